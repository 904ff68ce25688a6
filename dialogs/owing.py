"""Questions about actions: one of them, mine, somebody's, the board's; open, overdue, closed, and every other cut.

Which one words mean is ``action_naming``, how it is told ``action_one``; what cut of the list ``action_asks`` reads
and ``action_cuts`` makes. Here it is decided which of them answers.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from acts import action_names, owed, promises
from acts.owed import Owed, Wanted
from board import people, wording
from board.messages import Fact, Manner, Message
from dialogs import action_asks, action_cuts, action_lists, action_naming, action_one, choosing, naming, papers
from dialogs import exchange as exchanges
from dialogs.action_asks import Ask, Cut
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange, Said, say
from dialogs.naming import Named
from dialogs.understanding import Intent, Naming
from dialogs.understanding.words import name_parts
from storage.actions import KeptAction
from storage.mentions import Mention

_NAMING_ACTIONS = frozenset({"action", "actions", "all", "everybody", "everyone", "board"})
_CHASES = re.compile(r"\b(?:i|we|me|us)\b.*\b(?:chas(?:e|ing)|nudg(?:e|ing)|remind(?:ing)?)\b")
_TURNS = re.compile(r"^(?:and|what about|how about|or)\b|\bone\b")  # from the action we talk about to another
_SURE = 0.95  # from this share of probability a question is what it was taken for, whatever its words
_MILD = frozenset({Intent.PAPERS, Intent.NONE})  # a search is the mildest of guesses, however sure
_DOUBTED = 0.6  # below this share of probability, words that name neither actions nor any cut ask for no list
_OF_IT = frozenset({"it", "that", "its"})


async def actions(exchange: Exchange) -> Said:
    """Answer a question about actions."""
    cut = action_asks.cut(exchange)
    talked_of = action_naming.talked_of(exchange) is not None and bool(exchange.lows & _OF_IT)
    if cut.tracker and cut.when is not None and not talked_of and (printed := await _printed(exchange)):
        return printed
    if (one := await _one(exchange, cut)) is not None:
        return one
    person = None if _CHASES.search(exchange.words.lower()) else naming.meant(exchange) or _talked_of(exchange)
    if isinstance(person, Message):
        return say(exchange, person)
    if person is not None:
        return await _of_person(exchange, person, cut)
    words = action_naming.left(exchange)
    doubtful = not (cut.named or action_cuts.special(cut)) and exchange.heard.confidence < _DOUBTED
    if doubtful or (words and not (cut.named and action_cuts.special(cut))):
        # Words that name no action here may stand in the papers; the whole list would be beside the point.
        about = replace(exchange.heard.slots, about=exchange.heard.slots.about or words)
        return await papers.papers(replace(exchange, heard=replace(exchange.heard, slots=about)))
    return await _of_boards(exchange, cut)


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Tell the action that a question of any kind surely means; None where it means none."""
    return await action_one.answer(exchange, sure=sure)


async def beside(exchange: Exchange) -> Said | None:
    """Answer words that were not surely taken for a question about actions, and surely mean one; else None."""
    if exchange.heard.confidence >= _SURE and exchange.heard.intent not in _MILD:
        return None
    return await goes_on(exchange) or await answer(exchange, sure=False)


async def goes_on(exchange: Exchange) -> Said | None:
    """Answer words that go on with the actions that we talk about: *whose is it?*, *and Jia?*, *by when?*."""
    if exchange.topic.intent != Intent.ACTIONS.value or exchange.heard.slots.board or exchange.heard.slots.item:
        return None
    cut = action_asks.cut(exchange)
    if said := await _same(exchange, cut):
        return said
    if _TURNS.search(action_asks.plain(exchange.words)):
        found = await action_naming.meant(exchange, sure=True)
        if found is not None and found.whole and len(found.actions) == 1:
            return action_one.said(exchange, found)
    person = await action_naming.lead_named(exchange)
    if person is None or action_naming.left(exchange, person.tokens):
        return None
    return await _of_person(exchange, person.named, replace(cut, wanted=Wanted.OPEN))


async def _printed(exchange: Exchange) -> Said | None:
    """Give the rows of a tracker as it was printed for a meeting that the words name: all, or those they are about."""
    chosen = await choosing.choose(exchange, usually="last")
    if not isinstance(chosen, Chosen):
        return None
    key = exchange.asker.register.rules[chosen.meeting.board_id].key
    found = await owed.owed(exchange.uow, exchange.asker, board=key, wanted=Wanted.ALL)
    history = await owed.history(exchange.uow, exchange.asker, found.actions)
    rows = [one for one in history if one.is_row and one.on == chosen.meeting.on]
    if words := action_naming.left(exchange):
        named = await action_names.likely(exchange.uow, exchange.asker, words, found.actions, rows)
        meant = [one.action.id for one in named if one.fit.share >= action_naming.ENOUGH]
        rows = [one for one in rows if one.action_id in meant]
    if not rows:
        return None
    facts = tuple(Fact(one.said.subject or "Action", _row(one), one.said.source.cite()) for one in rows)
    body = f"The tracker for {chosen.phrase()} has {wording.count(len(rows), 'row')}{' on this' if words else ''}."
    message = Message(body, title=f"The tracker of {wording.short_day(chosen.meeting.on)}", facts=facts)
    these = [one for one in found.actions if any(row.action_id == one.id for row in rows)]
    return _about(say(exchange, action_lists.also(exchange, message), board=key), these)


def _row(one: Mention) -> str:
    """Say a row of a tracker as it was printed."""
    said = one.said
    leads = "/".join(lead.written for lead in said.leads if not lead.supporting)
    helping = " and ".join(lead.written for lead in said.leads if lead.supporting)
    lead = " with ".join(part for part in (leads, helping) if part)
    parts = [f"“{wording.clip(said.text, 400)}”", f"Lead: {lead or 'nobody named'}."]
    parts.append(f"Deadline: {said.deadline}." if said.deadline else "No deadline.")
    parts.append(f"Progress: “{wording.clip(said.progress, 400)}”" if said.progress else "No progress noted.")
    return " ".join(parts)


async def _one(exchange: Exchange, cut: Cut) -> Said | None:
    """Tell the one action, or the few, that the words name; or, where they name none, the one we talk about."""
    slots = exchange.heard.slots
    if any(who.naming in {Naming.SEVERAL, Naming.PRONOUN} for who in slots.people):
        return None
    if said := await action_one.answer(exchange, sure=True):
        return said
    return await _same(exchange, cut)


async def _same(exchange: Exchange, cut: Cut) -> Said | None:
    """Tell more of the action that we talk about, where the words name no other and no list."""
    row, slots = action_naming.talked_of(exchange), exchange.heard.slots
    pointed = bool(exchange.lows & _OF_IT)
    others = slots.people or slots.board or (cut.named and not pointed) or action_naming.left(exchange)
    asks = pointed or action_asks.ask(exchange.words) in _PARTS
    if row is None or others or not asks:
        return None
    found = await action_naming.same(exchange, row)
    return action_one.said(exchange, found) if found else None


def _talked_of(exchange: Exchange) -> Named | None:
    """Give whose actions we talk about, for words that bring only how they are to stand: *overdue ones*."""
    key = exchange.topic.person
    if key is None or exchange.topic.intent != Intent.ACTIONS.value or exchange.lows & _NAMING_ACTIONS:
        return None
    known = exchange.asker.register.person(key)
    return Named(known.name, known.key, known.id, me=known.id == exchange.asker.person.id) if known else None


async def _of_boards(exchange: Exchange, cut: Cut) -> Said:
    board = exchange.heard.slots.board
    wanted = action_cuts.standing(cut)
    boards = exchange.asker.boards_meant(board)
    whose = f"of {wording.listing(f'the {one.name}' for one in boards)}"
    if cut.raised and cut.wanted is Wanted.OPEN and not _says_open(exchange):
        cut, wanted = replace(cut, wanted=Wanted.ALL), Wanted.ALL
    found = _tracked(await owed.owed(exchange.uow, exchange.asker, board=board, wanted=wanted), cut)
    if action_cuts.special(cut):
        shown = await action_cuts.listed(exchange, found, cut, whose)
        return _about(say(exchange, action_lists.also(exchange, shown.message), board=board), shown.actions)
    said = say(exchange, action_lists.listed(exchange, found, wanted, whose, mine=False), board=board)
    return _about(said, found.actions)


def _tracked(found: Owed, cut: Cut) -> Owed:
    """Leave out what no tracker holds, where the tracker is asked for and has any."""
    rows = tuple(one for one in found.actions if one.tracked)
    return replace(found, actions=rows) if cut.tracker and rows else found


def _about(said: Said, these: Sequence[KeptAction]) -> Said:
    """Remember the one action that was listed: what is asked next may be about it."""
    if len(these) != 1:
        return said
    return Said(said.messages, replace(said.topic, entry=f"actions:{these[0].id}"))


def _says_open(exchange: Exchange) -> bool:
    return exchange.heard.slots.standing == "open" or bool(exchange.lows & {"still", "yet", "left", "open"})


async def _of_person(exchange: Exchange, person: Named, cut: Cut) -> Said:
    board = exchange.heard.slots.board
    wanted = action_cuts.standing(cut)
    if cut.raised and cut.wanted is Wanted.OPEN and not _says_open(exchange):
        wanted = Wanted.ALL
    if person.row is None:
        return await _of_name(exchange, person, wanted)
    found = await owed.owed(exchange.uow, exchange.asker, board=board, wanted=wanted, person_id=person.row)
    leading = tuple(one for one in found.actions if one.id not in found.helping)
    helping = tuple(one for one in found.actions if one.id in found.helping)
    whose = f"of {person.name}"
    if action_cuts.special(cut) and found.actions:
        shown = await action_cuts.listed(exchange, found, replace(cut, wanted=wanted), whose)
        if shown.actions:
            return _about(say(exchange, shown.message, person=person.key), shown.actions)
    message = action_lists.listed(exchange, replace(found, actions=leading), wanted, whose, mine=person.me)
    message = action_lists.helping(exchange, message, replace(found, actions=helping), person)
    if not found.actions and wanted is Wanted.OVERDUE:
        found = await owed.owed(exchange.uow, exchange.asker, board=board, wanted=Wanted.OPEN, person_id=person.row)
        message = _open_besides(exchange, message, found)
    if not found.actions:
        message = await _promised(exchange, message, person)
    message = _not_that_one(exchange, message, person)
    return _about(say(exchange, message, person=person.key), found.actions)


def _open_besides(exchange: Exchange, message: Message, found: Owed) -> Message:
    """Add what somebody owes that is not late."""
    if not found.actions:
        return message
    facts = tuple(action_lists.fact(exchange, one, found, mine=False) for one in found.actions[: action_lists.LISTED])
    which = wording.count(len(found.actions), "open action")
    return replace(message, body=f"{message.body} Not late: {which}.", title="Not overdue", facts=facts)


def _not_that_one(exchange: Exchange, message: Message, person: Named) -> Message:
    """Say first that nobody asked them for what the words name: what they owe besides is only the nearest."""
    called = frozenset(name_parts(person.name)) | {part.lower() for part in person.name.split()}
    words = action_naming.left(exchange, called)
    if not words or action_asks.ask(exchange.words) is Ask.WHAT or action_asks.cut(exchange).named:
        return message
    said = "I find no action of yours" if person.me else f"I find no action of {person.name}"
    return replace(message, body=f"{said} about “{words}”. {message.body}", manner=Manner.NEAREST)


async def _promised(exchange: Exchange, message: Message, person: Named) -> Message:
    """Add what the minutes say that somebody would do, though they mark it as no action."""
    declared = next((one for one in exchange.asker.register.everybody if one.key == person.key), None)
    written = {form for term in declared.terms for form in (term.name, term.initials) if form} if declared else set()
    held = await promises.of(exchange.uow, exchange.asker, written)
    if not held:
        return message
    facts = tuple(Fact("In the minutes", f"“{one.value.text}”", one.value.source.cite()) for one in held)
    them = "this" if len(held) == 1 else "these"
    body = f"{message.body} The minutes have {them} of {person.name}, and mark {them} as no action:"
    return replace(message, body=body, facts=(*message.facts, *facts))


async def _of_name(exchange: Exchange, person: Named, wanted: Wanted) -> Said:
    """List what the papers write beside a name that the board file does not know."""
    every = await owed.owed(exchange.uow, exchange.asker, board=exchange.heard.slots.board, wanted=wanted)
    fitting = tuple(action for action in every.actions if _leads(action, person.name))
    framed = exchange.lows & (_NAMING_ACTIONS | (action_asks.FRAMING & _OWING))
    if not fitting and not framed:
        return await papers.papers(exchange)  # a name that owes nothing may be a home's: “is Orchard View inadequate?”
    if not fitting:
        missing = exchanges.cannot_find(f"anybody called {person.name}, nor an action of theirs,")
        return say(exchange, action_lists.also(exchange, missing))
    found = Owed(fitting, 0, offer_alone=False, gone=every.gone)
    listed = action_lists.listed(exchange, found, wanted, f"of {person.name}", mine=False)
    return say(exchange, action_lists.also(exchange, listed))


def _leads(action: KeptAction, name: str) -> bool:
    called = [people.Person(lead.written, (people.Term(lead.written),)) for lead in action.leads]
    return isinstance(people.match(name, called), people.Certain)


_OWING = frozenset(
    """action actions any closed complete completed deadline done due finished got late lead leads list open outstanding
    overdue owe owed owes owing owns pending progress responsible status still support supports supporting tracker
    waiting missed remaining left task tasks todo yet""".split()  # noqa: SIM905 -- reads better as words
)
_PARTS = frozenset(one for one in action_asks.Ask if one is not action_asks.Ask.WHAT)
