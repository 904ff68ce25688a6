"""Minutes: what is recorded of a meeting (who was there, who came and went, what was said and resolved).

Facts are kept as the paper writes them, each with its source. Where two documents print the minutes of one meeting, the
newest that still holds is the one that answers.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ForeignKey, Select, String, Time, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board.packs import values
from board.sources import Source
from storage import plain
from storage.meetings import MeetingRow
from storage.packs import DocumentRow
from storage.schema import Base, Key, Ref
from storage.unit_of_work import AnyRow, UnitOfWork


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
    restricted: Mapped[bool]
    source: Mapped[Source]


class MinuteItemRow(Base):
    """One item of the minutes, its whole text, and what the board resolved under it."""

    __tablename__ = "minute_items"

    id: Mapped[Key]
    minutes_id: Mapped[int] = mapped_column(Ref, ForeignKey("minutes.id"), index=True)
    number: Mapped[str]
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
    said: Mapped[dict[str, Any] | None]  # all of it; None in rows of an earlier release


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


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of any attendance list, with its document, its board, and the day of its meeting."""

    id: int
    person_id: int | None
    line: values.Attendance
    document_id: int
    board_id: int
    on: dt.date
    restricted: bool


async def add(uow: UnitOfWork, document_id: int, meeting_id: int, minutes: values.Minutes) -> int:
    """Keep minutes and all they hold but their actions."""
    statement = insert(MinutesRow).values(
        document_id=document_id, meeting_id=meeting_id, restricted=minutes.restricted, source=minutes.source
    )
    minutes_id = int(await uow.scalar(statement.returning(MinutesRow.id)))
    for table, rows in (
        (AttendanceRow, [_attendance(line) for line in minutes.attendances]),
        (ComingRow, [_coming(coming) for coming in minutes.comings]),
        (MinuteItemRow, [_minute_item(item) for item in minutes.items]),
        (DecisionRow, [_decision(decision) for decision in minutes.decisions]),
    ):
        await uow.run(insert(table), [{"minutes_id": minutes_id, **row} for row in rows])
    return minutes_id


async def of_meeting(uow: UnitOfWork, meeting_id: int) -> list[KeptMinutes]:
    """Give the minutes of a meeting that hold today: the newest public ones, then the newest restricted ones."""
    rows = await uow.all(
        _holding(
            select(
                MinutesRow.id, MinutesRow.meeting_id, MinutesRow.document_id, MinutesRow.restricted, MinutesRow.source
            )
            .join(DocumentRow, DocumentRow.id == MinutesRow.document_id)
            .where(MinutesRow.meeting_id == meeting_id)
        ).order_by(MinutesRow.restricted.desc(), MinutesRow.id)
    )
    newest = {row.restricted: KeptMinutes(*row) for row in rows}
    return [newest[secret] for secret in (False, True) if secret in newest]


async def every_item(
    uow: UnitOfWork, meeting_ids: Sequence[int]
) -> list[tuple[KeptMinutes, tuple[values.MinuteItem, ...]]]:
    """Give the minutes of these meetings that :func:`of_meeting` gives of each, with their items, in two questions."""
    kept = (MinutesRow.id, MinutesRow.meeting_id, MinutesRow.document_id, MinutesRow.restricted, MinutesRow.source)
    held = select(*kept).join(DocumentRow, DocumentRow.id == MinutesRow.document_id)
    rows = await uow.all(_holding(held.where(MinutesRow.meeting_id.in_(meeting_ids))).order_by(MinutesRow.id))
    newest = {(row.meeting_id, row.restricted): KeptMinutes(*row) for row in rows}
    said: dict[int, list[values.MinuteItem]] = {one.id: [] for one in newest.values()}
    statement = select(MinuteItemRow.__table__).where(MinuteItemRow.minutes_id.in_(list(said)))
    for row in await uow.all(statement.order_by(MinuteItemRow.id)):
        said[row.minutes_id].append(_an_item(row))
    return [(one, tuple(said[one.id])) for _, one in sorted(newest.items())]


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


async def attendances(uow: UnitOfWork, minutes_id: int) -> list[KeptAttendance]:
    """Give the attendance list in the order of the paper."""
    statement = select(AttendanceRow.__table__).where(AttendanceRow.minutes_id == minutes_id)
    rows = await uow.all(statement.order_by(AttendanceRow.id))
    return [KeptAttendance(row.id, row.person_id, _line(row)) for row in rows]


async def every_line(uow: UnitOfWork) -> list[Listed]:
    """Give every line of the attendance lists that hold today."""
    rows = await uow.all(
        _holding(
            select(
                AttendanceRow.__table__,
                MinutesRow.document_id,
                MinutesRow.restricted,
                MeetingRow.board_id,
                MeetingRow.on,
            )
            .join(MinutesRow, MinutesRow.id == AttendanceRow.minutes_id)
            .join(MeetingRow, MeetingRow.id == MinutesRow.meeting_id)
            .join(DocumentRow, DocumentRow.id == MinutesRow.document_id)
        ).order_by(AttendanceRow.id)
    )
    return [
        Listed(row.id, row.person_id, _line(row), row.document_id, row.board_id, row.on, row.restricted) for row in rows
    ]


async def name(uow: UnitOfWork, attendance_id: int, person_id: int | None) -> None:
    """Keep who a line of the attendance list is; None where the board file no longer says so."""
    await uow.run(update(AttendanceRow).where(AttendanceRow.id == attendance_id).values(person_id=person_id))


async def comings(uow: UnitOfWork, minutes_id: int) -> list[values.Coming]:
    """Give who joined and left, in the order of the paper."""
    rows = await uow.all(select(ComingRow.__table__).where(ComingRow.minutes_id == minutes_id).order_by(ComingRow.id))
    return [
        values.Coming(row.who, values.Movement(row.movement), row.item, row.source, row.at, row.whole, row.restricted)
        for row in rows
    ]


async def items(uow: UnitOfWork, minutes_id: int) -> list[values.MinuteItem]:
    """Give the items of the minutes."""
    rows = await uow.all(
        select(MinuteItemRow.__table__).where(MinuteItemRow.minutes_id == minutes_id).order_by(MinuteItemRow.id)
    )
    return [_an_item(row) for row in rows]


async def decisions(uow: UnitOfWork, minutes_id: int) -> list[values.Decision]:
    """Give what was resolved, in the order of the paper."""
    rows = await uow.all(
        select(DecisionRow.__table__).where(DecisionRow.minutes_id == minutes_id).order_by(DecisionRow.id)
    )
    return [
        plain.load(values.Decision, row.said)
        if row.said
        else values.Decision(row.text, row.item, row.source, row.restricted)
        for row in rows
    ]


def _holding(statement: Select[*tuple[object, ...]]) -> Select[*tuple[object, ...]]:
    return statement.where(DocumentRow.superseded_by_id.is_(None))


def _an_item(row: AnyRow) -> values.MinuteItem:
    return values.MinuteItem(row.number, row.title, row.text, row.source, row.restricted)


def _line(row: AnyRow) -> values.Attendance:
    return values.Attendance(
        values.Part(row.part), row.name, row.source, row.initials, row.title, row.organisation, row.note
    )


def _attendance(line: values.Attendance) -> dict[str, object]:
    return {
        "part": line.part.value,
        "name": line.name,
        "initials": line.initials,
        "title": line.title,
        "organisation": line.organisation,
        "note": line.note,
        "source": line.source,
    }


def _coming(coming: values.Coming) -> dict[str, object]:
    return {
        "who": coming.who,
        "movement": coming.movement.value,
        "item": coming.item,
        "at": coming.at,
        "whole": coming.whole,
        "restricted": coming.restricted,
        "source": coming.source,
    }


def _minute_item(item: values.MinuteItem) -> dict[str, object]:
    return {
        "number": item.number,
        "title": item.title,
        "text": item.text,
        "restricted": item.restricted,
        "source": item.source,
    }


def _decision(decision: values.Decision) -> dict[str, object]:
    return {
        "item": decision.item,
        "text": decision.text,
        "restricted": decision.restricted,
        "source": decision.source,
        "said": plain.dump(decision),
    }


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of minutes: in which document, under which item of its agenda, of which day's meeting."""

    document_id: int
    item: str | None
    title: str
    on: dt.date


async def headings(uow: UnitOfWork) -> list[Heading]:
    """Give the headings of every minutes that hold today, so that a passage under one is known to be of that day."""
    rows = await uow.all(
        _holding(
            select(MinutesRow.document_id, MinutesRow.source, MinuteItemRow.title, MeetingRow.on)
            .join(MinutesRow, MinutesRow.id == MinuteItemRow.minutes_id)
            .join(MeetingRow, MeetingRow.id == MinutesRow.meeting_id)
            .join(DocumentRow, DocumentRow.id == MinutesRow.document_id)
        ).order_by(MinuteItemRow.id)
    )
    return [Heading(row.document_id, row.source.item, row.title, row.on) for row in rows]
