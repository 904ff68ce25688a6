"""Pages -> one paper: tables and rows that a page's end cut, and paragraphs that go on over it, are put together.

Tables stay apart when text stands between them, when their columns differ, or when the second one would still have
fitted on the first one's page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from storage.documents import lost
from storage.documents.pdf import leaves, paragraphs
from storage.documents.pdf.furniture import Mark
from storage.documents.pdf.lines import Piece
from storage.documents.pdf.paragraphs import Paragraph
from storage.documents.pdf.tables import Cell, Row, Table

SMALL = 0.92  # of the body's size; a note at the foot is set smaller
DEEP = 0.75  # of the page's height; what goes on over the page reaches as far down
LINE = 1.3  # of the letter's size; one line

_NOTE = re.compile(r"[\d*†‡\[(]")


@dataclass(slots=True)
class Placed:
    """Something of the paper, and the sheet that it begins on. Exactly one of the three is given."""

    sheet: int
    item: Paragraph | Table | None = None
    mark: Mark | None = None
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class Stitched:
    """The paper so far. ``foot`` is how far down a page's text has been seen to reach, in shares of its height."""

    placed: list[Placed] = field(default_factory=list[Placed])
    foot: float = 0.0
    open: Placed | None = None  # what the page before ended with
    height: float = 0.0  # of the page before
    closed: int = 0  # how many of the placed are no more needed line by line

    def edges(self) -> tuple[float, ...]:
        """Give the column edges of the table that the last page ended with."""
        return self.open.item.edges if self.open and isinstance(self.open.item, Table) else ()

    def add(
        self,
        leaf: leaves.Leaf,
        items: Sequence[Paragraph | Table],
        marks: Sequence[Mark],
        right: float,
        pictures: int = 0,
    ) -> None:
        """Put a page behind those before it, with as many ``pictures`` that were not read."""
        items = list(items)
        for table in (item for item in items if isinstance(item, Table)):
            table.rows = [replace(row, sheet=leaf.sheet) for row in table.rows]
        self.foot = max([self.foot, *(item.bottom / leaf.height for item in items)])
        self.placed.extend(Placed(leaf.sheet, mark=mark) for mark in marks if mark.at_head)
        if items and self.open is not None and self._goes_on(items[0], right):
            del items[0]
        begun = self.open if not items else None
        for item in items:
            placed = Placed(leaf.sheet, item)
            self.placed.append(placed)
            if not _is_note(item, items):
                begun = placed
        if leaf.notice:
            self.placed.append(Placed(leaf.sheet, lost=(leaf.notice,)))
            begun = None
        elif pictures:
            self.placed.append(Placed(leaf.sheet, lost=(lost.PICTURE,) * pictures))
        self.placed.extend(Placed(leaf.sheet, mark=mark) for mark in marks if not mark.at_head)
        if self.open is not None and self.open is not begun:
            _close(self.open.item)
        for placed in self.placed[self.closed :]:
            if placed is not begun:
                _close(placed.item)
        self.open, self.height, self.closed = begun, leaf.height, len(self.placed)

    def _goes_on(self, item: Paragraph | Table, right: float) -> bool:
        last = self.open.item if self.open else None
        if isinstance(last, Table) and isinstance(item, Table):
            return self._more_rows(last, item)
        if isinstance(last, Paragraph) and isinstance(item, Paragraph):
            return self._more_words(last, item, right)
        return False

    def _more_words(self, last: Paragraph, item: Paragraph, right: float) -> bool:
        apart = abs(item.x0 - (last.inner if last.mark else last.x0)) > 3 * last.size
        if last.bottom < DEEP * self.height or (apart and not item.text[:1].islower()):
            return False
        return paragraphs.continued(last, item, right)

    def _more_rows(self, last: Table, item: Table) -> bool:
        """Put a table's rows behind those of the page before when they are one table."""
        if not leaves.alike(last.edges, item.edges) or last.ruled != item.ruled or not last.rows or not item.rows:
            return False
        left = self.foot * self.height - last.bottom
        head = _repeated(last.rows, item.rows)
        need = sum(row.bottom - row.top for row in item.rows[: head + 1])
        if left > max(need, 2 * LINE * _size(item.rows[0])) + 2:
            return False
        edges = max(last.edges, item.edges, key=len)
        rows = [_spread(row, last.edges, edges) for row in last.rows]
        more = [_spread(row, item.edges, edges) for row in item.rows[head:]]
        if more and left < 1.6 * LINE * _size(rows[-1]) and _cut(rows, more[0]):
            rows[-1] = _whole(rows[-1], more.pop(0))
        last.rows, last.edges, last.bottom = rows + more, edges, item.bottom
        return True


def _close(item: Paragraph | Table | None) -> None:
    """Forget the lines of what cannot go on any more, so that a long paper needs little more than its words."""
    if isinstance(item, Paragraph):
        item.pieces = []
    elif item is not None:
        item.rows = [replace(row, cells=tuple(Cell(cell.text, cell.strong) for cell in row.cells)) for row in item.rows]


def _joined(above: str, below: str, before: Piece, after: Piece, right: float) -> str:
    """Join two texts as their two lines at the cut are joined."""
    return paragraphs.join(above, before, after, right).removesuffix(after.text) + below


def _is_note(item: Paragraph | Table, items: Sequence[Paragraph | Table]) -> bool:
    """Tell a footnote, which stands between a cut paragraph and its end."""
    sizes = [other.size for other in items if isinstance(other, Paragraph)]
    return (
        isinstance(item, Paragraph)
        and len(items) > 1
        and item.size <= SMALL * max(sizes)
        and _NOTE.match(item.text) is not None
    )


def _size(row: Row) -> float:
    return max((cell.last.size for cell in row.cells if cell.last), default=10.0)


def _repeated(rows: Sequence[Row], more: Sequence[Row]) -> int:
    """Count the header rows that a table's second part says again."""
    same = 0
    for one, other in zip(rows[:3], more[:3], strict=False):
        if [cell.text for cell in one.cells] != [cell.text for cell in other.cells] or not _says(one):
            break
        same += 1
    return same if len(more) > same else 0


def _says(row: Row) -> bool:
    return sum(bool(cell.text) for cell in row.cells) > 1 or row.cells[0].strong


def _spread(row: Row, old: tuple[float, ...], new: tuple[float, ...]) -> Row:
    """Give a row the columns of the table's other part, which has more of them."""
    if len(old) == len(new):
        return row
    cells = [Cell() for _ in new[1:]]
    for left, cell in zip(old, row.cells, strict=False):
        at = min(range(len(new) - 1), key=lambda number: abs(new[number] - left))
        cells[at] = cell
    return replace(row, cells=tuple(cells))


def _cut(rows: Sequence[Row], below: Row) -> bool:
    """Tell whether a page's first row is the rest of the row that the page before ended with."""
    above = rows[-1]
    pairs = [(one, other) for one, other in zip(above.cells, below.cells, strict=True) if other.text]
    if not pairs or any(not _may_go_on(one, other, above, below) for one, other in pairs):
        return False
    if not below.cells[0].text and any(_mid_sentence(one, other) for one, other in pairs):
        return True
    unfinished = [_unfinished(one, other) for one, other in pairs]
    if any(unfinished):
        return all(going or one.count > 1 for going, (one, _) in zip(unfinished, pairs, strict=True))
    return _goes_on_unmarked(rows, below, pairs)


def _goes_on_unmarked(rows: Sequence[Row], below: Row, pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Tell a cut between two paragraphs or two entries of a cell, by the row's other cells."""
    one, other = pairs[0]
    if len(pairs) == 1 and other.marked and (one.marked or "\n• " in one.text):
        return True
    if below.cells[0].text:
        return False
    keyed = sum(bool(row.cells[0].text) for row in rows) >= 0.8 * len(rows)
    return keyed or (len(pairs) == 1 and one.count > 1)


def _may_go_on(one: Cell, other: Cell, above: Row, below: Row) -> bool:
    return bool(one.text) and (_reaches(one, above) or _lower(other, below)) and one.strong == other.strong


def _reaches(cell: Cell, row: Row) -> bool:
    """Tell a cell whose text goes down to the page's end, as that of a cut row does."""
    return cell.last is not None and row.bottom - cell.last.bottom <= 1.7 * LINE * cell.last.size


def _mid_sentence(above: Cell, below: Cell) -> bool:
    """Tell words that cannot begin a cell after words that cannot end one."""
    return _unfinished(above, below) and below.text[:1].islower() and above.text[-1:].isalnum() and " " in above.text


def _lower(cell: Cell, row: Row) -> bool:
    """Tell a cell whose text stands beside a later line of its row, and not at the row's top."""
    return cell.first is not None and cell.first.top - row.top > LINE * cell.first.size


def _unfinished(above: Cell, below: Cell) -> bool:
    """Tell a cell whose last line had no room for the word that the next page begins with."""
    if above.last is None or below.first is None or below.marked:
        return False
    if paragraphs.ENDED.search(above.text) and paragraphs.STARTS.match(below.text):
        return False
    return paragraphs.fills(above.last, below.first, above.right)


def _whole(above: Row, below: Row) -> Row:
    cells = []
    for one, other in zip(above.cells, below.cells, strict=True):
        if not other.text or not one.text:
            cells.append(one if one.text else other)
            continue
        if one.last and other.first and not other.marked and paragraphs.fills(one.last, other.first, one.right):
            text = _joined(one.text, other.text, one.last, other.first, one.right)
        else:
            text = f"{one.text}\n{other.text}"
        cells.append(
            replace(
                other,
                text=text,
                strong=one.strong and other.strong,
                count=one.count + other.count,
                first=one.first,
                marked=one.marked,
            )
        )
    return Row(tuple(cells), above.top, below.bottom, above.sheet)
