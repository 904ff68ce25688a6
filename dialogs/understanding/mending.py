"""Slips put right before anything is recognised: a lost apostrophe of a name, and a word of the papers mistyped.

A word is only mended to the one word it can be: where two fit, it stays as typed. What the classifier does with words
that are not the papers' is its own business (``features``).
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.understanding import dates, ordinary
from dialogs.understanding.lexicon import Lexicon, NameIndex
from dialogs.understanding.words import Word

_NAME_AT_LEAST = 3  # letters of a name whose apostrophe may be lost: “jias”
_MONTH_AT_LEAST = 6  # letters: “octobers”, not “mays”
_SWAPPED_AT_LEAST = 4  # letters, where only two are exchanged: “dyas”
_SLIP_AT_LEAST = 5  # letters, where one is wrong, missing or added
_TWO_AT_LEAST = 9  # letters, where two are
TELEPHONES = frozenset({"phone", "fone", "telephone", "mobile", "landline", "tel", "ph", "mob", "cell"})
_CUT_SHORT = frozenset({"tel", "ph", "mob"})  # a full stop may follow them within a sentence
_NUMBER = {"no": "number", "nos": "numbers", "nr": "number", "num": "number"}
_KEPT = 4_096  # words whose mending is remembered


def mend(split: Sequence[Word], lexicon: Lexicon, vocabulary: AbstractSet[str]) -> list[Word]:
    """Give the words again, those mended that surely are others. ``vocabulary`` holds words that are right."""
    right = [_mended(word, lexicon, vocabulary) for word in split]
    return [_spelled_out(word, right[at - 1].low if at else "") for at, word in enumerate(right)]


def _spelled_out(word: Word, before: str) -> Word:
    """Read *no* behind a telephone as its number, and not as a refusal."""
    if before not in TELEPHONES or word.low not in _NUMBER or (word.first and before not in _CUT_SHORT):
        return word
    return Word(_NUMBER[word.low], _NUMBER[word.low])


def _mended(word: Word, lexicon: Lexicon, vocabulary: AbstractSet[str]) -> Word:
    index = lexicon.index
    if word.owns or not word.low.isalpha() or index.is_name(word.low):
        return word
    if _lost_apostrophe(word, index, vocabulary):
        return Word(word.said[:-1], word.low[:-1], owns=True, first=word.first)
    capital = word.said[:1].isupper() and not word.first  # rather a name
    if not lexicon.words or capital or word.low in vocabulary or word.low in lexicon.words or word.low in dates.MONTHS:
        return word
    right = _slip(word.low, lexicon.spellings)
    if right is None:
        return word
    return Word(right.capitalize() if word.said[:1].isupper() else right, right, first=word.first)


def _lost_apostrophe(word: Word, index: NameIndex, vocabulary: AbstractSet[str]) -> bool:
    """Tell *jias chair* and *octobers agenda* from words that end in s anyway."""
    base = word.low.removesuffix("s")
    if base == word.low or word.low in vocabulary:
        return False
    if base in dates.MONTHS:
        return len(base) >= _MONTH_AT_LEAST
    if len(base) < _NAME_AT_LEAST or not index.is_name(base):
        return False
    return base not in ordinary.NAMES or (word.said[:1].isupper() and not word.first)


@lru_cache(maxsize=_KEPT)
def _slip(low: str, spellings: tuple[str, ...]) -> str | None:
    """Give the one word of the papers that this is a slip of; None where there is none, or more than one."""
    if len(low) < _SWAPPED_AT_LEAST:
        return None
    for slips in (1, 2) if len(low) >= _TWO_AT_LEAST else (1,):
        near = [
            each for each, _, _ in process.extract(low, spellings, scorer=OSA.distance, score_cutoff=slips, limit=4)
        ]
        if len(low) < _SLIP_AT_LEAST:
            near = [each for each in near if sorted(each) == sorted(low)]
        if near:
            return near[0] if len(near) == 1 else None
    return None
