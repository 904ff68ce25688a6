"""Meetings: their notice and agenda, and what their minutes record (who was there, what was said and resolved).

Facts are kept as the papers write them, each with its source. Where two documents tell of one meeting, the newest that
still holds is the one that answers.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Date, ForeignKey, Select, String, Time, UniqueConstraint, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board.packs import values
from board.sources import Source
from storage.packs import DocumentRow
from storage.schema import Base, Key, Ref
from storage.unit_of_work import AnyRow, UnitOfWork


class MeetingRow(Base):
    """One sitting of one board. Times are wall-clock, Europe/London."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("board_id", "on"),)

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"))
    on: Mapped[dt.date] = mapped_column(Date, index=True)
    starts: Mapped[dt.time | None] = mapped_column(Time)
    ends: Mapped[dt.time | None] = mapped_column(Time)
    place: Mapped[str | None]
    joining: Mapped[str | None]
    public: Mapped[bool | None]
    published_on: Mapped[dt.date | None] = mapped_column(Date)
    apologies_to: Mapped[str | None]
    restricted: Mapped[bool]
    source: Mapped[Source]


class ItemRow(Base):
    """One item of an agenda."""

    __tablename__ = "items"

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"))
    meeting_id: Mapped[int] = mapped_column(Ref, ForeignKey("meetings.id"), index=True)
    number: Mapped[str] = mapped_column(String(20))
    title: Mapped[str]
    lead: Mapped[str | None]
    purposes: Mapped[list[str]]
    attachment: Mapped[str | None]
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]
    restricted: Mapped[bool]
    source: Mapped[Source]


class MinutesRow(Base):
    """The minutes of one meeting as one document prints them."""

    __tablename__ = "minutes"

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"))
    meeting_id: Mapped[int] = mapped_column(Ref, ForeignKey("meetings.id"), index=True)
    restricted: Mapped[bool]
    source: Mapped[Source]


class AttendanceRow(Base):
    """One line of an attendance list, as written, and who that is, once that is certain."""

    __tablename__ = "attendances"

    id: Mapped[Key]
    minutes_id: Mapped[int] = mapped_column(Ref, ForeignKey("minutes.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"))
    part: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    initials: Mapped[str | None]
    title: Mapped[str | None]
    organisation: Mapped[str | None]
    note: Mapped[str | None]
    source: Mapped[Source]


class ComingRow(Base):
    """Somebody joined or left while the meeting sat."""

    __tablename__ = "comings"

    id: Mapped[Key]
    minutes_id: Mapped[int] = mapped_column(Ref, ForeignKey("minutes.id"), index=True)
    who: Mapped[str]
    movement: Mapped[str] = mapped_column(String(20))
    item: Mapped[str | None]
    at: Mapped[dt.time | None] = mapped_column(Time)
    whole: Mapped[bool]
    source: Mapped[Source]


class MinuteItemRow(Base):
    """One item of the minutes, its whole text, and what the board resolved under it."""

    __tablename__ = "minute_items"

    id: Mapped[Key]
    minutes_id: Mapped[int] = mapped_column(Ref, ForeignKey("minutes.id"), index=True)
    number: Mapped[str] = mapped_column(String(20))
    title: Mapped[str]
    text: Mapped[str]
    restricted: Mapped[bool]
    source: Mapped[Source]


class DecisionRow(Base):
    """What the board resolved, in the minutes' own sentence."""

    __tablename__ = "decisions"

    id: Mapped[Key]
    minutes_id: Mapped[int] = mapped_column(Ref, ForeignKey("minutes.id"), index=True)
    item: Mapped[str | None]
    text: Mapped[str]
    restricted: Mapped[bool]
    source: Mapped[Source]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it is kept."""

    id: int
    board_id: int
    on: dt.date
    starts: dt.time | None
    ends: dt.time | None
    place: str | None
    joining: str | None
    public: bool | None
    published_on: dt.date | None
    apologies_to: str | None
    restricted: bool
    source: Source


@dataclass(frozen=True, slots=True)
class KeptMinutes:
    """Minutes as they are kept, without what they hold."""

    id: int
    meeting_id: int
    document_id: int
    restricted: bool
    source: Source


@dataclass(frozen=True, slots=True)
class KeptAttendance:
    """A line of the attendance list with its row and the person it was matched to."""

    id: int
    person_id: int | None
    line: values.Attendance


_MEETING = (
    MeetingRow.id,
    MeetingRow.board_id,
    MeetingRow.on,
    MeetingRow.starts,
    MeetingRow.ends,
    MeetingRow.place,
    MeetingRow.joining,
    MeetingRow.public,
    MeetingRow.published_on,
    MeetingRow.apologies_to,
    MeetingRow.restricted,
    MeetingRow.source,
)


async def of_boards(uow: UnitOfWork, board_ids: Sequence[int]) -> list[Meeting]:
    """Give every known meeting of these boards, the earliest first."""
    statement = select(*_MEETING).where(MeetingRow.board_id.in_(board_ids)).order_by(MeetingRow.on, MeetingRow.id)
    return [Meeting(*row) for row in await uow.all(statement)]


async def by_id(uow: UnitOfWork, meeting_id: int) -> Meeting | None:
    """Give one meeting."""
    row = await uow.first(select(*_MEETING).where(MeetingRow.id == meeting_id))
    return Meeting(*row) if row else None


async def keep(
    uow: UnitOfWork, board_id: int, sitting: values.Sitting, source: Source, *, restricted: bool
) -> tuple[int, bool]:
    """Make sure that a sitting is known, filling only what is not known yet; give its id, and whether it is new."""
    row = await uow.first(select(*_MEETING).where(MeetingRow.board_id == board_id, MeetingRow.on == sitting.on))
    said = {"starts": sitting.starts, "ends": sitting.ends, "place": sitting.place, "public": sitting.public}
    if row is None:
        statement = insert(MeetingRow).values(
            board_id=board_id, on=sitting.on, restricted=restricted, source=source, **said
        )
        return int(await uow.scalar(statement.returning(MeetingRow.id))), True
    missing = {name: value for name, value in said.items() if value is not None and getattr(row, name) is None}
    if missing:
        await uow.run(update(MeetingRow).where(MeetingRow.id == row.id).values(**missing))
    return row.id, False


async def give_notice(uow: UnitOfWork, meeting_id: int, pack: values.Pack) -> None:
    """Keep what a pack says of its own meeting: it is the authority for that, so it overrides what others mentioned."""
    said = {
        "starts": pack.sitting.starts,
        "ends": pack.sitting.ends,
        "place": pack.sitting.place,
        "public": pack.sitting.public,
        "joining": pack.joining,
        "published_on": pack.published_on,
        "apologies_to": pack.apologies_to,
    }
    told = {name: value for name, value in said.items() if value is not None}
    await uow.run(
        update(MeetingRow)
        .where(MeetingRow.id == meeting_id)
        .values(restricted=pack.restricted, source=pack.source, **told)
    )


async def add_items(uow: UnitOfWork, document_id: int, meeting_id: int, items: tuple[values.AgendaItem, ...]) -> None:
    """Keep a pack's agenda."""
    await uow.run(
        insert(ItemRow),
        [
            {
                "document_id": document_id,
                "meeting_id": meeting_id,
                "number": item.number,
                "title": item.title,
                "lead": item.lead,
                "purposes": [purpose.value for purpose in item.purposes],
                "attachment": item.attachment,
                "first_page": item.pages[0] if item.pages else None,
                "last_page": item.pages[1] if item.pages else None,
                "restricted": item.restricted,
                "source": item.source,
            }
            for item in items
        ],
    )


async def agenda(uow: UnitOfWork, meeting_id: int) -> list[values.AgendaItem]:
    """Give a meeting's agenda, from the pack that holds today."""
    rows = await uow.all(
        _holding(
            select(
                ItemRow.number,
                ItemRow.title,
                ItemRow.source,
                ItemRow.lead,
                ItemRow.purposes,
                ItemRow.attachment,
                ItemRow.first_page,
                ItemRow.last_page,
                ItemRow.restricted,
            )
            .join(DocumentRow, DocumentRow.id == ItemRow.document_id)
            .where(ItemRow.meeting_id == meeting_id)
        ).order_by(ItemRow.id)
    )
    return [
        values.AgendaItem(
            number=row.number,
            title=row.title,
            source=row.source,
            lead=row.lead,
            purposes=tuple(values.Purpose(purpose) for purpose in row.purposes),
            attachment=row.attachment,
            pages=None if row.first_page is None else (row.first_page, row.last_page),
            restricted=row.restricted,
        )
        for row in rows
    ]


async def add_minutes(uow: UnitOfWork, document_id: int, meeting_id: int, minutes: values.Minutes) -> int:
    """Keep minutes and all they hold but their actions."""
    statement = insert(MinutesRow).values(
        document_id=document_id, meeting_id=meeting_id, restricted=minutes.restricted, source=minutes.source
    )
    minutes_id = int(await uow.scalar(statement.returning(MinutesRow.id)))
    await uow.run(
        insert(AttendanceRow),
        [
            {
                "minutes_id": minutes_id,
                "part": line.part.value,
                "name": line.name,
                "initials": line.initials,
                "title": line.title,
                "organisation": line.organisation,
                "note": line.note,
                "source": line.source,
            }
            for line in minutes.attendances
        ],
    )
    await uow.run(
        insert(ComingRow),
        [
            {
                "minutes_id": minutes_id,
                "who": coming.who,
                "movement": coming.movement.value,
                "item": coming.item,
                "at": coming.at,
                "whole": coming.whole,
                "source": coming.source,
            }
            for coming in minutes.comings
        ],
    )
    await uow.run(
        insert(MinuteItemRow),
        [
            {
                "minutes_id": minutes_id,
                "number": item.number,
                "title": item.title,
                "text": item.text,
                "restricted": item.restricted,
                "source": item.source,
            }
            for item in minutes.items
        ],
    )
    await uow.run(
        insert(DecisionRow),
        [
            {
                "minutes_id": minutes_id,
                "item": decision.item,
                "text": decision.text,
                "restricted": decision.restricted,
                "source": decision.source,
            }
            for decision in minutes.decisions
        ],
    )
    return minutes_id


async def minutes_of(uow: UnitOfWork, meeting_id: int) -> KeptMinutes | None:
    """Give the newest minutes of a meeting that hold today."""
    row = await uow.first(
        _holding(
            select(
                MinutesRow.id, MinutesRow.meeting_id, MinutesRow.document_id, MinutesRow.restricted, MinutesRow.source
            )
            .join(DocumentRow, DocumentRow.id == MinutesRow.document_id)
            .where(MinutesRow.meeting_id == meeting_id)
        ).order_by(MinutesRow.id.desc())
    )
    return KeptMinutes(*row) if row else None


async def minuted(uow: UnitOfWork, meeting_ids: Sequence[int]) -> set[int]:
    """Give those of these meetings that have minutes which hold today."""
    rows = await uow.all(
        _holding(
            select(MinutesRow.meeting_id)
            .join(DocumentRow, DocumentRow.id == MinutesRow.document_id)
            .where(MinutesRow.meeting_id.in_(meeting_ids))
        )
    )
    return {row.meeting_id for row in rows}


async def with_papers(uow: UnitOfWork, meeting_ids: Sequence[int]) -> set[int]:
    """Give those of these meetings that more is known of than a date another paper announced: an agenda, or minutes."""
    rows = await uow.all(
        _holding(
            select(ItemRow.meeting_id)
            .join(DocumentRow, DocumentRow.id == ItemRow.document_id)
            .where(ItemRow.meeting_id.in_(meeting_ids))
            .distinct()
        )
    )
    return {row.meeting_id for row in rows} | await minuted(uow, meeting_ids)


async def attendances(uow: UnitOfWork, minutes_id: int) -> list[KeptAttendance]:
    """Give the attendance list in the order of the paper."""
    statement = select(AttendanceRow.__table__).where(AttendanceRow.minutes_id == minutes_id)
    rows = await uow.all(statement.order_by(AttendanceRow.id))
    return [KeptAttendance(row.id, row.person_id, _line(row)) for row in rows]


async def unmatched_attendances(uow: UnitOfWork) -> list[tuple[KeptAttendance, int, dt.date]]:
    """Give the lines whose person is not known yet, each with the document and the day of its meeting."""
    rows = await uow.all(
        select(AttendanceRow.__table__, MinutesRow.document_id, MeetingRow.on)
        .join(MinutesRow, MinutesRow.id == AttendanceRow.minutes_id)
        .join(MeetingRow, MeetingRow.id == MinutesRow.meeting_id)
        .where(AttendanceRow.person_id.is_(None))
        .order_by(AttendanceRow.id)
    )
    return [(KeptAttendance(row.id, row.person_id, _line(row)), row.document_id, row.on) for row in rows]


async def name_attendance(uow: UnitOfWork, attendance_id: int, person_id: int) -> None:
    """Keep who a line of the attendance list is."""
    await uow.run(update(AttendanceRow).where(AttendanceRow.id == attendance_id).values(person_id=person_id))


async def comings(uow: UnitOfWork, minutes_id: int) -> list[values.Coming]:
    """Give who joined and left, in the order of the paper."""
    rows = await uow.all(select(ComingRow.__table__).where(ComingRow.minutes_id == minutes_id).order_by(ComingRow.id))
    return [
        values.Coming(row.who, values.Movement(row.movement), row.item, row.source, row.at, row.whole) for row in rows
    ]


async def minute_items(uow: UnitOfWork, minutes_id: int) -> list[values.MinuteItem]:
    """Give the items of the minutes."""
    rows = await uow.all(
        select(MinuteItemRow.__table__).where(MinuteItemRow.minutes_id == minutes_id).order_by(MinuteItemRow.id)
    )
    return [values.MinuteItem(row.number, row.title, row.text, row.source, row.restricted) for row in rows]


async def decisions(uow: UnitOfWork, minutes_id: int) -> list[values.Decision]:
    """Give what was resolved, in the order of the paper."""
    rows = await uow.all(
        select(DecisionRow.__table__).where(DecisionRow.minutes_id == minutes_id).order_by(DecisionRow.id)
    )
    return [values.Decision(row.text, row.item, row.source, row.restricted) for row in rows]


def _holding(statement: Select[*tuple[object, ...]]) -> Select[*tuple[object, ...]]:
    return statement.where(DocumentRow.superseded_by_id.is_(None))


def _line(row: AnyRow) -> values.Attendance:
    return values.Attendance(
        values.Part(row.part), row.name, row.source, row.initials, row.title, row.organisation, row.note
    )
