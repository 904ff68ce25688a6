"""Setting one pack beside another: what the next tracker lost, what no tracker ever held, what was approved instead.

Whatever does not fit is reported with both wordings, side by side; no row is changed for it.
"""

import itertools

from board import tracking
from board.packs import values
from board.packs.oddities import approvals
from storage import actions, boards, meetings, minutes
from storage.actions import KeptAction
from storage.boards import KeptBoard
from storage.packs import Linked
from storage.unit_of_work import UnitOfWork

# From here up, of 100, a wording is shown beside the one that was lost; below it the two share a few words by chance.
NEAR = 50.0


async def compare(uow: UnitOfWork) -> list[Linked]:
    """Report what does not fit between the packs that hold today."""
    found: list[Linked] = []
    for board in await boards.every(uow):
        found += [*await _vanished(uow, board), *await _never_tracked(uow, board), *await _approved(uow, board)]
    return found


async def _vanished(uow: UnitOfWork, board: KeptBoard) -> list[Linked]:
    """Report the open rows of one tracker that the next no longer holds; they stay known, and stay open."""
    found: list[Linked] = []
    for secret in (False, True):
        order = [row for _, row in await actions.trackers(uow, board.id, restricted=secret)]
        for before, after in itertools.pairwise(order):
            rows = await actions.last_tracked(uow, board.id, after)
            here = {action.id for action in rows}
            were = await actions.last_tracked(uow, board.id, before, restricted=secret)
            found += [
                Linked(after, _of_vanished(action, rows, secret=secret), action.id)
                for action in were
                if not (action.closed or action.withdrawn or action.id in here)
            ]
    return found


async def _never_tracked(uow: UnitOfWork, board: KeptBoard) -> list[Linked]:
    """Report the open actions of earlier minutes that the board's newest public tracker and all before it leave out.

    Those of the very pack that prints the tracker were reported when it was read.
    """
    order = await actions.trackers(uow, board.id)
    if not order:
        return []
    day, newest = order[-1]
    rows = await actions.last_tracked(uow, board.id, newest, restricted=False)
    return [
        Linked(newest, _of_untracked(action, rows), action.id)
        for action in await actions.of_boards(uow, [board.id])
        if not (action.closed or action.tracked or action.document_id == newest)
        and action.raised_on is not None
        and action.raised_on < day
    ]


async def _approved(uow: UnitOfWork, board: KeptBoard) -> list[Linked]:
    """Report minutes that approve other minutes than those of the meeting before."""
    known = await meetings.of_boards(uow, [board.id])
    ids = [meeting.id for meeting in known]
    held = await minutes.minuted(uow, ids)
    sat = held | await meetings.with_agenda(uow, ids)
    days = [meeting.on for meeting in known if meeting.id in sat]
    found: list[Linked] = []
    for meeting in known:
        for kept in await minutes.of_meeting(uow, meeting.id) if meeting.id in held else ():
            sitting = values.Sitting(board.name, meeting.on)
            items = tuple(await minutes.items(uow, kept.id))
            whole = values.Minutes(sitting, kept.source, items=items, restricted=kept.restricted)
            finding = approvals.of_approval(whole, days)
            if finding is not None:
                found.append(Linked(kept.document_id, finding))
    return found


def _of_vanished(action: KeptAction, rows: list[KeptAction], *, secret: bool) -> values.Finding:
    text = f"“{action.text}” ({action.written_leads}) was open in the last tracker and is in no row of this one."
    kind = values.FindingKind.VANISHED
    restricted = action.restricted or secret
    return values.Finding(kind, text, rows[0].source, restricted, beside=_nearest(action, rows, restricted))


def _of_untracked(action: KeptAction, rows: list[KeptAction]) -> values.Finding:
    asked = f", asked for on {action.raised_on.day} {action.raised_on:%B %Y}," if action.raised_on else ""
    text = f"“{action.text}” ({action.written_leads}){asked} is in the minutes, and no tracker since has held it."
    kind = values.FindingKind.UNTRACKED
    beside = _nearest(action, rows, action.restricted)
    return values.Finding(kind, text, action.source, action.restricted, beside=beside)


def _nearest(action: KeptAction, rows: list[KeptAction], restricted: bool) -> tuple[str, ...]:  # noqa: FBT001
    """Give the lost row's words, and beside them those of the row that comes nearest: it may be the same, said anew."""
    seen = [row for row in rows if restricted or not row.restricted]
    likeness, at = max(
        ((tracking.likeness(action.text, row.text), -at) for at, row in enumerate(seen)), default=(0.0, 0)
    )
    return (action.text, seen[-at].text) if likeness >= NEAR else (action.text,)
