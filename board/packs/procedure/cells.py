"""A table cell as its lines, each with the list beneath it; what a page's end cut in two is put together.

Margins break lines anywhere, so a line that goes on with the one before is no line of its own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from board.packs import layout

MARK = re.compile(r"^\s*[•▪●◦]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with the points listed under it. The text is empty where a cell opens with points."""

    text: str
    points: tuple[str, ...] = ()


def lines(cell: str) -> tuple[Line, ...]:
    """Read the lines of a cell."""
    return joined((), _raw(cell))


def joined(before: Sequence[Line], after: Iterable[Line]) -> tuple[Line, ...]:
    """Put lines after others: points go to the line above them, and what a cut broke off is closed."""
    whole = list(before)
    for line in after:
        last = whole[-1] if whole else None
        if last is None:
            whole.append(line)
        elif not line.text:
            whole[-1] = Line(last.text, (*last.points, *line.points))
        elif layout.continues(last_words(last), line.text):
            whole[-1] = _closed(last, line)
        else:
            whole.append(line)
    return tuple(whole)


def last_words(line: Line) -> str:
    """Give what was said last: the last point, else the line itself."""
    return line.points[-1] if line.points else line.text


def text(found: Iterable[Line]) -> str:
    """Give the lines without their points."""
    return "\n".join(line.text for line in found if line.text)


def points(found: Iterable[Line]) -> tuple[str, ...]:
    """Give the points of all lines, in order."""
    return tuple(point for line in found for point in line.points)


def _raw(cell: str) -> Iterable[Line]:
    for piece in cell.split("\n"):
        if MARK.match(piece):
            yield Line("", (layout.flat(MARK.sub("", piece)),))
        elif piece.strip():
            yield Line(layout.flat(piece))


def _closed(last: Line, line: Line) -> Line:
    if last.points:
        return Line(last.text, (*last.points[:-1], f"{last.points[-1]} {line.text}", *line.points))
    return Line(f"{last.text} {line.text}", line.points)
