"""What was not answered and what was taught, as rows: counted, bounded, forgotten, brought back. On both databases."""

import dataclasses
import datetime as dt

from alembic import command
from sqlalchemy import Connection, inspect, select

from board.messages import Manner
from board.taught import Lesson, Taught
from storage import boards, migrating, people, taught, unanswered
from storage.taught import TaughtRow
from storage.unanswered import UnansweredRow
from storage.unit_of_work import Database, UnitOfWork

DECEMBER = dt.date(2030, 12, 1)
DAY = dt.date(2030, 12, 9)


async def _board(uow: UnitOfWork, key: str = "joint") -> int:
    return await boards.add_undeclared(uow, key, key, None)


async def _words(uow: UnitOfWork, board_id: int, on: dt.date = DAY) -> list[tuple[str, int]]:
    return [(one.words, one.times) for one in await unanswered.of_boards(uow, [board_id], on, on)]


async def test_a_question_asked_again_is_one_row_with_its_days(database: Database) -> None:
    async with database.work() as uow:
        board_id = await _board(uow)
        await unanswered.add(uow, board_id, "Who is the Caldicott guardian?", Manner.OUTSIDE, DAY)
        await unanswered.add(uow, board_id, "where do we park", Manner.CANNOT, DAY)
        await unanswered.add(uow, board_id, "who's the caldicott guardian", Manner.NEAREST, DAY + dt.timedelta(days=3))
        first, second = await unanswered.of_boards(uow, [board_id], DAY, DAY)
        assert first == dataclasses.replace(second, **dataclasses.asdict(first))
        assert (first.words, first.times, first.manner) == ("Who is the Caldicott guardian?", 2, Manner.NEAREST)
        assert (first.first, first.last, first.month) == (DAY, DAY + dt.timedelta(days=3), DECEMBER)
        assert await unanswered.by_id(uow, first.id) == first
        assert (second.words, second.times) == ("where do we park", 1)


async def test_months_and_boards_are_apart(database: Database) -> None:
    async with database.work() as uow:
        joint, other = await _board(uow), await _board(uow, "other")
        january = dt.date(2031, 1, 31)
        await unanswered.add(uow, joint, "where do we park", Manner.CANNOT, DAY)
        await unanswered.add(uow, joint, "where do we park", Manner.CANNOT, january)
        await unanswered.add(uow, other, "where do we eat", Manner.CANNOT, DAY)
        assert await _words(uow, joint) == [("where do we park", 1)]
        assert await _words(uow, joint, january) == [("where do we park", 1)]
        assert await _words(uow, other) == [("where do we eat", 1)]


async def test_of_too_many_the_oldest_asked_once_goes_first(database: Database) -> None:
    async with database.work() as uow:
        board_id = await _board(uow)
        for place, word in enumerate(("parking", "lunch", "parking", "coffee", "badges")):
            words, on = f"where is the {word}", DAY + dt.timedelta(days=place)
            await unanswered.add(uow, board_id, words, Manner.CANNOT, on, most=3)
        assert {words for words, _ in await _words(uow, board_id)} == {
            "where is the parking", "where is the coffee", "where is the badges",
        }  # fmt: skip


async def test_a_year_later_a_month_is_gone(database: Database) -> None:
    async with database.work() as uow:
        board_id = await _board(uow)
        await unanswered.add(uow, board_id, "where is the parking", Manner.CANNOT, DAY)
        await unanswered.add(uow, board_id, "where is the parking", Manner.CANNOT, dt.date(2031, 12, 31))
        assert await _words(uow, board_id) == [("where is the parking", 1)]
        await unanswered.add(uow, board_id, "where is the parking", Manner.CANNOT, dt.date(2032, 1, 1))
        assert await _words(uow, board_id) == []


async def test_a_row_holds_no_more_than_it_says(database: Database) -> None:
    async with database.work() as uow:
        board_id = await _board(uow)
        await unanswered.add(uow, board_id, "lunch " * 200, Manner.CANNOT, DAY)
        row = await uow.first(select(UnansweredRow.__table__))
    assert row is not None
    assert set(row._asdict()) == {"id", "board_id", "month", "mark", "words", "manner", "times", "first", "last"}
    assert len(row.words) == 300


def _lesson(board_id: int, words: str = "who is the guardian", answer: str = "Dr A", **other: object) -> Taught:
    made = Taught(0, board_id, Lesson.ANSWER, words, answer, "Terms, paragraph 9", DAY)
    return dataclasses.replace(made, **other)  # type: ignore[arg-type]


async def test_what_took_the_place_of_another_gives_it_back(database: Database) -> None:
    async with database.work() as uow:
        board_id, by = await _board(uow), await people.add(uow, "ruth")
        first = await taught.add(uow, _lesson(board_id, by=by))
        await taught.forget(uow, first, by, DAY)
        second = await taught.add(uow, _lesson(board_id, answer="Dr B", by=by), replaces=first)
        assert [one.answer for one in await taught.every(uow)] == ["Dr B"]
        await taught.forget(uow, second, by, DAY)
        back = await taught.bring_back(uow, second)
        assert back is not None
        assert await taught.every(uow) == [back]
        assert (back.answer, back.by, back.source, back.lesson) == ("Dr A", by, "Terms, paragraph 9", Lesson.ANSWER)
        assert await taught.bring_back(uow, first) is None
        rows = await uow.all(select(TaughtRow.id, TaughtRow.forgotten_by, TaughtRow.forgotten_on))
    assert (second, by, DAY) in [tuple(row) for row in rows]


async def test_the_file_replaces_what_it_taught_and_leaves_what_a_chat_did(database: Database) -> None:
    later = DAY + dt.timedelta(days=9)
    async with database.work() as uow:
        board_id = await _board(uow)
        said = await taught.add(uow, _lesson(board_id, "where do we park"))
        old = [_lesson(board_id, from_file=True), _lesson(board_id, "who is the clerk", from_file=True)]
        await taught.replace(uow, board_id, old, dated=[False, False])
        before = {one.words: one for one in await taught.every(uow)}
        new = [dataclasses.replace(old[0], since=later), _lesson(board_id, "who pays", from_file=True)]
        await taught.replace(uow, board_id, new, dated=[False, True])
        after = {one.words: one for one in await taught.every(uow)}
        assert set(after) == {"where do we park", "who is the guardian", "who pays"}
        assert after["who is the guardian"] == before["who is the guardian"]
        assert after["where do we park"].id == said
        await taught.forget(uow, after["who pays"].id, 1, DAY)
        assert {one.words for one in await taught.every(uow)} == set(after)


async def test_the_step_goes_down_and_up_again(database: Database) -> None:
    assert await _to(database, "0008") == {"taught": False, "unanswered": False}
    assert await _to(database, "0009") == {"taught": True, "unanswered": True}


async def _to(database: Database, step: str) -> dict[str, bool]:
    """Go to a step, and tell which tables are there."""

    def go(connection: Connection) -> dict[str, bool]:
        settings = migrating.config()
        settings.attributes["connection"] = connection
        (command.downgrade if step == "0008" else command.upgrade)(settings, step)
        return {name: inspect(connection).has_table(name) for name in ("taught", "unanswered")}

    async with database.work() as uow:
        there = await uow.connection.run_sync(go)
        await uow.commit()
    return there
