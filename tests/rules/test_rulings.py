"""What an administrator says of a finding: the sentences that settle it, and those that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
