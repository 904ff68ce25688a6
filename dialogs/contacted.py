"""Whose contact details a question means: by a name, an office, a report, an agenda item, a post or a subject.

What the asker may not see here is no way to anybody: an item that is kept from them is one that is not there.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from acts import contacts as reading
from acts import sittings
from acts.contacts import Printed, Reached
from board import contacts as rules
from board import contents, people
from board.contents import Name
from board.messages import Manner, Message
from board.packs.entries import Report
from board.permissions import Setting
from dialogs import choosing, naming, telling
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange
from dialogs.naming import Named
from dialogs.understanding import Intent, Naming, PersonSaid
from storage.people import Known

TELEPHONE = frozenset(
    """phone phones telephone telephones mobile mobiles ring call tel number numbers landline landlines text
    dial""".split()  # noqa: SIM905
)
EMAIL = frozenset({"email", "emails", "mail", "mails", "write", "address", "addresses"})
MY_OWN = re.compile(r"\bmy (?:own )?(?:e-?mail|phone|telephone|mobile|contact details)\b", re.IGNORECASE)
_OF_MINE = re.compile(r"\b(?:my|mine|own|(?:of|for|on|about|hold) me)\b", re.IGNORECASE)
_CLERKS = frozenset({"administrator", "administrators", "clerk", "secretary"})
_AUTHORS = frozenset({"author", "authors", "wrote", "writer", "written", "report", "reports", "paper", "papers"})
_FRAMES = TELEPHONE | EMAIL | _CLERKS | _AUTHORS | frozenset(
    """contact contacts detail details reach touch hold e person people someone somebody speak talk ask best way need
    want know please whoever named fine ok then anyone anybody
    use responsible charge paper own get whom should may s""".split()  # noqa: SIM905
)  # fmt: skip


def named(exchange: Exchange) -> tuple[PersonSaid, ...]:
    """Give who is named; who asks only where it is about them: not in “whom do I ring”, nor in “put me through”."""
    people_said = exchange.heard.slots.people
    others = tuple(one for one in people_said if one.naming is not Naming.ME)
    if others or people_said:
        return others or (people_said if _OF_MINE.search(exchange.words) else ())
    return (PersonSaid(Naming.ME, "me"),) if MY_OWN.search(exchange.words) else ()


async def meant(exchange: Exchange, *, sure: bool) -> Sequence[Reached] | Message:
    """Give who is meant: by name, by what they do for a board, as a report's author, by an item, by a post."""
    if named(exchange):
        return await _named(exchange)
    if exchange.lows & _CLERKS:
        board = exchange.asker.boards_meant(exchange.heard.slots.board)
        key = await reading.clerk(exchange.uow, exchange.asker, board, deputy="deputy" in exchange.lows)
        return await _reached(exchange, [key] if key else [])
    wants = telling.wanted(exchange, _FRAMES)
    if found := await _of_report(exchange, wants):
        return found
    if exchange.heard.slots.item is not None:
        return await _of_item(exchange)
    return await _by_post(exchange, wants) or (await _of_subject(exchange, wants) if sure else ())


async def _named(exchange: Exchange) -> Sequence[Reached] | Message:
    said = named(exchange)[0]
    if said.naming is Naming.SEVERAL and len(said.maybe) <= rules.MOST:
        return await _reached(exchange, said.maybe)
    slots = replace(exchange.heard.slots, people=(said,))
    person = naming.meant(replace(exchange, heard=replace(exchange.heard, slots=slots)))
    if not isinstance(person, Named):
        return person or ()
    if person.key is not None:
        return await _reached(exchange, [person.key])
    for name in _as_owner(person.name):
        written = await reading.reach_written(exchange.uow, exchange.asker, name)
        if written is not None:
            return (written,)
    body = f"Neither the board file nor a report's head that I may show here names anybody called {person.name}."
    return Message(f"{body} {await instead(exchange, None)}".strip(), manner=Manner.CANNOT)


def _as_owner(name: str) -> tuple[str, ...]:
    """Give a name as it was typed, and as it is where its last letter was a possessive without an apostrophe."""
    return (name, name[:-1]) if name[-1:] in {"s", "S"} and len(name) > 1 else (name,)


async def _of_report(exchange: Exchange, wants: Sequence[str]) -> Sequence[Reached]:
    """Give the contacts of the report that is meant, those of one role where the words name a role."""
    about = await telling.talked_of(exchange, Report)
    if not exchange.lows & _AUTHORS and about is None:
        return ()
    every = await reading.printed(exchange.uow, exchange.asker)
    said = {contents.stem(low) for low in exchange.lows}
    roles = {stem for one in every for word in contents.words(one.role) if (stem := contents.stem(word)) in said}
    subject = [want for want in wants if want not in roles]
    if not subject and about is not None and exchange.heard.slots.item is None:
        of = [one for one in every if one.report == about.value]
    else:
        of = _reports(exchange, every, subject) if exchange.lows & _AUTHORS else []
    fitting = [one for one in of if roles & {contents.stem(word) for word in contents.words(one.role)}]
    authors = [one for one in of if "author" in contents.words(one.role)]
    return await _of_printed(exchange, fitting or authors or of)


def _reports(exchange: Exchange, every: Sequence[Printed], subject: Sequence[str]) -> list[Printed]:
    """Give the contacts of the one report that some words or an item's number mean, the newest; of several none."""
    number = exchange.heard.slots.item
    for meeting in dict.fromkeys(one.meeting for one in every):
        held = [one for one in every if one.meeting == meeting]
        if number is not None:
            held = [one for one in held if one.report.item == number]
        elif subject:
            held = [held[at] for at in contents.fitting(subject, [Name(one.report.subject) for one in held])]
        if held:
            one_report = all(one.report == held[0].report for one in held)
            return [one for one in every if one.report == held[0].report] if one_report else []
    return []


async def _of_printed(exchange: Exchange, found: Sequence[Printed]) -> Sequence[Reached]:
    reached: list[Reached] = []
    for one in found:
        by = reading.reach(exchange.uow, exchange.asker, one.key) if one.key else None
        person = await (by or reading.reach_written(exchange.uow, exchange.asker, one.name))
        if person is not None and person.name not in {each.name for each in reached}:
            reached.append(person)
    return reached


async def _meeting(exchange: Exchange) -> Chosen | Message:
    """Give the meeting whose agenda is asked, as a question for an item's lead means it: one that has papers."""
    heard = replace(exchange.heard, intent=Intent.LEAD)
    return await choosing.choose(replace(exchange, heard=heard), usually="next")


async def _of_item(exchange: Exchange) -> Sequence[Reached] | Message:
    """Give who leads an agenda item that the asker may see; one that they may not see is one that is not there."""
    chosen = await _meeting(exchange)
    if isinstance(chosen, Message):
        return chosen
    number = (exchange.heard.slots.item or "").rstrip(".")
    agenda = await sittings.agenda(exchange.uow, exchange.asker, chosen.meeting)
    item = next((one for one in agenda.items if one.number.rstrip(".") == number), None)
    if item is None or not item.lead:
        body = f"I find no lead of an item {number} of {chosen.phrase()} that I may show here."
        return Message(f"{body} {await instead(exchange, None)}".strip(), manner=Manner.CANNOT)
    return await _leading(exchange, item.lead, chosen)


async def _leading(exchange: Exchange, written: str, chosen: Chosen) -> Sequence[Reached] | Message:
    reached: list[Reached] = []
    for name in re.split(r"\s*(?:/|&|,|\band\b|\bwith\b)\s*", written):
        match = people.match(name, exchange.asker.register.everybody, on=chosen.meeting.on)
        key = match.person.key if isinstance(match, people.Certain) else None
        one = reading.reach(exchange.uow, exchange.asker, key) if key else None
        person = await (one or reading.reach_written(exchange.uow, exchange.asker, name))
        reached += [person] if person else []
    if reached:
        return reached
    body = f"“{written}” leads that at {chosen.phrase()}, and the board file does not say who that is."
    return Message(f"{body} {await instead(exchange, None)}".strip(), manner=Manner.CANNOT)


async def _by_post(exchange: Exchange, wants: Sequence[str]) -> Sequence[Reached]:
    """Give whose title holds every word; a deputy only where one is asked for, or nobody else is meant."""
    register = exchange.asker.register
    holders = [known for known in register.known.values() if known.title]
    fits = contents.fitting(wants, [Name(known.title or "") for known in holders])
    found = [holders[at] for at in fits]
    first = [known for known in found if "deputy" not in contents.words(known.title or "")]
    meant: Sequence[Known] = found if "deputy" in exchange.lows else first or found
    return await _reached(exchange, [known.key for known in meant])


async def _of_subject(exchange: Exchange, wants: Sequence[str]) -> Sequence[Reached]:
    """Give who leads the one item of the next agenda that names a subject, or stands behind the report on it."""
    chosen = await _meeting(exchange)
    if not wants or isinstance(chosen, Message):
        return ()
    agenda = await sittings.agenda(exchange.uow, exchange.asker, chosen.meeting)
    fits = contents.fitting(wants, [Name(item.title) for item in agenda.items])
    if len(fits) == 1 and (lead := agenda.items[fits[0]].lead):
        found = await _leading(exchange, lead, chosen)
        return () if isinstance(found, Message) else found
    every = await reading.printed(exchange.uow, exchange.asker)
    return await _of_printed(exchange, _reports(exchange, every, wants))


async def _reached(exchange: Exchange, keys: Sequence[str]) -> list[Reached]:
    found = [await reading.reach(exchange.uow, exchange.asker, key) for key in keys]
    return [one for one in found if one is not None]


async def instead(exchange: Exchange, about: Sequence[Reached] | None) -> str:
    """Say who can help: the board's administrator, unless it is they who are asked about, or who ask."""
    if exchange.asker.viewer.setting is Setting.SHARED and about is not None:
        return ""
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    key = await reading.clerk(exchange.uow, exchange.asker, boards)
    if key is None or key == exchange.asker.person.key or any(one.key == key for one in about or ()):
        return ""
    clerk = await reading.reach(exchange.uow, exchange.asker, key)
    if clerk is None:
        return ""
    address = f" ({clerk.email})" if clerk.email and clerk.shown.email else ""
    return f"The administrator, {clerk.name}{address}, can pass a message on."
