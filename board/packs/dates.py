"""A small grammar of British dates and times, as board papers write them.

Only what the words say: a date without a year is no date, an impossible or contradictory one is a doubt with its
reason, and nothing is completed from today's date. Times are wall-clock, Europe/London.
"""

import calendar
import dataclasses
import datetime as dt
import enum
import itertools
import re
from dataclasses import dataclass

from board.packs import misread

FIRST_YEAR, LAST_YEAR = (
    1974,
    2099,
)  # joint boards of councils and the NHS are no older; a later year is a slip of the pen
NOON, END_OF_OFFICE = 12, 7  # hours: '2.00' with no am or pm is not guessed at, '9.30' is in the morning

MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
DAYS = {day.lower()[:3]: number for number, day in enumerate(calendar.day_name)}

_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")"
_WEEKDAY = r"(?:(?P<{0}>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+(?:the\s+)?)?"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"
_DATE = re.compile(
    "|".join(
        (
            r"(?<![\d.])(?P<iy>\d{4})-(?P<im>\d{1,2})-(?P<id>\d{1,2})(?!\d)",
            _WEEKDAY.format("nw")
            + r"(?<![\d/.])(?P<nd>\d{1,2})(?P<sep>[/.-])(?P<nm>\d{1,2})(?P=sep)(?P<ny>\d{4}|\d{2})"
            r"(?![\d/]|\.\d)",
            _WEEKDAY.format("tw") + rf"(?<![\d/.:])(?P<td>\d{{1,2}}){_ORDINAL}"
            rf"(?:\s*(?:-|–|—|/|&|to|and)\s*(?P<td2>\d{{1,2}}){_ORDINAL})?"
            rf"(?:\s+day)?(?:\s+of)?,?[\s-]*\b(?P<tm>{_MONTH})\b[.,]?"
            r"(?:[\s,-]*(?P<ty>\d{4})(?!\d)|[-/\s]*['’](?P<ty3>\d{2})(?!\d)|"
            r"(?P<ty2>[-/ ]\d{2})(?![\d:]|\.\d|\s*[ap]\.?m))?",
            _WEEKDAY.format("aw") + rf"\b(?P<am>{_MONTH})\s+(?P<ad>\d{{1,2}}){_ORDINAL},?\s+(?P<ay>\d{{4}})(?!\d)",
            (
                rf"\b(?P<mm>{_MONTH})\b\.?(?:[\s,-]*(?P<my>\d{{4}})(?!\d)|[-/\s]*['’](?P<my3>\d{{2}})(?!\d)"
                rf"|(?P<msep>[-/ ])(?P<my2>\d{{2}})(?![\d:]|\.\d))"
            ),
            r"(?<![\d/.])(?P<xm>\d{1,2})/(?P<xy>\d{4})(?![\d/])",
            rf"\b(?P<lone>{_MONTH})\b",
        )
    ),
    re.IGNORECASE,
)
_CLOCK = r"(?P<{0}h>\d{{1,2}})(?:[:.](?P<{0}m>\d{{2}}))?\s*(?P<{0}p>a\.?m\b\.?|p\.?m\b\.?|noon\b|hrs\b|hours\b)?"
_RANGE = re.compile(
    r"(?<![\d.:/])" + _CLOCK.format("a") + r"\s*(?:-|–|—|to|until|till)\s*" + _CLOCK.format("b") + r"(?![\d/:]|\.\d)",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"(?:(?P<at>\bat|\bfrom|@|\btime:?|\bstart(?:s|ing)?(?: at)?:?)\s*)?(?<![\d.:/])"
    + _CLOCK.format("a")
    + r"(?![\d/:]|\.\d)",
    re.IGNORECASE,
)
_FOUR = re.compile(  # four figures are a time only where 'hrs' says so: '2019 - 2020' are years
    r"(?<!\d)(?:([01]\d|2[0-3])([0-5]\d)(\s*(?:-|–|—|to)\s*))?([01]\d|2[0-3])([0-5]\d)\s*(?:hrs|hours|h)\b",
    re.IGNORECASE,
)
_FROM_THEN = re.compile(  # 'after 3 May' sets no last day
    r"\b(?:after|from|since|following|not before|no earlier than|starting|starts|begins|beginning|post)"
    r"\s+(?:the\s+)?(?:end of\s+)?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\W*(?:by\s+)?(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\W*", re.IGNORECASE)  # '30/6'
_ONE = re.compile(rf"(?<!\w)[lI]{{1,2}}(?=\s*(?:st|nd|rd|th)?\s+(?i:{_MONTH})\b)")  # 'l March 2027'
_WORDS = {"midday": "12 noon", "noon": "12 noon"}


class Doubt(enum.StrEnum):
    """Why a written date is not to be trusted."""

    NO_YEAR = "it names no year"
    NO_SUCH_DAY = "there is no such day"
    WEEKDAY = "the day of the week does not fit the date"
    TWO_WAYS = "it can be read in two ways"
    NO_DATE = "it names no day or month"
    SEVERAL = "it names several dates"
    FROM_THEN = "it says from when, not by when"


@dataclass(frozen=True, slots=True)
class Written:
    """One date as written: the span of days it can mean, or the doubt. ``whole`` tells a day from a month."""

    text: str
    start: int
    end: int
    first: dt.date | None = None
    last: dt.date | None = None
    whole: bool = True
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day that a deadline can mean, or why that cannot be said."""

    due: dt.date | None
    doubt: Doubt | None = None


def find(text: str) -> tuple[Written, ...]:
    """Find every date in a text, in order; months that stand alone without a year are left out."""
    return tuple(_as_printed(_written(found), text) for found in _DATE.finditer(_legible(text)) if not found["lone"])


def day(text: str) -> dt.date | None:
    """Give the first whole day the text names with day, month and year; a doubted weekday still names its day."""
    return next((written.first for written in find(text) if written.whole and written.first), None)


def doubt(text: str) -> Doubt | None:
    """Say what is wrong with the first date of a text, if anything is."""
    written = next(iter(find(text)), None)
    return written.doubt if written else None


def deadline(text: str) -> Deadline:
    """Read a deadline: the last day of a day, a range or a month. Several unrelated dates are a doubt, not a choice."""
    found = tuple(_written(match) for match in _DATE.finditer(_legible(text)))
    if not found:
        return Deadline(None, Doubt.NO_YEAR if _SHORT.fullmatch(text) else Doubt.NO_DATE)
    doubted = next((written.doubt for written in found if written.doubt), None)
    if doubted is not None:
        return Deadline(None, doubted)
    if _FROM_THEN.search(text[: found[0].start]):
        return Deadline(None, Doubt.FROM_THEN)
    gaps = [text[one.end : other.start] for one, other in itertools.pairwise(found)]
    if all(re.fullmatch(r"\s*(?:-|–|—|/|to|or)\s*", gap) for gap in gaps):
        return Deadline(max(written.last for written in found if written.last))
    return Deadline(None, Doubt.SEVERAL)


def without(text: str) -> str:
    """Take the dates out of a text, so that what remains can be read for times and places."""
    kept, at = "", 0
    for written in find(text):
        kept += text[at : written.start] + " "
        at = written.end
    return kept + text[at:]


def times(text: str) -> tuple[dt.time | None, dt.time | None]:
    """Read when something starts and ends, each None where the words do not say it beyond doubt."""
    rest = _plain_clock(without(text))
    for found in _RANGE.finditer(rest):
        start, end = _span(found)
        if start is not None and end is not None and start < end:
            return start, end
    for found in _POINT.finditer(rest):
        if found["at"] or found["am"] or found["ap"]:
            start = _clock(found["ah"], found["am"], found["ap"])
            if start is not None and (found["am"] or found["ap"]):
                return start, None
    return None, None


def without_times(text: str) -> str:
    """Take times out of a text as well, to leave the place."""
    rest = _plain_clock(without(text))
    rest = _RANGE.sub(lambda found: " " if _span(found)[0] else found.group(), rest)
    return _POINT.sub(
        lambda found: (
            " " if (found["am"] or found["ap"]) and _clock(found["ah"], found["am"], found["ap"]) else found.group()
        ),
        rest,
    )


def _legible(text: str) -> str:
    """Give a text of the same length with the digits that a scanner took for letters: ``l2 April 2O27``."""
    return _ONE.sub(lambda found: "1" * len(found.group()), misread.mended(text))


def _as_printed(written: Written, text: str) -> Written:
    return dataclasses.replace(written, text=text[written.start : written.end])


def _plain_clock(text: str) -> str:
    text = _legible(text)
    for word, clock in _WORDS.items():
        text = re.sub(rf"(?:\b12(?:[:.]00)?\s+)?\b{word}\b", clock, text, flags=re.IGNORECASE)
    return _FOUR.sub(lambda four: (f"{four[1]}:{four[2]}{four[3]}" if four[1] else "") + f"{four[4]}:{four[5]}", text)


def _written(found: re.Match[str]) -> Written:
    if found["iy"] or found["nd"] or found["td"] or found["ad"]:
        return _whole_day(found)
    if found["lone"]:
        return _doubtful(found, Doubt.NO_YEAR, whole=False)
    if found["xm"]:
        return _of_month(found, int(found["xm"]), found["xy"])
    if found["my2"] and found["msep"] == " ":  # 'Nov 20': the 20th of November, or November 2020?
        return _doubtful(found, Doubt.TWO_WAYS, whole=False)
    return _of_month(found, _month(found["mm"]), found["my"] or found["my3"] or found["my2"])


def _whole_day(found: re.Match[str]) -> Written:
    if found["iy"]:
        return _day(found, found["id"], int(found["im"]), found["iy"], None)
    if found["nd"]:
        return _day(found, found["nd"], int(found["nm"]), found["ny"], found["nw"])
    if found["ad"]:
        return _day(found, found["ad"], _month(found["am"]), found["ay"], found["aw"])
    year = found["ty"] or found["ty3"] or (found["ty2"] or "").strip("-/ ")
    return _day(found, found["td2"] or found["td"], _month(found["tm"]), year, found["tw"], first=found["td"])


def _month(name: str) -> int:
    return MONTHS[name.lower()]


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == len("20") else 0)


def _day(
    found: re.Match[str], written: str, month: int, year: str, weekday: str | None, first: str | None = None
) -> Written:
    if not year:
        return _doubtful(found, Doubt.NO_YEAR)
    try:
        last = dt.date(_year(year), month, int(written))
        begins = dt.date(_year(year), month, int(first or written))
    except ValueError:
        return _doubtful(found, Doubt.NO_SUCH_DAY)
    if not FIRST_YEAR <= last.year <= LAST_YEAR or begins > last:
        return _doubtful(found, Doubt.NO_SUCH_DAY)
    wrong = weekday is not None and DAYS[weekday.lower()[:3]] != begins.weekday()
    return Written(found.group(), found.start(), found.end(), begins, last, doubt=Doubt.WEEKDAY if wrong else None)


def _of_month(found: re.Match[str], month: int, written: str) -> Written:
    year = _year(written)
    if not (1 <= month <= len(calendar.month_name) - 1 and FIRST_YEAR <= year <= LAST_YEAR):
        return _doubtful(found, Doubt.NO_SUCH_DAY, whole=False)
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = dt.date(year, month, 1), dt.date(year, month, last)
    return Written(found.group(), found.start(), found.end(), first_day, last_day, whole=False)


def _doubtful(found: re.Match[str], why: Doubt, *, whole: bool = True) -> Written:
    return Written(found.group(), found.start(), found.end(), whole=whole, doubt=why)


def _span(found: re.Match[str]) -> tuple[dt.time | None, dt.time | None]:
    """Read a range; a start without am or pm takes the end's, unless it would then be later than the end."""
    if not (found["am"] or found["ap"] or found["bm"] or found["bp"]):
        return None, None
    end = _clock(found["bh"], found["bm"], found["bp"])
    if found["ap"] or not _is_half(found["bp"]):
        return _clock(found["ah"], found["am"], found["ap"]), end
    start = _clock(found["ah"], found["am"], found["bp"])
    if start is not None and end is not None and start >= end:
        start = _clock(found["ah"], found["am"], "am")
    return start, end


def _is_half(mark: str | None) -> bool:
    return bool(mark) and str(mark)[0].lower() in "ap"


def _clock(hour: str, minute: str | None, mark: str | None) -> dt.time | None:
    """Make a time, or None where it is no time of day or could be morning or afternoon alike."""
    hours, minutes = int(hour), int(minute or 0)
    if _is_half(mark):
        if not 1 <= hours <= NOON:
            return None if hours > 23 or minutes > 59 else dt.time(hours, minutes)  # noqa: PLR2004 - '14.00 pm'
        hours = hours % NOON + (NOON if str(mark)[0].lower() == "p" else 0)
    elif not mark and hours < END_OF_OFFICE and not hour.startswith("0"):
        return None
    return dt.time(hours, minutes) if hours < 24 and minutes < 60 else None  # noqa: PLR2004 - a day's hours, an hour's minutes
