"""The one place where things meet: from settings to a service with all its parts, opened and closed in order.

Nothing is built at import. What needs Teams' libraries is wired in ``bot.serving`` alone, so that a command which only
asks or loads starts quickly.
"""

import contextlib
import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from bot import logs
from bot.clock import Clock
from bot.recorder import Recorder
from bot.settings import Settings
from bot.turns import Turn
from storage import migrating
from storage.register import Registers
from storage.search import Library
from storage.unit_of_work import Database


@dataclass(frozen=True, slots=True)
class Service:
    """The parts that every command shares."""

    settings: Settings
    database: Database
    clock: Clock
    registers: Registers
    library: Library
    recorder: Recorder
    turns: Turn

    async def now(self) -> dt.datetime:
        """Give the board's time, caught up with its row."""
        async with self.database.reading() as uow:
            return await self.clock.caught_up(uow)


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Service]:
    """Open the database (brought up to date) and what works on it; close it all again, the last outcome written."""
    logs.configure(settings.log_level)
    _make_room(settings)
    database = Database(settings.database_url)
    try:
        await migrating.bring_up_to_date(database)
        clock = Clock(frozen=settings.now, movable=settings.local)
        async with database.reading() as uow:
            await clock.caught_up(uow)
        registers, library = Registers(), Library()
        recorder = Recorder(database, clock)
        turns = Turn(database, clock, registers=registers, library=library, recorder=recorder)
        try:
            yield Service(settings, database, clock, registers, library, recorder, turns)
        finally:
            await recorder.close()
    finally:
        await database.close()


def _make_room(settings: Settings) -> None:
    """Make the folder of an embedded database; a file in memory needs none."""
    name = settings.database_url.partition(":///")[2].partition("?")[0]
    if settings.database_url.startswith("sqlite") and name and name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
