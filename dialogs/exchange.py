"""One exchange: what was understood, who said it, what is being talked about, and what is said back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from acts.asking import Asker
from board.messages import Choice, Manner, Message
from board.sources import Citation
from dialogs.understanding import Intent, Understood
from storage.unit_of_work import UnitOfWork

PRIVATELY = "There is more that I may only show in our own chat; ask me there."
# Said to every member whenever a question about something is answered among others: whether restricted papers hold an
# answer would already tell something of them.
ALSO = "In our own chat I also look at what is not for publication."

_WORDS = ("intent", "board", "person", "item", "entry", "asked", "step", "question", "focus")
_SUBJECTS = 3  # how many subjects are remembered, the latest first
_LISTED = 30  # how many of a list can be named by their place
_LISTED_NAME = 120  # characters of what a list's entry is called
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})?[a-z]?)\.? ")
_OF_ITEMS = frozenset({Intent.AGENDA, Intent.ITEM})
# Whose facts are each one of a list, called by what it is.
_LISTS = _OF_ITEMS | {Intent.ACTIONS, Intent.RISK, Intent.MOVEMENTS, Intent.MEETINGS, Intent.FINDINGS, Intent.INDICATOR}
_LETTERS = re.compile(r"[a-z]+")
_GOING_ON = ("and ", "or ", "what about ", "how about ", "same for ", "then ")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation is about: the last question's kind, its board, its meeting's row, its person.

    ``item`` is the agenda item's number, ``offered`` the questions that were offered last, in order. ``entry`` is the
    entry of the papers that we talk about, its kind and row (``indicators:17``); ``asked`` is what brings the rest of a
    list that was shown in part; ``step`` is the paragraph, row or plan of a procedure that was last said; ``settled``
    has the settlement of each finding and proposal that was settled here.

    ``question`` is the last question in full, ``about`` the subjects of the last ones, the latest first, and ``listed``
    what was listed last, each so that it can stand in a question (*item 4*, a name). ``focus`` is where the last answer
    stood in the papers: a document, an item and a heading, each a line.
    """

    intent: str | None = None
    board: str | None = None
    meeting: int | None = None
    person: str | None = None
    item: str | None = None
    offered: tuple[str, ...] = ()
    entry: str | None = None
    asked: str | None = None
    step: str | None = None
    settled: tuple[tuple[str, int], ...] = ()
    question: str | None = None
    about: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    focus: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Give the plain form that a row keeps, without what is not said."""
        kept = {
            "intent": self.intent,
            "board": self.board,
            "meeting": self.meeting,
            "person": self.person,
            "item": self.item,
            "entry": self.entry,
            "asked": self.asked,
            "step": self.step,
            "offered": list(self.offered) or None,
            "settled": dict(self.settled) or None,
            "question": self.question,
            "focus": self.focus,
            "about": list(self.about) or None,
            "listed": list(self.listed) or None,
        }
        return {name: value for name, value in kept.items() if value is not None}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Read back what was kept; a part that this version does not know, or knows otherwise, is left aside."""
        words = {name: said for name in _WORDS if isinstance(said := kept.get(name), str)}
        meeting, settled = kept.get("meeting"), kept.get("settled")
        return cls(
            **words,
            meeting=meeting if type(meeting) is int else None,
            offered=_texts(kept.get("offered")),
            about=_texts(kept.get("about")),
            listed=_texts(kept.get("listed")),
            settled=tuple((str(one), row) for one, row in settled.items() if type(row) is int)
            if isinstance(settled, dict)
            else (),
        )


@dataclass(frozen=True, slots=True)
class Exchange:
    """Everything a conversation needs to answer one message. ``start`` is how much of a list was shown already."""

    uow: UnitOfWork
    asker: Asker
    heard: Understood
    topic: Topic
    words: str = ""
    start: int = 0

    @property
    def lows(self) -> frozenset[str]:
        """Give the words as typed, in small letters, for what no slot holds."""
        return frozenset(_LETTERS.findall(self.words.lower()))

    @property
    def continues(self) -> bool:
        """Tell words that go on with what is talked about: *and in September?*, *what about the next one?*."""
        return self.heard.continues or self.words.lower().lstrip().startswith(_GOING_ON)


@dataclass(frozen=True, slots=True)
class Said:
    """The messages to say, and what is being talked about after them."""

    messages: tuple[Message, ...]
    topic: Topic


def say(
    exchange: Exchange,
    message: Message,
    *,
    board: str | None = None,
    meeting: int | None = None,
    person: str | None = None,
    item: str | None = None,
    listed: Sequence[str] = (),
) -> Said:
    """Say one message, and remember what it was about for the next question.

    ``listed`` names what the message lists in its body; what it lists as facts needs no naming.
    """
    heard = exchange.heard
    goes_on = heard.continues and not heard.words  # only half a question: the whole one stays
    topic = replace(
        exchange.topic,
        intent=exchange.heard.intent.value,
        board=board or exchange.topic.board,
        meeting=meeting if meeting is not None else exchange.topic.meeting,
        person=person or exchange.topic.person,
        item=item,
        offered=tuple(choice.says for choice in message.choices),
        entry=None,
        asked=None,
        step=None,
        question=(exchange.topic.question or exchange.words) if goes_on else heard.words or exchange.words,
        about=_subjects(heard.subject, exchange.topic.about),
        listed=_listed(exchange, message, listed),
        focus=_focus(message) or exchange.topic.focus,
    )
    return Said((message,), topic)


def _focus(message: Message) -> str | None:
    """Say where an answer stood: by its first source."""
    cited = (*message.sources, *(fact.source for fact in message.facts if fact.source))
    place = next((one.place for one in cited if isinstance(one, Citation) and one.place is not None), None)
    return None if place is None else "\n".join((place.document, place.item or "", ""))


def _subjects(latest: str, before: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((latest, *before)))[:_SUBJECTS] if latest else before


def _listed(exchange: Exchange, message: Message, named: Sequence[str]) -> tuple[str, ...]:
    """Name what was listed; what was listed before stays while nothing else is listed or offered."""
    if not named and len(message.facts) > 1 and exchange.heard.intent in _LISTS and message.manner is Manner.ANSWERS:
        named = [_entry(exchange, fact.name) for fact in message.facts]
    if not named and message.manner is Manner.ASKS:
        return ()
    return tuple(name[:_LISTED_NAME] for name in named[:_LISTED]) or exchange.topic.listed


def _entry(exchange: Exchange, name: str) -> str:
    numbered = _NUMBERED.match(f"{name} ")
    return f"item {numbered[1]}" if numbered and exchange.heard.intent in _OF_ITEMS else name


def _texts(kept: object) -> tuple[str, ...]:
    return tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else ()


def cannot_find(what: str, *choices: Choice) -> Message:
    """Say that no row and no passage holds what was asked for."""
    return Message(f"I cannot find {what} in the papers I hold.", choices=choices, manner=Manner.CANNOT)


ASKS: dict[Intent, Choice] = {
    Intent.MEETING: Choice("Next meeting", "When is the next meeting?"),
    Intent.MEETINGS: Choice("All meetings", "Which meetings do you know of?"),
    Intent.AGENDA: Choice("Agenda", "What is on the agenda?"),
    Intent.ITEM: Choice("Items for decision", "Which items are for decision?"),
    Intent.LEAD: Choice("Leads", "Who leads item 4?"),
    Intent.ATTENDANCE: Choice("Attendance", "Who attended the last meeting?"),
    Intent.APOLOGIES: Choice("Apologies", "Who sent apologies for the last meeting?"),
    Intent.APOLOGIES_TO: Choice("Send apologies", "Whom do I send my apologies to?"),
    Intent.QUORUM: Choice("Quorum", "Was the last meeting quorate?"),
    Intent.NOTICE: Choice("Notice", "Was the agenda out in time?"),
    Intent.ACTIONS: Choice("My actions", "What are my actions?"),
    Intent.DECISIONS: Choice("Decisions", "What was decided at the last meeting?"),
    Intent.MOVEMENTS: Choice("Joined or left", "Who joined late or left early?"),
    Intent.MEMBERS: Choice("Members", "Who are the members of the board?"),
    Intent.PAPERS: Choice("Papers", "What do the papers say about care homes?"),
    Intent.REPORT: Choice("Reports", "What does the report recommend?"),
    Intent.INDICATOR: Choice("Figures", "What are the headline figures?"),
    Intent.RISK: Choice("Risks", "What are the high risks?"),
    Intent.PROCEDURE: Choice("Procedure", "What are the first steps of the procedure?"),
    Intent.GLOSSARY: Choice("Terms", "What does CQC mean?"),
    Intent.FINDINGS: Choice("Findings", "What was odd in the papers?"),
    Intent.SAID: Choice("What was said", "What was said at the last meeting?"),
    Intent.DECLARATIONS: Choice("Interests", "Who declared an interest at the last meeting?"),
    Intent.DEADLINES: Choice("Deadlines", "If a care home failed today, when must the group meet by?"),
    Intent.CONTACTS: Choice("Contacts", "How do I reach the administrator?"),
    Intent.CHANGES: Choice("What is new", "What changed since the last board?"),
    Intent.HELP: Choice("Help", "Help"),
}
