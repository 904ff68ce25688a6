"""Which action some words mean: a table of invented tasks, and what holds of any words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import action_words
from board.action_words import Field, Named

TASKS = (
    ("Write to the harbour master about moorings for the ambulance launch", "Transport", "Letter sent. No answer yet."),
    ("Visit the two day centres without a lift and report what a lift would cost", "Buildings", "Quay Street visited."),
    ("Circulate the dates of the 2031 meetings", "Dates", "Done."),
    ("Bring figures on repeat falls", "Falls", None),
    ("Discuss the plan with the PCN CDs", "Strategy", None),
)
NAMED = [Named(Field.of(task), Field.of(subject), Field.of(noted)) for task, subject, noted in TASKS]


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("harbour master", 0),
        ("moorings reply", 0),
        ("lift costs", 1),
        ("go and see the day centres", 1),
        ("quay street", 1),
        ("send round 2031 dates", 2),
        ("people falling more than once", 3),
        ("clinical directors plan", 4),
        ("ambulence launch", 0),
    ],
)
def test_words_find_the_action_that_they_mean(words: str, at: int) -> None:
    best, *rest = action_words.fits(words, NAMED)
    assert best.at == at
    assert all(other.share < best.share for other in rest)


@pytest.mark.parametrize("words", ["", "norovirus", "trombones"])
def test_words_that_no_action_holds_mean_none(words: str) -> None:
    assert action_words.fits(words, NAMED) == []


def test_a_word_that_an_action_lacks_is_counted() -> None:
    best = action_words.fits("harbour master's pension", NAMED)[0]
    assert (best.at, best.met, best.unmet) == (0, 2, 1)


def test_what_was_said_before_counts_less_than_the_task() -> None:
    setting = Named(Field.of("Prepare a note"), setting=Field.of("The ferry may stop in winter"))
    task = Named(Field.of("Prepare a note on the ferry"))
    assert [fit.at for fit in action_words.fits("ferry", [setting, task])] == [1, 0]


@given(st.text(max_size=60))
def test_a_share_is_a_share_whatever_is_asked(words: str) -> None:
    for fit in action_words.fits(words, NAMED):
        assert 0 < fit.share <= 1
        assert fit.met >= fit.in_task >= 0


@given(st.permutations(range(len(NAMED))), st.sampled_from(["lift costs", "repeat falls", "harbour master"]))
def test_the_order_of_the_actions_changes_nothing(order: list[int], words: str) -> None:
    best = action_words.fits(words, [NAMED[at] for at in order])[0]
    assert order[best.at] == action_words.fits(words, NAMED)[0].at
