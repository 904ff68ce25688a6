"""The administrator settles what is odd in conversation: one sentence, what it did, and how to take it back."""

import dataclasses
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from acts import importing, loading
from board.messages import Message
from board.packs import entries, values
from board.packs.values import FindingKind
from bot.heard import Setting
from tests.support import papers, service
from tests.support.papers import at, owed
from tests.support.service import Desk

RUTH, DEP, AMA = "ruth.olsen", "dep.varga", "ama.boateng"
WRITE = owed("Write to the college about the course", "NJ", subject="Workforce")
REPORT = owed("Report the number of empty beds", "Ama Boateng", subject="Beds")
NUMBERS = values.Finding(FindingKind.NUMBERING, "Paragraph 7 follows 5.", at("4"), why="Somebody may cite it.")
HIDDEN = values.Finding(FindingKind.SUM, "The price of Tidewater does not add up.", at("7"), restricted=True)
TAKES = entries.Proposal(
    entries.ProposalKind.COMMITMENT, "AB will take comments back", at("3"), who="Ama Boateng", item="3"
)
LIST = "what was odd in the papers?"


@pytest.fixture
def desk(empty_sqlite: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a service with one pack in which something is odd."""
    path = Path(shutil.copy(empty_sqlite, tmp_path / "odd.db"))
    with service.desk(path, papers.NOW) as at_work:
        at_work.run(_fill(at_work))
        yield at_work


async def _fill(desk: Desk) -> None:
    async with desk.service.database.work() as uow:
        await loading.load(uow, papers.NOW, papers.FILE)
        pack = papers.pack(WRITE, REPORT, findings=(NUMBERS, HIDDEN), proposals=(TAKES,))
        await importing.import_pack(uow, papers.NOW, file_name="1", content=b"1", pack=pack)
        await uow.commit()


def _row(message: Message, words: str) -> str:
    """Give the finding or proposal of a list whose line says these words, as it is called: *finding 3*."""
    (fact,) = (fact for fact in message.facts if words in fact.value)
    found = re.match(r"(Finding|Proposal) \d+", fact.name)
    assert found is not None
    return found.group().lower()


def _listed(desk: Desk, who: str = RUTH) -> Message:
    return desk.ask(who, LIST)[-1]


def test_the_list_says_what_is_odd_where_and_why_it_matters(desk: Desk) -> None:
    message = _listed(desk)
    assert message.body.startswith("3 findings and 1 proposal wait for a word.")
    (fact,) = (fact for fact in message.facts if "Paragraph 7" in fact.value)
    assert fact.value == "Paragraph 7 follows 5. Why it matters: Somebody may cite it."
    assert fact.source == NUMBERS.source.cite()
    assert len(message.choices) == 4
    shown = desk.ask(RUTH, message.choices[0].says)[-1]
    assert {choice.label for choice in shown.choices} == {"Noted", "Not an action", "An action", "Closed"}


def test_a_name_is_settled_and_its_actions_are_linked(desk: Desk) -> None:
    finding = _row(_listed(desk), "NJ")
    answer = desk.text(RUTH, f"{finding}: that is Naz Jones")
    assert f"{finding.capitalize()} is settled: “NJ” is Naz Jones in the papers of the Harbour and Vale Joint" in answer
    assert "1 action written so is now theirs." in answer
    assert "Write to the college" in desk.text("naz.jones", "what are my actions?")
    assert desk.ask(RUTH, LIST)[-1].body.startswith("2 findings")


def test_a_doubtful_name_gets_one_question_and_nothing_is_settled(desk: Desk) -> None:
    finding = _row(_listed(desk), "NJ")
    message = desk.ask(RUTH, f"{finding}: that is NJ")[-1]
    assert "Which one do you mean? Nothing is settled yet." in message.body
    assert {choice.label for choice in message.choices} == {"Naz Jones", "Nia Jackson"}
    assert _listed(desk).body.startswith("3 findings")
    nia = next(choice for choice in message.choices if choice.label == "Nia Jackson")
    assert "“NJ” is Nia Jackson" in desk.text(RUTH, nia.says)


def test_what_is_no_action_is_withdrawn_and_comes_back(desk: Desk) -> None:
    finding = _row(_listed(desk), "NJ")
    done = desk.ask(RUTH, f"{finding} is not an action")[-1]
    assert "it is no action" in done.body
    assert "Write to the college" not in desk.text(RUTH, "which actions are open?")
    undo = done.choices[0]
    assert (undo.label, undo.says.startswith("Undo settlement ")) == ("Undo", True)
    assert "is open again" in desk.text(RUTH, undo.says)
    assert "Write to the college" in desk.text(RUTH, "which actions are open?")


def test_an_action_is_closed_in_the_administrators_words(desk: Desk) -> None:
    finding = _row(_listed(desk), "NJ")
    assert "the action is closed." in desk.text(RUTH, f"{finding}: closed in March")
    assert "Write to the college" in desk.text(RUTH, "which actions are closed?")


def test_a_finding_is_noted_and_undone_in_the_same_chat_by_its_number(desk: Desk) -> None:
    finding = _row(_listed(desk), "Paragraph 7")
    answer = desk.text(RUTH, f"{finding} is noted", f"undo {finding}")
    assert answer.startswith("Taken back: “Paragraph 7 follows 5.” is open again.")
    assert _listed(desk).body.startswith("3 findings")


def test_a_finding_is_taken_back_from_any_chat_by_its_number(desk: Desk) -> None:
    finding, doubt = _row(_listed(desk), "Paragraph 7"), _row(_listed(desk), "NJ")
    desk.ask(RUTH, f"{finding} is noted")
    desk.ask(RUTH, f"{doubt} is Naz Jones")
    assert desk.text(DEP, f"undo {finding}").startswith("Taken back: “Paragraph 7 follows 5.” is open again.")
    assert "“NJ”, who owes the action" in desk.text(DEP, f"undo {doubt}")
    assert _listed(desk).body.startswith("3 findings")


def test_in_another_chat_what_is_not_settled_offers_the_last_settlements(desk: Desk) -> None:
    finding, other = _row(_listed(desk), "Paragraph 7"), _row(_listed(desk), "NJ")
    desk.ask(RUTH, f"{finding} is noted")
    message = desk.ask(DEP, f"undo {other}")[-1]
    assert [choice.label for choice in message.choices] == ["Paragraph 7 follows 5."]
    assert "is open again" in desk.text(DEP, f"undo {other}", "yes")


def test_quite_another_name_is_asked_for_once_more(desk: Desk) -> None:
    later = owed("Visit the homes at night", "Clare Young", subject="Nights")

    async def bring() -> None:
        async with desk.service.database.work() as uow:
            pack = papers.pack(WRITE, later, on=papers.MAY)
            await importing.import_pack(uow, papers.NOW, file_name="2", content=b"2", pack=pack)
            await uow.commit()

    desk.run(bring())
    finding = _row(_listed(desk), "Clare Young")
    message = desk.ask(RUTH, f"{finding} is Nia Jackson")[-1]
    again = f"yes, {finding} is Nia Jackson"
    assert message.body == f"“Clare Young” is Nia Jackson? Say so again: “{again}”. Nothing is settled yet."
    assert finding == _row(_listed(desk), "Clare Young")
    assert "“Clare Young” is Nia Jackson" in desk.text(RUTH, again)
    assert "Visit the homes" in desk.text("nia.jackson", "what are my actions?")


def test_who_closed_an_action_is_said_beside_it(desk: Desk) -> None:
    finding = _row(_listed(desk), "NJ")
    desk.ask(RUTH, f"{finding}: closed in March")
    assert "Closed by the administrator: “closed in March”." in desk.text(AMA, "which actions are closed?")


def test_an_action_without_a_deadline_is_due_at_the_next_meeting(desk: Desk) -> None:
    answer = desk.text(AMA, "what are my actions?")
    assert "Report the number of empty beds. No date set; due at the next meeting on 17 March 2031." in answer


def test_a_proposal_is_taken_up_and_owed(desk: Desk) -> None:
    proposal = _row(_listed(desk), "take comments back")
    assert "It is an action now, owed by Ama Boateng." in desk.text(RUTH, f"yes, {proposal} is an action")
    assert "take comments back" in desk.text(AMA, "what are my actions?")
    assert "and 0 proposals" not in _listed(desk).body


def test_a_proposal_is_taken_up_for_somebody_else(desk: Desk) -> None:
    proposal = _row(_listed(desk), "take comments back")
    assert "owed by Naz Jones" in desk.text(RUTH, f"yes, {proposal} is an action for Naz Jones")
    assert "take comments back" in desk.text("naz.jones", "what are my actions?")


def test_after_a_list_a_number_is_enough(desk: Desk) -> None:
    number = _row(_listed(desk), "Paragraph 7").split()[1]
    assert f"Finding {number} is settled: it is noted" in desk.text(RUTH, LIST, f"{number}: noted")


@pytest.mark.parametrize(
    "words",
    ["is not closed", ": closed?", ": I think that is Naz Jones", ": look again", ": that is Nobody Atall", ": yes"],
)
def test_what_is_doubtful_settles_nothing(desk: Desk, words: str) -> None:
    finding = _row(_listed(desk), "Paragraph 7")
    message = desk.ask(RUTH, f"{finding}{'' if words.startswith(':') else ' '}{words}")[-1]
    assert re.search(r"nothing is settled|Nothing was changed", message.body), message.body
    assert message.choices
    assert _listed(desk).body.startswith("3 findings")


def test_several_at_once_are_asked_for_one_by_one(desk: Desk) -> None:
    message = desk.ask(RUTH, "findings 1 and 2 are noted")[-1]
    assert [choice.says for choice in message.choices] == ["finding 1: are noted", "finding 2: are noted"]
    assert _listed(desk).body.startswith("3 findings")


@pytest.mark.parametrize("words", [LIST, "finding 1", "finding 1 is noted", "undo finding 1", "proposal 1: yes"])
def test_others_get_a_polite_sentence_and_learn_nothing(desk: Desk, words: str) -> None:
    sentence = "What is odd in the papers is for the board's administrator and their deputy; please ask them."
    assert desk.text(AMA, words) == sentence
    assert desk.text(AMA, words, setting=Setting.GROUP) == sentence


@pytest.mark.parametrize("words", [LIST, "finding 1", "finding 1 is noted", "undo finding 1"])
def test_among_others_nothing_is_shown_or_settled(desk: Desk, words: str) -> None:
    assert desk.text(RUTH, words, setting=Setting.GROUP).startswith("Findings are shown and settled in our own chat")
    assert _listed(desk).body.startswith("3 findings")


def test_another_boards_administrator_neither_sees_nor_settles(desk: Desk) -> None:
    number = _row(_listed(desk), "Tidewater").split()[1]
    for words in (LIST, f"finding {number}", f"finding {number} is noted"):
        assert "Tidewater" not in desk.text("naz.jones", words)
    assert _listed(desk).body.startswith("3 findings")


def test_a_finding_that_is_not_there_is_said_so(desk: Desk) -> None:
    assert "There is no finding 999" in desk.text(RUTH, "finding 999 is noted")
    assert "There is no finding" in desk.text(RUTH, "finding 999999999")


def test_the_deputy_settles_too_and_a_repeated_sentence_does_no_harm(desk: Desk) -> None:
    finding = _row(_listed(desk, DEP), "Paragraph 7")
    for _ in range(2):
        assert "it is noted" in desk.text(DEP, f"{finding} is noted")
    assert _listed(desk).body.startswith("2 findings")


def test_the_papers_of_a_meeting_that_is_named_are_listed(desk: Desk) -> None:
    later = dataclasses.replace(NUMBERS, text="Paragraph 9 follows 7.", source=at("4", papers.MAY))

    async def bring() -> None:
        async with desk.service.database.work() as uow:
            pack = papers.pack(WRITE, REPORT, on=papers.MAY, findings=(later,))
            await importing.import_pack(uow, papers.NOW, file_name="2", content=b"2", pack=pack)
            await uow.commit()

    desk.run(bring())
    assert "Paragraph 9" in desk.text(RUTH, LIST)
    assert "Paragraph 7" not in desk.text(RUTH, LIST)
    assert "Paragraph 7" in desk.text(RUTH, "what was odd in the papers of 17 March 2031?")
