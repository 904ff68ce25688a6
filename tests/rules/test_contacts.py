"""Which contact details of whom somebody may see, and which words of a paper are a telephone number."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import contacts
from board.boards import Role
from board.contacts import HIDDEN, Shown, Subject
from board.permissions import Setting, Viewer

MEMBER, CLERK, DEPUTY = (frozenset({role}) for role in (Role.MEMBER, Role.ADMINISTRATOR, Role.DEPUTY))
OF_HARBOUR = Subject("olu", frozenset({"harbour"}))
NOTHING, ADDRESS, BOTH = Shown(), Shown(email=True), Shown(email=True, telephone=True)


def viewer(
    person: str | None = "ida", roles: frozenset[Role] = frozenset(), setting: Setting = Setting.PERSONAL
) -> Viewer:
    return Viewer(person, (("harbour", roles),) if roles else (), setting)


@pytest.mark.parametrize(
    ("who", "of", "shown"),
    [
        pytest.param(viewer(None, CLERK), OF_HARBOUR, NOTHING, id="a stranger"),
        pytest.param(viewer(), OF_HARBOUR, NOTHING, id="somebody who shares no board"),
        pytest.param(viewer(roles=MEMBER), OF_HARBOUR, ADDRESS, id="a member of the same board"),
        pytest.param(viewer(roles=CLERK), OF_HARBOUR, BOTH, id="its administrator"),
        pytest.param(viewer(roles=DEPUTY), OF_HARBOUR, BOTH, id="the administrator's deputy"),
        pytest.param(viewer(roles=CLERK), Subject("olu", frozenset({"hill"})), NOTHING, id="another board's clerk"),
        pytest.param(viewer("olu"), Subject("olu"), BOTH, id="their own"),
        pytest.param(viewer(), Subject("olu", clerks=True), ADDRESS, id="a clerk's"),
        pytest.param(viewer(), Subject(None, printed=True), ADDRESS, id="printed in a public paper"),
        pytest.param(viewer(), Subject(None), NOTHING, id="of nobody known, printed nowhere"),
        pytest.param(viewer(None), Subject(None, printed=True), NOTHING, id="printed, for a stranger"),
    ],
)
def test_who_sees_what_alone(who: Viewer, of: Subject, shown: Shown) -> None:
    assert contacts.decide(who, of) == shown


def test_among_others_nobody_is_shown_more_than_a_public_paper_prints() -> None:
    roles = (frozenset[Role](), MEMBER, CLERK, DEPUTY)
    for person, held, serves, clerks, printed in itertools.product(
        (None, "ida", "olu"), roles, (frozenset[str](), frozenset({"harbour"})), (False, True), (False, True)
    ):
        seen = contacts.decide(
            viewer(person, held, Setting.SHARED), Subject("olu", serves, clerks=clerks, printed=printed)
        )
        assert seen == Shown(email=printed and person is not None)


@pytest.mark.parametrize(
    "number",
    [
        "01632 960124", "(01632) 960124", "07700 900121", "07700900121", "+44 1632 960124", "+44 (0)7700 900121",
        "020 7946 0991", "020-7946-0991", "0044 7700 900121", "01632 960 124", "(0117) 496 0999",
        "01632 960124 ext 210", "0800 4960123",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", ["{}", "Tel: {}", "ring {} at night", "({})", "a@b.example, {}.", "Name | Tel: {} |"]
)
def test_a_telephone_number_is_taken_out(number: str, around: str) -> None:
    text = contacts.without_telephones(around.format(number))
    assert HIDDEN in text
    assert not any(part in text for part in number.replace("(", " ").replace(")", " ").split() if part.isdigit())


@pytest.mark.parametrize("text", ["Tel: 3456", "Telephone 023 8083", "mobile: 7700 12", "Ext. 4410"])
def test_what_is_labelled_as_a_number_is_taken_out_however_short(text: str) -> None:
    assert HIDDEN in contacts.without_telephones(text)


@pytest.mark.parametrize(
    "text",
    [
        "17 December 2026 at 09:30", "01/12/2026", "2020/21", "£412,000", "0 11 2 1 0 3 4 0 0 12", "0\t11\t2\t1\t0",
        "18,460", "05/11/2026 06/11/2026", "paragraph 01.2", "0.75 of 1,200", "£0 100 2000",
        "NHS number 943 476 5919", "Nursing Homes | 0 | 11 | 2 | 1 | 0", "the telephone rang 3 times",
        "09:30 - 10:50", "2026-12-17", "P/0123/45678",
    ],
)  # fmt: skip
def test_what_is_no_telephone_number_stays(text: str) -> None:
    assert contacts.without_telephones(text) == text
    assert not contacts.names_telephone(text)


@given(st.text(max_size=80), st.from_regex(r"0(1632|7700|20 7946) 9[0-9]{5}", fullmatch=True))
def test_taking_numbers_out_twice_changes_nothing_more(text: str, number: str) -> None:
    once = contacts.without_telephones(f"{text} {number}")
    assert contacts.without_telephones(once) == once
