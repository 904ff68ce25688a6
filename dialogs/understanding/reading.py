"""A message with its people, boards, items and dates recognised and replaced by tags: what the classifier sees.

This is the one place where the grammars meet, for questions and for the phrase bank alike, so that both are cut the
same way. It decides nothing about intent.
"""

import datetime as dt
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dialogs.understanding import dates, names, words
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.values import Context, Naming, PersonSaid, When

_COUNTS = {
    name: str(number) for number, name in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty"), 1)
}  # fmt: skip
_ORDINALS = {
    name: str(number) for number, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 1)
}  # fmt: skip
_NUMBER_AT_MOST = 6  # characters: 12.10b
_ITEM = frozenset({"item", "items", "itme", "agendum"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, or one tag with the words it stands for (``start`` up to ``end``)."""

    low: str
    start: int
    end: int
    tag: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A message, read. ``pieces`` cover all its words in order."""

    words: tuple[words.Word, ...]
    pieces: tuple[Piece, ...]
    when: When | None = None
    unread: str | None = None
    people: tuple[PersonSaid, ...] = ()
    board: str | None = None
    item: str | None = None

    def said(self, piece: Piece) -> str:
        """Give a piece back as it was typed."""
        return " ".join(word.said for word in self.words[piece.start : piece.end])


@dataclass(slots=True)
class _Noted:
    when: When | None = None
    unread: str | None = None
    people: tuple[PersonSaid, ...] = ()
    board: str | None = None
    item: str | None = None


def read(text: str, lexicon: Lexicon, context: Context, today: dt.date, vocabulary: AbstractSet[str]) -> Reading:
    """Read a message. ``vocabulary`` is the words of the phrase bank, which are not taken for unknown names."""
    split = words.split(text)
    noted = _Noted()
    pieces: list[Piece] = []
    at = 0
    while at < len(split):
        end, tag = _recognised(split, at, lexicon, context, today, vocabulary, noted)
        pieces.append(Piece(tag or split[at].low, at, end, tag=bool(tag)))
        at = end
    return Reading(tuple(split), tuple(pieces), noted.when, noted.unread, noted.people, noted.board, noted.item)


def _recognised(
    split: list[words.Word],
    at: int,
    lexicon: Lexicon,
    context: Context,
    today: dt.date,
    vocabulary: AbstractSet[str],
    noted: _Noted,
) -> tuple[int, str]:
    """Give the end and the tag of what begins here ('' for an ordinary word), and note its value."""
    if board := names.board_at(split, at, lexicon.index) or names.board_by_part(split, at, lexicon.index):
        noted.board = noted.board or board[1]
        return board[0], "{board}"
    if item := _item(split, at):
        noted.item = noted.item or item[1]
        return item[0], "{item}"
    if not _full_name(split, at, lexicon) and (found := dates.find(split, at, today, context)):
        _note_when(split, found, noted)
        return found.end, found.tag
    if person := names.person_at(split, at, lexicon.index, vocabulary, context):
        _note_person(person.who, noted)
        return person.end, "{me}" if person.who.naming is Naming.ME else "{person}"
    return at + 1, ""


def _full_name(split: list[words.Word], at: int, lexicon: Lexicon) -> bool:
    """Tell April Jones, whom the lexicon knows, from the month."""
    following = tuple(word.low for word in split[at : at + 4])
    return any(following[: len(parts)] == parts for parts, _ in lexicon.index.people.get(split[at].low, ()))


def _note_when(split: list[words.Word], found: dates.Found, noted: _Noted) -> None:
    if found.when is not None:
        noted.when = noted.when or found.when
    elif found.tag == "{date}" and noted.unread is None:
        noted.unread = " ".join(word.said for word in split[found.start : found.end])


def _note_person(who: PersonSaid, noted: _Noted) -> None:
    """Add somebody once; *her* after a name is the one just named."""
    if who not in noted.people and not (who.said.lower() in names.PRONOUNS and noted.people):
        noted.people = (*noted.people, who)


def _item(split: list[words.Word], at: int) -> tuple[int, str] | None:
    lows = [word.low for word in split[at : at + 5]]
    start = 1 if lows[0] == "agenda" else 0
    head = lows[start] if start < len(lows) else ""
    if head in _ITEM:
        start += 1
        start += start < len(lows) and lows[start] in {"no", "number", "nr"}
    elif head in {"number", "no"} and not (at and split[at - 1].low in {"phone", "telephone"}):
        start += 1
    else:
        return _ordinal_item(lows, at)
    number = lows[start] if start < len(lows) else ""
    number = _COUNTS.get(number, number)
    if not number[:1].isdigit() or len(number) > _NUMBER_AT_MOST:
        return None
    return at + start + 1, number


def _ordinal_item(lows: list[str], at: int) -> tuple[int, str] | None:
    if lows[1:2] != ["item"] and lows[1:3] != ["agenda", "item"]:
        return None
    number = _ORDINALS.get(lows[0]) or (lows[0][:-2] if lows[0][:-2].isdigit() else None)
    return None if number is None else (at + lows.index("item") + 1, number)
