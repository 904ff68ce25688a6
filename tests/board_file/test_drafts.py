"""An administrator has sixty names drafted from a pack, types in what is missing, and loads the file."""

import datetime as dt
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import drafts
from board.files import BoardFile
from board.packs.values import Attendance, Minutes, Pack, Part, Sitting
from board.sources import Source
from storage.documents import board_file, board_file_writing

HERE = Source("a pack")
DAY = dt.date(2026, 12, 17)
SHARED = pathlib.Path(__file__).parents[3] / "shared" / "packs" / "jcb-2020-12-17.txt"


def row(
    part: Part, name: str, initials: str = "", title: str = "", organisation: str = "", note: str = ""
) -> Attendance:
    return Attendance(part, name, HERE, initials or None, title or None, organisation or None, note or None)


def pack(*rosters: tuple[str, list[Attendance]], board: str = "Joint Board") -> Pack:
    minutes = tuple(Minutes(Sitting(name, DAY), HERE, attendances=tuple(rows)) for name, rows in rosters)
    return Pack("a pack", Sitting(board, DAY), HERE, minutes=minutes)


def read_back(drafted: BoardFile) -> BoardFile:
    return board_file.read(board_file_writing.write(drafted).encode(), "draft.yaml")


def test_a_draft_reads_as_an_administrator_would_type_it() -> None:
    drafted = drafts.draft(
        pack(
            (
                "Joint Board - Public",
                [
                    row(Part.PRESENT, "Dr Anjali Raghunathan", "AR", "ICB Chair", "HVICB"),
                    row(Part.PRESENT, "Councillor Ngozi Adeyemi", "Cllr Adeyemi", "Cabinet Member", "VBC"),
                    row(Part.APOLOGIES, "Jia Chen", "JC", "Chief Delivery Officer", "HVICB"),
                ],
            ),
            (
                "Delivery Group",
                [row(Part.PRESENT, "Anjali Raghunathan", "AR", "Chair", "HVICB / V BC")],
            ),
        ),
        addresses_at="example.org",
    )

    assert board_file_writing.write(drafted) == EXPECTED
    assert read_back(drafted) == drafted


EXPECTED = """\
# The board file, drafted from a pack.
# Check every line; what stands blank is still to be filled in. What each key means: docs/board-file.md.

organisations:
  # Write the full name.
  hvicb:
    name: HVICB
    short: HVICB
  # Write the full name.
  vbc:
    name: VBC
    short: VBC

people:
  anjali-raghunathan:
    name: Dr Anjali Raghunathan
    initials: AR
    title: ICB Chair
    organisation: [hvicb, vbc]
    email: anjali.raghunathan@example.org  # invented
    also: Anjali Raghunathan
  ngozi-adeyemi:
    name: Councillor Ngozi Adeyemi
    initials: Cllr Adeyemi
    title: Cabinet Member
    organisation: vbc
    email: ngozi.adeyemi@example.org  # invented
  jia-chen:
    name: Jia Chen
    initials: JC
    title: Chief Delivery Officer
    organisation: hvicb
    email: jia.chen@example.org  # invented

boards:
  joint-board:
    name: Joint Board
    organisations: [hvicb, vbc]
    quorum:  # no pack says it: how many members, how many of each organisation at least, and who says so
      total:
      minimum:
      citation:
    notice:  # no pack says it: clear working days before a meeting, and where that is laid down
      clear-working-days:
      citation:
    administrator:
    administrator-deputy:
    # These are the people marked present. Check them, and say of each seat whether
    # substitutes are allowed (substitutes: yes, no, or who).
    # Away, and perhaps members too: Jia Chen.
    seats:
      - title: ICB Chair
        organisation: hvicb
        holder: anjali-raghunathan
      - title: Cabinet Member
        organisation: vbc
        holder: ngozi-adeyemi
    published:  # where anybody can read its packs: a list of meeting, address, page-1-on-sheet
  delivery-group:
    name: Delivery Group
    below: joint-board
    organisations: hvicb
    quorum:  # no pack says it: how many members, how many of each organisation at least, and who says so
      total:
      minimum:
      citation:
    notice:  # no pack says it: clear working days before a meeting, and where that is laid down
      clear-working-days:
      citation:
    administrator:
    administrator-deputy:
    # These are the people marked present. Check them, and say of each seat whether
    # substitutes are allowed (substitutes: yes, no, or who).
    seats:
      - title: Chair
        organisation: hvicb
        holder: anjali-raghunathan
    published:  # where anybody can read its packs: a list of meeting, address, page-1-on-sheet
"""


def test_without_a_domain_addresses_stay_blank_and_the_loaded_file_says_who_can_be_told_nothing() -> None:
    drafted = drafts.draft(pack(("Joint Board", [row(Part.PRESENT, "Jia Chen", "JC", "Officer", "ICB")])))

    loaded = read_back(drafted)

    assert "    email:\n" in board_file_writing.write(drafted)
    assert loaded == drafted
    assert "Jia Chen has no e-mail address and no Teams id: they can be told nothing." in [
        warning.sentence for warning in loaded.warnings
    ]


def test_the_same_initials_for_two_people_are_remarked_at_both() -> None:
    drafted = drafts.draft(
        pack(("Joint Board", [row(Part.PRESENT, "Sara Abebe", "SA"), row(Part.APOLOGIES, "Stefan Antić", "SA")]))
    )

    text = board_file_writing.write(drafted)

    assert "  # The initials SA are also those of Stefan Antić; alone they name nobody.\n  sara-abebe:" in text
    assert "  # The initials SA are also those of Sara Abebe; alone they name nobody.\n  stefan-antic:" in text


def test_a_substitute_gets_no_seat_and_somebody_of_no_organisation_neither() -> None:
    rows = [
        row(Part.PRESENT, "Marguerite Osei", "MO", "Director", "ICB", "substitute for Jia Chen"),
        row(Part.PRESENT, "A Guest"),
    ]

    drafted = drafts.draft(pack(("Joint Board", rows)))

    assert drafted.boards[0].seats == ()
    text = board_file_writing.write(drafted)
    assert "    # Marguerite Osei was there as a substitute (substitute for Jia Chen).\n" in text
    assert "    # A Guest was present, of no organisation that is named.\n" in text


def test_one_name_in_two_organisations_is_asked_about() -> None:
    drafted = drafts.draft(
        pack(
            ("Joint Board", [row(Part.PRESENT, "Li Wei", "LW", "Nurse", "ICB")]),
            ("Group", [row(Part.PRESENT, "Li Wei", "LW", "Clerk", "VBC")]),
        )
    )

    assert [person.organisations for person in drafted.people] == [("icb", "vbc")]
    assert "The rosters give different organisations: is this one person?" in board_file_writing.write(drafted)


def test_addresses_are_invented_at_a_domain_only() -> None:
    with pytest.raises(drafts.DraftError, match="'home' is not a domain to invent addresses at"):
        drafts.draft(pack(), addresses_at="home")


ANY_TEXT = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "O'Brien",
            'The "Rock"',
            "a: b",
            "#1",
            "no",
            "~",
            "- x",
            "Zoë",
            "李伟",
            "{x}",
            "[y]",
            "a, b",
            "\u2028",
            "😀",
            "\\",
            "Dr",
        ]
    ),
)
ROWS = st.lists(
    st.builds(
        Attendance,
        st.sampled_from(Part),
        ANY_TEXT,
        st.just(HERE),
        st.none() | ANY_TEXT,
        st.none() | ANY_TEXT,
        st.none() | ANY_TEXT,
        st.none() | ANY_TEXT,
    ),
    max_size=6,
)


@given(st.lists(st.tuples(ANY_TEXT, ROWS), max_size=3), ANY_TEXT, st.sampled_from([None, "example.org"]))
def test_any_roster_drafts_a_file_that_reads_back_as_it_was(
    rosters: list[tuple[str, list[Attendance]]], board: str, domain: str | None
) -> None:
    drafted = drafts.draft(pack(*rosters, board=board), addresses_at=domain)

    assert read_back(drafted) == drafted


@given(ROWS)
def test_invented_addresses_are_everybodys_own(rows: list[Attendance]) -> None:
    drafted = drafts.draft(pack(("Joint Board", rows)), addresses_at="example.org")

    addresses = [person.email for person in drafted.people]
    assert None not in addresses
    assert len(set(addresses)) == len(addresses)


def test_a_real_pack_drafts_its_two_boards() -> None:
    packs = pytest.importorskip("board.packs", reason="the reader of packs is not there yet")
    text = pytest.importorskip("storage.documents.text", reason="the reader of packs is not there yet")
    if not SHARED.exists():
        pytest.skip("the shared pack is not beside this project")
    read = packs.read(text.blocks(SHARED.read_bytes()))

    drafted = drafts.draft(read, addresses_at="example.org")

    assert read_back(drafted) == drafted
    assert len(drafted.boards) == 2
    assert drafted.boards[1].below == drafted.boards[0].key
    assert len(drafted.boards[0].seats) == 5
    assert len(drafted.boards[1].seats) == 13
    names = [person.name for person in drafted.people]
    assert len(names) == len({name.casefold() for name in names})
