"""A question that names another figure than the papers is told so; one that claims none, or the same, is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import premises

FUND = "The Board approved a fund of £180,000 for care homes, to run from 1 December 2030."
SAID = [
    ("what did we spend the £200,000 fund on", FUND, "The papers say £180,000, not £200,000."),
    ("the £200k fund, who runs it", FUND, "The papers say £180,000, not £200k."),
    ("why 200,000 pounds for care homes?", FUND, "The papers say £180,000, not 200,000 pounds."),
    ("was a £0.2m fund approved?", FUND, "The papers say £180,000, not £0.2m."),
    ("why is occupancy 20%?", "Occupancy: 16% (M7).", "The papers say 16%, not 20%."),
    ("why is occupancy 20 per cent?", "Occupancy: 16% (M7).", "The papers say 16%, not 20 per cent."),
]
NOT_SAID = [
    ("what is the £180,000 fund for", FUND),
    ("what is the £180k fund for", FUND),
    ("what is the £0.18m fund for", FUND),
    ("is it more than £200,000?", FUND),
    ("was it over £200,000", FUND),
    ("did we agree about £200,000", FUND),
    ("what is the fund of 2030", FUND),
    ("what did we approve for 200,000 people", FUND),
    ("why is it 20%", FUND),
    ("why £200,000", "The Council pays £90,000 and the ICB £90,000 more than £45,000."),
    ("£200,000 or £150,000?", FUND.replace("£180,000", "£180,000, of which £20,000 is held back")),
]


@pytest.mark.parametrize(("question", "told", "says"), SAID)
def test_another_figure_of_the_same_kind_is_named(question: str, told: str, says: str) -> None:
    assert premises.correction(question, told) == says


@pytest.mark.parametrize(("question", "told"), NOT_SAID)
def test_what_claims_no_other_figure_is_not_corrected(question: str, told: str) -> None:
    assert premises.correction(question, told) is None


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_a_sum_is_corrected_just_where_it_differs(asked: int, held: int) -> None:
    said = premises.correction(f"where did the £{asked:,} fund go", f"A fund of £{held:,} was approved.")
    assert (said is None) == (asked == held)
    assert said is None or (f"£{held:,}" in said and f"£{asked:,}" in said)
