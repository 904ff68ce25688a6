"""What is kept of the papers' entries between two questions: bounded, of one edition, and no more than is asked for."""

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from acts import contents
from board.packs import entries, values
from storage.shelves import Shelves
from storage.unit_of_work import Database
from tests.support import papers
from tests.support.papers import BOARD, MARCH

HILL = "The Hill Partnership Board"


async def _ask(shelves: Shelves, edition: int, question: str, size: int, asked: list[str]) -> str:
    async def read() -> tuple[str, int]:
        asked.append(question)
        return f"{question} of {edition}", size

    return await shelves.of(edition, question, read)


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("abcdef"), st.integers(0, 60)), max_size=40))
async def test_no_more_is_kept_than_there_is_room_for_and_nothing_of_another_edition_is_given(
    questions: list[tuple[int, str, int]],
) -> None:
    shelves = Shelves(room=100)
    for edition, question, size in questions:
        assert await _ask(shelves, edition, question, size, []) == f"{question} of {edition}"
        assert 0 <= shelves.full <= 100


async def test_what_nobody_has_asked_for_longest_goes_first() -> None:
    shelves, read = Shelves(room=100), list[str]()
    for question in ("a", "b", "a", "c", "a", "b"):
        await _ask(shelves, 1, question, 45, read)
    assert read == ["a", "b", "c", "b"]


def _risk(name: str, *, restricted: bool = False) -> entries.Risk:
    return entries.Risk(name, "Beds run short", papers.at("6"), restricted=restricted)


async def _bring(database: Database, on: dt.date, *risks: entries.Risk, board: str = BOARD) -> None:
    pack = dataclasses.replace(
        papers.pack(on=on),
        name=f"{board}, {on}",
        sitting=values.Sitting(board, on),
        entries=entries.Entries(risks=risks),
    )
    await papers.bring(database, pack)


async def test_each_reader_is_given_what_they_may_see_of_what_is_kept_for_all(database: Database) -> None:
    await papers.declare(database)
    await _bring(database, MARCH, _risk("Discharge"), _risk("Tender", restricted=True))
    async with database.reading() as uow:
        clerk, stranger = await papers.asker(uow), await papers.asker(uow, "naz")
        stranger = dataclasses.replace(stranger, library=clerk.library)
        seen: list[list[str]] = []
        for who in (clerk, stranger, clerk, dataclasses.replace(clerk, viewer=stranger.viewer)):
            found = await contents.of_kind(uow, who, entries.Risk, who.register.boards)
            seen.append([kept.value.project for one in found for kept in one.entries])
    assert seen == [["Discharge", "Tender"], ["Discharge"], ["Discharge", "Tender"], ["Discharge"]]


async def test_of_many_boards_only_the_newest_papers_that_have_any_are_read_and_of_one_all(database: Database) -> None:
    days = [MARCH + dt.timedelta(days=60 * at) for at in range(contents.NEWEST + 2)]
    await papers.declare(database)
    for day in days[:-1]:
        await _bring(database, day, _risk(f"Risk of {day}"))
    await _bring(database, days[-1])
    for number in range(contents.FEW):
        await _bring(database, MARCH, _risk(f"Risk {number}"), board=f"Board of town {number}")
    async with database.reading() as uow:
        who = await papers.asker(uow)
        every = await contents.of_kind(uow, who, entries.Risk, who.register.boards)
        own = await contents.of_kind(uow, who, entries.Risk, who.boards_meant("joint"))
    assert [one.on for one in own] == days[-2::-1]
    assert [one.on for one in every if one.board.key == "joint"] == days[-2 : -2 - contents.NEWEST : -1]
    assert {one.entries[0].value.project for one in every} >= {f"Risk {number}" for number in range(contents.FEW)}
