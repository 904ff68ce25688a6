"""Reading what the papers hold entry by entry: reports, figures, risks, procedures and terms, permission first.

What the asker may not see here is not given, and nothing tells that it is there; the newest papers come first.
"""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from acts.asking import Asker
from storage import entries, meetings
from storage.boards import KeptBoard
from storage.entries import Kept
from storage.unit_of_work import UnitOfWork

AnyEntry = TypeVar("AnyEntry")


@dataclass(frozen=True, slots=True)
class Papers(Generic[AnyEntry]):
    """What the papers of one meeting hold of one kind, in reading order, as far as the asker may see it."""

    board: KeptBoard
    meeting_id: int
    on: dt.date
    entries: tuple[Kept[AnyEntry], ...]


async def of_kind(
    uow: UnitOfWork, asker: Asker, kind: type[AnyEntry], boards: Sequence[KeptBoard]
) -> list[Papers[AnyEntry]]:
    """Give what these boards' papers hold of one kind, meeting by meeting, the newest first."""
    answers = asker.register.answers
    found = await answers.of(uow, entries.of_kind, kind, tuple(board.id for board in boards))
    days = await answers.of(uow, meetings.days)
    held: dict[int, list[Kept[AnyEntry]]] = {}
    for one in found:
        if (seen := _seen(asker, one)) is not None:
            held.setdefault(one.meeting_id, []).append(seen)
    told = [
        Papers(asker.register.board_by_id(each[0].board_id), meeting_id, days[meeting_id], tuple(each))
        for meeting_id, each in held.items()
    ]
    return sorted(told, key=lambda one: (one.on, one.meeting_id), reverse=True)


async def by_id(uow: UnitOfWork, asker: Asker, kind: type[AnyEntry], entry_id: int) -> Kept[AnyEntry] | None:
    """Give one entry of a kind, if it holds today and the asker may see it here."""
    found = await entries.by_id(uow, kind, entry_id)
    return _seen(asker, found) if found is not None else None


def name_of(kind: type) -> str:
    """Give the word by which a kind of entry is kept: what is talked about is remembered by it."""
    return next(name for name, each in entries.KINDS.items() if each is kind)


def _seen(asker: Asker, one: Kept[AnyEntry]) -> Kept[AnyEntry] | None:
    board = asker.register.board_by_id(one.board_id)
    if not asker.may_see(board, restricted=one.restricted):
        return None
    if dataclasses.is_dataclass(one.value) and not asker.may_see(board, restricted=True):
        return dataclasses.replace(one, value=_public(one.value))
    return one


def _public(value: Any) -> Any:  # noqa: ANN401 -- an entry of any kind, or a part of one
    """Leave out every part that is restricted by itself, however deep it stands: a row of a checklist, a clause."""
    parts: dict[str, Any] = {}
    for member in dataclasses.fields(value):
        held = getattr(value, member.name)
        if isinstance(held, tuple) and any(map(dataclasses.is_dataclass, held)):
            parts[member.name] = tuple(_public(each) for each in held if not getattr(each, "restricted", False))
    return dataclasses.replace(value, **parts) if parts else value
