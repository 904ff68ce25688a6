"""Telling members that papers are in: one message to each, once, decided in the unit of work that makes them known."""

import datetime as dt
from dataclasses import dataclass

from board import contacts, wording
from board import meetings as sittings
from board.messages import Choice, Fact, Message
from board.packs import values
from storage import boards, meetings, outbox, packs, people
from storage.meetings import Meeting
from storage.unit_of_work import UnitOfWork

KIND = "papers"


@dataclass(frozen=True, slots=True)
class Announced:
    """How many members are newly told, and the names of those whom no address reaches yet."""

    told: int = 0
    unreached: tuple[str, ...] = ()


async def announce_coming(uow: UnitOfWork, now: dt.datetime) -> Announced:
    """Tell the members of every meeting that is still to come and whose pack is here.

    A pack of a meeting that is over is an archive being filled, and nobody wants a message about it. A member without
    any address is told by the load that brings one.
    """
    told = 0
    unreached: list[str] = []
    names = {board.id: board.name for board in await boards.every(uow)}
    for document in await packs.current(uow):
        meeting = await meetings.by_id(uow, document.meeting_id)
        # What is not published yet is not announced: a title is a mail's subject, and others may read that.
        public = meeting is not None and not (meeting.restricted or document.restricted)
        if meeting and public and sittings.phase(meeting, now) is not sittings.Phase.OVER:
            one = await _announce(uow, now, meeting, names[meeting.board_id], document)
            told += one.told
            unreached += one.unreached
    return Announced(told, tuple(dict.fromkeys(unreached)))


async def _announce(
    uow: UnitOfWork, now: dt.datetime, meeting: Meeting, board: str, document: packs.Document
) -> Announced:
    items = await meetings.agenda(uow, meeting.id)
    message = _message(meeting, board, document, items)
    members = await boards.members(uow, meeting.board_id, sittings.today(now))
    known = await people.by_ids(uow, members, sittings.today(now))
    reached = [person_id for person_id in members if person_id in known and known[person_id].reachable]
    told = 0
    for person_id in reached:
        made = await outbox.put(
            uow,
            key=f"{KIND}:{meeting.id}:{person_id}",
            kind=KIND,
            person_id=person_id,
            messages=[message.to_json()],
            now=now,
        )
        told += made is not None
    return Announced(told, tuple(person.name for row, person in known.items() if row not in reached))


def _message(meeting: Meeting, board: str, document: packs.Document, items: list[values.AgendaItem]) -> Message:
    hours = wording.hours(meeting.starts, meeting.ends)
    when = wording.day(meeting.on) + (f", {hours}" if hours else "")
    facts = [Fact("When", when)]
    if meeting.place:
        facts.append(Fact("Where", meeting.place))
    to_decide = [item for item in items if values.Purpose.DECISION in item.purposes and not item.restricted]
    facts.append(Fact("Items", _items(items)))
    facts += [Fact(f"For decision, item {item.number}", _title(item)) for item in to_decide]
    if meeting.apologies_to:
        facts.append(Fact("Apologies to", contacts.without_telephones(meeting.apologies_to)))
    return Message(
        title=f"Papers for the {board.removeprefix('The ')} of {wording.short_day(meeting.on)} are in",
        body="The papers have been published. Ask me anything about them.",
        facts=tuple(facts),
        sources=(document.name,),
        choices=(
            Choice("Agenda", "What is on the agenda of the next meeting?"),
            Choice("My actions", "What are my actions?"),
        ),
    )


def _items(items: list[values.AgendaItem]) -> str:
    exempt = sum(item.restricted for item in items)
    said = wording.count(len(items), "item")
    return said + (f", of which {exempt} not for publication" if exempt else "")


def _title(item: values.AgendaItem) -> str:
    at = wording.pages(item.pages)
    return item.title + (f" ({at})" if at else "")
