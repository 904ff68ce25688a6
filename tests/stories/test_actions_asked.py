"""One action asked for in other words, and every cut of the list: what a person reads."""

import pytest

from tests.support.service import Desk

NGOZI, OLENA, SIOBHAN, TOMASZ = "ngozi.adeyemi", "olena.marchenko", "siobhan.kelleher", "tomasz.wieczorek"
LETTER = "“Letter sent on 2 November. No answer yet; chased on 30 November.”"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "did we ever hear from Valemouth?",
            ("It is still open, and overdue.", "The tracker of 17 December 2026", LETTER),
        ),
        ("is the out-of-hours phone list finished", ("No, it is still open", "Two numbers at the ICB still to come")),
        ("who helps Fatima with the home visits action", ("Ibrahim Conteh helps Fatima Al-Rashid", "still open")),
        ("when did Kofi circulate the 2027 dates", ("Closed", "“Circulated on 12 November. Complete”")),
        (
            "has Callum added the repeat falls indicator yet",
            ("still open, and overdue", "last in the tracker of 15 October", "nothing says that it was closed"),
        ),
        (
            "which meeting asked for the mid-year position",
            ("asked for at the Harbour & Vale Joint Board of 20 August 2026",),
        ),
        ("deadline for the step-down beds action?", ("written as “20 January”, which names no certain day",)),
        ("where has the agency spend action got to", ("in no tracker that I hold: no paper says what has been done",)),
        ("is the pooled fund action closed", ("Yes, it is closed.", "Presented on 15 October")),
        ("is the pooled fund action still open", ("No, it is closed.",)),
    ],
)
def test_an_action_is_found_by_other_words_and_told_in_the_trackers(
    sample: Desk, words: str, says: tuple[str, ...]
) -> None:
    answer = sample.text(NGOZI, words)
    assert [said for said in says if said not in answer] == []
    assert "Source: Harbour & Vale Joint Board pack" in answer


@pytest.mark.parametrize(
    ("words", "says", "never"),
    [
        ("which action is the oldest", ("was asked for on 18 June 2026", "Valemouth"), ("step-down",)),
        (
            "what falls due this month",
            ("2 open actions", "agency spend", "3 more are overdue already", "names no certain day: “20 January”"),
            ("Lantern",),
        ),
        (
            "what has to be done by the next board",
            ("due by the meeting of 17 December 2026", "contact list"),
            ("Lantern",),
        ),
        ("actions without a deadline", ("2 open actions", "agency spend", "20 January"), ("Valemouth",)),
        ("which actions never made it to the tracker", ("1 open action", "agency spend"), ("Valemouth",)),
        (
            "actions from the October meeting",
            ("asked for in October 2026", "2027 meetings", "agency spend"),
            ("Valemouth",),
        ),
        ("the October tracker please", ("The tracker of 15 October 2026", "5 rows", "“Draft ready;"), ("30 November",)),
        ("whom do I need to chase", ("3 overdue actions",), ("You have",)),
    ],
)
def test_a_cut_of_the_list_holds_what_it_should(
    sample: Desk, words: str, says: tuple[str, ...], never: tuple[str, ...]
) -> None:
    answer = sample.text(SIOBHAN, words)
    assert [said for said in says if said not in answer] == []
    assert [said for said in never if said in answer] == []


def test_a_conversation_goes_on_with_the_action_that_was_told(sample: Desk) -> None:
    assert "Tomasz Wieczorek leads it" in sample.text(NGOZI, "any word from the college?", "whose is it?")
    assert "“20 January”" in sample.text(NGOZI, "which actions are overdue?", "and Jia?", "by when?")


def test_nobody_is_said_to_owe_what_nobody_asked_for(sample: Desk) -> None:
    answer = sample.text(NGOZI, "has Tomasz finished the bicycle shed?")
    assert "I find no action of Tomasz Wieczorek about “bicycle shed”" in answer


def test_what_only_the_board_below_asked_for_is_found_too(sample: Desk) -> None:
    assert "Olena Marchenko" in sample.text(
        NGOZI, "who has the action on figures for repeat falls at the delivery group?"
    )


def test_yes_is_never_said_of_a_step_of_an_open_action(sample: Desk) -> None:
    answer = sample.text(NGOZI, "has Tomasz written to Valemouth College?")
    assert LETTER in answer
    assert not answer.startswith(("Yes", "No"))
