"""Reading the key that a paper prints beside its indicators, permission first."""

from acts.asking import Asker
from board import lights
from storage import passages
from storage.unit_of_work import UnitOfWork


async def near(uow: UnitOfWork, asker: Asker, document_id: int, board_id: int) -> tuple[float, str] | None:
    """Give how many per cent from its target a figure is nearly there, by one paper's own key, in its own words."""
    restricted = asker.may_see(asker.register.board_by_id(board_id), restricted=True)
    found = await passages.that_say(uow, document_id, "within")
    return lights.near(one.text for one in found if restricted or not one.restricted)
