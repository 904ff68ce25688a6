"""Which action do some words mean? A question seldom says a task as its tracker does.

Words are compared by stem and by sense (``thesaurus``), and a rare one weighs more than one that every task holds.
Only the weighing lives here; the rows are ``storage.actions``, what frames a question is ``dialogs.action_asks``.
"""

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Self

from rapidfuzz.distance import OSA

from board import lexis, thesaurus
from board.thesaurus import Unit

# How much a word counts that stands in the task, its subject or its progress, and one that only its sense does.
SAME, SLIP, SENSE = 1.0, 0.9, 0.75
# What a word counts that stands only in what the minutes said before they asked for it.
BESIDE = 0.8
# What a word of doing (send, bring, set up) weighs: nearly every task has one, and people choose another.
LIGHT = 0.35
# Words side by side that a text may write by their initials: clinical directors, CDs.
FEWEST_OF_INITIALS, MOST_OF_INITIALS = 2, 4
# Letters from which a word with one more, one less or two swapped is a slip.
LONG_WORD = 6
_INITIALS = re.compile(r"\b[A-Z]{2,4}(?=s?\b)")
_DOING = frozenset(
    lexis.stem(word)
    for word in """send write bring take make get set give come report share add ask tell go look check confirm
    present update discuss pick provide circulate answer reply respond chase sort feed job put try start begin finish
    work deal arrange organise prepare produce help speak talk meet meeting contact follow round forward paper item
    work thing bit piece""".split()  # noqa: SIM905 -- reads better as words
)


@dataclass(frozen=True, slots=True)
class Field:
    """One text of an action, as words are looked for in it."""

    stems: frozenset[str] = frozenset()
    senses: frozenset[int] = frozenset()
    initials: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *texts: str | None) -> Self:
        """Read some texts as one."""
        written = frozenset(one.lower() for text in texts if text for one in _INITIALS.findall(text))
        each = [lexis.stems(text) for text in texts if text]
        held = frozenset(stem for stems in each for stem in stems)
        return cls(held, frozenset(sense for stems in each for sense in thesaurus.senses(stems)), written)

    def holds(self, unit: Unit) -> float:
        """Say how surely a word, or a run of words, stands here: 0 to :data:`SAME`."""
        if self.stems.issuperset(unit.stems):
            return SAME
        if len(unit.stems) == 1 and self._slip(unit.stems[0]):
            return SLIP
        return SENSE if unit.senses & self.senses else 0.0

    def _slip(self, stem: str) -> bool:
        if len(stem) < LONG_WORD or not stem.isalpha():
            return False
        near = (one for one in self.stems if len(one) >= LONG_WORD and one.isalpha() and len(one) != len(stem))
        return any(OSA.distance(stem, one, score_cutoff=1) <= 1 for one in near)


@dataclass(frozen=True, slots=True)
class Named:
    """What an action goes by: its task, what it is about, what was noted of it, what was said before it was asked for.

    Of the last only what every reader of the action may see.
    """

    task: Field
    about: Field = Field()
    noted: Field = Field()
    setting: Field = Field()

    def holds(self, unit: Unit, initials: AbstractSet[str] = frozenset()) -> float:
        """Say how surely a word belongs to this action; ``initials`` are those that it makes with its neighbours."""
        own = max(self.task.holds(unit), self.about.holds(unit), self.noted.holds(unit))
        if not own and initials & (self.task.initials | self.about.initials | self.noted.initials):
            return SENSE
        return own or BESIDE * self.setting.holds(unit)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well words fit the action at ``at``: the share of them that it holds, and which telling words its task holds.

    ``met`` counts the telling words that it holds at all, ``unmet`` those that it lacks; words of doing are neither.
    """

    at: int
    share: float
    met: int
    in_task: int
    unmet: int


def fits(words: str, named: Sequence[Named]) -> list[Fit]:
    """Say how well words, without the framing of their question, fit each of some actions, the best first.

    An action that holds none of them is left out.
    """
    said = thesaurus.units(lexis.stems(words))
    units = list({unit.stems: unit for unit in said}.values())
    if not units:
        return []
    initials = {unit.stems: _initials(said, at) for at, unit in enumerate(said)}
    held = [[one.holds(unit, initials[unit.stems]) for unit in units] for one in named]
    weights = [_weight(unit, [row[at] for row in held]) for at, unit in enumerate(units)]
    telling = [not _is_doing(unit) for unit in units]
    found = [_fit(at, row, weights, telling, units, named[at]) for at, row in enumerate(held) if any(row)]
    return sorted(found, key=lambda one: (-one.share, one.at))


def _fit(
    at: int, row: Sequence[float], weights: Sequence[float], telling: Sequence[bool], units: Sequence[Unit], one: Named
) -> Fit:
    share = sum(held * weight for held, weight in zip(row, weights, strict=True)) / sum(weights)
    known = [(unit, held) for unit, held, tells in zip(units, row, telling, strict=True) if tells]
    met = sum(held > 0 for _, held in known)
    in_task = sum(one.task.holds(unit) > 0 for unit, _ in known)
    return Fit(at, share, met, in_task, len(known) - met)


def _initials(said: Sequence[Unit], at: int) -> frozenset[str]:
    """Give the initials of every run of words side by side that holds the one at ``at``."""
    firsts = [stem[0] for unit in said for stem in unit.stems]
    place = sum(len(unit.stems) for unit in said[:at])
    return frozenset(
        "".join(firsts[start : start + length])
        for length in range(FEWEST_OF_INITIALS, MOST_OF_INITIALS + 1)
        for start in range(max(place - length + 1, 0), place + 1)
        if start + length <= len(firsts)
    )


def _is_doing(unit: Unit) -> bool:
    return all(stem in _DOING for stem in unit.stems)


def _weight(unit: Unit, held: Sequence[float]) -> float:
    rarity = 1.0 + math.log((len(held) + 1) / (sum(1 for one in held if one) + 1))
    return rarity * LIGHT if _is_doing(unit) else rarity
