"""The minutes of one sitting: its head, who was there, the items with what was resolved, owed and promised.

The board whose pack this is and the boards below it write their minutes in the same shapes, so one reader serves both.
"""

import dataclasses
import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from board.packs import actions, attendance, dates, heading, layout, restriction, sentences
from board.packs.papers import Paper
from board.packs.values import (
    Action,
    Attendance,
    Block,
    BlockKind,
    Coming,
    Decision,
    Finding,
    FindingKind,
    MinuteItem,
    Minutes,
    Sitting,
)

_NEXT = re.compile(r"\b(?:dates?|time|details)\b.{0,25}\bnext\b.{0,12}\bmeetings?\b|\bnext meeting\b", re.IGNORECASE)
_NEXT_LINE = re.compile(
    r"^\W*(?:(?:dates?|time|details)\b.{0,25}\bnext\b.{0,12}\bmeetings?\b|"
    r"(?:the )?next meeting\b)(?:\s+(?:will be|is to be|is|takes place|"
    r"held))*(?: held)?(?: on)?\W*",
    re.IGNORECASE,
)
_ACTION_CELL = re.compile(r"^\W*(?:actions?|action by|lead|who|owner)\W*$", re.IGNORECASE)
_NUMBER_CELL = re.compile(r"^\W*(\d{1,3}[a-z]?)\s*[.)]?\W*$", re.IGNORECASE)
_MINUTES_LINE = re.compile(
    r"^\W*(?:(?:draft|confirmed|unconfirmed|public|meeting|action)\s+)*(?:minutes|notes)\b[\w\s]*$", re.IGNORECASE
)
MOST_WORDS = 30  # of a title: a longer first line is text


@dataclass(slots=True)
class _Item:
    """One item while its text is gathered."""

    number: str
    title: str
    stretches: list[actions.Cells] = field(default_factory=list[actions.Cells])
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """Minutes, and what was odd in them."""

    minutes: Minutes | None
    findings: tuple[Finding, ...]


def read(paper: Paper, board: str) -> Read:
    """Read one paper that holds minutes. ``board`` names the board whose pack it is, for what the head leaves out."""
    list_at = next((at for at, block in enumerate(paper.blocks) if at and _opens_list(block)), None)
    items_at = _first_item(paper.blocks, list_at or 0)
    sitting = _sitting(paper.blocks[: list_at if list_at is not None else items_at], board)
    if sitting is None:
        text = f"The minutes under “{paper.title}” name no day with its year, so they were kept as passages only."
        return Read(None, (Finding(FindingKind.NO_DATE, text, paper.source(), restricted=paper.restricted),))
    listed = attendance.read(paper, list_at, items_at) if list_at is not None else ()
    gathered = list(_gather(paper, items_at))
    owed = [(item, one) for item in gathered for one in actions.read(item.stretches, listed)]
    minutes = Minutes(
        sitting,
        paper.source(),
        attendances=listed,
        items=tuple(_minute_item(paper, item) for item in gathered if item.number),
        decisions=tuple(_decisions(paper, gathered)),
        actions=tuple(_action(paper, sitting.on, item, one) for item, one in owed),
        comings=tuple(_comings(paper, gathered, listed)),
        next_sitting=_next(_shown(paper, items_at), gathered, sitting.board, secret=paper.restricted),
        restricted=paper.restricted,
    )
    doubts = (
        Finding(
            FindingKind.NAME,
            f"Action “{one.text}”: {one.doubt}.",
            paper.source(item.number or None),
            restricted=one.hidden,
        )
        for item, one in owed
        if one.doubt
    )
    return Read(minutes, tuple(doubts))


def item_start(block: Block) -> tuple[str, str] | None:
    """Read the number and title of a minute item, if this block opens one."""
    if block.kind is BlockKind.ROW:
        cells = block.cells
        found = _NUMBER_CELL.match(cells[0]) if cells else None
        if (
            found
            and len(cells) > 1
            and len(_first_line(cells[1]).split()) <= MOST_WORDS
            and re.search("[A-Za-z]", cells[1])
        ):
            return found.group(1), _first_line(cells[1])
        numbered = layout.numbered_title(_first_line(cells[0])) if cells and cells[0] else None
    elif layout.stands_out(block) or (
        block.kind is BlockKind.PARAGRAPH and len(block.text.split()) <= layout.SHORT and not block.text.endswith(".")
    ):
        numbered = layout.numbered_title(_first_line(block.text))
    else:
        return None
    if numbered is None or "." in numbered[0] or len(numbered[1].split()) > MOST_WORDS or _is_date(block.text):
        return None
    return numbered


def _is_date(text: str) -> bool:
    found = dates.find(text)
    return bool(found) and found[0].start == 0


def _first_line(cell: str) -> str:
    return cell.split("\n", 1)[0].strip()


def _opens_list(block: Block) -> bool:
    first = block.cells[0] if block.kind is BlockKind.ROW and block.cells else block.text
    return attendance.part(first) is not None


def _first_item(blocks: Sequence[Block], after: int) -> int:
    for at in range(after, len(blocks)):
        block = blocks[at]
        if item_start(block) is not None:
            return at
        if block.kind is BlockKind.ROW and block.cells and _ACTION_CELL.match(block.cells[-1] or "-"):
            return at
    return len(blocks)


def _sitting(head: Sequence[Block], board: str) -> Sitting | None:
    """Read which board sat, when and where, from the lines above the attendance list."""
    shown = [block for block in head if block.kind is not BlockKind.BREAK]
    named = next(
        (name for block in shown for line in block.text.split("\n") if (name := heading.board_name(line))), None
    )
    dated = next((block for block in shown if dates.day(block.text)), None)
    on = dates.day(dated.text) if dated else None
    if dated is None or on is None:
        return None
    starts, ends = dates.times(layout.flat(dated.text))
    if starts is None:
        starts, ends = next(
            (found for block in shown if (found := dates.times(layout.flat(block.text)))[0]), (None, None)
        )
    rest = [block for block in shown if not _MINUTES_LINE.match(layout.flat(block.text))]
    title = " ".join(layout.flat(block.text) for block in shown)
    public = (
        False
        if restriction.is_private(title)
        else (True if re.search(r"[-–—(]\s*public\b", title, re.IGNORECASE) else heading.public(title))
    )
    return Sitting(named or board, on, starts, ends, heading.place_of(rest, named), public)


def _gather(paper: Paper, first: int) -> Iterator[_Item]:
    """Gather the items with their text and action column; a row with an empty first cell goes on with its item."""
    item: _Item | None = None
    column: int | None = None
    for block, hidden in zip(paper.blocks[first:], paper.hidden[first:], strict=True):
        if block.kind is BlockKind.BREAK:
            continue
        if block.kind is BlockKind.ROW and item_start(block) is None and _ACTION_CELL.match(block.cells[-1] or "-"):
            column = len(block.cells) - 1
            continue
        start = item_start(block)
        apart = start is None and is_apart(block)
        if start is not None or apart:
            if item is not None:
                yield item
            item = _Item(*(start or ("", "Date of next meeting")), hidden=hidden)
            text, beside = _parts(block, column)
            item.stretches.append(actions.Cells(text if apart else _after_title(block, text), beside, item.hidden))
        elif item is not None:
            text, beside = _parts(block, column)
            item.stretches.append(actions.Cells(text, beside, hidden or item.hidden))
            item.hidden = item.hidden or hidden
    if item is not None:
        yield item


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
        secret = closed and _NEXT.search(title) is None
        secret = secret or restriction.marks(title) or any(map(_marked, blocks[first:end])) or any(flags[first:end])
        if secret:
            found[first:end] = [True] * (end - first)
        closed = closed or restriction.excludes(title)
    return tuple(found)


def is_apart(block: Block) -> bool:
    """Tell the line beneath the items that names the next meeting's day."""
    return _NEXT_LINE.match(block.text) is not None and not _within(block)


def _marked(block: Block) -> bool:
    """Tell whether a line of its own marks the item that the block belongs to."""
    cells = block.cells if block.kind is BlockKind.ROW else (block.text,)
    lines = (line for cell in cells for line in cell.split("\n") if line)
    return any(restriction.is_banner(Block(BlockKind.PARAGRAPH, line)) for line in lines)


def _within(block: Block) -> bool:
    """Tell a sentence of an item's text, which a line apart is not: it stands beside an empty number cell."""
    return block.kind is BlockKind.ROW and not block.cells[0]


def _parts(block: Block, column: int | None) -> tuple[str, str]:
    """Part a block into its text and what stands in the action column."""
    if block.kind is not BlockKind.ROW:
        return (f"• {block.text}" if block.kind is BlockKind.BULLET else block.text), ""
    cells = list(block.cells)
    numbered = bool(cells) and _NUMBER_CELL.match(cells[0]) is not None
    at = column if column is not None else (len(cells) - 1 if len(cells) > 2 else None)  # noqa: PLR2004 - number, text, action
    beside = cells.pop(at) if at is not None and 0 < at < len(cells) else ""
    return "\n".join(cell for cell in cells[1 if numbered else 0 :] if cell), beside


def _after_title(block: Block, text: str) -> str:
    """Give what stands below the title in the title's own cell."""
    lines = text.split("\n")
    return "\n".join(lines[1:]) if block.kind is BlockKind.ROW or len(lines) > 1 else ""


def _text(item: _Item) -> str:
    return "\n".join(layout.stitched(line for cells in item.stretches for line in cells.text.split("\n") if line))


def _minute_item(paper: Paper, item: _Item) -> MinuteItem:
    return MinuteItem(item.number, item.title, _text(item), paper.source(item.number or None), restricted=item.hidden)


def _decisions(paper: Paper, gathered: Sequence[_Item]) -> Iterator[Decision]:
    for item in gathered:
        for sentence in sentences.split(_text(item)):
            if sentences.resolves(sentence):
                yield Decision(
                    sentence.strip(" -–•"),
                    item.number or None,
                    paper.source(item.number or None),
                    restricted=item.hidden,
                )


def _action(paper: Paper, on: dt.date, item: _Item, one: actions.Owed) -> Action:
    return Action(
        one.text.strip(" -–•"),
        one.leads,
        paper.source(item.number or None),
        raised_on=on,
        item=item.number or None,
        subject=item.title,
        deadline=one.deadline,
        due=dates.deadline(one.deadline).due if one.deadline else None,
        restricted=one.hidden,
    )


def _comings(paper: Paper, gathered: Sequence[_Item], listed: Sequence[Attendance]) -> Iterator[Coming]:
    for item in gathered:
        for sentence in sentences.split(_text(item)):
            for move in sentences.moves(sentence, listed):
                number = item.number or None
                yield Coming(
                    move.who,
                    move.movement,
                    number,
                    paper.source(number),
                    at=move.at,
                    whole=move.whole,
                    restricted=item.hidden,
                )


def _shown(paper: Paper, first: int) -> list[Block]:
    """Give the blocks that may be shown to whoever may see the minutes at all."""
    pairs = zip(paper.blocks[first:], paper.hidden[first:], strict=True)
    return [block for block, hidden in pairs if paper.restricted or not hidden]


def _next(blocks: Sequence[Block], gathered: Sequence[_Item], board: str, *, secret: bool) -> Sitting | None:
    """Read the next sitting from the item or line that is about it; a restricted one is read in ``secret`` minutes."""
    shown = [item for item in gathered if secret or not item.hidden]
    told = [_text(item) or item.title for item in shown if _NEXT.search(item.title)]
    told += [block.text for block in blocks if _NEXT_LINE.match(block.text)]
    for text in told:
        on = dates.day(text)
        if on is not None:
            starts, ends = dates.times(text)
            line = next(line for line in (*text.split("\n"), text) if dates.day(line))
            place = heading.place_in(_NEXT_LINE.sub("", line))
            return Sitting(board, on, starts, ends, place or None)
    return None


def with_actions(minutes: Minutes, owed: Sequence[Action]) -> Minutes:
    """Give the minutes with their actions seen again, beside the tracker."""
    return dataclasses.replace(minutes, actions=tuple(owed))
