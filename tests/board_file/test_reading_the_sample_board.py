"""The sample board loads as it stands, and answers what the demo asks of it."""

import datetime as dt
import pathlib
from importlib import resources

import pytest

from board.files import BoardFile, Notice, Published, Quorum
from storage.documents import board_file, board_file_writing

OCTOBER = dt.date(2026, 10, 15)
AUGUST = dt.date(2026, 8, 20)


@pytest.fixture(name="sample", scope="module")
def _sample() -> BoardFile:
    content = resources.files("bot").joinpath("samples/sample-board.yaml").read_bytes()
    return board_file.read(content, "sample-board.yaml")


def test_it_loads_without_a_fault_or_an_open_end(sample: BoardFile) -> None:
    assert (len(sample.organisations), len(sample.people), len(sample.boards), len(sample.roles)) == (3, 16, 2, 4)
    assert sample.warnings == ()


def test_the_rules_of_the_joint_board_carry_their_citations(sample: BoardFile) -> None:
    joint = sample.boards[0]
    assert joint.quorum == Quorum(
        4, (("vbc", 2), ("hvicb", 2)), "Terms of reference of the Joint Board, May 2026, paragraph 7.2"
    )
    assert joint.notice == Notice(5, "Local Government Act 1972, section 100B(3)")
    assert (joint.administrator_on(OCTOBER), joint.administrator_deputy_on(OCTOBER)) == ("siobhan", "kofi")
    assert sample.boards[1].below == joint.key


def test_a_name_changed_and_what_was_said_under_the_old_one_stays(sample: BoardFile) -> None:
    marguerite = sample.person("marguerite")
    assert marguerite is not None
    assert (marguerite.name_on(AUGUST), marguerite.name_on(OCTOBER)) == ("Marguerite Osei", "Marguerite Lacombe")
    assert marguerite.email_on(dt.date(2026, 9, 6)) == "marguerite.osei@example.org"
    assert marguerite.email_on(dt.date(2026, 9, 7)) == "marguerite.lacombe@example.org"
    assert marguerite.names() == ("Marguerite Lacombe", "Marguerite Osei")
    assert sample.organisations[1].name_on(dt.date(2022, 6, 30)).endswith("Clinical Commissioning Group")


def test_a_seat_changed_hands_overnight(sample: BoardFile) -> None:
    communities = sample.boards[0].seats[2]
    assert [communities.holder_on(dt.date(2026, 5, day)) for day in (20, 21)] == ["derek", "harpreet"]
    assert communities.holder_on(dt.date(2024, 5, 15)) is None


def test_substitutes_are_none_some_or_anybody(sample: BoardFile) -> None:
    said = [(seat.substitutes_allowed, seat.substitutes) for seat in sample.boards[0].seats[3:]]
    assert said == [(False, ()), (True, ("marguerite",)), (True, ())]


def test_who_is_not_in_teams_is_reached_by_mail(sample: BoardFile) -> None:
    by_mail = [person.key for person in sample.people if person.until is None and not person.teams]
    assert by_mail == ["ruth", "olena"]
    assert all(person.email for person in sample.people)


def test_written_out_again_it_says_the_same(sample: BoardFile) -> None:
    again = board_file_writing.write(sample)
    assert board_file.read(again.encode(), "again.yaml") == sample


def test_the_example_in_the_reference_loads() -> None:
    reference = (pathlib.Path(__file__).parents[2] / "docs" / "board-file.md").read_text(encoding="utf-8")
    example = reference.partition("## A small example")[2].partition("```yaml")[2].partition("```")[0]

    assert board_file.read(example.encode(), "example.yaml").warnings == ()


def test_what_yaml_would_take_for_something_else_is_read_as_typed() -> None:
    content = b"""\xef\xbb\xbf
Organisations:
  no: {Name: on, short: 12:30}
people:
  'on': {name: Null, initials: [NO, Y], telephone: 01632960101, also: "~", since: 6 Sep 2026}
boards: {on: {name: 0x10, administrator: on}}
"""

    read = board_file.read(content, "norway.yaml")

    assert (read.organisations[0].key, read.organisations[0].name, read.organisations[0].short) == ("no", "on", "12:30")
    person = read.people[0]
    assert (person.key, person.name, person.initials, person.also) == ("on", "Null", ("NO", "Y"), ("~",))
    assert (person.telephone, person.since) == ("01632960101", dt.date(2026, 9, 6))


def test_open_ends_are_told_but_do_not_stop_the_file() -> None:
    content = b"""organisations:
  a: {name: A}
  b: {name: B}
people:
  x: {name: Xenia Xu, initials: XX, organisation: a}
  y: {name: Yves Yang, initials: XX, email: y@example.org}
boards:
  small:
    name: Small
    quorum:
      total:
      minimum:
      citation:
    notice:
    seats:
      - {title: One, organisation: b, holder: x}
      - {title: Two, organisation: b}
roles:
  lead: {title: Lead}
"""

    told = [str(warning) for warning in board_file.read(content, "open.yaml").warnings]

    assert told == [
        "line 6 people.y.initials: The initials XX are those of 'x' too; papers that use them name nobody.",
        "line 5 people.x: Xenia Xu has no e-mail address and no Teams id: they can be told nothing.",
        "line 8 boards.small.administrator: Small has no administrator: nobody is told when something goes wrong.",
        "line 10 boards.small.quorum: Small has no quorum rule declared: nobody can be told whether it was quorate.",
        "line 14 boards.small.notice: Small has no notice rule declared: nobody can be told if papers were in time.",
        "line 16 boards.small.seats.1: Xenia Xu is not declared as one of 'b'.",
        "line 17 boards.small.seats.2: Nobody holds the seat 'Two'.",
        "line 19 roles.lead: Nobody holds the role 'Lead'.",
    ]


def test_a_pack_has_its_address_and_is_written_back_as_it_was_read() -> None:
    content = resources.files("bot").joinpath("samples/sample-board.yaml").read_text(encoding="utf-8")
    assert content.count("    seats:\n") >= 1
    told = (
        "    published:\n      - meeting: 17 December 2026\n"
        "        address: https://papers.example.org/a%20pack.pdf?T=10&x=1\n        page 1 on sheet: 3\n"
        "      - {meeting: 2026-10-15, address: https://papers.example.org/october}\n    seats:\n"
    )
    file = board_file.read(content.replace("    seats:\n", told, 1).encode(), "board.yaml")
    assert file.boards[0].published == (
        Published(dt.date(2026, 12, 17), "https://papers.example.org/a%20pack.pdf?T=10&x=1", 3),
        Published(dt.date(2026, 10, 15), "https://papers.example.org/october"),
    )
    assert board_file.read(board_file_writing.write(file).encode(), "board.yaml").boards == file.boards
