"""Written procedures in other layouts, of invented boards: each fact as the paper says it, and no owner guessed.

Two whole procedures, laid out as lines with boxes and as numbered tables without markup, and single tables that invite
a wrong owner. Tabs are shown as ``⇥``.
"""

from typing import Any

import pytest

from board.packs import procedure
from board.packs.entries import CheckSection, Numbered, Procedure
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind
from storage import documents

BOXES = """
# Care Provider Failure Protocol

Wexmoor Council and Thornby NHS Trust

Document owner: Head of Commissioning
Version: 2.1
Review date: to be confirmed

# Contents

1. Purpose ........ 2
2. Raising the alarm ........ 3
3. Who is told ........ 3
Appendix 1 Checklist ........ 4

# 1. Purpose

1.1 This protocol says what happens when a care
provider fails.

1.2 It is used together with the emergency plan of the council and

the plan of the Trust.

# 2. Raising the alarm

Step 1: Ring the duty manager. Do not leave a message.

Step 2: Confirm by e-mail within one hour.

- copy in the Director
- keep the receipt

# 3. Who is told

3.1 The following people must be notified at once:

- Head of Commissioning, Wexmoor
- Chief Nurse, Thornby
- Duty communications officer

3.2 Members of the response group are:

Ada Finch, Chair
Omar Pell, Deputy
Housing representative

# Appendix 1 Checklist

Responsible officer in brackets.

Date started:

## 1 First hour

- ☐ 1.1 Ring the provider (Duty Manager)
- ☐ 1.2 Open a log (Business Support)
- ☐ 1.3 Tell the Care Quality Commission (CQC)

## 2 First day

- ☐ 2.1 List every person who receives care (Team Manager)
- ☐ 2.2 Agree what the press is told

# Appendix 2 Codes

| Code | Role |
|---|---|
| DM | Duty Manager |
| BS | Business Support |
| TM | Team Manager |

# Appendix 3 Abbreviations

| Abbreviation | Meaning |
|---|---|
| CQC | Care Quality Commission |
| DoLS | Deprivation of Liberty Safeguards |

This protocol will be kept for 7 years and then securely destroyed.
"""

PLAIN = """
EMERGENCY HOME CLOSURE PLAN

| Title | Emergency Home Closure Plan |
|---|---|
| Author | Ruth Amery |
| Approved by | Marlow Integrated Board |
| Next review | June 2027 |

1. Introduction

1.1. This plan is for the first seventy-two hours of a closure.

1.2. It does not replace the
duty to safeguard.

2. Roles

2.1. Officers are shown by these codes.

Key: GL = Gold lead; SL = Silver lead; NR = Nursing rep; AD = Admin

3. Actions

| No | Action | Lead | By when |
|---|---|---|---|
| 1 | Appoint a gold lead | AD | Hour 1 |
| 2 | Check every resident's next of kin | SL | Hour 2 |
| 3 | Move medicines with residents | NR/SL | Hour 24 |
| 4 | Close the building | | Hour 72 |

Annex A - Readiness checklist

| Ref | Step | Applies to | Council | NHS | Done |
|---|---|---|---|---|---|
| A1 | Generators tested | Both | Y | | |
| A2 | Transport list held | NH | | Y | |
| A3 | Contact list printed | | Y | Y | |

NH = nursing home, RH = residential home

Annex B - Glossary

Gold lead – the person who decides
Silver lead – the person who carries it out
MCA (Mental Capacity Act): the law on decisions for people who lack capacity
"""


def paper(text: str, kind: Kind = Kind.OTHER) -> Paper:
    blocks = tuple(documents.read("paper.txt", text.replace("⇥", "\t").encode()))
    return Paper(kind, blocks, (False,) * len(blocks), "Invented pack")


def only(text: str) -> Procedure:
    (found,) = procedure.read(paper(text))
    return found


def table(*rows: tuple[str, ...], title: str = "Annex A Plan") -> Procedure:
    """Put one table into the smallest procedure."""
    start = "# Closure procedure\n\nOwner: Head of Care\nReview date: 2027\n\n1.1 This is how it is done.\n\n"
    return only(f"{start}# {title}\n\n" + "\n".join("⇥".join(row) for row in rows))


def test_a_title_page_gives_its_labels_its_other_lines_and_the_contents() -> None:
    found = only(BOXES)
    assert found.title == "Care Provider Failure Protocol"
    assert found.cover == ("Wexmoor Council and Thornby NHS Trust",)
    assert found.details == (
        ("Document owner", "Head of Commissioning"),
        ("Version", "2.1"),
        ("Review date", "to be confirmed"),
    )
    assert found.contents == (
        Numbered("Purpose", "1"),
        Numbered("Raising the alarm", "2"),
        Numbered("Who is told", "3"),
        Numbered("Appendix 1 Checklist"),
    )


def test_steps_and_paragraphs_keep_their_numbers_and_what_a_page_end_cut_is_closed() -> None:
    found = only(BOXES).paragraphs
    assert [clause.number for clause in found] == ["1.1", "1.2", "Step 1", "Step 2", "3.1", "3.2", ""]
    assert found[1].text == ("It is used together with the emergency plan of the council and the plan of the Trust.")
    assert found[3].points == ("copy in the Director", "keep the receipt")
    assert found[0].section == "1. Purpose"
    assert found[4].source.cite() == "Invented pack, paragraph 3.1"


def test_lists_of_people_are_groups_with_their_paragraph() -> None:
    assert [(group.clause, group.entries) for group in only(BOXES).groups] == [
        ("3.1", ("Head of Commissioning, Wexmoor", "Chief Nurse, Thornby", "Duty communications officer")),
        ("3.2", ("Ada Finch, Chair", "Omar Pell, Deputy", "Housing representative")),
    ]


def test_lines_with_boxes_are_a_checklist_whose_brackets_name_roles_and_no_abbreviation() -> None:
    (found,) = only(BOXES).checklists
    assert found.blanks == ("Date started",)
    assert found.sections == (CheckSection("First hour", "1"), CheckSection("First day", "2"))
    assert [(row.number, row.section, row.text, row.cells) for row in found.rows] == [
        ("1.1", "First hour", "Ring the provider", (("Responsible", "Duty Manager"),)),
        ("1.2", "First hour", "Open a log", (("Responsible", "Business Support"),)),
        ("1.3", "First hour", "Tell the Care Quality Commission (CQC)", ()),
        ("2.1", "First day", "List every person who receives care", (("Responsible", "Team Manager"),)),
        ("2.2", "First day", "Agree what the press is told", ()),
    ]


def test_codes_come_from_tables_keys_and_lines() -> None:
    assert [(role.code, role.meaning) for text in (BOXES, PLAIN) for role in only(text).roles] == [
        ("DM", "Duty Manager"),
        ("BS", "Business Support"),
        ("TM", "Team Manager"),
        ("GL", "Gold lead"),
        ("SL", "Silver lead"),
        ("NR", "Nursing rep"),
        ("AD", "Admin"),
    ]


def test_a_procedure_without_any_markup_is_read_by_its_numbers() -> None:
    found = only(PLAIN)
    assert [(clause.number, clause.section) for clause in found.paragraphs] == [
        ("1.1", "1. Introduction"),
        ("1.2", "1. Introduction"),
        ("2.1", "2. Roles"),
    ]
    assert [(one.number, one.text, one.responsible, one.cells) for one in found.tasks] == [
        ("1", "Appoint a gold lead", "AD", (("By when", "Hour 1"),)),
        ("2", "Check every resident's next of kin", "SL", (("By when", "Hour 2"),)),
        ("3", "Move medicines with residents", "NR/SL", (("By when", "Hour 24"),)),
        ("4", "Close the building", None, (("By when", "Hour 72"),)),
    ]
    (checklist,) = found.checklists
    assert checklist.key == (("NH", "nursing home"), ("RH", "residential home"))
    assert [(row.number, row.text, row.applies, row.cells) for row in checklist.rows] == [
        ("A1", "Generators tested", "Both", (("Council", "Y"),)),
        ("A2", "Transport list held", "NH", (("NHS", "Y"),)),
        ("A3", "Contact list printed", None, (("Council", "Y"), ("NHS", "Y"))),
    ]


def test_an_unnumbered_row_is_no_owners_and_never_joins_the_row_above() -> None:
    found = table(("Task", "Who responsible"), ("ring the owner", "Duty lead"), ("ring the families", ""))
    assert [(one.text, one.responsible) for one in found.tasks] == [
        ("ring the owner", "Duty lead"),
        ("ring the families", None),
    ]


def test_an_owner_that_a_margin_broke_stays_one_owner() -> None:
    cell = "<p>Lead manager / Team</p><p>Leaders</p>"
    found = table(("Task", "Lead"), ("<p>Ask the police</p><p>Ask the fire service</p>", cell), ("Go", "Porter"))
    assert [(one.text, one.responsible) for one in found.tasks] == [
        ("Ask the police\nAsk the fire service", "Lead manager / Team Leaders"),
        ("Go", "Porter"),
    ]


def test_a_first_row_whose_owner_is_a_lead_is_no_head() -> None:
    found = table(("Task", "Responsible"), ("Brief staff", "Lead officer"), ("Lock up", "Lead OT"))
    assert [(one.text, one.responsible) for one in found.tasks] == [
        ("Brief staff", "Lead officer"),
        ("Lock up", "Lead OT"),
    ]


def test_a_head_that_is_printed_again_on_the_next_page_is_no_task() -> None:
    head = ("Task", "Responsible")
    found = table(head, ("Brief staff", "Manager"), head, ("Lock up", "Porter"))
    assert [one.text for one in found.tasks] == ["Brief staff", "Lock up"]


def test_the_second_paragraph_of_a_numbered_row_stays_with_it() -> None:
    rows = (("", "Action", "Applies to"), ("1.1", "Check beds.", "All"), ("", "Count chairs", ""), ("1.2", "Go", "CH"))
    (found,) = table(*rows, title="Annex A Checklist").checklists
    assert [(row.number, row.text) for row in found.rows] == [("1.1", "Check beds.\nCount chairs"), ("1.2", "Go")]


@pytest.mark.parametrize(
    "text",
    [
        "# Report on homes\n\nThe provider failure procedure was approved in May.\n\n1. It is in use.",
        "# Provider failure procedure\n\nReport of: Ada Finch\nDate of decision: May\n\n1.1 We ask.\n\n1.2 You agree.",
        "# Policy implications\n\n1.1 None.\n\n1.2 None at all.",
        "# Budget plan 2027\n\n1.1 Money comes in.\n\n1.2 Money goes out.",
        "# Complaints procedure\n\n4.1 Four came.\n\n4.2 Three were upheld.",
        "",
    ],
)
def test_a_report_that_only_speaks_of_a_procedure_holds_none(text: str) -> None:
    held = paper(text or " x")
    assert procedure.read(held) == ()
    assert procedure.spans(held) == frozenset()


def test_what_was_read_from_a_restricted_block_is_restricted_and_nothing_else() -> None:
    held = paper(PLAIN)
    secret = tuple("Appoint a gold" in block.text for block in held.blocks)
    (found,) = procedure.read(Paper(held.kind, held.blocks, secret, held.document))
    assert [one.restricted for one in found.tasks] == [True, False, False, False]
    assert not found.restricted
    others: list[Any] = [*found.paragraphs, *found.checklists, *found.roles]
    assert not any(one.restricted for one in others)


def test_a_restricted_heading_restricts_the_tasks_that_say_it() -> None:
    held = paper(PLAIN)
    secret = tuple(block.text == "3. Actions" for block in held.blocks)
    (found,) = procedure.read(Paper(held.kind, held.blocks, secret, held.document))
    assert all(one.restricted for one in found.tasks)


def test_the_rows_that_were_read_are_named_and_other_tables_left_alone() -> None:
    held = paper(PLAIN + "\n# Annex C\n\n| Year | Beds |\n|---|---|\n| 2026 | 40 |\n")
    rows = {at for at, block in enumerate(held.blocks) if block.kind is BlockKind.ROW}
    left = rows - procedure.spans(held)
    assert [held.blocks[at].cells for at in sorted(left)] == [("Year", "Beds"), ("2026", "40")]


def test_a_row_that_goes_on_without_end_is_read_in_bounded_time() -> None:
    head = [Block(BlockKind.HEADING, "Closure procedure"), Block(BlockKind.PARAGRAPH, "1.1 It begins.")]
    cells = [Block(BlockKind.ROW, "Task | Lead", ("Task", "Lead"))]
    cells += [Block(BlockKind.ROW, "Go | Porter", ("Go", "Porter"))]
    cells += [Block(BlockKind.ROW, "Go and", ("Go and", ""))] * 20_000
    blocks = (*head, Block(BlockKind.PARAGRAPH, "1.2 It goes on."), *cells)
    (found,) = procedure.read(Paper(Kind.OTHER, blocks, (False,) * len(blocks), "Invented pack"))
    assert sum(one.text.count("Go") for one in found.tasks) == 20_001


def test_a_hidden_row_or_section_of_a_checklist_stays_hidden_in_it() -> None:
    text = (
        "# Flood plan\n\n| Document owner | Head of Parks |\n|---|---|\n| Version | 1 |\n\n## Checklist\n\n"
        "| Ref | Action | Applies to | Done |\n|---|---|---|---|\n| 1.1 | Ring the warden | All | |\n"
        "| 1.2 | Close the gate | All | |\n| 1.3 | Move the boats | All | |\n"
    )
    blocks = documents.read("plan.md", text.encode())
    hidden = tuple("gate" in block.text for block in blocks)
    (one,) = procedure.read(Paper(Kind.OTHER, blocks, hidden, "Invented pack"))
    (checklist,) = one.checklists
    assert [row.restricted for row in checklist.rows] == [False, True, False]
