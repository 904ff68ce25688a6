"""Questions about a meeting itself: when, where, for how long, how to join it; and which meetings there are."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from acts import sittings
from acts.sittings import Calendar
from board import meetings as rules
from board import posts, wording
from board.messages import Choice, Fact, Message
from board.sources import Source
from dialogs import choosing, closed, minutes
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange, Said, say
from dialogs.understanding import Intent, Month, Relative, Year
from dialogs.understanding.values import Span
from storage.meetings import Meeting

_LISTED = 12
_HOUR = 60  # minutes
_PAST = frozenset({"was", "were", "did", "had", "sat", "met"})
_LASTS = re.compile(
    r"\bhow long (?!ago|till|til|until|before|to go)|\bduration\b|\bhow many (?:minutes|hours)\b|\boverr[au]n\b"
)
_UNTIL = re.compile(
    r"\bhow (?:long|many days|many weeks|soon)\b.*\b(?:till|til|until|before|to go|away|left)\b|\bhow soon\b"
)
_WAS_THERE = re.compile(r"\b(?:was|were|did)\b.*\b(?:there|present|attend|come|turn up|show up|make it|in the room)\b")
_LINK = re.compile(r"\b(?:link|dial|join|joining|log|watch|webcast|stream\w*|online)\b")


async def meeting(exchange: Exchange) -> Said:
    """Say when and where a meeting is."""
    if (said := await closed.answer(exchange)) is not None:
        return said
    if _WAS_THERE.search(exchange.words.lower()) and (exchange.heard.slots.people or posts.said(exchange.words)):
        return await minutes.attendance(exchange)
    chosen = await choosing.choose(exchange, usually="last" if await _looks_back(exchange) else "next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    if _LINK.search(exchange.words.lower()):
        chosen = await _with_a_link(exchange, chosen)
    return await _details(exchange, chosen)


async def _looks_back(exchange: Exchange) -> bool:
    """Tell a question about a meeting that was: by its tense, or as the one before was (*what about the group?*)."""
    if not _PAST.isdisjoint(exchange.lows):
        return True
    if not exchange.continues or exchange.topic.intent != Intent.MEETING.value or exchange.topic.meeting is None:
        return False
    talked_of = await sittings.meeting(exchange.uow, exchange.asker, exchange.topic.meeting)
    return talked_of is not None and rules.phase(talked_of, exchange.asker.now) is rules.Phase.OVER


async def _with_a_link(exchange: Exchange, chosen: Chosen) -> Chosen:
    """Ask of another board's coming meeting how to join, where nothing was named and this one's papers do not say."""
    slots = exchange.heard.slots
    if chosen.meeting.joining or not chosen.assumed or slots.board is not None or slots.when is not None:
        return chosen
    every = await sittings.calendar(exchange.uow, exchange.asker, exchange.asker.register.boards)
    for one in every.meetings:
        if one.joining and rules.phase(one, exchange.asker.now) is not rules.Phase.OVER:
            return replace(chosen, meeting=one, board=_board(exchange, one), announced=one.id in every.announced)
    return chosen


async def _details(exchange: Exchange, chosen: Chosen) -> Said:
    one = chosen.meeting
    told = await sittings.told_in(exchange.uow, (one,))
    phase = rules.phase(one, exchange.asker.now)
    body = f"The meeting of the {chosen.board.removeprefix('The ')} {_when(one, phase, announced=chosen.announced)}"
    if phase is not rules.Phase.OVER and phase is not rules.Phase.UNDER_WAY and _is_next(exchange):
        body = f"The next{body.removeprefix('The')}"
    body += f", {one.place}" if one.place else ""
    be = "was" if phase is rules.Phase.OVER else "is"
    body += {True: f". It {be} open to the public.", False: f". It {be} not open to the public.", None: "."}[one.public]
    body += " I hold no papers of it." if chosen.announced else ""
    if one.joining and phase is not rules.Phase.OVER:
        body += f" {one.joining.rstrip('.')}."
    body = _first(exchange, chosen, phase) + body
    message = Message(body, sources=_cited(one, told), choices=_after(exchange, chosen, phase))
    return say(exchange, message, meeting=one.id, board=exchange.asker.register.board_by_id(one.board_id).key)


def _cited(one: Meeting, told: Mapping[tuple[int, str], Source]) -> tuple[str, ...]:
    """Cite where each fact stands that is said of a meeting: its hours in the minutes, if they are of what was."""
    said = [name for name in ("starts", "ends", "place", "public") if getattr(one, name) is not None]
    said += ["on"] * (not said)
    sources = [told.get((one.id, name), one.source).cite() for name in said]
    sources += [one.source.cite()] if one.joining else []
    return tuple(dict.fromkeys(sources))  # the front sheet that says one thing and the minutes that say another: both


def _together(cited: tuple[str, ...]) -> str:
    """Give one citation as it is, with its place; several as words."""
    return cited[0] if len(cited) == 1 else wording.listing(cited)


def _first(exchange: Exchange, chosen: Chosen, phase: rules.Phase) -> str:
    """Say first how long a meeting lasts or how far off it is, where that is what was asked; else ''."""
    words, one = exchange.words.lower(), chosen.meeting
    if _UNTIL.search(words) and phase is not rules.Phase.OVER:
        days = (one.on - exchange.asker.today).days
        return f"In {wording.count(days, 'day')}. " if days > 0 else "Today. "
    if not _LASTS.search(words):
        return ""
    if one.starts is None or one.ends is None or one.ends <= one.starts:
        return f"No paper that I hold says how long {chosen.phrase()} {'was' if phase is rules.Phase.OVER else 'is'}. "
    verb = "lasted" if phase is rules.Phase.OVER else "is to last"
    return f"It {verb} {_length(one.starts, one.ends)}, from {wording.hours(one.starts, one.ends)}. "


def _length(starts: dt.time, ends: dt.time) -> str:
    """Say how long it is from one time to another of the same day."""
    minutes = (ends.hour - starts.hour) * _HOUR + ends.minute - starts.minute
    parts = (wording.count(minutes // _HOUR, "hour"), wording.count(minutes % _HOUR, "minute"))
    return " ".join(part for part in parts if not part.startswith("no "))


def _when(one: Meeting, phase: rules.Phase, *, announced: bool) -> str:
    """Say when a meeting was, is or is to be; of one whose end nobody wrote down, never that it is still sitting."""
    hours = wording.hours(one.starts, one.ends)
    if phase is rules.Phase.UNDER_WAY and one.starts:
        if one.ends and one.starts < one.ends:
            return f"is due to be sitting now, {wording.hours(one.starts, one.ends)} today, {wording.day(one.on)}"
        return f"was to begin at {wording.time(one.starts)} today, {wording.day(one.on)}"
    verb = "was" if phase is rules.Phase.OVER else "is"
    verb += " announced for" if announced else " on"
    return f"{verb} {wording.day(one.on)}" + (f", {hours}" if hours else "")


def _after(exchange: Exchange, chosen: Chosen, phase: rules.Phase) -> tuple[Choice, ...]:
    """Offer what may be asked next; nobody sends apologies for a meeting that has begun."""
    one = chosen.meeting
    if phase is rules.Phase.OVER:
        return (Choice("Attendance", f"Who attended {choosing.of(exchange, one)}?"),)
    if chosen.announced:
        others = [board for board in exchange.asker.register.boards if board.declared and board.id != one.board_id]
        return tuple(Choice(board.name, f"When is the next meeting of the {board.name}?") for board in others[:3])
    agenda_of = Choice("Agenda", f"What is on the agenda of {choosing.of(exchange, one)}?")
    if phase is rules.Phase.UNDER_WAY:
        return (agenda_of,)
    apologies_of = Choice("Send apologies", f"Whom do I send apologies to for {choosing.of(exchange, one)}?")
    return (agenda_of, apologies_of)


def _is_next(exchange: Exchange) -> bool:
    return exchange.heard.slots.when in {None, Relative.NEXT}


async def meetings(exchange: Exchange) -> Said:
    """List the meetings that are known."""
    known = await choosing.calendar(exchange)
    seen = known.meetings
    when = exchange.heard.slots.when
    if isinstance(when, Year | Month | Span):
        seen = _within(known, when)
        if not seen and exchange.heard.slots.board is None:
            known = await sittings.calendar(exchange.uow, exchange.asker, exchange.asker.register.boards)
            seen = _within(known, when)
    if not seen:
        within = f" {choosing.said(when)}" if when is not None else ""
        return say(exchange, exchanges.cannot_find(f"any meeting{within}"))
    told = await sittings.told_in(exchange.uow, seen[-_LISTED:])
    facts = tuple(
        Fact(wording.short_day(one.on), _line(exchange, one), _together(_cited(one, told)))
        for one in reversed(seen[-_LISTED:])
    )
    left = len(seen) - len(facts)
    of = wording.listing(f"the {board.name.removeprefix('The ')}" for board in known.boards)
    body = f"I know of {wording.count(len(seen), 'meeting')} of {of}." + (
        f" Here are the newest {len(facts)}." if left else ""
    )
    return say(exchange, Message(body, title="Meetings", facts=facts))


def _within(known: Calendar, when: Year | Month | Span) -> tuple[Meeting, ...]:
    if isinstance(when, Month):
        return tuple(known.in_month(when.month, when.year))
    if isinstance(when, Span):
        return tuple(one for one in known.meetings if when.start <= one.on <= when.end)
    return tuple(one for one in known.meetings if one.on.year == when.year)


def _line(exchange: Exchange, one: Meeting) -> str:
    hours = wording.hours(one.starts, one.ends)
    coming = " (to come)" if rules.phase(one, exchange.asker.now) is not rules.Phase.OVER else ""
    return ", ".join(part for part in (_board(exchange, one), hours, one.place) if part) + coming


def _board(exchange: Exchange, one: Meeting) -> str:
    return exchange.asker.register.board_by_id(one.board_id).name
