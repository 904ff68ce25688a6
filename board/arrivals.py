"""A file on its way in: what may happen to it between its sender's tap and the facts that it becomes.

1. A file is a row before it is fetched; nobody's paper is lost because a process died.
2. Every arrival ends: its facts are kept, or its sender is told in words why not.
3. A state and an event that are not in :data:`TRANSITIONS` raise :class:`IllegalArrival` and change nothing.

Who may hand a file in is decided here too; fetching and reading it are the wire's and the reader's.
"""

import enum

from board.boards import Role
from board.permissions import Setting, Viewer

MOST_TRIES = 3  # a file that took the reader down so often is not read again
MOST_FILES = 10  # of one message


class State(enum.StrEnum):
    """Where an arrival stands."""

    WAITING = "waiting"
    READING = "reading"
    KEPT = "kept"
    REFUSED = "refused"


MEANING: dict[State, str] = {
    State.WAITING: "Somebody handed the file in; nobody has fetched it yet.",
    State.READING: "A worker holds it under a lease: it is being fetched and read.",
    State.KEPT: "Its facts are rows, and its sender has been told what was read.",
    State.REFUSED: "It could not be fetched or read; nothing of it was kept, and its sender has been told why.",
}

FINAL: frozenset[State] = frozenset({State.KEPT, State.REFUSED})


class Event(enum.StrEnum):
    """What can happen to an arrival."""

    CLAIMED = "claimed"
    READ = "read"
    FAILED = "failed"
    LET_GO = "let go"


HAPPENING: dict[Event, str] = {
    Event.CLAIMED: "A worker takes it under a lease.",
    Event.READ: "It was read whole, and its facts were kept in the same transaction.",
    Event.FAILED: "It cannot be fetched or read, or was tried too often.",
    Event.LET_GO: "The worker died, or the way to it was down for the moment.",
}

TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.WAITING, Event.CLAIMED): State.READING,
    (State.READING, Event.READ): State.KEPT,
    (State.READING, Event.FAILED): State.REFUSED,
    (State.READING, Event.LET_GO): State.WAITING,
}


class IllegalArrival(Exception):
    """This file cannot do that from where it stands; nothing was changed."""


def step(state: State, event: Event) -> State:
    """Give the state after an event. Raises :class:`IllegalArrival` for a pair that the table does not have."""
    try:
        return TRANSITIONS[state, event]
    except KeyError as error:
        raise IllegalArrival(f"a file that is {state} cannot be {event}") from error


def let_go(tries: int) -> Event:
    """Say what follows when a worker did not come back, or the way was down, after so many tries."""
    return Event.LET_GO if tries < MOST_TRIES else Event.FAILED


def boards_to_give(viewer: Viewer) -> tuple[str, ...]:
    """Give the keys of the boards whose papers this person may hand in: their administrator's and the deputy's.

    In a chat of several nobody may: a paper that is not for publication would have been shown to all of them.
    """
    if viewer.setting is not Setting.PERSONAL:
        return ()
    return tuple(board for board, roles in viewer.roles if roles & {Role.ADMINISTRATOR, Role.DEPUTY})


def diagram() -> str:
    """Draw the table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.WAITING}"]
    lines += [f"    {state} --> {into}: {event}" for (state, event), into in TRANSITIONS.items()]
    lines += [f"    {state} --> [*]" for state in State if state in FINAL]
    return "\n".join(lines) + "\n"
