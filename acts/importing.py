"""Importing a pack: everything that was read out of one file becomes rows, once, and the members are told.

A corrected file replaces its earlier version; a supplement stands beside the pack. What people have said since stays
with its action's row: each row of the corrected paper is given the action that it speaks of, and an action that it has
no words for any more is proposed.
"""

import dataclasses
import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from acts import announcing, linking
from board import boards as board_rules
from board import editions as edition_rules
from board import tracking
from board.packs import entries as found_entries
from board.packs import reasons, values
from storage import actions, boards, editions, entries, meetings, packs, settlements
from storage import minutes as minutes_kept
from storage.actions import KeptAction
from storage.meetings import Telling
from storage.unit_of_work import UnitOfWork

WHY_BESIDE = "Had it been a corrected pack, the earlier one would hold no more: please take back whichever is wrong."
WHY_UNTRACKED = "The progress that the earlier version reported is in no paper that holds; it may have been dropped."
WHY_UNMATCHED = "The corrected paper may have dropped it on purpose, or by mistake; until you say so, nobody owes it."


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to. ``before`` tells that these very bytes had been imported already, and nothing changed.

    ``replaced`` tells that an earlier version of the file holds no more; ``settled`` how many of its findings somebody
    has settled already, which ``findings`` leaves out; ``numbers`` are those by which each of ``findings`` is named.
    ``proposals`` are those of the papers, and whatever only the earlier version said.
    """

    document: str
    before: bool
    document_id: int = 0
    items: int = 0
    actions: int = 0
    passages: int = 0
    findings: tuple[values.Finding, ...] = ()
    numbers: tuple[int, ...] = ()
    announced: int = 0
    unreached: tuple[str, ...] = ()
    replaced: bool = False
    settled: int = 0
    proposals: tuple[found_entries.Proposal, ...] = ()


def digest(content: bytes) -> str:
    """Give the name by which a file's very bytes are known again: its SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class WasExempt(Exception):
    """The papers of this meeting were made exempt; an open file would publish them again."""


async def import_pack(
    uow: UnitOfWork, now: dt.datetime, *, file_name: str, content: bytes, pack: values.Pack, publish: bool = False
) -> Imported:
    """Make a pack's facts known. A pack that holds already changes nothing; any other supersedes what it corrects.

    What was imported openly by mistake, and comes again as exempt, is hidden by that; nothing open is taken in its
    place but with ``publish``. Raises :class:`WasExempt`.
    """
    known = await packs.by_digest(uow, digest(content))
    if known and known.restricted is pack.restricted:
        still, settled = await _open(uow, known.id)
        held = (await entries.of_document(uow, known.id)).proposals
        said, numbers = _told(still)
        return Imported(known.name, True, known.id, findings=said, numbers=numbers, settled=settled, proposals=held)
    board_id = await _board(uow, pack.sitting.board, None)
    meeting_id, _ = await meetings.keep(uow, board_id, pack.sitting, pack.source, restricted=pack.restricted)
    taken_back = (known is not None and known.restricted) or await packs.hidden(uow, meeting_id)
    if taken_back and not (pack.restricted or publish):
        raise WasExempt(
            f"{pack.name} was made exempt, and this file is open, so nothing was imported. Give it as exempt; "
            "only the command line can publish it again (--publish)."
        )
    beside, earlier = await _held(uow, meeting_id, pack)
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
        edition_of=earlier,
    )
    replaced = await packs.superseded_by(uow, document_id)
    await _keep_papers(uow, document_id, meeting_id, board_id, pack, replaced)
    lost = await _lost(uow, replaced, pack)
    proposals = (*proposed(pack), *(one for one, _ in lost))
    pack = dataclasses.replace(
        pack,
        entries=dataclasses.replace(pack.entries, proposals=proposals),
        findings=(
            *map(reasons.told, pack.findings),
            *(_of_beside(pack, *counts) for counts in beside),
            *(_of_lost(one, progress) for one, progress in lost),
            *await _of_untracked(uow, replaced),
        ),
    )
    await entries.add(uow, document_id, pack.entries)
    await packs.add_findings(uow, document_id, pack.findings)
    await editions.rise(uow)
    await linking.link(uow)
    still, settled = await _open(uow, document_id)
    findings, numbers = _told(still)
    announced = await announcing.announce_coming(uow, now)
    return Imported(
        document=pack.name,
        before=False,
        document_id=document_id,
        items=len(pack.items),
        actions=len(pack.tracker) + sum(len(minutes.actions) for minutes in pack.minutes),
        passages=len(pack.passages),
        findings=findings,
        numbers=numbers,
        announced=announced.told,
        unreached=announced.unreached,
        replaced=bool(replaced),
        settled=settled,
        proposals=proposals,
    )


def proposed(pack: values.Pack) -> tuple[found_entries.Proposal, ...]:
    """Give what a pack proposes, its minutes' proposals with whose minutes they are; each once."""
    held = {(one.text, one.source) for one in pack.entries.proposals}
    return (
        *pack.entries.proposals,
        *(
            dataclasses.replace(one, board=one.board or minutes.sitting.board)
            for minutes in pack.minutes
            for one in minutes.proposals
            if (one.text, one.source) not in held
        ),
    )


async def _keep_papers(
    uow: UnitOfWork, document_id: int, meeting_id: int, board_id: int, pack: values.Pack, replaced: Sequence[int]
) -> None:
    """Keep the agenda, the passages, the minutes and the tracker, each with the board whose it is."""
    await meetings.call(uow, document_id, meeting_id, pack)
    await meetings.add_items(uow, document_id, meeting_id, pack.items)
    below = {minutes.sitting.board: await _board(uow, minutes.sitting.board, board_id) for minutes in pack.minutes}
    of_boards: dict[str | None, int] = {None: board_id}
    of_boards.update(below)
    of_boards[pack.sitting.board] = board_id
    await packs.add_passages(uow, document_id, pack.passages, of_boards)
    for minutes in pack.minutes:
        await _keep_minutes(uow, document_id, of_boards[minutes.sitting.board], minutes, replaced)
    await _keep_actions(uow, board_id, document_id, pack.tracker, replaced, tracked=True)
    await actions.settle_superseded(uow)


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
    uow: UnitOfWork, document_id: int, board_id: int, minutes: values.Minutes, replaced: Sequence[int]
) -> None:
    secret = minutes.restricted
    meeting_id, _ = await meetings.keep(uow, board_id, minutes.sitting, minutes.source, restricted=secret)
    await meetings.mention(uow, document_id, meeting_id, minutes, Telling.HELD)
    await minutes_kept.add(uow, document_id, meeting_id, minutes)
    await _keep_actions(uow, board_id, document_id, minutes.actions, replaced, tracked=False)
    if minutes.next_sitting is not None:
        next_id, _ = await meetings.keep(uow, board_id, minutes.next_sitting, minutes.source, restricted=secret)
        await meetings.mention(uow, document_id, next_id, minutes, Telling.ANNOUNCED)


async def _keep_actions(
    uow: UnitOfWork,
    board_id: int,
    document_id: int,
    rows: Sequence[values.Action],
    replaced: Sequence[int],
    *,
    tracked: bool,
) -> None:
    """Give each row of one paper the action that it speaks of, or else a new one, and keep that it does."""
    found = tracking.pair(await actions.ever_of(uow, board_id), rows, settled=_settled)
    ids = [one.id if one else None for one in found]
    left = [at for at, one in enumerate(ids) if one is None]
    if left and replaced:
        corrected = await actions.mentioned(uow, replaced, tracked=tracked)
        free = [one for one in corrected if one.board_id == board_id and one.id not in ids]
        said_anew = tracking.pair(free, [rows[at] for at in left], corrected=True, settled=_settled)
        for at, one in zip(left, said_anew, strict=True):
            ids[at] = one.id if one else None
    spoken = [
        (known or await actions.add(uow, board_id, document_id, row), row) for known, row in zip(ids, rows, strict=True)
    ]
    await actions.mention(uow, document_id, spoken)


def _settled(action: KeptAction) -> bool:
    """Tell whether an action is closed, or somebody has said something of it."""
    return action.closed or action.settled is not None


async def _held(uow: UnitOfWork, meeting_id: int, pack: values.Pack) -> tuple[list[tuple[int, int]], list[int]]:
    """Find of which papers of its meeting a pack is a new edition, and of which it is none.

    Of each of the latter, how many of its agenda items the pack names and how many it has is given.
    """
    beside: list[tuple[int, int]] = []
    earlier: list[int] = []
    titles = await meetings.titles(uow)
    new = [(item.number, item.title) for item in pack.items]
    for held in await packs.held_of(uow, meeting_id, restricted=pack.restricted):
        old = [(number, title) for (document, number), title in titles.items() if document == held]
        comes_again = edition_rules.is_new_edition(old, new) and edition_rules.holds_most(
            await packs.texts(uow, held), (passage.text for passage in pack.passages)
        )
        if comes_again:
            earlier.append(held)
        else:
            beside.append((edition_rules.come_again(old, new), len(old)))
    return beside, earlier


def _of_beside(pack: values.Pack, again: int, of: int) -> values.Finding:
    """Report papers that stand beside those imported before, so that nobody takes them for a correction, or not."""
    text = (
        f"This file names {again or 'none'} of the {of} item{'' if of == 1 else 's'} of the pack of this meeting that "
        "was imported before; both are kept as papers of one meeting."
    )
    if again == of:
        text = (
            "This file names the items of the pack of this meeting that was imported before, and not most of its "
            "words; both are kept as papers of one meeting."
        )
    return values.Finding(values.FindingKind.DISAGREES, text, pack.source, pack.restricted, WHY_BESIDE)


async def _lost(
    uow: UnitOfWork, replaced: Sequence[int], pack: values.Pack
) -> list[tuple[found_entries.Proposal, str | None]]:
    """Propose what only the earlier version spoke of, unless somebody has said that it is no action.

    Each comes with the progress that was reported of it.
    """
    were = {one.id: one for tracked in (False, True) for one in await actions.mentioned(uow, replaced, tracked=tracked)}
    names = {board.id: board.name for board in await boards.every(uow)}
    ruled = await settlements.rulings(uow, list(were))
    return [
        (_proposal(one, names[one.board_id], pack), one.progress)
        for one in were.values()
        if one.withdrawn and not ruled.get(one.id, settlements.NOTHING_RULED).no_action
    ]


async def _of_untracked(uow: UnitOfWork, replaced: Sequence[int]) -> list[values.Finding]:
    """Report the progress of a tracker row that is dropped, where minutes or another pack still speak of the action."""
    said = {of: one for document in replaced for of, one in await actions.of_document(uow, document) if one.progress}
    found: list[values.Finding] = []
    for now in await actions.by_ids(uow, list(said)):
        was = said[now.id]
        if was.progress is None or now.withdrawn or now.progress is not None:
            continue
        text = (
            f"“{now.text}” ({now.written_leads}) stood in the tracker of the earlier version of this paper with the "
            f"progress “{was.progress}”; no row of this one says it."
        )
        kind, secret = values.FindingKind.VANISHED, was.restricted or now.restricted
        found.append(values.Finding(kind, text, was.source, secret, WHY_UNTRACKED, (now.text, was.progress)))
    return found


def _proposal(action: KeptAction, board: str, pack: values.Pack) -> found_entries.Proposal:
    return found_entries.Proposal(
        found_entries.ProposalKind.UNMATCHED,
        action.text,
        action.source,
        who=action.written_leads if action.leads else None,
        board=board,
        item=action.item,
        restricted=action.restricted or pack.restricted,
    )


def _of_lost(proposal: found_entries.Proposal, progress: str | None) -> values.Finding:
    """Report what only the earlier version says, so that nobody has to look for it."""
    owed = f" ({proposal.who})" if proposal.who else ""
    text = f"“{proposal.text}”{owed} stood in the earlier version of this paper; no row of this one says it."
    if progress:
        text += f" Its progress was “{progress}”."
    beside = (proposal.text, progress) if progress else (proposal.text,)
    kind = values.FindingKind.PROPOSED
    return values.Finding(kind, text, proposal.source, proposal.restricted, WHY_UNMATCHED, beside)


async def _open(uow: UnitOfWork, document_id: int) -> tuple[list[packs.KeptFinding], int]:
    """Give what was odd about a document and nobody has settled, the gravest first, and how much somebody has."""
    found = [one for one in await packs.every_finding(uow) if one.document_id == document_id]
    done = await settlements.of_boards(uow, [one.id for one in await boards.every(uow)])
    still = [one for one in found if not packs.is_settled(one, done)]
    still.sort(key=lambda one: (reasons.gravity(one.finding), one.id))
    return still, len(found) - len(still)


def _told(still: Sequence[packs.KeptFinding]) -> tuple[tuple[values.Finding, ...], tuple[int, ...]]:
    return tuple(one.finding for one in still), tuple(one.id for one in still)
