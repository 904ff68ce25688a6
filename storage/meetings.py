"""Meetings: when and where a board sits, its notice and its agenda.

Facts are kept as the papers write them, each with its source. Where two documents tell of one meeting, each leaves a
mention, and the row has what those that hold today say. What happened at it is in ``storage.minutes``.
"""

import datetime as dt
import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, ForeignKey, Select, String, Time, UniqueConstraint, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board import announced, editions
from board.packs import values
from board.sources import Source
from storage.packs import DocumentRow
from storage.schema import Base, Key, Ref
from storage.unit_of_work import AnyRow, UnitOfWork


class Telling(enum.StrEnum):
    """How a document speaks of a meeting; the first knows best of it, but minutes say when it did begin and end."""

    CALLED = "called"  # it is the pack of this meeting
    HELD = "held"  # it prints the minutes
    ANNOUNCED = "announced"  # minutes in it name the day of the next meeting


class MeetingRow(Base):
    """One sitting of one board. Times are wall-clock, Europe/London.

    ``withdrawn`` tells that no document which holds today speaks of it, or that it was moved to another day.
    """

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
    withdrawn: Mapped[bool]
    source: Mapped[Source]


class MeetingMentionRow(Base):
    """What one document says of a sitting. ``told_on`` is the meeting whose minutes announce it."""

    __tablename__ = "meeting_mentions"

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(Ref, ForeignKey("meetings.id"), index=True)
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"))
    telling: Mapped[str] = mapped_column(String(20))
    told_on: Mapped[dt.date | None] = mapped_column(Date)
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
    number: Mapped[str]
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


_TOLD = ("starts", "ends", "place", "public")
_MINUTED_FIRST = {Telling.HELD: 0, Telling.CALLED: 1, Telling.ANNOUNCED: 2}
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
    """Give every meeting of these boards that their papers still speak of, the earliest first."""
    statement = select(*_MEETING).where(MeetingRow.board_id.in_(board_ids), MeetingRow.withdrawn.is_(False))
    statement = statement.order_by(MeetingRow.on, MeetingRow.id)
    return [Meeting(*row) for row in await uow.all(statement)]


async def by_id(uow: UnitOfWork, meeting_id: int) -> Meeting | None:
    """Give one meeting, unless its papers were withdrawn."""
    row = await uow.first(select(*_MEETING).where(MeetingRow.id == meeting_id, MeetingRow.withdrawn.is_(False)))
    return Meeting(*row) if row else None


async def told_in(uow: UnitOfWork, known: Sequence[Meeting]) -> dict[tuple[int, str], Source]:
    """Give where each fact of some meetings stands (its day, begin, end, place, whether it is public), by its name.

    Minutes say what was: of documents that say the same, the minutes are given before the pack that called it.
    """
    of_meeting = {one.id: one for one in known}
    mentions = select(MeetingMentionRow.__table__).join(DocumentRow, DocumentRow.id == MeetingMentionRow.document_id)
    rows: dict[int, list[AnyRow]] = {}
    for row in await uow.all(_holding(mentions.where(MeetingMentionRow.meeting_id.in_(of_meeting)))):
        rows.setdefault(row.meeting_id, []).append(row)
    found: dict[tuple[int, str], Source] = {}
    for meeting_id, said in rows.items():
        order = {row.id: (_MINUTED_FIRST[Telling(row.telling)], -row.document_id, row.id) for row in said}
        for row in sorted(_open(said), key=lambda row: order[row.id]):
            found.setdefault((meeting_id, "on"), row.source)
            for name in _TOLD:
                value = getattr(row, name)
                if value is not None and value == getattr(of_meeting[meeting_id], name):
                    found.setdefault((meeting_id, name), row.source)
    return found


async def days(uow: UnitOfWork) -> dict[int, dt.date]:
    """Give the day of every meeting."""
    return {row.id: row.on for row in await uow.all(select(MeetingRow.id, MeetingRow.on))}


async def titles(uow: UnitOfWork) -> dict[tuple[int, str], str]:
    """Give the title of every agenda item, by its document and number."""
    rows = await uow.all(select(ItemRow.document_id, ItemRow.number, ItemRow.title))
    return {(row.document_id, row.number): row.title for row in rows}


async def keep(
    uow: UnitOfWork, board_id: int, sitting: values.Sitting, source: Source, *, restricted: bool
) -> tuple[int, bool]:
    """Make sure that a sitting has a row; give its id, and whether it is new. What is said of it are its mentions."""
    row = await uow.first(select(MeetingRow.id).where(MeetingRow.board_id == board_id, MeetingRow.on == sitting.on))
    if row is not None:
        return row.id, False
    statement = insert(MeetingRow).values(
        board_id=board_id, on=sitting.on, restricted=restricted, withdrawn=False, source=source, **_times(sitting)
    )
    return int(await uow.scalar(statement.returning(MeetingRow.id))), True


async def call(uow: UnitOfWork, document_id: int, meeting_id: int, pack: values.Pack) -> None:
    """Keep what a pack says of its own meeting."""
    await uow.run(
        insert(MeetingMentionRow).values(
            meeting_id=meeting_id,
            document_id=document_id,
            telling=Telling.CALLED.value,
            joining=pack.joining,
            published_on=pack.published_on,
            apologies_to=pack.apologies_to,
            restricted=pack.restricted,
            source=pack.source,
            **_times(pack.sitting),
        )
    )


async def mention(
    uow: UnitOfWork, document_id: int, meeting_id: int, minutes: values.Minutes, telling: Telling
) -> None:
    """Keep what minutes say of their own sitting, or of the next one."""
    next_one = telling is Telling.ANNOUNCED and minutes.next_sitting
    await uow.run(
        insert(MeetingMentionRow).values(
            meeting_id=meeting_id,
            document_id=document_id,
            telling=telling.value,
            told_on=minutes.sitting.on,
            restricted=minutes.restricted,
            source=minutes.source,
            **_times(next_one or minutes.sitting),
        )
    )


async def settle(uow: UnitOfWork) -> list[tuple[int, values.Finding]]:
    """Give every meeting what the documents that hold say of it; tell what was moved, and the document that says so."""
    found: list[tuple[int, values.Finding]] = []
    said: dict[int, list[AnyRow]] = {}
    mentions = select(MeetingMentionRow.__table__).join(DocumentRow, DocumentRow.id == MeetingMentionRow.document_id)
    for row in await uow.all(_holding(mentions).order_by(MeetingMentionRow.id)):
        said.setdefault(row.meeting_id, []).append(row)
    known = await uow.all(select(MeetingRow.__table__).order_by(MeetingRow.id))
    open_to_all = {meeting_id: _open(rows) for meeting_id, rows in said.items()}
    of_board: dict[int, list[tuple[AnyRow, list[AnyRow]]]] = {}
    for row in known:
        of_board.setdefault(row.board_id, []).append((row, open_to_all.get(row.id, [])))
    for row in known:
        rows = open_to_all.get(row.id, [])
        held = _settled(rows) if rows else {}
        instead = _instead(row.on, rows, of_board[row.board_id])
        if instead is not None:
            found.append(instead)
        held["withdrawn"] = not rows or instead is not None
        changed = {name: value for name, value in held.items() if getattr(row, name) != value}
        if changed:
            await uow.run(update(MeetingRow).where(MeetingRow.id == row.id).values(**changed))
    return found


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
    """Give a meeting's agenda, from all packs of it that hold today: a supplement adds to the pack.

    Of an item that stands in several the public one is given, else the newest. Another item under a number that is
    taken is one of its own.
    """
    rows = await uow.all(
        _holding(
            select(
                ItemRow.id,
                ItemRow.number,
                ItemRow.title,
                ItemRow.source,
                ItemRow.lead,
                ItemRow.purposes,
                ItemRow.attachment,
                ItemRow.first_page,
                ItemRow.last_page,
                ItemRow.restricted,
                ItemRow.document_id,
            )
            .join(DocumentRow, DocumentRow.id == ItemRow.document_id)
            .where(ItemRow.meeting_id == meeting_id)
        ).order_by(DocumentRow.restricted, ItemRow.id)
    )
    if len({row.document_id for row in rows}) <= 1:
        return [an_item(row) for row in rows]
    best: list[AnyRow] = []
    for row in sorted(rows, key=lambda row: (row.restricted, -row.document_id)):
        if not any(_stands_for(one, row) for one in best):
            best.append(row)
    return sorted(
        (an_item(row) for row in sorted(best, key=lambda row: row.id)), key=lambda item: _counted(item.number)
    )


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


def _stands_for(best: AnyRow, row: AnyRow) -> bool:
    """Tell whether an item of another document is the same one; an exempt one is by its number, or is told twice."""
    if best.document_id == row.document_id or best.number != row.number:
        return False
    return best.restricted != row.restricted or editions.same_item((best.number, best.title), (row.number, row.title))


def an_item(row: AnyRow) -> values.AgendaItem:
    """Make an agenda item of its row."""
    return values.AgendaItem(
        number=row.number,
        title=row.title,
        source=row.source,
        lead=row.lead,
        purposes=tuple(values.Purpose(purpose) for purpose in row.purposes),
        attachment=row.attachment,
        pages=None if row.first_page is None else (row.first_page, row.last_page),
        restricted=row.restricted,
    )


def _counted(number: str) -> tuple[tuple[int, str], ...]:
    """Order item numbers as one counts: 2 before 10, 4 before 4.1."""
    return tuple((int("".join(filter(str.isdecimal, part)) or 0), part) for part in number.split("."))


def _times(sitting: values.Sitting) -> dict[str, Any]:
    return {"starts": sitting.starts, "ends": sitting.ends, "place": sitting.place, "public": sitting.public}


def _open(rows: list[AnyRow]) -> list[AnyRow]:
    """Give what may be shown to all, where anything may: a meeting is public as soon as one paper of it is."""
    return [row for row in rows if not row.restricted] or rows


def _settled(rows: list[AnyRow]) -> dict[str, Any]:
    """Put together what is known of a meeting: its own newest pack first, then its minutes, then announcements."""
    order = list(Telling)
    best = sorted(rows, key=lambda row: (order.index(Telling(row.telling)), -row.document_id, row.id))
    names = ("starts", "ends", "place", "public", "joining", "published_on", "apologies_to")
    told = {name: next((value for row in best if (value := getattr(row, name)) is not None), None) for name in names}
    sure = next((row for row in best if row.telling == Telling.HELD.value and row.ends is not None), None)
    if sure is not None:
        told |= {"starts": sure.starts or told["starts"], "ends": sure.ends}
    return {**told, "restricted": all(row.restricted for row in rows), "source": best[0].source}


def _instead(
    on: dt.date, rows: list[AnyRow], others: list[tuple[AnyRow, list[AnyRow]]]
) -> tuple[int, values.Finding] | None:
    """Say that a meeting of which only an announcement is known was moved, and by which document."""
    if not rows or any(row.telling != Telling.ANNOUNCED.value for row in rows):
        return None
    told_on = max(row.told_on for row in rows)
    secret = all(row.restricted for row in rows)
    called = {
        other.on: row
        for other, said in others
        for row in said
        if row.telling == Telling.CALLED.value and (secret or not row.restricted)
    }
    day = announced.moved(on, told_on, called)
    if day is None:
        return None
    text = (
        f"The minutes of {told_on:%d/%m/%Y} announced the next meeting for {on:%A %d/%m/%Y}; "
        f"its own papers say {day:%A %d/%m/%Y}."
    )
    finding = values.Finding(values.FindingKind.MOVED, text, called[day].source, restricted=secret)
    return called[day].document_id, finding
