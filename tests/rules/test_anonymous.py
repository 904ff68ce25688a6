"""A question without names: a table of what goes and what stays, and properties over everybody and over any text."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.anonymous import LONGEST, anonymous
from board.people import Person, Term

TODAY = dt.date(2031, 3, 3)
PEOPLE = (
    Person("ama", (Term("Councillor Ama Boateng-Price", initials="AB", email="ama.boateng@example.org"),)),
    Person("will", (Term("Dr Will O'Brien OBE", initials="Cllr O'Brien"), Term("Will Nkemelu", initials="WN"))),
    Person("zoe", (Term("Zoë Raghunathan", initials="GP"),)),
)
ORDINARY = frozenset("better care minutes action ask budget plan lunch parking meeting report".split())  # noqa: SIM905

TABLE = [
    ("Who is the Caldicott guardian?", "Who is the Caldicott guardian?"),
    ("what is the Better Care Fund", "what is the Better Care Fund"),
    ("what is in the 2030-31 budget of £1,250,000", "what is in the 2030-31 budget of £1,250,000"),
    ("who came on 17 March 2031 and on 17/3/31", "who came on 17 March 2031 and on 17/3/31"),
    ("what does paragraph 12.10 of item 4 say", "what does paragraph 12.10 of item 4 say"),
    ("did I miss the meeting", "did I miss the meeting"),
    ("will the board meet in may", "will the board meet in may"),
    # known people, in every form
    ("what did Ama Boateng-Price say", "what did somebody say"),
    ("what did Cllr Boateng say about parking", "what did somebody say about parking"),
    ("what did ama say", "what did somebody say"),
    ("what did price say", "what did somebody say"),
    ("has ZOE replied", "has somebody replied"),
    ("Raghunatan's report", "somebody report"),
    ("what does AB owe, and wn, and W.N.", "what does somebody owe, and somebody, and somebody"),
    ("did will o’brien come", "did will somebody come"),
    ("ask Will", "ask somebody"),
    ("ask ama_boateng or Ama.Boateng", "ask somebody or somebody"),
    # people nobody declared
    ("is Jane Smith coming", "is somebody coming"),
    ("is Jan van der Berg coming", "is somebody coming"),
    ("did mr jones and Mrs Peel's son ask", "did somebody and somebody son ask"),
    ("WHAT DID JANE SMITH SAY", "WHAT DID somebody SAY"),
    ("is 王伟 coming", "is somebody coming"),
    # where they can be reached
    ("mail jane.doe@nhs.example or @jdoe", "mail somebody or somebody"),
    ("ring 01632 960101 or +44 (7700) 900-112", "ring somebody or somebody"),
    ("who lives at 12a High Street, AB1 2CD", "who lives at somebody"),
    ("see https://social.example/jane", "see somebody"),
    # a resident's own
    ("the NHS number 943 476 5919", "the NHS number"),
    ("the resident born 3/4/1950", "the resident born"),
    ("the resident of 3 April 1950", "the resident of"),
    ("dob 03.04.31 of the child", "dob of the child"),
    ("an 84 year old at home", "an at home"),
    ("is QQ 12 34 56 C known", "is known"),
    # nothing that nobody sees
    ("A\u200bma\u2028asked", "A ma asked"),
    ("", ""),
]


@pytest.mark.parametrize(("words", "kept"), TABLE)
def test_what_goes_and_what_stays(words: str, kept: str) -> None:
    assert anonymous(words, PEOPLE, today=TODAY, ordinary=ORDINARY) == kept


def test_a_name_that_understanding_met_goes_too() -> None:
    assert anonymous("what does jane smith owe", (), today=TODAY, also=["jane smith"]) == "what does somebody owe"
    assert anonymous("who is the Caldicott guardian", (), today=TODAY, also=["Caldicott guardian"]).endswith("guardian")


NAMES = st.from_regex(r"\A[A-Z][a-z]{4,9}\Z").filter(lambda name: name.lower() != "somebody")
RARE = st.from_regex(r"\A[A-Z][a-z]{1,4}[qxz][a-z]{2,5}\Z")  # no word of every question
CASES = st.sampled_from([str.lower, str.upper, str.title, str])
SIGNS = st.sampled_from([" ", ", ", "'s ", "? ", " (", ") ", "/", ": ", "\n", "_", "-", "“", "... "])


@given(first=NAMES, last=NAMES, case=CASES, before=SIGNS, after=SIGNS)
def test_no_declared_name_stays_however_it_is_written(
    first: str, last: str, case: Callable[[str], str], before: str, after: str
) -> None:
    if {first.lower(), last.lower()} & {"march", "april", "august", "hello", "their", "there", "these", "would"}:
        return
    person = Person("one", (Term(f"{first} {last}", email=f"{first}.{last}@example.org".lower()),))
    words = f"what did{before}{case(f'{first} {last}')}{after}say, or{before}{case(last)}{after}alone"
    kept = anonymous(words, [person], today=TODAY).lower()
    assert first.lower() not in kept.replace("somebody", "")
    assert last.lower() not in kept.replace("somebody", "")


@given(first=RARE, last=RARE, joined=st.sampled_from([" ", " van ", " de la ", " J. "]))
def test_no_pair_of_unknown_names_stays(first: str, last: str, joined: str) -> None:
    kept = anonymous(f"what does {first}{joined}{last} owe", (), today=TODAY, ordinary=ORDINARY)
    assert kept == "what does somebody owe"


@given(number=st.from_regex(r"\A[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\Z"))
def test_no_number_as_long_as_a_patients_stays(number: str) -> None:
    kept = anonymous(f"what about {number} then", (), today=TODAY)
    assert not any(each.isdigit() for each in kept)


@given(day=st.dates(max_value=dt.date(2020, 1, 1), min_value=dt.date(1920, 1, 1)))
def test_no_day_of_long_ago_stays(day: dt.date) -> None:
    for written in (f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}"):
        assert anonymous(f"the case of {written} then", (), today=TODAY) == "the case of then"


@given(words=st.text(max_size=600))
def test_any_text_is_short_flat_and_stays_as_it_is_once_it_is_clean(words: str) -> None:
    kept = anonymous(words, PEOPLE, today=TODAY, ordinary=ORDINARY)
    assert len(kept) <= LONGEST
    assert kept == " ".join(kept.split())
    assert "@" not in kept or not any(each.isalnum() for each in kept.partition("@")[2][:1])
