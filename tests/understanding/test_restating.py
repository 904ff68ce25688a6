"""A short message stands for a whole question: the list's fourth, the last question with another month, a name."""

import pytest

from dialogs.understanding import Context, Intent, Month, Relative, Understood, understand
from tests.understanding import sample


def ask(text: str, context: Context) -> Understood:
    return understand(text, sample.LEXICON, context, sample.TODAY)


@pytest.mark.parametrize(
    ("last", "question", "said", "words"),
    [
        (
            Intent.DECISIONS,
            "what was decided about fees in August?",
            "no, October",
            "what was decided about fees in October",
        ),
        (Intent.DECISIONS, "what was decided in August?", "not August, October", "what was decided in October"),
        (
            Intent.APOLOGIES,
            "who sent apologies last time",
            "sorry, I meant September",
            "who sent apologies September time",
        ),
        (Intent.ACTIONS, "what are Maria Kowalski's actions?", "no, I mean Priya", "what are Priya's actions"),
        (Intent.ACTIONS, "what are my actions?", "and Maria's?", "what are Maria's actions"),
        (Intent.ACTIONS, "what are Maria's actions?", "and mine?", "what are my actions"),
        (Intent.ATTENDANCE, "who attended?", "what about October?", "who attended in October"),
        (Intent.ATTENDANCE, "who attended on 15 October?", "what about the JCB", "who attended of the JCB"),
        (Intent.LEAD, "who leads item 4?", "sorry, item 5", "who leads item 5"),
        (Intent.PROCEDURE, "what does paragraph 2.4 say?", "sorry I meant 2.5", "what does 2.5 say"),
        (Intent.AGENDA, "what is on the October agenda?", "same for December", "what is on the December agenda"),
    ],
)
def test_one_slot_of_the_last_question_is_changed(last: Intent, question: str, said: str, words: str) -> None:
    heard = ask(said, Context(last_intent=last, question=question))

    assert (heard.intent, heard.words) == (last, words)
    assert heard.continues


def test_a_correction_keeps_what_it_does_not_correct() -> None:
    heard = ask(
        "no, October", Context(last_intent=Intent.DECISIONS, question="what was decided about the fees in August")
    )

    assert heard.corrects
    assert heard.slots.when == Month(10)
    assert heard.slots.about == "fees"


def test_a_subject_is_put_right_and_leans_on_the_last_one() -> None:
    heard = ask(
        "no I meant the finance one",
        Context(last_intent=Intent.REPORT, question="who wrote the quality report", about="quality"),
    )

    assert (heard.intent, heard.slots.about, heard.slots.carried) == (Intent.REPORT, "finance", "quality")
    assert heard.corrects


@pytest.mark.parametrize("said", ["no", "no thanks", "no thank you", "no that's fine", "sorry"])
def test_a_refusal_corrects_nothing(said: str) -> None:
    heard = ask(said, Context(last_intent=Intent.DECISIONS, question="what was decided in August", about="fees"))

    assert not heard.corrects
    assert heard.words == ""


def test_a_question_behind_a_no_stands_for_itself() -> None:
    heard = ask("no, who sent apologies?", Context(last_intent=Intent.DECISIONS, question="what was decided"))

    assert heard.intent is Intent.APOLOGIES


@pytest.mark.parametrize(
    ("said", "words", "item"),
    [
        ("the second one, who leads it?", "item 5 who leads it", "5"),
        ("who leads the second one", "who leads item 5", "5"),
        ("the first", "item 4", "4"),
        ("and the third?", "item 5.2", "5.2"),
    ],
)
def test_a_place_names_what_was_listed(said: str, words: str, item: str) -> None:
    heard = ask(said, Context(last_intent=Intent.AGENDA, listed=("item 4", "item 5", "item 5.2")))

    assert (words in heard.words, heard.slots.item) == (True, item)


def test_a_place_in_an_agenda_that_was_talked_about_is_its_item() -> None:
    assert ask("who leads the fourth one", Context(last_intent=Intent.AGENDA)).slots.item == "4"


def test_a_place_names_a_person_who_was_listed() -> None:
    heard = ask(
        "when did the second one leave", Context(last_intent=Intent.ATTENDANCE, listed=("Mo Osman", "Priya Anand"))
    )

    assert sample.people(heard.slots.people) == ["priya-anand"]


def test_a_place_among_offered_questions_is_that_question() -> None:
    heard = ask("the second one", Context(offered=("Who attended?", "Who sent apologies?")))

    assert (heard.words, heard.intent) == ("Who sent apologies?", Intent.APOLOGIES)


def test_a_place_that_no_list_has_is_said_to_be_one() -> None:
    heard = ask("what about the ninth one", Context(last_intent=Intent.DECISIONS, listed=("a", "b")))

    assert (heard.slots.ordinal, heard.words) == (9, "")


@pytest.mark.parametrize("said", ["for the second time", "the first steps", "what happens first", "the second reading"])
def test_a_number_of_something_else_is_no_place(said: str) -> None:
    assert ask(said, Context(last_intent=Intent.AGENDA, listed=("item 4", "item 5"))).words == ""


def test_what_about_somebody_with_a_question_behind_it_asks_that() -> None:
    heard = ask("what about Maria, what has she got", Context(last_intent=Intent.ACTIONS, question="what is overdue?"))

    assert heard.intent is Intent.ACTIONS
    assert sample.people(heard.slots.people) == ["maria-kowalski"]
    assert heard.slots.standing is None


def test_the_meeting_before_is_no_new_question() -> None:
    heard = ask(
        "and the one before?", Context(last_intent=Intent.ATTENDANCE, question="who attended", day=sample.MEETING)
    )

    assert (heard.words, heard.slots.when) == ("", Relative.BEFORE)
