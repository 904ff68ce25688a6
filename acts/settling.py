"""Settling what was odd in a pack: the administrator says what it is, and that is so from then on, until undone.

``open_findings`` and ``open_proposals`` give what waits for a word; ``name``, ``close``, ``no_action``, ``take_up`` and
``note`` settle one; ``undo`` takes a settlement back. Only the administrator of the board, or their deputy, may.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from acts import linking
from acts.asking import Asker
from board import permissions
from board import settlements as rules
from board.packs import entries as found_entries
from board.packs import reasons, values
from board.sources import Source
from storage import actions, editions, entries, meetings, minutes, packs, settlements
from storage.actions import KeptAction
from storage.boards import KeptBoard
from storage.entries import Kept
from storage.packs import KeptFinding
from storage.settlements import Effect, Settlement
from storage.unit_of_work import UnitOfWork


class NotSettled(Exception):
    """Nothing was settled; the sentence says why, and what to do instead."""


class NotYours(NotSettled):
    """Only the administrator of a board, or their deputy, settles what is odd in its papers."""


class Unclear(NotSettled):
    """It cannot be told what is meant."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is settled: a finding or a proposal, with the board whose papers it is in."""

    board: KeptBoard
    document_id: int
    meeting_id: int
    kind: str
    text: str
    restricted: bool
    source: Source
    mark: str
    action_id: int | None = None
    written: str | None = None
    beside: tuple[str, ...] = ()
    proposal: found_entries.Proposal | None = None
    called: str | None = None  # finding 3: what it is named by as long as it holds

    @property
    def board_id(self) -> int:
        """Give the board's row."""
        return self.board.id


async def open_findings(uow: UnitOfWork, asker: Asker) -> list[KeptFinding]:
    """Give what is odd in the papers of the boards that the asker administers and nobody has settled, by gravity."""
    done = await settlements.of_boards(uow, [board.id for board in asker.register.boards])
    found = [
        one
        for one in await packs.every_finding(uow)
        if _may(asker, asker.register.board_by_id(one.board_id), restricted=one.finding.restricted)
        and not packs.is_settled(one, done)
    ]
    return sorted(found, key=lambda one: (reasons.gravity(one.finding), one.id))


async def open_proposals(uow: UnitOfWork, asker: Asker) -> list[Kept[found_entries.Proposal]]:
    """Give what may be an action, and nobody has taken up or left, in the papers that the asker administers.

    What was settled in an earlier version of the paper, in words much alike, is settled.
    """
    ids = [board.id for board in asker.register.boards]
    done = await settlements.of_boards(uow, ids)
    return [
        one
        for one in await entries.of_kind(uow, found_entries.Proposal, ids)
        if _may(asker, asker.register.board_by_id(one.board_id), restricted=one.restricted)
        and not any(
            settlements.is_of(
                each,
                _of_proposal(one, asker.register.board_by_id(one.board_id)).mark,
                settlements.PROPOSAL,
                one.value.text,
                one.meeting_id,
            )
            for each in done
        )
    ]


async def finding(uow: UnitOfWork, asker: Asker, finding_id: int) -> Matter:
    """Give the finding that is to be settled. Raises :class:`NotSettled` where it is gone or not the asker's."""
    kept = await packs.finding_by_id(uow, finding_id)
    if kept is None:
        raise _gone("finding", finding_id)
    found = kept.finding
    if not permissions.may_settle(asker.viewer, board=asker.register.board_by_id(kept.board_id).key):
        raise _gone("finding", finding_id)  # the same words: how many findings another board's papers have is its own
    board = _yours(asker, asker.register.board_by_id(kept.board_id), restricted=found.restricted)
    return Matter(
        board,
        kept.document_id,
        kept.meeting_id,
        found.kind.name.lower(),
        found.text,
        found.restricted,
        found.source,
        packs.mark(kept),
        kept.action_id,
        kept.written,
        found.beside,
        called=f"finding {kept.id}",
    )


async def proposal(uow: UnitOfWork, asker: Asker, entry_id: int) -> Matter:
    """Give the proposal that is to be settled. Raises :class:`NotSettled` where it is gone or not the asker's."""
    kept = await entries.by_id(uow, found_entries.Proposal, entry_id)
    if kept is None:
        raise _gone("proposal", entry_id)
    if not permissions.may_settle(asker.viewer, board=asker.register.board_by_id(kept.board_id).key):
        raise _gone("proposal", entry_id)
    board = _yours(asker, asker.register.board_by_id(kept.board_id), restricted=kept.restricted)
    return _of_proposal(kept, board)


async def name(
    uow: UnitOfWork, asker: Asker, matter: Matter, person: str, *, words: str, written: str | None = None
) -> int:
    """Settle who is meant (``person`` is their key) by what the board's papers write, in that paper and from then on.

    ``written`` is needed where the finding is not about one written name. Gives the settlement's row, for the undo.
    """
    meant = asker.register.person(person)
    said = written or matter.written
    if meant is None:
        raise Unclear(f"“{person}” is not in the board file; add them there, and load it.")
    if said is None:
        raise Unclear("The finding is not about one name; say which written name or initials are meant.")
    since = None if rules.is_whole(said) else await _since(uow, matter, said)
    return await _keep(uow, asker, matter, Effect.NAMED, words, written=said, person_id=meant.id, since=since)


async def close(uow: UnitOfWork, asker: Asker, matter: Matter, *, words: str) -> int:
    """Settle that the action is closed, in the administrator's words."""
    return await _keep(uow, asker, matter, Effect.CLOSED, words, action_id=(await _action(uow, asker, matter)).id)


async def no_action(uow: UnitOfWork, asker: Asker, matter: Matter, *, words: str) -> int:
    """Settle that it is no action: one that was known is withdrawn, a proposal is left."""
    known = await _known(uow, asker, matter)
    if known is None and await _proposed(uow, matter) is None:
        raise Unclear("The finding is about no one action that is known; note it instead.")
    return await _keep(uow, asker, matter, Effect.NO_ACTION, words, action_id=known.id if known else None)


async def take_up(
    uow: UnitOfWork, asker: Asker, matter: Matter, *, words: str, leads: Sequence[str] | None = None
) -> int:
    """Settle that it is an action: a proposal becomes one, owed by ``leads`` or else by whom the proposal names."""
    known = await _known(uow, asker, matter)
    action_id = known.id if known else await _new(uow, asker, matter, leads)
    return await _keep(uow, asker, matter, Effect.ACTION, words, action_id=action_id)


async def note(uow: UnitOfWork, asker: Asker, matter: Matter, *, words: str) -> int:
    """Settle that it is known, and that nothing follows."""
    return await _keep(uow, asker, matter, Effect.NOTED, words)


async def settled(uow: UnitOfWork, asker: Asker) -> list[Settlement]:
    """Give what was settled in the papers that the asker administers, and holds, the newest last."""
    boards = {board.id: board for board in asker.register.boards}
    found = await settlements.of_boards(uow, list(boards))
    return [one for one in found if _may(asker, boards[one.board_id], restricted=one.restricted)]


async def settled_of(uow: UnitOfWork, asker: Asker, called: str) -> Settlement | None:
    """Give what was last settled of a finding or a proposal (``finding 3``), in whichever chat; None where nothing was.

    What still bears the name is found by what it is; a name that a finding bore when it was settled may be another's by
    now, and then it is that one's.
    """
    kind, _, row = called.partition(" ")
    try:
        mark = (await (proposal if kind == "proposal" else finding)(uow, asker, int(row))).mark
    except NotSettled:
        mark = None
    held = await settled(uow, asker)
    found = [one for one in held if (one.finding == called if mark is None else one.mark == mark)]
    return found[-1] if found else None


async def undo(uow: UnitOfWork, asker: Asker, settlement_id: int) -> None:
    """Take a settlement back: what it settled is open again. Undone twice is undone once."""
    one = await settlements.by_id(uow, settlement_id)
    if one is None:
        return
    _yours(asker, asker.register.board_by_id(one.board_id), restricted=one.restricted)
    await settlements.undo(uow, settlement_id, asker.person.id, asker.now)
    await _take_effect(uow, one)


async def _keep(
    uow: UnitOfWork,
    asker: Asker,
    matter: Matter,
    effect: Effect,
    words: str,
    *,
    action_id: int | None = None,
    written: str | None = None,
    person_id: int | None = None,
    since: dt.date | None = None,
) -> int:
    _yours(asker, matter.board, restricted=matter.restricted)
    one = Settlement(
        board_id=matter.board.id,
        meeting_id=matter.meeting_id,
        mark=matter.mark,
        kind=matter.kind,
        text=matter.text,
        restricted=matter.restricted,
        source=matter.source,
        effect=effect,
        words=words,
        settled_by_id=asker.person.id,
        settled_at=asker.now,
        action_id=action_id,
        written=written,
        person_id=person_id,
        since=since,
        finding=matter.called,
    )
    for said in await settlements.of_boards(uow, [matter.board_id]):
        # A card can be sent twice; what is settled already is not settled again.
        if _settles(said) == _settles(one):
            return said.id
    settlement_id = await settlements.add(uow, one)
    await _take_effect(uow, one)
    return settlement_id


def _settles(one: Settlement) -> tuple[object, ...]:
    return one.mark, one.effect, one.action_id, one.written, one.person_id


async def _take_effect(uow: UnitOfWork, one: Settlement) -> None:
    if one.action_id is not None:
        await actions.settle(uow, [one.action_id])
    await editions.rise(uow)
    await linking.link(uow)


async def _since(uow: UnitOfWork, matter: Matter, written: str) -> dt.date | None:
    """Say from which day on the name is meant so: the earliest that this document's own rows with it speak of."""
    days = [
        action.raised_on
        for _, action in await actions.of_document(uow, matter.document_id)
        if action.raised_on and any(lead.written == written for lead in action.leads)
    ]
    said = [listed.on for listed in await _listed(uow, matter) if listed.line.name == written]
    return min((*days, *said), default=(await meetings.days(uow)).get(matter.meeting_id))


async def _listed(uow: UnitOfWork, matter: Matter) -> list[minutes.Listed]:
    return [listed for listed in await minutes.every_line(uow) if listed.document_id == matter.document_id]


async def _action(uow: UnitOfWork, asker: Asker, matter: Matter) -> KeptAction:
    known = await _known(uow, asker, matter)
    if known is None:
        raise Unclear("The finding is about no one action that is known; note it instead.")
    return known


async def _known(uow: UnitOfWork, asker: Asker, matter: Matter) -> KeptAction | None:
    """Find the one action that a matter is about, of the boards that it can be about.

    Raises :class:`Unclear` where the matter is not for publication, and the action is public: what the public reads of
    it may not come from there.
    """
    found = await _meant(uow, matter, _at_or_below(asker, matter.board))
    here = [one for one in found if one.item is not None and one.item == matter.source.item]
    found = here if len(found) > 1 else found
    known = found[0] if len(found) == 1 else None
    if known is not None and matter.restricted and not known.restricted:
        raise Unclear("This is not for publication, and the action that it is about is public; note it instead.")
    return known


def _at_or_below(asker: Asker, board: KeptBoard) -> frozenset[int]:
    """Give a board and those below it, without those that somebody else administers."""
    found = {board.id}
    for _ in asker.register.boards:  # no chain of boards is longer
        found |= {one.id for one in asker.register.boards if one.below_id in found and _is_theirs(asker, one)}
    return frozenset(found)


def _is_theirs(asker: Asker, board: KeptBoard) -> bool:
    return not board.declared or permissions.may_settle(asker.viewer, board=board.key)


async def _meant(uow: UnitOfWork, matter: Matter, boards: frozenset[int]) -> list[KeptAction]:
    """Give the actions that a matter may be about: the one that is linked, or those whose words it quotes."""
    if matter.action_id is not None:
        return [one for one in await actions.by_ids(uow, [matter.action_id]) if one.board_id in boards]
    ids = [action_id for action_id, _ in await actions.of_document(uow, matter.document_id)]
    every = {one.id: one for one in await actions.ever_of(uow, matter.board_id)}
    every |= {one.id: one for one in await actions.by_ids(uow, ids)}
    here = [one for one in every.values() if one.board_id in boards]
    seen = [one for one in here if matter.restricted or not one.restricted]
    quoted = [one for one in seen if rules.quotes(matter.text, one.text)]
    return quoted or [one for one in seen if any(rules.same(one.text, words) for words in matter.beside)]


async def _proposed(uow: UnitOfWork, matter: Matter) -> found_entries.Proposal | None:
    """Give the proposal that a matter is, or that the finding tells of."""
    if matter.proposal is not None:
        return matter.proposal
    every = (await entries.of_document(uow, matter.document_id)).proposals
    seen = [one for one in every if one.restricted == matter.restricted]
    found = [
        one
        for one in seen
        if rules.quotes(matter.text, one.text) or any(rules.same(one.text, b) for b in matter.beside)
    ]
    return found[0] if len(found) == 1 else None


async def _new(uow: UnitOfWork, asker: Asker, matter: Matter, leads: Sequence[str] | None) -> int:
    """Keep an action that no paper marks as one, with the proposal's own words and place."""
    proposed = await _proposed(uow, matter)
    if proposed is None:
        raise Unclear("The finding tells of nothing that could be one action; note it instead.")
    owed = leads if leads is not None else [proposed.who] if proposed.who else []
    action = values.Action(
        proposed.text,
        tuple(values.Lead(each) for each in owed),
        proposed.source,
        item=proposed.item,
        restricted=proposed.restricted,
    )
    board_id = next((one.id for one in asker.register.boards if one.name == proposed.board), matter.board_id)
    return await actions.add(uow, board_id, matter.document_id, action)


def _of_proposal(kept: Kept[found_entries.Proposal], board: KeptBoard) -> Matter:
    told = kept.value
    mark = settlements.mark(settlements.PROPOSAL, told.text, told.item, kept.board_id, kept.meeting_id)
    return Matter(
        board,
        kept.document_id,
        kept.meeting_id,
        settlements.PROPOSAL,
        told.text,
        told.restricted,
        told.source,
        mark,
        proposal=told,
        called=f"proposal {kept.id}",
    )


def _gone(what: str, row: int) -> Unclear:
    return Unclear(f"There is no {what} {row} in the papers that hold today; ask for the findings again.")


def _may(asker: Asker, board: KeptBoard, *, restricted: bool) -> bool:
    return permissions.may_settle(asker.viewer, board=board.key) and asker.may_see(board, restricted=restricted)


def _yours(asker: Asker, board: KeptBoard, *, restricted: bool) -> KeptBoard:
    """Give the board, if the asker may settle what is odd in its papers here and now; nothing else is said of it."""
    if not permissions.may_settle(asker.viewer, board=board.key):
        raise NotYours("Only the board's administrator, or their deputy, can settle this; please ask them.")
    if not asker.may_see(board, restricted=restricted):
        raise NotYours("This is not for a chat of several; please settle it in our own chat.")
    return board
