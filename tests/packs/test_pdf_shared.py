"""The shared pack of a real board as a PDF beside its Word and text form: the same blocks, but for counted reasons."""

import difflib
from collections import Counter
from pathlib import Path

import pytest

from board.packs.values import Block, BlockKind
from storage import documents
from storage.documents import pdf

FOLDER = Path(__file__).parents[2].parent / "shared" / "packs"
NAME = "jcb-2020-12-17"


def blocks(ending: str) -> tuple[Block, ...]:
    file = FOLDER / f"{NAME}.{ending}"
    if not file.exists():
        pytest.skip("the shared pack is not beside the project")
    return pdf.blocks(file.read_bytes()) if ending == "pdf" else documents.read(file.name, file.read_bytes())


@pytest.fixture(scope="module")
def printed() -> tuple[Block, ...]:
    return blocks("pdf")


def told(found: tuple[Block, ...]) -> list[tuple[BlockKind, str]]:
    return [(one.kind, one.text) for one in found if one.kind is not BlockKind.BREAK or one.text]


def differing(one: tuple[Block, ...], other: tuple[Block, ...]) -> int:
    matcher = difflib.SequenceMatcher(None, told(one), told(other), autojunk=False)
    return sum(max(b - a, d - c) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")


def test_how_many_blocks_of_each_kind(printed: tuple[Block, ...]) -> None:
    assert Counter(block.kind for block in printed) == {
        BlockKind.ROW: 405,
        BlockKind.PARAGRAPH: 143,
        BlockKind.BULLET: 76,
        BlockKind.HEADING: 53,
        BlockKind.BREAK: 3,
    }


def test_every_sheet_is_read_in_order(printed: tuple[Block, ...]) -> None:
    sheets = [block.sheet or 0 for block in printed]
    assert sheets == sorted(sheets)
    assert sheets[-1] == 47


def test_the_word_form_differs_in_counted_blocks(printed: tuple[Block, ...]) -> None:
    # 2 rows that the page's end makes one, and a space before a line's end of which a printed page does not tell.
    assert differing(blocks("docx"), printed) == 3


def test_the_text_form_differs_in_counted_blocks(printed: tuple[Block, ...]) -> None:
    # The 3 of the Word form; 19 lines that are paragraphs of their own in Word and PDF; and 12 rows with words, or the
    # sign of a list's first entry, that the other two forms never held.
    assert differing(blocks("txt"), printed) == 34
