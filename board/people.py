"""People and their terms, and who is meant when a paper writes a name.

Names, addresses and telephones change over time, so they stand in terms; a person is only a key. A match is certain,
doubtful or nobody: a person is never guessed. What somebody may see is in ``board.permissions``.
"""

import datetime as dt
import enum
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from board import organisations

# Forms of address, folded. The last word of a name is never one of them, so initials such as MS or MP stay initials.
TITLES = frozenset({
    "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "cllr", "cllrs", "councillor", "sir", "dame",
    "lord", "lady", "baroness", "rev", "revd", "reverend", "ald", "alderman", "rt", "hon", "honourable", "the"
})  # fmt: skip
# Letters after a name, folded; the first word of a name is never one of them, and none of them is a common surname.
HONOURS = frozenset({
    "obe", "mbe", "cbe", "kbe", "dbe", "dl", "jp", "kc", "qc", "mp", "bsc", "msc", "mba", "phd", "md", "frcp",
    "frcgp", "mrcgp", "frcs", "rgn", "rn", "esq"
})  # fmt: skip
SHORTEST_TYPO = 5  # letters: in anything shorter one wrong letter makes another name
LONG_NAME = 9  # letters: from here two slips may still be the same name

BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
BREAKS = re.compile(r"[\s.]+")


@dataclass(frozen=True, slots=True)
class Term:
    """How a person was called and reached from ``since`` to ``until``; both days belong to it, and None is open."""

    name: str
    email: str | None = None
    initials: str | None = None
    telephone: str | None = None
    entra: str | None = None
    teams: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Tell whether the term holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, known by a key that never changes, with at least one term, the earliest first.

    Raises :class:`ValueError` without a term.
    """

    key: str
    terms: tuple[Term, ...]

    def __post_init__(self) -> None:
        if not self.terms:
            raise ValueError(f"the person {self.key} needs a name; give them at least one term")

    def at(self, day: dt.date) -> Term:
        """Give the term of that day; outside all of them the last one begun by then, or else the first."""
        covering = [term for term in self.terms if term.covers(day)]
        begun = [term for term in self.terms if term.since is None or term.since <= day]
        return (covering or begun or self.terms[:1])[-1]


@dataclass(frozen=True, slots=True)
class Certain:
    """Exactly one person is meant."""

    person: Person


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One of these may be meant, the likeliest first: ask."""

    candidates: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Nobody:
    """No known person is meant."""


Match = Certain | Doubtful | Nobody


class _Fit(enum.IntEnum):
    """How well a name fits, the best first. The best kind that anybody fits decides."""

    WHOLE = 1  # the address, or the whole name
    PARTLY = 2  # first and last name, something between them left out
    SHORT = 3  # a surname with or without initials, or the initials alone
    FIRST = 4  # the first name alone: never certain, people share them
    FORMER = 5  # fits, but by a name of another time: never certain
    TYPO = 6  # a slip or two away: never certain


CERTAIN = frozenset({_Fit.WHOLE, _Fit.PARTLY, _Fit.SHORT})


def match(written: str, people: Iterable[Person], *, on: dt.date | None = None) -> Match:
    """Say who is meant by a name as a paper writes it (``Dr Mark Y``, ``Cllr Y``, ``Y, D``, ``MK``, an address).

    Titles, honours, bracketed words, case, accents, dots, dashes and spacing make no difference. A surname or initials
    alone are certain only where exactly one person fits; a first name alone, a name of another time (with ``on``, the
    day the paper speaks of) and a misspelt name are never certain.
    """
    known = tuple(people)
    words = _words(written)
    fits = [(fit, person) for person in known if (fit := _best(written, words, person, on)) is not None]
    if not fits:
        near = sorted((slips, index) for index, person in enumerate(known) if (slips := _slips(words, person)))
        fits = [(_Fit.TYPO, known[index]) for _, index in near]
    best = min((fit for fit, _ in fits), default=None)
    if best is None:
        return Nobody()
    # A first name that is another's surname makes that surname doubtful too: both are looked at together.
    level = _Fit.FIRST if best is _Fit.SHORT else best
    candidates = tuple(person for fit, person in sorted(fits, key=lambda one: one[0]) if fit <= level)
    return Certain(candidates[0]) if len(candidates) == 1 and best in CERTAIN else Doubtful(candidates)


def _best(written: str, words: tuple[str, ...], person: Person, on: dt.date | None) -> _Fit | None:
    now = person.terms if on is None else (person.at(on),)
    fits = [fit for term in now if (fit := _fit(written, words, term)) is not None]
    if fits:
        return min(fits)
    return _Fit.FORMER if any(_fit(written, words, term) in CERTAIN for term in person.terms) else None


def _fit(written: str, words: tuple[str, ...], term: Term) -> _Fit | None:
    if term.email is not None and written.strip().casefold() == term.email.casefold():
        return _Fit.WHOLE
    name = _words(term.name)
    said = "".join(words)
    if not said or not name:
        return None
    tails = _surnames(name)
    if said == "".join(name):
        return _Fit.WHOLE
    if words[0] == name[0] and "".join(words[1:]) in tails:
        return _Fit.PARTLY
    if said in tails or said in _initials(term) or _is_short_form(words, name):
        return _Fit.SHORT
    return _Fit.FIRST if said == name[0] else None


@functools.lru_cache(maxsize=4096)  # everybody's name is read anew for every name that is asked about
def _words(written: str) -> tuple[str, ...]:
    """Fold a name to its words, first name first, without titles, honours and brackets; dashes and apostrophes join."""
    plain = BRACKETED.sub(" ", written)
    last, comma, first = plain.partition(",")
    if comma and not set(_split(first)) <= HONOURS:  # "Y, Dave" but not "Dave Y, OBE"
        plain = f"{first} {last}"
    words = _split(plain)
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in HONOURS:
        words = words[:-1]
    return tuple(words)


def _split(written: str) -> list[str]:
    return [word for piece in BREAKS.split(written) if (word := organisations.squash(piece))]


def _surnames(name: tuple[str, ...]) -> frozenset[str]:
    """Every end of the name may be the surname (``Berg``, ``van der Berg``); a name of one word is its own."""
    return frozenset("".join(name[start:]) for start in range(min(1, len(name) - 1), len(name)))


def _initials(term: Term) -> frozenset[str]:
    """Give the declared initials, or else those that the name makes, a double-barrelled one counted once or twice."""
    if term.initials is not None:
        return frozenset({"".join(_words(term.initials))})
    names = (_words(term.name), _words(re.sub(r"[-\u2010\u2011\u2013]", " ", term.name)))
    made = ("".join(word[0] for word in name) for name in names)
    return frozenset(letters for letters in made if len(letters) > 1)


def _is_short_form(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell ``D Y``, ``D.A. Y`` or ``DA Y`` of Dave Andrew Y: initials that the name begins with, then a surname."""
    letters = "".join(word[0] for word in name)
    tails = _surnames(name)
    return any(
        letters.startswith("".join(words[:cut])) and "".join(words[cut:]) in tails for cut in range(1, len(words))
    )


def _slips(words: tuple[str, ...], person: Person) -> int:
    """Count the slips between what was written and the nearest of the person's names; 0 where none is near."""
    said = "".join(words)
    if len(said) < SHORTEST_TYPO:
        return 0
    allowed = 1 if len(said) < LONG_NAME else 2
    names = [_words(term.name) for term in person.terms]
    spelt = [name for term in names for name in (_surnames(term) if len(words) == 1 else ("".join(term),))]
    counts = [OSA.distance(said, name, score_cutoff=allowed) for name in spelt if len(name) >= SHORTEST_TYPO]
    return min((count for count in counts if count <= allowed), default=0)
