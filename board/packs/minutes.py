"""The minutes of one sitting: its head, who was there, the items with what was resolved, owed and promised.

The board whose pack this is and the boards below it write their minutes in the same shapes, so one reader serves both.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.packs import (
    actions,
    attendance,
    dates,
    decisions,
    heading,
    layout,
    minute_items,
    proposals,
    resolutions,
    restriction,
    sentences,
)
from board.packs.minute_items import Item
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

_MINUTES_LINE = re.compile(
    r"^\W*(?:(?:draft|confirmed|unconfirmed|public|meeting|action)\s+)*(?:minutes|notes)\b[\w\s]*$", re.IGNORECASE
)
_MINUTES_OF = re.compile(
    r"^\W*(?:(?:draft|confirmed|unconfirmed|public|meeting|action)\s+)*(?:minutes|notes)\b\W*(?P<of>of|from|for)?\s*"
    r"(?:(?:a|the)\s+)?(?:meeting of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
# Bodies that are no board and keep minutes all the same.
_GROUP = re.compile(
    r"(?P<name>[A-Z][\w&’'/ -]{2,80}?\b(?i:group|team|network|task ?force|trustees|governors))"
    r"\b\W*(?:$|(?i:meeting|held)\b|\(|[–—-]\s)"
)
_NAMED = re.compile(  # what the line itself calls the body whose minutes these are
    r"(?!(?i:meeting|last|previous|the|proceedings|held)\b)(?P<name>[A-Z][\w&’'-]*(?:\s+[\w&’'-]+){1,11}?)"
    r"\s*(?:$|[,(–—]|(?i:meeting|held)\b)"
)


@dataclass(frozen=True, slots=True)
class Read:
    """Minutes, and what was odd in them."""

    minutes: Minutes | None
    findings: tuple[Finding, ...]


def read(paper: Paper, board: str) -> Read:
    """Read one paper that holds minutes. ``board`` names the board whose pack it is, for what the head leaves out."""
    list_at = next((at for at, block in enumerate(paper.blocks) if at and attendance.opens(block)), None)
    items_at = minute_items.first_item(paper.blocks, list_at or 0)
    above = items_at if list_at is None else list_at
    above += list_at is not None and not attendance.opens_at_once(paper.blocks[list_at])
    sitting = _sitting(paper.blocks[:above], board)
    if sitting is None:
        text = f"The minutes under “{paper.title}” name no day with its year, so they were kept as passages only."
        return Read(None, (Finding(FindingKind.NO_DATE, text, paper.source(), restricted=paper.restricted),))
    listed = attendance.read(paper, list_at, items_at) if list_at is not None else ()
    gathered = list(minute_items.gather(paper, items_at))
    told = [(item, actions.read(item.stretches, listed, item.title)) for item in gathered]
    owed = _owed(told)
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
        proposals=tuple(
            proposal
            for item, one in told
            for proposal in proposals.in_item(
                one.unmarked,
                listed,
                paper.source(item.number or None),
                board=sitting.board,
                item=item.number or None,
            )
        ),
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


def _sitting(head: Sequence[Block], board: str) -> Sitting | None:
    """Read which board sat, when and where, from the lines above the attendance list."""
    shown = [block for block in head if block.kind is not BlockKind.BREAK]
    named = _board(shown)
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


def _board(head: Sequence[Block]) -> str | None:
    """Give the name of the board that sat: a line that names a body, else a group, a team or a network."""
    lines = [_before_day(line) for block in head for line in block.text.split("\n")]
    named = next((name for line in lines if (name := heading.board_name(line))), None)
    if named is not None:
        return named
    for line in lines:
        opened = _MINUTES_OF.match(line)
        rest = layout.flat(line[opened.end() :] if opened else line)
        group = _GROUP.match(rest)
        if group is not None and len(group["name"].split()) > 1:
            return group["name"]
        if opened and (opened["of"] or "").casefold() == "of" and (own := _NAMED.match(rest)):
            return own["name"].strip(" ,–-")
    return None


def _before_day(line: str) -> str:
    """Give what stands before the day in a line that names the board, the day, the hours and the place."""
    first = next(iter(dates.find(line)), None)
    before = line[: first.start] if first else ""
    if first is None and dates.times(line)[0] is not None:  # 'Northmere Board, 2pm to 4pm, Town Hall'
        before = line.partition(",")[0]
    return before if layout.ORGAN.search(before) or _GROUP.search(before) or _MINUTES_OF.match(before) else line


def _minute_item(paper: Paper, item: Item) -> MinuteItem:
    return MinuteItem(
        item.number, item.title, minute_items.text_of(item), paper.source(item.number or None), restricted=item.hidden
    )


def _decisions(paper: Paper, gathered: Sequence[Item]) -> Iterator[Decision]:
    for item in gathered:
        for sentence in resolutions.read(minute_items.text_of(item)):
            resolved = decisions.of(sentence)
            if resolved is not None:
                yield Decision(
                    sentence,
                    item.number or None,
                    paper.source(item.number or None),
                    restricted=item.hidden,
                    kind=resolved.kind,
                    delegated_to=resolved.delegated_to,
                    condition=resolved.condition,
                    sums=resolved.sums,
                )


def _owed(told: Sequence[tuple[Item, actions.Read]]) -> list[tuple[Item, actions.Owed]]:
    """Give every action with its item; a summary's go to the item that they name, or to none."""
    by_number = {item.number: item for item, _ in told}
    found = [(item, one) for item, read in told for one in read.owed]
    return [
        (item if one.own_item else by_number.get(one.item or "-", Item("", "")), one)
        for (item, _), one in zip(found, actions.merged([one for _, one in found]), strict=True)
        if one is not None
    ]


def _action(paper: Paper, on: dt.date, item: Item, one: actions.Owed) -> Action:
    return Action(
        one.text.strip(" -–•"),
        one.leads,
        paper.source(item.number or None),
        raised_on=on,
        item=item.number or None,
        subject=item.title or None,
        deadline=one.deadline,
        due=dates.deadline(one.deadline).due if one.deadline else None,
        restricted=one.hidden,
        cut_off=one.cut_off,
    )


def _comings(paper: Paper, gathered: Sequence[Item], listed: Sequence[Attendance]) -> Iterator[Coming]:
    for item in gathered:
        for sentence in sentences.split(minute_items.text_of(item)):
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


def _next(blocks: Sequence[Block], gathered: Sequence[Item], board: str, *, secret: bool) -> Sitting | None:
    """Read the next sitting from the item or line that is about it; a restricted one is read in ``secret`` minutes."""
    shown = [item for item in gathered if secret or not item.hidden]
    told = [minute_items.text_of(item) or item.title for item in shown if minute_items.NEXT.search(item.title)]
    told += [block.text for block in blocks if minute_items.NEXT_LINE.match(block.text)]
    for text in told:
        on = dates.day(text)
        if on is not None:
            starts, ends = dates.times(text)
            line = next(line for line in (*text.split("\n"), text) if dates.day(line))
            place = heading.place_in(minute_items.NEXT_LINE.sub("", line))
            return Sitting(board, on, starts, ends, place or None)
    return None


def with_actions(minutes: Minutes, owed: Sequence[Action]) -> Minutes:
    """Give the minutes with their actions seen again, beside the tracker."""
    return dataclasses.replace(minutes, actions=tuple(owed))
