"""Tables of indicators and headline tiles: counted by eye in the shared pack, and in layouts of invented boards."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs import indicators, reading, tiles
from board.packs.entries import Comparison, Indicator, Rag
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind
from storage import documents

FILE = Path(__file__).parents[2].parent / "shared" / "packs" / "jcb-2020-12-17.txt"
ENOUGH = 0.95  # share of the facts of an invented pack that are read, and of those read that are right

# (name, period, actual, previous, target, rag), as a reader by eye writes them down.
Fact = tuple[str, str | None, str | None, str | None, str | None, str | None]

QUARTERS = """
## Performance scorecard

| Ref | Indicator | Target | Q1 | Q2 | Q3 | Q4 | RAG |
|---|---|---|---|---|---|---|---|
| 1 | Home visits made on time | ≥85% | 80% | 86% | | | G |
| 2 | Falls in care homes | 40 | 44 | 41 | | | Amber |
| 3 | New carers assessed | - | | | | | n/a |
"""
QUARTERS_FACTS: list[Fact] = [
    ("Home visits made on time", "Q2", "86%", None, "≥85%", "green"),
    ("Falls in care homes", "Q2", "41", None, "40", "amber"),
    ("New carers assessed", None, None, None, "-", "n/a"),
]

FLAT = """
### Urgent care dashboard

KPI\tReporting month\tActual\tLast year\tVariance\t% change\tPlan\tVariance\tStatus\tCommentary
Ambulance handovers over 30 minutes\tOct-26\t1,204\t1,350\t-146\t-11%\t1,000\t204\t🔴\tWinter pressure
Beds closed by infection\tOct-26\t0\t3\t-3\t-100%\t\t\t🟢 ↓\t
Calls answered in a minute\tSep-26\t71%\t-\t\t\t95%\t-24\tR\t
"""
FLAT_FACTS: list[Fact] = [
    ("Ambulance handovers over 30 minutes", "Oct-26", "1,204", "1,350", "1,000", "red"),
    ("Beds closed by infection", "Oct-26", "0", "3", None, "green"),
    ("Calls answered in a minute", "Sep-26", "71%", "-", "95%", "red"),
]

MERGED = """
**Table 4: Children's measures**

| | | 2025/26 | 2026/27 | | | |
| Measure | Owner | Actual | Target | Actual | Variance | RAG |
|---|---|---|---|---|---|---|
| Health checks in time | OB | 88.1% | 90% | 91.4% | 1.4 | Green |
| Dental checks | OB | 60% | 75% | 58% | -17 | Red |

This page is intentionally not a page.

**Table 4: Children's measures (continued)**

| | | 2025/26 | 2026/27 | | | |
| Measure | Owner | Actual | Target | Actual | Variance | RAG |
|---|---|---|---|---|---|---|
| School places offered | TK | 97% | 98% | 97.5% | -0.5 | Amber |
"""
MERGED_FACTS: list[Fact] = [
    ("Health checks in time", "2026/27", "91.4%", "88.1%", "90%", "green"),
    ("Dental checks", "2026/27", "58%", "60%", "75%", "red"),
    ("School places offered", "2026/27", "97.5%", "97%", "98%", "amber"),
]

LISTED = """
# Key performance indicators

- Delayed discharges – Actual: 12 (target 10), previous year 15 – Amber
- Reablement starts – Actual: 140 (target: 130) – Green
- Complaints answered: actual 9, last year 11
- The actual cost is not yet known.
"""
LISTED_FACTS: list[Fact] = [
    ("Delayed discharges", None, "12", "15", "10", "amber"),
    ("Reablement starts", None, "140", None, "130", "green"),
    ("Complaints answered", None, "9", "11", None, None),
]

SECTIONS = """
#### Quality measures

Performance measure\tTarget\tPrevious quarter\tThis quarter\tTrend\tRAG rating
Safety\t\t\t\t\t
Pressure sores reported\t<5\t7\t6\t↑\tRed
Medicine errors\t0\t0\t0\t→\tGreen
Experience\t\t\t\t\t
Friends and family score for\t80%\t78%\t79%\t↑\tAmber
\f
Performance measure\tTarget\tPrevious quarter\tThis quarter\tTrend\tRAG rating
community nursing teams\t\t\t\t\t
Complaints upheld\t\t4\t2\t↓\t
"""
SECTIONS_FACTS: list[Fact] = [
    ("Pressure sores reported", None, "6", "7", "<5", "red"),
    ("Medicine errors", None, "0", "0", "0", "green"),
    ("Friends and family score for community nursing teams", None, "79%", "78%", "80%", "amber"),
    ("Complaints upheld", None, "2", "4", None, None),
]

CARDS = """
## Scorecard

| Indicator | Beds free at noon |
| Period | Week 12 |
| Actual | 31 |
| Target | 40 |
| RAG | Red |

| Indicator | Home care hours |
| Period | Week 12 |
| Actual | 24,716 |
| Last year | 22,909 |
| RAG | Green |
"""
CARDS_FACTS: list[Fact] = [
    ("Beds free at noon", "Week 12", "31", None, "40", "red"),
    ("Home care hours", "Week 12", "24,716", "22,909", None, "green"),
]

# Held back until everything above was read.
TURNED = """
## Joint outcomes

| Outcome measure | Baseline | Current performance (Nov-26) | Ambition | Rating |
|---|---|---|---|---|
| People living at home 91 days after leaving hospital | 81.2% | 79.9% | 85% | Amber ↓ |
| Admissions to care homes per 100,000 | 602 | 588.4 | ≤ 590 | Green |
| Loneliness score | 4.1 | not yet due | 3.9 | Grey |
"""
TURNED_FACTS: list[Fact] = [
    ("People living at home 91 days after leaving hospital", "Nov-26", "79.9%", "81.2%", "85%", "amber"),
    ("Admissions to care homes per 100,000", "Nov-26", "588.4", "602", "≤ 590", "green"),
    ("Loneliness score", "Nov-26", "not yet due", "4.1", "3.9", "n/a"),
]

DEEP = """
**Mental health indicators**

No.\tIndicator\tTarget\tQuarter 1\t\tQuarter 2\t\tLead
\t\t\tActual\tRAG\tActual\tRAG\t
1.1\tTalking therapy starts\t1,200\t1,150\tA\t1,240\tG\tRB
1.2\tRecovery rate\t50%\t48%\tR\t\t\tRB
1.3\tFirst visit in 6 weeks\t75%\t\t\t77%\tG\tJO
"""
DEEP_FACTS: list[Fact] = [
    ("Talking therapy starts", "Quarter 1", "1,150", None, "1,200", "amber"),
    ("Talking therapy starts", "Quarter 2", "1,240", None, "1,200", "green"),
    ("Recovery rate", "Quarter 1", "48%", None, "50%", "red"),
    ("First visit in 6 weeks", "Quarter 2", "77%", None, "75%", "green"),
]

# Held back for a second round.
MONTHS = """
## Exhibit 3. Integrated performance report

| Metric | Standard | Jul-26 | | Aug-26 | | Sep-26 | |
| | | Value | RAG | Value | RAG | Value | RAG |
|---|---|---|---|---|---|---|---|
| Cancer 62 day waits | 85% | 70.1% | R | 72.4% | R | 80% | A |
| Diagnostics over 6 weeks | ≤ 1% | 12% | R | - | | 9.8% | R |
"""
MONTHS_FACTS: list[Fact] = [
    ("Cancer 62 day waits", "Jul-26", "70.1%", None, "85%", "red"),
    ("Cancer 62 day waits", "Aug-26", "72.4%", None, "85%", "red"),
    ("Cancer 62 day waits", "Sep-26", "80%", None, "85%", "amber"),
    ("Diagnostics over 6 weeks", "Jul-26", "12%", None, "≤ 1%", "red"),
    ("Diagnostics over 6 weeks", "Aug-26", "-", None, "≤ 1%", None),
    ("Diagnostics over 6 weeks", "Sep-26", "9.8%", None, "≤ 1%", "red"),
]

RETURN = """
Better Care Fund metrics

Metric\tMeaning\tPlanned performance\tActual performance\tProgress against the planned target\tChallenges
Avoidable admissions\tUnplanned stays per 100,000\t210.5\t198.0\tOn track to meet target\tNone
Discharge to normal home\tShare of people\t92.6%\t91.8%\tNot on track\tToo few carers
Residential admissions\tRate per 100,000 aged 65+\t\t415\tData not available\t
"""
RETURN_FACTS: list[Fact] = [
    ("Avoidable admissions", None, "198.0", None, "210.5", None),
    ("Discharge to normal home", None, "91.8%", None, "92.6%", None),
    ("Residential admissions", None, "415", None, None, None),
]

YEARS = """
### b) Adult social care KPIs

| KPI no. | KPI | Good is | 2025/26 outturn | Q2 2026/27 | 2026/27 target | On target? |
|---|---|---|---|---|---|---|
| ASC1 | Reviews done in the year | High | 61% | 34% | 70% | Yes |
| ASC2 | People waiting for a visit | Low | 310 | 286 | 250 | No |
"""
YEARS_FACTS: list[Fact] = [
    ("Reviews done in the year", "Q2 2026/27", "34%", "61%", "70%", None),
    ("People waiting for a visit", "Q2 2026/27", "286", "310", "250", None),
]

LATEST_FIRST = """
**Table 9. Dental services**

Measure\tPlan\tFeb-29\tJan-29\tFeb-28\tStatus
Urgent slots free (%)\t60\t52\t49\t61\tA
Children seen\t900\t\t870\t840\tG
"""
LATEST_FIRST_FACTS: list[Fact] = [
    ("Urgent slots free (%)", "Feb-29", "52", "61", "60", "amber"),
    ("Children seen", "Jan-29", "870", "840", "900", "green"),
]

TWO_LIGHTS = """
| Indicator | Month | Latest | 2027/28 | RAG | Ambition | RAG |
|---|---|---|---|---|---|---|
| Wheelchairs mended in a week | May-28 | 88 | 91 | Red | 85 | Green |
"""
TWO_LIGHTS_FACTS: list[Fact] = [("Wheelchairs mended in a week", "May-28", "88", "91", "85", None)]

NAMELESS = """
Beds and rooms

| | Last year | This year | Target |
|---|---|---|---|
| Beds in use | 210 | 214 | 220 |
| Rooms closed | 4 | 2 | 0 |
"""
NAMELESS_FACTS: list[Fact] = [
    ("Beds in use", None, "214", "210", "220", None),
    ("Rooms closed", None, "2", "4", "0", None),
]

LAYOUTS: dict[str, tuple[str, list[Fact]]] = {
    "quarters side by side": (QUARTERS, QUARTERS_FACTS),
    "one flat header": (FLAT, FLAT_FACTS),
    "years over two header rows": (MERGED, MERGED_FACTS),
    "a list in words": (LISTED, LISTED_FACTS),
    "groups and a split name": (SECTIONS, SECTIONS_FACTS),
    "a card each": (CARDS, CARDS_FACTS),
    "other words (held back)": (TURNED, TURNED_FACTS),
    "quarters over two rows (held back)": (DEEP, DEEP_FACTS),
    "a light beside each month (second round)": (MONTHS, MONTHS_FACTS),
    "planned and actual (second round)": (RETURN, RETURN_FACTS),
    "two years and a quarter (second round)": (YEARS, YEARS_FACTS),
    "the latest month first (third round)": (LATEST_FIRST, LATEST_FIRST_FACTS),
    "a light behind each comparison (third round)": (TWO_LIGHTS, TWO_LIGHTS_FACTS),
    "no word for what is measured (third round)": (NAMELESS, NAMELESS_FACTS),
}

ORDINARY = """
## Attendance

| Member | May | July | September | Target |
|---|---|---|---|---|
| Ada Brook | 1 | 1 | 0 | 3 |
| Ben Okoro | 1 | 0 | 1 | 3 |

## Budget

| Scheme | Plan £000 | Actual £000 | Variance |
|---|---|---|---|
| Equipment | 1,200 | 1,150 | -50 |
| Reablement | 800 | 870 | 70 |

## Action plan

| Action | Lead | Target date | Status |
|---|---|---|---|
| Write to homes | AB | Nov-26 | Amber |

## Ratings

| | Good | Inadequate |
|---|---|---|
| Nursing homes | 9 | 0 |

The actual figure was 5, which is better than the target of 7.
"""


def paper(text: str, *, hidden: bool = False) -> Paper:
    blocks = documents.read("pack.md", text.encode())
    return Paper(Kind.OTHER, blocks, (hidden,) * len(blocks), "Northmere Joint Board pack")


def fact(one: Indicator) -> Fact:
    previous = one.previous.value if one.previous else None
    target = one.target.value if one.target else None
    return one.name, one.period, one.actual, previous, target, one.rag


@pytest.fixture(scope="module")
def shared() -> tuple[Paper, ...]:
    if not FILE.exists():
        pytest.skip("the shared pack is not beside the project")
    return reading.open_(documents.read(FILE.name, FILE.read_bytes())).papers


@pytest.mark.parametrize("layout", LAYOUTS)
def test_indicators_are_read_from_any_layout(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    found = Counter(fact(one) for one in indicators.read(paper(text)))
    right = (found & Counter(expected)).total()
    print(f"{layout}: precision {right}/{found.total()}, recall {right}/{len(expected)}")  # noqa: T201
    assert right >= ENOUGH * found.total()
    assert right >= ENOUGH * len(expected)


def test_ordinary_tables_and_sentences_are_no_indicators() -> None:
    ordinary = paper(ORDINARY)
    assert indicators.read(ordinary) == ()
    assert indicators.counts(ordinary) == ()
    assert tiles.read(ordinary) == ()
    assert indicators.spans(ordinary) | tiles.spans(ordinary) == frozenset()


def test_every_part_of_a_comparison_is_kept_as_written() -> None:
    handover, beds, _ = indicators.read(paper(FLAT))
    assert handover.table == "Urgent care dashboard"
    assert handover.previous == Comparison("Last year", "1,350", "-146", "-11%")
    assert handover.target == Comparison("Plan", "1,000", "204")
    assert handover.note == "Commentary: Winter pressure"
    assert beds.target is None  # the cells are empty, and nothing is not nought
    assert beds.note == "Status: 🟢 ↓"
    assert handover.source.paragraph == "row 1 of “Urgent care dashboard”"


def test_a_table_that_goes_on_after_a_page_keeps_its_name_and_groups_are_noted() -> None:
    assert {one.table for one in indicators.read(paper(MERGED))} == {"Table 4: Children's measures"}
    notes = [one.note for one in indicators.read(paper(SECTIONS))]
    assert notes == ["Safety; Trend: ↑", "Safety; Trend: →", "Experience; Trend: ↑", "Experience; Trend: ↓"]


def test_lights_are_counted_from_a_table_of_their_own() -> None:
    upright = (
        "## Indicators by light\n\n| RAG | Last year | Target |\n|---|---|---|\n| Green | 7 | 1 |\n| Red | 3 | |\n"
    )
    across = "## KPI summary\n\n| Against | Green | Amber | Red |\n|---|---|---|---|\n| Target | 5 | 0 | 2 |\n"
    found = [(one.against, one.rag, one.count) for text in (upright, across) for one in indicators.counts(paper(text))]
    assert found == [
        ("Last year", Rag.GREEN, 7),
        ("Target", Rag.GREEN, 1),
        ("Last year", Rag.RED, 3),
        ("Target", Rag.GREEN, 5),
        ("Target", Rag.AMBER, 0),
        ("Target", Rag.RED, 2),
    ]


def test_the_columns_of_a_summary_are_told_by_their_header() -> None:
    text = """
#### Beds

RAG Summary\tRAG Summary\tRAG Summary\tIndicator\tActual\tTarget\tTarget
\tTarget\tLast Yr\tIndicator\tActual\tTarget\t%
Green\t2\t0\tFree beds\t40\t38\t5%
Red\t1\t3\tClosed beds\t7\t2\t250%
"""
    assert [(one.against, one.rag, one.count) for one in indicators.counts(paper(text))] == [
        ("Target", Rag.GREEN, 2),
        ("Last Yr", Rag.GREEN, 0),
        ("Target", Rag.RED, 1),
        ("Last Yr", Rag.RED, 3),
    ]
    assert [one.target for one in indicators.read(paper(text))] == [
        Comparison("Target", "38", percent="5%"),
        Comparison("Target", "2", percent="250%"),
    ]


TILES = """
### Hospitals

| 25% Prev Yr = 18% | Patients home by noon |
| 66 | Target ≤ 70 | Beds closed |
| 4,120 (last year 3,999) | Calls |

### Homes

| 91% Target ≥ 90% | 12 Plan: 10 |
| Visits made | New carers |

### KEY

Better than previous year

- 16% Target ≤ 4% – Beds held by people who are well
- In May 25 people came, and the target was 18.
"""


def test_tiles_stand_beside_above_or_in_line_with_their_names() -> None:
    assert [(one.group, one.name, one.value, one.compared) for one in tiles.read(paper(TILES))] == [
        ("Hospitals", "Patients home by noon", "25%", "Prev Yr = 18%"),
        ("Hospitals", "Beds closed", "66", "Target ≤ 70"),
        ("Hospitals", "Calls", "4,120", "(last year 3,999)"),
        ("Homes", "Visits made", "91%", "Target ≥ 90%"),
        ("Homes", "New carers", "12", "Plan: 10"),
        ("KEY", "Beds held by people who are well", "16%", "Target ≤ 4%"),
    ]


def test_what_a_restricted_paper_shows_is_restricted() -> None:
    secret = paper(FLAT + TILES, hidden=True)
    assert [one.restricted for one in indicators.read(secret)] == [True] * 3
    assert [one.restricted for one in tiles.read(secret)] == [True] * 6
    assert not any(one.restricted for one in indicators.read(paper(FLAT)))


def test_the_indicators_of_the_shared_pack(shared: tuple[Paper, ...]) -> None:
    # Counted in the text form, lines with a period and a name: 14 under a., 9 under b., 5 under c., 5 under d.
    found = [one for each in shared for one in indicators.read(each)]
    assert Counter(one.table[:2] for one in found) == {"a.": 14, "b.": 9, "c.": 5, "d.": 5}
    first, total, hours = found[0], found[4], found[31]
    assert (first.period, first.actual, first.previous) == ("M7", "16", None)
    assert first.target == Comparison("Target", "4", "13", "357%")
    assert (total.actual, total.previous) == (
        "10,318",
        Comparison("Previous Year 19/20", "13,267", "-2949", "-22%"),
    )
    assert (hours.period, hours.actual, hours.target) == ("M8", "24,716", Comparison("Target", "0", "0", "0%"))
    # Lines whose cells for the year before are filled: 10, 9, 5, 5; for the target: 7, 4, 4, 5.
    assert Counter(one.table[:2] for one in found if one.previous) == {"a.": 10, "b.": 9, "c.": 5, "d.": 5}
    assert Counter(one.table[:2] for one in found if one.target) == {"a.": 7, "b.": 4, "c.": 4, "d.": 5}
    assert not any(one.rag or one.note for one in found)


def test_the_counts_of_lights_of_the_shared_pack(shared: tuple[Paper, ...]) -> None:
    # Four tables with four lights each, against the last year and against the target; in the last one the order turns.
    found = [one for each in shared for one in indicators.counts(each)]
    assert len(found) == 32
    lights = (Rag.GREEN, Rag.AMBER, Rag.RED, Rag.NONE)
    told: dict[tuple[str, str], list[int]] = {}
    for one in found:
        told.setdefault((one.table[:2], one.against), []).append(one.count)
    assert [one.rag for one in found] == [light for _ in range(4) for light in lights for _ in range(2)]
    assert told == {
        ("a.", "Last Yr"): [7, 0, 3, 4],
        ("a.", "Target"): [1, 1, 5, 6],
        ("b.", "Last Yr"): [7, 2, 0, 0],
        ("b.", "Target"): [4, 0, 0, 5],
        ("c.", "Last Yr"): [3, 0, 2, 0],
        ("c.", "Target"): [2, 0, 2, 1],
        ("d.", "Target"): [5, 0, 1, 0],
        ("d.", "Last Yr"): [4, 1, 0, 1],
    }


def test_the_tiles_of_the_shared_pack(shared: tuple[Paper, ...]) -> None:
    # Counted in the text form: two groups of five; the legend beneath them is no tile.
    found = [one for each in shared for one in tiles.read(each)]
    assert Counter(one.group for one in found) == {"Achieving Transformation Change": 5, "Quality": 5}
    assert [(one.value, one.compared) for one in found][3:6] == [
        ("10,318", "Target ≤ 13,140"),
        ("1,251", "Prev Yr = 1,692"),
        ("33%", "Target ≥ 80%"),
    ]
    assert found[-1].compared == "Prev 12 mths = 31.7%"


WORDS = ["", "Indicator", "Actual", "Target", "Previous Year", "RAG", "Q1", "%", "12", "Green", "5 Target = 6", "beds"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(
            lambda kind, cells: Block(kind, " | ".join(cells), tuple(cells) if kind is BlockKind.ROW else ()),
            st.sampled_from(BlockKind),
            st.lists(st.sampled_from(WORDS), max_size=6),
        ),
        max_size=25,
    )
)
def test_no_figure_is_made_up_whatever_the_rows(blocks: list[Block]) -> None:
    one = Paper(Kind.OTHER, tuple(blocks), (False,) * len(blocks), "Northmere Joint Board pack")
    said = {word for block in blocks for word in block.text.split()}
    for found in indicators.read(one):
        assert found.actual != ""
        assert set((found.actual or "").split()) <= said
        assert found.name.split()[0] in said
    assert all(found.value in said for found in tiles.read(one))
    assert all(str(found.count) in said for found in indicators.counts(one))
    places = range(len(blocks))
    assert indicators.spans(one) <= set(places)
    assert tiles.spans(one) <= set(places)


def test_sentences_beneath_a_table_count_its_lights() -> None:
    table = "**{}**\n\n| Measure | Actual | Target | RAG |\n|---|---|---|---|\n{}\n"
    one = table.format("Roads", "| Holes mended | 5 | 6 | R |\n| Lamps lit | 9 | 9 | G |\n")
    two = table.format("Parks", "| Gates shut | 2 | 2 | G |\n")
    text = f"{one}RAG against target: Red: 1, Green: 1\n\n{two}Of these three measures one is red and two are green.\n"
    found = indicators.counts(paper(text))
    assert [(each.table, each.against, each.rag, each.count) for each in found] == [
        ("Roads", "target", "red", 1),
        ("Roads", "target", "green", 1),
        ("Roads; Parks", "", "red", 1),
        ("Roads; Parks", "", "green", 2),
    ]
    assert indicators.counts(paper(f"{one}The two red buses and three green vans are old.\n")) == ()
