"""Headline tiles: one big figure, what it is compared with, and its name, under a group's heading.

A tile is told by the comparison that stands with the figure. The legend that explains colours is no tile and is left
to the passages.
"""

import re
from collections.abc import Iterator, Sequence

from board.packs import grids, layout
from board.packs.entries import Tile
from board.packs.papers import Paper
from board.packs.values import BlockKind

LONGEST = 400  # characters: a longer line is no tile

_FIGURE = r"[≤≥<>~£+\-–\u2212]?\s?\d[\d,.]*(?:\s?(?:%|[a-z]{1,7}))?"
_BESIDE = (
    r"\(?(?:prev(?:ious)?|prior|last|target|plan|baseline|same\s+period|compared\s+(?:with|to)|vs?\.?)\b"
    r"[^=≤≥<>:\d]{0,30}(?:\d{1,2}\s+[a-z]{2,6}\s*)?[=≤≥<>:]*\s*"
)
_VALUE = re.compile(rf"({_FIGURE})\s+({_BESIDE}{_FIGURE}\)?)", re.IGNORECASE)
_COMPARED = re.compile(rf"{_BESIDE}{_FIGURE}\)?", re.IGNORECASE)
_LINE = re.compile(
    rf"({_FIGURE})\s+(\(?(?:prev|prior|last|target|plan|baseline)[^=≤≥<>:\d]{{0,30}}(?:\d{{1,2}}\s+[a-z]{{2,6}}\s*)?"
    r"[=≤≥<>:]+\s*[≤≥<>~£+\-–\u2212]?\d[\d,.]*(?<=\d)%?\)?)[\s–—:|-]+(\S.*)",
    re.IGNORECASE,
)


def read(paper: Paper) -> tuple[Tile, ...]:
    """Read the headline tiles of a paper, in reading order."""
    return tuple(tile for _, tile in _found(paper))


def spans(paper: Paper) -> frozenset[int]:
    """Give the places of all blocks from which tiles are read."""
    return frozenset(place for places, _ in _found(paper) for place in places)


def _found(paper: Paper) -> Iterator[tuple[tuple[int, ...], Tile]]:
    rows = [run for run in grids.runs(paper.blocks) if any(_tiles_in(paper.blocks[at].cells) for at in run)]
    found = [(places, told) for run in rows for places, told in _of_run(paper, run)]
    for at, block in enumerate(paper.blocks):
        line = None if block.kind is BlockKind.ROW else _LINE.fullmatch(layout.flat(block.text)[:LONGEST])
        if line:
            found.append(((at,), (line[3], line[1], line[2])))
    found.sort(key=lambda pair: pair[0])
    groups = _groups(paper) if found else []
    for count, (places, (name, value, compared)) in enumerate(found, 1):
        group = groups[places[0]]
        where = paper.source(f"row {count} of the headline figures", paper.blocks[places[0]])
        hidden = any(paper.hidden[at] for at in places)
        yield places, Tile(name, group, value, where, compared=compared or None, restricted=hidden)


def _of_run(paper: Paper, run: Sequence[int]) -> Iterator[tuple[tuple[int, ...], tuple[str, str, str]]]:
    """Read rows of tiles: figure and name side by side, or figures in one row and their names in the next."""
    skip = -1
    for near, at in enumerate(run):
        cells = paper.blocks[at].cells
        tiles = _tiles_in(cells)
        names = [(place, layout.flat(cell)) for place, cell in enumerate(cells) if cell and place not in _used(tiles)]
        if at == skip:
            continue
        if len(tiles) == len(names) and tiles:
            for (_, _, value, compared), (_, name) in zip(tiles, names, strict=True):
                yield (at,), (name, value, compared)
        elif len(tiles) > 1 and not names and near + 1 < len(run):
            skip = run[near + 1]
            below = paper.blocks[skip].cells
            for place, _, value, compared in tiles:
                if name := layout.cell(below, place):
                    yield (at, skip), (name, value, compared)
        elif not tiles and len(names) == len(("figure", "name")) and grids.is_figure(names[0][1]):
            yield (at,), (names[1][1], names[0][1], "")


def _used(tiles: Sequence[tuple[int, int, str, str]]) -> set[int]:
    return {place for first, last, _, _ in tiles for place in (first, last)}


def _tiles_in(cells: Sequence[str]) -> list[tuple[int, int, str, str]]:
    """Find the figures of a row that stand with a comparison: in one cell, or in one cell and the next."""
    flat = [layout.flat(cell)[:LONGEST] for cell in cells]
    found = []
    for at, cell in enumerate(flat):
        whole = _VALUE.fullmatch(cell)
        if whole:
            found.append((at, at, whole[1], whole[2]))
        elif grids.is_figure(cell) and at + 1 < len(flat) and _COMPARED.fullmatch(flat[at + 1]):
            found.append((at, at + 1, cell, flat[at + 1]))
    return found


def _groups(paper: Paper) -> list[str]:
    """Give for every block the heading that it stands under, where a row of one cell may serve as one."""
    groups: list[str] = []
    group = layout.flat(paper.title)
    for block in paper.blocks:
        groups.append(group)
        if layout.stands_out(block) or (layout.lone(block) and not _VALUE.search(block.text[:LONGEST])):
            group = layout.flat(block.text)
    return groups
