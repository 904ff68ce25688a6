"""Which meeting is the next one, which the last, and which is being held at this moment.

The questions are asked of any value that knows its day and, where its papers say so, its hours. Days and hours of a
meeting are wall-clock, Europe/London; ``now`` is aware, in whatever zone.
"""

import datetime as dt
import enum
import zoneinfo
from collections.abc import Iterable
from typing import Protocol, TypeVar

LONDON = zoneinfo.ZoneInfo("Europe/London")


class Sitting(Protocol):
    """What a meeting must know of itself."""

    @property
    def on(self) -> dt.date:
        """The day it is held."""
        ...

    @property
    def starts(self) -> dt.time | None:
        """When it begins, wall-clock, if its papers say so."""
        ...

    @property
    def ends(self) -> dt.time | None:
        """When it is to end, wall-clock, if its papers say so."""
        ...


AnySitting = TypeVar("AnySitting", bound=Sitting)


class Phase(enum.StrEnum):
    """How a meeting stands to this moment."""

    COMING = "coming"
    TODAY = "today"
    UNDER_WAY = "under way"
    OVER = "over"


def today(now: dt.datetime) -> dt.date:
    """Give the board's day of an aware moment: shortly after midnight in summer London is a day ahead of UTC."""
    return now.astimezone(LONDON).date()


def ended_at(meeting: Sitting) -> dt.datetime:
    """Say when a meeting is over: at its end, or at the end of its day where no end is known or the end is nonsense."""
    if meeting.ends is not None and (meeting.starts is None or meeting.starts < meeting.ends):
        return dt.datetime.combine(meeting.on, meeting.ends, LONDON)
    return dt.datetime.combine(meeting.on + dt.timedelta(days=1), dt.time.min, LONDON)


def phase(meeting: Sitting, now: dt.datetime) -> Phase:
    """Say how the meeting stands; one that is under way is known to have begun, so its papers gave a time."""
    if ended_at(meeting) <= now:
        return Phase.OVER
    if meeting.on != today(now):
        return Phase.COMING
    begun = meeting.starts is not None and dt.datetime.combine(meeting.on, meeting.starts, LONDON) <= now
    return Phase.UNDER_WAY if begun else Phase.TODAY


def next_meeting(meetings: Iterable[AnySitting], now: dt.datetime) -> AnySitting | None:
    """Give the first meeting that is not over: one that sits at this moment is still the next."""
    return min((meeting for meeting in meetings if phase(meeting, now) is not Phase.OVER), key=_order, default=None)


def last_meeting(meetings: Iterable[AnySitting], now: dt.datetime) -> AnySitting | None:
    """Give the latest meeting that is over."""
    return max((meeting for meeting in meetings if phase(meeting, now) is Phase.OVER), key=_order, default=None)


def _order(meeting: Sitting) -> tuple[dt.date, dt.time]:
    return meeting.on, meeting.starts or dt.time.min
