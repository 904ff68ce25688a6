"""What an administrator says of a finding: the sentences that settle it, and those that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import settlements
from dialogs import rulings
from dialogs.rulings import Deed

SAID = [
    ("finding 3: that is Naz Jones", Deed.NAME, "Naz Jones"),
    ("Finding 3 is Naz Jones", Deed.NAME, "Naz Jones"),
    ("finding 3: NJ is Naz Jones", Deed.NAME, "Naz Jones"),
    ("finding 3, it's Cllr Jones.", Deed.NAME, "Cllr Jones"),
    ("finding 3 is noted", Deed.NOTE, None),
    ("finding 3: noted, thank you", Deed.NOTE, None),
    ("finding 3 - closed in March", Deed.CLOSE, None),
    ("finding 3 was done in March", Deed.CLOSE, None),
    ("finding 2 not an action", Deed.NO_ACTION, None),
    ("finding 2 is not an action", Deed.NO_ACTION, None),
    ("finding 2 isn't an action", Deed.NO_ACTION, None),
    ("yes, finding 4 is an action", Deed.TAKE_UP, None),
    ("finding 4: yes", Deed.TAKE_UP, None),
    ("Yes, finding 4 is an action for Naz Jones", Deed.TAKE_UP, "Naz Jones"),
    ("proposal 4: take it up", Deed.TAKE_UP, None),
    ("undo finding 3", Deed.UNDO, None),
    ("please undo finding 3", Deed.UNDO, None),
    ("finding 3: undo", Deed.UNDO, None),
    ("undo settlement 12", Deed.UNDO, None),
    ("finding 3", Deed.SHOW, None),
    ("show me finding 3", Deed.SHOW, None),
    ("finding 3 is not closed", Deed.DOUBT, None),
    ("finding 3: closed?", Deed.DOUBT, None),
    ("finding 3: I think that is Naz Jones", Deed.DOUBT, None),
    ("finding 3: maybe closed", Deed.DOUBT, None),
    ("finding 3: that is Naz Jones or Nia Jackson", Deed.DOUBT, None),
    ("finding 3 is odd", Deed.NAME, "odd"),  # nobody of the board file, so it is asked
    ("finding 3: look at the minutes again", Deed.DOUBT, None),
]

# Sentences that have the words of a settlement and are none: they ask, wish, hope or tell of something else.
OTHERWISE = [
    ("is finding 3 closed", Deed.SHOW),
    ("is finding 3 closed?", Deed.SHOW),
    ("has finding 3 been closed", Deed.SHOW),
    ("when was finding 3 closed", Deed.SHOW),
    ("who closed finding 3", Deed.SHOW),
    ("who is finding 3", Deed.SHOW),
    ("was finding 3 noted", Deed.SHOW),
    ("did finding 3 get done", Deed.SHOW),
    ("what is finding 3 about", Deed.SHOW),
    ("should I undo finding 3", Deed.SHOW),
    ("do not undo finding 3", Deed.SHOW),
    ("never undo finding 3", Deed.DOUBT),
    ("undo finding 3 in March", Deed.DOUBT),
    ("finding 3 will be closed in May", Deed.DOUBT),
    ("finding 3 should be closed", Deed.DOUBT),
    ("finding 3: to be completed by May", Deed.DOUBT),
    ("finding 3: completed by May", Deed.DOUBT),
    ("finding 3 nearly done", Deed.DOUBT),
    ("finding 3 is nearly done", Deed.DOUBT),
    ("finding 3: almost complete", Deed.DOUBT),
    ("finding 3: half finished", Deed.DOUBT),
    ("finding 3: Kestrel Lodge closed", Deed.DOUBT),
    ("finding 3: Kestrel Lodge is closed", Deed.DOUBT),
    ("finding 3 was done wrongly", Deed.DOUBT),
    ("finding 3: please get it done", Deed.DOUBT),
    ("finding 3: closed the wrong one", Deed.DOUBT),
    ("finding 3: closed next week", Deed.DOUBT),
    ("finding 3: done in part", Deed.DOUBT),
    ("finding 3: as an action is closed", Deed.DOUBT),
    ("finding 3: there is an action for that", Deed.DOUBT),
    ("finding 3: ok, who owns it", Deed.DOUBT),
    ("finding 3: fine for Naz to do", Deed.DOUBT),
    ("finding 20 is noted by mistake", Deed.DOUBT),
    ("finding 3 is noted as wrong", Deed.DOUBT),
    ("finding 3: that is the usual way we write it", Deed.DOUBT),
    ("finding 3: that's how it's always been", Deed.DOUBT),
    ("finding 3 is not Naz Jones", Deed.DOUBT),
    ("finding 3: not an action for us, it is the trust's", Deed.DOUBT),
    ("finding no. 6 pls ignore", Deed.DOUBT),
    ("finding 3: who is Naz Jones", Deed.DOUBT),
    ("finding 3: what is NJ", Deed.DOUBT),
    ("finding 3: is it closed", Deed.DOUBT),
    ("finding 3: closed in error", Deed.DOUBT),
    ("finding 3: completed in full", Deed.DOUBT),
    ("finding 3 can be closed", Deed.DOUBT),
    ("please close finding 3", Deed.DOUBT),
    ("could be noted finding 3", Deed.SHOW),
    ("no, finding 3 is Naz Jones", Deed.DOUBT),
    ("I am told finding 3 is closed", Deed.DOUBT),
    ("finding 3: yes but not now", Deed.DOUBT),
    ("finding 3: an action for whoever has the time", Deed.TAKE_UP),  # nobody of the board file, so it is asked
]
# Other words for the same things.
ALSO = [
    ("re finding 9 - noted", Deed.NOTE),
    ("finding 9 noted thanks", Deed.NOTE),
    ("finding 9: ok", Deed.NOTE),
    ("finding 9: that's fine, thank you", Deed.NOTE),
    ("note finding 9", Deed.NOTE),
    ("please note finding 9", Deed.NOTE),
    ("finding 9: known", Deed.NOTE),
    ("finding 9 has been closed", Deed.CLOSE),
    ("finding 9: it's done", Deed.CLOSE),
    ("finding 9: the action was completed on 12 March 2031.", Deed.CLOSE),
    ("finding 9: closed at the last meeting", Deed.CLOSE),
    ("finding 9: finished 12/03/2031", Deed.CLOSE),
    ("finding 9: done two weeks ago", Deed.CLOSE),
    ("finding 9: done 2 weeks ago, thanks", Deed.CLOSE),
    ("finding 9: no action", Deed.NO_ACTION),
    ("finding 9: make it an action", Deed.TAKE_UP),
    ("finding 9: yes please", Deed.TAKE_UP),
    ("yes, finding 9", Deed.TAKE_UP),
    ("can you undo finding 9?", Deed.UNDO),
    ("finding 9 please", Deed.SHOW),
]


@pytest.mark.parametrize(("said", "deed"), OTHERWISE + ALSO, ids=[said for said, _ in OTHERWISE + ALSO])
def test_only_what_surely_says_so_settles(said: str, deed: Deed) -> None:
    ruling = rulings.read(said, listing=False)
    assert ruling is not None
    assert ruling.deed is deed


ASKING = ("is", "has", "was", "when was", "did", "who closed", "why is", "should", "can", "does anybody know whether")


@given(st.sampled_from(ASKING), st.sampled_from(["closed", "noted", "done in March", "an action", "yes", "Naz Jones"]))
def test_a_question_shows_the_finding_and_settles_nothing(asks: str, said: str) -> None:
    ruling = rulings.read(f"{asks} finding 3 {said}", listing=True)
    assert ruling is not None
    assert (ruling.deed, ruling.rows) == (Deed.SHOW, (3,))


@given(
    st.sampled_from(["closed", "noted", "done", "an action", "fine"]), st.from_regex(r"[b-hj-z]{3,9}", fullmatch=True)
)
def test_a_word_that_is_not_known_makes_a_doubt(said: str, word: str) -> None:
    ruling = rulings.read(f"finding 3: {said} zz{word}", listing=False)
    assert ruling is not None
    assert ruling.deed is Deed.DOUBT


@pytest.mark.parametrize(
    ("written", "whole", "another"),
    [
        ("Clare Young", True, True),
        ("Cllr Sara Turner", True, False),
        ("Sarah Green", True, False),
        ("NJ", False, False),
        ("MK SR", False, False),
        ("Dr Young", False, False),
        ("the director", False, False),
        ("", False, False),
    ],
)
def test_a_whole_name_with_nothing_in_common_is_quite_another(written: str, whole: bool, another: bool) -> None:  # noqa: FBT001
    assert settlements.is_whole(written) == whole
    assert settlements.is_another(written, ["Sarah Turner", "Sarah Green"]) == another


def test_who_says_yes_was_asked_already() -> None:
    for said in ("yes, finding 3 is Naz Jones", "finding 3: yes, that is Naz Jones", "finding 3 is Naz Jones"):
        ruling = rulings.read(said, listing=False)
        assert ruling is not None
        assert (ruling.deed, ruling.who, ruling.sure) == (Deed.NAME, "Naz Jones", "yes" in said)


@pytest.mark.parametrize(("said", "deed", "who"), SAID, ids=[said for said, _, _ in SAID])
def test_what_a_sentence_settles(said: str, deed: Deed, who: str | None) -> None:
    ruling = rulings.read(said, listing=False)
    assert ruling is not None
    assert (ruling.deed, ruling.who) == (deed, who)


def test_what_the_paper_writes_may_be_said_too() -> None:
    ruling = rulings.read("finding 3: “NJ” is Naz Jones", listing=False)
    assert ruling is not None
    assert (ruling.written, ruling.rows, ruling.kind) == ("NJ", (3,), "finding")


def test_several_at_once_are_all_named() -> None:
    ruling = rulings.read("findings 3, 4 and 12 are noted", listing=False)
    assert ruling is not None
    assert ruling.rows == (3, 4, 12)


def test_a_bare_number_means_a_finding_only_after_they_were_listed() -> None:
    assert rulings.read("3: closed in March", listing=False) is None
    ruling = rulings.read("3: closed in March", listing=True)
    assert ruling is not None
    assert (ruling.deed, ruling.rows, ruling.words) == (Deed.CLOSE, (3,), "closed in March")


@pytest.mark.parametrize("said", ["what is item 3?", "the findings of the inspection", "3", "finding it hard", "4.3"])
def test_other_words_are_no_ruling(said: str) -> None:
    assert rulings.read(said, listing=True) is None


@given(st.text(max_size=600), st.booleans())
def test_any_text_is_read(said: str, listing: bool) -> None:  # noqa: FBT001 -- drawn, not passed
    rulings.read(said, listing=listing)
    rulings.read(f"finding 3: {said}", listing=listing)
