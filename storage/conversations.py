"""Conversations: where somebody talks with the clerk, how to write there unasked, and what is being talked about.

The state is a small plain JSON value that the dialogs read and write; it survives days, a deploy, a change of version.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema import Base, Key, Ref
from storage.unit_of_work import UnitOfWork


class ConversationRow(Base):
    """One chat, of one person or of several."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("channel", "conversation"),)

    id: Mapped[Key]
    channel: Mapped[str] = mapped_column(String(20))
    conversation: Mapped[str] = mapped_column(String(400))
    setting: Mapped[str] = mapped_column(String(20))
    service_url: Mapped[str]
    tenant: Mapped[str | None]
    bot: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"), index=True)
    member: Mapped[str | None]
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)
    began_at: Mapped[dt.datetime]
    greeted_at: Mapped[dt.datetime | None]
    removed_at: Mapped[dt.datetime | None]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as it is kept. ``person_id`` and ``member`` are set for a personal chat only."""

    id: int
    channel: str
    conversation: str
    setting: str
    service_url: str
    tenant: str | None
    bot: str | None
    person_id: int | None
    member: str | None
    state: dict[str, Any]
    greeted_at: dt.datetime | None
    removed_at: dt.datetime | None


_CONVERSATION = (
    ConversationRow.id,
    ConversationRow.channel,
    ConversationRow.conversation,
    ConversationRow.setting,
    ConversationRow.service_url,
    ConversationRow.tenant,
    ConversationRow.bot,
    ConversationRow.person_id,
    ConversationRow.member,
    ConversationRow.state,
    ConversationRow.greeted_at,
    ConversationRow.removed_at,
)
_ALL = select(*_CONVERSATION)
_BY_CHANNEL = _ALL.where(
    ConversationRow.channel == bindparam("channel"), ConversationRow.conversation == bindparam("conversation")
)
_BY_CHANNEL_HELD = _BY_CHANNEL.with_for_update()


async def find(uow: UnitOfWork, channel: str, conversation: str) -> Conversation | None:
    """Give a conversation by the channel's own id of it, held until this unit of work ends.

    Two turns of one chat are taken one after the other: on SQLite there is one writer anyway.
    """
    asked = _BY_CHANNEL if uow.on_sqlite else _BY_CHANNEL_HELD
    row = await uow.first(asked, {"channel": channel, "conversation": conversation})
    return Conversation(*row) if row else None


async def by_id(uow: UnitOfWork, conversation_id: int) -> Conversation | None:
    """Give a conversation by its row."""
    row = await uow.first(_ALL.where(ConversationRow.id == conversation_id))
    return Conversation(*row) if row else None


async def personal(uow: UnitOfWork, channel: str, person_id: int) -> Conversation | None:
    """Give the newest personal chat with somebody that was not taken away."""
    row = await uow.first(
        _ALL.where(
            ConversationRow.channel == channel,
            ConversationRow.person_id == person_id,
            ConversationRow.setting == "personal",
            ConversationRow.removed_at.is_(None),
        ).order_by(ConversationRow.id.desc())
    )
    return Conversation(*row) if row else None


async def chats_with(uow: UnitOfWork, channel: str, person_ids: Sequence[int]) -> dict[int, Conversation]:
    """Give each of these people's newest personal chat, one that still stands before one that was taken away."""
    rows = await uow.all(
        _ALL.where(
            ConversationRow.channel == channel,
            ConversationRow.person_id.in_(person_ids),
            ConversationRow.setting == "personal",
        ).order_by(ConversationRow.removed_at.is_(None), ConversationRow.id)
    )
    return {row.person_id: Conversation(*row) for row in rows}


async def by_ids(uow: UnitOfWork, ids: Sequence[int]) -> dict[int, Conversation]:
    """Give these conversations by their rows."""
    return {row.id: Conversation(*row) for row in await uow.all(_ALL.where(ConversationRow.id.in_(ids)))}


async def any_of(uow: UnitOfWork, channel: str) -> Conversation | None:
    """Give the newest conversation of a channel: it tells the service address and the tenant that the channel uses."""
    row = await uow.first(
        _ALL.where(ConversationRow.channel == channel, ConversationRow.tenant.is_not(None)).order_by(
            ConversationRow.id.desc()
        )
    )
    return Conversation(*row) if row else None


async def add(
    uow: UnitOfWork,
    *,
    channel: str,
    conversation: str,
    setting: str,
    service_url: str,
    tenant: str | None,
    bot: str | None,
    person_id: int | None,
    member: str | None,
    now: dt.datetime,
) -> Conversation:
    """Keep a conversation that was not known, or give it if another turn has just kept it."""
    values: dict[str, Any] = {
        "channel": channel,
        "conversation": conversation,
        "setting": setting,
        "service_url": service_url,
        "tenant": tenant,
        "bot": bot,
        "person_id": person_id,
        "member": member,
        "state": {},
    }
    upsert = sqlite.insert if uow.on_sqlite else postgresql.insert
    made = await uow.scalar(
        upsert(ConversationRow).values(began_at=now, **values).on_conflict_do_nothing().returning(ConversationRow.id)
    )
    if made is None and (kept := await find(uow, channel, conversation)):
        return kept
    return Conversation(id=int(made), greeted_at=None, removed_at=None, **values)


async def keep_opened(
    uow: UnitOfWork,
    *,
    channel: str,
    conversation: str,
    service_url: str,
    tenant: str,
    bot: str,
    person_id: int,
    member: str,
    now: dt.datetime,
) -> None:
    """Keep a personal chat that was opened unasked; one that is known already stands again, and keeps its state."""
    upsert = sqlite.insert if uow.on_sqlite else postgresql.insert
    told = {"service_url": service_url, "tenant": tenant, "bot": bot, "person_id": person_id, "member": member}
    await uow.run(
        upsert(ConversationRow)
        .values(channel=channel, conversation=conversation, setting="personal", state={}, began_at=now, **told)
        .on_conflict_do_update(
            index_elements=[ConversationRow.channel, ConversationRow.conversation], set_={**told, "removed_at": None}
        )
    )


async def change(uow: UnitOfWork, conversation_id: int, **changed: Any) -> None:  # noqa: ANN401 -- columns differ
    """Keep what changed about a conversation: its state, its addresses, when it was greeted or removed."""
    await uow.run(update(ConversationRow).where(ConversationRow.id == conversation_id).values(**changed))
