"""Listening: words in, messages out. The one place that decides which conversation takes a message."""

import datetime as dt
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from acts import sittings
from acts.asking import Asker
from board import boards as board_rules
from board.messages import Message
from dialogs import (
    courtesies,
    decisions,
    findings,
    glossary,
    indicators,
    meeting,
    members,
    minutes,
    owing,
    papers,
    procedure,
    quorum,
    reports,
    risks,
    strangers,
)
from dialogs.exchange import ASKS, Exchange, Said, Topic, say
from dialogs.understanding import Context, Intent, KnownBoard, KnownPerson, Lexicon, Understood, understand
from storage.register import Register
from storage.unit_of_work import UnitOfWork

Conversation = Callable[[Exchange], Awaitable[Said]]
Understands = Callable[[str, Lexicon, Context, dt.date], Understood]

# What each kind of question is answered by.
CONVERSATIONS: dict[Intent, Conversation] = {
    Intent.MEETING: meeting.meeting,
    Intent.MEETINGS: meeting.meetings,
    Intent.AGENDA: meeting.agenda,
    Intent.ITEM: meeting.item,
    Intent.LEAD: meeting.item,
    Intent.APOLOGIES_TO: meeting.apologies_to,
    Intent.NOTICE: meeting.notice_,
    Intent.ATTENDANCE: minutes.attendance,
    Intent.APOLOGIES: minutes.apologies,
    Intent.MOVEMENTS: minutes.movements,
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
    Intent.DECLARATIONS: papers.papers,
    Intent.DEADLINES: papers.first(procedure.answer),
    Intent.CONTACTS: members.members,
    Intent.CHANGES: owing.actions,
}
_OF_PEOPLE = frozenset({Intent.LEAD, Intent.ITEM, Intent.MEMBERS, Intent.ACTIONS})
_OF_FINDINGS = frozenset(
    """finding findings odd oddities oddity wrong mistake mistakes error errors problem problems inconsistent
    inconsistencies proposal proposals proposed settle settled unsettled strange doubtful doubts fishy check checks
    understand understood unread waits waiting missing contradict contradicts""".split()  # noqa: SIM905 - reads better
)
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
        asked, start = _page(words, topic)
        heard = self._understands(asked, self._names(asker.register), await _context(uow, asker, topic), asker.today)
        exchange = Exchange(uow, asker, heard, topic, asked, start)
        said = await findings.settle(exchange) or await _answer(exchange)
        return Heard(said.messages, said.topic.to_json())

    def _names(self, register: Register) -> Lexicon:
        if self._edition != register.edition:
            self._lexicon, self._edition = lexicon(register), register.edition
        return self._lexicon


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
    )


async def _answer(exchange: Exchange) -> Said:
    intent = exchange.heard.intent
    # “Who is responsible for the media statement?” may be asked of an item, or of a task of the procedure's plan.
    of_task = intent in _OF_PEOPLE and "responsible" in exchange.lows
    if of_task and (said := await procedure.answer(exchange, sure=True)):
        return said
    # Nobody meets the findings by chance: without one of their words the question was about something else.
    if intent is Intent.FINDINGS and exchange.lows.isdisjoint(_OF_FINDINGS) and not exchange.continues:
        return await papers.papers(_searching(exchange))
    conversation = CONVERSATIONS.get(intent)
    if conversation is None:
        return await _beside(exchange)
    unknown = strangers.unknown_board(exchange)
    return say(exchange, unknown) if unknown is not None else await conversation(exchange)


def _searching(exchange: Exchange) -> Exchange:
    """Take the words for a search of the papers, whatever they were first taken for."""
    slots = replace(exchange.heard.slots, about=exchange.heard.slots.about or exchange.words)
    return replace(exchange, heard=replace(exchange.heard, intent=Intent.PAPERS, slots=slots))


async def _beside(exchange: Exchange) -> Said:
    """Answer what is no question about the board's business, or cannot be told from one."""
    match exchange.heard.intent:
        case Intent.GREETING:
            return _courtesy(exchange, courtesies.greeting(exchange.asker.person))
        case Intent.THANKS:
            return _courtesy(exchange, courtesies.thanks())
        case Intent.HELP:
            return _courtesy(exchange, courtesies.help_())
        case Intent.YES | Intent.NO:
            return await _yes_or_no(exchange)
        case _:
            return await papers.surely(exchange) or _unsure(exchange)


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
            return await CONVERSATIONS[heard.intent](again)
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
