"""Was an announced meeting moved? Minutes name the next meeting's day, and the board's own papers may name another.

Only the comparing of days lives here; what is known of a meeting is ``storage.meetings``.
"""

import datetime as dt
from collections.abc import Iterable

# A meeting this near to an announced one is that one, moved; farther away both are meant. No source but experience.
NEAR = dt.timedelta(days=14)


def moved(announced: dt.date, told_on: dt.date, called: Iterable[dt.date]) -> dt.date | None:
    """Give the day to which an announced meeting was moved: the nearest for which the board itself called, if any.

    ``told_on`` is the meeting whose minutes announced it, ``called`` are the days for which the board's own packs were
    published, the announced one not among them. Only a day after ``told_on`` can be meant.
    """
    days = sorted((abs(day - announced), day) for day in called if day > told_on and day != announced)
    return days[0][1] if days and days[0][0] <= NEAR else None
