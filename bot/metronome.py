"""The metronome: it says when the engine's next cycle begins, and nothing else. It keeps no business state.

APScheduler with a memory store: everything that is due is a row, so a beat that is missed is made up for by the next.
"""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

BEAT = 2.0  # seconds between two cycles
LAST = 10.0  # seconds that the running cycle is given to end when the service stops, and again when it is cut off


class Metronome:
    """Calls ``cycle`` with the board's time, again and again but never twice at once, between start and stop."""

    def __init__(
        self,
        cycle: Callable[[dt.datetime], Awaitable[object]],
        now: Callable[[], dt.datetime],
        *,
        seconds: float = BEAT,
    ) -> None:
        self._cycle = cycle
        self._now = now
        self._seconds = seconds
        self._running: asyncio.Task[object] | None = None
        self._scheduler: AsyncIOScheduler | None = None

    def start(self) -> None:
        """Begin to beat, on the running loop."""
        self._scheduler = AsyncIOScheduler(event_loop=asyncio.get_running_loop(), timezone=dt.UTC)
        self._scheduler.add_job(
            self._beat,
            "interval",
            seconds=self._seconds,
            name="engine cycle",
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self, bound: float = LAST) -> bool:
        """Begin no new cycle and let the running one end; tell whether it did so by itself within ``bound`` seconds."""
        if self._scheduler is None:
            return True
        # Not shut down yet: the scheduler would cut the running cycle off at once.
        self._scheduler.pause()
        ended = await self._end(bound)
        self._scheduler.shutdown(wait=False)
        self._scheduler = None
        return ended

    async def _end(self, bound: float) -> bool:
        running = self._running
        if running is None or running.done():
            return True
        _, still = await asyncio.wait({running}, timeout=bound)
        if still:
            running.cancel()
            await asyncio.wait({running}, timeout=bound)
        return not still

    async def _beat(self) -> None:
        self._running = asyncio.create_task(_as_coroutine(self._cycle(self._now())), name="engine cycle")
        # Waited for, not awaited: a cycle that is cut off by a stop is no error of the scheduler's.
        await asyncio.wait({self._running})
        if not self._running.cancelled() and (error := self._running.exception()):
            raise error


async def _as_coroutine(awaitable: Awaitable[object]) -> object:
    return await awaitable
