"""What fresh readers met: sources of what was minuted, an exempt report for those who may, one answer for those not."""

import pytest

from bot.heard import Setting
from tests.support.service import Desk

MEMBER, ADMINISTRATOR, OUTSIDER = "ngozi.adeyemi", "siobhan.kelleher", "olena.marchenko"
SECRETS = ("Tidewater", "24.85", "27.10", "25.60", "22.90", "overdraft", "Wieczorek", "29")
MINUTED = "17 December 2026, pages 1–6, item 3"


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("until what time did the October board sit?", "10.50 am"),
        ("how long was the October board?", "1 hour 20 minutes"),
        ("when did the October meeting start?", "9.30 am"),
    ],
)
def test_the_hours_of_a_meeting_that_was_cite_its_minutes(sample: Desk, question: str, says: str) -> None:
    (message,) = sample.ask(MEMBER, question)
    assert says in message.body
    assert MINUTED in message.sources[0]


def test_a_meeting_to_come_cites_its_own_front_sheet_first(sample: Desk) -> None:
    (message,) = sample.ask(MEMBER, "when is the next meeting?")
    assert message.sources[0].endswith("17 December 2026")


FOUND = [
    ("what do we pay Tidewater now?", "22.90"),
    ("what's the price that tidewater get at present", "22.90"),
    ("what is item 7? >> and what's the existing price?", "22.90"),
    ("what is item 7? >> what firm is that one about?", "Tidewater Homecare Limited"),
    ("which company is item 7 about?", "Tidewater Homecare Limited"),
]


@pytest.mark.parametrize(("question", "says"), FOUND)
def test_whoever_may_see_an_exempt_report_finds_its_sentences(sample: Desk, question: str, says: str) -> None:
    answer = sample.text(ADMINISTRATOR, *question.split(" >> "))
    assert says in answer
    assert "pages 29–30, item 7" in answer


@pytest.mark.parametrize("question", ["what is the current price of diesel?", "what do we pay Acme now?"])
def test_a_price_of_something_else_is_not_taken_from_a_report(sample: Desk, question: str) -> None:
    answer = sample.text(ADMINISTRATOR, question)
    assert [figure for figure in ("22.90", "24.85", "25.60") if figure in answer] == [], answer


WORDINGS = (
    "what is item {} about on the joint board agenda", "joint board item {}, what does it cost",
    "who leads item {} at the joint board?", "what does the joint board's item {} recommend",
    "summarise item {} of the joint board", "is item {} of the joint board public?",
    "what are we deciding under item {} at the joint board", "which firm is item {} of the joint board about",
)  # fmt: skip


@pytest.mark.parametrize(("who", "setting"), [(OUTSIDER, Setting.PERSONAL), (MEMBER, Setting.GROUP)])
def test_an_item_that_is_not_shown_is_answered_in_one_way(sample: Desk, who: str, setting: Setting) -> None:
    said = {
        sample.ask(who, words.format(number), setting=setting)[-1].text().replace(number, "N")
        for words in WORDINGS
        for number in ("7", "99")
    }
    said = {text.replace("1N December", "17 December") for text in said}
    assert len(said) == 1, said
    assert [secret for secret in SECRETS if secret in next(iter(said))] == []


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("who can take the place of the ICB chair?", ("Nobody", "ICB Chair", "no substitute")),
        ("who deputises for the cabinet member for finance?", ("Nobody", "Cabinet Member for Finance")),
        ("who stands in for the chief delivery officer?", ("only Marguerite Lacombe may stand in",)),
        ("who stands in for the quality lead?", ("Ibrahim Conteh deputises first, then Jia Chen",)),
    ],
)
def test_who_stands_in_for_a_post_is_the_rule_of_it(sample: Desk, question: str, says: tuple[str, ...]) -> None:
    answer = sample.text(MEMBER, question)
    assert [words for words in says if words not in answer] == [], answer


def test_a_nought_printed_for_a_target_is_no_target(sample: Desk) -> None:
    answer = sample.text(MEMBER, "what is the figure for home care hours bought per week?")
    assert "18,460" in answer
    assert "The table prints 0 as the target." in answer
    assert "0%" not in answer
    assert not sample.text(MEMBER, "are home care hours bought on target?").startswith(("Yes", "No"))


def test_a_sum_that_the_minutes_do_not_say_is_put_right(sample: Desk) -> None:
    assert "The papers say £180,000, not £250,000." in sample.text(
        MEMBER, "when did we approve the £250,000 winter fund?"
    )
    assert "The papers say" not in sample.text(MEMBER, "when did we approve the £180,000 winter fund?")


def test_all_that_is_to_be_decided_stands_item_by_item(sample: Desk) -> None:
    answer = sample.text(MEMBER, "what do we have to decide?")
    assert "3 items for decision" in answer
    assert "Approve the Provider Failure Procedure, version 4" in answer
    assert "£24.85" in answer
    shared = sample.ask(MEMBER, "what do we have to decide?", setting=Setting.GROUP)[-1].text()
    assert "version 4" in shared
    assert [secret for secret in SECRETS if secret in shared.replace("29–30", "")] == [], shared


def test_the_lead_officer_of_a_risk_is_its_owner(sample: Desk) -> None:
    assert "owned by TW" in sample.text(MEMBER, "who is the lead officer on the home care at weekends risk?")
