"""Lists of risks: counted by eye in the shared pack, and in layouts of invented boards."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs import reading, risks
from board.packs.entries import Risk
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind
from storage import documents

FILE = Path(__file__).parents[2].parent / "shared" / "packs" / "jcb-2020-12-17.txt"
ENOUGH = 0.95  # share of the risks of an invented pack that are read, and of those read that are right

# (number, project, description, rank, owner, mitigation), as a reader by eye writes them down.
Fact = tuple[str | None, str, str, str | None, str | None, str | None]

REGISTER = """
## Risk register

| Ref | Risk description | Likelihood | Impact | Score | Risk owner | Controls |
|---|---|---|---|---|---|---|
| R1 | Beds run out | 4 | 5 | 20 | Una Frost | Weekly call |
| R2 | Staff leave | 3 | 3 | 9 | BO | |
"""
REGISTER_FACTS: list[Fact] = [
    ("R1", "", "Beds run out", "20", "Una Frost", "Weekly call"),
    ("R2", "", "Staff leave", "9", "BO", None),
]

CARRIED = """
**Top risks**

Programme\tRisk / issue\tRating\tLead\tMitigating actions
Winter\tFlu closes wards\tHigh\tAB\t<ul><li>Vaccinate early</li><li>Open a spare ward</li></ul>
\tSnow closes roads\tLow\tCD\tGrit
Equipment\tStores run empty\tModerate\tAB / CD\tOrder in
\f
Programme\tRisk / issue\tRating\tLead\tMitigating actions
\t\t\t\tadvance and borrow from Thornby.
Housing\tRents rise\tHigh (4 x 4 = 16)\t\tNone yet
"""
CARRIED_FACTS: list[Fact] = [
    (None, "Winter", "Flu closes wards", "High", "AB", "• Vaccinate early\n• Open a spare ward"),
    (None, "Winter", "Snow closes roads", "Low", "CD", "Grit"),
    (None, "Equipment", "Stores run empty", "Moderate", "AB / CD", "Order in advance and borrow from Thornby."),
    (None, "Housing", "Rents rise", "High (4 x 4 = 16)", None, "None yet"),
]

TWO_ROWS = """
### Strategic risks

| No | Risk | Inherent | | Residual | | Owner | Existing controls | Further action |
| | | L | I | L | I | | | |
|---|---|---|---|---|---|---|---|---|
| 1 | Cyber attack | 5 | 5 | 3 | 4 | Priya Lal | Backups | Test in May |
| 2 | Fire | 2 | 5 | 1 | 5 | Sam Reed | Alarms | |
"""
TWO_ROWS_FACTS: list[Fact] = [
    (
        "1",
        "",
        "Cyber attack",
        "Residual L: 3; Residual I: 4",
        "Priya Lal",
        "Existing controls: Backups\nFurther action: Test in May",
    ),
    (
        "2",
        "",
        "Fire",
        "Residual L: 1; Residual I: 5",
        "Sam Reed",
        "Existing controls: Alarms",
    ),
]

CARDS = """
# Risks and issues

| Risk | Ambulances queue |
| Rating | Red |
| Owner | Ida Blackwood |
| Mitigation | A second bay |

| Risk | Money runs out |
| Rating | Amber |
| Mitigation | Freeze posts |
"""
CARDS_FACTS: list[Fact] = [
    (None, "", "Ambulances queue", "Red", "Ida Blackwood", "A second bay"),
    (None, "", "Money runs out", "Amber", None, "Freeze posts"),
]

GROUPED = """
## Risks to delivery

Issue\tPriority\tProposed resolution
Care market\t\t
Two homes may close\tHigh\tTalk to the owners
No beds for people with\tMedium\tAsk the city
dementia in the north\t\tand the county
Workforce\t\t
Pay is low\tLow\t
"""
GROUPED_FACTS: list[Fact] = [
    (None, "Care market", "Two homes may close", "High", None, "Talk to the owners"),
    (
        None,
        "Care market",
        "No beds for people with dementia in the north",
        "Medium",
        None,
        "Ask the city and the county",
    ),
    (None, "Workforce", "Pay is low", "Low", None, None),
]

# Held back until everything above was read.
CAUSES = """
**Corporate risks**

| Risk ID | Workstream | Cause | Risk | Effect | RAG | Risk lead | Mitigation in place |
|---|---|---|---|---|---|---|---|
| A-1 | Digital | Old servers | Records are lost | Harm | A | Director of IT | Copies kept off site |
| A-2 | Estates | Leaks | A ward closes | Delay | R | TBC | |
"""
CAUSES_FACTS: list[Fact] = [
    (
        "A-1",
        "Digital",
        "Cause: Old servers\nRisk: Records are lost\nEffect: Harm",
        "A",
        "Director of IT",
        "Copies kept off site",
    ),
    ("A-2", "Estates", "Cause: Leaks\nRisk: A ward closes\nEffect: Delay", "R", "TBC", None),
]

SCORED = """
### Principal risks facing the partnership

Risk No.\tDescription\tCurrent score\tTarget score\tAccountable director\tManagement response
7\tDemand for home care outstrips\t16\t8\tCarys Penn\tNew lead providers.

---

Risk No.\tDescription\tCurrent score\tTarget score\tAccountable director\tManagement response
\tsupply in winter.\t\t\t\tReview in May.
8\tLease ends.\t12\t4\tLeon Marsh\tFind a site.
"""
SCORED_FACTS: list[Fact] = [
    (
        "7",
        "",
        "Demand for home care outstrips supply in winter.",
        "16",
        "Carys Penn",
        "New lead providers.\nReview in May.",
    ),
    ("8", "", "Lease ends.", "12", "Leon Marsh", "Find a site."),
]

# Held back for a second round.
ASSURANCE = """
## Board assurance framework

| Ref | Objective | Principal risk | Director | Initial score | Current score | Key controls | Gaps in controls |
|---|---|---|---|---|---|---|---|
| BAF1 | Safe homes | We do not spot poor care | Chief Nurse | 4x5=20 | 3x5=15 | Visits | No data |
| BAF2 | Good work | Staff burn out | HR Director | 16 | 12 | Rest days | |
"""
ASSURANCE_FACTS: list[Fact] = [
    (
        "BAF1",
        "Safe homes",
        "We do not spot poor care",
        "3x5=15",
        "Chief Nurse",
        "Key controls: Visits\nGaps in controls: No data",
    ),
    (
        "BAF2",
        "Good work",
        "Staff burn out",
        "12",
        "HR Director",
        "Key controls: Rest days",
    ),
]

ISSUES = """
Key issues and risks

Date raised\tIssue/Risk\tSeverity\tOwner\tResolution
01/04/26\tContract not signed\tHigh\tMarek Lund\tLawyers meet weekly
02/05/26\tLift broken\tLow\tTBC\t
"""
ISSUES_FACTS: list[Fact] = [
    (None, "", "Contract not signed", "High", "Marek Lund", "Lawyers meet weekly"),
    (None, "", "Lift broken", "Low", "TBC", None),
]

PAIRS = """
### Risks

| Risk | Mitigation |
|---|---|
| Floods | Sandbags |
| Power cuts | A generator at each home |
"""
PAIRS_FACTS: list[Fact] = [
    (None, "", "Floods", None, None, "Sandbags"),
    (None, "", "Power cuts", None, None, "A generator at each home"),
]

LABELLED = """
#### Risk 1

Risk: The lease ends
Likelihood: 3
Impact: 4
Owner: Jo Flint
Mitigation: Talk to the landlord

Risk: The roof leaks
Likelihood: 5
Impact: 2
Owner: Ben Okoro
Mitigation: Mend it
"""
LABELLED_FACTS: list[Fact] = [
    (None, "", "The lease ends", "Likelihood: 3; Impact: 4", "Jo Flint", "Talk to the landlord"),
    (None, "", "The roof leaks", "Likelihood: 5; Impact: 2", "Ben Okoro", "Mend it"),
]

TITLED = """
## Corporate risk register

| Ref / Risk title | Description | Risk score now | Target score | Who | How we manage it | Next review |
|---|---|---|---|---|---|---|
| ICT-03 – Old servers | The case records may be lost. | 12 | 6 | Dana Firth | Copies kept off site | March 2029 |
| ICT-04 – Phones | Calls may not get through. | 9 | 4 | | | |
"""
TITLED_FACTS: list[Fact] = [
    ("ICT-03", "Old servers", "The case records may be lost.", "12", "Dana Firth", "Copies kept off site"),
    ("ICT-04", "Phones", "Calls may not get through.", "9", None, None),
]

NUMBERED_CARDS = """
## Things that worry us

Issue 7: Vans break down on the hill road.
Severity: Medium
Lead: Transport Manager
What is being done: two vans are on order.
Looked at again: June

Issue 9: The boiler is thirty years old.
Severity: High
Lead: OB
What is being done: a quote is awaited.
Looked at again: May
"""
NUMBERED_CARDS_FACTS: list[Fact] = [
    ("7", "", "Vans break down on the hill road.", "Medium", "Transport Manager", "two vans are on order."),
    ("9", "", "The boiler is thirty years old.", "High", "OB", "a quote is awaited."),
]

LAYOUTS: dict[str, tuple[str, list[Fact]]] = {
    "likelihood, impact and score": (REGISTER, REGISTER_FACTS),
    "programme carried down, over a page": (CARRIED, CARRIED_FACTS),
    "two header rows": (TWO_ROWS, TWO_ROWS_FACTS),
    "a card each": (CARDS, CARDS_FACTS),
    "issues in groups": (GROUPED, GROUPED_FACTS),
    "cause, risk and effect (held back)": (CAUSES, CAUSES_FACTS),
    "scores over a page (held back)": (SCORED, SCORED_FACTS),
    "a board assurance framework (second round)": (ASSURANCE, ASSURANCE_FACTS),
    "a log of issues (second round)": (ISSUES, ISSUES_FACTS),
    "risk and mitigation alone (second round)": (PAIRS, PAIRS_FACTS),
    "labelled lines (second round)": (LABELLED, LABELLED_FACTS),
    "reference and title in one column (third round)": (TITLED, TITLED_FACTS),
    "numbered cards of lines (third round)": (NUMBERED_CARDS, NUMBERED_CARDS_FACTS),
}

NO_RISKS = """
## Action plan

| Issue | Action | Owner | Deadline | Status |
|---|---|---|---|---|
| Risk of delay | Write to homes | AB | Nov-26 | Open |

## Risk management implications

| 14 | The Council has a duty to look at risk. |
| 15 | None noted |

## Indicators

| Indicator | Actual | Target | RAG |
|---|---|---|---|
| People at risk seen | 5 | 7 | Red |

## Risk assessments

| Home | Risk assessment done | Date |
|---|---|---|
| Elm | Yes | May |
"""


def paper(text: str, *, hidden: bool = False) -> Paper:
    blocks = documents.read("pack.md", text.encode())
    return Paper(Kind.OTHER, blocks, (hidden,) * len(blocks), "Northmere Joint Board pack")


def fact(one: Risk) -> Fact:
    return one.number, one.project, one.description, one.rank, one.owner, one.mitigation


@pytest.mark.parametrize("layout", LAYOUTS)
def test_risks_are_read_from_any_layout(layout: str) -> None:
    text, expected = LAYOUTS[layout]
    found = Counter(fact(one) for one in risks.read(paper(text)))
    right = (found & Counter(expected)).total()
    print(f"{layout}: precision {right}/{found.total()}, recall {right}/{len(expected)}")  # noqa: T201
    assert right >= ENOUGH * found.total()
    assert right >= ENOUGH * len(expected)


def test_other_tables_that_speak_of_risk_are_no_risks() -> None:
    other = paper(NO_RISKS)
    assert risks.read(other) == ()
    assert risks.spans(other) == frozenset()


def test_a_restricted_page_restricts_the_risk_that_goes_on_over_it() -> None:
    one = paper(CARRIED)
    hidden = tuple(at > 6 for at in range(len(one.blocks)))
    found = risks.read(Paper(one.kind, one.blocks, hidden, one.document))
    assert [risk.restricted for risk in found] == [False, False, True, True]
    assert [risk.source.paragraph for risk in found] == [f"row {at} of the risks" for at in range(1, 5)]


def test_the_risks_of_the_shared_pack() -> None:
    # Counted in the text form: two rows under each of three headers, of which two repeat the first.
    if not FILE.exists():
        pytest.skip("the shared pack is not beside the project")
    papers = reading.open_(documents.read(FILE.name, FILE.read_bytes())).papers
    found = [one for each in papers for one in risks.read(each)]
    assert [(one.project.split()[0], one.rank, one.owner) for one in found] == [
        ("Wheel", "High", "DC"),
        ("Home", "Moderate", "CP"),
        ("Hospital", "High", "DC"),
        ("Make", "Moderate", "CA"),
        ("Reliance", "Moderate", "CP"),
        ("Looked", "Low", "KE"),
    ]
    assert [len((one.mitigation or "").split("\n")) for one in found] == [10, 1, 33, 16, 1, 8]
    assert not any(one.number or one.restricted for one in found)


WORDS = ["", "Risk", "Owner", "Rating", "Mitigation", "Project", "Fire", "12", "High", "and so on", "Flood."]


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
def test_no_owner_is_made_up_whatever_the_rows(blocks: list[Block]) -> None:
    one = Paper(Kind.OTHER, tuple(blocks), (False,) * len(blocks), "Northmere Joint Board pack")
    said = {word for block in blocks for word in block.text.replace("|", " ").split()}
    for found in risks.read(one):
        assert {word.rstrip(":;") for word in (found.owner or "").split()} <= said | {
            word.rstrip(":;") for word in said
        }
        assert found.description or found.mitigation
    assert risks.spans(one) <= set(range(len(blocks)))
