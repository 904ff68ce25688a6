"""Entries that are right one by one and cannot be true together: terms, identities, boards in a circle."""

import pathlib

import pytest

from board.files import Fault
from storage.documents import board_file

WHOLE = pathlib.Path(__file__).with_name("whole-board.yaml").read_text(encoding="utf-8")


def test_a_key_with_spaces_is_told_beside_the_references_that_miss_it() -> None:
    first, *others = faults_of(WHOLE.replace("  vbc:\n", "  v b c:\n"))

    assert str(first) == (
        "line 2 organisations.v b c: 'v b c' cannot be a key; use letters, digits and hyphens, without spaces."
    )
    assert all("There is no organisation 'vbc' in this file; did you mean 'v b c'" in str(fault) for fault in others)


def test_a_person_declared_twice_is_told_with_both_lines() -> None:
    first, *_ = faults_of(WHOLE.replace("  anjali:", "  ngozi:"))

    assert str(first) == (
        "line 12 people.ngozi: 'ngozi' stands here a second time (first on line 8); keep one of the two."
    )


def test_overlapping_terms_of_a_seat_name_both_holders() -> None:
    typed = """\
holder:
          - {person: ngozi, since: 2024-05-16, until: 2026-05-20}
          - {person: omar, since: 2026-05-20}"""
    people = "people:\n  omar: {name: Omar Haddad, email: omar@example.org, organisation: vbc}\n"

    [fault] = faults_of(WHOLE.replace("holder: ngozi", typed).replace("people:\n", people))

    assert str(fault) == (
        "line 33 boards.joint.seats.1.holder.2: The terms of 'ngozi' and 'omar' overlap; "
        "give each its 'since' and 'until'."
    )


def test_nobody_holds_a_seat_after_their_own_last_day() -> None:
    left = WHOLE.replace("    email: ngozi@example.org", "    until: 2026-05-20").replace("deputies: [ngozi]", "")

    [fault] = faults_of(left)

    assert str(fault) == (
        "line 30 boards.joint.seats.1.holder.1: "
        "'ngozi' left on 2026-05-20; end the term by then, and name who came after."
    )


def test_a_deputy_who_has_left_is_only_a_warning() -> None:
    left = WHOLE.replace("    email: ngozi@example.org", "    until: 2026-05-20").replace(
        "holder: ngozi", "holder: {person: ngozi, until: 2026-05-20}"
    )

    [warning] = board_file.read(left.encode(), "board.yaml").warnings

    assert str(warning) == (
        "line 38 roles.lead.deputies: Councillor Ngozi Adeyemi left on 2026-05-20 and can stand in for nobody."
    )


def test_boards_below_each_other_in_a_circle_are_both_named() -> None:
    circle = """\
boards:
  upper: {name: Upper, below: lower, administrator: anjali}
  lower: {name: Lower, below: upper, administrator: anjali}
"""

    faults = faults_of(WHOLE[: WHOLE.index("boards:")] + circle)

    assert [fault.sentence for fault in faults] == ["'upper' would be below itself.", "'lower' would be below itself."]


def test_two_people_of_today_cannot_share_an_entra_account_but_a_successor_may_take_one_over() -> None:
    entra = "entra: a0000000-0000-4000-8000-000000000001"
    shared = WHOLE.replace("email: ngozi@example.org", entra).replace("email: anjali@example.org", entra.upper())
    shared = shared.replace("ENTRA", "entra")

    [fault] = faults_of(shared)
    assert fault.line == 14
    assert fault.sentence.startswith("'ngozi' has the same Entra object id (a0000000-")

    succeeded = shared.replace("name: Councillor Ngozi Adeyemi", "name: Ngozi Adeyemi\n    until: 2026-05-01").replace(
        "holder: ngozi", "holder: {person: ngozi, until: 2026-05-01}"
    )
    assert board_file.read(succeeded.encode(), "board.yaml").people[0].until is not None


def faults_of(typed: str) -> tuple[Fault, ...]:
    with pytest.raises(board_file.BoardFileFaults) as told:
        board_file.read(typed.encode(), "board.yaml")
    return told.value.faults
