"""What is marked exempt stays so: the agenda item, its paper, and everything read out of either."""

import pytest

from board import packs
from board.packs import restriction
from board.packs.values import Block, BlockKind, Pack
from storage import documents

PACK = """# Northmere Joint Board

Monday 8 June 2026 at 2.00pm

### AGENDA

#### 1 OPEN REPORT (Pages 1 - 4)

#### {title} (Pages 5 - 9)

#### 3 LAST REPORT (Pages 10 - 12)

Monday, 1 June 2026

# Open report

Swifts nest here. {running}

{banner}

Robins nest here.

This page is intentionally left blank

# Home closure

Wrens nest here.

This page is intentionally left blank

# Last report

Larks nest here.
"""


def read(title: str = "2 HOME CLOSURE", running: str = "", banner: str = "", *, exempt: bool = False) -> Pack:
    text = PACK.format(title=title, running=running, banner=banner)
    return packs.read(documents.read("pack.md", text.encode()), exempt=exempt)


def hidden(pack: Pack) -> set[str]:
    birds = {"Swifts", "Robins", "Wrens", "Larks"}
    return {bird for bird in birds for passage in pack.passages if bird in passage.text and passage.restricted}


def test_nothing_is_restricted_that_nobody_marked() -> None:
    pack = read(running="Respect commercial confidentiality. Papers will be confidentially destroyed.")
    assert hidden(pack) == set()
    assert not any(item.restricted for item in pack.items)


@pytest.mark.parametrize(
    "title", ["2 HOME CLOSURE (EXEMPT)", "2 CONFIDENTIAL - HOME CLOSURE", "2 HOME CLOSURE - NOT FOR PUBLICATION"]
)
def test_a_marked_item_hides_its_paper_and_no_other(title: str) -> None:
    pack = read(title)
    assert [item.restricted for item in pack.items] == [False, True, False]
    assert hidden(pack) == {"Wrens"}


@pytest.mark.parametrize(
    "banner", ["## CONFIDENTIAL APPENDIX", "**Not for publication**", "EXEMPT", "<b>Confidential</b>\t"]
)
def test_a_banner_hides_the_rest_of_its_paper(banner: str) -> None:
    assert hidden(read(banner=banner)) == {"Robins"}


@pytest.mark.parametrize(
    "banner",
    [
        "STATEMENT OF CONFIDENTIALITY\n\nNot applicable",
        "Exempt information: None",
        "This report contains no exempt information",
    ],
)
def test_a_statement_that_denies_marks_nothing(banner: str) -> None:
    assert hidden(read(banner=banner)) == set()


def test_an_import_as_exempt_hides_everything() -> None:
    pack = read(exempt=True)
    assert pack.restricted
    assert all(item.restricted for item in pack.items)
    assert all(passage.restricted for passage in pack.passages)
    assert all(finding.restricted for finding in pack.findings)


def test_after_the_exclusion_of_the_public_items_are_restricted() -> None:
    pack = read("2 EXCLUSION OF THE PRESS AND PUBLIC")
    assert [item.restricted for item in pack.items] == [False, False, True]
    assert "Larks" in hidden(pack)


def test_a_paper_placed_by_its_order_alone_is_hidden_beside_an_exempt_item() -> None:
    text = PACK.format(title="2 PROVIDER UPDATE (EXEMPT)", running="", banner="")
    pack = packs.read(documents.read("pack.md", text.encode()))
    assert hidden(pack) == {"Wrens"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Statement of confidentiality", False),
        ("Exempt accommodation review", False),
        ("Schedule 12A allowing document to be Exempt/Confidential (if applicable)", False),
        ("Not exempt", False),
        ("Part 2: exempt items", True),
        ("NOT FOR PUBLICATION by virtue of paragraph 3", True),
        ("Private and confidential", True),
    ],
)
def test_words_that_mark(text: str, *, marked: bool) -> None:
    assert restriction.marks(text) is marked
    assert restriction.is_banner(Block(BlockKind.HEADING, text, level=1)) is marked
