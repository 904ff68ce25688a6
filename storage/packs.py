"""Documents and what was read out of them for searching: the file itself, its passages, and the findings about it.

The facts of meetings, minutes and actions live in their own files; each names the document it came from.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Index,
    LargeBinary,
    Select,
    String,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from board.packs import values
from board.sources import Source
from storage import settlements
from storage.schema import Base, Key, Ref
from storage.settlements import Settlement
from storage.unit_of_work import AnyRow, UnitOfWork


class DocumentRow(Base):
    """One imported file. The same bytes are imported once; a new edition supersedes the earlier one."""

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

    ``linked`` findings lie between the document and what else is known today, and are found anew each time; they know
    which action they are about, and the name as written that fits nobody.
    """

    __tablename__ = "findings"

    id: Mapped[Key]
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"), index=True)
    kind: Mapped[str] = mapped_column(String(100))
    text: Mapped[str]
    restricted: Mapped[bool]
    linked: Mapped[bool]
    source: Mapped[Source]
    why: Mapped[str] = mapped_column(server_default="")
    beside: Mapped[list[str] | None]
    action_id: Mapped[int | None] = mapped_column(Ref)
    written: Mapped[str | None]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's row without its content."""

    id: int
    name: str
    board_id: int
    meeting_id: int
    restricted: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """A finding between a document and what else is known, and what it is about."""

    document_id: int
    finding: values.Finding
    action_id: int | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding as it is kept: ``id`` names it, as long as it holds."""

    id: int
    document_id: int
    board_id: int
    meeting_id: int
    finding: values.Finding
    linked: bool
    action_id: int | None
    written: str | None


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
PASSAGE = (
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

_FINDING = (
    FindingRow.id,
    FindingRow.document_id,
    DocumentRow.board_id,
    DocumentRow.meeting_id,
    FindingRow.kind,
    FindingRow.text,
    FindingRow.source,
    FindingRow.restricted,
    FindingRow.why,
    FindingRow.beside,
    FindingRow.linked,
    FindingRow.action_id,
    FindingRow.written,
)


async def by_digest(uow: UnitOfWork, digest: str) -> Document | None:
    """Find a file that holds today, by the SHA-256 of its bytes in hexadecimal."""
    held = select(*_DOCUMENT).where(DocumentRow.digest == digest, DocumentRow.superseded_by_id.is_(None))
    row = await uow.first(held)
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
    edition_of: Collection[int] = (),
) -> int:
    """Keep a file, and let it supersede those of the same meeting that it is a new edition of.

    Any other stands beside it: a supplement takes nothing from the pack. An exempt file is a new edition of exempt
    ones only, and an open one of open ones. But an exempt one whose bytes or name an open one of the meeting ever had
    takes back what is open now, and an open one that is meant to (:func:`hidden` was asked) publishes again what was
    taken back so.
    """
    rows = await _of_meeting(uow, meeting_id)
    hides = restricted and any(
        not row.restricted and (row.file_name == file_name or row.digest in {digest, _given_up(digest, row.id)})
        for row in rows
    )
    over = [
        row.id
        for row in rows
        if row.superseded_by_id is None
        and ((row.restricted is restricted and row.id in edition_of) or hides or (not restricted and _hides(row, rows)))
    ]
    for row in await uow.all(select(DocumentRow.id).where(DocumentRow.digest == digest)):
        given_up = _given_up(digest, row.id)
        await uow.run(update(DocumentRow).where(DocumentRow.id == row.id).values(digest=given_up))
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
    if over:
        await uow.run(update(DocumentRow).where(DocumentRow.id.in_(over)).values(superseded_by_id=document_id))
    return document_id


async def hidden(uow: UnitOfWork, meeting_id: int) -> bool:
    """Tell whether what was open of a meeting has been taken back by an exempt import, and nothing open is left."""
    rows = await _of_meeting(uow, meeting_id)
    holding = [row for row in rows if row.superseded_by_id is None]
    return all(row.restricted for row in holding) and any(_hides(row, rows) for row in holding)


async def _of_meeting(uow: UnitOfWork, meeting_id: int) -> Sequence[AnyRow]:
    columns = (
        DocumentRow.id,
        DocumentRow.digest,
        DocumentRow.file_name,
        DocumentRow.restricted,
        DocumentRow.superseded_by_id,
    )
    return await uow.all(select(*columns).where(DocumentRow.meeting_id == meeting_id).order_by(DocumentRow.id))


def _hides(holding: AnyRow, rows: Sequence[AnyRow]) -> bool:
    """Tell whether an exempt document took an open one back, itself or through those that it superseded."""
    if not holding.restricted:
        return False
    before = [row for row in rows if row.superseded_by_id == holding.id and row.id != holding.id]
    return any(not row.restricted or _hides(row, rows) for row in before)


async def held_of(uow: UnitOfWork, meeting_id: int, *, restricted: bool) -> list[int]:
    """Give the documents of a meeting that hold today, the exempt ones or the open ones, the oldest first."""
    rows = await _of_meeting(uow, meeting_id)
    return [row.id for row in rows if row.superseded_by_id is None and row.restricted is restricted]


async def texts(uow: UnitOfWork, document_id: int) -> list[str]:
    """Give what a document says, passage by passage."""
    statement = select(PassageRow.text).where(PassageRow.document_id == document_id).order_by(PassageRow.place)
    return [row.text for row in await uow.all(statement)]


async def superseded_by(uow: UnitOfWork, document_id: int) -> list[int]:
    """Give the documents that one superseded."""
    rows = await uow.all(select(DocumentRow.id).where(DocumentRow.superseded_by_id == document_id))
    return [row.id for row in rows]


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


async def add_findings(uow: UnitOfWork, document_id: int, findings: tuple[values.Finding, ...]) -> None:
    """Keep findings about a document; one that is there already is not kept twice."""
    known = set(await findings_of(uow, document_id))
    new = [Linked(document_id, finding) for finding in dict.fromkeys(findings) if finding not in known]
    await uow.run(insert(FindingRow), [_finding(one, linked=False) for one in new])


async def put_linked(uow: UnitOfWork, found: Sequence[Linked]) -> None:
    """Keep the findings that were found anew in place of those of before; one that was there keeps its row."""
    known: dict[Linked, int] = {}
    own: set[tuple[int, values.Finding]] = set()
    for row in await uow.all(_findings()):
        kept = _kept_finding(row)
        if kept.linked:
            known[Linked(kept.document_id, kept.finding, kept.action_id, kept.written)] = kept.id
        else:
            own.add((kept.document_id, kept.finding))
    wanted = [one for one in dict.fromkeys(found) if (one.document_id, one.finding) not in own]
    gone = [kept for one, kept in known.items() if one not in set(wanted)]
    await uow.run(delete(FindingRow).where(FindingRow.id.in_(gone)))
    await uow.run(insert(FindingRow), [_finding(one, linked=True) for one in wanted if one not in known])


async def findings_of(uow: UnitOfWork, document_id: int) -> list[values.Finding]:
    """Give what was odd about a document, settled or not."""
    rows = await uow.all(_findings().where(FindingRow.document_id == document_id))
    return [_kept_finding(row).finding for row in rows]


async def every_finding(uow: UnitOfWork) -> list[KeptFinding]:
    """Give what was odd in the documents that hold today, settled or not, the newest document first."""
    statement = _findings().where(DocumentRow.superseded_by_id.is_(None)).order_by(None)
    return [_kept_finding(row) for row in await uow.all(statement.order_by(DocumentRow.id.desc(), FindingRow.id))]


async def finding_by_id(uow: UnitOfWork, finding_id: int) -> KeptFinding | None:
    """Give a finding, if the document that it is about holds today."""
    statement = _findings().where(FindingRow.id == finding_id, DocumentRow.superseded_by_id.is_(None))
    row = await uow.first(statement)
    return _kept_finding(row) if row else None


def mark(kept: KeptFinding) -> str:
    """Give what a finding is known by again: what lies between papers is the same one in whichever pack it is found."""
    found = kept.finding
    place = None if kept.linked else kept.meeting_id
    return settlements.mark(found.kind.name.lower(), found.text, found.source.item, kept.board_id, place)


def is_settled(kept: KeptFinding, done: Sequence[Settlement]) -> bool:
    """Tell whether any of these settlements settles a finding."""
    known_by, kind = mark(kept), kept.finding.kind.name.lower()
    return any(settlements.is_of(one, known_by, kind, kept.finding.text, kept.meeting_id) for one in done)


async def searchable(uow: UnitOfWork) -> list[KeptPassage]:
    """Give every passage of every document that holds today."""
    rows = await uow.all(
        select(*PASSAGE)
        .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
        .where(DocumentRow.superseded_by_id.is_(None))
        .order_by(PassageRow.id)
    )
    return [KeptPassage(*row) for row in rows]


def _given_up(digest: str, row: int) -> str:
    """Give the digest of a row whose bytes are now another's: bytes belong to one document, and know it."""
    return hashlib.sha256(f"{digest}, once row {row}".encode()).hexdigest()


def _findings() -> Select[*tuple[Any, ...]]:
    return select(*_FINDING).join(DocumentRow, DocumentRow.id == FindingRow.document_id).order_by(FindingRow.id)


def _kept_finding(row: AnyRow) -> KeptFinding:
    kind = values.FindingKind(row.kind)
    finding = values.Finding(kind, row.text, row.source, row.restricted, row.why, tuple(row.beside or ()))
    return KeptFinding(
        row.id, row.document_id, row.board_id, row.meeting_id, finding, row.linked, row.action_id, row.written
    )


def _finding(one: Linked, *, linked: bool) -> dict[str, object]:
    return {
        "document_id": one.document_id,
        "kind": one.finding.kind.value,
        "text": one.finding.text,
        "restricted": one.finding.restricted,
        "linked": linked,
        "source": one.finding.source,
        "why": one.finding.why,
        "beside": list(one.finding.beside),
        "action_id": one.action_id,
        "written": one.written,
    }
