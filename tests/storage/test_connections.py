"""Connections given back and taken again: nothing of an old unit of work is in a new one. On both databases."""

import asyncio

import asyncpg
import pytest
from sqlalchemy import text

from storage import editions
from storage.unit_of_work import Database


async def test_what_was_not_committed_is_undone_before_the_connection_is_used_again(database: Database) -> None:
    for _ in range(3):
        async with database.work() as uow:
            await editions.rise(uow)
    async with database.work() as uow:
        assert await editions.current(uow) == 0
        await editions.rise(uow)
        await uow.commit()
    async with database.reading() as uow:
        assert await editions.current(uow) == 1


async def test_a_unit_of_work_that_is_cut_off_leaves_nothing_and_locks_nobody_out(database: Database) -> None:
    begun = asyncio.Event()

    async def cut_off() -> None:
        async with database.work() as uow:
            await editions.rise(uow)
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(cut_off())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5), database.work() as uow:
        await editions.rise(uow)
        await uow.commit()
    async with database.reading() as uow:
        assert await editions.current(uow) == 1


async def test_wherever_a_unit_of_work_is_cut_off_nobody_is_locked_out(database: Database) -> None:
    async def cut_off() -> None:
        async with database.work() as uow:
            await editions.rise(uow)
            await uow.commit()

    for steps in range(30):
        task = asyncio.create_task(cut_off())
        for _ in range(steps):
            await asyncio.sleep(0)  # one step of the loop, no time
        task.cancel()
        await asyncio.wait({task})
        async with asyncio.timeout(5), database.work() as uow:
            before = await editions.current(uow)
            await editions.rise(uow)
            await uow.commit()
        async with database.reading() as uow:
            assert await editions.current(uow) == before + 1


async def test_two_units_of_work_see_how_the_other_ended_and_not_its_middle(database: Database) -> None:
    async with database.work() as uow:
        await editions.rise(uow)
        async with database.reading() as beside:
            assert await editions.current(beside) == 0
        await uow.commit()
    async with database.reading() as after:
        assert await editions.current(after) == 1


@pytest.mark.postgres
async def test_a_server_that_was_away_is_met_again_without_a_lost_turn(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    try:
        async with database.reading() as uow:
            before = await uow.scalar(text("SELECT pg_backend_pid()"))
        other = await asyncpg.connect(postgresql_url)
        assert await other.fetchval("SELECT pg_terminate_backend($1, 5000)", before), "the server lets it go"
        await other.close()
        async with database.reading() as uow:
            assert await uow.scalar(text("SELECT pg_backend_pid()")) != before
    finally:
        await database.close()
