"""Units of work: nothing is kept by half, nothing written is lost to another writer, and every instant is aware."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError, StatementError

from storage import clock, conversations, migrating
from storage.conversations import ConversationRow
from storage.unit_of_work import Database, DatabaseUnusable

LONDON_SUMMER = dt.timezone(dt.timedelta(hours=1))
NOON = dt.datetime(2031, 7, 1, 12, 0, tzinfo=LONDON_SUMMER)


async def begin(database: Database, conversation: str = "a:ama", began_at: dt.datetime = NOON) -> int:
    async with database.work() as uow:
        made = await conversations.add(
            uow,
            channel="teams",
            conversation=conversation,
            setting="personal",
            service_url="https://connector.example.org/",
            tenant="tenant-1",
            bot="28:clerk",
            person_id=None,
            member="29:ama",
            now=began_at,
        )
        await uow.commit()
    return made.id


async def test_an_instant_comes_back_aware_and_the_same(database: Database) -> None:
    made = await begin(database)
    async with database.reading() as uow:
        kept = await uow.scalar(select(ConversationRow.began_at).where(ConversationRow.id == made))
    assert kept == NOON
    assert kept.utcoffset() == dt.timedelta(0)


async def test_a_naive_time_is_refused_before_it_is_kept(database: Database) -> None:
    with pytest.raises(StatementError, match="naive"):
        await begin(database, began_at=NOON.replace(tzinfo=None))
    async with database.reading() as uow:
        assert await conversations.find(uow, "teams", "a:ama") is None


async def test_what_was_not_committed_is_undone(database: Database) -> None:
    made = await begin(database)
    async with database.work() as uow:
        await conversations.change(uow, made, state={"asked": "which board"})
    async with database.reading() as uow:
        kept = await conversations.by_id(uow, made)
    assert kept is not None
    assert kept.state == {}


async def test_an_error_in_the_middle_undoes_the_whole(database: Database) -> None:
    await begin(database, "a:ama")
    async with database.work() as uow:
        await uow.run(insert(clock.ClockRow).values(id=1, ahead=dt.timedelta(days=1)))
        with pytest.raises(IntegrityError):
            await uow.run(insert(clock.ClockRow).values(id=1, ahead=dt.timedelta(days=2)))
    async with database.reading() as uow:
        assert await clock.ahead(uow) is None


async def test_two_processes_that_count_on_sqlite_lose_no_count(sqlite: Database) -> None:
    made = await begin(sqlite)
    other = Database(sqlite.url.render_as_string(hide_password=False))

    async def count(database: Database) -> None:
        for _ in range(20):
            async with database.work() as uow:
                kept = await conversations.by_id(uow, made)
                assert kept is not None
                await asyncio.sleep(0)
                await conversations.change(uow, made, state={"count": kept.state.get("count", 0) + 1})
                await uow.commit()

    await asyncio.gather(count(sqlite), count(other), count(sqlite), count(other))
    await other.close()
    async with sqlite.reading() as uow:
        kept = await conversations.by_id(uow, made)
    assert kept is not None
    assert kept.state == {"count": 80}


async def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    made = await begin(database)
    async with database.work() as writer:
        await writer.run(update(ConversationRow).where(ConversationRow.id == made).values(state={"half": True}))
        async with asyncio.timeout(5), database.reading() as reader:
            kept = await conversations.by_id(reader, made)
    assert kept is not None
    assert kept.state == {}


async def test_a_foreign_key_holds(database: Database) -> None:
    row = {"channel": "teams", "conversation": "a:nobody", "setting": "personal", "service_url": "", "state": {}}
    async with database.work() as uow:
        with pytest.raises(IntegrityError):
            await uow.run(insert(ConversationRow).values(**row, person_id=999_999, began_at=NOON))


async def test_the_steps_lead_to_the_very_tables_that_the_code_knows(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, migrating.METADATA))

    async with database.reading() as uow:
        assert await uow.connection.run_sync(differences) == []


async def test_bringing_up_to_date_again_changes_nothing_and_two_at_once_do_it_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    first, second = Database(url), Database(url)
    await asyncio.gather(migrating.bring_up_to_date(first), migrating.bring_up_to_date(second))
    await migrating.bring_up_to_date(first)
    assert await begin(second)
    await first.close()
    await second.close()


@pytest.mark.parametrize("url", ["mysql://somewhere/board", "not an address"])
def test_a_database_that_cannot_be_used_says_which_can(url: str) -> None:
    with pytest.raises(DatabaseUnusable, match=r"(?i)sqlite"):
        Database(url)
