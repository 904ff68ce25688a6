"""Searching the papers for what they say: passages to quote, never a summary, and nothing the asker may not see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from acts.asking import Asker
from storage import search as index
from storage.boards import KeptBoard
from storage.packs import KeptPassage
from storage.passage_index import Scope
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


@dataclass(frozen=True, slots=True)
class Near:
    """The passages nearest to a question, from which its answer is chosen.

    ``titles`` has the title of the agenda item that a passage stands under, and ``speakers`` who speaks first in it, by
    its row; ``rarity`` tells how rare a word's stem is in what the asker may see.
    """

    passages: tuple[KeptPassage, ...]
    titles: Mapping[int, str]
    speakers: Mapping[int, str]
    rarity: Callable[[str], float]
    offer_alone: bool


async def search(uow: UnitOfWork, asker: Asker, words: str, *, board: str | None) -> Found:
    """Find what the papers say of some words: in a named board's packs and minutes, else in all the asker may see."""
    scope = _scope(asker, board)
    hits = await asker.library.find(
        uow,
        words,
        board_ids=scope.meant,
        restricted_of=scope.restricted_of,
        limit=QUOTED,
        nearer=scope.nearer,
        least=ENOUGH,
    )
    return Found(tuple(hits), _more_alone(asker, board) and not hits)


async def near(
    uow: UnitOfWork, asker: Asker, wanted: Sequence[Sequence[str]], *, board: str | None, limit: int
) -> Near:
    """Find the passages that hold most of some stems, each given with those that mean the same."""
    hits, rarity = await asker.library.near(uow, wanted, _scope(asker, board), limit=limit)
    return Near(
        tuple(hit.passage for hit in hits),
        {hit.passage.id: hit.item for hit in hits if hit.item},
        {hit.passage.id: hit.speaker for hit in hits if hit.speaker},
        rarity,
        _more_alone(asker, board),
    )


def _scope(asker: Asker, board: str | None) -> Scope:
    """Say what is looked through. Of boards that nobody named, the asker's own come first where they say as much."""
    return Scope(
        restricted_of=frozenset(each.id for each in asker.register.boards if asker.may_see(each, restricted=True)),
        meant=frozenset(each.id for each in _meant(asker, board)),
        nearer=frozenset(each.id for each in asker.boards_meant(None)),
    )


def _meant(asker: Asker, board: str | None) -> tuple[KeptBoard, ...]:
    named = asker.register.board(board) if board else None
    return (named,) if named else asker.register.boards


def _more_alone(asker: Asker, board: str | None) -> bool:
    return any(asker.could_see_alone(each) for each in _meant(asker, board))
