"""When something must be done by: a time limit as a procedure writes it, read into a value and laid on a moment.

Words in, a value out (*within two hours of activation*, *the same day*, *by 5 pm the next working day*, *once a day*);
then a value and a moment in, the latest moment out. Times are wall-clock, Europe/London; working days are those of
``board.working_days``. Which limit a question is about is asked elsewhere; here nothing is chosen, and what cannot be
worked out for certain is None.

How time is counted: the day of the event is not counted (Lester v Garland (1808) 15 Ves 248), so three working days
from a Wednesday end with the Monday; a month ends on the day of the same number, or on the last of a shorter month
(Dodds v Walker [1981] 1 WLR 1027); hours run by the clock, not by the wall, when clocks change.
"""

import calendar
import datetime as dt
import enum
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from board import clock_words, working_days
from board.meetings import LONDON

_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(clock_words.NUMBERS, key=len, reverse=True)) + r"|an?|one)"
_UNIT = (
    r"(?P<unit>min(?:ute)?s?|h(?:ou)?rs?|(?:(?:clear )?(?:working|business|week) ?|calendar |clear )?days?|weeks?|"
    r"fortnights?|(?:calendar )?months?|years?)"
)
_SPAN = rf"(?P<count>{_COUNT})[ -]?(?:\(\d{{1,3}}\) )?{_UNIT}\b['’]?(?: time)?"
_OF = r"(?: (?:of|from|after|following|since) (?P<event>[^.;:,()]{3,80}))?"
_WITHIN = re.compile(
    rf"\b(?P<lead>within|in no more than|no(?:t)? (?:later|more) than|at (?:the )?(?:latest|most),?) "
    rf"(?:a (?:maximum|period) of )?(?:the (?:next|first|following) )?{_SPAN}{_OF}",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\b{_SPAN} (?:of|from|after|following) (?P<event>(?:the )?[^.;:,()]{{3,80}})", re.IGNORECASE)
_BARE = re.compile(rf"^\W*{_SPAN}{_OF}\W*$", re.IGNORECASE)
_HALF = re.compile(rf"\b(?P<lead>within )?half an hour\b{_OF}", re.IGNORECASE)
_SAME = re.compile(
    r"\b(?:the )?(?:very )?same (?:working )?(?P<unit>hour|day|week)\b|\bthat (?:very )?day\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"\bby (?:(?P<clock>noon|midday|midnight|\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?)|\d{1,2}[.:]\d\d)|"
    r"(?:the )?(?P<end>end|close))"
    r"(?: of (?:business|play|the day))?,?(?: on| of)?(?: the| that)? "
    r"(?P<which>(?:next|following|second|third|same)(?: (?P<works>working|business))?|(?P<alone>working|"
    r"business)) day\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:immediately|at once|straight ?away|right away|without (?:any )?delay|as soon as (?:possible|practicable)|"
    r"at the earliest (?:practicable |possible )?opportunity|forthwith|promptly)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:(?:at least )?(?:once|twice|three times|\d+ times) (?:a|an|per|every|each) (?:working )?(?:hour|day|"
    r"week|fortnight|month|quarter|year)"
    r"|(?:every|each) (?:other )?(?:hour|day|morning|afternoon|evening|night|week|fortnight|month|quarter|year|"
    r"january|february|march|april|may"
    r"|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    rf"|{_COUNT} (?:minutes|hours|days|weeks|months|years))(?: at [\w.: ]{{1,12}}?(?=[.,;]|$))?"
    r"|hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|annually|yearly)\b",
    re.IGNORECASE,
)


class Unit(enum.StrEnum):
    """In what a limit is counted."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Within:
    """So long from an event; ``event`` is what the words name it (``activation``), None where they name none."""

    count: int
    unit: Unit
    written: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """In the same hour, day or week as the event."""

    unit: Unit
    written: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class ByDay:
    """On a later day, by a time of day or by its end: so many days, or working days, on."""

    days: int
    working: bool
    at: dt.time | None
    written: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class AtOnce:
    """With no time given: as soon as can be."""

    written: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again: no single moment."""

    written: str
    event: str | None = None


Limit = Within | Same | ByDay | AtOnce | Every


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and, where it is known, a time of day; without one, the whole day."""

    on: dt.date
    at: dt.time | None = None


def limits(text: str) -> tuple[Limit, ...]:
    """Read every time limit of a text, in the order of its words."""
    found = sorted(_found(text), key=lambda one: (one[0], -one[1]))
    kept: list[tuple[int, int, Limit]] = []
    for start, end, limit in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, limit))
    return tuple(limit for _, _, limit in kept)


def of_cell(text: str) -> Limit | None:
    """Read a cell of a table's column for times, where a bare *2 hours* is a limit too."""
    match = _BARE.match(text)
    if match is None:
        return next(iter(limits(text)), None)
    return _within(match)


def due(limit: Limit, start: Moment, closed: Collection[dt.date]) -> Moment | None:
    """Give the latest moment that a limit leaves from its event; None where it is not certain.

    ``closed`` are the week days that are no working days (``working_days.closed_around``).
    """
    match limit:
        case Within(count, Unit.MINUTE | Unit.HOUR):
            return _clocked(start, count, limit.unit)
        case Within(count, unit):
            working = unit is Unit.WORKING_DAY
            return Moment(working_days.add(start.on, count, closed) if working else _later(start.on, count, unit))
        case Same(Unit.DAY | Unit.WEEK as unit):
            left = 6 - start.on.weekday() if unit is Unit.WEEK else 0
            return Moment(start.on + dt.timedelta(days=left))
        case ByDay(days, working, at):
            day = working_days.add(start.on, days, closed) if working and days else start.on + dt.timedelta(days=days)
            return Moment(day, at)
        case _:
            return None


def _found(text: str) -> Iterator[tuple[int, int, Limit]]:
    for match in _HALF.finditer(text):
        if match["lead"]:
            yield match.start(), match.end(), Within(30, Unit.MINUTE, match[0].strip(), _event(match["event"]))
    for pattern in (_WITHIN, _AFTER):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), _within(match)
    for match in _NEXT.finditer(text):
        yield match.start(), match.end(), _by_day(match)
    for match in _SAME.finditer(text):
        yield match.start(), match.end(), Same(_unit(match["unit"] or "day")[0], match[0])
    for match in _EVERY.finditer(text):
        yield match.start(), match.end(), Every(match[0])
    for match in _AT_ONCE.finditer(text):
        yield match.start(), match.end(), AtOnce(match[0])


def _within(match: re.Match[str]) -> Within:
    unit, times = _unit(match["unit"])
    event = _event(match["event"])
    end = match.start("event") if match["event"] else match.end()
    written = match.string[match.start() : end].strip(" .;,")
    if event:
        written = f"{written} {event}"
    return Within(clock_words.number(match["count"]) * times, unit, written, event)


def _event(words: str | None) -> str | None:
    """Cut what an event is called off where the sentence goes on."""
    if words is None:
        return None
    return re.split(r" (?:and|by|in|with|to|at|where|unless|who|which|if|or)\b", words.strip())[0].strip() or None


def _by_day(match: re.Match[str]) -> ByDay:
    which = (match["which"] or "").lower().split()[0]
    working = bool(match["works"] or match["alone"])
    days = {"next": 1, "following": 1, "second": 2, "third": 3, "same": 0}.get(which, 1)
    at = clock_words.time_of_day(match["clock"]) if match["clock"] else None
    return ByDay(days, working, at, match[0])


def _unit(written: str) -> tuple[Unit, int]:
    low = written.lower()
    if "day" in low:
        return (Unit.WORKING_DAY if re.search(r"working|business|week", low) else Unit.DAY), 1
    if low.startswith("fortnight"):
        return Unit.WEEK, 2
    for start, unit in (("min", Unit.MINUTE), ("h", Unit.HOUR), ("week", Unit.WEEK), ("year", Unit.YEAR)):
        if low.startswith(start):
            return unit, 1
    return Unit.MONTH, 1


def _clocked(start: Moment, count: int, unit: Unit) -> Moment | None:
    """Count hours and minutes by the clock; without a time of day nothing is certain."""
    if start.at is None:
        return None
    seconds = count * (3600 if unit is Unit.HOUR else 60)
    begun = dt.datetime.combine(start.on, start.at, LONDON).astimezone(dt.UTC)
    ends = (begun + dt.timedelta(seconds=seconds)).astimezone(LONDON)
    return Moment(ends.date(), ends.time().replace(tzinfo=None))


def _later(day: dt.date, count: int, unit: Unit) -> dt.date:
    if unit in {Unit.DAY, Unit.WEEK}:
        return day + dt.timedelta(days=count * (7 if unit is Unit.WEEK else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit is Unit.YEAR else 1)
    year, month = divmod(months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def since(limit: Limit, event: str) -> Limit:
    """Give the same limit, counted from an event that stands elsewhere: in the sentence above a table."""
    return limit if limit.event else replace(limit, event=event)
