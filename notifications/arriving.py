"""The step that reads what arrived: a waiting file is claimed, fetched and read with no transaction open, and kept.

A crash between any two lines loses nothing: until the facts, the arrival's end and the message about it are committed
together, the row still says that a worker holds it, and its lease runs out by the real time.
"""

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Protocol

from acts import importing, receiving
from board import meetings, packs
from board.packs.values import Pack
from notifications.channels.teams import files
from storage import arrivals, documents
from storage.arrivals import Arrival
from storage.unit_of_work import Database

LEASE = dt.timedelta(minutes=20)  # longer than fetching (8 minutes) and reading (5) together may take
AT_ONCE = 4  # files of one cycle: messages must not wait behind a year of packs


class Reads(Protocol):
    """Reads a pack away from this process (``storage.documents.apart.pack``)."""

    async def __call__(self, name: str, content: bytes, *, exempt: bool) -> Pack:
        """Read it whole, or raise ``documents.Unreadable`` or ``packs.NotAPack``."""
        ...


DIED = "Reading it failed again and again. Please send it in another form: Word, PDF or plain text."
DOWN = "The place where Teams keeps it did not answer. Please send it again later."


class Fetches(Protocol):
    """Where files are fetched from (:class:`~notifications.channels.teams.files.Files`)."""

    async def fetch(self, url: str) -> files.Outcome:
        """Fetch a file whole, or say why not."""
        ...


class Arriving:
    """The step. ``real`` tells the real time (aware)."""

    def __init__(self, database: Database, fetches: Fetches, read: Reads, *, real: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._fetches = fetches
        self._read = read
        self._real = real

    async def __call__(self, now: dt.datetime) -> Counter[str]:
        """Take in what waits, as of ``now`` (the board's time, aware), and count what became of it."""
        done: Counter[str] = Counter()
        for _ in range(AT_ONCE):
            arrival = await self._claim(now)
            if arrival is None:
                break
            done[await self._taken(arrival, now)] += 1
        return done

    async def _claim(self, now: dt.datetime) -> Arrival | None:
        real = self._real()
        async with self._database.work() as uow:
            for held in await arrivals.expired(uow, real):
                await receiving.let_go(uow, held, now, DIED)
            arrival = await arrivals.claim(uow, real + LEASE)
            await uow.commit()
        return arrival

    async def _taken(self, arrival: Arrival, now: dt.datetime) -> str:
        """Take a file in. Cut off by a stop or an error of ours, it is let go at once: its address lives briefly."""
        ended = False
        try:
            outcome = await self._take(arrival, now)
            ended = True
        finally:
            if not ended:
                await asyncio.shield(self._end(arrival, now, DIED, again=True))
        return outcome

    async def _take(self, arrival: Arrival, now: dt.datetime) -> str:
        fetched = await self._fetches.fetch(arrival.url)
        match fetched:
            case files.Fetched(content):
                return await self._keep(arrival, now, content)
            case files.NotNow():
                return await self._end(arrival, now, DOWN, again=True)
            case files.Never(reason):
                return await self._end(arrival, now, reason)

    async def _keep(self, arrival: Arrival, now: dt.datetime, content: bytes) -> str:
        try:
            pack = await self._read(arrival.file_name, content, exempt=arrival.exempt)
        except (documents.Unreadable, packs.NotAPack) as error:
            return await self._end(arrival, now, str(error))
        try:
            async with self._database.work() as uow:
                today = meetings.today(now)
                kept = await receiving.keep(uow, arrival, now, today=today, content=content, pack=pack)
                await uow.commit()
        except importing.WasExempt as error:
            return await self._end(arrival, now, str(error))
        return "kept" if kept else "lost"

    async def _end(self, arrival: Arrival, now: dt.datetime, why: str, *, again: bool = False) -> str:
        async with self._database.work() as uow:
            await (receiving.let_go if again else receiving.refuse)(uow, arrival, now, why)
            await uow.commit()
        return "let go" if again else "refused"
