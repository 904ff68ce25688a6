"""Searching the papers for what they say: passages to quote, never a summary, and nothing the asker may not see."""

from dataclasses import dataclass

from acts.asking import Asker
from storage import search as index
from storage.search import Hit
from storage.unit_of_work import UnitOfWork

# A passage must hold this much of what the question is about before it may be quoted as an answer.
ENOUGH = 0.6
QUOTED = 3

keywords, holds = index.keywords, index.holds


@dataclass(frozen=True, slots=True)
class Found:
    """The passages that answer best; ``offer_alone`` tells that more may be shown in a private chat."""

    hits: tuple[Hit, ...]
    offer_alone: bool


async def search(uow: UnitOfWork, asker: Asker, words: str, *, board: str | None) -> Found:
    """Find what the papers say of some words: in a named board's packs and minutes, else in all the asker may see."""
    named = asker.register.board(board) if board else None
    meant = (named,) if named else asker.register.boards
    restricted = frozenset(each.id for each in asker.register.boards if asker.may_see(each, restricted=True))
    hits = await asker.library.find(
        uow,
        words,
        board_ids=frozenset(each.id for each in meant),
        restricted_of=restricted,
        limit=QUOTED,
    )
    enough = tuple(hit for hit in hits if hit.coverage >= ENOUGH)
    return Found(enough, any(asker.could_see_alone(each) for each in meant) and not enough)
