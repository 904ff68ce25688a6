"""The grammar of dates and of meetings named by their place: words in, a ``When`` out, British order.

A wrong date is worse than none (facts, "Understanding"), so an expression that cannot be placed for certain is given
back as unread and never as the nearest guess; only a day and month without a year become the occurrence nearest today.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from dialogs.understanding.values import Context, Day, Month, Relative, Span, When, Year
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
# What may follow *next* and *last* where a meeting is meant: other words make them tell something else (*last nine*).
_AFTER_NEXT = frozenset(
    """meet meets met sit sits sat agenda agendas minutes papers pack packs quarterly monthly formal public joint full
    ordinary scheduled planned and or in on at by who what when where which how please then was is are were will did
    i we us they you quorate""".split()  # noqa: SIM905 - words read better as words
)
_BODIES_AHEAD = frozenset({"board", "group", "committee", "sub-committee", "subcommittee", "panel"})
_AHEAD = 4  # words after *next* among which a body's name ends
_GOES_BEFORE = _MEETING | {"meet", "meets", "met", "sat", "sit", "and", "what", "about"}
_SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {  # the months that people mean, first and last day
    "spring": ((3, 1), (5, 31)),
    "summer": ((6, 1), (8, 31)),
    "autumn": ((9, 1), (11, 30)),
}
_IN_SEASON = frozenset({"in", "over", "during", "this", "last", "next", "since", "back", "before", "after"})
_SPRING_BEGINS = 3  # the month up to which “the new year” is this one
_WEEK, _FORTNIGHT = 7, 14  # days
_NEAR = 62  # days: a bare day of the month is that of a meeting about two months away at most
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_YEARS = re.compile(r"(20\d\d)/(?:20)?\d\d$")
_YEAR = re.compile(r"20\d\d$")
_CENTURY = 2000  # two-digit years are of this century
_DECEMBER = 12


class Found(NamedTuple):
    """Words ``start`` up to ``end``, the tag they become, and what they mean (None: said but not placed)."""

    start: int
    end: int
    tag: str
    when: When | None


def find(words: Sequence[Word], at: int, today: dt.date, context: Context, *, beside: bool = False) -> Found | None:
    """Read the longest date or meeting that begins with the word at ``at``. ``beside``: a board's name comes next."""
    return (
        _numeric(words, at, today)
        or _named_day(words, at, today, context)
        or _month(words, at, today)
        or _near(words, at, today, context)
        or _season(words, at, today)
        or _relative(words, at, beside=beside)
    )


def _low(words: Sequence[Word], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _numeric(words: Sequence[Word], at: int, today: dt.date) -> Found | None:
    low = words[at].low
    if iso := _ISO.match(low):
        year, month, day = (int(part) for part in iso.groups())
        return Found(at, at + 1, "{date}", _day(day, month, year, today))
    if years := _YEARS.match(low):  # 2017/18
        return Found(at, at + 1, "{date}", Year(int(years[1])))
    parts = _NUMERIC.match(low)
    if low == "24/7":
        return None
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
        return Found(start, at + 1, "{date}", _day_of_month(int(ordinal[1]), today, context))
    return None


def _day_of_month(day: int, today: dt.date, context: Context) -> Day | None:
    """Place *the 15th*: a meeting's, where the one we talk about or one near today is on a 15th; else the month's."""
    if context.day is not None and context.day.day == day:
        return Day(context.day)
    fitting = sorted(
        (abs((on - today).days), on)
        for on in set(context.sittings)
        if on.day == day and abs((on - today).days) <= _NEAR
    )
    if fitting and (len(fitting) == 1 or fitting[0][0] < fitting[1][0]):
        return Day(fitting[0][1])
    return None if context.day is None else _day(day, context.day.month, context.day.year, today)


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
    if step is not None and unit in {"year", "years"}:
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


def _near(words: Sequence[Word], at: int, today: dt.date, context: Context) -> Found | None:
    low, after = words[at].low, _low(words, at + 1)
    steps = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if low in steps:
        return Found(at, at + 1, "{date}", _shifted(today, steps[low]))
    if low in {"last", "next", "this"} and after in {"week", "fortnight", "quarter", "weekend"}:
        return Found(at, at + 2, "{date}", _weeks(low, after, today))
    if low == "last" and after in WEEKDAYS:
        back = (today.weekday() - WEEKDAYS[after] - 1) % _WEEK + 1
        return Found(at, at + 2, "{date}", _shifted(today, -back))
    if low in WEEKDAYS:  # "on Thursday" is one of two, "next Thursday" one of three: a meeting's, if any
        return Found(at, at + 1, "{date}", _weekday(WEEKDAYS[low], (-_WEEK, _WEEK), today, context))
    if low in {"next", "this"} and after in WEEKDAYS:
        return Found(at, at + 2, "{date}", _weekday(WEEKDAYS[after], (0, _FORTNIGHT), today, context))
    return None


def _weeks(which: str, unit: str, today: dt.date) -> Span | None:
    """Place a week, from its Monday to its Sunday, or a fortnight from today on."""
    monday = today - dt.timedelta(days=today.weekday())
    if unit == "week":
        start = monday + dt.timedelta(days={"last": -_WEEK, "this": 0, "next": _WEEK}[which])
        return Span(start, start + dt.timedelta(days=_WEEK - 1), f"{which} {unit}")
    if unit == "fortnight" and which != "this":
        span = dt.timedelta(days=_FORTNIGHT)
        start, end = (today, today + span) if which == "next" else (today - span, today)
        return Span(start, end, f"{which} {unit}")
    return None


def _weekday(day: int, within: tuple[int, int], today: dt.date, context: Context) -> Day | None:
    """Place a weekday by the one meeting that sits on one, some days from today at most; else it is unread."""
    fitting = {on for on in context.sittings if on.weekday() == day and within[0] <= (on - today).days <= within[1]}
    return Day(fitting.pop()) if len(fitting) == 1 else None


def _season(words: Sequence[Word], at: int, today: dt.date) -> Found | None:
    """Read *over the summer*, *the summer meeting* and *in the new year*; *winter* is oftener a subject."""
    start = at
    before = _low(words, at - 1)
    at += _low(words, at) == "the"
    which = _low(words, at) if _low(words, at) in {"last", "this", "next"} else ""
    at += bool(which)
    low, after = _low(words, at), _low(words, at + 1)
    if low == "new" and after == "year" and start < at and before in _IN_SEASON:
        year = today.year + (today.month > _SPRING_BEGINS)
        return Found(start, at + 2, "{date}", Span(dt.date(year, 1, 1), dt.date(year, 3, 31), "in the new year"))
    if low not in _SEASONS or not (which or before in _IN_SEASON or after in _MEETING):
        return None
    if after.isalpha() and after not in _MEETING and not _ends(words, at + 1):
        return None
    return Found(start, at + 1, "{date}", _season_of(low, which, today))


def _ends(words: Sequence[Word], at: int) -> bool:
    """Tell words that begin something else: *over the summer who* ... against *the summer reading scheme*."""
    return _low(words, at) in _AFTER_NEXT | {"from", "for", "about", "to", "did", "do", "does", "has", "have"}


def _season_of(season: str, which: str, today: dt.date) -> Span:
    (first, start), (last, end) = _SEASONS[season]
    spans = [
        Span(dt.date(year, first, start), dt.date(year, last, end), f"in the {season}" + f" of {year}")
        for year in (today.year - 1, today.year, today.year + 1)
    ]
    if which == "next":
        return next(span for span in spans if span.start > today)
    if which == "last":
        return next(span for span in reversed(spans) if span.end < today)
    return min(spans, key=lambda span: abs((span.start - today).days + (span.end - today).days))


def _relative(words: Sequence[Word], at: int, *, beside: bool) -> Found | None:
    return _before_or_after(words, at) or _beside(words, at) or _next_or_last(words, at, beside=beside)


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
    placed = start < at or start == 0 or _low(words, start - 1) in _GOES_BEFORE  # not “told before this”
    if of_what in {"it", "that", "this", "last" if meant is Relative.BEFORE else "next"} and placed:
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


def _next_or_last(words: Sequence[Word], at: int, *, beside: bool) -> Found | None:
    low, after = _low(words, at), _low(words, at + 1)
    length = 1
    if low == "most" and after == "recent":
        low, after, length = "last", _low(words, at + 2), 2
    elif low in {"previous", "preceding"} and after in _MEETING | _SITTINGS:
        low = "last"
    if low not in _NEXT and low not in _LAST:
        return None
    if not beside and not _is_meeting(words, at + length):
        return None
    if low in {"latest", "coming"} and after not in _MEETING | _SITTINGS:
        return None
    tag, when = ("{next}", Relative.NEXT) if low in _NEXT else ("{last}", Relative.LAST)
    return Found(at, at + length, tag, None if after in _SITTINGS else when)


def _is_meeting(words: Sequence[Word], at: int) -> bool:
    """Tell whether what follows *next* or *last* lets a meeting be meant; *the last nine homes* does not."""
    after = _low(words, at)
    ahead = [_low(words, each) for each in range(at, at + _AHEAD)]
    if not after and _low(words, at - 2) in {"and", "or"} and _low(words, at - 3) in {"year", "month", "week", "time"}:
        return False  # “this year and last”
    return not after or after in _MEETING | _SITTINGS | _AFTER_NEXT or not _BODIES_AHEAD.isdisjoint(ahead)


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
