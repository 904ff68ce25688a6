"""Questions about an agenda as a whole: its items, those for decision, how many there are, what comes after which."""

import re
from typing import TypedDict

from acts import sittings
from acts.sittings import Agenda
from board import wording
from board.messages import Fact, Manner, Message
from board.packs.values import AgendaItem, Purpose
from dialogs import choosing, closed, titles
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.understanding import Intent

# What people say for the column "Item For".
_PURPOSES = {
    Purpose.DECISION: {"decision", "decisions", "decide", "deciding", "approve", "approval", "vote"},
    Purpose.DISCUSSION: {"discussion", "discuss"},
    Purpose.INFORMATION: {"information", "note", "noting"},
}
_BESIDE = re.compile(r"\b(?:comes?|is|goes|follows?|next|straight|right|directly|item|one|what)\b.*\b(after|before)\b")
_FOLLOWS = re.compile(r"\bwhat follows\b")
_FIRST = re.compile(r"\b(?:first|start with|begin with|kick off with|opens?)\b")
_ISSUED = re.compile(
    r"\b(?:foot|bottom|end) of (?:the |our )?(?:\w+ )?agenda\b|\bproper officer\b|"
    r"\bwho\b.*\b(?:sign(?:s|ed)?(?: off)?|issued|issues|put out|published|sent out|prepared)\b.*\bagenda\b|"
    r"\bagenda\b.*\b(?:signed|issued|sent out|published|prepared) by\b"
)
_LAST = re.compile(r"\b(?:last|final) (?:item|thing|one)\b|\b(?:last|finally|end with) on the agenda\b")


class About(TypedDict):
    """What an answer was about, to be remembered."""

    meeting: int
    board: str


def about(exchange: Exchange, chosen: Chosen) -> About:
    """Say what an answer about a meeting was about."""
    return About(meeting=chosen.meeting.id, board=exchange.asker.register.board_by_id(chosen.meeting.board_id).key)


async def agenda(exchange: Exchange) -> Said:
    """List the items of an agenda, those for one purpose, or the one beside another."""
    if (said := await closed.answer(exchange)) is not None:
        return said
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    found = await sittings.agenda(exchange.uow, exchange.asker, chosen.meeting)
    if _ISSUED.search(exchange.words.lower()) and (said := await _issued(exchange, chosen)) is not None:
        return said
    if not found.items:
        return await _of_the_minutes(exchange, chosen)
    if (beside := _beside(exchange, found)) is not None:
        return _one(exchange, chosen, found, *beside)
    return _listed(exchange, chosen, found)


async def _issued(exchange: Exchange, chosen: Chosen) -> Said | None:
    """Say in whose name an agenda was issued, and when: what stands under its last item."""
    foot = await sittings.agenda_foot(exchange.uow, chosen.meeting)
    if not foot:
        return None
    said = wording.listing(f"“{text}”" for text, _ in foot)
    body = f"At the foot of the agenda of {chosen.phrase()} stands {said}."
    return say(exchange, Message(body, sources=(foot[0][1].cite(),)), **about(exchange, chosen))


def _listed(exchange: Exchange, chosen: Chosen, found: Agenda) -> Said:
    wanted = purpose(exchange)
    items = [item for item in found.items if wanted is None or wanted in item.purposes]
    if not items:
        body = f"No item that I may show here of {chosen.phrase()} is for {wanted}."
        return say(exchange, Message(body, sources=(chosen.meeting.source.cite(),)), **about(exchange, chosen))
    title = f"Agenda of {chosen.phrase()}" if wanted is None else f"For {wanted} at {chosen.phrase()}"
    body = f"{wording.day(chosen.meeting.on)}" + (f", {chosen.meeting.place}" if chosen.meeting.place else "")
    if exchange.heard.slots.count:
        body = f"{wording.count(len(items), 'item')}: {body}"
    message = Message(
        f"{body}.{withheld(found)}",
        title=title,
        facts=tuple(Fact(f"{item.number}. {item.title}", line(item)) for item in items),
        sources=wording.cited([chosen.meeting.source.cite()]),
    )
    return say(exchange, message, **about(exchange, chosen))


async def _of_the_minutes(exchange: Exchange, chosen: Chosen) -> Said:
    """Tell what a meeting dealt with by the items of its minutes, where its agenda is not here."""
    of = about(exchange, chosen)
    record = await sittings.record(exchange.uow, exchange.asker, chosen.meeting)
    if record is None or not record.items:
        missing = exchanges.cannot_find(f"the agenda of {chosen.phrase()}", ASKS[Intent.MEETINGS])
        return say(exchange, missing, **of)
    facts = tuple(Fact(f"Item {item.number}", item.title, item.source.cite()) for item in record.items)
    body = f"I hold no agenda of {chosen.phrase()}; these are the items of its minutes."
    return say(exchange, Message(body, title=f"Items of {chosen.phrase()}", facts=facts), **of)


def purpose(exchange: Exchange) -> Purpose | None:
    """Read what the items are to be for: *for decision*, *to note*."""
    return next((purpose for purpose, said in _PURPOSES.items() if said & exchange.lows), None)


def withheld(found: Agenda) -> str:
    """Offer the rest in private; whoever may never see an item is not told that it is there (``board.permissions``)."""
    return f" {exchanges.PRIVATELY}" if found.offer_alone else ""


def line(item: AgendaItem) -> str:
    """Say what an agenda says of one item besides its title."""
    purposes = f"for {wording.listing(purpose.value for purpose in item.purposes)}" if item.purposes else None
    lead = f"led by {item.lead}" if item.lead else None
    restricted = "not for publication" if item.restricted else None
    return (
        ", ".join(part for part in (lead, purposes, wording.pages(item.pages), restricted) if part) or "no more is said"
    )


def _beside(exchange: Exchange, found: Agenda) -> tuple[str, AgendaItem | None] | None:
    """Find the item after or before the one that is named, the first or the last; None where none of these is asked."""
    words = exchange.words.lower()
    if _LAST.search(words):
        return "The last item", found.items[-1]
    meant = _BESIDE.search(words)
    where = "after" if _FOLLOWS.search(words) else meant[1] if meant else None
    if where is None:
        return ("The first item", found.items[0]) if _FIRST.search(words) and "item" in words else None
    number = exchange.heard.slots.item
    named = [one for one in found.items if one.number.rstrip(".") == number.rstrip(".")] if number else []
    named = named or titles.meant(words, found.items)
    if len(named) != 1:
        return None
    at = found.items.index(named[0]) + (1 if where == "after" else -1)
    other = found.items[at] if 0 <= at < len(found.items) else None
    return f"{where.capitalize()} item {named[0].number}, {named[0].title},", other


def _one(exchange: Exchange, chosen: Chosen, found: Agenda, which: str, item: AgendaItem | None) -> Said:
    if item is None:
        body = f"{which} there is no item that I may show here on the agenda of {chosen.phrase()}.{withheld(found)}"
        message = Message(body, sources=(chosen.meeting.source.cite(),), manner=Manner.CANNOT)
        return say(exchange, message, **about(exchange, chosen))
    verb = "comes" if which[0] in "AB" else "is"
    body = f"{which} {verb} item {item.number}, {item.title} ({line(item)}), at {chosen.phrase()}.{withheld(found)}"
    message = Message(body, sources=(item.source.cite(),))
    return say(exchange, message, **about(exchange, chosen), item=item.number)
