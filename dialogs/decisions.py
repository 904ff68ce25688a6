"""Questions about what was resolved: as a whole, under one item or about something."""

from acts import searching
from board import wording
from board.messages import Choice, Fact, Message
from board.packs.values import Decision
from dialogs import choosing, recorded, subjects
from dialogs import exchange as exchanges
from dialogs.exchange import Exchange, Said
from dialogs.recorded import Read

# From here up decisions are shown as near to the words of the question, with the words that they do not hold.
_NEAR = 0.6


async def decisions(exchange: Exchange) -> Said:
    """Say what was resolved, as a whole or about something."""
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    if not _subject(exchange):
        return _listed(exchange, read, list(read.record.decisions))
    if found := _fitting(exchange, read):
        return _listed(exchange, read, found)
    looked = [read]
    if exchange.heard.slots.about.strip() and recorded.is_assumed(exchange, read):
        async for other in recorded.others(exchange, read):
            looked.append(other)
            if found := _fitting(exchange, other):
                return _listed(exchange, other, found)
    return _nothing(exchange, looked)


def _subject(exchange: Exchange) -> str:
    """Say what is asked about, as it stands in a sentence."""
    about, number = exchange.heard.slots.about.strip(), exchange.heard.slots.item
    return (f" about “{about}”" if about else "") + (f" under item {number}" if number else "")


def _fitting(exchange: Exchange, read: Read) -> list[Decision]:
    about, number = exchange.heard.slots.about.strip(), exchange.heard.slots.item
    return [
        one
        for one in read.record.decisions
        if (number is None or one.item == number) and (not about or not subjects.missing(about, _words_of(read, one)))
    ]


def _words_of(read: Read, decision: Decision) -> str:
    title = next((item.title for item in read.record.items if item.number == decision.item), "")
    return f"{title} {decision.text}"


def _listed(exchange: Exchange, read: Read, found: list[Decision]) -> Said:
    more = _also(exchange, read)
    phrase, of = read.chosen.phrase(), choosing.of(exchange, read.chosen.meeting)
    who = Choice("Attendance", f"Who attended {of}?")
    if not found:
        body = f"{read.before}The minutes of {phrase} record no decision that I may show here.{more}"
        return recorded.say(exchange, read, Message(body, sources=(read.record.source,), choices=(who,)))
    titles = {item.number: item.title for item in read.record.items}
    facts = tuple(
        Fact(
            f"Item {decision.item}, {titles.get(decision.item, '')}".rstrip(", ") if decision.item else "Decision",
            decision.text,
            decision.source.cite(),
        )
        for decision in found
    )
    record = f"record {wording.count(len(found), 'decision')}{_subject(exchange)}"
    body = f"{read.before}The minutes of {phrase} {record}.{more}"
    return recorded.say(exchange, read, Message(body, title=f"Decisions of {phrase}", facts=facts, choices=(who,)))


def _nothing(exchange: Exchange, looked: list[Read]) -> Said:
    """Say that no minutes that were looked into hold such a decision; near ones are named, never taken for it."""
    read = looked[0]
    where = recorded.looked_into(looked)
    body = (
        f"{read.before}I cannot find a decision{_subject(exchange)} in the minutes of {where}.{_also(exchange, read)}"
    )
    about = exchange.heard.slots.about.strip()
    near = [
        (one, decision)
        for one in looked
        for decision in one.record.decisions
        if about and searching.holds(searching.keywords(about), _words_of(one, decision)) >= _NEAR
    ][:3]
    if near and exchange.heard.slots.item is None:
        body += " The nearest do not mention all of that:"
    facts = tuple(
        Fact(f"{one.chosen.phrase()}".removeprefix("the "), decision.text, decision.source.cite())
        for one, decision in near
        if exchange.heard.slots.item is None
    )
    whole = Choice("All decisions", f"What was decided at {choosing.of(exchange, read.chosen.meeting)}?")
    sources = wording.cited([one.record.source for one in looked[:3]])
    message = Message(body, facts=facts, sources=sources, choices=(whole,))
    return recorded.say(exchange, read, message)


def _also(exchange: Exchange, read: Read) -> str:
    """Say that more is looked at in private: in the same words whether or not there is more, so that they tell none."""
    board = exchange.asker.register.board_by_id(read.chosen.meeting.board_id)
    return f" {exchanges.ALSO}" if exchange.asker.could_see_alone(board) else ""
