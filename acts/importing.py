"""Importing a pack: everything that was read out of one file becomes rows, once, and the members are told."""

import datetime as dt
import hashlib
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
    previous_tracker = await actions.latest_tracker(uow, board_id)
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
    for minutes in pack.minutes:
        await _keep_minutes(uow, document_id, board_id, pack, minutes)
    for row in pack.tracker:
        await _keep_action(uow, board_id, document_id, row)
    gone = await _vanished(uow, board_id, document_id, previous_tracker, pack) if pack.tracker else ()
    await packs.add_findings(uow, document_id, (*pack.findings, *gone))
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
    uow: UnitOfWork, document_id: int, board_id: int, pack: values.Pack, minutes: values.Minutes
) -> None:
    of_board = board_id
    if minutes.sitting.board != pack.sitting.board:
        of_board = await _board(uow, minutes.sitting.board, board_id)
    meeting_id, _ = await meetings.keep(
        uow, of_board, minutes.sitting, minutes.source, restricted=minutes.restricted, held=True
    )
    await minutes_kept.add(uow, document_id, meeting_id, minutes)
    for action in minutes.actions:
        await _keep_action(uow, of_board, document_id, action)
    if minutes.next_sitting is not None:
        await meetings.keep(uow, of_board, minutes.next_sitting, minutes.source, restricted=minutes.restricted)


async def _keep_action(uow: UnitOfWork, board_id: int, document_id: int, action: values.Action) -> None:
    known = tracking.same(await actions.of_boards(uow, [board_id]), action)
    if known is None:
        action_id = await actions.add(uow, board_id, action)
    else:
        action_id = known.id
        await actions.reword(uow, known, action)
    await actions.mention(uow, action_id, document_id, action)


async def _vanished(
    uow: UnitOfWork, board_id: int, document_id: int, previous: int | None, pack: values.Pack
) -> tuple[values.Finding, ...]:
    """Report the open rows of the last tracker that this one no longer holds; they stay known, and stay open."""
    if previous is None:
        return ()
    before = [action for action in await actions.last_tracked(uow, board_id, previous) if not action.closed]
    here = {action.id for action in await actions.last_tracked(uow, board_id, document_id)}
    gone = [action for action in before if action.id not in here]
    return tuple(
        values.Finding(
            values.FindingKind.VANISHED,
            f"“{action.text}” ({action.written_leads}) was open in the last tracker and is in no row of this one.",
            pack.tracker[0].source,
            action.restricted,
        )
        for action in gone
    )
