"""Lights that no row prints: by the key, the figures and the paper's own counts, and none by a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import lights
from board.lights import Way
from board.packs.entries import Comparison, Indicator, Rag, RagCount, Tile
from board.sources import Source

AT = Source("Joint Board pack, 17 March 2031", page=3)
TABLE = "a. Care"


def row(name: str, actual: str, target: str | None, change: str | None = None, percent: str | None = None) -> Indicator:
    compared = Comparison("Target", target, change, percent) if target else None
    return Indicator(name, TABLE, AT, actual=actual, target=compared)


def counted(**counts: int) -> list[RagCount]:
    return [RagCount(TABLE, "Target", Rag(light), count, AT) for light, count in counts.items()]


WAYS = [
    (row("≥85% of assessments at home", "80", "85"), (), Way.MORE),
    (row("Placements - ≥90% through the team", "91", "90"), (), Way.MORE),
    (row("<44 cases of infection", "15", "21"), (), Way.LESS),
    (row("Zero cases of infection", "1", "0"), (), Way.LESS),
    (row("Beds taken", "13", "≤ 8"), (), Way.LESS),
    (row("Beds taken", "13", "8"), (), None),
    (row("Beds taken", "13", "8"), (Tile("Beds taken", "Top", "13%", AT, "Target ≤ 8%"),), Way.LESS),
    (row("Beds taken", "13", "8"), (Tile("Beds taken", "Top", "14%", AT, "Target ≤ 8%"),), None),
    (row("Beds taken", "13", "8"), (Tile("Visits made", "Top", "13%", AT, "Target ≤ 8%"),), None),
    (Tile("Beds taken", "Top", "13%", AT, "Target ≤ 8%"), (), Way.LESS),
    (Tile("Beds taken", "Top", "13%", AT, "Prev Yr = 12%"), (), None),
]


@pytest.mark.parametrize(("one", "tiles", "way"), WAYS)
def test_which_way_a_figure_should_go_is_what_the_paper_says(
    one: Indicator | Tile, tiles: tuple[Tile, ...], way: Way | None
) -> None:
    assert lights.way(one, tiles) is way


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,906", 1906),
        ("-3", -3),
        ("83.4%", 83.4),
        ("£388,000", 388_000),
        ("20 (19)", None),
        ("n/a", None),
        (None, None),
    ],
)
def test_a_figure_is_the_one_number_that_is_written(written: str | None, number: float | None) -> None:
    assert lights.number(written) == number


@pytest.mark.parametrize(
    ("one", "met"),
    [
        (row("≥85% at home", "86", "85"), True),
        (row("≥85% at home", "80", "85"), False),
        (row("<44 cases", "15", "21"), True),
        (row("Beds taken", "13", "8"), None),
        (row("Beds taken", "8", "8"), True),
        (row("Hours bought", "18,460", "0", "0", "0%"), None),  # an empty cell, printed as nought
        (row("Hours bought", "18,460", None), None),
    ],
)
def test_whether_a_target_is_met(one: Indicator, *, met: bool | None) -> None:
    assert lights.met(one) is met


def test_the_key_is_read_in_the_papers_own_words() -> None:
    assert lights.near(["Compared to Target", " Within 5% of target"]) == (5.0, "Within 5% of target")
    assert lights.near(["More than 10% from target"]) is None


ROWS = (
    row("≥80% within 28 days", "71", "80", "-9", "-11%"),
    row("Discharged with support", "80", "85", "-5", "-6%"),
    row("Physical health checks", "21", "45", "-24", "-53%"),
    row("Hours bought", "18,460", "0", "0", "0%"),
)


def test_without_a_count_only_what_the_paper_points_has_a_light() -> None:
    assert lights.derived(ROWS, (), (), 10) == [Rag.RED, None, None, None]


def test_a_count_that_leaves_one_way_lights_the_rest() -> None:
    assert lights.derived(ROWS, (), counted(red=2, amber=1), 10) == [Rag.RED, Rag.AMBER, Rag.RED, None]
    assert lights.derived(ROWS, (), counted(red=1, green=2), 10) == [Rag.RED, Rag.GREEN, Rag.GREEN, None]


def test_a_count_that_leaves_two_ways_or_does_not_agree_lights_nothing_more() -> None:
    alike = (row("One", "20", "40", "-20", "-50%"), row("Other", "30", "60", "-30", "-50%"))
    assert lights.derived(alike, (), counted(red=1, green=1), 10) == [None, None]
    assert lights.derived(ROWS, (), counted(red=5), 10) == [Rag.RED, None, None, None]
    assert lights.derived(ROWS, (), counted(green=3), 10) == [Rag.RED, None, None, None]


_FIGURE = st.one_of(st.none(), st.text(max_size=6), st.integers(-200, 200).map(str))


@given(st.lists(st.tuples(_FIGURE, _FIGURE, _FIGURE), max_size=5), st.integers(0, 3), st.integers(0, 3))
def test_any_table_is_read_and_its_lights_never_contradict_its_counts(
    figures: list[tuple[str | None, str | None, str | None]], red: int, green: int
) -> None:
    rows = [Indicator("Visits", TABLE, AT, actual=actual, target=Comparison("Target", target, percent=percent))
            for actual, target, percent in figures]  # fmt: skip
    found = lights.derived(rows, (), counted(red=red, green=green), 10)
    assert len(found) == len(rows)
    assert all(lights.target_of(one) is not None for one, light in zip(rows, found, strict=True) if light)
