"""Somebody asked for by their post: of the attendance list that is read, else of the board file."""

from collections.abc import Sequence

from acts.posts import Post
from board import posts
from board.packs.values import Attendance
from dialogs.exchange import Exchange
from dialogs.naming import Named
from storage.people import Known


def of_lines(exchange: Exchange, lines: Sequence[Attendance]) -> list[Attendance]:
    """Give the lines of an attendance list whose post is said: several people may hold one of the same name."""
    return posts.meant(exchange.words, [(line.title, line) for line in lines if line.title])


def known(exchange: Exchange, rivals: Sequence[Post] = ()) -> list[Known]:
    """Give those of the board file whose post is said: their own, or the seat that they hold today.

    ``rivals`` are roles that the words fit too: where one of them fits better, nobody is given.
    """
    register, today = exchange.asker.register, exchange.asker.today
    own = [(person.title, person) for person in register.known.values() if person.title]
    seats = [
        (seat.title, person)
        for board in register.rules.values()
        for seat in board.seats
        if (holder := seat.holder(today)) and (person := register.person(holder))
    ]
    among: list[tuple[str, Known | Post]] = [*own, *seats, *((role.title, role) for role in rivals)]
    found = posts.meant(exchange.words, among)
    return [one for one in found if isinstance(one, Known)]


def named(exchange: Exchange, line: Attendance) -> Named:
    """Give somebody of an attendance list as a person who is meant; their row where the board file knows the name."""
    found = [person for person in exchange.asker.register.known.values() if person.name == line.name]
    one = found[0] if len(found) == 1 else None
    name = f"{line.name} ({line.title})" if line.title else line.name
    return Named(name, one.key if one else None, one.id if one else None)
