"""Which meeting is next and which was last, on a stopped clock in London."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import meetings
from board.meetings import Phase
from board.packs import values

JULY = values.Sitting("Harbour Joint Board", dt.date(2031, 7, 10), dt.time(9, 30), dt.time(10, 30))
SEPTEMBER = values.Sitting("Harbour Joint Board", dt.date(2031, 9, 11), dt.time(9, 30))
NOVEMBER = values.Sitting("Harbour Joint Board", dt.date(2031, 11, 13))
ALL = (NOVEMBER, JULY, SEPTEMBER)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """Give a moment by the clock on the wall in London."""
    return dt.datetime.combine(day, dt.time(hour, minute), meetings.LONDON)


@pytest.mark.parametrize(
    ("now", "upcoming", "past"),
    [
        (at(dt.date(2031, 7, 1), 12), JULY, None),
        (at(JULY.on, 8), JULY, None),
        (at(JULY.on, 10, 29), JULY, None),
        (at(JULY.on, 10, 30), SEPTEMBER, JULY),
        (at(SEPTEMBER.on, 23, 59), SEPTEMBER, JULY),
        (at(dt.date(2031, 9, 12), 0), NOVEMBER, SEPTEMBER),
        (at(dt.date(2031, 11, 14), 0), None, NOVEMBER),
    ],
)
def test_a_meeting_is_the_next_one_until_it_is_over(
    now: dt.datetime, upcoming: values.Sitting | None, past: values.Sitting | None
) -> None:
    assert meetings.next_meeting(ALL, now) == upcoming
    assert meetings.last_meeting(ALL, now) == past


@pytest.mark.parametrize(
    ("meeting", "now", "phase"),
    [
        (JULY, at(dt.date(2031, 7, 9), 23, 59), Phase.COMING),
        (JULY, at(JULY.on, 0), Phase.TODAY),
        (JULY, at(JULY.on, 9, 30), Phase.UNDER_WAY),
        (JULY, at(JULY.on, 10, 30), Phase.OVER),
        (NOVEMBER, at(NOVEMBER.on, 15), Phase.TODAY),
        (SEPTEMBER, at(SEPTEMBER.on, 15), Phase.UNDER_WAY),
    ],
)
def test_a_meeting_knows_how_it_stands(meeting: values.Sitting, now: dt.datetime, phase: Phase) -> None:
    assert meetings.phase(meeting, now) is phase


def test_the_days_are_londons_in_summer_too() -> None:
    past_midnight = dt.datetime(2031, 7, 9, 23, 30, tzinfo=dt.UTC)
    assert meetings.today(past_midnight) == JULY.on
    assert meetings.phase(JULY, past_midnight) is Phase.TODAY


def test_an_end_before_the_beginning_is_not_believed() -> None:
    odd = values.Sitting("Harbour Joint Board", JULY.on, dt.time(9, 30), dt.time(1, 30))
    assert meetings.phase(odd, at(JULY.on, 12)) is Phase.UNDER_WAY


def test_an_end_without_a_beginning_is_believed() -> None:
    ending = values.Sitting("Harbour Joint Board", JULY.on, None, dt.time(11))
    assert meetings.phase(ending, at(JULY.on, 10, 59)) is Phase.TODAY
    assert meetings.phase(ending, at(JULY.on, 11)) is Phase.OVER


def test_without_meetings_there_is_no_next_and_no_last() -> None:
    assert meetings.next_meeting((), at(JULY.on, 8)) is None
    assert meetings.last_meeting((), at(JULY.on, 8)) is None


sittings = st.builds(
    values.Sitting,
    st.just("Harbour Joint Board"),
    st.dates(dt.date(2030, 1, 1), dt.date(2031, 12, 31)),
    st.none() | st.times(),
    st.none() | st.times(),
)


@given(
    held=st.lists(sittings, max_size=6),
    now=st.datetimes(dt.datetime(2030, 1, 1), dt.datetime(2031, 12, 31), timezones=st.just(dt.UTC)),  # noqa: DTZ001
)
@settings(max_examples=200, deadline=None)
def test_every_meeting_is_either_over_or_to_come_and_none_is_skipped(
    held: list[values.Sitting], now: dt.datetime
) -> None:
    upcoming, past = meetings.next_meeting(held, now), meetings.last_meeting(held, now)
    over = [meeting for meeting in held if meetings.ended_at(meeting) <= now]
    assert (past is None) == (not over)
    assert (upcoming is None) == (len(over) == len(held))
    assert upcoming is None or all(meeting.on >= upcoming.on for meeting in held if meeting not in over)
    assert past is None or all(meeting.on <= past.on for meeting in over)
