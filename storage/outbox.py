"""The outbox: every message to a person, from the decision to send it until its outcome is known, and every try.

Rows are made by acts in the transaction that decides; the engine claims them under a lease and sends with no
transaction open. What a state means and what follows it is the rule of ``board.deliveries``.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ForeignKey, Index, Select, String, and_, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from board import deliveries
from storage.schema import Base, Key, Ref, table
from storage.unit_of_work import AnyRow, UnitOfWork

_OPEN = (deliveries.State.PENDING.value, deliveries.State.SENDING.value, deliveries.State.UNKNOWN.value)


class OutboxRow(Base):
    """One message to one person (or conversation) about one thing."""

    __tablename__ = "outbox"

    id: Mapped[Key]
    # Names the thing and the person, so that deciding twice makes one message.
    key: Mapped[str] = mapped_column(String(300), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"), index=True)
    conversation_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("conversations.id"))
    thread: Mapped[str | None]
    messages: Mapped[list[Any]]
    state: Mapped[str] = mapped_column(String(20))
    way: Mapped[str | None] = mapped_column(String(20))
    ways_tried: Mapped[list[str]]
    # How far it has come on its present way (deliveries.Attempt), and how many of its messages were taken there.
    tries: Mapped[int]
    repeat: Mapped[bool]
    sent: Mapped[int]
    made_at: Mapped[dt.datetime]
    due_at: Mapped[dt.datetime]
    leased_until: Mapped[dt.datetime | None]
    reference: Mapped[str | None]
    reason: Mapped[str | None]
    ended_at: Mapped[dt.datetime | None]

    # Partial: a million finished rows do not slow a claim down.
    __table_args__ = (
        Index(
            "ix_outbox_due",
            "due_at",
            postgresql_where=state.in_(_OPEN),
            sqlite_where=state.in_(_OPEN),
        ),
    )


class TryRow(Base):
    """One try to bring one message by one way, and what came of it."""

    __tablename__ = "tries"

    id: Mapped[Key]
    outbox_id: Mapped[int] = mapped_column(Ref, ForeignKey("outbox.id"), index=True)
    way: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[dt.datetime]
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way, as the engine holds it.

    ``way`` is None until the first claim chooses one; ``sent`` tells how many of ``messages`` the channel has taken.
    ``leased_until`` names the lease: whoever records an outcome must still hold this very one.
    """

    id: int
    kind: str
    key: str
    person_id: int | None
    conversation_id: int | None
    thread: str | None
    messages: list[dict[str, Any]]
    state: deliveries.State
    way: str | None
    ways_tried: tuple[str, ...]
    tries: int
    repeat: bool
    sent: int
    made_at: dt.datetime
    leased_until: dt.datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Tried:
    """One try as it is kept: ``outcome`` is the name of the outcome value in one word."""

    way: str
    ended_at: dt.datetime
    outcome: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one message, for the list that an administrator sees."""

    id: int
    kind: str
    person_id: int | None
    state: str
    way: str | None
    messages: list[dict[str, Any]]
    made_at: dt.datetime
    ended_at: dt.datetime | None
    reason: str | None


# Written out as the index has it: a database uses a partial index only where it can see that the question fits.
_IS_OPEN = OutboxRow.state.in_(bindparam("open", _OPEN, expanding=True, literal_execute=True))
_OUTGOING = (
    OutboxRow.id,
    OutboxRow.kind,
    OutboxRow.key,
    OutboxRow.person_id,
    OutboxRow.conversation_id,
    OutboxRow.thread,
    OutboxRow.messages,
    OutboxRow.state,
    OutboxRow.way,
    OutboxRow.ways_tried,
    OutboxRow.tries,
    OutboxRow.repeat,
    OutboxRow.sent,
    OutboxRow.made_at,
    OutboxRow.leased_until,
    OutboxRow.reason,
)
_TABLE = table(OutboxRow)
_PUT_ON_SQLITE = sqlite.insert(_TABLE).on_conflict_do_nothing().returning(_TABLE.c.id)
_PUT_ON_POSTGRESQL = postgresql.insert(_TABLE).on_conflict_do_nothing().returning(_TABLE.c.id)
_ACCEPT = (
    update(_TABLE)
    .where(and_(_TABLE.c.id == bindparam("which"), _TABLE.c.state == deliveries.State.SENDING.value))
    .values(
        state=deliveries.step(deliveries.State.SENDING, deliveries.Event.TAKEN).value,
        leased_until=None,
        tries=_TABLE.c.tries + 1,
        reference=bindparam("named"),
        ended_at=bindparam("now"),
    )
)


async def put(
    uow: UnitOfWork,
    *,
    key: str,
    kind: str,
    messages: Sequence[dict[str, Any]],
    now: dt.datetime,
    person_id: int | None = None,
    conversation_id: int | None = None,
    thread: str | None = None,
    leased_until: dt.datetime | None = None,
    way: str | None = None,
) -> int | None:
    """Decide a message and give its row; None when the same was decided before.

    With ``leased_until`` the caller sends it itself, at once (the answer of a turn), and the engine takes it over only
    if that instant passes without an outcome.
    """
    decided = {
        "key": key,
        "kind": kind,
        "person_id": person_id,
        "conversation_id": conversation_id,
        "thread": thread,
        "messages": list(messages),
        "state": (deliveries.State.SENDING if leased_until else deliveries.State.PENDING).value,
        "way": way,
        "ways_tried": [],
        "tries": 0,
        "repeat": False,
        "sent": 0,
        "made_at": now,
        "due_at": now,
        "leased_until": leased_until,
    }
    made = await uow.scalar(_PUT_ON_SQLITE if uow.on_sqlite else _PUT_ON_POSTGRESQL, decided)
    return None if made is None else int(made)


async def by_id(uow: UnitOfWork, outbox_id: int) -> Outgoing | None:
    """Give one message."""
    row = await uow.first(select(*_OUTGOING).where(OutboxRow.id == outbox_id))
    return None if row is None else _outgoing(row)


async def by_key(uow: UnitOfWork, key: str) -> Outgoing | None:
    """Give the message that was decided under a key."""
    row = await uow.first(select(*_OUTGOING).where(OutboxRow.key == key))
    return None if row is None else _outgoing(row)


async def due(uow: UnitOfWork, now: dt.datetime, limit: int) -> list[Outgoing]:
    """Give what waits and is due, the longest due first, locked so that no other worker gets the same ones."""
    waiting = (deliveries.State.PENDING, deliveries.State.UNKNOWN)
    statement = select(*_OUTGOING).where(_IS_OPEN, OutboxRow.state.in_(waiting), OutboxRow.due_at <= now)
    return await _locked(uow, statement.order_by(OutboxRow.due_at, OutboxRow.id).limit(limit))


async def expired(uow: UnitOfWork, real: dt.datetime, limit: int) -> list[Outgoing]:
    """Give what a worker held when its lease ran out (real time), locked: it died, and its message may have come."""
    statement = select(*_OUTGOING).where(
        _IS_OPEN, OutboxRow.state == deliveries.State.SENDING, OutboxRow.leased_until < real
    )
    return await _locked(uow, statement.order_by(OutboxRow.leased_until, OutboxRow.id).limit(limit))


async def hold(uow: UnitOfWork, claimed: Sequence[tuple[int, str]], leased_until: dt.datetime) -> None:
    """Keep that these messages are claimed until ``leased_until`` (real time), each with the way it is about to go."""
    statement = (
        update(_TABLE)
        .where(_TABLE.c.id == bindparam("which"))
        .values(
            state=deliveries.step(deliveries.State.PENDING, deliveries.Event.CLAIMED).value,
            way=bindparam("going"),
            leased_until=leased_until,
        )
    )
    await uow.run(statement, [{"which": outbox_id, "going": way} for outbox_id, way in claimed])


async def conclude(
    uow: UnitOfWork,
    outgoing: Outgoing,
    change: deliveries.Change,
    now: dt.datetime,
    *,
    sent: int | None = None,
    reference: str | None = None,
    reason: str | None = None,
) -> bool:
    """Keep what became of a claimed message; False, and nothing changed, where its lease is another's by now."""
    over = change.event in {deliveries.Event.REROUTED, deliveries.Event.REFUSED}
    tried = [*outgoing.ways_tried, outgoing.way] if over and outgoing.way else list(outgoing.ways_tried)
    # What the next way has to bring is the whole of it: what the first way took may never have been seen.
    taken = 0 if change.event is deliveries.Event.REROUTED else outgoing.sent if sent is None else sent
    touched = await uow.run(
        update(OutboxRow)
        .where(
            OutboxRow.id == outgoing.id,
            OutboxRow.state == deliveries.State.SENDING,
            OutboxRow.leased_until == outgoing.leased_until,
        )
        .values(
            state=change.state,
            leased_until=None,
            due_at=change.due_at or now,
            ways_tried=tried,
            sent=taken,
            reference=reference,
            reason=reason,
            ended_at=now if change.state in deliveries.FINAL else None,
            way=change.attempt.way,
            tries=change.attempt.number,
            repeat=change.attempt.repeat,
        )
    )
    return touched == 1


async def accept_all(uow: UnitOfWork, accepted: Sequence[tuple[int, str | None]], now: dt.datetime) -> None:
    """Keep that these messages were taken by their channel, in one statement; one that has ended is left as it is."""
    rows = [{"which": outbox_id, "named": reference, "now": now} for outbox_id, reference in accepted]
    await uow.run(_ACCEPT, rows)


async def record_try(
    uow: UnitOfWork, outbox_id: int, *, way: str, now: dt.datetime, outcome: str, reason: str | None
) -> None:
    """Keep that a way was tried and what came of it."""
    await uow.run(insert(TryRow).values(outbox_id=outbox_id, way=way, ended_at=now, outcome=outcome, reason=reason))


async def tries_of(uow: UnitOfWork, outbox_id: int) -> list[Tried]:
    """Give every try of one message, the first first."""
    rows = await uow.all(
        select(TryRow.way, TryRow.ended_at, TryRow.outcome, TryRow.reason)
        .where(TryRow.outbox_id == outbox_id)
        .order_by(TryRow.id)
    )
    return [Tried(*row) for row in rows]


async def balance(uow: UnitOfWork, kind: str) -> dict[str, int]:
    """Count the messages of one kind by state; together they are all that were intended."""
    rows = await uow.all(
        select(OutboxRow.state, func.count().label("number")).where(OutboxRow.kind == kind).group_by(OutboxRow.state)
    )
    return {row.state: row.number for row in rows}


async def recent(uow: UnitOfWork, kinds: Sequence[str], limit: int) -> list[Sent]:
    """Give the newest messages of some kinds."""
    rows = await uow.all(
        select(
            OutboxRow.id,
            OutboxRow.kind,
            OutboxRow.person_id,
            OutboxRow.state,
            OutboxRow.way,
            OutboxRow.messages,
            OutboxRow.made_at,
            OutboxRow.ended_at,
            OutboxRow.reason,
        )
        .where(OutboxRow.kind.in_(kinds))
        .order_by(OutboxRow.id.desc())
        .limit(limit)
    )
    return [Sent(*row) for row in rows]


async def _locked(uow: UnitOfWork, statement: Select[*tuple[Any, ...]]) -> list[Outgoing]:
    # SQLite has no row locks and needs none: a unit of work there is the only writer from its first line.
    asked = statement if uow.on_sqlite else statement.with_for_update(skip_locked=True)
    return [_outgoing(row) for row in await uow.all(asked)]


def _outgoing(row: AnyRow) -> Outgoing:
    kept = row._asdict()
    return Outgoing(**{**kept, "state": deliveries.State(kept["state"]), "ways_tried": tuple(kept["ways_tried"])})
