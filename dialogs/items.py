"""Questions about one item: what it is, where it stands, who leads it, why it is closed; and what somebody leads."""

import re

from acts import sittings
from acts.sittings import Agenda
from board import people, wording
from board.messages import Choice, Manner, Message
from board.packs.values import AgendaItem
from dialogs import choosing, closed, naming, risks, titles
from dialogs import exchange as exchanges
from dialogs.agenda import about, agenda, purpose, withheld
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange, Said, say
from dialogs.naming import Named
from dialogs.understanding import Intent
from storage.meetings import Meeting

_IS_OPEN = re.compile(r"\b(?:public|private|exempt|confidential|closed|secret|publication)\b")
_RISKS = frozenset({"risk", "risks"})
_PLACES = {
    name: place
    for place, names in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
    for name in (names, f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place, 'th') }")
}


async def item(exchange: Exchange) -> Said:
    """Say what one item is, who leads it, where it stands; or which items somebody leads."""
    if (said := await closed.answer(exchange) or await _of_a_risk(exchange)) is not None:
        return said
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    found = await sittings.agenda(exchange.uow, exchange.asker, chosen.meeting)
    number = _number(exchange, found)
    if not found.items:
        return await _of_the_minutes(exchange, chosen, number)
    if number is None and _asks_for_all(exchange):
        return await agenda(exchange)
    person = naming.meant(exchange) if number is None else None
    if isinstance(person, Message):
        return say(exchange, person, **about(exchange, chosen))
    return _described(exchange, chosen, found, number) if person is None else _led_by(exchange, chosen, found, person)


async def _of_a_risk(exchange: Exchange) -> Said | None:
    """“Who is the lead for the winter risk?” names a risk, not an item."""
    return await risks.answer(exchange, sure=True) if exchange.lows & _RISKS else None


def _asks_for_all(exchange: Exchange) -> bool:
    """Tell *which items are for decision?* and *who leads what?*, which name no item, from a question about one."""
    slots = exchange.heard.slots
    if slots.people:
        return False
    nothing_named = not titles.telling(exchange.words)
    if exchange.heard.intent is Intent.LEAD:
        return nothing_named
    return nothing_named or (purpose(exchange) is not None and not slots.about.strip())


def _number(exchange: Exchange, found: Agenda) -> str | None:
    """Give the number of the item that is meant: as said, by its place (*the fourth one*), or the one talked about."""
    slots = exchange.heard.slots
    if slots.item is not None:
        return slots.item
    place = next((_PLACES[low] for low in exchange.words.lower().replace(",", " ").split() if low in _PLACES), None)
    place = place if place is not None else slots.ordinal
    if place is not None and place <= len(found.items) and not titles.meant(exchange.words, found.items):
        return found.items[place - 1].number
    named = slots.people or titles.telling(exchange.words)
    return None if named else exchange.topic.item


async def _of_the_minutes(exchange: Exchange, chosen: Chosen, number: str | None) -> Said:
    """Tell what an item was by the minutes, where the meeting's agenda is not here."""
    of = about(exchange, chosen)
    record = await sittings.record(exchange.uow, exchange.asker, chosen.meeting)
    items = record.items if record else ()
    numbered = [one for one in items if number is not None and one.number.rstrip(".") == number.rstrip(".")]
    meant = numbered or ([] if number else titles.meant(exchange.words, items))
    if record is None or not meant or exchange.heard.intent is Intent.LEAD:
        return say(exchange, exchanges.cannot_find(f"the agenda of {chosen.phrase()}"), **of)
    named = wording.listing(f"item {one.number}, {one.title}" for one in meant)
    body = f"In the minutes of {chosen.phrase()}: {named}."
    message = Message(body, sources=wording.cited([one.source.cite() for one in meant]))
    return say(exchange, message, **of, item=meant[0].number)


def _described(exchange: Exchange, chosen: Chosen, found: Agenda, number: str | None) -> Said:
    slots = exchange.heard.slots
    items = _items_meant(found, number, slots.about) or _items_meant(found, number, exchange.words)
    if not items:
        named = f"item {number}" if number else f"an item about “{slots.about or 'that'}”"
        agenda_of = Choice("Agenda", f"What is on the agenda of {choosing.of(exchange, chosen.meeting)}?")
        missing = exchanges.cannot_find(f"{named} on the agenda of {chosen.phrase()}", agenda_of)
        more = f"{missing.body}{withheld(found)}"
        message = Message(more, choices=missing.choices, manner=Manner.CANNOT)
        return say(exchange, message, **about(exchange, chosen), item=number)
    sentences = [_said(one) for one in items]
    if len(items) == 1 and _IS_OPEN.search(exchange.words.lower()) and not items[0].restricted:
        sentences[0] += " The agenda does not mark it as closed to the public."
    sources = wording.cited([one.source.cite() for one in items])
    message = Message(f"At {chosen.phrase()}: " + " ".join(sentences), sources=sources)
    return say(exchange, message, **about(exchange, chosen), item=items[0].number)


def _items_meant(found: Agenda, number: str | None, words: str) -> list[AgendaItem]:
    if number is not None:
        return [one for one in found.items if one.number.rstrip(".") == number.rstrip(".")]
    return titles.meant(words, found.items)


def _said(one: AgendaItem) -> str:
    lead = f"is led by {one.lead}" if one.lead else "names no lead"
    purposes = f", for {wording.listing(purpose.value for purpose in one.purposes)}" if one.purposes else ""
    pages = f" ({wording.pages(one.pages)})" if one.pages else ""
    restricted = ", not for publication" if one.restricted else ""
    return f"item {one.number}, {one.title}{pages}, {lead}{purposes}{restricted}."


def _led_by(exchange: Exchange, chosen: Chosen, found: Agenda, person: Named) -> Said:
    items = [one for one in found.items if one.lead and leads(exchange, one.lead, person, chosen.meeting)]
    who = f"{person.subject} {'lead' if person.me else 'leads'}"
    board = exchange.asker.register.board_by_id(chosen.meeting.board_id)
    whole = exchange.asker.may_see(board, restricted=True)
    if items:
        body = f"{who} {wording.listing(f'item {one.number}, {one.title}' for one in items)} at {chosen.phrase()}."
    elif whole:
        body = f"{who} no item of {chosen.phrase()}."
    else:
        body = f"{who} no item of {chosen.phrase()} that I may show here."
    body += withheld(found)
    sources = wording.cited([one.source.cite() for one in items] or [chosen.meeting.source.cite()])
    number = items[0].number if len(items) == 1 else None
    message = Message(body, sources=sources)
    return say(exchange, message, **about(exchange, chosen), person=person.key, item=number)


def leads(exchange: Exchange, written: str, person: Named, meeting: Meeting) -> bool:
    """Tell whether a lead as written is this person; several are parted by signs: *Callum Fraser/Yuki Tanaka*."""
    return any(_is(exchange, name, person, meeting) for name in _parted(written))


def _parted(written: str) -> list[str]:
    names = [name.strip() for name in re.split(r"\s*(?:/|;|,|&|\band\b|\bwith\b)\s*", written)]
    return list(dict.fromkeys([written, *(name for name in names if name)]))


def _is(exchange: Exchange, written: str, person: Named, meeting: Meeting) -> bool:
    match people.match(written, exchange.asker.register.everybody, on=meeting.on):
        case people.Certain(found):
            return found.key == person.key
        case people.Doubtful():
            return False
        case people.Nobody():
            lead = people.Person("lead", (people.Term(written),))
            return isinstance(people.match(person.name, (lead,)), people.Certain)
