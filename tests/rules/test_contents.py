"""Which entry a question means, by its words: the table, and what holds for any words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import contents
from board.contents import Name

ADMISSIONS = Name("Permanent admissions to care homes (65+)", beside="Caring for people at home")
CARERS = Name("Carers who had an assessment", beside="b. Carers, Q2")
BREAKS = Name("% of carers who had a break", beside="b. Carers")
CHAIRS = Name("Wheel Chair Service")
CQC = Name("The Care Quality Commission")
EVERY = (ADMISSIONS, CARERS, BREAKS, CHAIRS, CQC)
FRAMING = frozenset({"figure", "figures", "target"})

MEANT = [
    ("what is the figure for permanent admissions?", (0,)),
    ("permanent admission of people at home", (0,)),
    ("carers' assessments", (1,)),
    ("what are the figures for carers?", (1, 2)),
    ("the wheelchair service", (3,)),
    ("wheel chairs", (3,)),
    ("CQC", (4,)),
    ("permanent admisions", (0,)),
    ("permanent admissions to prisons", ()),
    ("dentists", ()),
    ("what is the figure?", ()),
    ("", ()),
]


@pytest.mark.parametrize(("question", "meant"), MEANT, ids=[question or "nothing" for question, _ in MEANT])
def test_what_a_question_means(question: str, meant: tuple[int, ...]) -> None:
    assert contents.fitting(contents.terms(question, FRAMING), EVERY) == meant


def test_a_name_said_whole_is_meant_before_one_that_only_holds_it() -> None:
    names = (Name("Home care hours bought per week"), Name("Home care"))
    assert contents.fitting(contents.terms("home care"), names) == (1,)


@pytest.mark.parametrize(
    ("one", "other"),
    [("home", "homes"), ("rated", "rating"), ("assessment", "assessments"), ("closed", "closing")],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert contents.stem(one) == contents.stem(other)


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=6))
def test_any_words_are_read_and_a_word_that_no_name_holds_means_none(said: str, names: list[str]) -> None:
    found = contents.fitting(contents.terms(said), [Name(name) for name in names])
    assert set(found) <= set(range(len(names)))
    assert contents.fitting((*contents.terms(said), "zzyzx-road"), [Name(name) for name in names]) == ()


@given(st.text(min_size=1, max_size=60))
def test_whatever_is_called_so_is_a_term_by_its_own_name(name: str) -> None:
    assert contents.is_term(name, Name(name)) == bool(contents.words(name))
