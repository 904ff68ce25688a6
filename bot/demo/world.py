"""The tenant that the local Teams client plays: a board's people, one group chat and one team, made of a board file.

Only this value is made here; ``bot/demo/lib/world.mjs`` says what the client does with it.
"""

import datetime as dt
import uuid
from typing import Any

from board import files

BOT = {"id": "28:boardclerk", "name": "Boardclerk"}
CHANNEL = "Papers"


class NotInTheWorldError(Exception):
    """Nobody of this name is in Teams on this board."""


def made(declared: files.BoardFile, *, on: dt.date, board: str | None = None) -> dict[str, Any]:
    """Make the world of one board (the file's first, unless named) as it is on this day, in Europe/London.

    Everybody of the file with a Teams id is in it, those of the board first: the client seats six people in a group
    chat. The order is that of the seats, then the administrator and their deputy, then the file's.
    """
    chosen = _board(declared, board)
    keys = dict.fromkeys([*_of_the_board(chosen, on), *(person.key for person in declared.people)])
    people = [person for key in keys if (person := declared.person(key)) and _is_there(person, on)]
    if not people:
        raise NotInTheWorldError(
            f"Nobody in {declared.name or 'the board file'} has a Teams id (teams: “29:…”) on that day."
        )
    return {
        "bot": BOT,
        "users": [_user(person) for person in people],
        "group": {"id": f"19:{chosen.key}@thread.v2", "name": chosen.name},
        "team": {
            "id": f"19:{chosen.key}@thread.tacv2",
            "name": chosen.name,
            "aadGroupId": str(uuid.uuid5(uuid.NAMESPACE_URL, f"team:{chosen.key}")),
            "channel": {"id": f"19:{chosen.key}-papers@thread.tacv2", "name": CHANNEL},
        },
    }


def key_of(world: dict[str, Any], wanted: str) -> str:
    """Find whose window is wanted: by key, e-mail, whole name or a part of it that only one person has.

    Raises :class:`NotInTheWorldError`, which names everybody who can be chosen.
    """
    said = wanted.strip().casefold()
    users = world["users"]
    for ways in (_exactly, _partly):
        found = [user for user in users if ways(user, said)]
        if said and len(found) == 1:
            return str(found[0]["key"])
    choice = ", ".join(f"{user['key']} ({user['name']})" for user in users)
    raise NotInTheWorldError(f"“{wanted}” is nobody, or more than one, of those in Teams here: {choice}.")


def _exactly(user: dict[str, str], said: str) -> bool:
    return said in {user[part].casefold() for part in ("key", "name", "email") if part in user}


def _partly(user: dict[str, str], said: str) -> bool:
    return said in user["name"].casefold()


def _board(declared: files.BoardFile, key: str | None) -> files.Board:
    if key is None and declared.boards:
        return declared.boards[0]
    board = declared.board(key) if key else None
    if board is None:
        known = ", ".join(one.key for one in declared.boards) or "none"
        raise NotInTheWorldError(
            f"There is no board “{key or ''}” in {declared.name or 'the board file'}; there is: {known}."
        )
    return board


def _of_the_board(board: files.Board, day: dt.date) -> list[str]:
    held = [
        *(seat.holder_on(day) for seat in board.seats),
        board.administrator_on(day),
        board.administrator_deputy_on(day),
    ]
    return [key for key in held if key]


def _is_there(person: files.Person, day: dt.date) -> bool:
    return bool(person.teams) and (person.since or day) <= day <= (person.until or day)


def _user(person: files.Person) -> dict[str, str]:
    words = person.name.split()
    user = {
        "key": person.key,
        "name": person.name,
        "surname": words[-1],
        "id": person.teams or "",
        # The client wants one of everybody; who has none declared gets one that is always the same.
        "aadObjectId": person.entra or str(uuid.uuid5(uuid.NAMESPACE_URL, f"person:{person.teams}")),
        "personalId": f"a:{person.key}",
    }
    if person.email:
        user["email"] = person.email
    return user
