"""Questions about a meeting before it sits: when, where, its agenda, its leads, its notice, whom to tell of apologies."""

from typing import TypedDict

from rapidfuzz import fuzz, utils

from acts import sittings
from acts.sittings import Agenda
from board import meetings as rules
from board import notice, people, wording
from board.messages import Choice, Fact, Message
from board.packs.values import AgendaItem, Purpose
from dialogs import choosing, naming
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.naming import Named
from dialogs.understanding import Intent, Relative, Year
from storage.meetings import Meeting

# From here up the words of a question are the title of an item.
_TITLE_ALIKE = 75.0
_LISTED = 12


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
    verb = {rules.Phase.OVER: "was", rules.Phase.UNDER_WAY: "is sitting now, since"}.get(phase, "is")
    if chosen.announced:
        verb = "was announced for" if phase is rules.Phase.OVER else "is announced for"
    upcoming = phase is not rules.Phase.OVER and _is_next(exchange)
    which = "The next meeting" if upcoming else "The meeting"
    hours = wording.hours(one.starts, one.ends)
    on = "" if chosen.announced else "on "
    body = f"{which} of the {chosen.board.removeprefix('The ')} {verb} {on}{wording.day(one.on)}"
    body += f", {hours}" if hours else ""
    body += f", {one.place}" if one.place else ""
    be = "was" if phase is rules.Phase.OVER else "is"
    body += {True: f". It {be} open to the public.", False: f". It {be} not open to the public.", None: "."}[one.public]
    body += " I hold no papers of it." if chosen.announced else ""
    if one.joining and phase is not rules.Phase.OVER:
        body += f" {one.joining.rstrip('.')}."
    choices: tuple[Choice, ...] = (
        Choice("Agenda", f"What is on the agenda of {wording.short_day(one.on)}?"),
        ASKS[Intent.APOLOGIES_TO],
    )
    if phase is rules.Phase.OVER:
        choices = (Choice("Attendance", f"Who attended on {wording.short_day(one.on)}?"),)
    message = Message(body, sources=(one.source.cite(),), choices=choices)
    return say(exchange, message, meeting=one.id, board=_board_key(exchange, one))


def _is_next(exchange: Exchange) -> bool:
    when = exchange.heard.slots.when
    return when in {None, Relative.NEXT}


async def meetings(exchange: Exchange) -> Said:
    """List the meetings that are known."""
    known = await choosing.calendar(exchange)
    seen = known.meetings
    when = exchange.heard.slots.when
    if isinstance(when, Year):
        seen = tuple(one for one in seen if one.on.year == when.year)
    if not seen:
        return say(exchange, exchanges.cannot_find("any meeting"))
    facts = tuple(
        Fact(wording.short_day(one.on), _line(exchange, one), one.source.cite()) for one in reversed(seen[-_LISTED:])
    )
    left = len(seen) - len(facts)
    body = f"I know of {wording.count(len(seen), 'meeting')}." + (f" Here are the newest {len(facts)}." if left else "")
    return say(exchange, Message(body, title="Meetings", facts=facts))


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
    purpose = _purpose(exchange.heard.slots.about)
    items = [item for item in found.items if purpose is None or purpose in item.purposes]
    if not items:
        body = f"No item of {chosen.phrase()} is for {purpose}."
        return say(exchange, Message(body, sources=(chosen.meeting.source.cite(),)), **about)
    title = f"Agenda of {chosen.phrase()}" if purpose is None else f"For {purpose} at {chosen.phrase()}"
    body = f"{wording.day(chosen.meeting.on)}" + (f", {chosen.meeting.place}" if chosen.meeting.place else "")
    message = Message(
        body + _withheld(found),
        title=title,
        facts=tuple(Fact(f"{item.number}. {item.title}", _item_line(item)) for item in items),
        sources=wording.cited([chosen.meeting.source.cite()]),
    )
    return say(exchange, message, **about)


def _purpose(about: str) -> Purpose | None:
    return next((purpose for purpose in Purpose if purpose.value in about.lower()), None)


def _withheld(found: Agenda) -> str:
    if not found.left_out:
        return ""
    said = f" {wording.count(found.left_out, 'further item')} not shown here."
    return said + (f" {exchanges.PRIVATELY}" if found.offer_alone else "")


def _item_line(item: AgendaItem) -> str:
    purposes = f"for {wording.listing(purpose.value for purpose in item.purposes)}" if item.purposes else None
    lead = f"led by {item.lead}" if item.lead else None
    restricted = "not for publication" if item.restricted else None
    return ", ".join(part for part in (lead, purposes, wording.pages(item.pages), restricted) if part) or "no more is said"


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
    if exchange.heard.intent is Intent.ITEM and slots.item is None and _purpose(slots.about):
        return await agenda(exchange)
    person = naming.meant(exchange)
    if isinstance(person, Message):
        return say(exchange, person, **about)
    if person is not None and slots.item is None:
        return _led_by(exchange, chosen, found, person)
    items = _items_meant(found, slots.item, slots.about)
    if not items:
        named = f"item {slots.item}" if slots.item else f"an item about “{slots.about or 'that'}”"
        missing = exchanges.cannot_find(f"{named} on the agenda of {chosen.phrase()}", ASKS[Intent.AGENDA])
        return say(exchange, missing, **about)
    sentences = [_said(one) for one in items]
    sources = wording.cited([one.source.cite() for one in items])
    return say(exchange, Message(f"At {chosen.phrase()}: " + " ".join(sentences), sources=sources), **about)


def _items_meant(found: Agenda, number: str | None, about: str) -> list[AgendaItem]:
    if number is not None:
        return [one for one in found.items if one.number.rstrip(".") == number.rstrip(".")]
    if not about.strip():
        return []
    scored = [
        (fuzz.token_set_ratio(about, one.title, processor=utils.default_process), one) for one in found.items
    ]
    best = max(score for score, _ in scored)
    return [one for score, one in scored if score == best and score >= _TITLE_ALIKE]


def _said(one: AgendaItem) -> str:
    lead = f"is led by {one.lead}" if one.lead else "names no lead"
    purposes = f", for {wording.listing(purpose.value for purpose in one.purposes)}" if one.purposes else ""
    pages = f" ({wording.pages(one.pages)})" if one.pages else ""
    return f"item {one.number}, {one.title}{pages}, {lead}{purposes}."


def _led_by(exchange: Exchange, chosen: Chosen, found: Agenda, person: Named) -> Said:
    items = [one for one in found.items if one.lead and _leads(exchange, one.lead, person, chosen.meeting)]
    who = f"{person.subject} {'lead' if person.me else 'leads'}"
    if items:
        body = f"{who} {wording.listing(f'item {one.number}, {one.title}' for one in items)} at {chosen.phrase()}."
    else:
        body = f"{who} no item of {chosen.phrase()}."
    sources = wording.cited([one.source.cite() for one in items] or [chosen.meeting.source.cite()])
    board = _board_key(exchange, chosen.meeting)
    return say(exchange, Message(body, sources=sources), meeting=chosen.meeting.id, board=board, person=person.key)


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
    published = f"The agenda of {chosen.phrase()} was published on {wording.day(one.published_on)}" if one.published_on else ""
    match answer:
        case notice.InTime():
            body = (
                f"Yes. {published}: {wording.count(answer.days, 'clear working day')} before the meeting, and "
                f"{answer.needed} are needed. The latest day was {wording.day(answer.latest)}."
            )
            sources = (one.source.cite(), answer.source)
        case notice.Late():
            body = (
                f"No. {published}: {wording.count(answer.days, 'clear working day')} before the meeting, and "
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
