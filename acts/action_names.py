"""Which of some actions do words mean? Here is gathered by what each goes; ``board.action_words`` weighs.

Only actions that the asker may see come in, and nothing that they may not see is compared: not even a rank may tell.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from acts.asking import Asker
from board import action_words
from board.action_words import Fit, Named
from storage import meetings, minutes
from storage.actions import KeptAction
from storage.mentions import Mention
from storage.unit_of_work import UnitOfWork

_MARK = re.compile(r"\bactions?\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Likely:
    """An action that words may mean, and how well they fit it."""

    action: KeptAction
    fit: Fit


async def likely(
    uow: UnitOfWork, asker: Asker, words: str, seen: Sequence[KeptAction], history: Sequence[Mention]
) -> list[Likely]:
    """Give which of some actions fit words, the best first; ``history`` is what the asker may see of these actions."""
    boards = tuple(sorted({action.board_id for action in seen}))
    before = await asker.register.answers.of(uow, _lines, boards)
    said: dict[int, list[Mention]] = {}
    for mention in history:
        said.setdefault(mention.action_id, []).append(mention)
    named = [_named(action, said.get(action.id, ()), before) for action in seen]
    return [Likely(seen[fit.at], fit) for fit in action_words.fits(words, named)]


def _named(action: KeptAction, said: Sequence[Mention], lines: Sequence[str]) -> Named:
    wordings = {_flat(each) for each in (action.text, *(one.said.text for one in said if not one.is_row))}
    return Named(
        action_words.Field.of(action.text),
        action_words.Field.of(action.subject),
        action_words.Field.of(action.progress, *(one.said.progress for one in said)),
        action_words.Field.of(*(line[: line.index(each)] for each in wordings for line in lines if each in line)),
    )


async def _lines(uow: UnitOfWork, board_ids: Sequence[int]) -> list[str]:
    """Give the lines of public minutes in which an action was asked for, each after its item's title, flat."""
    sat = await meetings.of_boards(uow, board_ids)
    return [
        _flat(f"{item.title} {before} {line}")
        for kept, items in await minutes.every_item(uow, [meeting.id for meeting in sat])
        for item in items
        if not (kept.restricted or item.restricted)
        for before, line in itertools.pairwise(("", *item.text.split("\n")))
        if _MARK.search(line)
    ]


def _flat(text: str) -> str:
    return " ".join(text.split())
