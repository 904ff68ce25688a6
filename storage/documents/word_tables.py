"""The tables that are open while a Word document is read: which cell a block goes to, and what a finished row holds.

A horizontally merged cell is there once, a vertically continued one is empty, a table within a cell is lines of it.
"""

import dataclasses
from dataclasses import dataclass, field

from board.packs.values import Block, BlockKind
from storage.documents import lost, word_paragraphs
from storage.documents.word_package import Attributes, is_on, value, whole

DEEPEST_TABLE = 8  # tables one in the other; the text of a deeper one goes to the cell around it
MOST_COLUMNS = 63  # of a table, in Word


@dataclass(slots=True)
class _Cell:
    blocks: list[Block] = field(default_factory=list[Block])
    continued: bool = False
    merged: bool = False
    turns: int = 0  # pages' ends in it


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list[_Cell])
    before: int = 0
    removed: bool = False
    heads: bool = False


class Tables:
    """The open tables, the outermost first, each with the row that is being read."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._deeper = 0  # open tables that are too deep to be read as such

    def __bool__(self) -> bool:
        return bool(self._rows)

    def table_starts(self) -> None:
        """Open a table."""
        if self._deeper or len(self._rows) == DEEPEST_TABLE:
            self._deeper += 1
        else:
            self._rows.append(_Row())

    def table_ends(self) -> None:
        """Close the innermost table."""
        if self._deeper:
            self._deeper -= 1
        elif self._rows:
            self._rows.pop()

    def row_starts(self) -> None:
        """Begin a row of the innermost table."""
        if (row := self._row()) is not None:
            row.cells, row.before, row.removed, row.heads = [], 0, False, False

    def cell_starts(self) -> None:
        """Begin a cell, after as many empty ones as the row leaves out at its beginning."""
        if (row := self._row()) is not None:
            row.cells.extend(_Cell() for _ in range(row.before + 1))
            row.before = 0

    def ends_cell(self) -> bool:
        """Tell whether the end of a cell is that of one that is kept."""
        return not self._deeper

    def take(self, block: Block) -> bool:
        """Put a block into the innermost open cell; False where none is open."""
        if self._rows and self._rows[-1].cells:
            self._rows[-1].cells[-1].blocks.append(block)
            return True
        return False

    def row_ends(self, sheet: int | None) -> tuple[list[Block], int]:
        """Finish a row, and tell how many pages' ends it holds; each cell that one cuts holds it too."""
        row = self._row()
        if row is None:
            return [], 0
        found = [] if row.removed else _blocks(row, sheet)
        turns = max((cell.turns for cell in row.cells), default=0) if len(self._rows) == 1 else 0
        self.row_starts()
        return found, turns

    def around(self) -> "Tables":
        """Give the tables around the innermost one, to which its rows go."""
        outer = Tables()
        outer._rows = self._rows[:-1]
        return outer

    def turn(self) -> bool:
        """Count a page's end in the outermost cell; False where none is open."""
        if self._rows and self._rows[0].cells:
            self._rows[0].cells[-1].turns += 1
            return True
        return False

    def turned(self) -> int:
        """Say how many pages' ends the outermost cell holds so far."""
        return self._rows[0].cells[-1].turns if self._rows and self._rows[0].cells else 0

    def remove(self) -> None:
        """Leave out the row that is being read: it was deleted."""
        if (row := self._row()) is not None:
            row.removed = True

    def set(self, name: str, attributes: Attributes) -> None:
        """Take a property of the row or cell that is being read."""
        row = self._row()
        if row is None:
            return
        if name == "tblHeader":
            row.heads = is_on(attributes)
        elif name == "gridBefore":
            row.before = whole(value(attributes), MOST_COLUMNS) or 0
        elif name == "vMerge" and row.cells:
            row.cells[-1].continued = value(attributes) in {None, "continue"}
        elif name == "hMerge" and row.cells:
            row.cells[-1].merged = value(attributes) in {None, "continue"}

    def _row(self) -> _Row | None:
        return self._rows[-1] if self._rows and not self._deeper else None


def _blocks(row: _Row, sheet: int | None) -> list[Block]:
    """Make the row; where one cell alone holds a whole table, it only lays out the page, and its blocks stand alone."""
    if len(row.cells) == 1 and any(block.kind is BlockKind.ROW for block in row.cells[0].blocks):
        return row.cells[0].blocks
    shown = [cell for cell in row.cells if not cell.merged]
    cells = ["" if cell.continued else "\n".join(filter(None, map(_line, cell.blocks))) for cell in shown]
    unread = tuple(one for cell in row.cells for block in cell.blocks for one in block.lost)
    if not any(cells):
        return [lost.place(unread, sheet=sheet)] if unread else []
    begins = min((block.sheet or 1 for cell in shown for block in cell.blocks), default=1) if sheet else None
    strong = all(block.strong for cell in shown if not cell.continued for block in cell.blocks if block.text)
    made = word_paragraphs.row(cells, begins, strong=strong or row.heads)
    return [dataclasses.replace(made, lost=unread) if unread else made]


def _line(block: Block) -> str:
    """Set a block as it stands in a cell: a bullet with its sign, a row of a table within on one line."""
    if block.kind is BlockKind.BULLET:
        return f"• {block.text}"
    return " ".join(block.text.split()) if block.kind is BlockKind.ROW else block.text
