"""Reading what the papers hold entry by entry: reports, figures, risks, procedures and terms, permission first.

What the asker may not see here is not given, and nothing tells that it is there; the newest papers come first.
"""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from acts.asking import Asker
from storage import entries
from storage.boards import KeptBoard
from storage.entries import Kept
from storage.unit_of_work import UnitOfWork

AnyEntry = TypeVar("AnyEntry")
FEW = 4  # boards whose papers are all looked through
NEWEST = 2  # meetings of each of more boards


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
    """Give what these boards' papers hold of one kind, meeting by meeting, the newest first.

    Of more than a few boards it is the newest papers only that have any of the kind: nobody who names none of them
    means ten years of all, and whoever names one is given those.
    """
    newest = NEWEST if len(boards) > FEW else None
    told: list[Papers[AnyEntry]] = []
    for board in boards:
        told += await _of_board(uow, asker, kind, board, newest)
    return sorted(told, key=lambda one: (one.on, one.meeting_id), reverse=True)


async def _of_board(
    uow: UnitOfWork, asker: Asker, kind: type[AnyEntry], board: KeptBoard, newest: int | None
) -> tuple[Papers[AnyEntry], ...]:
    """Give one board's papers, from memory where somebody who may see as much has asked in this edition."""
    alone = asker.may_see(board, restricted=True)
    if not alone and not asker.may_see(board, restricted=False):
        return ()

    async def read() -> tuple[tuple[Papers[AnyEntry], ...], int]:
        found, size = await entries.of_board(uow, kind, board.id, newest)
        held: dict[tuple[int, dt.date], list[Kept[AnyEntry]]] = {}
        for on, one in found:
            if (seen := one if alone else _open(one)) is not None:
                held.setdefault((one.meeting_id, on), []).append(seen)
        return tuple(Papers(board, meeting, on, tuple(each)) for (meeting, on), each in held.items()), size

    return await asker.library.shelves.of(asker.register.edition, (kind, board.id, newest, alone), read)


async def by_id(uow: UnitOfWork, asker: Asker, kind: type[AnyEntry], entry_id: int) -> Kept[AnyEntry] | None:
    """Give one entry of a kind, if it holds today and the asker may see it here."""
    found = await entries.by_id(uow, kind, entry_id)
    return _seen(asker, found) if found is not None else None


def name_of(kind: type) -> str:
    """Give the word by which a kind of entry is kept: what is talked about is remembered by it."""
    return next(name for name, each in entries.KINDS.items() if each is kind)


def _seen(asker: Asker, one: Kept[AnyEntry]) -> Kept[AnyEntry] | None:
    board = asker.register.board_by_id(one.board_id)
    if asker.may_see(board, restricted=True):
        return one
    return _open(one) if asker.may_see(board, restricted=False) else None


def _open(one: Kept[AnyEntry]) -> Kept[AnyEntry] | None:
    """Give what everybody may see of an entry; None where that is nothing."""
    if one.restricted:
        return None
    return dataclasses.replace(one, value=_public(one.value)) if dataclasses.is_dataclass(one.value) else one


def _public(value: Any) -> Any:  # noqa: ANN401 -- an entry of any kind, or a part of one
    """Leave out every part that is restricted by itself, however deep it stands: a row of a checklist, a clause."""
    parts: dict[str, Any] = {}
    for member in dataclasses.fields(value):
        held = getattr(value, member.name)
        if isinstance(held, tuple) and any(map(dataclasses.is_dataclass, held)):
            parts[member.name] = tuple(_public(each) for each in held if not getattr(each, "restricted", False))
    return dataclasses.replace(value, **parts) if parts else value
