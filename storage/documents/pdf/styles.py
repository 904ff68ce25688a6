"""What a paragraph is by its looks: a heading, a list's entry or plain text, measured against the paper's own body.

The body's letter is the commonest one; what is larger, or bold in another family of letters, is a heading.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from board.packs.values import Block, BlockKind
from storage.documents import lost, markup
from storage.documents.pdf.paragraphs import Paragraph
from storage.documents.pdf.stitching import Placed
from storage.documents.pdf.tables import Row, Table

LARGER = 1.12  # of the body's size
LONGEST_HEADING = 200  # characters
DEEPEST = 6  # levels

_BLANK = re.compile(r"\W*this page (?:is|has been) (?:intentionally|deliberately) left blank\W*", re.IGNORECASE)
_MARKED = re.compile(r"\*\*|\*\S|</\w+>|&[a-z]{2,6};")
_Look = tuple[float, bool]  # how large, and whether upright


def blocks(placed: Sequence[Placed]) -> Iterator[Block]:
    """Name everything of a paper, in reading order."""
    paragraphs = [one.item for one in placed if isinstance(one.item, Paragraph)]
    size, family = _body(paragraphs)
    titles = {id(one) for one in paragraphs if _is_title(one, size, family)}
    looks = sorted({_look(one) for one in paragraphs if id(one) in titles}, key=lambda look: (-look[0], not look[1]))
    for one in placed:
        if isinstance(one.item, Table):
            yield from _rows(one.item.rows)
        elif isinstance(one.item, Paragraph):
            level = min(looks.index(_look(one.item)) + 1, DEEPEST) if id(one.item) in titles else 0
            yield _paragraph(one.item, level, one.sheet)
        elif one.mark is not None and one.mark.banner:
            yield Block(BlockKind.PARAGRAPH, one.mark.banner, sheet=one.sheet)
        elif one.mark is not None:
            yield Block(BlockKind.BREAK, "", sheet=one.sheet, page=one.mark.page)
        else:
            yield lost.place(one.lost, sheet=one.sheet)


def _body(paragraphs: Iterable[Paragraph]) -> tuple[float, str]:
    counted = Counter[tuple[float, str]]()
    for one in paragraphs:
        if not one.bold:
            counted[round(one.size), one.family] += len(one.text)
    return counted.most_common(1)[0][0] if counted else (0.0, "")


def _is_title(one: Paragraph, size: float, family: str) -> bool:
    if one.mark or len(one.text) > LONGEST_HEADING or not any(letter.isalpha() for letter in one.text):
        return False
    if not size or one.size < 0.95 * size:
        return False
    return one.size >= LARGER * size or (one.bold and one.family != family)


def _look(one: Paragraph) -> _Look:
    return float(round(one.size)), not one.italic


def _paragraph(one: Paragraph, level: int, sheet: int) -> Block:
    text = _clean(one.text)
    if _BLANK.fullmatch(one.text):
        return Block(BlockKind.BREAK, text, sheet=sheet)
    if level:
        return Block(BlockKind.HEADING, text, level=level, sheet=sheet, strong=one.bold)
    return Block(BlockKind.BULLET if one.mark else BlockKind.PARAGRAPH, text, sheet=sheet, strong=one.bold)


def _clean(text: str) -> str:
    """Take out marks of another format that were printed as they are: ``*this*`` and ``<b>that</b>``."""
    if not _MARKED.search(text):
        return text
    return markup.plain(text)


def _rows(rows: Iterable[Row]) -> Iterator[Block]:
    for row in rows:
        cells = tuple(_clean(cell.text) for cell in row.cells)
        if any(cells):
            strong = all(cell.strong for cell in row.cells if cell.text)
            yield Block(BlockKind.ROW, " | ".join(filter(None, cells)), cells=cells, sheet=row.sheet, strong=strong)
