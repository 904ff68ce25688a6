"""What an agenda prints beneath an item's title: guidance for all, and the ground on which an item is closed."""

from sqlalchemy import select

from board.packs import values
from board.sources import Source
from storage.meetings import ItemRow, an_item
from storage.packs import DocumentRow, PassageRow
from storage.unit_of_work import UnitOfWork

HEADING = "Agenda"  # what the passages of the agenda's own pages stand under (``board.packs.passages``)


async def withheld(uow: UnitOfWork, meeting_id: int) -> list[tuple[values.AgendaItem, tuple[str, ...]]]:
    """Give the items that a public pack's agenda marks as not for publication, each with what stands beneath its title.

    The agenda itself is open to inspection, and so is the ground that it states; the title and lead are only for those
    who may see the item.
    """
    beneath = (PassageRow.document_id == ItemRow.document_id) & (PassageRow.heading == ItemRow.title)
    rows = await uow.all(
        select(ItemRow.__table__, PassageRow.text)
        .join(DocumentRow, DocumentRow.id == ItemRow.document_id)
        .outerjoin(PassageRow, beneath)
        .where(
            ItemRow.meeting_id == meeting_id,
            ItemRow.restricted,
            DocumentRow.restricted.is_(False),
            DocumentRow.superseded_by_id.is_(None),
        )
        .order_by(ItemRow.id, PassageRow.place)
    )
    by_id = {row.id: row for row in rows}
    return [
        (an_item(item), tuple(row.text for row in rows if row.id == key and row.text)) for key, item in by_id.items()
    ]


async def beneath(uow: UnitOfWork, meeting_id: int) -> list[tuple[str, str, Source]]:
    """Give what the public agenda prints beneath its items' titles: the title, the text, its place; in their order."""
    rows = await uow.all(
        select(ItemRow.title, PassageRow.text, PassageRow.source)
        .join(DocumentRow, DocumentRow.id == ItemRow.document_id)
        .join(PassageRow, (PassageRow.document_id == ItemRow.document_id) & (PassageRow.heading == ItemRow.title))
        .where(
            ItemRow.meeting_id == meeting_id,
            ItemRow.restricted.is_(False),
            PassageRow.restricted.is_(False),
            DocumentRow.restricted.is_(False),
            DocumentRow.superseded_by_id.is_(None),
        )
        .order_by(ItemRow.id, PassageRow.place)
    )
    return [(row.title, row.text, row.source) for row in rows]


async def foot(uow: UnitOfWork, meeting_id: int) -> list[tuple[str, Source]]:
    """Give what a public agenda prints after its last item: the date of issue, and whose name stands under it."""
    rows = await uow.all(
        select(PassageRow.text, PassageRow.source)
        .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
        .where(
            DocumentRow.meeting_id == meeting_id,
            PassageRow.heading == HEADING,
            DocumentRow.restricted.is_(False),
            PassageRow.restricted.is_(False),
            DocumentRow.superseded_by_id.is_(None),
        )
        .order_by(DocumentRow.id, PassageRow.place)
    )
    last = max((at for at, row in enumerate(rows) if row.source.item is not None), default=None)
    return [] if last is None else [(row.text, row.source) for row in rows[last + 1 :]]
