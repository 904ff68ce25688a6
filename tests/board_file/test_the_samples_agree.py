"""The sample board and its two packs are one story: whoever a pack names is declared, and the days are right."""

import datetime as dt
import re
from importlib import resources

import pytest

from board import packs
from board.files import BoardFile
from board.packs.values import Pack
from storage.documents import board_file, text

SAMPLES = resources.files("bot").joinpath("samples")
WEEKDAY = re.compile(r"\b(\w+day),?\s+(\d{1,2})(?:<sup>)?(?:st|nd|rd|th)?(?:</sup>)?\s+(\w+),?\s+(20\d\d)")


@pytest.fixture(name="board", scope="module")
def _board() -> BoardFile:
    return board_file.read(SAMPLES.joinpath("sample-board.yaml").read_bytes(), "sample-board.yaml")


@pytest.fixture(name="pack", params=["2026-10-15", "2026-12-17"], scope="module")
def _pack(request: pytest.FixtureRequest) -> Pack:
    content = SAMPLES.joinpath(f"pack-{request.param}.txt").read_bytes()
    return packs.read(text.blocks(content))


def test_everybody_in_an_attendance_list_is_declared_with_those_initials(board: BoardFile, pack: Pack) -> None:
    rows = [row for minutes in pack.minutes for row in minutes.attendances]

    assert len(rows) >= 12
    for row in rows:
        [person] = [person for person in board.people if row.name in person.names()]
        former = [short for past in person.formerly for short in past.initials]
        assert row.initials in {*person.initials, *former}


def test_whoever_sat_as_a_member_had_a_seat_on_that_day_or_stood_in_for_one(board: BoardFile, pack: Pack) -> None:
    minutes = pack.minutes[0]
    joint = board.boards[0]
    members = {seat.holder_on(minutes.sitting.on): seat for seat in joint.seats}

    for row in (row for row in minutes.attendances if row.part == "present"):
        [person] = [person for person in board.people if row.name in person.names()]
        assert person.key in members or any(person.key in seat.substitutes for seat in joint.seats)


def test_every_lead_of_the_tracker_is_somebody(board: BoardFile, pack: Pack) -> None:
    known = {short for person in board.people for short in (*person.names(), *person.initials)}

    assert {lead.written for action in pack.tracker for lead in action.leads} <= known


def test_every_weekday_in_the_samples_is_the_right_one() -> None:
    found = [
        match
        for name in ("pack-2026-10-15.txt", "pack-2026-12-17.txt", "README.md")
        for match in WEEKDAY.findall(SAMPLES.joinpath(name).read_text(encoding="utf-8"))
    ]

    assert len(found) >= 12
    for weekday, day, month, year in found:
        assert dt.datetime.strptime(f"{day} {month} {year} +0000", "%d %B %Y %z").strftime("%A") == weekday


def test_only_invented_addresses_and_telephone_numbers_kept_for_drama() -> None:
    for entry in SAMPLES.iterdir():
        content = entry.read_text(encoding="utf-8") if entry.is_file() else ""
        assert {address.partition("@")[2] for address in re.findall(r"[\w.-]+@[\w.-]*\w", content)} <= {"example.org"}
        assert all(number.startswith(("01632 960", "07700 900")) for number in re.findall(r"\b0\d{4} \d{6}\b", content))
