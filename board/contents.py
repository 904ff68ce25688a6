"""Which entry of the papers a question means, by its words: all that fit about as well as the best, or none.

A wrong fact is worse than none: every telling word of the question must stand in an entry's name, or be one of the
words beside it (the table, the group). One word that no name holds, and nothing fits. No reading of papers, no rows.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W_]+")
# Words that every question may have and that name nothing.
STOP = frozenset(
    """
    a about again all also am an and any are as at be been board boards but by can could currently did do does doing
    done for from give had has have he her his how i if in into is it its just latest let list many me meeting
    meetings mine much my now of off on one ones or our out pack packs paper papers please read said same say says
    see she show so tell than that the their them then there these they this those to up us was we were what whats
    when where which who whom whose why will with would you your
    """.split()  # noqa: SIM905 -- a text can be read and sorted; a list of a hundred strings cannot
)
_SHORTEST_STEM = 3  # letters
_SHORTEST_TYPO = 6  # letters: a slip in a shorter word makes another word
_ALIKE = 88  # per cent: one slip in a word of nine letters
_KNOWN = 4_096  # texts whose forms are remembered: ten years of papers say the same names again and again
_NEARLY = 0.6  # of the best share: what fits that well is about as likely meant


@dataclass(frozen=True, slots=True)
class Name:
    """What an entry is called, its short forms, and what may be said beside it without naming it."""

    own: str
    also: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class _Fit:
    at: int
    held: int  # words of the question in the name itself
    share: float  # of the name that the question says


def terms(question: str, framing: AbstractSet[str] = frozenset()) -> tuple[str, ...]:
    """Give the stems of a question that name something; ``framing`` are words that only ask."""
    asked = {stem(word) for word in framing}
    found = (stem(word) for word in words(question) if word not in STOP)
    return tuple(dict.fromkeys(one for one in found if one not in asked))


def fitting(wanted: Sequence[str], names: Sequence[Name]) -> tuple[int, ...]:
    """Give which names fit some terms about as well as the best does, the best first; none where no name fits."""
    fits = [fit for at, name in enumerate(names) if (fit := _fit(wanted, at, name))]
    fits.sort(key=lambda one: (-one.held, -one.share, one.at))
    if not fits:
        return ()
    best = fits[0]
    if best.share >= 1:
        return tuple(one.at for one in fits if one.held == best.held and one.share >= 1)
    return tuple(one.at for one in fits if one.held == best.held and one.share >= best.share * _NEARLY)


def holds(wanted: Iterable[str], text: str) -> bool:
    """Tell whether a text holds every one of some terms."""
    held = forms(text)
    return all(_is_held(term, held) for term in wanted)


def among(wanted: Iterable[str], said: Iterable[str]) -> bool:
    """Tell whether every one of some terms is among those that were said."""
    held = frozenset(said)
    return all(_is_held(term, held) for term in wanted)


def names_all(text: str, question: str) -> bool:
    """Tell whether a question says every telling word of a text, so that the text is surely named."""
    own = terms(text)
    return bool(own) and holds(own, question)


def is_term(question: str, name: Name) -> bool:
    """Tell whether some words are just this name, or one of its short forms, whatever their case and signs."""
    said = " ".join(words(question))
    return bool(said) and said in {" ".join(words(form)) for form in (name.own, *name.also)}


def initials(text: str) -> str | None:
    """Give the initials of a name of several words, by which people ask for it."""
    large = [word[0] for word in _WORD.findall(text) if word[0].isupper() and word.casefold() not in STOP]
    return "".join(large) if len(large) > 1 else None


def words(text: str) -> list[str]:
    """Give the words of a text in small letters, figures too."""
    return _WORD.findall(text.casefold())


def stem(word: str) -> str:
    """Take the ending off a word, so that homes is home and rated is rating."""
    for ending, instead in (("ies", "y"), ("ings", ""), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)] + instead
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


@functools.lru_cache(maxsize=_KNOWN)
def forms(text: str) -> frozenset[str]:
    """Give the stems of a text, those of two words side by side as one (wheelchair, wheel chair), and its initials."""
    each = words(text)
    joined = {stem(one + other) for one, other in itertools.pairwise(each)}
    short = initials(text)
    return frozenset({stem(word) for word in each} | joined | ({stem(short.casefold())} if short else set()))


def _fit(wanted: Sequence[str], at: int, name: Name) -> _Fit | None:
    own, beside = forms(" ".join((name.own, *name.also))), forms(name.beside)
    in_name = [term for term in wanted if _is_held(term, own)]
    if not in_name or any(term not in in_name and not _is_held(term, beside) for term in wanted):
        return None
    telling = {stem(word) for word in words(name.own) if word not in STOP}
    said = sum(1 for word in telling if _is_held(word, frozenset(in_name)))
    return _Fit(at, len(in_name), said / max(len(telling), 1))


def _is_held(term: str, held: AbstractSet[str]) -> bool:
    if term in held:
        return True
    if len(term) < _SHORTEST_TYPO:
        return False
    return any(one[:1] == term[:1] and len(one) >= _SHORTEST_TYPO and fuzz.ratio(term, one) >= _ALIKE for one in held)
