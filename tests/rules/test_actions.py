"""What people owe: overdue is derived, leads are read as of their day, lists come in the order one reads them."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import actions
from board.actions import Mine, Part, Status
from board.packs import values
from board.people import Person, Term
from board.sources import Source

TODAY = dt.date(2031, 3, 3)
SOURCE = Source("Harbour Joint Board pack")
IDA = Person("ida", (Term("Ida Marsh", initials="IM"),))
TOM = Person("tom", (Term("Tom Reed", initials="TR"),))
TESS = Person("tess", (Term("Tess Reed"),))
EVERYBODY = (IDA, TOM, TESS)


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


@pytest.mark.parametrize(
    ("owed", "person", "part"),
    [
        (action("IM"), "ida", Part.LEAD),
        (action("TR", "Ida Marsh"), "ida", Part.LEAD),
        (action("TR", helping="Ida Marsh"), "ida", Part.SUPPORTER),
        (action("IM", helping="Ida Marsh"), "ida", Part.LEAD),
        (action("Reed"), "tom", Part.PERHAPS),
        (action("Reed"), "tess", Part.PERHAPS),
        (action("Reed"), "ida", None),
        (action("All"), "ida", None),
        (action(), "ida", None),
    ],
)
def test_an_action_is_a_persons_by_its_leads(owed: values.Action, person: str, part: Part | None) -> None:
    assert actions.part_of(owed, person, EVERYBODY) is part
    assert actions.mine([owed], person, EVERYBODY) == (() if part is None else (Mine(owed, part),))


def test_a_lead_is_read_as_they_were_called_when_it_was_asked() -> None:
    sue = Person(
        "sue",
        (Term("Sue Vale", initials="SV", until=dt.date(2030, 5, 31)), Term("Sue Wren", since=dt.date(2030, 6, 1))),
    )
    assert actions.part_of(action("SV", raised=dt.date(2030, 1, 1)), "sue", (sue,)) is Part.LEAD
    assert actions.part_of(action("SV", raised=TODAY), "sue", (sue,)) is Part.PERHAPS


def test_a_list_shows_the_overdue_first_and_the_closed_last() -> None:
    late, later = (action("IM", due=TODAY - dt.timedelta(days=days)) for days in (9, 2))
    soon, never = action("IM", due=TODAY), action("IM")
    done = action("IM", due=TODAY - dt.timedelta(days=30), closed=True)
    ordered = sorted([done, never, soon, later, late], key=lambda owed: actions.sort_key(owed, TODAY))
    assert ordered == [late, later, soon, never, done]


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
