"""Which part of a report some words ask for, and which heading is whose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import report_parts

PARTS = {
    "what are they after": "recommendations",
    "what do members have to agree": "recommendations",
    "who penned it": "authors",
    "who put this together": "authors",
    "what else was considered": "alternative options",
    "which options were ruled out": "alternative options",
    "why a new one": "reasons for the recommendations",
    "and if we turn it down": "what happens if it is refused",
    "what if the board refuses": "what happens if it is refused",
    "why is it being kept back": "statement of confidentiality",
    "is it lawful": "legal implications",
    "can we afford it": "resource implications",
    "in a nutshell": "summary",
    "anything attached": "appendices",
}
HEADINGS = {
    "RESOURCE IMPLICATIONS": "resource implications",
    "Financial Implications": "resource implications",
    "Statutory power to undertake proposals in the report": "legal implications",
    "ALTERNATIVE OPTIONS CONSIDERED AND REJECTED": "alternative options",
    "Risk Management": "risk management implications",
    "POLICY FRAMEWORK IMPLICATIONS": "policy framework implications",
}


@pytest.mark.parametrize(("words", "name"), PARTS.items())
def test_everyday_words_ask_for_a_part(words: str, name: str) -> None:
    assert [asked.part.name for asked in report_parts.asked(words)][:1] == [name]


@pytest.mark.parametrize(("heading", "name"), HEADINGS.items())
def test_a_heading_is_of_one_part(heading: str, name: str) -> None:
    assert [part.name for part in report_parts.PARTS if report_parts.is_under(part, heading) is not None] == [name]


@pytest.mark.parametrize("words", ["who chairs the board", "when is the next meeting", "norovirus", ""])
def test_other_questions_ask_for_no_part(words: str) -> None:
    assert list(report_parts.asked(words)) == []


@given(st.lists(st.sampled_from("who wrote the quality paper what if we say no cost of it gist".split()), max_size=12))  # noqa: SIM905
def test_what_asks_for_a_part_is_taken_out_and_nothing_is_added(words: list[str]) -> None:
    for asked in report_parts.asked(" ".join(words)):
        left = asked.rest.split()
        assert len(left) < len(words)
        assert set(left) <= set(words)
