"""What people owe: how an action stands on a day, and in which order a list reads best.

An action is any value with a due day and a word whether it is closed. Whose it is follows from its leads, whom
``acts.linking`` finds among the people of the board file.
"""

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Protocol

NO_DATE_SET = "no date set"


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
    def raised_on(self) -> dt.date | None:
        """The meeting that asked for it."""
        ...


class Dated(Owed, Protocol):
    """What an action must know besides, to say by when it is due."""

    @property
    def deadline(self) -> str | None:
        """The deadline as its papers write it; None where they write none."""
        ...


@dataclass(frozen=True, slots=True)
class FallsDue:
    """By when an action is due: ``on`` counts, ``shown`` is said; ``set_`` is False where no paper names the day."""

    on: dt.date | None
    shown: str
    set_: bool


class Status(enum.StrEnum):
    """How an action stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"  # never kept: it is derived from the day
    CLOSED = "closed"


ORDER = {Status.OVERDUE: 0, Status.OPEN: 1, Status.CLOSED: 2}


def falls_due(action: Dated, next_meeting: dt.date | None) -> FallsDue:
    """Say by when an action is due: on its own day, else at ``next_meeting``, its board's first after it was asked for.

    A deadline whose words name no certain day (``Nov 20``, ``TBC``) is shown in its words; one without words is shown
    as "no date set". The day is None where neither is known, and for what is closed already.
    """
    if action.due is not None:
        return FallsDue(action.due, action.deadline or f"{action.due.day} {action.due:%B %Y}", set_=True)
    return FallsDue(None if action.closed else next_meeting, action.deadline or NO_DATE_SET, set_=False)


def is_overdue(action: Owed, today: dt.date) -> bool:
    """Tell whether its due day has passed; ``today`` is the board's (Europe/London). No due day is never overdue."""
    return not action.closed and action.due is not None and action.due < today


def status(action: Owed, today: dt.date) -> Status:
    """Say how the action stands on that day."""
    if action.closed:
        return Status.CLOSED
    return Status.OVERDUE if is_overdue(action, today) else Status.OPEN


def sort_key(action: Owed, today: dt.date) -> tuple[int, dt.date, dt.date]:
    """Order a list: overdue, open, closed; in each the soonest due first, those without a due day last."""
    return ORDER[status(action, today)], action.due or dt.date.max, action.raised_on or dt.date.max
