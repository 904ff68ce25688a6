"""Dates and times as British board papers write them; a wrong date is worse than none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.packs import dates
from board.packs.dates import Doubt

DAY = dt.date(2020, 12, 17)


@pytest.mark.parametrize(
    "text",
    [
        "17th December 2020",
        "17 th December 2020",
        "Thursday, 17th\nDecember, 2020\nat 9.30 am",
        "Thursday 17 December 2020",
        "Thu 17 Dec 2020",
        "the 17th of December, 2020",
        "17/12/2020",
        "17/12/20",
        "17.12.2020 at 10",
        "17-Dec-20",
        "December 17, 2020",
        "2020-12-17",
    ],
)
def test_one_day_in_many_words(text: str) -> None:
    assert dates.day(text) == DAY
    assert dates.deadline(text).due == DAY


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Nov-20", dt.date(2020, 11, 30)),
        ("Jan-21", dt.date(2021, 1, 31)),
        ("Feb 2024", dt.date(2024, 2, 29)),
        ("end of November 2020", dt.date(2020, 11, 30)),
        ("Nov '20", dt.date(2020, 11, 30)),
        ("11/2020", dt.date(2020, 11, 30)),
        ("Oct-20/Nov-20", dt.date(2020, 11, 30)),
        ("9-13 November 2020", dt.date(2020, 11, 13)),
        ("by 5th May 2021", dt.date(2021, 5, 5)),
        ("31/12/20", dt.date(2020, 12, 31)),
        ("Nov-20 (asap)", dt.date(2020, 11, 30)),
    ],
)
def test_a_deadline_is_the_last_day_it_can_mean(text: str, due: dt.date) -> None:
    assert dates.deadline(text) == dates.Deadline(due)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("17th December", Doubt.NO_YEAR),
        ("Agenda - Oct", Doubt.NO_YEAR),
        ("20-Nov", Doubt.NO_YEAR),
        ("Nov 20", Doubt.TWO_WAYS),
        ("31/02/2021", Doubt.NO_SUCH_DAY),
        ("12/17/2020", Doubt.NO_SUCH_DAY),
        ("Friday 17 December 2020", Doubt.WEEKDAY),
        ("Nov-20, now Jan-21", Doubt.SEVERAL),
        ("after 3 May 2021", Doubt.FROM_THEN),
        ("not before the end of May 2021", Doubt.FROM_THEN),
        ("end of Q3 2021", Doubt.NO_DATE),
        ("2020/21", Doubt.NO_DATE),
        ("next meeting", Doubt.NO_DATE),
        ("ongoing", Doubt.NO_DATE),
        ("TBC", Doubt.NO_DATE),
        ("ASAP", Doubt.NO_DATE),
        ("Q3", Doubt.NO_DATE),
        ("", Doubt.NO_DATE),
    ],
)
def test_a_doubtful_deadline_gives_no_day_and_its_reason(text: str, doubt: Doubt) -> None:
    assert dates.deadline(text) == dates.Deadline(None, doubt)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("at 9.30 am", "09:30", None),
        ("09:30 - 10:30", "09:30", "10:30"),
        ("14:00 – 16:00", "14:00", "16:00"),
        ("2.00 - 4.00pm", "14:00", "16:00"),
        ("9.30 - 1.00pm", "09:30", "13:00"),
        ("from 10am to 12 noon", "10:00", "12:00"),
        ("1400 - 1600 hrs", "14:00", "16:00"),
        ("10am", "10:00", None),
        ("17.12.2020, 14:00", "14:00", None),
        ("at 2.00", None, None),
        ("2019 - 2020", None, None),
        ("9-13 November 2020", None, None),
        ("25:00", None, None),
    ],
)
def test_times(text: str, starts: str | None, ends: str | None) -> None:
    read = tuple(time and time.strftime("%H:%M") for time in dates.times(text))
    assert read == (starts, ends)


@pytest.mark.parametrize(
    ("text", "day", "starts"),
    [
        ("Monday l2 April 2O27 at lO.00 am", dt.date(2027, 4, 12), dt.time(10)),
        ("l March 2027, ll.40 am", dt.date(2027, 3, 1), dt.time(11, 40)),
        ("Ill May 2027", None, None),
        ("all March 2027", None, None),
    ],
)
def test_letters_that_a_scanner_took_for_digits_are_read_as_digits(
    text: str, day: dt.date | None, starts: dt.time | None
) -> None:
    assert (dates.day(text), dates.times(text)[0]) == (day, starts)
    assert all(one.text == text[one.start : one.end] for one in dates.find(text))


@given(
    st.dates(dt.date(1974, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%A, %d %B %Y", "%d-%b-%Y", "%Y-%m-%d"]),
)
def test_every_day_that_is_written_is_read_back(day: dt.date, form: str) -> None:
    assert dates.day(f"held on {day.strftime(form)}, in Room 2") == day
