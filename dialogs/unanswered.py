"""What was not answered: kept without names as it happens, and listed for the administrator, the commonest first."""

import calendar
import datetime as dt
from dataclasses import replace

from acts import learning
from board import boards as board_rules
from board import lexis, wording
from board.messages import Fact, Manner, Message
from dialogs import papers, teaching, telling
from dialogs.exchange import Exchange, Said
from dialogs.understanding import Day, Intent, Month, Naming, Relative, Span, Year, classifier, ordinary
from storage.unanswered import Unanswered

LONGEST = 300  # characters of a question that is kept
_FAILED = frozenset({Manner.CANNOT, Manner.NEAREST, Manner.OUTSIDE})
_NO_QUESTION = frozenset({
    Intent.GREETING, Intent.THANKS, Intent.YES, Intent.NO, Intent.HELP, Intent.FINDINGS, Intent.UNANSWERED,
})  # fmt: skip
# Without one of these, or of one meeting, a question is about what was asked and answered there, and not about us.
_OURS = frozenset(
    {"you", "your", "unanswered", "taught", "teach", "answer", "answers", "added", "add", "phrase", "phrases"}
)
_TAUGHT = frozenset({"taught", "added", "add", "learned", "learnt", "phrases", "nicknames"})
_TEACH = frozenset({"teach", "teaching", "learn", "how"})
_LIST = frozenset({"taught", "list", "show", "which", "what", "many"})
_SAID = {
    Manner.NEAREST: "I gave the nearest",
    Manner.CANNOT: "I could not find it",
    Manner.OUTSIDE: "I did not take it for the board's business",
    Manner.ASKS: "I was not sure what it asks",
}
_EXAMPLE = "To teach me one, say “answer {} with “…” source “…””; names were taken out."


async def keep(exchange: Exchange, said: Said) -> None:
    """Keep a question that was not answered: at the end of a turn, in its unit of work."""
    intent, manner = exchange.heard.intent, said.messages[-1].manner
    unsure = manner is Manner.ASKS and intent is Intent.NONE
    if intent in _NO_QUESTION or not (manner in _FAILED or unsure) or len(exchange.words) > LONGEST:
        return
    people = exchange.heard.slots.people
    await learning.keep(
        exchange.uow,
        exchange.asker,
        exchange.words,
        manner,
        board=exchange.heard.slots.board or _assumed(exchange, said),
        ordinary=classifier.model().vocabulary - ordinary.NAMES,
        also=[one.said for one in people if one.naming not in {Naming.ME, Naming.PRONOUN}],
    )


def _assumed(exchange: Exchange, said: Said) -> str | None:
    """Give the board that a question means without naming it: the one talked of, or whose own words it holds."""
    if exchange.continues and said.topic.board is not None:
        return said.topic.board
    register = exchange.asker.register
    words = f" {' '.join(lexis.words(exchange.words))} "
    rules = register.rules
    named = {
        board.key
        for board in register.boards
        for part in board_rules.distinctive(rules[board.id], rules.values())
        if f" {' '.join(lexis.words(part))} " in words
    }
    return named.pop() if len(named) == 1 else None


async def unanswered(exchange: Exchange) -> Said:
    """List what was not answered in a month, or what was taught, or say how to teach."""
    if exchange.lows.isdisjoint(_OURS) or isinstance(exchange.heard.slots.when, Relative):
        slots = replace(exchange.heard.slots, about=exchange.heard.slots.about or exchange.words)
        return await papers.papers(replace(exchange, heard=replace(exchange.heard, intent=Intent.PAPERS, slots=slots)))
    if (refused := teaching.refusal(exchange)) is not None:
        return telling.say(exchange, Intent.UNANSWERED, refused)
    lows = exchange.lows
    if not lows.isdisjoint(_TAUGHT) and not lows.isdisjoint(_LIST) and "how" not in lows:
        return teaching.listed(exchange)
    if not lows.isdisjoint(_TEACH | {"add"}):
        return teaching.how(exchange)
    named = exchange.heard.slots.board
    asker = exchange.asker
    boards = asker.boards_meant(named) if named else learning.clerked(asker)
    first, last, when = _days(exchange)
    held = await learning.of_months(exchange.uow, asker, boards, first, last)
    of = wording.listing(f"the {board.name.removeprefix('The ')}" for board in boards)
    if not held:
        return telling.say(exchange, Intent.UNANSWERED, Message(f"Nothing waits unanswered {when} for {of}."))
    times = sum(one.times for one in held)
    body = f"{wording.count(len(held), 'question').capitalize()} could not be answered {when} for {of}"
    body += f", asked {wording.count(times, 'time')} in all. {_EXAMPLE.format(held[0].id)}"
    return telling.listed(exchange, Intent.UNANSWERED, body, "Unanswered questions", [_fact(one) for one in held])


def _fact(one: Unanswered) -> Fact:
    days = wording.short_day(one.last)
    if one.first != one.last:
        days = f"{wording.short_day(one.first)} to {days}"
    often = "once" if one.times == 1 else f"{one.times} times"
    return Fact(f"Unanswered {one.id}", f"“{one.words}”, asked {often}, {days}. {_SAID[one.manner]}.")


def _days(exchange: Exchange) -> tuple[dt.date, dt.date, str]:
    """Give the first and the last day that are meant, and how to say them; this month where none was named."""
    today = exchange.asker.today
    match exchange.heard.slots.when:
        case Year(year):
            return dt.date(year, 1, 1), dt.date(year, 12, 31), f"in {year}"
        case Month(month, year):
            year = year or (today.year if month <= today.month else today.year - 1)
            first = dt.date(year, month, 1)
        case Day(on) | Span(start=on):
            first = on.replace(day=1)
        case _:
            first = today.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first, last, f"in {first:%B %Y}"
