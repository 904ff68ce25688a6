"""Indicators: what was measured, in which period, beside the year before and the target, and under which light.

Columns are told by the words of the header, never by their place. Where a row gives figures for several periods, each
is an indicator of its own if it has its own light or target; else the latest that is filled is the actual, that of the
year before is what it is compared with, and the others stand in the note.
Ordinary tables of figures are none of ours: there must be a column for what is measured and one to hold it against.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.packs import grids, indicator_columns, layout, lights, tallies
from board.packs.entries import Comparison, Indicator, Rag, RagCount
from board.packs.grids import Grid, Label
from board.packs.indicator_columns import Shape, Side
from board.packs.papers import Paper
from board.packs.values import Block, BlockKind

PARTS = 20  # rows over which the name of an indicator may go on
LONGEST = 600  # characters: a longer line is no list entry that tells an indicator

_OF_INDICATORS = re.compile(r"\b(?:indicators?|kpis?|performance|scorecard|dashboard|measures?)\b", re.IGNORECASE)
_VALUE = r"\s*(?:of|:|=|is)?\s*([≤≥<>~+\-–\u2212]?\s?£?\d[\d,.]*(?<=\d)\s?%?)"
_TOLD = re.compile(r"^(.{2,200}?)\s*[–—:;,(|-]+\s*(?:actual|current|latest)\b" + _VALUE, re.IGNORECASE)
_TOLD_TARGET = re.compile(r"\b(target|plan)\b" + _VALUE, re.IGNORECASE)
_TOLD_PREVIOUS = re.compile(
    r"\b((?:previous|prev|last|prior)\s+(?:year|yr|month|quarter|period))\b" + _VALUE, re.IGNORECASE
)
_CARD = r"(?:indicator|measure|kpi|metric)\b"
_ON_CARD = r"(?:period|month|quarter|actual|current|latest|performance|target|plan|prev|last|prior|rag|status|rating|"
_ON_CARD += r"change|variance|%|comment|note|trend|direction|owner|lead|baseline|unit|source|narrative)"
_CUT = frozenset("0123456789,.%")  # with what the second half of a figure may begin
_HINT = re.compile(
    r"indicator|measure|metric|\bkpis?\b|outcome|actual|current|latest|performance|outturn|\bthis\b|\brag\b|\btarget|"
    r"\bgoal|\baims?\b|\bplan\b|ambition|benchmark|\bstandard\b|threshold|\bto\s+be\b",
    re.IGNORECASE,
)
_LIT = re.compile(r"\b(?:red|amber|green)\b|[🔴🟢🟠🟡]", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,4}")


_Reading = tuple[int, str | None]  # a column of figures, and the period of it


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the group it stands under; a row that a page's end cut is put together again."""

    place: int
    cells: tuple[str, ...]
    group: str | None
    hidden: bool
    parts: int = 1


def read(paper: Paper) -> tuple[Indicator, ...]:
    """Read the indicators of a paper, in reading order: from tables, from cards of labels, and from lists in words."""
    tables = _grids(paper)
    found = [(place, one) for grid in tables for place, one in _indicators(paper, grid)]
    taken = {place for grid in tables for place in grid.spans}
    found += [(place, one) for place, one in _told(paper) if place not in taken]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def counts(paper: Paper) -> tuple[RagCount, ...]:
    """Read the summaries that count indicators by light, beside their table or in one of their own."""
    found = [(place, one) for grid in _grids(paper) for place, one in _counted(paper, grid)]
    found += [(place, one) for grid in _summaries(paper) for place, one in _summed(paper, grid)]
    found += tallies.read(paper, tuple((grid.spans[-1], _name(paper, grid), len(grid.rows)) for grid in _grids(paper)))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def spans(paper: Paper) -> frozenset[int]:
    """Give the places of all blocks from which indicators and counts are read."""
    tables = {place for grid in (*_grids(paper), *_summaries(paper)) for place in grid.spans}
    return frozenset(tables | {place for place, _ in _told(paper)})


def _grids(paper: Paper) -> tuple[Grid, ...]:
    blocks = paper.blocks
    tables = tuple(grids.grids(blocks, _HINT, lambda labels: indicator_columns.shape(labels) is not None))
    taken = {place for grid in tables for place in grid.spans}
    made = (
        Grid(
            grids.title(blocks, card[0][0]),
            tuple(Label(name) for _, name, _ in card),
            ((card[0][0], tuple(value for _, _, value in card)),),
            tuple(place for place, _, _ in card),
        )
        for card in grids.cards(blocks, _CARD, _ON_CARD)
    )
    return (*tables, *(one for one in made if indicator_columns.shape(one.labels) and taken.isdisjoint(one.spans)))


def _indicators(paper: Paper, grid: Grid) -> Iterator[tuple[int, Indicator]]:
    found = indicator_columns.shape(grid.labels)
    if found is None:
        return
    table = grid.title or layout.flat(paper.title)
    for count, row in enumerate(_rows(paper, grid, found), 1):
        where = paper.source(f"row {count} of {grids.named(table)}", paper.blocks[row.place])
        readings = [(at, period) for at, period in found.actuals if layout.cell(row.cells, at)]
        bare = Indicator(
            layout.cell(row.cells, found.name),
            table,
            where,
            period=layout.cell(row.cells, found.period) or None,
            note=_note(grid.labels, found, row),
            restricted=row.hidden,
        )
        if not readings:
            rag = _light(row.cells, found, None)
            sides = _compared(row.cells, found.previous, None), _compared(row.cells, found.target, None)
            if any(sides) or rag is not None:
                yield row.place, dataclasses.replace(bare, previous=sides[0], target=sides[1], rag=rag)
            continue
        for earlier, (at, period) in _told_apart(found, readings):
            written = layout.cell(row.cells, at)
            before = [f"{when}: {layout.cell(row.cells, place)}" for place, when in earlier]
            yield (
                row.place,
                dataclasses.replace(
                    bare,
                    period=bare.period or period,
                    actual=lights.without_mark(written) or written,
                    previous=_compared(row.cells, found.previous, period, found.actuals),
                    target=_compared(row.cells, found.target, period, found.actuals),
                    rag=_light(row.cells, found, period) or lights.of_mark(written),
                    note="; ".join(filter(None, (*before, bare.note))) or None,
                ),
            )


def _told_apart(found: Shape, readings: Sequence[_Reading]) -> Iterator[tuple[Sequence[_Reading], _Reading]]:
    """Give the readings of a row that are indicators, each with those that only lead up to it.

    Where the periods have lights or targets of their own, each is one; else the row is one, and the latest tells it.
    """
    sides = [side.period for side in (*found.previous, *found.target)]
    own = {period for period in (*sides, *(period for _, period in found.rags)) if period}
    if len(own & {period for _, period in found.actuals}) > 1:
        yield from (((), reading) for reading in readings)
    else:
        yield readings[:-1], readings[-1]


def _name(paper: Paper, grid: Grid) -> str:
    return grid.title or layout.flat(paper.title)


def _rows(paper: Paper, grid: Grid, found: Shape) -> list[_Row]:
    """Give the rows that tell an indicator, each with its group; what goes on with the row above is added to it."""
    rows: list[_Row] = []
    group: str | None = None
    for place, cells in grid.rows:
        own = tuple("" if at in {*found.counts, found.light} else cell for at, cell in enumerate(cells))
        name = layout.cell(own, found.name)
        others = [cell for at, cell in enumerate(own) if cell and at != found.name]
        if rows and _goes_on(paper.blocks, rows[-1], place, own, found):
            rows[-1] = _added(rows[-1], own, hidden=paper.hidden[place])
        elif name and others:
            rows.append(_Row(place, own, group, paper.hidden[place]))
        elif name or len(others) == 1:
            group = name or layout.flat(others[0])
    return rows


def _goes_on(blocks: Sequence[Block], before: _Row, place: int, cells: Sequence[str], found: Shape) -> bool:
    """Tell a row that is the rest of the one above it: its name goes on, and no figure of its own begins."""
    name = layout.cell(cells, found.name)
    if before.parts >= PARTS or not layout.goes_on(layout.cell(before.cells, found.name), name):
        return False
    if not any(layout.cell(cells, at) for at, _ in found.actuals):
        return True
    cut = blocks[place - 1].kind is BlockKind.BREAK or place - before.place > 1
    return cut and found.period is not None and not layout.cell(cells, found.period)


def _added(before: _Row, cells: Sequence[str], *, hidden: bool) -> _Row:
    """Add the rest of a row: words with a space, a figure that was cut in two without one."""
    width = max(len(before.cells), len(cells))
    both = [(layout.cell(before.cells, at), layout.cell(cells, at)) for at in range(width)]
    glued = (
        "".join(f"{one}{other}".split()) if grids.is_figure(one) and other[:1] in _CUT else f"{one} {other}".strip()
        for one, other in both
    )
    return dataclasses.replace(before, cells=tuple(glued), hidden=before.hidden or hidden, parts=before.parts + 1)


def _compared(
    cells: Sequence[str],
    sides: Sequence[Side],
    period: str | None,
    actuals: Sequence[tuple[int, str | None]] = (),
) -> Comparison | None:
    """Read the first comparison that is filled and fits the period: its header names that period, or none of ours."""
    ours = {known for _, known in actuals if known}
    for side in sides:
        if side.period and any(side.period in known for known in ours) and side.period not in (period or ""):
            continue
        value, change, percent = (layout.cell(cells, at) for at in (side.value, side.change, side.percent))
        rag = lights.find(layout.cell(cells, side.rag))
        if value or change or percent or rag is not None:
            told = lights.without_mark(value)
            return Comparison(side.against, told or None, change or None, percent or None, rag or lights.of_mark(value))
    return None


def _light(cells: Sequence[str], found: Shape, period: str | None) -> Rag | None:
    for at, own in found.rags:
        rag = lights.find(layout.cell(cells, at))
        if rag is not None and own in {period, None}:
            return rag
    return None


def _note(labels: Sequence[Label], found: Shape, row: _Row) -> str | None:
    """Keep what has no place of its own: the group, an arrow beside a light, every further column by its name."""
    said = [row.group] if row.group else []
    doubtful = [at for at, _ in found.rags if not lights.only(layout.cell(row.cells, at))]
    told = ((labels[at].whole, layout.cell(row.cells, at)) for at in sorted({*found.others, *doubtful}))
    said += [f"{name}: {text}" if name else text for name, text in told if text]
    return "; ".join(said) or None


def _counted(paper: Paper, grid: Grid) -> Iterator[tuple[int, RagCount]]:
    """Read the summary that stands in columns of the same table, row by row beside other facts."""
    found = indicator_columns.shape(grid.labels)
    if found is None or not found.counts or found.light is None:
        return
    yield from _cells(paper, grid, found.light, found.counts)


def _cells(paper: Paper, grid: Grid, light: int, columns: Sequence[int]) -> Iterator[tuple[int, RagCount]]:
    table = grid.title or layout.flat(paper.title)
    for count, (place, cells) in enumerate(grid.rows, 1):
        text = layout.cell(cells, light)
        rag = lights.find(text) if lights.only(text) else None
        for at in columns:
            number = layout.cell(cells, at)
            if rag is not None and _WHOLE.fullmatch(number):
                where = paper.source(f"row {count} of {grids.named(table)}", paper.blocks[place])
                hidden = paper.hidden[place]
                yield place, RagCount(table, grid.labels[at].own, rag, int(number), where, restricted=hidden)


def _summaries(paper: Paper) -> tuple[Grid, ...]:
    """Find small tables of nothing but counts by light: lights as rows, or lights as columns."""
    found = grids.grids(paper.blocks, _LIT, lambda labels: indicator_columns.shape(labels) is None)
    return tuple(grid for grid in found if _is_summary(grid))


def _is_summary(grid: Grid) -> bool:
    about = " ".join((grid.title, *(label.whole for label in grid.labels)))
    first = [layout.cell(cells, 0) for _, cells in grid.rows]
    across = [label.own for label in grid.labels[1:]]
    lit = [sum(1 for text in texts if lights.only(text)) for texts in (first, across)]
    numbers = all(_WHOLE.fullmatch(layout.flat(cell)) or not cell for _, cells in grid.rows for cell in cells[1:])
    aimed = _OF_INDICATORS.search(about) or indicator_columns.compares(about)
    return bool(aimed and numbers and max(lit) >= len(("red", "green")) and max(lit) >= max(map(len, (first,))) // 2)


def _summed(paper: Paper, grid: Grid) -> Iterator[tuple[int, RagCount]]:
    if any(lights.only(layout.cell(cells, 0)) for _, cells in grid.rows):
        yield from _cells(paper, grid, 0, range(1, len(grid.labels)))
        return
    table = grid.title or layout.flat(paper.title)
    for count, (place, cells) in enumerate(grid.rows, 1):
        for at, label in enumerate(grid.labels):
            rag, number = lights.find(label.own) if lights.only(label.own) else None, layout.cell(cells, at)
            if rag is not None and _WHOLE.fullmatch(number):
                where = paper.source(f"row {count} of {grids.named(table)}", paper.blocks[place])
                against = layout.cell(cells, 0)
                yield place, RagCount(table, against, rag, int(number), where, restricted=paper.hidden[place])


def _told(paper: Paper) -> Iterator[tuple[int, Indicator]]:
    """Read lines that tell an indicator in words: its name, then ``Actual: 5 (target 7)``."""
    count = 0
    for place, block in enumerate(paper.blocks):
        text = layout.flat(block.text)[:LONGEST]
        found = _TOLD.match(text)
        if found is None:
            continue
        target, previous = _TOLD_TARGET.search(text, found.start(2)), _TOLD_PREVIOUS.search(text, found.start(2))
        if target is None and previous is None:
            continue
        count += 1
        table = grids.title(paper.blocks, place - count + 1) or layout.flat(paper.title)
        yield (
            place,
            Indicator(
                found[1],
                table,
                paper.source(f"row {count} of {grids.named(table)}", paper.blocks[place]),
                actual=found[2].strip(),
                previous=Comparison(previous[1], previous[2].strip()) if previous else None,
                target=Comparison(target[1], target[2].strip()) if target else None,
                rag=lights.find(text[found.end() :]),
                restricted=paper.hidden[place],
            ),
        )
