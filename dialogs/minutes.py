"""Questions that the attendance list of minutes answers: who was there, took the chair or the minutes, who was not."""

import re
from dataclasses import replace

from board import wording
from board.messages import Choice, Fact, Manner, Message
from board.packs import sentences
from board.packs.values import Attendance, Part
from dialogs import choosing, listed, movements, naming, posts, recorded, stand_ins, was_there
from dialogs import exchange as exchanges
from dialogs.exchange import Exchange, Said
from dialogs.naming import Named
from dialogs.recorded import Read
from dialogs.understanding.values import Naming

_TAKER = re.compile(
    r"\b(?:took|take|takes|taking|wrote|write|writes|writing|did|do|does|doing|kept|keeping|typed|noted|who'?s?|was)\b"
    r".{0,20}\b(?:the |our )?(?:minutes|notes)\b(?! (?:say|record|show|list))|\bminute[- ]?tak\w+|\bnote[- ]?tak\w+|"
    r"\bminuted\b|\bclerk(?:ed|ing)\b|\bscribe\b"
)
_CHAIR = re.compile(
    r"\bchair(?:ed|ing|s)\b|\b(?:in|took|take|takes|taking|had) the chair\b|"
    r"\bwho(?:'s| is| was|s)?(?: the| our)? chair\w*\b|"
    r"\bdid \S+(?: \S+)? chair\b|\bpresid(?:e|ed|es|ing)\b|\bran the\b|\bled the meeting\b|"
    r"^(?:the )?chair(?:\s|\W|$)(?! there)"
)
_OUTSIDERS = re.compile(
    r"\b(?:members? of the (?:public|press)|the public|public gallery|press|reporters?|journalists?|residents?|"
    r"observers?|onlookers|visitors|guests?)\b"
)
_PUBLIC_ASKED = re.compile(
    r"\b(?:(?:the|any|any of the|many|from the|of the|some) (?:general )?(?:public|press)|"
    r"public (?:there|in|come|came|gallery|turn)|"
    r"members? of the (?:public|press)|reporters?|journalists?|residents?|observers?|visitors|outsiders)\b"
)
_OFFICERS = re.compile(r"\b(?:officers?|staff|in attendance)\b")


async def attendance(exchange: Exchange) -> Said:
    """Say who was there, or whether somebody was; who took the chair, the minutes or another's place."""
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    words = exchange.words.lower().replace("’", "'")
    if _TAKER.search(words):
        return recorded.say(exchange, read, _noted(read, r"minut|note|secretar|clerk", "took the minutes"))
    if (said := stand_ins.answer(exchange, read)) is not None:
        return said
    if _PUBLIC_ASKED.search(words):
        return recorded.say(exchange, read, _public(read))
    return await _of_people(exchange, read, words)


async def _of_people(exchange: Exchange, read: Read, words: str) -> Said:
    """Say who took the chair, whether somebody was there, or who was."""
    person = _meant(exchange, read)
    if _CHAIR.search(words):
        return recorded.say(exchange, read, _chair(read, person if isinstance(person, Named) else None))
    if isinstance(person, Named) and exchange.heard.slots.item is not None:
        return await movements.moved(exchange, read, person)
    if person is not None:
        return await was_there.about_person(exchange, read, person)
    return recorded.say(exchange, read, _everybody(exchange, read, words))


def _meant(exchange: Exchange, read: Read) -> Named | Message | None:
    """Give the person who is asked about, by name or by post; a pronoun after a post is its holder."""
    people = exchange.heard.slots.people
    if all(said.naming in {Naming.PRONOUN, Naming.ME} for said in people):
        lines = posts.of_lines(exchange, [kept.line for kept in read.record.attendances])
        if len(lines) == 1:
            return posts.named(exchange, lines[0])
        if lines:
            return _each(read, lines)
        known = posts.known(exchange)
        if len(known) == 1:
            return Named(known[0].name, known[0].key, known[0].id)
    return naming.meant(exchange)


def _each(read: Read, lines: list[Attendance]) -> Message:
    """Say of each holder of a post how they are listed, where several hold one of that name."""
    listed_as = (f"{_with_organisation(line)}, {line.title}, under {line.part.value}" for line in lines)
    body = f"{read.before}The attendance list of {read.chosen.phrase()} has {wording.listing(listed_as)}."
    return Message(body, sources=wording.cited([line.source.cite() for line in lines]))


def _noted(read: Read, note: str, did: str) -> Message:
    """Say whom the list notes as having done something."""
    lines = [kept.line for kept in read.record.attendances if re.search(note, (kept.line.note or "").lower())]
    if not lines:
        body = f"{read.before}The minutes of {read.chosen.phrase()} do not say who {did}."
        return Message(body, sources=(read.record.source,), manner=Manner.CANNOT)
    who = wording.listing(_with_organisation(line) for line in lines)
    body = f"{read.before}{who} {did} at {read.chosen.phrase()}."
    return Message(body, sources=wording.cited([line.source.cite() for line in lines]))


def _chair(read: Read, person: Named | None) -> Message:
    message = _noted(read, r"chair", "took the chair")
    if person is None or message.manner is not Manner.ANSWERS:
        return message
    line = listed.line_of(read, person)
    yes = line is not None and "chair" in (line.note or "").lower()
    return replace(message, body=f"{'Yes' if yes else 'No'}: {message.body}")


def _with_organisation(line: Attendance) -> str:
    return f"{line.name} ({line.organisation})" if line.organisation else line.name


def _public(read: Read) -> Message:
    """Quote what the minutes say of the public or the press."""
    found = [
        (sentence.strip(), item)
        for item in read.record.items
        for sentence in sentences.split(item.text)
        if _OUTSIDERS.search(sentence.lower())
    ]
    phrase = read.chosen.phrase()
    if not found:
        body = f"{read.before}The minutes of {phrase} do not say whether any of the public or the press were there."
        return Message(body, sources=(read.record.source,), manner=Manner.CANNOT)
    quoted = " ".join(f"“{sentence}”" for sentence, _ in found[:3])
    body = f"{read.before}The minutes of {phrase} say: {quoted}"
    return Message(body, sources=wording.cited([item.source.cite() for _, item in found[:3]]))


def _everybody(exchange: Exchange, read: Read, words: str) -> Message:
    facts = tuple(
        Fact(part.value.capitalize(), wording.listing(map(listed.person, lines)), lines[0].source.cite())
        for part in (Part.PRESENT, Part.IN_ATTENDANCE, Part.APOLOGIES)
        if (lines := listed.lines(read, part))
    )
    members = len(listed.lines(read, Part.PRESENT))
    body = f"{read.before}{_were(members)} listed as present at {read.chosen.phrase()}."
    others = len(listed.lines(read, Part.IN_ATTENDANCE))
    if exchange.heard.slots.count and _OFFICERS.search(words):
        body = f"{read.before}{_were(others)} listed as in attendance at {read.chosen.phrase()}."
    elif exchange.heard.slots.count and others:
        body += f" {wording.count(others, 'other')} {'was' if others == 1 else 'were'} in attendance."
    chairs = [line.name for line in listed.lines(read, Part.PRESENT) if "chair" in (line.note or "").lower()]
    body += f" {chairs[0]} took the chair." if len(chairs) == 1 else ""
    if exchange.heard.slots.item is not None and read.record.comings:
        moves = (listed.movement(one.movement, one.item, one.at) for one in read.record.comings)
        who = (listed.called(read, one.who) for one in read.record.comings)
        body += "".join(f" {name}: {move}." for name, move in zip(who, moves, strict=True))
    choices = (
        Choice("Quorum", f"Was there a quorum at {choosing.of(exchange, read.chosen.meeting)}?"),
        Choice("Joined or left", f"Who joined late or left early at {choosing.of(exchange, read.chosen.meeting)}?"),
    )
    title = f"Attendance at {read.chosen.phrase()}"
    return Message(body, title=title, facts=facts, sources=(read.record.source,), choices=choices)


def _were(number: int) -> str:
    """Count people, who need not be members: a substitute is listed as present too."""
    return f"{wording.count(number, 'person is', 'people are')}"


async def apologies(exchange: Exchange) -> Said:
    """Say who sent apologies."""
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    if (said := stand_ins.answer(exchange, read)) is not None:
        return said
    person = _meant(exchange, read)
    if person is not None:
        return await was_there.about_person(exchange, read, person)
    lines = listed.lines(read, Part.APOLOGIES)
    if not lines:
        body = f"{read.before}The minutes record no apologies for {read.chosen.phrase()}."
        return recorded.say(exchange, read, Message(body, sources=(read.record.source,)))
    number = f"{wording.count(len(lines), 'person', 'people')}: " if exchange.heard.slots.count else ""
    body = f"{read.before}Apologies for {read.chosen.phrase()} came from {number}"
    body += f"{wording.listing(map(listed.person, lines))}."
    message = Message(body, sources=wording.cited([line.source.cite() for line in lines]))
    said = recorded.say(exchange, read, message)
    return replace(said, topic=_of_one(exchange, read, lines, said.topic))


def _of_one(exchange: Exchange, read: Read, lines: list[Attendance], topic: exchanges.Topic) -> exchanges.Topic:
    """Remember the one person who was absent, or the one member of several: *who was there in her place?*."""
    known = [posts.named(exchange, line) for line in lines]
    board = exchange.asker.register.board_by_id(read.chosen.meeting.board_id)
    seats = {seat.holder(read.chosen.meeting.on) for seat in exchange.asker.register.rules[board.id].seats}
    held = [one.key for one in known if one.key in seats] if len(known) > 1 else [one.key for one in known]
    return replace(topic, person=held[0]) if len(held) == 1 and held[0] else topic
