"""Attendance lists in many layouts: everybody once, in the right part, as written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs import attendance
from board.packs.papers import Kind, Paper
from board.packs.values import Attendance, Block, BlockKind, Part
from tests.packs import test_actions_read as layouts


@pytest.mark.parametrize("path", layouts.LAYOUTS, ids=lambda path: path.stem)
def test_everybody_of_a_layout_is_read_as_written(path: Path) -> None:
    found = layouts.read_minutes(path.name, path.read_text()).attendances
    have = [layouts.line(one.part, one.name, one.initials, one.title, one.organisation, one.note) for one in found]
    assert layouts.read_as(layouts.expected(path)["attendances"], have, None) == []


def read(*blocks: Block) -> tuple[Attendance, ...]:
    paper = Paper(Kind.MINUTES, blocks, (False,) * len(blocks), "pack", "Minutes")
    return attendance.read(paper, 0, len(blocks))


def row(*cells: str) -> Block:
    return Block(BlockKind.ROW, " | ".join(cells), cells)


def told(*blocks: Block) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one.name, one.initials, one.title, one.organisation) for one in read(*blocks)]


def test_misread_letters_and_wrapped_abbreviations_are_kept_as_written() -> None:
    assert told(
        row("<b>Present:</b>", "NAME", "INITIAL", "TITLE", "ORG"),
        row("", "Maggie Maclsaac", "MM", "<i>Nurse</i>", "NCCG/N CC"),
        row("", "Moira Vale-Reed", "MVR", "Doctor", "NCCG / NCC"),
    ) == [
        ("Maggie Maclsaac", "MM", "Nurse", "NCCG/N CC"),
        ("Moira Vale-Reed", "MVR", "Doctor", "NCCG / NCC"),
    ]


def test_a_row_that_goes_on_over_the_page_stays_one_person() -> None:
    assert told(
        row("Present:", "Name", "Title", "Organisation"),
        row("", "Ada Brook", "Director of Quality", "Fennick"),
        row("", "", "and Integration", "Council"),
        row("", "Tom Arkwright", "Nurse", ""),
    ) == [
        ("Ada Brook", None, "Director of Quality and Integration", "Fennick Council"),
        ("Tom Arkwright", None, "Nurse", None),
    ]


def test_a_labelled_row_of_somebody_called_a_member_is_no_header() -> None:
    rows = (("Apologies:", "Ada Brook", "Cllr Brook", "Cabinet Member", "FBC"), ("", "Tom Lee", "TL", "Clerk", "FBC"))
    blocks = tuple(Block(BlockKind.ROW, " | ".join(row), row) for row in rows)
    paper = Paper(Kind.MINUTES, blocks, (False,) * len(blocks), "pack", "Minutes")
    assert [(one.part, one.name) for one in attendance.read(paper, 0, len(blocks))] == [
        (Part.APOLOGIES, "Ada Brook"),
        (Part.APOLOGIES, "Tom Lee"),
    ]


def test_a_body_that_spans_the_row_is_carried_down_to_the_next_one() -> None:
    found = told(
        row("Present", "", ""),
        row("Fennick Council", "", ""),
        row("Ada Brook", "AB", "Leader"),
        row("Fennick NHS Trust", "", ""),
        row("Tom Arkwright", "TA", "Nurse"),
    )
    assert found == [
        ("Ada Brook", "AB", "Leader", "Fennick Council"),
        ("Tom Arkwright", "TA", "Nurse", "Fennick NHS Trust"),
    ]


@pytest.mark.parametrize(
    ("heads", "rows", "stands"),
    [
        (("Name", "Present"), (("Ada Brook", "Yes"), ("Tom Arkwright", "No")), [Part.PRESENT, Part.APOLOGIES]),
        (
            ("Name", "Role", "Attendance"),
            (("Ada Brook", "Chair", "Present"), ("Tom Arkwright", "Clerk", "In attendance")),
            [Part.PRESENT, Part.IN_ATTENDANCE],
        ),
        (
            ("Member", "Body", "Present", "Apologies"),
            (("Ada Brook", "Trust", "", "A"), ("Tom Arkwright", "Council", "✓", ""), ("Una Frost", "", "", "")),
            [Part.APOLOGIES, Part.PRESENT],
        ),
        (("Name", "Role", "Status"), (("Ada Brook", "Chair", "Voting"),), [Part.PRESENT]),
    ],
)
def test_a_column_says_of_each_whether_they_came(
    heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], stands: list[Part]
) -> None:
    blocks = tuple(Block(BlockKind.ROW, " | ".join(row), row) for row in (heads, *rows))
    paper = Paper(Kind.MINUTES, blocks, (False,) * len(blocks), "pack", "Minutes")
    assert [one.part for one in attendance.read(paper, 0, len(blocks))] == stands


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "In attendance: Ada Brook, Director of Nursing; Tom Arkwright, Clerk",
            [("Ada Brook", "Director of Nursing"), ("Tom Arkwright", "Clerk")],
        ),
        ("Present: Ada Brook, Chief Executive, Una Frost", [("Ada Brook", "Chief Executive"), ("Una Frost", None)]),
        ("Present: Ada Brook (AB), Dr Una Frost", [("Ada Brook", None), ("Dr Una Frost", None)]),
        ("Apologies: Chief Executive", []),
        ("Present: Ada Brook, Fennick Council; Una Frost", [("Ada Brook", "Fennick Council"), ("Una Frost", None)]),
    ],
)  # fmt: skip
def test_a_post_in_a_list_of_names_is_nobody(line: str, found: list[tuple[str, str | None]]) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, line),)
    paper = Paper(Kind.MINUTES, blocks, (False,), "pack", "Minutes")
    assert [(one.name, one.title or one.organisation) for one in attendance.read(paper, 0, 1)] == found


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Present:", Part.PRESENT),
        ("Members Present", Part.PRESENT),
        ("In attendance", Part.IN_ATTENDANCE),
        ("Also in attendance:", Part.IN_ATTENDANCE),
        ("Apologies for absence received from", Part.APOLOGIES),
        ("Presentations", None),
        ("Present were many people and a dog", None),
    ],
)
def test_labels(label: str, part: Part | None) -> None:
    assert attendance.part(label) is part


def test_a_list_that_only_says_who_attended_says_who_was_present() -> None:
    def line(text: str) -> Block:
        return Block(BlockKind.PARAGRAPH, text)

    assert [one.part for one in read(line("Attendees: Ada Brook"), line("Apologies: Jo Flint"))] == [
        Part.PRESENT,
        Part.APOLOGIES,
    ]
    assert [one.part for one in read(line("Present: Jo Flint"), line("In attendance: Ada Brook"))] == [
        Part.PRESENT,
        Part.IN_ATTENDANCE,
    ]


CELL = st.text(max_size=20) | st.sampled_from(
    ["Present:", "Apologies", "Name", "Title", "Ada Brook", "AB", "(Chair)", "", "Fennick Council", "<b>x"]
)


@given(
    st.lists(
        st.lists(CELL, max_size=5).map(lambda cells: row(*cells))
        | CELL.map(lambda text: Block(BlockKind.PARAGRAPH, text)),
        max_size=8,
    )
)
@settings(deadline=None)
def test_any_list_is_read_and_nobody_is_made_up(blocks: list[Block]) -> None:
    said = " ".join(cell for block in blocks for cell in (block.text, *block.cells))
    for one in read(*blocks):
        assert one.name
        assert set("".join(one.name.split())) <= set(said)
