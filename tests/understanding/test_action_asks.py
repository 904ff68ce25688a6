"""What is asked of an action, and which words are left that say which one."""

import datetime as dt

import pytest

from dialogs import action_asks
from dialogs.action_asks import Ask

TODAY = dt.date(2026, 10, 7)


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("has Bob spoken to the harbour master", Ask.DONE),
        ("is the rota finished", Ask.DONE),
        ("did she send it?", Ask.DONE),
        ("any word from the ferry people", Ask.PROGRESS),
        ("how far has Bob got with the rota", Ask.PROGRESS),
        ("what is still missing from the rota", Ask.PROGRESS),
        ("the rota - where are we", Ask.PROGRESS),
        ("whose is the rota", Ask.LEAD),
        ("who's sorting out the rota", Ask.LEAD),
        ("who is helping Bob with the rota", Ask.HELP),
        ("when is the rota due", Ask.DEADLINE),
        ("by when must Bob be back", Ask.DEADLINE),
        ("when was the rota action raised", Ask.RAISED),
        ("which meeting did the rota come from", Ask.RAISED),
        ("when did Bob send the rota", Ask.WHEN),
        ("why is the rota late", Ask.WHY),
        ("what's holding up the rota", Ask.WHY),
        ("what is Bob meant to do about the rota", Ask.WHAT),
    ],
)
def test_the_part_that_is_asked_for(text: str, ask: Ask) -> None:
    assert action_asks.ask(text) is ask


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("which actions are overdue?", ""),
        ("what's happening with the action on the rota", "rota"),
        ("has anyone heard back from the harbour master yet", "harbour master"),
        ("is the out of hours rota finished", "out of hours rota"),
        ("what falls due in March", ""),
        ("the falls action", "falls"),
        ("did they send round next year's dates", "send round 2027 dates"),
        ("whose is it", ""),
    ],
)
def test_the_words_that_say_which_action_is_meant(text: str, left: str) -> None:
    assert action_asks.left(text, TODAY) == left


def test_names_are_not_looked_for() -> None:
    assert action_asks.left("has Bob finished the rota", TODAY, frozenset({"bob"})) == "rota"
