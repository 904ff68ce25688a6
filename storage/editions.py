"""The edition of what is kept: one number that rises with every load and import.

Whatever was made from the rows of one edition (a search index, a register of names) holds until the number changes, in
every process that reads this database.
"""

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Mapped

from storage.schema import Base, Key
from storage.unit_of_work import UnitOfWork

_ONLY = 1


class EditionRow(Base):
    """The one row that counts the editions."""

    __tablename__ = "editions"

    id: Mapped[Key]
    number: Mapped[int]


CURRENT = select(EditionRow.number)


async def current(uow: UnitOfWork) -> int:
    """Give the edition that this unit of work sees; 0 before anything was loaded or imported."""
    return int(await uow.scalar(CURRENT) or 0)


async def rise(uow: UnitOfWork) -> None:
    """Begin a new edition; the same unit of work has just changed what boards, people or papers say."""
    if not await uow.run(update(EditionRow).values(number=EditionRow.number + 1)):
        await uow.run(insert(EditionRow).values(id=_ONLY, number=1))
