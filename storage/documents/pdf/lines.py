"""Glyphs -> pieces of lines, by baselines and gaps. What lines make together is decided by ``paragraphs``."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from storage.documents.pdf.glyphs import Glyph

WORD_GAP = 0.18  # of the letter's size; a wider gap parts words where no space is drawn
PIECE_GAP = 1.1  # of the letter's size; a wider gap parts columns, labels and bullets from what follows
SAME_LINE = 0.3  # of the letter's size; baselines as near as this are one line
RAISED = 0.8  # of the neighbour's size; a smaller letter may stand above or below the line
LONGEST_LINE = 2_000  # letters; no line of a page has more

SOFT_HYPHEN = "\u00ad"
DASHES = ("-", "–", "—")
_AFTER_UNIT = re.compile(r"(?:^|[\s\d])[cmk]?m$|CO$|\)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line without a wide gap. ``first`` is its first word's width, ``letter`` its first glyph's."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    family: str
    bold: bool
    italic: bool
    first: float
    letter: float
    spaced: bool  # a space is drawn behind its last word
    lead: int = 0  # characters of bold type that it opens with


def pieces(glyphs: Iterable[Glyph]) -> list[Piece]:
    """Give the pieces of text from top to bottom and, on a line, from left to right."""
    found = [piece for line in _lines(list(glyphs)) for piece in _split(line)]
    return sorted(found, key=lambda piece: (piece.base, piece.x0))


def _lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Group glyphs by baseline; small raised or lowered ones go to the line that they touch."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.x0)):
        if lines and abs(lines[-1][0].base - glyph.base) <= SAME_LINE * max(min(lines[-1][0].size, glyph.size), 1):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for at, line in enumerate(lines):
        left = [glyph for glyph in line if not _lifted(glyph, lines, at)]
        if left:
            lines[at] = left
        elif line:
            line.clear()
    return (sorted(line, key=lambda glyph: glyph.x0) for line in lines if line)


def _lifted(glyph: Glyph, lines: list[list[Glyph]], at: int) -> bool:
    """Give a superscript or subscript to the line before or after it when it touches a larger letter there."""
    for other in (at + 1, at - 1):
        if not 0 <= other < len(lines):
            continue
        line = lines[other] if len(lines[other]) <= LONGEST_LINE else []
        for near in line:
            if glyph.size > RAISED * near.size or not near.x0 - near.size <= glyph.x0 <= near.x1 + near.size * 0.5:
                continue
            if min(glyph.bottom, near.bottom) - max(glyph.top, near.top) >= 0.4 * (glyph.bottom - glyph.top):
                line.append(glyph)
                return True
    return False


def _split(line: list[Glyph]) -> Iterator[Piece]:
    """Cut a line at its wide gaps; runs of spaces count as gap."""
    run: list[Glyph] = []
    ink = line[0]
    for glyph in line:
        if glyph.text.strip():
            if run and glyph.x0 - ink.x1 > PIECE_GAP * max(ink.size, glyph.size * 0.8):
                yield from _piece(run)
                run = []
            ink = glyph
        run.append(glyph)
    yield from _piece(run)


def _piece(run: list[Glyph]) -> Iterator[Piece]:
    while run and not run[0].text.strip():
        run = run[1:]
    inked = [glyph for glyph in run if glyph.text.strip()]
    if not inked:
        return
    size = Counter(glyph.size for glyph in inked).most_common(1)[0][0]
    body = [glyph for glyph in inked if glyph.size >= RAISED * size] or inked
    text, first = _words(run, size)
    lead = list(takewhile(lambda glyph: glyph.bold or not glyph.text.strip(), run))
    text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]
    lettered = [glyph for glyph in inked if glyph.text.isalnum()] or inked
    yield Piece(
        text=text,
        x0=inked[0].x0,
        x1=max(glyph.x1 for glyph in inked),
        top=min(glyph.top for glyph in body),
        bottom=max(glyph.bottom for glyph in body),
        base=body[0].base,
        size=size,
        family=Counter(glyph.family for glyph in lettered).most_common(1)[0][0],
        bold=all(glyph.bold for glyph in lettered),
        italic=all(glyph.italic for glyph in lettered),
        first=first,
        letter=inked[0].x1 - inked[0].x0,
        spaced=not run[-1].text.strip(),
        lead=len(_words(lead, size)[0]) if lead and lead[0].bold else 0,
    )


def _words(run: list[Glyph], size: float) -> tuple[str, float]:
    """Join glyphs to words; give the text and the first word's width."""
    text, first = run[0].text, 0.0
    for before, glyph in pairwise(run):
        gap = glyph.x0 - before.x1 > WORD_GAP * size or _footnote(text, before, glyph, size)
        if (gap or not glyph.text.strip()) and not first and text not in DASHES:
            first = before.x1 - run[0].x0
        if glyph.text in "snrt" and text[-2:-1].isdigit() and _raised(before, glyph, size):
            text = text.rstrip()
        text += (" " if gap and glyph.text.strip() and not text.endswith(" ") else "") + glyph.text
    return " ".join(text.split()), first or run[-1].x1 - run[0].x0


def _footnote(text: str, before: Glyph, glyph: Glyph, size: float) -> bool:
    """Tell the mark of a footnote, which is kept apart from its word; powers and ordinals are not."""
    return (
        _raised(before, glyph, size)
        and before.size > RAISED * size
        and glyph.text.isdigit()
        and before.text.isalpha()
        and _AFTER_UNIT.search(text) is None
    )


def _raised(before: Glyph, glyph: Glyph, size: float) -> bool:
    return glyph.size <= RAISED * size and glyph.bottom < before.bottom - 0.1 * size


def rows(found: Sequence[Piece]) -> list[list[Piece]]:
    """Group pieces that stand on one baseline, from left to right."""
    grouped: list[list[Piece]] = []
    for piece in sorted(found, key=lambda piece: (piece.base, piece.x0)):
        if grouped and abs(grouped[-1][0].base - piece.base) <= SAME_LINE * min(grouped[-1][0].size, piece.size):
            grouped[-1].append(piece)
        else:
            grouped.append([piece])
    return [sorted(row, key=lambda piece: piece.x0) for row in grouped]


def placed(piece: Piece, x0: float, top: float, x1: float, bottom: float) -> Piece:
    """Place a piece of turned text on the page that holds it."""
    middle = (top + bottom) / 2
    return replace(piece, x0=x0, x1=x1, top=top, bottom=bottom, base=middle, size=min(piece.size, bottom - top + 1))
