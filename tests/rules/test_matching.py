"""Which entry a whole question names: by words, kin, short forms and slips; and what is never taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import framing, matching
from board.contents import Name

NAMES = (
    Name("% acute beds occupied per day by patients who are MOFD", beside="a. Integrated care"),
    Name("Total Non-Elective Admissions", beside="a. Integrated care"),
    Name("NEL Admissions (65+ yrs old)", beside="a. Integrated care"),
    Name("Permanent admissions to residential homes aged 65+", beside="a. Integrated care"),
    Name("Opiates - % of all clients completing", beside="b. Prevention"),
    Name("Non-opiates - % of all clients completing", beside="b. Prevention"),
    Name("Avg days from referral to placement start (Home Care)", beside="d. Market"),
    Name("Home care hours purchased per week", beside="d. Market"),
    Name("≥80% of CHC assessments completed within 28 days", beside="c. Quality"),
)
MEANT = [
    ("bed blockers as a share of acute beds", (0,)),
    ("what about dtoc", (0,)),
    ("medically fit people still in a hospital bed", (0,)),
    ("emergency admissions", (1,)),
    ("emergency admissions of pensioners", (2,)),
    ("permanent admisions to residential homes", (3,)),
    ("opiates", (4,)),
    ("non-opiates", (5,)),
    ("non opiates", (5,)),
    ("the mean wait from referral for a package of home care", (6,)),
    ("hours of dom care bought every week", (7,)),
    ("continuing healthcare in 28 dyas", (8,)),
    # What a name keeps apart, or does not hold, is another thing.
    ("elective admissions", ()),
    ("permanent admissions to nursing homes", ()),
    ("permanent admissions to prisons", ()),
    ("prevention of dentistry", ()),
    ("how are we doing against target?", ()),
    ("", ()),
]


@pytest.mark.parametrize(("question", "meant"), MEANT, ids=[question or "nothing" for question, _ in MEANT])
def test_what_a_question_means(question: str, meant: tuple[int, ...]) -> None:
    found = matching.best(matching.asked(question, framing.FIGURES), NAMES)
    assert tuple(fit.at for fit in found) == meant


def test_a_name_said_as_it_is_beats_its_kin() -> None:
    names = (Name("Average stay of clients"), Name("Average stay of residents"))
    for at, word in enumerate(("clients", "residents")):
        found = matching.best(matching.asked(f"average stay of {word}", frozenset()), names)
        assert found[0].at == at
        assert found[0].weight > min((fit.weight for fit in found[1:]), default=0.0)


def test_what_one_name_holds_is_no_slip_of_what_another_holds() -> None:
    names = (Name("Clients who re-present"), Name("Flu", beside="Prevent"))
    assert matching.best(matching.asked("prevent", frozenset()), names[:1])  # alone it is a slip
    assert not matching.best(matching.asked("prevent", frozenset()), names)


@pytest.mark.parametrize(
    ("question", "label", "least", "most"),
    [
        ("how many nursing homes", "Nursing Homes", 1.0, 1.0),
        ("and residential", "Residential Homes", 0.5, 0.5),
        ("home care agencies", "Home care providers", 0.7, 0.7),
        ("home care", "Nursing Homes", 0.0, 0.0),
        ("nursing homes", "Residential Homes", 0.0, 0.0),
        ("requires improvement", "Requires Improvement", 1.0, 1.0),
        ("inadequate", "Good", 0.0, 0.0),
    ],
)
def test_how_much_of_a_label_is_said(question: str, label: str, least: float, most: float) -> None:
    assert least <= matching.said(matching.asked(question, framing.TABLES), label) <= most


@given(st.text(max_size=120), st.lists(st.text(max_size=50), max_size=5))
def test_any_words_are_read_and_a_word_that_no_name_holds_means_none(said: str, names: list[str]) -> None:
    every = [Name(name) for name in names]
    found = matching.best(matching.asked(said, framing.FIGURES), every)
    assert {fit.at for fit in found} <= set(range(len(names)))
    assert all(0 <= fit.share <= 1 for fit in found)
    assert matching.best(matching.asked(f"{said} zzyzxqq", framing.FIGURES), every) == []


@given(st.lists(st.sampled_from(["carer", "break", "bed", "week", "review", "nurse", "ward"]), min_size=1, unique=True))
def test_a_name_said_whole_is_always_meant(words: list[str]) -> None:
    name = " ".join(words)
    found = matching.best(matching.asked(name, frozenset()), [Name("Falls"), Name(name)])
    assert [fit.at for fit in found] == [1]
    assert found[0].share == 1
