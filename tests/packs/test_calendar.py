"""A board's own dates and rules: the year's meetings, the quorum, who may speak, how it votes."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs import calendar, charter_rules
from board.packs.entries import CalendarDay, Rule, RuleKind
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind
from storage import documents


def paper(text: str, kind: Kind = Kind.OTHER, *, hidden: bool = False) -> Paper:
    blocks = tuple(documents.read("paper.md", text.encode()))
    return Paper(kind, blocks, (hidden,) * len(blocks), "pack", "Agenda")


def days(text: str) -> list[tuple[str, dt.date | None]]:
    return [(one.written, one.on) for one in calendar.read(paper(text))]


def read(text: str) -> tuple[CalendarDay, ...]:
    return calendar.read(paper(text))


MUNICIPAL = """## Dates of meetings: municipal year 2020/21

| 2020 | 2021 |
|---|---|
| 18 June | 21 January |
| 20 August | 18 February |
"""
LISTS = """## Meeting dates

2021: 21 January, 18 February
2022: 20 January at 2pm and 17 February
"""
ROWS = """## Dates of future meetings

| Date | Time | Venue | Papers due |
|---|---|---|---|
| Tuesday 17 June 2031 | 9.30 am | Room 4 | 9 June 2031 |
| 20 August | 10:00 - 12:00 | Mill House (provisional) | 12 August |
| Friday 21 October 2031 | | | |
"""
LINES = """DATES OF MEETINGS - 2031

- 14 January
- 11 March
- 30 February

## Another matter

The next day is 4 May 2031.
"""


GRID = """## Dates in 2031/32

| June | July | September | January |
|---|---|---|---|
| 17 | – | 4 and 25 | 8th |

| March | 12 |
|---|---|
"""
OPEN = """## Calendar of meetings 2031

| Day | Date | Venue |
|---|---|---|
| Tuesday | 3 June | Mill House |
| | October – to be fixed | |
"""
SCANNED = """DATES FOR 2031

- Tuesday 3 June 2O31 at lO.30 am
- l July 2031
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            GRID,
            [
                ("17 June", dt.date(2031, 6, 17)),
                ("4 September", dt.date(2031, 9, 4)),
                ("25 September", dt.date(2031, 9, 25)),
                ("8th January", dt.date(2032, 1, 8)),
                ("12 March", dt.date(2032, 3, 12)),
            ],
        ),
        (OPEN, [("3 June", dt.date(2031, 6, 3)), ("October", None)]),
        (SCANNED, [("Tuesday 3 June 2O31", dt.date(2031, 6, 3)), ("l July 2031", dt.date(2031, 7, 1))]),
        ("# Meeting in public\n\nDate: Thursday 5 June 2031", []),
        ("Meetings in 2031: 3 June, 1 July", [("3 June", dt.date(2031, 6, 3)), ("1 July", dt.date(2031, 7, 1))]),
        ("Dates for 2031\n\nPublished on 2 May 2031", []),
        (
            MUNICIPAL,
            [
                ("18 June", dt.date(2020, 6, 18)),
                ("21 January", dt.date(2021, 1, 21)),
                ("20 August", dt.date(2020, 8, 20)),
                ("18 February", dt.date(2021, 2, 18)),
            ],
        ),
        (
            LISTS,
            [
                ("21 January", dt.date(2021, 1, 21)),
                ("18 February", dt.date(2021, 2, 18)),
                ("20 January", dt.date(2022, 1, 20)),
                ("17 February", dt.date(2022, 2, 17)),
            ],
        ),
        (
            ROWS,
            [
                ("Tuesday 17 June 2031", dt.date(2031, 6, 17)),
                ("20 August", None),  # the list says no year
                ("Friday 21 October 2031", None),  # that day is a Tuesday
            ],
        ),
        (LINES, [("14 January", dt.date(2031, 1, 14)), ("11 March", dt.date(2031, 3, 11)), ("30 February", None)]),
        (
            "Dates of meetings: municipal year 2031/32: 12 May, 14 July, 9 March, 6 April",
            [
                ("12 May", dt.date(2031, 5, 12)),
                ("14 July", dt.date(2031, 7, 14)),
                ("9 March", dt.date(2032, 3, 9)),
                ("6 April", dt.date(2032, 4, 6)),
            ],
        ),
        ("Future meetings: 12 May 2031, 14 July", [("12 May 2031", dt.date(2031, 5, 12)), ("14 July", None)]),
        ("Date of next meeting: 12 May 2031", []),
        ("Date of meeting: 12 May 2031", []),
        ("The dates of the two letters are 12 May 2031 and 3 June 2031.", []),
    ],
)
def test_the_dates_of_a_year(text: str, expected: list[tuple[str, dt.date | None]]) -> None:
    assert days(text) == expected


def test_when_and_where_stand_beside_the_day() -> None:
    first, second, _ = read(ROWS)
    assert (first.starts, first.ends, first.place, first.note) == (dt.time(9, 30), None, "Room 4", None)
    assert (second.starts, second.ends, second.place) == (dt.time(10), dt.time(12), "Mill House")
    assert second.note == "provisional"


def test_restricted_dates_and_rules_are_restricted() -> None:
    assert {one.restricted for one in calendar.read(paper(LISTS, hidden=True))} == {True}
    assert {one.restricted for one in charter_rules.read(paper("The quorum is 3 members.", hidden=True))} == {True}


def rules(text: str, kind: Kind = Kind.OTHER) -> list[tuple[RuleKind, int | None]]:
    return [(one.kind, one.number) for one in charter_rules.read(paper(text, kind))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quorum shall be four members, with at least one from each body.", [(RuleKind.QUORUM, 4)]),
        ("## Quorum\n\nThree members must be there, one from each.", [(RuleKind.QUORUM, None)]),
        ("## Quorum\n\nThree members must be there.", [(RuleKind.QUORUM, 3)]),
        ("The Board is quorate when one third of members are present.", [(RuleKind.QUORUM, None)]),
        ("Quorum: 3", [(RuleKind.QUORUM, 3)]),
        ("Members of the public may ask a question of the board.", [(RuleKind.PUBLIC, None)]),
        ("Public Speaking\n\nMembers of the public may make representations.", [(RuleKind.PUBLIC, None)]),
        ("In case of equality the Chair shall have a casting vote.", [(RuleKind.VOTING, None)]),
        ("Members must declare any disclosable pecuniary interest.", [(RuleKind.DECLARING, None)]),
        ("It is quorate when five members are present, including two from the Trust.", [(RuleKind.QUORUM, 5)]),
        ("4. Quorum. No business may be done unless at least three members are there.", [(RuleKind.QUORUM, 3)]),
        ("This meeting is held in public.", []),
        ("The Board is open to the press and public until item 9.", []),
        ("## QUORUM\n\n## DECLARATIONS OF INTEREST", []),
        ("The meeting was not quorate.", []),
        ("No declarations of interest were made.", []),
        ("The winter plan needs forty beds.", []),
    ],
)  # fmt: skip
def test_rules_of_the_board(text: str, expected: list[tuple[RuleKind, int | None]]) -> None:
    assert rules(text) == expected


def test_minutes_state_no_rules() -> None:
    assert rules("The quorum shall be four members.", Kind.MINUTES) == []


LINE = st.text(max_size=40) | st.sampled_from(
    [
        "Dates of meetings 2031/32",
        "2031:",
        "12 May, 3 June",
        "31/12/20",
        "Quorum: 3",
        "The quorum is three.",
        "2020/21",
        "Nov 20",
    ]
)


@given(
    st.lists(
        LINE.map(lambda text: Block(BlockKind.PARAGRAPH, text))
        | st.lists(LINE, max_size=4).map(lambda cells: Block(BlockKind.ROW, " | ".join(cells), tuple(cells))),
        max_size=8,
    )
)
@settings(deadline=None)
def test_any_paper_is_read(blocks: list[Block]) -> None:
    any_paper = Paper(Kind.OTHER, tuple(blocks), (False,) * len(blocks), "pack", "Agenda")
    said = " ".join("".join(cell.split()) for block in blocks for cell in (block.text, *block.cells))
    for day in calendar.read(any_paper):
        assert "".join(day.written.split()) in said
    kept: tuple[Rule, ...] = charter_rules.read(any_paper)
    assert all("".join(rule.text.split()) in "".join(said.split()) for rule in kept)


@pytest.mark.parametrize("piece", ["12 May, ", "dates of ", "2020/21 ", "quorum ", "declare ", "vote ", "the board "])
def test_a_very_long_line_is_read_in_bounded_time(piece: str) -> None:
    text = "Dates of meetings: " + piece * 4000
    assert isinstance(read(text), tuple)
    assert isinstance(rules(text), list)
