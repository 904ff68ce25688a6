"""When a step of the procedure must be done by, if something happened at a moment that the question names.

The time limit is the paragraph's own, and the question's words must name its step; the moment is worked out in
``board.deadlines``. What was assumed is said. Deadlines of agendas are told by ``dialogs.notices``.
"""

import datetime as dt
import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board import (
    clock_words,
    deadlines,
    evidence,
    procedure_asked,
    procedure_parts,
    procedure_search,
    wording,
    working_days,
)
from board.deadlines import Limit, Moment, Unit, Within
from board.meetings import LONDON
from board.messages import Fact, Message
from board.packs.entries import Procedure
from board.procedure_asked import Asks
from board.procedure_parts import Kind, Part
from board.procedure_search import Answering
from dialogs import notices, paragraphs, procedure, telling, title_page
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Day, Intent

_MOST = 3


class Event(enum.StrEnum):
    """From what a time limit is counted, or what the question says happened."""

    FAILED = "failure"
    ACTIVATED = "activation"
    STOOD_DOWN = "standing down"


_EVENTS = (
    (
        Event.STOOD_DOWN,
        re.compile(
            r"\b(?:st(?:and|ood)(?:s|ing)?(?: (?:it|the procedure|everything|us|things))?[ -]down|call(?:s|ed|"
            r"ing)? (?:it )?off|end(?:s|ed|ing) (?:it|the procedure|today|on)?|"
            r"w(?:as|ere) (?:over|closed)|deactivat\w+|wound (?:it )?(?:up|down))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Event.ACTIVATED,
        re.compile(
            r"\b(?:activat\w+|kick(?:s|ed|ing)?(?: (?:it|things|the procedure))? off|trigger\w*|invok\w+|launch\w*|"
            r"set (?:it )?(?:going|off)|(?:is |was )?start(?:s|ed|ing)?|"
            r"press(?:ed)? the button|g(?:o|oes|ot|et) going|beg(?:an|ins?))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Event.FAILED,
        re.compile(
            r"\b(?:fail(?:s|ed|ing|ure)?|clos(?:es?|ed|ing|ure)|shut(?:s|ting)?(?: down)?|collaps\w+|(?:go(?:es|ne|"
            r"ing)?|went) (?:bust|under)|folds?|folded|happen(?:s|ed)?|"
            r"notif(?:y|ied|ication)|(?:report(?:ed)?|call|news|word) (?:came|comes|arrived|was made|"
            r"is made)(?: in)?|heard?|rang|incident)\b",
            re.IGNORECASE,
        ),
    ),
)
_NEAR = {"today": 0, "now": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_NEAR_DAY = re.compile(
    r"\b(?:(today|now|tonight|tomorrow|yesterday)|(this) (?:morning|afternoon|evening|minute|very moment))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:right |just |even )?now\b|\bthis (?:minute|very moment)\b", re.IGNORECASE)
_EVERYBODY = re.compile(r"\b(?:everybody|everyone|all|each|every|deadlines|times|timetable|what else)\b", re.IGNORECASE)
# What only tells the moment and the event: the step is named by the rest.
_ASIDE = (
    "if suppose supposing assuming imagine today tonight tomorrow yesterday now morning afternoon evening noon "
    "midday midnight "
    "am pm clock o deadline latest date day days time limit provider home care firm last must would when monday "
    "tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november "
    "december "
    "procedure end whole late happen happens actual actually group's"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What happened when, as far as the question says it; ``counted_now`` where it is counted from this moment."""

    moment: Moment
    event: Event | None
    day_assumed: bool = False
    counted_now: bool = False


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say by when a step must be done; without a moment in the question, the rule alone."""
    if said := await notices.answer(exchange):
        return said
    asked = _moment(exchange)
    if asked is not None:
        for one in await procedure.held(exchange):
            parts = [part for part in await paragraphs.parts_of(exchange, one) if _may_be_meant(part, asked.event)]
            if said := _said(exchange, one, parts, asked, sure=sure):
                return said
    return await _rule(exchange, sure=sure)


async def _rule(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say the time limit that the question names, without a moment; nothing that sets no time."""
    every = await procedure.held(exchange)
    if said := title_page.answer(exchange, every):
        return said
    for one in every:
        parts = [part for part in await paragraphs.parts_of(exchange, one) if part.limits]
        if found := paragraphs.chosen(exchange, parts, sure=sure):
            return await paragraphs.say(exchange, one, found)
    return None


def _moment(exchange: Exchange) -> _Asked | None:
    """Read what happened when; None where the question names no moment."""
    words, when = exchange.words, exchange.heard.slots.when
    event = next((event for event, pattern in _EVENTS if pattern.search(words)), None)
    near = _NEAR_DAY.search(words)
    day: dt.date | None = None
    if near is not None:
        day = exchange.asker.today + dt.timedelta(days=_NEAR.get((near[1] or "today").lower(), 0))
    elif isinstance(when, Day):
        day = when.on
    at = clock_words.time_of_day(words)
    if at is None and _NOW.search(words):
        return _Asked(_now(exchange), event, counted_now=True)
    if day is None and (at is None or event is None):
        return None
    return _Asked(Moment(day or exchange.asker.today, at), event, day_assumed=day is None)


def _now(exchange: Exchange) -> Moment:
    now = exchange.asker.now.astimezone(LONDON)
    return Moment(now.date(), now.time().replace(second=0, microsecond=0, tzinfo=None))


def _may_be_meant(part: Part, event: Event | None) -> bool:
    """Tell a part that sets a time: after a stand-down, only one that is counted from it."""
    counted = [_event_of(limit) for limit in part.limits if procedure_parts.is_set(limit)]
    if not counted:
        return False
    return Event.STOOD_DOWN in counted if event is Event.STOOD_DOWN else True


def _event_of(limit: Limit) -> Event | None:
    return next((event for event, pattern in _EVENTS if pattern.search(limit.event or "")), None)


def _said(exchange: Exchange, one: One[Procedure], parts: Sequence[Part], asked: _Asked, *, sure: bool) -> Said | None:
    if not parts:
        return None
    words = clock_words.without_times(exchange.words)
    for _, pattern in _EVENTS:
        words = pattern.sub(" ", words)
    question = procedure_asked.question(words, parts, without=_ASIDE)
    wanted = procedure_asked.asks(words) | Asks.SOON
    named = question is not None and not all(procedure_asked.is_light(unit, wanted) for unit in question.units)
    if not named:
        return _all(exchange, one, parts, asked) if sure and _EVERYBODY.search(words) else None
    found = procedure_search.best(words, parts, without=_ASIDE)
    least = paragraphs.SURE if sure else paragraphs.SURELY
    if not found or found[0].coverage < least or found[0].lacks > paragraphs.KEY:
        return None
    best = [each for each in found if each.coverage >= found[0].coverage * paragraphs.ALSO][:_MOST]
    lines = [_line(exchange, each, asked) for each in best]
    sources = wording.cited([each.part.source for each in best])
    return telling.say(exchange, Intent.PROCEDURE, Message("\n".join(lines), sources=sources), one)


def _all(exchange: Exchange, one: One[Procedure], parts: Sequence[Part], asked: _Asked) -> Said | None:
    """List every time limit that is counted from what happened."""
    facts: list[Fact] = []
    for part in parts:
        for limit in part.limits:
            if procedure_parts.is_set(limit) and _event_of(limit) is (asked.event or Event.ACTIVATED):
                name = part.text if part.kind is Kind.CELLS else part.label
                by = _by(exchange, limit, asked)
                told = f"{by} ({paragraphs.limited(limit)})" if by else paragraphs.limited(limit)
                facts.append(Fact(name, told, part.source))
    if not facts:
        return None
    body = f"The time limits of “{one.value.title}”, counted from {_counted_from(asked)}:"
    return telling.listed(exchange, Intent.PROCEDURE, body, "Time limits", facts)


def _line(exchange: Exchange, found: Answering, asked: _Asked) -> str:
    """Say the moment first, then the rule in its own words, then what was assumed."""
    part = found.part
    own = [limit for each in found.sentences for limit in deadlines.limits(each) if procedure_parts.is_set(limit)]
    limit = (own or [limit for limit in part.limits if procedure_parts.is_set(limit)])[0]
    rule = paragraphs.limited(limit)
    told = paragraphs.row(part) if part.kind is Kind.CELLS else f"“{' '.join(_with_limit(found))}”"
    counts = _event_of(limit)
    by = _by(exchange, limit, asked) if counts is not Event.STOOD_DOWN or asked.event is Event.STOOD_DOWN else None
    if by is None:
        return f"{rule[:1].upper()}{rule[1:]}. {part.label}: {told}"
    assumed = f"Counted from {_counted_from(asked)}"
    if counts is not None and asked.event is not counts:
        assumed += f", taken as the {counts.value if counts is not Event.FAILED else 'moment of the report'}"
    if isinstance(limit, Within) and limit.unit is Unit.WORKING_DAY:
        assumed += "; that day, weekends and bank holidays are not counted"
    return f"{by[:1].upper()}{by[1:]}: {rule}. {part.label}: {told} {assumed}."


def _with_limit(found: Answering) -> tuple[str, ...]:
    """Give the sentences that name the step, and the one that sets the time where it is another."""
    if any(map(procedure_parts.is_set, deadlines.limits(" ".join(found.sentences)))):
        return found.sentences
    every = evidence.sentences(found.part.text)
    return (*found.sentences, *[each for each in every if any(map(procedure_parts.is_set, deadlines.limits(each)))])


def _by(exchange: Exchange, limit: Limit, asked: _Asked) -> str | None:
    """Say the latest moment; None where the question does not say enough for it."""
    start = asked.moment
    if (
        start.at is None
        and start.on == exchange.asker.today
        and isinstance(limit, Within)
        and limit.unit in {Unit.HOUR, Unit.MINUTE}
    ):
        start = _now(exchange)
        by = deadlines.due(limit, start, ())
        if by is None or by.at is None:
            return None
        return f"if it were now, {wording.time(start.at or dt.time())}: by {_moment_said(exchange, by)}"
    due = deadlines.due(limit, start, working_days.closed_around(start.on))
    return f"by {_moment_said(exchange, due)}" if due is not None else None


def _moment_said(exchange: Exchange, moment: Moment) -> str:
    days = (moment.on - exchange.asker.today).days
    near = {0: "today, ", 1: "tomorrow, "}.get(days, "")
    if moment.at is None:
        return f"the end of {near}{wording.day(moment.on)}"
    return f"{wording.time(moment.at)} {near or 'on '}{wording.day(moment.on)}"


def _counted_from(asked: _Asked) -> str:
    start = asked.moment
    if asked.counted_now:
        return f"now, {wording.time(start.at or dt.time())} on {wording.day(start.on)}"
    at = f"{wording.time(start.at)} on " if start.at else ""
    assumed = ", since the question names no day" if asked.day_assumed else ""
    return f"{at}{wording.day(start.on)}{assumed}"
