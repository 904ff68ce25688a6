"""One page, taken apart: its tables, and between them the pieces of text that are no table, in reading order.

Whether a line at the page's head or foot belongs to the paper or to the page is told later, when its neighbours are
known (``furniture``); until then the pieces stay as they are.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from storage.documents import lost
from storage.documents.pdf import columns, glyphs, lines, paragraphs, tables
from storage.documents.pdf.glyphs import Sheet
from storage.documents.pdf.lines import Piece
from storage.documents.pdf.paragraphs import Paragraph
from storage.documents.pdf.tables import Grid, Table

EDGE = 0.12  # of the page's height; running heads and feet stand no further in
GAP = 1.7  # of the letter's size; a running head stands apart from the text by more
EDGE_LINES = 5  # a head or a foot has no more lines
LEAST_FULL = 4  # lines that go on as far as the longest tell where the margin is
WIDE = 0.6  # of the page's width; lines that go on as far as this are no list of names
PROSE = 6  # words on average; lines that hold as many are no list of names


@dataclass(slots=True)
class Leaf:
    """One page before its lines are joined. ``parts`` alternate between loose pieces and tables, from top to bottom."""

    sheet: int
    width: float
    height: float
    parts: list[list[Piece] | Table] = field(default_factory=list[list[Piece] | Table])
    notice: str = ""
    letters: int = 0
    pictures: tuple[tuple[int, int, int, int], ...] = ()  # boxes of those that hold no letters
    stamp: str = ""  # the words of a watermark

    def edge_rows(self) -> list[list[Piece]]:
        """Give the lines that stand where a running head or foot may stand."""
        loose = [part for part in self.parts if isinstance(part, list)]
        grouped = lines.rows([piece for part in loose for piece in part])
        head = [row for row in _outermost(grouped) if row[0].bottom <= EDGE * self.height]
        foot = [row for row in _outermost(grouped[::-1]) if row[0].top >= (1 - EDGE) * self.height]
        return head + [row for row in foot if row not in head]


def _outermost(grouped: list[list[Piece]]) -> list[list[Piece]]:
    """Give the lines before the first gap, seen from the page's edge; one line where there is no gap."""
    for at, (row, inner) in enumerate(pairwise(grouped[: EDGE_LINES + 1]), 1):
        if abs(inner[0].base - row[0].base) > GAP * max(row[0].size, inner[0].size):
            return grouped[:at]
    return grouped[: EDGE_LINES if len(grouped) <= EDGE_LINES else 1]


def leaf(number: int, sheet: Sheet, carried: tuple[float, ...] = ()) -> Leaf:
    """Take a page apart. ``carried`` are the column edges of the table that the page before ended with."""
    made = Leaf(number, sheet.width, sheet.height, notice=_notice(sheet), letters=len(sheet.glyphs), stamp=sheet.stamp)
    if made.notice:
        return made
    made.pictures = sheet.wordless
    turned = [piece for turn, run in sheet.sideways for piece in _turned(turn, run, sheet)]
    filled: list[tuple[Grid, Table]] = []
    for grid in tables.grids(sheet.rules):
        if len(grid.xs[1:]) == len(grid.ys[1:]) == 1 and not alike(grid.xs, carried):
            continue
        inside = [glyph for glyph in sheet.glyphs if grid.holds(glyph)]
        beside = [piece for piece in turned if _holds(grid, piece)]
        found = tables.table(grid, inside, beside)
        if found is not None:
            filled.append((grid, found))
    held = [grid for grid, _ in filled]
    loose = lines.pieces(glyph for glyph in sheet.glyphs if not any(grid.holds(glyph) for grid in held))
    loose += [piece for piece in turned if not any(_holds(grid, piece) for grid in held)]
    made.parts = _ordered(filled, loose)
    return made


def unread(number: int, notice: str) -> Leaf:
    """Give a page of which only its place is known, and by ``notice`` what it is (``storage.documents.lost``)."""
    return Leaf(number, 0.0, 1.0, notice=notice)


def alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell column edges that belong to one table: the outer ones are the same, and the inner ones do not differ."""
    if (
        len(one) <= 1
        or len(other) <= 1
        or abs(one[0] - other[0]) > tables.NEAR
        or abs(one[-1] - other[-1]) > tables.NEAR
    ):
        return False
    fewer, more = sorted((one, other), key=len)
    return all(any(abs(edge - near) <= tables.NEAR for near in more) for edge in fewer)


def _notice(sheet: Sheet) -> str:
    inked = any(glyph.text.strip() for run in (sheet.glyphs, *(run for _, run in sheet.sideways)) for glyph in run)
    if not inked:
        return lost.PICTURE_PAGE if sheet.pictures else ""
    return lost.NAMELESS_PAGE if glyphs.unreadable(sheet.glyphs) else ""


def _turned(turn: int, run: tuple[glyphs.Glyph, ...], sheet: Sheet) -> list[Piece]:
    """Read text that runs across the page's own direction, and place each piece where its letters are."""
    return [
        lines.placed(piece, *glyphs.across(sheet, turn, (piece.x0, piece.top, piece.x1, piece.bottom)))
        for row in lines.rows(lines.pieces(run))
        for piece in row
    ]


def _holds(grid: Grid, piece: Piece) -> bool:
    across, down = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    return grid.xs[0] <= across <= grid.xs[-1] and grid.ys[0] <= down <= grid.ys[-1]


def _ordered(filled: list[tuple[Grid, Table]], loose: list[Piece]) -> list[list[Piece] | Table]:
    """Put the loose pieces between the tables, by their height on the page."""
    bands: list[list[Piece]] = [[] for _ in range(len(filled) + 1)]
    middles = [(grid.ys[0] + grid.ys[-1]) / 2 for grid, _ in filled]
    for piece in loose:
        bands[sum(middle < piece.base for middle in middles)].append(piece)
    parts: list[list[Piece] | Table] = []
    for at, band in enumerate(bands):
        if band:
            parts.append(band)
        if at < len(filled):
            parts.append(filled[at][1])
    return parts


def items(made: Leaf, right: float) -> list[Paragraph | Table]:
    """Join what is left of a page's pieces to paragraphs and unruled tables; ``right`` is the margin of other pages."""
    found: list[Paragraph | Table] = []
    for part in made.parts:
        if isinstance(part, Table):
            found.append(part)
            continue
        regions = columns.apart(part)
        for number, region in enumerate(regions):
            margin = margin_of(region, right, made.width) if len(regions) == 1 else max(piece.x1 for piece in region)
            made_here = _region(region, margin)
            if number and found and made_here and _runs_on(found[-1], made_here[0]):
                del made_here[0]
            found.extend(made_here)
    return found


def _region(region: list[Piece], margin: float) -> list[Paragraph | Table]:
    found: list[Paragraph | Table] = []
    for part in columns.split(region):
        found.extend([part] if isinstance(part, Table) else paragraphs.paragraphs(part, margin))
    return found


def _runs_on(last: Paragraph | Table, item: Paragraph | Table) -> bool:
    """Join a paragraph that goes on at the head of the next column."""
    if not isinstance(last, Paragraph) or not isinstance(item, Paragraph) or item.top > last.bottom:
        return False
    return paragraphs.continued(last, item, last.x1)


def margin_of(region: list[Piece], right: float, width: float) -> float:
    """Say where a line has to end: where several long ones do, else where other pages' lines or the left margin say."""
    ends = sorted((piece.x1 for piece in region), reverse=True)
    size = region[0].size
    if len(ends) > LEAST_FULL:
        words = sum(len(piece.text.split()) for piece in region) / len(region)
        wide = ends[0] > WIDE * width and ends[LEAST_FULL] > ends[0] - 5 * size
        column = words >= PROSE and ends[LEAST_FULL] > ends[0] - 2.5 * size
        if wide or column:
            return max(ends[0], min(right, ends[0] + size))
    return max(ends[0], right, width - min(piece.x0 for piece in region))
