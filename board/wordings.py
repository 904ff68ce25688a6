"""Which telling words two wordings of a task do not share: what tells a new wording from another task much like it.

Only words are compared here; what else speaks for one task (place, leads, day) is ``board.tracking``.
"""

import functools
import re
from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from board.packs import layout

# Shares of the telling words of each that both have, in a task that is said in other words: of the one of which it is
# more, and of the other. Measured on retyped tasks; another task in the same sentence has fewer, or one word instead.
SHARED_OF_SHORTER, SHARED_OF_LONGER = 0.75, 0.55
# Words: "write to the college" is "e-mail the college".
LONGEST_VERB = 2
# Letters from which a word with one more, one less or two swapped is a slip; shorter ones are often other words.
LONG_WORD = 6

_DETERMINERS = frozenset(("a", "an", "the", "all", "each", "our"))
_WHEN = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+(?:st|nd|rd|th)?|end|next|meeting|month|week|spring|summer|autumn|"
    r"winter|soon|until|before|possible"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """The telling words that only one of two wordings has, and how many both have.

    ``swapped`` tells that the two are one sentence but for other words in one place of it.
    """

    only_one: frozenset[str]
    only_other: frozenset[str]
    shared: int
    swapped: bool

    @property
    def any(self) -> bool:
        """Whether either has a telling word that the other lacks."""
        return bool(self.only_one or self.only_other)

    @property
    def both(self) -> bool:
        """Whether each has one: then the two may name different things."""
        return bool(self.only_one and self.only_other)

    @property
    def reworded(self) -> bool:
        """Whether most telling words are shared, and it is not one thing put for another in the same sentence."""
        if not self.any:
            return self.shared > 0
        shares = sorted(self.shared / (self.shared + len(only)) for only in (self.only_one, self.only_other))
        return not (self.both and self.swapped) and shares[0] >= SHARED_OF_LONGER and shares[1] >= SHARED_OF_SHORTER


def differ(one: str, other: str, leads: Collection[str] = ()) -> Difference:
    """Set two wordings side by side. Slips of the pen, the leads' names and a day that only one names do not count."""
    mine, theirs = _telling(one), _telling(other)
    only_one, only_other = mine - theirs, theirs - mine
    slips = _slips(only_one, only_other)
    named = {word for lead in leads for word in layout.telling(lead)}
    shared = len(mine & theirs) + len(slips)
    only_one -= {slip for slip, _ in slips} | named
    only_other -= {slip for _, slip in slips} | named
    if not (_when(mine) and _when(theirs)):
        only_one, only_other = only_one - _when(only_one), only_other - _when(only_other)
    swapped = bool(only_one and only_other) and _swapped(one, other)
    return Difference(only_one, only_other, shared, swapped)


@functools.lru_cache(maxsize=1_024)  # every row of one paper is compared with every known one
def _telling(text: str) -> frozenset[str]:
    return layout.telling(text)


def _slips(ones: Collection[str], others: Collection[str]) -> set[tuple[str, str]]:
    """Pair the words of which one is the other mistyped: a letter more or less, or two swapped; never a number."""
    left, found = sorted(others), set()
    for word in sorted(ones):
        meant = next((each for each in left if _slip(word, each)), None)
        if meant is not None:
            left.remove(meant)
            found.add((word, meant))
    return found


def _slip(one: str, other: str) -> bool:
    """Tell a slip; a letter put for another is none: Ashdale and Ashvale are two homes."""
    if min(len(one), len(other)) < LONG_WORD or not (one.isalpha() and other.isalpha()):
        return False
    swapped = len(one) == len(other) and sorted(one) == sorted(other)
    return (swapped or len(one) != len(other)) and OSA.distance(one, other, score_cutoff=1) <= 1


def _when(words: Collection[str]) -> set[str]:
    return {word for word in words if _WHEN.fullmatch(word)}


def _swapped(one: str, other: str) -> bool:
    """Tell one sentence in which a single place is filled with other words; another verb before ``the`` is none."""
    mine, theirs = layout.words(one), layout.words(other)
    shorter, longer = sorted((len(mine), len(theirs)))
    begin = next((at for at in range(shorter) if mine[at] != theirs[at]), shorter)
    end = next((at for at in range(shorter - begin) if mine[-1 - at] != theirs[-1 - at]), shorter - begin)
    if begin == 0 and end and mine[-end] in _DETERMINERS and longer - end <= LONGEST_VERB:
        return False
    return longer - shorter <= 1
