"""Questions about who sits on a board and who clerks it, from the board file."""

from dataclasses import replace

from acts import searching, sittings
from board import wording
from board.messages import Fact, Message
from board.packs.values import Part
from dialogs import exchange as exchanges
from dialogs import papers, standing
from dialogs.exchange import Exchange, Said, say
from dialogs.understanding import Intent
from storage.boards import KeptBoard

_SOURCE = "the board file"
_CLERKS = frozenset({"administrator", "administers", "clerk", "clerks", "secretary"})
_OF_SEATS = frozenset(
    """appoint appointed appoints belonging board boards body bodies cllr cllrs committee composition councillor
    councillors council councils current currently dr gone group held hold holder holders holds joined left list many
    membership name names nhs now number officer officers organisation organisations part people person post posts
    present represent representative representatives represented represents role roles run runs seats send serve serves
    side sitting somebody someone today together vacancies vacancy vacant vote votes voting""".split()  # noqa: SIM905
)
_CHAIR = frozenset({"chair", "chairs", "chairman", "chairwoman", "chairperson", "chaired"})


async def members(exchange: Exchange) -> Said:
    """List the seats of a board and who holds them today."""
    if (said := await standing.answer(exchange)) is not None:
        return said
    if subject := _subject(exchange):
        # “Who owns the wheelchair risk?” is no question about seats: the papers may know, the board file does not.
        heard = replace(exchange.heard, intent=Intent.PAPERS, slots=replace(exchange.heard.slots, about=subject))
        return await papers.papers(replace(exchange, heard=heard))
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
    if exchange.lows & _CLERKS and found.administrator:
        body = f"{found.administrator.name} is the administrator of the {board.name}."
        body += f" {found.deputy.name} deputises." if found.deputy else ""
        return say(exchange, Message(body, sources=(_SOURCE,)), board=board.key)
    if exchange.lows & _CHAIR:
        body = await _chair(exchange, board) + " " + body
    message = Message(body, title=f"Members of the {board.name}", facts=(*facts, *clerks), sources=(_SOURCE,))
    return say(exchange, message, board=board.key)


def _subject(exchange: Exchange) -> str:
    """Give what a question is about besides people, boards and seats; '' where it is about nothing else."""
    register = exchange.asker.register
    named = {
        word
        for name in (
            *(term.name for person in register.everybody for term in person.terms),
            *(name for board in register.boards for name in (board.name, *board.also)),
            *(name for body in register.bodies for name in (body.name, body.short, *body.also)),
            *(seat.title for board in register.rules.values() for seat in board.seats),
        )
        for word in searching.keywords(name)
    }
    ours = named | _CLERKS | standing.SUBSTITUTES | standing.MEMBER | _CHAIR | _OF_SEATS
    return " ".join(word for word in searching.keywords(exchange.words) if word not in ours)


async def _chair(exchange: Exchange, board: KeptBoard) -> str:
    """Say who took the chair last: a board file declares seats, not who is in the chair."""
    known = await sittings.calendar(exchange.uow, exchange.asker, (board,))
    for one in reversed(known.meetings):
        record = await sittings.record(exchange.uow, exchange.asker, one)
        lines = [kept.line for kept in record.attendances] if record else []
        for line in lines:
            if line.part is Part.PRESENT and "chair" in (line.note or "").lower():
                where = f"the {board.name} of {wording.short_day(one.on)} ({line.source.cite()})"
                return f"{line.name} took the chair at {where}, the newest minutes that I hold."
    return f"No paper that I hold says who chairs the {board.name}."
