"""What people owe: how an action stands on a day, and in which order a list reads best.

An action is any value with a due day and a word whether it is closed. Whose it is follows from its leads, whom
``acts.linking`` finds among the people of the board file.
"""

import datetime as dt
import enum
from typing import Protocol


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


class Status(enum.StrEnum):
    """How an action stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"  # never kept: it is derived from the day
    CLOSED = "closed"


ORDER = {Status.OVERDUE: 0, Status.OPEN: 1, Status.CLOSED: 2}


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
