"""A message as the board's clerk means it, before any channel draws it.

One value is drawn as an Adaptive Card, as plain text and as a mail (``notifications.cards``, ``notifications.mail``)
and every drawing says the same. Nothing here knows Teams or e-mail.
"""

import enum
from dataclasses import asdict, dataclass
from typing import Any, Self


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
    """One line of a list: a short name, what it is, and where it was read (a citation, already in words)."""

    name: str
    value: str
    source: str | None = None


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
    can be asked next. A message with a title and facts is drawn as a card where there are cards. ``manner`` is how it
    stands to what was asked; nobody is shown it.
    """

    body: str
    title: str | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    manner: Manner = Manner.ANSWERS

    def text(self) -> str:
        """Say the whole in plain text: the twin of the card, complete, for any channel and any screen reader."""
        facts = [f"- {fact.name}: {fact.value}" + (f" ({fact.source})" if fact.source else "") for fact in self.facts]
        parts = [
            self.title,
            self.body,
            "\n".join(facts),
            "Source: " + "; ".join(self.sources) if self.sources else None,
            "You can ask: " + " · ".join(choice.says for choice in self.choices) if self.choices else None,
        ]
        # A blank line between the parts: some clients draw a single break as a space.
        return "\n\n".join(part for part in parts if part)

    def to_json(self) -> dict[str, Any]:
        """Give the plain form that a row keeps."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Read back what :meth:`to_json` gave."""
        return cls(
            body=kept["body"],
            title=kept.get("title"),
            facts=tuple(Fact(**fact) for fact in kept.get("facts", ())),
            sources=tuple(kept.get("sources", ())),
            choices=tuple(Choice(**choice) for choice in kept.get("choices", ())),
            manner=Manner(kept.get("manner", Manner.ANSWERS)),
        )
