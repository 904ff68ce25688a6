"""What people owe: how an action stands on a day, whose it is, and in which order a list reads best.

An action is any value with a due day, a word whether it is closed, and leads as the papers write them. Reminders are in
``board.nudges``, progress in ``board.replies``.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from board import people
from board.packs import values


class Owed(Protocol):
    """What an action must know of itself."""

    @property
    def due(self) -> dt.date | None:
        """The last day on which it is in time; None where its papers name none that can be trusted."""
        ...

    @property
    def closed(self) -> bool:
        """Whether its papers, or a person since, said that it is done."""
        ...

    @property
    def leads(self) -> tuple[values.Lead, ...]:
        """Who owes it and who helps, as written."""
        ...

    @property
    def raised_on(self) -> dt.date | None:
        """The meeting that asked for it: names are read as they were then."""
        ...


AnyOwed = TypeVar("AnyOwed", bound=Owed)


class Status(enum.StrEnum):
    """How an action stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"  # never kept: it is derived from the day
    CLOSED = "closed"


class Part(enum.StrEnum):
    """What a person has to do with an action."""

    LEAD = "lead"
    SUPPORTER = "supporter"
    PERHAPS = "perhaps"  # the name on it fits several people, or is misspelt: ask before believing it


@dataclass(frozen=True, slots=True)
class Mine(Generic[AnyOwed]):
    """One action and the person's part in it."""

    action: AnyOwed
    part: Part


ORDER = {Status.OVERDUE: 0, Status.OPEN: 1, Status.CLOSED: 2}


def is_overdue(action: Owed, today: dt.date) -> bool:
    """Tell whether its due day has passed; ``today`` is the board's (Europe/London). No due day is never overdue."""
    return not action.closed and action.due is not None and action.due < today


def status(action: Owed, today: dt.date) -> Status:
    """Say how the action stands on that day."""
    if action.closed:
        return Status.CLOSED
    return Status.OVERDUE if is_overdue(action, today) else Status.OPEN


def mine(actions: Iterable[AnyOwed], person: str, everybody: Sequence[people.Person]) -> tuple[Mine[AnyOwed], ...]:
    """Give the actions that the person (their key) leads, supports or may be meant by, in the order they came."""
    parts = ((action, part_of(action, person, everybody)) for action in actions)
    return tuple(Mine(action, part) for action, part in parts if part is not None)


def part_of(action: Owed, person: str, everybody: Sequence[people.Person]) -> Part | None:
    """Say what the person has to do with the action: the surest part wins, and a lead before a supporter."""
    parts = {_part(lead, person, everybody, action.raised_on) for lead in action.leads}
    return next((part for part in Part if part in parts), None)


def sort_key(action: Owed, today: dt.date) -> tuple[int, dt.date, dt.date]:
    """Order a list: overdue, open, closed; in each the soonest due first, those without a due day last."""
    return ORDER[status(action, today)], action.due or dt.date.max, action.raised_on or dt.date.max


def _part(lead: values.Lead, person: str, everybody: Sequence[people.Person], on: dt.date | None) -> Part | None:
    match people.match(lead.written, everybody, on=on):
        case people.Certain(found) if found.key == person:
            return Part.SUPPORTER if lead.supporting else Part.LEAD
        case people.Doubtful(candidates) if any(candidate.key == person for candidate in candidates):
            return Part.PERHAPS
        case _:
            return None
