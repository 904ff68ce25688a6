"""Steps, codes and columns for kinds of providers in other layouts of procedures, all of invented boards."""

from board.packs import procedure
from board.packs.entries import Procedure
from board.packs.papers import Kind, Paper
from storage import documents

STEPS = """# Appendix: Contingency steps

**1 Start**

1.1 These steps begin when a provider says that it cannot go on.

1.2 The Chief Officer decides.

**2 Steps**

Codes: CO Chief Officer; DM Duty Manager; CLO Care Liaison Officer

| No. | Step | Who | Care home | Care at home |
|---|---|---|---|---|
| 2.1 | Telephone the regulator | CO | Yes | Yes |
| 2.2 | Visit every resident | CLO | Yes | No |
| 2.5 | Share out the rounds | DM | No | Yes |
"""

TICKED = """# Closure protocol

## 1. When it is used

1.1 A home says that it will close.

1.2 The Director is told.

## 2. Checklist

| Ref | Action | Nursing | Residential | Home care | Done |
|---|---|---|---|---|---|
| 2.1 | Ring the home | ✓ | ✓ | | |
| 2.2 | Ring the agency | | | ✓ | |
"""

WORDS = """# What we do when a provider fails

1. Ring the provider. (Duty Manager)
2. Ring the regulator. (Chief Officer)
3. Write it down. (Clerk)
"""

PEOPLE = """# Emergency plan

Role codes

CO = Chief Officer
DM = Duty Manager

## 1 First hour

| Step | What happens | Who does it |
|---|---|---|
| 1 | Open the hall | CO |
| 2 | Make tea | DM |
"""


def read(text: str) -> tuple[Procedure, ...]:
    blocks = tuple(documents.read("paper.md", text.encode()))
    return procedure.read(Paper(Kind.OTHER, blocks, (False,) * len(blocks), "Invented pack", "A paper"))


def test_steps_with_a_column_for_each_kind_of_provider_apply_as_the_columns_say() -> None:
    (one,) = read(STEPS)
    assert [clause.number for clause in one.paragraphs] == ["1.1", "1.2"]
    assert [(role.code, role.meaning) for role in one.roles] == [
        ("CO", "Chief Officer"),
        ("DM", "Duty Manager"),
        ("CLO", "Care Liaison Officer"),
    ]
    (steps,) = one.checklists
    assert [(row.number, row.text, row.applies, row.cells) for row in steps.rows] == [
        ("2.1", "Telephone the regulator", "Care home: Yes; Care at home: Yes", (("Who", "CO"),)),
        ("2.2", "Visit every resident", "Care home: Yes; Care at home: No", (("Who", "CLO"),)),
        ("2.5", "Share out the rounds", "Care home: No; Care at home: Yes", (("Who", "DM"),)),
    ]


def test_ticks_under_kinds_of_provider_say_to_whom_a_row_applies() -> None:
    (one,) = read(TICKED)
    (steps,) = one.checklists
    assert [(row.number, row.text, row.applies, row.cells) for row in steps.rows] == [
        ("2.1", "Ring the home", "Nursing: ✓; Residential: ✓", ()),
        ("2.2", "Ring the agency", "Home care: ✓", ()),
    ]


def test_counted_steps_are_paragraphs_with_the_brackets_that_they_end_with() -> None:
    (one,) = read(WORDS)
    assert [(clause.number, clause.text) for clause in one.paragraphs] == [
        ("1", "Ring the provider. (Duty Manager)"),
        ("2", "Ring the regulator. (Chief Officer)"),
        ("3", "Write it down. (Clerk)"),
    ]


def test_codes_with_signs_of_equality_are_roles_and_a_plan_keeps_whose_each_step_is() -> None:
    (one,) = read(PEOPLE)
    assert [(role.code, role.meaning) for role in one.roles] == [("CO", "Chief Officer"), ("DM", "Duty Manager")]
    assert [(task.number, task.text, task.responsible) for task in one.tasks] == [
        ("1", "Open the hall", "CO"),
        ("2", "Make tea", "DM"),
    ]
