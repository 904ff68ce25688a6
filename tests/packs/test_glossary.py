"""Glossaries in several layouts, of invented papers, and notes on how long papers are kept."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.packs import glossary, procedure, retention
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind
from storage import documents


def paper(text: str) -> Paper:
    blocks = tuple(documents.read("paper.txt", text.encode()))
    return Paper(Kind.OTHER, blocks, (False,) * len(blocks), "Invented pack")


def terms(text: str) -> list[tuple[str, str | None, str]]:
    return [(term.term, term.short, term.meaning) for term in glossary.read(paper(text))]


HEADINGS = """
## Appendix B

### Glossary

#### Care Act (2014)

The law on care. See also

- Deputy
- Guardian

#### Wexmoor Care Network (WCN)

A network of homes. It meets in the

town hall every month.

## Appendix C

### Plan

Nothing of this is a term.
"""

TABLE = """
# List of abbreviations

Abbreviation\tMeaning
WCN\tWexmoor Care Network
TNT\tThornby NHS Trust, which runs
\tboth hospitals

# Next steps

Later\tSooner
"""

THREE = """
Text before it.

| Abbreviation | Term | Definition |
|---|---|---|
| WCN | Wexmoor Care Network | A network of homes |
| | Deputy | Who acts for another |
"""

LINES = """
Glossary

Gold lead – the person who decides
Silver lead: the person who carries
it out

References

Care Act – 2014
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            HEADINGS,
            [
                ("Care Act (2014)", None, "The law on care. See also\n• Deputy\n• Guardian"),
                ("Wexmoor Care Network", "WCN", "A network of homes. It meets in the town hall every month."),
            ],
        ),
        (
            TABLE,
            [
                ("WCN", None, "Wexmoor Care Network"),
                ("TNT", None, "Thornby NHS Trust, which runs both hospitals"),
            ],
        ),
        (
            THREE,
            [
                ("Wexmoor Care Network", "WCN", "A network of homes"),
                ("Deputy", None, "Who acts for another"),
            ],
        ),
        (
            LINES,
            [
                ("Gold lead", None, "the person who decides"),
                ("Silver lead", None, "the person who carries it out"),
            ],
        ),
        ("# Definitions\n\n1.1 A provider fails when it stops.\n\n1.2 It may stop at any time.", []),
        ("# Contents\n\nGlossary 19\n\nWe keep a glossary: it is long.", []),
        ("Key – PL – project lead, SW – social worker", []),
    ],
    ids=["headings", "table", "three columns", "lines", "clauses", "contents", "role codes"],
)
def test_each_layout_gives_its_terms(text: str, found: list[tuple[str, str | None, str]]) -> None:
    assert terms(text) == found


def test_the_rows_of_a_glossary_are_named_and_no_others() -> None:
    held = paper(TABLE)
    assert [held.blocks[at].cells[0] for at in sorted(glossary.spans(held))] == ["Abbreviation", "WCN", "TNT", ""]


def test_a_term_of_a_restricted_block_is_restricted() -> None:
    held = paper(LINES.replace("Silver", "\nSilver"))
    secret = tuple(block.text.startswith("Silver") for block in held.blocks)
    found = glossary.read(Paper(held.kind, held.blocks, secret, held.document))
    assert [(term.term, term.restricted) for term in found] == [("Gold lead", False), ("Silver lead", True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Retention of Records: these papers are destroyed after 3 years.", 1),
        ("The recording of this meeting will be deleted after six months.", 1),
        ("It was long. Minutes are kept for 7 years. Thank you.", 1),
        ("Copies are held permanently by the archive.", 1),
        ("Staff were retained for 2 years.", 0),
        ("The minutes of 2 years ago were agreed.", 0),
        ("Two years of records show that beds are kept free.", 0),
        ("Residents must be kept informed of any new procedure within 3 days.", 0),
        ("The report was noted.", 0),
    ],
)
def test_only_a_sentence_about_keeping_papers_is_a_note(text: str, found: int) -> None:
    assert len(retention.read(paper(text))) == found


SAID = (
    "Glossary|Closure procedure|Appendix A|1.1 Go|1. Go|Task|Lead|Now|Key – PL – lead, A – b|•|(|A|☐ Go (PL)|"
    "Owner:|Contents|1|2.1|Applies to|All|x - y||the|Step 1: Ring|Checklist|Action|Code|Role|PL PL"
)
WORDS = st.sampled_from(SAID.split("|"))
BLOCKS = st.builds(
    lambda kind, cells, level, strong: Block(
        kind, " | ".join(cells), tuple(cells) if kind is BlockKind.ROW else (), level=level, strong=strong
    ),
    st.sampled_from(BlockKind),
    st.lists(st.lists(st.one_of(WORDS, st.text(max_size=9)), max_size=3).map("\n".join), min_size=1, max_size=4),
    st.integers(0, 4),
    st.booleans(),
)


@given(st.lists(BLOCKS, max_size=30), st.booleans())
def test_no_paper_whatever_makes_a_reader_raise(blocks: list[Block], secret: bool) -> None:  # noqa: FBT001
    held = Paper(Kind.OTHER, tuple(blocks), (secret,) * len(blocks), "Invented pack")
    rows = {at for at, block in enumerate(blocks) if block.kind is BlockKind.ROW}
    assert procedure.spans(held) | glossary.spans(held) <= rows
    entries: list[Any] = [*glossary.read(held), *retention.read(held), *procedure.read(held)]
    assert all(entry.restricted is secret for entry in entries)


@pytest.mark.parametrize(
    "title", ["What our words mean", "Section 9: Terms we use", "7. Useful words", "LETTERS AND NAMES"]
)
def test_a_list_of_lines_under_a_loose_title_is_a_glossary(title: str) -> None:
    text = f"## {title}\n\nBerth – a place in a hostel\n\nKey worker – whoever knows the family best\n\n"
    assert terms(f"{text}This list is looked at every spring by the clerk.\n") == [
        ("Berth", None, "a place in a hostel"),
        ("Key worker", None, "whoever knows the family best"),
    ]


def test_a_loose_title_above_other_words_opens_nothing() -> None:
    assert terms("## Terms of the lease\n\nThe lease runs for nine years.\n\nRent – paid in March\n") == []


def test_an_abbreviation_may_stand_before_what_it_is_short_for() -> None:
    text = "## Glossary\n\nQXB (Quayside Exchange Board): meets in May\n\nHome (in the town): a house\n"
    assert terms(text) == [
        ("Quayside Exchange Board", "QXB", "meets in May"),
        ("Home (in the town)", None, "a house"),
    ]
