"""A board as its own file declares it: seats, who holds them when, its rules of quorum and notice, its administrator.

Values and who-was-it questions only. What the rules come to for one meeting is in ``board.quorum`` and
``board.notice``; who may see what is in ``board.permissions``. Persons and organisations are named by their keys.
"""

import datetime as dt
import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from board import organisations

LONG_NAME = 3  # words; a name shorter than this has no short form that would still be its own


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """How many members must be there: in all, and at least so many of each organisation (its key, the number).

    ``source`` is where the rule stands (the paragraph of the terms of reference), in words that can be cited.
    """

    total: int
    each: tuple[tuple[str, int], ...]
    source: str


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How many clear working days the agenda must be out before the meeting; ``source`` is the law or standing order.

    A rule of no days is no rule: leave it out. Raises :class:`ValueError` for less than one.
    """

    clear_working_days: int
    source: str

    def __post_init__(self) -> None:
        if self.clear_working_days < 1:
            raise ValueError("a notice rule needs at least one clear working day; leave it out if there is none")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in a seat; both days belong to it, and None is open."""

    person: str
    since: dt.date | None = None
    until: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Tell whether the person held the seat on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Seat:
    """One place on a board that an organisation fills; ``substitutes`` may stand in where they are allowed at all."""

    key: str
    board: str
    organisation: str
    title: str
    tenures: tuple[Tenure, ...] = ()
    substitutes_allowed: bool = False
    substitutes: tuple[str, ...] = ()

    def holder(self, on: dt.date) -> str | None:
        """Give the key of who holds it that day; None while it is vacant. Where two overlap, the later one holds it."""
        holding = [tenure for tenure in self.tenures if tenure.covers(on)]
        return max(holding, key=lambda tenure: tenure.since or dt.date.min).person if holding else None


@dataclass(frozen=True, slots=True)
class Board:
    """A board; ``also`` are the other names its papers use, ``deputy`` stands in for the administrator."""

    key: str
    name: str
    also: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    quorum: QuorumRule | None = None
    notice: NoticeRule | None = None
    administrator: str | None = None
    deputy: str | None = None
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A seat and the key of the person who holds it."""

    seat: Seat
    person: str


class Role(enum.StrEnum):
    """What a person is to a board. A substitute is none of these until they sit: they get the public papers."""

    MEMBER = "member"
    ADMINISTRATOR = "administrator"
    DEPUTY = "deputy"


def members(board: Board, on: dt.date) -> tuple[Member, ...]:
    """Say who holds which seat that day, in the order of the board's file; vacant seats are left out."""
    held = ((seat, seat.holder(on)) for seat in board.seats)
    return tuple(Member(seat, person) for seat, person in held if person is not None)


def roles(board: Board, person: str, on: dt.date) -> frozenset[Role]:
    """Say what the person is to the board that day; empty for everybody else."""
    found = {
        Role.MEMBER: any(member.person == person for member in members(board, on)),
        Role.ADMINISTRATOR: person == board.administrator,
        Role.DEPUTY: person == board.deputy,
    }
    return frozenset(role for role, is_so in found.items() if is_so)


def may_sit(board: Board, person: str, on: dt.date) -> bool:
    """Tell whether the person may count as present that day: by a seat, or as a substitute whom a seat allows.

    True where no seat is declared at all: then nobody can say otherwise.
    """
    if not board.seats:
        return True
    return any(
        person == seat.holder(on) or (seat.substitutes_allowed and (not seat.substitutes or person in seat.substitutes))
        for seat in board.seats
    )


def find(written: str, boards: Iterable[Board]) -> tuple[Board, ...]:
    """Find the boards that are called so, by name, key or other name, spacing and case aside; several are a doubt."""
    wanted = organisations.squash(written).removeprefix("the")
    return tuple(
        board
        for board in boards
        if wanted in {organisations.squash(name).removeprefix("the") for name in (board.name, board.key, *board.also)}
    )


def short_names(board: Board, boards: Iterable[Board]) -> tuple[str, ...]:
    """Give what people call the board for short, as far as no other board could be meant by it.

    These are its initials (``HVJB``), the last two words of its name (``Steering Board``), and its last word with any
    other (``Vale Board``).
    """
    return _own(board, boards, _shortened)


def distinctive(board: Board, boards: Iterable[Board]) -> tuple[str, ...]:
    """Give the words, two or more side by side, that only this board's name holds: ``Ageing Well``.

    Beside a word for a body (*the ageing well group*) they mean the board; alone they may be a subject.
    """
    return _own(board, boards, _runs)


def _own(board: Board, boards: Iterable[Board], forms: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    others = [other for other in boards if other.key != board.key]
    taken = {short.casefold() for other in others for name in (other.name, *other.also) for short in forms(name)}
    said = dict.fromkeys(short for name in (board.name, *board.also) for short in forms(name))
    return tuple(short for short in said if short.casefold() not in taken)


def _words(name: str) -> list[str]:
    return [word for word in name.replace("&", " ").split() if word[:1].isalnum()]


def _runs(name: str) -> tuple[str, ...]:
    words = _words(name)[:-1]
    pairs = ((start, end) for start in range(len(words)) for end in range(start + 2, len(words) + 1))
    return tuple(" ".join(words[start:end]) for start, end in pairs)


def _shortened(name: str) -> tuple[str, ...]:
    words = _words(name)
    if len(words) < LONG_NAME:
        return ()
    initials = "".join(word[0] for word in words if word[0].isupper())
    each = (f"{word} {words[-1]}" for word in reversed(words[:-1]) if word[:1].isupper())
    return (*each, *((initials,) if len(initials) >= LONG_NAME else ()))
