"""Columns that a text sets with spaces alone, made into the tab-separated rows that other exporters write.

A column is what the eye sees: over several lines in a row a gap of the same place runs down the page. One line with a
gap is no table, nor is a list whose first column only numbers or marks its entries. Words are never changed.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NARROWEST = 2  # spaces that part two columns
FEWEST = 2  # lines of a table
SURE = 3  # of two lines only, the spaces that part their columns; a sentence's end has two
LONGEST_LINE = 400  # characters: no printed line is longer, and what is longer was never set by hand
MOST_LINES = 400  # of one table; a longer one is read in parts
DEEP = 8  # spaces before a line that goes on with a cell above it

_GAP = re.compile(r"\S( {2,})(?=\S)")
_MARK = re.compile(r"\s*(?:[-*•●▪◦–#|>]|o(?= {2,}))\s")
_COUNTER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*[a-z]?|[a-z]|[ivxl]{1,5}|[A-Z])[.):]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that may be one table, from the first to before the end."""

    first: int
    end: int


def tabbed(lines: Sequence[str]) -> list[str]:
    """Give the same lines, with those of aligned tables set with tabs; a line that went on with a row is left empty."""
    found = list(lines)
    for run in _runs(lines):
        for part in (run, *_parts(lines, run)):
            if (rows := _table(lines[part.first : part.end])) is not None:
                found[part.first : part.end] = rows
                break
    return found


def _runs(lines: Sequence[str]) -> Iterator[_Run]:
    """Give the stretches of lines with gaps; one empty line between two of them, as below a header, parts nothing."""
    first, last = None, -1
    for at, line in enumerate(lines):
        if _has_gap(line):
            if first is not None and (at - last > FEWEST or at - first >= MOST_LINES):
                yield _Run(first, last + 1)
                first = None
            first, last = (at if first is None else first), at
        elif first is not None and last == at - 1 and _goes_on(line):
            last = at
        elif line.strip() and first is not None:
            yield _Run(first, last + 1)
            first = None
    if first is not None:
        yield _Run(first, last + 1)


def _parts(lines: Sequence[str], run: _Run) -> Iterator[_Run]:
    """Give the stretches between the empty lines of a run, for where the whole of it is no table."""
    empty = [at for at in range(run.first, run.end) if not lines[at].strip()]
    for before, after in itertools.pairwise([run.first - 1, *empty, run.end]):
        if empty and after - before > FEWEST:
            yield _Run(before + 1, after)


def _has_gap(line: str) -> bool:
    return (
        len(line) <= LONGEST_LINE and "  " in line and "\t" not in line and _GAP.search(line) is not None
        and _MARK.match(line) is None
    )  # fmt: skip


def _goes_on(line: str) -> bool:
    """Tell a line that stands far in, beneath a cell of the row above it."""
    return len(line) <= LONGEST_LINE and line.startswith(" " * DEEP) and "\t" not in line


def _table(lines: Sequence[str]) -> list[str] | None:
    """Set the lines of a table with tabs; None where they share no columns."""
    whole = [line for line in lines if _has_gap(line)]
    starts = _starts([line for line in lines if line.strip()], NARROWEST if len(whole) > FEWEST else SURE)
    if len(whole) < FEWEST or len(starts) < FEWEST:
        return None
    rows = [_cut(line, starts) for line in whole]
    if len(starts) == FEWEST and all(_COUNTER.fullmatch(row[0]) for row in rows if row[0]):
        return None
    return _set(lines, starts)


def _starts(lines: Sequence[str], narrowest: int) -> list[int]:
    """Give where each column begins: after every gap that runs through all the lines."""
    width = max(map(len, lines))
    inked = [False] * width
    for line in lines:
        for at, letter in enumerate(line):
            inked[at] = inked[at] or letter != " "
    starts, blank = [inked.index(True)], 0
    for at in range(starts[0], width):
        if inked[at] and blank >= narrowest:
            starts.append(at)
        blank = 0 if inked[at] else blank + 1
    return starts


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    return [line[one:other].strip() for one, other in itertools.pairwise([*starts, len(line) + starts[-1] + 1])]


def _set(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    found: list[str] = []
    open_row: int | None = None
    for line in lines:
        cells = _cut(line, starts)
        if open_row is not None and any(cells) and _continues(found[open_row].split("\t"), cells, starts):
            above = found[open_row].split("\t")
            found[open_row] = "\t".join(" ".join(filter(None, pair)) for pair in zip(above, cells, strict=True))
            found.append("")
            continue
        found.append("\t".join(cells) if any(cells) else "")
        open_row = len(found) - 1 if any(cells) else open_row
    return found


def _continues(above: Sequence[str], cells: Sequence[str], starts: Sequence[int]) -> bool:
    """Tell what goes on with the row above: it fills few cells, and each of its words had no room up there."""
    filled = [at for at, cell in enumerate(cells) if cell]
    if cells[0] or len(filled) * 2 > len(cells):
        return False
    room = [other - one - NARROWEST for one, other in itertools.pairwise(starts)]
    return all(
        above[at] and (at == len(room) or len(f"{above[at]} {cells[at].split()[0]}") > room[at]) for at in filled
    )
