"""Documents and what was read out of them for searching: the file itself, its passages, and the findings about it.

The facts of meetings, minutes and actions live in their own files; each names the document it came from.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ForeignKey, Index, LargeBinary, String, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board.packs import values
from board.sources import Source
from storage.schema import Base, Key, Ref
from storage.unit_of_work import UnitOfWork


class DocumentRow(Base):
    """One imported file. The same bytes are imported once; a revised pack supersedes the earlier one."""

    __tablename__ = "documents"

    id: Mapped[Key]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    file_name: Mapped[str]
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"))
    meeting_id: Mapped[int] = mapped_column(Ref, ForeignKey("meetings.id"), index=True)
    imported_at: Mapped[dt.datetime]
    restricted: Mapped[bool]
    superseded_by_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("documents.id"))


class PassageRow(Base):
    """One paragraph, list entry or table row that can be searched and quoted. ``board_id`` is whose words they are."""

    __tablename__ = "passages"
    __table_args__ = (Index(None, "document_id", "place"),)

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"))
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"))
    place: Mapped[int]
    heading: Mapped[str | None]
    text: Mapped[str]
    restricted: Mapped[bool]
    source: Mapped[Source]


class FindingRow(Base):
    """Something odd about a document. Reported, never repaired silently.

    ``linked`` findings lie between the document and what else is known today, and are found anew each time.
    """

    __tablename__ = "findings"

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"), index=True)
    kind: Mapped[str] = mapped_column(String(100))
    text: Mapped[str]
    restricted: Mapped[bool]
    linked: Mapped[bool]
    source: Mapped[Source]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's row without its content."""

    id: int
    name: str
    board_id: int
    meeting_id: int
    restricted: bool


@dataclass(frozen=True, slots=True)
class KeptPassage:
    """A passage as it is kept.

    ``board_id`` is the board whose pack it stands in, and whose people may see what is restricted; ``said_by_id`` is
    the board whose words it holds: the same one, or one whose minutes are printed in that pack.
    """

    id: int
    document_id: int
    board_id: int
    said_by_id: int
    meeting_id: int
    heading: str | None
    text: str
    restricted: bool
    source: Source


_DOCUMENT = (DocumentRow.id, DocumentRow.name, DocumentRow.board_id, DocumentRow.meeting_id, DocumentRow.restricted)
_PASSAGE = (
    PassageRow.id,
    PassageRow.document_id,
    DocumentRow.board_id,
    PassageRow.board_id,
    DocumentRow.meeting_id,
    PassageRow.heading,
    PassageRow.text,
    PassageRow.restricted,
    PassageRow.source,
)


async def by_digest(uow: UnitOfWork, digest: str) -> Document | None:
    """Find a file that was imported before, by the SHA-256 of its bytes in hexadecimal."""
    row = await uow.first(select(*_DOCUMENT).where(DocumentRow.digest == digest))
    return Document(*row) if row else None


async def current(uow: UnitOfWork) -> list[Document]:
    """Give the documents that hold today, the newest first."""
    rows = await uow.all(
        select(*_DOCUMENT).where(DocumentRow.superseded_by_id.is_(None)).order_by(DocumentRow.id.desc())
    )
    return [Document(*row) for row in rows]


async def add(
    uow: UnitOfWork,
    *,
    digest: str,
    file_name: str,
    name: str,
    content: bytes,
    board_id: int,
    meeting_id: int,
    imported_at: dt.datetime,
    restricted: bool,
) -> int:
    """Keep a file, and let it supersede what was imported for the same meeting before.

    An exempt file supersedes exempt ones only, and an open one open ones: a supplement is no new edition of the pack.
    """
    statement = insert(DocumentRow).values(
        digest=digest,
        file_name=file_name,
        name=name,
        content=content,
        board_id=board_id,
        meeting_id=meeting_id,
        imported_at=imported_at,
        restricted=restricted,
    )
    document_id = int(await uow.scalar(statement.returning(DocumentRow.id)))
    await uow.run(
        update(DocumentRow)
        .where(
            DocumentRow.meeting_id == meeting_id,
            DocumentRow.superseded_by_id.is_(None),
            DocumentRow.restricted.is_(restricted),
            DocumentRow.id != document_id,
        )
        .values(superseded_by_id=document_id)
    )
    return document_id


async def add_passages(
    uow: UnitOfWork, document_id: int, passages: tuple[values.Passage, ...], boards: Mapping[str | None, int]
) -> None:
    """Keep a document's passages in reading order. ``boards`` has the row of each board they name; None is its own."""
    await uow.run(
        insert(PassageRow),
        [
            {
                "document_id": document_id,
                "board_id": boards[passage.board],
                "place": place,
                "heading": passage.heading,
                "text": passage.text,
                "restricted": passage.restricted,
                "source": passage.source,
            }
            for place, passage in enumerate(passages)
        ],
    )


async def add_findings(
    uow: UnitOfWork, document_id: int, findings: tuple[values.Finding, ...], *, linked: bool = False
) -> None:
    """Keep findings about a document; one that is there already is not kept twice."""
    known = {(finding.kind, finding.text) for finding in await findings_of(uow, document_id)}
    await uow.run(
        insert(FindingRow),
        [
            {
                "document_id": document_id,
                "kind": finding.kind.value,
                "text": finding.text,
                "restricted": finding.restricted,
                "linked": linked,
                "source": finding.source,
            }
            for finding in dict.fromkeys(findings)
            if (finding.kind, finding.text) not in known
        ],
    )


async def forget_linked(uow: UnitOfWork) -> None:
    """Take back the findings that are found anew."""
    await uow.run(delete(FindingRow).where(FindingRow.linked.is_(True)))


async def findings_of(uow: UnitOfWork, document_id: int) -> list[values.Finding]:
    """Give what was odd about a document."""
    rows = await uow.all(
        select(FindingRow.kind, FindingRow.text, FindingRow.source, FindingRow.restricted)
        .where(FindingRow.document_id == document_id)
        .order_by(FindingRow.id)
    )
    return [values.Finding(values.FindingKind(row.kind), row.text, row.source, row.restricted) for row in rows]


async def searchable(uow: UnitOfWork) -> list[KeptPassage]:
    """Give every passage of every document that holds today."""
    rows = await uow.all(
        select(*_PASSAGE)
        .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
        .where(DocumentRow.superseded_by_id.is_(None))
        .order_by(PassageRow.id)
    )
    return [KeptPassage(*row) for row in rows]
