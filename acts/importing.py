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
from storage.meetings import Telling
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
    unreached: tuple[str, ...] = ()


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
    await meetings.call(uow, document_id, meeting_id, pack)
    await meetings.add_items(uow, document_id, meeting_id, pack.items)
    below = {minutes.sitting.board: await _board(uow, minutes.sitting.board, board_id) for minutes in pack.minutes}
    of_boards: dict[str | None, int] = {None: board_id}
    of_boards.update(below)
    of_boards[pack.sitting.board] = board_id
    await packs.add_passages(uow, document_id, pack.passages, of_boards)
    for minutes in pack.minutes:
        await _keep_minutes(uow, document_id, of_boards[minutes.sitting.board], minutes)
    for row in pack.tracker:
        await _keep_action(uow, board_id, document_id, row)
    await actions.settle_superseded(uow)
    await packs.add_findings(uow, document_id, pack.findings)
    await editions.rise(uow)
    unlinked = [finding for finding in await linking.link(uow) if finding.source.document == pack.name]
    announced = await announcing.announce_coming(uow, now)
    return Imported(
        document=pack.name,
        before=False,
        items=len(pack.items),
        actions=len(pack.tracker) + sum(len(minutes.actions) for minutes in pack.minutes),
        passages=len(pack.passages),
        findings=(*pack.findings, *unlinked),
        announced=announced.told,
        unreached=announced.unreached,
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


async def _keep_minutes(uow: UnitOfWork, document_id: int, board_id: int, minutes: values.Minutes) -> None:
    secret = minutes.restricted
    meeting_id, _ = await meetings.keep(uow, board_id, minutes.sitting, minutes.source, restricted=secret)
    await meetings.mention(uow, document_id, meeting_id, minutes, Telling.HELD)
    await minutes_kept.add(uow, document_id, meeting_id, minutes)
    for action in minutes.actions:
        await _keep_action(uow, board_id, document_id, action)
    if minutes.next_sitting is not None:
        next_id, _ = await meetings.keep(uow, board_id, minutes.next_sitting, minutes.source, restricted=secret)
        await meetings.mention(uow, document_id, next_id, minutes, Telling.ANNOUNCED)


async def _keep_action(uow: UnitOfWork, board_id: int, document_id: int, action: values.Action) -> None:
    known = tracking.same(await actions.ever_of(uow, board_id), action)
    action_id = known.id if known else await actions.add(uow, board_id, document_id, action)
    await actions.mention(uow, action_id, document_id, action)
