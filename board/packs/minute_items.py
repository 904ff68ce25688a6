"""The numbered items of minutes: where each begins, its text, and what stands in the columns beside it.

Items open with a numbered heading, a numbered line or a row whose first cell is a number; what follows belongs to them.
What is owed, promised or resolved in them is read elsewhere.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from board.packs import (
    action_marks,
    action_rows,
    actions,
    agenda_numbers,
    dates,
    layout,
    misread,
    people,
    restriction,
    tracker_columns,
)
from board.packs.papers import Paper
from board.packs.values import Block, BlockKind

NEXT = re.compile(r"\b(?:dates?|time|details)\b.{0,25}\bnext\b.{0,12}\bmeetings?\b|\bnext meeting\b", re.IGNORECASE)
NEXT_LINE = re.compile(
    r"^\W*(?:(?:dates?|time|details)\b.{0,25}\bnext\b.{0,12}\bmeetings?\b|"
    r"(?:the )?next meeting\b)(?:\s+(?:will be|is to be|is|takes place|"
    r"held))*(?: held)?(?: on)?\W*",
    re.IGNORECASE,
)
MOST_WORDS = 30  # of a title: a longer first line is text

_ACTION_CELL = re.compile(r"^\W*(?:actions?|action by|lead|leads|who|by whom|owner|responsible)\W*$", re.IGNORECASE)
_WHEN_CELL = re.compile(
    r"^\W*(?:by when|when|(?:due|target)(?: date| by)?|date(?: due)?|deadline|timescales?)\W*$", re.IGNORECASE
)
_NUMBER_CELL = re.compile(r"^\W*(\d{1,3}[a-z]?)\s*[.)]?\W*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\W*\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?(?=\s|$)")
_CODE_CELL = re.compile(rf"\s*({agenda_numbers.CODE})\s*[.)]?\s*")
_CODED = re.compile(rf"\s*({agenda_numbers.CODE})\s*[.):–-]?\s+([A-Z].*)$")
_MISREAD = re.compile(r"([l\d]{1,3})([.)])(?=\s+[A-Z])")  # 'l. Welcome': the scanner's letter for a digit


@dataclass(slots=True)
class Item:
    """One item while its text is gathered."""

    number: str
    title: str
    stretches: list[actions.Cells] = field(default_factory=list[actions.Cells])
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Columns:
    """In which column it stands who owes something, and in which by when, if one says so."""

    action: int
    when: int | None = None


def item_start(block: Block) -> tuple[str, str] | None:
    """Read the number and title of a minute item, if this block opens one."""
    if block.kind is BlockKind.ROW:
        cells = block.cells
        found = _number_cell(cells[0]) if cells else None
        if (
            found
            and len(cells) > 1
            and len(_first_line(cells[1]).split()) <= MOST_WORDS
            and re.search("[A-Za-z]", cells[1])
        ):
            return found, _first_line(cells[1])
        numbered = _numbered(cells[0]) if cells and cells[0] else None
    elif layout.stands_out(block) or (block.kind is BlockKind.PARAGRAPH and _is_short(block.text)):
        numbered = _numbered(block.text)
    else:
        return None
    if (coded := _coded(block)) is not None:
        return coded
    if numbered is None or "." in numbered[0] or len(numbered[1].split()) > MOST_WORDS or _is_date(block.text):
        return None
    return numbered


def _number_cell(cell: str) -> str | None:
    """Give the number that fills a cell: a count, or the board's own code of a minute (``26/27.11``)."""
    found = _NUMBER_CELL.match(cell) or _CODE_CELL.fullmatch(cell)
    return found.group(1) if found else None


def _coded(block: Block) -> tuple[str, str] | None:
    """Read a code and a title: NHS boards count their minutes through the year."""
    line = _first_line(block.cells[0] if block.kind is BlockKind.ROW and block.cells else block.text)
    found = _CODED.match(line)
    if found is None or _is_date(line) or len(found.group(2).split()) > MOST_WORDS or found.group(2).endswith("."):
        return None
    return found.group(1), found.group(2).strip()


def is_apart(block: Block) -> bool:
    """Tell the line beneath the items that names the next meeting's day."""
    return NEXT_LINE.match(block.text) is not None and not _within(block)


def hidden(blocks: Sequence[Block], flags: Sequence[bool]) -> tuple[bool, ...]:
    """Say of every block of minutes whether it is restricted: ``flags``, and whole items that are marked themselves.

    A mark in an item's title or on a line of its own hides that item from its title on. What follows an item that sent
    the public out is hidden too, but for the next meeting's day, until a heading lets them in again.
    """
    starts = [at for at, block in enumerate(blocks) if item_start(block) is not None or is_apart(block)]
    found = list(flags)
    closed = False
    for first, end in itertools.pairwise([*starts, len(blocks)]):
        title = (item_start(blocks[first]) or ("", blocks[first].text))[1]
        closed = closed and not restriction.reopens(title)
        secret = closed and NEXT.search(title) is None
        secret = secret or restriction.marks(title) or any(map(_marked, blocks[first:end])) or any(flags[first:end])
        if secret:
            found[first:end] = [True] * (end - first)
        closed = closed or restriction.excludes(title)
    return tuple(found)


def first_item(blocks: Sequence[Block], after: int) -> int:
    """Say at which block the items begin: at the first of them, or at the row that names their columns."""
    for at in range(after, len(blocks)):
        block = blocks[at]
        if item_start(block) is not None:
            return at
        if _columns(block) is not None or action_rows.header(block) is not None:
            return at
    return len(blocks)


def gather(paper: Paper, first: int) -> Iterator[Item]:
    """Gather the items with their text and action column; a row with an empty first cell goes on with its item."""
    item: Item | None = None
    columns: _Columns | None = None
    rows: action_rows.Header | None = None
    planned = False  # the rows of a plan stand in columns of their own
    tracker = 0  # cells in a row of a tracker that stands among the minutes: its rows were asked for earlier
    for written, hidden in zip(paper.blocks[first:], paper.hidden[first:], strict=True):
        if written.kind is BlockKind.BREAK:
            continue
        planned = written.kind is BlockKind.ROW and (planned or action_rows.is_plan(written))
        rows = None if planned or written.kind is BlockKind.HEADING else (action_rows.header(written) or rows)
        if action_rows.header(written) is not None:
            continue
        block, owed = action_rows.take(written, rows)
        if owed is None and not planned and (named := _columns(block)) is not None:
            columns = named
            continue
        start = item_start(block) or _summary(block)
        apart = start is None and is_apart(block)
        text, beside = _parts(block, columns) if not planned else (block.text, "")
        tracker = len(written.cells) if tracker_columns.is_header(written) else tracker
        tracked = bool(tracker) and len(written.cells) == tracker
        if start is not None or apart:
            if item is not None:
                yield item
            item = Item(*(start or ("", "Date of next meeting")), hidden=hidden)
            text = text if apart else _after_title(block, text)
        elif item is None and owed is not None:
            item = Item("", "")
        if item is not None:
            item.stretches.append(actions.Cells(text, beside, hidden or item.hidden, owed, tracked=tracked))
            item.hidden = item.hidden or hidden
    if item is not None:
        yield item


def _summary(block: Block) -> tuple[str, str] | None:
    """Tell a heading without a number beneath which the actions of all items are listed once more."""
    text = layout.flat(block.text)
    loud = layout.stands_out(block) or (block.kind is BlockKind.PARAGRAPH and text.isupper()) or layout.lone(block)
    return ("", text) if loud and action_marks.sums_up(text) else None


def _columns(block: Block) -> _Columns | None:
    """Read the row that names the action column: the last, or the last but one where a column says by when."""
    if block.kind is not BlockKind.ROW or item_start(block) is not None:
        return None
    *_, before, last = ("", "", *block.cells)
    if _ACTION_CELL.match(last):
        return _Columns(len(block.cells) - 1)
    if len(block.cells) > 1 and _WHEN_CELL.match(last) and _ACTION_CELL.match(before):
        return _Columns(len(block.cells) - 2, len(block.cells) - 1)
    return None


def _marked(block: Block) -> bool:
    """Tell whether a line of its own marks the item that the block belongs to."""
    cells = block.cells if block.kind is BlockKind.ROW else (block.text,)
    lines = (line for cell in cells for line in cell.split("\n") if line)
    return any(restriction.is_banner(Block(BlockKind.PARAGRAPH, line)) for line in lines)


def _within(block: Block) -> bool:
    """Tell a sentence of an item's text, which a line apart is not: it stands beside an empty number cell."""
    return block.kind is BlockKind.ROW and not block.cells[0]


def _parts(block: Block, columns: _Columns | None) -> tuple[str, str]:
    """Part a block into its text and what stands in the action column, with the days of a column for them."""
    if block.kind is not BlockKind.ROW:
        return (f"• {block.text}" if block.kind is BlockKind.BULLET else block.text), ""
    cells = list(block.cells)
    numbered = bool(cells) and _number_cell(cells[0]) is not None
    if columns is None and len(cells) > len(("number", "text")) and (not cells[0] or _NUMBERED.match(cells[0])):
        columns = _Columns(len(cells) - 1)
    when = cells.pop(columns.when) if columns and columns.when is not None and columns.when < len(cells) else ""
    beside = cells.pop(columns.action) if columns and 0 < columns.action < len(cells) else ""
    return "\n".join(cell for cell in cells[1 if numbered else 0 :] if cell), _with_days(beside, when)


def _with_days(beside: str, when: str) -> str:
    """Put each day beneath whom it is set: one by one where there are as many, all beneath the only one."""
    owing, days = ([line for line in cell.split("\n") if line.strip()] for cell in (beside, when))
    named = [line for line in owing if people.leads(line)]
    if len(named) == len(days):
        return "\n".join(line for pair in zip(named, days, strict=True) for line in pair)
    return "\n".join((*owing, *days)) if len(named) == 1 else beside


def _after_title(block: Block, text: str) -> str:
    """Give what stands below the title in the title's own cell."""
    lines = text.split("\n")
    return "\n".join(lines[1:]) if block.kind is BlockKind.ROW or len(lines) > 1 else ""


def text_of(item: Item) -> str:
    """Give the whole text of an item, the actions of its rows with it."""
    told = ("\n".join(filter(None, (cells.text, cells.row.action if cells.row else ""))) for cells in item.stretches)
    return "\n".join(layout.stitched(line for text in told for line in text.split("\n") if line))


def _numbered(text: str) -> tuple[str, str] | None:
    """Read a number and a title from the first line, though the scanner took the digit for a letter."""
    line = _first_line(text)
    found = _MISREAD.match(line)
    number = misread.number(found[1]) if found else None
    return layout.numbered_title(f"{number}{line[found.end(1) :]}" if found and number else line)


def _is_short(text: str) -> bool:
    """Tell a title from a numbered paragraph; one with text in the lines beneath it must be shorter still."""
    first = _first_line(text)
    most = layout.SHORT if first == text.strip() else layout.SHORT // 2
    return len(first.split()) <= most and not first.endswith(".")


def _is_date(text: str) -> bool:
    found = dates.find(text)
    return bool(found) and found[0].start == 0


def _first_line(cell: str) -> str:
    return cell.split("\n", 1)[0].strip()
