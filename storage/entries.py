"""What a pack says beyond meetings, minutes and actions, kept entry by entry: members, reports, figures and more.

An entry is read whole, never changed, and goes with its document: one table holds every kind, the value as JSON
(docs/adr/0008). What holds today is what documents that nothing superseded say.
"""

import datetime as dt
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import orjson
from sqlalchemy import ForeignKey, Index, Select, String, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from board.packs import entries
from board.sources import Source
from storage import plain
from storage.meetings import MeetingRow
from storage.packs import DocumentRow
from storage.schema import Base, Key, Ref
from storage.unit_of_work import AnyRow, UnitOfWork

AnyEntry = TypeVar("AnyEntry")
# The members of ``Entries`` with the value that each holds several of, in the order in which they are printed.
KINDS: dict[str, type] = {name: typing.get_args(each)[0] for name, each in plain.members(entries.Entries).items()}
# By which of its words an entry is looked for, the best first; a kind that is not here goes by its first words.
_NAMED = ("name", "subject", "title", "term", "project", "code", "table", "written", "text")
# Characters kept of a name: enough to look for, and to show in a list.
LONGEST_NAME = 300


class EntryRow(Base):
    """One entry of one document. ``name`` is what it is looked for by, ``value`` all of it."""

    __tablename__ = "entries"
    __table_args__ = (Index(None, "document_id", "kind", "place"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"))
    kind: Mapped[str] = mapped_column(String(40))
    place: Mapped[int]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    restricted: Mapped[bool]
    source: Mapped[Source]
    value: Mapped[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Kept(Generic[AnyEntry]):
    """An entry as it is kept; ``board_id`` and ``meeting_id`` are those of the pack that it stands in."""

    id: int
    document_id: int
    board_id: int
    meeting_id: int
    restricted: bool
    value: AnyEntry


_KEPT = (
    EntryRow.id,
    EntryRow.document_id,
    DocumentRow.board_id,
    DocumentRow.meeting_id,
    EntryRow.restricted,
    EntryRow.value,
)


async def add(uow: UnitOfWork, document_id: int, found: entries.Entries) -> None:
    """Keep what one document holds, in reading order, after what is kept of it already."""
    for kind in KINDS:
        before = await uow.scalar(
            select(func.count()).where(EntryRow.document_id == document_id, EntryRow.kind == kind)
        )
        rows = [row(document_id, kind, place, one) for place, one in enumerate(getattr(found, kind), int(before))]
        await uow.run(insert(EntryRow), rows)


async def of_kind(uow: UnitOfWork, kind: type[AnyEntry], board_ids: Sequence[int]) -> list[Kept[AnyEntry]]:
    """Give what the papers of these boards that hold today say of one kind, in the order in which they came in."""
    statement = _of(kind).where(DocumentRow.board_id.in_(board_ids))
    return [_kept(kind, row) for row in await uow.all(statement)]


async def of_board(
    uow: UnitOfWork, kind: type[AnyEntry], board_id: int, newest: int | None = None
) -> tuple[list[tuple[dt.date, Kept[AnyEntry]]], int]:
    """Give what one board's papers that hold today say of one kind, each with its meeting's day, and its size in bytes.

    ``newest`` asks for so many meetings only, the latest whose papers have any of the kind at all.
    """
    of_it = _of(kind).join(MeetingRow, MeetingRow.id == DocumentRow.meeting_id).where(DocumentRow.board_id == board_id)
    if newest is not None:
        days = of_it.with_only_columns(MeetingRow.on).distinct().order_by(None).order_by(MeetingRow.on.desc())
        since = [row.on for row in await uow.all(days.limit(newest))]
        if not since:
            return [], 0
        of_it = of_it.where(MeetingRow.on >= since[-1])
    rows = await uow.all(of_it.add_columns(MeetingRow.on))
    return [(row.on, _kept(kind, row)) for row in rows], sum(len(orjson.dumps(row.value)) for row in rows)


async def named(uow: UnitOfWork, kind: type[AnyEntry], board_ids: Sequence[int], words: str) -> list[Kept[AnyEntry]]:
    """Give those of one kind whose name holds these words, whatever their case."""
    held = func.lower(EntryRow.name).contains(words.lower(), autoescape=True)
    statement = _of(kind).where(DocumentRow.board_id.in_(board_ids), held)
    return [_kept(kind, row) for row in await uow.all(statement)]


async def of_meeting(uow: UnitOfWork, kind: type[AnyEntry], meeting_id: int) -> list[Kept[AnyEntry]]:
    """Give what the packs of one meeting that hold today say of one kind."""
    return [_kept(kind, row) for row in await uow.all(_of(kind).where(DocumentRow.meeting_id == meeting_id))]


async def of_document(uow: UnitOfWork, document_id: int) -> entries.Entries:
    """Give everything of one document as the value it was, whether the document still holds or not."""
    rows = await uow.all(
        select(EntryRow.kind, EntryRow.value).where(EntryRow.document_id == document_id).order_by(EntryRow.place)
    )
    held: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for row in rows:
        held[row.kind].append(plain.load(KINDS[row.kind], row.value))
    return entries.Entries(**{kind: tuple(values) for kind, values in held.items()})


async def by_id(uow: UnitOfWork, kind: type[AnyEntry], entry_id: int) -> Kept[AnyEntry] | None:
    """Give one entry of a kind, if a document that holds today has it."""
    row = await uow.first(_of(kind).where(EntryRow.id == entry_id))
    return _kept(kind, row) if row else None


def _of(kind: type) -> Select[*tuple[Any, ...]]:
    return (
        select(*_KEPT)
        .join(DocumentRow, DocumentRow.id == EntryRow.document_id)
        .where(EntryRow.kind == _name(kind), DocumentRow.superseded_by_id.is_(None))
        .order_by(EntryRow.document_id, EntryRow.place)
    )


def _name(kind: type) -> str:
    return next(name for name, each in KINDS.items() if each is kind)


def _kept(kind: type[AnyEntry], row: AnyRow) -> Kept[AnyEntry]:
    value = plain.load(kind, row.value)
    return Kept(row.id, row.document_id, row.board_id, row.meeting_id, row.restricted, value)


def row(document_id: int, kind: str, place: int, entry: Any) -> dict[str, object]:  # noqa: ANN401 -- of any kind
    """Give the row by which one entry of a document is kept."""
    said = (getattr(entry, name, None) for name in _NAMED)
    return {
        "document_id": document_id,
        "kind": kind,
        "place": place,
        "name": next((words for words in said if words), "")[:LONGEST_NAME],
        "restricted": entry.restricted,
        "source": entry.source,
        "value": plain.dump(entry),
    }
