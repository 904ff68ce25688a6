"""What changed since the last board: two trackers side by side, as each reader may see them."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from bot import seeding
from tests.support import service
from tests.support.service import Desk

NGOZI, OLENA = "ngozi.adeyemi", "olena.marchenko"


def test_every_kind_of_change_is_told_with_both_wordings(sample: Desk) -> None:
    answer = sample.text(NGOZI, "what has changed since the last board?")
    for said in (
        "trackers of 15 October 2026 and 17 December 2026",
        "1 action vanished from the tracker, 1 action was closed, 2 open actions have new progress",
        "the minutes of 15 October 2026, with",
        "Open on 15 October 2026, and in no row since",
        "Was: “On the agenda of 15 October.” Now: “Presented on 15 October. Closed”",
        "Was: “Draft ready; the costs of the extra places are awaited.” Now: “Letter sent on 2 November.",
        "pages 1–4, item 3, row 4 of the tracker",
    ):
        assert said in answer


@pytest.mark.parametrize(
    ("words", "says", "never"),
    [
        ("what dropped off the tracker?", ("1 action vanished", "repeat falls"), ("Valemouth",)),
        ("which actions are new since October?", ("New", "step-down beds", "agency spend"), ("Was:",)),
        ("which deadlines have moved?", ("no deadline moved",), ("Valemouth",)),
        ("what was closed since the last meeting?", ("1 action was closed", "mid-year position"), ("Lantern",)),
        ("what has changed for Callum since October?", ("1 action vanished",), ("Valemouth",)),
        ("what is new on the college since October?", ("Letter sent",), ("repeat falls",)),
        ("catch me up since June", ("I hold no tracker older than that of 15 October 2026",), ()),
    ],
)
def test_one_kind_of_change_or_one_subject(
    sample: Desk, words: str, says: tuple[str, ...], never: tuple[str, ...]
) -> None:
    answer = sample.text(NGOZI, words)
    assert [said for said in says if said not in answer] == []
    assert [said for said in never if said in answer] == []


@pytest.fixture(scope="module")
def moved(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give a service whose second tracker puts a date back, changes a lead, and hides a row."""
    path = Path(copy(empty_sqlite, tmp_path_factory.mktemp("moved") / "moved.db"))
    with service.desk(path) as desk:
        desk.load(seeding.sample(seeding.BOARD_FILE))
        desk.bring(seeding.sample(seeding.PACKS[0]))
        december = seeding.sample(seeding.PACKS[1])
        december = december.replace(b"course\tTomasz Wieczorek\t30/09/2026", b"course\tYuki Tanaka\t31/01/2027")
        december = december.replace(b"20/08/2026\tFinance", b"20/08/2026\tFinance (EXEMPT)")
        desk.bring(december)
        yield desk


def test_a_date_and_a_lead_that_changed_are_set_side_by_side(moved: Desk) -> None:
    answer = moved.text(NGOZI, "what changed in the tracker?")
    assert "Was: “30/09/2026”. Now: “31/01/2027”." in answer
    assert "1 deadline moved" in answer
    assert "1 action has another lead" in answer


def test_a_row_that_became_private_is_to_the_public_as_any_that_is_gone(moved: Desk) -> None:
    answer = moved.text(OLENA, "what dropped off the joint board's tracker?")
    assert "2 actions vanished" in answer
    assert "mid-year" in answer
    assert "1 action vanished" in moved.text(NGOZI, "what dropped off the tracker?")
    assert "Presented" not in moved.text(OLENA, "what changed in the joint board's tracker since October?")


def test_one_tracker_alone_can_be_compared_with_nothing(empty_sqlite: Path, tmp_path: Path) -> None:
    path = Path(copy(empty_sqlite, tmp_path / "one.db"))
    with service.desk(path) as desk:
        desk.load(seeding.sample(seeding.BOARD_FILE))
        desk.bring(seeding.sample(seeding.PACKS[0]))
        assert "only one action tracker" in desk.text(NGOZI, "what changed since the last board?")
