"""The list of members in a board's papers: tables, bullets, lines and lists; never an attendance list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs import membership, papers
from board.packs.entries import Member, Seat
from board.packs.papers import Kind
from board.packs.values import Block, BlockKind
from storage import documents

TABLE = """# Membership of the Board

| Name | Organisation | Role on the Board | Deputy | Voting |
|---|---|---|---|---|
| Councillor Ada Brook | Fennick Council | Chair | Cllr Tim Orr | Yes |
| Dr Ida Blackwood (IB) | Fennick NHS Trust | Vice-Chair | | Yes |
| Vacant | Fennick NHS Trust | Member | | |
| Una Frost | Healthwatch | Member | | No |
"""
BODIES = """## Members

Fennick Council

- Councillor Mary Holt (Chair)
- Ben Okoro, Director of Adult Services
- Chief Executive

Fennick NHS Trust

- Una Frost (Vice-Chair)

In attendance: Sam Reed, Pat Snow

Deputies:

- Lee Park

## Purpose

Wim Vries and Ola Strand wrote this paper.
"""
TWO_COLUMNS = """The members of the Board are:

Councillor Rose Tull\tNorthmere Council (Chair)
Kit Marsh\tNorthmere ICB

**Quorum**

Three members.
"""
LINES = """Chair: Councillor Rose Tull

Members of the Board: Councillor Mary Holt (Chair), Dr Jo Flint (Vice Chair), Ben Okoro and Una Frost
"""
COUNCILLORS = """MEMBERSHIP: Councillors Holt (Chair), Rowe and Tull

Members of the public are welcome.
"""
HEADED = """# Terms of reference

## 3. Membership

### Northmere Council

Councillor Rose Tull – Cabinet Member – Chair

### Northmere NHS Foundation Trust

Kit Marsh – Chief Executive

## 4. Meetings

Ada Brook takes the minutes.
"""


VOTES = """## MEMBERS

| Voting | NAME | INITIALS | TITLE | ORG |
|---|---|---|---|---|
| | Cllr Mary Holt | MH | Chair, Cabinet Member for Homes | Northmere Council |
| | Dr Jo Flint | JF | Chair, Northmere Trust | Northmere Trust |
| Non-voting | Una Frost | UF | Manager | Healthwatch |
| | Lee Park | LP | Chief Officer | Northmere Volunteers |
"""
SEATS = """4. Membership.

| Seat | Holder |
|---|---|
| Chair | Lady Ada Brook |
| Member, Northmere Council | Kit Marsh |
| Deputy for Kit Marsh | Sam Reed |
"""
BEHIND = (
    "Membership: Councillors Ada Brook (Chair) and Tim Orr; Dr Jo Flint (Vice-Chair) and Una Frost of NHS Northmere"
)


def read(text: str, kind: Kind = Kind.OTHER, *, hidden: bool = False) -> tuple[Member, ...]:
    blocks = tuple(documents.read("paper.md", text.encode()))
    return membership.read(papers.Paper(kind, blocks, (hidden,) * len(blocks), "pack", "Members"))


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            TABLE,
            [
                ("Councillor Ada Brook", Seat.CHAIR, "Fennick Council", True),
                ("Cllr Tim Orr", Seat.DEPUTY, "Fennick Council", None),
                ("Dr Ida Blackwood", Seat.VICE_CHAIR, "Fennick NHS Trust", True),
                ("Una Frost", Seat.MEMBER, "Healthwatch", False),
            ],
        ),
        (
            BODIES,
            [
                ("Councillor Mary Holt", Seat.CHAIR, "Fennick Council", None),
                ("Ben Okoro", Seat.MEMBER, "Fennick Council", None),
                ("Una Frost", Seat.VICE_CHAIR, "Fennick NHS Trust", None),
                ("Sam Reed", Seat.ATTENDEE, None, None),
                ("Pat Snow", Seat.ATTENDEE, None, None),
                ("Lee Park", Seat.DEPUTY, None, None),
            ],
        ),
        (
            TWO_COLUMNS,
            [
                ("Councillor Rose Tull", Seat.CHAIR, "Northmere Council", None),
                ("Kit Marsh", Seat.MEMBER, "Northmere ICB", None),
            ],
        ),
        (
            LINES,
            [
                ("Councillor Mary Holt", Seat.CHAIR, None, None),
                ("Dr Jo Flint", Seat.VICE_CHAIR, None, None),
                ("Ben Okoro", Seat.MEMBER, None, None),
                ("Una Frost", Seat.MEMBER, None, None),
            ],
        ),
        (
            COUNCILLORS,
            [
                ("Councillor Holt", Seat.CHAIR, None, None),
                ("Councillor Rowe", Seat.MEMBER, None, None),
                ("Councillor Tull", Seat.MEMBER, None, None),
            ],
        ),
        (
            HEADED,
            [
                ("Councillor Rose Tull", Seat.CHAIR, "Northmere Council", None),
                ("Kit Marsh", Seat.MEMBER, "Northmere NHS Foundation Trust", None),
            ],
        ),
        (
            VOTES,
            [
                ("Cllr Mary Holt", Seat.CHAIR, "Northmere Council", True),
                ("Dr Jo Flint", Seat.MEMBER, "Northmere Trust", True),  # chairs the trust, and not the board
                ("Una Frost", Seat.MEMBER, "Healthwatch", False),
                ("Lee Park", Seat.MEMBER, "Northmere Volunteers", False),
            ],
        ),
        (
            SEATS,
            [
                ("Lady Ada Brook", Seat.CHAIR, None, None),
                ("Kit Marsh", Seat.MEMBER, "Northmere Council", None),
                ("Sam Reed", Seat.DEPUTY, None, None),
            ],
        ),
        (
            BEHIND,
            [
                ("Ada Brook", Seat.CHAIR, None, None),
                ("Tim Orr", Seat.MEMBER, None, None),
                ("Dr Jo Flint", Seat.VICE_CHAIR, None, None),
                ("Una Frost", Seat.MEMBER, "NHS Northmere", None),
            ],
        ),
    ],
    ids=["table", "bullets", "two columns", "one line", "councillors", "headings", "votes", "seats", "bodies behind"],
)
def test_a_list_of_members_in_the_shapes_boards_use(
    text: str, members: list[tuple[str, Seat, str | None, bool | None]]
) -> None:
    assert [(one.name, one.seat, one.organisation, one.voting) for one in read(text)] == members


def test_what_a_member_is_beside_a_seat_is_kept() -> None:
    members = {one.name: one for one in read(TABLE) + read(BODIES)}
    assert members["Dr Ida Blackwood"].initials == "IB"
    assert members["Ben Okoro"].title == "Director of Adult Services"
    assert members["Cllr Tim Orr"].note == "deputy for Councillor Ada Brook"


@pytest.mark.parametrize(
    "text",
    [
        "Members present: Ada Brook, Tom Arkwright",
        "Present\n\n- Ada Brook\n- Tom Arkwright",
        "Members of the public: Ada Brook may speak",
        "Members' Rooms: Ada Brook",
        "Ada Brook and Tom Arkwright are members of the choir.",
        "## Membership\n\nThe Chief Executive and the Director of Finance sit on the board.",
    ],
)
def test_what_is_no_list_of_members_gives_none(text: str) -> None:
    assert read(text) == ()


def test_minutes_hold_no_list_of_members() -> None:
    assert read(BODIES, Kind.MINUTES) == ()


def test_a_restricted_list_is_restricted() -> None:
    assert {one.restricted for one in read(BODIES, hidden=True)} == {True}


CELL = st.text(max_size=30) | st.sampled_from(
    [
        "Members",
        "Membership:",
        "Ada Brook",
        "Chair: Ada Brook",
        "Name",
        "Fennick Council",
        "Deputy",
        "Councillors Holt, Rowe",
    ]
)


@given(
    st.lists(
        CELL.map(lambda text: Block(BlockKind.PARAGRAPH, text))
        | st.lists(CELL, max_size=5).map(lambda cells: Block(BlockKind.ROW, " | ".join(cells), tuple(cells))),
        max_size=8,
    )
)
@settings(deadline=None)
def test_any_paper_is_read_and_nobody_is_made_up(blocks: list[Block]) -> None:
    said = " ".join(cell for block in blocks for cell in (block.text, *block.cells))
    paper = papers.Paper(Kind.OTHER, tuple(blocks), (False,) * len(blocks), "pack", "Members")
    for one in membership.read(paper):
        assert one.name.split()[-1] in said


@pytest.mark.parametrize("piece", ["Members: ", "Councillors Holt, ", "a, ", "(", "Members of the ", "board "])
def test_a_very_long_line_is_read_in_bounded_time(piece: str) -> None:
    assert isinstance(read("Members\n\n" + piece * 4000), tuple)
