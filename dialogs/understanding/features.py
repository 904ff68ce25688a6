"""What the classifier sees of a reading: words, pairs of words and pieces of words, with names and dates as tags.

The learner and the reader of questions both go through here. A word that the phrase bank does not hold counts as the
one sign ``~`` besides its own letters: most such words are subjects of papers, and none of them was ever learned.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

UNSEEN = "~"
_LETTERS = 3  # the length of a piece of a word
_SHORTEST_TO_MEND = 5  # letters; shorter words have too many neighbours
_SLIPS = 1  # a letter wrong, missing, added, or two exchanged
_KEPT_WORDS = 4_096  # how many words' pieces are remembered


def of(lows: Iterable[str], vocabulary: AbstractSet[str], spellings: Sequence[str]) -> list[str]:
    """Give the features of a message's words and tags. ``spellings`` are the words a slip is mended to."""
    seen: list[str] = []
    made: list[str] = []
    for low in lows:
        if low.startswith("{"):
            seen.append(low)
            continue
        word = low if low in vocabulary else mended(low, tuple(spellings)) if spellings else None
        if word is None:
            made += _pieces(low)
            if not seen or seen[-1] != UNSEEN:  # a subject of three words weighs as much as one of one
                seen.append(UNSEEN)
        else:
            made += _pieces(word)
            seen.append(word)
    made += seen
    made += map("{} {}".format, ["^", *seen], [*seen, "$"])
    made.append("^" + " ".join(seen[:3]))
    made.append("#" + str(min(len(seen), 6)))
    return list(dict.fromkeys(made))


@lru_cache(maxsize=_KEPT_WORDS)
def mended(low: str, spellings: tuple[str, ...]) -> str | None:
    """Give the word of the bank that this is one slip away from, or None where there is none or no single one."""
    if len(low) < _SHORTEST_TO_MEND or not low.isalpha():
        return None
    near = process.extract(low, spellings, scorer=OSA.distance, score_cutoff=_SLIPS, limit=2)
    return near[0][0] if len(near) == 1 else None


@lru_cache(maxsize=_KEPT_WORDS)
def _pieces(low: str) -> tuple[str, ...]:
    if low.startswith("zq"):  # the learner's stand-in for a subject: no letters to learn from
        return ()
    framed = f"<{low}>"
    return tuple("." + framed[at : at + _LETTERS] for at in range(len(framed) - _LETTERS + 1))
