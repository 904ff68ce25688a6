"""Follow-ups: the words bring a slot, the conversation brings the question."""

import pytest

from dialogs.understanding import Context, Intent, Relative, understand
from tests.understanding import sample


@pytest.mark.parametrize(
    ("last", "text", "intent"),
    [
        (Intent.ATTENDANCE, "and the one before?", Intent.ATTENDANCE),
        (Intent.ATTENDANCE, "who sent apologies?", Intent.APOLOGIES),
        (Intent.AGENDA, "what about October?", Intent.AGENDA),
        (Intent.ACTIONS, "and hers?", Intent.ACTIONS),
        (Intent.ITEM, "who leads it?", Intent.LEAD),
        (Intent.LEAD, "item 5?", Intent.LEAD),
        (Intent.AGENDA, "item 5?", Intent.ITEM),
        (Intent.ITEM, "5.2?", Intent.ITEM),
        (Intent.ACTIONS, "and overdue ones?", Intent.ACTIONS),
        (Intent.ACTIONS, "What about Maria?", Intent.ACTIONS),
        (Intent.ACTIONS, "what about Bob?", Intent.ACTIONS),
        (Intent.DECISIONS, "what about wheelchairs?", Intent.DECISIONS),
        (Intent.QUORUM, "and on 15 October?", Intent.QUORUM),
        (Intent.GREETING, "the October meeting", Intent.MEETING),
        (Intent.MEETING, "what about Maria?", Intent.NONE),
    ],
)
def test_a_follow_up_takes_up_the_question(last: Intent, text: str, intent: Intent) -> None:
    assert understand(text, sample.LEXICON, Context(last_intent=last), sample.TODAY).intent is intent


def test_the_one_before_brings_its_slot() -> None:
    asked = Context(last_intent=Intent.ATTENDANCE, day=sample.MEETING)

    assert understand("and the one before?", sample.LEXICON, asked, sample.TODAY).slots.when is Relative.BEFORE


def test_hers_is_the_person_we_talk_about() -> None:
    asked = Context(last_intent=Intent.ACTIONS, person="maria-kowalski")

    understood = understand("and hers?", sample.LEXICON, asked, sample.TODAY)

    assert sample.people(understood.slots.people) == ["maria-kowalski"]


def test_hers_of_nobody_is_still_somebody() -> None:
    understood = understand("what are her actions?", sample.LEXICON, Context(), sample.TODAY)

    assert sample.people(understood.slots.people) == ["~her"]


def test_an_unknown_name_in_a_follow_up_is_kept() -> None:
    asked = Context(last_intent=Intent.ACTIONS)

    assert sample.people(understand("what about Bob Smith?", sample.LEXICON, asked, sample.TODAY).slots.people) == [
        "?Bob Smith"
    ]


@pytest.mark.parametrize(("text", "intent"), [("ok", Intent.YES), ("go on", Intent.YES), ("not that", Intent.NO)])
def test_a_short_word_answers_a_pending_question(text: str, intent: Intent) -> None:
    assert understand(text, sample.LEXICON, Context(asked=Intent.ACTIONS), sample.TODAY).intent is intent
