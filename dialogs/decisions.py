"""Questions about what was resolved: as a whole, under one item, about something, or on somebody's paper.

Which decisions fit some words is judged in ``resolving``; what is to be decided yet stands in the reports of a meeting
to come.
"""

import re
from dataclasses import replace

from acts import sittings
from board import asked as kinds
from board import premises, wording
from board.asked import Kind
from board.messages import Choice, Fact, Manner, Message
from board.packs.values import Decision, DecisionKind
from dialogs import choosing, items, recorded, reports, resolving
from dialogs import exchange as exchanges
from dialogs.exchange import Exchange, Said
from dialogs.recorded import Read
from dialogs.resolving import Asked
from dialogs.understanding import Aspect, Intent

# How a yes/no question whether something was approved is answered, by what the board did.
_OUTCOMES = {
    DecisionKind.AGREED: "Yes, agreed. ",
    DecisionKind.AMENDED: "Yes, as amended. ",
    DecisionKind.CONDITIONAL: "Yes, but not without conditions. ",
    DecisionKind.DEFERRED: "Not yet: it was put off. ",
    DecisionKind.NOTED: "It was noted. ",
    DecisionKind.REJECTED: "No, it was refused. ",
    DecisionKind.DELEGATED: "It was delegated. ",
    DecisionKind.RECOMMENDED: "It was recommended to another body. ",
}

_VOTES = re.compile(r"\b(?:vot(?:e|es|ed|ing)|unanimous\w*|ballot|show of hands|for and against)\b", re.IGNORECASE)
# What a decision may leave out, and the question is about.
_TOLD = {Kind.MONEY: "what it costs", Kind.REASON: "why"}


async def decisions(exchange: Exchange) -> Said:
    """Say what was resolved, as a whole or about something."""
    asked = resolving.asked(exchange)
    if resolving.is_to_come(exchange) and (said := await _to_come(exchange, asked)) is not None:
        return said
    if resolving.of_minutes(exchange.words):
        exchange = replace(exchange, heard=replace(exchange.heard, slots=replace(exchange.heard.slots, when=None)))
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    if asked.is_all:
        return _listed(exchange, read, asked, list(read.record.decisions))
    return await _of_somebody(exchange, read, asked) or await _about(exchange, read, asked)


async def _about(exchange: Exchange, read: Read, asked: Asked) -> Said:
    """Say what was resolved about something: in the minutes that are meant, else in others where none was named."""
    looked = [read]
    if asked.number is None and recorded.is_assumed(exchange, read):
        looked += [other async for other in recorded.others(exchange, read)]
    for one in looked:
        if found := resolving.fitting(asked, one):
            return _listed(exchange, one, asked, found)
    return _none_of_the_kind(exchange, read, asked) if asked.kinds else await _nothing(exchange, looked, asked)


async def _of_somebody(exchange: Exchange, read: Read, asked: Asked) -> Said | None:
    """Say what was resolved on a paper that somebody brought: the items that they led, or presented by the minutes."""
    if not resolving.is_of_a_paper(exchange):
        return None
    person = resolving.presenter(exchange)
    if person is None:
        return None
    found = await sittings.agenda(exchange.uow, exchange.asker, read.chosen.meeting)
    meeting = read.chosen.meeting
    led = [one.title for one in found.items if one.lead and items.leads(exchange, one.lead, person, meeting)]
    numbers = resolving.brought(read, person, led)
    decided = [one for one in read.record.decisions if one.item in numbers]
    if not decided:
        return None
    return _listed(exchange, read, replace(asked, said=f"the paper of {person.name}"), decided)


def _none_of_the_kind(exchange: Exchange, read: Read, asked: Asked) -> Said:
    """Say that nothing was deferred, or refused, and how much was decided instead."""
    kinds = wording.listing(sorted(kind.value for kind in asked.kinds), "or")
    phrase = read.chosen.phrase()
    count = wording.count(len(read.record.decisions), "decision")
    body = f"{read.before}The minutes of {phrase} record nothing that was {kinds}."
    body += f" They record {count} that I may show here."
    choice = Choice("All decisions", f"What was decided at {choosing.of(exchange, read.chosen.meeting)}?")
    message = Message(body + _also(exchange, read), sources=(read.record.source,), choices=(choice,))
    return recorded.say(exchange, read, message)


def _listed(exchange: Exchange, read: Read, asked: Asked, found: list[Decision]) -> Said:
    more = _also(exchange, read)
    phrase, of = read.chosen.phrase(), choosing.of(exchange, read.chosen.meeting)
    who = Choice("Attendance", f"Who attended {of}?")
    if not found:
        body = f"{read.before}The minutes of {phrase} record no decision that I may show here.{more}"
        return recorded.say(exchange, read, Message(body, sources=(read.record.source,), choices=(who,)))
    titles = {item.number: item.title for item in read.record.items}
    facts = tuple(
        Fact(
            f"Item {decision.item}, {titles.get(decision.item, '')}".rstrip(", ") if decision.item else "Decision",
            decision.text,
            decision.source.cite(),
        )
        for decision in found
    )
    kinds = {decision.kind for decision in found}
    first = _OUTCOMES.get(next(iter(kinds)), "") if len(kinds) == 1 and resolving.wants_outcome(exchange) else ""
    record = f"record {wording.count(len(found), 'decision')}{asked.subject()}"
    wrong = premises.correction(exchange.words, found[0].text) if len(found) == 1 else None
    first = f"{wrong} " if wrong else first  # whoever names another sum is not told yes
    body = f"{first}{read.before}The minutes of {phrase} {record}.{more}"
    missing = _missing(exchange.words, " ".join(decision.text for decision in found))
    if missing:
        body = f"{read.before}The minutes of {phrase} do not say {missing}. They {record}.{more}"
    manner = Manner.NEAREST if missing else Manner.ANSWERS
    message = Message(body, title=f"Decisions of {phrase}", facts=facts, choices=(who,), manner=manner)
    said = recorded.say(exchange, read, message)
    numbers = {decision.item for decision in found}
    return replace(said, topic=replace(said.topic, item=numbers.pop() if len(numbers) == 1 else None))


def _missing(words: str, resolved: str) -> str:
    """Say what a question asks for that no decision tells: how somebody voted, a sum, a reason; '' where none is."""
    if _VOTES.search(words) and not _VOTES.search(resolved):
        return "how anybody voted"
    kind = kinds.kind(words)
    return "" if kind not in _TOLD or kinds.has(kind, resolved) else _TOLD[kind]


async def _nothing(exchange: Exchange, looked: list[Read], asked: Asked) -> Said:
    """Say that no minutes that were looked into hold such a decision; near ones are named, never taken for it."""
    if recorded.is_assumed(exchange, looked[0]) and (coming := await _to_come(exchange, asked)) is not None:
        return coming
    read = looked[0]
    where = recorded.looked_into(looked)
    body = f"{read.before}I cannot find a decision{asked.subject()} in the minutes of {where}.{_also(exchange, read)}"
    near = resolving.near(asked, looked) if asked.number is None else []
    if near:
        body += " The nearest do not mention all of that:"
    facts = tuple(
        Fact(f"{one.chosen.phrase()}".removeprefix("the "), decision.text, decision.source.cite())
        for one, decision in near
    )
    whole = Choice("All decisions", f"What was decided at {choosing.of(exchange, read.chosen.meeting)}?")
    sources = wording.cited([one.record.source for one in looked[:3]])
    manner = Manner.NEAREST if near else Manner.CANNOT
    message = Message(body, facts=facts, sources=sources, choices=(whole,), manner=manner)
    return recorded.say(exchange, read, message)


async def _to_come(exchange: Exchange, asked: Asked) -> Said | None:
    """Say what a coming meeting's report recommends on the matter, where one surely fits; None where none does."""
    slots = replace(exchange.heard.slots, aspect=Aspect.RECOMMENDATIONS)
    if not asked.matter:
        return None
    heard = replace(exchange.heard, intent=Intent.REPORT, slots=replace(slots, about=asked.said, when=None))
    asks = replace(exchange, heard=heard, words=f"recommendations {asked.said}")
    said = await reports.answer(asks, sure=True)
    if said is None or said.messages[-1].manner is not Manner.ANSWERS:
        return None
    message = said.messages[-1]
    note = "" if resolving.is_to_come(exchange) else "No minutes that I hold record that decision. "
    return replace(said, messages=(replace(message, body=f"{note}{message.body}"),))


def _also(exchange: Exchange, read: Read) -> str:
    """Say that more is looked at in private: in the same words whether or not there is more, so that they tell none."""
    board = exchange.asker.register.board_by_id(read.chosen.meeting.board_id)
    return f" {exchanges.ALSO}" if exchange.asker.could_see_alone(board) else ""
