"""Which meeting is meant: by its words (“the October one”), by what we talk about, or by what a question usually means.

A meeting is never guessed: where several fit, or none, the answer says so.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from acts import sittings
from acts.sittings import Calendar
from board import meetings as rules
from board import wording
from board.messages import Choice, Manner, Message
from dialogs import exchange as exchanges
from dialogs.exchange import Exchange
from dialogs.understanding import Day, Intent, Month, Relative, When, Year
from dialogs.understanding.values import Span
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
    if named is None and (
        exchange.heard.slots.when in _BESIDE or exchange.continues or not _THEIRS.isdisjoint(exchange.lows)
    ):
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
        return Message(
            f"I cannot tell which day “{unread}” is. Please give me the date of the meeting.", manner=Manner.ASKS
        )
    talked_of = await _talked_of(exchange)
    if when is None or (talked_of is None and when is Relative.SAME):
        return await _with_papers(exchange, _unnamed(exchange, known, talked_of, usually))
    fitting = _fitting(known, when, talked_of)
    # “What comes after the delivery group's minutes on the 17th?” names a board that did not sit that day: another did.
    open_board = exchange.heard.slots.board is None or exchange.heard.intent in _OF_AN_AGENDA
    if not fitting and open_board and isinstance(when, Day | Month | Year | Span):
        known, fitting = await _elsewhere(exchange, known, when)
    fitting = _beside_it(exchange, known, fitting)
    if usually == "last" and len(fitting) > 1:
        # Of several, only one whose minutes are here can be asked what happened at it.
        minuted = await sittings.with_minutes(exchange.uow, fitting)
        fitting = minuted or fitting
    return _one_of(exchange, known, when, _likeliest(exchange, known, fitting))


async def _with_papers(exchange: Exchange, chosen: Chosen | Message) -> Chosen | Message:
    """Ask of another board's coming meeting what only papers answer, where the asker's own board has none yet."""
    asks_papers = exchange.heard.intent in _OF_PAPERS and exchange.heard.slots.board is None
    if not asks_papers or isinstance(chosen, Message) or not chosen.announced:
        return chosen
    every = await sittings.calendar(exchange.uow, exchange.asker, exchange.asker.register.boards)
    for one in every.meetings:
        if one.id not in every.announced and rules.phase(one, exchange.asker.now) is not rules.Phase.OVER:
            return _chosen(exchange, every, one, assumed=True)
    return chosen


async def _elsewhere(exchange: Exchange, own: Calendar, when: When) -> tuple[Calendar, Sequence[Meeting]]:
    """Look at the board we talk about, then at every board, for a day on which the asker's own did not meet."""
    register = exchange.asker.register
    talked_of = register.board(exchange.topic.board) if exchange.topic.board else None
    for boards in ((talked_of,) if talked_of else (), register.boards):
        known = await sittings.calendar(exchange.uow, exchange.asker, boards)
        if fitting := _fitting(known, when, None):
            return known, fitting
    return own, ()


async def _talked_of(exchange: Exchange) -> Meeting | None:
    if exchange.topic.meeting is None:
        return None
    return await sittings.meeting(exchange.uow, exchange.asker, exchange.topic.meeting)


def _unnamed(exchange: Exchange, known: Calendar, talked_of: Meeting | None, usually: str) -> Chosen | Message:
    named_board = exchange.heard.slots.board
    board_ids = {board.id for board in known.boards}
    goes_on = talked_of is not None and _goes_on(exchange, talked_of, usually)
    if talked_of is not None and goes_on and (named_board is None or talked_of.board_id in board_ids):
        return _chosen(exchange, known, talked_of, assumed=True)
    found = known.next() or known.last() if usually == "next" else known.last() or known.next()
    if found is None:
        return exchanges.cannot_find(f"any meeting of {_boards(known)}", exchanges.ASKS[Intent.HELP])
    return _chosen(exchange, known, found, assumed=True)


def _goes_on(exchange: Exchange, talked_of: Meeting, usually: str) -> bool:
    """Tell whether a question that names no meeting is about the one we talk of.

    “Who was there?” after any meeting that is over is about that one; “who leads item 4?” after its agenda too.
    “Was the agenda out in time?”, asked after the last minutes, means the meeting to come.
    """
    over = rules.phase(talked_of, exchange.asker.now) is rules.Phase.OVER
    if usually == "last":
        return over
    return not over or exchange.topic.intent in _BEFORE_IT_SITS


def _fitting(known: Calendar, when: When, talked_of: Meeting | None) -> Sequence[Meeting]:
    start = talked_of or known.last()
    found: Sequence[Meeting | None]
    match when:
        case Relative.NEXT:
            found = [known.next()]
        case Relative.AFTER_NEXT:
            coming = known.next()
            found = [known.after(coming) if coming else None]
        case Relative.LAST:
            found = [known.last()]
        case Relative.SAME:
            found = [start]
        case Relative.BEFORE:
            found = [known.before(start) if start else None]
        case Relative.AFTER:
            found = [known.after(start) if start else None]
        case _:
            found = _within(known, when)
    return [one for one in found if one is not None]


def _within(known: Calendar, when: Day | Month | Year | Span) -> Sequence[Meeting]:
    """Give the meetings of a day, a month, a year, or some days on end."""
    match when:
        case Day(on):
            return [one for one in known.meetings if one.on == on]
        case Month(month, year):
            return known.in_month(month, year)
        case Year(year):
            return [one for one in known.meetings if one.on.year == year]
        case Span(start=first, end=end):
            return [one for one in known.meetings if first <= one.on <= end]


def _beside_it(exchange: Exchange, known: Calendar, fitting: Sequence[Meeting]) -> Sequence[Meeting]:
    """Read *the meeting before the October one*: not the meeting of that day or month, but the one beside it."""
    if not isinstance(exchange.heard.slots.when, Day | Month | Span) or not fitting:
        return fitting
    beside = _BESIDE_A_DAY.search(exchange.words.lower())
    if beside is None:
        return fitting
    start = _likeliest(exchange, known, fitting)
    earlier = beside[1] in {"before", "prior to", "preceding"}
    found = known.before(start[0]) if earlier else known.after(start[-1])
    return [found] if found else []


def _likeliest(exchange: Exchange, known: Calendar, fitting: Sequence[Meeting]) -> Sequence[Meeting]:
    """Of several meetings take those whose papers are here, then those of the board above: the answer names which."""
    if len(fitting) < 2:  # noqa: PLR2004 -- several
        return fitting
    fitting = [one for one in fitting if one.id not in known.announced] or fitting
    if exchange.heard.slots.board is not None:
        return fitting
    above = {board.id for board in known.boards if board.below_id is None}
    return [one for one in fitting if one.board_id in above] or fitting


def _one_of(exchange: Exchange, known: Calendar, when: When, fitting: Sequence[Meeting]) -> Chosen | Message:
    if len(fitting) == 1:
        return _chosen(exchange, known, fitting[0], assumed=when is Relative.LAST)
    if not fitting:
        return _none(exchange, known, when)
    choices = tuple(
        Choice(
            f"{exchange.asker.register.board_by_id(one.board_id).name}, {wording.short_day(one.on)}",
            f"{_question(exchange)} {of(exchange, one)}?",
        )
        for one in fitting[:6]
    )
    return Message(f"Several meetings fit {said(when)}. Which one do you mean?", choices=choices, manner=Manner.ASKS)


def _none(exchange: Exchange, known: Calendar, when: When) -> Message:
    last = known.last()
    if when is Relative.NEXT:
        body = f"No meeting of {_boards(known)} after {wording.day(exchange.asker.today)} is in the papers I hold."
        if last:
            body += f" The last one that I hold papers of was on {wording.day(last.on)}."
        return Message(body, choices=(exchanges.ASKS[Intent.MEETINGS],), manner=Manner.CANNOT)
    return exchanges.cannot_find(f"a meeting of {_boards(known)} {said(when)}", exchanges.ASKS[Intent.MEETINGS])


def _question(exchange: Exchange) -> str:
    asks = {
        Intent.AGENDA: "What is on the agenda of",
        Intent.ATTENDANCE: "Who attended",
        Intent.APOLOGIES: "Who sent apologies for",
        Intent.QUORUM: "Was there a quorum at",
        Intent.DECISIONS: "What was decided at",
        Intent.MOVEMENTS: "Who joined late or left early at",
        Intent.NOTICE: "Was the agenda out in time for",
    }
    return asks.get(exchange.heard.intent, "When and where is")


def _chosen(exchange: Exchange, known: Calendar, meeting: Meeting, *, assumed: bool = False) -> Chosen:
    board = exchange.asker.register.board_by_id(meeting.board_id).name
    return Chosen(meeting, board, assumed, meeting.id in known.announced)


def of(exchange: Exchange, meeting: Meeting) -> str:
    """Name a meeting in an offered question so that it is understood again: with its board where there are more."""
    day = wording.short_day(meeting.on)
    register = exchange.asker.register
    if len(register.boards) == 1:
        return f"the meeting on {day}"
    return f"the {register.board_by_id(meeting.board_id).name.removeprefix('The ')} on {day}"


def _boards(known: Calendar) -> str:
    return wording.listing((f"the {board.name.removeprefix('The ')}" for board in known.boards), "or") or "any board"


def said(when: When) -> str:
    """Say of which day, month or year a meeting was asked for."""
    match when:
        case Day(on):
            return f"on {wording.day(on)}"
        case Month(month, year):
            return f"in {dt.date(2000, month, 1):%B}" + (f" {year}" if year else "")
        case Year(year):
            return f"in {year}"
        case Span(said=words):
            return f"for “{words}”"
        case _:
            return _BESIDE_SAID.get(when, "of that kind")


# Questions about a meeting before it sits; each of them may be asked of one that is over.
_BEFORE_IT_SITS = frozenset(
    intent.value
    for intent in (Intent.MEETING, Intent.AGENDA, Intent.ITEM, Intent.LEAD, Intent.NOTICE, Intent.APOLOGIES_TO)
)
_OF_AN_AGENDA = frozenset({Intent.AGENDA, Intent.ITEM, Intent.LEAD})
_OF_PAPERS = frozenset({Intent.AGENDA, Intent.ITEM, Intent.LEAD, Intent.NOTICE, Intent.APOLOGIES_TO})
_BESIDE_SAID = {
    Relative.BEFORE: "before that one",
    Relative.AFTER: "after that one",
    Relative.AFTER_NEXT: "after the next one",
}
_BESIDE = frozenset({Relative.BEFORE, Relative.AFTER, Relative.SAME})
_THEIRS = frozenset({"its", "their", "theirs", "they", "them"})
_BESIDE_A_DAY = re.compile(
    r"\b(before|prior to|preceding|after|following)"
    r"(?: (?:the|that|our|one|meeting|board|session|sitting|of|in|on|from|held))* "
    r"(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
