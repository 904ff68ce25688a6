"""What somebody said they would do, and no minutes mark as an action: told in the minutes' words, and as no action."""

from collections.abc import Collection

from acts.asking import Asker
from board.packs.entries import Proposal, ProposalKind
from storage import entries, settlements
from storage.entries import Kept
from storage.unit_of_work import UnitOfWork


async def of(uow: UnitOfWork, asker: Asker, written: Collection[str]) -> list[Kept[Proposal]]:
    """Give what is written of somebody, by any of their names or initials, and may be seen here.

    What the administrator has settled, either way, is left out: it is an action then, or it is none.
    """
    boards = [board.id for board in asker.register.boards]
    held = [
        one
        for one in await entries.of_kind(uow, Proposal, boards)
        if one.value.kind is ProposalKind.COMMITMENT
        and one.value.who in written
        and asker.may_see(asker.register.board_by_id(one.board_id), restricted=one.restricted)
    ]
    done = await settlements.of_boards(uow, boards) if held else []
    return [one for one in held if not any(_settles(each, one) for each in done)]


def _settles(settlement: settlements.Settlement, one: Kept[Proposal]) -> bool:
    told = one.value
    mark = settlements.mark(settlements.PROPOSAL, told.text, told.item, one.board_id, one.meeting_id)
    return settlements.is_of(settlement, mark, settlements.PROPOSAL, told.text, one.meeting_id)
