"""How a part of a report is said: in the report's own words, with its paragraph numbers and its page.

Telephone numbers are never said here: how to reach somebody is answered by ``dialogs.contacts``.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from board import evidence, wording
from board.messages import Choice, Fact, Manner, Message
from board.packs.entries import Numbered, Report, Section
from dialogs import report_parts, telling
from dialogs.exchange import Exchange, Said
from dialogs.report_parts import Part
from dialogs.telling import One
from dialogs.understanding import Aspect, Intent

LONGEST = 500  # characters of a text that is shown first
_CONFIDENTIALITY = "statement of confidentiality"
_REASONS = "reasons for the recommendations"
_SENTENCES = 3  # of a part that has no heading
_CLOSED = re.compile(r"(?:is|are|was|does|do|will|can|isn'?t|has|have)\b", re.IGNORECASE)
_YES_NO = re.compile(r"(yes|no)\b", re.IGNORECASE)


def part(exchange: Exchange, one: One[Report], asked: Part) -> Said | None:
    """Say one part of a report, or that it has none; None where only its own sentences could tell, and none does."""
    report = one.value
    if asked.name == _CONFIDENTIALITY:
        return _confidential(exchange, one)
    if asked.aspect is not None and (lines := list(_GIVEN[asked.aspect](report))):
        return _head(exchange, one, asked, lines)
    told = _sentences(exchange, one, asked) if asked.inside else None
    if told is None and (found := under(report, asked)):
        told = section(exchange, one, found)
    if told is not None or asked.sentences is not None:
        return told or _sentences(exchange, one, asked)
    return _why(exchange, one) if asked.name == _REASONS else _none(exchange, one, asked)


def under(report: Report, asked: Part) -> Section | None:
    """Give the headed part that is asked for, the likeliest heading first."""
    ranked = [
        (rank, at)
        for at, each in enumerate(report.sections)
        if (rank := report_parts.is_under(asked, each.title)) is not None
    ]
    return report.sections[min(ranked)[1]] if ranked else None


def section(exchange: Exchange, one: One[Report], found: Section) -> Said:
    """Say what stands under one heading of a report."""
    whole = "\n".join(line for each in _under(one.value, found) for line in each)
    short = whole if exchange.start else wording.clip(whole, LONGEST)
    more = (Choice("All of it", f"From 2: {exchange.words.strip()}"),) if short != whole else ()
    body = f"“{one.value.subject}”, {found.title}:\n{short}"
    return _say(exchange, Message(body, sources=(cite(one),), choices=more), one)


def whole(exchange: Exchange, one: One[Report]) -> Said:
    """Say what a report is as a whole: its summary, who decides and what is recommended."""
    report = one.value
    facts = [Fact("For decision by", report.decision_maker)] if report.decision_maker else []
    facts += [Fact("Date of decision", report.decided_on)] if report.decided_on else []
    facts += [Fact("Report of", report.report_of)] if report.report_of else []
    facts += [Fact("Recommendations", " ".join(numbered(report.recommendations)))] if report.recommendations else []
    body = wording.clip(" ".join(telling.lines(report.summary or "It has no summary.")), LONGEST)
    message = Message(body, title=report.subject if not report.restricted else "A report", facts=tuple(facts),
                      sources=(cite(one),), choices=_next(report, None))  # fmt: skip
    return _say(exchange, message, one)


def paragraph(exchange: Exchange, one: One[Report], number: str) -> Said | None:
    """Say a report's own paragraph by its number."""
    told = [
        Fact(f"Paragraph {number}, {each.title}", wording.clip(" ".join(telling.lines(entry.text)), LONGEST))
        for each in one.value.sections
        for entry in each.paragraphs
        if entry.number is not None and entry.number.strip(" .()") == number
    ]
    if not told:
        return None
    again = " twice" if len(told) > 1 else ""
    body = f"“{one.value.subject}” has paragraph {number}{again}:"
    return _say(exchange, Message(body, facts=tuple(told), sources=(cite(one),)), one)


def offer(exchange: Exchange, found: Iterable[One[Report]], asked: Part | None) -> Said:
    """Ask which of several reports is meant."""
    choices = [Choice(telling.label(one.value.subject), asks(one.value, asked)) for one in found]
    return telling.offer(exchange, Intent.REPORT, "reports", choices)


def asks(report: Report, asked: Part | None) -> str:
    """Give the question for a part of a report, in words that are understood again."""
    what = f"the {report.subject} report"
    told = {
        None: f"What is {what} about?",
        Aspect.RECOMMENDATIONS: f"What does {what} recommend?",
        Aspect.AUTHOR: f"Who wrote {what}?",
        Aspect.KEY_DECISION: f"Is {what} a key decision?",
    }
    aspect = asked.aspect if asked else None
    return told.get(aspect, f"What is the {aspect} of {what}?") if asked is None or aspect else (
        f"What are the {asked.name} of {what}?"
    )  # fmt: skip


def quoted(exchange: Exchange, one: One[Report], lines: Iterable[str]) -> Said:
    """Say some of a report's own sentences."""
    body = f"“{one.value.subject}”:\n" + "\n".join(wording.clip(line, LONGEST) for line in lines)
    return _say(exchange, Message(body, sources=(cite(one),)), one)


def numbered(listed: Iterable[Numbered]) -> list[str]:
    """Give a numbered list line by line."""
    return [" ".join(filter(None, (one.number, " ".join(telling.lines(one.text))))) for one in listed]


def passages(report: Report) -> Iterator[tuple[str, str]]:
    """Give a report's paragraphs as they are said, each with its heading: what is recommended first, then in order."""
    for line in numbered(report.recommendations):
        yield "recommendations", line
    if report.summary:
        yield "summary", " ".join(telling.lines(report.summary))
    for each in report.sections:
        for line in numbered(each.paragraphs):
            yield each.title, line


def cite(one: One[Report]) -> str:
    """Say where a report stands."""
    return one.value.source.cite()


def _none(exchange: Exchange, one: One[Report], asked: Part) -> Said:
    body = f"“{one.value.subject}” says nothing of its {asked.name}."
    return _say(exchange, Message(body, sources=(cite(one),), manner=Manner.CANNOT), one)


def _why(exchange: Exchange, one: One[Report]) -> Said | None:
    """Say the summary of a report that gives no reasons by themselves: it tells what the report is for."""
    if not one.value.summary:
        return None
    told = wording.clip(" ".join(telling.lines(one.value.summary)), LONGEST)
    body = f"“{one.value.subject}” has no part headed “{_REASONS}”. Its summary says: {told}"
    return _say(exchange, Message(body, sources=(cite(one),)), one)


def _head(exchange: Exchange, one: One[Report], asked: Part, lines: list[str]) -> Said:
    report = one.value
    name = _NAMES.get(asked.aspect, asked.name) if asked.aspect else asked.name
    if len(lines) == 1:
        body = f"{_yes_or_no(exchange, lines[0])}“{report.subject}”, {name}: {lines[0]}"
        return _say(exchange, Message(body, sources=(cite(one),), choices=_next(report, asked)), one)
    start = exchange.start if exchange.start < len(lines) else 0
    shown = lines[start : start + telling.PAGE]
    rest = start + len(shown)
    more = [Choice("More", f"From {rest + 1}: {exchange.words.strip()}")] if rest < len(lines) else []
    body = f"“{report.subject}”, {name}:\n" + "\n".join(shown)
    return _say(exchange, Message(body, sources=(cite(one),), choices=(*more, *_next(report, asked))), one)


def _yes_or_no(exchange: Exchange, line: str) -> str:
    """Begin with yes or no where the paper itself answers so, and that was asked."""
    answered = _YES_NO.match(line)
    return f"{answered[1].capitalize()}. " if answered and _CLOSED.match(exchange.words.strip()) else ""


def _confidential(exchange: Exchange, one: One[Report]) -> Said:
    report = one.value
    if not report.confidentiality:
        body = f"“{report.subject}” has no statement of confidentiality."
        return _say(exchange, Message(body, sources=(cite(one),), manner=Manner.CANNOT), one)
    body = f"“{report.subject}”, statement of confidentiality: {wording.clip(report.confidentiality, LONGEST)}"
    return _say(exchange, Message(body, sources=(cite(one),)), one)


def _sentences(exchange: Exchange, one: One[Report], asked: Part) -> Said | None:
    """Say a report's sentences about a part that it has no heading for, and that it has none."""
    if asked.sentences is None:
        return None
    fitting = [
        sentence
        for heading, line in passages(one.value)
        for sentence in evidence.sentences(line)
        if asked.sentences.search(sentence) and heading != "summary"
    ]
    if not fitting:
        return None
    none = (
        f"“{one.value.subject}” has no part headed “{asked.name}”. It says:\n"
        if asked.printed and not asked.inside
        else ""
    )
    body = (none or f"“{one.value.subject}”:\n") + "\n".join(fitting[:_SENTENCES])
    return _say(exchange, Message(body, sources=(cite(one),)), one)


def _under(report: Report, found: Section) -> Iterator[list[str]]:
    """Give what stands under a heading; where that is other headings only, each of these with what it holds."""
    yield list(numbered(found.paragraphs))
    after = report.sections[report.sections.index(found) + 1 :]
    loud = found.title.isupper()
    for each in itertools.takewhile(lambda each: not (loud and each.title.isupper()), after):
        if found.paragraphs or not each.paragraphs:
            return
        yield [f"{each.title}:", *numbered(each.paragraphs)]
        if not loud:
            return


def _next(report: Report, asked: Part | None) -> tuple[Choice, ...]:
    offers = ((Aspect.RECOMMENDATIONS, "Recommendations"), (Aspect.AUTHOR, "Who wrote it"))
    aspect = asked.aspect if asked else None
    return tuple(
        Choice(label, asks(report, report_parts.of_aspect(each))) for each, label in offers if each is not aspect
    )


def _say(exchange: Exchange, message: Message, one: One[Report]) -> Said:
    return telling.say(exchange, Intent.REPORT, message, one)


def _contacts(report: Report) -> list[str]:
    said = [f"report of {report.report_of}"] if report.report_of else []
    return [
        ", ".join(filter(None, (f"{one.role.capitalize()}: {one.name}", one.title, one.email)))
        for one in report.contacts
    ] or said


def _assessments(report: Report) -> list[str]:
    return [f"{one.name}: {one.written or 'not filled in'}" for one in report.assessments]


def _background(report: Report) -> list[str]:
    papers = [
        " ".join(filter(None, (one.number, one.title))) + (f" (exempt: {one.exempt_under})" if one.exempt_under else "")
        for one in report.background
    ]
    rooms = [f"{line} (in members' rooms)" for line in numbered(report.rooms)]
    return papers + rooms


def _one(said: str | None) -> list[str]:
    return [wording.clip(" ".join(telling.lines(said)), LONGEST)] if said else []


_GIVEN: dict[Aspect, Callable[[Report], list[str]]] = {
    Aspect.RECOMMENDATIONS: lambda report: numbered(report.recommendations),
    Aspect.BACKGROUND: _background,
    Aspect.APPENDICES: lambda report: numbered(report.appendices),
    Aspect.ASSESSMENTS: _assessments,
    Aspect.KEY_DECISION: lambda report: _one(report.key_decision),
    Aspect.WARDS: lambda report: _one(report.wards),
    Aspect.DECISION_MAKER: lambda report: _one(report.decision_maker),
    Aspect.AUTHOR: _contacts,
    Aspect.DATE: lambda report: _one(report.decided_on),
    Aspect.SUMMARY: lambda report: _one(report.summary),
}
_NAMES = {Aspect.AUTHOR: "authors and contacts", Aspect.WARDS: "wards"}
