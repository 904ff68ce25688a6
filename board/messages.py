"""A message as the board's clerk means it, before any channel draws it.

One value is drawn as an Adaptive Card, as plain text and as a mail (``notifications.cards``, ``notifications.mail``)
and every drawing says the same. Nothing here knows Teams or e-mail.
"""

import enum
import itertools
import re
from dataclasses import asdict, dataclass
from typing import Any, Self

from board.pictures import Bar, Bars
from board.sources import Citation

COLUMNS, ROWS = 5, 12  # of a table that is still read as one on a telephone; what has more is told as a list
CELL, LINE = 80, 110  # characters of its longest cell, and of its columns' longest cells together
EMPTY = "the cell is empty"


class Manner(enum.StrEnum):
    """How a message stands to what was asked: what is counted when the clerk is measured, and learned from."""

    ANSWERS = "answers"  # states what was asked for, or tells something unasked
    ASKS = "asks"  # asks back, because more than one thing may be meant
    NEAREST = "nearest"  # has no answer, says so, and shows what lies nearest
    CANNOT = "cannot"  # no row and no passage holds it
    WITHHOLDS = "withholds"  # may not be shown to this reader here
    OUTSIDE = "outside"  # not the board's business, or not understood
    CHATS = "chats"  # a courtesy


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list: a short name, what it is, and where it was read (words, or a citation that has more)."""

    name: str
    value: str
    source: str | None = None

    @property
    def quote(self) -> str | None:
        """Give the paper's own sentence, where it says more than the value does."""
        quote = quote_of(self.source)
        return None if quote is None or quote in self.value else quote


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: its columns' heads, its rows (a cell for each column), and what it is a table of."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str | None = None

    def lines(self) -> list[str]:
        """Say it row by row, every cell with its column's head: so it needs no columns to be understood, or heard."""
        return ["; ".join(self._cells(row)) for row in self.rows]

    def facts(self) -> tuple[Fact, ...]:
        """Give it as a list, each row under its first cell."""
        return tuple(Fact(row[0] if row and row[0] else "Row", "; ".join(self._cells(row)[1:])) for row in self.rows)

    def is_small(self) -> bool:
        """Tell whether it can be drawn as a table: a wide or a long one reads better as a list."""
        columns = list(itertools.zip_longest(self.head, *self.rows, fillvalue=""))
        longest = [max(map(len, column)) for column in columns]
        fits = 1 < len(self.head) <= COLUMNS and 0 < len(self.rows) <= ROWS
        return fits and len(columns) == len(self.head) and max(longest) <= CELL and sum(longest) <= LINE

    def _cells(self, row: tuple[str, ...]) -> list[str]:
        pairs = itertools.zip_longest(self.head, row, fillvalue="")
        return [f"{head}: {cell or EMPTY}" if head else cell or EMPTY for head, cell in pairs]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the reader can ask for next: its label, and the words that a tap says for them."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Message:
    """What one person is told.

    ``title`` heads a card and is a mail's subject (so it never carries restricted matter); ``body`` is one or more
    paragraphs; ``facts`` a list that reads better as a table; ``sources`` the citations of the whole; ``choices`` what
    can be asked next. A message with a title and facts is drawn as a card where there are cards. ``table`` and
    ``picture`` stand below the body; ``manner`` is how it stands to what was asked, which nobody is shown.
    """

    body: str
    title: str | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    manner: Manner = Manner.ANSWERS
    table: Table | None = None
    picture: Bars | None = None

    def text(self) -> str:
        """Say the whole in plain text: the twin of the card, complete, for any channel and any screen reader."""
        parts = [
            self.title,
            self.body,
            "\n".join([*filter(None, [self.table.caption]), *(f"- {line}" for line in self.table.lines())])
            if self.table
            else None,
            "\n".join(map(_fact_line, self.facts)),
            self.picture_words(),
            *(f"As written: “{quote}”" for quote in self.quotes()),
            "Source: " + "; ".join(map(_told, self.sources)) if self.sources else None,
            "You can ask: " + " · ".join(choice.says for choice in self.choices) if self.choices else None,
        ]
        # A blank line between the parts: some clients draw a single break as a space.
        return "\n\n".join(part for part in parts if part)

    def quotes(self) -> tuple[str, ...]:
        """Give the papers' own sentences behind the whole, each once; what the body says already is left out."""
        every = dict.fromkeys(filter(None, map(quote_of, self.sources)))
        return tuple(quote for quote in every if quote not in self.body)

    def picture_words(self) -> str | None:
        """Say the picture, unless the message says each of its figures already."""
        if self.picture is None:
            return None
        said = "\n".join([self.body, *(fact.value for fact in self.facts), *(self.table.lines() if self.table else ())])
        told = [*(bar.figure for bar in self.picture.bars), *self.picture.lights]
        return None if all(_says(said, one) for one in told) else self.picture.words()

    def links(self) -> bool:
        """Tell whether anything in it can be opened."""
        return any(link_of(source) for source in (*self.sources, *(fact.source for fact in self.facts)))

    def to_json(self) -> dict[str, Any]:
        """Give the plain form that a row keeps."""
        return {
            "body": self.body,
            "title": self.title,
            "facts": [{"name": fact.name, "value": fact.value, "source": _kept(fact.source)} for fact in self.facts],
            "sources": [_kept(source) for source in self.sources],
            "choices": [asdict(choice) for choice in self.choices],
            "manner": self.manner.value,
            "table": asdict(self.table) if self.table else None,
            "picture": asdict(self.picture) if self.picture else None,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Read back what :meth:`to_json` gave, or an earlier release's."""
        return cls(
            body=kept["body"],
            title=kept.get("title"),
            facts=tuple(Fact(fact["name"], fact["value"], _read(fact.get("source"))) for fact in kept.get("facts", ())),
            sources=tuple(source for one in kept.get("sources", ()) if (source := _read(one)) is not None),
            choices=tuple(Choice(**choice) for choice in kept.get("choices", ())),
            manner=Manner(kept.get("manner", Manner.ANSWERS)),
            table=_read_table(kept.get("table")),
            picture=_read_picture(kept.get("picture")),
        )


def link_of(source: str | None) -> str | None:
    """Give where a source can be opened, if it is a citation that says so."""
    return source.link if isinstance(source, Citation) else None


def quote_of(source: str | None) -> str | None:
    """Give the paper's own sentence, if the source is a citation that holds it."""
    return source.quote if isinstance(source, Citation) else None


def _says(text: str, figure: str) -> bool:
    """Tell whether a text says a figure: 4 is not said by 641, nor by 4.5."""
    return re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(figure)}(?!\w)(?![.,]\d)", text) is not None


def _told(source: str) -> str:
    link = link_of(source)
    return f"{source}, {link}" if link else source


def _fact_line(fact: Fact) -> str:
    source = f" ({_told(fact.source)})" if fact.source else ""
    quote = f"\n  As written: “{fact.quote}”" if fact.quote else ""
    return f"- {fact.name}: {fact.value}{source}{quote}"


def _kept(source: str | None) -> str | dict[str, str | None] | None:
    """Give a source as rows keep it: words alone stay words, as they always were."""
    if not isinstance(source, Citation):
        return source
    if source.link is None and source.quote is None:
        return str(source)
    return {"text": str(source), "quote": source.quote, "link": source.link}


def _read(kept: str | dict[str, str | None] | None) -> str | None:
    if isinstance(kept, dict):
        return Citation(kept["text"] or "", None, kept.get("quote"), kept.get("link"))
    return kept


def _read_table(kept: dict[str, Any] | None) -> Table | None:
    if kept is None:
        return None
    return Table(tuple(kept["head"]), tuple(tuple(row) for row in kept["rows"]), kept.get("caption"))


def _read_picture(kept: dict[str, Any] | None) -> Bars | None:
    if kept is None:
        return None
    return Bars(kept["name"], tuple(Bar(**bar) for bar in kept["bars"]), tuple(kept.get("lights", ())))
