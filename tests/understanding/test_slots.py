"""The grammar of dates, meetings, people, boards, items and subjects, as tables."""

import datetime as dt

import pytest

from dialogs.understanding import Context, Intent, Lexicon, Naming, Relative, Slots, understand
from tests.understanding import sample


def slots(text: str, context: Context | None = None, lexicon: Lexicon = sample.LEXICON) -> Slots:
    return understand(text, lexicon, context or Context(), sample.TODAY).slots


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the next meeting", "next"),
        ("our upcoming meeting", "next"),
        ("the last meeting", "last"),
        ("the last one", "last"),
        ("the most recent meeting", "last"),
        ("the previous meeting", "last"),
        ("the meeting before last", "before"),
        ("the one before", "before"),
        ("the previous one", "before"),
        ("the one after", "after"),
        ("the following meeting", "after"),
        ("that meeting", "same"),
        ("the meeting in October", "month 10"),
        ("the October meeting", "month 10"),
        ("the meeting in Oct 2025", "month 10 2025"),
        ("the meeting last month", "month 9 2026"),
        ("the meeting next month", "month 11 2026"),
        ("the meeting last December", "month 12 2025"),
        ("the meeting in may", "month 5"),
        ("the meeting 15 Oct", "2026-10-15"),
        ("the meeting on 15th of October", "2026-10-15"),
        ("the meeting on October 15th", "2026-10-15"),
        ("the meeting on Thursday 15 October 2026", "2026-10-15"),
        ("the meeting on 15/10/2026", "2026-10-15"),
        ("the meeting on 15.10.26", "2026-10-15"),
        ("the meeting on 3/4/2026", "2026-04-03"),
        ("the meeting on 2026-10-15", "2026-10-15"),
        ("the meeting on 15/10", "2026-10-15"),
        ("the meeting on 20 January", "2027-01-20"),
        ("the meeting on 17 December 2020", "2020-12-17"),
        ("yesterday", "2026-10-06"),
        ("today", "2026-10-07"),
        ("tomorrow", "2026-10-08"),
        ("the meeting in 2025", "year 2025"),
        ("the meeting last year", "year 2025"),
    ],
)
def test_a_time_is_read_the_british_way(said: str, meant: str) -> None:
    read = slots(f"Who attended {said}?")

    assert (read.when, read.unread) == (sample.when(meant), None)


@pytest.mark.parametrize("said", ["31 June", "15/13/2026", "30 February 2026", "Thursday", "last week", "the 15th"])
def test_a_date_that_cannot_be_placed_is_said_to_be_so(said: str) -> None:
    read = slots(f"Who attended on {said}?")

    assert read.when is None
    assert read.unread is not None
    assert read.unread in said


def test_the_15th_is_of_the_month_we_talk_about() -> None:
    assert slots("Was it quorate on the 15th?", Context(day=dt.date(2026, 6, 2))).when == sample.when("2026-06-15")


@pytest.mark.parametrize("text", ["May I see the agenda?", "we may discuss the fees", "which actions march on?"])
def test_a_word_that_is_also_a_month_is_no_month(text: str) -> None:
    assert slots(text).when is None


def test_it_is_the_meeting_we_talk_about() -> None:
    assert slots("Was it quorate?").when is Relative.SAME


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("actions for Priya Anand", ["priya-anand"]),
        ("actions for priya anand", ["priya-anand"]),
        ("what are Maria Kowalski's actions", ["maria-kowalski"]),
        ("actions for Dr Okafor", ["tom-okafor"]),
        ("what does okafor owe?", ["tom-okafor"]),
        ("what does Okafor owe?", ["tom-okafor"]),
        ("what does MO owe?", ["mo-osman"]),
        ("WHAT DOES MO OWE?", ["mo-osman"]),
        ("actions for M Kowalski", ["maria-kowalski"]),
        ("actions for Sam Reid", ["sam-reid"]),
        ("actions for Maria", ["maria-kowalski"]),
        ("actions for Cllr Gwen Hughes", ["gwen-hughes"]),
        ("actions for Cllr Hughes", ["several/gwen-hughes/alan-hughes"]),
        ("actions for Hughes", ["several/gwen-hughes/alan-hughes"]),
        ("actions for April Jones", ["april-jones"]),
        ("what are my actions", ["me"]),
        ("what do I owe", ["me"]),
        ("tell me the overdue actions", []),
        ("can I see the open actions", []),
        ("actions for Bob Smith", ["?Bob Smith"]),
        ("actions for bob smith", ["?bob smith"]),
        ("Bob's actions", ["?Bob"]),
        ("what does Bob owe?", ["?Bob"]),
        ("actions for Bob Hughes", ["?Bob Hughes"]),
        ("actions for bob hughes", ["?bob hughes"]),
        ("actions for Maria Smith", ["?Maria Smith"]),
        ("actions for Dr Nobody", ["?Dr Nobody"]),
        ("was Cllr Xu there?", ["?Cllr Xu"]),
        ("was Ruth Young there?", ["ruth-young"]),
        ("did Priya Anand and Mo Osman attend?", ["priya-anand", "mo-osman"]),
    ],
)
def test_people_are_found_and_never_dropped(text: str, people: list[str]) -> None:
    assert sample.people(slots(text).people) == people


def test_a_misspelt_name_is_unknown_with_a_suggestion() -> None:
    (said,) = slots("actions for Maria Kowalsky").people

    assert said.naming is Naming.UNKNOWN
    assert said.key is None
    assert said.maybe == ("maria-kowalski",)


def test_an_ordinary_word_is_not_somebody_who_is_called_so() -> None:
    assert slots("what do the papers say about young people").people == ()


@pytest.mark.parametrize(
    ("text", "board"),
    [
        ("when is the next JCB?", "jcb"),
        ("who sits on the joint board", "jcb"),
        ("when does the Northvale Joint Care Board meet", "jcb"),
        ("who is on the quality committee", "qsc"),
        ("who sits on the board", None),
    ],
)
def test_a_board_is_known_by_its_names(text: str, board: str | None) -> None:
    assert slots(text).board == board


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("what is item 4", "4"),
        ("what is agenda item 12?", "12"),
        ("what is item no 4", "4"),
        ("what is item number 5.2", "5.2"),
        ("what is item four", "4"),
        ("what is the fourth item", "4"),
        ("what is the 4th item", "4"),
        ("who leads item 7a", "7a"),
        ("who attended on 4 October", None),
    ],
)
def test_an_item_is_known_by_its_number(text: str, item: str | None) -> None:
    assert slots(text).item == item


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("what are my overdue actions", "overdue"),
        ("which actions are open", "open"),
        ("outstanding actions", "open"),
        ("which actions are closed", "closed"),
        ("which actions are not done", "open"),
        ("all actions", "all"),
        ("my actions", None),
    ],
)
def test_actions_are_asked_for_as_they_stand(text: str, standing: str | None) -> None:
    assert slots(text).standing == standing


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("what do the papers say about home care fees", "home care fees"),
        ("What do the papers say about Rosewood House?", "Rosewood House"),
        ("anything about wheelchairs?", "wheelchairs"),
        ("tell me about the flu clinic", "flu clinic"),
        ("what are the risks for home care", "risks home care"),
        ("how many falls were there", "falls"),
        ("summary of the quality report", "quality report"),
        ("what was decided about home care fees", "home care fees"),
        ("what was decided at the last meeting", ""),
        ("who leads the performance report", "performance report"),
        ("who leads the Rosewood House review", "Rosewood House review"),
        ("what does Xavier Quant lead", ""),
        ("what are the actions about transport", "transport"),
        ("actions for Home Care", "Home Care"),
        ("actions for Priya Anand", ""),
        ("who attended?", ""),
    ],
)
def test_the_subject_is_kept_without_the_framing(text: str, about: str) -> None:
    assert slots(text).about == about


def test_a_number_is_asked_for() -> None:
    assert slots("how many members attended?").count
    assert not slots("who attended?").count


def test_an_empty_lexicon_still_keeps_the_name() -> None:
    understood = understand("actions for Bob Smith", Lexicon(), Context(), sample.TODAY)

    assert understood.intent is Intent.ACTIONS
    assert sample.people(understood.slots.people) == ["?Bob Smith"]
