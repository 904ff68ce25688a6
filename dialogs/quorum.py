"""Questions about the quorum: was there one throughout, and what the rule is."""

import re
from dataclasses import replace

from acts import sittings
from board import quorum, wording
from board.boards import QuorumRule
from board.messages import Message
from board.packs.values import Part
from dialogs import exchange as exchanges
from dialogs import recorded
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.recorded import Read
from dialogs.understanding import Intent, Relative

_RULE_WORDS = frozenset({"what", "rule", "rules", "need", "needed", "needs", "required", "require", "many", "must"})
_MOMENT = re.compile(r"\bafter (?:that|this|it)\b")
_IF = re.compile(r"\b(?:if|without|would|can we|could we|will we|do we have to)\b")
_PAST_WORDS = frozenset({"was", "were", "had", "did", "lost", "lose", "happened", "last"})


async def quorum_of(exchange: Exchange) -> Said:
    """Say whether there was a quorum throughout, or what the rule is where no meeting is meant."""
    exchange = _of_that_meeting(exchange)
    if _asks_for_the_rule(exchange):
        return _rule(exchange)
    read = await recorded.read(exchange)
    if isinstance(read, Said):
        return read
    answer = await sittings.quorum_of(exchange.uow, exchange.asker, read.chosen.meeting)
    if answer is None:
        return recorded.say(exchange, read, exchanges.cannot_find(f"the minutes of {read.chosen.phrase()}"))
    body, rule = _quorum_sentence(exchange, read, answer)
    moves = [coming.source.cite() for coming in read.record.comings]
    sources = [read.record.source, *moves, *([rule.source] if rule and rule.source else [])]
    return recorded.say(exchange, read, Message(read.before + body, sources=wording.cited(sources)))


def _of_that_meeting(exchange: Exchange) -> Exchange:
    """Take *was it quorate after that?* for a question about the meeting talked of: a quorum is lost within one."""
    slots = exchange.heard.slots
    if slots.when is not Relative.AFTER or exchange.topic.meeting is None or not _MOMENT.search(exchange.words.lower()):
        return exchange
    return replace(exchange, heard=replace(exchange.heard, slots=replace(slots, when=Relative.SAME)))


def _asks_for_the_rule(exchange: Exchange) -> bool:
    """Tell “what is the quorum?” from “was there one?”: it names no meeting and speaks of no past."""
    slots = exchange.heard.slots
    lows = exchange.lows
    if exchange.continues and exchange.topic.intent == Intent.QUORUM.value:
        # “What about the joint board?” asks what was asked before: the rule's answer offers the other question.
        return exchange.topic.offered == (ASKS[Intent.QUORUM].says,) and slots.when is None
    asks = bool(lows & _RULE_WORDS) or _IF.search(exchange.words.lower()) is not None
    return slots.when is None and slots.item is None and asks and not lows & _PAST_WORDS


def _rule(exchange: Exchange) -> Said:
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    sentences: list[str] = []
    sources: list[str] = []
    for board in boards:
        rule = exchange.asker.register.rules[board.id].quorum
        if rule is None:
            sentences.append(
                f"No quorum rule of the {board.name} is declared; the administrator can load a board file."
            )
        else:
            sentences.append(f"{_needs(exchange, rule).replace('The quorum', f'The quorum of the {board.name}')}")
            sources.append(rule.source)
    choices = (ASKS[Intent.QUORUM],)
    return say(exchange, Message(" ".join(sentences), sources=wording.cited(sources), choices=choices))


def _quorum_sentence(exchange: Exchange, read: Read, answer: quorum.Answer) -> tuple[str, QuorumRule | None]:
    phrase = read.chosen.phrase()
    match answer:
        case quorum.Quorate(rule=rule, lowest=lowest):
            where = f", at item {lowest.item}" if lowest.item else ""
            body = f"Yes: {phrase} had its quorum {_extent(exchange, read)}. {_needs(exchange, rule)} "
            body += f"The fewest counted was {_counts(exchange, lowest)}{where}."
            return body, rule
        case quorum.Lost(rule=rule):
            at = f" at {wording.time(answer.at)}" if answer.at else ""
            body = (
                f"Not throughout: {phrase} lost its quorum at item {answer.item}, "
                f"when {wording.listing(answer.who_left)} left{at}. "
                f"{_needs(exchange, rule)} From then on there were {_counts(exchange, answer.present)}."
            )
            if answer.regained:
                body += f" It was regained at item {answer.regained}."
            if answer.decided:
                body += f" Decided without a quorum: {_items(answer.decided)}. The clerk should look at this."
            return body, rule
        case quorum.Inquorate(rule=rule):
            body = f"No: {phrase} had no quorum when it began. {_needs(exchange, rule)} "
            body += f"There were {_counts(exchange, answer.present)}."
            if answer.gained:
                body += f" It was gained at item {answer.gained}."
            if answer.decided:
                body += f" Decided without a quorum: {_items(answer.decided)}. The clerk should look at this."
            return body, rule
        case quorum.NotKnown(why=why, rule=rule):
            listed = [kept.line for kept in read.record.attendances if kept.line.part is Part.PRESENT]
            present = [line.organisation or "no organisation named" for line in listed]
            each = wording.listing(f"{present.count(name)} of {name}" for name in dict.fromkeys(present))
            body = f"I cannot say whether {phrase} was quorate: {why.value}. "
            body += f"The minutes list {wording.count(len(present), 'person', 'people')} as present" + (
                f" ({each})." if present else "."
            )
            if answer.present and answer.present.doubtful:
                body += f" In doubt: {wording.listing(answer.present.doubtful)}."
            return body, rule


def _extent(exchange: Exchange, read: Read) -> str:
    """Say how much of the minutes the answer speaks for; the same words whether or not anything is exempt."""
    board = exchange.asker.register.board_by_id(read.chosen.meeting.board_id)
    if exchange.asker.may_see(board, restricted=True):
        return "throughout"
    return "up to the first item, if there is one, that was not taken in public"


def _items(numbers: tuple[str, ...]) -> str:
    return f"item{'s' if len(numbers) > 1 else ''} {wording.listing(numbers)}"


def _needs(exchange: Exchange, rule: QuorumRule) -> str:
    each = wording.listing(f"{number} of {_body(exchange, key)}" for key, number in rule.each)
    return f"The quorum is {rule.total}" + (f", with {each}." if each else ".")


def _counts(exchange: Exchange, standing: quorum.Standing) -> str:
    each = wording.listing(f"{number} of {_body(exchange, key)}" for key, number in standing.each)
    return f"{standing.total}" + (f" ({each})" if each else "")


def _body(exchange: Exchange, key: str) -> str:
    body = exchange.asker.register.body(key)
    return body.short if body else key
