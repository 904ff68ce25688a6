"""The recorder: what became of the answers of turns, kept in batches, off the way of the turns themselves.

An answer is a row under a lease before it is said; if the service dies before its outcome is kept here, the lease runs
out and the engine looks after it. So a batch that is late costs nothing, and a row a turn would cost a commit.
"""

import asyncio
import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError

from board import deliveries
from bot.clock import Clock
from notifications import delivering
from storage import outbox
from storage.unit_of_work import Database, UnitOfWork

BATCH = 64  # outcomes; so many are kept at once
WINDOW = 0.05  # seconds; the first of a batch waits no longer than this
AGAIN = 1.0  # seconds before a batch that could not be kept is tried again
MOST = 5_000  # outcomes held while the database is away; older ones are left to their leases


@dataclass(frozen=True, slots=True)
class Entry:
    """An outcome, its row, and the lease under which it came about (None: whatever lease the row has now)."""

    row: int
    outcome: deliveries.Outcome
    leased_until: dt.datetime | None = None


_log = structlog.get_logger("recorder")


class Recorder:
    """Keeps outcomes from the first :meth:`put` until :meth:`close`, in one background task."""

    def __init__(self, database: Database, clock: Clock, *, jitter: Callable[[], float] = random.random) -> None:
        self._database = database
        self._clock = clock
        self._jitter = jitter
        self._entries: list[Entry] = []
        self._some = asyncio.Event()
        self._full = asyncio.Event()
        self._closing = False
        self._task: asyncio.Task[None] | None = None

    async def put(
        self, outbox_id: int, outcome: deliveries.Outcome, *, leased_until: dt.datetime | None = None
    ) -> None:
        """Hand an outcome over; it is kept within the window."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._keep_all(), name="recorder")
        self._entries.append(Entry(outbox_id, outcome, leased_until))
        self._some.set()
        if len(self._entries) >= BATCH:
            self._full.set()

    async def close(self) -> None:
        """Keep what is left and end; being cancelled does not lose it."""
        self._closing = True
        self._some.set()
        self._full.set()
        if self._task is not None:
            await asyncio.shield(self._task)

    async def _keep_all(self) -> None:
        while True:
            await self._some.wait()
            await self._gather(WINDOW)
            entries, self._entries = self._entries, []
            self._some.clear()
            self._full.clear()
            if not await self._kept(entries) and not self._closing:
                self._entries = [*entries, *self._entries][-MOST:]
                await self._gather(AGAIN)
            if self._entries or self._closing:
                self._some.set()
            if self._closing and not self._entries:
                return

    async def _gather(self, seconds: float) -> None:
        """Let more outcomes come in, for so long or until there are enough."""
        if self._closing:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._full.wait()
        except TimeoutError:
            return

    async def _kept(self, entries: Sequence[Entry]) -> bool:
        try:
            async with self._database.work() as uow:
                await self._keep(uow, entries)
                await uow.commit()
        except (SQLAlchemyError, OSError) as error:
            _log.warning("outcomes not kept yet", number=len(entries), error=type(error).__name__)
            return False
        return True

    async def _keep(self, uow: UnitOfWork, entries: Sequence[Entry]) -> None:
        """Keep the good outcomes in one statement, and the others each by the rule."""
        now = self._clock.now()
        taken = [
            (entry.row, entry.outcome.reference) for entry in entries if isinstance(entry.outcome, deliveries.Accepted)
        ]
        await outbox.accept_all(uow, taken, now)
        for entry in entries:
            row = None if isinstance(entry.outcome, deliveries.Accepted) else await outbox.by_id(uow, entry.row)
            if row is not None and row.state is deliveries.State.SENDING and _still_ours(entry, row):
                await delivering.record(uow, row, entry.outcome, (), now, self._jitter())


def _still_ours(entry: Entry, row: outbox.Outgoing) -> bool:
    """Tell whether the row is held as it was when the outcome came: the engine may have taken it over since."""
    return entry.leased_until is None or row.leased_until == entry.leased_until
