"""A question that leans on the one before carries its subject along."""

import pytest

from dialogs.understanding import Context, Intent, Understood, understand
from tests.understanding import sample

TALK = Context(last_intent=Intent.PAPERS, question="tell me about the flu clinic", about="flu clinic")


def ask(text: str, context: Context = TALK) -> Understood:
    return understand(text, sample.LEXICON, context, sample.TODAY)


@pytest.mark.parametrize(
    "text",
    ["and who pays for it?", "how quick", "why?", "how many came", "and if it shuts", "until when", "at what price"],
)
def test_a_question_with_no_subject_of_its_own_carries_the_last(text: str) -> None:
    heard = ask(text)

    assert heard.slots.carried == "flu clinic"
    assert heard.subject == "flu clinic"


@pytest.mark.parametrize("text", ["why?", "until when", "and who pays for it?"])
def test_it_is_searched_for_and_never_asked_back(text: str) -> None:
    assert ask(text).intent is not Intent.NONE


@pytest.mark.parametrize(
    "text", ["tell me about wheelchair waiting times", "what do the papers say about delayed discharges"]
)
def test_a_whole_question_carries_nothing(text: str) -> None:
    heard = ask(text)

    assert heard.slots.carried == ""
    assert heard.subject != "flu clinic"


def test_nothing_is_carried_where_nothing_was_talked_about() -> None:
    assert ask("why?", Context()).slots.carried == ""


@pytest.mark.parametrize("text", ["by when?", "whose is it?", "any news on it?", "why is it late?"])
def test_what_is_asked_of_an_action_stays_with_it(text: str) -> None:
    owed = Context(last_intent=Intent.ACTIONS, question="what does Mo owe", about="home care letter")

    assert ask(text, owed).intent is Intent.ACTIONS


def test_a_greeting_is_still_a_greeting() -> None:
    assert ask("thanks").intent is Intent.THANKS
    assert ask("good morning").intent is Intent.GREETING


def test_a_lean_question_tells_that_it_goes_on() -> None:
    assert ask("when is its next one?", Context(last_intent=Intent.MEETING, about="")).continues
