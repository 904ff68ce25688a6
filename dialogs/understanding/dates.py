"""The grammar of dates and of meetings named by their place: words in, a ``When`` out, British order.

A wrong date is worse than none (facts, "Understanding"), so an expression that cannot be placed for certain is given
back as unread and never as the nearest guess; only a day and month without a year become the occurrence nearest today.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from dialogs.understanding.values import Context, Day, Month, Relative, When, Year
from dialogs.understanding.words import Word

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december"
)  # fmt: skip
MONTHS = {
    **{name: number for number, name in enumerate(_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_NAMES, 1)},
    "sept": 9,
}
WEEKDAYS = {
    name: number for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday"))
}  # fmt: skip
_WORDLIKE = frozenset({"may", "march", "mar", "dec", "jan"})  # also an ordinary word or a name: a month only in company
_COMPANY = frozenset({
    "in", "for", "of", "since", "until", "by", "the", "from", "last", "next", "this", "before", "after", "during",
    "and", "about"}
)  # fmt: skip
_MEETING = frozenset({
    "meeting", "meetng", "metting", "one", "time", "session", "sitting", "board", "gathering", "committee"}
)  # fmt: skip
_SITTINGS = frozenset({"meetings", "sessions", "sittings", "ones", "boards"})
_NEXT = frozenset({"next", "upcoming", "forthcoming", "coming"})
_LAST = frozenset({"last", "latest"})
_NOT_A_MEETING = frozenset({
    "item", "items", "bank", "steps", "step", "report", "word", "figure", "figures", "minute", "thing", "page",
    "paper", "data", "few"}
)  # fmt: skip
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_YEAR = re.compile(r"20\d\d$")
_CENTURY = 2000  # two-digit years are of this century
_DECEMBER = 12


class Found(NamedTuple):
    """Words ``start`` up to ``end``, the tag they become, and what they mean (None: said but not placed)."""

    start: int
    end: int
    tag: str
    when: When | None


def find(words: Sequence[Word], at: int, today: dt.date, context: Context) -> Found | None:
    """Read the longest date or meeting that begins with the word at ``at``."""
    return (
        _numeric(words, at, today)
        or _named_day(words, at, today, context)
        or _month(words, at, today)
        or _near(words, at, today)
        or _relative(words, at)
    )


def _low(words: Sequence[Word], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _numeric(words: Sequence[Word], at: int, today: dt.date) -> Found | None:
    low = words[at].low
    if iso := _ISO.match(low):
        year, month, day = (int(part) for part in iso.groups())
        return Found(at, at + 1, "{date}", _day(day, month, year, today))
    parts = _NUMERIC.match(low)
    if parts is None or ("/" not in low and parts[3] is None):  # 5.2 is an item, 5/2 a day
        return None
    return Found(at, at + 1, "{date}", _day(int(parts[1]), int(parts[2]), _full_year(parts[3]), today))


def _full_year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if len(written) > 2 else int(written) + _CENTURY  # noqa: PLR2004 - "26" and "2026"


def _named_day(words: Sequence[Word], at: int, today: dt.date, context: Context) -> Found | None:
    start = at
    if _low(words, at) in WEEKDAYS:
        at += 1
    at += _low(words, at) == "the"
    read = _day_then_month(words, at) or _month_then_day(words, at)
    if read is not None:
        end, day, month = read
        year = int(_low(words, end)) if _YEAR.match(_low(words, end)) else None
        return Found(start, end + (year is not None), "{date}", _day(day, month, year, today, near=context.day))
    ordinal = _ORDINAL.match(_low(words, at))
    if ordinal and _low(words, at + 1) not in {"item", "paragraph", "time", "quarter"}:
        placed = None if context.day is None else _day(int(ordinal[1]), context.day.month, context.day.year, today)
        return Found(start, at + 1, "{date}", placed)
    return None


def _day_then_month(words: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    number = _DAY.match(_low(words, at))
    if number is None:
        return None
    after = at + 1 + (_low(words, at + 1) == "of")
    month = MONTHS.get(_low(words, after))
    return None if month is None else (after + 1, int(number[1]), month)


def _month_then_day(words: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    month = MONTHS.get(_low(words, at))
    after = at + 1 + (_low(words, at + 1) == "the")
    number = _DAY.match(_low(words, after))
    return None if month is None or number is None else (after + 1, int(number[1]), month)


def _month(words: Sequence[Word], at: int, today: dt.date) -> Found | None:
    before = _low(words, at) if _low(words, at) in {"last", "next", "this"} else ""
    here = at + bool(before)
    low = _low(words, here)
    month = MONTHS.get(low)
    if month is not None and (low not in _WORDLIKE or _is_month(words, here)):
        year = int(_low(words, here + 1)) if _YEAR.match(_low(words, here + 1)) else None
        end = here + 1 + (year is not None)
        return Found(at, end, "{date}", Month(month, year or _year_of(before, month, today)))
    return _month_beside(words, at, today, before)


def _month_beside(words: Sequence[Word], at: int, today: dt.date, before: str) -> Found | None:
    unit = _low(words, at + 1)
    step = {"last": -1, "this": 0, "next": 1}.get(before)
    if step is not None and unit == "month":
        count = today.year * _DECEMBER + today.month - 1 + step
        return Found(at, at + 2, "{date}", Month(count % _DECEMBER + 1, count // _DECEMBER))
    if step is not None and unit == "year":
        return Found(at, at + 2, "{date}", Year(today.year + step))
    if _YEAR.match(_low(words, at)):
        return Found(at, at + 1, "{date}", Year(int(_low(words, at))))
    return None


def _is_month(words: Sequence[Word], at: int) -> bool:
    """Tell the month May from the verb: it stands alone, follows a preposition, or heads a meeting or a year."""
    after = _low(words, at + 1)
    heads = (
        after in _MEETING
        or after in {"agenda", "papers", "pack", "minutes", "actions", "apologies"}
        or bool(_YEAR.match(after))
    )
    return (
        len(words) == 1 or heads or (_low(words, at - 1) in _COMPANY and after not in {"i", "we", "be", "have", "not"})
    )


def _year_of(before: str, month: int, today: dt.date) -> int | None:
    if before == "last":
        return today.year - (month >= today.month)
    if before == "next":
        return today.year + (month <= today.month)
    return today.year if before == "this" else None


def _near(words: Sequence[Word], at: int, today: dt.date) -> Found | None:
    low = words[at].low
    steps = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if low in steps:
        return Found(at, at + 1, "{date}", _shifted(today, steps[low]))
    if low in {"last", "next", "this"} and _low(words, at + 1) in {"week", "fortnight", "quarter", "weekend"}:
        return Found(at, at + 2, "{date}", None)
    if low == "last" and _low(words, at + 1) in WEEKDAYS:
        back = (today.weekday() - WEEKDAYS[_low(words, at + 1)] - 1) % 7 + 1
        return Found(at, at + 2, "{date}", _shifted(today, -back))
    if low in WEEKDAYS:  # "on Thursday" is one of two, "next Thursday" one of three
        return Found(at, at + 1, "{date}", None)
    if low in {"next", "this"} and _low(words, at + 1) in WEEKDAYS:
        return Found(at, at + 2, "{date}", None)
    return None


def _relative(words: Sequence[Word], at: int) -> Found | None:
    return _before_or_after(words, at) or _beside(words, at) or _next_or_last(words, at)


def _before_or_after(words: Sequence[Word], at: int) -> Found | None:
    """Read *the one before*, *the meeting before last*, *after that*."""
    start = at
    at += words[at].low in _MEETING
    meant = {"before": Relative.BEFORE, "after": Relative.AFTER}.get(_low(words, at))
    of_what = _low(words, at + 1)
    if meant is None:
        return None
    if meant is Relative.AFTER and of_what == "next" and _low(words, start) in _MEETING:
        return Found(start, at + 2, "{other}", Relative.AFTER_NEXT)
    if of_what in {"it", "that", "this", "last" if meant is Relative.BEFORE else "next"}:
        return Found(start, at + 2, "{other}", meant)
    return Found(start, at + 1, "{other}", meant) if start < at and of_what in {"", "please"} else None


def _beside(words: Sequence[Word], at: int) -> Found | None:
    """Read *the previous one*, *the following meeting*, *that meeting*."""
    low, after = words[at].low, _low(words, at + 1)
    if low in {"previous", "prior", "earlier", "preceding"} and after == "one":
        return Found(at, at + 1, "{other}", Relative.BEFORE)
    if low in {"following", "subsequent"} and after in _MEETING:
        return Found(at, at + 1, "{other}", Relative.AFTER)
    if low in {"that", "this", "same"} and after in _MEETING - {"time", "board", "committee"}:
        return Found(at, at + 1, "{other}", Relative.SAME)
    return None


def _next_or_last(words: Sequence[Word], at: int) -> Found | None:
    low, after = _low(words, at), _low(words, at + 1)
    length = 1
    if low == "most" and after == "recent":
        low, after, length = "last", _low(words, at + 2), 2
    elif low in {"previous", "preceding"} and after in _MEETING | _SITTINGS:
        low = "last"
    if (
        (low not in _NEXT and low not in _LAST)
        or after in _NOT_A_MEETING
        or (low == "coming" and after not in _MEETING)
    ):
        return None
    tag, when = ("{next}", Relative.NEXT) if low in _NEXT else ("{last}", Relative.LAST)
    if low == "latest" and after not in _MEETING | _SITTINGS:
        return None
    return Found(at, at + length, tag, None if after in _SITTINGS else when)


def _day(day: int, month: int, year: int | None, today: dt.date, near: dt.date | None = None) -> Day | None:
    if year is None and near is not None and (near.day, near.month) == (day, month):
        return Day(near)
    years = (year,) if year is not None else (today.year, today.year - 1, today.year + 1)
    dates = [made for each in years if (made := _date(each, month, day)) is not None]
    return Day(min(dates, key=lambda made: abs((made - today).days))) if dates else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _shifted(today: dt.date, days: int) -> Day | None:
    try:
        return Day(today + dt.timedelta(days=days))
    except OverflowError:
        return None
