"""A word mistyped is mended to the one word of the papers it can be, and to no other."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding import Context, Intent, Lexicon, Month, mending, understand, words

PAPERS = Lexicon(words=frozenset({"assessments", "wheelchair", "days", "steering", "placement", "placements", "lodge"}))
TODAY = dt.date(2026, 10, 7)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("assesments", "assessments"),
        ("wheelchiar", "wheelchair"),
        ("stering", "steering"),
        ("dyas", "days"),
        ("asesments", "assessments"),
        ("placment", "placement"),
        ("placemens", "placemens"),  # of two
        ("lodges", "lodge"),
        ("dais", "dais"),
        ("Wheelchiar", "Wheelchiar"),  # a capital inside a sentence is rather a name
        ("cat", "cat"),
    ],
)
def test_a_slip_is_mended_where_one_word_fits(typed: str, mended: str) -> None:
    assert mending.mend(words.split(f"about {typed}"), PAPERS, frozenset())[1].said == mended


@given(st.text(alphabet="abcdefghijklmnop ", max_size=40))
def test_right_words_stay(text: str) -> None:
    typed = words.split(text)

    assert mending.mend(typed, Lexicon(), frozenset()) == typed


def test_a_month_may_have_lost_its_apostrophe() -> None:
    heard = understand("what is on octobers agenda", Lexicon(), Context(), TODAY)

    assert (heard.intent, heard.slots.when) == (Intent.AGENDA, Month(10))


@pytest.mark.parametrize(
    ("typed", "opened"),
    [("whos", "who is"), ("didnt", "did not"), ("ive", "i have"), ("cant", "can not"), ("hes", "he is"),
     ("theres", "there is"), ("whens", "when is"), ("last yr", "last year"), ("2017/18", "2017/18")],
)  # fmt: skip
def test_a_lost_apostrophe_is_put_back(typed: str, opened: str) -> None:
    assert " ".join(word.low for word in words.split(typed)) == opened
