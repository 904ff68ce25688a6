"""A text whose tables are set with spaces alone, and whose pages carry a running head: rows are read, prose is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.packs.values import BlockKind
from storage.documents import columns, furniture, text

ROSTER = """\
Name               Initials   Body
Cllr Ada Brand     AB         Lowmere Council
Dr Cy Dole         CD         Lowmere Trust
"""


def rows(content: str) -> list[tuple[str, ...]]:
    return [block.cells for block in text.blocks(content.encode()) if block.kind is BlockKind.ROW]


def test_columns_that_run_down_the_page_are_cells() -> None:
    assert rows(ROSTER) == [
        ("Name", "Initials", "Body"),
        ("Cllr Ada Brand", "AB", "Lowmere Council"),
        ("Dr Cy Dole", "CD", "Lowmere Trust"),
    ]


def test_an_empty_line_below_the_header_parts_nothing() -> None:
    assert len(rows(ROSTER.replace("Body\n", "Body\n\n"))) == 3


def test_words_that_had_no_room_go_on_with_the_row_above_and_a_new_row_does_not() -> None:
    content = """\
Action                      Owner      Due
Write to the providers      Head of    May
                            Finance
Ring the landlord           AB         June
                            CD         July
"""
    assert rows(content) == [
        ("Action", "Owner", "Due"),
        ("Write to the providers", "Head of Finance", "May"),
        ("Ring the landlord", "AB", "June"),
        ("", "CD", "July"),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "1.   Apologies\n2.   Interests\n3.   Minutes\n",
        "(a)  first\n(b)  second\n",
        "- one   two\n- six   ten\n",
        "The end.  Another sentence stands here.\nA second line.  And so on it goes.\n",
        "A line with a   gap\n\nand one without\n\nand a   third\n",
        "one   two\n",
    ],
)
def test_lists_and_sentences_are_no_tables(prose: str) -> None:
    assert rows(prose) == []


def test_a_running_head_is_the_mark_of_its_page_and_parts_no_table() -> None:
    head = "          LOWMERE BOARD          Page {} of 9\n"
    content = "".join(head.format(page) + ROSTER for page in ("l", "2", "3"))
    blocks = text.blocks(content.encode())
    assert [block.page for block in blocks if block.kind is BlockKind.BREAK] == [2, 3]
    assert len(rows(content)) == 9
    assert [block.text for block in blocks if "BOARD" in block.text] == ["LOWMERE BOARD"]


def test_a_running_line_that_keeps_the_page_from_the_public_stays() -> None:
    lines = [f"NOT FOR PUBLICATION   Page {page}" for page in range(1, 9)]
    assert furniture.marked(lines) == lines


@given(st.lists(st.text(alphabet="ab .  \tX1|-", max_size=40), max_size=30))
def test_no_word_is_lost_and_no_line_moves(lines: list[str]) -> None:
    found = columns.tabbed(lines)
    assert len(found) == len(lines)
    assert sorted(" ".join(found).split()) == sorted(" ".join(lines).split())


@given(st.lists(st.text(max_size=40), max_size=30))
def test_any_lines_are_read(lines: list[str]) -> None:
    assert len(furniture.marked(columns.tabbed(lines))) == len(lines)


def test_a_line_that_opens_with_a_label_goes_on_with_no_line_above_it() -> None:
    long = "Present: Amy Holt (AH), Bo Reed (BR), Cy Dole (CD), Di Vane (DV), Ed Flint (EF)"
    (block,) = text.blocks(f"{long}\nApologies: Kim Lee (KL)\nKEY DECISION: Yes\n".encode())
    assert block.text.split("\n") == [long, "Apologies: Kim Lee (KL)", "KEY DECISION: Yes"]
