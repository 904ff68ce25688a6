"""Organisations and boards as papers write them, and who holds a seat on a day."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import boards, organisations
from board.boards import Role, Seat, Tenure
from board.organisations import Organisation

COUNCIL = Organisation("council", "Harbourton City Council", "HCC", ("Harbourton Council",))
TRUST = Organisation("trust", "Harbour Health & Care Trust", "HHCT", ("Health and Care Trust",))
ISLES = Organisation("isles", "Isles and Marshes Board", "HCCG")
EVERY = (COUNCIL, TRUST, ISLES)


@pytest.mark.parametrize(
    ("written", "named", "strange"),
    [
        ("HCC", (COUNCIL,), ()),
        ("hcc", (COUNCIL,), ()),
        ("H CC", (COUNCIL,), ()),
        ("H.C.C.", (COUNCIL,), ()),
        ("HCCG/ HCC", (ISLES, COUNCIL), ()),
        ("HCCG/H CC", (ISLES, COUNCIL), ()),
        ("HCC / HCC", (COUNCIL,), ()),
        ("Harbourton City Council (HCC)", (COUNCIL,), ()),
        ("HCC and HHCT", (COUNCIL, TRUST), ()),
        ("Harbour Health & Care Trust", (TRUST,), ()),
        ("Harbour Health and Care Trust; HCC", (COUNCIL,), ("Harbour Health", "Care Trust")),
        ("Health and Care Trust, HCC", (TRUST, COUNCIL), ()),
        ("Isles and Marshes Board + HCC", (ISLES, COUNCIL), ()),
        ("HCC/", (COUNCIL,), ()),
        ("HCC/Elsewhere", (COUNCIL,), ("Elsewhere",)),
        ("East Locality", (), ("East Locality",)),
        ("", (), ()),
        ("/ ( ) ,", (), ()),
    ],
)
def test_every_organisation_that_the_words_name_is_found(
    written: str, named: tuple[Organisation, ...], strange: tuple[str, ...]
) -> None:
    assert organisations.find(written, EVERY) == named
    assert organisations.strangers(written, EVERY) == strange


def test_a_short_name_that_two_claim_names_neither() -> None:
    other = Organisation("hill", "Hillside County Council", "HCC")
    assert organisations.find("HCC", (COUNCIL, other)) == ()
    assert organisations.find("Hillside County Council", (COUNCIL, other)) == (other,)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_reading_an_organisation_never_fails_on_any_text(written: str) -> None:
    assert set(organisations.find(written, EVERY)) <= set(EVERY)


CHANGE = dt.date(2031, 5, 20)
SEAT = Seat(
    "council-1",
    "harbour",
    "council",
    "Cabinet member",
    (Tenure("ida", until=CHANGE - dt.timedelta(days=1)), Tenure("dave", since=CHANGE, until=dt.date(2032, 5, 19))),
)
BOARD = boards.Board(
    "harbour", "Harbour Joint Board", ("HJB", "The Joint Board"), administrator="kit", deputy="noor", seats=(SEAT,)
)


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (dt.date(2020, 1, 1), "ida"),
        (CHANGE - dt.timedelta(days=1), "ida"),
        (CHANGE, "dave"),
        (dt.date(2032, 5, 19), "dave"),
        (dt.date(2032, 5, 20), None),
    ],
)
def test_a_seat_is_held_by_whoever_held_it_that_day(day: dt.date, holder: str | None) -> None:
    assert SEAT.holder(day) == holder
    assert [member.person for member in boards.members(BOARD, day)] == ([holder] if holder else [])


def test_of_two_tenures_that_overlap_the_later_begun_counts() -> None:
    seat = Seat("s", "harbour", "council", "Member", (Tenure("dave", since=CHANGE), Tenure("ida")))
    assert seat.holder(CHANGE) == "dave"


@pytest.mark.parametrize(
    ("person", "roles"),
    [("dave", {Role.MEMBER}), ("kit", {Role.ADMINISTRATOR}), ("noor", {Role.DEPUTY}), ("ida", set[Role]())],
)
def test_a_person_has_their_roles_of_the_day(person: str, roles: set[Role]) -> None:
    assert boards.roles(BOARD, person, CHANGE) == roles


@pytest.mark.parametrize(
    "written", ["Harbour Joint Board", "the harbour  joint board", "HJB", "Joint Board", "harbour"]
)
def test_a_board_is_found_by_the_names_its_papers_use(written: str) -> None:
    assert boards.find(written, (BOARD,)) == (BOARD,)


def test_a_board_that_is_not_declared_is_not_found() -> None:
    assert boards.find("Hill Joint Board", (BOARD,)) == ()
