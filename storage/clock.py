"""The demo's clock as a row: how far the board's time runs ahead of, or behind, the real one."""

import datetime as dt

from sqlalchemy import Interval, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema import Base, Key
from storage.unit_of_work import UnitOfWork


class ClockRow(Base):
    """The one row of the demo's clock; without it the board's time is the real time."""

    __tablename__ = "clock"

    id: Mapped[Key]
    ahead: Mapped[dt.timedelta] = mapped_column(Interval)


async def ahead(uow: UnitOfWork) -> dt.timedelta | None:
    """Give how far the demo's clock is ahead of the real one; None where no demo was set up."""
    found = await uow.scalar(select(ClockRow.ahead))
    return found if isinstance(found, dt.timedelta) else None


async def put(uow: UnitOfWork, ahead: dt.timedelta) -> None:
    """Set the demo's clock."""
    await uow.run(delete(ClockRow))
    await uow.run(insert(ClockRow).values(id=1, ahead=ahead))
