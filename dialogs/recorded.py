"""Which minutes answer a question, and where else to look before a question that named no meeting is answered with no.

What is read in them is in ``minutes``, ``decisions`` and ``quorum``.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from acts import sittings
from acts.sittings import Record
from board import wording
from board.messages import Manner, Message
from dialogs import choosing
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import ASKS, Exchange, Said
from dialogs.understanding import Intent
from storage.boards import KeptBoard

_LOOKED_AT = 24  # minutes that are looked into before a question is answered with no: some years of one board


@dataclass(frozen=True, slots=True)
class Read:
    """The minutes that answer, their meeting, and a sentence before the answer where it is not the one meant."""

    chosen: Chosen
    record: Record
    before: str = ""


async def read(exchange: Exchange) -> Read | Said:
    """Find the minutes that are meant; where none was named and the last meeting has none, the newest that are here."""
    chosen = await choosing.choose(exchange, usually="last")
    if isinstance(chosen, Message):
        return exchanges.say(exchange, chosen)
    record = await sittings.record(exchange.uow, exchange.asker, chosen.meeting)
    if record is not None:
        return Read(chosen, record)
    missing = f"The minutes of {chosen.phrase()} are not in the papers I hold."
    if chosen.assumed:
        known = await choosing.calendar(exchange)
        async for found in _newest_first(exchange, known.boards):
            return Read(found.chosen, found.record, f"{missing} The newest that are here: ")
    message = Message(missing, choices=(ASKS[Intent.MEETINGS],), manner=Manner.CANNOT)
    return exchanges.say(exchange, message, meeting=chosen.meeting.id)


def say(exchange: Exchange, read: Read, message: Message) -> Said:
    """Say what the minutes hold, and remember their meeting and board."""
    meeting = read.chosen.meeting
    board = exchange.asker.register.board_by_id(meeting.board_id).key
    return exchanges.say(exchange, message, meeting=meeting.id, board=board)


def is_assumed(exchange: Exchange, read: Read) -> bool:
    """Tell whether the words named neither a meeting nor a board: then a no about these minutes may be the wrong no."""
    slots = exchange.heard.slots
    return read.chosen.assumed and slots.board is None and slots.when is None


async def others(exchange: Exchange, read: Read) -> AsyncIterator[Read]:
    """Give the other minutes that a question may have meant: of the asker's own boards, then of every board."""
    own = exchange.asker.own_boards()
    beside = tuple(board for board in exchange.asker.register.boards if board not in own)
    looked_at = 0
    for boards in (own, beside):
        async for other in _newest_first(exchange, boards):
            if other.chosen.meeting.id != read.chosen.meeting.id and looked_at < _LOOKED_AT:
                looked_at += 1
                yield other


async def newest_of_own(exchange: Exchange, read: Read) -> Read | None:
    """Give the newest minutes of the asker's own boards, where they are not the ones that were looked into."""
    async for other in _newest_first(exchange, exchange.asker.own_boards()):
        return other if other.chosen.meeting.id != read.chosen.meeting.id else None
    return None


async def _newest_first(exchange: Exchange, boards: tuple[KeptBoard, ...]) -> AsyncIterator[Read]:
    known = await sittings.calendar(exchange.uow, exchange.asker, boards)
    for one in reversed(await sittings.with_minutes(exchange.uow, known.meetings)):
        record = await sittings.record(exchange.uow, exchange.asker, one)
        if record is not None:
            board = exchange.asker.register.board_by_id(one.board_id).name
            yield Read(Chosen(one, board, assumed=True), record)


def looked_into(reads: list[Read]) -> str:
    """Name the minutes that were looked into, by board: *the minutes of A of 3 May, and the 2 before them*."""
    of_board: dict[str, list[Read]] = {}
    for one in reads:
        of_board.setdefault(one.chosen.board, []).append(one)
    days = {
        board: wording.listing(wording.short_day(one.chosen.meeting.on) for one in held[:3])
        + (f" and {wording.count(len(held) - 3, 'other day')}" if len(held) > 3 else "")  # noqa: PLR2004 -- as above
        for board, held in of_board.items()
    }
    return wording.listing(f"the {board.removeprefix('The ')} of {said}" for board, said in days.items())
