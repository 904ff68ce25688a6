"""What is doubtful in decision reports: a purpose that it contradicts, a date that cannot be, appendices, sums.

The report's own words stand against the agenda's: who seeks approval under an item that is for discussion asks the
board for more than its agenda has told the public. A reference is followed into the report's own list of appendices.
"""

import dataclasses
import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from board.packs import dates, layout
from board.packs.entries import Numbered, Report
from board.packs.oddities import sums
from board.packs.values import AgendaItem, Finding, FindingKind, Purpose, Sitting
from board.sources import Source

SENTENCE = 160  # characters before a reference that say what is to be found there
NEAR = 4  # sums that lie further apart than a quarter are of different things
STEM = 5  # letters in which two words that mean alike begin alike
CITED_WORDS = 6  # words before the reference that say what is to be found there
FURTHEST = dt.timedelta(days=366)  # a decision further than this from the meeting is not one of this meeting

_SEEKS = re.compile(
    r"^\W*(?:(?:to|that|it is recommended that|the board|members?|is|are|asked|invited|requested|recommended|"
    r"the joint|and)\s+){0,8}(?P<verb>approve[ds]?|agree[ds]?|adopt(?:ed|s)?|authorise[ds]?|delegate[ds]?|"
    r"ratif(?:y|ied|ies)|endorse[ds]?|sign off|resolve[ds]?|determine[ds]?|appoint(?:ed|s)?|award(?:ed|s)?)\b",
    re.IGNORECASE,
)
_RE_APPROVAL = re.compile(r"\bseek(?:s|ing)?\b.{0,40}\b(?:approval|agreement|decision|authority)\b", re.IGNORECASE)
_DECIDES = re.compile(r"\b(?:deci|approv|agree|endors|ratif|adopt|action|support)", re.IGNORECASE)
_BOX = re.compile(r"[☐□☒☑✓✔✅■]|\[[ xX]?\]")
_MARKED = frozenset("☒☑✓✔✅■xX")
_REFERENCE = re.compile(
    r"\b(?P<name>appendix|annexe?)\s{1,3}(?P<where>[A-Z]|\d{1,2})\b(?!\s{0,3}(?:of|to) (?!this))", re.IGNORECASE
)
_SAYS = re.compile(
    r"\b(?:(?:is|are|as)\s)?(?:outlined|set out|described|listed|detailed|given|contained|shown|found|provided)\s"
    r"(?:in|at|within)\s$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:()\n]")
_PLAIN_WORDS = frozenset(
    ("further", "detail", "full", "more", "information", "list", "summary", "section", "report", "table", "copy")
)
_ONLY = re.compile(r"\binformation only\b|\bfor information\b|\bto note only\b", re.IGNORECASE)


def of_reports(reports: Iterable[Report], items: Sequence[AgendaItem], sitting: Sitting) -> Iterator[Finding]:
    """Look at each report beside its agenda item and the day of the meeting."""
    by_number = {item.number: item for item in items}
    for report in reports:
        item = by_number.get(report.item or "")
        if item is not None:
            yield from _purpose(report, item)
        yield from _own_purpose(report)
        yield from _day(report, sitting)
        for text, place in _texts(report):
            for said in sums.of_text(text):
                yield Finding(FindingKind.SUM, f"In “{report.subject}” {said}.", place, restricted=report.restricted)
        yield from _cited(report)
        yield from _asked_for(report)


def undated(reports: Iterable[Report]) -> Iterator[Finding]:
    """Name the reports whose date of decision lacks its year."""
    for report in reports:
        if report.decided_on and dates.doubt(report.decided_on) is dates.Doubt.NO_YEAR:
            text = f"The report “{report.subject}” gives the date of decision “{report.decided_on}” without a year."
            yield Finding(FindingKind.NO_YEAR, text, report.source, restricted=report.restricted)


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
        text = f"Item {item.number}, {item.title}, is on the agenda for {said}, and its report asks for a decision: "
        text += f"“{layout.short(seeks)}”."
        yield Finding(FindingKind.PURPOSE, text, report.source, restricted=secret)
    elif seeks is None and Purpose.DECISION in item.purposes and _ONLY.search(report.summary or ""):
        text = f"Item {item.number}, {item.title}, is on the agenda for {said}, and its report is for information."
        yield Finding(FindingKind.PURPOSE, text, report.source, restricted=secret)


def _own_purpose(report: Report) -> Iterator[Finding]:
    """Set what the report's head says that it is for beside what it recommends."""
    asked = next((one.text for one in report.recommendations if _SEEKS.match(one.text)), None)
    if asked is None or report.purpose is None or _DECIDES.search(_ticked(report.purpose)):
        return
    if not _ticked(report.purpose).strip():
        return
    text = f"The report “{report.subject}” says that it is for “{layout.flat(report.purpose)}”, and it asks for a "
    text += f"decision: “{layout.short(asked)}”."
    yield Finding(FindingKind.PURPOSE, text, report.source, restricted=report.restricted)


def _asked_for(report: Report) -> Iterator[Finding]:
    """Set the one sum that is asked for beside the one that the text calls the whole, where they are nearly alike."""
    asked = {one for each in report.recommendations for one in sums.named(each.text)}
    body = [one.text for section in report.sections for one in section.paragraphs]
    whole = {one for text in body for one in sums.wholes(text)}
    said = {one for text in body for one in sums.named(text)}
    if len(asked) != 1 or len(whole) != 1 or asked & said:
        return
    one, other = *asked, *whole
    if one[1] != other[1] and other[1] and abs(one[1] - other[1]) <= other[1] / NEAR:
        text = f"The report “{report.subject}” asks for {one[0]}, and its text gives {other[0]} as the whole."
        yield Finding(FindingKind.FIGURES, text, report.source, restricted=report.restricted)


def _ticked(purpose: str) -> str:
    """Give the words that stand by a ticked box; all of them where there are no boxes."""
    boxes = list(_BOX.finditer(purpose))
    if not boxes:
        return purpose
    first = bool(purpose[: boxes[0].start()].strip())  # the words stand before their boxes
    edges = [0, *(box.end() for box in boxes)] if first else [*(box.start() for box in boxes), len(purpose)]
    pieces = [purpose[one:other] for one, other in itertools.pairwise(edges)]
    return " ".join(piece for piece, box in zip(pieces, boxes, strict=True) if box.group().strip("[ ]") in _MARKED)


def _texts(report: Report) -> Iterator[tuple[str, Source]]:
    """Give the report's paragraphs with their places."""
    if report.summary:
        yield report.summary, report.source
    every: list[Numbered] = list(report.recommendations)
    every += [paragraph for section in report.sections for paragraph in section.paragraphs]
    for one in every:
        yield one.text, dataclasses.replace(report.source, paragraph=one.number or report.source.paragraph)


def _cited(report: Report) -> Iterator[Finding]:
    """Follow references into the report's list of appendices: one that is not listed, or whose title is of else."""
    listed = {_letter(one): one.text for one in report.appendices if not one.nothing and _letter(one)}
    if not listed or len(listed) < len(report.appendices):
        return  # a list without names cannot be followed
    for text, place in _texts(report):
        for found in _REFERENCE.finditer(text):
            before = _STOP.split(text[max(0, found.start() - SENTENCE) : found.start()])[-1]
            says = _SAYS.search(before)
            title = listed.get(found["where"].upper())
            about = (
                layout.telling(" ".join(before[: says.start() if says else None].split()[-CITED_WORDS:])) - _PLAIN_WORDS
            )
            if title is None:
                odd = "which the report's list of appendices does not name"
            elif says and about and len(listed) > 1 and not _share(about, layout.telling(title)):
                odd = f"which the report lists as “{title}”"
            else:
                continue
            said = f"The report “{report.subject}” cites {found['name']} {found['where']} ("
            said += f"“{layout.short(layout.flat(before + found.group()))}”), {odd}."
            yield Finding(FindingKind.CITED, said, place, restricted=report.restricted)


def _letter(one: Numbered) -> str:
    """Give the number or letter by which an appendix is cited."""
    words = (one.number or "").strip("(). ").split()
    return words[-1].upper() if words else ""


def _share(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Tell words of which some begin alike: ``fee`` and ``fees``, ``consult`` and ``consultation``."""
    return any(one[:STEM] == other[:STEM] for one in mine for other in theirs)


def _day(report: Report, sitting: Sitting) -> Iterator[Finding]:
    """Report a day that is not the meeting's; a day without its year is none."""
    on = report.on or (dates.day(report.decided_on) if report.decided_on else None)
    if on is None or on == sitting.on:
        return
    kind = FindingKind.NO_DATE if abs(on - sitting.on) > FURTHEST else FindingKind.DISAGREES
    cannot = ", which cannot be" if kind is FindingKind.NO_DATE else ""
    text = f"The report “{report.subject}” gives the date of decision “{report.decided_on}”{cannot}; the meeting is on "
    yield Finding(kind, f"{text}{sitting.on.day} {sitting.on:%B %Y}.", report.source, restricted=report.restricted)
