"""The quorum in everyday words: numbers supposed, one decision, and greetings and figures that lead astray."""

import pytest

from dialogs.understanding import bare
from tests.support.service import Desk

MEMBER = "ngozi.adeyemi"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("what is the quorum if only one from the council comes?", "No: the quorum"),
        ("are we quorate with two from each side?", "Yes: the quorum"),
        ("would three members be enough for a quorum?", "No: the quorum"),
        ("would five of us be enough for a quorum?", "Only if 2 of them are of VBC and 2 of them are of HVICB"),
        ("is it quorate with two from the council and two from the NHS?", "Yes: the quorum"),
        ("is it quorate with four from the council and nobody from the ICB?", "No: the quorum"),
    ],
)
def test_numbers_that_are_supposed_are_held_against_the_rule(sample: Desk, words: str, said: str) -> None:
    answer = sample.text(MEMBER, words)
    assert answer.startswith(said)
    assert "Terms of reference of the Joint Board" in answer


def test_how_many_are_needed_is_the_rule_and_no_past_meeting(sample: Desk) -> None:
    assert sample.text(MEMBER, "how many of us are needed for it to count?").startswith("The quorum of the Harbour")


def test_one_decision_is_asked_after_the_rule_and_after_a_meeting(sample: Desk) -> None:
    for first in ("what is the quorum?", "was the last meeting quorate?"):
        answer = sample.text(MEMBER, first, "even for the winter support fund?")
        assert answer.startswith("No: there was no quorum at item 7, Winter Support Fund")


def test_who_cannot_come_to_a_meeting_to_come_is_not_known(sample: Desk) -> None:
    answer = sample.text(MEMBER, "when is the next meeting?", "and who isn't able to make it?")
    assert "17 December 2026" in answer
    assert "Send apologies" not in answer


@pytest.mark.parametrize("words", ["when do we reach it", "will they get to that"])
def test_it_after_a_figure_is_no_meeting(sample: Desk, words: str) -> None:
    answer = sample.text(MEMBER, "what's the target for home care packages started within 7 days?", words)
    assert "The meeting of the" not in answer
    assert "The next meeting" not in answer


def test_a_doubted_figure_is_said_again(sample: Desk) -> None:
    asked = "what's the target for home care packages started within 7 days?"
    assert sample.text(MEMBER, asked, "wasn't it 40?") == sample.text(MEMBER, asked)


def test_no_behind_a_telephone_is_a_number(sample: Desk) -> None:
    assert "Fatima Al-Rashid" in sample.text(MEMBER, "Fatimas tel no")
    assert "Fatima Al-Rashid" in sample.text(MEMBER, "mob. no for fatima")


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("hiya, when is it?", "when is it?"),
        ("morning - who leads item 5", "who leads item 5"),
        ("ta. and the other one?", "and the other one?"),
        ("Good morning all, thanks for that. What's next?", "What's next?"),
        ("morning meetings", "morning meetings"),
        ("right to appeal", "right to appeal"),
        ("thanks", "thanks"),
        ("hello there", "hello there"),
        ("thanks, that was quick", "thanks, that was quick"),
        ("hello, how are you?", "hello, how are you?"),
        ("no, October", "no, October"),
        ("", ""),
    ],
)
def test_courtesies_are_taken_off_the_front(said: str, rest: str) -> None:
    assert bare(said) == rest
    assert bare(bare(said)) == bare(said)
