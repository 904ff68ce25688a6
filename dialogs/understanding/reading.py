"""A message with its people, boards, items and dates recognised and replaced by tags: what the classifier sees.

This is the one place where the grammars meet, for questions and for the phrase bank alike, so that both are cut the
same way. It decides nothing about intent.
"""

import datetime as dt
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dialogs.understanding import dates, mending, names, words
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.values import Context, Naming, Part, PersonSaid, When

_COUNTS = {
    name: str(number) for number, name in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty"), 1)
}  # fmt: skip
ORDINALS = {
    name: str(number) for number, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 1)
}  # fmt: skip
_NUMBER_AT_MOST = 6  # characters: 12.10b
_ITEM = frozenset({"item", "items", "itme", "agendum"})
_PARTS: dict[str, Part | None] = {
    **dict.fromkeys(("paragraph", "paragraphs", "para", "paras", "clause", "paragrah", "paragraf"), "paragraph"),
    **dict.fromkeys(("checklist", "checklists", "row", "rows", "chekclist", "cheklist"), "checklist"),
    **dict.fromkeys(("step", "steps", "task", "tasks"), "step"),
    **dict.fromkeys(("section", "sections"), "section"),
    "point": None,
}
_BETWEEN = frozenset({"number", "no", "nr", "item", "row", "point", "step", "section", "paragraph", "entry"})
_COUNTED = frozenset({"paragraph", "step", "section"})  # "step four"; "the checklist one" is no number
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-z]?$")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d)*[a-z]?$")  # 15.10.26 is a day
_CLOCK = re.compile(r"\d{1,2}\.[0-5]\d$")
_UNITS = frozenset(
    {"million", "billion", "m", "bn", "k", "per", "percent", "pounds", "times", "pm", "am", "hours", "days", "points"}
)  # 3.5 of these is an amount
_OF_CHECKLIST = re.compile(r"(?:of|on|in|from) (?:the |our )?(checklist|procedure|plan)\b")


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
    number: str | None = None
    part: Part | None = None

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
    number: str | None = None
    part: Part | None = None


def read(text: str, lexicon: Lexicon, context: Context, today: dt.date, vocabulary: AbstractSet[str]) -> Reading:
    """Read a message. ``vocabulary`` is the words of the phrase bank, which are not taken for unknown names."""
    split = mending.mend(words.split(text), lexicon, vocabulary)
    noted = _Noted()
    pieces: list[Piece] = []
    at = 0
    while at < len(split):
        end, tag = _recognised(split, at, lexicon, context, today, vocabulary, noted)
        pieces.append(Piece(tag or split[at].low, at, end, tag=bool(tag)))
        at = end
    return Reading(
        tuple(split),
        tuple(pieces),
        noted.when,
        noted.unread,
        noted.people,
        noted.board,
        noted.item,
        noted.number,
        noted.part,
    )


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
    if number := _number(split, at):
        if noted.number is None:
            noted.number, noted.part = number[1:]
        return number[0], "{number}"
    if item := _item(split, at):
        noted.item = noted.item or item[1]
        return item[0], "{item}"
    beside = at + 1 < len(split) and bool(
        names.board_at(split, at + 1, lexicon.index) or names.board_by_part(split, at + 1, lexicon.index)
    )
    if not _full_name(split, at, lexicon) and (found := dates.find(split, at, today, context, beside=beside)):
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


def _number(split: list[words.Word], at: int) -> tuple[int, str, Part | None] | None:
    """Read *paragraph 2.8*, *checklist item 3.10*, *item 2.8 of the checklist* or a bare *2.8*."""
    lows = [word.low for word in split[at : at + 8]]
    if lows[0] not in _PARTS:
        return _bare_number(lows, split[at - 1].low if at else "", at) or _item_of_checklist(lows, split, at)
    part = _PARTS[lows[0]]
    start = 1
    while start < len(lows) - 1 and lows[start] in _BETWEEN:
        start += 1
    low = lows[start] if start < len(lows) else ""
    number = _COUNTS.get(low, low) if part in _COUNTED else low
    after = lows[start + 1] if start + 1 < len(lows) else ""
    if not _NUMBER.match(number) or after in dates.MONTHS:
        return None
    return at + start + 1, number, part


def _bare_number(lows: list[str], before: str, at: int) -> tuple[int, str, Part | None] | None:
    after = lows[1] if len(lows) > 1 else ""
    amount = after in _UNITS or (before in {"at", "until", "till"} and _CLOCK.match(lows[0]))
    return (at + 1, lows[0], None) if _DOTTED.match(lows[0]) and not amount else None


def _item_of_checklist(lows: list[str], split: list[words.Word], at: int) -> tuple[int, str, Part | None] | None:
    item = _item(split, at) if lows[0] in _ITEM | {"number", "no"} else None
    if item is None:
        return None
    held = _OF_CHECKLIST.match(" ".join(lows[item[0] - at :]))
    return None if held is None else (item[0], item[1], "checklist" if held[1] == "checklist" else None)


def _item(split: list[words.Word], at: int) -> tuple[int, str] | None:
    lows = [word.low for word in split[at : at + 5]]
    start = 1 if lows[0] == "agenda" else 0
    head = lows[start] if start < len(lows) else ""
    if head in _ITEM:
        start += 1
        start += start < len(lows) and lows[start] in {"no", "number", "nr"}
    elif head in {"number", "no"} and not (at and split[at - 1].low in mending.TELEPHONES):
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
    number = ORDINALS.get(lows[0]) or (lows[0][:-2] if lows[0][:-2].isdigit() else None)
    return None if number is None else (at + lows.index("item") + 1, number)
