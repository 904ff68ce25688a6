"""The shared pack of a real board, imported whole and asked about, by short facts; skipped where it is absent."""

import pytest

from bot.heard import Setting
from tests.support.service import Desk

# Question, what the answer must say, and where it must say that it stands.
STORIES = [
    ("when is the next meeting?", ("Thursday 17 December 2020", "9.30 am", "open to the public"), "17 December 2020"),
    ("when was the last meeting?", ("15 October 2020", "9.30 am to 10.30 am"), "item 3"),
    ("what's on the agenda?", ("1. ", "6. ", "pages 7–38", "pages 39–44"), "17 December 2020"),
    ("who leads item 4?", ("Alstrom", "pages 7–38"), "item 4"),
    ("who leads the performance report?", ("item 5", "Ramsey"), "item 5"),
    ("which items are for decision?", ("3. MINUTES",), "17 December 2020"),
    ("whom do I send apologies to?", ("Penfold",), "17 December 2020"),
    ("when was the agenda published?", ("Wednesday 9 December 2020",), "17 December 2020"),
    ("was the agenda out in time?", ("cannot say", "9 December 2020"), "17 December 2020"),
    ("who attended the last meeting?", ("5 people", "Kelsey", "Fielker", "Shields", "Stevens", "Rimmer"), "pages 1–6"),
    ("who sent apologies for the last meeting?", ("Hammond", "Willis", "Heather"), "pages 1–6"),
    ("did Maggie send apologies?", ("Yes",), "pages 1–6"),
    ("was James Rimmer at the last meeting?", ("Yes",), "pages 1–6"),
    ("was the last meeting quorate?", ("cannot say", "5 people"), "pages 1–6"),
    ("who joined late?", ("Forrest-Charde", "item 4"), "pages 1–6"),
    ("what was decided at the last meeting?", ("Item 6", "Terms of Reference"), "pages 1–6"),
    # Two rows of the tracker less the closed one, and the eight actions of 1 September; AL's promise is a proposal.
    ("which actions are open?", ("Due 31 January 2021", "9 open actions"), "tracker"),
    ("what does Stephanie Ramsey owe?", ("Stephanie Ramsey",), "pages"),
    ("who was at the last steering board meeting?", ("1 September 2020", "13 people", "Gehling"), "pages 45–52"),
    ("when is the next steering board meeting?", ("No meeting", "1 September 2020"), ""),
    ("who was at the steering board in October?", ("6 October 2020 are not in the papers",), ""),
    ("who are the members of the board?", ("5 seats",), "the board file"),
    ("what do the papers say about parking?", ("cannot find",), ""),
    ("what do the papers say about hospital discharge?", ("discharge",), "pages"),
]
ASKER = "matt.stevens"


@pytest.mark.parametrize("setting", [Setting.PERSONAL, Setting.GROUP])
@pytest.mark.parametrize(("question", "says", "source"), STORIES, ids=[story[0] for story in STORIES])
def test_the_right_answer(shared: Desk, question: str, says: tuple[str, ...], source: str, setting: Setting) -> None:
    answer = shared.text(ASKER, question, setting=setting)
    assert [words for words in (*says, source) if words not in answer] == [], answer


def test_the_conversation_goes_on(shared: Desk) -> None:
    assert "item 5" in shared.text(ASKER, "who leads item 4?", "and item 5?")
    assert "15 October 2020" in shared.text(ASKER, "when is the next meeting?", "and the one before?")
    assert "5 people" in shared.text(ASKER, "when was the last meeting?", "who was there?")
