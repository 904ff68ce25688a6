"""Every other table, whole: counted by eye in the shared pack, and in layouts of invented boards."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs import indicators, reading, risks, tables, tiles
from board.packs.entries import Table
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind
from storage import documents

FILE = Path(__file__).parents[2].parent / "shared" / "packs" / "jcb-2020-12-17.txt"

RATINGS = """
## Quality of homes

Inspectors rate every home. The ratings at the end of May were:

| | Good | Requires improvement | Inadequate |
|---|---|---|---|
| Nursing homes | 9 | 2 (1) | 0 |
| Home care | 41 | | - |

Note: figures in brackets were those of April.

## Money

**Table 2: Contributions £000**

| Partner | 2025/26 | | 2026/27 | |
| | Plan | Spent | Plan | Spent |
|---|---|---|---|---|
| Wexmoor Council | 1,200 | 1,150 | 1,300 | |
| Thornby NHS Trust | 800 | 870 | 850 | |
| **Total** | 2,000 | 2,020 | 2,150 | |

Money was moved in May.
"""

SPLIT = """
### Who does what

Service\tProvider\tWhat is bought
Meals\tElm Kitchens\tHot meals at noon for
\f
Service\tProvider\tWhat is bought
\t\tpeople at home
Lifts\tRowan Cars\tRides to clinics

### Beds

Ward\tBeds
Oak\t12
Ash\t9
"""

LAYOUT_ONLY = """
### Report

Title:\tWinter beds
Author:\tAda Brook
Date:\t12 May 2026

Purpose\tTo decide
Lead\tBen Okoro
Version\t3

1.\tThe hospital needs forty beds, and the council has been asked whether it can find the money for them in this year.
2.\tThe cost is known.

\tThe cost was checked.

Present:\tNAME\tINITIAL
\tAda Brook\tAB
\tBen Okoro\tBO

Is an assessment needed?\tNo

Is it a key decision?\tNo

### Present

Ada Brook\tChair\tNorthmere Council
Ben Okoro\tMember\tThornby Trust
"""


def paper(text: str, *, hidden: bool = False) -> Paper:
    blocks = documents.read("pack.md", text.encode())
    return Paper(Kind.OTHER, blocks, (hidden,) * len(blocks), "Northmere Joint Board pack")


def others(one: Paper) -> tuple[Table, ...]:
    return tables.read(one, indicators.spans(one) | tiles.spans(one) | risks.spans(one))


@pytest.fixture(scope="module")
def shared() -> tuple[Paper, ...]:
    if not FILE.exists():
        pytest.skip("the shared pack is not beside the project")
    return reading.open_(documents.read(FILE.name, FILE.read_bytes())).papers


def test_a_table_has_its_title_columns_rows_and_note() -> None:
    ratings, money = others(paper(RATINGS))
    assert (ratings.title, ratings.columns) == (
        "The ratings at the end of May were:",
        ("", "Good", "Requires improvement", "Inadequate"),
    )
    assert ratings.rows == (("Nursing homes", "9", "2 (1)", "0"), ("Home care", "41", "", "-"))
    assert ratings.note == "Note: figures in brackets were those of April."
    assert (money.title, money.note) == ("Table 2: Contributions £000", None)
    assert money.columns == ("Partner", "2025/26 Plan", "2025/26 Spent", "2026/27 Plan", "2026/27 Spent")
    assert money.rows[2] == ("Total", "2,000", "2,020", "2,150", "")


def test_a_table_that_a_page_cuts_is_one() -> None:
    services, beds = others(paper(SPLIT))
    assert services.columns == ("Service", "Provider", "What is bought")
    assert services.rows == (
        ("Meals", "Elm Kitchens", "Hot meals at noon for people at home"),
        ("Lifts", "Rowan Cars", "Rides to clinics"),
    )
    assert (beds.title, beds.columns, beds.rows) == ("Beds", ("Ward", "Beds"), (("Oak", "12"), ("Ash", "9")))


def test_rows_that_only_lay_out_a_page_are_no_tables() -> None:
    assert others(paper(LAYOUT_ONLY)) == ()


def test_what_other_readers_took_is_left_to_them() -> None:
    one = paper(RATINGS)
    rows = {at for at, block in enumerate(one.blocks) if block.kind is BlockKind.ROW}
    assert tables.read(one, rows) == ()
    assert tables.spans(one, rows) == frozenset()
    assert tables.spans(one, ()) == rows


def test_a_table_of_a_restricted_paper_is_restricted() -> None:
    assert [one.restricted for one in others(paper(RATINGS, hidden=True))] == [True, True]
    assert [one.restricted for one in others(paper(RATINGS))] == [False, False]


def test_the_other_tables_of_the_shared_pack(shared: tuple[Paper, ...]) -> None:
    # Counted in the text form: of what is laid out in rows and read by nobody else, the report holds the ratings of
    # providers (item 4, three kinds of provider, five ratings); the performance paper holds none beside its tiles,
    # indicators and risks; the tracker and the minutes hold none.
    report, performance = (one for one in shared if one.item and one.item.number in {"4", "5"})
    ratings = others(report)[0]
    assert (len(ratings.columns), len(ratings.rows)) == (6, 3)
    assert ratings.rows[1] == ("Residential Homes", "1", "41", "8 (7)", "0", "4")
    assert ratings.rows[2][:3] == ("Home care providers", "2", "42 (36)")
    assert "CQC ratings" in ratings.title
    assert (ratings.note or "").startswith("Note - Figures in ( )")
    assert others(performance) == ()
    assert [len(others(one)) for one in shared if one.kind in {Kind.MINUTES, Kind.TRACKER}] == [0, 0, 0]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(
            lambda kind, cells: Block(kind, " | ".join(cells), tuple(cells) if kind is BlockKind.ROW else ()),
            st.sampled_from(BlockKind),
            st.lists(st.sampled_from(["", "Name", "Beds", "12", "(i)", "Note: x", "•", "Total\nall"]), max_size=5),
        ),
        max_size=25,
    )
)
def test_no_cell_is_made_up_and_no_block_is_read_twice(blocks: list[Block]) -> None:
    one = Paper(Kind.OTHER, tuple(blocks), (False,) * len(blocks), "Northmere Joint Board pack")
    taken = indicators.spans(one) | tiles.spans(one) | risks.spans(one)
    assert not taken & tables.spans(one, taken)
    said = " ".join(" ".join(block.text.split()) for block in blocks)
    for table in tables.read(one, taken):
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert all(" ".join(cell.split()) in said for row in table.rows for cell in row)
