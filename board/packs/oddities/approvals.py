"""Minutes that approve the minutes of a meeting that was not the last one before them.

Only what the minutes say is compared with days that are known to have been sat on; a day that was only announced proves
nothing, and minutes that name no day, or several, are left alone.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from board.packs import dates, layout
from board.packs.values import Finding, FindingKind, MinuteItem, Minutes

LONGEST = 400  # characters of a sentence in which an approval is looked for

_ABOUT = re.compile(r"\b(?:minutes|notes)\b", re.IGNORECASE)
_APPROVES = re.compile(
    r"\b(?:agree[ds]?|approved?|confirm(?:ed)?|accept(?:ed)?|sign(?:ed)?|adopt(?:ed)?|ratified|"
    r"(?:true|correct|accurate) (?:and \w+ )?record)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|deferred|sub-?\s?group|working group|sub-?\s?committee)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])|\n")


def of_approval(minutes: Minutes, known_days: Sequence[dt.date]) -> Finding | None:
    """Say that minutes approve those of an earlier meeting than the last of ``known_days`` before them.

    ``known_days`` are the days on which this board has sat, in any order, such as those of other minutes.
    """
    approved = approves(minutes)
    before = [day for day in known_days if day < minutes.sitting.on]
    if approved is None or not before:
        return None
    item, day = approved
    last = max(before)
    if day >= last:  # a meeting that nothing here has told of may lie between
        return None
    text = (
        f"The minutes of {minutes.sitting.board} of {_said(minutes.sitting.on)} approve those of {_said(day)}, and the "
    )
    text += f"board has sat on {_said(last)} since."
    return Finding(FindingKind.APPROVED, text, item.source, restricted=item.restricted or minutes.restricted)


def approves(minutes: Minutes) -> tuple[MinuteItem, dt.date] | None:
    """Give the item that approves minutes, and the one day of which those are; None where none is said for certain."""
    for item in minutes.items:
        if not _ABOUT.search(item.title) and not _ABOUT.search(item.text[:LONGEST]):
            continue
        days = set(_days(item))
        if len(days) == 1:
            return item, days.pop()
        if days:
            return None
    return None


def _days(item: MinuteItem) -> Iterator[dt.date]:
    """Give the days of the sentences that approve minutes; where they name none, that of the item's own title."""
    sentences = [sentence for sentence in _SENTENCE.split(item.text) if len(sentence) <= LONGEST]
    telling = [one for one in sentences if _APPROVES.search(one) and not _NOT.search(one)]
    if not telling:
        return
    told = [found for one in telling if _ABOUT.search(one) for found in dates.find(one)]
    if not told and _ABOUT.search(item.title):
        told = list(dates.find(layout.flat(item.title)))
    yield from (found.first for found in told if found.whole and found.first is not None and found.doubt is None)


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
