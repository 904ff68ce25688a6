"""Questions about how a meeting is called: whom to send apologies to, and whether its agenda was out in time."""

from acts import sittings
from board import notice, people, wording
from board.messages import Message
from dialogs import choosing
from dialogs import exchange as exchanges
from dialogs.agenda import about
from dialogs.exchange import Exchange, Said, say


async def apologies_to(exchange: Exchange) -> Said:
    """Say whom to send apologies to."""
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    one = chosen.meeting
    of = about(exchange, chosen)
    if not one.apologies_to:
        return say(exchange, exchanges.cannot_find(f"whom to send apologies to for {chosen.phrase()}"), **of)
    body = f"Send apologies for {chosen.phrase()} to {one.apologies_to.rstrip('.')}."
    who = people.match(one.apologies_to.split(",")[0], exchange.asker.register.everybody)
    key = who.person.key if isinstance(who, people.Certain) else None
    return say(exchange, Message(body, sources=(one.source.cite(),)), **of, person=key)


async def notice_(exchange: Exchange) -> Said:
    """Say whether an agenda was out in time, by the board's own rule."""
    chosen = await choosing.choose(exchange, usually="next")
    if isinstance(chosen, Message):
        return say(exchange, chosen)
    one = chosen.meeting
    of = about(exchange, chosen)
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
    return say(exchange, Message(body, sources=wording.cited(sources)), **of)
