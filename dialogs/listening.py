"""Listening: words in, messages out. The one place that decides which conversation takes a message."""

import datetime as dt
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from acts import sittings
from acts.asking import Asker
from board import boards as board_rules
from board import published
from board.messages import Manner, Message
from dialogs import (
    agenda,
    calling,
    changes,
    contacts,
    courtesies,
    deadlines,
    decisions,
    declarations,
    findings,
    glossary,
    indicators,
    items,
    meeting,
    members,
    minutes,
    movements,
    not_shown,
    owing,
    papers,
    procedure,
    quorum,
    quoting,
    reporting,
    reports,
    risks,
    strangers,
    tables,
    taught,
    teaching,
    unanswered,
)
from dialogs.exchange import ALSO, ASKS, Exchange, Said, Topic, say
from dialogs.understanding import Context, Intent, KnownBoard, KnownPerson, Lexicon, Understood, bare, understand
from storage.register import Register
from storage.unit_of_work import UnitOfWork

Conversation = Callable[[Exchange], Awaitable[Said]]
Understands = Callable[[str, Lexicon, Context, dt.date], Understood]

# What each kind of question is answered by.
CONVERSATIONS: dict[Intent, Conversation] = {
    Intent.MEETING: meeting.meeting,
    Intent.MEETINGS: meeting.meetings,
    Intent.AGENDA: agenda.agenda,
    Intent.ITEM: items.item,
    Intent.LEAD: items.item,
    Intent.APOLOGIES_TO: calling.apologies_to,
    Intent.NOTICE: calling.notice_,
    Intent.ATTENDANCE: minutes.attendance,
    Intent.APOLOGIES: minutes.apologies,
    Intent.MOVEMENTS: movements.movements,
    Intent.DECISIONS: decisions.decisions,
    Intent.QUORUM: quorum.quorum_of,
    Intent.ACTIONS: owing.actions,
    Intent.MEMBERS: members.members,
    Intent.PAPERS: papers.papers,
    Intent.REPORT: papers.first(reports.answer),
    Intent.INDICATOR: papers.first(indicators.answer),
    Intent.RISK: papers.first(risks.answer),
    Intent.PROCEDURE: papers.first(procedure.answer),
    Intent.GLOSSARY: papers.first(glossary.answer),
    Intent.FINDINGS: findings.findings,
    Intent.SAID: papers.papers,
    Intent.DECLARATIONS: declarations.declarations,
    Intent.DEADLINES: papers.first(deadlines.answer),
    Intent.CONTACTS: contacts.contacts,
    Intent.CHANGES: changes.changes,
    Intent.UNANSWERED: unanswered.unanswered,
}
_OF_PEOPLE = frozenset({Intent.LEAD, Intent.ITEM, Intent.MEMBERS, Intent.ACTIONS})
_OF_FINDINGS = frozenset(
    """finding findings odd oddities oddity wrong mistake mistakes error errors problem problems inconsistent
    inconsistencies proposal proposals proposed settle settled unsettled strange doubtful doubts fishy check checks
    understand understood unread waits waiting missing contradict contradicts""".split()  # noqa: SIM905 - reads better
)
_FAILED = frozenset({Manner.CANNOT, Manner.OUTSIDE, Manner.NEAREST, Manner.ASKS})
_QUOTES = frozenset({Intent.PAPERS, Intent.SAID})  # they have looked into the papers' own words already
_RECORDED = frozenset({
    Intent.DECISIONS, Intent.MOVEMENTS, Intent.ATTENDANCE, Intent.APOLOGIES, Intent.DECLARATIONS, Intent.QUORUM,
    Intent.NOTICE, Intent.CONTACTS, Intent.APOLOGIES_TO, Intent.MEETING, Intent.MEETINGS, Intent.AGENDA, Intent.LEAD,
    Intent.MEMBERS, Intent.ACTIONS, Intent.CHANGES, Intent.FINDINGS, Intent.UNANSWERED,
})  # fmt: skip
_OF_A_SITTING = frozenset({Intent.NOTICE, Intent.MEETING, Intent.MOVEMENTS, Intent.QUORUM, Intent.AGENDA})
_RATHER_SURE = 0.75  # from here on, what a record holds or lacks is the answer
_CLEARLY, _FAR = 0.25, 0.6  # more of a question that the papers' own words must hold than an answer from rows
_HALF = 0.5  # of the probability, below which a short word is no courtesy
_SURE = 0.95  # from this share of probability a question is what it was taken for, whatever its words
# Words that bring the rest of a list: those of the choice that offers it, or a bare word of the kind.
_REST = re.compile(r"^from (\d{1,6}): (\S.*)$", re.IGNORECASE | re.DOTALL)
_MORE = frozenset({"more", "show more", "show me more", "more please", "the rest", "show me the rest", "and the rest"})


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said back, and the conversation's state after it, in its plain form."""

    messages: tuple[Message, ...]
    state: dict[str, Any]


class Listener:
    """Answers messages. It keeps the names to listen for, made once per edition of the register."""

    def __init__(self, *, understands: Understands = understand) -> None:
        self._understands = understands
        self._edition: int | None = None
        self._lexicon = Lexicon()

    async def hear(self, uow: UnitOfWork, asker: Asker, words: str, state: dict[str, Any]) -> Heard:
        """Answer one message of somebody we know."""
        topic = Topic.from_json(state)
        if not words.strip():
            return Heard((courtesies.empty(),), state)
        if len(words) > courtesies.LONGEST:
            return Heard((courtesies.too_long(len(words)),), state)
        said_so, start = _page(words, topic)
        asked = taught.meant(asker, bare(said_so))
        heard = self._understands(asked, self._names(asker.register), await _context(uow, asker, topic), asker.today)
        exchange = Exchange(uow, asker, heard, topic, heard.words or asked, start)
        said = await teaching.heed(exchange, said_so) or taught.answer(exchange)
        said = _linked(asker, said) if said else await self._answered(exchange)
        await unanswered.keep(exchange, said)
        return Heard(said.messages, said.topic.to_json())

    async def _answered(self, exchange: Exchange) -> Said:
        said = await findings.settle(exchange) or await _answer(exchange)
        return contacts.without_numbers(_linked(exchange.asker, said))

    def _names(self, register: Register) -> Lexicon:
        if self._edition != register.edition:
            self._lexicon, self._edition = lexicon(register), register.edition
        return self._lexicon


def _linked(asker: Asker, said: Said) -> Said:
    """Give every place that is cited the address at which it can be read, where the board file has one."""
    return replace(said, messages=tuple(published.resolve(one, asker.register.published) for one in said.messages))


def _page(words: str, topic: Topic) -> tuple[str, int]:
    """Give the question that words ask, and how much of its list was shown before: none, unless they go on with it."""
    flat = " ".join(words.split())
    again = topic.asked if topic.asked and flat.lower().strip(" .!?") in _MORE else flat
    rest = _REST.match(again)
    return (rest[2], max(int(rest[1]) - 1, 0)) if rest else (words, 0)


async def _context(uow: UnitOfWork, asker: Asker, topic: Topic) -> Context:
    """Say what is being talked about, as understanding wants to know it."""
    talked_of = await sittings.meeting(uow, asker, topic.meeting) if topic.meeting is not None else None
    return Context(
        last_intent=Intent(topic.intent) if topic.intent in set(Intent) else None,
        day=talked_of.on if talked_of else None,
        person=topic.person,
        question=topic.question or "",
        about=topic.about[0] if topic.about else "",
        listed=topic.listed,
        offered=topic.offered,
        sittings=tuple(one.on for one in (await sittings.calendar(uow, asker, asker.own_boards())).meetings),
    )


async def _answer(exchange: Exchange) -> Said:
    """Answer from rows; where they fail, or hold clearly less of the question, by the papers' own words."""
    first = await not_shown.answer(exchange) or await reporting.answer(exchange)
    if first is not None:
        return first
    if exchange.heard.intent not in CONVERSATIONS:
        return await _beside(exchange)
    said = await _by_rows(exchange)
    return await _quoted_instead(exchange, said, said.messages[-1].manner) or said


async def _quoted_instead(exchange: Exchange, said: Said, manner: Manner) -> Said | None:
    """Quote the papers where that is better than what was to be said; None where it is not.

    What a record does not hold is not looked for elsewhere: it would only look like an answer.
    """
    heard = exchange.heard
    recorded = heard.intent in _RECORDED and heard.confidence >= _RATHER_SURE
    if manner is Manner.NEAREST or (manner in _FAILED and not recorded):
        return None if heard.intent in _QUOTES else await quoting.surely(exchange)
    if manner is not Manner.ANSWERS or heard.confidence >= _SURE or (recorded and heard.intent not in _OF_A_SITTING):
        return None
    return await quoting.better(exchange, said, by=_FAR if recorded else _CLEARLY)


async def _by_rows(exchange: Exchange) -> Said:
    """Answer by whoever surely can, whatever the question was taken for, else by what it was taken for."""
    intent = exchange.heard.intent
    for own, surely in _SURELY:
        if intent is not own and (said := await surely(exchange)):
            return said
    # Nobody meets the findings by chance: without one of their words the question was about something else.
    if intent is Intent.FINDINGS and exchange.lows.isdisjoint(_OF_FINDINGS) and not exchange.continues:
        return await papers.papers(_searching(exchange))
    unknown = strangers.unknown_board(exchange)
    return say(exchange, unknown) if unknown is not None else await CONVERSATIONS[intent](exchange)


async def _of_a_task(exchange: Exchange) -> Said | None:
    """“Who is responsible for the media statement?” may be asked of an item, or of a task of the procedure's plan."""
    of_task = exchange.heard.intent in _OF_PEOPLE and "responsible" in exchange.lows
    return await procedure.answer(exchange, sure=True) if of_task else None


async def _to_be_reached(exchange: Exchange) -> Said | None:
    return await contacts.answer(exchange, sure=False)


# Who may surely answer a question that was taken for something else, in the order in which they are asked.
_SURELY: tuple[tuple[Intent | None, Callable[[Exchange], Awaitable[Said | None]]], ...] = (
    (None, tables.surely),
    (None, _of_a_task),
    (None, procedure.goes_on),
    (Intent.ACTIONS, owing.beside),
    (Intent.CONTACTS, _to_be_reached),
    (Intent.REPORT, reports.beside),
)


def _searching(exchange: Exchange) -> Exchange:
    """Take the words for a search of the papers, whatever they were first taken for."""
    slots = replace(exchange.heard.slots, about=exchange.heard.slots.about or exchange.words)
    return replace(exchange, heard=replace(exchange.heard, intent=Intent.PAPERS, slots=slots))


async def _beside(exchange: Exchange) -> Said:
    """Answer what is no question about the board's business, or cannot be told from one."""
    match exchange.heard.intent:
        case Intent.GREETING if exchange.heard.confidence >= _HALF:
            return _courtesy(exchange, courtesies.greeting(exchange.asker.person))
        case Intent.THANKS if exchange.heard.confidence >= _HALF:
            return _courtesy(exchange, courtesies.thanks())
        case Intent.HELP:
            return _courtesy(exchange, courtesies.help_())
        case Intent.YES | Intent.NO:
            return await _yes_or_no(exchange)
        case _ if exchange.heard.outside:
            return await reports.surely(exchange) or _outside(exchange)
        case _:
            return await papers.surely(exchange) or await quoting.nearest(exchange) or _unsure(exchange)


def _outside(exchange: Exchange) -> Said:
    # Whether restricted papers could tell is not told either: where others read along, each is told the same.
    alone = any(exchange.asker.could_see_alone(board) for board in exchange.asker.register.boards)
    return _courtesy(exchange, courtesies.outside(ALSO if alone else ""))


def _unsure(exchange: Exchange) -> Said:
    offers = tuple(ASKS[other] for other in exchange.heard.others if other in ASKS)
    return _courtesy(exchange, courtesies.unsure(offers))


def _courtesy(exchange: Exchange, message: Message) -> Said:
    """Say something that changes nothing about what is being talked of, but may offer questions."""
    offered = tuple(choice.says for choice in message.choices)
    return Said((message,), replace(exchange.topic, offered=offered or exchange.topic.offered))


async def _yes_or_no(exchange: Exchange) -> Said:
    """Take the one question that was offered for a bare yes; of several that were offered, one must be named."""
    offered = exchange.topic.offered
    if exchange.heard.intent is Intent.YES and len(offered) == 1:
        asked, start = _page(offered[0], exchange.topic)
        heard = understand(asked, lexicon(exchange.asker.register), Context(), exchange.asker.today)
        again = replace(exchange, heard=heard, words=asked, start=start)
        if said := await findings.settle(again):
            return said
        if heard.intent in CONVERSATIONS:
            return await _answer(again)
    return _courtesy(exchange, courtesies.farewell_or_no())


def lexicon(register: Register) -> Lexicon:
    """Give the names that understanding may meet: of everybody, in all their forms, and of every board."""
    return Lexicon(
        people=tuple(
            KnownPerson(
                person.key,
                person.terms[-1].name,
                person.terms[-1].initials,
                tuple(dict.fromkeys(term.name for term in person.terms)),
            )
            for person in register.everybody
        ),
        boards=tuple(
            KnownBoard(
                board.key,
                board.name,
                (*board.also, *board_rules.short_names(board, register.rules.values())),
                board_rules.distinctive(board, register.rules.values()),
            )
            for board in register.rules.values()
        ),
    )
