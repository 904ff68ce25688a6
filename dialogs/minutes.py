"""Questions that the minutes answer: who was there, who came and went, was there a quorum, what was resolved."""

import datetime as dt
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, utils

from acts import sittings
from acts.sittings import Record
from board import people, quorum, wording
from board.boards import QuorumRule
from board.messages import Choice, Fact, Message
from board.packs.values import Attendance, Movement, Part
from dialogs import choosing, naming
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.naming import Named
from dialogs.understanding import Intent
from storage.minutes import KeptAttendance

# From here up a decision is about the words of the question.
_ALIKE = 60.0
_RULE_WORDS = frozenset({"what", "rule", "rules", "need", "needed", "needs", "required", "require", "many", "must"})
_PAST_WORDS = frozenset({"was", "were", "had", "did", "lost", "lose", "happened", "last", "there"})


@dataclass(frozen=True, slots=True)
class _Read:
    """The minutes that answer, their meeting, and a sentence before the answer where it is not the one meant."""

    chosen: Chosen
    record: Record
    before: str = ""


async def _minutes(exchange: Exchange) -> _Read | Said:
    """Find the minutes that are meant; where none was named and the last meeting has none, the newest that are here."""
    chosen = await choosing.choose(exchange, usually="last")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    record = await sittings.record(exchange.uow, exchange.asker, chosen.meeting)
    if record is not None:
        return _Read(chosen, record)
    missing = f"The minutes of {chosen.phrase()} are not in the papers I hold."
    if chosen.assumed:
        known = await choosing.calendar(exchange)
        for one in reversed(known.meetings):
            earlier = await sittings.record(exchange.uow, exchange.asker, one)
            if earlier is not None:
                board = exchange.asker.register.board_by_id(one.board_id).name
                found = Chosen(one, board, assumed=True)
                return _Read(found, earlier, f"{missing} The newest that are here: ")
    message = Message(missing, choices=(ASKS[Intent.MEETINGS],))
    return say(exchange, message, meeting=chosen.meeting.id)


def _say(exchange: Exchange, read: _Read, message: Message) -> Said:
    meeting = read.chosen.meeting
    board = exchange.asker.register.board_by_id(meeting.board_id).key
    return say(exchange, message, meeting=meeting.id, board=board)


async def attendance(exchange: Exchange) -> Said:
    """Say who was there, or whether somebody was."""
    read = await _minutes(exchange)
    if isinstance(read, Said):
        return read
    person = naming.meant(exchange)
    if person is not None:
        return _about_person(exchange, read, person)
    facts = tuple(
        Fact(part.value.capitalize(), wording.listing(map(_person, lines)), lines[0].source.cite())
        for part in (Part.PRESENT, Part.IN_ATTENDANCE, Part.APOLOGIES)
        if (lines := _lines(read, part))
    )
    members = len(_lines(read, Part.PRESENT))
    body = f"{read.before}{wording.count(members, 'member')} attended {read.chosen.phrase()}."
    chairs = [line.name for line in _lines(read, Part.PRESENT) if "chair" in (line.note or "").lower()]
    body += f" {chairs[0]} took the chair." if len(chairs) == 1 else ""
    choices = (
        Choice("Quorum", f"Was there a quorum at {choosing.of(exchange, read.chosen.meeting)}?"),
        Choice("Joined or left", f"Who joined late or left early at {choosing.of(exchange, read.chosen.meeting)}?"),
    )
    title = f"Attendance at {read.chosen.phrase()}"
    return _say(exchange, read, Message(body, title=title, facts=facts, sources=(read.record.source,), choices=choices))


def _lines(read: _Read, part: Part) -> list[Attendance]:
    return [kept.line for kept in read.record.attendances if kept.line.part is part]


def _person(line: Attendance) -> str:
    details = ", ".join(part for part in (line.organisation, line.note) if part)
    return f"{line.name} ({details})" if details else line.name


def _about_person(exchange: Exchange, read: _Read, person: Named | Message) -> Said:
    if isinstance(person, Message):
        return _say(exchange, read, person)
    asked_for = Part.APOLOGIES if exchange.heard.intent is Intent.APOLOGIES else None
    said = _say(exchange, read, _was_there(read, person, asked_for))
    return replace(said, topic=replace(said.topic, person=person.key or said.topic.person))


def _was_there(read: _Read, person: Named, asked_for: Part | None) -> Message:
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
    moves = [
        coming
        for coming in read.record.comings
        if isinstance(people.match(coming.who, [_as_person(line)]), people.Certain)
    ]
    body = f"{read.before}{answer}: {'you' if person.me else person.name} {verb} {phrase}."
    body += "".join(f" {_movement(coming.movement, coming.item, coming.at)}." for coming in moves)
    sources = [line.source.cite(), *(coming.source.cite() for coming in moves)]
    return Message(body, sources=wording.cited(sources))


def _as_person(line: Attendance) -> people.Person:
    return people.Person(line.name, (people.Term(line.name, initials=line.initials),))


def _line_of(read: _Read, person: Named) -> Attendance | None:
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
    read = await _minutes(exchange)
    if isinstance(read, Said):
        return read
    person = naming.meant(exchange)
    if person is not None:
        return _about_person(exchange, read, person)
    lines = _lines(read, Part.APOLOGIES)
    if not lines:
        body = f"{read.before}The minutes record no apologies for {read.chosen.phrase()}."
        return _say(exchange, read, Message(body, sources=(read.record.source,)))
    body = f"{read.before}Apologies for {read.chosen.phrase()} came from {wording.listing(map(_person, lines))}."
    return _say(exchange, read, Message(body, sources=wording.cited([line.source.cite() for line in lines])))


async def movements(exchange: Exchange) -> Said:
    """Say who joined and who left while the meeting sat."""
    read = await _minutes(exchange)
    if isinstance(read, Said):
        return read
    comings = read.record.comings
    if not comings:
        body = f"{read.before}The minutes of {read.chosen.phrase()} record nobody joining late or leaving early."
        return _say(exchange, read, Message(body, sources=(read.record.source,)))
    facts = tuple(
        Fact(_called(read, coming.who), _movement(coming.movement, coming.item, coming.at), coming.source.cite())
        for coming in comings
    )
    title = f"Joined or left {read.chosen.phrase()}"
    body = f"{read.before}The minutes record {wording.count(len(comings), 'coming or going', 'comings and goings')}."
    return _say(exchange, read, Message(body, title=title, facts=facts))


def _called(read: _Read, who: str) -> str:
    """Give somebody's name as the attendance list has it, for initials that fit one of its lines."""
    lines = {kept.line.name: kept.line for kept in read.record.attendances}
    match = people.match(who, [_as_person(line) for line in lines.values()])
    return lines[match.person.key].name if isinstance(match, people.Certain) else who


async def decisions(exchange: Exchange) -> Said:
    """Say what was resolved, as a whole or about something."""
    read = await _minutes(exchange)
    if isinstance(read, Said):
        return read
    about = exchange.heard.slots.about.strip()
    number = exchange.heard.slots.item
    found = [
        decision
        for decision in read.record.decisions
        if (number is None or decision.item == number)
        and (not about or fuzz.partial_token_set_ratio(about, decision.text, processor=utils.default_process) >= _ALIKE)
    ]
    more = f" {exchanges.PRIVATELY}" if read.record.offer_alone else ""
    if not found:
        subject = f" about “{about}”" if about else f" under item {number}" if number else ""
        body = f"{read.before}I cannot find a decision{subject} in the minutes of {read.chosen.phrase()}.{more}"
        return _say(exchange, read, Message(body, sources=(read.record.source,)))
    titles = {item.number: item.title for item in read.record.items}
    facts = tuple(
        Fact(
            f"Item {decision.item}, {titles.get(decision.item, '')}".rstrip(", ") if decision.item else "Decision",
            decision.text,
            decision.source.cite(),
        )
        for decision in found
    )
    subject = (f" about “{about}”" if about else "") + (f" under item {number}" if number else "")
    record = f"record {wording.count(len(found), 'decision')}{subject}"
    body = f"{read.before}The minutes of {read.chosen.phrase()} {record}.{more}"
    return _say(exchange, read, Message(body, title=f"Decisions of {read.chosen.phrase()}", facts=facts))


async def quorum_(exchange: Exchange) -> Said:
    """Say whether there was a quorum throughout, or what the rule is where no meeting is meant."""
    if _asks_for_the_rule(exchange):
        return _rule(exchange)
    read = await _minutes(exchange)
    if isinstance(read, Said):
        return read
    answer = await sittings.quorum_of(exchange.uow, exchange.asker, read.chosen.meeting)
    if answer is None:
        return _say(exchange, read, exchanges.cannot_find(f"the minutes of {read.chosen.phrase()}"))
    body, rule = _quorum_sentence(exchange, read, answer)
    moves = [coming.source.cite() for coming in read.record.comings]
    sources = [read.record.source, *moves, *([rule.source] if rule and rule.source else [])]
    return _say(exchange, read, Message(read.before + body, sources=wording.cited(sources)))


def _asks_for_the_rule(exchange: Exchange) -> bool:
    """Tell “what is the quorum?” from “was there one?”: it names no meeting and speaks of no past."""
    slots = exchange.heard.slots
    lows = exchange.lows
    return slots.when is None and slots.item is None and bool(lows & _RULE_WORDS) and not lows & _PAST_WORDS


def _rule(exchange: Exchange) -> Said:
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    sentences: list[str] = []
    sources: list[str] = []
    for board in boards:
        rule = exchange.asker.register.rules[board.id].quorum
        if rule is None:
            sentences.append(
                f"No quorum rule of the {board.name} is declared; the administrator can load a board file."
            )
        else:
            sentences.append(f"{_needs(exchange, rule).replace('The quorum', f'The quorum of the {board.name}')}")
            sources.append(rule.source)
    choices = (ASKS[Intent.QUORUM],)
    return say(exchange, Message(" ".join(sentences), sources=wording.cited(sources), choices=choices))


def _quorum_sentence(exchange: Exchange, read: _Read, answer: quorum.Answer) -> tuple[str, QuorumRule | None]:
    phrase = read.chosen.phrase()
    match answer:
        case quorum.Quorate(rule=rule, lowest=lowest):
            where = f", at item {lowest.item}" if lowest.item else ""
            body = f"Yes: {phrase} had its quorum throughout. {_needs(exchange, rule)} "
            body += f"The fewest counted was {_counts(exchange, lowest)}{where}."
            return body, rule
        case quorum.Lost(rule=rule):
            at = f" at {wording.time(answer.at)}" if answer.at else ""
            body = (
                f"Not throughout: {phrase} lost its quorum at item {answer.item}, "
                f"when {wording.listing(answer.who_left)} left{at}. "
                f"{_needs(exchange, rule)} From then on there were {_counts(exchange, answer.present)}."
            )
            if answer.regained:
                body += f" It was regained at item {answer.regained}."
            if answer.decided:
                body += f" Decided without a quorum: {_items(answer.decided)}. The clerk should look at this."
            return body, rule
        case quorum.Inquorate(rule=rule):
            body = f"No: {phrase} had no quorum when it began. {_needs(exchange, rule)} "
            body += f"There were {_counts(exchange, answer.present)}."
            if answer.gained:
                body += f" It was gained at item {answer.gained}."
            if answer.decided:
                body += f" Decided without a quorum: {_items(answer.decided)}. The clerk should look at this."
            return body, rule
        case quorum.NotKnown(why=why, rule=rule):
            present = [line.organisation or "no organisation named" for line in _lines(read, Part.PRESENT)]
            each = wording.listing(f"{present.count(name)} of {name}" for name in dict.fromkeys(present))
            body = f"I cannot say whether {phrase} was quorate: {why.value}. "
            body += f"The minutes list {wording.count(len(present), 'member')} as present" + (
                f" ({each})." if present else "."
            )
            if answer.present and answer.present.doubtful:
                body += f" In doubt: {wording.listing(answer.present.doubtful)}."
            return body, rule


def _items(numbers: tuple[str, ...]) -> str:
    return f"item{'s' if len(numbers) > 1 else ''} {wording.listing(numbers)}"


def _needs(exchange: Exchange, rule: QuorumRule) -> str:
    each = wording.listing(f"{number} of {_body(exchange, key)}" for key, number in rule.each)
    return f"The quorum is {rule.total}" + (f", with {each}." if each else ".")


def _counts(exchange: Exchange, standing: quorum.Standing) -> str:
    each = wording.listing(f"{number} of {_body(exchange, key)}" for key, number in standing.each)
    return f"{standing.total}" + (f" ({each})" if each else "")


def _body(exchange: Exchange, key: str) -> str:
    body = exchange.asker.register.body(key)
    return body.short if body else key
