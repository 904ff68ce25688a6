"""Using what was taught: a phrase is read as what it means, and a question that was taught is answered so.

Only what the asker's own board was taught is used. How it comes in is ``dialogs.teaching``.
"""

from dataclasses import replace

from acts import learning
from acts.asking import Asker
from board import taught as rules
from board import wording
from board.messages import Fact, Message
from board.taught import Taught
from dialogs import lessons, teaching, telling
from dialogs.exchange import Exchange, Said, say


def meant(asker: Asker, words: str) -> str:
    """Give a question with its taught phrases replaced by what they mean; what teaches or forgets one stays."""
    if not asker.register.taught or lessons.read(words) is not None:
        return words
    return rules.meant(words, learning.of_asker(asker))


def answer(exchange: Exchange) -> Said | None:
    """Say what was taught for this very question, with its source; None where nothing was."""
    asker, named = exchange.asker, exchange.heard.slots.board
    if not asker.register.taught:
        return None
    by_board: dict[int, list[Taught]] = {}
    for one in learning.of_asker(asker):
        by_board.setdefault(one.board_id, []).append(one)
    found = [
        one
        for board, held in by_board.items()
        if named in {None, asker.register.board_by_id(board).key}
        for one in rules.answers(exchange.words, held, without=learning.names(asker, board))
    ]
    if not found:
        return None
    if len(found) == 1:
        body = f"{telling.stopped(found[0].answer)} {_added(asker, found[0])}"
        board = asker.register.board_by_id(found[0].board_id)
        said = say(exchange, Message(body, sources=(found[0].source or "",)), board=board.key)
        # “Forget that”, said next, means this one.
        return replace(said, topic=replace(said.topic, entry=f"{teaching.SAID}:{found[0].id}"))
    facts = tuple(
        Fact(f"Answer {at}", f"{telling.stopped(one.answer)} {_added(asker, one)}", one.source)
        for at, one in enumerate(found, 1)
    )
    return say(exchange, Message("More than one answer was added to this question, and they differ.", facts=facts))


def _added(asker: Asker, one: Taught) -> str:
    board = asker.register.board_by_id(one.board_id).name.removeprefix("The ")
    who = f"in the board file of the {board}" if one.from_file else f"by the administrator of the {board}"
    return f"Added {who} on {wording.short_day(one.since)}."
