"""Decision reports: which one is meant and what is asked of it, answered in its own words.

What the parts are called stands in ``report_parts``, which report is meant in ``report_naming``, how a part is said in
``report_saying``, and what a report says on anything else in ``report_content``.
"""

import re

from acts import contents, sittings
from acts.contents import Papers
from board import asked as kinds
from board import matching, wording
from board.asked import Kind
from board.messages import Fact, Message
from board.packs.entries import Report, Section
from board.packs.values import AgendaItem, Purpose
from dialogs import choosing, report_content, report_naming, report_parts, report_saying, steps, telling
from dialogs.agenda import about, line, withheld
from dialogs.exchange import Exchange, Said, say
from dialogs.report_naming import Meant
from dialogs.report_parts import Part
from dialogs.telling import One
from dialogs.understanding import Aspect, Intent

# Kinds of questions that a report's part may be asked among, though their own words were taken for something else.
_MAY_STRAY = frozenset({
    Intent.AGENDA, Intent.DECISIONS, Intent.DECLARATIONS, Intent.PAPERS, Intent.SAID,
    Intent.NONE, Intent.ACTIONS, Intent.MEETING, Intent.PROCEDURE, Intent.UNANSWERED, Intent.CHANGES, Intent.DEADLINES,
})  # fmt: skip
_TALKS_OF_ITEM = frozenset({Intent.ITEM.value, Intent.LEAD.value, Intent.REPORT.value, Intent.AGENDA.value})
_POINTS = frozenset({"it", "that", "this", "there", "they", "them", "one"})
# What was done, or who leads: the minutes and the agenda answer, whatever report is named beside it.
_DONE = re.compile(
    r"\b(?:agreed|approved|decided|resolved|noted|accepted|minutes|lead(?:s|ing)?|did (?:we|the board|you) |"
    r"present(?:s|ed|ing)?|introduc\w+|action|actions|owes?|page|pages)\b",
    re.IGNORECASE,
)
_OF_LEADS = frozenset({Intent.ITEM, Intent.LEAD, Intent.AGENDA})
_TO_DECIDE = re.compile(
    r"\b(?:what|which|anything|something)\b[^.;]{0,20}?"
    r"\b(?:we|us|i|the board|board|members?|councillors?)\b[^.;]{0,10}?"
    r"\b(?:asked|expected|supposed|invited|meant|needed|need|have|got|going|due|wanted|required) to "
    r"(?:actually |formally )?(?:decide|approve|agree|vote on|sign off|make decisions?|take decisions?)"
    r"(?: on| about| to)?"
)
_LEANS = re.compile(r"\b(?:it|that|there|they|them|one)\b")
_FIGURES = frozenset({Kind.MONEY, Kind.TIME, Kind.NUMBER})
_UNITS = 2  # words or runs of a title: so many name a report without its being called one
_AMONG = frozenset({"paragraph", "para", "clause", "point", "section"})


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say a part of a report, or what it is as a whole; nothing where no report fits the words."""
    if (said := await _to_decide(exchange)) is not None:
        return said
    if (number := steps.asked(exchange, sure=sure)) is not None:
        return await _paragraph(exchange, number)
    says_report = report_naming.says_report(exchange)
    for asked in report_parts.asked(exchange.words):
        if says_report or asked.part.telling or _leans(exchange) or (sure and _may_be_of_report(exchange)):
            open_to_any = sure or (says_report and asked.part.telling)
            meant = await report_naming.meant(exchange, asked.rest, open_to_any=open_to_any)
            if (said := _part(exchange, meant, asked.part)) is not None:
                return said
    meant = await report_naming.meant(exchange, exchange.words, open_to_any=sure)
    return _otherwise(exchange, meant, sure=sure) or await _content(exchange, meant) or await surely(exchange)


async def surely(exchange: Exchange) -> Said | None:
    """Say what a report of the newest papers says on a sum of money that is surely its own, whatever else was heard.

    The report that is talked about goes first; of the others only one may hold the whole question.
    """
    if not report_content.asks_of_now(exchange.words) and not exchange.heard.outside:
        return None
    if not report_content.asks_sum(exchange.words):
        return None
    held = await telling.papers_of(exchange, Report)
    about = await report_naming.talked_of(exchange, held)
    if about is not None and (said := report_content.answer(exchange, about, talked_of=True)) is not None:
        return said
    newest = [One(kept, one.board.name) for one in held[:1] for kept in one.entries]
    found = [said for one in newest if (said := report_content.answer(exchange, one, talked_of=False, surely=True))]
    return found[0] if len(found) == 1 else None


async def _of_firm(exchange: Exchange) -> Said | None:
    """Say the firm that a report names, where it is asked for of an item or of what is talked about."""
    if not report_content.asks_firm(exchange.words):
        return None
    if _points_at_one(exchange):
        meant = await report_naming.meant(exchange, exchange.words, open_to_any=False)
        about = meant.found[0] if len(meant.found) == 1 else None
    else:
        points = bool(exchange.lows & _POINTS) or _leans(exchange)
        held = await telling.papers_of(exchange, Report)
        about = await report_naming.talked_of(exchange, held) if points else None
    return report_content.firm(exchange, about) if about is not None else None


async def beside(exchange: Exchange) -> Said | None:
    """Answer a part of a report that is surely asked for, where the question was taken for one of another kind.

    The words name the part and the report as such, or the part of the very item that is talked about.
    """
    if (said := await _told_on(exchange) or await _of_firm(exchange) or await _to_decide(exchange)) is not None:
        return said
    if exchange.heard.intent not in _MAY_STRAY or _DONE.search(exchange.words):
        return None
    talks = exchange.topic.intent in _TALKS_OF_ITEM and bool(exchange.lows & _POINTS or _leans(exchange))
    says_report = report_naming.says_report(exchange)
    for asked in report_parts.asked(exchange.words):
        if not asked.part.telling and exchange.heard.intent is Intent.PROCEDURE:
            continue
        meant = await report_naming.meant(exchange, asked.rest, open_to_any=False)
        surely = says_report or meant.units >= _UNITS or (talks and asked.part.telling)
        if surely and len(meant.found) == 1 and (said := _part(exchange, meant, asked.part)) is not None:
            return said
    if not _points_at_one(exchange):
        return None
    kind = kinds.kind(exchange.words)
    if kind not in _FIGURES and (kind is not Kind.SOMEBODY or exchange.heard.intent in _OF_LEADS):
        return None
    meant = await report_naming.meant(exchange, exchange.words, open_to_any=False)
    return report_content.answer(exchange, meant.found[0], talked_of=False) if len(meant.found) == 1 else None


async def _told_on(exchange: Exchange) -> Said | None:
    """Say what the report that is talked about says on a figure: *until when?*, *how long does the panel take?*."""
    kind = kinds.kind(exchange.words)
    if kind not in _FIGURES or exchange.heard.slots.people:
        return None
    about = await report_naming.talked_of(exchange, await telling.papers_of(exchange, Report))
    if about is None or _DONE.search(exchange.words) or report_naming.says_report(exchange):
        return None
    points = _leans(exchange) or bool(exchange.lows & _POINTS) or report_content.asks_time(exchange.words)
    return report_content.answer(exchange, about, talked_of=points, surely=not points)


async def _to_decide(exchange: Exchange) -> Said | None:
    """Say all that a meeting is asked to decide, item by item, with what each report recommends; None if one is named.

    “What are we asked to decide?” means the next meeting, unless another is named.
    """
    rest, asks = _TO_DECIDE.subn(" ", exchange.words.lower().replace("’", "'"))
    if not asks or _points_at_one(exchange) or report_naming.says_report(exchange) or _LEANS.search(rest):
        return None
    if report_naming.asked(exchange, rest).needed:
        return None
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return None
    found = await sittings.agenda(exchange.uow, exchange.asker, chosen.meeting)
    held = await contents.of_kind(exchange.uow, exchange.asker, Report, exchange.asker.register.boards)
    own = [kept.value for one in held if one.meeting_id == chosen.meeting.id for kept in one.entries]
    items = [item for item in found.items if Purpose.DECISION in item.purposes]
    if not items:
        return None
    body = f"{chosen.phrase()} has {wording.count(len(items), 'item')} for decision.{withheld(found)}"
    facts = tuple(_for_decision(item, own) for item in items)
    message = Message(body[:1].upper() + body[1:], title=f"For decision at {chosen.phrase()}", facts=facts)
    return say(exchange, message, **about(exchange, chosen))


def _for_decision(item: AgendaItem, reports: list[Report]) -> Fact:
    """Say what the report of an item recommends; of one without, what the agenda says of it."""
    own = [each for each in reports if each.item and each.item.strip(" .") == item.number.strip(" .")]
    told = [line for each in own for line in report_saying.numbered(each.recommendations)]
    source = own[0].source if told else item.source
    said = wording.clip(" ".join(told), report_saying.LONGEST) if told else line(item)
    return Fact(f"{item.number}. {item.title}", said, source.cite())


def _may_be_of_report(exchange: Exchange) -> bool:
    """Tell words that may ask for a part which questions of other kinds share: a cost, a risk, a ward."""
    named = report_naming.asked(exchange, exchange.words).needed
    return report_naming.says_proposed(exchange) or len(named) <= 1


def _part(exchange: Exchange, meant: Meant, asked: Part) -> Said | None:
    if not meant.found or meant.rest:
        return None
    if len(meant.found) > 1:
        return report_saying.offer(exchange, meant.found, asked)
    return report_saying.part(exchange, meant.found[0], asked)


def _otherwise(exchange: Exchange, meant: Meant, *, sure: bool) -> Said | None:
    """Say a part that only its heading or what was understood tells, or the report as a whole."""
    if not meant.found or meant.rest:
        return None
    aspect = exchange.heard.slots.aspect if sure else None
    part = report_parts.of_aspect(aspect)
    if len(meant.found) > 1:
        return report_saying.offer(exchange, meant.found, part) if sure else None
    one = meant.found[0]
    if (sure or report_naming.says_report(exchange)) and (section := _headed(exchange, one)) is not None:
        return report_saying.section(exchange, one, section)
    if not sure:
        return None
    if part is not None and not (aspect is Aspect.AUTHOR and "who" not in exchange.words.lower()):
        return report_saying.part(exchange, one, part)
    return report_saying.whole(exchange, one) if meant.named or not _leans(exchange) else None


def _headed(exchange: Exchange, one: One[Report]) -> Section | None:
    """Give the part whose heading holds all that a question names besides the report's subject."""
    what = report_naming.asked(exchange, exchange.words)
    rest = [unit for unit in what.needed if not matching.holds(unit, one.value.subject)]
    if not rest:
        return None
    fitting = (
        each for each in one.value.sections if all(matching.holds(unit, each.title) >= matching.SLIP for unit in rest)
    )
    return next(fitting, None)


async def _content(exchange: Exchange, meant: Meant) -> Said | None:
    """Say what a report says on what is asked of it: the one that is named, or that is talked about."""
    if len(meant.found) == 1 and (report_naming.says_report(exchange) or not meant.named):
        return report_content.answer(exchange, meant.found[0], talked_of=not meant.named)
    if _points_at_one(exchange):
        return None  # that one may not be seen here, or is none: no other stands in for it
    held = await telling.papers_of(exchange, Report)
    about = await report_naming.talked_of(exchange, held) if _leans(exchange) else None
    if about is not None:
        return report_content.answer(exchange, about, talked_of=True)
    return _of_one_named(exchange, held)


def _of_one_named(exchange: Exchange, held: list[Papers[Report]]) -> Said | None:
    """Say what the one report says whose title holds words of the question, where it holds all the rest itself.

    Of what is not called a report, several words of the title must be said, and only a sum is told.
    """
    least = 1 if report_naming.says_report(exchange) else _UNITS
    if least > 1 and kinds.kind(exchange.words) is not Kind.MONEY:
        return None
    what = report_naming.asked(exchange, exchange.words)
    for papers in held:
        every = [One(kept, papers.board.name) for kept in papers.entries]
        near = [
            one for one in every if sum(matching.holds(unit, one.value.subject) > 0 for unit in what.needed) >= least
        ]
        if len(near) == 1:
            return report_content.answer(exchange, near[0], talked_of=False)
    return None


async def _paragraph(exchange: Exchange, number: str) -> Said | None:
    """Say a report's own paragraph by its number, where the question names the report."""
    words = " ".join(word for word in exchange.words.split() if word.strip("?.,:;").lower() not in {*_AMONG, number})
    meant = await report_naming.meant(exchange, words, open_to_any=False)
    if len(meant.found) != 1 or meant.rest or not meant.named:
        return None
    return report_saying.paragraph(exchange, meant.found[0], number)


def _points_at_one(exchange: Exchange) -> bool:
    return report_naming.number(exchange) is not None or report_naming.says_exempt(exchange)


def _leans(exchange: Exchange) -> bool:
    """Tell words that go on with what is talked about."""
    return bool(exchange.heard.slots.carried) or exchange.continues
