"""Which sentences of the papers answer a question: by its own words, by their kin, and by what it asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import asked, evidence, lexis, thesaurus
from board.asked import Kind
from board.evidence import Named, Passage

MINUTES = Passage(
    "RA asked how families hear that a home has been rated inadequate. IC said that the home must tell them. "
    "Cllr Moss left the meeting at 10:31.",
    "Quality Report",
)
FUND = Passage(
    "A fund of £180,000 is proposed. Any home may ask, and a panel answers within three working days. "
    "What is not spent goes back in equal parts.",
    "Winter Support Fund",
)
CLOSURE = Passage(
    "2.1 A provider fails when it cannot go on caring. The regulator is rung within two hours.", "Failure"
)
PAPERS = (MINUTES, FUND, CLOSURE)
RUTH = Named("ruth", ("Ruth Abel", "RA", "Abel"))
MOSS = Named("moss", ("Gareth Moss", "Moss", "GM"))


def _even(_stem: str) -> float:
    return 1.0


def _best(words: str, *, people: tuple[Named, ...] = (), speaker: bool = False) -> str:
    question = evidence.question(words, _even, people=people, speaker=speaker)
    assert question is not None
    found = evidence.best(question, PAPERS)
    return " ".join(found[0].sentences) if found else ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("how quickly does the panel answer", "three working days"),
        ("what happens to money left over from the winter fund", "not spent"),
        ("how big is the winter support fund", "£180,000"),
        ("when must the CQC be phoned", "two hours"),
        ("how do relatives find out that a home is inadequate", "must tell them"),
    ],
)
def test_the_sentence_that_answers_is_chosen(words: str, says: str) -> None:
    assert says in _best(words)


def test_a_question_in_the_minutes_brings_its_answer() -> None:
    assert _best("what did ruth ask about families", people=(RUTH,), speaker=True) == (
        "RA asked how families hear that a home has been rated inadequate. IC said that the home must tell them."
    )


def test_who_left_said_nothing() -> None:
    assert _best("what did moss say about homes", people=(MOSS,), speaker=True) == ""


def test_what_is_missing_is_told() -> None:
    question = evidence.question("what does parking cost at the fund", _even)
    assert question is not None
    best = evidence.best(question, [FUND])[0]

    assert ("park",) in [unit.stems for unit in best.missing]
    assert best.coverage < 0.8


def test_words_that_only_ask_are_no_question() -> None:
    assert evidence.question("and what did they say about that?", _even) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("when does it end", Kind.TIME),
        ("how soon must we meet", Kind.TIME),
        ("how many homes", Kind.NUMBER),
        ("what would it cost", Kind.MONEY),
        ("who signs", Kind.SOMEBODY),
        ("why not", Kind.REASON),
        ("what about falls", Kind.ANYTHING),
    ],
)
def test_what_is_asked_for(words: str, kind: Kind) -> None:
    assert asked.kind(words) is kind


@pytest.mark.parametrize(
    ("kind", "has", "lacks"),
    [
        (Kind.TIME, "It meets within four hours.", "It meets at length."),
        (Kind.TIME, "It ended on 3 May.", "It is over."),
        (Kind.MONEY, "It needs £95,000.", "It needs 95 people."),
        (Kind.NUMBER, "Six homes.", "Some homes."),
        (Kind.SOMEBODY, "Ruth Abel asked.", "it was asked."),
        (Kind.REASON, "It waits because the nurse left.", "It waits."),
    ],
)
def test_a_sentence_has_what_is_asked_for_or_not(kind: Kind, has: str, lacks: str) -> None:
    assert asked.has(kind, has)
    assert not asked.has(kind, lacks)


@pytest.mark.parametrize(
    ("one", "other"), [("shut", "closure"), ("relatives", "family"), ("price", "cost"), ("phoned", "rung")]
)
def test_words_of_one_meaning_are_kin(one: str, other: str) -> None:
    assert lexis.stem(other) in thesaurus.kin(lexis.stem(one)) or not thesaurus.senses(lexis.stems(one)).isdisjoint(
        thesaurus.senses(lexis.stems(other))
    )


def test_what_papers_keep_apart_is_not_kin() -> None:
    apart = [("home care", "care home"), ("note", "approve"), ("red", "green"), ("increase", "decrease")]
    for one, other in apart:
        run = tuple(lexis.stems(one))
        assert tuple(lexis.stems(other)) not in thesaurus.kindred(run)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_can_be_asked_of_any_text(words: str, text: str) -> None:
    question = evidence.question(words, _even)
    if question is not None:
        for found in evidence.best(question, [Passage(text, words)]):
            assert 0 <= found.coverage <= 1 + 1e-9
            assert all(part in text for part in found.sentences)


@given(st.lists(st.sampled_from(["home", "closed", "panel", "nurse", "12", "bed"]), min_size=1, max_size=8))
def test_a_text_holds_all_of_itself(words: list[str]) -> None:
    text = " ".join(words)
    question = evidence.question(text, _even)
    assert question is not None
    assert evidence.best(question, [Passage(text)])[0].coverage == pytest.approx(1.0)
