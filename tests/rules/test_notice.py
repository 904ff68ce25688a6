"""Working days and notice: what counts, what does not, and the latest day."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import boards, notice, working_days

FIVE = boards.NoticeRule(5, "Local Government Act 1972, section 100B(3)")
CHRISTMAS_2020 = working_days.closed_around(dt.date(2020, 12, 17))

days = st.dates(dt.date(2019, 1, 1), dt.date(2032, 12, 31))
closings = st.frozensets(st.dates(dt.date(2018, 12, 1), dt.date(2033, 1, 31)), max_size=40)
rules = st.builds(boards.NoticeRule, st.integers(1, 30), st.just("standing order 4"))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (dt.date(2026, 12, 24), True),
        (dt.date(2026, 12, 25), False),  # Christmas Day
        (dt.date(2026, 12, 28), False),  # Boxing Day, which falls on a Saturday, has its substitute day
        (dt.date(2026, 11, 21), False),  # a Saturday
        (dt.date(2026, 11, 22), False),  # a Sunday
        (dt.date(2026, 5, 25), False),  # the spring bank holiday
        (dt.date(2022, 9, 19), False),  # appointed once, by proclamation
        (dt.date(2026, 11, 30), True),  # St Andrew's Day is no bank holiday in England
        (dt.date(2026, 3, 17), True),  # nor is St Patrick's Day
    ],
)
def test_a_working_day_is_a_week_day_that_is_no_bank_holiday_in_england(day: dt.date, *, works: bool) -> None:
    assert working_days.is_working_day(day, working_days.closed_around(day)) is works


def test_a_council_may_be_closed_on_days_of_its_own() -> None:
    day = dt.date(2026, 12, 29)
    assert working_days.is_working_day(day, working_days.closed_days(2026, 2026))
    assert not working_days.is_working_day(day, working_days.closed_days(2026, 2026, [day]))


@pytest.mark.parametrize(
    ("start", "count", "arrives"),
    [
        (dt.date(2020, 12, 17), 0, dt.date(2020, 12, 17)),
        (dt.date(2020, 12, 17), 1, dt.date(2020, 12, 18)),
        (dt.date(2020, 12, 24), 1, dt.date(2020, 12, 29)),
        (dt.date(2020, 12, 29), -1, dt.date(2020, 12, 24)),
        (dt.date(2020, 12, 19), -1, dt.date(2020, 12, 18)),
        (dt.date(2021, 1, 4), -5, dt.date(2020, 12, 23)),
    ],
)
def test_working_days_are_added_over_weekends_and_holidays(start: dt.date, count: int, arrives: dt.date) -> None:
    assert working_days.add(start, count, CHRISTMAS_2020) == arrives


@pytest.mark.parametrize(
    ("sent", "meeting", "clear"),
    [
        (dt.date(2020, 12, 9), dt.date(2020, 12, 17), 5),
        (dt.date(2020, 12, 10), dt.date(2020, 12, 17), 4),
        (dt.date(2020, 12, 17), dt.date(2020, 12, 17), 0),
        (dt.date(2020, 12, 18), dt.date(2020, 12, 17), 0),
        (dt.date(2020, 12, 23), dt.date(2021, 1, 4), 4),  # 24, 29, 30 and 31 December
        # The case that settled it: out on Thursday for the next Tuesday had a Friday and a Monday, not three days.
        (dt.date(1990, 4, 26), dt.date(1990, 5, 1), 2),
    ],
)
def test_clear_days_are_working_days_between_the_two(sent: dt.date, meeting: dt.date, clear: int) -> None:
    assert working_days.clear_days_between(sent, meeting, working_days.closed_around(meeting)) == clear


def test_an_agenda_out_on_the_latest_day_is_in_time() -> None:
    answer = notice.check(dt.date(2020, 12, 9), dt.date(2020, 12, 17), FIVE, CHRISTMAS_2020)
    assert answer == notice.InTime(days=5, needed=5, latest=dt.date(2020, 12, 9), source=FIVE.source)


def test_an_agenda_out_a_day_later_is_late() -> None:
    answer = notice.check(dt.date(2020, 12, 10), dt.date(2020, 12, 17), FIVE, CHRISTMAS_2020)
    assert answer == notice.Late(days=4, needed=5, latest=dt.date(2020, 12, 9), source=FIVE.source)


def test_what_is_not_known_is_said_with_its_reason() -> None:
    meeting = dt.date(2020, 12, 17)
    assert notice.check(meeting, meeting, None, frozenset()) == notice.NotKnown(notice.Unknown.NO_RULE)
    assert notice.check(None, meeting, FIVE, frozenset()) == notice.NotKnown(notice.Unknown.NO_DATE)


def test_a_rule_of_no_days_is_no_rule() -> None:
    with pytest.raises(ValueError, match="at least one clear working day"):
        boards.NoticeRule(0, "none")


@given(meeting=days, rule=rules, closed=closings, more=days)
@settings(max_examples=200, deadline=None)
def test_adding_a_holiday_never_moves_the_latest_day_later(
    meeting: dt.date, rule: boards.NoticeRule, closed: frozenset[dt.date], more: dt.date
) -> None:
    before = notice.latest_notice_day(meeting, rule, closed)
    assert notice.latest_notice_day(meeting, rule, closed | {more}) <= before


@given(sent=days, length=st.integers(0, 60), closed=closings)
@settings(max_examples=200, deadline=None)
def test_neither_the_day_of_sending_nor_the_day_of_the_meeting_counts(
    sent: dt.date, length: int, closed: frozenset[dt.date]
) -> None:
    meeting = sent + dt.timedelta(days=length)
    clear = working_days.clear_days_between(sent, meeting, closed)
    assert clear == working_days.clear_days_between(sent, meeting, closed ^ {sent, meeting})
    assert clear <= max(length - 1, 0)


@given(meeting=days, rule=rules, closed=closings)
@settings(max_examples=200, deadline=None)
def test_the_latest_day_is_in_time_and_the_next_working_day_is_late(
    meeting: dt.date, rule: boards.NoticeRule, closed: frozenset[dt.date]
) -> None:
    latest = notice.latest_notice_day(meeting, rule, closed)
    assert working_days.is_working_day(latest, closed)
    assert isinstance(notice.check(latest, meeting, rule, closed), notice.InTime)
    assert isinstance(notice.check(working_days.add(latest, 1, closed), meeting, rule, closed), notice.Late)


@given(day=days, count=st.integers(1, 40), closed=closings)
@settings(max_examples=200, deadline=None)
def test_going_on_and_back_again_comes_home_from_a_working_day(
    day: dt.date, count: int, closed: frozenset[dt.date]
) -> None:
    home = working_days.add(day, 1, closed)
    assert working_days.add(working_days.add(home, count, closed), -count, closed) == home
    assert working_days.clear_days_between(home, working_days.add(home, count, closed), closed) == count - 1
