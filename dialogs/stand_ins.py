"""Who was at a meeting in somebody's place: by the attendance list's notes and the minutes' own sentences.

The minutes' sentence is quoted as it stands: whom it means by initials is said beside it, from the attendance list.
"""

import re

from board import people, wording
from board.messages import Manner, Message
from board.packs import sentences
from board.packs.values import Part
from dialogs import listed, naming, recorded
from dialogs.exchange import Exchange, Said
from dialogs.naming import Named
from dialogs.recorded import Read

_ASKED = re.compile(
    r"\b(?:sat|sit|sitting|sits|stood|stand|standing|stands|filled|fill|filling|step\w*|went|came|there|attend\w*|was|"
    r"took|take|taken|had|sent)\b.*\b(?:in for|instead|on behalf|"
    r"(?:\w+'?s'?|her|his|their|my|of|your) (?:place|seat|chair|stead))\b|"
    r"\bsubstitut\w*|\bstand[- ]?ins?\b|\bdeputi[sz]\w*|\bsubbed\b|\brepresented (?!the\b)|\bproxy\b"
)
_TOOK_THE_CHAIR = re.compile(r"\b(?:in|took|take|taking|takes|had) the chair\b")
_STOOD_IN = re.compile(
    r"\b(?:sat|sitting|stood|standing|stepped|filled|filling) in for\b|\bin (?:\S+ ){1,3}(?:place|stead)\b|"
    r"\binstead of\b|\bon behalf of\b|\bsubstitut\w+|\bdeputi[sz]\w+|\brepresent(?:ed|ing) [A-Z]",
)
_NOTE = re.compile(r"\b(?:substitut\w*|for|deputi[sz]\w*|on behalf of|representing|vice|in place of)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z]{2,4}\b")


def answer(exchange: Exchange, read: Read) -> Said | None:
    """Say who was there in whose place; None where that is not asked."""
    words = exchange.words.lower().replace("’", "'")
    if not _ASKED.search(words) or _TOOK_THE_CHAIR.search(words):
        return None
    person = naming.meant(exchange)
    if isinstance(person, Message):
        return recorded.say(exchange, read, person)
    found = [*_by_notes(read, person), *_by_sentences(read, person)]
    phrase = read.chosen.phrase()
    if not found:
        whose = f" for {person.name}" if person else ""
        body = f"{read.before}The minutes of {phrase} record nobody standing in{whose}."
        line = listed.line_of(read, person) if person else None
        if person and line is not None and line.part is not Part.APOLOGIES:
            verb = "attended" if line.part is Part.PRESENT else "was in attendance at"
            body += f" {person.name} {verb} that meeting."
        message = Message(body, sources=(read.record.source,), manner=Manner.CANNOT if person else Manner.ANSWERS)
        return recorded.say(exchange, read, message)
    body = f"{read.before}At {phrase}: " + " ".join(said for said, _ in found)
    return recorded.say(exchange, read, Message(body, sources=wording.cited([source for _, source in found])))


def _by_notes(read: Read, person: Named | None) -> list[tuple[str, str]]:
    """Read the notes of the list: *(substitute for Jia Chen)*."""
    return [
        (f"{listed.person(kept.line)} is listed as {kept.line.part.value}.", kept.line.source.cite())
        for kept in read.record.attendances
        if kept.line.note and _NOTE.search(kept.line.note) and _names(read, kept.line.note, person, kept.line.name)
    ]


def _by_sentences(read: Read, person: Named | None) -> list[tuple[str, str]]:
    return [
        (f"“{sentence.strip()}”{_who(read, sentence)}", item.source.cite())
        for item in read.record.items
        for sentence in sentences.split(item.text)
        if _STOOD_IN.search(sentence) and _names(read, sentence, person)
    ]


def _names(read: Read, text: str, person: Named | None, name: str = "") -> bool:
    """Tell whether a text names somebody: by name, by surname, or by initials of the attendance list."""
    if person is None:
        return True
    line = listed.line_of(read, person)
    forms = {person.name, line.name if line else "", (line.initials or "") if line else ""}
    forms |= {form.split()[-1] for form in forms if form}
    if name and isinstance(people.match(person.name, [people.Person("one", (people.Term(name),))]), people.Certain):
        return True
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms if form)


def _who(read: Read, sentence: str) -> str:
    """Say whom the initials of a sentence mean, where the list says so."""
    found = [
        f"{initials} is {name}"
        for initials in dict.fromkeys(_CAPITALS.findall(sentence))
        if (name := listed.called(read, initials)) != initials
    ]
    return f" ({wording.listing(found)}.)" if found else ""
