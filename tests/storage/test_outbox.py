"""The outbox as rows: decided once, claimed by one, concluded by whoever still holds the lease. On both databases."""

import asyncio
import datetime as dt
from typing import Any

from sqlalchemy import event, text

from board import deliveries
from board.deliveries import Event, State
from storage import outbox
from storage.outbox import Outgoing
from storage.unit_of_work import Database

NOW = dt.datetime(2031, 3, 3, 9, 30, tzinfo=dt.UTC)
SOON = NOW + dt.timedelta(seconds=60)
LATER = NOW + dt.timedelta(minutes=5)


async def decide(database: Database, *keys: str, leased_until: dt.datetime | None = None) -> list[int]:
    async with database.work() as uow:
        made = [
            await outbox.put(
                uow, key=key, kind="papers", messages=[{"body": key}], now=NOW, leased_until=leased_until, way="email"
            )
            for key in keys
        ]
        await uow.commit()
    return [outbox_id for outbox_id in made if outbox_id is not None]


async def claim(database: Database, limit: int = 50, until: dt.datetime = SOON) -> list[Outgoing]:
    async with database.work() as uow:
        rows = await outbox.due(uow, NOW, limit)
        await outbox.hold(uow, [(row.id, "email") for row in rows], until)
        await uow.commit()
    return rows


async def held(database: Database, outbox_id: int) -> Outgoing:
    async with database.reading() as uow:
        row = await outbox.by_id(uow, outbox_id)
    assert row is not None
    return row


async def test_deciding_twice_makes_one_message(database: Database) -> None:
    assert len(await decide(database, "papers:1:1", "papers:1:1")) == 1
    assert await decide(database, "papers:1:1") == []
    async with database.reading() as uow:
        assert await outbox.balance(uow, "papers") == {"pending": 1}


async def test_a_decision_that_was_not_committed_was_none(database: Database) -> None:
    async with database.work() as uow:
        await outbox.put(uow, key="papers:1:1", kind="papers", messages=[{"body": "x"}], now=NOW)
    async with database.reading() as uow:
        assert await outbox.balance(uow, "papers") == {}


async def test_what_is_claimed_is_kept_with_its_way_and_nobody_else_gets_it(database: Database) -> None:
    (made,) = await decide(database, "papers:1:1")
    assert [row.id for row in await claim(database)] == [made]
    assert await claim(database) == []
    row = await held(database, made)
    assert (row.state, row.way, row.leased_until) == (State.SENDING, "email", SOON)


async def test_the_longest_due_is_claimed_first_and_what_is_not_due_waits(database: Database) -> None:
    early, late = await decide(database, "papers:1:1", "papers:1:2")
    async with database.work() as uow:
        for outbox_id, due in ((early, "2031-03-03 09:29:00"), (late, "2031-03-03 09:31:00")):
            zone = "" if uow.on_sqlite else "+00"
            statement = text(f"UPDATE outbox SET due_at = '{due}.000000{zone}' WHERE id = {outbox_id}")  # noqa: S608
            await uow.run(statement)
        await uow.commit()
    assert [row.id for row in await claim(database)] == [early]


async def test_four_workers_at_once_never_claim_the_same_row(database: Database) -> None:
    made = await decide(database, *(f"papers:1:{number}" for number in range(200)))

    async def worker() -> list[int]:
        mine: list[int] = []
        while rows := await claim(database, limit=7):
            mine += [row.id for row in rows]
        return mine

    shares = await asyncio.gather(*(worker() for _ in range(4)))
    assert sorted(outbox_id for share in shares for outbox_id in share) == made


async def test_an_expired_lease_is_found_by_whoever_comes_next(database: Database) -> None:
    (made,) = await decide(database, "reply:1", leased_until=SOON)
    async with database.work() as uow:
        assert await outbox.expired(uow, SOON, 50) == []
        assert [row.id for row in await outbox.expired(uow, LATER, 50)] == [made]


async def test_an_outcome_is_kept_only_under_the_lease_that_sent_it(database: Database) -> None:
    (made,) = await decide(database, "papers:1:1")
    await claim(database)
    mine = await held(database, made)
    attempt = deliveries.Attempt("email")
    async with database.work() as uow:
        lost = deliveries.after(mine.state, attempt, deliveries.Unknown("died"), (), NOW - dt.timedelta(minutes=1), 0.5)
        assert await outbox.conclude(uow, mine, lost, NOW - dt.timedelta(minutes=1))
        rows = await outbox.due(uow, NOW, 50)
        await outbox.hold(uow, [(row.id, "email") for row in rows], LATER)
        await uow.commit()
    async with database.work() as uow:
        late = deliveries.after(mine.state, attempt, deliveries.Accepted("a"), (), NOW, 0.5)
        assert not await outbox.conclude(uow, mine, late, NOW)
        await uow.commit()
    assert (await held(database, made)).leased_until == LATER


async def test_a_change_of_way_is_remembered_and_the_next_way_brings_the_whole(database: Database) -> None:
    (made,) = await decide(database, "papers:1:1")
    await claim(database)
    mine = await held(database, made)
    change = deliveries.after(mine.state, deliveries.Attempt("email"), deliveries.Refused("full"), ("teams",), NOW, 0.5)
    async with database.work() as uow:
        assert await outbox.conclude(uow, mine, change, NOW, sent=1, reason="full")
        await uow.commit()
    row = await held(database, made)
    assert change.event is Event.REROUTED
    assert (row.state, row.way, row.ways_tried, row.sent) == (State.PENDING, "teams", ("email",), 0)


async def test_answers_are_accepted_in_one_batch_and_only_those_being_sent(database: Database) -> None:
    sending = await decide(database, "reply:1", "reply:2", leased_until=SOON)
    (waiting,) = await decide(database, "papers:1:1")
    async with database.work() as uow:
        await outbox.accept_all(uow, [(one, f"activity-{one}") for one in (*sending, waiting)], NOW)
        await uow.commit()
    assert [(await held(database, one)).state for one in sending] == [State.ACCEPTED] * 2
    assert (await held(database, waiting)).state is State.PENDING


async def test_every_try_is_kept_in_order(database: Database) -> None:
    (made,) = await decide(database, "papers:1:1")
    async with database.work() as uow:
        await outbox.record_try(uow, made, way="teams", now=NOW, outcome="refused", reason="blocked")
        await outbox.record_try(uow, made, way="email", now=SOON, outcome="accepted", reason=None)
        await uow.commit()
    async with database.reading() as uow:
        tries = await outbox.tries_of(uow, made)
    assert [(one.way, one.outcome, one.ended_at) for one in tries] == [
        ("teams", "refused", NOW),
        ("email", "accepted", SOON),
    ]


async def test_a_claim_reads_no_finished_row(database: Database) -> None:
    for question in (outbox.due, outbox.expired):
        async with database.work() as uow:
            asked: list[tuple[str, Any]] = []

            @event.listens_for(uow.connection.sync_connection, "before_cursor_execute")
            def hear(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:  # noqa: ANN401
                asked.append((statement, values))  # noqa: B023 -- heard within this round only

            await question(uow, NOW, 50)
            statement, values = asked[-1]
            if not uow.on_sqlite:
                await uow.run(text("SET LOCAL enable_seqscan = off"))
            explain = "EXPLAIN QUERY PLAN" if uow.on_sqlite else "EXPLAIN"
            plan = await uow.connection.exec_driver_sql(f"{explain} {statement}", values)
            assert "ix_outbox_due" in str(plan.all())
