"""What people ask about the sample board, and what is right: the table of ``bot/samples/README.md``."""

import re
from dataclasses import dataclass

import pytest

from tests.support.service import Desk

NGOZI, TOMASZ, FATIMA, SIOBHAN = "ngozi.adeyemi", "tomasz.wieczorek", "fatima.al-rashid", "siobhan.kelleher"
DECEMBER, OCTOBER = "pack, 17 December 2026", "pack, 15 October 2026"


@dataclass(frozen=True, slots=True)
class Story:
    """What is asked (the last of ``words``, the others before it), what the answer says and what it must not say."""

    words: tuple[str, ...]
    says: tuple[str, ...]
    not_says: tuple[str, ...] = ()
    source: str = ""
    who: str = NGOZI


def _ask(
    *words: str, says: tuple[str, ...], not_says: tuple[str, ...] = (), source: str = "", who: str = NGOZI
) -> Story:
    return Story(words, says, not_says, source, who)


MEETINGS = [
    _ask(
        "when is the next meeting?",
        says=("next meeting", "Thursday 17 December 2026", "9.30 am", "Council Chamber, Vale Town Hall"),
        source=DECEMBER,
    ),
    _ask("where is it held", says=("17 December 2026", "is on", "Council Chamber"), source=DECEMBER),
    _ask("is the next meeting public?", says=("open to the public",), source=DECEMBER),
    _ask("when was the last meeting?", says=("15 October 2026", "9.30 am to 10.50 am", "was open"), source=OCTOBER),
    _ask("when was the meeting in August?", says=("20 August 2026", "9.30 am to 10.20 am"), source=OCTOBER),
    _ask("when is the meeting in March?", says=("cannot find a meeting", "in March")),
    _ask(
        "which meetings do you know of?",
        says=("3 meetings of the Harbour & Vale Joint Board", "20 August 2026", "15 October 2026", "17 December 2026"),
    ),
    _ask(
        "when is the next delivery group meeting?",
        says=("Ageing Well Delivery Group", "Tuesday 12 January 2027, 2 pm", "I hold no papers of it"),
        source=r"pages 25–28",
    ),
    _ask(
        "when did the delivery group last meet?",
        says=("3 November 2026", "2 pm to 3.30 pm"),
        source=f"{DECEMBER}, pages 25",
    ),
    _ask("when is the next meeting?", says=("Harbour & Vale Joint Board", "17 December 2026"), who=SIOBHAN),
    _ask("what meetings are in 2027?", says=("12 January 2027", "Ageing Well Delivery Group")),
    _ask("when is the 2027 meeting", says=("is announced for Tuesday 12 January 2027", "I hold no papers of it")),
    _ask("31 June agenda", says=("cannot tell which day", "31 June")),
    _ask("whom do I send apologies to?", says=("Siobhan Kelleher",), source=DECEMBER),
]

AGENDAS = [
    _ask(
        "what's on the agenda?",
        says=("17 December 2026", "1. WELCOME", "Marguerite Lacombe", "pages 7–18", "7. HOME CARE FRAMEWORK"),
        source=DECEMBER,
    ),
    _ask(
        "agenda of the October meeting",
        says=("15 October 2026", "7. WINTER SUPPORT FUND", "pages 15–16"),
        not_says=("EXEMPT",),
        source=OCTOBER,
    ),
    _ask(
        "which items are for decision?",
        says=("3. MINUTES", "4. QUALITY", "7. HOME CARE"),
        not_says=("1. WELCOME", "5. PERFORMANCE", "6. AGEING"),
    ),
    _ask("what is item 5?", says=("PERFORMANCE REPORT", "pages 19–24", "for discussion"), source="item 5"),
    _ask("is item 7 exempt?", says=("item 7", "not for publication"), source="item 7"),
    _ask("item 99?", says=("cannot find item 99",)),
    _ask("who leads item 4?", says=("led by Marguerite Lacombe",), source="item 4"),
    _ask("who leads the performance report", says=("item 5", "led by Callum Fraser"), source="item 5"),
    _ask("what does Tomasz lead?", says=("Tomasz Wieczorek leads item 7",), source="item 7"),
    _ask("who leads the quality report", says=("led by Marguerite Lacombe",), source="item 4", who=FATIMA),
    _ask("what do I lead", says=("You lead item 6",), who=FATIMA),
    _ask("what do I lead", says=("You lead no item",)),
]

NOTICES = [
    _ask(
        "was the agenda out in time?",
        says=("Yes.", "Wednesday 9 December 2026", "5 clear working days"),
        source="section 100B",
    ),
    _ask("was the october agenda published in time?", says=("No.", "Thursday 8 October 2026", "4 clear working days")),
    _ask("when was the agenda published?", says=("published on Wednesday 9 December 2026",), not_says=("Yes.",)),
    _ask("was there enough notice for the August meeting", says=("cannot say",)),
]

ATTENDANCES = [
    _ask(
        "who attended on 15 October?",
        says=(
            "5 people",
            "Dr Anjali Raghunathan took the chair",
            "Councillor Gareth Pritchard",
            "Jia Chen",
            "Ruth Abelson",
            "Yuki Tanaka",
            "Apologies: Councillor Harpreet Gill (VBC) and Kofi Mensah (HVICB)",
        ),
        source=f"{DECEMBER}, pages 1–6, item 3",
    ),
    _ask(
        "who attended in August?",
        says=("4 people are listed", "Marguerite Osei", "substitute for Jia Chen"),
        source=OCTOBER,
    ),
    _ask("did Marguerite attend in August?", says=("Yes: Marguerite Lacombe attended",), source=OCTOBER),
    _ask("was Ruth at the last meeting?", says=("Yes: Ruth Abelson", "Joined at 9.45 am, at item 3"), source=DECEMBER),
    _ask("was derek whitlock at the October meeting", says=("not in the attendance list",)),
    _ask("did I attend the October meeting?", says=("Yes: you attended",)),
    _ask("did Yuki send apologies in August?", says=("Yes: Yuki Tanaka sent apologies",), source=OCTOBER),
    _ask("did Yuki send apologies for the October meeting?", says=("No: Yuki Tanaka was in attendance",)),
    _ask("who sent apologies for the last meeting?", says=("Councillor Harpreet Gill", "Kofi Mensah"), source=DECEMBER),
    _ask(
        "who attended the delivery group in November?",
        says=("Fatima Al-Rashid took the chair", "Ibrahim Conteh", "Apologies: Marguerite Lacombe"),
    ),
    _ask(
        "who left early on 15 October?",
        says=("Councillor Gareth Pritchard: Left at 10.31 am, at item 7", "Ruth Abelson: Joined at 9.45 am"),
    ),
]

QUORUMS = [
    _ask(
        "was the last meeting quorate?",
        says=(
            "Not throughout",
            "item 7",
            "Pritchard",
            "10.31 am",
            "1 of VBC and 3 of HVICB",
            "Decided without a quorum: item 7",
        ),
        source="Terms of reference of the Joint Board",
    ),
    _ask("was there a quorum on 20 August?", says=("Yes", "2 of VBC and 2 of HVICB"), source=OCTOBER),
    _ask(
        "what is the quorum?", says=("quorum of the Harbour & Vale Joint Board is 4",), not_says=("lost",), source="7.2"
    ),
    _ask("was the delivery group quorate in November?", says=("Yes", "The quorum is 3"), source="2025, paragraph 5"),
    _ask("was the delivery group quorate in September?", says=("Yes", "8 September 2026"), source=OCTOBER),
]

ACTIONS = [
    _ask("what are my actions?", says=("You have no open actions",)),
    _ask("what are my actions?", says=("2 open actions", "Valemouth College", "contact list"), who=TOMASZ),
    _ask(
        "which actions are overdue?",
        says=(
            "3 overdue actions",
            "Valemouth College",
            "Visit the three homes",
            "Ibrahim Conteh",
            "Waiting for figures from Harbour Community Health. It is in no row of the newest tracker",
        ),
        not_says=("Closed", "contact list"),
        source="row 1 of the tracker",
    ),
    _ask("which actions are closed?", says=("mid-year position", "dates of the 2027 meetings")),
    _ask(
        "which actions are open?",
        says=("repeat falls", "agency spend", "Deadline as written: 20 January", "Due 17 December 2026"),
        not_says=("Circulated on 14 September",),
    ),
    _ask("what does Marguerite Osei owe?", says=("Marguerite Lacombe", "contact list", "Due 17 December 2026")),
    _ask("actions for Callum", says=("1 open action", "repeat falls"), source=OCTOBER),
    _ask(
        "what does Olena have to do?", says=("2 open actions", "step-down beds", "repeat falls"), source="pages 25–28"
    ),
    _ask(
        "what are Ibrahim's actions",
        says=("no open actions of Ibrahim", "Ibrahim Conteh helps with 1 action", "overdue"),
    ),
    _ask("is the step-down beds action done?", says=("20 January", "Asked on 22 October"), not_says=("Valemouth",)),
    _ask("what did Kofi promise", says=("Kofi Mensah",), not_says=("cannot find anybody",)),
    _ask("actions for Barnaby Jones", says=("cannot find anybody called Barnaby Jones",)),
]

DECISIONS = [
    _ask(
        "what was decided at the last meeting?",
        says=("Item 7", "£180,000", "1 December 2026 to 31 March 2027", "noted the quality report"),
        source=DECEMBER,
    ),
    _ask(
        "what was decided about the winter support fund?",
        says=("1 decision about", "£180,000"),
        not_says=("quality report",),
    ),
    _ask("what did the board agree in August?", says=("agreed to the exercise",), source=OCTOBER),
    _ask("decisions of the delivery group in November", says=("should go on until March 2027",)),
]

PEOPLE = [
    _ask(
        "who are the members of the board?",
        says=("6 seats", "Councillor Harpreet Gill: Cabinet Member for Communities", "Administrator: Siobhan Kelleher"),
        not_says=("Whitlock",),
        source="the board file",
    ),
    _ask("who is the administrator?", says=("Siobhan Kelleher is the administrator", "Kofi Mensah deputises")),
    _ask("who sits on the delivery group?", says=("4 seats", "Olena Marchenko")),
    _ask("who is Olena Marchenko?", says=("Director of Community Services", "Member of the Ageing Well"), who=TOMASZ),
    _ask("who chairs the board?", says=("Dr Anjali Raghunathan took the chair", "15 October 2026"), source=DECEMBER),
]

PAPERS = [
    _ask("what do the papers say about Kestrel Lodge?", says=("46 places, of which 31 are taken",), source="item 4"),
    _ask("who activates the provider failure procedure?", says=("4.1", "together"), source="item 4, paragraph 4.1"),
    _ask("when must the steering group meet?", says=("within four hours of activation",), source="paragraph 6.1"),
    _ask("what do the papers say about norovirus?", says=("norovirus outbreak in November",), source="item 4"),
    _ask("what do the papers say about the CQC?", says=("Care Quality Commission", "2 hours"), source="item 4"),
    _ask("what do the papers say about parking?", says=("cannot find anything about “parking”",)),
    _ask("norovirus", says=("norovirus outbreak in November",), source="item 4"),
    _ask("what's the overspend?", says=("£388,000",), source="item 5"),
]

COURTESIES = [
    _ask("hello", says=("Hello Councillor Adeyemi",)),
    _ask("thanks!", says=("You are welcome",)),
    _ask("help", says=("What you can ask me",)),
    _ask("yes", says=("not asked you anything",)),
    _ask("", says=("no words in it",)),
    _ask("a" * 20_000, says=("20,000 characters", "nothing was changed")),
    _ask("what's the weather like?", says=("I will not guess",)),
    _ask("'; DROP TABLE people; --", says=("I will not guess",)),
]

FOLLOW_UPS = [
    _ask(
        "when did the delivery group last meet?", "who was there?", says=("Ageing Well Delivery Group of 3 November",)
    ),
    _ask("when did the delivery group last meet?", "who was there?", "and the one before?", says=("8 September 2026",)),
    _ask("was the delivery group quorate in November?", "and in September?", says=("Delivery Group of 8 September",)),
    _ask("when is the next meeting?", "and the one before?", says=("15 October 2026",)),
    _ask(
        "when is the next meeting?",
        "and the one before?",
        "who attended?",
        says=("5 people", "15 October 2026"),
    ),
    _ask("when was the meeting in March 2021?", "yes", says=("I know of", "15 October 2026")),
    _ask("who attended in August?", "was it quorate?", says=("20 August 2026", "Yes")),
    _ask("what's on the agenda?", "who leads item 5?", "and item 4?", says=("Marguerite Lacombe", "17 December")),
    _ask("who leads item 4?", "october?", says=("15 October 2026: item 4",)),
    _ask("who attended on 15 October?", "was the agenda out in time?", says=("17 December 2026",)),
    _ask("what are Fatima's actions?", "and Callum's?", says=("Callum Fraser", "repeat falls")),
    _ask("what are Callum's actions?", "overdue ones", says=("Overdue actions of Callum Fraser",)),
    _ask("what are Fatima's actions?", "what about mine?", says=("You have no open actions",)),
]

TABLES = {
    "meetings": MEETINGS,
    "agendas": AGENDAS,
    "notice": NOTICES,
    "attendance": ATTENDANCES,
    "quorum": QUORUMS,
    "actions": ACTIONS,
    "decisions": DECISIONS,
    "people": PEOPLE,
    "papers": PAPERS,
    "courtesies": COURTESIES,
    "follow-ups": FOLLOW_UPS,
}
ALL = [
    pytest.param(story, id=f"{kind}: {' / '.join(story.words)[:70]}")
    for kind, table in TABLES.items()
    for story in table
]


@pytest.mark.parametrize("story", ALL)
def test_the_right_answer(sample: Desk, story: Story) -> None:
    answer = sample.text(story.who, *story.words)
    missing = [words for words in story.says if words not in answer]
    wrong = [words for words in story.not_says if words in answer]
    assert (missing, wrong) == ([], []), answer
    assert re.search(story.source, answer), answer


def test_every_question_that_is_offered_is_understood(sample: Desk) -> None:
    """Whoever taps what was offered, or types it, gets an answer: never “I am not sure”."""
    asked: set[str] = set()
    offered = {
        choice.says
        for table in TABLES.values()
        for story in table
        for one in sample.ask(story.who, *story.words)
        for choice in one.choices
    }
    unsure: dict[str, str] = {}
    while offered - asked:
        for words in sorted(offered - asked):
            asked.add(words)
            answers = sample.ask(NGOZI, words)
            offered |= {choice.says for one in answers for choice in one.choices}
            if "I am not sure" in answers[0].body or "I cannot tell" in answers[0].body:
                unsure[words] = answers[0].body
    assert len(asked) > 20
    assert unsure == {}


def test_an_offered_question_names_its_meeting_again(sample: Desk) -> None:
    offers = sample.ask(NGOZI, "who attended the delivery group in November?")[0].choices
    for choice in offers:
        assert "Ageing Well Delivery Group of 3 November 2026" in sample.text(NGOZI, choice.says), choice.says
