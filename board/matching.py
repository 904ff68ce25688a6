"""Which figure, risk or row a whole question names: by its words, words of the same meaning, short forms and slips.

A wrong fact is worse than none. Every telling word of the question must stand in an entry's name or beside it, as
itself, as its kin (``thesaurus``) or with one slip; a word that asks (``framing``) need not. A name said as it is
always beats its kin, and words that the papers keep apart (nursing and residential) are never kin.
"""

import functools
import itertools
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from board import contents, lexis, thesaurus
from board.contents import Name
from board.thesaurus import Unit

EXACT, SLIP, RUN, KIN = 1.0, 0.9, 0.8, 0.7  # what a word of the question counts that a name holds so
_SHORTEST_SLIP = 5  # letters: a slip in a shorter word makes another word
_LONG = 6  # letters: in such a word one wrong letter still leaves it
_ALIKE = 85  # per cent: two letters exchanged in a word of ten
_NEARLY = 0.6  # of the best share: what is named that well is about as likely meant
_NEARLY_BY_ONE = 0.4  # where only one word names it
_ALIKE_WEIGHT = 0.05  # two sums of weights no further apart are the same
_TEXTS = 8_192  # texts whose words are kept at hand
_MAKES_ANOTHER = "non"
# Words of which a name has one and a question another only where they mean different things.
_APART = tuple(
    frozenset(lexis.stems(each))
    for each in (
        "nursing residential domiciliary", "adult child", "male female", "man woman", "elective emergency",
        "morning evening", "weekday weekend", "under over", "red amber green", "good inadequate outstanding",
    )
)  # fmt: skip
# Words of a name without which it is still said whole.
_GENERIC = frozenset(
    lexis.stems(
        "total number overall cumulative percent percentage proportion rate average per day data only year date ytd"
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for: the units that must be held, those that may be, and all its stems."""

    needed: tuple[Unit, ...]
    optional: tuple[Unit, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How a name fits: its place, the weight and number of the words that it holds, and how much of it they are."""

    at: int
    weight: float
    own: int
    optional: int
    share: float


@dataclass(frozen=True, slots=True)
class _Text:
    stems: tuple[str, ...]
    held: frozenset[str]
    joined: frozenset[str]
    senses: frozenset[int]
    initials: str | None


def asked(question: str, framing: AbstractSet[str], aside: Iterable[str] = ()) -> Asked:
    """Read a question. ``framing`` are words that only ask; ``aside`` are said for already (a board, a day)."""
    words = _joined_up(lexis.words(question))
    left_out = {stem for word in aside for stem in lexis.stems(word)}
    weak = frozenset(framing) | contents.STOP
    needed: dict[tuple[str, ...], Unit] = {}
    optional: dict[tuple[str, ...], Unit] = {}
    for unit in thesaurus.units([lexis.stem(word) for word in words]):
        if not left_out.issuperset(unit.stems):
            asks = all(_is_asking(word, weak, known=bool(unit.senses)) for word in words[unit.start : unit.end])
            (optional if asks else needed)[unit.stems] = unit
    return Asked(tuple(needed.values()), tuple(optional.values()), question)


def fits(what: Asked, names: Sequence[Name], *, loosely: bool = False) -> list[Fit]:
    """Give every name that fits, the best first."""
    texts = [_text(text) for name in names for text in (name.own, name.beside)]
    known = frozenset(stem for text in texts for stem in text.held)
    found = [fit for at, name in enumerate(names) if (fit := _fit(what, at, name, known, loosely=loosely))]
    return sorted(found, key=lambda one: (-one.weight, -one.optional, -one.share, one.at))


def best(what: Asked, names: Sequence[Name], *, loosely: bool = False) -> list[Fit]:
    """Give the names that fit about as well as the best does; one said whole before all that only hold the words.

    ``loosely`` lets one word of like meaning do, where the answer names the entry and little else could be meant.
    """
    every = fits(what, names, loosely=loosely)
    if not every:
        return []
    alike = [one for one in every if one.weight >= every[0].weight - _ALIKE_WEIGHT]
    if whole := [one for one in alike if one.share >= 1]:
        return whole
    nearly = max(one.share for one in alike) * (_NEARLY if every[0].own > 1 else _NEARLY_BY_ONE)
    alike = [one for one in alike if one.share >= nearly]
    most = max(one.optional for one in alike)
    return [one for one in alike if one.optional == most]


def holds(unit: Unit, text: str) -> float:
    """Tell how surely a text holds a unit of a question: 0 for not at all, 1 for word by word."""
    return _held(unit, _text(text))


def said(what: Asked, label: str) -> float:
    """Tell how much of a label (of a row, a column) a question says, by what it says as one: 0 for none, 1 for all.

    *Home care* says nothing of *nursing homes*, though both have a home in them.
    """
    if _apart(_text(what.words), _text(label)):
        return 0.0
    units = [unit for unit in thesaurus.units(_stems(label)) if not _is_stop(unit)]
    every = (*what.needed, *what.optional)
    return sum(_said(unit, every) for unit in units) / len(units) if units else 0.0


def _said(unit: Unit, every: Sequence[Unit]) -> float:
    if any(unit.stems == one.stems or _has_run(unit.stems, one.stems) for one in every):
        return EXACT
    singles = frozenset(one.stems[0] for one in every if len(one.stems) == 1)
    runs = frozenset(
        stem for one in every if len(one.stems) > 1 and _has_run(one.stems, unit.stems) for stem in one.stems
    )
    part = sum(stem in singles | runs or _is_slip(stem, singles) for stem in unit.stems) / len(unit.stems)
    if part == 1:
        return EXACT
    return max(part, KIN if any(not unit.senses.isdisjoint(one.senses) for one in every) else 0.0)


def _fit(what: Asked, at: int, name: Name, known: AbstractSet[str], *, loosely: bool) -> Fit | None:
    own, beside = _text(" · ".join((name.own, *name.also))), _text(name.beside)
    weights = [_held_unless_known(unit, own, known) for unit in what.needed]
    missed = (unit for unit, weight in zip(what.needed, weights, strict=True) if not weight)
    if any(not _held_unless_known(unit, beside, known) for unit in missed):
        return None
    anchored = any(weights) if loosely else _is_anchored(what.needed, weights)
    if not anchored or _apart(_text(what.words), own):
        return None
    optional = sum(1 for unit in what.optional if _held(unit, own) >= RUN and not _is_stop(unit))
    return Fit(at, sum(weights), sum(weight > 0 for weight in weights), optional, _share(what, name.own))


def _held_unless_known(unit: Unit, text: _Text, known: AbstractSet[str]) -> float:
    """Tell how surely a text holds a unit; a word that another name holds is no slip of one in this."""
    weight = _held(unit, text)
    return 0.0 if weight == SLIP and len(unit.stems) == 1 and unit.stems[0] in known else weight


def _is_anchored(units: Sequence[Unit], weights: Sequence[float]) -> bool:
    """Tell whether a name is meant by more than one word of like meaning: said itself, by a short form, or by two."""
    said = [weight for unit, weight in zip(units, weights, strict=True) if weight]
    return any(weight > KIN for weight in said) or len(said) > 1


def _share(what: Asked, name: str) -> float:
    """Give how much of a name's own words a question says, a run of several by its parts."""
    units = [unit for unit in thesaurus.units(_stems(name)) if not _is_generic(unit)]
    said, length = _text(what.words), sum(len(unit.stems) for unit in units)
    held = sum(
        len(unit.stems) if _held(unit, said) else sum(stem in said.held for stem in unit.stems) for unit in units
    )
    return held / length if length else 1.0


def _is_generic(unit: Unit) -> bool:
    return all(stem in _GENERIC or stem in _stems_of(contents.STOP) or len(stem) == 1 for stem in unit.stems)


def _is_stop(unit: Unit) -> bool:
    return _stems_of(contents.STOP).issuperset(unit.stems)


def _held(unit: Unit, text: _Text) -> float:
    if len(unit.stems) == 1:
        return _one_held(unit, text)
    if _has_run(unit.stems, text.stems):
        return EXACT
    if not unit.senses.isdisjoint(text.senses):
        return RUN
    if "".join(unit.stems) in text.held | text.joined:
        return SLIP
    return SLIP if _parts_held(unit.stems, text) else 0.0


def _one_held(unit: Unit, text: _Text) -> float:
    stem = unit.stems[0]
    if stem in text.held or stem in text.joined or (text.initials is not None and stem == text.initials):
        return EXACT
    if not unit.senses and _is_slip(stem, text.held | text.joined):  # a word that is known is no slip of another
        return SLIP
    if unit.senses.isdisjoint(text.senses):
        return 0.0
    return RUN if is_short(stem) else KIN


@functools.lru_cache(maxsize=_TEXTS)
def is_short(stem: str) -> bool:
    """Tell a short form, which is made of the initials of what it stands for: *dtoc*; it means nothing else."""
    for run in thesaurus.kindred((stem,)):
        small = [word for word in run if word not in contents.STOP]
        if len(run) > 1 and stem in {"".join(word[0] for word in each) for each in (run, small)}:
            return True
    return False


def _parts_held(run: Sequence[str], text: _Text) -> bool:
    """Tell a run that a text holds in order with words between, or in two parts of which the longer is a run itself."""
    at = -1
    for stem in run:
        at = next((place for place, each in enumerate(text.stems) if place > at and each == stem), -2)
        if at < 0:
            break
    else:
        return True
    for cut in range(1, len(run)):
        parts = (tuple(run[:cut]), tuple(run[cut:]))
        if max(map(len, parts)) > 1 and all(_part_held(part, text) for part in parts):
            return True
    return False


def _part_held(part: tuple[str, ...], text: _Text) -> bool:
    every = thesaurus.units(part)
    return len(every) == 1 and _held(every[0], text) > 0


def _has_run(run: Sequence[str], stems: Sequence[str]) -> bool:
    return any(tuple(stems[at : at + len(run)]) == tuple(run) for at in range(len(stems) - len(run) + 1))


def _is_slip(stem: str, held: AbstractSet[str]) -> bool:
    if len(stem) < _SHORTEST_SLIP or not stem.isalpha():
        return False
    near = (one for one in held if one[:1] == stem[:1] and len(one) >= _SHORTEST_SLIP - 1 and one.isalpha())
    return any(abs(len(one) - len(stem)) < _SHORTEST_SLIP // 2 and fuzz.ratio(stem, one) >= _ALIKE for one in near)


def _apart(said: _Text, named: _Text) -> bool:
    """Tell a question and a name that have different ones of some words that the papers keep apart."""
    for group in _APART:
        one, other = group & said.held, group & named.held
        if one and other and not one & other:
            return True
    return False


def _is_asking(word: str, weak: AbstractSet[str], *, known: bool) -> bool:
    """Tell a word that only asks, or a slip of one: two letters exchanged (*dyas*), or one wrong in a long word."""
    if word in weak:
        return True
    if known or not word.isalpha():
        return False
    if any(word[:at] + word[at + 1] + word[at] + word[at + 2 :] in weak for at in range(1, len(word) - 1)):
        return True
    return len(word) >= _LONG and any(one[:1] == word[:1] and OSA.distance(one, word) == 1 for one in weak)


def _joined_up(words: Sequence[str]) -> list[str]:
    """Make *non opiates* one word, since what is not meant is another thing; *non-elective* is one by itself."""
    made: list[str] = []
    at = 0
    while at < len(words):
        run = [lexis.stem(word) for word in words[at : at + 2]]
        if words[at] == _MAKES_ANOTHER and len(run) > 1 and len(thesaurus.units(run)) > 1:
            made.append("".join(words[at : at + 2]))
            at += 1
        else:
            made.append(words[at])
        at += 1
    return made


def _stems(text: str) -> list[str]:
    return [lexis.stem(word) for word in _joined_up(lexis.words(text))]


@functools.lru_cache(maxsize=_TEXTS)
def _text(text: str) -> _Text:
    stems = _stems(text)
    joined = frozenset(one + other for one, other in itertools.pairwise(stems))
    negated = {other for one, other in itertools.pairwise(stems) if one == _MAKES_ANOTHER}
    short = contents.initials(text)
    return _Text(
        tuple(stems),
        frozenset(stem for stem in stems if stem not in negated or stems.count(stem) > 1),
        joined,
        thesaurus.senses(stems),
        short.casefold() if short else None,
    )


@functools.lru_cache(maxsize=64)
def _stems_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in lexis.stems(word))
