"""Questions about reports in everyday words: which one is meant, which part of it, what it says on a figure."""

import pytest

from bot.heard import Setting
from tests.support.service import Desk

MEMBER, OFFICER = "ngozi.adeyemi", "olena.marchenko"
SECRETS = ("Tidewater", "24.85", "27.10", "25.60", "22.90", "overdraft", "31 March 2028")

# What is asked (“>>” parts what is said one after the other), and what the answer must say.
ASKED = [
    ("what would they like us to sign off under item 4?", ("Approve the Provider Failure Procedure, version 4",)),
    ("the fourth item: gist please", ("asks the Board to approve it",)),
    ("who drew up the care homes paper", ("Ibrahim Conteh",)),
    ("whose paper is the winter fund one?", ("Executive Director of Adult Services", "pages 15–16, item 7")),
    ("which other options did the quality report weigh up and reject?", ("To leave version 3 in force",)),
    ("is there a legal power behind the quality report", ("Care Act 2014", "12 ")),
    ("any property implications in the quality report", ("Property/Other", "11 None")),
    ("what are the conflicts of interest in the quality report", ("Saltmarsh Court", "13 ")),
    ("is item 4 a key decision?", ("No. ",)),
    ("does the quality report cost us anything?", ("£95,000", "10 ")),
    ("where does the money for the winter fund paper come from", ("pay half each", "has no part headed")),
    ("was there consultation on the winter fund paper", ("answered when asked what would help",)),
    ("why is the home care contract secret", ("statement of confidentiality", "prices of a named provider")),
    ("what is the exempt paper asking for", ("£24.85",)),
    ("what does item 7 want from us >> until when?", ("to 31 March 2028",)),
    ("what does item 7 want from us >> at what price?", ("£24.85 an hour",)),
    ("what does item 7 want from us >> and if we refuse?", ("made ready for 212 people",)),
    ("what did the winter fund report recommend? >> how long does the panel take to answer", ("three working days",)),
]
# What no report says of itself is not made up, and one report never stands in for another.
NOT_SAID = [
    ("which wards does item 7 affect?", ("wards: All",)),
    ("who wrote the parking report?", ("Conteh", "Lacombe")),
    ("what does the quality report recommend on parking?", ("Note the quality report",)),
]
ROADS = (
    "what is item 7 asking for", "what is item 7 asking for >> until when", "whats the price under item 7",
    "who wrote the exempt paper", "what does the confidential report say", "who is the provider in item 7",
    "how long would the contract run under item 7", "why is the home care contract secret",
    "gist of the home care contract", "what would the extension of the contract cost",
    "the home care framework report, and if we say no to it?",
)  # fmt: skip


@pytest.mark.parametrize(("question", "says"), ASKED, ids=[question for question, _ in ASKED])
def test_a_report_is_found_by_everyday_words(sample: Desk, question: str, says: tuple[str, ...]) -> None:
    answer = sample.text(MEMBER, *question.split(" >> "))
    assert [words for words in says if words not in answer] == [], answer


@pytest.mark.parametrize(("question", "never"), NOT_SAID, ids=[question for question, _ in NOT_SAID])
def test_what_no_report_says_is_not_said(sample: Desk, question: str, never: tuple[str, ...]) -> None:
    answer = sample.text(MEMBER, question)
    assert [words for words in never if words in answer] == [], answer


@pytest.mark.parametrize("question", ROADS)
@pytest.mark.parametrize(("who", "setting"), [(OFFICER, Setting.PERSONAL), (MEMBER, Setting.GROUP)])
def test_an_exempt_report_is_withheld_and_no_other_stands_in(
    sample: Desk, question: str, who: str, setting: Setting
) -> None:
    answers = sample.ask(who, *question.split(" >> "), setting=setting)
    text = "\n".join(message.text() for message in answers)
    assert [words for words in (*SECRETS, "Winter Support Fund of £180,000") if words in text] == [], text


def test_a_telephone_number_is_not_said_of_a_reports_author(sample: Desk) -> None:
    answer = sample.text(MEMBER, "who wrote the care homes paper?")
    assert "ibrahim.conteh@example.org" in answer
    assert "07700" not in answer
