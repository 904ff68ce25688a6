"""Questions about who joined late and who left early: when, at which item, why, and whether by some item."""

import re

from board import asked as kinds
from board import wording
from board.asked import Kind
from board.messages import Fact, Manner, Message
from board.packs import sentences
from board.packs.values import Coming, Movement, Part
from dialogs import listed, naming, recorded, was_there
from dialogs.exchange import Exchange, Said
from dialogs.naming import Named
from dialogs.recorded import Read
from dialogs.understanding.values import Naming

_LEFT = re.compile(
    r"\b(?:left|leave|leaves|leaving|leavers?|went|go|gone|going|walked|depart\w*|stepp?\w* out|slipp?\w*)\b"
)
_CAME = re.compile(
    r"\b(?:join\w*|came|come|coming|arriv\w*|late|latecomers?|get there|got there|turn\w* up|missed the start)\b"
)
_BY_THEN = re.compile(
    r"\bby (?:then|that (?:point|time|item)|item|the (?:time|vote))\b|\bbefore\b|\bat that point\b|\bwhen we\b"
)
_MOVES = re.compile(r"\b(?:join|left|leav|arriv|depart|withdr|stepp|came|return|retir)\w*", re.IGNORECASE)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "last": -1}


async def movements(exchange: Exchange) -> Said:
    """Say who joined and who left while the meeting sat."""
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    person = _meant(exchange)
    if person is not None:
        return await moved(exchange, read, person)
    words = exchange.words.lower()
    comings = _asked_for(exchange, read)
    phrase = read.chosen.phrase()
    if not comings:
        body = f"{read.before}The minutes of {phrase} record nobody {_kind(words)}{_up_to(exchange, words)}."
        if read.record.comings:
            all_told = (f"{listed.called(read, one.who)}: {_told(read, one)}" for one in read.record.comings)
            body += f" What they record: {' '.join(all_told)}"
        return recorded.say(exchange, read, Message(body, sources=(read.record.source,)))
    facts = tuple(Fact(listed.called(read, one.who), _told(read, one), one.source.cite()) for one in comings)
    title = f"Joined or left {phrase}"
    body = f"{read.before}The minutes record {wording.count(len(comings), 'coming or going', 'comings and goings')}."
    return recorded.say(exchange, read, Message(body, title=title, facts=facts))


def _meant(exchange: Exchange) -> Named | Message | None:
    """Give who is asked about: somebody named goes before *I* (*what time shall I put Ruth down?*)."""
    others = [said for said in exchange.heard.slots.people if said.naming is not Naming.ME]
    return naming.of(exchange, others[0]) if others else naming.meant(exchange)


def _asked_for(exchange: Exchange, read: Read) -> list[Coming]:
    """Narrow the list: to leaving or joining, to what happened by some item, to the first or second of them."""
    words = exchange.words.lower()
    comings = list(read.record.comings)
    left, came = bool(_LEFT.search(words)), bool(_CAME.search(words))
    if left != came:
        asked = [one for one in comings if (one.movement is Movement.LEFT) == left]
        # Of those who left all are told where the whole meeting is meant: first who is asked for, then the others.
        rest = [one for one in comings if one not in asked]
        comings = asked if _narrow(exchange, words) or not asked else [*asked, *rest]
    if (number := _until(exchange, words)) is not None:
        comings = [one for one in comings if one.item is None or _place(read, one.item) <= _place(read, number)]
    place = next((_ORDINALS[low] for low in words.split() if low in _ORDINALS), None)
    if place is not None and "one" in exchange.lows:
        every = list(read.record.comings) if left != came and len(comings) <= place else comings
        comings = every[place:][:1]
    return comings


def _narrow(exchange: Exchange, words: str) -> bool:
    return _until(exchange, words) is not None or not exchange.lows.isdisjoint(_ORDINALS)


def _kind(words: str) -> str:
    left, came = bool(_LEFT.search(words)), bool(_CAME.search(words))
    if left == came:
        return "joining late or leaving early"
    return "leaving early" if left else "joining late"


def _up_to(exchange: Exchange, words: str) -> str:
    number = _until(exchange, words)
    return f" by item {number}" if number else ""


def _until(exchange: Exchange, words: str) -> str | None:
    """Give the item up to which is asked: the one said, or the one talked about (*by then*)."""
    if exchange.heard.slots.item is not None:
        return exchange.heard.slots.item
    return exchange.topic.item if _BY_THEN.search(words) else None


def _place(read: Read, number: str) -> int:
    numbers = [item.number for item in read.record.items]
    return numbers.index(number) if number in numbers else len(numbers)


async def moved(exchange: Exchange, read: Read, person: Named | Message) -> Said:
    """Say whether one person joined late or left early; of somebody who was not there, that they were not."""
    line = None if isinstance(person, Message) else listed.line_of(read, person)
    if isinstance(person, Message) or line is None or line.part is Part.APOLOGIES:
        return await was_there.about_person(exchange, read, person)
    moves, phrase = listed.moves_of(read, line), read.chosen.phrase()
    who = "you" if person.me else person.name
    if not moves:
        body = f"{read.before}The minutes of {phrase} do not record that {who} joined late or left early."
        # Asked for the hour of it, that is no answer; asked whether, it is.
        manner = Manner.CANNOT if kinds.kind(exchange.words) is Kind.TIME else Manner.ANSWERS
        return recorded.say(exchange, read, Message(body, sources=(line.source.cite(),), manner=manner))
    did = wording.listing(_begun_small(listed.movement(one.movement, one.item, one.at)) for one in moves)
    body = (
        f"{read.before}The minutes of {phrase} record that {who} {did}.{''.join(_quoted(read, one) for one in moves)}"
    )
    return recorded.say(exchange, read, Message(body, sources=wording.cited([one.source.cite() for one in moves])))


def _begun_small(said: str) -> str:
    return said[:1].lower() + said[1:]


def _told(read: Read, coming: Coming) -> str:
    return listed.movement(coming.movement, coming.item, coming.at) + "." + _quoted(read, coming)


def _quoted(read: Read, coming: Coming) -> str:
    """Quote the minutes' sentence where it says more than who moved and when: it may say why."""
    text = next((item.text for item in read.record.items if item.number == coming.item), "")
    found = [
        sentence.strip()
        for sentence in sentences.split(text)
        if re.search(rf"(?<!\w){re.escape(coming.who)}(?!\w)", sentence) and _MOVES.search(sentence)
    ]
    return f" In their words: “{found[0]}”" if len(found) == 1 else ""
