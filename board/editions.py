"""Is a file a new edition of an earlier one of the same meeting, or a supplement to it? Only the rule lives here.

A new edition takes the place of the earlier one; a supplement stands beside it, and nothing of the pack is lost.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from board.packs import layout

# Share of the earlier file that comes again in a new edition of it: of its agenda, and of all its words.
MOST = 0.5
# Share of the shorter title's telling words that the other has, where both carry the same number.
NUMBERED = 0.5
# Pairs of titles. An agenda has some twenty items; where a file claims more, only the very words are known again.
MOST_COMPARED = 20_000

# The number and the title of an agenda item.
Item = tuple[str, str]


def is_new_edition(old: Sequence[Item], new: Sequence[Item]) -> bool:
    """Tell whether an agenda is the earlier one come again: all of it, or most of both.

    A pack is no new edition of its own supplement, though it names an item or two that the supplement names too.
    """
    again = come_again(old, new)
    return again == len(old) or (again > MOST * len(old) and again >= MOST * len(new))


def come_again(old: Sequence[Item], new: Sequence[Item]) -> int:
    """Count the items of the earlier agenda that the later one names, each once."""
    if len(old) * len(new) > MOST_COMPARED:
        return (Counter(map(_plain, old)) & Counter(map(_plain, new))).total()
    left = list(new)
    for item in old:
        found = next((other for other in left if same_item(item, other)), None)
        if found is not None:
            left.remove(found)
    return len(new) - len(left)


def same_item(one: Item, other: Item) -> bool:
    """Tell whether two agendas mean the same item: the same title, or the same number and much of the title."""
    if layout.words(one[1]) == layout.words(other[1]) or layout.same_title(one[1], other[1]):
        return True
    return one[0] == other[0] and layout.likeness(one[1], other[1]) >= NUMBERED


def holds_most(old: Iterable[str], new: Iterable[str]) -> bool:
    """Tell whether most words of the earlier file come again: a supplement may print the whole agenda, not the papers.

    Words are counted whatever their order, so that another form of the same pack is known again.
    """
    said, again = _counted(old), _counted(new)
    return (said & again).total() >= MOST * said.total()


def _plain(item: Item) -> str:
    return " ".join(layout.words(item[1]))


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in layout.words(text))
