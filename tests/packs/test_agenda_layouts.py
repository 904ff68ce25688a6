"""Agendas as other boards lay them out, each in small: what is read, what stays restricted, and what is none."""

import datetime as dt

import pytest

from board import packs
from board.packs import reading
from board.packs.values import AgendaItem, Purpose
from storage import documents

HEAD = "# Thornby Vale Joint Board\n\nTuesday 3 October 2028, 2.15 pm, Priory Barn, Thornby\n\n"
FIRST = {Purpose.DECISION: "D", Purpose.DISCUSSION: "S", Purpose.INFORMATION: "N"}

# What an item says: number, title, lead, purposes (D decision, S discussion, N noting), pages.
Said = tuple[str, str, str | None, str, tuple[int, int] | None]

AGENDAS: dict[str, tuple[str, list[Said]]] = {
    "public information with its own numbers stands before the agenda": (
        (
            "## Public information\n\n1. The building is open from nine o'clock.\n2. Please do not film the public.\n\n"
            "## Meeting information\n\nMembers are reminded of the code of conduct.\n\n## AGENDA\n\n"
            "**1 APOLOGIES FOR ABSENCE**\n\nTo receive any apologies.\n\n**2 DECLARATIONS OF INTEREST**\n\n"
            "Members are asked to declare any interest.\n\n**3 MINUTES (Pages 5 - 12)**\n\n"
            "To approve the minutes of the meeting held on 5 September 2028.\n"
        ),
        [
            ("1", "APOLOGIES FOR ABSENCE", None, "N", None),
            ("2", "DECLARATIONS OF INTEREST", None, "", None),
            ("3", "MINUTES", None, "D", (5, 12)),
        ],
    ),
    "times in front and enclosure letters behind": (
        (
            "## Agenda\n\n| Time | Item | Lead | Encl |\n|--|--|--|--|\n| 10:00 | 1. Welcome | Chair | Verbal |\n"
            "| 10:05 | 2. Declarations | Chair | A |\n| 10:10 | 3. Winter beds | Ida Quarm | B |\n"
        ),
        [
            ("1", "Welcome", "Chair", "", None),
            ("2", "Declarations", "Chair", "", None),
            ("3", "Winter beds", "Ida Quarm", "", None),
        ],
    ),
    "references of the board for numbers and a key of letters": (
        (
            "## Agenda\n\n| Ref | Time | Topic | Presenter | Purpose |\n|--|--|--|--|--|\n"
            "| TV/28/041 | 09.30 | Welcome | Chair | I |\n| TV/28/042 | 09.35 | Winter beds | Ida Quarm | A |\n"
            "| TV/28/043 | 10.00 | Spending | Jo Lund | D |\n\nA = approval, D = discussion, I = information\n"
        ),
        [
            ("TV/28/041", "Welcome", "Chair", "N", None),
            ("TV/28/042", "Winter beds", "Ida Quarm", "D", None),
            ("TV/28/043", "Spending", "Jo Lund", "S", None),
        ],
    ),
    "a Scottish order of business with items below its headings": (
        (
            "## Order of business\n\n**1. Order of Business**\n\n1.1 Including any notices of motion\n\n"
            "**2. Declarations of Interest**\n\n2.1 Members should declare any interest\n\n**3. Minutes**\n\n"
            "3.1 Minute of 5 September 2028 – submitted for approval\n\n**4. Reports**\n\n"
            "4.1 Respite at home – Report by the Chief Officer\n"
        ),
        [
            ("1", "Order of Business", None, "", None),
            ("1.1", "Including any notices of motion", None, "", None),
            ("2", "Declarations of Interest", None, "", None),
            ("2.1", "Members should declare any interest", None, "", None),
            ("3", "Minutes", None, "", None),
            ("3.1", "Minute of 5 September 2028", None, "D", None),
            ("4", "Reports", None, "", None),
            ("4.1", "Respite at home", "Chief Officer", "", None),
        ],
    ),
    "a Welsh head in two languages": (
        "## RHAGLEN / AGENDA\n\n1 Croeso / Welcome\n\n2 Cofnodion / Minutes (Tud. / Pages 3 - 6)\n\n3 Cau / Close\n",
        [
            ("1", "Croeso / Welcome", None, "", None),
            ("2", "Cofnodion / Minutes", None, "", (3, 6)),
            ("3", "Cau / Close", None, "", None),
        ],
    ),
    "a Welsh head in one": (
        "## RHAGLEN\n\n1. Croeso\n2. Cofnodion (Tudalennau 3 - 6)\n3. Cau\n",
        [("1", "Croeso", None, "", None), ("2", "Cofnodion", None, "", (3, 6)), ("3", "Cau", None, "", None)],
    ),
    "leads in brackets and dots to the pages": (
        (
            "## Agenda\n\n1. Welcome (Cllr Brandt)\n2. Winter beds, for decision (Ida Quarm) ..... pages 2 to 4\n"
            "3. Spending, for discussion (Dr Udo) ....... page 5\n"
        ),
        [
            ("1", "Welcome", "Cllr Brandt", "", None),
            ("2", "Winter beds", "Ida Quarm", "D", (2, 4)),
            ("3", "Spending", "Dr Udo", "S", (5, 5)),
        ],
    ),
    "a bare page behind the dots": (
        "## Agenda\n\n1. Welcome ............ 1\n2. Winter beds .......... 2-4\n3. Spending ........ 5\n",
        [
            ("1", "Welcome", None, "", (1, 1)),
            ("2", "Winter beds", None, "", (2, 4)),
            ("3", "Spending", None, "", (5, 5)),
        ],
    ),
    "words of its own above times and numbers": (
        (
            "WHAT WE SHALL TALK ABOUT\n\n10.15   1   Welcome (Cllr Brandt)\n"
            "10.20   2   Notes of 5 September 2028, for agreement (Cllr Brandt) ... pages 2 to 4\n"
            "10.30   3   Anything else\n"
        ),
        [
            ("1", "Welcome", "Cllr Brandt", "", None),
            ("2", "Notes of 5 September 2028", "Cllr Brandt", "D", (2, 4)),
            ("3", "Anything else", None, "", None),
        ],
    ),
    "times alone": (
        "## Agenda\n\n10.00 Welcome – Chair\n\n10.05 Winter beds – Ida Quarm\n\n10.30 Close\n",
        [
            ("1", "Welcome", "Chair", "", None),
            ("2", "Winter beds", "Ida Quarm", "", None),
            ("3", "Close", None, "", None),
        ],
    ),
    "nothing above the numbers": (
        (
            "1. Apologies\n2. Declarations of interest\n3. Minutes of the last meeting\n4. Winter beds\n"
            "5. Any other business\n"
        ),
        [
            ("1", "Apologies", None, "", None),
            ("2", "Declarations of interest", None, "", None),
            ("3", "Minutes of the last meeting", None, "", None),
            ("4", "Winter beds", None, "", None),
            ("5", "Any other business", None, "", None),
        ],
    ),
    "a table that nothing calls an agenda": (
        (
            "| 1 | Welcome | Chair | 2.15 |\n|--|--|--|--|\n| 2 | Minutes | Chair | 2.20 |\n"
            "| 3 | Winter beds | Ida Quarm | 2.30 |\n| 4 | Close | Chair | 3.30 |\n"
        ),
        [
            ("1", "Welcome", "Chair", "", None),
            ("2", "Minutes", "Chair", "", None),
            ("3", "Winter beds", "Ida Quarm", "", None),
            ("4", "Close", "Chair", "", None),
        ],
    ),
    "letters in a column and their key below": (
        (
            "## Agenda\n\n| # | Business | Officer | D / N / S | pp |\n|--|--|--|--|--|\n"
            "| 1 | Sederunt | Convener | N | |\n"
            "| 2 | Minute of 5 September 2028 | Convener | D | 2–4 |\n| 3 | Winter beds | Ida Quarm | S | 5 |\n\n"
            "Key: D = for decision; N = for noting; S = for discussion\n"
        ),
        [
            ("1", "Sederunt", "Convener", "N", None),
            ("2", "Minute of 5 September 2028", "Convener", "D", (2, 4)),
            ("3", "Winter beds", "Ida Quarm", "S", (5, 5)),
        ],
    ),
    "rows that group the items": (
        (
            "## Agenda\n\n| No | Item | Lead | Paper |\n|--|--|--|--|\n| Opening business | | | |\n"
            "| 1 | Welcome | Chair | |\n"
            "| Standing items | | | |\n| 2 | Winter beds | Ida Quarm | Enc 1 |\n| 3 | Spending | Jo Lund | Enc 2 |\n"
        ),
        [
            ("1", "Welcome", "Chair", "", None),
            ("2", "Winter beds", "Ida Quarm", "", None),
            ("3", "Spending", "Jo Lund", "", None),
        ],
    ),
    "headings that say what the items below them are for": (
        (
            "## Agenda\n\n1. Welcome\n\n**ITEMS FOR DECISION**\n\n2. Winter beds\n3. Spending\n\n"
            "**ITEMS FOR INFORMATION**\n\n"
            "4. Dates\n"
        ),
        [
            ("1", "Welcome", None, "", None),
            ("2", "Winter beds", None, "D", None),
            ("3", "Spending", None, "D", None),
            ("4", "Dates", None, "N", None),
        ],
    ),
    "a matter of two lines in a cell": (
        (
            "## Agenda\n\n| Item | Matter for consideration | Page |\n|--|--|--|\n| 1. | Apologies | |\n"
            "| 2. | Winter beds<br>Report of the Director of Care | 7 |\n| 3. | Close | |\n"
        ),
        [
            ("1", "Apologies", None, "", None),
            ("2", "Winter beds", "Director of Care", "", (7, 7)),
            ("3", "Close", None, "", None),
        ],
    ),
    "minutes in brackets and bracketed names": (
        "## Agenda\n\n1) Welcome [Chair] [5 mins]\n2) Winter beds [Ida Quarm] [20 mins]\n3) Close [Chair] [5 mins]\n",
        [
            ("1", "Welcome", "Chair", "", None),
            ("2", "Winter beds", "Ida Quarm", "", None),
            ("3", "Close", "Chair", "", None),
        ],
    ),
    "spans of time before numbers": (
        (
            "## Running order\n\n| When | | What | Who |\n|--|--|--|--|\n| 10:00 – 10:05 | 1 | Welcome | Chair |\n"
            "| 10:05 – 10:30 | 2 | Winter beds | Ida Quarm |\n| 10:30 – 10:40 | 3 | Close | Chair |\n"
        ),
        [
            ("1", "Welcome", "Chair", "", None),
            ("2", "Winter beds", "Ida Quarm", "", None),
            ("3", "Close", "Chair", "", None),
        ],
    ),
    "small letters in brackets": (
        "## Business\n\n(a) Apologies\n\n(b) Winter beds\n\n(c) Spending\n\n(d) Close\n",
        [
            ("a", "Apologies", None, "", None),
            ("b", "Winter beds", None, "", None),
            ("c", "Spending", None, "", None),
            ("d", "Close", None, "", None),
        ],
    ),
    "a leading zero and a dash": (
        "## Agenda\n\n01 – Welcome\n\n02 – Winter beds\n\n03 – Close\n",
        [("01", "Welcome", None, "", None), ("02", "Winter beds", None, "", None), ("03", "Close", None, "", None)],
    ),
    "labels beneath the items": (
        (
            "## Agenda\n\n**1. Welcome**\n\nSpeaker: Cllr Brandt\n\n**2. Winter beds**\n\nIntroduced by: Ida Quarm\n"
            "What we want: Decision\nPapers: pp. 3-9\n\n**3. Close**\n"
        ),
        [
            ("1", "Welcome", "Cllr Brandt", "", None),
            ("2", "Winter beds", "Ida Quarm", "D", (3, 9)),
            ("3", "Close", None, "", None),
        ],
    ),
    "an agenda that goes on behind a page's end": (
        (
            "## Agenda\n\n| No | Item | Lead | Page |\n|--|--|--|--|\n| 1 | Welcome | Chair | |\n"
            "| 2 | Beds | Ida Quarm | 3 |\n\n"
            "Agenda (continued)\n\n| No | Item | Lead | Page |\n|--|--|--|--|\n| 3 | Spending | Jo Lund | 9 |\n"
            "| 4 | Close | Chair | |\n"
        ),
        [
            ("1", "Welcome", "Chair", "", None),
            ("2", "Beds", "Ida Quarm", "", (3, 3)),
            ("3", "Spending", "Jo Lund", "", (9, 9)),
            ("4", "Close", "Chair", "", None),
        ],
    ),
    "columns of a kind for every purpose": (
        (
            "## Agenda\n\n| | Matter | Introduced by | Decide | Talk over | Note |\n|--|--|--|--|--|--|\n"
            "| 1 | Welcome | Chair | | | ✓ |\n| 2 | Winter beds | Ida Quarm | ✓ | | |\n"
            "| 3 | Spending | Jo Lund | | ✓ | |\n"
        ),
        [
            ("1", "Welcome", "Chair", "N", None),
            ("2", "Winter beds", "Ida Quarm", "D", None),
            ("3", "Spending", "Jo Lund", "S", None),
        ],
    ),
    "a programme with initials for leads": (
        "## Programme\n\n1. Welcome (OB)\n2. Winter beds (IQ/JL)\n3. Children (under five) (IQ)\n4. Close\n",
        [
            ("1", "Welcome", "OB", "", None),
            ("2", "Winter beds", "IQ/JL", "", None),
            ("3", "Children (under five)", "IQ", "", None),
            ("4", "Close", None, "", None),
        ],
    ),
    "commas before what is asked": (
        (
            "## Agenda\n\n1. Welcome\n2. Winter beds, to agree, Ida Quarm, page 4\n"
            "3. Beds, chairs and tables, for noting\n"
        ),
        [
            ("1", "Welcome", None, "", None),
            ("2", "Winter beds", "Ida Quarm", "D", (4, 4)),
            ("3", "Beds, chairs and tables", None, "N", None),
        ],
    ),
}

NOT_PACKS = {
    "a letter with a numbered list": "Dear members,\n\nI write about the following:\n\n1. The rent is due in March.\n"
    "2. The roof leaks and must be mended.\n3. The tenants have been told.\n\nYours sincerely, Jo Lund\n",
    "the contents of a report": "## Contents\n\n1. Introduction ..... 3\n2. Method ..... 5\n3. Findings ..... 9\n"
    "4. Conclusion ..... 12\n",
    "recommendations": "The Board is recommended to:\n\n1. Agree the winter plan\n2. Note the spending\n"
    "3. Ask for a report\n",
    "minutes with their items": "## Minutes\n\nPresent: Ola Brandt, Ida Quarm\n\n**1. Welcome**\n\nOB spoke.\n\n"
    "**2. Winter beds**\n\nIQ spoke.\n\n**3. Close**\n\nAll left.\n",
    "indicators in rows": "| 1 | Falls | 12 | 14 |\n|--|--|--|--|\n| 2 | Waits | 9 | 8 |\n| 3 | Beds | 40 | 41 |\n",
    "a step list with owners in brackets": "1. Count the flats (Ida Quarm)\n2. Write to carers (Jo Lund)\n"
    "3. Book the hall (Ida Quarm)\n4. Ring the depot (Jo Lund)\n",
    "the chapters of a plan with pages": "## Contents\n\n1. Welcome ..... page 1\n2. Our plan ..... pages 2 to 9\n"
    "3. Next steps ..... page 10\n",
    "a day's visits by the clock": "Dear Jo, we went there and saw:\n\n- 10.00 the ward was cold.\n"
    "- 10.30 the hall was warm.\n"
    "- 11.00 nobody was in.\n",
    "a list of actions with dates": "| 06/01/2028 | Count the flats | Ida Quarm |\n|--|--|--|\n"
    "| 07/01/2028 | Write to carers | Jo Lund |\n| 08/01/2028 | Close the hall | Jo Lund |\n",
    "risks in rows": "| No | Risk | Owner | Score |\n|--|--|--|--|\n| 1 | Too few beds | Jo Lund | 12 |\n"
    "| 2 | Too few nurses | Jo Lund | 16 |\n| 3 | Snow | Ida Quarm | 4 |\n",
}


EXEMPT: dict[str, tuple[str, list[bool]]] = {
    "a mark behind a name in brackets": (
        (
            "1. Apologies (Cllr Brandt)\n2. Minutes (Cllr Brandt)\n"
            "3. Sale of the barn - EXEMPT (Ida Quarm)\n4. Close (Cllr Brandt)\n"
        ),
        [False, False, True, False],
    ),
    "a part of a table without a header": (
        (
            "MATTERS BEFORE US\n\n10.15   1   Welcome (Cllr Brandt)\n10.20   2   Minutes (Cllr Brandt)\n"
            "10.30   3   Sale of the barn (not for publication)\n10.40   4   Close\n"
        ),
        [False, False, True, False],
    ),
    "a group in a table": (
        (
            "## Agenda\n\n| No | Subject | Lead |\n|--|--|--|\n| 1 | Welcome | Chair |\n| Part 2 - Private | | |\n"
            "| 2 | Sale of the barn | Jo Lund |\n"
        ),
        [False, True],
    ),
    "a heading that also says what is asked": (
        "## Agenda\n\n1. Welcome\n\n**EXEMPT ITEMS FOR DECISION**\n\n2. Sale of the barn\n3. Pay\n",
        [False, True, True],
    ),
}


def opened(text: str) -> reading.Opened:
    return reading.open_(documents.read("pack.md", (HEAD + text).encode()))


def said(item: AgendaItem) -> Said:
    return (item.number, item.title, item.lead, "".join(FIRST[one] for one in item.purposes), item.pages)


@pytest.mark.parametrize("layout", AGENDAS)
def test_an_agenda_is_read_by_its_shape(layout: str) -> None:
    text, expected = AGENDAS[layout]
    found = opened(text)
    assert [said(item) for item in found.agenda.items] == expected
    assert found.sitting.on == dt.date(2028, 10, 3)
    assert not any(item.restricted for item in found.agenda.items)


@pytest.mark.parametrize("layout", EXEMPT)
def test_what_is_exempt_stays_so_in_every_shape(layout: str) -> None:
    text, expected = EXEMPT[layout]
    assert [item.restricted for item in opened(text).agenda.items] == expected


def test_names_in_brackets_are_leads_and_short_forms_are_none() -> None:
    found = opened(
        "## Agenda\n\n1. Welcome\n2. Better Care Fund (BCF)\n3. Integrated Care Board (ICB)\n"
        "4. Winter plan (Oak Ward)\n"
    )
    assert [item.lead for item in found.agenda.items] == [None] * 4


@pytest.mark.parametrize(
    "text", ["(" * 50_000, "a | " * 30_000 + "3", "1. " * 20_000, "A " * 50_000, "10.00 " * 20_000, ", to note" * 9_000]
)
def test_long_lines_of_any_shape_are_read_in_bounded_time(text: str) -> None:
    with pytest.raises(packs.NotAPack):
        opened(f"{text}\n\n{text}: {text}\n")


@pytest.mark.parametrize("layout", NOT_PACKS)
def test_a_list_of_anything_else_is_no_agenda(layout: str) -> None:
    with pytest.raises(packs.NotAPack):
        opened(NOT_PACKS[layout])
