"""Which action a question means: by its words, by whoever it names, and by when it was asked for.

It is never guessed: where several fit about alike they are all shown, and where none surely does, none is meant.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from acts import action_names, owed
from acts.action_names import Likely
from acts.owed import Owed, Wanted
from dialogs import action_asks
from dialogs.action_asks import Ask
from dialogs.exchange import Exchange
from dialogs.naming import Named
from dialogs.understanding import Day, Month, Naming, When, Year
from dialogs.understanding.values import Span
from dialogs.understanding.words import name_parts
from storage.actions import KeptAction
from storage.mentions import Mention

# Which part of the words that are left an action must hold, where the question is known to be about actions; where its
# lead is named too; and where it may be about anything.
ENOUGH, WITH_LEAD, SURELY = 0.5, 0.34, 0.75
# How much worse the next one must fit, before the best is meant alone.
AHEAD = 0.15
SEVERAL = 4  # actions that fit alike are shown, at most
_PRONOUNS = frozenset({"she", "he", "her", "his", "hers", "him"})
_SHORTEST = 3  # letters of a name
_TELLING = 2  # telling words of a task that make sure, where the question may be about anything
_DIGITS = re.compile(r"\d+(?:st|nd|rd|th)?")
_AMOUNT = re.compile(r"\bhow (?:many|much|often)\b")
# What may be asked of an action where nothing says that an action is meant.
_OF_ONE = frozenset({Ask.DONE, Ask.PROGRESS, Ask.LEAD, Ask.HELP, Ask.DEADLINE, Ask.WHEN, Ask.WHY})


@dataclass(frozen=True, slots=True)
class Meant:
    """The actions that words mean, the likeliest first, and what is needed to tell them.

    ``words`` are those that were looked for; ``whole`` tells that the likeliest holds all of them that tell anything.
    """

    actions: tuple[KeptAction, ...]
    found: Owed
    history: tuple[Mention, ...]
    words: str
    whole: bool = False

    def of(self, action: KeptAction) -> list[Mention]:
        """Give what the papers said of one of them."""
        return [one for one in self.history if one.action_id == action.id]


async def meant(exchange: Exchange, *, sure: bool) -> Meant | None:
    """Give the actions that the words mean, on the asker's boards or else on any; None where none surely is meant.

    ``sure`` tells that the question was understood as one about actions.
    """
    asked = action_asks.ask(exchange.words) in _OF_ONE or action_asks.says_action(exchange.words)
    if not sure and (not asked or _AMOUNT.search(exchange.words.lower())):
        return None
    for everywhere in (False, True) if exchange.heard.slots.board is None else (False,):
        found = await owed.owed(
            exchange.uow,
            exchange.asker,
            board=exchange.heard.slots.board,
            wanted=Wanted.ALL,
            everywhere=everywhere,
        )
        if (one := await _among(exchange, found, sure=sure)) is not None:
            return one
    return None


async def _among(exchange: Exchange, found: Owed, *, sure: bool) -> Meant | None:
    history = await owed.history(exchange.uow, exchange.asker, found.actions)
    called = _names(exchange, found.actions)
    typed = _typed(exchange)
    named = {token for token in called if token in typed}
    words = left(exchange, frozenset(named))
    theirs = _of(found.actions, [called[token] for token in sorted(named)])
    fitting = _asked_on(theirs, exchange.heard.slots.when)
    if not words or not fitting:
        return None
    ranked = await action_names.likely(exchange.uow, exchange.asker, words, fitting, history)
    chosen = _chosen(ranked, exchange.words, named=bool(named), sure=sure)
    if not chosen:
        return None
    whole = chosen[0].fit.met > 0 and not chosen[0].fit.unmet
    return Meant(tuple(one.action for one in chosen), found, tuple(history), words, whole=whole)


def left(exchange: Exchange, named: frozenset[str] = frozenset()) -> str:
    """Give the words of a question that say which action is meant, without people, the board and the day."""
    slots = exchange.heard.slots
    board = exchange.asker.register.board(slots.board) if slots.board else None
    beside = set(named)
    if board is not None:
        beside |= {part.lower() for name in (board.name, *board.also) for part in name.split()}
    for who in slots.people:
        if who.naming is not Naming.UNKNOWN:
            beside |= set(action_asks.plain(who.said).split())
    text = exchange.words
    if isinstance(slots.when, Day | Span):
        text = _DIGITS.sub(" ", text)
    return action_asks.left(text, exchange.asker.today, frozenset(beside))


def _names(exchange: Exchange, actions: Sequence[KeptAction]) -> dict[str, frozenset[int]]:
    """Give the names and initials of whoever leads or helps with these actions, each with the actions' rows."""
    held: dict[str, set[int]] = {}
    for action in actions:
        for lead in action.leads:
            known = exchange.asker.register.known.get(lead.person_id) if lead.person_id is not None else None
            written = {lead.written} if lead.written.isupper() else set(name_parts(lead.written))
            parts = written | (set(name_parts(known.name)) if known else set())
            for part in parts:
                if part.isupper() or (len(part) >= _SHORTEST and part not in action_asks.FRAMING):
                    held.setdefault(part, set()).add(action.id)
    own = {one.id for one in actions if any(lead.person_id == exchange.asker.person.id for lead in one.leads)}
    if own:
        held |= dict.fromkeys(("i", "my", "mine"), own)
    return {part: frozenset(ids) for part, ids in held.items()}


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody who owes something and was named, with the words that named them."""

    named: Named
    tokens: frozenset[str]


async def lead_named(exchange: Exchange) -> Lead | None:
    """Give the one person who owes something on any board and whom the words name, however they name them."""
    found = await owed.owed(exchange.uow, exchange.asker, board=None, wanted=Wanted.ALL, everywhere=True)
    known, typed = exchange.asker.register.known, _typed(exchange)
    ids = {lead.person_id for action in found.actions for lead in action.leads}
    meant = {row: frozenset(name_parts(who.name)) & typed for row, who in known.items() if row in ids}
    named = [(known[one], tokens) for one, tokens in meant.items() if tokens - action_asks.FRAMING]
    if len(named) != 1:
        return None
    ((who, tokens),) = named
    return Lead(Named(who.name, who.key, who.id, me=who.id == exchange.asker.person.id), tokens | _PRONOUNS)


def _typed(exchange: Exchange) -> frozenset[str]:
    """Give the words as typed where they are initials, else in small letters; a pronoun brings whom it means."""
    said = re.findall(r"[^\W\d_]+", exchange.words)
    typed = {word if word.isupper() and len(word) > 1 else word.lower() for word in said}
    typed |= {word.lower() for word in said}
    for who in exchange.heard.slots.people:
        known = exchange.asker.register.person(who.key) if who.key else None
        if known is not None:
            typed |= set(name_parts(known.name))
    return frozenset(typed)


def _of(actions: Sequence[KeptAction], named: Sequence[AbstractSet[int]]) -> list[KeptAction]:
    """Give the actions of everybody who was named together, else of any of them; all where nobody was."""
    if not named:
        return list(actions)
    together = frozenset[int].intersection(*map(frozenset, named)) or frozenset[int]().union(*named)
    return [action for action in actions if action.id in together]


def _asked_on(actions: Sequence[KeptAction], when: When | None) -> list[KeptAction]:
    """Give those that were asked for on the day, or in the month, that the words name; all where none was."""
    found = [one for one in actions if one.raised_on is not None and _within(one, when)]
    return found or list(actions)


def _within(action: KeptAction, when: When | None) -> bool:
    on = action.raised_on
    if on is None:
        return False
    match when:
        case Day(day):
            return on == day
        case Month(month, year):
            return on.month == month and year in {None, on.year}
        case Year(year):
            return on.year == year
        case Span(start=start, end=end):
            return start <= on <= end
        case _:
            return False


def _chosen(ranked: Sequence[Likely], text: str, *, named: bool, sure: bool) -> list[Likely]:
    if not ranked:
        return []
    best = ranked[0].fit
    alike = [one for one in ranked if best.share - one.fit.share < AHEAD]
    if sure:
        least = WITH_LEAD if named or best.in_task >= _TELLING else ENOUGH
        enough = best.share >= least and (best.met > 0 or named)
        return list(alike[:SEVERAL]) if enough else []
    telling = not best.unmet and (best.in_task >= _TELLING or (best.in_task >= 1 and named))
    clear = telling and best.share >= SURELY
    if action_asks.says_action(text):
        clear = clear or (best.share >= ENOUGH and best.met >= _TELLING)
    return [ranked[0]] if clear and len(alike) == 1 else []


def talked_of(exchange: Exchange) -> int | None:
    """Give the row of the action that we talk about."""
    name, _, row = (exchange.topic.entry or "").partition(":")
    return int(row) if name == "actions" and row.isdigit() else None


async def same(exchange: Exchange, row: int) -> Meant | None:
    """Give the action that we talk about, if it holds today and may be seen here."""
    found = await owed.owed(exchange.uow, exchange.asker, board=None, wanted=Wanted.ALL, everywhere=True)
    one = next((action for action in found.actions if action.id == row), None)
    if one is None:
        return None
    history = await owed.history(exchange.uow, exchange.asker, [one])
    return Meant((one,), replace(found, actions=(one,)), tuple(history), "")
