"""The one reader of time. Everything else is handed an instant.

There are two times. The board's time is what rules are asked with; it may be frozen for one command
(``BOARDCLERK_NOW``) or run ahead of the real one in a demo (a row, ``storage.clock``). The real time is what tokens,
links and leases expire by, whatever a demo clock says.
"""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from storage import clock as kept_clock
from storage.unit_of_work import UnitOfWork

LONDON = ZoneInfo("Europe/London")
_STEP = re.compile(r"(?P<sign>[+-])\s*(?P<number>\d{1,5})\s*(?P<unit>minutes?|hours?|days?|weeks?)", re.IGNORECASE)


class NotATime(Exception):
    """This is not a time that can be understood."""


class Clock:
    """Tells the time. A ``movable`` one is a demo's: how far it runs ahead of the real time stands in a row."""

    def __init__(self, *, frozen: dt.datetime | None = None, movable: bool = False) -> None:
        self.frozen = frozen
        self._movable = movable and frozen is None
        self._ahead = dt.timedelta()

    def now(self) -> dt.datetime:
        """Give the board's time, aware, in UTC."""
        return self.frozen or self.real() + self._ahead

    async def caught_up(self, uow: UnitOfWork) -> dt.datetime:
        """Give the board's time as its row has it: another process may have moved a demo's clock."""
        if self._movable:
            self._ahead = await kept_clock.ahead(uow) or dt.timedelta()
        return self.now()

    async def move(self, uow: UnitOfWork, to: dt.datetime) -> None:
        """Set a demo's clock, for every process."""
        self._ahead = to - self.real()
        await kept_clock.put(uow, self._ahead)

    def real(self) -> dt.datetime:
        """Give the real time, aware, in UTC."""
        return dt.datetime.now(dt.UTC)  # noqa: TID251 -- this is the one reader


def parse(written: str) -> dt.datetime:
    """Read an ISO time such as ``2026-12-09T09:00``; without a zone it is London's. Raises :class:`NotATime`."""
    try:
        read = dt.datetime.fromisoformat(written)
    except ValueError as error:
        raise NotATime(
            f"“{written}” is not a time: write it as 2026-12-09T09:00, or 2026-12-09 for midnight."
        ) from error
    return read if read.tzinfo else read.replace(tzinfo=LONDON)


def moved(now: dt.datetime, written: str) -> dt.datetime:
    """Give the time that a person asks for: a step from now (``+3 days``, ``-2 hours``) or a time of its own."""
    step = _STEP.fullmatch(written.strip())
    if step is None:
        return parse(written)
    unit = step["unit"].lower().rstrip("s") + "s"
    try:
        span = dt.timedelta(**{unit: int(step["number"])})
        # A day is a day on the wall, also across the nights when the clocks change.
        wall = now.astimezone(LONDON).replace(tzinfo=None)
        gone = wall + span if step["sign"] == "+" else wall - span
    except OverflowError as error:
        raise NotATime(f"“{written}” leads out of the calendar.") from error
    return gone.replace(tzinfo=LONDON) if unit in {"days", "weeks"} else now + (gone - wall)
