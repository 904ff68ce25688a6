"""The ground that an agenda states for keeping an item back, and what of its words is never told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import exemptions

PARAGRAPH = "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972"
DESCRIBED = "(information relating to the financial or business affairs of any particular person)"


@pytest.mark.parametrize(
    ("said", "ground"),
    [
        (
            f"NOT FOR PUBLICATION by virtue of {PARAGRAPH} {DESCRIBED}",
            f"{PARAGRAPH} {DESCRIBED}",
        ),
        ("Exempt under Paragraphs 1 and 3 of Schedule 12A", "Paragraphs 1 and 3 of Schedule 12A"),
        (
            "paragraph 3 of Schedule 12A to the Local Government Act 1972 (the debts of Quarm and Sons)",
            "paragraph 3 of Schedule 12A to the Local Government Act 1972",
        ),
        ("Not for publication: it names a provider", None),
        ("paragraph 3 of the report", None),
    ],
)
def test_only_the_law_is_told(said: str, ground: str | None) -> None:
    assert exemptions.ground([said], described=True) == ground


@given(st.text(alphabet=st.characters(blacklist_characters="()"), max_size=60))
def test_whoever_may_not_see_the_item_is_told_the_paragraph_alone(secret: str) -> None:
    said = f"NOT FOR PUBLICATION by virtue of {PARAGRAPH} (information relating to {secret}x)"
    assert exemptions.ground([said], described=False) == PARAGRAPH
