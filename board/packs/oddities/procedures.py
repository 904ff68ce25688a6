"""What is doubtful in a written procedure: references that lead nowhere, open dates, numbers, rows that say less.

A procedure is read in a hurry; whoever follows “as outlined in Appendix C” must find it there.
"""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from board.packs import layout
from board.packs.entries import Checklist, Procedure
from board.packs.values import Finding, FindingKind, Passage

FEWEST = 2  # telling words of what is cited: one word alone may stand anywhere by chance
WINDOW = 240  # characters before the name of an appendix that may say what is cited of it
CITED_WORDS = 6  # words before the reference that say what is to be found there

_REFERENCE = re.compile(
    r"(?P<before>[^.;:()]{0,160}?)\s*\(?\b(?:as\s+)?(?:outlined|set out|described|listed|detailed|given|contained|"
    r"shown|found|provided)\s+(?:in|at|within)\s+(?P<where>(?:appendix|annex|schedule)\s+[A-Z0-9]{1,3})\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:appendix|annex|schedule)\s+[A-Z0-9]{1,3}\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:tb[cda]|to be (?:confirmed|agreed|decided|determined)|x{2,}|\?{2,}|dd/mm)", re.IGNORECASE)
_DATED = re.compile(r"\b(?:date|review|approved|operative|effective|version|expir)", re.IGNORECASE)
_REVIEW = re.compile(
    r"(?P<what>\b(?:(?:next|date of(?: next)?) )?review(?: date| due(?: date)?| due by)?)\s*[:|–-]\s*"
    r"(?:tb[cda]\b|to be (?:confirmed|agreed|decided|determined|set)|\?{2,}|dd/mm)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:arrangements?|details?|process(?:es)?|procedures?|information|list|section|example|framework)\b",
    re.IGNORECASE,
)

_JOINS = frozenset(("on", "out", "of", "off", "in", "at", "by"))


def of_procedures(procedures: Iterable[Procedure], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Look at every procedure; ``passages`` is the whole pack's text, in which the appendices stand."""
    named: set[str] = set()
    for one in procedures:
        named |= {layout.flat(label).casefold() for label, _ in one.details}
        yield from _open_dates(one)
        yield from _references(one, passages)
        yield from _clauses(one)
        for checklist in one.checklists:
            yield from _rows(checklist)
    yield from _open_reviews(passages, named)


def _open_reviews(passages: Sequence[Passage], named: Collection[str]) -> Iterator[Finding]:
    """Find open days of review in other papers; a procedure's own title page was looked at already."""
    for passage in passages:
        for found in _REVIEW.finditer(passage.text):
            if layout.flat(found["what"]).casefold() not in named:
                text = f"“{passage.heading or 'A paper'}” says “{layout.flat(found.group())}”."
                yield Finding(FindingKind.OPEN_DATE, text, passage.source, restricted=passage.restricted)


def _clauses(one: Procedure) -> Iterator[Finding]:
    """Look at lettered numbers (B2, B4); those of digits alone are looked at in every paper alike."""
    lettered = [clause for clause in one.paragraphs if re.fullmatch(r"[A-Z]\d{1,2}", clause.number)]
    for before, clause in itertools.pairwise(lettered):
        parted = [f"{each.number[0]}.{each.number[1:]}" for each in (before, clause)]
        if odd := layout.odd_step(*parted):
            said = odd.replace(parted[1], clause.number).replace(parted[0], before.number)
            text = f"In “{one.title}” paragraph {said}."
            secret = clause.restricted or before.restricted
            yield Finding(FindingKind.NUMBERING, text, clause.source, restricted=secret)


def _open_dates(one: Procedure) -> Iterator[Finding]:
    for label, value in one.details:
        if _DATED.search(label) and _OPEN.search(value):
            text = f"“{one.title}” has “{layout.flat(value)}” beside “{layout.flat(label).rstrip(': ')}”."
            yield Finding(FindingKind.OPEN_DATE, text, one.source, restricted=one.restricted)


def _references(one: Procedure, passages: Sequence[Passage]) -> Iterator[Finding]:
    appendices = _appendices(passages)
    for clause in one.paragraphs:
        for text in (clause.text, *clause.points):
            for found in _cited(text):
                where = " ".join(found["where"].split()).casefold()
                cited = " ".join(found["before"].split()[-CITED_WORDS:])
                if doubt := _not_there(cited, where, appendices):
                    said = f"Paragraph {clause.number} cites {found['where']} for “{cited}”, and {doubt}."
                    yield Finding(FindingKind.CITED, said, clause.source, restricted=clause.restricted)


def _cited(text: str) -> Iterator[re.Match[str]]:
    """Give the references of a text; only what stands right before each name of an appendix is looked through."""
    for named in _NAMED.finditer(text):
        near = _REFERENCE.finditer(text, max(0, named.start() - WINDOW), named.end())
        yield from (found for found in near if found.end() == named.end())


def _appendices(passages: Sequence[Passage]) -> dict[str, str]:
    """Gather what stands under each appendix, from its heading to the next appendix's."""
    held: dict[str, list[str]] = {}
    now: str | None = None
    for passage in passages:
        heading = layout.flat(passage.heading or passage.text)
        if found := re.match(r"\W*((?:appendix|annex|schedule)\s+[A-Z0-9]{1,3})\b(?!\s*[.,])", heading, re.IGNORECASE):
            now = " ".join(found.group(1).split()).casefold()
        if now is not None:
            held.setdefault(now, []).append(f"{passage.heading or ''} {passage.text}")
    return {name: " ".join(texts) for name, texts in held.items()}


def _not_there(cited: str, where: str, appendices: dict[str, str]) -> str | None:
    if where not in appendices:
        return "no such part is in the pack" if appendices else None
    named = layout.words(_PLAIN.sub(" ", cited))
    compound = named[-FEWEST:]
    if len(compound) == FEWEST and compound[0] in _JOINS:  # "on call", "of hours": the two words mean one thing
        there = f" {' '.join(compound)} " in f" {' '.join(layout.words(appendices[where]))} "
        return None if there else f"“{' '.join(compound)}” is not named there"
    asked, held = layout.telling(" ".join(named)), layout.telling(appendices[where])
    if len(asked) < FEWEST or len(asked & held) * FEWEST >= len(asked):
        return None
    return f"nothing is said there of {', '.join(sorted(asked - held))}"


def _rows(checklist: Checklist) -> Iterator[Finding]:
    """Look for rows whose column of applicability is empty where nearly all others fill it, and for their numbers."""
    marked = [row for row in checklist.rows if row.applies]
    empty = [row for row in checklist.rows if not row.applies and row.number]
    if marked and empty and len(empty) < len(marked):
        numbers = ", ".join(row.number or "" for row in empty)
        text = f"“{checklist.title}” does not say to what these rows apply: {numbers}."
        yield Finding(FindingKind.UNREAD, text, empty[0].source, restricted=checklist.restricted)
    before: str | None = None
    for row in checklist.rows:
        if before and row.number and (odd := layout.odd_step(before, row.number)):
            text = f"In “{checklist.title}” row {odd}."
            yield Finding(FindingKind.NUMBERING, text, row.source, restricted=checklist.restricted)
        before = row.number or before
    for section in checklist.sections:
        if section.number is None and any(other.number for other in checklist.sections):
            text = f"In “{checklist.title}” the section “{section.title}” has no number."
            yield Finding(FindingKind.NUMBERING, text, checklist.source, restricted=checklist.restricted)
