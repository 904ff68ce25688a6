"""The grammar of dates, meetings, people, boards, items and subjects, as tables."""

import datetime as dt

import pytest

from dialogs.understanding import Aspect, Context, Intent, Lexicon, Naming, Relative, Slots, Span, bodies, understand
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


@pytest.mark.parametrize("said", ["31 June", "15/13/2026", "30 February 2026", "Thursday", "last quarter", "the 15th"])
def test_a_date_that_cannot_be_placed_is_said_to_be_so(said: str) -> None:
    read = slots(f"Who attended on {said}?")

    assert read.when is None
    assert read.unread is not None
    assert read.unread in said


def test_the_15th_is_of_the_month_we_talk_about() -> None:
    assert slots("Was it quorate on the 15th?", Context(day=dt.date(2026, 6, 2))).when == sample.when("2026-06-15")


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("last week", "2026-09-28", "2026-10-04"),
        ("next week", "2026-10-12", "2026-10-18"),
        ("this week", "2026-10-05", "2026-10-11"),
        ("over the summer", "2026-06-01", "2026-08-31"),
        ("at the summer meeting", "2026-06-01", "2026-08-31"),
        ("last spring", "2026-03-01", "2026-05-31"),
        ("in the new year", "2027-01-01", "2027-03-31"),
        ("in the next fortnight", "2026-10-07", "2026-10-21"),
    ],
)
def test_a_stretch_of_days_has_its_ends(said: str, start: str, end: str) -> None:
    when = slots(f"Who attended {said}?").when

    assert isinstance(when, Span)
    assert (when.start.isoformat(), when.end.isoformat()) == (start, end)


SITTINGS = (dt.date(2026, 8, 20), dt.date(2026, 10, 15), dt.date(2026, 12, 17))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the 15th", "2026-10-15"),
        ("Thursday", None),
        ("next Thursday", "2026-10-15"),
        ("the 17th", None),
        ("the 20th", "2026-08-20"),
        ("the 3rd", None),
    ],
)
def test_a_bare_day_is_that_of_a_meeting_near(said: str, meant: str | None) -> None:
    read = slots(f"Who is coming on {said}?", Context(sittings=SITTINGS))

    assert read.when == sample.when(meant)
    assert (read.unread is None) == (meant is not None)


def test_a_bare_day_with_two_meetings_is_the_nearer_or_asked_about() -> None:
    equally = Context(sittings=(dt.date(2026, 9, 22), dt.date(2026, 10, 22)))
    nearer = Context(sittings=(dt.date(2026, 9, 7), dt.date(2026, 11, 7)))

    assert slots("Who is coming on the 22nd?", equally).unread == "the 22nd"
    assert slots("Who is coming on the 7th?", nearer).when == sample.when("2026-09-07")


@pytest.mark.parametrize(
    "text",
    [
        "is it open 24/7",
        "what happened in quarter 2",
        "the owner gives 6 months notice",
        "what about the last nine homes",
        "what are the next steps for falls",
        "who is the next of kin",
        "what were you told before this",
        "what is the last paragraph about",
    ],
)
def test_what_is_no_meeting_is_not_taken_for_one(text: str) -> None:
    read = slots(text)

    assert (read.when, read.unread) == (None, None)


@pytest.mark.parametrize(
    ("said", "kept"), [("2017/18", "2017/18"), ("April 2019", "April 2019"), ("October 2026", None)]
)
def test_a_year_in_which_nobody_met_is_told_apart(said: str, kept: str | None) -> None:
    assert slots(f"what was the figure in {said}", Context(sittings=SITTINGS)).unheld == kept


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("who chaired that?", True),
        ("was it quorate after that?", True),
        ("who was in the chair then?", True),
        ("who chaired that meeting?", True),
        ("who said that the fees are late?", False),
    ],
)
def test_that_and_then_point_back_to_the_meeting(text: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert (slots(text).when is Relative.SAME) == same


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
    (said,) = slots("actions for Maria Kowalskaya").people

    assert said.naming is Naming.UNKNOWN
    assert said.key is None
    assert said.maybe == ("maria-kowalski",)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("actions for Maria Kowalsky", ["maria-kowalski"]),
        ("what does whitfeild owe", ["clare-whitfield"]),
        ("actions for Priyaa Anand", ["priya-anand"]),
        ("actions for Maria Kowal", ["?Maria Kowal"]),
        ("was Pryia there", ["priya-anand"]),
        ("was cllr huges there", ["several/gwen-hughes/alan-hughes"]),
        ("what are marias actions", ["maria-kowalski"]),
        ("priyas actions", ["priya-anand"]),
        ("what are the youngs actions", []),
    ],
)
def test_one_slip_in_a_name_is_still_that_name(text: str, people: list[str]) -> None:
    assert sample.people(slots(text).people) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("what did Priya Anand say about fees", ["priya-anand"]),
        ("what did priya say about fees", ["priya-anand"]),
        ("what did Bob Smith say about fees", ["?Bob Smith"]),
        ("what did Cllr Xu ask", ["?Cllr Xu"]),
        ("who spoke about Rosewood House", []),
        ("what was said of Rosewood House", []),
        ("did mo osman declare an interest", ["mo-osman"]),
        ("what is clare whitfields email", ["clare-whitfield"]),
    ],
)
def test_who_spoke_declared_or_is_to_be_reached_is_a_person(text: str, people: list[str]) -> None:
    assert sample.people(slots(text).people) == people


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
        ("what are the risks for home care", "home care"),
        ("how many falls were there", "falls"),
        ("summary of the quality report", "quality"),
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


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("what does paragraph 7.1 say", "7.1", "paragraph"),
        ("para 2.8?", "2.8", "paragraph"),
        ("read me paragraph 2.1.3", "2.1.3", "paragraph"),
        ("what is checklist 3.10", "3.10", "checklist"),
        ("what is row 3.10 of the checklist", "3.10", "checklist"),
        ("item 2.8 of the checklist", "2.8", "checklist"),
        ("step 2.14", "2.14", "step"),
        ("step four", "4", "step"),
        ("what is section 7 of the procedure", "7", "section"),
        ("who is responsible for 2.9", "2.9", None),
        ("what does 4.3a say", "4.3a", None),
    ],
)
def test_a_paragraph_is_known_by_its_number_as_written(text: str, number: str, part: str | None) -> None:
    read = slots(text)

    assert (read.number, read.part, read.item) == (number, part, None)


@pytest.mark.parametrize(
    ("text", "item"),
    [("what is item 4", "4"), ("who leads item 5.2", "5.2"), ("what is on the agenda", None), ("item 2.8", "2.8")],
)
def test_an_item_is_no_paragraph(text: str, item: str | None) -> None:
    read = slots(text)

    assert (read.item, read.number, read.part) == (item, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "what do the papers say about 4.5 million",
        "what do the papers say about the 15.10.26 meeting",
        "anything about the checklist 15 October",
        "what do the papers say about the steps",
    ],
)
def test_an_amount_or_a_day_is_no_paragraph(text: str) -> None:
    assert slots(text).number is None


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("which indicators are red", "red"),
        ("what is amber", "amber"),
        ("how many greens", "green"),
        ("which risks are red", "red"),
        ("which indicators are red or amber", None),
        ("who is on the steering group, is it Mr Green", None),
        ("how many falls were there", None),
    ],
)
def test_a_light_is_read_where_something_is_rated(text: str, light: str | None) -> None:
    assert slots(text).light == light


@pytest.mark.parametrize(
    ("text", "applies"),
    [
        ("which steps apply to care homes", "care home"),
        ("which steps apply to home care", "home care"),
        ("which steps apply to domiciliary care", "home care"),
        ("does 2.8 apply to CH", "care home"),
        ("what do we do if a nursing home closes", "care home"),
        ("does 2.8 apply to home care or care homes", None),
        ("who must be told if a provider fails", None),
        ("what are the risks for home care", None),
    ],
)
def test_a_procedure_may_be_asked_for_one_kind_of_provider(text: str, applies: str | None) -> None:
    assert slots(text).applies == applies


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("what does the quality report recommend", Aspect.RECOMMENDATIONS),
        ("what are the reccomendations of the finance report", Aspect.RECOMMENDATIONS),
        ("who wrote the finance report", Aspect.AUTHOR),
        ("contact officer for the finance report", Aspect.AUTHOR),
        ("who is the decision maker for the finance report", Aspect.DECISION_MAKER),
        ("is the finance report a key decision", Aspect.KEY_DECISION),
        ("which wards does the finance report affect", Aspect.WARDS),
        ("is there an equality impact assessment for the finance report", Aspect.ASSESSMENTS),
        ("what appendices does the finance report have", Aspect.APPENDICES),
        ("background papers for the finance report", Aspect.BACKGROUND),
        ("summary of the finance report", Aspect.SUMMARY),
        ("show me the finance report", None),
        ("what are the risks for transport", None),
        ("who owns the transport risk", Aspect.OWNER),
        ("what are the biggest risks", Aspect.RANK),
        ("what is the mitigation for the transport risk", Aspect.MITIGATION),
        ("how many falls were there", None),
        ("what is the target for falls", Aspect.TARGET),
        ("are we meeting the target for wheelchair waiting times", Aspect.TARGET),
        ("how do falls compare with last year", Aspect.PREVIOUS),
        ("what are the headline figures", Aspect.HEADLINES),
        ("how many indicators are red", Aspect.COUNT),
        ("what does paragraph 2.8 say", None),
        ("who must be told if a provider fails", Aspect.TELL),
        ("who is responsible for telling families when a home closes", Aspect.RESPONSIBLE),
        ("what does PL do in the plan", Aspect.RESPONSIBLE),
        ("who is PL in the plan", Aspect.ROLE),
        ("what do we do first when a provider fails", Aspect.FIRST),
        ("how soon must the steering group meet", Aspect.TIMESCALE),
        ("when do we tell the families", Aspect.TIMESCALE),
        ("how quickly must CQC be told", Aspect.TIMESCALE),
        ("what is the communications team responsible for", Aspect.RESPONSIBLE),
        ("which steps apply to home care", Aspect.APPLIES),
        ("who can activate the procedure", Aspect.ACTIVATE),
        ("when is the next meeting", None),
    ],
)
def test_a_part_is_asked_for_by_its_name(text: str, aspect: Aspect | None) -> None:
    assert slots(text).aspect is aspect


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("what does DOLS stand for", "DOLS"),
        ("WHAT DOES DOLS STAND FOR", "DOLS"),
        ("what does MO stand for", "MO"),
        ("what does JCB mean", "JCB"),
        ("what is an IMCA in the procedure", "IMCA"),
        ("what is meant by lasting power of attorney", "lasting power of attorney"),
        ("show me the glossary", ""),
        ("what does the quality report recommend", "quality"),
        ("is the winter plan report a key decision", "winter plan"),
        ("who owns the home care risk", "home care"),
        ("risks owned by Bob Smith", "Bob Smith"),
        ("what is the risk with Rosewood House", "Rosewood House"),
        ("what is the target for falls", "falls"),
        ("how many permanent admissions to residential homes were there", "permanent admissions residential homes"),
        ("what are the headline figures", ""),
        ("what does the procedure say about medication", "medication"),
        ("which steps apply to home care", ""),
        ("do we have to tell CQC", "CQC"),
        ("who is on the joint incident steering group", "joint incident steering group"),
    ],
)
def test_the_subject_of_what_papers_hold_is_kept_without_its_framing(text: str, about: str) -> None:
    assert slots(text).about == about


def test_last_year_is_the_comparison_and_not_another_year_of_papers() -> None:
    assert slots("how do falls compare with last year").when is None


def test_a_known_owner_is_a_person_and_a_group_of_the_procedure_is_no_strange_board() -> None:
    assert sample.people(slots("which risks does Maria Kowalski own").people) == ["maria-kowalski"]
    assert slots("who is on the joint incident steering group").stranger is None
    assert slots("what risks does the planning committee have").stranger == "planning committee"


def test_a_group_that_papers_tell_of_is_asked_of_the_papers() -> None:
    named = Lexicon(groups=bodies.named_in("It reports to the Falls Oversight Panel, which meets weekly."))
    heard = understand("how often does the falls oversight panel meet", named, Context(), sample.TODAY)

    assert heard.slots.stranger is None
    assert heard.intent in {Intent.PAPERS, Intent.PROCEDURE, Intent.SAID, Intent.GLOSSARY, Intent.DEADLINES}
    assert slots("when does the steering group meet").stranger is None
    assert slots("who attended the falls oversight panel in October").stranger == "falls oversight panel"


def test_tasks_of_somebody_are_still_actions() -> None:
    understood = understand("tasks for Bob Smith", sample.LEXICON, Context(), sample.TODAY)

    assert understood.intent is Intent.ACTIONS
    assert sample.people(understood.slots.people) == ["?Bob Smith"]
