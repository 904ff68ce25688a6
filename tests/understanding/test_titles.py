"""Which item of an agenda some words mean: by its title's own words, never by those that stand in every question."""

from dataclasses import dataclass

import pytest

from dialogs import titles


@dataclass(frozen=True, slots=True)
class Item:
    """An item that has a title."""

    title: str


QUALITY = Item("QUALITY REPORT - CARE HOMES AND PROVIDER FAILURE PROCEDURE")
FIGURES = Item("PERFORMANCE REPORT AND MID-YEAR FINANCE")
BELOW = Item("AGEING WELL DELIVERY GROUP MINUTES")
ITEMS = (QUALITY, FIGURES, BELOW)


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("who leads on performance next week", FIGURES),
        ("who led on finance in october", FIGURES),
        ("what comes after the delivery group minutes", BELOW),
        ("who presents the qualitty paper", QUALITY),
        ("who leads on parking", None),
        ("who leads the report", None),
    ],
)
def test_an_item_is_meant_by_its_telling_words(words: str, item: Item | None) -> None:
    assert titles.meant(words, ITEMS) == ([item] if item else [])
