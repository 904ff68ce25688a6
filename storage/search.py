"""Searching the papers: an index in memory, made from the passages that hold today and made anew when they change.

The database stays the truth; this is only the fast way to it. Nothing here decides who may see what: it finds for
readers of everything and for readers of the public part apart, so that restricted words cannot even move a rank.
"""

import asyncio
from dataclasses import dataclass
from typing import Any

import tantivy

from storage import editions, packs
from storage.packs import KeptPassage
from storage.unit_of_work import UnitOfWork

_WRITER_BYTES = 15_000_000  # the least that the index writer accepts
# Words that every question has, and that say nothing of what it is about.
_STOP = frozenset(
    """
    a about all an and any anything are as at be been by can could did do does find for from give had has have how i in
    into is it its know me my of on or our out pack paper papers please report reports said say says show so something
    tell than that the their them then there these they this to up us was we were what when where which who whom whose
    why will with would you your
    """.split()  # noqa: SIM905 -- a text can be read and sorted; a list of ninety strings cannot
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: its score, and which part of the question's own words it holds (0 to 1)."""

    passage: KeptPassage
    score: float
    coverage: float


class Library:
    """The index over the passages, and the passages it leads to."""

    def __init__(self) -> None:
        self._edition: int | None = None
        self._passages: dict[int, KeptPassage] = {}
        self._indexes: dict[bool, tantivy.Index] = {}
        self._making = asyncio.Lock()

    async def find(
        self, uow: UnitOfWork, words: str, *, board_ids: frozenset[int], restricted_of: frozenset[int], limit: int = 5
    ) -> list[Hit]:
        """Find the passages of these boards nearest to some words; of ``restricted_of``, their restricted ones too."""
        await self._refresh(uow)
        terms = keywords(words)
        if not terms or not board_ids:
            return []
        index = self._indexes[bool(restricted_of)]
        query = " ".join(terms)
        searcher = index.searcher()
        found = searcher.search(index.parse_query(query, ["text", "heading"]), limit=limit * 8).hits
        hits: list[Hit] = []
        for score, address in found:
            passage = self._passages[int(searcher.doc(address)["row"][0])]
            if passage.board_id not in board_ids or (passage.restricted and passage.board_id not in restricted_of):
                continue
            hits.append(Hit(passage, float(score), _coverage(terms, f"{passage.heading or ''} {passage.text}")))
        return sorted(hits, key=lambda hit: (-round(hit.coverage, 2), -hit.score))[:limit]

    async def _refresh(self, uow: UnitOfWork) -> None:
        edition = await editions.current(uow)
        if edition == self._edition:
            return
        async with self._making:
            passages = {passage.id: passage for passage in await packs.searchable(uow)}
            indexes = await asyncio.to_thread(_both, list(passages.values()))
            self._passages, self._indexes, self._edition = passages, indexes, edition


def keywords(words: str) -> list[str]:
    """Give the words of a question that say what it is about, without the ones that every question has."""
    spoken = "".join(letter if letter.isalnum() else " " for letter in words.lower()).split()
    return [word for word in dict.fromkeys(spoken) if word not in _STOP and len(word) > 1]


def _coverage(terms: list[str], text: str) -> float:
    held = {_stem(word) for word in keywords(text)}
    return sum(_stem(term) in held for term in terms) / len(terms)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:  # noqa: PLR2004 -- a stem of three letters says enough
            return word[: -len(ending)]
    return word


def _both(passages: list[KeptPassage]) -> dict[bool, Any]:
    public = [passage for passage in passages if not passage.restricted]
    return {False: _index(public), True: _index(passages)}


def _index(passages: list[KeptPassage]) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    builder.add_text_field("heading", stored=False, tokenizer_name="en_stem")
    builder.add_integer_field("row", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(_WRITER_BYTES, 1)
    for passage in passages:
        writer.add_document(tantivy.Document(text=[passage.text], heading=[passage.heading or ""], row=[passage.id]))
    writer.commit()
    index.reload()
    return index
