"""Files on their way in: one row for each, from the moment it was handed in until its facts are kept or refused.

What a state means and what follows it is the rule of ``board.arrivals``; the file itself is fetched by who claims it.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ForeignKey, Index, String, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board import arrivals
from board.arrivals import Event, State
from storage.schema import Base, Key, Ref
from storage.unit_of_work import UnitOfWork

_OPEN = (State.WAITING.value, State.READING.value)


class ArrivalRow(Base):
    """One file that somebody handed in. ``url`` is where it can be fetched, for a short time, without a sign-in."""

    __tablename__ = "arrivals"

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(Ref, ForeignKey("people.id"))
    conversation_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("conversations.id"))
    file_name: Mapped[str]
    url: Mapped[str]
    exempt: Mapped[bool]
    state: Mapped[str] = mapped_column(String(20))
    tries: Mapped[int]
    arrived_at: Mapped[dt.datetime]
    leased_until: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    reason: Mapped[str | None]

    __table_args__ = (
        Index("ix_arrivals_open", "id", postgresql_where=state.in_(_OPEN), sqlite_where=state.in_(_OPEN)),
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as the worker holds it; ``tries`` counts this one in. ``leased_until`` names the lease (real time)."""

    id: int
    person_id: int
    conversation_id: int | None
    file_name: str
    url: str
    exempt: bool
    tries: int
    leased_until: dt.datetime


_HELD = (
    ArrivalRow.id,
    ArrivalRow.person_id,
    ArrivalRow.conversation_id,
    ArrivalRow.file_name,
    ArrivalRow.url,
    ArrivalRow.exempt,
    ArrivalRow.tries,
)


async def add(
    uow: UnitOfWork,
    *,
    person_id: int,
    conversation_id: int | None,
    file_name: str,
    url: str,
    exempt: bool,
    now: dt.datetime,
) -> int:
    """Keep that a file was handed in."""
    given = {
        "person_id": person_id,
        "conversation_id": conversation_id,
        "file_name": file_name,
        "url": url,
        "exempt": exempt,
        "state": State.WAITING.value,
        "tries": 0,
        "arrived_at": now,
    }
    return int(await uow.scalar(insert(ArrivalRow).values(**given).returning(ArrivalRow.id)))


async def claim(uow: UnitOfWork, leased_until: dt.datetime) -> Arrival | None:
    """Take the longest waiting file under a lease (real time), locked so that no other worker gets the same one."""
    statement = select(*_HELD).where(ArrivalRow.state == State.WAITING).order_by(ArrivalRow.id).limit(1)
    row = await uow.first(statement if uow.on_sqlite else statement.with_for_update(skip_locked=True))
    if row is None:
        return None
    taken = row.tries + 1
    state = arrivals.step(State.WAITING, Event.CLAIMED)
    changed = {"state": state.value, "tries": taken, "leased_until": leased_until}
    await uow.run(update(ArrivalRow).where(ArrivalRow.id == row.id).values(**changed))
    held = (row.id, row.person_id, row.conversation_id, row.file_name, row.url, row.exempt)
    return Arrival(*held, tries=taken, leased_until=leased_until)


async def expired(uow: UnitOfWork, real: dt.datetime) -> list[Arrival]:
    """Give what a worker held when its lease ran out (real time): it died, and its transaction with it."""
    statement = select(*_HELD, ArrivalRow.leased_until).where(
        ArrivalRow.state == State.READING, ArrivalRow.leased_until < real
    )
    rows = await uow.all(statement if uow.on_sqlite else statement.with_for_update(skip_locked=True))
    return [Arrival(*row) for row in rows]


async def conclude(
    uow: UnitOfWork, arrival: Arrival, event: Event, now: dt.datetime, reason: str | None = None
) -> bool:
    """Keep what became of a claimed file; False, and nothing changed, where its lease is another's by now.

    Once it is over, the address is forgotten: it lets anybody who has it fetch the file.
    """
    state = arrivals.step(State.READING, event)
    changed: dict[str, object] = {"state": state.value, "leased_until": None, "reason": reason}
    if state in arrivals.FINAL:
        changed |= {"ended_at": now, "url": ""}
    held = (ArrivalRow.id == arrival.id, ArrivalRow.state == State.READING)
    same = ArrivalRow.leased_until == arrival.leased_until
    return bool(await uow.run(update(ArrivalRow).where(*held, same).values(**changed)))
