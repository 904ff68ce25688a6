"""What a board file teaches: answers and phrases, read, written back, and told with their line where they are wrong."""

import datetime as dt
import pathlib

import pytest

from board.files import Taught
from storage.documents import board_file, board_file_writing

WHOLE = pathlib.Path(__file__).with_name("whole-board.yaml").read_text(encoding="utf-8")
GUARDIAN = "{question: 'Who is the Caldicott guardian?', answer: 'Dr A: since May', source: 'Terms, paragraph 9'%s}"
BOSS = "{phrase: the boss, means: the chair%s}"


def _file(*entries: str) -> str:
    lines = "".join(f"      - {entry}\n" for entry in entries)
    assert WHOLE.count("    seats:\n") == 1
    return WHOLE.replace("    seats:\n", f"    taught:\n{lines}    seats:\n")


def test_what_is_taught_is_read_and_written_back() -> None:
    read = board_file.read(_file(GUARDIAN % ", by: ngozi, since: 2026-12-09", BOSS % "").encode(), "board.yaml")
    assert read.boards[0].taught == (
        Taught(
            "Who is the Caldicott guardian?",
            "Dr A: since May",
            "Terms, paragraph 9",
            since=dt.date(2026, 12, 9),
            by="ngozi",
        ),
        Taught("the boss", "the chair", is_phrase=True),
    )
    assert board_file.read(board_file_writing.write(read).encode(), "board.yaml").boards == read.boards


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        (
            ("{question: who is it, answer: Dr A, source: Terms}",),
            "1: “who is it” has no word that tells what it is about.",
        ),
        (("{question: who pays, source: Terms}",), "1.answer: 'answer' is missing here; it must be filled in."),
        (("{question: who pays, answer: we do}",), "1.source: 'source' is missing here; it must be filled in."),
        (("{phrase: the boss}",), "1.means: 'means' is missing here; it must be filled in."),
        (("{answer: we do, source: Terms}",), "1.question: 'question' is missing here; it must be filled in."),
        (
            ("{phrase: the boss, means: the chair, answer: x}",),
            "1.answer: 'answer' is not known here; known are since, by, phrase, means.",
        ),
        (("{phrase: the, means: the chair}",), "1: “the” stands in too many questions that mean something else."),
        (
            (f"{{question: who pays, answer: {'x' * 601}, source: Terms}}",),
            "1: A question has at most 300 characters, an answer 600, a source 300.",
        ),
        (
            (GUARDIAN % ", by: ngosi",),
            "1.by: There is no person 'ngosi' in this file; did you mean 'ngozi' (Councillor Ngozi Adeyemi)?",
        ),
        (
            (GUARDIAN % "", "{question: who's the caldicott guardian, answer: Dr B, source: Terms}"),
            "2: Entry 1 is about this question already; keep one of the two.",
        ),
        ((BOSS % "", "{phrase: The Boss, means: me}"), "2: Entry 1 is about this phrase already; keep one of the two."),
    ],
)
def test_a_fault_is_told_with_its_place_and_line(entries: tuple[str, ...], fault: str) -> None:
    written = _file(*entries)
    with pytest.raises(board_file.BoardFileFaults) as told:
        board_file.read(written.encode(), "board.yaml")
    first = written[: written.index("    taught:\n")].count("\n") + 2
    line = first + int(fault[0]) - 1
    assert str(told.value.faults[0]) == f"line {line} boards.joint.taught.{fault}"
