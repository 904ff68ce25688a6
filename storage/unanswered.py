"""What was asked and not answered, month by month: the words without names, how often, and on which days.

Nothing here says who asked, in which chat or at what hour. What names are, and what is taken out, ``board.anonymous``
says before anything comes here.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from board import anonymous, taught
from board.messages import Manner
from board.settlements import folded
from storage.schema import Base, Key, Ref, table
from storage.unit_of_work import AnyRow, UnitOfWork

MOST = 300  # questions that are kept of one board and month
MONTHS = 13  # that are kept: this one, and the twelve before it


class UnansweredRow(Base):
    """One question that a board's people asked in one month (its first day) and that was not answered."""

    __tablename__ = "unanswered"
    __table_args__ = (UniqueConstraint("board_id", "month", "mark"),)

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"))
    month: Mapped[dt.date] = mapped_column(Date)
    mark: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(String(anonymous.LONGEST))
    manner: Mapped[str] = mapped_column(String(20))
    times: Mapped[int]
    first: Mapped[dt.date] = mapped_column(Date)
    last: Mapped[dt.date] = mapped_column(Date)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One question, how the last answer to it stood, how often it was asked, and the first and the last day."""

    id: int
    board_id: int
    month: dt.date
    words: str
    manner: Manner
    times: int
    first: dt.date
    last: dt.date


_TABLE = table(UnansweredRow)
_UNANSWERED = (
    _TABLE.c.id,
    _TABLE.c.board_id,
    _TABLE.c.month,
    _TABLE.c.words,
    _TABLE.c.manner,
    _TABLE.c.times,
    _TABLE.c.first,
    _TABLE.c.last,
)


async def add(uow: UnitOfWork, board_id: int, words: str, manner: Manner, on: dt.date, *, most: int = MOST) -> None:
    """Count a question (without names) that was not answered on a day of the board's.

    Of more than ``most`` in a month those go first that were asked least, the oldest of them first; with a new month
    the oldest month goes.
    """
    month = on.replace(day=1)
    said = words[: anonymous.LONGEST]
    made = {
        "board_id": board_id,
        "month": month,
        "mark": hashlib.sha256((taught.mark(said) or folded(said)).encode(errors="replace")).hexdigest(),
        "words": said,
        "manner": manner.value,
        "times": 1,
        "first": on,
        "last": on,
    }
    insert = (sqlite if uow.on_sqlite else postgresql).insert(_TABLE)
    again = {"times": _TABLE.c.times + 1, "last": on, "manner": manner.value}
    key = ("board_id", "month", "mark")
    statement = insert.values(**made).on_conflict_do_update(index_elements=key, set_=again)
    if await uow.scalar(statement.returning(_TABLE.c.times)) == 1:
        await _make_room(uow, board_id, month, most)


async def of_boards(uow: UnitOfWork, board_ids: Sequence[int], first: dt.date, last: dt.date) -> list[Unanswered]:
    """Give what these boards' people asked in the months of some days, the commonest first, then the latest."""
    statement = select(*_UNANSWERED).where(
        _TABLE.c.board_id.in_(board_ids), _TABLE.c.month.between(first.replace(day=1), last)
    )
    ordered = statement.order_by(_TABLE.c.times.desc(), _TABLE.c.last.desc(), _TABLE.c.id)
    return [_unanswered(row) for row in await uow.all(ordered)]


async def by_id(uow: UnitOfWork, unanswered_id: int) -> Unanswered | None:
    """Give one question by its number."""
    row = await uow.first(select(*_UNANSWERED).where(_TABLE.c.id == unanswered_id))
    return _unanswered(row) if row else None


async def _make_room(uow: UnitOfWork, board_id: int, month: dt.date, most: int) -> None:
    here = (_TABLE.c.board_id == board_id) & (_TABLE.c.month == month)
    over = int(await uow.scalar(select(func.count()).where(here)) or 0) - most
    if over > 0:
        order = (_TABLE.c.times, _TABLE.c.last, _TABLE.c.id)
        going = [row.id for row in await uow.all(select(_TABLE.c.id).where(here).order_by(*order).limit(over))]
        await uow.run(delete(_TABLE).where(_TABLE.c.id.in_(going)))
    await uow.run(delete(_TABLE).where(_TABLE.c.board_id == board_id, _TABLE.c.month <= _long_ago(month)))


def _long_ago(month: dt.date) -> dt.date:
    """Give the newest month that is no longer kept."""
    at = month.year * 12 + month.month - 1 - MONTHS
    return dt.date(at // 12, at % 12 + 1, 1)


def _unanswered(row: AnyRow) -> Unanswered:
    return Unanswered(**{**row._asdict(), "manner": Manner(row.manner)})
