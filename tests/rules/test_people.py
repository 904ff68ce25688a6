"""Who is meant when a paper writes a name: tables of spellings, and that nobody is ever guessed."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import people
from board.people import Certain, Doubtful, Nobody, Person, Term

MARRIED = dt.date(2030, 6, 1)


def person(key: str, name: str, initials: str | None = None, email: str | None = None) -> Person:
    """Invent somebody with a single term."""
    return Person(key, (Term(name, email, initials),))


IDA = person("ida", "Dr Ida Marsh", "IM", email="Ida.Marsh@example.org")
DAVE = person("dave", "Councillor Dave Okoro")
NOOR = person("noor", "Noor Elm-Harwood", "NEH")
ASTA = person("asta", "Åsta Ruud-Løken")
PIA = person("pia", "Pia van der Berg")
PAT = person("pat", "Pat Anne Quill")
TOM = person("tom", "Tom Reed", "TR")
TESS = person("tess", "Tess Reed", "TeR")
REED = person("reed", "Reed Lowell")
KIT = person("kit", "Kit", "KIT1")
EVERYBODY = (IDA, DAVE, NOOR, ASTA, PIA, PAT, TOM, TESS, REED, KIT)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ida Marsh", IDA),
        ("Dr Ida Marsh", IDA),
        ("  ida   MARSH ", IDA),
        ("Ida Marsh (Chair)", IDA),
        ("Ida Marsh(minutes)", IDA),
        ("Marsh, Ida", IDA),
        ("Marsh, Dr Ida", IDA),
        ("Ida Marsh, OBE", IDA),
        ("Ida Marsh MBE FRCP", IDA),
        ("I Marsh", IDA),
        ("I. Marsh", IDA),
        ("Marsh, I", IDA),
        ("Dr Marsh", IDA),
        ("Marsh", IDA),
        ("IM", IDA),
        ("I.M.", IDA),
        ("I M", IDA),
        ("ida.marsh@EXAMPLE.org ", IDA),
        ("Councillor Dave Okoro", DAVE),
        ("Cllr Okoro", DAVE),
        ("Cllr. D. Okoro", DAVE),
        ("The Rt Hon Dave Okoro", DAVE),
        ("DO", DAVE),  # no initials declared: those that the name makes
        ("Noor Elm Harwood", NOOR),
        ("Noor Elm\u2011Harwood", NOOR),
        ("NoorElmHarwood", NOOR),
        ("Elm-Harwood", NOOR),
        ("NEH", NOOR),
        ("Asta Ruud-Loken", ASTA),
        ("A\u030asta Ruud Løken", ASTA),
        ("ARL", ASTA),
        ("AR", ASTA),
        ("Pia Van Der Berg", PIA),
        ("van der Berg", PIA),
        ("Ms Berg", PIA),
        ("Pat Quill", PAT),
        ("P A Quill", PAT),
        ("PA Quill", PAT),
        ("TR", TOM),
        ("Tom Reed", TOM),
        ("T Lowell", Nobody()),
        ("Kit", KIT),
    ],
)
def test_a_name_as_papers_write_it_finds_its_person(written: str, meant: Person | Nobody) -> None:
    assert people.match(written, EVERYBODY) == (Certain(meant) if isinstance(meant, Person) else meant)


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("Cllr Reed", (TOM, TESS, REED)),  # a surname of two people and the first name of a third
        ("T Reed", (TOM, TESS)),
        ("Ida", (IDA,)),  # a first name alone is never enough
        ("Ida Mrash", (IDA,)),  # misspelt
        ("Okorro", (DAVE,)),
        ("Noor Elm-Harwodo", (NOOR,)),
    ],
)
def test_what_may_mean_several_or_is_misspelt_is_a_doubt(written: str, candidates: tuple[Person, ...]) -> None:
    assert people.match(written, EVERYBODY) == Doubtful(candidates)


@pytest.mark.parametrize(
    "written", ["", "  ", "(Chair)", "The Chair", "XY", "Sarah Marsh", "P Okoro", "Bo Tan", "—", "Marh"]
)
def test_a_name_that_fits_nobody_is_nobody(written: str) -> None:
    assert people.match(written, EVERYBODY) == Nobody()


def test_two_people_of_one_name_are_a_doubt() -> None:
    twin = person("ida2", "Ida Marsh")
    assert people.match("Dr Ida Marsh", (*EVERYBODY, twin)) == Doubtful((IDA, twin))


def test_the_nearest_misspelling_comes_first() -> None:
    near, far = person("near", "Morwenna Tallis"), person("far", "Morwenna Tallys")
    assert people.match("Morwena Tallis", (far, near)) == Doubtful((near, far))


def test_initials_that_are_a_title_or_an_honour_stay_initials() -> None:
    seldom = (person("ms", "Mo Sand", "MS"), person("mp", "May Pole", "MP"))
    assert people.match("MS", seldom) == Certain(seldom[0])
    assert people.match("MP", seldom) == Certain(seldom[1])


def test_a_form_of_address_kept_as_initials_is_read_as_the_name_it_is() -> None:
    member = person("zed", "Councillor Zed Orme", "Cllr Orme")
    assert people.match("Cllr Orme", (member,)) == Certain(member)


def test_a_name_without_letters_fits_nothing() -> None:
    assert people.match("Ida Marsh", (person("odd", "—"),)) == Nobody()


SUE = Person(
    "sue",
    (
        Term("Sue Vale", initials="SV", until=MARRIED - dt.timedelta(days=1)),
        Term("Sue Wren", initials="SW", since=MARRIED),
    ),
)


def test_a_paper_is_read_with_the_names_of_its_day() -> None:
    assert people.match("SV", (SUE,), on=dt.date(2030, 1, 1)) == Certain(SUE)
    assert people.match("SW", (SUE,), on=MARRIED) == Certain(SUE)
    assert people.match("Sue Vale", (SUE,)) == Certain(SUE)


def test_a_name_of_another_time_is_a_doubt() -> None:
    assert people.match("Sue Vale", (SUE,), on=MARRIED) == Doubtful((SUE,))
    assert people.match("Sue Wren", (SUE,), on=dt.date(2030, 1, 1)) == Doubtful((SUE,))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2028, 1, 1), "Ann Alder"),  # before the first term: the first
        (dt.date(2029, 1, 1), "Ann Alder"),
        (dt.date(2029, 12, 31), "Ann Alder"),
        (dt.date(2030, 3, 1), "Ann Alder"),  # between two terms: the last begun
        (dt.date(2030, 6, 1), "Ann Birch"),
        (dt.date(2040, 1, 1), "Ann Birch"),
    ],
)
def test_a_person_has_one_term_for_every_day(day: dt.date, name: str) -> None:
    ann = Person(
        "ann",
        (
            Term("Ann Alder", since=dt.date(2029, 1, 1), until=dt.date(2029, 12, 31)),
            Term("Ann Birch", since=dt.date(2030, 6, 1)),
        ),
    )
    assert ann.at(day).name == name


def test_a_person_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="give them at least one term"):
        Person("nameless", ())


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_an_answer_and_a_certain_one_is_of_the_people_given(written: str) -> None:
    found = people.match(written, EVERYBODY)
    match found:
        case Certain(meant):
            assert meant in EVERYBODY
        case Doubtful(candidates):
            assert set(candidates) <= set(EVERYBODY)
            assert candidates
        case Nobody():
            assert written.casefold() not in {each.terms[0].name.casefold() for each in EVERYBODY}


@given(st.sampled_from(EVERYBODY), st.integers(0, 40), st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
@settings(max_examples=200, deadline=None)
def test_a_slip_of_the_pen_never_makes_somebody_else_certain(who: Person, place: int, letter: str) -> None:
    name = who.terms[0].name
    slip = name[: place % len(name)] + letter + name[place % len(name) + 1 :]
    found = people.match(slip, EVERYBODY)
    assert not isinstance(found, Certain) or found.person == who


@given(
    who=st.sampled_from(EVERYBODY),
    dress=st.sampled_from(["{}", "Cllr {}", "{} (Chair)", " {}  ", "Dr {}"]),
    loud=st.booleans(),
)
@settings(max_examples=100, deadline=None)
def test_dress_makes_no_difference(*, who: Person, dress: str, loud: bool) -> None:
    written = dress.format(who.terms[0].name)
    assert people.match(written.upper() if loud else written, EVERYBODY) == Certain(who)
