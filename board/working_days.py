"""Which days are working days, and how many lie clear between two others.

Only the counting lives here; what the law or a board's rules ask for is in ``board.notice``. ``closed`` is always the
set of week days that do not count: :func:`closed_days` makes it from England's bank holidays.

Source: Banking and Financial Dealings Act 1971, Schedule 1 (bank holidays, substitute days included), as kept by the
``holidays`` library. Days appointed once by proclamation are known to it only after the event was announced, and a
council may shut its offices on more days: both are given as ``extra``.
"""

import datetime as dt
import functools
from collections.abc import Collection, Iterable

SATURDAY = 5  # date.weekday() of the first day that is never worked
DAY = dt.timedelta(days=1)


def closed_days(first_year: int, last_year: int, extra: Iterable[dt.date] = ()) -> frozenset[dt.date]:
    """Give England's bank holidays from the first to the last year, both included, and the ``extra`` days."""
    years = range(first_year, last_year + 1)
    return frozenset(extra).union(*(_bank_holidays(year) for year in years))


def closed_around(day: dt.date, extra: Iterable[dt.date] = ()) -> frozenset[dt.date]:
    """Give the closed days of a day's own year and the years beside it: enough for any period of notice."""
    return closed_days(day.year - 1, day.year + 1, extra)


def is_working_day(day: dt.date, closed: Collection[dt.date]) -> bool:
    """Tell whether the day is a Monday to Friday and not closed."""
    return day.weekday() < SATURDAY and day not in closed


def add(day: dt.date, days: int, closed: Collection[dt.date]) -> dt.date:
    """Go so many working days on, or back where ``days`` is negative; the day itself is never counted."""
    onward = DAY if days > 0 else -DAY
    left = abs(days)
    while left:
        day += onward
        left -= is_working_day(day, closed)
    return day


def clear_days_between(published: dt.date, meeting: dt.date, closed: Collection[dt.date]) -> int:
    """Count the clear working days: neither the day of sending nor the day of the meeting is one.

    Source: R v Swansea City Council, ex parte Elitestone Ltd (Court of Appeal, 5 May 1993, [1993] 46 EG 181), on
    section 100B of the Local Government Act 1972: clear days are working days only, and the days at both ends are
    left out (following R v Justices of Herefordshire, 1820).
    """
    between = (published + DAY * count for count in range(1, (meeting - published).days))
    return sum(is_working_day(day, closed) for day in between)


@functools.cache
def _bank_holidays(year: int) -> frozenset[dt.date]:
    """Ask the library once a year; Saturdays and Sundays among them do no harm."""
    import holidays  # noqa: PLC0415 -- a quarter of a second that only a question about days pays for

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
