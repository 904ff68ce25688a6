"""Every place where papers that hold today speak of an action, in their words, dated by the meeting they are of.

The rows are those of ``storage.actions``; here they are read as a history: what one tracker said, and the next.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from board.packs import values
from storage import actions
from storage.actions import ActionMentionRow, ActionRow
from storage.meetings import MeetingRow
from storage.packs import DocumentRow
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Mention:
    """What one document says of one action; ``of`` is the board of the document's pack, ``on`` the day it is of."""

    action_id: int
    document_id: int
    of: int
    on: dt.date
    said: values.Action

    @property
    def is_row(self) -> bool:
        """Tell a row of a tracker from the minutes beside it that asked for the same."""
        return self.said.tracked and (self.said.source.paragraph or "").startswith("row ")


async def of_boards(uow: UnitOfWork, board_ids: Sequence[int]) -> list[Mention]:
    """Give every mention of these boards' actions, in the order of the meetings whose papers they stand in."""
    rows = await uow.all(
        select(ActionMentionRow.__table__, DocumentRow.board_id, MeetingRow.on)
        .join(ActionRow, ActionRow.id == ActionMentionRow.action_id)
        .join(DocumentRow, DocumentRow.id == ActionMentionRow.document_id)
        .join(MeetingRow, MeetingRow.id == DocumentRow.meeting_id)
        .where(
            ActionRow.board_id.in_(board_ids),
            ActionRow.withdrawn.is_(False),
            DocumentRow.superseded_by_id.is_(None),
        )
        .order_by(MeetingRow.on, DocumentRow.id, ActionMentionRow.id)
    )
    return [Mention(row.action_id, row.document_id, row.board_id, row.on, actions.as_said(row)) for row in rows]
