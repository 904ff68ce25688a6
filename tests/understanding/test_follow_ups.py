"""Follow-ups: the words bring a slot, the conversation brings the question."""

import pytest

from dialogs.understanding import Aspect, Context, Intent, Relative, understand
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
        (Intent.AGENDA, "5.2?", Intent.ITEM),
        (Intent.INDICATOR, "and the target?", Intent.INDICATOR),
        (Intent.INDICATOR, "what about delayed discharges?", Intent.INDICATOR),
        (Intent.INDICATOR, "who leads item 4", Intent.LEAD),
        (Intent.RISK, "who owns it?", Intent.RISK),
        (Intent.RISK, "what was decided about it?", Intent.DECISIONS),
        (Intent.REPORT, "what about the winter plan?", Intent.REPORT),
        (Intent.REPORT, "what about the risks?", Intent.RISK),
        (Intent.PROCEDURE, "what about CQC?", Intent.PROCEDURE),
        (Intent.PROCEDURE, "who is PL?", Intent.PROCEDURE),
        (Intent.PROCEDURE, "who is the chair?", Intent.MEMBERS),
        (Intent.GLOSSARY, "and section 42?", Intent.GLOSSARY),
        (Intent.GLOSSARY, "thanks", Intent.THANKS),
        (Intent.FINDINGS, "and in October?", Intent.FINDINGS),
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


@pytest.mark.parametrize(
    ("last", "text", "slot", "value"),
    [
        (Intent.INDICATOR, "and the target?", "aspect", Aspect.TARGET),
        (Intent.INDICATOR, "and last year?", "aspect", Aspect.PREVIOUS),
        (Intent.INDICATOR, "and amber?", "light", "amber"),
        (Intent.RISK, "who owns it?", "aspect", Aspect.OWNER),
        (Intent.RISK, "and the mitigation", "aspect", Aspect.MITIGATION),
        (Intent.REPORT, "who wrote it?", "aspect", Aspect.AUTHOR),
        (Intent.REPORT, "which wards?", "aspect", Aspect.WARDS),
        (Intent.PROCEDURE, "what about 2.9", "number", "2.9"),
        (Intent.PROCEDURE, "2.9?", "number", "2.9"),
        (Intent.PROCEDURE, "and for home care?", "applies", "home care"),
        (Intent.PROCEDURE, "how soon?", "aspect", Aspect.TIMESCALE),
        (Intent.GLOSSARY, "and CQC?", "about", "CQC"),
        (Intent.GLOSSARY, "and MO?", "about", "MO"),
        (Intent.ITEM, "5.2?", "item", "5.2"),
    ],
)
def test_a_follow_up_brings_its_slot_to_the_same_question(last: Intent, text: str, slot: str, value: str) -> None:
    understood = understand(text, sample.LEXICON, Context(last_intent=last), sample.TODAY)

    assert understood.intent is last
    assert getattr(understood.slots, slot) == value


@pytest.mark.parametrize(("text", "intent"), [("ok", Intent.YES), ("go on", Intent.YES), ("not that", Intent.NO)])
def test_a_short_word_answers_a_pending_question(text: str, intent: Intent) -> None:
    assert understand(text, sample.LEXICON, Context(asked=Intent.ACTIONS), sample.TODAY).intent is intent
