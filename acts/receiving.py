"""Taking a file from somebody who may hand one in: a row first, and later what it came to, told to its sender."""

import datetime as dt
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from acts import importing
from acts.asking import Asker
from acts.importing import Imported
from board import arrivals as rules
from board import boards as board_rules
from board import wording
from board.arrivals import Event
from board.messages import Choice, Fact, Message
from board.packs import values
from storage import arrivals, boards, outbox
from storage.arrivals import Arrival
from storage.boards import KeptBoard
from storage.unit_of_work import UnitOfWork

KIND = "arrival"
MOST_FINDINGS = 5  # that are told at once; the rest is asked for


@dataclass(frozen=True, slots=True)
class File:
    """A file that was handed in: its name, and where it can be fetched."""

    name: str
    url: str


async def receive(
    uow: UnitOfWork, asker: Asker, files: Sequence[File], *, conversation_id: int | None, exempt: bool
) -> tuple[File, ...]:
    """Keep files from somebody who may hand papers in; give those that were taken, none where they may not."""
    if not rules.boards_to_give(asker.viewer):
        return ()
    taken = tuple(files[: rules.MOST_FILES])
    for file in taken:
        await arrivals.add(
            uow,
            person_id=asker.person.id,
            conversation_id=conversation_id,
            file_name=file.name,
            url=file.url,
            exempt=exempt,
            now=asker.now,
        )
    return taken


async def keep(
    uow: UnitOfWork, arrival: Arrival, now: dt.datetime, *, today: dt.date, content: bytes, pack: values.Pack
) -> bool:
    """Make the facts of a file known and tell its sender, unless another worker has done so meanwhile."""
    given = await boards.standing(uow, arrival.person_id, today)
    if why := _foreign(pack, await boards.every(uow), given.administrator_of | given.deputy_of):
        return await refuse(uow, arrival, now, why)
    if not await arrivals.conclude(uow, arrival, Event.READ, now):
        return False
    imported = await importing.import_pack(uow, now, file_name=arrival.file_name, content=content, pack=pack)
    await _tell(uow, arrival, now, told(arrival.file_name, imported))
    return True


async def refuse(uow: UnitOfWork, arrival: Arrival, now: dt.datetime, why: str) -> bool:
    """Keep that nothing came of a file, and tell its sender why and what to do."""
    if not await arrivals.conclude(uow, arrival, Event.FAILED, now, why):
        return False
    await _tell(uow, arrival, now, Message(f"I could not take {arrival.file_name}. {why} Nothing of it was kept."))
    return True


async def let_go(uow: UnitOfWork, arrival: Arrival, now: dt.datetime, why: str) -> bool:
    """Leave a file for another try, or give it up after too many."""
    if rules.let_go(arrival.tries) is Event.FAILED:
        return await refuse(uow, arrival, now, why)
    return await arrivals.conclude(uow, arrival, Event.LET_GO, now, why)


def told(file_name: str, imported: Imported) -> Message:
    """Say what was read out of a file: counts, and the findings that should be looked at first."""
    if imported.before:
        return Message(f"I had read {file_name} before, as {imported.document}. Nothing has changed.")
    counts = [
        wording.count(imported.items, "agenda item"),
        wording.count(imported.actions, "action"),
        wording.count(imported.passages, "passage"),
    ]
    body = f"I have read {file_name}: {wording.listing(counts)}. "
    body += "It replaces the version that I had before. " if imported.replaced else ""
    body += f"{wording.count(len(imported.findings), 'finding')}: I report what is odd, and change nothing of it."
    facts = tuple(
        Fact(finding.kind.value[:1].upper() + finding.kind.value[1:], finding.text, finding.source.cite())
        for finding in imported.findings[:MOST_FINDINGS]
    )
    choices = (
        Choice("All findings", "What did you find odd in the papers?"),
        Choice("Agenda", "What is on the agenda?"),
    )
    return Message(body, title=imported.document, facts=facts, choices=choices)


def _foreign(pack: values.Pack, every: Sequence[KeptBoard], theirs: AbstractSet[int]) -> str | None:
    """Say which board's papers somebody may not hand in: only their own boards' and those of boards below them.

    Minutes make actions, and a pack may print anybody's; those of a board that no file declares harm nobody.
    """
    mine = set(theirs)
    for _ in every:  # as deep as boards can stand below each other
        mine |= {board.id for board in every if board.below_id in mine}
    whose = "only its administrator or their deputy can give me its papers."
    sitting = _named(pack.sitting.board, every)
    if sitting is None or sitting.id not in theirs:
        return f"It is a pack of {pack.sitting.board}, and {whose}"
    for minutes in pack.minutes:
        board = _named(minutes.sitting.board, every)
        if board is not None and board.declared and board.id not in mine:
            return f"It prints minutes of {board.name}, and {whose}"
    return None


def _named(written: str, every: Sequence[KeptBoard]) -> KeptBoard | None:
    return next(
        (
            board
            for board in every
            if board_rules.find(written, (board_rules.Board(board.key, board.name, board.also),))
        ),
        None,
    )


async def _tell(uow: UnitOfWork, arrival: Arrival, now: dt.datetime, message: Message) -> None:
    await outbox.put(
        uow,
        key=f"{KIND}:{arrival.id}",
        kind=KIND,
        person_id=arrival.person_id,
        conversation_id=arrival.conversation_id,
        messages=[message.to_json()],
        now=now,
    )
