"""What somebody hears who names an item that they may not see here: the same words whether or not there is one.

Were an item that is kept back answered otherwise than one that does not exist, the answer would tell that it is there;
were it answered now so and now so, the manner of asking would. So it is told before anything else looks for an answer.
"""

from acts import sittings
from board.messages import Choice, Manner, Message
from dialogs import choosing, closed, report_naming, resolving
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange, Said, say
from dialogs.understanding import Intent

# Their numbers are of the minutes, whose own answers say alike of every item that is not shown.
_OF_MINUTES = frozenset({
    Intent.DECISIONS, Intent.ATTENDANCE, Intent.MOVEMENTS, Intent.QUORUM, Intent.APOLOGIES, Intent.DECLARATIONS,
    Intent.ACTIONS, Intent.CHANGES, Intent.FINDINGS, Intent.UNANSWERED, Intent.NOTICE, Intent.APOLOGIES_TO,
})  # fmt: skip
_PAST = frozenset({"was", "were", "did", "had", "said", "agreed", "decided", "discussed", "minutes"})
_OTHER_LISTS = frozenset({"tracker", "action", "actions", "procedure", "plan", "appendix", "register", "finding"})


async def answer(exchange: Exchange) -> Said | None:
    """Say the one thing that is said of an item that is not shown; None where the asker sees all, or sees the item."""
    number = exchange.heard.slots.item or report_naming.number(exchange)
    exempt = report_naming.says_exempt(exchange)
    if (number is None and not exempt) or not _is_of_an_agenda(exchange):
        return None
    usually = "last" if exchange.heard.intent is Intent.SAID else "next"
    chosen = await choosing.choose(exchange, usually=usually)
    if isinstance(chosen, Message) or chosen.announced or _sees_all(exchange, chosen):
        return None
    if (said := await closed.answer(exchange)) is not None or number is None:
        return said or closed.untold(exchange, chosen)
    seen = await _sees(exchange, chosen, number) or await _saw(exchange, number)
    return None if seen else _none(exchange, chosen, number)


def _sees_all(exchange: Exchange, chosen: Chosen) -> bool:
    return exchange.asker.may_see(exchange.asker.register.board_by_id(chosen.meeting.board_id), restricted=True)


def _none(exchange: Exchange, chosen: Chosen, number: str) -> Said:
    board = exchange.asker.register.board_by_id(chosen.meeting.board_id)
    also = f" {exchanges.ALSO}" if exchange.asker.could_see_alone(board) else ""
    choice = Choice("Agenda", f"What is on the agenda of {choosing.of(exchange, chosen.meeting)}?")
    body = f"I cannot find item {number} among what I may show here of {chosen.phrase()}.{also}"
    message = Message(body, choices=(choice,), manner=Manner.CANNOT)
    return say(exchange, message, board=board.key, meeting=chosen.meeting.id)


def _is_of_an_agenda(exchange: Exchange) -> bool:
    if not exchange.lows.isdisjoint(_OTHER_LISTS):
        return False
    return exchange.heard.intent not in _OF_MINUTES or resolving.is_to_come(exchange)


async def _sees(exchange: Exchange, chosen: Chosen, number: str) -> bool:
    """Tell whether the asker sees an item of this number here: on the agenda, or in the minutes."""
    found = await sittings.agenda(exchange.uow, exchange.asker, chosen.meeting)
    record = await sittings.record(exchange.uow, exchange.asker, chosen.meeting)
    numbers = [item.number for item in found.items] + [item.number for item in (record.items if record else ())]
    return any(each.strip(" .") == number.strip(" .") for each in numbers)


async def _saw(exchange: Exchange, number: str) -> bool:
    """Tell whether a question about what was, which names no meeting, may be of an item of the last one's minutes."""
    if exchange.lows.isdisjoint(_PAST) or exchange.heard.slots.when is not None:
        return False
    last = await choosing.choose(exchange, usually="last")
    return isinstance(last, Chosen) and await _sees(exchange, last, number)
