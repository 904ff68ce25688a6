"""Times of day and numbers as people and papers write them: *half past nine*, *2 pm*, *noon*, *twenty-four*.

Words in, a time or a number out; wall-clock, Europe/London. An hour without its half of the day is read as an office
would mean it.
"""

import datetime as dt
import re

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate(ONES, 1)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
NUMBERS |= {
    f"{ten}{join}{one}": NUMBERS[ten] + NUMBERS[one] for ten in _TENS for one in ONES[:9] for join in ("-", " ")
}
_CLOCK = re.compile(
    r"\b(?:(?P<word>noon|midday|midnight)|half[ -]past (?P<half>\w+)|quarter[ -]past (?P<past>\w+)|"
    r"quarter[ -]to (?P<to>\w+)"
    r"|(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))? ?(?P<half_day>a\.?m\b\.?|p\.?m\b\.?)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)|(?P<hundred>[01]\d|2[0-3])(?P<hundreds>[0-5]\d) ?(?:hours|hrs)"
    r"|(?:at|from|since|by|around|about|before|until) (?P<bare>\d{1,2}|" + "|".join(ONES[:12]) + r")"
    r"(?:[.:](?P<bare_minute>[0-5]\d))?(?: ?o['’]?clock)?(?= |$|[,?.])(?! (?:hours?|minutes?|days?|weeks?|months?))"
    r"|(?P<oclock>\w+) o['’]?clock|(?P<part>\d{1,2}|"
    + "|".join(ONES[:12])
    + r") (?:this|that|in the|tomorrow|yesterday) "
    r"(?:morning|afternoon|evening))",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\b\d[\d.:/-]*(?:st|nd|rd|th|[ap]m)?\b", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:morning|breakfast|a\.?m)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:afternoon|evening|tonight|night|tea ?time|p\.?m)\b", re.IGNORECASE)
_NOON = 12
_FIRST_HOUR = 7  # a bare "at 3" is in the afternoon, "at 9" in the morning: an office's day


def time_of_day(words: str) -> dt.time | None:
    """Read the time of day that some words name; None where they name none, or more than one."""
    read = {time for match in _CLOCK.finditer(words) if (time := _time(match, words)) is not None}
    return read.pop() if len(read) == 1 else None


def without_times(words: str) -> str:
    """Give words without the days and times of day in them."""
    return _FIGURES.sub(" ", _CLOCK.sub(" ", words))


def _time(match: re.Match[str], words: str) -> dt.time | None:
    named = match.groupdict()
    if named["word"]:
        return dt.time(0 if named["word"].lower() == "midnight" else _NOON)
    if named["hundred"]:
        return dt.time(int(named["hundred"]), int(named["hundreds"]))
    if named["hour24"]:
        hour, late = int(named["hour24"]), _LATER.search(words) is not None
        return _at(hour, int(named["minute24"]), afternoon=True) if late else dt.time(hour, int(named["minute24"]))
    if named["hour"]:
        afternoon = named["half_day"].lower().startswith("p")
        return _at(int(named["hour"]), int(named["minute"] or 0), afternoon=afternoon)
    said, minute = named["bare"] or named["oclock"] or named["part"], int(named["bare_minute"] or 0)
    for part, minutes in (("half", 30), ("past", 15), ("to", 45)):
        if named[part]:
            said, minute = named[part], minutes
    if not said or not (said.isdigit() or said.lower() in NUMBERS):
        return None
    hour = number(said.lower())
    return _office(hour - 1 if named["to"] else hour, minute, words)


def _office(hour: int, minute: int, words: str) -> dt.time | None:
    """Read an hour without its half of the day as an office would, unless the words tell which it is."""
    if hour > _NOON:
        return dt.time(hour, minute) if hour < 24 else None  # noqa: PLR2004 -- hours of a day
    if _LATER.search(words):
        return _at(hour, minute, afternoon=True)
    if _MORNING.search(words):
        return _at(hour, minute, afternoon=False)
    return _at(hour, minute, afternoon=hour < _FIRST_HOUR or hour == _NOON)


def _at(hour: int, minute: int, *, afternoon: bool) -> dt.time | None:
    if not 1 <= hour <= _NOON:
        return dt.time(hour, minute) if 0 <= hour < 24 else None  # noqa: PLR2004 -- "0.30 am", "14.00 pm"
    return dt.time(hour % _NOON + (_NOON if afternoon else 0), minute)


def number(written: str) -> int:
    """Read a number in figures or in words; a word that is none counts one, as in *an hour*."""
    low = written.lower()
    return int(low) if low.isdigit() else NUMBERS.get(low, 1)
