"""A text file into blocks: headings, paragraphs, bullets, table rows and breaks, in reading order.

It reads what text exporters make of a published pack: Markdown marks, tab-separated and pipe tables, HTML fragments in
cells or whole HTML tables, form feeds. It says what a piece looks like, never what it means (``board.packs``).
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import bs4

from board.packs.values import Block, BlockKind
from storage.documents import EmptyFile, UnknownType, markup

MOST_CONTROLS = 0.01  # more control characters than this share, and it is no text
WRAPPED = 60  # characters: a shorter line was ended on purpose, a longer one by a margin
LONGEST_ROW = 40  # lines over which an open tag may run before it is taken for a forgotten one
LONGEST_TABLE = 2000  # lines of a table that is all HTML

_RULE = re.compile(r"\s*(?:-\s*){3,}|\s*(?:\*\s*){3,}|\s*(?:_\s*){3,}")
_BLANK_PAGE = re.compile(r"\W*this page (?:is|has been) (?:intentionally|deliberately) left blank\W*", re.IGNORECASE)
_PAGE_MARK = re.compile(r"\s*(?:[-–—]\s*)?page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?\s*(?:[-–—])?\s*", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_BULLET = re.compile(r"\s*(?:[-*+•●▪◦–]|o(?=\s{2,}|\t))\s+(\S.*)")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|\([a-z]{1,4}\)|[a-z]\))\s+\S")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_OPENED = re.compile(r"<(p|b|i|ul|ol|li|div|strong|em|u)(?:\s[^<>]*)?>", re.IGNORECASE)
_CLOSED = re.compile(r"</(p|b|i|ul|ol|li|div|strong|em|u)>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(slots=True)
class _Draft:
    """A block that is still being gathered, line by line."""

    kind: BlockKind
    line: int
    sheet: int | None
    pieces: list[str] = field(default_factory=list[str])


def blocks(content: bytes) -> tuple[Block, ...]:
    """Turn the bytes of a text file into blocks.

    Raises :class:`EmptyFile` when there is nothing to see in it and :class:`UnknownType` when the bytes are no text.
    """
    text = decode(content)
    if not text.strip():
        raise EmptyFile("The file is empty. Please check the file and send it again.")
    return tuple(_blocks(text))


def decode(content: bytes) -> str:
    """Give the text: UTF-8 with or without its mark, else the Windows encoding where the result reads like text."""
    if b"\0" in content:
        raise UnknownType("The file is no text. Please save the pack as plain text in UTF-8 and send it again.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text)) <= len(text) * MOST_CONTROLS:
            return _CONTROL.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    raise UnknownType("The file is no text. Please save the pack as plain text in UTF-8 and send it again.")


def _blocks(text: str) -> Iterator[Block]:
    lines = text.split("\n")
    paged = "\f" in text
    sheet, at, draft = 1, 0, None
    piped = _piped(lines)
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
        joined, step = _whole(lines, at, line)
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
        elif "|" in line and _SEPARATOR.fullmatch(line):
            found.update((at - 1, at) if at else (at,))
            below = at + 1
            while below < len(lines) and "|" in lines[below]:
                found.add(below)
                below += 1
    return frozenset(found)


def _whole(lines: list[str], at: int, line: str) -> tuple[str, int]:
    """Join a line with those below it while a tag that it opened is not closed; else the line alone."""
    if "<" not in line:
        return line, 1
    if "<table" in line.lower() and "</table>" not in line.lower():
        return _until(lines, at, line, lambda text: "</table>" in text.lower())
    if not _open(line):
        return line, 1
    return _until(lines, at, line, lambda text: not _open(text))


def _until(lines: list[str], at: int, line: str, done: Callable[[str], bool]) -> tuple[str, int]:
    text, longest = line, LONGEST_TABLE if "<table" in line.lower() else LONGEST_ROW
    for more, below in enumerate(lines[at + 1 : at + longest], 1):
        text = f"{text}\n{below}"
        if done(text):
            return text, more + 1
    return line, 1


def _open(text: str) -> bool:
    return len(_OPENED.findall(text)) > len(_CLOSED.findall(text))


def _kind(line: str, *, is_pipe: bool) -> BlockKind | None:
    """Say what one line looks like; None for an empty one."""
    if is_pipe or "<table" in line.lower():
        return BlockKind.ROW
    if not line.strip():
        return None
    if _breaks(line):
        return BlockKind.BREAK
    if _HEADING.fullmatch(line):
        return BlockKind.HEADING
    if _BULLET.fullmatch(line) and not line.startswith("\t"):
        return BlockKind.BULLET
    return BlockKind.ROW if "\t" in line.rstrip("\n") else BlockKind.PARAGRAPH


def _breaks(line: str) -> bool:
    """Tell a rule, an underline, the mark of a page left blank, and a printed page number standing alone."""
    ruled = _RULE.fullmatch(line) or set(line.strip()) == {"="} or _PAGE_MARK.fullmatch(line)
    return bool(ruled) or _is_blank_page(line)


def _is_blank_page(line: str) -> bool:
    return "blank" in line.lower() and _BLANK_PAGE.fullmatch(markup.plain(line)) is not None


def _underlines(line: str, draft: _Draft) -> bool:
    """Tell a heading's underline (``====`` or ``----`` right below one line) from a rule."""
    return draft.kind is BlockKind.PARAGRAPH and len(draft.pieces) == 1 and set(line.strip()) in ({"="}, {"-"})


def _finish(draft: _Draft | None) -> Iterator[Block]:
    if draft is not None:
        made = _made(draft)
        if made.text:
            yield made


def _made(draft: _Draft, *, heading: bool = False) -> Block:
    pieces = draft.pieces
    if draft.kind is BlockKind.BULLET and (found := _BULLET.fullmatch(pieces[0])):
        pieces = [found.group(1), *pieces[1:]]
    marked = pieces[0]
    for before, piece in itertools.pairwise(pieces):
        wrapped = len(before.rstrip()) >= WRAPPED and not before.endswith("  ")
        marked += (" " if wrapped else "\n") + piece.strip()
    text = markup.plain(marked)
    strong = markup.is_strong(marked.strip())
    if heading:
        return Block(BlockKind.HEADING, text, level=2, line=draft.line, sheet=draft.sheet, strong=strong)
    return Block(draft.kind, text, line=draft.line, sheet=draft.sheet, strong=strong)


def _single(kind: BlockKind, line: str, number: int, sheet: int | None, *, is_pipe: bool) -> Iterator[Block]:
    """Give the blocks of a line that stands by itself."""
    if kind is BlockKind.HEADING and (found := _HEADING.fullmatch(line)):
        marked = found.group(2)
        text = markup.plain(marked)
        strong = markup.is_strong(marked)
        if text:
            yield Block(kind, text, level=len(found.group(1)), line=number, sheet=sheet, strong=strong)
    elif kind is BlockKind.BREAK:
        page = _PAGE_MARK.fullmatch(line)
        text = markup.plain(line) if _is_blank_page(line) else ""
        yield Block(kind, text, line=number, sheet=sheet, page=int(page.group(1)) if page else None)
    elif "<table" in line.lower():
        yield from _html_table(line, number, sheet)
    elif not (is_pipe and _SEPARATOR.fullmatch(line)):
        cells = _PIPE.split(line.strip().removeprefix("|").removesuffix("|")) if is_pipe else line.split("\t")
        yield from _row(cells, number, sheet)


def _html_table(marked: str, number: int, sheet: int | None) -> Iterator[Block]:
    before, _, rest = marked.partition("<table")
    if text := markup.plain(before):
        yield Block(BlockKind.PARAGRAPH, text, line=number, sheet=sheet)
    table, _, after = f"<table{rest}".rpartition("</table>")
    for row in bs4.BeautifulSoup(table or rest, "html.parser").find_all("tr"):
        yield from _row([cell.decode_contents() for cell in row.find_all(["td", "th"])], number, sheet)
    if text := markup.plain(after):
        yield Block(BlockKind.PARAGRAPH, text, line=number, sheet=sheet)


def _row(marked: list[str], number: int, sheet: int | None) -> Iterator[Block]:
    cells = tuple(markup.plain(markup.titled(cell)) for cell in marked)
    if any(cells):
        strong = all(markup.is_strong(cell) for cell, text in zip(marked, cells, strict=True) if text)
        text = " | ".join(cell for cell in cells if cell)
        yield Block(BlockKind.ROW, text, cells=cells, line=number, sheet=sheet, strong=strong)
