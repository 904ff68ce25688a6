"""What kind of decision a sentence records: a table of sentences, lists of resolutions, and sums as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import packs
from board.packs import decisions, resolutions
from board.packs.values import DecisionKind, Money
from storage import documents

AGREED, AMENDED, CONDITIONAL, DEFERRED, NOTED, DELEGATED, REJECTED, RECOMMENDED = DecisionKind

SENTENCES: list[tuple[str, DecisionKind | None]] = [
    ("The Board agreed the winter plan.", AGREED),
    ("The Committee approved the accounts unanimously.", AGREED),
    ("The minutes of the last meeting were agreed as an accurate record.", AGREED),
    ("The Board endorsed the strategy.", AGREED),
    ("The recommendations were agreed.", AGREED),
    ("It was agreed that officers would look again at the fees.", AGREED),
    ("After discussion, the Board agreed the plan (5 for, 2 against, 1 abstained).", AGREED),
    ("The Board voted by 6 to 2 to approve the budget of £1.2m.", AGREED),
    ("The Board noted the report and approved the plan.", AGREED),
    ("Members noted and agreed the report.", AGREED),
    ("The Board approved the plan but noted that costs had been high.", AGREED),
    ("The Board approved the plan although some members did not agree on its timing.", AGREED),
    ("The Board approved the service provided by the Trust.", AGREED),
    ("The Board approved the pending application.", AGREED),
    ("The Board agreed that members be asked to comment.", AGREED),
    ("The Board approved the plan and delegated authority to finalise it to the Managing Director.", AGREED),
    ("The minutes were approved as amended.", AMENDED),
    ("The minutes were agreed subject to the following amendment: page 2, line 4.", AMENDED),
    ("The Board approved the minutes with one minor correction.", AMENDED),
    ("The Board approved the plan in principle subject to final costs being confirmed.", CONDITIONAL),
    ("The Board approved the scheme provided that the Trust signs by May.", CONDITIONAL),
    ("The plan was approved pending the outcome of the review.", CONDITIONAL),
    ("The Board accepted the report on the understanding that figures follow.", CONDITIONAL),
    ("The Board approved the bid in principle.", CONDITIONAL),
    ("The Board agreed to approve the rules for now but noted that they will need to be reviewed again.", CONDITIONAL),
    ("The Board wished to hold the decision over to the next meeting.", DEFERRED),
    ("The Board agreed to defer the item to June.", DEFERRED),
    ("It was agreed that the decision be deferred to May.", DEFERRED),
    ("The Board, having considered the report, deferred the decision.", DEFERRED),
    ("The Board agreed with the recommendation to defer the matter.", DEFERRED),
    ("Consideration of the report was postponed.", DEFERRED),
    ("The Board noted the report.", NOTED),
    ("The minutes of the Steering Group were noted as for information.", NOTED),
    ("The Board agreed to note the update.", NOTED),
    ("It was resolved that the report be noted.", NOTED),
    ("The Board noted that the plan had been considered and approved by Cabinet.", NOTED),
    ("The Board noted that no decision had been taken by Cabinet.", NOTED),
    ("The Board noted that the plan had not yet been agreed.", NOTED),
    ("The Board delegated authority to the Director of Care, in consultation with the Chair, to sign.", DELEGATED),
    ("The Board agreed to delegate the final wording to the Chief Executive.", DELEGATED),
    ("RESOLVED that authority be delegated to the Head of Finance to agree terms.", DELEGATED),
    ("The Board did not approve the business case.", REJECTED),
    ("The Board were not minded to agree to the proposal.", REJECTED),
    ("The business case was not approved.", REJECTED),
    ("The Board agreed not to support the bid.", REJECTED),
    ("RESOLVED that the plan be not approved.", REJECTED),
    ("The Board voted against the motion.", REJECTED),
    ("The motion was lost.", REJECTED),
    ("It was not agreed to proceed.", REJECTED),
    ("The Board declined to approve the fee.", REJECTED),
    ("The Board agreed that the plan should not be approved.", REJECTED),
    ("The Board agreed it could not support the proposal.", REJECTED),
    ("The Board concluded that they cannot support the bid.", REJECTED),
    ("The Board approved neither option.", REJECTED),
    ("The Board withheld its approval.", REJECTED),
    ("The report was noted and the recommendations approved.", AGREED),
    ("The Board approved by 5 votes to 4 the budget.", AGREED),
    ("The Board resolved to exclude the public.", AGREED),
    ("The Board refused to defer the item.", REJECTED),
    ("The Board recommended to Cabinet that the fund be enlarged.", RECOMMENDED),
    ("The Board agreed to recommend the budget to Full Council.", RECOMMENDED),
    ("No decision was taken.", None),
    ("The Board did not reach a decision on the report.", None),
    ("The Board could not agree on the fee.", None),
    ("The Board was unable to approve the plan as it was not quorate.", None),
    ("The Board has not yet approved the plan.", None),
    ("The Board was asked to approve the plan.", None),
    ("The Board did not agree that this was the cause.", None),
    ("Decision: None", None),
]


@pytest.mark.parametrize(("sentence", "kind"), SENTENCES)
def test_a_sentence_is_the_decision_it_says(sentence: str, kind: DecisionKind | None) -> None:
    assert decisions.kind_of(sentence) is kind
    assert list(resolutions.read(sentence)) == ([sentence.strip(" -–•")] if kind else [])


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        (
            "The Board approved the plan in principle subject to final costs being confirmed.",
            "final costs being confirmed",
        ),
        ("The Board approved the scheme provided that the Trust signs by May.", "the Trust signs by May"),
        ("The Board approved the bid in principle.", "in principle"),
        ("The Board agreed the rules but noted they will need to be reviewed.", "they will need to be reviewed"),
        ("The Board deferred the plan pending the review.", None),
        ("The Board agreed the plan.", None),
    ],
)
def test_the_condition_is_kept_in_its_own_words(sentence: str, condition: str | None) -> None:
    resolved = decisions.of(sentence)
    assert resolved is not None
    assert resolved.condition == condition


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "The Board delegated authority to the Director of Care, in consultation with the Chair, to sign.",
            "Director of Care",
        ),
        ("The Board agreed to delegate the final wording to the Chief Executive.", "Chief Executive"),
        (
            "The Board approved the plan and delegated authority to finalise it to the Managing Director.",
            "Managing Director",
        ),
        ("The Board authorised the Section 151 Officer to sign the agreement.", "Section 151 Officer"),
        ("The Board approved the plan.", None),
    ],
)
def test_to_whom_something_is_delegated_is_named(sentence: str, who: str | None) -> None:
    resolved = decisions.of(sentence)
    assert resolved is not None
    assert resolved.delegated_to == who


def test_sums_keep_their_words_and_have_an_amount_only_where_it_is_certain() -> None:
    text = "£1.2m, £250,000, 1.5 million pounds, £12,34, £1.2-1.5m, £5.50, £ 40k and £1.2345."
    assert decisions.sums(text) == (
        Money("£1.2m", 120_000_000),
        Money("£250,000", 25_000_000),
        Money("1.5 million pounds", 150_000_000),
        Money("£12,34", None),
        Money("£1.2-1.5m", None),
        Money("£5.50", 550),
        Money("£ 40k", 4_000_000),
        Money("£1.2345", None),
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "RESOLVED that:\n(i) the report be noted; and\n(ii) the plan be approved subject to advice.",
            [NOTED, CONDITIONAL],
        ),
        ("The Board agreed to:\n• approve the plan\n• note the risks\nThe Chair gave thanks.", [AGREED, NOTED]),
        ("RESOLVED: (i) That the report be noted. (ii) That £250,000 be released.", [NOTED, AGREED]),
        (
            "RESOLVED\n1. That A be approved.\n2. That B be deferred.\n3. That C be delegated to the Chair.",
            [AGREED, DEFERRED, DELEGATED],
        ),
        ("DECISION:\nThe plan was approved.\nThe Chair closed the item.", [AGREED]),
        ("The Chair said:\n(i) the plan is late\n(ii) the plan is dear", []),
    ],
)
def test_each_entry_of_a_list_of_resolutions_is_one(text: str, kinds: list[DecisionKind]) -> None:
    assert [decisions.kind_of(sentence) for sentence in resolutions.read(text)] == kinds


def test_an_entry_keeps_the_words_that_lead_into_its_list() -> None:
    (first, second) = resolutions.read("RESOLVED that:\n(i) the report be noted; and\n(ii) the plan be approved.")
    assert first == "RESOLVED that: (i) the report be noted"
    assert second == "RESOLVED that: (ii) the plan be approved."


def test_a_vote_counted_in_the_next_sentence_stays_with_its_decision() -> None:
    (only,) = resolutions.read("The Board agreed the plan. Votes: 5 for, 2 against, 1 abstained. Tea was taken.")
    assert only == "The Board agreed the plan. Votes: 5 for, 2 against, 1 abstained."


def test_the_minutes_of_a_pack_carry_the_kinds() -> None:
    text = (
        "# Northmere Joint Board\n\nMonday 8 June 2026 at 2.00pm\n\n### AGENDA\n\n"
        "**1 MINUTES (Pages 1 - 4)**\n\n"
        "Lead\tItem For: Discussion Decision Information\tAttachment\nChair\tDecision\tAttached\n\n"
        "Monday, 1 June 2026\n\n## Meeting Minutes\n\n### Northmere Joint Board – Public\n\n"
        "Held on 6 April 2026, 14:00 - 15:00\n\n<b>Present:</b>\tNAME\tINITIAL\tTITLE\tORG\n"
        "\tAda Brook\tAB\tChair\tNC\n\n"
        "Item\tSubject\tAction\n1.\t<b>Plans</b>\t\n"
        "\t<p>The Board did not approve the plan of £2m.</p> <p>No decision was taken on the other.</p>\t\n"
    )
    (minutes,) = packs.read(documents.read("pack.md", text.encode())).minutes
    assert [(one.kind, one.item, one.sums) for one in minutes.decisions] == [
        (REJECTED, "1", (Money("£2m", 200_000_000),))
    ]


WORDS = "the Board Cabinet approved agreed noted not to delegate deferred subject RESOLVED that: (i) (ii) • £2m ; . be"


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join)))
def test_the_kind_is_total(text: str) -> None:
    for sentence in resolutions.read(text):
        assert decisions.kind_of(sentence) is not None
    resolved = decisions.of(text)
    assert (resolved is None) is (decisions.kind_of(text) is None)
    assert all(one.written in text for one in decisions.sums(text))
