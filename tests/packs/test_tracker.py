"""Trackers: rows as written, deadlines as written, and the tables among minutes that are no tracker."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs import findings, papers, tracker
from board.packs.papers import Kind
from board.packs.values import Action, Block, BlockKind, FindingKind


def rows(*cells: tuple[str, ...], kind: Kind = Kind.TRACKER, hidden: bool = False) -> tuple[Action, ...]:
    blocks = tuple(Block(BlockKind.ROW, " | ".join(row), row) for row in cells)
    return tracker.read(papers.Paper(kind, blocks, (hidden,) * len(blocks), "pack", "Tracker"))


HEADER = ("Date of meeting", "Subject", "Action", "Lead", "Deadline", "Progress")


@pytest.mark.parametrize(
    ("deadline", "written", "due"),
    [
        ("Nov-20", "Nov-20", dt.date(2020, 11, 30)),
        ("20-Nov", "20-Nov", None),  # a day of no year
        ("Nov 20", "Nov 20", None),  # the 20th of November, or November 2020
        ("31/12/20", "31/12/20", dt.date(2020, 12, 31)),
        ("end of Q3 2021", "end of Q3 2021", None),
        ("asap", "asap", None),
        ("Next meeting", "Next meeting", None),
        ("TBC", "TBC", None),
        ("-", None, None),
    ],
)
def test_a_deadline_is_kept_as_written_and_due_only_where_it_is_certain(
    deadline: str, written: str | None, due: dt.date | None
) -> None:
    (row,) = rows(HEADER, ("17/10/2019", "Beds", "Count the beds", "MK/SR", deadline, "Started"))
    assert (row.deadline, row.due) == (written, due)
    assert [lead.written for lead in row.leads] == ["MK", "SR"]


def test_one_row_that_says_the_month_does_not_settle_another() -> None:
    both = rows(
        HEADER,
        ("17/10/2019", "Beds", "Count the beds", "MK", "Nov-20", ""),
        ("17/10/2019", "Beds", "Paint the beds", "MK", "Nov 20", ""),
    )
    assert [row.due for row in both] == [dt.date(2020, 11, 30), None]


@pytest.mark.parametrize(
    ("head", "state", "progress", "closed"),
    [
        ("Status", "Closed", "Sent\nClosed", True),
        ("Status", "Open", "Sent\nOpen", False),
        ("RAG", "Complete", "Sent\nComplete", True),
        ("RAG", "Amber", "Sent", False),
        ("Date closed", "4 May 2031", "Sent\n4 May 2031", True),
        ("Status", "Re-opened", "Sent\nRe-opened", False),
        ("To be completed by", "4 May 2031", "Sent", False),
        ("Cost", "Closed", "Sent", False),  # no column that says how the action stands
    ],
)
def test_a_column_of_its_own_says_how_the_action_stands(head: str, state: str, progress: str, *, closed: bool) -> None:
    (row,) = rows((*HEADER, head), ("17/10/2031", "Beds", "Count the beds", "MK", "Nov-31", "Sent", state))
    assert (row.progress, row.closed) == (progress, closed)


def test_words_and_progress_that_break_off_are_found() -> None:
    found = rows(
        HEADER,
        ("17/10/2031", "Beds", "Count the beds with", "MK", "Nov-31", "Not yet"),
        ("17/10/2031", "Beds", "Paint the beds", "MK", "Nov-31", "A painter was asked and the"),
    )
    told = [one.text for one in findings.of_tracker(found) if one.kind is FindingKind.CUT_OFF]
    assert [one.cut_off for one in found] == [True, False]
    assert told == [
        "The action “Count the beds with” breaks off in its words: “Count the beds with”.",
        "The action “Paint the beds” breaks off in its progress: “A painter was asked and the”.",
    ]


def test_a_row_that_a_page_cut_is_one_row() -> None:
    (row,) = rows(
        HEADER,
        ("17/10/2019", "Beds", "Count the", "MK", "Nov-20", "Not"),
        ("", "", "beds", "", "", "yet"),
    )
    assert (row.text, row.progress) == ("Count the beds", "Not yet")


def test_a_table_in_minutes_that_tells_no_progress_sums_them_up_and_is_no_tracker() -> None:
    table = (("Item", "Action", "Lead", "Deadline"), ("2.1", "Count the beds", "MK", "Nov-20"))
    assert rows(*table, kind=Kind.MINUTES) == ()
    assert [row.text for row in rows(*table)] == ["Count the beds"]
    assert [row.text for row in rows(HEADER, ("", "", "Count", "MK", "", ""), kind=Kind.MINUTES)] == ["Count"]


def test_hidden_rows_are_restricted() -> None:
    (row,) = rows(HEADER, ("17/10/2019", "Beds", "Count the beds", "MK", "", ""), hidden=True)
    assert row.restricted


def test_a_public_rows_number_counts_no_hidden_row() -> None:
    cells = [HEADER, *(("17/10/2019", "Beds", f"Count them {at}", "MK", "", "") for at in range(5))]
    blocks = tuple(Block(BlockKind.ROW, " | ".join(row), row) for row in cells)
    told = tracker.read(papers.Paper(Kind.TRACKER, blocks, (False, True, False, True, True, False), "pack", "Tracker"))
    places = [row.source.paragraph for row in told]
    exempt = [f"row {at} of the exempt rows of the tracker" for at in (1, 2, 3)]
    assert places == [exempt[0], "row 1 of the tracker", *exempt[1:], "row 2 of the tracker"]


@given(st.lists(st.lists(st.text(max_size=20) | st.sampled_from(HEADER), max_size=7).map(tuple), max_size=6))
@settings(deadline=None)
def test_any_table_is_read(table: list[tuple[str, ...]]) -> None:
    said = " ".join(cell for row in table for cell in row).split()
    for row in rows(HEADER, *table):
        assert set(row.text.split()) <= set(said)
