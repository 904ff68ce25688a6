"""When something must be done by: limits as procedures write them, laid on a moment."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import clock_words, deadlines, working_days
from board.deadlines import AtOnce, ByDay, Every, Moment, Same, Unit, Within
from board.meetings import LONDON

WEDNESDAY = dt.date(2026, 12, 9)
NIGHT = dt.date(2026, 10, 25)
CLOSED = working_days.closed_around(WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("The group meets within four hours of activation, in person.", (4, Unit.HOUR, "activation")),
        ("It is held within six weeks of standing down, and then", (6, Unit.WEEK, "standing down")),
        ("within 3 working days of the event being notified.", (3, Unit.WORKING_DAY, "the event being notified")),
        ("no later than 48 hours after the closure", (48, Unit.HOUR, "the closure")),
        ("within twenty-four (24) hours", (24, Unit.HOUR, None)),
        ("within half an hour", (30, Unit.MINUTE, None)),
        ("within a fortnight of closing", (2, Unit.WEEK, "closing")),
        ("Where nobody answers within 15 minutes, the next is rung", (15, Unit.MINUTE, None)),
        ("within one calendar month", (1, Unit.MONTH, None)),
        ("two hours after activation", (2, Unit.HOUR, "activation")),
    ],
)  # fmt: skip
def test_a_limit_is_read_with_the_event_it_is_counted_from(text: str, limit: tuple[int, Unit, str | None]) -> None:
    found = deadlines.limits(text)[0]
    assert isinstance(found, Within)
    assert (found.count, found.unit, found.event) == limit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tells both leads the same hour by telephone", Same),
        ("by 5 pm the next working day", ByDay),
        ("by the end of the next working day", ByDay),
        ("is told at once", AtOnce),
        ("at the earliest practicable opportunity", AtOnce),
        ("at least once a day", Every),
        ("The list is renewed every evening at six.", Every),
        ("An exercise is held every September.", Every),
    ],
)
def test_other_limits_are_told_apart(text: str, kind: type) -> None:
    assert [type(one) for one in deadlines.limits(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    ["A planned closure with more than three months' notice", "at least 24hrs before the meeting", "aged 65 years", ""],
)
def test_what_is_no_limit_after_an_event_is_none(text: str) -> None:
    assert deadlines.limits(text) == ()


@pytest.mark.parametrize(
    ("limit", "start", "due"),
    [
        (Within(2, Unit.HOUR, ""), Moment(WEDNESDAY, dt.time(14)), Moment(WEDNESDAY, dt.time(16))),
        (Within(24, Unit.HOUR, ""), Moment(WEDNESDAY, dt.time(12)), Moment(dt.date(2026, 12, 10), dt.time(12))),
        (Within(2, Unit.HOUR, ""), Moment(WEDNESDAY), None),
        (Within(15, Unit.MINUTE, ""), Moment(WEDNESDAY, dt.time(23, 50)), Moment(dt.date(2026, 12, 10), dt.time(0, 5))),
        (Within(3, Unit.WORKING_DAY, ""), Moment(WEDNESDAY), Moment(dt.date(2026, 12, 14))),
        (Within(3, Unit.WORKING_DAY, ""), Moment(dt.date(2026, 12, 24)), Moment(dt.date(2026, 12, 31))),
        (Within(6, Unit.WEEK, ""), Moment(dt.date(2027, 1, 11)), Moment(dt.date(2027, 2, 22))),
        (Within(1, Unit.MONTH, ""), Moment(dt.date(2027, 1, 31)), Moment(dt.date(2027, 2, 28))),
        (Same(Unit.DAY, ""), Moment(WEDNESDAY), Moment(WEDNESDAY)),
        (Same(Unit.HOUR, ""), Moment(WEDNESDAY, dt.time(9)), None),
        (ByDay(1, True, dt.time(17), ""), Moment(dt.date(2026, 12, 11)), Moment(dt.date(2026, 12, 14), dt.time(17))),
        (AtOnce(""), Moment(WEDNESDAY), None),
        (Every(""), Moment(WEDNESDAY), None),
        # The clocks go back on 25 October 2026: four hours by the clock are three by the wall.
        (Within(4, Unit.HOUR, ""), Moment(NIGHT, dt.time(0)), Moment(NIGHT, dt.time(3))),
    ],
)  # fmt: skip
def test_a_limit_laid_on_a_moment(limit: deadlines.Limit, start: Moment, due: Moment | None) -> None:
    assert deadlines.due(limit, start, CLOSED) == due


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("activated 2pm today", "14:00"), ("noon today", "12:00"), ("at 9 this morning", "09:00"),
        ("kicks off at half past three", "15:30"), ("17:30", "17:30"), ("at 5 o'clock", "17:00"), ("at 9.30", "09:30"),
        ("9:30 this evening", "21:30"), ("0900 hours", "09:00"), ("quarter to four", "15:45"),
        ("at 10 tonight", "22:00"),
        ("by when must we meet", None), ("at noon or 2pm", None), ("within 4 hours", None), ("on 11 January", None),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_as_an_office_says_it(words: str, time: str | None) -> None:
    read = clock_words.time_of_day(words)
    assert (f"{read:%H:%M}" if read else None) == time


@given(
    start=st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2090, 1, 1)),  # noqa: DTZ001 -- the strategy wants bare ones
    count=st.integers(1, 96),
    unit=st.sampled_from([Unit.MINUTE, Unit.HOUR]),
)
def test_hours_run_by_the_clock(start: dt.datetime, count: int, unit: Unit) -> None:
    begun = start.replace(microsecond=0, tzinfo=LONDON)
    due = deadlines.due(Within(count, unit, ""), Moment(begun.date(), begun.time()), ())
    assert due is not None
    assert due.at is not None
    length = dt.timedelta(minutes=count * (60 if unit is Unit.HOUR else 1))
    ends = (begun.astimezone(dt.UTC) + length).astimezone(LONDON)
    assert (due.on, due.at) == (ends.date(), ends.time())


@given(day=st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)), count=st.integers(1, 30))
def test_working_days_end_on_one_and_never_before_plain_days(day: dt.date, count: int) -> None:
    due = deadlines.due(Within(count, Unit.WORKING_DAY, ""), Moment(day), ())
    assert due is not None
    assert working_days.is_working_day(due.on, ())
    assert due.on >= day + dt.timedelta(days=count)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    deadlines.limits(text)
    deadlines.of_cell(text)
    clock_words.time_of_day(text)
