"""What is answered where a question names a board that nobody told us of: which one is meant, never another's facts."""

import re

from board import organisations, wording
from board.messages import Choice, Manner, Message
from dialogs.exchange import Exchange
from dialogs.understanding import Intent

MOST = 6  # boards that are offered
# Questions about a board; in the others a group may be the subject: what the papers say of the steering group.
_OF_A_BOARD = frozenset({
    Intent.MEETING, Intent.MEETINGS, Intent.AGENDA, Intent.ATTENDANCE, Intent.APOLOGIES, Intent.APOLOGIES_TO,
    Intent.QUORUM, Intent.NOTICE, Intent.ACTIONS, Intent.DECISIONS, Intent.MOVEMENTS, Intent.MEMBERS,
})  # fmt: skip


def unknown_board(exchange: Exchange) -> Message | None:
    """Ask which board is meant, where one was named that nobody knows; None where none was."""
    said = exchange.heard.slots.stranger
    if said is None or exchange.heard.intent not in _OF_A_BOARD or _is_organisation(exchange, said):
        return None
    boards = exchange.asker.own_boards()
    boards = (*boards, *(board for board in exchange.asker.register.boards if board not in boards))[:MOST]
    names = [board.name.removeprefix("The ") for board in boards]
    body = f"I know no board, group or committee called “{said}”."
    if not names:
        return Message(body, manner=Manner.CANNOT)
    which = "Which one do you mean" if len(names) > 1 else "Do you mean that one"
    body += f" I read the papers of {wording.listing((f'the {name}' for name in names), 'and')}. {which}?"
    choices = tuple(Choice(name, _again(exchange.words, said, name)) for name in names)
    return Message(body, choices=choices, manner=Manner.ASKS)


def _is_organisation(exchange: Exchange, said: str) -> bool:
    """Tell *the Integrated Care Board*, which sends members and does not sit here."""
    wanted = organisations.squash(said)
    names = (name for body in exchange.asker.register.bodies for name in (body.name, body.short, *body.also))
    return any(wanted in organisations.squash(name) for name in names)


def _again(words: str, said: str, name: str) -> str:
    """Give the question again with a board's own name in it."""
    spaced = r"[\W_]+".join(re.escape(word) for word in said.split())
    asked, found = re.subn(spaced, name, words, count=1, flags=re.IGNORECASE)
    return asked if found else f"When is the next meeting of the {name}?"
