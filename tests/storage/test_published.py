"""Where packs are published: the step that makes the table goes up and down."""

from pathlib import Path

from alembic import command
from sqlalchemy import Connection, inspect

from storage import migrating
from storage.unit_of_work import Database


async def test_the_step_goes_up_and_down_and_up_again(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'steps.db'}")
    await migrating.bring_up_to_date(database)
    assert await _to(database, "0007") is False
    assert await _to(database, "0008") is True
    await database.close()


async def _to(database: Database, step: str) -> bool:
    """Go to a step, and tell whether the table is there."""

    def go(connection: Connection) -> bool:
        settings = migrating.config()
        settings.attributes["connection"] = connection
        (command.downgrade if step == "0007" else command.upgrade)(settings, step)
        return inspect(connection).has_table("published")

    async with database.work() as uow:
        there = await uow.connection.run_sync(go)
        await uow.commit()
    return there
