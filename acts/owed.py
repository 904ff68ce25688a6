"""Reading about actions: whose, of which boards, open, overdue or closed, as far as the asker may see them."""

import datetime as dt
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from acts.asking import Asker
from board import actions as rules
from storage import actions, meetings, mentions, settlements
from storage.actions import KeptAction
from storage.mentions import Mention
from storage.unit_of_work import UnitOfWork


class Wanted(enum.StrEnum):
    """Which actions are asked for."""

    OPEN = "open"  # overdue ones too: they are owed
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


_CLOSED = {Wanted.OPEN: False, Wanted.OVERDUE: False, Wanted.CLOSED: True}


@dataclass(frozen=True, slots=True)
class Owed:
    """Actions in the order in which a list reads best, and how many the asker may not see here.

    ``helping`` holds the ids of those that the person asked about only helps with: somebody else leads them.

    ``gone`` holds the ids of those that no row of their board's newest tracker holds, though nothing closed them.
    ``closing`` has the administrator's words that closed an action, by its id; ``next_meeting`` its board's first
    meeting after the one that asked for it, by which an action without a deadline is due.
    """

    actions: tuple[KeptAction, ...]
    left_out: int
    offer_alone: bool
    gone: frozenset[int] = frozenset()
    helping: frozenset[int] = frozenset()
    closing: Mapping[int, str] = field(default_factory=dict)
    next_meeting: Mapping[int, dt.date] = field(default_factory=dict)


async def owed(
    uow: UnitOfWork,
    asker: Asker,
    *,
    board: str | None,
    wanted: Wanted,
    person_id: int | None = None,
    everywhere: bool = False,
) -> Owed:
    """Give the actions of the asker's boards, of a named one, or of all; ``person_id`` names who must lead or help.

    A person's actions are looked for on every board, since people owe things to boards they do not sit on.
    """
    meant = asker.boards_meant(board)
    if not board and (everywhere or person_id is not None):
        meant = asker.register.boards
    ids = [each.id for each in meant]
    found = await actions.of_boards(uow, ids, person_id=person_id, closed=_CLOSED.get(wanted))
    found = [action for action in found if _fits(action, wanted, asker)]
    register = asker.register
    seen = [one for one in found if asker.may_see(register.board_by_id(one.board_id), restricted=one.restricted)]
    # Whether anything was left out must not show: what the asker could see alone is offered either way.
    offer = any(asker.could_see_alone(each) for each in meant)
    seen.sort(key=lambda action: rules.sort_key(action, asker.today))
    helping = frozenset(action.id for action in seen if person_id is not None and not _leads(action, person_id))
    return Owed(
        tuple(seen),
        len(found) - len(seen),
        offer,
        await _gone(uow, seen),
        helping,
        await _closing(uow, seen),
        await _next_meetings(uow, asker, seen),
    )


async def history(uow: UnitOfWork, asker: Asker, seen: Sequence[KeptAction]) -> list[Mention]:
    """Give what the papers said of some actions, meeting after meeting, as far as the asker may see."""
    ids = {action.id for action in seen}
    held = await mentions.of_boards(uow, sorted({action.board_id for action in seen}))
    board = asker.register.board_by_id
    return [
        one for one in held if one.action_id in ids and asker.may_see(board(one.of), restricted=one.said.restricted)
    ]


async def _closing(uow: UnitOfWork, seen: Sequence[KeptAction]) -> dict[int, str]:
    closed = [action.id for action in seen if action.closed and action.settled is not None]
    ruled = await settlements.rulings(uow, closed) if closed else {}
    return {action_id: one.closing for action_id, one in ruled.items() if one.closing is not None}


async def _next_meetings(uow: UnitOfWork, asker: Asker, seen: Sequence[KeptAction]) -> dict[int, dt.date]:
    """Give the first meeting after each action without a deadline was asked for, of those that the asker may know of.

    Of an action that names no meeting it is the board's next one.
    """
    undated = [one for one in seen if not one.closed and one.due is None and one.deadline is None]
    days: dict[int, list[dt.date]] = {}
    if undated:
        boards = tuple(sorted({one.board_id for one in undated}))
        for sitting in await asker.register.answers.of(uow, meetings.of_boards, boards):
            if asker.may_see(asker.register.board_by_id(sitting.board_id), restricted=sitting.restricted):
                days.setdefault(sitting.board_id, []).append(sitting.on)
    found: dict[int, dt.date] = {}
    for action in undated:
        after = action.raised_on or asker.today
        later = [on for on in days.get(action.board_id, ()) if on > after]
        if later:
            found[action.id] = min(later)
    return found


async def _gone(uow: UnitOfWork, seen: list[KeptAction]) -> frozenset[int]:
    open_rows = [action for action in seen if action.tracked and not action.closed]
    held: set[int] = set()
    for board_id, secret in {(action.board_id, action.restricted) for action in open_rows}:
        for _, newest in (await actions.trackers(uow, board_id, restricted=secret))[-1:]:
            held |= {row.id for row in await actions.last_tracked(uow, board_id, newest, restricted=secret)}
    return frozenset(action.id for action in open_rows if action.id not in held)


def _leads(action: KeptAction, person_id: int) -> bool:
    return any(lead.person_id == person_id and not lead.supporting for lead in action.leads)


def _fits(action: KeptAction, wanted: Wanted, asker: Asker) -> bool:
    status = rules.status(action, asker.today)
    match wanted:
        case Wanted.OPEN:
            return status is not rules.Status.CLOSED
        case Wanted.OVERDUE:
            return status is rules.Status.OVERDUE
        case Wanted.CLOSED:
            return status is rules.Status.CLOSED
        case Wanted.ALL:
            return True
