"""Importing a pack: everything that was read out of one file becomes rows, once, and the members are told."""

import datetime as dt
import hashlib
import itertools
import re
from dataclasses import dataclass

from acts import announcing, linking
from board import boards as board_rules
from board import tracking
from board.packs import values
from storage import actions, boards, editions, meetings, packs
from storage import minutes as minutes_kept
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to. ``before`` tells that these very bytes had been imported already, and nothing changed."""

    document: str
    before: bool
    items: int = 0
    actions: int = 0
    passages: int = 0
    findings: tuple[values.Finding, ...] = ()
    announced: int = 0


def digest(content: bytes) -> str:
    """Give the name by which a file's very bytes are known again: its SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


async def import_pack(
    uow: UnitOfWork, now: dt.datetime, *, file_name: str, content: bytes, pack: values.Pack
) -> Imported:
    """Make a pack's facts known. A pack that was imported before changes nothing; a revised one supersedes it."""
    if known := await packs.by_digest(uow, digest(content)):
        return Imported(known.name, before=True)
    board_id = await _board(uow, pack.sitting.board, None)
    meeting_id, _ = await meetings.keep(uow, board_id, pack.sitting, pack.source, restricted=pack.restricted)
    await meetings.give_notice(uow, meeting_id, pack)
    document_id = await packs.add(
        uow,
        digest=digest(content),
        file_name=file_name,
        name=pack.name,
        content=content,
        board_id=board_id,
        meeting_id=meeting_id,
        imported_at=now,
        restricted=pack.restricted,
    )
    await meetings.add_items(uow, document_id, meeting_id, pack.items)
    await packs.add_passages(uow, document_id, pack.passages)
    later = await _later(uow, board_id, pack.sitting.on)
    for minutes in pack.minutes:
        await _keep_minutes(uow, document_id, board_id, pack, minutes, later)
    for row in pack.tracker:
        await _keep_action(uow, board_id, document_id, row, later)
    await packs.add_findings(uow, document_id, pack.findings)
    gone = await _compare_trackers(uow, board_id, document_id) if pack.tracker else ()
    await editions.rise(uow)
    unlinked = [finding for finding in await linking.link(uow) if finding.source.document == pack.name]
    return Imported(
        document=pack.name,
        before=False,
        items=len(pack.items),
        actions=len(pack.tracker) + sum(len(minutes.actions) for minutes in pack.minutes),
        passages=len(pack.passages),
        findings=(*pack.findings, *gone, *unlinked),
        announced=await announcing.announce_coming(uow, now),
    )


async def _board(uow: UnitOfWork, written: str, above_id: int | None) -> int:
    """Find the board that a paper names, or keep it undeclared until a board file says more."""
    known = await boards.every(uow)
    for board in known:
        if board_rules.find(written, (board_rules.Board(board.key, board.name, board.also),)):
            return board.id
    key = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")[:90] or "board"
    taken = {board.key for board in known}
    while key in taken:
        key += "-2"
    return await boards.add_undeclared(uow, key, written, above_id)


async def _keep_minutes(
    uow: UnitOfWork,
    document_id: int,
    board_id: int,
    pack: values.Pack,
    minutes: values.Minutes,
    later: frozenset[str],
) -> None:
    of_board = board_id
    if minutes.sitting.board != pack.sitting.board:
        of_board = await _board(uow, minutes.sitting.board, board_id)
    meeting_id, _ = await meetings.keep(
        uow, of_board, minutes.sitting, minutes.source, restricted=minutes.restricted, held=True
    )
    await minutes_kept.add(uow, document_id, meeting_id, minutes)
    for action in minutes.actions:
        await _keep_action(uow, of_board, document_id, action, later)
    if minutes.next_sitting is not None:
        await meetings.keep(uow, of_board, minutes.next_sitting, minutes.source, restricted=minutes.restricted)


async def _later(uow: UnitOfWork, board_id: int, on: dt.date) -> frozenset[str]:
    """Name the packs of later meetings that are here already: an archive filled backwards must not undo them."""
    days = {meeting.id: meeting.on for meeting in await meetings.of_boards(uow, [board_id])}
    return frozenset(
        document.name
        for document in await packs.current(uow)
        if document.board_id == board_id and days[document.meeting_id] > on
    )


async def _keep_action(
    uow: UnitOfWork, board_id: int, document_id: int, action: values.Action, later: frozenset[str]
) -> None:
    known = tracking.same(await actions.of_boards(uow, [board_id]), action)
    if known is None:
        action_id = await actions.add(uow, board_id, action)
    else:
        action_id = known.id
        if known.source.document not in later:
            await actions.reword(uow, known, action)
    await actions.mention(uow, action_id, document_id, action)


async def _compare_trackers(uow: UnitOfWork, board_id: int, document_id: int) -> tuple[values.Finding, ...]:
    """Compare this tracker with the one before it, and the one after it, where that came first, with this."""
    order = [row for _, row in await actions.trackers(uow, board_id)]
    at = order.index(document_id)
    for before, after in itertools.pairwise(order[max(at - 1, 0) : at + 2]):
        await packs.add_findings(uow, after, await _vanished(uow, board_id, before, after))
    return await _vanished(uow, board_id, order[at - 1], document_id) if at else ()


async def _vanished(uow: UnitOfWork, board_id: int, before: int, after: int) -> tuple[values.Finding, ...]:
    """Report the open rows of one tracker that the next no longer holds; they stay known, and stay open."""
    rows = await actions.last_tracked(uow, board_id, after)
    here = {action.id for action in rows}
    were = await actions.last_tracked(uow, board_id, before)
    return tuple(
        values.Finding(
            values.FindingKind.VANISHED,
            f"“{action.text}” ({action.written_leads}) was open in the last tracker and is in no row of this one.",
            rows[0].source,
            action.restricted,
        )
        for action in were
        if not action.closed and action.id not in here
    )
