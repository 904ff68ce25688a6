"""When two wordings are the same: names to the letter, figures exactly, sentences by their words. Nothing is read."""

import datetime as dt
import enum
import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz

NOT_JUDGED = "?"
SAME_SENTENCE = 88.0  # of 100: a marker, a full stop or a word at the edge may differ, and no more
WORD = re.compile(r"[^\W_]+|[£%≤≥]")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
# What stands before the words of an action or a decision and may or may not be kept.
MARKER = re.compile(r"^(?:action|ap|decision|resolved|agreed action|a)?\s*\d*\s*(?:that )?", re.IGNORECASE)


def words(text: object) -> str:
    """Give the words of a text alone: no markup, no marks, no case."""
    plain = unicodedata.normalize("NFKC", html.unescape(TAG.sub(" ", str(text))))
    return " ".join(WORD.findall(plain.replace("’", "").replace("'", "").casefold()))


def alternatives(expected: object) -> list[str]:
    """Give what the truth takes for right: one wording, or several with a bar between them."""
    return str(expected).split("|")


def likeness(first: str, second: str) -> float:
    """Tell from 0 to 100 how alike two sentences are, whatever marker stands before them."""
    one, other = words(first), words(second)
    bare = MARKER.sub("", one), MARKER.sub("", other)
    return max(fuzz.ratio(one, other), fuzz.ratio(*bare)) if one and other else 0.0


def alike(expected: object, found: object) -> bool:
    """Tell whether a sentence says what the truth says."""
    return any(likeness(one, str(found)) >= SAME_SENTENCE for one in alternatives(expected))


def same(expected: object, found: object) -> bool:
    """Tell whether a short fact (a name, a figure, a day, a place) is the one that the truth gives."""
    return any(_plain(one) == _plain(found) for one in alternatives(_text(expected)))


def letter(expected: object, found: object) -> bool:
    """Tell whether a name or a figure stands as the truth has it, but for its spaces."""
    return any(" ".join(one.split()) == " ".join(_text(found).split()) for one in alternatives(_text(expected)))


def pairs(
    expected: Sequence[Any], found: Sequence[Any], score: Callable[[Any, Any], float], least: float
) -> list[tuple[int, int]]:
    """Match what is expected with what was found, one to one, the best first; ``least`` is what a match must score."""
    rated = ((score(one, other), one_at, at) for one_at, one in enumerate(expected) for at, other in enumerate(found))
    taken: dict[int, int] = {}
    for rate, one_at, at in sorted(rated, key=lambda rated_: (-rated_[0], rated_[1], rated_[2])):
        if rate >= least and one_at not in taken and at not in taken.values():
            taken[one_at] = at
    return sorted(taken.items())


def _text(value: object) -> str:
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return str(value.value) if isinstance(value, enum.Enum) else str(value)


def _plain(value: object) -> str:
    return words(_text(value).rstrip(".")) or _text(value)
