"""Setting one pack beside another: what the next tracker lost, what no tracker ever held, what was approved instead.

Whatever does not fit is reported with both wordings, side by side; no row is changed for it.
"""

import datetime as dt
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
    """Report the open rows of one day's tracker that the next one here no longer holds; they stay known and open."""
    found: list[Linked] = []
    for secret in (False, True):
        order = await _days(uow, board, secret=secret)
        for (day, before), (_, after) in itertools.pairwise(order):
            rows = [row for paper in after for row in await actions.last_tracked(uow, board.id, paper)]
            here = {action.id for action in rows}
            were = {
                action.id: action
                for paper in before
                for action in await actions.last_tracked(uow, board.id, paper, restricted=secret)
            }
            found += [
                Linked(after[-1], _of_vanished(action, day, rows, secret=secret), action.id)
                for action in were.values()
                if not (action.closed or action.withdrawn or action.id in here)
            ]
    return found


async def _days(uow: UnitOfWork, board: KeptBoard, *, secret: bool) -> list[tuple[dt.date, list[int]]]:
    """Give the days of the trackers that are here, each with its papers: a supplement may print some rows more."""
    order = await actions.trackers(uow, board.id, restricted=secret)
    return [(day, [row for _, row in same]) for day, same in itertools.groupby(order, key=lambda one: one[0])]


async def _never_tracked(uow: UnitOfWork, board: KeptBoard) -> list[Linked]:
    """Report the open actions of earlier minutes that the board's newest public tracker and all before it leave out.

    Those of the very pack that prints the tracker were reported when it was read.
    """
    order = await _days(uow, board, secret=False)
    if not order:
        return []
    day, papers = order[-1]
    rows = [row for paper in papers for row in await actions.last_tracked(uow, board.id, paper, restricted=False)]
    return [
        Linked(papers[-1], _of_untracked(action, day, rows), action.id)
        for action in await actions.of_boards(uow, [board.id])
        if not (action.closed or action.tracked or action.document_id in papers)
        and action.raised_on is not None
        and action.raised_on < day
    ]


async def _approved(uow: UnitOfWork, board: KeptBoard) -> list[Linked]:
    """Report minutes that approve other minutes than those of the meeting before."""
    known = await meetings.of_boards(uow, [board.id])
    ids = [meeting.id for meeting in known]
    held = await minutes.minuted(uow, ids)
    sat = held | await meetings.with_agenda(uow, ids)
    every_day = [meeting.on for meeting in known if meeting.id in sat]
    open_days = [meeting.on for meeting in known if meeting.id in sat and not meeting.restricted]
    found: list[Linked] = []
    on = {meeting.id: meeting.on for meeting in known}
    for kept, items in await minutes.every_item(uow, ids):
        sitting = values.Sitting(board.name, on[kept.meeting_id])
        whole = values.Minutes(sitting, kept.source, items=items, restricted=kept.restricted)
        finding = approvals.of_approval(whole, every_day)
        if finding is not None and not finding.restricted:
            # A public finding names no day on which the board has sat in private.
            finding = approvals.of_approval(whole, open_days)
        if finding is not None:
            found.append(Linked(kept.document_id, finding))
    return found


def _of_vanished(action: KeptAction, day: dt.date, rows: list[KeptAction], *, secret: bool) -> values.Finding:
    text = (
        f"“{action.text}” ({action.written_leads}) was open in the tracker of {_said(day)} "
        "and is in no row of this one."
    )
    kind = values.FindingKind.VANISHED
    restricted = action.restricted or secret
    place = next((row.source for row in rows if restricted or not row.restricted), rows[0].source)
    return values.Finding(kind, text, place, restricted, beside=_nearest(action, rows, restricted))


def _of_untracked(action: KeptAction, day: dt.date, rows: list[KeptAction]) -> values.Finding:
    asked = f", asked for on {_said(action.raised_on)}," if action.raised_on else ""
    text = (
        f"“{action.text}” ({action.written_leads}){asked} is in the minutes, and in no tracker that is here, "
        f"up to that of {_said(day)}."
    )
    kind = values.FindingKind.UNTRACKED
    beside = _nearest(action, rows, action.restricted)
    return values.Finding(kind, text, action.source, action.restricted, beside=beside)


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _nearest(action: KeptAction, rows: list[KeptAction], restricted: bool) -> tuple[str, ...]:  # noqa: FBT001
    """Give the lost row's words, and beside them those of the row that comes nearest: it may be the same, said anew."""
    seen = [row for row in rows if restricted or not row.restricted]
    likeness, at = max(
        ((tracking.likeness(action.text, row.text), -at) for at, row in enumerate(seen)), default=(0.0, 0)
    )
    return (action.text, seen[-at].text) if likeness >= NEAR else (action.text,)
