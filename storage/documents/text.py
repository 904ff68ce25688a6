"""A text file into blocks: headings, paragraphs, bullets, table rows and breaks, in reading order.

It reads what text exporters make of a published pack: Markdown marks, tab-separated, pipe and aligned tables, HTML in
cells or whole HTML tables, form feeds. It says what a piece looks like, never what it means (``board.packs``).
"""

import bisect
import codecs
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from board.packs.values import Block, BlockKind
from storage.documents import EmptyFile, TooLarge, UnknownType, bounded, columns, furniture, lost, markup

MOST_CONTROLS = 0.01  # more control characters than this share, and it is no text
WRAPPED = 60  # characters: a shorter line was ended on purpose, a longer one by a margin
LONGEST_ROW = 40  # lines over which an open tag may run before it is taken for a forgotten one
LONGEST_TABLE = 2000  # lines of a table that is all HTML
LARGEST_TEXT = 10_000_000  # bytes; a pack of 1,000 pages has about 3,000,000
MOST_LINES = 500_000  # a pack of 1,000 pages has about 60,000
MOST_CELLS = 1_000  # of one row

_RULE = re.compile(r"\s*(?:-\s*){3,}|\s*(?:\*\s*){3,}|\s*(?:_\s*){3,}")
_PAGE_MARK = re.compile(r"\s*(?:[-–—]\s*)?page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?\s*(?:[-–—])?\s*", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
_BULLET = re.compile(r"\s*(?:[-*+•●▪◦–]|o(?=\s{2,}|\t))\s+(\S.*)")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|\([a-z]{1,4}\)|[a-z]\))\s+\S")
_SEPARATOR = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_OPENED = re.compile(r"<(p|b|i|ul|ol|li|div|strong|em|u)(?:\s[^<>]*)?>", re.IGNORECASE)
_CLOSED = re.compile(r"</(p|b|i|ul|ol|li|div|strong|em|u)>", re.IGNORECASE)
# A line that opens with a label, or with a term and a dash, goes on with no sentence above it.
_ENTRY = re.compile(r"\s*(?:[A-Z][A-Za-z /&’'?-]{2,40}:(?:\s|$)|[A-Z][\w./&-]{1,14}\s[-–—=]\s\S)")
_SPACES = {ord("\xa0"): " ", ord("\xad"): None}
_TABLE_ENDS = re.compile(r"</table>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class _Draft:
    """A block that is still being gathered, line by line."""

    kind: BlockKind
    line: int
    sheet: int | None
    pieces: list[str] = field(default_factory=list[str])


def blocks(content: bytes) -> tuple[Block, ...]:
    """Turn the bytes of a text file into blocks.

    Raises :class:`EmptyFile` when there is nothing to see in it, :class:`UnknownType` when the bytes are no text and
    :class:`TooLarge` when there are more of them than any pack has.
    """
    if len(content) > LARGEST_TEXT:
        size = LARGEST_TEXT // 1_000_000
        raise TooLarge(f"The text is larger than {size} MB, more than any pack. Please send the pack in parts.")
    text = decode(content)
    if not text.strip():
        raise EmptyFile("The file is empty. Please check the file and send it again.")
    if text.count("\n") > MOST_LINES:
        raise TooLarge(f"The text has more than {MOST_LINES:,} lines. Please send the pack in parts.")
    return bounded(lost.settled(_blocks(text)))


def decode(content: bytes) -> str:
    """Give the text: UTF-8 or UTF-16 by its mark, else UTF-8, else the Windows encoding where it reads like text."""
    encodings = ["utf-8-sig", "cp1252"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = []
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text)) <= len(text) * MOST_CONTROLS:
            text = _CONTROL.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n")
            return text.translate(_SPACES)
    raise UnknownType("The file is no text. Please save the pack as plain text in UTF-8 and send it again.")


def _blocks(text: str) -> Iterator[Block]:
    lines = columns.tabbed(furniture.marked(text.split("\n")))
    paged = "\f" in text
    sheet, at, draft = 1, 0, None
    piped = _piped(lines)
    closings = [number for number, line in enumerate(lines) if "</" in line and _TABLE_ENDS.search(line)]
    while at < len(lines):
        line, number = lines[at], at + 1
        on = sheet if paged else None
        if "\f" in line:
            yield from _finish(draft)
            draft = None
            yield Block(BlockKind.BREAK, "", line=number, sheet=on)
            sheet += line.count("\f")
            on = sheet
            line = line.replace("\f", " ")
        joined, step = _whole(lines, at, line, closings)
        kind = _kind(joined, is_pipe=at in piped)
        if kind is BlockKind.PARAGRAPH and draft is not None and not _NUMBERED.match(joined):
            draft.pieces.append(joined)
        elif kind is BlockKind.BREAK and draft is not None and _underlines(joined, draft):
            yield _made(draft, heading=True)
            draft = None
        else:
            yield from _finish(draft)
            draft = None
            if kind in {BlockKind.PARAGRAPH, BlockKind.BULLET}:
                draft = _Draft(kind, number, on, [joined])
            elif kind is not None:
                yield from _single(kind, joined, number, on, is_pipe=at in piped)
        at += step
    yield from _finish(draft)


def _piped(lines: list[str]) -> frozenset[int]:
    """Find the lines of pipe tables: those that open with a bar, and those around a row of dashes."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if line.lstrip().startswith("|") and len(_PIPE.findall(line)) > 1:
            found.add(at)
        elif _separates(line):
            found.update((at - 1, at) if at else (at,))
            below = at + 1
            while below < len(lines) and "|" in lines[below] and below not in found:
                found.add(below)
                below += 1
    return frozenset(found)


def _separates(line: str) -> bool:
    return "|" in line and not set(line) - set("|:- \t") and _SEPARATOR.fullmatch(line.strip()) is not None


def _whole(lines: list[str], at: int, line: str, closings: list[int]) -> tuple[str, int]:
    """Join a line with those below it while a tag that it opened is not closed; else the line alone.

    ``closings`` are the lines on which a table ends.
    """
    if "<" not in line:
        return line, 1
    if "<table" in line.lower() and not _TABLE_ENDS.search(line):
        found = bisect.bisect_right(closings, at)
        end = closings[found] if found < len(closings) else at + LONGEST_TABLE
        return ("\n".join((line, *lines[at + 1 : end + 1])), end - at + 1) if end - at < LONGEST_TABLE else (line, 1)
    opened = _opened(line)
    if opened <= 0:
        return line, 1
    for below in range(at + 1, min(at + LONGEST_ROW, len(lines))):
        opened += _opened(lines[below])
        if opened <= 0:
            return "\n".join((line, *lines[at + 1 : below + 1])), below - at + 1
    return line, 1


def _opened(line: str) -> int:
    """Say how many more tags a line opens than it closes."""
    return len(_OPENED.findall(line)) - len(_CLOSED.findall(line)) if "<" in line else 0


def _kind(line: str, *, is_pipe: bool) -> BlockKind | None:
    """Say what one line looks like; None for an empty one."""
    if is_pipe or "<table" in line.lower():
        return BlockKind.ROW
    if not line.strip():
        return None
    if _breaks(line):
        return BlockKind.BREAK
    if _HEADING.match(line):
        return BlockKind.HEADING
    if _BULLET.fullmatch(line) and not line.startswith("\t"):
        return BlockKind.BULLET
    return BlockKind.ROW if "\t" in line.rstrip("\n") else BlockKind.PARAGRAPH


def _breaks(line: str) -> bool:
    """Tell a rule, an underline, the mark of a page left blank, and a printed page number standing alone."""
    ruled = _RULE.fullmatch(line) or set(line.strip()) == {"="} or _PAGE_MARK.fullmatch(line)
    return bool(ruled) or _is_blank_page(line)


def _is_blank_page(line: str) -> bool:
    return "blank" in line.lower() and markup.is_blank_page(markup.plain(line))


def _underlines(line: str, draft: _Draft) -> bool:
    """Tell a heading's underline (``====`` or ``----`` right below one line) from a rule."""
    return draft.kind is BlockKind.PARAGRAPH and len(draft.pieces) == 1 and set(line.strip()) in ({"="}, {"-"})


def _finish(draft: _Draft | None) -> Iterator[Block]:
    if draft is not None:
        made = _made(draft)
        if made.text:
            yield made
        elif made.lost:
            yield lost.place(made.lost, line=made.line, sheet=made.sheet)


def _made(draft: _Draft, *, heading: bool = False) -> Block:
    pieces = draft.pieces
    if draft.kind is BlockKind.BULLET and (found := _BULLET.fullmatch(pieces[0])):
        pieces = [found.group(1), *pieces[1:]]
    joined = [pieces[0]]
    for before, piece in itertools.pairwise(pieces):
        wrapped = len(before.rstrip()) >= WRAPPED and not before.endswith("  ") and not _ENTRY.match(piece)
        joined += (" " if wrapped else "\n", piece.strip())
    marked = "".join(joined)
    text = markup.plain(marked)
    kind, level = (BlockKind.HEADING, 2) if heading else (draft.kind, 0)
    strong = markup.is_strong(marked.strip())
    return Block(kind, text, level=level, line=draft.line, sheet=draft.sheet, strong=strong, lost=_pictures(marked))


def _single(kind: BlockKind, line: str, number: int, sheet: int | None, *, is_pipe: bool) -> Iterator[Block]:
    """Give the blocks of a line that stands by itself."""
    if kind is BlockKind.HEADING and (found := _HEADING.match(line)):
        marked = line[found.end() :].strip().rstrip("#").rstrip()
        text = markup.plain(marked)
        strong = markup.is_strong(marked)
        shown, level = _pictures(marked), len(found.group(1))
        if text:
            yield Block(kind, text, level=level, line=number, sheet=sheet, strong=strong, lost=shown)
        elif shown:
            yield lost.place(shown, line=number, sheet=sheet)
    elif kind is BlockKind.BREAK:
        page = _PAGE_MARK.fullmatch(line)
        text = markup.plain(line) if _is_blank_page(line) else ""
        yield Block(kind, text, line=number, sheet=sheet, page=int(page.group(1)) if page else None)
    elif "<table" in line.lower():
        yield from _html_table(line, number, sheet)
    elif not (is_pipe and _separates(line)):
        cells = _PIPE.split(line.strip().removeprefix("|").removesuffix("|")) if is_pipe else line.split("\t")
        yield from _row(cells, number, sheet)


def _html_table(marked: str, number: int, sheet: int | None) -> Iterator[Block]:
    begin = marked.lower().index("<table")
    before, rest = marked[:begin], marked[begin:]
    end = rest.lower().rfind("</table>")
    inner, after = (rest[:end], rest[end + len("</table>") :]) if end >= 0 else (rest, "")
    yield from _beside(before, number, sheet)
    for cells in markup.table(inner):
        yield from _row(list(cells), number, sheet)
    yield from _beside(after, number, sheet)


def _beside(marked: str, number: int, sheet: int | None) -> Iterator[Block]:
    """Give what stands on a line with a table."""
    shown = _pictures(marked)
    if text := markup.plain(marked):
        yield Block(BlockKind.PARAGRAPH, text, line=number, sheet=sheet, lost=shown)
    elif shown:
        yield lost.place(shown, line=number, sheet=sheet)


def _pictures(marked: str) -> tuple[str, ...]:
    return (lost.PICTURE,) * markup.pictures(marked)


def _row(marked: list[str], number: int, sheet: int | None) -> Iterator[Block]:
    if len(marked) > MOST_CELLS:
        raise TooLarge(f"Line {number} is a row of more than {MOST_CELLS:,} cells. Please send the pack in parts.")
    cells = tuple(markup.entries(markup.plain(markup.titled(cell))) for cell in marked)
    shown = tuple(one for cell in marked for one in _pictures(cell))
    if any(cells):
        strong = all(markup.is_strong(cell) for cell, text in zip(marked, cells, strict=True) if text)
        text = " | ".join(cell for cell in cells if cell)
        yield Block(BlockKind.ROW, text, cells=cells, line=number, sheet=sheet, strong=strong, lost=shown)
    elif shown:
        yield lost.place(shown, line=number, sheet=sheet)
