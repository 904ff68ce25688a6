"""Searching the papers: an index in memory, made from the passages that hold today and made anew when they change.

The database stays the truth; this is only the fast way to it. Nothing here decides who may see what: it is told of
which boards a reader may see restricted passages, and looks into an index that holds no others, so that words kept
from them cannot even move a rank. Which boards are meant is asked within the index, so that others cannot fill the
places.
"""

import asyncio
import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import tantivy

from storage import editions, meetings, packs
from storage.packs import KeptPassage
from storage.unit_of_work import UnitOfWork

_WRITER_BYTES = 15_000_000  # the least that the index writer accepts
_LOOKED_AT = 60  # passages whose words are compared with the question's
_BESIDE = 0.3  # what a word beside a passage weighs against one in it
_NO_PROSE = 0.25  # a row of figures or a heading answers less well than a sentence
_INDEXES = 16  # kept at a time, one for each set of boards whose restricted passages somebody may see
_NAME = re.compile(r"\b(?!The )(?:[A-Z][a-z]+(?: (?:of|and|for|the))? ){2,5}[A-Z][a-z]+\b")
# Words that every question has, and that say nothing of what it is about.
_STOP = frozenset(
    """
    a about all an and any anything are as at be been by can could did do does find for from give had has have how i
    in into is it its know me mean means my of on or our out pack paper papers please report reports said say says
    show so something tell than that the their them then there these they this to up us was we were what when where
    which who whom whose why will with would you your
    """.split()  # noqa: SIM905 -- a text can be read and sorted; a list of ninety strings cannot
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: its score, and which part of the question's own words it holds (0 to 1).

    A rare word counts for more than one that stands on every page: a passage on home care is no answer about the home
    care framework.
    """

    passage: KeptPassage
    score: float
    coverage: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """A passage, the day of its meeting, and what is searched beside its words: its item's title, initials of names."""

    passage: KeptPassage
    on: dt.date
    beside: str
    stems: frozenset[str]
    prose: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """An index, and how rare each word is among the passages of that same index."""

    made: Any
    entries: dict[int, _Entry]
    rarity: dict[str, float]

    def coverage(self, terms: list[str], entry: _Entry) -> float:
        """Give the part of the words that a passage holds, the rare ones weighing more."""
        unheard = _rarity(0, len(self.entries))
        weights = {stem: self.rarity.get(stem, unheard) for stem in map(_stem, terms)}
        return sum(weight for stem, weight in weights.items() if stem in entry.stems) / sum(weights.values())


class Library:
    """The index over the passages, and the passages it leads to."""

    def __init__(self) -> None:
        self._edition: int | None = None
        self._entries: list[_Entry] = []
        self._indexes: dict[frozenset[int], _Index] = {}
        self._making = asyncio.Lock()

    async def find(
        self, uow: UnitOfWork, words: str, *, board_ids: frozenset[int], restricted_of: frozenset[int], limit: int = 5
    ) -> list[Hit]:
        """Find the passages of these boards nearest to some words; of ``restricted_of``, their restricted ones too."""
        await self._refresh(uow)
        terms = keywords(words)
        if not terms or not board_ids:
            return []
        index = await self._index(restricted_of)
        searcher = index.made.searcher()
        hits: list[Hit] = []
        for score, address in searcher.search(_query(index.made, terms, board_ids), limit=_LOOKED_AT).hits:
            entry = index.entries[int(searcher.doc(address)["row"][0])]
            prose = 1.0 if entry.prose else _NO_PROSE
            hits.append(Hit(entry.passage, float(score) * prose, index.coverage(terms, entry)))
        # Of passages that fit as well, the newest papers are what is asked for.
        day = {hit.passage.id: index.entries[hit.passage.id].on.toordinal() for hit in hits}
        return sorted(hits, key=lambda hit: (-round(hit.coverage, 2), -day[hit.passage.id], -hit.score))[:limit]

    async def _refresh(self, uow: UnitOfWork) -> None:
        edition = await editions.current(uow)
        if edition == self._edition:
            return
        async with self._making:
            if edition == self._edition:  # somebody made it while this one waited
                return
            titles = await meetings.titles(uow)
            days = await meetings.days(uow)
            searchable = await packs.searchable(uow)
            self._entries = [_entry(passage, days[passage.meeting_id], titles) for passage in searchable]
            self._indexes = {}
            self._edition = edition

    async def _index(self, restricted_of: frozenset[int]) -> _Index:
        """Give the index of what a reader may see, made when the first such reader asks."""
        async with self._making:
            indexes, entries = self._indexes, self._entries
            if restricted_of not in indexes:
                seen = [one for one in entries if _is_for(one.passage, restricted_of)]
                made = await asyncio.to_thread(_make, seen)
                if len(indexes) >= _INDEXES:
                    indexes.pop(next(iter(indexes)))
                indexes[restricted_of] = made
            return indexes[restricted_of]


def keywords(words: str) -> list[str]:
    """Give the words of a question that say what it is about, without the ones that every question has."""
    spoken = "".join(letter if letter.isalnum() else " " for letter in words.lower()).split()
    return [word for word in dict.fromkeys(spoken) if word not in _STOP and len(word) > 1]


def holds(terms: Iterable[str], text: str) -> float:
    """Give the part of some words that a text holds, each counted alike (0 to 1)."""
    wanted, held = [_stem(term) for term in terms], _stems(text)
    return sum(term in held for term in wanted) / max(len(wanted), 1)


def _entry(passage: KeptPassage, on: dt.date, titles: Mapping[tuple[int, str], str]) -> _Entry:
    title = titles.get((passage.document_id, passage.source.item or ""), "")
    words = f"{passage.heading or ''} {passage.text}"
    beside = f"{title} {' '.join(_initials(words))}"
    prose = " | " not in passage.text and passage.text.rstrip()[-1:] in ".!?"
    return _Entry(passage, on, beside, _stems(f"{words} {beside}"), prose)


def _initials(text: str) -> list[str]:
    """Give the initials of the names in a text, by which people ask: CQC for the Care Quality Commission."""
    return ["".join(word[0] for word in name.split() if word[0].isupper()) for name in _NAME.findall(text)]


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in keywords(text))


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:  # noqa: PLR2004 -- a stem of three letters says enough
            return word[: -len(ending)]
    return word


def _is_for(passage: KeptPassage, restricted_of: frozenset[int]) -> bool:
    return not passage.restricted or passage.board_id in restricted_of


def _query(index: Any, terms: list[str], board_ids: frozenset[int]) -> tantivy.Query:  # noqa: ANN401 -- the library has no types
    """Ask for the words among the passages of some boards; only the words weigh."""
    words = index.parse_query(" ".join(terms), ["text", "heading", "beside"], field_boosts={"beside": _BESIDE})
    meant = tantivy.Query.term_set_query(index.schema, "board", sorted(board_ids))
    only = tantivy.Query.const_score_query(meant, 0.0)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, words), (tantivy.Occur.Must, only)])


def _make(entries: list[_Entry]) -> _Index:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    builder.add_text_field("heading", stored=False, tokenizer_name="en_stem")
    builder.add_text_field("beside", stored=False, tokenizer_name="en_stem")
    builder.add_integer_field("row", stored=True)
    builder.add_integer_field("board", indexed=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(_WRITER_BYTES, 1)
    for entry in entries:
        passage = entry.passage
        said = {"text": [passage.text], "heading": [passage.heading or ""], "beside": [entry.beside]}
        boards = sorted({passage.board_id, passage.said_by_id})
        writer.add_document(tantivy.Document(**said, row=[passage.id], board=boards))
    writer.commit()
    index.reload()
    counted = Counter(stem for entry in entries for stem in entry.stems)
    rarity = {stem: _rarity(count, len(entries)) for stem, count in counted.items()}
    return _Index(index, {entry.passage.id: entry for entry in entries}, rarity)


def _rarity(held_by: int, passages: int) -> float:
    return math.log(1 + passages / (1 + held_by))
