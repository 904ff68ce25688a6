"""The heads of papers as other boards lay them out: minutes, trackers, reports, enclosures, running lines."""

import pytest

from board.packs import reading
from board.packs.papers import Kind
from storage import documents

HEAD = "# Thornby Vale Joint Board\n\nTuesday 3 October 2028, 2.15 pm, Priory Barn, Thornby\n\n"
BEHIND = "## Agenda\n\n1. Welcome\n2. {title} (Pages 2 - 5)\n3. Close\n\n---\n\n"
MINUTES = {
    "a Scottish sederunt": "# Minute of Meeting\n\nThornby Vale Joint Board\n\n5 September 2028 at 2 pm\n\n"
    "Sederunt: Cllr Ola Brandt (Convener), Ida Quarm\n\n## 1. Welcome\n\nThe Convener spoke.\n",
    "words of its own": "NOTES OF THE MEETING ON 5 SEPTEMBER 2028\n\nThornby Vale Joint Board, 2 pm\n\n"
    "Here: Cllr Ola Brandt - OB (chair), Ida Quarm - IQ\nSorry not to be here: Jo Lund - JL\n\n1 Welcome\nOB spoke.\n",
    "a table of standing": "# Minute of the Thornby Vale Joint Board, 5th September 2028\n\n"
    "| Status | Name | Body | Initials |\n|--|--|--|--|\n| Present | Ola Brandt | Thornby Council | OB |\n"
    "| Apologies | Jo Lund | Thornby NHS | JL |\n\n## 1 Welcome\n\nOB spoke.\n",
    "a record of proceedings": "RECORD OF PROCEEDINGS\n\nThornby Vale Joint Board, 5 September 2028\n\n"
    "Members attending: Ola Brandt, Ida Quarm\n\n1. Welcome\n\nThe chair spoke.\n",
    "Welsh and English": "# Cofnodion / Minutes\n\nThornby Vale Joint Board\n\n5 September 2028\n\n"
    "Presennol / Present: Ola Brandt, Ida Quarm\n\n## 1 Croeso / Welcome\n\nThe chair spoke.\n",
    "nothing that calls them so": "# Thornby Vale Joint Board: meeting of 5 September 2028\n\n"
    "Attended by: Ola Brandt (OB), Ida Quarm (IQ)\nApologies from: Jo Lund\n\n## 1. Welcome\n\nOB spoke.\n",
    "a table of names": "# Thornby Vale Joint Board\n\nNote of discussion, 5 September 2028\n\n"
    "| Who came | For whom |\n|--|--|\n| Ola Brandt | Thornby Council |\n| Ida Quarm | Thornby NHS |\n\n"
    "## 1. Welcome\n\nThe chair spoke.\n",
}
TRACKERS = {
    "a rolling list": "# Rolling action list\n\n| Origin | What is to be done | Lead officer | Target | Latest |\n"
    "|--|--|--|--|--|\n| 05.09.2028 | Count the flats | Ida Quarm | Oct-28 | Begun |\n",
    "labelled blocks": "WHAT WAS PROMISED\n\n(1) 5 September 2028 / Beds\n    Promise: Count the flats\n"
    "    Who: Ida Quarm    By: 30/9\n    How far: Begun\n(2) 5 September 2028 / Beds\n    Promise: Write to carers\n"
    "    Who: Jo Lund    By: 30/9\n    How far: Done\n",
    "steps with colours": "# Follow-up\n\n| Ref | Meeting | Agreed step | Who | By | RAG |\n|--|--|--|--|--|--|\n"
    "| 7 | 5 Sept 2028 | Count the flats | Ida Quarm | 1 Oct | Amber |\n",
    "references of the minutes": "# Outstanding business\n\n"
    "| Minute | Action required | Responsible | Timescale | Outcome |\n"
    "|--|--|--|--|--|\n| 28/14 | Count the flats | Ida Quarm | October | Begun |\n",
    "tasks": "# Task list from earlier meetings\n\n"
    "| Date of meeting | Task | Assigned to | Complete by | Where are we? |\n"
    "|--|--|--|--|--|\n| 5/9/28 | Count the flats | Ida Quarm | Oct | Begun |\n",
}
REPORTS = {
    "for and from": "WINTER BEDS\n\nFor: Thornby Vale Joint Board, 3 October 2028\nFrom: Ida Quarm, Director of Care\n"
    "We ask you to:\n  i. fund ten beds;\n  ii. ask for a report after a year.\n",
    "a table with a meeting date": "# Winter beds\n\n| Report to | Thornby Vale Joint Board |\n|--|--|\n"
    "| Meeting date | 3 October 2028 |\n| Prepared by | Ida Quarm |\n| Purpose of report | For noting |\n",
    "a front sheet": "# Report cover sheet\n\n| Agenda item | 2 |\n|--|--|\n| Paper title | Winter beds |\n"
    "| Executive lead | Ida Quarm |\n| Written by | Jo Lund |\n| The Board is asked to | Note it |\n",
    "a Scottish report": "# Winter beds\n\n**Report by:** Chief Officer\n\n**To:** Thornby Vale Joint Board\n\n"
    "**On:** 3 October 2028\n\n1. Purpose\n\nTo tell of the beds.\n",
    "a report of a council": "Report to: Thornby Vale Joint Board\nDate: 3 October 2028\n"
    "Report of: Director of Care\n\n"
    "# Winter beds\n\nThe beds are few.\n",
}
RUNNING = "=" * 40 + "\nThornby Vale Joint Board | 3 October 2028 | {page}\n" + "=" * 40 + "\n\n"


def opened(text: str) -> reading.Opened:
    return reading.open_(documents.read("pack.md", (HEAD + text).encode()))


@pytest.mark.parametrize("layout", MINUTES)
def test_minutes_are_known_by_who_was_there_and_when(layout: str) -> None:
    found = opened(BEHIND.format(title="Minutes of 5 September 2028") + MINUTES[layout])
    assert [(paper.kind, paper.item and paper.item.number) for paper in found.papers] == [(Kind.MINUTES, "2")]


@pytest.mark.parametrize("layout", TRACKERS)
def test_a_tracker_is_known_by_task_somebody_and_state(layout: str) -> None:
    found = opened(BEHIND.format(title="Action list") + TRACKERS[layout])
    assert [(paper.kind, paper.item and paper.item.number) for paper in found.papers] == [(Kind.TRACKER, "2")]


@pytest.mark.parametrize("layout", REPORTS)
def test_a_report_is_known_by_to_whom_and_from_whom(layout: str) -> None:
    found = opened(BEHIND.format(title="Winter beds") + REPORTS[layout])
    assert [(paper.kind, paper.item and paper.item.number) for paper in found.papers] == [(Kind.REPORT, "2")]


def test_an_enclosure_goes_to_the_item_that_names_it_and_takes_its_secret_along() -> None:
    found = opened(
        "## Agenda\n\n| No | Subject | Lead | Enc |\n|--|--|--|--|\n| 1 | Welcome | Chair | Verbal |\n"
        "| 2 | Winter beds | Jo Lund | Enc. A |\n| 3 | Estates (exempt) | Jo Lund | Enc. B |\n\n"
        "---\n\nEnc. A\n\nA look at the cold months\n\nThe beds are few.\n\n---\n\nEnc. B\n\nThe barn and its price\n\n"
        "A million is bid.\n"
    )
    assert [(paper.item and paper.item.number, paper.restricted) for paper in found.papers] == [
        ("2", False),
        ("3", True),
    ]


def test_a_line_that_runs_over_every_page_is_no_word_of_a_paper() -> None:
    found = opened(
        BEHIND.format(title="Winter beds")
        + "# Winter beds\n\nThe beds are few.\n\n"
        + RUNNING.format(page=3)
        + "Some are cold.\n\n"
        + RUNNING.format(page=4)
        + "Beds - 12\n\nMattresses - 14\n\nBeds - 13\n"
    )
    said = " ".join(block.text for paper in found.papers for block in paper.blocks)
    assert "Thornby Vale Joint Board |" not in said
    assert all(
        words in said for words in ("The beds are few", "Some are cold", "Beds - 12", "Mattresses - 14", "Beds - 13")
    )
