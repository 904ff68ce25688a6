"""Questions about reports, figures, risks, the procedure and terms: exact answers with their place, and refusals."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from acts import importing, loading
from board.packs import entries, values
from bot.heard import Setting
from dialogs import figures
from notifications import cards
from tests.support import holdings, papers, service
from tests.support.service import Desk

RUTH, AMA = "ruth.olsen", "ama.boateng"  # the joint board's administrator, and a member
NAZ, NIA = "naz.jones", "nia.jackson"  # another board's administrator, and somebody without a board
PACK = "Joint Board pack, 17 March 2031, pages 7–18, item "

# What is asked (“>>” parts what is said one after the other), what is said first, and where it stands.
ANSWERS = [
    ("what does the quality report recommend?", "(i) Note the report\n(ii) Approve the plan", "4"),
    ("who wrote the quality report?", "Author: Ama Boateng, ama.boateng@example.org", "4"),
    ("who is the decision-maker for the quality report?", "decision-maker: The Harbour and Vale Joint Board", "4"),
    ("is the quality report a key decision?", "key decision: Yes", "4"),
    ("which wards does the quality report affect?", "wards: Harbour, Quay", "4"),
    ("which impact assessments does the quality report have?", "Equality Impact Assessment: No", "4"),
    ("what are the appendices of the quality report?", "appendices: 1 Ratings by home", "4"),
    ("what are the background papers of the quality report?", "1 Letter of the regulator (exempt: paragraph 3)", "4"),
    ("what does the quality report recommend? >> and who wrote it?", "Author: Ama Boateng", "4"),
    ("what does paragraph 6 of the quality report say?", "RESOURCE IMPLICATIONS: It costs £12,000.", "4"),
    ("what did the quality report recommend in January?", "Ask for another visit", "January 2031"),
    (
        "what is the figure for permanent admissions?",
        (
            "Permanent admissions to care homes: 212 (Q3). Previous Year: 231 (difference -19, -8%). "
            "Target: 220 (difference -8, -4%). The headline figures print the same."
        ),
        "5, row 1",
    ),
    ("what is the figure for permanent admissions? >> and the target?", "212 (Q3). Target: 220", "5, row 1"),
    ("how does permanent admissions compare with last year?", "212 (Q3). Previous Year: 231", "5, row 1"),
    ("what is the target for carers assessed?", "604 (Q3). The paper prints no figure for a target.", "5, row 1"),
    ("is permanent admissions red?", "Its light: green against Previous Year; green against Target.", "5, row 1"),
    ("what is the RAG of carers assessed?", "No light could be read beside it, and I work none out.", "5, row 1"),
    ("which indicators are red?", "The papers mark 1 indicator red.", "5, row 2"),
    ("which indicators are amber?", "The papers mark none of the 4 indicators amber.", "5"),
    ("how many are green against target?", "As the paper's own summaries count green: 3 against Target.", "5, row 1"),
    ("what are the headline figures?", "The papers give 1 headline figure.", "5, row 1"),
    ("what are the high risks?", "The papers name 1 risk ranked High.", "5, row 1"),
    ("what are the risks?", "The papers name 3 risks.", "5, row 1"),
    ("who owns the home care risk?", "“Home care” is owned by Ama Boateng.", "5, row 2"),
    ("who owns the nursing beds risk?", "“Nursing beds” is owned by NJ.", "5, row 1"),
    ("who owns the pooled fund risk?", "No owner stands beside “Pooled fund”.", "5, row 3"),
    ("what is being done about the nursing beds risk?", "Talks with homes\nA spare ward", "5, row 1"),
    ("which risks does Ama Boateng own?", "Ama Boateng owns 1 risk.", "5, row 2"),
    ("what does paragraph 4.1 say?", "Paragraph 4.1: Both directors activate it together.", "4, paragraph 4.1"),
    ("what is in section 2 of the checklist?", "is “Moving”, 2 entries.", "4, paragraph 2.8"),
    ("what is 2.9 on the checklist?", "Share out the rounds. Applies to: HC (Home Care).", "4, paragraph 2.9"),
    ("what is 2.8 on the checklist?", "Checklist 2.8: Look at mattresses and hoists.", "4, paragraph 2.8"),
    ("what does paragraph 2.8 say?", "Paragraph 2.8: A planned closure is no failure.", "4, paragraph 2.8"),
    (
        "which steps apply to care homes?",
        (
            "2 rows of “Appendix A Checklist” apply to Care Home (CH): 1 to it alone, 1 to all. "
            "No mark stands beside 1 row: 1.2."
        ),
        "4, paragraph 2.8",
    ),
    ("who must be notified?", "- 1: The regulator\n- 2: The council", "4, paragraph 5.1"),
    ("who is responsible for the media statement?", "Responsible: Communications team: “Draft", "4, row 1"),
    (
        "who is responsible for ringing the families?",
        "does not tell whose this is; beside this part stand PL and C",
        "4",
    ),
    ("who is responsible for storing the furniture?", "The paper does not say who is responsible", "4, row 4"),
    ("what is the communications team responsible for?", "2 tasks of “PROVIDER FAILURE PROCEDURE”", "4, row 3"),
    ("what does PL stand for in the plan?", "PL: project lead (a role of the plan)", "4"),
    ("what is in section 4 of the procedure?", "is “4. Activation”, 2 entries.", "4, paragraph 4.1"),
    ("what are the first steps of the procedure?", "Checklist 1.1: Assemble the team.", "4, paragraph 1.1"),
    ("when is the next review of the procedure?", "Next review date: December 2032", "4"),
    ("what does CQC mean?", "Care Quality Commission (CQC): It inspects homes.", "4, row 1 of the glossary"),
    ("CQC?", "Care Quality Commission (CQC): It inspects homes.", "4, row 1 of the glossary"),
    ("what does lasting power of attorney mean?", "Attorney: Somebody who may decide.", "4, row 2 of the glossary"),
    ("how many nursing homes are rated good?", "Nursing Homes, Good: 11. (Ratings of homes)", "4, row 1"),
    (
        "how many residential homes are rated good?",
        "20 (19). (Ratings of homes) Figures in ( ) are those of",
        "4, row 2",
    ),
    ("how many home care providers are rated good?", "Home care providers, Good: 9.", "4, row 3"),
    ("how long are the minutes kept?", "“Minutes are kept for six years.”", "5"),
]
# What no entry says is never answered from one that only comes near to it.
REFUSED = [
    ("what is the figure for dentists?", ("212", "604", "71%")),
    ("what is the figure for permanent admissions to prisons?", ("212",)),
    ("who owns the flooding risk?", ("NJ", "Ama")),
    ("what does paragraph 9.7 say?", ("activate", "Point")),
    ("what does DOLS mean?", ("inspects", "decide")),
    ("what does LPA mean?", ("Lasting", "decide")),  # initials that no paper gives
    ("lpa?", ("Lasting", "decide")),
    ("how many nursing homes are rated inadequate?", (": 11", ": 2", ": 0")),
    ("how many dental practices are rated good?", ("11", "20 (19)")),
    ("who wrote the parking report?", ("Ama", "Author")),
    ("what did the quality report recommend in May?", ("Note the report", "another visit")),
    ("who is responsible for the parking permits?", ("Communications",)),
]
# By name, by number, by kind, by count: what only exempt entries hold.
ROADS = (
    "what does the Tidewater report recommend?", "what does the framework of Tidewater homecare recommend?",
    "what does the report for item 7 recommend?", "which reports are there?", "what is the price of Tidewater?",
    "what is the figure for visits by Tidewater?", "which indicators are red?", "list the indicators",
    "how many are green against target?", "what are the headline figures?", "what are the high risks?",
    "what are the risks?", "who owns the Tidewater risk?", "what is being done about the Tidewater risk?",
    "what does paragraph 4.9 say?", "what is 2.7 on the checklist?", "which steps apply to care homes?",
    "what are the first steps of the procedure?", "what is in section 2 of the checklist?",
    "what is in section 4 of the procedure?", "what does TWS mean?",
    "what does Tidewater scale mean?", "what is the communications team responsible for?",
    "who is responsible for paying Tidewater?", "how many weekday Tidewater?", "Tidewater?",
)  # fmt: skip
SECRETS = ("24.85", "9,999", "charges", "watched", "may fail", "rung first", "in advance", "asks for more", "53", "50 ")


@pytest.fixture(scope="module")
def invented(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give a service with two boards and packs that hold every kind of entry."""
    path = Path(shutil.copy(empty_sqlite, tmp_path_factory.mktemp("contents") / "contents.db"))
    with service.desk(path, papers.NOW) as desk:
        desk.run(_fill(desk))
        yield desk


async def _fill(desk: Desk) -> None:
    async with desk.service.database.work() as uow:
        await loading.load(uow, papers.NOW, papers.FILE)
        await uow.commit()
    for pack in (holdings.before(), holdings.joint(), holdings.other()):
        await _bring(desk, pack)


async def _bring(desk: Desk, pack: values.Pack) -> None:
    async with desk.service.database.work() as uow:
        name = pack.name
        await importing.import_pack(uow, papers.NOW, file_name=name, content=name.encode(), pack=pack)
        await uow.commit()


def _said(desk: Desk, who: str, question: str, setting: Setting = Setting.PERSONAL) -> str:
    return desk.text(who, *question.split(" >> "), setting=setting)


@pytest.mark.parametrize(("question", "says", "place"), ANSWERS, ids=[question for question, _, _ in ANSWERS])
def test_the_entry_answers_with_its_place(invented: Desk, question: str, says: str, place: str) -> None:
    answer = _said(invented, NIA, question)
    assert says in answer
    assert (f"{PACK}{place}" if place[0].isdigit() else place) in answer


@pytest.mark.parametrize(("question", "never"), REFUSED, ids=[question for question, _ in REFUSED])
def test_what_no_entry_says_is_not_answered_from_another(invented: Desk, question: str, never: tuple[str, ...]) -> None:
    answer = _said(invented, AMA, question)
    assert [words for words in never if words in answer] == [], answer


@pytest.mark.parametrize("question", ROADS)
@pytest.mark.parametrize(("who", "setting"), [(NAZ, Setting.PERSONAL), (AMA, Setting.GROUP), (RUTH, Setting.CHANNEL)])
def test_no_road_leads_to_an_exempt_entry(invented: Desk, question: str, who: str, setting: Setting) -> None:
    answer = _said(invented, who, question, setting)
    assert [words for words in SECRETS if words in answer] == [], answer


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what does the Tidewater report recommend?", "£24.85"),
        ("what are the high risks?", "2 risks ranked High"),
        ("what does paragraph 4.9 say?", "rung first"),
        ("what does TWS mean?", "charges"),
        ("how many are green against target?", "53 against Target"),
    ],
)
def test_who_is_entitled_reads_it_alone(invented: Desk, question: str, says: str) -> None:
    assert says in _said(invented, AMA, question)
    assert says in _said(invented, RUTH, question)


def test_a_group_chat_is_answered_in_the_same_words_whether_or_not_there_is_more(invented: Desk) -> None:
    among = _said(invented, AMA, "what are the high risks?", Setting.GROUP)
    assert "In our own chat I also look at what is not for publication." in among
    assert "not for publication" in _said(invented, AMA, "what are the low risks?", Setting.GROUP)
    assert "not for publication" not in _said(invented, AMA, "what are the high risks?")


def test_a_board_named_is_asked_and_ones_own_comes_first(invented: Desk) -> None:
    assert "Bus routes" in _said(invented, NAZ, "what are the high risks?")
    assert "Nursing beds" in _said(invented, AMA, "what are the high risks?")
    assert "Bus routes" in _said(invented, AMA, "what are the high risks of the Hill Partnership Board?")


def test_two_that_fit_alike_are_offered(invented: Desk) -> None:
    message = invented.ask(AMA, "what is the figure for carers?")[-1]
    assert "will not guess" in message.body
    assert [choice.label for choice in message.choices] == ["Carers assessed", "Carers who had a break"]
    assert "Carers who had a break: 47 (Q3)." in _said(invented, AMA, message.choices[1].says)


def test_a_long_text_is_shown_whole_for_the_asking(invented: Desk) -> None:
    message = invented.ask(AMA, "what does Lasting Power of Attorney mean?")[-1]
    assert len(message.body) < 600
    (choice,) = message.choices
    assert len(invented.ask(AMA, choice.says)[-1].body) > 900
    shown = _said(invented, AMA, "what does paragraph 4.2 say?")
    assert ("Point 3" in shown, "Point 4" in shown, "… and 5 more" in shown) == (True, False, True)
    assert "Point 8" in _said(invented, AMA, "From 2: what does paragraph 4.2 say?")


def test_a_passage_is_still_quoted_when_it_is_asked_for(invented: Desk) -> None:
    assert "“The falls service goes out by night.”" in _said(
        invented, AMA, "what do the papers say about the falls service?"
    )


@pytest.mark.parametrize("question", [question for question, _, _ in ANSWERS])
def test_every_choice_that_is_offered_is_understood(invented: Desk, question: str) -> None:
    for choice in invented.ask(NIA, *question.split(" >> "))[-1].choices:
        answer = _said(invented, NIA, choice.says)
        assert "I am not sure" not in answer, choice.says
        assert "I cannot find" not in answer, choice.says


def test_what_was_talked_of_is_kept_and_a_new_question_forgets_it(invented: Desk) -> None:
    assert "“Home care” is owned by Ama" in _said(invented, AMA, "what is the home care risk? >> who owns it?")
    assert "A bonus is paid." in _said(invented, AMA, "who owns the home care risk? >> and the mitigation?")


@pytest.mark.parametrize("words", ["From 99999: what are the risks?", "From 0: what are the risks?", "from 5:", "more"])
def test_pages_that_are_not_there_do_no_harm(invented: Desk, words: str) -> None:
    assert invented.text(AMA, words)


@pytest.mark.parametrize("question", ["what are the high risks?", "what does the quality report recommend?", "CQC?"])
def test_card_and_text_say_the_same(invented: Desk, question: str) -> None:
    message = invented.ask(AMA, question)[-1]
    drawn = str(cards.activity(message))
    for fact in message.facts:
        assert fact.value in drawn
        assert fact.source is None or fact.source in drawn


APPROVED = (
    ("Approved by", "The Harbour and Vale Joint Board"),
    ("Date approved", "TBC"),
    ("Owner", "Director of Quality"),
)


@pytest.fixture
def unapproved(empty_sqlite: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give a service whose procedure names who is to approve it, and leaves the day open."""
    pack = holdings.joint()
    held = dataclasses.replace(pack.entries, procedures=(dataclasses.replace(holdings.PROCEDURE, details=APPROVED),))
    path = Path(shutil.copy(empty_sqlite, tmp_path / "unapproved.db"))
    with service.desk(path, papers.NOW) as desk:

        async def fill() -> None:
            async with desk.service.database.work() as uow:
                await loading.load(uow, papers.NOW, papers.FILE)
                await uow.commit()
            await _bring(desk, dataclasses.replace(pack, entries=held))

        desk.run(fill())
        yield desk


def test_a_label_of_the_title_page_is_no_yes(unapproved: Desk) -> None:
    both = "Approved by: The Harbour and Vale Joint Board\nDate approved: TBC"
    asked = _said(unapproved, AMA, "is the procedure approved?")
    assert f"The paper prints this, and I conclude nothing more from it:\n{both}" in asked
    assert both in _said(unapproved, AMA, "who approved the procedure?")
    assert "Owner: Director of Quality" in _said(unapproved, AMA, "who owns the procedure?")


@pytest.mark.parametrize(
    ("compared", "target", "says"),
    [
        (None, True, "No target is printed beside this headline figure."),
        ("Prev Yr = 231", True, "No target is printed beside this headline figure."),
        ("Target ≤ 4%", True, "Target ≤ 4%."),
        ("Target ≤ 4%", False, "212 (Target ≤ 4%)."),
        (None, False, "212."),
    ],
)
def test_a_figure_is_never_given_for_its_target(compared: str | None, target: bool, says: str) -> None:  # noqa: FBT001
    tile = entries.Tile("Admissions", "Headlines", "212", papers.at("5"), compared)
    assert figures.sentence(tile, target=target, before=False) == says


SAMPLE = [
    ("which wards does the quality report affect?", "wards: All", "pages 7–18, item 4"),
    ("what are the reasons for the quality report?", "Version 3 of the procedure was last approved", "item 4"),
    (
        "what is the figure for care needs assessments?",
        "71 (Q2). Previous Year 25/26: 74",
        "pages 19–24, item 5, row 2",
    ),
    ("what was the figure in October for care needs assessments?", "66% (Target ≥ 80%)", "15 October 2026, pages 9–12"),
    ("how many are green against target?", "5 against Target", "pages 19–24, item 5, row 1"),
    ("what is red?", "I cannot say which are red", "row 3"),
    ("what are the headline figures?", "6 headline figures", "row 6 of the headline figures"),
    ("what are the high risks?", "2 risks ranked High", "row 2 of the risks"),
    ("how quickly must the CQC be told?", "Within 2 hours of activation. Paragraph 5.1: The Care Quality", "item 4"),
    ("how many nursing homes are rated good?", "Nursing Homes, Good: 11.", "item 4, row 1 of the table"),
    ("how many care homes require improvement?", "- Residential Homes: 3 (4)", "item 4, row 2 of the table"),
    ("what does paragraph 4.2 of the procedure say?", "within four hours", "paragraph 4.2"),
    ("when is the next review of the procedure?", "Next review date: December 2028", "pages 7–18"),
    ("how long are the minutes kept?", "six years after the date of the meeting", "item 5"),
]


@pytest.mark.parametrize(("question", "says", "place"), SAMPLE, ids=[question for question, _, _ in SAMPLE])
def test_the_sample_board_answers(sample: Desk, question: str, says: str, place: str) -> None:
    answer = sample.text("tomasz.wieczorek", question)
    assert [words for words in (says, place) if words not in answer] == [], answer


@pytest.mark.parametrize(
    "question",
    ["what does the home care framework report recommend?", "who wrote the home care framework report?",
     "what does the report for item 7 recommend?", "what does paragraph 2 of the home care framework report say?"],
)  # fmt: skip
@pytest.mark.parametrize(("who", "setting"), [("tomasz.wieczorek", Setting.PERSONAL), ("ngozi.adeyemi", Setting.GROUP)])
def test_the_sample_boards_exempt_report_is_withheld(sample: Desk, question: str, who: str, setting: Setting) -> None:
    answer = sample.text(who, question, setting=setting)
    assert [words for words in ("Tidewater", "24.85", "25.60", "overdraft") if words in answer] == []


SHARED = [
    ("what is 2.8 on the checklist?", "(Care Home)", "paragraph 2.8"),
    ("which steps apply to care homes?", "91 rows", "pages 7–38"),
    ("which steps apply to home care?", "68 rows", "pages 7–38"),
    ("what is in section 7?", "4 entries", "paragraph 7.1"),
    ("what is the figure for permanent admissions?", "66 (M5)", "row 9"),
    ("how many are green against target?", "12 against Target", "item 5"),
    ("what are the high risks?", "2 risks ranked High", "row 3 of the risks"),
    ("what are the headline figures?", "10 headline figures", "item 5"),
    ("how many nursing homes are rated good?", "Nursing Homes, Good: 9.", "pages 7–38"),
    ("what does PL stand for in the plan?", "project lead", "pages 7–38"),
    ("is the quality update a key decision?", "N/A", "item 4"),
    ("CQC?", "(CQC)", "row 2 of the glossary"),
]


@pytest.mark.parametrize(("question", "says", "place"), SHARED, ids=[question for question, _, _ in SHARED])
def test_the_shared_pack_answers(shared: Desk, question: str, says: str, place: str) -> None:
    answer = shared.text("matt.stevens", question)
    assert [words for words in (says, place) if words not in answer] == [], answer
