"""What is doubtful in decision reports: a purpose that the report contradicts, a date that cannot be, appendices.

The report's own words stand against the agenda's: who seeks approval under an item that is for discussion asks the
board for more than its agenda has told the public.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from board.packs import dates, layout
from board.packs.entries import Report
from board.packs.values import AgendaItem, Finding, FindingKind, Purpose, Sitting

FURTHEST = dt.timedelta(days=366)  # a decision further than this from the meeting is not one of this meeting

_SEEKS = re.compile(
    r"^\W*(?:(?:to|that|it is recommended that|the board|members?|is|are|asked|invited|requested|recommended|"
    r"the joint|and)\s+){0,8}(?P<verb>approve[ds]?|agree[ds]?|adopt(?:ed|s)?|authorise[ds]?|delegate[ds]?|"
    r"ratif(?:y|ied|ies)|endorse[ds]?|sign off|resolve[ds]?|determine[ds]?|appoint(?:ed|s)?|award(?:ed|s)?)\b",
    re.IGNORECASE,
)
_RE_APPROVAL = re.compile(r"\bseek(?:s|ing)?\b.{0,40}\b(?:approval|agreement|decision|authority)\b", re.IGNORECASE)
_ONLY = re.compile(r"\binformation only\b|\bfor information\b|\bto note only\b", re.IGNORECASE)


def of_reports(reports: Iterable[Report], items: Sequence[AgendaItem], sitting: Sitting) -> Iterator[Finding]:
    """Look at each report beside its agenda item and the day of the meeting."""
    by_number = {item.number: item for item in items}
    for report in reports:
        item = by_number.get(report.item or "")
        if item is not None:
            yield from _purpose(report, item)
        yield from _day(report, sitting)


def _purpose(report: Report, item: AgendaItem) -> Iterator[Finding]:
    secret = report.restricted or item.restricted
    asked = next((one for one in report.recommendations if _SEEKS.match(one.text)), None)
    seeks = asked.text if asked else None
    if seeks is None and (found := _RE_APPROVAL.search(report.summary or "")):
        seeks = found.group()
    if not item.purposes:
        return
    said = " and ".join(item.purposes)
    if seeks is not None and Purpose.DECISION not in item.purposes:
        text = f"Item {item.number} is on the agenda for {said}, and its report asks for a decision: “{_short(seeks)}”."
        yield Finding(FindingKind.PURPOSE, text, report.source, restricted=secret)
    elif seeks is None and Purpose.DECISION in item.purposes and _ONLY.search(report.summary or ""):
        text = f"Item {item.number} is on the agenda for {said}, and its report says that it is for information."
        yield Finding(FindingKind.PURPOSE, text, report.source, restricted=secret)


def _day(report: Report, sitting: Sitting) -> Iterator[Finding]:
    """Report a day that is not the meeting's. A day without its year is found where the report's head is read."""
    on = report.on or (dates.day(report.decided_on) if report.decided_on else None)
    if on is None or on == sitting.on:
        return
    kind = FindingKind.NO_DATE if abs(on - sitting.on) > FURTHEST else FindingKind.DISAGREES
    cannot = ", which cannot be" if kind is FindingKind.NO_DATE else ""
    text = f"The report “{report.subject}” gives the date of decision “{report.decided_on}”{cannot}; the meeting is on "
    yield Finding(kind, f"{text}{sitting.on.day} {sitting.on:%B %Y}.", report.source, restricted=report.restricted)


def _short(text: str) -> str:
    flat = layout.flat(text)
    return flat if len(flat) <= 90 else flat[:90].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004 - characters of a line
