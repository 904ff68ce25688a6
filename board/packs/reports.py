"""Decision reports: who decides what on which day, who wrote it, what is recommended, and every headed part.

Which label opens which part is told in ``report_parts``; here the lines beneath each become the report's facts. A
report ends where its appendix or another document begins, and what follows is for other readers.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from board.packs import dates, layout, report_contacts, report_labels, report_lists, report_parts
from board.packs.entries import Assessment, Contact, Numbered, Report, Section
from board.packs.papers import Kind, Paper
from board.packs.report_labels import Part
from board.packs.report_parts import Line, Stretch

_ASKS = re.compile(
    r"\W*(?:it is (?:therefore )?(?:recommended|proposed)(?: that)?|"
    r"(?:that )?(?:the |members of the )?[A-Z][\w &’'-]{2,80} (?:is|are) (?:therefore |also )*"
    r"(?:asked|recommended|requested|invited) (?:to|that))\b",
)
_LEADS_IN = re.compile(r"\b(?:asked|recommended|requested|invited|recommends|resolves?|agree)\b.{0,40}:$")
_INLINE = re.compile(r"(?:(?<=\s)|^)\((\w{1,4})\)\s+")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SEQUENCES = (_ROMANS, tuple("abcdefghijkl"), tuple(map(str, range(1, 13))))
_BY = re.compile(r"\b(?:by|from)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\W*(?:do|does|is|has|have|will|are|was)\b", re.IGNORECASE)
_ASKED = re.compile(r"\W*(?:do|does|is|has|have|will|are|was)\b[^?]{0,400}?(?:\?|\bcarried out\b\W)\s*", re.IGNORECASE)
_NAMED = re.compile(r"(?:[A-Z][\w/-]*,? (?:and |& )?){1,6}Assessment(?: ?\([A-Za-z]{2,6}\))?")
_TICKED, _BOX = "☒☑✓✔✅■", r"[☐□☒☑✓✔✅■]|\[[ xX]?\]"
_TICKS = re.compile(rf"(?P<before>{_BOX})?\s*\b(?P<word>yes|no)\b\s*(?P<after>{_BOX})?", re.IGNORECASE)
_YES = re.compile(r"\W*(?:yes|y|required)\b(?!\s*(?:/|or)\s*no?\b)", re.IGNORECASE)
_NO = re.compile(
    r"\W*(?:(?:no|n)\b(?!\s*(?:/|or)\s*y)(?!/a)|not required\b)|.{0,80}\bassessments? (?:is|are|"
    r"was) not (?:required|needed)\b",
    re.IGNORECASE,
)


def read(paper: Paper) -> tuple[Report, ...]:
    """Read the reports of one paper, in order; minutes and trackers hold none."""
    if paper.kind in {Kind.MINUTES, Kind.TRACKER}:
        return ()
    starts = report_parts.begins(paper.blocks)
    if starts and starts[0] <= report_parts.HEAD:
        starts[0] = 0
    if not starts and (paper.kind is Kind.REPORT or report_parts.asks(paper.blocks) or _is_signed(paper)):
        starts = [0]
    found = (_report(paper, first, end) for first, end in itertools.pairwise([*starts, len(paper.blocks)]))
    return tuple(report for report in found if report is not None)


def _is_signed(paper: Paper) -> bool:
    """Tell a paper that names its author at its head, and asks its board for something right below."""
    near = paper.blocks[: report_parts.HEAD]
    by = any(kind in {Part.CONTACT, Part.REPORT_OF} for block in near for kind, _, _ in report_labels.pairs(block))
    return by and any(_ASKS.match(block.text[: report_labels.LONGEST]) for block in near)


def _report(paper: Paper, first: int, end: int) -> Report | None:
    cut, length = report_parts.stretches(paper.blocks[first:end])
    under = {part: [one for one in cut if one.part is part] for part in Part}
    maker, beside = _dated(_value(under[Part.DECISION_MAKER]))
    decided = _value(under[Part.DATE]) or beside
    maker = maker if decided == beside else _value(under[Part.DECISION_MAKER])
    item = _value(under[Part.ITEM])
    report = Report(
        _subject(cut, under[Part.SUBJECT], paper),
        paper.source(),
        decision_maker=maker,
        decided_on=decided,
        on=_day(decided),
        report_of=_value(under[Part.REPORT_OF]),
        contacts=tuple(_contacts(under[Part.REPORT_OF], under[Part.CONTACT])),
        confidentiality=_value(under[Part.CONFIDENTIALITY]),
        summary=_value(under[Part.SUMMARY]),
        recommendations=_recommendations(cut, under[Part.RECOMMENDATIONS]),
        key_decision=_value(under[Part.KEY_DECISION]),
        wards=_value(under[Part.WARDS]),
        assessments=tuple(_assessments(under[Part.ASSESSMENT])),
        appendices=report_lists.listed(under[Part.APPENDICES]),
        rooms=report_lists.listed(under[Part.ROOMS]),
        background=report_lists.background(under[Part.BACKGROUND]),
        sections=tuple(_sections(cut, paper)),
        item=paper.item.number if paper.item else item,
        restricted=any(paper.hidden[first : first + length]),
        purpose=_value(under[Part.PURPOSE]),
    )
    told = (report.decision_maker, report.contacts, report.summary, report.recommendations, report.sections, decided)
    return report if any(told) else None


def _value(found: Sequence[Stretch]) -> str | None:
    """Give the words beneath a label; a label that stands twice is read where it first says something."""
    return next((text for one in found if (text := _joined(one.lines))), None)


def _dated(written: str | None) -> tuple[str | None, str | None]:
    """Take the day off that stands behind a board's name: ``To: Fenside Board, 4 October 2027``."""
    whole = written or ""
    name, comma, rest = whole.rpartition(",") if "," in whole else whole.rpartition(" on ")
    found = dates.find(rest) if comma and len(rest) < report_labels.LONGEST else ()
    if len(found) != 1 or dates.without(rest).strip(" .,"):
        return written, None
    return name.strip(), rest.strip()


def _joined(lines: Sequence[Line]) -> str:
    return _together(text for line in lines if (text := report_lists.written(line)))


def _together(texts: Iterable[str]) -> str:
    """Put lines together, each on its own unless it goes on with a sentence that was cut; in one pass, however many."""
    whole: list[str] = []
    for before, text in itertools.pairwise(["", *texts]):
        joint = " " if layout.goes_on(before, text) else "\n"
        whole.append(f"{joint}{text}" if whole else text)
    return "".join(whole)


def _day(written: str | None) -> dt.date | None:
    """Give the one day that the words name for certain."""
    found = dates.find(written or "")
    if len(found) != 1 or not found[0].whole or found[0].doubt or found[0].first != found[0].last:
        return None
    return found[0].first


def _subject(cut: Sequence[Stretch], labelled: Sequence[Stretch], paper: Paper) -> str:
    """Give the subject as labelled, else the title above the report, else the paper's own."""
    told = _value(labelled)
    if told is None:
        told = next((one.label for one in _above(cut) if layout.ORGAN.search(one.label) is None), None)
    labelled_title = report_labels.part(paper.title.partition(" | ")[0]) if " | " in paper.title else None
    if told is None and labelled_title and paper.item:  # a head without a title was cut from the title above it
        told = paper.item.title
    return layout.flat(told or paper.title)


def _above(cut: Sequence[Stretch]) -> list[Stretch]:
    """Give the headings above the report's first label, with nothing beneath them."""
    titles = itertools.takewhile(lambda one: one.part is Part.SECTION and not one.lines, cut)
    return [one for one in titles if one.label]


def _contacts(reported: Sequence[Stretch], labelled: Sequence[Stretch]) -> Iterator[Contact]:
    """Read who stands behind the report; whom it is "of" is a post as often as not, whom it is "by" has written it."""
    seen: set[tuple[str, str]] = set()
    by = [one for one in reported if _BY.search(one.label)]
    for one in (*by, *labelled):
        text = "\n".join("\t".join((line.text, *line.beside)) for line in one.lines)
        for contact in report_contacts.read(one.label.strip(" :?"), text, certain=one not in by):
            if (contact.role, contact.name) not in seen:
                seen.add((contact.role, contact.name))
                yield contact


def _recommendations(cut: Sequence[Stretch], labelled: Sequence[Stretch]) -> tuple[Numbered, ...]:
    """Read what is recommended: the entries under the label, else the paragraphs that ask the board for something."""
    told = [line for one in labelled for line in one.lines]
    if told:
        return _asked(told)
    paragraphs = [line for one in cut if one.part is Part.SECTION for line in one.lines]
    return tuple(
        Numbered(line.text, line.number)
        for line in paragraphs
        if _ASKS.match(line.text[: report_labels.LONGEST]) and not line.text.endswith(":")
    )


def _asked(lines: Sequence[Line]) -> tuple[Numbered, ...]:
    found: list[tuple[str | None, list[str]]] = []
    whole = [piece for line in lines for piece in _inline(line)]
    for at, line in enumerate(whole):
        text = report_lists.written(Line(line.text, None, line.beside))
        if not text.strip(" •-–") or (at + 1 < len(whole) and _is_lead(line, whole[at + 1])):
            continue
        if found and not _is_new(found, line):
            added = text if line.number is None else f"{line.number} {text}"
            found[-1][1].append(added)
        else:
            found.append((line.number, [text.removeprefix("• ")]))
    return tuple(Numbered(_together(texts), number) for number, texts in found)


def _is_lead(line: Line, after: Line) -> bool:
    """Tell the sentence that leads into the list: ``The Board is asked to:``."""
    asks = _ASKS.match(line.text[: report_labels.LONGEST]) is not None or _LEADS_IN.search(line.text) is not None
    listed = after.number is not None or after.text.startswith("•")
    return (line.text.endswith(":") and (asks or line.number is None)) or (
        asks and listed and _ASKS.fullmatch(line.text.rstrip(" :.…")) is not None
    )


def _is_new(found: Sequence[tuple[str | None, list[str]]], line: Line) -> bool:
    """Tell an entry of its own from one that goes on with, or stands beneath, the entry before it."""
    number, texts = found[-1]
    if layout.goes_on(texts[-1], line.text) and line.number is None:
        return False
    if line.number is not None:
        first = next((one for one, _ in found if one), None)
        return first is None or _shape(line.number, first) == _shape(first, first)
    if line.text.startswith("•"):
        return number is None and not texts[0].endswith(":")
    if number is not None:
        return line.opens and _ASKS.match(line.text[: report_labels.LONGEST]) is not None
    return line.opens or texts[-1].endswith((".", ";"))


def _shape(number: str, first: str) -> str:
    """Name the kind of a number: roman, letter, or so many digits parted by points."""
    plain = number.strip("(). ").lower()
    if plain[:1].isdigit():
        return f"digits {plain.count('.')}"
    letters = first.strip("(). ").lower() in _SEQUENCES[1]
    return (
        "roman"
        if plain in _ROMANS and not (len(plain) == 1 and letters and first.strip("(). ").lower() != "i")
        else "letter"
    )


def _inline(line: Line) -> Iterator[Line]:
    """Cut ``(i) note the report; (ii) approve the plan`` where the marks run on from the first."""
    if line.number and line.number.isdigit() and (counted := report_lists.counted_on(line)):
        yield from counted
        return
    whole = f"{line.number} {line.text}" if line.number and line.number.startswith("(") else line.text
    marks = list(_INLINE.finditer(whole))
    names = tuple(mark[1].lower() for mark in marks)
    if len(marks) < len(("i", "ii")) or not any(names == known[: len(names)] for known in _SEQUENCES):
        yield line
        return
    if lead := whole[: marks[0].start()].strip():
        yield Line(lead if lead.endswith(":") else f"{lead}:", None if whole is not line.text else line.number)
    for mark, after in itertools.zip_longest(marks, marks[1:]):
        text = whole[mark.end() : after.start() if after else len(whole)].strip()
        yield Line(text, mark.group().strip())


def _assessments(found: Sequence[Stretch]) -> Iterator[Assessment]:
    """Read each assessment with its answer; a heading takes the question beneath it."""
    heading = ""
    for at, one in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if (
            not one.lines
            and not one.form
            and not heading
            and after
            and (_QUESTION.match(after.label) or _same_assessment(one.label, after.label))
            and not _QUESTION.match(one.label)
        ):
            heading = one.label
            continue
        written = _ASKED.sub("", _joined(one.lines), count=1).strip()
        written = "" if _is_unanswered(written) else written
        yield Assessment(_assessment_name(heading or one.label), written, _required(written))
        heading = ""


def _is_unanswered(written: str) -> bool:
    return _QUESTION.match(written) is not None and written.endswith("?")


def _assessment_name(label: str) -> str:
    plain = report_labels.order(layout.flat(label))[1].strip(" :?.")
    named = _NAMED.search(plain) if _QUESTION.match(plain) else None
    if named:
        return named.group()
    return re.sub(
        r"^an?\s+|\s+(?:(?:is|was|been)\s+)?(?:required|completed|undertaken|needed)$", "", plain, flags=re.IGNORECASE
    )


def _same_assessment(heading: str, label: str) -> bool:
    """Tell a heading from which the label beneath it takes its name: ``An equality assessment is required``."""
    mine = layout.telling(report_labels.plain(heading))
    return bool(mine) and mine < layout.telling(report_labels.plain(label))


def _required(written: str) -> bool | None:
    """Say what an answer means: yes, no, or neither; of two words with boxes the one that is ticked."""
    answers = list(_TICKS.finditer(written))
    boxed = [one for one in answers if one["before"] or one["after"]]
    if boxed:
        side = "before" if boxed[0]["before"] else "after"
        ticked = {
            one["word"].lower() for one in boxed if one[side] and (one[side] in _TICKED or "x" in one[side].lower())
        }
        return None if len(ticked) != 1 else ticked == {"yes"}
    if _NO.match(written):
        return False
    return True if _YES.match(written) else None


def _sections(cut: Sequence[Stretch], paper: Paper) -> Iterator[Section]:
    """Give every headed part with its paragraphs; titles above the report and parts with neither are left out."""
    above = len(list(itertools.takewhile(lambda one: one.part is Part.SECTION and not one.lines, cut)))
    for one in cut[above:]:
        if one.part is not Part.SECTION or not (one.label or one.lines):
            continue
        if not one.lines and layout.same_title(one.label, paper.title):
            continue
        yield Section(one.label, tuple(_paragraphs(one.lines)))


def _paragraphs(lines: Sequence[Line]) -> Iterator[Numbered]:
    """Put lines together: a number opens a paragraph, and what has none goes on with the numbered one above it."""
    number: str | None = None
    texts: list[str] = []
    for line in lines:
        counts = line.number is not None and line.number[:1].isdigit() and not line.beside and ")" not in line.number
        if texts and (
            counts or (number is None and line.opens and not line.beside and not layout.goes_on(texts[-1], line.text))
        ):
            yield Numbered(_together(texts), number)
            number, texts = None, []
        if counts:
            number = line.number
        texts.append(line.text if counts else report_lists.written(line))
    if texts:
        yield Numbered(_together(text for text in texts if text), number)
