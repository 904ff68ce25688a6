"""Figures, lights, risks and tables asked for as people ask: what is said first, where it stands, what is not said."""

import pytest

from tests.support.service import Desk

WHO = "tomasz.wieczorek"
DECEMBER, OCTOBER = "17 December 2026, pages 19–24, item 5", "15 October 2026, pages 9–12, item 5"

# What is asked (“>>” parts what is said one after the other), what must stand in the last answer, and its place.
SAID = [
    ("how near are we to target on bed blocking", "13 (Q2). Target: 8 (difference 5, 63%)", DECEMBER),
    ("do we hit the target for delayed discharge?", "No, by the printed figures.", DECEMBER),
    ("is the 91 day reablement measure on target?", "Yes, by the printed figures. % of people still at home", DECEMBER),
    ("are we missing the target for assessments inside 28 days?", "Yes, by the printed figures.", DECEMBER),
    ("have emergency admissions of older people risen since last year?", "Down. Emergency admissions", DECEMBER),
    ("hours of dom care bought weekly", "Home care hours bought per week: 18,460 (M7)", DECEMBER),
    ("carers with a respite break, per cent", "% of carers who had a break in the last year: 47", DECEMBER),
    ("home care packages in 7 days? >> and the year before", "Previous Year 25/26: 89", DECEMBER),
    ("home care packages in 7 days? >> and in the October pack?", "92%", OCTOBER),
    (
        "did the home care package figure change between the October pack and the latest?",
        "92% in the pack of Thursday 15 October 2026, 94 (Q2) in the pack of Thursday 17 December 2026.",
        OCTOBER,
    ),
    (
        "have permanent admissions moved since the October pack?",
        "212 in the pack of Thursday 17 December 2026. Each is counted from the start of the year.",
        OCTOBER,
    ),
    ("which targets do we miss?", "2 of the 6 figures that have a target miss it", DECEMBER),
    ("which indicators are worse than a year ago?", "2 figures are worse than the year before. For 5 more", DECEMBER),
    ("which are amber?", "so I cannot say which are amber beyond doubt", DECEMBER),
    ("list the indicators about carers", "The papers give 2 indicators that fit.", DECEMBER),
    ("headline figures for leaving hospital", "The papers give 2 headline figures there.", DECEMBER),
    ("how is the overspend risk to the pooled fund being tackled?", "Monthly review by both directors", "the risks"),
    ("who owns the weekend risk and how high is it?", "Wieczorek in the board file). It is ranked High.", "the risks"),
    ("let me see the table of care home ratings", "Residential Homes; Outstanding: 1; Good: 20 (19)", "item 4"),
    ("the table that says who is told, how, and within which time", "E-mail; Within: 24 hours", "item 4"),
    ("how many residential homes were good before?", "Good: 20 (19).", "item 4, row 2"),
    ("how many residential homes were good before?", "The figure in brackets is 19.", "item 4, row 2"),
    ("how many nursing homes were good at the last report?", "In the pack of Thursday 15 October 2026: 11.", "item 4"),
    ("how many nursing homes are good? >> and residential", "Residential Homes, Good: 20 (19).", "item 4, row 2"),
    ("how many residential homes are good and how many inadequate?", "Residential Homes, Inadequate: 0", "item 4"),
]
# What no row holds is never answered from one that only comes near to it.
NEVER = [
    ("permanent admissions to nursing agencies", ("212", "108")),
    ("how many care homes do we have?", ("212", "108")),
    ("how many people are ready to leave hospital?", ("13 (Q2)",)),  # a share is no count
    ("how many elective admissions were there?", ("1,906",)),
    ("what percentage of dentists are good?", ("20", "11")),
    ("how many nursing homes are rated excellent?", ("11",)),
    ("who owns the norovirus risk?", ("Fatima", "Tomasz", "Yuki", "Ibrahim")),
    ("are carers getting their breaks?", ("Yes", "No,")),  # the paper does not say whether more is better
]


@pytest.mark.parametrize(("question", "says", "place"), SAID, ids=[question for question, _, _ in SAID])
def test_the_figure_is_said_with_its_place(sample: Desk, question: str, says: str, place: str) -> None:
    answer = sample.text(WHO, *question.split(" >> "))
    assert [words for words in (says, place) if words not in answer] == [], answer


@pytest.mark.parametrize(("question", "never"), NEVER, ids=[question for question, _ in NEVER])
def test_what_no_row_holds_is_not_answered_from_another(sample: Desk, question: str, never: tuple[str, ...]) -> None:
    answer = sample.text(WHO, question)
    assert [words for words in never if words in answer.split("\n\nSource")[0]] == [], answer


def test_a_whole_table_is_a_table_in_the_message(sample: Desk) -> None:
    message = sample.ask(WHO, "let me see the table of care home ratings")[-1]
    assert message.table is not None
    assert message.table.head[2] == "Good"
    assert [row[0] for row in message.table.rows] == ["Nursing Homes", "Residential Homes"]


def test_two_figures_that_fit_alike_are_shown_while_it_is_asked_which(sample: Desk) -> None:
    message = sample.ask(WHO, "what is the figure for carers?")[-1]
    assert "will not guess" in message.body
    assert [fact.value.split(" ")[0] for fact in message.facts] == ["604", "47"]
