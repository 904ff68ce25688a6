"""Questions about who sits on a board and who clerks it, from the board file."""

from acts import sittings
from board import wording
from board.messages import Fact, Message
from dialogs import exchange as exchanges
from dialogs.exchange import Exchange, Said, say

_SOURCE = "the board file"


async def members(exchange: Exchange) -> Said:
    """List the seats of a board and who holds them today."""
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    board = boards[0] if boards else None
    if board is None:
        return say(exchange, exchanges.cannot_find("any board"))
    found = await sittings.people_of(exchange.uow, exchange.asker, board)
    clerks = tuple(
        Fact(title, person.name)
        for title, person in (("Administrator", found.administrator), ("Administrator's deputy", found.deputy))
        if person is not None
    )
    if not found.seats and not clerks:
        body = f"Nobody has declared who sits on the {board.name}; the administrator can load a board file."
        return say(exchange, Message(body), board=board.key)
    held = sum(person is not None for _, _, person in found.seats)
    facts = tuple(
        Fact(person.name if person else "Vacant", f"{title}, {organisation}")
        for title, organisation, person in found.seats
    )
    body = f"The {board.name} has {wording.count(len(found.seats), 'seat')}, {held} of them held today."
    message = Message(body, title=f"Members of the {board.name}", facts=(*facts, *clerks), sources=(_SOURCE,))
    return say(exchange, message, board=board.key)
