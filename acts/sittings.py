"""Reading about meetings: which one is meant, its agenda, its minutes, its quorum and its notice.

Each act gives a value that says everything a sentence needs; the sentences are in ``dialogs``. Permission comes first:
what the asker may not see here is not in the value, only whether something was left out.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from acts.asking import Asker
from board import attendance, exemptions, notice, people, quorum, working_days
from board import meetings as rules
from board.packs import values
from board.sources import Source
from storage import agendas, boards, meetings
from storage import minutes as minutes_kept
from storage.boards import KeptBoard
from storage.meetings import Meeting
from storage.minutes import KeptAttendance, KeptMinutes
from storage.people import Known
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings of some boards that the asker may know of, the earliest first, and the moment of asking.

    ``announced`` are the rows of those of which only the date is known, because another meeting's minutes named it.
    """

    boards: tuple[KeptBoard, ...]
    meetings: tuple[Meeting, ...]
    now: dt.datetime
    announced: frozenset[int] = frozenset()

    def next(self) -> Meeting | None:
        """Give the next meeting: the first that is not over."""
        return rules.next_meeting(self.meetings, self.now)

    def last(self) -> Meeting | None:
        """Give the last meeting that is over, of those that more is known of than a date: others may not have sat."""
        known = [one for one in self.meetings if one.id not in self.announced]
        return rules.last_meeting(known, self.now) or rules.last_meeting(self.meetings, self.now)

    def before(self, meeting: Meeting) -> Meeting | None:
        """Give the same board's meeting before this one."""
        earlier = [one for one in self.meetings if one.board_id == meeting.board_id and one.on < meeting.on]
        return earlier[-1] if earlier else None

    def after(self, meeting: Meeting) -> Meeting | None:
        """Give the same board's meeting after this one."""
        later = [one for one in self.meetings if one.board_id == meeting.board_id and one.on > meeting.on]
        return later[0] if later else None

    def in_month(self, month: int, year: int | None) -> list[Meeting]:
        """Give the meetings of a month; without a year, of the nearest year that has one."""
        fitting = [one for one in self.meetings if one.on.month == month and year in {None, one.on.year}]
        if year is not None or not fitting:
            return fitting
        today = rules.today(self.now)
        nearest = min(fitting, key=lambda one: abs((one.on - today).days)).on.year
        return [one for one in fitting if one.on.year == nearest]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's agenda as far as the asker may see it; ``left_out`` counts the items they may not see here."""

    meeting: Meeting
    items: tuple[values.AgendaItem, ...]
    left_out: int
    offer_alone: bool


@dataclass(frozen=True, slots=True)
class Closed:
    """An item that a public agenda marks as not for publication: ``item`` only where the asker may see it here.

    ``ground`` is the paragraph of the law that the agenda states, in its words.
    """

    number: str
    ground: str | None
    item: values.AgendaItem


@dataclass(frozen=True, slots=True)
class Record:
    """What the minutes of a meeting hold, as far as the asker may see it."""

    meeting: Meeting
    attendances: tuple[KeptAttendance, ...]
    comings: tuple[values.Coming, ...]
    items: tuple[values.MinuteItem, ...]
    decisions: tuple[values.Decision, ...]
    source: str
    left_out: int
    offer_alone: bool


@dataclass(frozen=True, slots=True)
class People:
    """Who sits on a board today, and who clerks it."""

    board: KeptBoard
    seats: tuple[tuple[str, str, Known | None], ...]  # seat, organisation, holder
    administrator: Known | None
    deputy: Known | None


async def calendar(uow: UnitOfWork, asker: Asker, named: Sequence[KeptBoard]) -> Calendar:
    """Give the meetings of these boards."""
    answers = asker.register.answers
    known = await answers.of(uow, meetings.of_boards, tuple(board.id for board in named))
    seen = [one for one in known if asker.may_see(asker.register.board_by_id(one.board_id), restricted=one.restricted)]
    ids = tuple(one.id for one in seen)
    known_of = await answers.of(uow, meetings.with_agenda, ids) | await answers.of(uow, minutes_kept.minuted, ids)
    announced = frozenset(one.id for one in seen if one.id not in known_of)
    return Calendar(tuple(named), tuple(seen), asker.now, announced)


async def meeting(uow: UnitOfWork, asker: Asker, meeting_id: int) -> Meeting | None:
    """Give one meeting, if the asker may know of it."""
    found = await asker.register.answers.of(uow, meetings.by_id, meeting_id)
    if found is None or not asker.may_see(asker.register.board_by_id(found.board_id), restricted=found.restricted):
        return None
    return found


async def told_in(uow: UnitOfWork, known: Sequence[Meeting]) -> dict[tuple[int, str], Source]:
    """Give where each fact of some meetings stands that the asker may know of, by its row and the fact's name."""
    return await meetings.told_in(uow, known)


async def with_minutes(uow: UnitOfWork, sittings: Sequence[Meeting]) -> list[Meeting]:
    """Give those of some meetings whose minutes are here."""
    minuted = await minutes_kept.minuted(uow, [one.id for one in sittings])
    return [one for one in sittings if one.id in minuted]


async def agenda(uow: UnitOfWork, asker: Asker, sitting: Meeting) -> Agenda:
    """Give a meeting's agenda."""
    board = asker.register.board_by_id(sitting.board_id)
    items = await meetings.agenda(uow, sitting.id)
    seen = tuple(item for item in items if asker.may_see(board, restricted=item.restricted))
    left_out = len(items) - len(seen)
    return Agenda(sitting, seen, left_out, bool(left_out) and asker.could_see_alone(board))


async def closed(uow: UnitOfWork, asker: Asker, sitting: Meeting) -> tuple[Closed, ...]:
    """Give the items of an agenda that are not for publication, each with its ground, to whoever may see them.

    That an item is closed tells something of it too.
    """
    if not asker.may_see(asker.register.board_by_id(sitting.board_id), restricted=True):
        return ()
    withheld = await agendas.withheld(uow, sitting.id)
    return tuple(Closed(item.number, exemptions.ground(said, described=True), item) for item, said in withheld)


async def guidance(uow: UnitOfWork, sitting: Meeting, about: re.Pattern[str]) -> tuple[str, Source] | None:
    """Give what the public agenda tells those who attend under an item whose title speaks of something."""
    printed = await agendas.beneath(uow, sitting.id)
    return next(((text, source) for title, text, source in printed if about.search(title)), None)


async def agenda_foot(uow: UnitOfWork, sitting: Meeting) -> list[tuple[str, Source]]:
    """Give what the public agenda prints after its last item: when it was issued, and in whose name."""
    return await agendas.foot(uow, sitting.id)


async def record(uow: UnitOfWork, asker: Asker, sitting: Meeting) -> Record | None:
    """Give what the minutes of a meeting hold; None where no minutes are here."""
    board = asker.register.board_by_id(sitting.board_id)
    held = await _held(uow, sitting)
    minutes = [one for one in held if asker.may_see(board, restricted=one.restricted)]
    if not minutes:
        return None
    items, decisions, comings = await _said(uow, held)
    seen_items = tuple(item for item in items if asker.may_see(board, restricted=item.restricted))
    seen_decisions = tuple(one for one in decisions if asker.may_see(board, restricted=one.restricted))
    seen_comings = tuple(one for one in comings if asker.may_see(board, restricted=one.restricted))
    left_out = len(items) - len(seen_items) + len(decisions) - len(seen_decisions)
    return Record(
        meeting=sitting,
        attendances=await _listed(uow, minutes),
        comings=seen_comings,
        items=seen_items,
        decisions=seen_decisions,
        source=minutes[0].source.cite(),
        left_out=left_out,
        offer_alone=bool(left_out) and asker.could_see_alone(board),
    )


async def quorum_of(uow: UnitOfWork, asker: Asker, sitting: Meeting) -> quorum.Answer | None:
    """Say whether a meeting had its quorum at the items that the asker may see; None where they may see no minutes.

    The count needs every coming and going, restricted ones too; the answer names no item that is kept from the asker.
    """
    register = asker.register
    board = register.board_by_id(sitting.board_id)
    minutes = [one for one in await _held(uow, sitting) if asker.may_see(board, restricted=one.restricted)]
    if not minutes:
        return None
    items, decisions, comings = await _said(uow, minutes)
    hidden = {item.number for item in items if not asker.may_see(board, restricted=item.restricted)}
    if items and len(hidden) == len({item.number for item in items}):
        return None
    if hidden:
        # Who came or went at an item that is kept from the asker would show in who is counted at the next one.
        numbers = list(dict.fromkeys(item.number for item in items))
        later = set(numbers[min(numbers.index(number) for number in hidden) :])
        items = [item for item in items if item.number not in later]
        decisions = [one for one in decisions if one.item not in later and not one.restricted]
        comings = [one for one in comings if one.item not in later and not one.restricted]
    whole = values.Minutes(
        sitting=values.Sitting(board.name, sitting.on),
        source=minutes[0].source,
        attendances=tuple(kept.line for kept in await _listed(uow, minutes)),
        items=tuple(items),
        decisions=tuple(decisions),
        comings=tuple(comings),
    )
    return attendance.quorum_of(register.rules[board.id], whole, register.everybody, register.bodies, hidden)


async def _held(uow: UnitOfWork, sitting: Meeting) -> list[KeptMinutes]:
    return await minutes_kept.of_meeting(uow, sitting.id)


async def _said(
    uow: UnitOfWork, held: Sequence[KeptMinutes]
) -> tuple[list[values.MinuteItem], list[values.Decision], list[values.Coming]]:
    """Give what all minutes of one meeting record; what the private ones only repeat is given once, as public."""
    items: dict[object, values.MinuteItem] = {}
    decisions: dict[object, values.Decision] = {}
    comings: dict[object, values.Coming] = {}
    for one in held:
        for item in await minutes_kept.items(uow, one.id):
            items.setdefault((item.number, item.title, item.text), item)
        for decision in await minutes_kept.decisions(uow, one.id):
            decisions.setdefault((decision.item, decision.text), decision)
        for coming in await minutes_kept.comings(uow, one.id):
            comings.setdefault((coming.who, coming.movement, coming.item, coming.at), coming)
    return list(items.values()), list(decisions.values()), list(comings.values())


async def _listed(uow: UnitOfWork, minutes: Sequence[KeptMinutes]) -> tuple[KeptAttendance, ...]:
    """Give the attendance list of the first minutes that have one: public and private minutes list the same people."""
    for one in minutes:
        if lines := await minutes_kept.attendances(uow, one.id):
            return tuple(lines)
    return ()


def notice_of(asker: Asker, sitting: Meeting) -> notice.InTime | notice.Late | notice.NotKnown:
    """Say whether a meeting's agenda was out in time."""
    rule = asker.register.rules[sitting.board_id].notice
    return notice.check(sitting.published_on, sitting.on, rule, working_days.closed_around(sitting.on))


async def people_of(uow: UnitOfWork, asker: Asker, board: KeptBoard) -> People:
    """Say who sits on a board today."""
    register = asker.register
    clerks = await boards.clerks(uow, board.id, asker.today)
    seats = tuple(
        (
            seat.title,
            body.name if (body := register.body(seat.organisation)) else seat.organisation,
            register.person(holder) if (holder := seat.holder(asker.today)) else None,
        )
        for seat in register.rules[board.id].seats
    )
    return People(
        board,
        seats,
        next((register.known.get(person) for person, deputy in clerks if not deputy), None),
        next((register.known.get(person) for person, deputy in clerks if deputy), None),
    )


async def newest_lines(uow: UnitOfWork, asker: Asker) -> tuple[tuple[values.Attendance, dt.date, KeptBoard], ...]:
    """Give every line of the attendance lists that the asker may see, with its day and board, the newest first."""
    lines = await asker.register.answers.of(uow, minutes_kept.every_line)
    seen = [
        (one.line, one.on, board)
        for one in lines
        if asker.may_see(board := asker.register.board_by_id(one.board_id), restricted=one.restricted)
    ]
    return tuple(sorted(seen, key=lambda one: one[1], reverse=True))


async def listed_as(uow: UnitOfWork, asker: Asker, name: str) -> tuple[values.Attendance, dt.date, KeptBoard] | None:
    """Give the newest line of an attendance list that is surely somebody's of that name; None where none is."""
    lines = await newest_lines(uow, asker)
    named = {
        line.name: people.Person(line.name, (people.Term(line.name, initials=line.initials),)) for line, *_ in lines
    }
    match people.match(name, named.values()):
        case people.Certain(person):
            return next(one for one in lines if one[0].name == person.key)
        case _:
            return None
