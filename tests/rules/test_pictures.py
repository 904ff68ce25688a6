"""What becomes bars: figures that are numbers of one unit, exactly as the paper writes them, and nothing else."""

import pytest

from board import pictures
from board.packs.entries import Comparison, Indicator, Rag
from board.pictures import Bar
from board.sources import Source


@pytest.mark.parametrize(
    ("written", "number"),
    [("16", 16), ("16%", 16), ("5.9", 5.9), ("18,460", 18_460), ("£1,204.50", 1204.5), ("£ 900", 900), ("12 days", 12)],
)
def test_a_figure_is_read_as_a_number_and_kept_as_it_is_written(written: str, number: float) -> None:
    made = pictures.bars("Delays", [("Actual", written), ("Target", written)])
    assert made is not None
    assert made.bars == (Bar("Actual", written, number), Bar("Target", written, number))


@pytest.mark.parametrize(
    "figures",
    [
        ["16", "20%"],
        ["16", "£20"],
        ["16 days", "2 weeks"],
        ["16", "n/a"],
        ["16", "10-20"],
        ["16", "< 4"],
        ["-3", "4"],
        ["1,23", "4"],
        ["12,3456", "4"],
        ["1.2.3", "4"],
        ["0", "0"],
        ["16"],
        ["16", None],
        ["16", " "],
        [],
        ["1"] * 7,
    ],
)
def test_what_cannot_be_compared_has_no_bars(figures: list[str | None]) -> None:
    assert pictures.bars("Delays", [("A figure", figure) for figure in figures]) is None


def row(actual: str | None, target: str | None, before: str | None) -> Indicator:
    return Indicator(
        "Delays",
        "Table 1",
        Source("a pack"),
        period="Q2",
        actual=actual,
        previous=Comparison("Previous Year 25/26", before, rag=Rag.GREEN),
        target=Comparison("Target", target, rag=Rag.RED),
    )


def test_an_indicator_has_a_bar_each_and_its_lights_in_words() -> None:
    made = pictures.of_indicator(row("18,460", "17,000", "17,905"))
    assert made is not None
    assert [(bar.label, bar.figure) for bar in made.bars] == [
        ("Actual (Q2)", "18,460"),
        ("Target", "17,000"),
        ("Previous Year 25/26", "17,905"),
    ]
    assert made.words() == (
        "Bars of Delays: Actual (Q2) 18,460; Target 17,000; Previous Year 25/26 17,905. "
        "Light: red against Target; green against Previous Year 25/26."
    )


def test_an_indicator_without_a_figure_has_no_picture() -> None:
    assert pictures.of_indicator(row(None, "17,000", "17,905")) is None
    assert pictures.of_indicator(row("18,460", None, None)) is None
    made = pictures.of_indicator(row("18,460", None, "17,905"))
    assert made is not None
    assert len(made.bars) == 2
