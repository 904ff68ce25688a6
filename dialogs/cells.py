"""Which table, row, column or cell of the papers a question names, by captions and by the names of rows and columns.

Nothing is said here (``tables`` does). Every telling word of a question must stand in one of these names.
"""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board import contents, matching, messages
from board.contents import Name
from board.matching import Asked
from board.packs.entries import Table
from board.sources import Source
from dialogs.telling import One

FEW = 3  # columns: a row of so few is an answer by itself
WHOLLY = 1.99  # of a row's name and a column's together
TABLE = re.compile(r"\b(?:tables?|chart|grid|matrix|breakdown|profile)\b", re.IGNORECASE)
# A question for names or reasons, which no count gives.
NAMES = re.compile(r"\b(?:which|who|whose|name|names|why|where)\b", re.IGNORECASE)
_NAMED = 0.5  # of a row's or a column's name that is said
_ALIKE = 0.001
_ROW = re.compile(r"row (\d{1,6})\b")
_SHOWS = re.compile(
    r"^\W*(?:please |can you |could you )?(?:show|list|give|display|print|let me see|see)\b", re.IGNORECASE
)
_COUNTS = re.compile(r"\b(?:how many|number of|how much|count of|total of)\b", re.IGNORECASE)
_LEAST_SAID = 2  # words of a caption that a request without the word “table” says


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, a whole row (``column`` below nought) or a whole column (``row`` below nought)."""

    one: One[Table]
    row: int
    column: int

    @property
    def table(self) -> Table:
        """Give the table that it stands in."""
        return self.one.value

    def called(self) -> str:
        """Name it by its row and its column."""
        row = self.table.rows[self.row][0] if self.row >= 0 else ""
        return ", ".join(filter(None, (row, self.table.columns[self.column] if self.column >= 0 else "")))


def best(words: str, every: Sequence[One[Table]], what: Asked) -> list[Cell]:
    """Give the cells whose row and column the words name best; none where a telling word stands in neither."""
    found = [(weight, cell) for one in every for weight, cell in cells(what, one) if _answers(words, cell)]
    most = max((weight for weight, _ in found), default=0.0)
    return [cell for weight, cell in found if weight > most - _ALIKE]


def cells(what: Asked, one: One[Table]) -> list[tuple[float, Cell]]:
    """Give the cells, rows or columns of one table that are named best, with how much of their names is said."""
    table = one.value
    rows = _named(what, [row[0] if row else "" for row in table.rows])
    columns = _named(what, ["", *table.columns[1:]])
    named = " · ".join([table.rows[at][0] for at, _ in rows] + [table.columns[at] for at, _ in columns])
    found: list[tuple[float, Cell]] = []
    for row, by_row in rows or [(-1, 0.0)]:
        for column, by_column in columns or [(-1, 0.0)]:
            cell = Cell(one, row, column)
            printed = row < 0 or column < len(table.rows[row])
            if printed and (row >= 0 or column >= 0) and _all_held(what, cell, named):
                found.append((by_row + by_column, cell))
    return found


def _named(what: Asked, labels: Sequence[str]) -> list[tuple[int, float]]:
    """Give which of some rows or columns are named best, with how much of the name is said."""
    said = [(at, matching.said(what, label)) for at, label in enumerate(labels) if label]
    most = max((share for _, share in said), default=0.0)
    return [(at, share) for at, share in said if share >= _NAMED and share > most - _ALIKE]


def _all_held(what: Asked, cell: Cell, named: str) -> bool:
    """Tell whether each telling word stands in the names that are said (``named``) or in the caption.

    Where no row is named it may stand in any row's name.
    """
    table = cell.table
    beside = f"{table.title} {table.columns[0] if table.columns else ''} {table.note or ''}"
    if cell.row < 0:
        beside += " · " + " · ".join(row[0] for row in table.rows if row)
    around = f"{named} · {beside}"
    return all(matching.holds(unit, around) for unit in what.needed)


def _answers(words: str, cell: Cell) -> bool:
    """Tell whether a row or a column alone answers: a count wants a cell, and *which* wants names, not counts."""
    if cell.row >= 0 and cell.column >= 0:
        return len(cell.table.columns) <= FEW or _COUNTS.search(words) is not None or not _names(words)
    if cell.column < 0:
        few = len(cell.table.columns) <= FEW
        return few or not (_COUNTS.search(words) or _names(words))
    return not _names(words)


def _names(words: str) -> bool:
    return NAMES.search(words) is not None


def twin(cell: Cell, other: One[Table]) -> Cell | None:
    """Find a cell in another edition of its table: the same columns, and a row of the same name."""
    table, named = other.value, cell.table.rows[cell.row][0]
    if contents.words(" ".join(table.columns)) != contents.words(" ".join(cell.table.columns)):
        return None
    rows = [at for at, row in enumerate(table.rows) if row and contents.words(row[0]) == contents.words(named)]
    whole = len(rows) == 1 and cell.column < len(table.rows[rows[0]])
    return Cell(other, rows[0], cell.column) if whole else None


def whole(words: str, every: Sequence[One[Table]], what: Asked) -> One[Table] | None:
    """Give the one table that is asked for whole, by its caption, columns and rows; None where none is, or two."""
    table_said = TABLE.search(words)
    if not table_said and not _SHOWS.search(words):
        return None
    heads = [frozenset(contents.words(" ".join(one.value.columns))) for one in every]
    spoken = frozenset(contents.words(words))
    scored: list[tuple[float, int]] = []
    for at, one in enumerate(every):
        table = one.value
        rows = " · ".join(row[0] for row in table.rows if row)
        fit = matching.fits(
            what, [Name(f"{table.title} · {' · '.join(table.columns)} · {rows}", beside=table.note or "")]
        )
        columns = len(heads[at] & spoken)
        if fit and (table_said or fit[0].own >= _LEAST_SAID):
            scored.append((fit[0].weight + columns, at))
        elif not what.needed and table_said and columns > 1:
            scored.append((float(columns), at))
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _ALIKE):
        return None
    return every[scored[0][1]]


def filled(cell: Cell, last: Cell) -> Cell:
    """Take the row or the column that was not named from the cell before it."""
    row = cell.row if cell.row >= 0 else last.row
    return Cell(cell.one, row, cell.column if cell.column >= 0 else last.column)


def caption(table: Table) -> str:
    """Give a caption without the word on which its sentence breaks off: *The ratings of homes are*."""
    return re.sub(r"(?:\s+(?:is|are|was|were))?[\s:.]*$", "", table.title)


def value(cell: Cell) -> str:
    """Give what stands in a cell."""
    return cell.table.rows[cell.row][cell.column] or messages.EMPTY


def place(table: Table, row: int) -> Source:
    """Give the place of a row: a table is cited by its first one (``row 1 of the table``), wherever that stands."""
    place = table.source.paragraph
    if row < 0 or place is None or not (found := _ROW.match(place)):
        return table.source
    return dataclasses.replace(table.source, paragraph=f"row {int(found[1]) + row}{place[found.end() :]}")
