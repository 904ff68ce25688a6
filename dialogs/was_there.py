"""Whether one person was at a meeting, or sent apologies, by the attendance list and the comings and goings."""

import re
from dataclasses import replace

from board import wording
from board.messages import Message
from board.packs.values import Part
from dialogs import listed, recorded
from dialogs.exchange import Exchange, Said
from dialogs.naming import Named
from dialogs.recorded import Read
from dialogs.understanding import Intent

_OPEN = re.compile(r"\b(?:why|when|where|how come)\b|n['’]?t\b|\bnot\b")  # no yes and no no answers these


async def about_person(exchange: Exchange, read: Read, person: Named | Message) -> Said:
    """Say whether one person was there, or sent apologies where that is asked."""
    if isinstance(person, Message):
        return recorded.say(exchange, read, person)
    asked_for = Part.APOLOGIES if exchange.heard.intent is Intent.APOLOGIES else None
    message = _was_there(read, person, asked_for, exchange.words)
    if listed.line_of(read, person) is None and recorded.is_assumed(exchange, read) and not exchange.continues:
        own = await recorded.newest_of_own(exchange, read)
        if own is not None and listed.line_of(own, person) is not None:
            there = _was_there(own, person, asked_for, exchange.words)
            sources = wording.cited([*there.sources, *message.sources])
            read, message = own, replace(there, body=f"{there.body} {message.body}", sources=sources)
    said = recorded.say(exchange, read, message)
    return replace(said, topic=replace(said.topic, person=person.key or said.topic.person))


def _was_there(read: Read, person: Named, asked_for: Part | None, words: str) -> Message:
    """Answer whether somebody was there, or (``asked_for``) whether they sent apologies."""
    line = listed.line_of(read, person)
    phrase = read.chosen.phrase()
    if line is None:
        verb = "are" if person.me else "is"
        body = f"{read.before}{person.subject} {verb} not in the attendance list of {phrase}."
        return Message(body, sources=(read.record.source,))
    verb = {
        Part.PRESENT: "attended",
        Part.IN_ATTENDANCE: f"{'were' if person.me else 'was'} in attendance at",
        Part.APOLOGIES: "sent apologies for",
    }[line.part]
    if _OPEN.search(words.lower()):
        answer = ""
    else:
        answer = "Yes: " if (line.part is Part.APOLOGIES) == (asked_for is Part.APOLOGIES) else "No: "
    moves = listed.moves_of(read, line)
    who = ("you" if answer else "You") if person.me else person.name
    body = f"{read.before}{answer}{who} {verb} {phrase}."
    body += "".join(f" {listed.movement(coming.movement, coming.item, coming.at)}." for coming in moves)
    sources = [line.source.cite(), *(coming.source.cite() for coming in moves)]
    return Message(body, sources=wording.cited(sources))
