"""Ruled tables: rules -> a grid of cells, merged where no rule parts them, and the text that stands in each.

A table that runs over a page's end is two tables here; ``stitching`` puts them together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from storage.documents.pdf import lines, paragraphs
from storage.documents.pdf.glyphs import Glyph, Rule
from storage.documents.pdf.lines import Piece

NEAR = 4.0  # points; edges as near as this are one, and no column or row is narrower
STEP = 1.5  # points; rules drawn side by side follow each other as near as this
TOUCH = 3.0  # points; rules as near as this meet
COVERED = 0.5  # of a cell's side; less of a rule parts nothing
MOST_CELLS = 20_000  # of one grid; more is a drawing
MOST_GRIDS = 200  # of one page; more are drawings
MOST_MEETINGS = 2_000_000  # pairs of rules looked at on a page
TOUCHING = 0.4  # points between the letters of a word, at the most
PADDING = 5.4  # points; what word processors leave free at a cell's side


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and of its lines what is needed to tell whether it goes on over the page."""

    text: str = ""
    strong: bool = False
    count: int = 0  # lines
    first: Piece | None = None
    last: Piece | None = None
    right: float = 0.0  # the margin of its text
    marked: bool = False  # it opens with a bullet


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a cell that another one reaches into is empty."""

    cells: tuple[Cell, ...]
    top: float
    bottom: float
    sheet: int = 0  # on which it begins


@dataclass(slots=True)
class Table:
    """A table on one page: its column edges and its rows."""

    edges: tuple[float, ...]
    top: float
    bottom: float
    rows: list[Row] = field(default_factory=list[Row])
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that rules make. ``owner`` says for each column and row which cell it belongs to, by its first."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]

    def holds(self, glyph: Glyph) -> bool:
        """Tell a glyph inside the table."""
        across, down = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        return self.xs[0] <= across <= self.xs[-1] and self.ys[0] <= down <= self.ys[-1]

    def around(self, other: "Grid") -> bool:
        """Tell a grid that lies inside this one."""
        return (
            other is not self
            and self.xs[0] - 1 <= other.xs[0]
            and other.xs[-1] <= self.xs[-1] + 1
            and self.ys[0] - 1 <= other.ys[0]
            and other.ys[-1] <= self.ys[-1] + 1
        )


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """Find the grids of a page, from top to bottom; one that lies in another one's cell is left to that cell."""
    rules = list(rules)
    along, down = _merged(rules, level=True), _merged(rules, level=False)
    if len(along) * len(down) > MOST_MEETINGS:
        return []
    parts = _meeting(along, down)
    found = [grid for part in parts[:MOST_GRIDS] if (grid := _grid(*part)) is not None]
    found = [grid for grid in found if not any(other.around(grid) for other in found)]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(rules: list[Rule], *, level: bool) -> list[Rule]:
    """Join rules that lie on one line and touch."""
    kept = sorted((rule for rule in rules if rule.level == level), key=lambda rule: (rule.at, rule.start))
    rows, found = list[list[Rule]](), list[Rule]()
    for rule in kept:
        if rows and rule.at - rows[-1][-1].at <= STEP and rule.at - rows[-1][0].at <= NEAR:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        row.sort(key=lambda rule: rule.start)
        run = row[0]
        for rule in row[1:]:
            if rule.start <= run.end + TOUCH:
                run = run.longer(rule.end)
            else:
                found.append(run)
                run = rule
        found.append(run)
    return found


def _meeting(along: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group rules that meet, directly or through others."""
    group = list(range(len(along) + len(down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for number, rule in enumerate(along):
        for other, post in enumerate(down, len(along)):
            if rule.x0 - TOUCH <= post.x0 <= rule.x1 + TOUCH and post.top - TOUCH <= rule.top <= post.bottom + TOUCH:
                group[root(other)] = root(number)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate([*along, *down]):
        parts.setdefault(root(number), ([], []))[0 if number < len(along) else 1].append(rule)
    return [part for part in parts.values() if len(part[0]) > 1 and part[1]]


def _grid(along: list[Rule], down: list[Rule]) -> Grid | None:
    xs = _edges([*(rule.x0 for rule in down), min(rule.x0 for rule in along), max(rule.x1 for rule in along)])
    ys = _edges([*(rule.top for rule in along), min(rule.top for rule in down), max(rule.bottom for rule in down)])
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 1 or high < 1 or wide * high > MOST_CELLS:
        return None
    owner = [(row, column) for row in range(high) for column in range(wide)]

    def root(row: int, column: int) -> tuple[int, int]:
        at = (row, column)
        while owner[at[0] * wide + at[1]] != at:
            at = owner[at[0] * wide + at[1]]
        return at

    posts = {x: [rule for rule in down if abs(rule.x0 - x) <= NEAR] for x in xs}
    beams = {y: [rule for rule in along if abs(rule.top - y) <= NEAR] for y in ys}
    for row in range(high):
        for column in range(wide):
            if column and not _parted([(r.top, r.bottom) for r in posts[xs[column]]], ys[row], ys[row + 1]):
                _unite(owner, wide, root(row, column - 1), root(row, column))
            if row and not _parted([(r.x0, r.x1) for r in beams[ys[row]]], xs[column], xs[column + 1]):
                _unite(owner, wide, root(row - 1, column), root(row, column))
    return Grid(xs, ys, tuple(tuple(root(row, column) for column in range(wide)) for row in range(high)))


def _unite(owner: list[tuple[int, int]], wide: int, one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = sorted((one, other))
    owner[second[0] * wide + second[1]] = first


def _edges(found: list[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > NEAR:
            edges.append(edge)
    return tuple(edges)


def _parted(spans: Iterable[tuple[float, float]], start: float, end: float) -> bool:
    return sum(max(0.0, min(stop, end) - max(begin, start)) for begin, stop in spans) >= COVERED * (end - start)


def table(grid: Grid, glyphs: Sequence[Glyph], sideways: Sequence[Piece] = ()) -> Table | None:
    """Fill a grid with the glyphs that stand in it; None when no two cells hold text, as in a chart or a frame.

    ``sideways`` is turned text that stands in it, already in pieces.
    """
    inside: dict[tuple[int, int], list[Glyph]] = {}
    before: Glyph | None = None
    at = (0, 0)
    for glyph in glyphs:
        if before is None or not _touches(before, glyph):  # a word that is too wide for its column runs over the edge
            row, column = _place(grid.ys, (glyph.top + glyph.bottom) / 2), _place(grid.xs, (glyph.x0 + glyph.x1) / 2)
            at = grid.owner[row][column]
        inside.setdefault(at, []).append(glyph)
        before = glyph
    found = {place: lines.pieces(held) for place, held in inside.items()}
    for piece in sideways:
        row, column = _place(grid.ys, (piece.top + piece.bottom) / 2), _place(grid.xs, (piece.x0 + piece.x1) / 2)
        found.setdefault(grid.owner[row][column], []).append(piece)
    return _filled(grid, {place: pieces for place, pieces in found.items() if pieces})


def _touches(before: Glyph, glyph: Glyph) -> bool:
    """Tell the next letter of the same word, drawn right after it and with no room between the two."""
    near = abs(glyph.x0 - before.x1) < TOUCHING and abs(glyph.base - before.base) < TOUCHING
    return near and not glyph.text.isspace() and not before.text.isspace() and glyph.size == before.size


def _filled(grid: Grid, found: dict[tuple[int, int], list[Piece]]) -> Table | None:
    reach = dict[tuple[int, int], float]()
    for line in grid.owner:
        for column, place in enumerate(line):
            reach[place] = max(reach.get(place, 0.0), grid.xs[column + 1])
    made = Table(grid.xs, grid.ys[0], grid.ys[-1])
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        cells = []
        for column, left in enumerate(grid.xs[:-1]):
            held = found.get((row, column), [])
            cells.append(cell(held, left, reach[row, column]) if held else Cell())
        made.rows.append(Row(tuple(cells), top, bottom))
    return made


def cell(found: Sequence[Piece], left: float, edge: float) -> Cell:
    """Read one cell between its two edges."""
    begin = min(piece.x0 for piece in found) - left
    right = max(edge - min(max(begin, 0.5), PADDING), *(piece.x1 for piece in found))
    ordered = [piece for row in lines.rows(found) for piece in row]
    lettered = [piece for piece in ordered if any(letter.isalnum() for letter in piece.text)] or ordered
    text = paragraphs.cell_text(found, right)
    return Cell(
        text=text,
        strong=all(piece.bold for piece in lettered),
        count=len(lines.rows(found)),
        first=ordered[0],
        last=ordered[-1],
        right=right,
        marked=text.startswith("• "),
    )


def _place(edges: Sequence[float], at: float) -> int:
    for number, edge in enumerate(edges[1:]):
        if at <= edge:
            return number
    return len(edges) - 2
