"""What a board is called for short, and who may sit on it."""

import datetime as dt

import pytest

from board import boards


def board(name: str, *also: str) -> boards.Board:
    return boards.Board(name.lower(), name, also)


@pytest.mark.parametrize(
    ("name", "others", "short"),
    [
        ("Harbour & Vale Joint Board", (), ("Joint Board", "Vale Board", "Harbour Board", "HVJB")),
        ("Ageing Well Delivery Group", (), ("Delivery Group", "Well Group", "Ageing Group", "AWDG")),
        ("Harbour Joint Board", ("Vale Joint Board",), ("Harbour Board", "HJB")),
        ("Harbour Joint Board", ("Hill Joint Board",), ("Harbour Board",)),
        ("Health Board", (), ()),
        ("Board", (), ()),
        ("", (), ()),
    ],
)
def test_a_board_is_called_for_short_what_no_other_board_is(
    name: str, others: tuple[str, ...], short: tuple[str, ...]
) -> None:
    this = board(name)
    assert boards.short_names(this, [this, *map(board, others)]) == short


@pytest.mark.parametrize(
    ("name", "others", "own"),
    [
        ("Ageing Well Delivery Group", ("Joint Board",), ("Ageing Well", "Ageing Well Delivery", "Well Delivery")),
        ("Ageing Well Group", ("Ageing Well Delivery Group",), ()),
        ("Harbour & Vale Joint Board", (), ("Harbour Vale", "Harbour Vale Joint", "Vale Joint")),
        ("Joint Board", (), ()),
        ("", (), ()),
    ],
)
def test_a_boards_own_words_are_no_other_boards(name: str, others: tuple[str, ...], own: tuple[str, ...]) -> None:
    this = board(name)
    assert boards.distinctive(this, [this, *map(board, others)]) == own


DAY = dt.date(2026, 10, 15)


def seat(*, holder: str, substitutes: tuple[str, ...] = (), allowed: bool = False) -> boards.Seat:
    tenure = boards.Tenure(holder, since=dt.date(2026, 5, 21))
    return boards.Seat("seat", "joint", "vale", "Member", (tenure,), allowed, substitutes)


@pytest.mark.parametrize(
    ("seats", "person", "may"),
    [
        ((), "anybody", True),
        ((seat(holder="ana"),), "ana", True),
        ((seat(holder="ana"),), "bo", False),
        ((seat(holder="ana", substitutes=("bo",)),), "bo", False),
        ((seat(holder="ana", substitutes=("bo",), allowed=True),), "bo", True),
        ((seat(holder="ana", substitutes=("bo",), allowed=True),), "cy", False),
        ((seat(holder="ana", allowed=True),), "cy", True),
    ],
)
def test_only_holders_and_allowed_substitutes_may_sit(seats: tuple[boards.Seat, ...], person: str, may: bool) -> None:  # noqa: FBT001
    assert boards.may_sit(boards.Board("joint", "Joint Board", seats=seats), person, DAY) is may


def test_a_seat_is_not_held_before_its_term_began() -> None:
    board = boards.Board("joint", "Joint Board", seats=(seat(holder="ana"),))
    assert not boards.may_sit(board, "ana", dt.date(2026, 5, 20))
