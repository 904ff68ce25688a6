"""One action, told: how it stands, who leads it, by when, and what its tracker says of it, in its own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from acts.owed import Owed, Wanted
from board import actions as rules
from board import lexis, thesaurus, wording
from board.messages import Message
from dialogs import action_asks, action_lists, action_naming
from dialogs import exchange as exchanges
from dialogs.action_asks import Ask
from dialogs.action_naming import Meant
from dialogs.exchange import Exchange, Said
from dialogs.understanding import Intent
from storage.actions import KeptAction
from storage.mentions import Mention

_LONGEST = 400  # characters of a task or a progress note
_WITH_HISTORY = frozenset({Ask.PROGRESS, Ask.WHY, Ask.WHEN})
_STILL_OPEN = re.compile(r"\b(?:open|outstanding|unfinished|not done|overdue|late)\b")


@dataclass(frozen=True, slots=True)
class _One:
    """An action that is being told, with what the papers said of it, one meeting's papers after the other's."""

    exchange: Exchange
    action: KeptAction
    found: Owed
    history: Sequence[Mention]

    @property
    def newest(self) -> Mention | None:
        """Give the newest row of a tracker that holds it."""
        return next((one for one in reversed(self.history) if one.is_row), None)

    @property
    def board(self) -> str:
        """Name its board."""
        return self.exchange.asker.register.board_by_id(self.action.board_id).name.removeprefix("The ")


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Tell the one action that the words surely mean, or list the few that they fit alike; None where none is meant."""
    found = await action_naming.meant(exchange, sure=sure)
    return None if found is None else said(exchange, found)


def said(exchange: Exchange, found: Meant) -> Said:
    """Say what was asked of an action; of several, what each is."""
    if len(found.actions) > 1:
        return _several(exchange, found)
    (action,) = found.actions
    message = tell(exchange, found, action, action_asks.ask(exchange.words))
    told = _say(exchange, action_lists.also(exchange, message))
    return Said(told.messages, replace(told.topic, entry=f"actions:{action.id}", board=told.topic.board))


def _say(exchange: Exchange, message: Message) -> Said:
    """Say something of actions, whatever the question was taken for at first."""
    return exchanges.say(replace(exchange, heard=replace(exchange.heard, intent=Intent.ACTIONS)), message)


def _several(exchange: Exchange, found: Meant) -> Said:
    these = replace(found.found, actions=found.actions, left_out=0, offer_alone=False)
    whose = f"about “{found.words}”"
    return _say(
        exchange,
        action_lists.also(exchange, action_lists.listed(exchange, these, Wanted.ALL, whose, mine=False)),
    )


def tell(exchange: Exchange, found: Meant, action: KeptAction, asked: Ask) -> Message:
    """Tell one action, what was asked for first."""
    one = _One(exchange, action, found.found, found.of(action))
    match asked:
        case Ask.LEAD | Ask.HELP:
            parts = [_who(one, asked), _task(one), _standing(one), _due(one), _noted(one)]
        case Ask.DEADLINE:
            parts = [_due(one, first=True), _task(one), _standing(one), _leads(one), _noted(one)]
        case Ask.RAISED:
            parts = [_raised(one), _task(one), _standing(one), _leads(one), _due(one), _noted(one)]
        case Ask.WHAT:
            parts = [_task(one), _leads(one), _standing(one), _due(one), _noted(one)]
        case _:
            parts = [_state(one, asked), _noted(one), _task(one), _leads(one), _due(one)]
    earlier = _earlier(one) if asked in _WITH_HISTORY else None
    parts.append(_before(earlier) if earlier else "")
    sources = [action.source.cite(), *([earlier.said.source.cite()] if earlier else [])]
    return Message(" ".join(part for part in parts if part), sources=wording.cited(sources))


def _task(one: _One) -> str:
    said = f"The action: “{_clip(one.action.text)}”"
    on = one.action.raised_on
    return f"{said} ({one.board}{f', {wording.short_day(on)}' if on else ''})."


def _who(one: _One, asked: Ask) -> str:
    leading = wording.listing(action_lists.names(one.exchange, one.action, supporting=False))
    helping = wording.listing(action_lists.names(one.exchange, one.action, supporting=True))
    if asked is Ask.HELP:
        return f"{helping} helps {leading or 'with it'}." if helping else f"No paper names anybody who helps {leading}."
    if not leading:
        return "No paper names a lead for it."
    several = len(action_lists.names(one.exchange, one.action, supporting=False)) > 1
    return f"{leading} {'lead' if several else 'leads'} it" + (f", with {helping}." if helping else ".")


def _leads(one: _One) -> str:
    return f"Lead: {action_lists.leads_said(one.exchange, one.action)}."


def _raised(one: _One) -> str:
    on, item = one.action.raised_on, one.action.item
    if on is None:
        return "No paper says at which meeting it was asked for."
    return f"It was asked for at the {one.board} of {wording.short_day(on)}{f', item {item}' if item else ''}."


def _state(one: _One, asked: Ask) -> str:
    """Say how it stands. *Yes* and *no* only where the question is whether it is done: a step of it may be."""
    action, words = one.action, one.exchange.words
    late = rules.is_overdue(action, one.exchange.asker.today)
    if action.closed:
        begin = "Closed."
        if asked is Ask.DONE and action_asks.asks_whether_done(words):
            begin = "No, it is closed." if _STILL_OPEN.search(words.lower()) else "Yes, it is closed."
        elif asked is Ask.DONE and _of_its_verb(one):
            begin = "Yes: it is closed."
        return begin
    still = "still open, and overdue" if late else "still open"
    if asked is Ask.DONE and action_asks.asks_whether_done(words):
        if _STILL_OPEN.search(words.lower()):
            return f"{'Yes' if late or not re.search(r'overdue|late', words.lower()) else 'No'}, it is {still}."
        return f"No, it is {still}."
    return f"It is {still}."


def _standing(one: _One) -> str:
    if one.action.closed:
        return "It is closed."
    return "It is still open, and overdue." if rules.is_overdue(one.action, one.exchange.asker.today) else "It is open."


def _of_its_verb(one: _One) -> bool:
    """Tell whether the question asks for the very deed of the task: *did he send round*, to circulate."""
    asked = set(thesaurus.senses(lexis.stems(one.exchange.words)))
    task = lexis.stems(one.action.text)
    verbs = task[task.index("to") + 1 : task.index("to") + 2] if "to" in task else task[:1]
    stems = set(lexis.stems(one.exchange.words))
    return bool(stems & set(verbs) or asked & thesaurus.senses(verbs))


def _due(one: _One, *, first: bool = False) -> str:
    action, found = one.action, one.found
    if action.closed and not first:
        words = found.closing.get(action.id)
        return f"Closed by the administrator: “{_clip(words)}”." if words else ""
    if action.due is not None:
        late = rules.is_overdue(action, one.exchange.asker.today)
        if first and action.closed:
            return f"It was due {_by(action)}."
        if first and late:
            return f"Due {_by(action)}: it is overdue."
        return f"Due {_by(action)}."
    if action.deadline:
        return f"Its deadline is written as “{action.deadline}”, which names no certain day."
    return action_lists.due_said(one.exchange, action, found)


def _by(action: KeptAction) -> str:
    day = wording.short_day(action.due) if action.due else ""
    written = (action.deadline or "").strip()
    return f"{day} (“{written}”)" if written and not re.search(r"\d.*\d{4}|\d/\d", written) else day


def _noted(one: _One) -> str:
    """Say what the newest tracker notes, in its words, and which tracker that is."""
    row = one.newest
    if row is None:
        on = one.action.raised_on
        where = f"the minutes of {wording.short_day(on)}" if on else "minutes"
        return f"It stands in {where} and in no tracker that I hold: no paper says what has been done."
    tracker = f"the tracker of {wording.short_day(row.on)}"
    if one.action.id in one.found.gone:
        said = f" There it had: “{_clip(row.said.progress)}”" if row.said.progress else ""
        return f"It was last in {tracker}; the newest has no row of it, and nothing says that it was closed.{said}"
    if not row.said.progress:
        return f"T{tracker[1:]} notes no progress."
    return f"T{tracker[1:]} says: “{_clip(row.said.progress)}”"


def _earlier(one: _One) -> Mention | None:
    """Give the tracker before, where it noted something else."""
    newest = one.newest
    rows = [row for row in one.history if row.is_row and row.said.progress and newest and row.on < newest.on]
    last = rows[-1] if rows else None
    return last if last and newest and last.said.progress != newest.said.progress else None


def _before(row: Mention) -> str:
    return f"The tracker of {wording.short_day(row.on)} said: “{_clip(row.said.progress)}”"


def _clip(text: str | None) -> str:
    return wording.clip((text or "").strip(), _LONGEST)
