"""What was not answered is kept without names for the administrator, who teaches an answer; everybody then gets it."""

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from board.messages import Manner, Message
from bot import command, seeding
from bot.heard import Setting
from tests.support import service
from tests.support.service import Desk

# Siobhan administers the Joint Board and deputises at the Delivery Group, Kofi the other way round.
SIOBHAN, KOFI, NGOZI, GARETH = "siobhan.kelleher", "kofi.mensah", "ngozi.adeyemi", "gareth.pritchard"
CALLUM, OFFICER = "callum.fraser", "tomasz.wieczorek"  # of the Delivery Group; of no board
ASKED = "who is the Caldicott guardian?"
LIST = "this month's unanswered"
TAUGHT = (
    'when somebody asks "who is the Caldicott guardian" answer "Dr Anjali Raghunathan, since May 2026" '
    'source "Terms of reference, May 2026, paragraph 9"'
)
PARKING = 'when somebody asks "where do I park for the meeting" answer "Car park B" source "Visitors guide, page 2"'
BOSS = 'when somebody says "the boss" they mean "the chair"'
WHO_ANSWERED = (
    "Dr Anjali Raghunathan, since May 2026. Added by the administrator of the Harbour & Vale Joint Board on 9"
)


def _listed(desk: Desk, who: str = SIOBHAN, words: str = LIST) -> list[str]:
    return [fact.value for fact in desk.ask(who, words)[-1].facts]


def _number(desk: Desk, words: str) -> str:
    (fact,) = (fact for fact in desk.ask(SIOBHAN, LIST)[-1].facts if words in fact.value)
    return fact.name.removeprefix("Unanswered ")


def test_what_was_not_answered_is_listed_the_commonest_first(own: Desk) -> None:
    own.ask(NGOZI, "is there anywhere to park a bicycle?")
    own.ask(NGOZI, ASKED)
    own.ask(GARETH, "who's the caldicott guardian", setting=Setting.GROUP)
    message = own.ask(SIOBHAN, LIST)[-1]
    assert message.body.startswith(
        "2 questions could not be answered in December 2026 for the Harbour & Vale Joint Board, asked 3 times in all."
    )
    assert [fact.value.partition(".")[0] for fact in message.facts] == [
        f"“{ASKED}”, asked 2 times, 9 December 2026",
        "“is there anywhere to park a bicycle?”, asked once, 9 December 2026",
    ]
    assert not any("Adeyemi" in fact.value or "Pritchard" in fact.value for fact in message.facts)


def test_no_name_and_no_number_reaches_a_row(own: Desk, own_file: Path) -> None:
    own.ask(NGOZI, "does Gareth Pritchard's sister Jane Doe (01632 960199) park her bicycle at 12 High Street?")
    with contextlib.closing(sqlite3.connect(own_file)) as rows:
        kept = rows.execute("select words from unanswered").fetchall()
    assert kept == [("does somebody's sister somebody (somebody) park her bicycle at somebody?",)]


@pytest.mark.parametrize(
    "words", ["hello", "thanks", "yes", "", "x" * 2001, "when is the next meeting?", "bicycles " * 40, LIST, "help"]
)
def test_what_is_no_question_or_was_answered_is_not_kept(own: Desk, words: str) -> None:
    own.ask(NGOZI, words)
    assert own.text(SIOBHAN, LIST).startswith("Nothing waits unanswered in December 2026")


def test_a_strangers_words_are_not_kept(own: Desk) -> None:
    own.ask("nobody.known", ASKED)
    assert _listed(own) == []


def test_another_month_is_asked_for_by_its_name(own: Desk) -> None:
    own.ask(NGOZI, ASKED)
    assert "in November 2026" in own.text(SIOBHAN, "what could you not answer in November?")
    assert len(_listed(own, words="unanswered in December")) == 1


@pytest.mark.parametrize("who", [NGOZI, CALLUM, OFFICER])
def test_it_is_for_the_administrator(own: Desk, who: str) -> None:
    own.ask(NGOZI, ASKED)
    for words in (LIST, "what have you been taught?", TAUGHT, BOSS, "forget the answer about the guardian"):
        message = own.ask(who, words)[-1]
        assert (message.body, message.manner) == (
            "That is for the board's administrator and their deputy; please ask them.", Manner.WITHHOLDS
        )  # fmt: skip
    assert own.ask(NGOZI, ASKED)[-1].manner is not Manner.ANSWERS


def test_it_is_not_shown_among_others(own: Desk) -> None:
    own.ask(NGOZI, ASKED)
    for words in (LIST, TAUGHT, "what have you been taught?"):
        answer = own.text(SIOBHAN, words, setting=Setting.GROUP)
        assert answer == "That is shown and changed in our own chat only; please ask me there."


def test_each_board_has_its_own(own: Desk) -> None:
    own.ask(NGOZI, ASKED)
    own.ask(CALLUM, "is there anywhere to park a bicycle?")
    assert [value.partition(",")[0] for value in _listed(own)] == [f"“{ASKED}”"]
    assert [value.partition(",")[0] for value in _listed(own, KOFI)] == ["“is there anywhere to park a bicycle?”"]
    named = own.ask(KOFI, "unanswered questions of the Joint Board")[-1]
    assert [fact.value.partition(",")[0] for fact in named.facts] == [f"“{ASKED}”"]


def test_words_of_another_boards_restricted_papers_are_taken_out(own: Desk) -> None:
    """Kofi may read the Joint Board's exempt report; whoever reads the Delivery Group's questions may not."""
    own.ask(KOFI, "is there an overdraft for bicycles?")
    assert [value.partition(",")[0] for value in _listed(own, KOFI)] == ["“is there an something for bicycles?”"]
    own.ask(SIOBHAN, "is there an overdraft for bicycles?")
    assert [value.partition(",")[0] for value in _listed(own)] == ["“is there an overdraft for bicycles?”"]


def test_the_administrator_teaches_and_everybody_of_the_board_is_answered(own: Desk) -> None:
    own.ask(NGOZI, ASKED)
    echo = own.ask(SIOBHAN, TAUGHT)[-1]
    assert echo.body.startswith(
        "Added for the Harbour & Vale Joint Board: when somebody asks “who is the Caldicott guardian”, I answer “Dr"
    )
    assert "I say that to the Harbour & Vale Joint Board's own people, where others read along too" in echo.body
    for words in (ASKED, "who's our caldicott guardian", "caldicott guardian of the HVJB?"):
        message = own.ask(NGOZI, words)[-1]
        assert message.body.startswith(WHO_ANSWERED)
        assert message.sources == ("Terms of reference, May 2026, paragraph 9",)
        assert message.manner is Manner.ANSWERS
    assert own.ask(GARETH, ASKED, setting=Setting.GROUP)[-1].body.startswith(WHO_ANSWERED)
    assert _listed(own) == []


@pytest.mark.parametrize(
    "words", ["who was the caldicott guardian", "who is not the caldicott guardian", "who chairs the board?"]
)
def test_another_question_is_answered_as_before(own: Desk, words: str) -> None:
    own.ask(SIOBHAN, TAUGHT)
    assert "Added by" not in own.text(NGOZI, words)


def test_another_board_is_never_told(own: Desk) -> None:
    own.ask(SIOBHAN, TAUGHT)
    assert "Raghunathan" not in own.text(CALLUM, ASKED)
    assert "Added by" not in own.text(NGOZI, "who is the Caldicott guardian of the Delivery Group?")


def test_a_question_is_answered_by_its_number(own: Desk) -> None:
    own.ask(NGOZI, ASKED)
    number = _number(own, "Caldicott")
    own.ask(SIOBHAN, f"answer {number} with “Dr Anjali Raghunathan, since May 2026” source “Terms of reference”")
    assert own.text(NGOZI, ASKED).startswith(WHO_ANSWERED)
    assert "no unanswered question 99" in own.text(SIOBHAN, 'answer 99 with "x y" source "z"')


def test_a_question_that_lost_a_name_is_not_taught_as_it_is_kept(own: Desk) -> None:
    own.ask(NGOZI, "where does Jane Doe park her bicycle?")
    number = _number(own, "bicycle")
    answer = own.text(SIOBHAN, f'answer {number} with "in the yard" source "the plan, page 2"')
    assert answer.startswith(f"A name was taken out of question {number}")
    assert own.text(SIOBHAN, "what have you been taught?").startswith("I have been taught nothing yet.")


def test_there_is_no_answer_without_a_source(own: Desk) -> None:
    said = own.ask(SIOBHAN, TAUGHT.partition(" source")[0], "Terms of reference, paragraph 9")
    assert said[0].body.startswith("Where does “Dr Anjali Raghunathan, since May 2026” stand?")
    assert "Nothing was added yet." in said[0].body
    assert said[1].sources == ("Terms of reference, paragraph 9",)
    assert own.text(NGOZI, ASKED).startswith(WHO_ANSWERED)


def test_another_question_in_between_leaves_it_untaught(own: Desk) -> None:
    own.ask(SIOBHAN, TAUGHT.partition(" source")[0], "when is the next meeting?", "source: paragraph 9")
    assert own.text(SIOBHAN, "what have you been taught?").startswith("I have been taught nothing yet.")


@pytest.mark.parametrize("words", ["forget that", "no, undo that please", "take it back", "Undo taught 1"])
def test_what_was_taught_is_taken_back_by_a_message(own: Desk, words: str) -> None:
    assert "Taken back" in own.text(SIOBHAN, TAUGHT, words)
    assert "Added by" not in own.text(NGOZI, ASKED)


def test_the_echo_offers_words_that_take_it_back(own: Desk) -> None:
    undo = own.ask(SIOBHAN, TAUGHT)[-1].choices[0]
    assert own.text(SIOBHAN, undo.says).startswith("Taken back: “who is the Caldicott guardian”")


def test_taught_anew_the_new_one_holds_and_taking_it_back_restores_the_first(own: Desk) -> None:
    own.ask(SIOBHAN, TAUGHT)
    said = own.ask(SIOBHAN, "if people ask who the Caldicott guardian is, say “Jia Chen”, see “Minutes, page 2”")
    assert "It takes the place of “Dr Anjali Raghunathan, since May 2026”." in said[-1].body
    assert own.text(NGOZI, ASKED).startswith("Jia Chen.")
    assert own.text(SIOBHAN, said[-1].choices[0].says).endswith(
        "holds again.\n\nYou can ask: What have you been taught?"
    )
    assert own.text(NGOZI, ASKED).startswith(WHO_ANSWERED)


@pytest.mark.parametrize(
    "words",
    [
        "forget the answer about the Caldicott guardian",
        "please delete the answer to “who is the Caldicott guardian?”",
        "Forget taught 1",
    ],
)
def test_one_of_several_is_forgotten_by_its_words(own: Desk, words: str) -> None:
    own.ask(SIOBHAN, TAUGHT)
    own.ask(SIOBHAN, BOSS)
    assert own.text(SIOBHAN, words).startswith("Forgotten: “who is the Caldicott guardian”")
    assert len(_listed(own, words="what have you been taught?")) == 1


def test_what_was_taught_is_listed_with_who_and_when(own: Desk) -> None:
    own.ask(SIOBHAN, TAUGHT)
    own.ask(KOFI, f"For the Joint Board: {BOSS}")
    facts = own.ask(KOFI, "what have you been taught?")[-1].facts
    of = "for the Harbour & Vale Joint Board on 9 December 2026."
    guardian = "“who is the Caldicott guardian” is answered “Dr Anjali Raghunathan, since May 2026”."
    assert [fact.value for fact in facts] == [
        f"“the boss” is read as “the chair”. Added by Kofi Mensah {of}",
        f"{guardian} Added by Siobhan Kelleher {of}",
    ]


def test_a_phrase_is_read_as_what_it_means_by_its_own_board_only(own: Desk) -> None:
    before = own.text(CALLUM, "who is the boss?")
    own.ask(SIOBHAN, BOSS)
    assert own.text(NGOZI, "who is the boss?") == own.text(NGOZI, "who is the chair?")
    assert own.text(CALLUM, "who is the boss?") == before


def test_exempt_words_are_not_taught_without_a_word(own: Desk) -> None:
    secret = 'when somebody asks "who runs the canteen" answer "Tidewater" source "Report, page 3"'
    warning = own.ask(SIOBHAN, secret)[-1]
    assert "“tidewater”: this stands only in papers that are not for publication" in warning.body
    assert own.text(SIOBHAN, "what have you been taught?").startswith("I have been taught nothing yet.")
    own.ask(SIOBHAN, warning.choices[0].says)
    assert own.text(OFFICER, "who runs the canteen?").startswith("Tidewater.")


def test_nobodys_own_number_is_taught(own: Desk) -> None:
    answer = own.text(SIOBHAN, 'when somebody asks "who runs the canteen" answer "ring 07700 900112" source "page 3"')
    assert answer.startswith("I learn no telephone numbers")


def test_how_to_teach_is_told(own: Desk) -> None:
    assert "answer 3 with “…” source “…”" in own.text(SIOBHAN, "how do I teach you an answer?")


FILE = """    taught:
      - {question: 'Who is the Caldicott guardian?', answer: Jia Chen, source: 'Terms, paragraph 4', since: 2026-06-01}
      - {phrase: the boss, means: the chair, by: siobhan}
    seats:
"""


def _file() -> bytes:
    return seeding.sample(seeding.BOARD_FILE).replace(b"    seats:\n", FILE.encode(), 1)


def test_the_board_file_teaches_and_a_chat_does_not_overwrite_it(own: Desk) -> None:
    own.load(_file())
    assert own.text(NGOZI, ASKED).startswith(
        "Jia Chen. Added in the board file of the Harbour & Vale Joint Board on 1 June 2026."
    )
    assert "The board file says already" in own.text(SIOBHAN, TAUGHT)
    assert "stands in the board file" in own.text(SIOBHAN, "forget the phrase “the boss”")
    assert own.load(_file()).differing == ()
    assert len(_listed(own, words="what have you been taught?")) == 2


def test_a_file_that_says_otherwise_than_a_chat_is_told_and_both_are_said(own: Desk) -> None:
    own.ask(SIOBHAN, TAUGHT)
    loaded = own.load(_file())
    assert [one.answer for one in loaded.differing] == ["Dr Anjali Raghunathan, since May 2026"]
    message = own.ask(NGOZI, ASKED)[-1]
    assert message.body == "More than one answer was added to this question, and they differ."
    assert _answers(message) == {"Dr Anjali Raghunathan, since May 2026", "Jia Chen"}
    own.load(seeding.sample(seeding.BOARD_FILE))
    assert own.text(NGOZI, ASKED).startswith(WHO_ANSWERED)


def _answers(message: Message) -> set[str]:
    return {fact.value.partition(". Added")[0] for fact in message.facts}


def test_a_second_process_sees_what_was_taught(own: Desk, own_file: Path) -> None:
    own.text(NGOZI, ASKED)
    with service.desk(own_file) as other:
        other.ask(SIOBHAN, TAUGHT)
    assert own.text(NGOZI, ASKED).startswith(WHO_ANSWERED)


def test_what_was_taught_is_exported_as_the_board_file_has_it(own: Desk, own_file: Path) -> None:
    own.load(_file())
    own.ask(SIOBHAN, 'when somebody asks "who runs the canteen" answer "nobody" source "the plan, page 2"')
    env = {"BOARDCLERK_DATABASE_URL": f"sqlite:///{own_file}", "BOARDCLERK_NOW": "2026-12-09T09:00"}
    told = CliRunner().invoke(command.group, ["taught", "--json"], env=env)
    (entry,) = json.loads(told.output)["joint"]
    assert entry == {
        "question": "who runs the canteen",
        "answer": "nobody",
        "source": "the plan, page 2",
        "by": "siobhan",
        "since": "2026-12-09",
    }
    added = FILE.replace("    seats:\n", f"      - {json.dumps(entry)}\n    seats:\n")
    loaded = own.load(seeding.sample(seeding.BOARD_FILE).replace(b"    seats:\n", added.encode(), 1))
    assert loaded.differing == ()
    assert own.text(NGOZI, "who runs the canteen?").startswith("nobody. Added in the board file")
    lines = CliRunner().invoke(command.group, ["taught"], env=env).output
    assert "joint" in lines
    assert "phrase: “the boss”: “the chair”" in lines
    assert "added by Siobhan Kelleher on 2026-12-09, in the board file" in lines


@pytest.mark.parametrize(
    "words",
    [
        'forget "where do I park for the meeting"',
        "forget where do I park for the meeting",
        "please forget the one about parking",
        'unlearn the answer about "where do I park"',
    ],
)
def test_what_was_taught_is_forgotten_by_its_own_words(own: Desk, words: str) -> None:
    own.ask(SIOBHAN, PARKING)
    own.ask(SIOBHAN, BOSS)
    assert own.text(SIOBHAN, words).startswith("Forgotten: “where do I park for the meeting”")
    assert "Car park B" not in own.text(NGOZI, "where do I park for the meeting?")


def test_forget_that_means_the_answer_said_just_now(own: Desk) -> None:
    own.ask(SIOBHAN, PARKING)
    own.ask(SIOBHAN, TAUGHT)
    assert own.text(SIOBHAN, "where do I park for the meeting?", "forget that").startswith(
        "Forgotten: “where do I park"
    )
    assert own.text(NGOZI, ASKED).startswith(WHO_ANSWERED)


def test_words_by_which_nothing_is_taught_are_said_to_be_so(own: Desk) -> None:
    own.ask(SIOBHAN, TAUGHT)
    assert "I was taught nothing about “when is lunch”" in own.text(SIOBHAN, 'forget "when is lunch"')


def test_a_question_of_another_board_is_kept_for_that_board(own: Desk) -> None:
    own.ask(NGOZI, "where do members of the Ageing Well Delivery Group park their bicycles?")
    assert _listed(own, SIOBHAN) == []
    assert any("bicycles" in each for each in _listed(own, KOFI))
