"""What is doubtful in the dates of the year: a weekday that does not fit, no such day, a day still to be fixed."""

import re
from collections.abc import Iterable, Iterator

from board.packs import dates
from board.packs.entries import CalendarDay
from board.packs.values import Finding, FindingKind

_OPEN = re.compile(
    r"\b(?:tb[cda]|to be (?:fixed|confirmed|agreed|arranged|decided|set|announced)|provisional(?:ly)?)\b", re.IGNORECASE
)


def of_calendar(days: Iterable[CalendarDay]) -> Iterator[Finding]:
    """Look at every day on which the board says that it will sit. A day without its year is completed by its list."""
    for day in days:
        why = dates.doubt(day.written)
        if _OPEN.search(" ".join(filter(None, (day.written, day.note)))):
            text = f"The list of meetings says “{day.written}”, and the day is still open."
            yield Finding(FindingKind.OPEN_DATE, text, day.source, restricted=day.restricted)
        elif why in {dates.Doubt.WEEKDAY, dates.Doubt.NO_SUCH_DAY}:
            text = f"The list of meetings says “{day.written}”: {why}."
            yield Finding(FindingKind.NO_DATE, text, day.source, restricted=day.restricted)
