"""The lists of a report: documents with the numbers or letters they go by, background papers, and lines run together.

Which lines belong to which list is told in ``report_parts``.
"""

import re
from collections.abc import Iterator, Sequence

from board.packs import layout
from board.packs.entries import Background, Numbered
from board.packs.report_parts import Line, Stretch

LONGEST = 600  # characters of a listed document's title

_LISTED = re.compile(r"((?:appendix|annexe?|enclosure)\s+\w{1,4})\b[\s:.–—-]*(.*)", re.IGNORECASE | re.DOTALL)
_COUNTED_ON = re.compile(r"(?<=[.;])\s+(\d{1,2})[.)]\s+(?=[A-Z])")
_LETTERED = re.compile(r"[A-Z]\s+[A-Z]")
_EXEMPT = re.compile(
    r"[\s(,;:–-]+(?:exempt\b[^()\d]{0,60})?\b(?P<under>paragraphs? \d[^()]{0,80})\)?\W{0,3}$", re.IGNORECASE
)
_HEADER = re.compile(
    r"title of background|relevant paragraph|^(?:no\.?|number|ref|title|document|appendix)$", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*(?:\d{1,3}|[A-Z])\W*")  # the number of the paper itself, which lists nothing


def listed(found: Sequence[Stretch]) -> tuple[Numbered, ...]:
    """Read a list of documents, each with its number or the name it goes by (``Appendix A``)."""
    told: list[Numbered] = []
    for line in _lettered([line for one in found for line in one.lines]):
        text = written(Line(line.text.removeprefix("• "), None, line.beside))
        if not text or (line.beside and _HEADER.search(line.text)) or (line.number is None and _NUMBER.fullmatch(text)):
            continue
        named = _LISTED.fullmatch(text.replace(" | ", " ", 1))
        if line.number is None and not line.text.startswith("•") and told and _goes_on(told[-1].text, text):
            told[-1] = Numbered(f"{told[-1].text} {text}", told[-1].number)
        elif named and named[2] and line.number is None:
            told.append(Numbered(named[2], named[1]))
        else:
            told.append(Numbered(text, line.number))
    return tuple(told)


def background(found: Sequence[Stretch]) -> tuple[Background, ...]:
    """Read the background papers, each with the paragraph that makes it exempt, in its cell or at its title's end."""
    papers: list[Background] = []
    for line in (line for one in found for line in one.lines):
        title = line.text.removeprefix("• ")
        if not title or _HEADER.search(title) or any(_HEADER.search(cell) for cell in line.beside):
            continue
        beside = " ".join(line.beside) or None
        cut = _EXEMPT.search(" ".join(title.split())) if beside is None and len(title) < LONGEST else None
        if cut is not None and cut.start():
            title, beside = " ".join(title.split())[: cut.start()].strip(), cut["under"].strip()
        if papers and line.number is None and not line.opens and _goes_on(papers[-1].title, title):
            title, line = f"{papers[-1].title} {title}", Line("", papers[-1].number)  # noqa: PLW2901 - a row cut in two
            beside = " ".join(filter(None, (papers.pop().exempt_under, beside))) or None
        papers.append(Background(title, line.number, beside))
    return tuple(papers)


def written(line: Line) -> str:
    """Give a line as the paper has it, its number and the cells beside it included."""
    text = " ".join(filter(None, (line.number, line.text)))
    return " | ".join(filter(None, (text, *line.beside)))


def counted_on(line: Line) -> list[Line]:
    """Cut ``1. Note the report. 2. Approve the plan.`` whose lines were lost, where the numbers run on."""
    found: list[Line] = []
    begin, number = 0, int(line.number or "0")
    for mark in _COUNTED_ON.finditer(line.text):
        if int(mark[1]) == number + 1:
            found.append(Line(line.text[begin : mark.start()].strip(), str(number), opens=line.opens))
            begin, number = mark.end(), number + 1
    return [*found, Line(line.text[begin:].strip(), str(number), line.beside, line.opens)] if found else []


def _lettered(lines: Sequence[Line]) -> Iterator[Line]:
    """Take the letters off lines that count by them without a mark: ``A Timetable``, ``B Costs``."""
    counted = [at for at, line in enumerate(lines) if line.number is None and _LETTERED.match(line.text)]
    letters = [ord(lines[at].text[0]) - ord("A") for at in counted]
    counts = len(counted) > 1 and letters == list(range(len(letters)))
    for at, line in enumerate(lines):
        if counts and at in counted:
            yield Line(line.text[1:].strip(), line.text[0], line.beside, line.opens)
        else:
            yield line


def _goes_on(title: str, text: str) -> bool:
    return len(title) < LONGEST and layout.goes_on(title, text)
