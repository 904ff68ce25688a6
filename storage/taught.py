"""What administrators taught: answers to questions, and what phrases mean, each of one board.

What stands in the board file is replaced with it; what was said in a chat is never changed but to be forgotten, and
its row stays. Neither touches the other.
"""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Date, ForeignKey, String, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board.taught import LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_SOURCE, Lesson, Taught
from storage.schema import Base, Key, Ref
from storage.unit_of_work import AnyRow, UnitOfWork


class TaughtRow(Base):
    """One thing that was taught, in place of ``replaces_id``, which comes back when it is undone."""

    __tablename__ = "taught"

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"), index=True)
    lesson: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(String(LONGEST_QUESTION))
    answer: Mapped[str] = mapped_column(String(LONGEST_ANSWER))
    source: Mapped[str | None] = mapped_column(String(LONGEST_SOURCE))
    since: Mapped[dt.date] = mapped_column(Date)
    by: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"))
    from_file: Mapped[bool]
    replaces_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("taught.id"))
    forgotten_by: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"))
    forgotten_on: Mapped[dt.date | None] = mapped_column(Date)


_TAUGHT = (
    TaughtRow.id,
    TaughtRow.board_id,
    TaughtRow.lesson,
    TaughtRow.words,
    TaughtRow.answer,
    TaughtRow.source,
    TaughtRow.since,
    TaughtRow.by,
    TaughtRow.from_file,
)


async def every(uow: UnitOfWork) -> list[Taught]:
    """Give all that holds, the newest first."""
    statement = select(*_TAUGHT).where(TaughtRow.forgotten_on.is_(None))
    return [_taught(row) for row in await uow.all(statement.order_by(TaughtRow.since.desc(), TaughtRow.id.desc()))]


async def add(uow: UnitOfWork, lesson: Taught, *, replaces: int | None = None) -> int:
    """Keep something that was taught, and give its number; the id that it bears counts for nothing."""
    statement = insert(TaughtRow).values(
        board_id=lesson.board_id,
        lesson=lesson.lesson.value,
        words=lesson.words,
        answer=lesson.answer,
        source=lesson.source,
        since=lesson.since,
        by=lesson.by,
        from_file=lesson.from_file,
        replaces_id=replaces,
    )
    return int(await uow.scalar(statement.returning(TaughtRow.id)))


async def forget(uow: UnitOfWork, taught_id: int, by: int, on: dt.date) -> None:
    """Forget something that was taught in a chat; its row stays, with who did so and when."""
    statement = update(TaughtRow).where(TaughtRow.id == taught_id, TaughtRow.from_file.is_(False))
    await uow.run(statement.where(TaughtRow.forgotten_on.is_(None)).values(forgotten_by=by, forgotten_on=on))


async def bring_back(uow: UnitOfWork, taught_id: int) -> Taught | None:
    """Let what something was said in place of hold again, and give it."""
    replaced = await uow.scalar(select(TaughtRow.replaces_id).where(TaughtRow.id == taught_id))
    if replaced is None:
        return None
    await uow.run(update(TaughtRow).where(TaughtRow.id == replaced).values(forgotten_by=None, forgotten_on=None))
    row = await uow.first(select(*_TAUGHT).where(TaughtRow.id == replaced))
    return _taught(row) if row else None


async def replace(uow: UnitOfWork, board_id: int, declared: Sequence[Taught], *, dated: Sequence[bool]) -> None:
    """Write what a board's file teaches in place of what it taught before.

    What is said as before keeps its number, and the day on which it was first loaded unless the file says another
    (``dated`` tells for each whether it does).
    """
    rows = await uow.all(select(*_TAUGHT).where(TaughtRow.board_id == board_id, TaughtRow.from_file.is_(True)))
    before = {_same(_taught(row)): _taught(row) for row in rows}
    kept: set[int] = set()
    for one, has_day in zip(declared, dated, strict=True):
        known = before.get(_same(one))
        if known is not None and (not has_day or known.since == one.since) and known.by == one.by:
            kept.add(known.id)
        else:
            kept.add(await add(uow, one))
    gone = [one.id for one in before.values() if one.id not in kept]
    await uow.run(delete(TaughtRow).where(TaughtRow.id.in_(gone)))


def _same(one: Taught) -> tuple[str, str, str, str | None]:
    return one.lesson.value, one.words, one.answer, one.source


def _taught(row: AnyRow) -> Taught:
    return Taught(**{**row._asdict(), "lesson": Lesson(row.lesson)})
