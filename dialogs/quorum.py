"""Questions about the quorum: was there one throughout, and what the rule is."""

import re
from dataclasses import replace

from acts import sittings
from board import contents, quorum, wording
from board.boards import QuorumRule
from board.messages import Message
from board.packs.values import MinuteItem, Part
from dialogs import exchange as exchanges
from dialogs import headcounts, recorded, telling
from dialogs.exchange import ASKS, Exchange, Said, say
from dialogs.recorded import Read
from dialogs.understanding import Intent, Relative

_RULE_WORDS = frozenset({"what", "rule", "rules", "need", "needed", "needs", "required", "require", "many", "must"})
_MOMENT = re.compile(r"\bafter (?:that|this|it)\b")
_IF = re.compile(r"\b(?:if|without|would|can we|could we|will we|do we have to)\b")
# “How many do we need for it to count?”: no meeting that was talked of, but whichever comes.
_FOR_IT = re.compile(r"\b(?:for|make|makes|before) (?:it|that|this)\b|\b(?:need|needed|needs|least|minimum)\b")
_FOR = re.compile(
    r"\b(?:for|when|on|with|about) (?:(?:we|they|you|the board) )?((?!it\b|that\b|a quorum\b).+)$", re.IGNORECASE
)
_FRAMES = frozenset(
    """quorum quorate inquorate enough members member people board meeting vote decision decided agreed approved agree
    item board's us we count valid legal even still one it there any much many need needed business make decisions
    quoracy rule rules each organisation side council nhs icb body that this both ok okay""".split()  # noqa: SIM905
)
_PAST_WORDS = frozenset({"was", "were", "had", "did", "lost", "lose", "happened", "last"})


async def quorum_of(exchange: Exchange) -> Said:
    """Say whether there was a quorum throughout, or what the rule is where no meeting is meant."""
    exchange = _of_that_meeting(exchange)
    if (supposed := _supposed(exchange)) is not None:
        return supposed
    one, of_rule = _one_thing(exchange), _asks_for_the_rule(exchange)
    read = None if of_rule and not (one and exchange.continues) else await recorded.read(exchange)
    if read is None or isinstance(read, Said):
        return _rule(exchange) if of_rule or read is None else read
    return await _of_minutes(exchange, read, one, of_rule=of_rule)


async def _of_minutes(exchange: Exchange, read: Read, one: tuple[str, ...], *, of_rule: bool) -> Said:
    """Say whether a meeting had its quorum: for one thing that it decided, else throughout; or else the rule."""
    answer = await sittings.quorum_of(exchange.uow, exchange.asker, read.chosen.meeting)
    if answer is None:
        return recorded.say(exchange, read, exchanges.cannot_find(f"the minutes of {read.chosen.phrase()}"))
    if one and (of_one := _at_item(exchange, read, _item_of(read, one), answer)) is not None:
        return recorded.say(exchange, read, of_one)
    if of_rule:
        return _rule(exchange)
    body, rule = _quorum_sentence(exchange, read, answer)
    moves = [coming.source.cite() for coming in read.record.comings]
    sources = [read.record.source, *moves, *([rule.source] if rule and rule.source else [])]
    return recorded.say(exchange, read, Message(read.before + body, sources=wording.cited(sources)))


def _supposed(exchange: Exchange) -> Said | None:
    """Answer *what if only two come?* from the rule; None where no numbers of members are supposed."""
    slots = exchange.heard.slots
    if slots.item is not None or slots.people or slots.when not in {None, Relative.SAME, Relative.NEXT}:
        return None
    sentences: list[str] = []
    sources: list[str] = []
    named = slots.board or (exchange.topic.board if exchange.continues else None)
    boards = exchange.asker.boards_meant(named)
    for board in boards:
        rule = exchange.asker.register.rules[board.id].quorum
        supposed = headcounts.read(exchange, rule) if rule else None
        if rule is None or supposed is None:
            continue
        needs = _needs(exchange, rule).replace("The quorum", f"the quorum of the {board.name.removeprefix('The ')}")
        sentences.append(headcounts.answer(exchange, rule, supposed, needs))
        sources.append(rule.source)
    if not sentences:
        return None
    board_key = boards[0].key if len(boards) == 1 else None
    message = Message(" ".join(sentences), sources=wording.cited(sources), choices=(ASKS[Intent.QUORUM],))
    return say(exchange, message, board=board_key)


def _one_thing(exchange: Exchange) -> tuple[str, ...]:
    """Give the words of the one decision or subject for which the quorum is asked; none where it is for a meeting."""
    found = _FOR.search(exchange.words)
    if found is None or exchange.heard.slots.item is not None:
        return ()
    return telling.wanted(replace(exchange, words=found[1]), _FRAMES)


def _item_of(read: Read, wants: tuple[str, ...]) -> MinuteItem | None:
    """Give the one item of the minutes whose title or decisions hold every word."""
    titled = [one for one in read.record.items if contents.holds(wants, one.title)]
    decided = {one.item for one in read.record.decisions if contents.holds(wants, one.text)}
    fits = titled or [one for one in read.record.items if one.number in decided]
    return fits[0] if len({one.number for one in fits}) == 1 else None


def _at_item(exchange: Exchange, read: Read, item: MinuteItem | None, answer: quorum.Answer) -> Message | None:
    """Say whether there was a quorum at one item; None where that is not known, or not to be told."""
    if item is None:
        return None
    at = next((one for one in answer.timeline if one.item == item.number.partition(".")[0]), None)
    rule = answer.rule
    if at is None or rule is None or at.verdict is quorum.Verdict.DOUBT:
        return None
    where = f"at item {item.number}, {item.title}, of {read.chosen.phrase()}"
    yes = at.verdict is quorum.Verdict.YES
    body = f"Yes: there was a quorum {where}." if yes else f"No: there was no quorum {where}."
    body += f" {_needs(exchange, rule)} The rule that I hold is the same for every decision. Counted there: "
    body += f"{_counts(exchange, at)}."
    return Message(read.before + body, sources=wording.cited([item.source.cite(), rule.source]))


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
    pointed = slots.when is Relative.SAME and _FOR_IT.search(exchange.words.lower()) is not None
    if exchange.continues and exchange.topic.intent == Intent.QUORUM.value:
        # “What about the joint board?” asks what was asked before: the rule's answer offers the other question.
        return exchange.topic.offered == (ASKS[Intent.QUORUM].says,) and slots.when is None
    asks = bool(lows & _RULE_WORDS) or _IF.search(exchange.words.lower()) is not None
    return (slots.when is None or pointed) and slots.item is None and asks and not lows & _PAST_WORDS


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
