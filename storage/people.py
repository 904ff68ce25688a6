"""People, their terms and their roles: who somebody is, what they were called and where they could be reached, when.

A term is never rewritten: when a name or an address changes, the old term ends and a new one begins, so that what was
said under the old one still has its author.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Select, String, delete, func, insert, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema import Base, Key, Ref
from storage.unit_of_work import UnitOfWork


class PersonRow(Base):
    """Somebody, for good; everything that may change about them is in their terms."""

    __tablename__ = "people"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(100), unique=True)


class PersonTermRow(Base):
    """What somebody was called, and how they were reached, from one day to another (both included; None is open)."""

    __tablename__ = "person_terms"
    __table_args__ = (Index(None, "entra"), Index(None, "email"))

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(Ref, ForeignKey("people.id"), index=True)
    name: Mapped[str]
    also: Mapped[list[str]]  # every other form in which papers write them: initials first, then other names
    title: Mapped[str | None]
    email: Mapped[str | None]
    entra: Mapped[str | None]
    teams: Mapped[str | None]
    telephone: Mapped[str | None]
    since: Mapped[dt.date | None] = mapped_column(Date)
    until: Mapped[dt.date | None] = mapped_column(Date)


class RoleRow(Base):
    """A post that a procedure may name, whoever holds it."""

    __tablename__ = "roles"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(String(100), unique=True)
    title: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("organisations.id"))


class RoleHoldingRow(Base):
    """Who holds a role, or deputises for its holder: ``place`` 0 is the holder, 1 the first deputy, and so on."""

    __tablename__ = "role_holdings"

    id: Mapped[Key]
    role_id: Mapped[int] = mapped_column(Ref, ForeignKey("roles.id"), index=True)
    person_id: Mapped[int] = mapped_column(Ref, ForeignKey("people.id"))
    place: Mapped[int]
    since: Mapped[dt.date | None] = mapped_column(Date)
    until: Mapped[dt.date | None] = mapped_column(Date)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as they are today: their row's id, their key, and their current term."""

    id: int
    key: str
    name: str
    title: str | None = None
    email: str | None = None
    entra: str | None = None
    teams: str | None = None
    telephone: str | None = None

    @property
    def reachable(self) -> bool:
        """Tell whether there is any way to tell them something."""
        return bool(self.email or self.teams or self.entra)


@dataclass(frozen=True, slots=True)
class TermOf:
    """One term with the person whose it is (``id`` is the person's)."""

    id: int
    key: str
    name: str
    title: str | None
    email: str | None
    entra: str | None
    teams: str | None
    telephone: str | None
    since: dt.date | None
    until: dt.date | None
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleOf:
    """A role with its holdings: the person's row, the place (0 holds it, 1 is the first deputy), since and until."""

    key: str
    title: str
    organisation_id: int | None
    holdings: tuple[tuple[int, int, dt.date | None, dt.date | None], ...] = ()


_KNOWN = (
    PersonRow.id,
    PersonRow.key,
    PersonTermRow.name,
    PersonTermRow.title,
    PersonTermRow.email,
    PersonTermRow.entra,
    PersonTermRow.teams,
    PersonTermRow.telephone,
)
_TERM = select(*_KNOWN).join(PersonTermRow, PersonTermRow.person_id == PersonRow.id)


async def by_entra(uow: UnitOfWork, entra: str, on: dt.date) -> Known | None:
    """Find who holds this Entra object id on one day."""
    row = await uow.first(_running(on).where(PersonTermRow.entra == entra))
    return Known(*row) if row else None


async def by_email(uow: UnitOfWork, email: str, on: dt.date) -> Known | None:
    """Find who reads this address on one day; the case of an address says nothing."""
    row = await uow.first(_running(on).where(func.lower(PersonTermRow.email) == email.lower()))
    return Known(*row) if row else None


async def by_ids(uow: UnitOfWork, ids: Sequence[int], on: dt.date) -> dict[int, Known]:
    """Give these people as they are on one day; somebody who has left by then is left out."""
    return {row.id: Known(*row) for row in await uow.all(_running(on).where(PersonRow.id.in_(ids)))}


async def terms(uow: UnitOfWork) -> list[TermOf]:
    """Give every term of everybody, the oldest first: what names in papers are matched against."""
    rows = await uow.all(
        select(*_KNOWN, PersonTermRow.since, PersonTermRow.until, PersonTermRow.also)
        .join(PersonTermRow, PersonTermRow.person_id == PersonRow.id)
        .order_by(PersonTermRow.until.is_(None), PersonTermRow.until, PersonTermRow.id)
    )
    return [TermOf(**{**row._asdict(), "also": tuple(row.also)}) for row in rows]


async def ids_by_key(uow: UnitOfWork) -> dict[str, int]:
    """Give the row of every person's key."""
    return {row.key: row.id for row in await uow.all(select(PersonRow.key, PersonRow.id))}


async def add(uow: UnitOfWork, key: str) -> int:
    """Add somebody under a new key."""
    return int(await uow.scalar(insert(PersonRow).values(key=key).returning(PersonRow.id)))


async def add_term(uow: UnitOfWork, term: TermOf) -> None:
    """Begin a term."""
    await uow.run(
        insert(PersonTermRow).values(
            person_id=term.id,
            name=term.name,
            title=term.title,
            also=list(term.also),
            email=term.email,
            entra=term.entra,
            teams=term.teams,
            telephone=term.telephone,
            since=term.since,
            until=term.until,
        )
    )


async def forget_terms(uow: UnitOfWork, person_id: int) -> None:
    """Remove somebody's terms, to write the same history down again with what has been added to it."""
    await uow.run(delete(PersonTermRow).where(PersonTermRow.person_id == person_id))


async def holders(uow: UnitOfWork, role_key: str, on: dt.date) -> list[Known]:
    """Give a role's holder and deputies in order, as of one day."""
    rows = await uow.all(
        _running(on)
        .join(RoleHoldingRow, RoleHoldingRow.person_id == PersonRow.id)
        .join(RoleRow, RoleRow.id == RoleHoldingRow.role_id)
        .where(
            RoleRow.key == role_key,
            or_(RoleHoldingRow.since.is_(None), RoleHoldingRow.since <= on),
            or_(RoleHoldingRow.until.is_(None), RoleHoldingRow.until >= on),
        )
        .order_by(RoleHoldingRow.place)
    )
    return [Known(*row) for row in rows]


async def roles(uow: UnitOfWork) -> list[RoleOf]:
    """Give every role with who ever held it or deputises, the holder before the deputies."""
    held: dict[int, list[tuple[int, int, dt.date | None, dt.date | None]]] = {}
    for row in await uow.all(
        select(
            RoleHoldingRow.role_id,
            RoleHoldingRow.person_id,
            RoleHoldingRow.place,
            RoleHoldingRow.since,
            RoleHoldingRow.until,
        ).order_by(RoleHoldingRow.place, RoleHoldingRow.id)
    ):
        held.setdefault(row.role_id, []).append((row.person_id, row.place, row.since, row.until))
    rows = await uow.all(select(RoleRow.id, RoleRow.key, RoleRow.title, RoleRow.organisation_id).order_by(RoleRow.id))
    return [RoleOf(row.key, row.title, row.organisation_id, tuple(held.get(row.id, ()))) for row in rows]


def _running(on: dt.date) -> Select[*tuple[Any, ...]]:
    return _TERM.where(
        or_(PersonTermRow.since.is_(None), PersonTermRow.since <= on),
        or_(PersonTermRow.until.is_(None), PersonTermRow.until >= on),
    )
