"""What people owe: overdue is derived, and lists come in the order one reads them."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import actions
from board.actions import Status
from board.packs import values
from board.sources import Source

TODAY = dt.date(2031, 3, 3)
SOURCE = Source("Harbour Joint Board pack")


def action(
    *leads: str, due: dt.date | None = None, closed: bool = False, helping: str = "", raised: dt.date | None = None
) -> values.Action:
    """Invent an action."""
    named = [values.Lead(lead) for lead in leads] + [values.Lead(helping, supporting=True)] * bool(helping)
    return values.Action("Write the paper", tuple(named), SOURCE, raised_on=raised, due=due, closed=closed)


@pytest.mark.parametrize(
    ("due", "closed", "status"),
    [
        (None, False, Status.OPEN),
        (TODAY, False, Status.OPEN),  # the due day itself is in time
        (TODAY - dt.timedelta(days=1), False, Status.OVERDUE),
        (TODAY - dt.timedelta(days=1), True, Status.CLOSED),
        (None, True, Status.CLOSED),
    ],
)
def test_an_action_is_overdue_from_the_day_after_its_due_day(
    *, due: dt.date | None, closed: bool, status: Status
) -> None:
    owed = action("IM", due=due, closed=closed)
    assert actions.status(owed, TODAY) is status
    assert actions.is_overdue(owed, TODAY) is (status is Status.OVERDUE)


def test_a_list_shows_the_overdue_first_and_the_closed_last() -> None:
    late, later = (action("IM", due=TODAY - dt.timedelta(days=days)) for days in (9, 2))
    soon, never = action("IM", due=TODAY), action("IM")
    done = action("IM", due=TODAY - dt.timedelta(days=30), closed=True)
    ordered = sorted([done, never, soon, later, late], key=lambda owed: actions.sort_key(owed, TODAY))
    assert ordered == [late, later, soon, never, done]


NEXT = dt.date(2031, 4, 14)


@pytest.mark.parametrize(
    ("due", "deadline", "closed", "falls"),
    [
        (TODAY, "3/3/31", False, actions.FallsDue(TODAY, "3/3/31", set_=True)),
        (TODAY, None, False, actions.FallsDue(TODAY, "3 March 2031", set_=True)),
        (None, None, False, actions.FallsDue(NEXT, "no date set", set_=False)),
        (None, "Nov 20", False, actions.FallsDue(NEXT, "Nov 20", set_=False)),  # its words name no certain day
        (None, None, True, actions.FallsDue(None, "no date set", set_=False)),  # closed: nothing falls due any more
    ],
)
def test_an_action_without_a_day_is_due_at_the_next_meeting_and_no_day_is_made_up(
    *, due: dt.date | None, deadline: str | None, closed: bool, falls: actions.FallsDue
) -> None:
    owed = values.Action("Write the paper", (), SOURCE, deadline=deadline, due=due, closed=closed)
    assert actions.falls_due(owed, NEXT) == falls


def test_where_no_next_meeting_is_known_nothing_falls_due_on_a_day() -> None:
    assert actions.falls_due(action("IM"), None) == actions.FallsDue(None, "no date set", set_=False)


@given(due=st.none() | st.dates(), today=st.dates(), closed=st.booleans(), days=st.integers(0, 400))
@settings(max_examples=200, deadline=None)
def test_what_is_overdue_stays_overdue_until_it_is_closed(
    *,
    due: dt.date | None,
    today: dt.date,
    closed: bool,
    days: int,
) -> None:
    owed = action("IM", due=due, closed=closed)
    later = dt.date.fromordinal(min(today.toordinal() + days, dt.date.max.toordinal()))
    assert actions.is_overdue(owed, today) <= actions.is_overdue(owed, later)
    assert not (closed and actions.is_overdue(owed, today))
