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
from storage import clock as kept_clock
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
        """Give the board's time; in a local service as its row has it, since another process may have moved it."""
        if self.settings.local and self.settings.now is None:
            async with self.database.reading() as uow:
                self.clock.ahead = await kept_clock.ahead(uow) or dt.timedelta()
        return self.clock.now()


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Service]:
    """Open the database (brought up to date) and what works on it; close it all again, the last outcome written."""
    logs.configure(settings.log_level)
    _make_room(settings)
    database = Database(settings.database_url)
    try:
        await migrating.bring_up_to_date(database)
        clock = await _clock(settings, database)
        registers, library = Registers(), Library()
        recorder = Recorder(database, clock)
        demo = settings.local and settings.now is None
        turns = Turn(database, clock, registers=registers, library=library, recorder=recorder, demo=demo)
        try:
            yield Service(settings, database, clock, registers, library, recorder, turns)
        finally:
            await recorder.close()
    finally:
        await database.close()


async def _clock(settings: Settings, database: Database) -> Clock:
    if settings.now is not None or not settings.local:
        return Clock(frozen=settings.now)
    async with database.reading() as uow:
        ahead = await kept_clock.ahead(uow)
    return Clock(ahead=ahead) if ahead is not None else Clock()


def _make_room(settings: Settings) -> None:
    """Make the folder of an embedded database; a file in memory needs none."""
    name = settings.database_url.partition(":///")[2].partition("?")[0]
    if settings.database_url.startswith("sqlite") and name and name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
