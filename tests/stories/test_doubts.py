"""What the clerk says when it is not sure which board, meeting, person or words are meant: never another's facts."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from bot import seeding
from bot.clock import LONDON
from bot.heard import Setting
from tests.support import service
from tests.support.service import Desk

NGOZI, IBRAHIM, YUKI = "ngozi.adeyemi", "ibrahim.conteh", "yuki.tanaka"
GROUP_LAST = "when did the delivery group last meet?"
SECOND_JIA = """
  jia-two:
    name: Jia Ling
    title: Analyst
    organisation: vbc
    email: jia.ling@example.org
"""


@pytest.mark.parametrize(
    ("words", "says", "not_says"),
    [
        ((GROUP_LAST, "has the winter support fund been approved?"), "Joint Board of 15 October", "cannot find"),
        ((GROUP_LAST, "did Jia attend?"), "Jia Chen attended the Harbour & Vale Joint Board of 15 October", "nobody"),
        ((GROUP_LAST, "did Jia attend?"), "not in the attendance list of the Ageing Well Delivery Group", "nobody"),
        (("has the parking permit been approved?",), "cannot find a decision about “parking permit”", "record"),
        (("what was decided about winter support cakes?",), "nearest do not mention all of that", "record 1"),
        (("what was decided at the last delivery group meeting about the winter fund",), "cannot find", "£180,000"),
    ],
)
def test_a_meeting_that_was_only_assumed_is_not_the_last_word(
    sample: Desk, words: tuple[str, ...], says: str, not_says: str
) -> None:
    answer = sample.text(NGOZI, *words)
    assert says in answer
    assert not_says not in answer


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("When does the Ageing Well group meet next?", "Ageing Well Delivery Group is announced for"),
        ("when does the ageing well board meet", "Ageing Well Delivery Group is announced for"),
        ("when is the Vale board", "Harbour & Vale Joint Board is on Thursday 17 December 2026"),
        ("when does the vale joint board meet", "Harbour & Vale Joint Board is on Thursday 17 December 2026"),
        ("when is the next meeting of the planning committee?", "no board, group or committee called “planning"),
        ("when is the next Health and Wellbeing Board?", "called “Health and Wellbeing Board”"),
        ("when does the Riverside Joint Board meet", "called “Riverside Joint Board”"),
        ("who attended the Planning Committee in October", "called “Planning Committee”"),
        ("what did the scrutiny panel decide", "called “scrutiny panel”"),
        ("who are the board members", "Members of the Harbour & Vale Joint Board"),
        ("what is on the agenda of the next board", "Agenda of the Harbour & Vale Joint Board"),
    ],
)
def test_a_board_is_known_by_its_own_words_or_asked_about(sample: Desk, words: str, says: str) -> None:
    assert says in sample.text(NGOZI, words)


def test_the_boards_that_are_offered_answer_the_question(sample: Desk) -> None:
    (asked,) = sample.ask(NGOZI, "when is the next meeting of the planning committee?")
    answers = [sample.text(NGOZI, choice.says) for choice in asked.choices]
    assert ["17 December 2026" in answers[0], "12 January 2027" in answers[1]] == [True, True]


def test_passages_are_not_said_to_be_about_words_that_they_do_not_hold(sample: Desk) -> None:
    (answer,) = sample.ask(NGOZI, "what do the papers say about norovirus and winter plan")
    assert "no passage that mentions" in answer.body
    assert "plan”" in answer.body
    assert "plan" not in (answer.title or "")
    assert "norovirus outbreak" in answer.text()


def test_the_winter_plan_of_the_shared_pack_is_not_made_up(shared: Desk) -> None:
    (answer,) = shared.ask("matt.stevens", "What did the papers say about Adult Social care winter plan")
    assert "no passage that mentions" in answer.body
    assert "winter" not in (answer.title or "").lower()


def test_among_others_an_answer_about_something_never_tells_whether_there_is_more(sample: Desk) -> None:
    """Whatever is asked about, found or not, the sentence is the same: it says nothing of what is restricted."""
    also = "In our own chat I also look at what is not for publication."
    for words in ("what was decided about the winter support fund?", "what was decided about parking?"):
        answer = sample.text(NGOZI, words, setting=Setting.GROUP)
        assert also in answer
        assert "There is more" not in answer
        assert also not in sample.text(NGOZI, words)
        assert also not in sample.text(YUKI, words, setting=Setting.GROUP)


def test_whoever_only_helps_does_not_owe(sample: Desk) -> None:
    answer = sample.text(IBRAHIM, "what are my actions?")
    assert "You have no open actions" in answer
    assert "You help with 1 action that somebody else leads, and it is overdue" in answer


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("did Anjali leave early?",), "do not record that Dr Anjali Raghunathan joined late or left early"),
        (("did Gareth leave early in October?",), "Councillor Gareth Pritchard left at 10.31 am, at item 7"),
        (("did Kofi leave early?",), "Kofi Mensah sent apologies"),
        (("who substitutes for Jia Chen",), "only Marguerite Lacombe may stand in"),
        (("can I send a substitute?",), "the board file allows no substitute"),
        (("who is Kofi Mensah",), "Governance Officer"),
        (("Is Marguerite a member?",), "Yes: Marguerite Lacombe is a member of the Ageing Well Delivery Group"),
        (("Is Kofi a member of the delivery group?",), "No: Kofi Mensah holds no seat"),
        (("Is Orchard View inadequate?",), "The newcomer is Orchard View"),
        (("was the delivery group quorate in November?", "what about the joint board?"), "Not throughout"),
        (("what is the quorum?", "what about the delivery group?"), "quorum of the Ageing Well Delivery Group is 3"),
        (("how many beds does Kestrel Lodge have",), "Kestrel Lodge"),
        (("when is the deadline for the contact list",), "Due 17 December 2026"),
        (("minutes of the last meeting",), "15 October 2026 record 5 decisions"),
        (("when's the meeting after next",), "after the next one"),
        (("when's the delivery group meeting after next",), "after the next one"),
        (("How do I cancel my gym membership",), "I will not guess"),
    ],
)
def test_a_person_is_answered_about(sample: Desk, words: tuple[str, ...], says: str) -> None:
    assert says in sample.text(NGOZI, *words)


def test_of_two_people_each_is_offered_with_the_whole_question(own: Desk) -> None:
    board_file = seeding.sample(seeding.BOARD_FILE).decode()
    own.load(board_file.replace("people:\n", f"people:{SECOND_JIA}", 1).encode())
    for words in ("What are Jia's actions?", "Did Jia attend in October?", "did Jia leave early in October?"):
        (asked,) = own.ask(NGOZI, words)
        assert [choice.label for choice in asked.choices] == ["Jia Chen", "Jia Ling"], words
        for choice in asked.choices:
            answer = own.text(NGOZI, choice.says)
            assert choice.label in answer, choice.says
            assert "not sure" not in answer


@pytest.mark.parametrize(
    ("ends", "says"),
    [(" – 11:00", "is due to be sitting now, 9.30 am to 11 am today"), ("", "was to begin at 9.30 am today")],
)
def test_a_meeting_without_an_end_is_not_said_to_sit_until_midnight(
    empty_sqlite: Path, tmp_path: Path, ends: str, says: str
) -> None:
    now = dt.datetime(2026, 12, 17, 10, 15, tzinfo=LONDON)
    pack = seeding.sample(seeding.PACKS[-1]).decode().replace("09:30 – 11:00", f"09:30{ends}")
    with service.desk(Path(shutil.copy(empty_sqlite, tmp_path / "own.db")), now) as at:
        at.load(seeding.sample(seeding.BOARD_FILE), now)
        at.bring(pack.encode(), now=now)
        (answer,) = at.ask(NGOZI, "when is the next meeting?")
    assert says in answer.body
    assert "since on" not in answer.body
    assert [choice.label for choice in answer.choices] == ["Agenda"]


@pytest.mark.parametrize(
    "question",
    [
        "Who owns the nursing beds risk?",
        "What does CQC stand for?",
        "Who is the owner of Kestrel Lodge?",
        "Who voted for it?",
    ],
)
def test_a_question_about_something_else_is_not_answered_with_the_list_of_members(sample: Desk, question: str) -> None:
    answer = sample.text("ngozi.adeyemi", question)
    assert "Members of" not in answer
    assert "holds no seat" not in answer


def test_who_owns_a_risk_is_looked_for_in_the_papers(sample: Desk) -> None:
    assert "“Nursing beds” is owned by FA" in sample.text("ngozi.adeyemi", "Who owns the nursing beds risk?")
