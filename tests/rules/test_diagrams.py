"""The page of states in the docs is drawn from the tables: `python tests/rules/test_diagrams.py` draws it anew."""

import pathlib

from board import deliveries

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "states.md"

INTRODUCTION = """\
# States

Drawn from the tables in the code; a test fails when this page and a table differ. To draw it anew:
`python tests/rules/test_diagrams.py`. A pair of state and event that has no arrow raises and changes nothing.

## A delivery

One message to one person, from the decision to send it until its outcome is known (`board/deliveries.py`).
"""


def page() -> str:
    """Write the page as the tables have it."""
    states = [f"| {state} | {deliveries.MEANING[state]} |" for state in deliveries.State]
    events = [f"| {event} | {deliveries.HAPPENING[event]} |" for event in deliveries.Event]
    parts = [
        INTRODUCTION,
        f"```mermaid\n{deliveries.diagram()}```\n",
        "\n".join(["| state | what it means |", "|---|---|", *states, ""]),
        "\n".join(["| event | what happened |", "|---|---|", *events, ""]),
    ]
    return "\n".join(parts)


def test_the_page_of_states_is_the_tables_own() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_arrow_of_the_table_is_drawn_once() -> None:
    drawn = deliveries.diagram().splitlines()
    arrows = [f"    {state} --> {into}: {event}" for (state, event), into in deliveries.TRANSITIONS.items()]
    assert sorted(line for line in drawn if ": " in line) == sorted(arrows)
    assert [line for line in drawn if line.endswith("--> [*]")] == ["    accepted --> [*]", "    failed --> [*]"]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
