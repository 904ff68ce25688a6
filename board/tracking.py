"""Is this the same action, and what is known of it from all that speaks of it? Trackers are retyped from pack to pack.

Only the comparing and the putting together live here; the rows are ``storage.actions``.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
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


def settled(mentions: Sequence[values.Action]) -> values.Action:
    """Put together what is known of one action from its mentions, the oldest first; there must be one.

    Public mentions alone make a public action: what a restricted one adds is for nobody who may not see it, and cannot
    be told apart later. Newer words replace older ones; what the newest leaves out stays, and what was closed once
    stays closed.
    """
    said = [one for one in mentions if not one.restricted] or list(mentions)
    newest = said[-1]
    dated = next((one for one in reversed(said) if one.deadline is not None or one.due is not None), newest)
    return dataclasses.replace(
        newest,
        leads=next((one.leads for one in reversed(said) if one.leads), ()),
        raised_on=next((one.raised_on for one in said if one.raised_on is not None), None),
        subject=next((one.subject for one in reversed(said) if one.subject is not None), None),
        deadline=dated.deadline,
        due=dated.due,
        progress=next((one.progress for one in reversed(said) if one.progress is not None), None),
        closed=any(one.closed for one in said),
        tracked=any(one.tracked for one in said),
    )


def _within(one: str, other: str) -> float:
    """Compare two wordings of one meeting: a tracker leaves out who and by when, which the minutes wrote around it."""
    shorter = min(len(one.split()), len(other.split()))
    return fuzz.token_set_ratio(one, other) if shorter >= ENOUGH_WORDS else 0.0


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
