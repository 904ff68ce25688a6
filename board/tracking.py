"""Is this the same action? Trackers are retyped by hand from pack to pack, and an action must be followed through it.

Only the comparing lives here; the rows are ``storage.actions``.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from board.packs import values

# From here up two wordings are one action: below it lie different tasks of one subject (measured on retyped trackers).
ALIKE = 86.0
# Fewer words than these fit into other tasks by chance.
ENOUGH_WORDS = 5


class Known(Protocol):
    """What must be known of an action to follow it."""

    @property
    def raised_on(self) -> dt.date | None:
        """The meeting that asked for it."""
        ...

    @property
    def text(self) -> str:
        """What is to be done, as last written."""
        ...


AnyKnown = TypeVar("AnyKnown", bound=Known)


def same(known: Iterable[AnyKnown], action: values.Action) -> AnyKnown | None:
    """Find the known action that a paper speaks of: the most alike wording, raised on the same day where both say."""
    best: tuple[float, AnyKnown | None] = (0.0, None)
    for other in known:
        if action.raised_on and other.raised_on and action.raised_on != other.raised_on:
            continue
        score = fuzz.token_sort_ratio(_plain(other.text), _plain(action.text))
        if action.raised_on and action.raised_on == other.raised_on:
            score = max(score, _within(_plain(other.text), _plain(action.text)))
        if score >= ALIKE and score > best[0]:
            best = (score, other)
    return best[1]


def _within(one: str, other: str) -> float:
    """Compare two wordings of one meeting: a tracker leaves out who and by when, which the minutes wrote around it."""
    shorter = min(len(one.split()), len(other.split()))
    return fuzz.token_set_ratio(one, other) if shorter >= ENOUGH_WORDS else 0.0


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
