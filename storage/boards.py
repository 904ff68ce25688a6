"""Organisations, boards and seats: who sits where, for whom, and under which rules.

A board that only a pack has named so far is kept too, undeclared, and is completed when the board file arrives.
"""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Date, ForeignKey, String, insert, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema import Base, Key, Ref
from storage.unit_of_work import UnitOfWork


class OrganisationRow(Base):
    """A body that appoints members."""

    __tablename__ = "organisations"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str]
    short: Mapped[str | None]
    also: Mapped[list[str]] = mapped_column(default=list)


class BoardRow(Base):
    """A board and its rules; a rule that nobody declared is None, never a default."""

    __tablename__ = "boards"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str]
    also: Mapped[list[str]] = mapped_column(default=list)
    declared: Mapped[bool]
    below_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("boards.id"))
    quorum_total: Mapped[int | None]
    quorum_source: Mapped[str | None]
    notice_days: Mapped[int | None]
    notice_source: Mapped[str | None]


class ClerkshipRow(Base):
    """Who administers a board, or deputises for its administrator, from one day to another (both included)."""

    __tablename__ = "clerkships"

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"), index=True)
    person_id: Mapped[int] = mapped_column(Ref, ForeignKey("people.id"), index=True)
    deputy: Mapped[bool]
    since: Mapped[dt.date | None] = mapped_column(Date)
    until: Mapped[dt.date | None] = mapped_column(Date)


class QuorumMinimumRow(Base):
    """How many members of one organisation a quorum needs."""

    __tablename__ = "quorum_minimums"

    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(Ref, ForeignKey("organisations.id"), primary_key=True)
    minimum: Mapped[int]


class SeatRow(Base):
    """One place at the table, appointed by one organisation."""

    __tablename__ = "seats"

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"), index=True)
    key: Mapped[str] = mapped_column(String(200))
    organisation_id: Mapped[int] = mapped_column(Ref, ForeignKey("organisations.id"))
    title: Mapped[str]
    substitutes_allowed: Mapped[bool | None]


class SeatHoldingRow(Base):
    """Who holds a seat, or may stand in for its holder, from one day to another (both included; None is open)."""

    __tablename__ = "seat_holdings"

    id: Mapped[Key]
    seat_id: Mapped[int] = mapped_column(Ref, ForeignKey("seats.id"), index=True)
    person_id: Mapped[int] = mapped_column(Ref, ForeignKey("people.id"), index=True)
    substitute: Mapped[bool]
    since: Mapped[dt.date | None] = mapped_column(Date)
    until: Mapped[dt.date | None] = mapped_column(Date)


@dataclass(frozen=True, slots=True)
class KeptBoard:
    """A board as it is kept."""

    id: int
    key: str
    name: str
    also: tuple[str, ...]
    declared: bool
    below_id: int | None
    quorum_total: int | None
    quorum_source: str | None
    notice_days: int | None
    notice_source: str | None
    quorum_minimums: tuple[tuple[int, int], ...] = field(default=())  # organisation id, minimum


@dataclass(frozen=True, slots=True)
class KeptOrganisation:
    """An organisation as it is kept."""

    id: int
    key: str
    name: str
    short: str | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody's hold on a seat of a board."""

    board_id: int
    seat_id: int
    seat: str
    title: str
    organisation_id: int
    substitutes_allowed: bool | None
    person_id: int
    substitute: bool
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands to the boards: where they are a member, administrator, or the administrator's deputy."""

    member_of: frozenset[int]
    administrator_of: frozenset[int]
    deputy_of: frozenset[int]


_BOARD = (
    BoardRow.id,
    BoardRow.key,
    BoardRow.name,
    BoardRow.also,
    BoardRow.declared,
    BoardRow.below_id,
    BoardRow.quorum_total,
    BoardRow.quorum_source,
    BoardRow.notice_days,
    BoardRow.notice_source,
)


async def every(uow: UnitOfWork) -> list[KeptBoard]:
    """Give every board, the declared first and in the order of the board file."""
    minimums: dict[int, list[tuple[int, int]]] = {}
    for row in await uow.all(
        select(QuorumMinimumRow.board_id, QuorumMinimumRow.organisation_id, QuorumMinimumRow.minimum)
    ):
        minimums.setdefault(row.board_id, []).append((row.organisation_id, row.minimum))
    rows = await uow.all(select(*_BOARD).order_by(BoardRow.declared.desc(), BoardRow.id))
    return [
        KeptBoard(**{**row._asdict(), "also": tuple(row.also), "quorum_minimums": tuple(minimums.get(row.id, ()))})
        for row in rows
    ]


async def organisations(uow: UnitOfWork) -> list[KeptOrganisation]:
    """Give every organisation."""
    rows = await uow.all(
        select(
            OrganisationRow.id, OrganisationRow.key, OrganisationRow.name, OrganisationRow.short, OrganisationRow.also
        ).order_by(OrganisationRow.id)
    )
    return [KeptOrganisation(row.id, row.key, row.name, row.short, tuple(row.also)) for row in rows]


async def holdings(uow: UnitOfWork, board_id: int) -> list[Holding]:
    """Give every hold on every seat of a board, past ones too."""
    rows = await uow.all(
        select(
            SeatRow.board_id,
            SeatRow.id,
            SeatRow.key,
            SeatRow.title,
            SeatRow.organisation_id,
            SeatRow.substitutes_allowed,
            SeatHoldingRow.person_id,
            SeatHoldingRow.substitute,
            SeatHoldingRow.since,
            SeatHoldingRow.until,
        )
        .join(SeatHoldingRow, SeatHoldingRow.seat_id == SeatRow.id)
        .where(SeatRow.board_id == board_id)
        .order_by(SeatRow.id, SeatHoldingRow.id)
    )
    return [Holding(*row) for row in rows]


async def members(uow: UnitOfWork, board_id: int, on: dt.date) -> list[int]:
    """Give the people who hold a seat of a board on one day, in the order of the seats, each once."""
    rows = await uow.all(
        select(SeatHoldingRow.person_id)
        .join(SeatRow, SeatRow.id == SeatHoldingRow.seat_id)
        .where(SeatRow.board_id == board_id, SeatHoldingRow.substitute.is_(False), *_running(SeatHoldingRow, on))
        .order_by(SeatRow.id, SeatHoldingRow.id)
    )
    return list(dict.fromkeys(row.person_id for row in rows))


async def standing(uow: UnitOfWork, person_id: int, on: dt.date) -> Standing:
    """Tell where somebody is a member, administrator or deputy on one day."""
    seats = await uow.all(
        select(SeatRow.board_id)
        .join(SeatHoldingRow, SeatHoldingRow.seat_id == SeatRow.id)
        .where(
            SeatHoldingRow.person_id == person_id, SeatHoldingRow.substitute.is_(False), *_running(SeatHoldingRow, on)
        )
    )
    clerks = await uow.all(
        select(ClerkshipRow.board_id, ClerkshipRow.deputy).where(
            ClerkshipRow.person_id == person_id, *_running(ClerkshipRow, on)
        )
    )
    return Standing(
        frozenset(row.board_id for row in seats),
        frozenset(row.board_id for row in clerks if not row.deputy),
        frozenset(row.board_id for row in clerks if row.deputy),
    )


async def clerks(uow: UnitOfWork, board_id: int, on: dt.date) -> list[tuple[int, bool]]:
    """Give who administers a board on one day: the person, and whether they only deputise; the administrator first."""
    rows = await uow.all(
        select(ClerkshipRow.person_id, ClerkshipRow.deputy)
        .where(ClerkshipRow.board_id == board_id, *_running(ClerkshipRow, on))
        .order_by(ClerkshipRow.deputy, ClerkshipRow.id)
    )
    return [(row.person_id, row.deputy) for row in rows]


async def add_undeclared(uow: UnitOfWork, key: str, name: str, below_id: int | None) -> int:
    """Keep a board that only a pack has named."""
    statement = insert(BoardRow).values(key=key, name=name, also=[], declared=False, below_id=below_id)
    return int(await uow.scalar(statement.returning(BoardRow.id)))


def _running(table: type[SeatHoldingRow | ClerkshipRow], on: dt.date) -> tuple[ColumnElement[bool], ...]:
    return (
        or_(table.since.is_(None), table.since <= on),
        or_(table.until.is_(None), table.until >= on),
    )
