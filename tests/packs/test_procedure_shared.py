"""The procedure of the shared pack, counted by eye in its text and set against what is read. Skipped where absent.

Every figure below was counted in the text form, line by line, without the readers: numbered paragraphs by their
numbers, points by their bullets, checklist rows by the number in the first cell, tasks by the rows of the table.
"""

from collections import Counter
from pathlib import Path

import pytest

from board.packs import glossary, procedure, reading, retention
from board.packs.entries import Procedure
from board.packs.papers import Paper
from board.packs.values import BlockKind
from storage import documents

FILE = Path(__file__).parents[2].parent / "shared" / "packs" / "jcb-2020-12-17.txt"


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    if not FILE.exists():
        pytest.skip("the shared pack is not beside the project")
    return reading.open_(documents.read(FILE.name, FILE.read_bytes())).papers


@pytest.fixture(scope="module")
def found(papers: tuple[Paper, ...]) -> Procedure:
    (only,) = [one for paper in papers for one in procedure.read(paper)]
    return only


def test_the_title_page_and_the_contents(found: Procedure) -> None:
    # nine rows of label and value; four lines without one; nine sections and four appendices in the list of contents
    assert len(found.details) == 9
    assert [value[:3] for label, value in found.details if "date" in label.lower()] == ["11t", "TBC", "TBC"]
    assert len(found.cover) == 4
    assert [entry.number for entry in found.contents] == [*"123456789", None, None, None, None]


def test_the_numbered_paragraphs_of_each_section_and_their_points(found: Procedure) -> None:
    sections = Counter(clause.number.split(".")[0] for clause in found.paragraphs)
    assert sections == {"1": 10, "2": 6, "3": 3, "4": 8, "5": 1, "6": 5, "7": 4, "8": 4, "9": 1}
    assert [clause.number for clause in found.paragraphs][:11] == [*(f"1.{count}" for count in range(1, 11)), "2.1"]
    points = {clause.number: len(clause.points) for clause in found.paragraphs if clause.points}
    assert points == {"1.5": 6, "1.7": 11, "2.1": 3, "4.1": 6, "5.1": 6, "7.2": 5, "7.4": 18, "8.1": 12}
    parts = {clause.number: [len(part.points) for part in clause.parts] for clause in found.paragraphs if clause.parts}
    assert parts == {"1.7": [4, 5, 2], "7.4": [9, 9]}


def test_a_paragraph_that_the_page_end_cuts_is_one(found: Procedure) -> None:
    (cut,) = [clause for clause in found.paragraphs if clause.number == "4.2"]
    assert "such signs and should notify" in cut.text
    assert "\n" not in cut.text


def test_the_lists_of_people(found: Procedure) -> None:
    assert [(group.clause, len(group.entries)) for group in found.groups] == [("5.1", 6), ("7.4", 9), ("7.4", 9)]


def test_the_checklist(found: Procedure) -> None:
    (one,) = found.checklists
    assert one.columns == ("Action", "SCC", "CCG", "Provider", "Applicability")
    assert [section.number for section in one.sections] == ["1", None, *(str(number) for number in range(3, 11))]
    assert [(section.number, section.applies) for section in one.sections if section.applies] == [("1", "All")]
    counts = Counter((row.number or "").split(".")[0] for row in one.rows)
    assert counts == {"1": 2, "2": 22, "3": 13, "4": 8, "5": 6, "6": 4, "7": 30, "8": 4, "9": 4, "10": 3}
    # counted again by the last cell of every numbered line of the text: 66, 25, 2 and three that are blank
    assert Counter(row.applies for row in one.rows) == {"All": 66, "CH": 25, "HC": 2, None: 3}
    assert [row.number for row in one.rows if row.applies is None] == ["2.21", "4.8", "8.3"]
    assert {row.number: len(row.points) for row in one.rows if row.points} == {"2.14": 5, "6.1": 6}
    assert not any(row.cells for row in one.rows)
    assert len(one.blanks) == 4
    assert [code for code, _ in one.key] == ["CH", "HC", "All"]
    assert len(one.notes) == 5


def test_rows_that_the_page_end_cuts_are_whole(found: Procedure) -> None:
    # eight rows go on after a page's end: 2.2, 2.14, 3.5, 4.5, 6.1, 7.9, 7.26 and 10.2 (2.14 and 6.1 with their lists)
    rows = {row.number: row.text for row in found.checklists[0].rows}
    assert "accurate information" in rows["2.2"]
    assert rows["3.5"].count("\n") == 1
    assert rows["4.5"].endswith("(see 3.8. above)")
    assert rows["7.9"].endswith("users where applicable")
    assert "the resident in the new" in rows["7.26"]
    assert "Report and Recommendations" in rows["10.2"]


def test_the_role_codes(found: Procedure) -> None:
    assert [role.code for role in found.roles] == ["PL", "ASC", "C", "H", "EPPR", "D", "PS", "ORG", "A"]


def test_the_workstreams(found: Procedure) -> None:
    tasks = [task for task in found.tasks if task.plan.startswith("APPENDIX C")]
    now = [task for task in tasks if task.stage == "Now"]
    # 15 lines under "Now": where two cells of the text run several tasks together, they are one line each
    assert len(dict.fromkeys(task.workstream for task in tasks)) == 7
    counts = [
        len([task for task in now if task.workstream == name]) for name in dict.fromkeys(t.workstream for t in now)
    ]
    assert counts == [1, 1, 1, 5, 4, 2, 1]
    assert [task.responsible for task in now] == [
        *("C", None, None),
        *("H", "ORG", "PL", "PL", "PL and D"),
        *("PL with communications support", "ASC", "PL", "D"),
        *("A", "PL with ORG and EPPR", "PL"),
    ]
    assert [task.beside for task in now if task.beside] == [("ASC", "C", "ASC"), ("C", "C & ASC", "PS", "PL", "PL")]
    later = [task for task in tasks if task.stage != "Now"]
    assert [len(task.points) for task in later] == [0, 0, 4, 3, 0, 0, 0, 0]
    assert not any(task.responsible or task.beside for task in later)


def test_the_tasks_of_the_last_appendix(found: Procedure) -> None:
    tasks = [task for task in found.tasks if task.plan.startswith("APPENDIX D")]
    # 30 rows under the head, of which three are the rest of the row above them; two name nobody
    assert len(tasks) == 27
    assert [len(task.points) for task in tasks if task.points] == [16, 5, 7, 7, 6, 4]
    assert [tasks.index(task) + 1 for task in tasks if task.responsible is None] == [13, 21]
    assert Counter(task.responsible for task in tasks)["Lead co-ordinating manager"] == 12
    assert not any(task.beside for task in tasks)


def test_the_glossary(papers: tuple[Paper, ...]) -> None:
    terms = [term for paper in papers for term in glossary.read(paper)]
    assert len(terms) == 9
    assert [term.short for term in terms if term.short] == ["CQC", "DOLS", "IMCA"]
    (longest,) = [term for term in terms if "•" in term.meaning]
    assert longest.meaning.count("• ") == 2
    assert "A Lasting" in longest.meaning
    assert [term.term for term in terms if "See also" in term.meaning] == [longest.term]


def test_the_note_on_retention(papers: tuple[Paper, ...]) -> None:
    (note,) = [note for paper in papers for note in retention.read(paper)]
    assert "2 years" in note.text


def test_every_row_of_the_procedure_was_read_and_no_other(papers: tuple[Paper, ...], found: Procedure) -> None:
    (paper,) = [one for one in papers if procedure.read(one)]
    begins = next(at for at, block in enumerate(paper.blocks) if block.text == found.title)
    rows = {at for at, block in enumerate(paper.blocks) if block.kind is BlockKind.ROW and at > begins}
    assert procedure.spans(paper) == rows
