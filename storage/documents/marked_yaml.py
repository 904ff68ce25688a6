"""YAML whose every piece remembers its line: bytes in, a small tree of text, lists and tables out.

Nothing is guessed: every scalar stays the text that was typed, so ``no``, ``on``, ``12:30`` and ``0712`` mean
themselves (YAML 1.1 would make them false, true, 750 and 458). Nothing is expanded: anchors, aliases and tags are
refused, so a small file cannot grow. What the text means is ``board_file``'s business.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from board.files import Fault, Path, tidy

LARGEST = 256 * 1024  # bytes; a board of sixty people needs about 20,000
DEEPEST = 12  # levels of indentation; a board file needs six


KNOWN_PROBLEMS = (
    ("mapping values are not allowed", "A colon inside a value, or a line indented too far; quote the value."),
    ("'\\t'", "A tab stands here; indent with spaces."),
    ("that cannot start any token", "A value may not begin with this sign; put the value in quotes."),
    ("unexpected end of stream", "A quotation mark is opened here and never closed."),
    ("expected ':'", "This line is neither 'key: value' nor '- item'."),
    ("expected <block end>", "This does not fit the lines above; look at the indentation and at open quotes."),
    ("expected ',' or", "A bracket is opened and not closed, or a comma is missing."),
    ("expected alphabetic", "A value may not begin with '&', '*' or '!'; put the value in quotes."),
    ("unknown escape", "A backslash inside double quotes; use single quotes, or write two backslashes."),
)
"""A piece of PyYAML's own words and what a person should do about it; the first that fits is used."""


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as typed, tidied to one line; empty where nothing stands after the colon, or only ``~``."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    line: int
    items: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, in the file's order, each key once."""

    line: int
    entries: tuple[tuple[Text, "Tree"], ...]


Tree = Text | Listing | Table


@dataclass(frozen=True, slots=True)
class Composed:
    """What a file gave: its tree (None where it has none) and what is wrong with it as YAML."""

    tree: Tree | None
    faults: tuple[Fault, ...]


def compose(content: bytes) -> Composed:
    """Read a file's bytes (UTF-8, with or without a byte order mark) into a tree; never raises."""
    faults: list[Fault] = []
    if len(content) > LARGEST:
        return Composed(None, (Fault(1, (), f"The file has {len(content):,} bytes; at most {LARGEST:,} are read."),))
    try:
        text = content.decode("utf-8-sig")
        events = yaml.parse(text, Loader=yaml.SafeLoader)
        tree = _Composer(events, faults).document()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.append(Fault(line, (), "The file is not in UTF-8 from here on; save it again as UTF-8."))
        return Composed(None, tuple(faults))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        faults.append(Fault(line, (), "There is a character here that no text file should hold; delete it."))
        return Composed(None, tuple(faults))
    except yaml.MarkedYAMLError as error:
        faults.append(_explained(error))
        return Composed(None, tuple(faults))
    except _RefusalError as refusal:
        faults.append(refusal.fault)
        return Composed(None, tuple(faults))
    return Composed(tree, tuple(faults))


class _RefusalError(Exception):
    """The file uses something that a board file does not need and that is not worth its danger."""

    def __init__(self, line: int, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = Fault(line, path, sentence)


class _Composer:
    """Turns PyYAML's events into the tree; events are never expanded, so nothing grows on the way."""

    def __init__(self, events: Iterator[yaml.Event], faults: list[Fault]) -> None:
        self._events = events
        self._faults = faults

    def document(self) -> Tree | None:
        """Give the one document of the file; None for a file without any."""
        tree: Tree | None = None
        for event in self._events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if tree is not None:
                raise _RefusalError(_line(event), (), "A second document starts here ('---'); a file holds one.")
            tree = self._tree(next(self._events), ())
        return tree

    def _tree(self, event: yaml.Event, path: Path) -> Tree:
        self._refuse(event, path)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]
            return Text(_line(event), "" if plain and event.value == "~" else tidy(event.value))
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing(_line(event), tuple(self._items(path)))
        return self._table(event, path)

    def _items(self, path: Path) -> Iterator[Tree]:
        for place in itertools.count(1):
            event = next(self._events)
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._tree(event, (*path, str(place)))

    def _table(self, start: yaml.Event, path: Path) -> Table:
        entries: dict[str, tuple[Text, Tree]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._tree(event, path)
            if not isinstance(key, Text):
                raise _RefusalError(key.line, path, "A list or table stands where a key should be; write 'key: value'.")
            value = self._tree(next(self._events), (*path, key.text))
            if key.text in entries:
                first = entries[key.text][0].line
                sentence = f"'{key.text}' stands here a second time (first on line {first}); keep one of the two."
                self._faults.append(Fault(key.line, (*path, key.text), sentence))
            else:
                entries[key.text] = (key, value)
        return Table(_line(start), tuple(entries.values()))

    @staticmethod
    def _refuse(event: yaml.Event, path: Path) -> None:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusalError(
                line, path, "Anchors (&) and aliases (*) are not taken; quote the value or write it out."
            )
        if getattr(event, "tag", None):
            raise _RefusalError(line, path, "Tags (!) are not taken; quote a value that begins with '!'.")
        if len(path) > DEEPEST:
            raise _RefusalError(line, path, f"This is nested more than {DEEPEST} levels deep; a board file needs six.")


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


def _explained(error: yaml.MarkedYAMLError) -> Fault:
    """Say a YAML error in a sentence; an unclosed quote is shown where it was opened, all else where it was noticed."""
    problem = str(error.problem or "")
    mark = error.problem_mark
    if "end of stream" in problem and error.context_mark is not None:
        mark = error.context_mark
    sentence = next((says for words, says in KNOWN_PROBLEMS if words in problem), None)
    return Fault(mark.line + 1 if mark else 1, (), sentence or f"This is not YAML: {problem}.")
