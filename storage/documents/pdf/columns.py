"""What stands side by side without a rule: columns of prose that are read one after the other, and unruled tables."""

from collections.abc import Sequence
from itertools import pairwise

from storage.documents.pdf import lines, paragraphs, tables
from storage.documents.pdf.lines import Piece
from storage.documents.pdf.tables import Row, Table

GUTTER = 0.9  # of the letter's size; a gap as wide as this, kept free by many lines, parts columns
LEAST_ROWS = 3  # lines that share their gaps make a table
LEAST_PROSE = 5  # lines on either side make columns of prose
FULL = 0.55  # of the column's width; lines of prose go on as far as this on average
LEAST_WORDS = 3.5  # on average in a column's line; fewer are no prose
FEW_WORDS = 6  # on average in a cell of a table of two columns; more are prose
LEVEL = 2.0  # points; cells of one column begin as near to each other as this
LONGEST = 500  # lines of a table on one page
FEW = 4  # words; a line with as many may stand in a table's first column alone
WORDS = 9  # more on average in a column's line, and it is prose
DEEPEST = 3  # columns within columns


def apart(found: Sequence[Piece], depth: int = 0) -> list[list[Piece]]:
    """Cut a region of prose into the parts that are read one after the other."""
    grouped = lines.rows(found)
    if depth >= DEEPEST or len(grouped) < LEAST_PROSE:
        return [list(found)]
    for gutter in _gutters(found):
        band = _band(grouped, gutter)
        if band is None:
            continue
        start, end = band
        above = [piece for row in grouped[:start] for piece in row]
        below = [piece for row in grouped[end:] for piece in row]
        inside = [piece for row in grouped[start:end] for piece in row]
        left = [piece for piece in inside if piece.x1 <= gutter]
        right = [piece for piece in inside if piece.x1 > gutter]
        parts = [above, *apart(left, depth + 1), *apart(right, depth + 1), *(apart(below, depth + 1) if below else ())]
        return [part for part in parts if part]
    return [list(found)]


def _gutters(found: Sequence[Piece]) -> list[float]:
    """Give the places where a column of prose may begin: left edges that many pieces share, well inside the region."""
    left, right = min(piece.x0 for piece in found), max(piece.x1 for piece in found)
    starts: dict[int, int] = {}
    for piece in found:
        if left + 0.2 * (right - left) <= piece.x0 <= right - 0.15 * (right - left):
            starts[round(piece.x0)] = starts.get(round(piece.x0), 0) + 1
    return [at - 2.0 for at, count in sorted(starts.items(), key=lambda one: -one[1])[:4] if count >= LEAST_PROSE]


def _band(grouped: list[list[Piece]], gutter: float) -> tuple[int, int] | None:
    """Find the longest run of lines that keep a gutter free and look like prose on both of its sides."""
    best, start = (0, 0), 0
    for at, row in enumerate([*grouped, None]):
        if row is None or any(piece.x0 < gutter - 1 and piece.x1 > gutter for piece in row):
            if at - start > best[1] - best[0]:
                best = (start, at)
            start = at + 1
    inside = [piece for row in grouped[best[0] : best[1]] for piece in row]
    sides = [piece for piece in inside if piece.x1 <= gutter], [piece for piece in inside if piece.x1 > gutter]
    return best if all(_prose(side) for side in sides) else None


def _prose(side: list[Piece]) -> bool:
    if len(side) < LEAST_PROSE:
        return False
    width = max(piece.x1 for piece in side) - min(piece.x0 for piece in side)
    mean = sum(piece.x1 - piece.x0 for piece in side) / len(side)
    words = sum(len(piece.text.split()) for piece in side) / len(side)
    return mean >= FULL * width and words >= LEAST_WORDS and width >= 12 * side[0].size


def split(found: Sequence[Piece]) -> list[list[Piece] | Table]:
    """Cut a region into prose and unruled tables, from top to bottom."""
    grouped = lines.rows(found)
    parts: list[list[Piece] | Table] = []
    prose: list[Piece] = []
    at = 0
    while at < len(grouped):
        end, edges = _run(grouped, at)
        if edges:
            if prose:
                parts.append(prose)
            prose = []
            parts.append(_table(grouped[at:end], edges))
            at = end
        else:
            prose.extend(grouped[at])
            at += 1
    return [*parts, prose] if prose else parts


def _run(grouped: list[list[Piece]], start: int) -> tuple[int, list[float]]:
    """Give the end and the column starts of the unruled table that begins at a line; no starts when none does."""
    first = _cells(grouped[start])
    if len(first) <= 1:
        return start, []
    end, full, gaps = start, 0, _gaps(first)
    for at in range(start, min(len(grouped), start + LONGEST)):
        row = _cells(grouped[at])
        step = grouped[at][0].base - grouped[at - 1][0].base if at > start else 0.0
        if step > 4 * row[0].size or abs(row[0].size - first[0].size) > 0.25 * first[0].size:
            break
        shared = [narrowed for gap in gaps if (narrowed := _free(gap, row))]
        if len(shared) < len(gaps) and full >= LEAST_ROWS and len(row) <= 1:
            break
        if len(shared) < max(len(gaps) - (1 if len(gaps[1:]) > 1 else 0), 1) or not _beside(row, shared):
            break
        gaps, end = shared, at + 1
        full += len(row) > 1
    while end > start and len(_cells(grouped[end - 1])) <= 1 and grouped[end - 1][0].x0 < gaps[0][0]:
        end -= 1
    if full < LEAST_ROWS or not gaps or not _tabular(grouped[start:end], gaps):
        return start, []
    return end, [grouped[start][0].x0, *(after for _, after in gaps)]


def _cells(row: list[Piece]) -> list[Piece]:
    """Leave a bullet or a list's number to what follows it."""
    if len(row[1:]) == 1 and paragraphs.labelled(row[0]):
        return row[1:]
    return row


def _gaps(row: list[Piece]) -> list[tuple[float, float]]:
    return [(before.x1, after.x0) for before, after in pairwise(row)]


def _free(gap: tuple[float, float], row: list[Piece]) -> tuple[float, float] | None:
    """Narrow a gap to what a line leaves free of it."""
    start, end = gap
    for piece in row:
        if piece.x1 <= start or piece.x0 >= end:
            continue
        if piece.x0 <= start:
            start = piece.x1
        elif piece.x1 >= end:
            end = piece.x0
        else:
            return None
    return (start, end) if end - start >= GUTTER * row[0].size * 0.6 else None


def _beside(row: list[Piece], gaps: list[tuple[float, float]]) -> bool:
    """Tell a line that has something in a column, and not only prose that happens to end before the first gap."""
    if len(row) > 1 or row[0].x0 >= gaps[0][1] - 1:
        return True
    return len(row[0].text.split()) <= FEW and not row[0].text.endswith((".", ":", ";"))


def _tabular(grouped: list[list[Piece]], gaps: list[tuple[float, float]]) -> bool:
    rows = [row for row in grouped if len(row) > 1]
    words = sum(len(piece.text.split()) for row in rows for piece in row) / sum(len(row) for row in rows)
    if len(gaps) > 1:
        return words <= WORDS
    starts = [row[-1].x0 for row in rows]
    level = sum(abs(start - gaps[0][1]) <= LEVEL for start in starts) >= 0.8 * len(starts)
    return level and words <= FEW_WORDS and len(rows) > LEAST_ROWS


def _table(grouped: list[list[Piece]], starts: list[float]) -> Table:
    made = Table(
        edges=(*starts, max(piece.x1 for row in grouped for piece in row)),
        top=min(piece.top for piece in grouped[0]),
        bottom=max(piece.bottom for piece in grouped[-1]),
        ruled=False,
    )
    held: list[list[list[Piece]]] = []
    for at, row in enumerate(grouped):
        cells: list[list[Piece]] = [[] for _ in starts]
        for piece in row:
            cells[max((n for n, x in enumerate(starts) if piece.x0 >= x - 2), default=0)].append(piece)
        step = row[0].base - grouped[at - 1][0].base if at else 0.0
        wrapped = held and step <= 1.6 * row[0].size and (not cells[0] or sum(map(bool, cells)) == 1 < len(row) + 1)
        if wrapped and not (cells[0] and cells[-1]):
            for cell, more in zip(held[-1], cells, strict=True):
                cell.extend(more)
        else:
            held.append(cells)
    for cells in held:
        pieces = [piece for cell in cells for piece in cell]
        filled = tuple(
            tables.cell(cell, cell[0].x0, edge - cell[0].size) if cell else tables.Cell()
            for cell, edge in zip(cells, [*starts[1:], made.edges[-1]], strict=True)
        )
        made.rows.append(Row(filled, min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)))
    return made
