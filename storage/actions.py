"""Actions: what somebody owes a board, who leads it, and every place in the papers that spoke of it.

An action is one row for good. Each pack that mentions it adds a mention, so that a row which vanishes from the tracker
is still here, with the page that last held it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Date, ForeignKey, String, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board.packs import values
from board.sources import Source
from storage.meetings import MeetingRow
from storage.packs import DocumentRow
from storage.schema import Base, Key, Ref
from storage.unit_of_work import AnyRow, UnitOfWork


class ActionRow(Base):
    """What somebody owes; the words are those of its newest mention."""

    __tablename__ = "actions"

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"), index=True)
    raised_on: Mapped[dt.date | None] = mapped_column(Date)
    subject: Mapped[str | None]
    text: Mapped[str]
    deadline: Mapped[str | None]
    due: Mapped[dt.date | None] = mapped_column(Date)
    progress: Mapped[str | None]
    closed: Mapped[bool]
    tracked: Mapped[bool]
    restricted: Mapped[bool]
    source: Mapped[Source]


class ActionMentionRow(Base):
    """One place where a document speaks of an action, in that document's words."""

    __tablename__ = "action_mentions"

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(Ref, ForeignKey("actions.id"), index=True)
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"), index=True)
    text: Mapped[str]
    progress: Mapped[str | None]
    tracked: Mapped[bool]
    source: Mapped[Source]


class ActionLeadRow(Base):
    """Who owes it (or helps), as written, and who that is, once that is certain."""

    __tablename__ = "action_leads"

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(Ref, ForeignKey("actions.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"), index=True)
    written: Mapped[str] = mapped_column(String(200))
    supporting: Mapped[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLead(values.Lead):
    """A lead of an action with its row and the person it was matched to."""

    id: int
    action_id: int
    person_id: int | None


@dataclass(frozen=True, slots=True)
class KeptAction:
    """An action as it is kept, with its leads."""

    id: int
    board_id: int
    raised_on: dt.date | None
    subject: str | None
    text: str
    deadline: str | None
    due: dt.date | None
    progress: str | None
    closed: bool
    tracked: bool
    restricted: bool
    source: Source
    leads: tuple[KeptLead, ...] = ()

    @property
    def written_leads(self) -> str:
        """Say the leads as the papers do: ``AB/CD with Ed Flint``."""
        leading = "/".join(lead.written for lead in self.leads if not lead.supporting)
        helping = " and ".join(lead.written for lead in self.leads if lead.supporting)
        return " with ".join(part for part in (leading, helping) if part) or "nobody named"


_ACTION = (
    ActionRow.id,
    ActionRow.board_id,
    ActionRow.raised_on,
    ActionRow.subject,
    ActionRow.text,
    ActionRow.deadline,
    ActionRow.due,
    ActionRow.progress,
    ActionRow.closed,
    ActionRow.tracked,
    ActionRow.restricted,
    ActionRow.source,
)
_LEAD = (
    ActionLeadRow.id,
    ActionLeadRow.action_id,
    ActionLeadRow.person_id,
    ActionLeadRow.written,
    ActionLeadRow.supporting,
)


async def of_boards(uow: UnitOfWork, board_ids: Sequence[int]) -> list[KeptAction]:
    """Give every action of these boards, open or closed, in the order in which they became known."""
    rows = await uow.all(select(*_ACTION).where(ActionRow.board_id.in_(board_ids)).order_by(ActionRow.id))
    return await _with_leads(uow, rows)


async def last_tracked(uow: UnitOfWork, board_id: int, document_id: int) -> list[KeptAction]:
    """Give the actions whose row stood in the tracker that one document printed."""
    rows = await uow.all(
        select(*_ACTION)
        .where(
            ActionRow.board_id == board_id,
            # Not a join made distinct: PostgreSQL cannot compare JSON columns.
            ActionRow.id.in_(
                select(ActionMentionRow.action_id).where(
                    ActionMentionRow.document_id == document_id, ActionMentionRow.tracked.is_(True)
                )
            ),
        )
        .order_by(ActionRow.id)
    )
    return await _with_leads(uow, rows)


async def trackers(uow: UnitOfWork, board_id: int) -> list[tuple[dt.date, int]]:
    """Give the documents that hold today and printed a tracker of this board: the day they are of, and the row.

    They come in the order of their meetings, whatever the order in which they were imported.
    """
    rows = await uow.all(
        select(MeetingRow.on, DocumentRow.id)
        .join(DocumentRow, DocumentRow.meeting_id == MeetingRow.id)
        .join(ActionMentionRow, ActionMentionRow.document_id == DocumentRow.id)
        .join(ActionRow, ActionRow.id == ActionMentionRow.action_id)
        .where(
            ActionRow.board_id == board_id,
            ActionMentionRow.tracked.is_(True),
            DocumentRow.superseded_by_id.is_(None),
            DocumentRow.board_id == board_id,
        )
        .distinct()
        .order_by(MeetingRow.on, DocumentRow.id)
    )
    return [(row.on, row.id) for row in rows]


async def add(uow: UnitOfWork, board_id: int, action: values.Action) -> int:
    """Keep an action that no paper spoke of before."""
    statement = insert(ActionRow).values(board_id=board_id, raised_on=action.raised_on, **_words(action))
    action_id = int(await uow.scalar(statement.returning(ActionRow.id)))
    await _put_leads(uow, action_id, action.leads)
    return action_id


async def reword(uow: UnitOfWork, known: KeptAction, action: values.Action) -> None:
    """Give an action the words of its newest mention; a closed one stays closed."""
    words = _words(action)
    words["closed"] = known.closed or action.closed
    words["tracked"] = known.tracked or action.tracked
    for kept in ("subject", "deadline", "due", "progress"):
        if words[kept] is None:
            del words[kept]
    await uow.run(update(ActionRow).where(ActionRow.id == known.id).values(**words))
    if action.leads and {lead.written for lead in action.leads} != {lead.written for lead in known.leads}:
        await uow.run(delete(ActionLeadRow).where(ActionLeadRow.action_id == known.id))
        await _put_leads(uow, known.id, action.leads)


async def mention(uow: UnitOfWork, action_id: int, document_id: int, action: values.Action) -> None:
    """Keep that a document speaks of an action."""
    await uow.run(
        insert(ActionMentionRow).values(
            action_id=action_id,
            document_id=document_id,
            text=action.text,
            progress=action.progress,
            tracked=action.tracked,
            source=action.source,
        )
    )


async def unmatched_leads(uow: UnitOfWork) -> list[tuple[KeptLead, KeptAction]]:
    """Give the leads whose person is not known yet, each with its action."""
    rows = await uow.all(select(*_LEAD).where(ActionLeadRow.person_id.is_(None)).order_by(ActionLeadRow.id))
    leads = [KeptLead(**row._asdict()) for row in rows]
    wanted = {lead.action_id for lead in leads}
    actions = {row.id: KeptAction(*row) for row in await uow.all(select(*_ACTION).where(ActionRow.id.in_(wanted)))}
    return [(lead, actions[lead.action_id]) for lead in leads]


async def name_lead(uow: UnitOfWork, lead_id: int, person_id: int) -> None:
    """Keep who a lead is."""
    await uow.run(update(ActionLeadRow).where(ActionLeadRow.id == lead_id).values(person_id=person_id))


async def _with_leads(uow: UnitOfWork, rows: Sequence[AnyRow]) -> list[KeptAction]:
    leads: dict[int, list[KeptLead]] = {}
    wanted = [row.id for row in rows]
    for row in await uow.all(select(*_LEAD).where(ActionLeadRow.action_id.in_(wanted)).order_by(ActionLeadRow.id)):
        leads.setdefault(row.action_id, []).append(KeptLead(**row._asdict()))
    return [KeptAction(**row._asdict(), leads=tuple(leads.get(row.id, ()))) for row in rows]


async def _put_leads(uow: UnitOfWork, action_id: int, leads: Sequence[values.Lead]) -> None:
    await uow.run(
        insert(ActionLeadRow),
        [{"action_id": action_id, "written": lead.written, "supporting": lead.supporting} for lead in leads],
    )


def _words(action: values.Action) -> dict[str, object]:
    return {
        "subject": action.subject,
        "text": action.text,
        "deadline": action.deadline,
        "due": action.due,
        "progress": action.progress,
        "closed": action.closed,
        "tracked": action.tracked,
        "restricted": action.restricted,
        "source": action.source,
    }
