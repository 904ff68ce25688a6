"""A new edition of a pack, and a supplement to it."""

import pytest

from board import editions

SEVEN = (
    ("1", "Apologies"),
    ("2", "Declarations of interest"),
    ("3", "Minutes of the last meeting"),
    ("4", "Care home beds"),
    ("5", "Performance of the home care service"),
    ("6", "Risk register"),
    ("7", "Dates of meetings"),
)
LATE = ("8", "Late paper on the winter plan")
CASES = [
    ("the same again", SEVEN, SEVEN, 7, True),
    ("an item more", SEVEN, (*SEVEN, LATE), 7, True),
    ("two items dropped", SEVEN, SEVEN[:5], 5, True),
    ("other numbers", SEVEN, tuple((f"{at}.", title.upper()) for at, (_, title) in enumerate(SEVEN)), 7, True),
    ("a draft agenda", SEVEN[:2], SEVEN, 2, True),
    ("a supplement", SEVEN, (LATE,), 0, False),
    ("a supplement that names an item", SEVEN, (SEVEN[3], LATE), 1, False),
    ("the pack after its supplement", (SEVEN[3], LATE), SEVEN, 1, False),
    ("the pack after a supplement with an opening", (*SEVEN[:2], LATE), SEVEN, 2, False),
    ("a file without an agenda", SEVEN, (), 0, False),
    ("after a file without an agenda", (), SEVEN, 0, True),
]


@pytest.mark.parametrize(
    ("old", "new", "again", "edition"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_most_of_the_agenda_comes_again_in_a_new_edition(
    *, old: tuple[editions.Item, ...], new: tuple[editions.Item, ...], again: int, edition: bool
) -> None:
    assert (editions.come_again(old, new), editions.is_new_edition(old, new)) == (again, edition)


def test_an_agenda_that_no_board_has_is_compared_by_its_very_titles() -> None:
    many = tuple((str(at), f"Matter {at}") for at in range(20_000))
    assert editions.come_again(many, many[:15_000]) == 15_000


@pytest.mark.parametrize(("new", "most"), [(["b a", "d c"], True), (["a b"], True), (["a"], False), ([], False)])
def test_most_words_of_the_earlier_file_come_again_in_whatever_order(*, new: list[str], most: bool) -> None:
    assert editions.holds_most(["a b", "c d"], new) is most


def test_a_file_of_which_nothing_was_read_is_held_by_any() -> None:
    assert editions.holds_most([], [])
