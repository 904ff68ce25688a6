"""Decision reports whose labels say the same in other words, of invented boards."""

from typing import Any

import pytest

from board.packs import reports
from board.packs.papers import Kind, Paper
from storage import documents

LINES = """NIGHT NURSING SERVICE

For: Marram Bay Care Partnership, 19 July 2028
From: Tess Oduya, Director of Joining Up, tess.oduya@example.org
Key decision: No
Wards: all
We ask you to:
  i. fund seven nights a week from October 2028 (£88,000);
  ii. ask for a report after a year.
Papers behind this one: Hospice survey, 2027
Attached: 1 Costing
"""

FORM = """# Island care: next steps

| Report to | Skerry Integration Board |
|---|---|
| Meeting date | 5th September 2028 |
| Prepared by | Moira Tull, 01632 960808 |
| Purpose of report | For noting |
| Recommendations | 1. Approve the steps.<br>2. Agree that they be tested. |
| Appendix | The steps |
| Equality impact | Not required |
"""

SOUGHT = """# Day centre hours

| To | Thornholm Health Board |
|---|---|
| Date | 4 May 2027 |
| Sponsor | Ruth Abiola |
| Decision sought | Open the day centre on Saturdays. |
| Localities | East and Harbour |
| Enclosures | A Timetable<br>B Costs |
| Further reading | Day centre review 2025 |
"""

HEADED = """# Meals at home

## Who decides

Ousby Joint Committee

## Who wrote this

Femi Lyle, Head of Meals

## What we ask of you

1. Keep the service for another year.
2. Raise the price to £4.50.

## Why

People like it.

## What to read with it

- Meals survey 2026
"""

ASKED = """# Lunch clubs

Report for: Ferring Committee
Report by: Nell Byrne, Lunch Manager
Date of meeting: 3 March 2027

Is this a key decision? Yes
Which wards does it affect? Ferring North
Is an equality impact assessment needed? No

## Recommended resolution

That the clubs be kept.
"""

SCOTTISH = """# Transport to clinics

| Committee | Aird Committee |
|---|---|
| Date of Committee | 8 June 2028 |
| Report title | Transport to clinics |
| Report author | Iain Roy |
| Wards affected | Aird; Kyle |

## 1. Purpose

1.1 This report asks for a decision on minibuses.

## 2. Recommendations

2.1 It is recommended that the Committee: (a) lease two minibuses; and (b) note the risk.

## 3. List of enclosures

Enclosure 1: Lease

## 4. Papers relied upon

None
"""

INVITED = """# Respite flats

Report to: Wend Valley Joint Board
Responsible officer: Una Pike

The Joint Board is invited to:

- close the flat at Mill Lane
- thank the staff

## Electoral wards

Mill, Quarry

## Supporting papers

Annex 1 Flats compared
"""

FOUR = """# Winter plan

| Meeting | Stell Board | Date | 6 October 2027 |
|---|---|---|---|
| Author | Kit Mowbray | Sponsor | Ola Finch |
| Action required | Approve ☒ Note ☐ | Key decision | No |

## We recommend that the Board

1. approves the winter plan
2. hears of it in March
"""

PROPOSED = """**Carers' cards**

**Presented to:** Garth Partnership Board
**Presented by:** Hana Sorley
**Meeting on:** 2 February 2028

**Proposed resolutions**

(1) That cards be printed.
(2) That shops be asked to take them.

**Background reading**

Carers' survey, 2027

**Annexes**

A. Design of the card
"""

NEEDS = """# Buses

Meeting: Elm Board
Meeting date: 4 May 2027
Author and title: Bo Fry, Bus Manager
Purpose: For decision

## What the Board needs to do

The Board should:

- agree the timetable
- thank the drivers

## Where to find out more

Bus survey 2026
"""

OUTCOME = """# Kitchens

| Title | Kitchens |
|---|---|
| To be considered by | Elm Board on 4 May 2027 |
| Submitted by | Bo Fry |
| Outcome sought | 1. Approve two kitchens. 2. Note the rent. |
| Area affected | Elm North |
| Enclosure | 3 |
"""

# What each report has: decision-maker, date of decision, contacts, recommendations, key decision, wards, appendices,
# background papers, and whether assessments are required.
CASES: dict[str, tuple[str, tuple[Any, ...]]] = {
    "labels of plain words": (
        LINES,
        (
            "Marram Bay Care Partnership",
            "19 July 2028",
            ["Tess Oduya"],
            ["fund seven nights a week from October 2028 (£88,000);", "ask for a report after a year."],
            "No",
            "all",
            ["Costing"],
            ["Hospice survey, 2027"],
            [],
        ),
    ),
    "a form with one appendix": (
        FORM,
        (
            "Skerry Integration Board",
            "5th September 2028",
            ["Moira Tull"],
            ["Approve the steps.", "Agree that they be tested."],
            None,
            None,
            ["The steps"],
            [],
            [False],
        ),
    ),
    "a decision that is sought": (
        SOUGHT,
        (
            "Thornholm Health Board",
            "4 May 2027",
            ["Ruth Abiola"],
            ["Open the day centre on Saturdays."],
            None,
            "East and Harbour",
            ["Timetable", "Costs"],
            ["Day centre review 2025"],
            [],
        ),
    ),
    "headings that ask": (
        HEADED,
        (
            "Ousby Joint Committee",
            None,
            ["Femi Lyle"],
            ["Keep the service for another year.", "Raise the price to £4.50."],
            None,
            None,
            [],
            ["Meals survey 2026"],
            [],
        ),
    ),
    "questions": (
        ASKED,
        (
            "Ferring Committee",
            "3 March 2027",
            ["Nell Byrne"],
            ["That the clubs be kept."],
            "Yes",
            "Ferring North",
            [],
            [],
            [False],
        ),
    ),
    "letters within a numbered paragraph": (
        SCOTTISH,
        (
            "Aird Committee",
            "8 June 2028",
            ["Iain Roy"],
            ["lease two minibuses; and", "note the risk."],
            None,
            "Aird; Kyle",
            ["Lease"],
            ["None"],
            [],
        ),
    ),
    "what a board needs to do": (
        NEEDS,
        (
            "Elm Board",
            "4 May 2027",
            ["Bo Fry"],
            ["agree the timetable", "thank the drivers"],
            None,
            None,
            [],
            ["Bus survey 2026"],
            [],
        ),
    ),
    "an outcome that is sought": (
        OUTCOME,
        (
            "Elm Board",
            "4 May 2027",
            ["Bo Fry"],
            ["Approve two kitchens.", "Note the rent."],
            None,
            "Elm North",
            [],
            [],
            [],
        ),
    ),
    "an invitation": (
        INVITED,
        (
            "Wend Valley Joint Board",
            None,
            ["Una Pike"],
            ["close the flat at Mill Lane", "thank the staff"],
            None,
            "Mill, Quarry",
            ["Flats compared"],
            [],
            [],
        ),
    ),
    "pairs of labels": (
        FOUR,
        (
            "Stell Board",
            "6 October 2027",
            ["Kit Mowbray", "Ola Finch"],
            ["approves the winter plan", "hears of it in March"],
            "No",
            None,
            [],
            [],
            [],
        ),
    ),
    "resolutions that are proposed": (
        PROPOSED,
        (
            "Garth Partnership Board",
            "2 February 2028",
            ["Hana Sorley"],
            ["That cards be printed.", "That shops be asked to take them."],
            None,
            None,
            ["Design of the card"],
            ["Carers' survey, 2027"],
            [],
        ),
    ),
}


def _told(text: str, title: str) -> tuple[Any, ...]:
    blocks = tuple(documents.read("paper.md", text.encode()))
    (one,) = reports.read(Paper(Kind.REPORT, blocks, (False,) * len(blocks), "Invented pack", title))
    return (
        one.decision_maker,
        one.decided_on,
        [contact.name for contact in one.contacts],
        [each.text for each in one.recommendations],
        one.key_decision,
        one.wards,
        [each.text for each in one.appendices],
        [each.title for each in one.background],
        [each.required for each in one.assessments],
    )


@pytest.mark.parametrize("case", CASES)
def test_labels_in_other_words_open_the_same_parts(case: str) -> None:
    text, facts = CASES[case]
    assert _told(text, "A paper") == facts
