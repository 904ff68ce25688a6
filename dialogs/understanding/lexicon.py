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
    """A board by key and name; ``also`` holds its short forms."""

    key: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The names to listen for. Build it once for each version of the data: its index is kept with it."""

    people: tuple[KnownPerson, ...] = ()
    boards: tuple[KnownBoard, ...] = ()

    @cached_property
    def index(self) -> "NameIndex":
        """Give the look-up tables, made on first use."""
        return NameIndex.of(self)


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Keys by lower-case words.

    ``people`` and ``boards`` hold whole names by their first word, the longest first; ``surnames``, ``given`` and
    ``initials`` every key that a part fits; ``names`` the names as written, by key, for close spellings.
    """

    people: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    boards: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
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
        for board in lexicon.boards:
            for name in (board.name, *board.also):
                parts = words.name_parts(name)
                if parts:
                    _file(made.boards, parts, board.key)
        return made


def _file(table: dict[str, list[tuple[tuple[str, ...], str]]], parts: tuple[str, ...], key: str) -> None:
    rows = table.setdefault(parts[0], [])
    rows.append((parts, key))
    rows.sort(key=lambda row: -len(row[0]))


def _add(table: dict[str, tuple[str, ...]], word: str, key: str) -> None:
    held = table.get(word, ())
    if key not in held:
        table[word] = (*held, key)
