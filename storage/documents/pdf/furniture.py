"""What belongs to the page and not to the paper: running heads and feet, and the page numbers that stand in them.

A line that repeats is left out, but never a banner that restricts the page: a reader must know which sheets it covers.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from board.packs import restriction
from storage.documents.pdf.leaves import Leaf
from storage.documents.pdf.lines import Piece
from storage.documents.pdf.tables import Table

LEAST = 3  # pages; fewer are no habit
WITHIN = 6  # pages in a row that must hold them; heads of left and right pages differ
STEP = 8.0  # points; a line that repeats stands at the same height as nearly as this

_NUMBER = re.compile(r"\d{1,4}")
_PAGE_MARK = re.compile(r"\W*page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?\W*", re.IGNORECASE)

_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page's furniture says that matters: a printed page number, or a banner that must stay."""

    at_head: bool
    page: int | None = None
    banner: str = ""


@dataclass(slots=True)
class Furniture:
    """What was seen at the pages' heads and feet so far: on which sheets, with which numbers."""

    least: int = LEAST  # pages that must hold a line; a file of two pages has no more
    seen: dict[_Key, list[tuple[int, tuple[int, ...]]]] = field(default_factory=lambda: defaultdict(list))

    def note(self, leaf: Leaf) -> None:
        """Remember a page's outermost lines."""
        for row in leaf.edge_rows():
            text = said(row)
            self.seen[_key(text, row[0].base)].append((leaf.sheet, _numbers(text)))
        for box in set(leaf.pictures):
            self.seen[_drawn(box)].append((leaf.sheet, ()))

    def forget(self, before: int) -> None:
        """Drop what was last seen long before this sheet, so that what is remembered does not grow with the file."""
        for key in [key for key, found in self.seen.items() if found[-1][0] < before]:
            del self.seen[key]
        for found in self.seen.values():
            del found[: -4 * WITHIN]

    def strip(self, leaf: Leaf) -> list[Mark]:
        """Take the furniture out of a page, and give what of it must stay."""
        # A watermark is furniture: it lies over the words of every page, and means something only where it restricts.
        marks = [Mark(at_head=True, banner=leaf.stamp)] if restriction.marks(leaf.stamp) else []
        gone: set[int] = set()
        for row in leaf.edge_rows():
            text = said(row)
            habits = self._habits(text, row[0].base)
            alone = _PAGE_MARK.fullmatch(text)
            if not alone and not _habitual(habits, leaf.sheet, self.least):
                continue
            gone.update(map(id, row))
            at_head = row[0].base < leaf.height / 2
            page = int(alone.group(1)) if alone else _page(text, habits, leaf.sheet)
            if restriction.marks(text):
                marks.append(Mark(at_head, banner=text))
            if page is not None:
                marks.append(Mark(at_head, page=page))
        if gone:
            leaf.parts = list(_without(leaf.parts, gone))
        return marks

    def pictures(self, leaf: Leaf) -> int:
        """Count the pictures of a page that do not stand on every page."""
        return sum(not _habitual(self.seen.get(_drawn(box), []), leaf.sheet, self.least) for box in leaf.pictures)

    def _habits(self, text: str, base: float) -> list[tuple[int, tuple[int, ...]]]:
        words, height = _key(text, base)
        return sorted(set().union(*(self.seen.get((words, height + by), ()) for by in (-1, 0, 1))))


def said(row: Iterable[Piece]) -> str:
    """Give the words of a line."""
    return " ".join(piece.text for piece in row)


def _key(text: str, base: float) -> _Key:
    return _NUMBER.sub("#", text.casefold()), round(base / STEP)


def _drawn(box: tuple[int, int, int, int]) -> _Key:
    return f"picture {box}", 0


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBER.findall(text))


def _habitual(habits: list[tuple[int, tuple[int, ...]]], sheet: int, least: int) -> bool:
    sheets = sorted({seen for seen, _ in habits})
    for at in range(len(sheets) - least + 1):
        near = sheets[at : at + least]
        if near[-1] - near[0] < WITHIN and near[0] - WITHIN <= sheet <= near[-1] + WITHIN:
            return True
    return False


def _page(text: str, habits: list[tuple[int, tuple[int, ...]]], sheet: int) -> int | None:
    """Find the number that counts with the sheets; a date or a version in the line does not."""
    own = _numbers(text)
    for at, number in enumerate(own):
        steps = [(seen - sheet) == (numbers[at] - number) for seen, numbers in habits if seen != sheet]
        if steps and sum(steps) * 3 >= len(steps) * 2:
            return number
    return None


def _without(parts: list[list[Piece] | Table], gone: set[int]) -> Iterable[list[Piece] | Table]:
    for part in parts:
        if isinstance(part, Table):
            yield part
        elif left := [piece for piece in part if id(piece) not in gone]:
            yield left
