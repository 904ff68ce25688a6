"""Which meeting is meant: by its words (“the October one”), by what we talk about, or by what a question usually means.

A meeting is never guessed: where several fit, or none, the answer says so.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from acts import sittings
from acts.sittings import Calendar
from board import wording
from board.messages import Choice, Message
from dialogs import exchange as exchanges
from dialogs.exchange import Exchange
from dialogs.understanding import Day, Intent, Month, Relative, When, Year
from storage.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Chosen:
    """The meeting that is meant, with its board's name. ``assumed`` tells that the words gave no date of it.

    ``announced`` tells that only its date is known, from another meeting's minutes.
    """

    meeting: Meeting
    board: str
    assumed: bool = False
    announced: bool = False

    def phrase(self) -> str:
        """Say which meeting it is: every answer does, so that a wrong choice is seen at once."""
        return f"the {self.board} of {wording.short_day(self.meeting.on)}"


async def calendar(exchange: Exchange) -> Calendar:
    """Give the meetings of the boards that the words, or what we talk about, point to."""
    named = exchange.heard.slots.board
    if named is None and exchange.heard.slots.when in _BESIDE:
        named = exchange.topic.board
    return await sittings.calendar(exchange.uow, exchange.asker, exchange.asker.boards_meant(named))


async def choose(exchange: Exchange, *, usually: str) -> Chosen | Message:
    """Give the meeting that is meant, or the message that says why there is none.

    ``usually`` is what the question means when it names no meeting: ``next`` or ``last``.
    """
    known = await calendar(exchange)
    when = exchange.heard.slots.when
    if exchange.heard.slots.unread is not None:
        unread = exchange.heard.slots.unread
        return Message(f"I cannot tell which day “{unread}” is. Please give me the date of the meeting.")
    talked_of = await _talked_of(exchange)
    if when is None:
        return await _unnamed(exchange, known, talked_of, usually)
    fitting = _fitting(known, when, talked_of)
    if usually == "last" and len(fitting) > 1:
        # Of several, only one whose minutes are here can be asked what happened at it.
        minuted = await sittings.with_minutes(exchange.uow, fitting)
        fitting = minuted or fitting
    return _one_of(exchange, known, when, fitting)


async def _talked_of(exchange: Exchange) -> Meeting | None:
    if exchange.topic.meeting is None:
        return None
    return await sittings.meeting(exchange.uow, exchange.asker, exchange.topic.meeting)


async def _unnamed(
    exchange: Exchange, known: Calendar, talked_of: Meeting | None, usually: str
) -> Chosen | Message:
    named_board = exchange.heard.slots.board
    board_ids = {board.id for board in known.boards}
    same_kind = exchange.topic.intent in {intent.value for intent in _KINDS[usually]}
    if talked_of is not None and same_kind and (named_board is None or talked_of.board_id in board_ids):
        return _chosen(exchange, known, talked_of, assumed=True)
    found = known.next() or known.last() if usually == "next" else known.last() or known.next()
    if found is None:
        return exchanges.cannot_find(f"any meeting of {_boards(known)}", exchanges.ASKS[Intent.HELP])
    return _chosen(exchange, known, found, assumed=True)


def _fitting(known: Calendar, when: When, talked_of: Meeting | None) -> Sequence[Meeting]:
    start = talked_of or known.last()
    found: Sequence[Meeting | None]
    match when:
        case Relative.NEXT:
            found = [known.next()]
        case Relative.LAST:
            found = [known.last()]
        case Relative.SAME:
            found = [start]
        case Relative.BEFORE:
            found = [known.before(start) if start else None]
        case Relative.AFTER:
            found = [known.after(start) if start else None]
        case Day(on):
            found = [one for one in known.meetings if one.on == on]
        case Month(month, year):
            found = known.in_month(month, year)
        case Year(year):
            found = [one for one in known.meetings if one.on.year == year]
    return [one for one in found if one is not None]


def _one_of(exchange: Exchange, known: Calendar, when: When, fitting: Sequence[Meeting]) -> Chosen | Message:
    if len(fitting) == 1:
        return _chosen(exchange, known, fitting[0], assumed=when is Relative.LAST)
    if not fitting:
        return _none(exchange, known, when)
    choices = tuple(
        Choice(
            f"{exchange.asker.register.board_by_id(one.board_id).name}, {wording.short_day(one.on)}",
            f"{_question(exchange)} {wording.short_day(one.on)}",
        )
        for one in fitting[:6]
    )
    return Message(f"Several meetings fit {_said(when)}. Which one do you mean?", choices=choices)


def _none(exchange: Exchange, known: Calendar, when: When) -> Message:
    last = known.last()
    if when is Relative.NEXT:
        body = f"No meeting of {_boards(known)} after {wording.day(exchange.asker.today)} is in the papers I hold."
        if last:
            body += f" The last one was on {wording.day(last.on)}."
        return Message(body, choices=(exchanges.ASKS[Intent.MEETINGS],))
    return exchanges.cannot_find(
        f"a meeting of {_boards(known)} {_said(when)}", exchanges.ASKS[Intent.MEETINGS]
    )


def _question(exchange: Exchange) -> str:
    asks = {
        Intent.AGENDA: "What was on the agenda of",
        Intent.ATTENDANCE: "Who attended the meeting of",
        Intent.APOLOGIES: "Who sent apologies for the meeting of",
        Intent.QUORUM: "Was there a quorum at the meeting of",
        Intent.DECISIONS: "What was decided at the meeting of",
        Intent.MOVEMENTS: "Who joined or left the meeting of",
        Intent.NOTICE: "Was the agenda out in time for the meeting of",
    }
    return asks.get(exchange.heard.intent, "When and where is the meeting of")


def _chosen(exchange: Exchange, known: Calendar, meeting: Meeting, *, assumed: bool = False) -> Chosen:
    board = exchange.asker.register.board_by_id(meeting.board_id).name
    return Chosen(meeting, board, assumed, meeting.id in known.announced)


def _boards(known: Calendar) -> str:
    return wording.listing((f"the {board.name.removeprefix('The ')}" for board in known.boards), "or") or "any board"


def _said(when: When) -> str:
    match when:
        case Day(on):
            return f"on {wording.day(on)}"
        case Month(month, year):
            return f"in {dt.date(2000, month, 1):%B}" + (f" {year}" if year else "")
        case Year(year):
            return f"in {year}"
        case Relative.BEFORE:
            return "before that one"
        case Relative.AFTER:
            return "after that one"
        case _:
            return "of that kind"


# After a question of one kind, the next of that kind is about the same meeting: “who leads item 4?” after its agenda. One
# of the other kind is not: “was the agenda out in time?”, asked after the last minutes, means the meeting to come.
_KINDS = {
    "next": (
        Intent.MEETING,
        Intent.AGENDA,
        Intent.ITEM,
        Intent.LEAD,
        Intent.NOTICE,
        Intent.APOLOGIES_TO,
    ),
    "last": (Intent.ATTENDANCE, Intent.APOLOGIES, Intent.QUORUM, Intent.DECISIONS, Intent.MOVEMENTS),
}
_BESIDE = frozenset({Relative.BEFORE, Relative.AFTER, Relative.SAME})
