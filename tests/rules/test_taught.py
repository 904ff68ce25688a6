"""When a question is the one that was taught, what a phrase becomes, and how teaching is said."""

import dataclasses
import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import taught
from board.taught import Lesson, Taught
from dialogs import lessons
from dialogs.lessons import Deed

GUARDIAN = Taught(
    1, 1, Lesson.ANSWER, "who is the Caldicott guardian", "Dr A", "Terms, paragraph 9", dt.date(2031, 1, 1)
)
BOSS = Taught(2, 1, Lesson.PHRASE, "the boss", "the chair", None, dt.date(2031, 1, 1))

SAME = [
    "Who is the Caldicott guardian?",
    "who's the caldicott guardian",
    "can you tell me who the Caldicott guardian is, please",
    "Caldicott guardian?",
    "so, who is our Caldicott guardian then",
    "who is the Caldicott guardian of the Joint Board",
    "who are the Caldicott guardians",
    "do you know who is Caldicott guardian? thanks",
]
OTHER = [
    "who was the Caldicott guardian",
    "who will be the Caldicott guardian",
    "who is not the Caldicott guardian",
    "who isnt the Caldicott guardian",
    "who else is a Caldicott guardian",
    "what is a Caldicott guardian",
    "when is the Caldicott guardian",
    "is there a Caldicott guardian",
    "who is my Caldicott guardian",
    "who is his Caldicott guardian",
    "who is the Caldicott guardian of the Hill Board",
    "who is the Caldicott guardian's deputy",
    "who is the guardian",
    "who is the Caldicott guardian in 2029",
    "",
    "who is it",
]


@pytest.mark.parametrize("words", SAME)
def test_the_same_question_in_other_words_is_answered(words: str) -> None:
    assert taught.answers(words, [GUARDIAN, BOSS], without=["The Joint Board", "Joint Board"]) == [GUARDIAN]


@pytest.mark.parametrize("words", OTHER)
def test_another_question_is_not(words: str) -> None:
    assert taught.answers(words, [GUARDIAN, BOSS], without=["Joint Board"]) == []


def test_answers_that_differ_are_all_given_and_the_same_one_once() -> None:
    other = dataclasses.replace(GUARDIAN, id=3, answer="Dr B", from_file=True)
    again = dataclasses.replace(GUARDIAN, id=4, words="who's Caldicott guardian")
    assert taught.answers("who is the Caldicott guardian", [GUARDIAN, other, again]) == [GUARDIAN, other]
    assert taught.differing([GUARDIAN, other, again]) == (GUARDIAN, again)
    assert taught.differing([GUARDIAN, dataclasses.replace(other, board_id=2)]) == ()


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("who is the boss?", "who is the chair?"),
        ("was our  boss there", "was the chair there"),
        ("The Boss's apologies", "the chair's apologies"),
        ("the bossy one", "the bossy one"),
        ("the boss-man", "the boss-man"),
    ],
)
def test_a_phrase_becomes_what_is_meant(words: str, meant: str) -> None:
    assert taught.meant(words, [BOSS, GUARDIAN]) == meant


def test_a_phrase_is_replaced_once_the_longest_first_and_never_where_it_means_two_things() -> None:
    longer = dataclasses.replace(BOSS, words="the boss of bosses", answer="the boss")
    assert taught.meant("the boss of bosses and the boss", [BOSS, longer]) == "the boss and the chair"
    two = dataclasses.replace(BOSS, answer="the director", from_file=True)
    assert taught.meant("who is the boss", [BOSS, two]) == "who is the boss"


@pytest.mark.parametrize("phrase", ["the", "yes", "undo", "who is it", "3", "a b c d e f g", "x" * 61])
def test_a_phrase_that_stands_in_every_question_is_not_taken(phrase: str) -> None:
    assert taught.fault(Lesson.PHRASE, phrase, "the chair", None) is not None


WORDS = st.lists(st.sampled_from("parking lunch badge coffee framework".split()), min_size=1, max_size=4, unique=True)  # noqa: SIM905


@given(WORDS, WORDS, st.randoms(use_true_random=False))
def test_only_the_same_telling_words_answer_in_any_order(asked: list[str], known: list[str], at: random.Random) -> None:
    one = dataclasses.replace(GUARDIAN, words=f"where is the {' '.join(known)}")
    shuffled = at.sample(asked, len(asked))
    assert bool(taught.answers(f"where is the {' '.join(shuffled)}?", [one])) == (set(asked) == set(known))


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_it(words: str) -> None:
    lessons.read(words)
    taught.meant(words, [BOSS])
    taught.answers(words, [GUARDIAN], without=[words])


Q, A, S = "who is the board's guardian", "Dr A, since May", "Terms of reference, paragraph 9"
ANSWERS = [
    f'when somebody asks "{Q}" answer "{A}" source "{S}"',
    f"When someone asks: “{Q}?”, say: ‘{A}’ ({S})",
    f"if anybody asks '{Q}' then answer '{A}' see {S}.",
    f"whenever people ask «{Q}», please reply «{A}»; from {S}",
    f"If members ask {Q}, answer {A}. Source: {S}",
    f'the answer to "{Q}" is "{A}", according to {S}',
]


@pytest.mark.parametrize("said", ANSWERS)
def test_an_answer_is_read_in_any_quotes(said: str) -> None:
    found = lessons.read(said)
    assert found is not None
    assert (found.deed, found.words.rstrip("?"), found.answer, found.source) == (Deed.ANSWER, Q, A, S)


@pytest.mark.parametrize(
    "said",
    [
        f'answer 3 with "{A}" source "{S}"',
        f'unanswered number 3: answer "{A}" from {S}',
        f"Answer to question 3 is {A}. Source: {S}",
        f"number 3: say ‘{A}’ see {S}",
    ],
)
def test_a_number_stands_for_its_question(said: str) -> None:
    found = lessons.read(said)
    assert found is not None
    assert (found.deed, found.number, found.answer, found.source) == (Deed.ANSWER, 3, A, S)


@pytest.mark.parametrize(
    "said",
    [
        'when somebody says "the boss" they mean "the chair"',
        "If people say the boss, they mean ‘the chair’.",
        '"the boss" means "the chair"',
        "by “the boss” we mean “the chair”",
        "when someone writes 'the boss' read it as 'the chair'",
    ],
)
def test_a_phrase_is_read(said: str) -> None:
    found = lessons.read(said)
    assert found is not None
    assert (found.deed, found.words, found.answer) == (Deed.PHRASE, "the boss", "the chair")


@pytest.mark.parametrize(
    "said",
    [
        'what should I answer when somebody asks "who is it"',
        "if somebody asks about the closure what should I answer them with",
        "when somebody asks for the papers what do we say?",
        "answer item 3",
        "what was the answer to question 3, from the council",
        "question 3, who was there, from Vale",
        "who is the boss",
        "forget the meeting",
        "3: noted",
        "For the meeting in May, who was there?",
    ],
)
def test_what_people_wonder_teaches_nothing(said: str) -> None:
    assert lessons.read(said) is None


def test_a_board_and_a_word_that_it_may_be_public_lead_a_lesson() -> None:
    found = lessons.read(f"It may be public: for the Hill Board: {ANSWERS[0]}")
    assert found is not None
    assert (found.public, found.board, found.answer) == (True, "the Hill Board", A)


@pytest.mark.parametrize(
    "said", ["source: Terms, paragraph 9", "see Terms, paragraph 9", "“Terms, paragraph 9”", "Terms, paragraph 9"]
)
def test_a_source_that_was_asked_for_is_read(said: str) -> None:
    assert lessons.source(said) == "Terms, paragraph 9"


@pytest.mark.parametrize("said", ["when is the next meeting", "what is item 4", "thanks", "is it on page 3?"])
def test_other_words_are_no_source(said: str) -> None:
    assert lessons.source(said) is None
