"""Questions that the attendance list of the minutes answers: who was there, who sent apologies, who came and went."""

import datetime as dt
from dataclasses import replace

from board import people, wording
from board.messages import Choice, Fact, Message
from board.packs.values import Attendance, Coming, Movement, Part
from dialogs import choosing, naming, recorded
from dialogs.exchange import Exchange, Said
from dialogs.naming import Named
from dialogs.recorded import Read
from dialogs.understanding import Intent
from storage.minutes import KeptAttendance


async def attendance(exchange: Exchange) -> Said:
    """Say who was there, or whether somebody was."""
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    person = naming.meant(exchange)
    if person is not None:
        return await _about_person(exchange, read, person)
    facts = tuple(
        Fact(part.value.capitalize(), wording.listing(map(_person, lines)), lines[0].source.cite())
        for part in (Part.PRESENT, Part.IN_ATTENDANCE, Part.APOLOGIES)
        if (lines := _lines(read, part))
    )
    members = len(_lines(read, Part.PRESENT))
    body = f"{read.before}{_were(members)} listed as present at {read.chosen.phrase()}."
    chairs = [line.name for line in _lines(read, Part.PRESENT) if "chair" in (line.note or "").lower()]
    body += f" {chairs[0]} took the chair." if len(chairs) == 1 else ""
    choices = (
        Choice("Quorum", f"Was there a quorum at {choosing.of(exchange, read.chosen.meeting)}?"),
        Choice("Joined or left", f"Who joined late or left early at {choosing.of(exchange, read.chosen.meeting)}?"),
    )
    title = f"Attendance at {read.chosen.phrase()}"
    message = Message(body, title=title, facts=facts, sources=(read.record.source,), choices=choices)
    return recorded.say(exchange, read, message)


def _were(number: int) -> str:
    """Count people, who need not be members: a substitute is listed as present too."""
    return f"{wording.count(number, 'person is', 'people are')}"


def _lines(read: Read, part: Part) -> list[Attendance]:
    return [kept.line for kept in read.record.attendances if kept.line.part is part]


def _person(line: Attendance) -> str:
    details = ", ".join(part for part in (line.organisation, line.note) if part)
    return f"{line.name} ({details})" if details else line.name


async def _about_person(exchange: Exchange, read: Read, person: Named | Message) -> Said:
    if isinstance(person, Message):
        return recorded.say(exchange, read, person)
    asked_for = Part.APOLOGIES if exchange.heard.intent is Intent.APOLOGIES else None
    message = _was_there(read, person, asked_for)
    if _line_of(read, person) is None and recorded.is_assumed(exchange, read) and not exchange.continues:
        own = await recorded.newest_of_own(exchange, read)
        if own is not None and _line_of(own, person) is not None:
            there = _was_there(own, person, asked_for)
            sources = wording.cited([*there.sources, *message.sources])
            read, message = own, replace(there, body=f"{there.body} {message.body}", sources=sources)
    said = recorded.say(exchange, read, message)
    return replace(said, topic=replace(said.topic, person=person.key or said.topic.person))


def _was_there(read: Read, person: Named, asked_for: Part | None) -> Message:
    """Answer whether somebody was there, or (``asked_for``) whether they sent apologies."""
    line = _line_of(read, person)
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
    answer = "Yes" if (line.part is Part.APOLOGIES) == (asked_for is Part.APOLOGIES) else "No"
    moves = _moves_of(read, line)
    body = f"{read.before}{answer}: {'you' if person.me else person.name} {verb} {phrase}."
    body += "".join(f" {_movement(coming.movement, coming.item, coming.at)}." for coming in moves)
    sources = [line.source.cite(), *(coming.source.cite() for coming in moves)]
    return Message(body, sources=wording.cited(sources))


def _moves_of(read: Read, line: Attendance) -> list[Coming]:
    lines = [_as_person(line)]
    return [one for one in read.record.comings if isinstance(people.match(one.who, lines), people.Certain)]


def _as_person(line: Attendance) -> people.Person:
    return people.Person(line.name, (people.Term(line.name, initials=line.initials),))


def _line_of(read: Read, person: Named) -> Attendance | None:
    if person.row is not None:
        for kept in read.record.attendances:
            if kept.person_id == person.row:
                return kept.line
    # A name that the board file does not know, or could not be matched, may still stand in the list.
    fitting = [kept.line for kept in read.record.attendances if kept.person_id is None and _is(person.name, kept)]
    return fitting[0] if len(fitting) == 1 else None


def _is(wanted: str, kept: KeptAttendance) -> bool:
    return isinstance(people.match(wanted, [_as_person(kept.line)]), people.Certain)


def _movement(movement: Movement, item: str | None, at: dt.time | None) -> str:
    said = "Joined" if movement is Movement.JOINED else "Left"
    said += f" at {wording.time(at)}" if at else ""
    return said + (f", at item {item}" if item else "")


async def apologies(exchange: Exchange) -> Said:
    """Say who sent apologies."""
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    person = naming.meant(exchange)
    if person is not None:
        return await _about_person(exchange, read, person)
    lines = _lines(read, Part.APOLOGIES)
    if not lines:
        body = f"{read.before}The minutes record no apologies for {read.chosen.phrase()}."
        return recorded.say(exchange, read, Message(body, sources=(read.record.source,)))
    body = f"{read.before}Apologies for {read.chosen.phrase()} came from {wording.listing(map(_person, lines))}."
    return recorded.say(exchange, read, Message(body, sources=wording.cited([line.source.cite() for line in lines])))


async def movements(exchange: Exchange) -> Said:
    """Say who joined and who left while the meeting sat."""
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    person = naming.meant(exchange)
    if person is not None:
        return await _moved(exchange, read, person)
    comings = read.record.comings
    if not comings:
        body = f"{read.before}The minutes of {read.chosen.phrase()} record nobody joining late or leaving early."
        return recorded.say(exchange, read, Message(body, sources=(read.record.source,)))
    facts = tuple(
        Fact(_called(read, coming.who), _movement(coming.movement, coming.item, coming.at), coming.source.cite())
        for coming in comings
    )
    title = f"Joined or left {read.chosen.phrase()}"
    body = f"{read.before}The minutes record {wording.count(len(comings), 'coming or going', 'comings and goings')}."
    return recorded.say(exchange, read, Message(body, title=title, facts=facts))


async def _moved(exchange: Exchange, read: Read, person: Named | Message) -> Said:
    """Say whether one person joined late or left early; of somebody who was not there, that they were not."""
    line = None if isinstance(person, Message) else _line_of(read, person)
    if isinstance(person, Message) or line is None or line.part is Part.APOLOGIES:
        return await _about_person(exchange, read, person)
    moves, phrase = _moves_of(read, line), read.chosen.phrase()
    who = "you" if person.me else person.name
    if not moves:
        body = f"{read.before}The minutes of {phrase} do not record that {who} joined late or left early."
        return recorded.say(exchange, read, Message(body, sources=(line.source.cite(),)))
    moved = (_movement(one.movement, one.item, one.at) for one in moves)
    did = wording.listing(one[:1].lower() + one[1:] for one in moved)
    body = f"{read.before}The minutes of {phrase} record that {who} {did}."
    return recorded.say(exchange, read, Message(body, sources=wording.cited([one.source.cite() for one in moves])))


def _called(read: Read, who: str) -> str:
    """Give somebody's name as the attendance list has it, for initials that fit one of its lines."""
    lines = {kept.line.name: kept.line for kept in read.record.attendances}
    match = people.match(who, [_as_person(line) for line in lines.values()])
    return lines[match.person.key].name if isinstance(match, people.Certain) else who
