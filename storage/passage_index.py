"""Which passages hold which words: one index in memory for every reader, asked through a mask of what they may see.

Every passage has a place, and every word the set of places that hold it: a list where it is rare, else one long number
with a bit for each place. A reader is such a number too. So what somebody may not see counts for nothing, not even in
how rare a word is, and no reader needs an index of their own. The same rows give the same order in every process. No
text is kept here, and nothing is read: rows come in, places of rows go out.
"""

import functools
import math
import operator
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_SPARSE = 32  # places: a list of one in so many takes less room than a bit for each
_LEAST_DENSE = 64  # passages below which it does not matter
_QUARTER = 92  # days; what is newest is looked for a quarter of a year at a time
_SCALE = 1_000  # of a question's words together; each weighs a whole number, which adds up the same everywhere
Alike = tuple[str, ...]  # stems of one meaning: a passage that holds any of them holds all
_NOWHERE: "array[int]" = array("I")


@dataclass(frozen=True, slots=True)
class Words:
    """One passage as it is indexed: its row, its document and that one's board and day, and the stems of its words.

    ``said_by_id`` is the board whose words they are. ``prose`` tells a sentence from a row of figures or a heading.
    """

    row: int
    document_id: int
    board_id: int
    said_by_id: int
    day: int
    restricted: bool
    prose: bool
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked through: of ``restricted_of`` the restricted passages too, ``meant`` the boards that are meant.

    Of passages that fit as well, those of the boards that are ``nearer`` come first.
    """

    restricted_of: frozenset[int]
    meant: frozenset[int]
    nearer: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that was found: which part of the words it holds (0 to 1), and whether it is a nearer board's."""

    row: int
    coverage: float
    near: bool


class PassageIndex:
    """The words of every passage, document by document."""

    def __init__(self) -> None:
        self._places: dict[int, list[int]] = {}  # of each document
        self._rows, self._days = array("q"), array("i")  # of each place
        self._free: list[int] = []
        self._holding: dict[str, array[int] | int] = {}
        self._public = self._prose = 0
        self._of_pack: dict[int, int] = {}
        self._of_board: dict[int, int] = {}  # the pack's own board, and the one whose words it prints
        self._quarters: dict[int, int] = {}

    @property
    def documents(self) -> frozenset[int]:
        """Give the documents that are indexed."""
        return frozenset(self._places)

    def __len__(self) -> int:
        """Give the number of passages."""
        return len(self._rows) - len(self._free)

    def add(self, passages: Iterable[Words]) -> None:
        """Take whole documents in."""
        came: dict[str, list[int]] = {}
        public, prose = list[int](), list[int]()
        masks: tuple[tuple[dict[int, int], dict[int, list[int]]], ...] = tuple(
            (mask, {}) for mask in (self._of_pack, self._of_board, self._quarters)
        )
        for one in passages:
            place = self._place(one)
            self._places.setdefault(one.document_id, []).append(place)
            for stem in one.stems:
                came.setdefault(stem, []).append(place)
            if not one.restricted:
                public.append(place)
            if one.prose:
                prose.append(place)
            keys = ({one.board_id}, {one.board_id, one.said_by_id}, {one.day // _QUARTER})
            for (_, new), of in zip(masks, keys, strict=True):
                for key in of:
                    new.setdefault(key, []).append(place)
        self._public |= _bits(public)
        self._prose |= _bits(prose)
        for mask, new in masks:
            for key, places in new.items():
                mask[key] = mask.get(key, 0) | _bits(places)
        for stem, places in came.items():
            self._holding[stem] = self._with(self._holding.get(stem, _NOWHERE), places)

    def drop(self, documents: Collection[int]) -> None:
        """Forget whole documents; their places are given to others."""
        gone = [place for document in documents for place in self._places.pop(document, ())]
        if not gone:
            return
        dead, left = set(gone), ~_bits(gone)
        self._public &= left
        self._prose &= left
        for mask in (self._of_pack, self._of_board, self._quarters):
            for key in mask:
                mask[key] &= left
        for stem, held in list(self._holding.items()):
            kept = held & left if isinstance(held, int) else _without(held, dead)
            if kept:
                self._holding[stem] = kept
            else:
                del self._holding[stem]
        self._free += sorted(gone, reverse=True)

    def best(self, wanted: Iterable[Alike], scope: Scope, *, least: float, limit: int, most: int) -> list[Place]:
        """Give the passages that hold most of some words, the rare ones weighing more; the newest of them first.

        None that holds less than ``least`` is given. ``limit`` are wanted; of the last day that any are taken of, all
        are given, up to ``most``, so that the caller can look at their words.
        """
        seen = self._seen(scope)
        masks = {alike: _or(map(self._mask, alike)) for alike in dict.fromkeys(wanted) if alike}
        weights = _weights({alike: (mask & seen).bit_count() for alike, mask in masks.items()}, seen.bit_count())
        whole = sum(weights.values())
        planes = _added((masks[alike], weight) for alike, weight in weights.items())
        left, near = seen & _any(self._of_board, scope.meant), _any(self._of_board, scope.nearer)
        found: list[Place] = []
        for level in _levels(planes, left, whole, least):
            together = _or(mask for _, mask in level)
            for mask, is_near in ((together & near, True), (together & ~near, False)):
                for place in self._newest(mask, limit - len(found), most):
                    coverage = next(share for share, held in level if held >> place & 1)
                    found.append(Place(self._rows[place], coverage, is_near))
                if len(found) >= limit:
                    return found
        return found

    def _newest(self, mask: int, wanted: int, most: int) -> list[int]:
        """Give the newest of some places, sentences first: so many, and what else is of the same day as the last."""
        found: list[int] = []
        for quarter in sorted(self._quarters, reverse=True):
            if not mask or len(found) >= wanted:
                break
            found += _set_bits(mask & self._quarters[quarter])
        found.sort(key=lambda place: (-self._days[place], not self._prose >> place & 1, self._rows[place]))
        if len(found) > wanted:
            last = self._days[found[wanted - 1]]
            found = [place for place in found if self._days[place] >= last]
        return found[: max(most, wanted)]

    def rarity(self, scope: Scope) -> Callable[[str], float]:
        """Give how rare a word's stem is among what may be seen: 0 and up, as a logarithm."""
        seen = self._seen(scope)
        passages = seen.bit_count()
        return lambda stem: _rarity((self._mask(stem) & seen).bit_count(), passages)

    def _seen(self, scope: Scope) -> int:
        return self._public | _any(self._of_pack, scope.restricted_of)

    def _mask(self, stem: str) -> int:
        held = self._holding.get(stem, 0)
        return held if isinstance(held, int) else _bits(held)

    def _place(self, one: Words) -> int:
        if self._free:
            place = self._free.pop()
            self._rows[place], self._days[place] = one.row, one.day
            return place
        self._rows.append(one.row)
        self._days.append(one.day)
        return len(self._rows) - 1

    def _with(self, held: "array[int] | int", places: list[int]) -> "array[int] | int":
        if isinstance(held, int):
            return held | _bits(places)
        both = held + array("I", places)
        return both if len(both) <= max(len(self._rows) // _SPARSE, _LEAST_DENSE) else _bits(both)


def _any(masks: Mapping[int, int], keys: Iterable[int]) -> int:
    return _or(masks.get(key, 0) for key in keys)


def _or(masks: Iterable[int]) -> int:
    return functools.reduce(operator.or_, masks, 0)


def _bits(places: Iterable[int]) -> int:
    """Give the number that has a bit for each of some places."""
    each = list(places)
    made = bytearray((max(each, default=0) >> 3) + 1)
    for place in each:
        made[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(made, "little")


def _set_bits(mask: int) -> Iterator[int]:
    """Give the places of a number's bits."""
    for at, byte in enumerate(mask.to_bytes((mask.bit_length() + 7) >> 3, "little")):
        if byte:
            yield from (at * 8 + bit for bit in range(8) if byte >> bit & 1)


def _without(held: "array[int]", dead: AbstractSet[int]) -> "array[int]":
    return held if dead.isdisjoint(held) else array("I", (place for place in held if place not in dead))


def _rarity(held_by: int, passages: int) -> float:
    return math.log(1 + passages / (1 + held_by))


def _weights(held_by: Mapping[Alike, int], passages: int) -> dict[Alike, int]:
    """Say what each word weighs: the more, the fewer of the passages that the reader may see hold it."""
    rarity = {alike: _rarity(number, passages) for alike, number in held_by.items()}
    whole = sum(rarity.values())
    return {alike: max(1, round(_SCALE * each / whole)) for alike, each in rarity.items()} if whole else {}


def _added(weighed: Iterable[tuple[int, int]]) -> list[int]:
    """Add the weights up in every place at once: one number for each binary digit of the sums, the lowest first.

    A question costs so many steps for each of its words, whatever the words are and however many hold them.
    """
    planes: list[int] = []
    for mask, weight in weighed:
        for digit in range(weight.bit_length()):
            if not weight >> digit & 1:
                continue
            carry, at = mask, digit
            while carry:
                planes += [0] * (at + 1 - len(planes))
                planes[at], carry = planes[at] ^ carry, planes[at] & carry
                at += 1
    return planes


def _levels(planes: Sequence[int], left: int, whole: int, least: float) -> Iterator[list[tuple[float, int]]]:
    """Give the places by the part of all words that they hold, the most first; parts alike to a hundredth together."""
    level: list[tuple[float, int]] = []
    while left:
        value, mask = 0, left
        for digit in reversed(range(len(planes))):
            if both := mask & planes[digit]:
                value, mask = value | 1 << digit, both
        share = value / whole if whole else 0.0
        if not value or share < least:
            break
        if level and round(level[0][0], 2) != round(share, 2):
            yield level
            level = []
        level.append((share, mask))
        left &= ~mask
    if level:
        yield level
