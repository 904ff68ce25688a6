"""Which items of an agenda or of minutes the words of a question mean, by the words of their titles."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeVar

from rapidfuzz.distance import OSA

from board import lexis, thesaurus

ENOUGH = 0.6  # of the telling words of a title, or of the question
_SHORTEST_SLIP = 5  # letters: a slip in a shorter word makes another word
# Words of titles and questions that tell no item from another.
_PLAIN = frozenset(
    lexis.stems(
        """a an and the of for to in on at by from with as or our this that these those it its is are was were be been
        do does did has have had will would can could who whom whose what which when where why how we us you i me my
        they them their there about item items agenda meeting meetings board lead leads led leading present presents
        presenting presented presenter introduce introduces bring brings take takes taking through page pages paper
        papers pack please pls next last one after before comes come following follows got get going whats whos not no
        week weeks fortnight month today tomorrow yesterday monday tuesday wednesday thursday friday january february
        march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
        nov dec report reports update updates decision decide discussion discuss information
        note noting approve approval any be down doing done also so then again just only up on off out if tell
        me show give say says said name"""
    )
)


class Titled(Protocol):
    """Something with a title: an item of an agenda or of minutes."""

    @property
    def title(self) -> str:
        """What it is called."""
        ...


AnyTitled = TypeVar("AnyTitled", bound=Titled)


def meant(words: str, items: Sequence[AnyTitled]) -> list[AnyTitled]:
    """Give the items whose titles fit best: one that names nothing of a title fits none, and equals are all given."""
    asked = telling(words)
    if not asked:
        return []
    scored = [(_score(asked, telling(item.title)), item) for item in items]
    best = max((score for score, _ in scored), default=0.0)
    return [item for score, item in scored if score == best] if best >= ENOUGH else []


def telling(words: str, *, plain: AbstractSet[str] = frozenset()) -> list[str]:
    """Give the stems of the words that tell one matter from another. ``plain`` tell nothing in this question either."""
    return [stem for stem in dict.fromkeys(lexis.stems(words)) if stem not in _PLAIN and stem not in plain]


def held(stem: str, stems: Sequence[str]) -> float:
    """Say how well some words hold one: as it stands, by a slip, or by a word of the same meaning."""
    if stem in stems:
        return 1.0
    if len(stem) >= _SHORTEST_SLIP and any(
        len(each) >= _SHORTEST_SLIP and OSA.distance(stem, each) <= 1 for each in stems
    ):
        return 0.9
    return 0.8 if not thesaurus.kin(stem).isdisjoint(stems) else 0.0


def _score(asked: Sequence[str], title: Sequence[str]) -> float:
    """Give the part of the question that the title holds, or a little less of the part of the title that is asked."""
    if not title:
        return 0.0
    of_question = sum(held(stem, title) for stem in asked) / len(asked)
    of_title = sum(held(stem, asked) for stem in title) / len(title)
    return max(of_question, 0.9 * of_title) + 0.01 * min(of_question, of_title)
