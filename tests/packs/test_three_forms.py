"""One real pack as text, Word document and PDF: the same rows, equal but for their source, and for what a file lacks.

The Word file and the PDF were made from the text by a converter that dropped words: where a cell or a list's entry goes
on with a list, its own sentence is gone, and with it the sign of the first entry. Looked up in the Word file's XML and
on the printed page: none of these words is there. Everything else must agree.
"""

import dataclasses
import re
from collections import Counter
from pathlib import Path

import pytest

from board import packs
from board.packs.values import FindingKind, Pack
from storage import documents

FOLDER = Path(__file__).parents[2].parent / "shared" / "packs"
NAME = "jcb-2020-12-17"
WORD = re.compile(r"\w+")

# Where the two files lack words: what the rows below say without them is compared by figures only.
LACKING = {
    "entries.risks[2].mitigation": "a list within a list: the outer entries are gone",
    "entries.procedures[0].checklists[0].rows[15]": "paragraph 2.14: its sentence, and the signs of two entries",
    "entries.procedures[0].checklists[0].rows[51]": "paragraph 6.1: its sentence, and the signs of two entries",
    "entries.procedures[0].tasks": "five tasks that are a sentence and its list: the first entry stands for it",
    "findings": "two pictures that the text marks, and the converter left out",
}
# What a printed line's end cannot tell: whether a space stood before the stroke that opens the next line.
PRINTED = {"minutes[0].attendances[6].organisation": "a line's end before a stroke"}


@pytest.fixture(scope="module")
def forms() -> dict[str, Pack]:
    found = {}
    for ending in ("txt", "docx", "pdf"):
        file = FOLDER / f"{NAME}.{ending}"
        if not file.exists():
            pytest.skip("the shared pack is not beside the project")
        found[ending] = packs.read(documents.read(file.name, file.read_bytes()))
    return found


def bare(one: object) -> object:
    """Give a value without the sources in it, and a pack without its passages, which follow each form's own lines."""
    if dataclasses.is_dataclass(one):
        names = (field.name for field in dataclasses.fields(one))
        return {name: bare(getattr(one, name)) for name in names if name not in {"source", "passages"}}
    if isinstance(one, tuple):
        return [bare(each) for each in one]
    return one


def unlike(one: object, other: object, path: str = "") -> set[str]:
    """Name the places in which two values differ; a list whose length differs is one place."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {at for key in one for at in unlike(one[key], other[key], f"{path}.{key}" if path else key)}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return {
            at for number, pair in enumerate(zip(one, other, strict=True)) for at in unlike(*pair, f"{path}[{number}]")
        }
    return set() if one == other else {path}


def beyond(found: set[str], known: dict[str, str]) -> set[str]:
    """Leave out the places that are known, and what lies within them."""
    return {at for at in found if not any(at == one or at.startswith((f"{one}.", f"{one}[")) for one in known)}


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [("txt", "docx", LACKING), ("txt", "pdf", LACKING | PRINTED), ("docx", "pdf", PRINTED)],
)
def test_two_forms_agree_but_for_what_a_file_lacks(
    forms: dict[str, Pack], one: str, other: str, known: dict[str, str]
) -> None:
    found = unlike(bare(forms[one]), bare(forms[other]))
    assert beyond(found, known) == set()
    assert {name for name in known if beyond(found, {name: ""}) != found} == set(known)  # none is named for nothing


def test_what_lacks_words_is_all_there_without_them(forms: dict[str, Pack]) -> None:
    procedure = {ending: pack.entries.procedures[0] for ending, pack in forms.items()}
    rows = {ending: one.checklists[0].rows for ending, one in procedure.items()}
    assert {ending: [len(one[at].points) for at in (15, 51)] for ending, one in rows.items()} == {
        "txt": [5, 6], "docx": [3, 4], "pdf": [3, 4],
    }  # fmt: skip
    # Where the sentence is gone its first entry stands for it, and a list that goes on over a page begins a task.
    assert {ending: len(one.tasks) for ending, one in procedure.items()} == {"txt": 50, "docx": 52, "pdf": 52}
    tasks = [Counter(repr(bare(task)) for task in procedure[ending].tasks) for ending in ("txt", "docx")]
    assert (tasks[0] & tasks[1]).total() == 44
    lines = {ending: len((pack.entries.risks[2].mitigation or "").split("\n")) for ending, pack in forms.items()}
    assert lines["txt"] - lines["docx"] == lines["txt"] - lines["pdf"] == 9


def test_the_findings_agree_but_for_the_pictures_that_only_the_text_marks(forms: dict[str, Pack]) -> None:
    told = {ending: Counter((one.kind, one.text) for one in pack.findings) for ending, pack in forms.items()}
    ((kind, text),) = told["txt"] - told["docx"]
    assert (kind, text.split(" ", 2)[:2]) == (FindingKind.UNREAD, ["2", "pictures"])
    assert told["docx"] - told["txt"] == Counter()
    assert told["docx"] == told["pdf"]


def test_no_form_says_a_word_that_the_text_does_not(forms: dict[str, Pack]) -> None:
    said = {
        ending: Counter(WORD.findall(" ".join(one.text for one in pack.passages))) for ending, pack in forms.items()
    }
    assert said["docx"] == said["pdf"]
    assert said["docx"] - said["txt"] == Counter()
    assert (said["txt"] - said["docx"]).total() == 121
