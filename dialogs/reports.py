"""Decision reports: what one recommends, who wrote it, and the other parts of its head, in its own words."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from acts.contents import Papers
from board import contents, wording
from board.contents import Name
from board.messages import Choice, Fact, Message
from board.packs.entries import Numbered, Report, Section
from dialogs import steps, telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Aspect, Intent

_LONGEST = 500  # characters of a text that is shown first
_CUES: dict[Aspect, frozenset[str]] = {
    Aspect.RECOMMENDATIONS: frozenset({"recommend", "recommends", "recommended", "recommendation", "recommendations"}),
    Aspect.BACKGROUND: frozenset({"background", "rooms", "exempt"}),
    Aspect.APPENDICES: frozenset({"appendix", "appendices", "attached", "attachments"}),
    Aspect.ASSESSMENTS: frozenset({"assessment", "assessments", "equality", "privacy"}),
    Aspect.KEY_DECISION: frozenset({"key"}),
    Aspect.WARDS: frozenset({"ward", "wards"}),
    Aspect.DECISION_MAKER: frozenset({"maker", "decides", "makes"}),
    Aspect.AUTHOR: frozenset(
        """author authors wrote written writer contact contacts telephone phone email mail ring call whose officer
        director number""".split()  # noqa: SIM905
    ),
    Aspect.DATE: frozenset({"date", "dated"}),
    Aspect.SUMMARY: frozenset({"summary", "summarise"}),
}
_FRAMES = frozenset().union(*_CUES.values()) | frozenset(
    """report reports decision decisions brief recommending affect affects affected affecting impact impacts required
    asked asks ask want wants asking list listed main address reach seek seeking seeks made make need needs needed
    confidential confidentiality statement section part parts annex annexes by""".split()  # noqa: SIM905
)
_REPORT = frozenset({"report", "reports"})
# Without the classifier's word for it, only these say that a part of a report is asked for.
_SURE = frozenset(_CUES) - {Aspect.DATE, Aspect.SUMMARY}
_HEAD = frozenset({"confidential", "confidentiality"})


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say a part of a report, or what it is as a whole; nothing where no report fits the words."""
    aspect = _aspect(exchange)
    wants = telling.wanted(exchange, _FRAMES)
    number = steps.asked(exchange, sure=sure)
    if not sure and number is None and (aspect not in _SURE or not (wants or exchange.lows & _REPORT)):
        return None
    held = await telling.papers_of(exchange, Report)
    if number is not None:
        return _paragraph(exchange, held, number)
    found = telling.find(held, wants, _name) if wants else await _unnamed(exchange, [
        One(kept, papers.board.name) for papers in held[:1] for kept in papers.entries
    ])  # fmt: skip
    if len(found) == 1:
        section = _section(found[0].value, wants)
        return _sectioned(exchange, found[0], section) if section else _told(exchange, found[0], aspect)
    choices = [Choice(telling.label(one.value.subject), _asks(one.value, aspect)) for one in found]
    return telling.offer(exchange, Intent.REPORT, "reports", choices) if found else None


def _paragraph(exchange: Exchange, held: Sequence[Papers[Report]], number: str) -> Said | None:
    """Say a report's own paragraph by its number, where the question names the report."""
    wants = telling.wanted(exchange, _FRAMES | {"paragraph", "para", "clause", "point", *contents.words(number)})
    found = telling.find(held, wants, _name)
    if len(found) != 1:
        return None
    report = found[0].value
    told = [
        Fact(f"Paragraph {number}, {section.title}", wording.clip(" ".join(telling.lines(one.text)), _LONGEST))
        for section in report.sections
        for one in section.paragraphs
        if one.number is not None and one.number.strip(" .()") == number
    ]
    if not told:
        return None
    again = " twice" if len(told) > 1 else ""
    body = f"“{report.subject}” has paragraph {number}{again}:"
    return telling.say(exchange, Intent.REPORT, Message(body, facts=tuple(told), sources=(_cite(found[0]),)), found[0])


def _aspect(exchange: Exchange) -> Aspect | None:
    own = next((aspect for aspect, cues in _CUES.items() if exchange.lows & cues), None)
    said = exchange.heard.slots.aspect
    return own or (said if said in _CUES else None)


def _name(report: Report) -> Name:
    return Name(report.subject, beside=" ".join(section.title for section in report.sections))


async def _unnamed(exchange: Exchange, newest: list[One[Report]]) -> list[One[Report]]:
    """Give which report is meant by words that name none: the one of an item, the one we talk of, or the only one."""
    number = exchange.heard.slots.item
    if number is not None:
        return [one for one in newest if one.value.item == number]
    about = await telling.talked_of(exchange, Report)
    return [about] if about else newest


def _section(report: Report, wants: Sequence[str]) -> Section | None:
    """Give the part that a question names besides the report's subject."""
    rest = [term for term in wants if not contents.holds([term], report.subject)]
    return next((one for one in report.sections if rest and contents.holds(rest, one.title)), None)


def _asks(report: Report, aspect: Aspect | None) -> str:
    what = f"the {report.subject} report"
    asks = {
        None: f"What is {what} about?",
        Aspect.RECOMMENDATIONS: f"What does {what} recommend?",
        Aspect.AUTHOR: f"Who wrote {what}?",
        Aspect.KEY_DECISION: f"Is {what} a key decision?",
    }
    return asks.get(aspect, f"What is the {aspect} of {what}?")


def _sectioned(exchange: Exchange, one: One[Report], section: Section) -> Said:
    whole = "\n".join(line for part in _under(one.value, section) for line in part)
    short = whole if exchange.start else wording.clip(whole, _LONGEST)
    more = (Choice("All of it", f"From 2: {exchange.words.strip()}"),) if short != whole else ()
    body = f"“{one.value.subject}”, {section.title}:\n{short}"
    return telling.say(exchange, Intent.REPORT, Message(body, sources=(_cite(one),), choices=more), one)


def _under(report: Report, section: Section) -> Iterator[list[str]]:
    """Give what stands under a heading; where that is other headings only, each of these with what it holds."""
    yield list(_numbered(section.paragraphs))
    after = report.sections[report.sections.index(section) + 1 :]
    loud = section.title.isupper()
    for part in itertools.takewhile(lambda part: not (loud and part.title.isupper()), after):
        if section.paragraphs or not part.paragraphs:
            return
        yield [f"{part.title}:", *_numbered(part.paragraphs)]
        if not loud:
            return


def _told(exchange: Exchange, one: One[Report], aspect: Aspect | None) -> Said:
    report = one.value
    if exchange.lows & _HEAD and report.confidentiality:
        body = f"“{report.subject}”, statement of confidentiality: {wording.clip(report.confidentiality, _LONGEST)}"
        return telling.say(exchange, Intent.REPORT, Message(body, sources=(_cite(one),)), one)
    if aspect is None:
        return _whole(exchange, one)
    what, given = _PARTS[aspect]
    lines = list(given(report))
    if not lines:
        body = f"“{report.subject}” says nothing of its {what}."
        return telling.say(exchange, Intent.REPORT, Message(body, sources=(_cite(one),)), one)
    if len(lines) == 1:
        body = f"“{report.subject}”, {what}: {lines[0]}"
        return telling.say(
            exchange, Intent.REPORT, Message(body, sources=(_cite(one),), choices=_next(report, aspect)), one
        )
    start = exchange.start if exchange.start < len(lines) else 0
    shown = lines[start : start + telling.PAGE]
    rest = start + len(shown)
    more = [Choice("More", f"From {rest + 1}: {exchange.words.strip()}")] if rest < len(lines) else []
    body = f"“{report.subject}”, {what}:\n" + "\n".join(shown)
    message = Message(body, sources=(_cite(one),), choices=(*more, *_next(report, aspect)))
    return telling.say(exchange, Intent.REPORT, message, one)


def _whole(exchange: Exchange, one: One[Report]) -> Said:
    report = one.value
    facts = [Fact("For decision by", report.decision_maker)] if report.decision_maker else []
    facts += [Fact("Date of decision", report.decided_on)] if report.decided_on else []
    facts += [Fact("Report of", report.report_of)] if report.report_of else []
    facts += [Fact("Recommendations", " ".join(_numbered(report.recommendations)))] if report.recommendations else []
    body = wording.clip(" ".join(telling.lines(report.summary or "It has no summary.")), _LONGEST)
    message = Message(body, title=report.subject if not report.restricted else "A report", facts=tuple(facts),
                      sources=(_cite(one),), choices=_next(report, None))  # fmt: skip
    return telling.say(exchange, Intent.REPORT, message, one)


def _next(report: Report, aspect: Aspect | None) -> tuple[Choice, ...]:
    offers = ((Aspect.RECOMMENDATIONS, "Recommendations"), (Aspect.AUTHOR, "Who wrote it"))
    return tuple(Choice(label, _asks(report, each)) for each, label in offers if each is not aspect)


def _cite(one: One[Report]) -> str:
    return one.value.source.cite()


def _numbered(listed: Iterable[Numbered]) -> list[str]:
    return [" ".join(filter(None, (one.number, " ".join(telling.lines(one.text))))) for one in listed]


def _contacts(report: Report) -> list[str]:
    said = [f"report of {report.report_of}"] if report.report_of else []
    return [
        ", ".join(filter(None, (f"{one.role.capitalize()}: {one.name}", one.title, one.telephone, one.email)))
        for one in report.contacts
    ] or said


def _assessments(report: Report) -> list[str]:
    return [f"{one.name}: {one.written or 'not filled in'}" for one in report.assessments]


def _background(report: Report) -> list[str]:
    papers = [
        " ".join(filter(None, (one.number, one.title))) + (f" (exempt: {one.exempt_under})" if one.exempt_under else "")
        for one in report.background
    ]
    rooms = [f"{line} (in members' rooms)" for line in _numbered(report.rooms)]
    return papers + rooms


def _one(said: str | None) -> list[str]:
    return [wording.clip(" ".join(telling.lines(said)), _LONGEST)] if said else []


_PARTS: dict[Aspect, tuple[str, Callable[[Report], list[str]]]] = {
    Aspect.RECOMMENDATIONS: ("recommendations", lambda report: _numbered(report.recommendations)),
    Aspect.BACKGROUND: ("background papers", _background),
    Aspect.APPENDICES: ("appendices", lambda report: _numbered(report.appendices)),
    Aspect.ASSESSMENTS: ("impact assessments", _assessments),
    Aspect.KEY_DECISION: ("key decision", lambda report: _one(report.key_decision)),
    Aspect.WARDS: ("wards", lambda report: _one(report.wards)),
    Aspect.DECISION_MAKER: ("decision-maker", lambda report: _one(report.decision_maker)),
    Aspect.AUTHOR: ("authors and contacts", _contacts),
    Aspect.DATE: ("date of decision", lambda report: _one(report.decided_on)),
    Aspect.SUMMARY: ("summary", lambda report: _one(report.summary)),
}
