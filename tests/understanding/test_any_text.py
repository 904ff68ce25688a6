"""Whatever is typed, understanding answers and never raises."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding import Context, Day, Intent, Understood, understand
from tests.understanding import sample

WORDS = st.sampled_from([
    "who", "when", "item", "4", "15", "31", "of", "October", "15/10", "99/99/9999", "the", "last", "next", "meeting",
    "MO", "Dr", "Cllr", "Hughes", "Bob", "before", "one", "'s", "it", "my", "5.2", "May", "0000-00-00",
    "paragraph", "2.8", "checklist", "red", "target", "mean", "care home", "CH", "step", "2.1.3", "who owns it", "in",
])  # fmt: skip


def ask(text: str, context: Context | None = None) -> Understood:
    return understand(text, sample.LEXICON, context or Context(), sample.TODAY)


def assert_whole(understood: Understood) -> None:
    assert 0 <= understood.confidence <= 1
    assert len(understood.others) <= 2
    assert understood.intent in Intent


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert_whole(ask(text))


@given(st.lists(WORDS, max_size=12), st.sampled_from(Intent), st.sampled_from([None, *Intent]))
def test_any_mixture_of_its_own_words_is_answered(words: list[str], last: Intent, asked: Intent | None) -> None:
    assert_whole(ask(" ".join(words), Context(last, asked, sample.MEETING, "mo-osman")))


@given(st.dates())
def test_any_day_is_read_back(day: dt.date) -> None:
    understood = ask(f"who attended on {day}?")

    assert understood.slots.when == Day(day)


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "...", "!!!", "—", "🎉🎉", "\u200f", "\x00", "'", "''s", "#", "\ud800"]
)
def test_nothing_said_is_nothing_asked(text: str) -> None:
    assert ask(text).intent is Intent.NONE


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE people; --",
        "<b onclick=x>hello</b>" * 50,
        "متى الاجتماع القادم؟",
        "会议什么时候",
        "a" * 20_000,
        "İıſ" * 30,
    ],
)
def test_odd_input_is_answered(text: str) -> None:
    assert_whole(ask(text))


def test_a_question_at_the_head_of_a_long_message_is_read() -> None:
    assert ask("When is the next meeting? " + "\n" * 20_000).intent is Intent.MEETING
