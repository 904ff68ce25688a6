"""Lines -> paragraphs, by which word would still have fitted: the same rules hold in a cell and on the open page.

Only the margin differs, and whoever asks knows it. Nothing here knows pages, and nothing what a paragraph means.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from storage.documents.pdf import lines
from storage.documents.pdf.lines import Piece

SAME_SIZE = 0.6  # points
SPACES = 2  # lines that end with a drawn space show that the file draws them
SPACE = 0.4  # of the letter's size; more than a space's width
LONGEST_TITLE = 120  # characters
ALIKE = 2  # words; a cell's line that begins with those of the line above it is an entry of its own
SLACK = 1.5  # points by which a word that would have fitted may still have been wrapped
INDENT = 0.8  # of the letter's size; a smaller step at the left is no step
BULLETS = "•◦▪●○■□‣·∙➢➤►▶❖✓✔✗"
_ENTRY = re.compile(rf"[{BULLETS}]|[-–—*o]")
_LABEL = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivx]{1,5})[.):]?")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\([a-z]{1,4}\)|[a-z]\))\s")
ENDED = re.compile(r"[.!?:;]['\"’”)]*$")
STARTS = re.compile(r"[A-Z0-9(\"“‘'•]")


@dataclass(slots=True)
class Paragraph:
    """What was set as one: joined text, its style, and where its first and last line stand."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    family: str
    bold: bool
    italic: bool
    mark: str = ""  # the bullet that it opens with
    inner: float = 0.0  # where the text behind the bullet begins
    full: bool = False  # the last line goes on to the margin
    pieces: list[Piece] = field(default_factory=list[Piece])


def paragraphs(found: Sequence[Piece], right: float, *, in_cell: bool = False) -> list[Paragraph]:
    """Join lines to paragraphs. ``right`` is the margin beyond which a word would have been wrapped."""
    joined = [_joined(row) for row in lines.rows(found)]
    pitch = _pitch(joined)
    drawn = sum(line.spaced for line, _, _ in joined) >= SPACES
    made: list[Paragraph] = []
    for line, mark, inner in joined:
        last = made[-1] if made else None
        if (
            last is not None
            and mark in lines.DASHES
            and last.mark not in lines.DASHES
            and _mid_sentence(last, line, right)
        ):
            _add(last, replace(line, text=f"{mark} {line.text}"), right)
        elif (
            last is not None
            and not mark
            and _goes_on(last, line, right, pitch)
            and not (drawn and _stops(last, right))
            and not (in_cell and _begins_again(last, line))
        ):
            _add(last, line, right)
        else:
            made.append(_opened(line, mark, inner, right))
    return made


def _stops(last: Paragraph, right: float) -> bool:
    """Tell a line's end from a wrap where the file draws the space behind each wrapped word: here it has none."""
    before = last.pieces[-1]
    return not before.spaced and right - before.x1 > SPACE * before.size and before.text[-1:] not in {"-", "/"}


def _begins_again(last: Paragraph, line: Piece) -> bool:
    """Tell an entry of a list without signs from the rest of the one above it, where that filled its line."""
    opening = line.text.split()[:ALIKE]
    again = len(opening) == ALIKE and opening == last.text.split()[:ALIKE]
    return again and line.text[0].isupper() and len(last.pieces) == 1


def _mid_sentence(last: Paragraph, line: Piece, right: float) -> bool:
    """Tell a dash that only happens to begin a line from one that opens an entry."""
    return not last.text.endswith((".", ":", ";", "-")) and fills(last.pieces[-1], line, right)


def _joined(row: list[Piece]) -> tuple[Piece, str, float]:
    """Make one piece of a row: its label or bullet and what follows. Gives the bullet and where its text begins."""
    first, *rest = row
    head, _, tail = first.text.partition(" ")
    if _ENTRY.fullmatch(first.text) and rest and rest[0].x0 - first.x1 < 6 * first.size:
        mark = first.text if first.text in BULLETS or first.text in "-–—*" else "•"
        return _merge(rest, first), mark, rest[0].x0
    if head in BULLETS and tail:
        return _merge([_without_head(first, head), *rest], first), head, first.x0 + first.size
    if head in {"-", "–", "—", "*"} and tail and not tail[0].isdigit():
        return _merge([_without_head(first, head), *rest], first), head, first.x0 + first.size * 0.6
    inner = rest[0].x0 if rest and _LABEL.fullmatch(first.text) else first.x0
    return _merge(row, first), "", inner


def _without_head(piece: Piece, head: str) -> Piece:
    return replace(piece, text=piece.text[len(head) :].strip())


def _merge(row: list[Piece], first: Piece) -> Piece:
    lead = row[0]
    if len(row) == 1 and lead is first:
        return lead
    lettered = [piece for piece in row if any(letter.isalnum() for letter in piece.text)] or row
    longest = max(lettered, key=lambda piece: len(piece.text))
    return Piece(
        text=" ".join(piece.text for piece in row),
        x0=first.x0,
        x1=row[-1].x1,
        top=min(piece.top for piece in row),
        bottom=max(piece.bottom for piece in row),
        base=lead.base,
        size=longest.size,
        family=longest.family,
        bold=all(piece.bold for piece in lettered),
        italic=all(piece.italic for piece in lettered),
        first=first.first,
        letter=first.letter,
        spaced=row[-1].spaced,
    )


def _pitch(joined: list[tuple[Piece, str, float]]) -> dict[float, float]:
    """Give the usual distance of two lines for each size of letter: the smallest that is common."""
    steps: dict[float, Counter[float]] = {}
    for (before, _, _), (after, _, _) in pairwise(joined):
        step = after.base - before.base
        if 0.8 * after.size <= step <= 2.2 * after.size and abs(before.size - after.size) <= 1:
            steps.setdefault(after.size, Counter())[round(step, 0)] += 1
    found: dict[float, float] = {}
    for size, counted in steps.items():
        most = max(counted.values())
        found[size] = min(step for step, count in counted.items() if count * 3 >= most)
    return found


def _goes_on(last: Paragraph, line: Piece, right: float, pitch: dict[float, float]) -> bool:
    """Tell whether a line belongs to the paragraph above it."""
    before = last.pieces[-1]
    usual = pitch.get(line.size, 1.3 * line.size)
    step = line.base - before.base
    if step > max(usual * 1.25, usual + 2.5) or abs(before.size - line.size) > 0.12 * before.size:
        return False
    if not fills(before, line, right):
        return False
    if _NUMBERED.match(line.text) and before.text.endswith((".", ":", ";")) and line.x0 <= last.x0 + INDENT * line.size:
        return False
    if _NUMBERED.match(line.text) and _NUMBERED.match(last.text) and abs(line.x0 - last.x0) <= 1:
        return len(last.pieces) > 1 and last.pieces[1].x0 <= last.x0 + 1
    if last.mark:
        return line.x0 >= last.x0 + INDENT * line.size * 0.5
    return len(last.pieces) == 1 or line.x0 <= max(last.pieces[1].x0, last.x0) + 3 * line.size


def fills(before: Piece, line: Piece, right: float) -> bool:
    """Tell a line that had no room for the first word of the next one."""
    if before.text.endswith("-") and not before.text[-2:-1].isalnum() and not before.spaced and line.text[:1].isdigit():
        return True  # a minus sign that a narrow column parted from its figure
    room = right - before.x1
    space = 0.25 * before.size
    wide = line.first + (space if before.spaced or not broken(before, line, 0, right) else 0)
    return wide > room - SLACK


def broken(before: Piece, after: Piece, left: float, right: float) -> bool:
    """Tell a word that a narrow column broke: it stood alone, has no space behind it, and is wider than the column."""
    if before.spaced or " " in before.text or after.text.startswith(("/ ", "& ")):
        return False
    if before.text[-1:].islower() and after.text[:1].isupper():
        return False
    return right - before.x1 < after.letter and (before.x1 - max(before.x0, left)) + after.first > right - max(
        left, before.x0
    )


def _opened(line: Piece, mark: str, inner: float, right: float) -> Paragraph:
    text = line.text
    if mark and text[:2] in {"- ", "– "}:
        text = text[2:]  # a list's own bullet before one that was typed
    return Paragraph(
        text=text,
        x0=line.x0,
        x1=line.x1,
        top=line.top,
        bottom=line.bottom,
        size=line.size,
        family=line.family,
        bold=line.bold,
        italic=line.italic,
        mark=mark,
        inner=inner,
        full=right - line.x1 < 6 * line.size,
        pieces=[line],
    )


def _add(last: Paragraph, line: Piece, right: float) -> None:
    last.text = join(last.text, last.pieces[-1], line, right)
    last.x0, last.x1 = min(last.x0, line.x0), max(last.x1, line.x1)
    last.bottom = line.bottom
    last.bold = last.bold and line.bold
    last.italic = last.italic and line.italic
    last.full = right - line.x1 < 6 * line.size
    last.pieces.append(line)


def join(text: str, before: Piece, after: Piece, right: float) -> str:
    """Join two lines of a paragraph, mending a word that the margin broke."""
    if text.endswith((lines.SOFT_HYPHEN, "\u2010")) and after.text[:1].islower():
        return text[:-1] + after.text
    if text.endswith("-") and not before.spaced and (text[-2:-1].isalnum() or after.text[:1].isdigit()):
        return text + after.text
    return text + ("" if broken(before, after, before.x0, right) else " ") + after.text


def continued(last: Paragraph, item: Paragraph, right: float) -> bool:
    """Put a paragraph behind one that a column's or a page's end cut; False when they are two."""
    before, after = last.pieces[-1], item.pieces[0]
    if item.mark or last.bold != item.bold or last.family != item.family or abs(last.size - item.size) > SAME_SIZE:
        return False
    if not fills(before, after, max(right, before.x1)) or (ENDED.search(last.text) and STARTS.match(item.text)):
        return False
    last.text = join(last.text, before, after, right).removesuffix(after.text) + item.text
    last.pieces = [last.pieces[0], item.pieces[-1]]
    last.bottom = item.bottom
    return True


def cell_text(found: Sequence[Piece], right: float) -> str:
    """Give a cell's text: one line a paragraph, list entries as lines that begin with a bullet."""
    return "\n".join(f"• {one.text}" if one.mark else titled(one) for one in paragraphs(found, right, in_cell=True))


def titled(one: Paragraph) -> str:
    """Break the line after a bold title that opens a paragraph of plain type, so that it stays apart from the text."""
    lead = 0
    for piece in one.pieces:
        lead += piece.lead + (1 if lead else 0)
        if piece.lead < len(piece.text):
            break
    title, rest = one.text[:lead].rstrip(), one.text[lead:].strip()
    if one.bold or not 1 < len(title) <= LONGEST_TITLE or title.endswith((":", ",")) or not rest[:1].isupper():
        return one.text
    return f"{title}\n{rest}"


def labelled(piece: Piece) -> bool:
    """Tell a bullet or a list's number that stands by itself."""
    return _ENTRY.fullmatch(piece.text) is not None or _LABEL.fullmatch(piece.text) is not None
