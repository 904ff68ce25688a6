"""Agendas as boards lay them out: what the items are, what is said of each, and where the papers behind them begin."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import packs
from board.packs import agenda, agenda_details, misread, reading, restriction
from board.packs.papers import Kind
from board.packs.values import AgendaItem, Block, BlockKind, Purpose
from storage import documents

HEAD = "# Wychford Shared Services Panel\n\nThursday 3 February 2028, 2.15 pm, Priory Barn, Wychford\n\n"


def opened(text: str, head: str = HEAD) -> reading.Opened:
    return reading.open_(documents.read("pack.md", (head + text).encode()))


def items(text: str, head: str = HEAD) -> tuple[AgendaItem, ...]:
    return opened(text, head).agenda.items


def said(found: tuple[AgendaItem, ...]) -> list[tuple[str, str, str | None, tuple[int, int] | None]]:
    return [(item.number, item.title, item.lead, item.pages) for item in found]


def row(*cells: str) -> Block:
    return Block(BlockKind.ROW, " | ".join(filter(None, cells)), cells=cells)


def line(text: str, *, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text)


def test_what_is_said_behind_a_title_is_no_part_of_it() -> None:
    found = items(
        "## Agenda\n\n"
        "1. Welcome\n"
        "2. Oak Ward reopening (Pages 4 - 9)\n   To agree the date of reopening.\n"
        "3. Dentists: a second look at waiting times in the hills (Pages 10 to 12) For discussion. "
        "Report of Ines Ward.\n"
        "4. Bus passes – Presented by Cllr Ola Brandt – to note\n"
        "5. Adoption of the revised standing orders (for approval)\n"
    )
    assert said(found) == [
        ("1", "Welcome", None, None),
        ("2", "Oak Ward reopening", None, (4, 9)),
        ("3", "Dentists: a second look at waiting times in the hills", "Ines Ward", (10, 12)),
        ("4", "Bus passes", "Cllr Ola Brandt", None),
        ("5", "Adoption of the revised standing orders", None, None),
    ]
    assert [item.purposes for item in found] == [
        (),
        (Purpose.DECISION,),
        (Purpose.DISCUSSION,),
        (Purpose.INFORMATION,),
        (Purpose.DECISION,),
    ]


def test_a_lead_ends_where_the_next_detail_begins() -> None:
    found = items(
        "## Agenda\n\n**1. Opening**\n\nLead: Dr. Pia Holm. For noting. Page 2.\n\n"
        "**2. Fees**\n\nPresenter: Prof. Abel Roe; for decision; pp 3–8\n\n**3. Close**\n\nLead: All\n"
    )
    assert said(found) == [
        ("1", "Opening", "Dr. Pia Holm", (2, 2)),
        ("2", "Fees", "Prof. Abel Roe", (3, 8)),
        ("3", "Close", "All", None),
    ]
    assert [item.purposes for item in found] == [(Purpose.INFORMATION,), (Purpose.DECISION,), ()]


def test_words_with_dashes_stay_in_their_title() -> None:
    found = items(
        "## Agenda\n\n1. Minutes – 6 January 2028\n2. Home care - the next five years\n3. Report of the working party\n"
        "4. To receive apologies\n"
    )
    assert [item.title for item in found] == [
        "Minutes – 6 January 2028",
        "Home care - the next five years",
        "Report of the working party",
        "To receive apologies",
    ]
    assert [item.lead for item in found] == [None] * 4


def test_ticks_under_short_names_of_purposes_are_read_beneath_a_header_of_two_rows() -> None:
    found = items(
        "## Agenda\n\n| | | Item for | | | |\n| | Subject | Disc | Dec | Info | Presenter |\n"
        "| 1 | Opening | | | ✓ | Chair |\n| 2 | Hospice contract | x | X | | Jo Lund |\n"
    )
    assert [(item.number, item.title, item.lead) for item in found] == [
        ("1", "Opening", "Chair"),
        ("2", "Hospice contract", "Jo Lund"),
    ]
    assert [item.purposes for item in found] == [(Purpose.INFORMATION,), (Purpose.DECISION, Purpose.DISCUSSION)]


@pytest.mark.parametrize(
    ("written", "purposes"),
    [
        ("☒ Approve ☐ Discuss ☐ Note", (Purpose.DECISION,)),
        ("Approve ☐ Discuss ☒ Note ☒", (Purpose.DISCUSSION, Purpose.INFORMATION)),
        ("☐ Decision ☐ Information", ()),
        ("Decision / Information", (Purpose.DECISION, Purpose.INFORMATION)),
    ],
)
def test_of_boxes_only_those_with_a_mark_count(written: str, purposes: tuple[Purpose, ...]) -> None:
    assert agenda_details.purposes(written) == purposes


def test_a_scanned_agenda_is_read_through_its_letters() -> None:
    blocks = (
        line("UPPER VALE CARE ALLIANCE"),
        line("To be held on Tuesday l1 May 2O27 at lO.30 am in the Weavers' Hall"),
        line("A G E N D A"),
        row("ltem", "Lead", "For", "Page"),
        row("l.", "Apologies", "Chair", "Information", "-"),
        row("2.", "Ward closures", "Ida Quarm", "Decision", "3 - ll"),
        row("3.", "Dates", "Clerk", "Information", "l2"),
    )
    pack = reading.open_(blocks)
    assert (pack.sitting.board, pack.sitting.on, pack.sitting.starts) == (
        "UPPER VALE CARE ALLIANCE",
        dt.date(2027, 5, 11),
        dt.time(10, 30),
    )
    assert said(pack.agenda.items) == [
        ("1", "Apologies", "Chair", None),
        ("2", "Ward closures", "Ida Quarm", (3, 11)),
        ("3", "Dates", "Clerk", (12, 12)),
    ]


def test_columns_that_have_run_together_leave_a_name_in_doubt_with_its_title() -> None:
    blocks = (
        line("UPPER VALE CARE ALLIANCE"),
        line("11 May 2027"),
        line("AGENDA"),
        line("Item Lead For Page"),
        line("1. Apologies Chair Information -"),
        line("2. Ward closures Ida Quarm Decision 3"),
    )
    assert said(reading.open_(blocks).agenda.items) == [
        ("1", "Apologies", "Chair", None),
        ("2", "Ward closures Ida Quarm", None, (3, 3)),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("## Agenda\n\n- 1. Opening\n- 2. Plans\n- 3. Close\n", ["1", "2", "3"]),
        ("## Agenda\n\nI. Opening\n\nII. Plans\n\nIII. Close\n\nIV. Thanks\n", ["I", "II", "III", "IV"]),
        ("## Agenda\n\nA. Opening\n\nB. Plans\n\nC. Close\n", ["A", "B", "C"]),
        ("## Agenda\n\n27/01 Opening\n\n27/02 Plans\n\n27/03 Close\n", ["27/01", "27/02", "27/03"]),
        ("## Agenda\n\n- Opening\n- Plans (Pages 3 - 4)\n- Close\n", ["1", "2", "3"]),
        (("## Agenda\n\n| Time | Item | Lead |\n|--|--|--|\n| 9.30 | Opening | A |\n| 9.40 | Plans | B |\n"
          "| 10.00 | Close | A |\n"),
         ["1", "2", "3"]),
        ("## Order of business\n\n### Item 1: Opening\n\n### Item 2: Plans\n\n### Item 3a: Close\n", ["1", "2", "3a"]),
        ("1. Opening (Page 1)\n2. Plans (Pages 2 - 3)\n3. Close\n", ["1", "2", "3"]),
        (("| No | Subject | Presenter | Paper |\n|--|--|--|--|\n| 4.1 | Opening | Chair | Verbal |\n"
          "| 4.2 | Plans | Jo | P1 |\n"),
         ["4.1", "4.2"]),
    ],
)  # fmt: skip
def test_items_are_numbered_in_many_ways_or_not_at_all(text: str, numbers: list[str]) -> None:
    assert [(item.number, item.title) for item in items(text)] == list(
        zip(numbers, ["Opening", "Plans", "Close", "Thanks"], strict=False)
    )


def test_a_list_that_begins_anew_is_no_part_of_the_agenda() -> None:
    found = items(
        "## Agenda\n\n1. Opening\n2. Plans\n3. Close\n\nNotes for those who attend:\n\n"
        "1. Please switch telephones off.\n2. The fire exit is behind you.\n"
    )
    assert [item.title for item in found] == ["Opening", "Plans", "Close"]


def test_a_slip_in_the_numbers_ends_no_agenda_and_a_papers_own_paragraphs_do() -> None:
    found = items(
        "## Agenda\n\n1. Opening\n2. Plans\n3. Roads\n2. Bridges\n5. Close\n\n"
        "## Plans\n\n6. The plans are old.\n\n7. They are long.\n"
    )
    assert [(item.number, item.title) for item in found] == [
        ("1", "Opening"),
        ("2", "Plans"),
        ("3", "Roads"),
        ("2", "Bridges"),
        ("5", "Close"),
    ]


@pytest.mark.parametrize(
    "part", ["PART B - EXEMPT", "**Part 2 (private)**", "### Confidential session", "PRIVATE BUSINESS"]
)
def test_a_second_part_counts_anew_and_is_restricted(part: str) -> None:
    found = items(
        f"## Agenda\n\nPART A - OPEN\n\n1. Opening\n2. Plans\n\n{part}\n\n1. Sale of the barn\n2. Staff pay\n"
    )
    assert [(item.number, item.restricted) for item in found] == [("1", False), ("2", False), ("1", True), ("2", True)]


def test_a_private_agenda_is_restricted_from_its_first_item() -> None:
    found = items("## Agenda\n\n### Part 2 – Private\n\n1. Sale of the barn\n2. Staff pay\n")
    assert [item.restricted for item in found] == [True, True]


def test_a_note_on_how_confidential_papers_are_printed_restricts_nothing() -> None:
    pack = opened("**Confidential papers are printed on pink paper**\n\n## Agenda\n\n1. Opening\n2. Plans\n")
    assert not pack.restricted
    assert restriction.is_banner(line("PART 3 - EXEMPT\nThe next report is exempt under paragraph 1."))
    assert restriction.marks("Confidential papers are attached")


@pytest.mark.parametrize(
    ("head", "board"),
    [
        ("WYCH COUNTY COUNCIL AND NHS WYCH INTEGRATED CARE BOARD\n\nWYCH FRAILTY BOARD", "WYCH FRAILTY BOARD"),
        ("# Wych Town Council\n\n## Scrutiny Committee", "Scrutiny Committee"),
        ("# Wych Town Council", "Wych Town Council"),
        ("# Wych Council and Moor NHS Trust Joint Care Board", "Wych Council and Moor NHS Trust Joint Care Board"),
        ("# Stroke Pathway Sub-Group", "Stroke Pathway Sub-Group"),
        ("WYCH FRAILTY BOARD Page 1 of 30", "WYCH FRAILTY BOARD"),
        ("AGENDA OF THE WYCH FRAILTY PANEL, 7 March 2028, 9.00 – 10.30, Zoom", "WYCH FRAILTY PANEL"),
    ],
)
def test_a_board_is_told_from_its_letterhead(head: str, board: str) -> None:
    pack = opened("## Agenda\n\n1. Opening\n2. Close\n", f"{head}\n\n7 March 2028\n\n")
    assert (pack.sitting.board, pack.sitting.on) == (board, dt.date(2028, 3, 7))


def test_a_place_may_stand_behind_the_day_and_the_hour() -> None:
    assert opened("## Agenda\n\n1. Opening\n2. Close\n").sitting.place == "Priory Barn, Wychford"


PACK = """## Agenda

1. Opening
2. Notes of the last meeting (Pages 2 - 3)
3. Follow-up (Page 4)
4. Oxygen at home (Pages 5 - 6)
5. Day centres (Pages 7 - 8)
6. Sale of the barn - EXEMPT (Page 9)

Page 2

NOTES OF THE WYCHFORD SHARED SERVICES PANEL

6 January 2028, 2 pm

| Name | Post | Present | Apologies |
|---|---|---|---|
| Ada Reeve (AR) | Chair | Y | |
| Ben Stowe (BS) | Nurse | | Y |

1. Opening

AR welcomed everyone.

2. Oxygen

The Panel talked of oxygen.

Page 4

MATTERS OUTSTANDING

| Meeting | What | For | When | Where we are |
|---|---|---|---|---|
| 06/01/2028 | Ask for a price | BS | March 2028 | Asked |

Page 5

OXYGEN AT HOME

Report by: Ben Stowe, Nurse
To: Wychford Shared Services Panel

1. BACKGROUND

Oxygen is dear.

Page 7

DECISION-MAKER: Wychford Shared Services Panel
DATE: 3 February 2028
SUBJECT: Day centres
REPORT OF: Ada Reeve

1. PURPOSE

Two centres are to close.

Page 9

PART 2 - EXEMPT
This report is exempt under paragraph 3.

SALE OF THE BARN

The bid is a million.
"""


def test_papers_without_any_bold_type_are_cut_by_their_heads() -> None:
    pack = opened(PACK)
    assert [(paper.kind, paper.item and paper.item.number, paper.restricted) for paper in pack.papers] == [
        (Kind.MINUTES, "2", False),
        (Kind.TRACKER, "3", False),
        (Kind.REPORT, "4", False),
        (Kind.REPORT, "5", False),
        (Kind.OTHER, "6", True),
    ]


def test_sections_of_reports_are_no_items_of_minutes_and_no_task_is_an_action() -> None:
    pack = packs.read(documents.read("pack.md", (HEAD + PACK).encode()))
    (minutes,) = pack.minutes
    assert [(item.number, item.title) for item in minutes.items] == [("1", "Opening"), ("2", "Oxygen")]
    assert [action.text for action in pack.tracker] == ["Ask for a price"]


def test_a_table_of_tasks_in_a_plan_is_no_tracker() -> None:
    pack = opened(
        "## Agenda\n\n1. Opening\n2. Flood plan (Pages 2 - 5)\n\n---\n\n## Flood plan\n\n## Action plan\n\n"
        "| Stage | Task | Responsible |\n|---|---|---|\n| Day 1 | Move the beds | Night manager |\n"
    )
    assert [(paper.kind, paper.item and paper.item.number) for paper in pack.papers] == [(Kind.OTHER, "2")]


def test_nothing_that_stands_behind_a_title_is_lost() -> None:
    text = HEAD + "## Agenda\n\n1. Opening\n2. Oak Ward (Pages 4 - 9)\n   To agree the gilded balustrade.\n"
    pack = packs.read(documents.read("pack.md", text.encode()))
    assert any("gilded balustrade" in passage.text for passage in pack.passages)


@pytest.mark.parametrize(
    "text",
    [
        "# Wych Panel\n\n3 May 2027\n\nDear members, the agenda will follow. 1. Rooms are dear. 2. So is heat.\n",
        "# Minutes of the Wych Panel\n\n3 May 2027\n\nPresent: Ada Reeve\n\n## 1. Opening\n\nAll spoke.\n",
        "# Wych Panel\n\n3 May 2027\n\n## Agenda\n\nA. Brown\n\nC. Dunn\n\nJ. Smith\n\nA Review of beds\n",
        "# Wych Panel\n\n3 May 2027\n\n| Task | Owner | Due |\n|--|--|--|\n| Call | A | May |\n",
    ],
)
def test_a_letter_minutes_alone_and_a_list_of_tasks_are_no_pack(text: str) -> None:
    with pytest.raises(packs.NotAPack):
        reading.open_(documents.read("pack.md", text.encode()))


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("l2 April 2O27", "12 April 2027"),
        ("lO.00 am", "10.00 am"),
        ("Page ll", "Page ll"),
        ("Oil and lo", "Oil and lo"),
        ("I have 1 of 2", "I have 1 of 2"),
    ],
)
def test_letters_are_digits_only_beside_a_digit(written: str, mended: str) -> None:
    assert misread.mended(written) == mended


@given(st.lists(st.text(alphabet="1lIO2. \n()-–PagesForABx|☐☒:;", max_size=60), max_size=8))
def test_any_lines_give_an_agenda_or_none(lines: list[str]) -> None:
    blocks = [line("Agenda"), *(line(text) for text in lines), *(row(*text.split("|")) for text in lines)]
    found = agenda.read(blocks, "")
    assert len(found.items) == len(found.spans)
    assert all(item.number and item.title for item in found.items)


@pytest.mark.parametrize(
    "text", ["a " * 50_000, "(" * 50_000, "1. " * 30_000, "Lead: " * 20_000, "l" * 50_000, " - " * 30_000]
)
def test_long_lines_are_read_in_bounded_time(text: str) -> None:
    assert agenda_details.told(text) is not None
    assert len(agenda.read([line("Agenda"), line(f"1. {text}"), line(text), row(text, text)], "").items) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "2. Sale of the barn (Page 9) - EXEMPT",
        "2. Sale of the barn (Page 9)\n   Not for publication",
        "2. Sale of the barn – Report of Ada Reeve – Confidential",
    ],
)
def test_a_mark_behind_a_title_restricts_its_item_and_no_other(text: str) -> None:
    found = items(f"## Agenda\n\n1. Opening (Page 2)\n{text}\n3. Close\n   To note that nothing is exempt.\n")
    assert [item.restricted for item in found] == [False, True, False]


def test_a_column_may_say_that_an_item_is_exempt() -> None:
    found = items(
        "## Agenda\n\n| No | Item | Lead | Paper | Exempt? |\n|--|--|--|--|--|\n| 1 | Opening | A | None | No |\n"
        "| 2 | Sale of the barn | B | P1 | Yes |\n| 3 | Pay | B | Confidential | No |\n| 4 | End | A | Not exempt | |\n"
    )
    assert [item.restricted for item in found] == [False, True, True, False]


def test_items_after_the_public_were_sent_out_are_restricted() -> None:
    found = items("## Agenda\n\n1. Opening\n2. That the press and public be excluded\n3. Sale of the barn\n")
    assert [item.restricted for item in found] == [False, False, True]
