"""Following an action from paper to paper: the best fit of all first, and never two rows on one action."""

import dataclasses
import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import tracking
from board.packs import values
from board.sources import Source

AT = Source("Harbour Joint Board pack")
MARCH, MAY = dt.date(2031, 3, 3), dt.date(2031, 5, 5)


def action(
    text: str, *, item: str | None = None, subject: str | None = None, raised: dt.date | None = None, lead: str = "AB"
) -> values.Action:
    return values.Action(text, (values.Lead(lead),), AT, raised_on=raised, item=item, subject=subject)


WRITE = action("Write to the college about the new course for carers", item="3")
WRITE_TOO = action("Write to the college about the new course for nurses", item="5")
REPORT = action("Report the number of empty beds to the board", item="4")


def test_the_same_words_are_the_same_action_in_whatever_order_they_come() -> None:
    known = [WRITE, WRITE_TOO, REPORT]
    for order in itertools.permutations(known):
        assert tracking.pair(known, order) == list(order)


def test_a_new_lead_makes_no_other_action() -> None:
    renamed = dataclasses.replace(REPORT, leads=(values.Lead("CD"),))
    assert tracking.pair([WRITE, REPORT], [renamed]) == [REPORT]


def test_two_alike_of_different_items_never_swap() -> None:
    rows = [
        action("Write to the college about a new course for the carers", item="3"),
        action("Write to the college about a new course for the nurses", item="5"),
    ]
    for order in itertools.permutations(rows):
        found = tracking.pair([WRITE_TOO, WRITE], order)
        assert [one.item if one else None for one in found] == [row.item for row in order]


def test_exact_words_win_over_the_place() -> None:
    moved = action(WRITE.text, item="5")
    assert tracking.pair([WRITE, WRITE_TOO], [moved]) == [WRITE]


def test_the_same_words_in_two_items_stay_with_their_items() -> None:
    known = [action("Report back to the board", item=item) for item in ("3", "5")]
    assert tracking.pair(known, [known[1]]) == [known[1]]
    assert tracking.pair(known, [known[1], known[0]]) == [known[1], known[0]]


def test_a_row_that_is_printed_twice_is_one_action() -> None:
    assert tracking.pair([REPORT], [REPORT, REPORT]) == [REPORT, REPORT]


def test_two_people_who_owe_the_same_owe_two_actions() -> None:
    other = dataclasses.replace(REPORT, leads=(values.Lead("CD"),))
    assert tracking.pair([REPORT], [REPORT, other]) == [REPORT, None]


def test_an_action_of_another_meeting_is_another_one() -> None:
    in_march, in_may = action("Report the empty beds", raised=MARCH), action("Report the empty beds", raised=MAY)
    assert tracking.pair([in_march], [in_may]) == [None]
    assert tracking.pair([in_march, in_may], [in_may, in_march]) == [in_may, in_march]


def test_the_tracker_leaves_out_who_and_by_when() -> None:
    minuted = action("AB to report the number of empty beds to the board by the end of May", raised=MARCH)
    row = action("Report the number of empty beds to the board", raised=MARCH)
    assert tracking.pair([minuted], [row]) == [minuted]


REWORDED = [
    ("Bring a list of care homes without a registered manager", "Circulate the list of homes without a manager", True),
    ("Write to the college about the new course for carers", "Write to Valemouth College about courses", True),
    ("Write to the college about the new course for carers", "Report the number of empty beds to the board", False),
    ("Bring a list of care homes without a registered manager", "Meet the deputy leader about the budget", False),
]


@pytest.mark.parametrize(("before", "after", "same"), REWORDED, ids=[case[1] for case in REWORDED])
def test_a_correction_may_say_it_in_other_words_in_the_same_place(*, before: str, after: str, same: bool) -> None:
    known, row = action(before, item="4"), action(after, item="4")
    assert tracking.pair([known], [row]) == [None]
    assert tracking.pair([known], [row], corrected=True) == [known if same else None]
    assert tracking.pair([known], [action(after, item="5")], corrected=True) == [None]


# One subject and one item, but two tasks: the second is never the first in other words.
TWINS = [
    ("Arrange a visit to Kestrel Lodge", "Arrange a visit to Orchard View"),
    ("Report the number of falls to the board", "Report the number of beds to the board"),
    ("Circulate the dates of the winter meetings", "Circulate the notes of the winter meetings"),
    ("Write to the college about the new course for carers", "Write to the hospital about the new course for carers"),
    ("Arrange a meeting with the home care provider", "Arrange a meeting with the day care provider"),
    ("Share the draft budget with the finance group", "Share the draft strategy with the finance group"),
    ("Invite the head of housing to the next meeting", "Invite the head of transport to the next meeting"),
    ("Bring the audit of Ashdale House to the board", "Bring the audit of Ashvale House to the board"),
    ("Report on delays in ward 4 to the board", "Report on delays in ward 7 to the board"),
    ("Falls in care homes to be reported by ward", "Beds in care homes to be reported by ward"),
    ("Ask for the figures for March from each home", "Ask for the figures for June from each home"),
]
# The same task, said in other words in a corrected paper.
SAME_TASK = [
    ("Bring a list of care homes without a registered manager", "Circulate the list of homes without a manager"),
    ("Write to the college about the new course for carers", "Write to Valemouth College about courses"),
    ("Mend the kettle in the chamber", "Mend the kettle in the chamber (by March)"),
    ("Mend the kettle", "Mend the kettle (by March)"),
    ("Recieve the report on empty beds", "Receive the report on empty beds"),
    ("Write to the collegge about carers", "Write to the college about carers"),
    ("ARRANGE A VISIT TO KESTREL LODGE", "Arrange a visit to Kestrel Lodge."),
    ("To the board, report the number of beds", "Report the number of beds to the board"),
    ("Arrange visit to Kestrel Lodge", "Arrange a visit to the Kestrel Lodge"),
    ("Write to the college about the new course", "E-mail the college about the new course"),
    ("Share the budget with the group", "AB to share the budget with the group"),
]


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("led", ["AB", "CD"])
@pytest.mark.parametrize(("before", "after"), TWINS, ids=[case[1] for case in TWINS])
def test_another_task_in_the_same_sentence_is_never_the_old_one(
    *, before: str, after: str, led: str, settled: bool
) -> None:
    known = dataclasses.replace(action(before, item="4", subject="Care"), closed=settled)
    row = action(after, item="4", subject="Care", lead=led)
    assert tracking.pair([known], [row]) == [None]
    # In a correction, a row by the same lead in the same place, that nobody has settled, may be a name put right.
    put_right = led == "AB" and not settled and tracking.likeness(before, after) >= tracking.ALIKE
    assert tracking.pair([known], [row], corrected=True) == [known if put_right else None]
    assert tracking.pair([known], [row, known], corrected=True) == [None, known]


@pytest.mark.parametrize(("before", "after"), SAME_TASK, ids=[case[1] for case in SAME_TASK])
def test_the_same_task_in_other_words_is_the_old_one(*, before: str, after: str) -> None:
    known, row = action(before, item="4"), action(after, item="4")
    assert tracking.pair([known], [row], corrected=True) == [known]


def test_what_somebody_settled_is_never_given_to_other_words() -> None:
    for before, after in SAME_TASK:
        known, row = action(before, item="4"), action(after, item="4")
        kept = before not in {one for one, _ in (SAME_TASK[0], SAME_TASK[1], SAME_TASK[9])}
        found = tracking.pair([known], [row], corrected=True, settled=lambda _: True)
        assert found == [known if kept else None]


def test_place_lead_and_deadline_speak_for_one_task_that_nobody_has_settled() -> None:
    known = dataclasses.replace(action("Arrange a visit to Kestrel Lodge", item="4"), deadline="March")
    row = dataclasses.replace(action("Arrange a visit to Orchard View", item="4"), deadline="March")
    assert tracking.pair([known], [row], corrected=True) == [known]
    assert tracking.pair([known], [dataclasses.replace(row, deadline="May")], corrected=True) == [None]
    assert tracking.pair([dataclasses.replace(known, closed=True)], [row], corrected=True) == [None]
    other_lead = dataclasses.replace(row, leads=(values.Lead("CD"),))
    assert tracking.pair([known], [other_lead], corrected=True) == [None]


def test_a_day_care_provider_is_no_home_care_provider_in_the_next_pack_either() -> None:
    known = action("Arrange a meeting with the home care provider", subject="Care")
    row = action("Arrange a meeting with the day care provider", subject="Care", lead="CD")
    assert tracking.likeness(known.text, row.text) >= tracking.ALIKE
    assert tracking.pair([known], [row]) == [None]
    assert not tracking.alike(known.text, row.text)


def test_words_are_alike_whatever_their_case_order_and_signs() -> None:
    assert tracking.alike("FA to bring a list.", "Bring a list (FA to)")
    assert not tracking.alike("FA to bring a list.", "FA to write a letter.")
    assert not tracking.alike("", "FA to bring a list.")


words = st.lists(st.sampled_from(["write", "to", "the", "board", "beds", "carers", "AB"]), max_size=6).map(" ".join)
rows = st.lists(
    st.builds(action, words, item=st.sampled_from([None, "1", "2"]), raised=st.sampled_from([None, MARCH, MAY])),
    max_size=6,
)


@given(known=rows, found=rows, corrected=st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_two_different_rows_are_ever_one_action(
    *, known: list[values.Action], found: list[values.Action], corrected: bool
) -> None:
    numbered = [dataclasses.replace(one, progress=str(at)) for at, one in enumerate(known)]
    given_to = tracking.pair(numbered, found, corrected=corrected)
    assert len(given_to) == len(found)
    for (row, one), (other_row, other) in itertools.combinations(zip(found, given_to, strict=True), 2):
        if one is not None and one == other:
            assert row == other_row


@given(known=rows)
@settings(max_examples=200, deadline=None)
def test_the_same_paper_again_finds_every_action(known: list[values.Action]) -> None:
    numbered = [dataclasses.replace(one, progress=str(at)) for at, one in enumerate(known)]
    assert None not in tracking.pair(numbered, known)


def test_a_tracker_that_no_board_has_is_paired_by_its_very_words_in_bounded_time() -> None:
    known = [action(f"Do the task of row {at} about matter {at * 7}", item=str(at % 9)) for at in range(20_000)]
    others = [action(f"Leave the task of row {at} alone", item=str(at % 9)) for at in range(20_000)]
    assert tracking.pair(known, [*known, *others]) == [*known, *[None] * len(others)]
