"""Minutes and action logs of other invented boards, each laid out in its own way: all that is there, and no more.

``minutes/other_boards`` holds them with what a careful reader finds. They were written before the readers were made
to read them.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from board.packs import tracker
from board.packs.papers import Kind, Paper
from board.packs.values import Action
from storage import documents
from tests.packs import test_actions_read as layouts

OTHERS = Path(__file__).parent / "minutes" / "other_boards"
MINUTES: list[dict[str, Any]] = yaml.safe_load((OTHERS / "minutes.yaml").read_text())
TRACKERS: list[dict[str, Any]] = yaml.safe_load((OTHERS / "trackers.yaml").read_text())


def name_of(case: dict[str, Any]) -> str:
    return str(case["name"])


def told(rows: list[str]) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in row.split("|")) for row in rows]


def owed(one: Action) -> tuple[str | None, ...]:
    leads, helping = (layouts.named(one.leads, supporting=supporting) for supporting in (False, True))
    return leads, helping, one.deadline


@pytest.mark.parametrize("case", MINUTES, ids=name_of)
def test_everybody_of_other_minutes_is_read(case: dict[str, Any]) -> None:
    found = layouts.read_minutes("minutes.md", case["text"]).attendances
    have = [layouts.line(one.part, one.name, one.initials) for one in found]
    assert layouts.read_as(told(case["attendances"]), have, None) == []


@pytest.mark.parametrize("case", MINUTES, ids=name_of)
def test_every_action_of_other_minutes_is_read_once(case: dict[str, Any]) -> None:
    found = layouts.read_minutes("minutes.md", case["text"]).actions
    have = [layouts.line(one.item, *owed(one), one.text) for one in found]
    assert layouts.read_as(told(case["actions"]), have, 4) == []


@pytest.mark.parametrize("case", MINUTES, ids=name_of)
def test_every_decision_of_other_minutes_is_read(case: dict[str, Any]) -> None:
    found = layouts.read_minutes("minutes.md", case["text"]).decisions
    have = [layouts.line(one.kind, one.text) for one in found]
    assert layouts.read_as(told(case.get("decisions", [])), have, 1) == []


@pytest.mark.parametrize("case", TRACKERS, ids=name_of)
def test_every_row_of_other_logs_is_read(case: dict[str, Any]) -> None:
    blocks = tuple(documents.read("tracker.md", case["text"].encode()))
    found = tracker.read(Paper(Kind.TRACKER, blocks, (False,) * len(blocks), "pack", "Action log"))
    have = [
        layouts.line(str(one.raised_on or ""), *owed(one), "closed" if one.closed else "open", one.text)
        for one in found
    ]
    assert layouts.read_as(told(case["rows"]), have, 5) == []
