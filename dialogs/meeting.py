"""Questions about a meeting before it sits: when, where, its agenda, leads and notice, whom to tell of apologies."""

from typing import TypedDict

from rapidfuzz import fuzz, utils

from acts import sittings
from acts.sittings import Agenda, Calendar
from board import meetings as rules
from board import notice, people, wording
from board.messages import Choice, Fact, Message
from board.packs.values import AgendaItem, Purpose
from dialogs import choosing, naming
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.naming import Named
from dialogs.understanding import Intent, Month, Relative, Year
from storage.meetings import Meeting

# From here up the words of a question are the title of an item.
_TITLE_ALIKE = 75.0
_LISTED = 12
# What people say for the column "Item For".
_PURPOSES = {
    Purpose.DECISION: {"decision", "decisions", "decide", "approve", "approval"},
    Purpose.DISCUSSION: {"discussion", "discuss"},
    Purpose.INFORMATION: {"information", "note", "noting"},
}


class _About(TypedDict):
    """What an answer was about, to be remembered."""

    meeting: int
    board: str


async def meeting(exchange: Exchange) -> Said:
    """Say when and where a meeting is."""
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    return _details(exchange, chosen)


def _details(exchange: Exchange, chosen: Chosen) -> Said:
    one = chosen.meeting
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
    message = Message(body, sources=(one.source.cite(),), choices=_after(exchange, chosen, phase))
    return say(exchange, message, meeting=one.id, board=_board_key(exchange, one))


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
    when = exchange.heard.slots.when
    return when in {None, Relative.NEXT}


async def meetings(exchange: Exchange) -> Said:
    """List the meetings that are known."""
    known = await choosing.calendar(exchange)
    seen = known.meetings
    when = exchange.heard.slots.when
    if isinstance(when, Year | Month):
        seen = _within(known, when)
        if not seen and exchange.heard.slots.board is None:
            known = await sittings.calendar(exchange.uow, exchange.asker, exchange.asker.register.boards)
            seen = _within(known, when)
    if not seen:
        within = f" {choosing.said(when)}" if when is not None else ""
        return say(exchange, exchanges.cannot_find(f"any meeting{within}"))
    facts = tuple(
        Fact(wording.short_day(one.on), _line(exchange, one), one.source.cite()) for one in reversed(seen[-_LISTED:])
    )
    left = len(seen) - len(facts)
    of = wording.listing(f"the {board.name.removeprefix('The ')}" for board in known.boards)
    body = f"I know of {wording.count(len(seen), 'meeting')} of {of}." + (
        f" Here are the newest {len(facts)}." if left else ""
    )
    return say(exchange, Message(body, title="Meetings", facts=facts))


def _within(known: Calendar, when: Year | Month) -> tuple[Meeting, ...]:
    if isinstance(when, Month):
        return tuple(known.in_month(when.month, when.year))
    return tuple(one for one in known.meetings if one.on.year == when.year)


def _line(exchange: Exchange, one: Meeting) -> str:
    board = exchange.asker.register.board_by_id(one.board_id).name
    hours = wording.hours(one.starts, one.ends)
    coming = " (to come)" if rules.phase(one, exchange.asker.now) is not rules.Phase.OVER else ""
    return ", ".join(part for part in (board, hours, one.place) if part) + coming


async def agenda(exchange: Exchange) -> Said:
    """List the items of an agenda."""
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    found = await sittings.agenda(exchange.uow, exchange.asker, chosen.meeting)
    about = _About(meeting=chosen.meeting.id, board=_board_key(exchange, chosen.meeting))
    if not found.items:
        return say(exchange, exchanges.cannot_find(f"the agenda of {chosen.phrase()}", ASKS[Intent.MEETINGS]), **about)
    purpose = _purpose(exchange)
    items = [item for item in found.items if purpose is None or purpose in item.purposes]
    if not items:
        body = f"No item that I may show here of {chosen.phrase()} is for {purpose}."
        return say(exchange, Message(body, sources=(chosen.meeting.source.cite(),)), **about)
    title = f"Agenda of {chosen.phrase()}" if purpose is None else f"For {purpose} at {chosen.phrase()}"
    body = f"{wording.day(chosen.meeting.on)}" + (f", {chosen.meeting.place}" if chosen.meeting.place else "")
    message = Message(
        f"{body}.{_withheld(found)}",
        title=title,
        facts=tuple(Fact(f"{item.number}. {item.title}", _item_line(item)) for item in items),
        sources=wording.cited([chosen.meeting.source.cite()]),
    )
    return say(exchange, message, **about)


def _purpose(exchange: Exchange) -> Purpose | None:
    """Read what the items are to be for: *for decision*, *to note*."""
    lows = exchange.lows
    return next((purpose for purpose, said in _PURPOSES.items() if said & lows), None)


def _withheld(found: Agenda) -> str:
    # Whoever may never see an item is not told that it is there (``board.permissions.Denied``).
    return f" {exchanges.PRIVATELY}" if found.offer_alone else ""


def _item_line(item: AgendaItem) -> str:
    purposes = f"for {wording.listing(purpose.value for purpose in item.purposes)}" if item.purposes else None
    lead = f"led by {item.lead}" if item.lead else None
    restricted = "not for publication" if item.restricted else None
    return (
        ", ".join(part for part in (lead, purposes, wording.pages(item.pages), restricted) if part) or "no more is said"
    )


async def item(exchange: Exchange) -> Said:
    """Say what one item is, who leads it, where it stands; or which items somebody leads."""
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    found = await sittings.agenda(exchange.uow, exchange.asker, chosen.meeting)
    about = _About(meeting=chosen.meeting.id, board=_board_key(exchange, chosen.meeting))
    if not found.items:
        return say(exchange, exchanges.cannot_find(f"the agenda of {chosen.phrase()}"), **about)
    slots = exchange.heard.slots
    number = slots.item
    if number is None and not slots.people and not slots.about.strip():
        number = exchange.topic.item
    if number is None and exchange.heard.intent is Intent.ITEM and (_purpose(exchange) or not slots.about.strip()):
        return await agenda(exchange)
    person = naming.meant(exchange) if number is None else None
    if isinstance(person, Message):
        return say(exchange, person, **about)
    if person is not None:
        return _led_by(exchange, chosen, found, person)
    return _described(exchange, chosen, found, number)


def _described(exchange: Exchange, chosen: Chosen, found: Agenda, number: str | None) -> Said:
    slots = exchange.heard.slots
    about = _About(meeting=chosen.meeting.id, board=_board_key(exchange, chosen.meeting))
    items = _items_meant(found, number, slots.about)
    if not items:
        named = f"item {number}" if number else f"an item about “{slots.about or 'that'}”"
        agenda_of = Choice("Agenda", f"What is on the agenda of {choosing.of(exchange, chosen.meeting)}?")
        missing = exchanges.cannot_find(f"{named} on the agenda of {chosen.phrase()}", agenda_of)
        more = f"{missing.body}{_withheld(found)}"
        return say(exchange, Message(more, choices=missing.choices), **about, item=number)
    sentences = [_said(one) for one in items]
    sources = wording.cited([one.source.cite() for one in items])
    message = Message(f"At {chosen.phrase()}: " + " ".join(sentences), sources=sources)
    return say(exchange, message, **about, item=items[0].number)


def _items_meant(found: Agenda, number: str | None, about: str) -> list[AgendaItem]:
    if number is not None:
        return [one for one in found.items if one.number.rstrip(".") == number.rstrip(".")]
    if not about.strip():
        return []
    scored = [(fuzz.token_set_ratio(about, one.title, processor=utils.default_process), one) for one in found.items]
    best = max(score for score, _ in scored)
    return [one for score, one in scored if score == best and score >= _TITLE_ALIKE]


def _said(one: AgendaItem) -> str:
    lead = f"is led by {one.lead}" if one.lead else "names no lead"
    purposes = f", for {wording.listing(purpose.value for purpose in one.purposes)}" if one.purposes else ""
    pages = f" ({wording.pages(one.pages)})" if one.pages else ""
    restricted = ", not for publication" if one.restricted else ""
    return f"item {one.number}, {one.title}{pages}, {lead}{purposes}{restricted}."


def _led_by(exchange: Exchange, chosen: Chosen, found: Agenda, person: Named) -> Said:
    items = [one for one in found.items if one.lead and _leads(exchange, one.lead, person, chosen.meeting)]
    who = f"{person.subject} {'lead' if person.me else 'leads'}"
    board = exchange.asker.register.board_by_id(chosen.meeting.board_id)
    whole = exchange.asker.may_see(board, restricted=True)
    if items:
        body = f"{who} {wording.listing(f'item {one.number}, {one.title}' for one in items)} at {chosen.phrase()}."
    elif whole:
        body = f"{who} no item of {chosen.phrase()}."
    else:
        body = f"{who} no item of {chosen.phrase()} that I may show here."
    body += _withheld(found)
    sources = wording.cited([one.source.cite() for one in items] or [chosen.meeting.source.cite()])
    about = _About(meeting=chosen.meeting.id, board=board.key)
    return say(exchange, Message(body, sources=sources), **about, person=person.key)


def _leads(exchange: Exchange, written: str, person: Named, meeting: Meeting) -> bool:
    match people.match(written, exchange.asker.register.everybody, on=meeting.on):
        case people.Certain(found):
            return found.key == person.key
        case people.Doubtful():
            return False
        case people.Nobody():
            lead = people.Person("lead", (people.Term(written),))
            return isinstance(people.match(person.name, (lead,)), people.Certain)


async def apologies_to(exchange: Exchange) -> Said:
    """Say whom to send apologies to."""
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    one = chosen.meeting
    about = _About(meeting=one.id, board=_board_key(exchange, one))
    if not one.apologies_to:
        return say(exchange, exchanges.cannot_find(f"whom to send apologies to for {chosen.phrase()}"), **about)
    body = f"Send apologies for {chosen.phrase()} to {one.apologies_to.rstrip('.')}."
    return say(exchange, Message(body, sources=(one.source.cite(),)), **about)


async def notice_(exchange: Exchange) -> Said:
    """Say whether an agenda was out in time, by the board's own rule."""
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    one = chosen.meeting
    about = _About(meeting=one.id, board=_board_key(exchange, one))
    answer = sittings.notice_of(exchange.asker, one)
    sources: tuple[str, ...]
    published = (
        f"The agenda of {chosen.phrase()} was published on {wording.day(one.published_on)}" if one.published_on else ""
    )
    match answer:
        case notice.InTime():
            yes = "" if exchange.lows & {"when", "date"} else "Yes. "
            body = (
                f"{yes}{published}: {wording.count(answer.days, 'clear working day')} before the meeting, and "
                f"{answer.needed} are needed. The latest day was {wording.day(answer.latest)}."
            )
            sources = (one.source.cite(), answer.source)
        case notice.Late():
            no = "" if exchange.lows & {"when", "date"} else "No. "
            body = (
                f"{no}{published}: {wording.count(answer.days, 'clear working day')} before the meeting, and "
                f"{answer.needed} are needed. The latest day was {wording.day(answer.latest)}. Whether it was lawful "
                "all the same (shorter notice, an urgent item) is for the clerk to say."
            )
            sources = (one.source.cite(), answer.source)
        case notice.NotKnown(why):
            body = f"I cannot say whether the agenda of {chosen.phrase()} was out in time: {why.value}."
            body += f" {published}." if published else ""
            sources = (one.source.cite(),) if published else ()
    return say(exchange, Message(body, sources=wording.cited(sources)), **about)


def _board_key(exchange: Exchange, one: Meeting) -> str:
    return exchange.asker.register.board_by_id(one.board_id).key
