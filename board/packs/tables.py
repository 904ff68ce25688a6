"""Every table that no other reader has taken: its title, its columns and its rows, whole and as written.

A table has a header of short names above rows that share columns with it. Rows that only lay out a page are none:
numbers beside paragraphs, labels beside values, the items of minutes, lists of who was present.
"""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from board.packs import grids, layout, papers
from board.packs.entries import Table
from board.packs.grids import Label
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind

BAR = " | "  # between the cells of a table within a cell
PAIR = 2  # columns: with fewer there is nothing to compare, with just as many labels and values look alike
PROSE = 25  # words: a longer cell is a paragraph

_LABELS = re.compile(
    r"^(?:title|subject|author|date|report(?: of| to| title)?|owner|version|status|purpose|decision[- ]maker|meeting|"
    r"venue|presented by|sponsor|director|contact(?: details)?|e-?mail|tel(?:ephone)?|classification|approved by|"
    r"prepared by|lead|key decision|wards?.{0,24}affected|agenda item|paper(?: number)?|document|applies to|"
    r"next review(?: date)?)\W*$",
    re.IGNORECASE,
)
_ATTEND = re.compile(papers.PRESENT.pattern + r"|^\W*apologies\b", re.IGNORECASE)
_ACTIONS = re.compile(r"^actions?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A table in the making: the places it takes up, its columns, and its rows with their places."""

    places: tuple[int, ...]
    labels: tuple[Label, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(paper: Paper, taken: Collection[int]) -> tuple[Table, ...]:
    """Read every table that holds no block of ``taken``, the places that other readers have used."""
    return tuple(_table(paper, found) for found in _found(paper, frozenset(taken)))


def nested(paper: Paper, taken: Collection[int]) -> tuple[Table, ...]:
    """Read the tables that stand within a cell of another, whose rows are lines of that cell parted by bars."""
    found: list[Table] = []
    for at, block in enumerate(paper.blocks):
        if block.kind is not BlockKind.ROW or at in taken or BAR not in block.text:
            continue
        for cell in block.cells:
            found += _inner(paper, cell, hidden=paper.hidden[at])
    return tuple(found)


def _inner(paper: Paper, cell: str, *, hidden: bool) -> Iterator[Table]:
    lines = [layout.flat(line) for line in cell.split("\n")]
    leads = [line for line in lines if line.endswith(":") and BAR not in line]
    title = _last_sentence(leads[0]) if len(leads) == 1 else layout.flat(paper.title)
    for width, group in itertools.groupby((line.split(BAR) for line in lines), key=len):
        head, *rows = ([cell.strip() for cell in cells] for cells in group)
        if width < PAIR or not rows or not grids.names_columns(head) or not any(map(grids.is_figure, rows[0])):
            continue
        where = paper.source(f"{grids.named(title)} within a cell")
        yield Table(title, tuple(head), tuple(map(tuple, rows)), where, restricted=hidden)


def _last_sentence(line: str) -> str:
    return re.split(r"(?<=[.?!])\s+", line)[-1]


def spans(paper: Paper, taken: Collection[int]) -> frozenset[int]:
    """Give the places of all blocks from which those tables are read, titles and notes left aside."""
    return frozenset(place for found in _found(paper, frozenset(taken)) for place in found.places)


def _found(paper: Paper, taken: frozenset[int]) -> Iterator[_Found]:
    for run in grids.runs(paper.blocks):
        for part in _parts(run, taken):
            rows = [paper.blocks[at].cells for at in part]
            at = 0
            while at < len(part):
                found, at = _at(paper.blocks, part, rows, at)
                if found and _is_table(paper, found):
                    yield found


def _parts(run: Sequence[int], taken: frozenset[int]) -> Iterator[tuple[int, ...]]:
    """Cut a run of rows where other readers have taken some."""
    held: list[int] = []
    for at in run:
        if at not in taken:
            held.append(at)
        elif held:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def _at(
    blocks: Sequence[Block], part: Sequence[int], rows: Sequence[Sequence[str]], at: int
) -> tuple[_Found | None, int]:
    """Read the table whose header begins at this row, if one does, and say where to look on."""
    labels = grids.header(rows, at)
    if not labels:
        return None, at + 1
    deep = grids.depth(rows, at)
    body: list[tuple[int, tuple[str, ...]]] = []
    row = at + deep
    while row < len(part):
        if [layout.flat(cell) for cell in rows[row]] == [layout.flat(cell) for cell in rows[at]]:
            row += deep  # the header again, on the next page
            continue
        if len(rows[row]) != len(labels) or _opens(blocks, part, row, at):
            break
        body.append((part[row], tuple(grids.lines(cell) for cell in rows[row])))
        row += 1
    return _Found(tuple(part[at:row]), labels, tuple(_mended(blocks, body))), max(row, at + 1)


def _opens(blocks: Sequence[Block], part: Sequence[int], row: int, at: int) -> bool:
    """Tell a second header, set in bold like the first, from a group within the table."""
    block = blocks[part[row]]
    return block.strong and blocks[part[at]].strong and not layout.lone(block) and grids.names_columns(block.cells)


def _mended(
    blocks: Sequence[Block], rows: Sequence[tuple[int, tuple[str, ...]]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Put rows together again that a page's end has cut: the second begins with nothing and goes on in mid-sentence."""
    held: tuple[int, tuple[str, ...]] | None = None
    last = 0
    for place, cells in rows:
        # Between the two parts lies the page's end, and often the header again.
        cut = place - last > 1 or blocks[place - 1].kind is BlockKind.BREAK
        last = place
        pairs = list(zip(held[1], cells, strict=True)) if held else []
        if held and cut and not cells[0] and any(layout.goes_on(one, other) for one, other in pairs):
            held = (held[0], tuple(grids.joined(one, other) for one, other in pairs))
            continue
        if held:
            yield held
        held = (place, cells)
    if held:
        yield held


def _is_table(paper: Paper, found: _Found) -> bool:
    names = [label.own for label in found.labels if label.own]
    rows = [cells for _, cells in found.rows if sum(1 for cell in cells if cell) >= PAIR]
    shared = [at for at in range(len(found.labels)) if sum(1 for cells in rows if cells[at]) * PAIR >= len(rows) > 0]
    if any(name.endswith((":", "?")) for name in names) or len(shared) < PAIR:
        return False
    if len(rows) < PAIR and len(names) <= PAIR:
        return False
    if _lays_out(rows, shared) or _attends(paper, found, rows):
        return False
    return len(shared) > PAIR or len(names) > PAIR or not _labels_values(paper.blocks, found, rows, shared)


def _lays_out(rows: Sequence[Sequence[str]], shared: Sequence[int]) -> bool:
    """Tell numbers beside paragraphs: the first column holds numbers, and the one other is prose."""
    numbered = all(grids.is_number(cells[shared[0]]) for cells in rows if cells[shared[0]])
    prose = sum(1 for cells in rows if any(len(cell.split()) > PROSE for cell in cells))
    return numbered and len(shared) == PAIR and prose * PAIR >= len(rows)


def _attends(paper: Paper, found: _Found, rows: Sequence[Sequence[str]]) -> bool:
    """Tell what minutes lay out in rows: who was present, and their items with a column for actions."""
    named = [label.own for label in found.labels]
    if _ATTEND.match(grids.title(paper.blocks, found.places[0])):
        return True
    if any(papers.PRESENT.match(text) for text in (*named, *(cells[0] for cells in rows))):
        return True
    return paper.kind in {Kind.MINUTES, Kind.TRACKER} and any(_ACTIONS.match(name) for name in named)


def _labels_values(
    blocks: Sequence[Block], found: _Found, rows: Sequence[Sequence[str]], shared: Sequence[int]
) -> bool:
    """Tell labels beside values, which have no header: nothing sets their first row apart from the rest."""
    first, second = shared[0], shared[-1]
    labels = [found.labels[first].own, *(cells[first] for cells in rows)]
    if sum(1 for text in labels if text.endswith((":", "?")) or _LABELS.match(text)) * PAIR >= len(labels):
        return True
    strong = [blocks[place].strong for place, _ in found.rows]
    bold = blocks[found.places[0]].strong and not any(strong)
    figures = sum(1 for cells in rows if grids.is_figure(cells[second]) or not cells[second])
    prose = any(len(cells[second].split()) > PROSE for cells in rows)
    return not (bold or figures * PAIR >= len(rows) or not prose)


def _table(paper: Paper, found: _Found) -> Table:
    blocks = paper.blocks
    title = grids.title(blocks, found.places[0]) or layout.flat(paper.title)
    width = max(at + 1 for at in range(len(found.labels)) if found.labels[at].own or any(c[at] for _, c in found.rows))
    beneath = grids.note(blocks, found.places[-1])
    places = found.places if beneath is None else (*found.places, beneath)
    return Table(
        title,
        tuple(label.whole for label in found.labels[:width]),
        tuple(cells[:width] for _, cells in found.rows),
        paper.source(f"row 1 of {grids.named(title)}", blocks[found.places[0]]),
        note=layout.flat(blocks[beneath].text) if beneath is not None else None,
        restricted=any(paper.hidden[at] for at in places),
    )
