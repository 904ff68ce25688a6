"""The inbox: what was heard, once. A thing that a channel delivers again finds its row here, and its answer with it."""

import datetime as dt

from sqlalchemy import ForeignKey, String, UniqueConstraint, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema import Base, Key, Ref
from storage.unit_of_work import UnitOfWork


class InboxRow(Base):
    """One incoming thing of one channel, and the outgoing row that answers it."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("channel", "conversation", "reference"),)

    id: Mapped[Key]
    channel: Mapped[str] = mapped_column(String(20))
    conversation: Mapped[str] = mapped_column(String(400))
    reference: Mapped[str] = mapped_column(String(400))
    heard_at: Mapped[dt.datetime]
    answer_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("outbox.id"))


async def take(uow: UnitOfWork, channel: str, conversation: str, reference: str, now: dt.datetime) -> int | None:
    """Keep that something was heard and give its row; None when it had been heard before."""
    insert = sqlite.insert if uow.on_sqlite else postgresql.insert
    statement = (
        insert(InboxRow)
        .values(channel=channel, conversation=conversation, reference=reference, heard_at=now)
        .on_conflict_do_nothing()
        .returning(InboxRow.id)
    )
    taken = await uow.scalar(statement)
    return None if taken is None else int(taken)


async def answered(uow: UnitOfWork, inbox_id: int, outbox_id: int) -> None:
    """Keep which outgoing row answers it."""
    await uow.run(update(InboxRow).where(InboxRow.id == inbox_id).values(answer_id=outbox_id))


async def answer_of(uow: UnitOfWork, channel: str, conversation: str, reference: str) -> int | None:
    """Give the outgoing row that answered this the first time."""
    found = await uow.scalar(
        select(InboxRow.answer_id).where(
            InboxRow.channel == channel, InboxRow.conversation == conversation, InboxRow.reference == reference
        )
    )
    return None if found is None else int(found)
