"""Questions about one person's seats: are they a member, who may stand in for them; from the board file."""

from collections.abc import Sequence

from board import wording
from board.boards import Seat
from board.messages import Message
from dialogs.exchange import Exchange
from dialogs.naming import Named
from storage.boards import KeptBoard

SOURCE = "the board file"


def of(exchange: Exchange, person: Named) -> list[tuple[KeptBoard, Seat]]:
    """Give the seats that somebody holds today, of the board that was named or else of every board."""
    register = exchange.asker.register
    named = register.board(exchange.heard.slots.board or "")
    boards = (named,) if named else register.boards
    return [
        (board, seat)
        for board in boards
        for seat in register.rules[board.id].seats
        if person.key is not None and seat.holder(exchange.asker.today) == person.key
    ]


def member_or_not(exchange: Exchange, person: Named) -> Message:
    """Say on which boards somebody sits today, and for whom they may stand in."""
    held = of(exchange, person)
    others = _other_parts(exchange, person)
    if held:
        seats = wording.listing(f"the {board.name} ({seat.title})" for board, seat in held)
        body = f"Yes: {'you are' if person.me else f'{person.name} is'} a member of {seats}."
    else:
        named = exchange.asker.register.board(exchange.heard.slots.board or "")
        where = f"the {named.name}" if named else "any board in the board file"
        body = f"No: {person.subject} {'hold' if person.me else 'holds'} no seat on {where} today."
    if others:
        body += f" {person.subject} {wording.listing(others)}."
    return Message(body, sources=(SOURCE,))


def _other_parts(exchange: Exchange, person: Named) -> list[str]:
    register = exchange.asker.register
    return [
        f"may stand in for the {seat.title} on the {board.name}"
        for board in register.boards
        for seat in register.rules[board.id].seats
        if seat.substitutes_allowed and person.key in seat.substitutes
    ]


def substitutes(exchange: Exchange, person: Named) -> Message:
    """Say who may stand in for somebody, by the rule of each seat that they hold."""
    held = of(exchange, person)
    if not held:
        named = exchange.asker.register.board(exchange.heard.slots.board or "")
        where = f"the {named.name}" if named else "any board in the board file"
        holds = "hold" if person.me else "holds"
        body = f"{person.subject} {holds} no seat on {where} today, and only a seat has a rule on substitutes."
        return Message(body, sources=(SOURCE,))
    whose = "your seat" if person.me else f"the seat of {person.name}"
    sentences = [f"For {whose} on the {board.name} ({seat.title}), {_rule(exchange, seat)}." for board, seat in held]
    return Message(" ".join(sentences), sources=(SOURCE,))


def of_title(exchange: Exchange, held: Sequence[tuple[KeptBoard, Seat]]) -> Message:
    """Say who may stand in for seats that were asked for by their titles."""
    register = exchange.asker.register
    sentences: list[str] = []
    for board, seat in held:
        holder = register.person(seat.holder(exchange.asker.today) or "")
        who = f", which {holder.name} holds" if holder else ", which nobody holds today"
        named = f"the seat of {seat.title} on the {board.name}{who}"
        opening = f"For {named}," if seat.substitutes_allowed else f"Nobody: for {named},"
        sentences.append(f"{opening} {_rule(exchange, seat)}.")
    return Message(" ".join(sentences), sources=(SOURCE,))


def _rule(exchange: Exchange, seat: Seat) -> str:
    if not seat.substitutes_allowed:
        return "the board file allows no substitute"
    register = exchange.asker.register
    if not seat.substitutes:
        body = register.body(seat.organisation)
        return f"anybody whom {body.name if body else seat.organisation} sends may stand in"
    names = [known.name if (known := register.person(key)) else key for key in seat.substitutes]
    return f"only {wording.listing(names, 'or')} may stand in"


def history(exchange: Exchange, person: Named) -> Message | None:
    """Say since when somebody holds their seats, and who held them before; None where the board file tells neither."""
    register, today = exchange.asker.register, exchange.asker.today
    sentences: list[str] = []
    for board in register.boards:
        for seat in register.rules[board.id].seats:
            mine = [tenure for tenure in seat.tenures if tenure.person == person.key and (tenure.since or tenure.until)]
            for tenure in mine:
                held = "holds" if tenure.covers(today) else "held"
                span = f" since {wording.short_day(tenure.since)}" if tenure.since else ""
                span += f" until {wording.short_day(tenure.until)}" if tenure.until else ""
                sentences.append(f"{person.name} {held} the seat of {seat.title} on the {board.name}{span}.")
            sentences += [
                f"Before that {known.name} held it, until {wording.short_day(before.until)}."
                for before in seat.tenures
                if mine and before.until and mine[0].since and before.until <= mine[0].since
                if (known := register.person(before.person))
            ]
            sentences += [
                f"After that {known.name} has held it, since {wording.short_day(after.since)}."
                for after in seat.tenures
                if mine and after.since and mine[-1].until and after.since > mine[-1].until
                if (known := register.person(after.person))
            ]
    return Message(" ".join(sentences), sources=(SOURCE,)) if sentences else None
