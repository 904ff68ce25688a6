"""Questions about the written procedure by meaning, its deadlines, roles and words; on 9 December 2026 at 9 am."""

import pytest

from board.messages import Manner
from tests.support.service import Desk

NGOZI = "ngozi.adeyemi"


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("within how many hours must the regulator hear of an activation?", ("Within 2 hours", "Paragraph 5.1")),
        ("who decides when the two directors do not agree?", ("Paragraph 4.2", "chief officers")),
        ("what if nobody picks up when we ring the lead?", ("Paragraph 3.2", "15 minutes")),
        ("which paragraph deals with the sharing of costs?", ("Paragraph 6.4",)),
        ("how often must the steering group meet?", ("once a day", "Paragraph 6.1")),
        ("may anything in the log be deleted?", ("Paragraph 6.3", "rubbed out")),
        ("when may the procedure be stood down?", ("Paragraph 7.1", "every resident is settled")),
        ("does the procedure cover supported living?", ("applies to: Care homes, home care and supported",)),
        ("which version is the provider failure procedure?", ("Provider Failure Procedure V4",)),
        ("who must be told?", ("Key contacts of both organisations", "Neighbouring councils")),
        ("what is the procedure for?", ("Paragraph 1.1",)),
    ],
)  # fmt: skip
def test_the_paragraph_is_found_by_its_meaning(sample: Desk, question: str, says: tuple[str, ...]) -> None:
    answer = sample.text(NGOZI, question)
    assert [words for words in says if words not in answer] == [], answer
    assert "pages 7–18, item 4" in answer


@pytest.mark.parametrize(
    "question",
    [
        "what does the procedure say about pets?",
        "which paragraph of the procedure is about parking?",
        "how soon must the bishop be told?",
        "if a home failed at noon today, when must the bishop be told?",
    ],
)
def test_what_no_paragraph_says_is_not_answered(sample: Desk, question: str) -> None:
    message = sample.ask(NGOZI, question)[-1]
    assert message.manner is not Manner.ANSWERS, message.text()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("activated at 1 pm today, regulator told by when?", "By 3 pm today, Wednesday 9 December 2026"),
        ("if it were activated at noon today when must the families know?", "By noon tomorrow, Thursday 10 December"),
        ("started at 8 this morning, latest time the steering group can meet", "By noon today, Wednesday 9 December"),
        ("stood down on 18 January 2027, by when is the lessons learned review due?", "Monday 1 March 2027"),
        ("if we activate at 10 tonight, when must the steering group meet", "By 2 am tomorrow, Thursday 10 December"),
        ("if a home failed today, when must the steering group meet by?", "If it were now, 9 am: by 1 pm today"),
        ("a report came in at 2 pm today, when must it be checked by?", "By 4 pm today"),
    ],
)  # fmt: skip
def test_a_deadline_is_the_paragraphs_own_laid_on_the_moment(sample: Desk, question: str, says: str) -> None:
    answer = sample.text(NGOZI, question)
    assert says in answer
    assert "Paragraph" in answer


def test_after_a_stand_down_nothing_is_counted_from_the_activation(sample: Desk) -> None:
    answer = sample.text(NGOZI, "stood down on 18 January 2027, by when must the steering group meet?")
    assert "January" not in answer.split("Source:")[0] or "four hours" not in answer


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("by when must the agenda for 17 December be published at the latest?", "Wednesday 9 December 2026"),
        ("if we want an extra meeting on 14 January 2027 when must the agenda go out?", "Wednesday 6 January 2027"),
        ("earliest day for an extra meeting if the agenda went out today?", "Thursday 17 December"),
        ("which act sets the notice period of the board?", "Local Government Act 1972, section 100B(3)"),
        ("how many clear days does the agenda of the Ageing Well Delivery Group need?", "3 clear working days"),
    ],
)  # fmt: skip
def test_the_latest_day_for_an_agenda(sample: Desk, question: str, says: str) -> None:
    assert says in sample.text(NGOZI, question)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what does HVICB stand for?", ("NHS Harbour and Vale Integrated Care Board", "the board file")),
        ("what do you mean by a deputy?", ("Deputy of a seat", "Deputy of a role")),
        ("what are clear working days?", ("neither of these two days is counted",)),
        ("what can you do?", ("meetings", "decided", "actions", "procedure")),
    ],
)
def test_words_and_help(sample: Desk, question: str, says: tuple[str, ...]) -> None:
    answer = sample.text(NGOZI, question)
    assert [words for words in says if words not in answer] == [], answer


def test_what_points_back_is_about_the_last_paragraph(sample: Desk) -> None:
    assert "Paragraph 4.2" in sample.text(
        NGOZI, "who decides when the two directors do not agree?", "which paragraph is that?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "a home has just failed what do i do",
        "a care home called me its flooding, what now",
        "a home is going under who do i ring",
        "Help! one of our care providers has gone bust",
        "the agency can't carry on tonight, whom should we tell",
        "what do we do if a nursing home closes at the weekend?",
    ],
)
def test_a_cry_for_help_gets_whom_to_ring_before_anything_else(sample: Desk, question: str) -> None:
    answer = sample.text(NGOZI, question)
    assert answer.startswith("Paragraph 3.1:"), answer
    for words in ("telephone", "Tomasz Wieczorek", "Fatima Al-Rashid", "Marguerite Lacombe", "Paragraph 3.2"):
        assert words in answer
    assert "01632" not in answer


@pytest.mark.parametrize(
    "question",
    [
        "who do i ring about the press if a home fails",
        "how many homes are failing?",
        "what do we do about the homes rated failing?",
        "which homes closed last year?",
    ],
)
def test_a_narrower_question_is_no_cry_for_help(sample: Desk, question: str) -> None:
    assert not sample.text(NGOZI, question).startswith("Paragraph 3.1:")


def test_the_first_steps_begin_with_reporting_in_whole_sentences(sample: Desk) -> None:
    answer = sample.text(NGOZI, "what are the first steps when a home fails?")
    assert answer.index("Paragraph 3.1") < answer.index("Paragraph 4.1")
    assert "One organisation cannot activate it alone." in answer
    assert "…" not in answer


def test_the_asker_is_found_in_the_table_by_their_own_title(sample: Desk) -> None:
    answer = sample.text(NGOZI, "how fast must i be told")
    assert answer.startswith("You are the Cabinet Member for Adult Care and Health. Within 2 hours of activation.")
    assert "Cabinet Member" not in sample.text("gareth.pritchard", "how fast must i be told")


@pytest.mark.parametrize(
    "question",
    [
        "who do i ring at night if marguerite doesnt answer",
        "marguerite isn't picking up who do i call",
        "the quality lead does not answer, who do we try next?",
    ],
)
def test_whoever_does_not_answer_is_followed_by_their_deputies(sample: Desk, question: str) -> None:
    answer = sample.text(NGOZI, question)
    assert answer.startswith("Ibrahim Conteh then Jia Chen"), answer
    assert "Paragraph 3.2" in answer


def test_the_deputy_of_whom_the_last_answer_named(sample: Desk) -> None:
    answer = sample.text(NGOZI, "who chairs the steering group?", "and if he is away?")
    assert answer.startswith("Fatima Al-Rashid deputises for the Director of Adult Social Services")


def test_of_two_leads_the_silent_one_has_a_deputy_too(sample: Desk) -> None:
    answer = sample.text(NGOZI, "a home is going under who do i ring", "what if she doesnt answer")
    assert [name for name in ("Fatima Al-Rashid", "Ibrahim Conteh", "Paragraph 3.2") if name not in answer] == []


def test_nobody_stands_in_for_nobody(sample: Desk) -> None:
    assert "deputises" not in sample.text(NGOZI, "when is the next meeting?", "and if he is away?")


@pytest.mark.parametrize("before", ["how soon must the families be told?", "who must be told?"])
def test_what_goes_on_with_a_told_row_is_the_next_row(sample: Desk, before: str) -> None:
    answer = sample.text(NGOZI, before, "and the cqc?")
    assert answer.startswith("Paragraph 5.1: The Care Quality Commission"), answer
    assert "Paragraph 2.1" not in answer
