"""Bringing a database to the present tables. The steps are in ``storage/migrations``; this carries them out."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage import (
    actions,
    arrivals,
    boards,
    clock,
    conversations,
    editions,
    entries,
    inbox,
    meetings,
    minutes,
    outbox,
    packs,
    people,
    published,
    settlements,
    taught,
    unanswered,
)
from storage.schema import Base
from storage.unit_of_work import Database

if TYPE_CHECKING:
    from alembic.config import Config

# Every module with a table, so that the metadata is whole whoever asks for it first.
MODULES = (
    actions,
    arrivals,
    boards,
    clock,
    conversations,
    editions,
    entries,
    inbox,
    meetings,
    minutes,
    outbox,
    packs,
    people,
    published,
    settlements,
    taught,
    unanswered,
)
METADATA = Base.metadata
STEPS = Path(__file__).parent / "migrations" / "versions"
# One number for all processes that may start at the same moment against one PostgreSQL database.
_MIGRATION_LOCK = 7_304_115


def config() -> "Config":
    """Give Alembic's configuration: the steps that ship with the package, wherever it is installed."""
    from alembic.config import Config  # noqa: PLC0415 -- a command that only asks does not pay for it

    made = Config()
    made.set_main_option("script_location", str(STEPS.parent))
    return made


def head() -> str:
    """Give the newest step: steps are numbered, and the number begins the file's name."""
    return max(step.name.partition("_")[0] for step in STEPS.glob("[0-9]*.py"))


async def bring_up_to_date(database: Database) -> None:
    """Carry out the steps that this database has not seen; two processes at once do it one after the other."""
    async with database.reading() as uow:
        if await uow.connection.run_sync(_is_up_to_date):
            return
    async with database.work() as uow:
        await uow.connection.run_sync(_upgrade)
        await uow.commit()


def _is_up_to_date(connection: Connection) -> bool:
    if not inspect(connection).has_table("alembic_version"):
        return False
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == head()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 -- see above

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
    if _is_up_to_date(connection):
        return
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
