"""What members ask of a meeting, its agenda, who was there, who is who and what was decided, and what is right."""

from dataclasses import dataclass

import pytest

from bot.heard import Setting
from tests.support.service import Desk

NGOZI, OLENA, SIOBHAN = "ngozi.adeyemi", "olena.marchenko", "siobhan.kelleher"
SECRET = ("Tidewater", "24.85", "overdraft", "HOME CARE FRAMEWORK", "pages 29")


@dataclass(frozen=True, slots=True)
class Story:
    """What is asked (the last of ``words``, the others before it), what the answer says and what it must not say."""

    words: tuple[str, ...]
    says: tuple[str, ...]
    never: tuple[str, ...] = ()
    who: str = NGOZI
    setting: Setting = Setting.PERSONAL


def _ask(
    *words: str,
    says: tuple[str, ...],
    never: tuple[str, ...] = (),
    who: str = NGOZI,
    setting: Setting = Setting.PERSONAL,
) -> Story:
    return Story(words, says, never, who, setting)


MEETINGS = [
    _ask("how long did the August meeting last?", says=("50 minutes", "9.30 am to 10.20 am")),
    _ask("how long is the next meeting going to be?", says=("1 hour 30 minutes", "9.30 am to 11 am")),
    _ask("how many days until the next meeting?", says=("In 8 days.",)),
    _ask("when was the meeting before the October one?", says=("20 August 2026",), never=("17 December 2026, 9.30",)),
    _ask("when was the joint board meeting after the August one?", says=("Thursday 15 October 2026",)),
    _ask(
        "when did the delivery group last meet?",
        "when is their next meeting?",
        says=("Ageing Well Delivery Group", "12 January 2027"),
    ),
    _ask("when did we last meet?", "what about the delivery group?", says=("3 November 2026",)),
]

AGENDAS = [
    _ask("what was item 4 in August?", says=("Provider Failure Procedure - Exercise", "minutes of")),
    _ask("what was on the agenda in August?", says=("I hold no agenda", "Item 5: Performance Report")),
    _ask("what comes after item 5 on the December agenda?", says=("item 6, AGEING WELL DELIVERY GROUP MINUTES",)),
    _ask("what comes before the performance report in December?", says=("comes item 4, QUALITY REPORT",)),
    _ask("how many items are on the October agenda?", says=("7 items",)),
    _ask("who issued the December agenda?", says=("Head of Legal and Democratic Services",)),
    _ask("who led on finance in October?", says=("item 5", "Callum Fraser/Yuki Tanaka")),
    _ask("what did Yuki lead in October?", says=("Yuki Tanaka leads item 5",)),
]

CLOSED = [
    _ask("on what ground is item 7 closed?", says=("paragraph 3 of Part 1 of Schedule 12A", "HOME CARE FRAMEWORK")),
    _ask("which items are closed to the public in December?", says=("item 7", "not for publication")),
    _ask("will the press be asked to leave any part of the October meeting?", says=("marks no item as closed",)),
    _ask("why is item 7 exempt?", says=("item 7", "paragraph 3 of Part 1")),
    # Whoever may not see it hears the same words whether or not anything is closed.
    _ask("why is item 7 exempt?", says=("I say nothing of it here",), never=SECRET, who=OLENA),
    _ask("why is item 7 exempt?", says=("I say nothing of it here",), never=SECRET, setting=Setting.GROUP),
    _ask("is any part of the December joint board in private?", says=("nothing of it here",), never=SECRET, who=OLENA),
    _ask(
        "what comes after item 6 on the December joint board agenda?",
        says=("no item that I may show here",),
        never=SECRET,
        who=OLENA,
    ),
]

ATTENDANCE = [
    _ask("who took the minutes in October?", says=("Siobhan Kelleher (VBC) took the minutes",)),
    _ask("who took the chair in August?", says=("Councillor Ngozi Adeyemi (VBC) took the chair",)),
    _ask("did Ngozi chair the October meeting?", says=("No: Dr Anjali Raghunathan",)),
    _ask("who sat in for Jia in August?", says=("Marguerite Osei", "substitute for Jia Chen")),
    _ask(
        "who sent apologies at the delivery group in November?",
        "who was there in her place?",
        says=("IC was there in ML's place", "IC is Ibrahim Conteh"),
    ),
    _ask("did anybody substitute in October?", says=("record nobody standing in",)),
    _ask("were any members of the public at the October meeting?", says=("two members of the public",)),
    _ask("how many people sent apologies in August?", says=("4 people", "Ruth Abelson")),
    _ask("how many officers attended in October?", says=("7 people are listed as in attendance",)),
    _ask("was the cabinet member for finance at the August meeting?", says=("Gareth Pritchard", "sent apologies")),
    _ask("why wasn't Ruth there in August?", says=("Ruth Abelson sent apologies",), never=("Yes", "No:")),
    _ask("why did Gareth leave in October?", says=("10.31 am", "to catch the train to a budget briefing")),
    _ask("had anyone left by item 6 in October?", says=("record nobody leaving early by item 6",)),
    _ask(
        "who attended in October?",
        "was it quorate after that?",
        says=("lost its quorum at item 7", "15 October 2026"),
    ),
    _ask("are we quorate if Gareth does not come?", says=("The quorum of the Harbour & Vale Joint Board is 4",)),
]

DECLARATIONS = [
    _ask("did anybody declare an interest in October?", says=("her sister works as a nurse", "item 2")),
    _ask("any conflicts at the delivery group in November?", says=("No.", "No conflicts of interest were declared")),
    _ask("did Gareth declare an interest in October?", says=("No declaration by Councillor Gareth Pritchard",)),
    _ask("what should I do if I have an interest in an item?", says=("leave the room", "17 December 2026")),
]

DECISIONS = [
    _ask("was the winter support fund approved?", says=("Yes, agreed.", "£180,000")),
    _ask("did we approve the performance report in October or only note it?", says=("It was noted.", "item 5")),
    _ask("what did the board do with Callum's paper in October?", says=("Callum Fraser", "noted the performance")),
    _ask("how much did we agree for the winter?", says=("£180,000", "31 March 2027")),
    _ask("did we agree the excercise with the flood?", says=("agreed to the exercise",), never=("Winter",)),
    _ask("were the June minutes agreed?", says=("18th June 2026", "accurate record")),
    _ask("was anything deferred in October?", says=("record nothing that was deferred", "5 decisions")),
    _ask("did we decide anything about Orchard View?", says=("Orchard View",), never=("record 1 decision",)),
]

PEOPLE = [
    _ask("what is Yuki Tanaka's job?", says=("Finance Business Partner",)),
    _ask("what was Marguerite called before?", says=("formerly Marguerite Osei", "6 September 2026")),
    _ask("who is Marguerite Osei?", says=("Marguerite Lacombe (formerly Marguerite Osei",)),
    _ask("who is the head of performance?", says=("Callum Fraser is Head of Performance",)),
    _ask("who stands in for the quality lead?", says=("Ibrahim Conteh deputises first, then Jia Chen",)),
    _ask("who stands in for Siobhan on the joint board?", says=("Kofi Mensah as deputy",)),
    _ask("who may take Jia Chens place?", says=("only Marguerite Lacombe may stand in",)),
    _ask("is Olena on the joint board?", says=("No: Olena Marchenko holds no seat",)),
    _ask("who had Harpreet's seat before her?", says=("Derek Whitlock held it, until 20 May 2026",)),
    _ask("who took over from Derek Whitlock?", says=("Harpreet Gill has held it, since 21 May 2026",)),
    _ask("which organisation does Olena work for?", says=("listed for HCHT", "3 November 2026")),
    _ask("who is the chief executive?", says=("cannot find",), never=("6 seats",)),
]


def _named(story: Story) -> str:
    return f"{story.who}: {' / '.join(story.words)}"


STORIES = [*MEETINGS, *AGENDAS, *CLOSED, *ATTENDANCE, *DECLARATIONS, *DECISIONS, *PEOPLE]


@pytest.mark.parametrize("story", STORIES, ids=_named)
def test_the_right_answer(sample: Desk, story: Story) -> None:
    answer = sample.text(story.who, *story.words, setting=story.setting)
    assert [said for said in story.says if said.lower() not in answer.lower()] == [], answer
    assert [said for said in story.never if said.lower() in answer.lower()] == [], answer
