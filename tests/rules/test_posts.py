"""Whom a post means in somebody's own words, and what is no post or another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import posts

HELD = [
    ("Executive Director Wellbeing (Health & Adults)", "Ana"),
    ("Director of Public Health", "Ben"),
    ("Lay Member – Patient and Public Involvement", "Cid"),
    ("Finance Business Partner", "Dee"),
    ("Chief Executive Officer", "Eli"),
    ("Chief Executive Officer", "Flo"),
    ("ICB Chair", "Gus"),
    ("Quality lead", "Hal"),
]


@pytest.mark.parametrize(
    ("words", "holders"),
    [
        ("was the exec director for wellbeing there in september", ["Ana"]),
        ("who is the director of public health?", ["Ben"]),
        ("whos the lay member for patients and public", ["Cid"]),
        ("was the finance partner there", ["Dee"]),
        ("did the chief executive come", ["Eli", "Flo"]),
        ("was the ICB chair at the meeting", ["Gus"]),
        ("who stands in for the quality lead", ["Hal"]),
        ("who is the director of finance", []),
        ("was the director there", []),
        ("who is the head of public health", []),
        ("who leads item 4", []),
        ("", []),
    ],
)
def test_a_post_is_found_by_its_rank_and_its_whole_field(words: str, holders: list[str]) -> None:
    assert posts.meant(words, HELD) == holders


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("who is the chief executive", "chief execut"),
        ("who is the director of parks", "director park"),
        ("who is a member", None),
        ("who chairs the board", None),
    ],
)
def test_a_post_that_nobody_holds_is_still_a_post(words: str, post: str | None) -> None:
    assert posts.said(words) == post


@given(st.text(max_size=80))
def test_any_text_is_read_and_only_holders_are_given(words: str) -> None:
    assert set(posts.meant(words, HELD)) <= {holder for _, holder in HELD}
