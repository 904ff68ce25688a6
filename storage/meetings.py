"""Meetings: when and where a board sits, its notice and its agenda.

Facts are kept as the papers write them, each with its source. Where two documents tell of one meeting, the newest that
still holds is the one that answers. What happened at it is in ``storage.minutes``.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, ForeignKey, Select, String, Time, UniqueConstraint, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board.packs import values
from board.sources import Source
from storage.packs import DocumentRow
from storage.schema import Base, Key, Ref
from storage.unit_of_work import UnitOfWork


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


async def days(uow: UnitOfWork) -> dict[int, dt.date]:
    """Give the day of every meeting."""
    return {row.id: row.on for row in await uow.all(select(MeetingRow.id, MeetingRow.on))}


async def titles(uow: UnitOfWork) -> dict[tuple[int, str], str]:
    """Give the title of every agenda item, by its document and number."""
    rows = await uow.all(select(ItemRow.document_id, ItemRow.number, ItemRow.title))
    return {(row.document_id, row.number): row.title for row in rows}


async def keep(
    uow: UnitOfWork, board_id: int, sitting: values.Sitting, source: Source, *, restricted: bool, held: bool = False
) -> tuple[int, bool]:
    """Make sure that a sitting is known; give its id, and whether it is new.

    Only what is not known yet is filled in; but minutes (``held``) say when it did begin and end.
    """
    row = await uow.first(select(*_MEETING).where(MeetingRow.board_id == board_id, MeetingRow.on == sitting.on))
    said = {"starts": sitting.starts, "ends": sitting.ends, "place": sitting.place, "public": sitting.public}
    if row is None:
        statement = insert(MeetingRow).values(
            board_id=board_id, on=sitting.on, restricted=restricted, source=source, **said
        )
        return int(await uow.scalar(statement.returning(MeetingRow.id))), True
    sure = {"starts", "ends"} if held and sitting.ends else set[str]()
    missing: dict[str, Any] = {
        name: value
        for name, value in said.items()
        if value is not None and (name in sure or getattr(row, name) is None)
    }
    if held and row.published_on is None:
        missing["source"] = source
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


async def with_agenda(uow: UnitOfWork, meeting_ids: Sequence[int]) -> set[int]:
    """Give those of these meetings whose agenda is here."""
    rows = await uow.all(
        _holding(
            select(ItemRow.meeting_id)
            .join(DocumentRow, DocumentRow.id == ItemRow.document_id)
            .where(ItemRow.meeting_id.in_(meeting_ids))
            .distinct()
        )
    )
    return {row.meeting_id for row in rows}


def _holding(statement: Select[*tuple[object, ...]]) -> Select[*tuple[object, ...]]:
    return statement.where(DocumentRow.superseded_by_id.is_(None))
