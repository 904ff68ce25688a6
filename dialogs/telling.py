"""What the answers from entries of the papers share: which pack is meant, what is talked about, lists in pages.

Which entry is meant is decided in ``board.contents``; each kind of entry has a file of its own beside this one.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from acts import contents as reading
from acts.contents import Papers
from board import contents, wording
from board.contents import Name
from board.messages import Choice, Fact, Manner, Message
from dialogs import choosing
from dialogs import exchange as exchanges
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange, Said
from dialogs.understanding import Day, Intent, Month, Relative, Year
from storage.entries import Kept

AnyEntry = TypeVar("AnyEntry")
PAGE = 6  # entries of a list that are shown at a time
READINGS = 3  # at most so many are offered when several are about as likely meant
LABEL = 40  # characters of a choice's label
_MONTHS = frozenset(f"{dt.date(2000, month, 1):%B}".lower() for month in range(1, 13))
_WHEN = frozenset({"last", "next", "previous", "october's", "th", "st", "nd", "rd"}) | _MONTHS


@dataclass(frozen=True, slots=True)
class One(Generic[AnyEntry]):
    """An entry that is meant, with the board whose papers hold it."""

    kept: Kept[AnyEntry]
    board: str

    @property
    def value(self) -> AnyEntry:
        """Give the entry itself."""
        return self.kept.value


async def papers_of(exchange: Exchange, kind: type[AnyEntry]) -> list[Papers[AnyEntry]]:
    """Give what the papers that are meant hold of a kind, the newest first; of the asker's own boards where they do."""
    named = exchange.heard.slots.board
    meeting = await _meeting(exchange)
    own = exchange.asker.boards_meant(named)
    every = exchange.asker.register.boards
    for boards in (own,) if named else (own, every):
        held = await reading.of_kind(exchange.uow, exchange.asker, kind, boards)
        if found := [one for one in held if _is_of(exchange, one, meeting)]:
            return found
    return []


async def _meeting(exchange: Exchange) -> int | None:
    """Give the meeting that words such as *the last one* mean."""
    if not isinstance(exchange.heard.slots.when, Relative):
        return None
    chosen = await choosing.choose(exchange, usually="last")
    return chosen.meeting.id if isinstance(chosen, Chosen) else None


def _is_of(exchange: Exchange, papers: Papers[AnyEntry], meeting: int | None) -> bool:
    """Tell papers of the meeting that is meant; a year means none, since last year is a column of a table."""
    match exchange.heard.slots.when:
        case Day(on):
            return papers.on == on
        case Month(month, year):
            return papers.on.month == month and year in {None, papers.on.year}
        case Relative():
            return papers.meeting_id == meeting
        case _:
            return True


async def no_meeting(exchange: Exchange) -> Said | None:
    """Say that no meeting is the one whose papers were asked for; None where there is one, or none was named."""
    if not isinstance(exchange.heard.slots.when, Day | Month):
        return None
    chosen = await choosing.choose(exchange, usually="last")
    none = isinstance(chosen, Message) and exchanges.ASKS[Intent.MEETINGS] in chosen.choices
    return exchanges.say(exchange, chosen) if none and isinstance(chosen, Message) else None


def wanted(exchange: Exchange, framing: AbstractSet[str] = frozenset()) -> tuple[str, ...]:
    """Give what a question names, without the board and the meeting that it names beside it."""
    slots, register = exchange.heard.slots, exchange.asker.register
    board = register.board(slots.board) if slots.board else None
    beside = set(contents.words(" ".join((board.name, *board.also)))) if board else set()
    if slots.when is not None and not isinstance(slots.when, Year):
        beside |= _WHEN | {word for word in contents.words(exchange.words) if _is_of_day(word, exchange)}
    if slots.item is not None:
        beside |= {"item", *contents.words(slots.item)}
    return contents.terms(exchange.words, framing | beside)


def _is_of_day(word: str, exchange: Exchange) -> bool:
    when = exchange.heard.slots.when
    digits = word.rstrip("thsndr")
    return isinstance(when, Day) and digits in {str(when.on.day), str(when.on.year), f"{when.on.day:02d}"}


def find(
    held: Sequence[Papers[AnyEntry]], wants: Sequence[str], named: Callable[[AnyEntry], Name]
) -> list[One[AnyEntry]]:
    """Give which entries of the newest papers that have any fit some words; several only where they fit alike."""
    for papers in held:
        if found := best([One(kept, papers.board.name) for kept in papers.entries], wants, named):
            return found
    return []


def best(
    every: Sequence[One[AnyEntry]], wants: Sequence[str], named: Callable[[AnyEntry], Name]
) -> list[One[AnyEntry]]:
    """Give which of some entries fit some words about as well as the best."""
    return [every[at] for at in contents.fitting(wants, [named(one.value) for one in every])]


async def talked_of(exchange: Exchange, kind: type[AnyEntry]) -> One[AnyEntry] | None:
    """Give the entry of a kind that we talk about, if it holds today and may be seen here."""
    name, _, row = (exchange.topic.entry or "").partition(":")
    if name != reading.name_of(kind) or not row.isdigit():
        return None
    kept = await reading.by_id(exchange.uow, exchange.asker, kind, int(row))
    return One(kept, exchange.asker.register.board_by_id(kept.board_id).name) if kept else None


def say(exchange: Exchange, intent: Intent, message: Message, about: One[Any] | None = None) -> Said:
    """Say an answer, and remember what kind it was of and which entry it was about."""
    said = exchanges.say(replace(exchange, heard=replace(exchange.heard, intent=intent)), message)
    if about is None:
        return said
    entry = f"{reading.name_of(type(about.value))}:{about.kept.id}"
    return Said(said.messages, replace(said.topic, entry=entry))


def offer(exchange: Exchange, intent: Intent, what: str, readings: Sequence[Choice]) -> Said:
    """Ask which of a few entries is meant."""
    body = f"Several {what} fit that about equally, so I will not guess. Which one do you mean?"
    return say(exchange, intent, Message(body, choices=tuple(readings[:READINGS]), manner=Manner.ASKS))


def listed(
    exchange: Exchange,
    intent: Intent,
    body: str,
    title: str,
    facts: Sequence[Fact],
    choices: Sequence[Choice] = (),
    *,
    board: str | None = None,
) -> Said:
    """Show one page of a list; the rest comes with the words of the last choice, whenever it is taken.

    ``board`` is whose papers hold the list: it is named wherever there are several boards.
    """
    if board is not None and len(exchange.asker.register.boards) > 1:
        title = f"{title}, {board.removeprefix('The ')}"
    start = exchange.start if 0 <= exchange.start < len(facts) else 0
    shown = tuple(facts[start : start + PAGE])
    end = start + len(shown)
    offered = list(choices)
    if len(facts) > PAGE:
        body += f" These are {start + 1} to {end} of {len(facts)}."
    more = f"From {end + 1}: {exchange.words.strip()}" if end < len(facts) else None
    if more:
        offered.append(Choice("More", more))
    message = Message(body + also(exchange), title=title, facts=shown, choices=tuple(offered))
    said = say(exchange, intent, message)
    return Said(said.messages, replace(said.topic, asked=more))


def also(exchange: Exchange) -> str:
    """Say that more is looked at in private: in the same words whether or not there is more, so that they tell none."""
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    return f" {exchanges.ALSO}" if any(exchange.asker.could_see_alone(board) for board in boards) else ""


def label(text: str) -> str:
    """Shorten a name for a choice."""
    return wording.clip(text, LABEL)


def stopped(text: str) -> str:
    """End a text with a full stop, unless something ends it already."""
    return text if text.rstrip()[-1:] in {".", ":", "?", "!", ";", "-", "…", ""} else f"{text.rstrip()}."


def lines(text: str) -> list[str]:
    """Give a text paragraph by paragraph, list entries without their mark."""
    return [line.removeprefix("• ").strip() for line in text.split("\n") if line.strip()]
