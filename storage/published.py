"""Where packs are published: the addresses that the board file gives, and the documents that they are the addresses of.

What link a citation gets from it is decided in ``board.published``.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from board import files, published
from board.sources import Source
from storage.meetings import ItemRow, MeetingRow
from storage.packs import DocumentRow, PassageRow
from storage.schema import Base, Key, Ref
from storage.unit_of_work import UnitOfWork


class PublishedRow(Base):
    """Where the pack of one meeting of one board can be read; ``page_one`` is the sheet on which page 1 is printed."""

    __tablename__ = "published"
    __table_args__ = (UniqueConstraint("board_id", "on"),)

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"))
    on: Mapped[dt.date] = mapped_column(Date)
    address: Mapped[str] = mapped_column(String(published.LONGEST))
    page_one: Mapped[int | None]


async def replace(uow: UnitOfWork, board_id: int, declared: Iterable[files.Published]) -> None:
    """Write a board's addresses down in place of those it had."""
    await uow.run(delete(PublishedRow).where(PublishedRow.board_id == board_id))
    rows = [
        {"board_id": board_id, "on": one.meeting, "address": one.address, "page_one": one.page_one} for one in declared
    ]
    if rows:
        await uow.run(insert(PublishedRow), rows)


async def by_document(uow: UnitOfWork) -> dict[str, published.Published]:
    """Give the documents that can be read by anybody, by name.

    A citation names its document by this name alone. So one that two files bear is not among them: which of the two is
    published, or for publication at all, could not be told.
    """
    held = await uow.all(select(DocumentRow.name).where(DocumentRow.superseded_by_id.is_(None)))
    bearing = Counter(row.name for row in held)
    rows = await uow.all(
        select(DocumentRow.id, DocumentRow.name, PublishedRow.address, PublishedRow.page_one)
        .join(MeetingRow, MeetingRow.id == DocumentRow.meeting_id)
        .join(PublishedRow, (PublishedRow.board_id == DocumentRow.board_id) & (PublishedRow.on == MeetingRow.on))
        .where(DocumentRow.superseded_by_id.is_(None), DocumentRow.restricted.is_(False))
    )
    return {
        row.name: published.Published(row.address, row.page_one, await _hidden(uow, row.id, row.name))
        for row in rows
        if bearing[row.name] == 1
    }


async def _hidden(uow: UnitOfWork, document_id: int, name: str) -> tuple[Source, ...]:
    items = await uow.all(
        select(ItemRow.number, ItemRow.first_page, ItemRow.last_page).where(
            ItemRow.document_id == document_id, ItemRow.restricted.is_(True)
        )
    )
    passages = await uow.all(
        select(PassageRow.source).where(PassageRow.document_id == document_id, PassageRow.restricted.is_(True))
    )
    whole = [Source(name, pages=_pages(row.first_page, row.last_page), item=row.number) for row in items]
    return published.places(whole, [row.source for row in passages])


def _pages(first: int | None, last: int | None) -> tuple[int, int] | None:
    return None if first is None else (first, first if last is None else last)
