"""The names to listen for, as the caller gives them, and the look-up tables made of them.

Whether words of a message are one of these names is decided in ``names``.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dialogs.understanding import words


class KnownPerson(NamedTuple):
    """Somebody the board knows: a key of the caller's, the name (a title may lead it), initials, former names."""

    key: str
    name: str
    initials: str | None = None
    also: tuple[str, ...] = ()


class KnownBoard(NamedTuple):
    """A board by key and name; ``also`` holds its short forms.

    ``parts`` are words that no other board's name holds; they mean it only beside *group*, *meet* and the like.
    """

    key: str
    name: str
    also: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The names to listen for. Build it once for each version of the data: its index is kept with it.

    ``words`` are the words of the papers, in small letters, that slips are mended to; ``groups`` the groups and panels
    that the papers name (*steering group*, see ``bodies.named_in``), which are no boards and no strangers.
    """

    people: tuple[KnownPerson, ...] = ()
    boards: tuple[KnownBoard, ...] = ()
    words: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Give the words of the papers in a fixed order, for mending."""
        return tuple(sorted(self.words))

    @cached_property
    def index(self) -> "NameIndex":
        """Give the look-up tables, made on first use."""
        return NameIndex.of(self)


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Keys by lower-case words.

    ``people`` and ``boards`` hold whole names by their first word, the longest first, ``board_parts`` the words that
    tell a board from others; ``surnames``, ``given`` and ``initials`` every key that a part fits; ``names`` the names
    as written, by key, for close spellings; ``board_words`` every word of a board's name.
    """

    people: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    boards: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    board_parts: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    board_words: set[str] = field(default_factory=set)
    surnames: dict[str, tuple[str, ...]] = field(default_factory=dict)
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)
    initials: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lexicon: Lexicon) -> "NameIndex":
        """Index a lexicon."""
        made = cls(names={person.key: person.name for person in lexicon.people})
        for person in lexicon.people:
            for name in (person.name, *person.also):
                parts = words.name_parts(name)
                if len(parts) > 1:
                    _file(made.people, parts, person.key)
                    _add(made.given, parts[0], person.key)
                if parts:
                    _add(made.surnames, parts[-1], person.key)
            if person.initials:
                _add(made.initials, person.initials.replace(".", "").upper(), person.key)
        made.add_boards(lexicon.boards)
        return made

    def is_name(self, low: str) -> bool:
        """Tell whether a word is a name, or a part of one, of somebody here."""
        return low in self.surnames or low in self.given

    def add_boards(self, boards: tuple[KnownBoard, ...]) -> None:
        """Index boards by all their names, and by the words that tell them from others."""
        for board in boards:
            for name in (board.name, *board.also):
                parts = words.name_parts(name)
                if parts:
                    _file(self.boards, parts, board.key)
                    self.board_words.update(parts)
            for part in board.parts:
                if parts := words.name_parts(part):
                    _file(self.board_parts, parts, board.key)


def _file(table: dict[str, list[tuple[tuple[str, ...], str]]], parts: tuple[str, ...], key: str) -> None:
    rows = table.setdefault(parts[0], [])
    rows.append((parts, key))
    rows.sort(key=lambda row: -len(row[0]))


def _add(table: dict[str, tuple[str, ...]], word: str, key: str) -> None:
    held = table.get(word, ())
    if key not in held:
        table[word] = (*held, key)
