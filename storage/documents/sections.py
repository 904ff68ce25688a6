"""A table of a typed-in file, asked key by key: each answer has the right type, each fault its line and sentence.

Knows nothing of boards. A key that was never asked for is an unknown key, so the questions are the schema.
"""

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from board.files import Fault, Path
from storage.documents import marked_yaml
from storage.documents.marked_yaml import Listing, Table, Text, Tree

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
YES = frozenset({"yes", "true", "any", "on"})
NO = frozenset({"no", "false", "none", "off"})

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WRITTEN_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")
_SLASHED_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


@dataclass(slots=True)
class Reading:
    """What one reading of a file gathers: its faults, and on which line each place of it stands."""

    faults: list[Fault] = field(default_factory=list[Fault])
    lines: dict[Path, int] = field(default_factory=dict[Path, int])

    def fault(self, line: int, path: Path, sentence: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(line, path, sentence))

    def line_of(self, path: Path) -> int | None:
        """Give the line of a place, or of the nearest place around it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


class Section:
    """One table of the file. Ask for every key it may have, then :meth:`close` it."""

    def __init__(self, reading: Reading, table: Table, path: Path) -> None:
        self.reading = reading
        self.path = path
        self.line = table.line
        self._entries: dict[str, tuple[Text, Tree]] = {}
        self._asked: list[str] = []
        reading.lines.setdefault(path, table.line)
        for key, value in table.entries:
            name = _plain(key.text)
            if name in self._entries:
                sentence = f"'{key.text}' is '{self._entries[name][0].text}' once more; keep one of the two."
                reading.fault(key.line, (*path, name), sentence)
            self._entries.setdefault(name, (key, value))
            reading.lines.setdefault((*path, name), key.line)

    def get(self, key: str, *, required: bool = False) -> Tree | None:
        """Give whatever stands under a key; None where there is nothing, which is a fault only if required."""
        self._asked.append(key)
        _, value = self._entries.get(key, (None, None))
        if value is None or (isinstance(value, Text) and not value.text):
            if required:
                line = value.line if value else self.line
                self.reading.fault(line, (*self.path, key), f"'{key}' is missing here; it must be filled in.")
            return None
        return value

    def text(self, key: str, *, required: bool = False) -> str | None:
        """Give a line of text."""
        value = self.get(key, required=required)
        if value is None or isinstance(value, Text):
            return value.text if value else None
        self.wrong(value, key, f"'{key}' takes one line of text, not {_kind(value)}.")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of short texts; a single one need not be written as a list."""
        value = self.get(key)
        found = value.items if isinstance(value, Listing) else (value,) if value else ()
        for item in found:
            if not isinstance(item, Text):
                self.wrong(item, key, f"'{key}' takes a text or a list of texts, not {_kind(item)}.")
        return tuple(item.text for item in found if isinstance(item, Text) and item.text)

    def number(self, key: str, *, required: bool = False) -> int | None:
        """Give a whole number from 1 to 999."""
        written = self.text(key, required=required)
        if written is None:
            return None
        if re.fullmatch(r"[0-9]{1,3}", written) and int(written):
            return int(written)
        self.wrong(self._entries[key][1], key, f"'{key}' takes a whole number from 1, not '{written}'.")
        return None

    def day(self, key: str, *, required: bool = False) -> dt.date | None:
        """Give a day, written ``2026-09-06`` or ``6 September 2026``."""
        written = self.text(key, required=required)
        if written is None:
            return None
        try:
            found = _day(written)
        except ValueError:
            self.wrong(self._entries[key][1], key, f"'{written}' is no day of the calendar.")
            return None
        if found is None:
            self.wrong(self._entries[key][1], key, _how_to_write(written))
        return found

    def named(self, key: str, *, required: bool = False) -> Iterator[tuple[str, "Section"]]:
        """Give the tables that stand under a key, each under a short key of its own."""
        value = self.get(key, required=required)
        if value is not None and not isinstance(value, Table):
            self.wrong(value, key, f"'{key}' takes a table with a short key for each, not {_kind(value)}.")
            return
        for name, node in value.entries if value else ():
            path = (*self.path, key, name.text)
            self.reading.lines[path] = name.line
            if not _KEY.fullmatch(name.text):
                self.reading.fault(
                    name.line, path, f"'{name.text}' cannot be a key; use letters, digits and hyphens, without spaces."
                )
            if isinstance(node, Table):
                yield name.text, Section(self.reading, node, path)
            else:
                self.reading.fault(name.line, path, f"'{name.text}' takes a table of keys, not {_kind(node)}.")

    def tables(self, key: str) -> Iterator["Section"]:
        """Give the tables of a list; a single one need not be written as a list."""
        value = self.get(key)
        nodes = value.items if isinstance(value, Listing) else (value,) if value else ()
        for place, node in enumerate(nodes, start=1):
            if isinstance(node, Table):
                yield Section(self.reading, node, (*self.path, key, str(place)))
            else:
                self.wrong(node, key, f"'{key}' takes a list of tables, not {_kind(node)}.")

    def table(self, key: str) -> "Section | None":
        """Give the one table under a key."""
        value = self.get(key)
        if value is None or isinstance(value, Table):
            return Section(self.reading, value, (*self.path, key)) if value else None
        self.wrong(value, key, f"'{key}' takes a table of keys, not {_kind(value)}.")
        return None

    def numbers(self, key: str) -> Iterator[tuple[str, int]]:
        """Give a table of whole numbers by name."""
        value = self.get(key)
        if isinstance(value, Table):
            inner = Section(self.reading, value, (*self.path, key))
            for name, _ in value.entries:
                self.reading.lines[(*self.path, key, name.text)] = name.line
                number = inner.number(_plain(name.text))
                if number is not None:
                    yield name.text, number
        elif value is not None:
            self.wrong(value, key, f"'{key}' takes a number for each organisation, like {{vbc: 2}}.")

    def wrong(self, node: Tree, key: str, sentence: str) -> None:
        """Note a fault at a node under a key."""
        self.reading.fault(node.line, (*self.path, key), sentence)

    def close(self) -> None:
        """Note every key that was never asked for."""
        for name, (key, _) in self._entries.items():
            if name not in self._asked:
                path = (*self.path, name)
                self.reading.fault(key.line, path, f"'{key.text}' is not known here{_meant(name, self._asked)}")


def top(reading: Reading, content: bytes) -> Section | None:
    """Read a whole file as one section; None, with a fault, where it is no table at all."""
    composed = marked_yaml.compose(content)
    reading.faults.extend(composed.faults)
    if isinstance(composed.tree, Table):
        return Section(reading, composed.tree, ())
    if not composed.faults:
        empty = composed.tree is None or composed.tree == Text(composed.tree.line, "")
        reading.fault(1, (), "The file is empty." if empty else "The file holds no 'key: value' lines.")
    return None


def _plain(key: str) -> str:
    """Forgive what is harmless in a key: capitals, and spaces or underscores for hyphens."""
    return re.sub(r"[ _]+", "-", key.strip().lower())


def _kind(node: Tree) -> str:
    if isinstance(node, Text):
        return f"'{node.text}'" if node.text else "nothing"
    return "a list" if isinstance(node, Listing) else "a table"


def _meant(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    return "; known are " + ", ".join(dict.fromkeys(known)) + "."


def _day(written: str) -> dt.date | None:
    """Read a day, or give None where it is not written as one; raises ``ValueError`` for the 30th of February."""
    if found := _ISO_DAY.fullmatch(written):
        year, month, day = (int(part) for part in found.groups())
        return dt.date(year, month, day)
    found = _WRITTEN_DAY.fullmatch(written)
    if not found:
        return None
    near = [place for place, month in enumerate(MONTHS, start=1) if found[2].lower() in {month, month[:3]}]
    return dt.date(int(found[3]), near[0], int(found[1])) if near else None


def _how_to_write(written: str) -> str:
    found = _SLASHED_DAY.fullmatch(written)
    if found:  # a British reader means day/month, an American month/day: asked for, never guessed
        meant = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        return f"'{written}' can be read in two ways; write {meant} if you mean day, month, year."
    return f"'{written}' is not a date; write it like 2026-09-06 or 6 September 2026."
