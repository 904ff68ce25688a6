"""Numbers in lists of actions, and a sum that is asked for beside the one that the text gives, of invented boards."""

import pytest

from board.packs.entries import Numbered, Report, Section
from board.packs.oddities import registers, reports
from board.packs.papers import Kind, Paper
from board.packs.values import FindingKind, Sitting
from board.sources import Source
from storage import documents
from tests.packs.test_oddities import DAY

TRACKER = """| Ref | Raised | Action | Lead |
|---|---|---|---|
| 7 | May | Write | KM |
| 9 | May | Ring | KM |
| {} | June | Visit | UP |
"""
LINES = """(1) May / Beds
Promise: count them

(2) May / Vans
Promise: sell one

({}) June / Halls
Promise: open one
"""


def _tracker(text: str, kind: Kind = Kind.TRACKER) -> Paper:
    blocks = tuple(documents.read("paper.md", text.encode()))
    return Paper(kind, blocks, (False,) * len(blocks), "Invented pack", "Action log")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TRACKER.format("10"), []),
        (TRACKER.format("9"), ["In the list of actions the number 9 stands there twice."]),
        (LINES.format("3"), []),
        (LINES.format("4"), ["In the list of actions number (4) follows number (2)."]),
    ],
)
def test_numbers_of_actions_that_repeat_or_leave_a_gap_are_reported(text: str, told: list[str]) -> None:
    assert [one.text for one in registers.of_tracker(_tracker(text))] == told


def test_only_lists_of_actions_are_looked_at() -> None:
    assert list(registers.of_tracker(_tracker(TRACKER.format("9"), Kind.REPORT))) == []


@pytest.mark.parametrize(
    ("asked", "text", "odd"),
    [
        ("Fund it (£88,000).", "The nights cost £12,000 each, £84,000 together.", True),
        ("Fund it (£84,000).", "The nights cost £12,000 each, £84,000 together.", False),
        ("Fund a van (£9,000).", "The service costs £84,000 together.", False),  # part of something else
        ("Fund it (£88,000).", "It costs £84,000 together; with the van it is £88,000.", False),
        ("Fund it.", "It costs £84,000 together.", False),
    ],
)
def test_a_sum_that_is_asked_for_is_held_against_the_whole_of_the_text(asked: str, text: str, odd: bool) -> None:  # noqa: FBT001
    report = Report(
        "Nights", Source("Pack"), recommendations=(Numbered(asked),), sections=(Section("Costs", (Numbered(text),)),)
    )
    found = reports.of_reports([report], [], Sitting("Lowmere Board", DAY))
    assert [one.kind for one in found] == [FindingKind.FIGURES] * odd
