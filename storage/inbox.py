"""The inbox: what was heard, once. A thing that a channel delivers again finds its row here, and its answer with it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import String, UniqueConstraint, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from storage import editions
from storage.schema import Base, Key, table
from storage.unit_of_work import UnitOfWork


class InboxRow(Base):
    """One incoming thing of one channel. Its answer is the outbox row with the key of :func:`answer_key`."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("channel", "conversation", "reference"),)

    id: Mapped[Key]
    channel: Mapped[str] = mapped_column(String(20))
    conversation: Mapped[str] = mapped_column(String(400))
    reference: Mapped[str] = mapped_column(String(400))
    heard_at: Mapped[dt.datetime]


@dataclass(frozen=True, slots=True)
class Taken:
    """Something that was heard for the first time: its row, and the edition of what is kept that answers it."""

    id: int
    edition: int


_TABLE = table(InboxRow)
# A turn cannot answer without the edition, so it comes along: every statement is a trip to the database.
_GIVEN = (_TABLE.c.id, editions.CURRENT.scalar_subquery().label("edition"))
_TAKE_ON_SQLITE = sqlite.insert(_TABLE).on_conflict_do_nothing().returning(*_GIVEN)
_TAKE_ON_POSTGRESQL = postgresql.insert(_TABLE).on_conflict_do_nothing().returning(*_GIVEN)
_BEFORE = select(_TABLE.c.id).where(
    _TABLE.c.channel == bindparam("channel"),
    _TABLE.c.conversation == bindparam("conversation"),
    _TABLE.c.reference == bindparam("reference"),
)


async def take(uow: UnitOfWork, channel: str, conversation: str, reference: str, now: dt.datetime) -> Taken | None:
    """Keep that something was heard; None when it had been heard before."""
    heard = {"channel": channel, "conversation": conversation, "reference": reference, "heard_at": now}
    row = await uow.first(_TAKE_ON_SQLITE if uow.on_sqlite else _TAKE_ON_POSTGRESQL, heard)
    return None if row is None else Taken(row.id, row.edition or 0)


async def before(uow: UnitOfWork, channel: str, conversation: str, reference: str) -> int | None:
    """Give the row of something that was heard before."""
    found = await uow.scalar(_BEFORE, {"channel": channel, "conversation": conversation, "reference": reference})
    return None if found is None else int(found)


def answer_key(inbox_id: int) -> str:
    """Give the outbox key of what answers it: the first answer is the only one."""
    return f"reply:{inbox_id}"
