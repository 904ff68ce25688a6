"""The look of tables: which rows stand together, which of them are a header, what stands above and beneath.

Asked by every reader of tables; none of what a column means is known here.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from board.packs import layout
from board.packs.values import Block, BlockKind

LABEL = 4  # words of a label that no reader knows
HEADER = 12  # words: a longer cell is no name of a column
DEEP = 3  # rows that a header may have
FAR = 3  # blocks between a table's foot and a note on it
WIDEST = 100  # columns that a header may have
UP = 200  # blocks above a table among which its heading is looked for

_FIGURE = re.compile(r"[≤≥<>=~£€$+\-–\u2212±*(\s]*\d[\d,.]*\s*(?:%|k|m|bn|[a-z]{1,5})?[)\s*]*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?[.):]*|\([a-z]{1,4}\)|[a-z]\)", re.IGNORECASE)
_CONTINUED = re.compile(r"[\s–-]*\(?\bcont(?:inued|['’]?d)?\b\.?\)?\s*$", re.IGNORECASE)
_NOTE = re.compile(r"^[\W_]*(?:(?:notes?|source|nb|n\.b|figures? in)\b|key\s*(?:[:–-]|$))|^[*†‡]", re.IGNORECASE)
_TABLE = re.compile(r"(?:table|figure|chart)\s+\w{1,4}\b", re.IGNORECASE)
_SENTENCED = re.compile(r"\w\w\w\w\.$|\w\s\S+\s\S+\.$")  # "Risk No." is a name
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a column as written: its own, and that of the merged cells above it."""

    own: str
    group: str = ""

    @property
    def whole(self) -> str:
        """Give both, once where they say the same."""
        return " ".join(dict.fromkeys(part for part in (self.group, self.own) if part))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its columns, and the place and cells of each row beneath them. ``spans`` is all that it takes up."""

    title: str
    labels: tuple[Label, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    spans: tuple[int, ...]


def runs(blocks: Sequence[Block]) -> Iterator[tuple[int, ...]]:
    """Give the places of rows that stand together, though a page may end among them."""
    held: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.ROW:
            held.append(at)
        elif held and not (block.kind is BlockKind.BREAK and not block.text):
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def grids(blocks: Sequence[Block], hint: re.Pattern[str], knows: Callable[[Sequence[Label]], bool]) -> Iterator[Grid]:
    """Give the tables whose columns ``knows`` accepts. A header that is repeated on the next page opens no new one.

    ``hint`` is what some row near the header must say, so that most rows of a long document are passed over quickly.
    """
    for run in runs(blocks):
        rows = [blocks[at].cells for at in run]
        told = {
            at + back for at, place in enumerate(run) if hint.search(blocks[place].text) for back in range(-DEEP, 1)
        }
        near = (at for at in sorted(told) if at >= 0)
        heads = {at: labels for at in near if (labels := header(rows, at)) and knows(labels)}
        at = 0
        while at < len(run):
            if at in heads:
                end, body = _body(blocks, run, rows, heads, at)
                yield Grid(title(blocks, run[at]), heads[at], tuple((run[row], rows[row]) for row in body), run[at:end])
                at = end
            else:
                at += 1


def header(rows: Sequence[Sequence[str]], at: int) -> tuple[Label, ...]:
    """Read the header that begins at this row; nothing where none does. It may go on over two more rows."""
    filled = sum(1 for cell in rows[at] if cell.strip())
    if not 1 < filled <= WIDEST or not names_columns(rows[at]):
        return ()
    return _labels(_head(rows, at))


def depth(rows: Sequence[Sequence[str]], at: int) -> int:
    """Say over how many rows the header goes that begins at this one."""
    return len(_head(rows, at))


def names_columns(cells: Sequence[str]) -> bool:
    """Tell a row that could be a header: short names, no figures but years, no numbers of paragraphs."""
    return not any(
        len(cell.split()) > HEADER
        or is_figure(cell)
        or re.search(r"•\s*\w", cell)
        or _SENTENCED.search(layout.flat(cell))
        for cell in cells
    )


def is_figure(cell: str) -> bool:
    """Tell a figure with its sign and unit; a bare year is the name of something."""
    text = layout.flat(cell)
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def is_number(cell: str) -> bool:
    """Tell the number of a paragraph or an item."""
    return _NUMBER.fullmatch(layout.flat(cell)) is not None


def title(blocks: Sequence[Block], at: int) -> str:
    """Give the line above a table that introduces it, else the heading that it stands under, as written."""
    above = (place for place in range(at - 1, max(-1, at - UP), -1) if blocks[place].kind is not BlockKind.BREAK)
    for near, place in enumerate(above):
        block = blocks[place]
        text = layout.flat(block.text) if near == 0 or layout.stands_out(block) else ""
        own = near == 0 and not _NOTE.match(text)
        if own and block.kind is BlockKind.PARAGRAPH and (told := _last_line(block.text)):
            return _CONTINUED.sub("", told) or told
        if layout.stands_out(block) or (own and layout.lone(block) and len(text.split()) <= layout.SHORT):
            return _CONTINUED.sub("", text) or text
        if own and block.kind is BlockKind.PARAGRAPH:
            last = _SENTENCE.split(text)[-1]
            if len(last.split()) <= layout.SHORT + layout.SHORT and (last == text or last.endswith(":")):
                return last
    return ""


def _last_line(text: str) -> str:
    """Give the last line of a paragraph that calls itself a table, or that stands beneath other short lines."""
    lines = [layout.flat(line) for line in text.split("\n") if line.strip()]
    last = lines[-1] if lines else ""
    short = bool(last) and len(last.split()) <= layout.SHORT and last[-1] not in ".;,"
    beneath = len(lines) > 1 and all(len(line.split()) <= layout.SHORT for line in lines)
    return last if short and (_TABLE.match(last) or (beneath and not last.endswith(":"))) else ""


def note(blocks: Sequence[Block], at: int) -> int | None:
    """Find the paragraph beneath a table's last row that says how to read it."""
    for place in range(at + 1, min(at + 1 + FAR, len(blocks))):
        block = blocks[place]
        if block.kind is BlockKind.BREAK and not block.text:
            continue
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.BULLET} and _NOTE.match(block.text):
            return place
        if not layout.lone(block) or not _NOTE.match(block.text):
            return None
        return place
    return None


def joined(before: str, after: str) -> str:
    """Put together two parts of a cell that a page's end has cut: on a line of its own, unless a sentence goes on."""
    if not before or not after:
        return before or after
    return f"{before} {after}" if layout.goes_on(before.rsplit("\n", 1)[-1], after) else f"{before}\n{after}"


def named(table: str) -> str:
    """Give a table's title as it is said where a row of it is cited; a long one is not said again."""
    return f"“{table}”" if table and len(table.split()) <= HEADER else "the table"


def lines(cell: str) -> str:
    """Give a cell with its paragraphs and list entries on lines of their own."""
    return "\n".join(filter(None, (layout.flat(line) for line in cell.split("\n"))))


def cards(blocks: Sequence[Block], opens: str, fits: str) -> Iterator[tuple[tuple[int, str, str], ...]]:
    """Give runs of labels with their values that begin with a label like ``opens`` and go on with some like ``fits``.

    A card is a thing told label by label, beneath each other, where another board would use a row of a table.
    """
    card: list[tuple[int, str, str]] = []
    for at, line, found in _told(blocks):
        if found and re.match(opens, found[0], re.IGNORECASE):
            yield from (tuple(card),) if len(card) > 1 else ()
            card = [(at, *found)]
        elif (
            card and found and (re.match(fits, found[0], re.IGNORECASE) or (card[-1][0] == at and _is_label(found[0])))
        ):
            card.append((at, *found))
        elif card and line and card[-1][0] == at:  # within the same paragraph: the value above goes on
            card[-1] = (at, card[-1][1], f"{card[-1][2]}\n{line}")
        elif card:
            yield from (tuple(card),) if len(card) > 1 else ()
            card = []
    if len(card) > 1:
        yield tuple(card)


def _is_label(name: str) -> bool:
    """Tell the words before a colon that could label a line of a card, whatever they say."""
    return name[:1].isupper() and len(name.split()) <= LABEL and name[-1:].isalpha()


def _told(blocks: Sequence[Block]) -> Iterator[tuple[int, str, tuple[str, str] | None]]:
    """Read lines of ``Label: value`` and rows of label and value, both as written; None for any other line."""
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.BREAK and not block.text:
            continue
        if block.kind is BlockKind.ROW:
            cells = [cell for cell in block.cells if cell.strip()]
            pair = len(cells) == len(("label", "value"))
            yield at, "", (layout.flat(cells[0]).rstrip(" :"), lines(cells[1])) if pair else None
            continue
        for line in block.text.split("\n"):
            name, colon, value = line.partition(":")
            yield at, layout.flat(line), (layout.flat(name), layout.flat(value)) if colon and value.strip() else None


def _body(
    blocks: Sequence[Block],
    run: Sequence[int],
    rows: Sequence[Sequence[str]],
    heads: dict[int, tuple[Label, ...]],
    at: int,
) -> tuple[int, list[int]]:
    """Say where the table ends whose header begins at ``at``, and which rows are its body."""
    labels, body = heads[at], list[int]()
    row = at + depth(rows, at)
    while row < len(run):
        if heads.get(row) == labels:
            row += depth(rows, row)
            continue
        other = len(rows[row]) != len(labels) and bool(header(rows, row)) and not layout.lone(blocks[run[row]])
        if row in heads or other or len(rows[row]) > len(labels):
            break
        body.append(row)
        row += 1
    return row, body


def _head(rows: Sequence[Sequence[str]], at: int) -> list[tuple[str, ...]]:
    """Give the rows of the header that begins at this row."""
    below = [tuple(layout.flat(cell) for cell in row) for row in rows[at + 1 : at + DEEP] if len(row) <= WIDEST]
    first = tuple(layout.flat(cell) for cell in rows[at])
    parts = [_spread(first, below[0]) if below else first]
    for cells in below:
        if not _is_below(parts, cells):
            break
        parts.append(cells)
    return parts


def _spread(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Set merged cells that were given once over all the columns that the next row names beneath each."""
    if len(first) >= len(second) or not all(first) or not names_columns(second):
        return first
    widths: list[int] = []
    opened = ""  # the first name beneath the merged cell that is open
    for name in second:
        if name and opened and name != opened:
            widths[-1] += 1
        else:
            widths.append(1)
            opened = name
    if len(widths) != len(first):
        return first
    return tuple(part for name, width in zip(first, widths, strict=True) for part in (name, *[""] * (width - 1)))


def _is_below(parts: Sequence[Sequence[str]], cells: Sequence[str]) -> bool:
    """Tell a second row of a header: it names what is merged or left open above it, and leaves alone what is not."""
    if len(cells) > WIDEST or not any(cells) or not names_columns(cells):
        return False
    above = [next((row[at] for row in reversed(parts) if at < len(row) and row[at]), "") for at in range(len(cells))]
    pairs = list(zip(above, cells, strict=True))
    under_open = any(own and not over for over, own in pairs)
    twins = any(one == other != "" for one, other in itertools.pairwise(parts[-1]))
    left_alone = any(over and own in {"", over} for over, own in pairs)
    only_groups = sum(1 for over in above if over) * 2 <= len(cells)
    if under_open:
        return left_alone or only_groups
    return twins and any(over and own == over for over, own in pairs)


def _labels(parts: Sequence[Sequence[str]]) -> tuple[Label, ...]:
    width = max(len(row) for row in parts)
    columns = [[row[at] if at < len(row) else "" for row in parts] for at in range(width)]
    for depth_at in range(len(parts) - 1):
        carried = ""
        for column in columns:
            if column[depth_at]:
                below = any(column[depth_at + 1 :])
                carried = column[depth_at] if below else ""
            elif any(column[depth_at + 1 :]):
                column[depth_at] = carried
            else:
                carried = ""
    found = []
    for column in columns:
        names = list(dict.fromkeys(filter(None, column)))
        found.append(Label(names[-1] if names else "", " ".join(names[:-1])))
    return tuple(found)
