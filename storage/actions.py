"""Actions: what somebody owes a board, who leads it, and every place in the papers that spoke of it.

An action is one row for good. Each pack that mentions it adds a mention with all its words; the row has those of the
mentions in documents that hold today, so that a row which vanishes from the tracker is still here, with the page that
last held it, and what a revised pack withdrew is not. What the administrator settled of it comes after all of them.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, ForeignKey, delete, false, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from board import tracking
from board.packs import values
from board.sources import Source
from storage import settlements
from storage.meetings import MeetingRow
from storage.packs import DocumentRow
from storage.schema import Base, Key, Ref
from storage.settlements import NOTHING_RULED
from storage.unit_of_work import AnyRow, UnitOfWork

# Actions asked about in one statement: databases take some tens of thousands of values, not more.
AT_ONCE = 5_000


class ActionRow(Base):
    """What somebody owes.

    ``withdrawn`` tells that no document which holds today speaks of it any more, or that it is no action; ``settled``
    has the administrator's words about it, which no paper wrote.
    """

    __tablename__ = "actions"

    id: Mapped[Key]
    board_id: Mapped[int] = mapped_column(Ref, ForeignKey("boards.id"), index=True)
    raised_on: Mapped[dt.date | None] = mapped_column(Date)
    item: Mapped[str | None]
    subject: Mapped[str | None]
    text: Mapped[str]
    deadline: Mapped[str | None]
    due: Mapped[dt.date | None] = mapped_column(Date)
    progress: Mapped[str | None]
    closed: Mapped[bool]
    tracked: Mapped[bool]
    cut_off: Mapped[bool] = mapped_column(server_default=false())
    restricted: Mapped[bool]
    withdrawn: Mapped[bool]
    settled: Mapped[str | None]
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"))
    source: Mapped[Source]


class ActionMentionRow(Base):
    """One place where a document speaks of an action, in that document's words, restricted or not by itself."""

    __tablename__ = "action_mentions"

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(Ref, ForeignKey("actions.id"), index=True)
    document_id: Mapped[int] = mapped_column(Ref, ForeignKey("documents.id"), index=True)
    raised_on: Mapped[dt.date | None] = mapped_column(Date)
    item: Mapped[str | None]
    subject: Mapped[str | None]
    text: Mapped[str]
    leads: Mapped[list[Any]]
    deadline: Mapped[str | None]
    due: Mapped[dt.date | None] = mapped_column(Date)
    progress: Mapped[str | None]
    closed: Mapped[bool]
    tracked: Mapped[bool]
    cut_off: Mapped[bool] = mapped_column(server_default=false())
    restricted: Mapped[bool]
    source: Mapped[Source]


class ActionLeadRow(Base):
    """Who owes it (or helps), as written, and who that is, once that is certain."""

    __tablename__ = "action_leads"

    id: Mapped[Key]
    action_id: Mapped[int] = mapped_column(Ref, ForeignKey("actions.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(Ref, ForeignKey("people.id"), index=True)
    written: Mapped[str]
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
    item: str | None
    subject: str | None
    text: str
    deadline: str | None
    due: dt.date | None
    progress: str | None
    closed: bool
    tracked: bool
    cut_off: bool
    restricted: bool
    withdrawn: bool
    settled: str | None
    document_id: int
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
    ActionRow.item,
    ActionRow.subject,
    ActionRow.text,
    ActionRow.deadline,
    ActionRow.due,
    ActionRow.progress,
    ActionRow.closed,
    ActionRow.tracked,
    ActionRow.cut_off,
    ActionRow.restricted,
    ActionRow.withdrawn,
    ActionRow.settled,
    ActionRow.document_id,
    ActionRow.source,
)
_LEAD = (
    ActionLeadRow.id,
    ActionLeadRow.action_id,
    ActionLeadRow.person_id,
    ActionLeadRow.written,
    ActionLeadRow.supporting,
)


async def of_boards(
    uow: UnitOfWork, board_ids: Sequence[int], *, person_id: int | None = None, closed: bool | None = None
) -> list[KeptAction]:
    """Give every action of these boards that their papers still speak of, in the order in which they became known.

    ``person_id`` asks for those that one person leads or helps with, ``closed`` for those that are closed, or are not.
    """
    statement = select(*_ACTION).where(ActionRow.board_id.in_(board_ids), ActionRow.withdrawn.is_(False))
    if person_id is not None:
        theirs = select(ActionLeadRow.action_id).where(ActionLeadRow.person_id == person_id)
        statement = statement.where(ActionRow.id.in_(theirs))
    if closed is not None:
        statement = statement.where(ActionRow.closed.is_(closed))
    return await _with_leads(uow, await uow.all(statement.order_by(ActionRow.id)))


async def ever_of(uow: UnitOfWork, board_id: int) -> list[KeptAction]:
    """Give every action of a board, withdrawn ones too: what comes back is the same action as before."""
    rows = await uow.all(select(*_ACTION).where(ActionRow.board_id == board_id).order_by(ActionRow.id))
    return await _with_leads(uow, rows)


async def last_tracked(
    uow: UnitOfWork, board_id: int, document_id: int, *, restricted: bool | None = None
) -> list[KeptAction]:
    """Give the actions whose row stood in the tracker that one document printed: in the public one, in the other."""
    statement = select(ActionMentionRow.action_id).where(
        ActionMentionRow.document_id == document_id, ActionMentionRow.tracked.is_(True)
    )
    if restricted is not None:
        statement = statement.where(ActionMentionRow.restricted.is_(restricted))
    rows = await uow.all(
        # Not a join made distinct: PostgreSQL cannot compare JSON columns.
        select(*_ACTION).where(ActionRow.board_id == board_id, ActionRow.id.in_(statement)).order_by(ActionRow.id)
    )
    return await _with_leads(uow, rows)


async def trackers(uow: UnitOfWork, board_id: int, *, restricted: bool = False) -> list[tuple[dt.date, int]]:
    """Give the documents that hold today and printed a tracker of this board: the day they are of, and the row.

    They come in the order of their meetings, whatever the order in which they were imported. A restricted tracker is
    one of its own: it tells nothing of what stands in the public one.
    """
    rows = await uow.all(
        select(MeetingRow.on, DocumentRow.id)
        .join(DocumentRow, DocumentRow.meeting_id == MeetingRow.id)
        .join(ActionMentionRow, ActionMentionRow.document_id == DocumentRow.id)
        .join(ActionRow, ActionRow.id == ActionMentionRow.action_id)
        .where(
            ActionRow.board_id == board_id,
            ActionMentionRow.tracked.is_(True),
            ActionMentionRow.restricted.is_(restricted),
            DocumentRow.superseded_by_id.is_(None),
            DocumentRow.board_id == board_id,
        )
        .distinct()
        .order_by(MeetingRow.on, DocumentRow.id)
    )
    return [(row.on, row.id) for row in rows]


async def mentioned(uow: UnitOfWork, document_ids: Sequence[int], *, tracked: bool) -> list[KeptAction]:
    """Give the actions that a row of these documents' trackers speaks of, or else their minutes."""
    statement = select(ActionMentionRow.action_id).where(
        ActionMentionRow.document_id.in_(document_ids), ActionMentionRow.tracked.is_(tracked)
    )
    rows = await uow.all(select(*_ACTION).where(ActionRow.id.in_(statement)).order_by(ActionRow.id))
    return await _with_leads(uow, rows)


async def by_ids(uow: UnitOfWork, action_ids: Sequence[int]) -> list[KeptAction]:
    """Give actions by their rows, withdrawn ones too."""
    return await _with_leads(
        uow, await uow.all(select(*_ACTION).where(ActionRow.id.in_(action_ids)).order_by(ActionRow.id))
    )


async def of_document(uow: UnitOfWork, document_id: int) -> list[tuple[int, values.Action]]:
    """Give what one document says of actions, each with the action's row, in the order of the paper."""
    statement = select(ActionMentionRow.__table__).where(ActionMentionRow.document_id == document_id)
    rows = await uow.all(statement.order_by(ActionMentionRow.id))
    return [(row.action_id, as_said(row)) for row in rows]


async def add(uow: UnitOfWork, board_id: int, document_id: int, action: values.Action) -> int:
    """Keep an action that no paper spoke of before."""
    statement = insert(ActionRow).values(
        board_id=board_id, withdrawn=False, settled=None, document_id=document_id, **_words(action)
    )
    action_id = int(await uow.scalar(statement.returning(ActionRow.id)))
    await _put_leads(uow, action_id, (), action.leads)
    return action_id


async def mention(uow: UnitOfWork, document_id: int, spoken: Sequence[tuple[int, values.Action]]) -> None:
    """Keep that a document speaks of actions, each named by its row, and give these the words that hold now."""
    rows = [
        {
            "action_id": action_id,
            "document_id": document_id,
            "leads": [[lead.written, lead.supporting] for lead in action.leads],
            **_words(action),
        }
        for action_id, action in spoken
    ]
    await uow.run(insert(ActionMentionRow), rows)
    await settle(uow, [action_id for action_id, _ in spoken])


async def settle_superseded(uow: UnitOfWork) -> None:
    """Take back what only documents that hold no more said of actions."""
    rows = await uow.all(
        select(ActionMentionRow.action_id)
        .join(DocumentRow, DocumentRow.id == ActionMentionRow.document_id)
        .where(DocumentRow.superseded_by_id.is_not(None))
        .distinct()
    )
    await settle(uow, [row.action_id for row in rows])


async def settle(uow: UnitOfWork, action_ids: Sequence[int]) -> None:
    """Give actions the words that hold of them: their papers', and then what the administrator settled."""
    every = list(dict.fromkeys(action_ids))
    for first in range(0, len(every), AT_ONCE):
        await _settle(uow, every[first : first + AT_ONCE])


async def every_lead(uow: UnitOfWork) -> list[tuple[KeptLead, KeptAction]]:
    """Give every lead, each with its action."""
    rows = await uow.all(select(*_LEAD).order_by(ActionLeadRow.id))
    actions = {row.id: KeptAction(**row._asdict()) for row in await uow.all(select(*_ACTION))}
    return [(KeptLead(**row._asdict()), actions[row.action_id]) for row in rows]


async def name_lead(uow: UnitOfWork, lead_id: int, person_id: int | None) -> None:
    """Keep who a lead is; None where the board file no longer says so."""
    await uow.run(update(ActionLeadRow).where(ActionLeadRow.id == lead_id).values(person_id=person_id))


async def _with_leads(uow: UnitOfWork, rows: Sequence[AnyRow]) -> list[KeptAction]:
    leads: dict[int, list[KeptLead]] = {}
    wanted = [row.id for row in rows]
    for first in range(0, len(wanted), AT_ONCE):
        of_these = ActionLeadRow.action_id.in_(wanted[first : first + AT_ONCE])
        for row in await uow.all(select(*_LEAD).where(of_these).order_by(ActionLeadRow.id)):
            leads.setdefault(row.action_id, []).append(KeptLead(**row._asdict()))
    return [KeptAction(**row._asdict(), leads=tuple(leads.get(row.id, ()))) for row in rows]


async def _settle(uow: UnitOfWork, action_ids: Sequence[int]) -> None:
    """Give actions the words of their mentions that hold, in the order of the meetings whose papers they stand in."""
    rows = await uow.all(
        select(ActionMentionRow.__table__)
        .join(DocumentRow, DocumentRow.id == ActionMentionRow.document_id)
        .join(MeetingRow, MeetingRow.id == DocumentRow.meeting_id)
        .where(ActionMentionRow.action_id.in_(action_ids), DocumentRow.superseded_by_id.is_(None))
        .order_by(MeetingRow.on, DocumentRow.id, ActionMentionRow.id)
    )
    held: dict[int, list[AnyRow]] = {}
    for row in rows:
        held.setdefault(row.action_id, []).append(row)
    ruled = await settlements.rulings(uow, action_ids)
    for known in await by_ids(uow, action_ids):
        words: dict[str, object] = {}
        if mentions := held.get(known.id):
            action = tracking.settled([as_said(row) for row in mentions])
            document_id = next(row.document_id for row in reversed(mentions) if row.source == action.source)
            words = {"document_id": document_id, **_words(action)}
            await _put_leads(uow, known.id, known.leads, action.leads)
        words |= ruled.get(known.id, NOTHING_RULED).of_action(held=bool(mentions))
        changed = {name: value for name, value in words.items() if getattr(known, name) != value}
        if changed:
            await uow.run(update(ActionRow).where(ActionRow.id == known.id).values(**changed))


def as_said(row: AnyRow) -> values.Action:
    """Give a mention's row as the action that its document speaks of."""
    return values.Action(
        text=row.text,
        leads=tuple(values.Lead(written, supporting) for written, supporting in row.leads),
        source=row.source,
        raised_on=row.raised_on,
        item=row.item,
        subject=row.subject,
        deadline=row.deadline,
        due=row.due,
        progress=row.progress,
        closed=row.closed,
        tracked=row.tracked,
        restricted=row.restricted,
        cut_off=row.cut_off,
    )


async def _put_leads(
    uow: UnitOfWork, action_id: int, known: Collection[KeptLead], leads: Collection[values.Lead]
) -> None:
    """Write the leads down in place of those there were; the same ones keep their person."""
    if [(lead.written, lead.supporting) for lead in known] == [(lead.written, lead.supporting) for lead in leads]:
        return
    persons = {lead.written: lead.person_id for lead in known}
    if known:
        await uow.run(delete(ActionLeadRow).where(ActionLeadRow.action_id == action_id))
    await uow.run(
        insert(ActionLeadRow),
        [
            {
                "action_id": action_id,
                "person_id": persons.get(lead.written),
                "written": lead.written,
                "supporting": lead.supporting,
            }
            for lead in leads
        ],
    )


def _words(action: values.Action) -> dict[str, object]:
    return {
        "raised_on": action.raised_on,
        "item": action.item,
        "subject": action.subject,
        "text": action.text,
        "deadline": action.deadline,
        "due": action.due,
        "progress": action.progress,
        "closed": action.closed,
        "tracked": action.tracked,
        "cut_off": action.cut_off,
        "restricted": action.restricted,
        "source": action.source,
    }
