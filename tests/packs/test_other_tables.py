"""Indicators, risks and glossaries under other headers, of invented boards: each fact as a reader by eye has it."""

from typing import Any

import pytest

from board.packs import glossary, indicators, risks
from board.packs.papers import Kind, Paper
from storage import documents


def paper(text: str, name: str = "paper.md") -> Paper:
    blocks = tuple(documents.read(name, text.encode()))
    return Paper(Kind.OTHER, blocks, (False,) * len(blocks), "Invented pack", "A paper")


# What each indicator has: its table, name, period, actual, previous year, target and light.
INDICATORS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "questions of a survey": (
        """**Answers by month**

| Question | Month | Result | Same month last year | Goal | Status |
|---|---|---|---|---|---|
| Would recommend us (%) | Apr-28 | 86 | 84 | 85 | GREEN |
| Letters were plain (%) | May-28 | 73 | 73 | 75 | AMBER |
""",
        [
            ("Answers by month", "Would recommend us (%)", "Apr-28", "86", "84", "85", "green"),
            ("Answers by month", "Letters were plain (%)", "May-28", "73", "73", "75", "amber"),
        ],
    ),
    "seasons, an aim and a light": (
        """## Figures for the spring

| What | Spring 2027 | Spring 2028 | Aim | Light |
|---|---|---|---|---|
| Nights of nursing given | 310 | 402 | 400 | Green |
| People waiting | 18 | 27 | 10 | Red |
""",
        [
            ("Figures for the spring", "Nights of nursing given", "Spring 2028", "402", "310", "400", "green"),
            ("Figures for the spring", "People waiting", "Spring 2028", "27", "18", "10", "red"),
        ],
    ),
    "months across": (
        """## Access

| Measure | Aim | Apr-27 | May-27 | Jun-27 | RAG |
|---|---|---|---|---|---|
| Seen in a week | 90% | 80% | 85% | 91% | G |
""",
        [("Access", "Seen in a week", "Jun-27", "91%", None, "90%", "green")],
    ),
    "two tables": (
        """## Adults

| Metric | Ambition | Q1 2026/27 | Q1 2027/28 | Colour |
|---|---|---|---|---|
| Homes visited | 40 | 31 | 44 | Green |

## Children

| KPI | Period | Achieved | Prior year | Threshold | R/A/G |
|---|---|---|---|---|---|
| Checks at two | Jul 27 | 88 | 86 | 95 | A |
""",
        [
            ("Adults", "Homes visited", "Q1 2027/28", "44", "31", "40", "green"),
            ("Children", "Checks at two", "Jul 27", "88", "86", "95", "amber"),
        ],
    ),
    "what we count": (
        """## How we are doing

| What we count | This quarter | Last quarter | Standard | Rating |
|---|---|---|---|---|
| Calls answered | 91% | 88% | 95% | Amber |
""",
        [("How we are doing", "Calls answered", None, "91%", "88%", "95%", "amber")],
    ),
    "where we are and were": (
        """## Progress

| Description | Where we are | Where we were | Where we want to be | RAG rating |
|---|---|---|---|---|
| Falls at home | 12 | 15 | 10 | Amber |
""",
        [("Progress", "Falls at home", None, "12", "15", "10", "amber")],
    ),
    "no light": (
        """## Comparison

| Topic | 2026 | 2027 | Benchmark |
|---|---|---|---|
| Beds for each thousand | 4.1 | 3.9 | 4.4 |
""",
        [("Comparison", "Beds for each thousand", "2027", "3.9", "4.1", "4.4", None)],
    ),
    "aligned by blanks": (
        """FIGURES

What                          Winter 2027   Winter 2028   Goal   Colour
Meals brought                        310           402    400   Green
Meals sent back                       18            27     10   Red
""",
        [
            ("FIGURES", "Meals brought", "Winter 2028", "402", "310", "400", "green"),
            ("FIGURES", "Meals sent back", "Winter 2028", "27", "18", "10", "red"),
        ],
    ),
    "an area of performance": (
        """## Scorecard

| Performance area | Reporting period | Our figure | Previous figure | Expected level | Rating |
|---|---|---|---|---|---|
| Calls answered | May 2027 | 90% | 88% | 95% | Amber |
""",
        [("Scorecard", "Calls answered", "May 2027", "90%", "88%", "95%", "amber")],
    ),
    "a year to be reached by": (
        """## Outcomes

| Outcome | Baseline 2025 | Now | By 2030 | Direction |
|---|---|---|---|---|
| Fewer falls | 40 | 33 | 20 | Improving |
""",
        [("Outcomes", "Fewer falls", None, "33", "40", "20", None)],
    ),
    "a standard and its target": (
        """## Visits

| Ref | Service standard | Jul 26 | Aug 26 | Sep 26 | Target |
|---|---|---|---|---|---|
| A1 | Visits on time | 90 | 91 | 93 | 95 |
""",
        [("Visits", "Visits on time", "Sep 26", "93", None, "95", None)],
    ),
}
# Tables that measure nothing against anything.
NO_INDICATORS: dict[str, str] = {
    "costs": "## Costs\n\n| What | 2026 | 2027 | Total |\n|---|---|---|---|\n| Vans | 10 | 12 | 22 |\n",
    "a timetable": "| What | When | Aim | Status |\n|---|---|---|---|\n| Tender | May 2027 | Ready | Green |\n",
    "hours": "## Hours\n\n| Place | Summer | Winter |\n|---|---|---|\n| Hall | 9 to 5 | 9 to 4 |\n",
    "people": "## Who\n\n| Name | From | Until | Result |\n|---|---|---|---|\n| Ann Ode | 2026 | 2027 | Elected |\n",
}

# What each risk has: its number, description, rank, owner and mitigation.
RISKS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "letters for the factors": (
        """| Risk | L | I | L x I | Held by |
|---|---|---|---|---|
| Too few people answer | 3 | 2 | 6 | DA |
| The contractor stops | 1 | 5 | 5 | Chief Officer |
""",
        [(None, "Too few people answer", "6", "DA", None), (None, "The contractor stops", "5", "Chief Officer", None)],
    ),
    "three scores": (
        """| Ref | What might happen | Inherent score | Residual score | Target score | Controls | Executive lead |
|---|---|---|---|---|---|---|
| 4 | The roof leaks | 20 | 12 | 6 | Buckets | Una Pike |
""",
        [("4", "The roof leaks", "12", "Una Pike", "Buckets")],
    ),
    "a threat and its chance": (
        """| Threat | Chance | Effect | Score | Minded by | What we do about it |
|---|---|---|---|---|---|
| Flood | 2 | 5 | 10 | KM | Sandbags |
""",
        [(None, "Flood", "10", "KM", "Sandbags")],
    ),
    "a hazard": (
        """## Risk log

| Hazard | Prob | Sev | P x S | Who |
|---|---|---|---|---|
| Ice on the ramp | 4 | 3 | 12 | Porter |
""",
        [(None, "Ice on the ramp", "12", "Porter", None)],
    ),
    "lettered lines": (
        """WHAT MAY GO WRONG

A. The hospice may not pay its half. Likelihood 3, harm 4: 12. Looked after by TO. We are talking to its trustees.
B. Nurses may leave for better pay. Likelihood 4, harm 3: 12. Looked after by Reg Fane. A bonus at Christmas.
""",
        [
            ("A", "The hospice may not pay its half.", "12", "TO", "We are talking to its trustees."),
            ("B", "Nurses may leave for better pay.", "12", "Reg Fane", "A bonus at Christmas."),
        ],
    ),
    "a sentence for each": (
        """## Risks

- Risk 1: the lease ends. Score: 12. Owner: Una Pike. Mitigation: talk to the landlord.
- Risk 2: the van breaks down. Score: 6. Owner: KM. Mitigation: hire one.
""",
        [
            ("1", "the lease ends.", "12", "Una Pike", "talk to the landlord."),
            ("2", "the van breaks down.", "6", "KM", "hire one."),
        ],
    ),
    "what could go wrong": (
        """| No. | What could go wrong | How likely | How bad | Overall | Whose | What is being done |
|---|---|---|---|---|---|---|
| 1 | Nobody applies | 3 | 3 | 9 | Clerk | Advertise |
""",
        [("1", "Nobody applies", "9", "Clerk", "Advertise")],
    ),
    "worries": (
        """| What worries us | How likely (1-5) | How serious (1-5) | Total | Who is watching it | What we are doing |
|---|---|---|---|---|---|
| Vans break down | 3 | 4 | 12 | KM | Servicing |
""",
        [(None, "Vans break down", "12", "KM", "Servicing")],
    ),
    "before and after mitigation": (
        """| # | Risk and effect | Pre-mitigation | Post-mitigation | Mitigation | Lead |
|---|---|---|---|---|---|
| 1 | Flood shuts the hall | High | Low | Pump | UP |
""",
        [("1", "Flood shuts the hall", "Low", "UP", "Pump")],
    ),
    "numbered lines with letters for the factors": (
        """1. Supplier fails. L3 x I4 = 12. Lead: Dr A. Pike. Second supplier found.

2. Staff leave. L2 x I4 = 8. Lead: UP. Bonus paid.
""",
        [
            ("1", "Supplier fails.", "12", "Dr A. Pike", "Second supplier found."),
            ("2", "Staff leave.", "8", "UP", "Bonus paid."),
        ],
    ),
}
NO_RISKS: dict[str, str] = {
    "actions": "| No | What | Who | By when |\n|---|---|---|---|\n| 1 | Write | KM | May |\n",
    "a story": "A. The board met. Likelihood of rain was discussed. It ended at 12.\n",
    "votes": "| What | L | I | Held by |\n|---|---|---|---|\n| Seats | 3 | 2 | Council |\n",
}

# What each term has: its words, its abbreviation and its meaning.
TERMS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "two columns without a head": (
        """**Abbreviations**

| AOCB | Any other competent business |
| CLO | Care Liaison Officer |
""",
        [("AOCB", None, "Any other competent business"), ("CLO", None, "Care Liaison Officer")],
    ),
    "letters with signs of equality": (
        """LETTERS WE USE

EOLC = end of life care
NNS = night nursing service

We keep these papers for five years.
""",
        [("EOLC", None, "end of life care"), ("NNS", None, "night nursing service")],
    ),
    "two pairs in a row": (
        """## Acronyms used in this pack

| BCF | Better Care Fund | CHC | Continuing healthcare |
|---|---|---|---|
| DST | Decision support tool | EHC | Education, health and care |
""",
        [
            ("BCF", None, "Better Care Fund"),
            ("CHC", None, "Continuing healthcare"),
            ("DST", None, "Decision support tool"),
            ("EHC", None, "Education, health and care"),
        ],
    ),
    "short and long form": (
        """| Short form | Long form |
|---|---|
| JSNA | Joint strategic needs assessment |
| PPG | Patient participation group |
""",
        [
            ("JSNA", None, "Joint strategic needs assessment"),
            ("PPG", None, "Patient participation group"),
        ],
    ),
    "what it stands for": (
        """## Words and letters

| Letters | What they stand for |
|---|---|
| OT | Occupational therapist |
| MDT | Multi-disciplinary team |
""",
        [("OT", None, "Occupational therapist"), ("MDT", None, "Multi-disciplinary team")],
    ),
    "sentences that say what a word means": (
        """## Definitions

**Home care** means care at home.

**Provider** means whoever gives it.
""",
        [("Home care", None, "care at home."), ("Provider", None, "whoever gives it.")],
    ),
}


@pytest.mark.parametrize("case", INDICATORS)
def test_indicators_are_read_under_other_headers(case: str) -> None:
    text, facts = INDICATORS[case]
    assert [
        (
            one.table,
            one.name,
            one.period,
            one.actual,
            one.previous.value if one.previous else None,
            one.target.value if one.target else None,
            one.rag.value if one.rag else None,
        )
        for one in indicators.read(paper(text, "paper.txt" if case == "aligned by blanks" else "paper.md"))
    ] == facts


@pytest.mark.parametrize("case", NO_INDICATORS)
def test_no_other_table_gives_indicators(case: str) -> None:
    assert indicators.read(paper(NO_INDICATORS[case])) == ()


@pytest.mark.parametrize("case", RISKS)
def test_risks_are_read_under_other_headers(case: str) -> None:
    text, facts = RISKS[case]
    assert [
        (one.number, one.description, one.rank, one.owner, one.mitigation) for one in risks.read(paper(text))
    ] == facts


@pytest.mark.parametrize("case", NO_RISKS)
def test_no_other_lines_give_risks(case: str) -> None:
    assert risks.read(paper(NO_RISKS[case])) == ()


@pytest.mark.parametrize("case", TERMS)
def test_terms_are_read_in_other_layouts(case: str) -> None:
    text, facts = TERMS[case]
    name = "paper.txt" if case == "letters with signs of equality" else "paper.md"
    assert [(one.term, one.short, one.meaning) for one in glossary.read(paper(text, name))] == facts
