"""What changed between two of a board's trackers, and what its minutes asked for in between.

Both wordings are given side by side, each with its place; nothing is judged. What the asker may not see counts for
nothing: for the public a row that went from the public tracker into the private one is gone like any other, since any
other word would tell where it went.
"""

import datetime as dt
import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from acts.asking import Asker
from board.packs import values
from storage import actions, meetings, mentions, minutes
from storage.actions import KeptAction
from storage.boards import KeptBoard
from storage.mentions import Mention
from storage.unit_of_work import UnitOfWork


class Kind(enum.StrEnum):
    """What may happen to an action between two trackers."""

    GONE = "gone"  # its open row is in the earlier tracker and in no later one
    DEADLINE = "deadline"
    CLOSED = "closed"
    PROGRESS = "progress"
    LEAD = "lead"
    NEW = "new"  # no paper up to the earlier tracker spoke of it


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to an action; ``before`` and ``after`` are the rows that show it, where there are two."""

    kind: Kind
    action: KeptAction
    before: Mention | None
    after: Mention | None


@dataclass(frozen=True, slots=True)
class Minuted:
    """Minutes that are new since the earlier tracker: the day of their meeting, and how many decisions they have."""

    on: dt.date
    decisions: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between the tracker of ``before`` and that of ``after``; both are None where none is held.

    Only ``after`` is held where there is nothing to compare it with.
    """

    board: KeptBoard
    before: dt.date | None
    after: dt.date | None
    changes: tuple[Change, ...] = ()
    minuted: tuple[Minuted, ...] = ()


async def since(uow: UnitOfWork, asker: Asker, board: KeptBoard, day: dt.date | None) -> Changes:
    """Compare a board's newest tracker with that of ``day``, or the last before it; by default with the one before.

    Where no tracker is as old as that, the oldest is compared.
    """
    every = [one for one in await mentions.of_boards(uow, _ids(asker)) if one.of == board.id]
    seen = [one for one in every if asker.may_see(board, restricted=one.said.restricted)]
    days = sorted({one.on for one in seen if one.is_row})
    if not days:
        return Changes(board, None, None)
    *earlier, after = days
    if not earlier:
        return Changes(board, None, after)
    before = earlier[-1] if day is None else max((one for one in earlier if one <= day), default=earlier[0])
    ids = sorted({one.action_id for one in seen})
    known = {action.id: action for action in await actions.by_ids(uow, ids)}
    found = tuple(_changes(known, seen, before, after))
    order = list(Kind)
    ranked = sorted(found, key=lambda one: (order.index(one.kind), one.action.raised_on or dt.date.max, one.action.id))
    return Changes(board, before, after, tuple(ranked), await _minuted(uow, asker, board, before, after))


def _ids(asker: Asker) -> list[int]:
    return [board.id for board in asker.register.boards]


def _changes(
    known: dict[int, KeptAction], seen: Sequence[Mention], before: dt.date, after: dt.date
) -> Iterator[Change]:
    old, new = _rows(seen, before), _rows(seen, after)
    told_before = {one.action_id for one in seen if one.on <= before}
    tracked_after = {one.action_id for one in seen if one.on > before and one.is_row}
    last = {one.action_id: one for one in seen if one.on > before}
    for row, action in known.items():
        if row in last and row not in told_before:
            yield Change(Kind.NEW, action, None, new.get(row) or last[row])
        elif row in old and row in new:
            yield from _between(action, old[row], new[row])
        elif row in old and row not in tracked_after and not (old[row].said.closed or action.closed):
            yield Change(Kind.GONE, action, old[row], None)


def _rows(seen: Sequence[Mention], day: dt.date) -> dict[int, Mention]:
    return {one.action_id: one for one in seen if one.on == day and one.is_row}


def _between(action: KeptAction, old: Mention, new: Mention) -> Iterator[Change]:
    one, other = old.said, new.said
    if other.closed and not one.closed:
        yield Change(Kind.CLOSED, action, old, new)
    elif _flat(one.progress) != _flat(other.progress):
        yield Change(Kind.PROGRESS, action, old, new)
    if _flat(one.deadline) != _flat(other.deadline) and (one.due is None or one.due != other.due):
        yield Change(Kind.DEADLINE, action, old, new)
    if _led(one) != _led(other):
        yield Change(Kind.LEAD, action, old, new)


async def _minuted(
    uow: UnitOfWork, asker: Asker, board: KeptBoard, before: dt.date, after: dt.date
) -> tuple[Minuted, ...]:
    """Give the minutes of the meetings from the earlier tracker up to the later, as far as the asker may see them."""
    found: list[Minuted] = []
    for meeting in await meetings.of_boards(uow, [board.id]):
        if not before <= meeting.on < after or not asker.may_see(board, restricted=meeting.restricted):
            continue
        held = [
            one for one in await minutes.of_meeting(uow, meeting.id) if asker.may_see(board, restricted=one.restricted)
        ]
        decided = [one for each in held for one in await minutes.decisions(uow, each.id)]
        if held:
            shown = sum(asker.may_see(board, restricted=one.restricted) for one in decided)
            found.append(Minuted(meeting.on, shown))
    return tuple(found)


def _led(action: values.Action) -> frozenset[tuple[str, bool]]:
    return frozenset((lead.written, lead.supporting) for lead in action.leads)


def _flat(text: str | None) -> str:
    return " ".join((text or "").split()).rstrip(".").casefold()
