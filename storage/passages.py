"""Passages of one document, asked for by the words that stand in them. Their table is ``packs``'."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from storage.packs import PASSAGE, DocumentRow, KeptPassage, PassageRow
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Line:
    """What one passage says, and whether it is restricted."""

    text: str
    restricted: bool


async def that_say(uow: UnitOfWork, document_id: int, words: str) -> Sequence[Line]:
    """Give the passages of one document that hold some words, whatever their case, in reading order."""
    held = func.lower(PassageRow.text).contains(words.lower(), autoescape=True)
    statement = (
        select(PassageRow.text, PassageRow.restricted)
        .where(PassageRow.document_id == document_id, held)
        .order_by(PassageRow.place)
    )
    return [Line(row.text, row.restricted) for row in await uow.all(statement)]


async def of_item(uow: UnitOfWork, document: str, item: str | None) -> list[KeptPassage]:
    """Give the passages under one item of the documents of a name that hold today, in their order."""
    rows = await uow.all(
        select(*PASSAGE)
        .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
        .where(DocumentRow.name == document, DocumentRow.superseded_by_id.is_(None))
        .order_by(PassageRow.document_id, PassageRow.place)
    )
    return [one for row in rows if (one := KeptPassage(*row)).source.item == item]
