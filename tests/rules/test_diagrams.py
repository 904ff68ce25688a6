"""The page of states in the docs is drawn from the tables: `python tests/rules/test_diagrams.py` draws it anew."""

import pathlib
from types import ModuleType

import pytest

from board import arrivals, deliveries

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "states.md"

INTRODUCTION = """\
# States

Drawn from the tables in the code; a test fails when this page and a table differ. To draw it anew:
`python tests/rules/test_diagrams.py`. A pair of state and event that has no arrow raises and changes nothing.

"""
TABLES: tuple[tuple[ModuleType, str, str], ...] = (
    (deliveries, "A delivery", "One message to one person, from the decision to send it until its outcome is known"),
    (arrivals, "An arrival", "One file that somebody hands in, until its facts are kept or its sender knows why not"),
)


def page() -> str:
    """Write the page as the tables have it."""
    return "\n".join([INTRODUCTION, *(part for table, title, about in TABLES for part in _parts(table, title, about))])


def _parts(table: ModuleType, title: str, about: str) -> list[str]:
    states = [f"| {state} | {table.MEANING[state]} |" for state in table.State]
    events = [f"| {event} | {table.HAPPENING[event]} |" for event in table.Event]
    return [
        f"## {title}\n\n{about} (`board/{table.__name__.split('.')[-1]}.py`).\n",
        f"```mermaid\n{table.diagram()}```\n",
        "\n".join(["| state | what it means |", "|---|---|", *states, ""]),
        "\n".join(["| event | what happened |", "|---|---|", *events, ""]),
    ]


def test_the_page_of_states_is_the_tables_own() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("table", [table for table, _, _ in TABLES], ids=lambda table: table.__name__)
def test_every_arrow_of_the_table_is_drawn_once(table: ModuleType) -> None:
    drawn = table.diagram().splitlines()
    arrows = [f"    {state} --> {into}: {event}" for (state, event), into in table.TRANSITIONS.items()]
    assert sorted(line for line in drawn if ": " in line) == sorted(arrows)
    ends = [f"    {state} --> [*]" for state in table.State if state in table.FINAL]
    assert [line for line in drawn if line.endswith("--> [*]")] == ends
    assert not any(state in table.FINAL for state, _ in table.TRANSITIONS)


@pytest.mark.parametrize("table", [table for table, _, _ in TABLES], ids=lambda table: table.__name__)
def test_every_state_can_be_reached_and_left_or_is_final(table: ModuleType) -> None:
    first = next(iter(table.State))
    assert {first, *table.TRANSITIONS.values()} == set(table.State)
    assert {state for state, _ in table.TRANSITIONS} | set(table.FINAL) == set(table.State)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
