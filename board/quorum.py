"""Was there a quorum, and did it stay: who of the counted members was there at each item of the minutes.

Everything about counting lives here; reading the names in the minutes is ``board.attendance``. The rule is the board's
own (``boards.QuorumRule``, with its citation); no number of members is in the code.

1. Only those listed as present count. Attendees never do, whatever seat they hold.
2. A person counts once. Who holds two seats counts for the organisation of the one that the board's file names first.
3. A substitute counts for a seat that allows substitutes and names them, while its holder is not there: one substitute
   a seat, one seat a substitute, the seats served in the board file's order. Nobody stands in for a vacant seat.
4. Whoever leaves at an item is gone from that item on, or for that item only (``whole`` is False); who joins at an item
   counts from it on, or for it only.
5. Somebody present who fits no seat, several people or none is doubtful; so is a leaving that cannot be placed. The
   answer is given both ways, without any of them and with all of them, and is known where both ways agree.
"""

import dataclasses
import datetime as dt
import enum
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from board import boards
from board.packs import values

UNTOLD = "somebody who counted"  # in place of names, where only hidden items tell whose going it was
ANYBODY = ""  # among the keys of a doubtful person: it may be somebody else altogether


class Why(enum.StrEnum):
    """Why it cannot be said whether there was a quorum."""

    NO_RULE = "no quorum rule is declared for this board"
    NO_SEATS = "no seat of this board is declared for that day"
    NO_ATTENDANCE = "the minutes name nobody as present"
    DOUBT = "it depends on people whose seat is not certain"


class Verdict(enum.StrEnum):
    """Whether there was a quorum at one item."""

    YES = "yes"
    NO = "no"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody listed as present: the name as written, and the keys of whom it may mean (one: certain).

    ``organisations`` are the keys of those the list says they came for; empty means unsaid. :data:`ANYBODY` among
    ``persons`` tells that it may be none of them.
    """

    name: str
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody came or went. ``among`` is whom of the present it may be: one is certain, several or none a doubt."""

    who: str
    movement: values.Movement
    item: str | None
    among: tuple[Present, ...]
    at: dt.time | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Where members were missing: in all (None) or of one organisation."""

    organisation: str | None
    present: int
    needed: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The count at one item (None: the whole meeting, where its items are not known).

    ``counted`` names those who count for certain, with the organisation they count for; ``total`` and ``each`` are
    their numbers less any leaving that cannot be placed; ``doubtful`` names those who may count as well.
    """

    item: str | None
    verdict: Verdict
    total: int
    each: tuple[tuple[str, int], ...]
    counted: tuple[tuple[str, str], ...]
    doubtful: tuple[str, ...]
    missing: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class Quorate:
    """There was a quorum at every item. ``lowest`` is the item at which the fewest were counted."""

    rule: boards.QuorumRule
    lowest: Standing
    timeline: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """There was a quorum at first, and from ``item`` on there was none; ``regained`` is the item at which it came back.

    ``who_left`` are those by whose going it was lost, ``at`` the time the minutes give for it, ``decided`` the items
    that the board decided while it had no quorum.
    """

    rule: boards.QuorumRule
    item: str | None
    at: dt.time | None
    present: Standing
    who_left: tuple[str, ...]
    decided: tuple[str, ...]
    regained: str | None
    timeline: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Inquorate:
    """There was no quorum when the meeting began; ``gained`` is the item at which there was one, if ever."""

    rule: boards.QuorumRule
    present: Standing
    decided: tuple[str, ...]
    gained: str | None
    timeline: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """It cannot be said. Where it is for doubt, ``present`` is the first doubtful item's count.

    ``lost_by`` is the first item at which there surely was none, whoever the doubtful are.
    """

    why: Why
    rule: boards.QuorumRule | None = None
    present: Standing | None = None
    lost_by: str | None = None
    timeline: tuple[Standing, ...] = ()


Answer = Quorate | Lost | Inquorate | NotKnown


def evaluate(
    rule: boards.QuorumRule | None,
    seats: Sequence[boards.Seat],
    on: dt.date,
    present: Sequence[Present],
    moves: Sequence[Move],
    items: Sequence[str],
    decided: Sequence[str] = (),
    hidden: Collection[str] = (),
) -> Answer:
    """Say whether there was a quorum at every item of a meeting held on that day.

    ``items`` are the numbers of the minute items in order and ``decided`` those with a decision; a move at ``4.2`` is
    one at ``4``. Source: the rule's own; the numbered points above say how it is counted.

    ``hidden`` items are left out of the answer as if nobody had minuted them: what happened at one shows only in who is
    there at the next. One item at least must stay.
    """
    if rule is None:
        return NotKnown(Why.NO_RULE)
    if not any(seat.holder(on) for seat in seats):
        return NotKnown(Why.NO_SEATS, rule)
    if not present:
        return NotKnown(Why.NO_ATTENDANCE, rule)
    places: tuple[str | None, ...] = tuple(items) or (None,)
    timeline = tuple(_standing(rule, seats, on, _Room(present, moves, places, index)) for index in range(len(places)))
    shown = tuple(standing for standing in timeline if _place(standing.item, tuple(hidden)) is None)
    answer = _answer(rule, shown, moves, [item for item in decided if _place(item, tuple(hidden)) is None])
    if not isinstance(answer, Lost):
        return answer
    unseen = {one.name for move in moves if _place(move.item, tuple(hidden)) is not None for one in move.among}
    told = tuple(name for name in answer.who_left if name not in unseen)
    return dataclasses.replace(answer, who_left=told or (UNTOLD,))


def _answer(
    rule: boards.QuorumRule, timeline: tuple[Standing, ...], moves: Sequence[Move], decided: Sequence[str]
) -> Answer:
    broken = next((index for index, standing in enumerate(timeline) if standing.verdict is not Verdict.YES), None)
    if broken is None:
        return Quorate(rule, min(timeline, key=lambda standing: standing.total), timeline)
    first = timeline[broken]
    if first.verdict is Verdict.DOUBT:
        surely = next((standing.item for standing in timeline if standing.verdict is Verdict.NO), None)
        return NotKnown(Why.DOUBT, rule, first, surely, timeline)
    again = next((standing.item for standing in timeline[broken:] if standing.verdict is Verdict.YES), None)
    without = {standing.item for standing in timeline[broken:] if standing.verdict is Verdict.NO}
    undone = tuple(item for item in dict.fromkeys(decided) if None in without or _place(item, [*without]) is not None)
    if broken == 0:
        return Inquorate(rule, first, undone, again, timeline)
    staying = {name for name, _ in first.counted}
    gone = tuple(name for name, _ in timeline[broken - 1].counted if name not in staying)
    return Lost(rule, first.item, _time(moves, first.item, gone), first, gone, undone, again, timeline)


def _time(moves: Sequence[Move], item: str | None, gone: tuple[str, ...]) -> dt.time | None:
    """Give the last time that the minutes name for a leaving at this item: only then was the quorum gone."""
    times = [
        move.at
        for move in moves
        if move.movement is values.Movement.LEFT
        and move.at is not None
        and _place(move.item, (item,)) is not None
        and any(one.name in gone for one in move.among)
    ]
    return max(times, default=None)


def _place(item: str | None, items: Sequence[str | None]) -> int | None:
    """Find an item in the list, or the one it is a part of (``4.2`` in ``4``); None where it is in neither."""
    wanted = item
    while wanted:
        if wanted in items:
            return items.index(wanted)
        wanted = wanted.rpartition(".")[0]
    return None


@dataclass(frozen=True, slots=True)
class _Room:
    """Who is there at one item."""

    present: Sequence[Present]
    moves: Sequence[Move]
    places: tuple[str | None, ...]
    index: int

    def surely(self) -> tuple[Present, ...]:
        return tuple(one for one in self.present if self._is_there(one, unplaced=False))

    def perhaps(self) -> tuple[Present, ...]:
        return tuple(one for one in self.present if self._is_there(one, unplaced=True))

    def unplaced(self) -> tuple[Move, ...]:
        """Give the comings and goings by which one of several, or nobody knows who, may be missing at this item."""
        open_moves = [move for move in self.moves if len(move.among) != 1]
        return tuple(move for move in open_moves if self._may_be_missing(move))

    def _is_there(self, one: Present, *, unplaced: bool) -> bool:
        mine = [move for move in self.moves if move.among == (one,)]
        if any(_place(move.item, self.places) is None for move in mine):
            return unplaced  # at an item nobody knows: there for all of it, or for none
        ordered = sorted(mine, key=lambda move: _place(move.item, self.places) or 0)
        there = not (ordered and ordered[0].movement is values.Movement.JOINED)
        for move in ordered:
            place = _place(move.item, self.places) or 0
            if place == self.index or (move.whole and place < self.index):
                there = move.movement is values.Movement.JOINED
        return there

    def _may_be_missing(self, move: Move) -> bool:
        place = _place(move.item, self.places)
        if place is None:
            return True
        if move.movement is values.Movement.LEFT:
            return place == self.index or (move.whole and place < self.index)
        return self.index < place or (self.index > place and not move.whole)


def _standing(rule: boards.QuorumRule, seats: Sequence[boards.Seat], on: dt.date, room: _Room) -> Standing:
    surely = _count(seats, on, room.surely())
    doubts = [one for one in room.perhaps() if one not in surely and not _is_idle(one, seats, on, room.surely())]
    lost = room.unplaced()
    total = max(len(surely) - sum(not move.among or any(one in surely for one in move.among) for move in lost), 0)
    each = {key: sum(organisation == key for organisation in surely.values()) for key, _ in rule.each}
    low = {key: max(number - sum(_concerns(move, key, surely) for move in lost), 0) for key, number in each.items()}
    missing = _missing(rule, total, low)
    reachable = len(surely) + len(doubts) >= rule.total and _can_fill(rule, each, doubts, seats, on)
    verdict = Verdict.YES if not missing else Verdict.DOUBT if reachable else Verdict.NO
    return Standing(
        item=room.places[room.index],
        verdict=verdict,
        total=total,
        each=tuple(low.items()),
        counted=tuple((one.name, organisation) for one, organisation in surely.items()),
        doubtful=tuple(one.name for one in doubts),
        missing=missing,
    )


def _missing(rule: boards.QuorumRule, total: int, each: dict[str, int]) -> tuple[Shortfall, ...]:
    needs: list[tuple[str | None, int, int]] = [(None, total, rule.total)]
    needs += [(key, each[key], needed) for key, needed in rule.each]
    return tuple(Shortfall(key, there, needed) for key, there, needed in needs if there < needed)


def short_of(rule: boards.QuorumRule, total: int | None, each: dict[str, int]) -> tuple[Shortfall, ...]:
    """Say where so many members would surely be too few, whoever else came of those that are not counted here.

    ``total`` is how many are there in all (None: not said); an organisation that ``each`` leaves out is not said
    either. Where every organisation of the rule is said, and no total, nobody else is there.
    """
    if total is None and all(key in each for key, _ in rule.each):
        total = sum(each.values())
    lacking = [Shortfall(None, total, rule.total)] if total is not None and total < rule.total else []
    of_each = [Shortfall(key, each[key], needed) for key, needed in rule.each if each.get(key, needed) < needed]
    return (*lacking, *of_each)


def _concerns(move: Move, organisation: str, counted: dict[Present, str]) -> bool:
    """Tell whether the one who came or went may have been counted for the organisation."""
    return not move.among or any(counted.get(one) == organisation for one in move.among)


def _count(seats: Sequence[boards.Seat], on: dt.date, there: Iterable[Present]) -> dict[Present, str]:
    """Give those who count for certain and the organisation each counts for: holders first, then substitutes."""
    known = {one.persons[0]: one for one in reversed(list(there)) if len(one.persons) == 1}
    counted: dict[str, str] = {}
    empty: list[boards.Seat] = []
    for seat in seats:
        holder = seat.holder(on)
        if holder in known and holder is not None:
            counted.setdefault(holder, seat.organisation)
        elif holder is not None and seat.substitutes_allowed:
            empty.append(seat)
    free = [[person for person in seat.substitutes if person in known and person not in counted] for seat in empty]
    for index, person in _pairs(free).items():
        counted[person] = empty[index].organisation
    return {known[person]: organisation for person, organisation in counted.items()}


def _is_idle(one: Present, seats: Sequence[boards.Seat], on: dt.date, there: tuple[Present, ...]) -> bool:
    """Tell whether we know why a person who is surely there does not count: a substitute not needed, a second line."""
    if len(one.persons) != 1 or one not in there:
        return False
    return any(one.persons[0] in (seat.holder(on), *seat.substitutes) for seat in seats)


def _can_fill(
    rule: boards.QuorumRule,
    each: dict[str, int],
    doubts: Sequence[Present],
    seats: Sequence[boards.Seat],
    on: dt.date,
) -> bool:
    """Tell whether the doubtful, at best, make up what every organisation lacks, each of them for one only."""
    lacking = [key for key, needed in rule.each for _ in range(needed - each[key])]
    wishes = [[str(index) for index, one in enumerate(doubts) if _may_serve(one, key, seats, on)] for key in lacking]
    return len(_pairs(wishes)) == len(lacking)


def _may_serve(one: Present, organisation: str, seats: Sequence[boards.Seat], on: dt.date) -> bool:
    """Tell whether a doubtful person may count for it: by the seats of those they may be, or by what the list says."""
    meant = {seat.organisation for seat in seats for key in one.persons if key in (seat.holder(on), *seat.substitutes)}
    unsaid = not one.organisations and (not meant or ANYBODY in one.persons)
    return unsaid or organisation in meant or organisation in one.organisations


def _pairs(wishes: Sequence[Sequence[str]]) -> dict[int, str]:
    """Give as many of the wishes as possible something of their own, the earlier ones first (Kuhn 1955)."""
    taken: dict[str, int] = {}

    def serve(index: int, asked: set[str]) -> bool:
        for wish in wishes[index]:
            if wish not in asked:
                asked.add(wish)
                if wish not in taken or serve(taken[wish], asked):
                    taken[wish] = index
                    return True
        return False

    for index in range(len(wishes)):
        serve(index, set())
    return {index: wish for wish, index in taken.items()}
