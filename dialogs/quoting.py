"""The papers' own words, quoted with their page: the sentences that answer, or the nearest, said so; or none.

Nothing is summed up or worded anew.
"""

import re
from dataclasses import replace

from acts import evidence
from acts.evidence import Focus, Found, Quoted, Wanted
from board import lexis, wording
from board.evidence import Named
from board.messages import Fact, Manner, Message
from dialogs import exchange as exchanges
from dialogs import subjects
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.understanding import Day, Intent, Month, Naming, PersonSaid, Year

# Titles stand in previews, so they hold no word of a paper.
_SAYS, _NEAREST = "What the papers say", "The nearest in the papers"
_LONGEST = 600  # characters of a quotation; the page has the rest
_OF_SPEAKERS = re.compile(r"\bwho(?:se)?\b|\bwhich (?:councillor|member|director|officer)", re.IGNORECASE)
_LINES = 3  # of a focus
_INITIALS = re.compile(r"\b[A-Z]{2,3}\b")
_DATES = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?|mon|tues?|wednes|thurs|fri|satur|sun)(?:day)?\b|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|"
    r"apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|20\d\d|last|next|"
    r"previous|this|back|meeting|board|time)\b",
    re.IGNORECASE,
)


async def quote(exchange: Exchange, about: str) -> Said:
    """Quote what the papers say about something, or say that they do not."""
    if exchange.heard.slots.carried:  # the subject before is looked for too, and is not put into the asker's mouth
        about = exchange.words
    return _said(exchange, about, await _find(exchange, about, literally=True))


async def surely(exchange: Exchange) -> Said | None:
    """Quote sentences that hold nearly all that was asked; None where there are none."""
    found = await _find(exchange, exchange.words)
    return (
        _said(exchange, exchange.words, found) if found.quoted and evidence.is_answer(found, found.quoted[0]) else None
    )


async def better(exchange: Exchange, said: Said, *, by: float) -> Said | None:
    """Quote sentences that surely answer, where they hold so much more of the question than what was to be said."""
    text = " ".join(replace(message, choices=()).text() for message in said.messages)
    if exchange.heard.slots.about:  # what only echoes the question answers nothing
        text = text.replace(f"“{exchange.heard.slots.about}”", " ")
    found = await _find(exchange, exchange.words)
    return _said(exchange, exchange.words, found) if found.better_than(text, by=by) else None


async def nearest(exchange: Exchange) -> Said | None:
    """Quote what answers, or else what lies nearest, said to be no more; None where nothing is near."""
    found = await _find(exchange, exchange.words)
    return _said(exchange, exchange.words, found) if found.quoted and evidence.is_near(found, found.quoted[0]) else None


async def _find(exchange: Exchange, about: str, *, literally: bool = False) -> Found:
    slots = exchange.heard.slots
    named = slots.people or exchange.heard.named
    people = tuple(
        evidence.named(known, said.said, exchange.asker)
        for said in named
        if (known := exchange.asker.register.person(_key(exchange, said) or ""))
    )
    people += tuple(Named(said.said, (said.said,)) for said in slots.people if said.naming is Naming.UNKNOWN)
    on = await _days(exchange)
    wanted = Wanted(
        about,
        board=slots.board,
        without=" ".join(_DATES.findall(about)) if on is not None else "",
        on=on,
        day=isinstance(slots.when, Day),
        people=people,
        literally=literally,
        speaking=exchange.heard.intent is Intent.SAID and (bool(people) or _OF_SPEAKERS.search(about) is not None),
        carried=slots.carried,
        focus=_focus(exchange),
        item=slots.item,
    )
    return await evidence.find(exchange.uow, exchange.asker, wanted)


def _key(exchange: Exchange, said: PersonSaid) -> str | None:
    """Give the key of somebody named, or of whoever is talked about."""
    match said.naming:
        case Naming.ME:
            return exchange.asker.person.key
        case Naming.PRONOUN:
            return exchange.topic.person
        case _:
            return said.key


def _focus(exchange: Exchange) -> Focus | None:
    held = (exchange.topic.focus or "").split("\n")
    return Focus(held[0], held[1] or None, held[2] or None) if len(held) == _LINES else None


async def _days(exchange: Exchange) -> evidence.On | None:
    """Tell which days a question means; None where it names none, or names them by their place beside another."""
    match exchange.heard.slots.when:
        case Day(on):
            return lambda day: day == on
        case Month(month, year):
            return lambda day: day.month == month and year in {None, day.year}
        case Year(year):
            return lambda day: day.year == year
        case _:
            return None


def _said(exchange: Exchange, about: str, found: Found) -> Said:
    more = f" {exchanges.ALSO}" if found.offer_alone else ""
    if not found.quoted or not evidence.is_near(found, found.quoted[0]):
        what = f"anything about “{wording.clip(about.strip(' ?.!'), 80)}”"
        message = exchanges.cannot_find(what, ASKS[Intent.AGENDA], ASKS[Intent.HELP])
        return say(exchange, Message(message.body + more, choices=message.choices, manner=message.manner))
    sure = [one for one in found.quoted if evidence.is_answer(found, one)]
    shown = sure or list(found.quoted)
    facts = tuple(_fact(exchange, one) for one in shown)
    if sure:
        title, body, manner = _SAYS, "In the papers' own words:", Manner.ANSWERS
    else:
        body = f"{_without(about, shown[0])} The nearest words in the papers are:"
        title, manner = _NEAREST, Manner.NEAREST
    said = say(exchange, Message(body + more, title=title, facts=facts, manner=manner))
    place = shown[0].passage
    focus = "\n".join((place.source.document, place.source.item or "", (place.heading or "").replace("\n", " ")))
    return replace(said, topic=replace(said.topic, focus=focus))


def _without(about: str, one: Quoted) -> str:
    """Say that nothing answers; and of which words of the question no passage tells beside the rest."""
    stems = {stem for unit in one.fit.missing for stem in unit.stems}
    missing = [word for word in about.split() if stems & set(lexis.stems(word))]
    if not missing or len(missing) == len(about.split()):
        return "I find nothing that surely answers that."
    return f"I find no passage that mentions {subjects.together(about, missing)} with the rest of your question."


def _fact(exchange: Exchange, one: Quoted) -> Fact:
    quoted = wording.clip(" ".join(one.fit.sentences).replace(" | ", " · "), _LONGEST)
    who = _who(exchange, quoted) if one.spoken_on else ""
    return Fact(_stands_in(one), f"“{quoted}”{who}", one.passage.source.cite())


def _stands_in(one: Quoted) -> str:
    """Say where a sentence stands, as somebody would who turns to it: the minutes of a day, an item, a heading."""
    heading = (one.passage.heading or "").strip(" :–-")
    if one.spoken_on:
        return f"{heading}, minutes of {wording.short_day(one.spoken_on)}"
    return one.item or heading or "From the papers"


def _who(exchange: Exchange, quoted: str) -> str:
    """Say whose initials stand in a quotation of minutes, where they are one person's."""
    names = [
        f"{short} is {fitting[0]}"
        for short in dict.fromkeys(_INITIALS.findall(quoted))
        if len(fitting := _of_initials(exchange, short)) == 1
    ]
    return f" ({'; '.join(names)})" if names else ""


def _of_initials(exchange: Exchange, short: str) -> list[str]:
    return [
        person.terms[-1].name
        for person in exchange.asker.register.everybody
        if any(term.initials == short for term in person.terms)
    ]
