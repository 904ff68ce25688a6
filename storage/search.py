"""Searching the papers: an index in memory, made from the passages that hold today and made anew when they change.

The database stays the truth; this is only the fast way to it. Nothing here decides who may see what: it finds for
readers of everything and for readers of the public part apart, so that restricted words cannot even move a rank.
"""

import asyncio
import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import tantivy

from storage import editions, meetings, packs
from storage.packs import KeptPassage
from storage.unit_of_work import UnitOfWork

_WRITER_BYTES = 15_000_000  # the least that the index writer accepts
_LOOKED_AT = 60  # passages whose words are compared with the question's
_BESIDE = 0.3  # what a word beside a passage weighs against one in it
_NO_PROSE = 0.25  # a row of figures or a heading answers less well than a sentence
_NAME = re.compile(r"\b(?!The )(?:[A-Z][a-z]+(?: (?:of|and|for|the))? ){2,5}[A-Z][a-z]+\b")
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
    rarity: dict[str, float] = field(default_factory=dict[str, float])
    passages: int = 0

    def coverage(self, terms: list[str], entry: _Entry) -> float:
        """Give the part of the words that a passage holds, the rare ones weighing more."""
        unheard = _rarity(0, self.passages)
        weights = {stem: self.rarity.get(stem, unheard) for stem in map(_stem, terms)}
        return sum(weight for stem, weight in weights.items() if stem in entry.stems) / sum(weights.values())


class Library:
    """The index over the passages, and the passages it leads to."""

    def __init__(self) -> None:
        self._edition: int | None = None
        self._entries: dict[int, _Entry] = {}
        self._indexes: dict[bool, _Index] = {}
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
        searcher = index.made.searcher()
        parsed = index.made.parse_query(query, ["text", "heading", "beside"], field_boosts={"beside": _BESIDE})
        hits: list[Hit] = []
        for score, address in searcher.search(parsed, limit=_LOOKED_AT).hits:
            entry = self._entries[int(searcher.doc(address)["row"][0])]
            passage = entry.passage
            if passage.board_id not in board_ids or (passage.restricted and passage.board_id not in restricted_of):
                continue
            prose = 1.0 if entry.prose else _NO_PROSE
            hits.append(Hit(passage, float(score) * prose, index.coverage(terms, entry)))
        # Of passages that fit as well, the newest papers are what is asked for.
        day = {hit.passage.id: self._entries[hit.passage.id].on.toordinal() for hit in hits}
        return sorted(hits, key=lambda hit: (-round(hit.coverage, 2), -day[hit.passage.id], -hit.score))[:limit]

    async def _refresh(self, uow: UnitOfWork) -> None:
        edition = await editions.current(uow)
        if edition == self._edition:
            return
        async with self._making:
            titles = await meetings.titles(uow)
            days = await meetings.days(uow)
            entries = {
                passage.id: _entry(passage, days[passage.meeting_id], titles) for passage in await packs.searchable(uow)
            }
            indexes = await asyncio.to_thread(_both, list(entries.values()))
            self._entries, self._indexes, self._edition = entries, indexes, edition


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


def _both(entries: list[_Entry]) -> dict[bool, _Index]:
    public = [entry for entry in entries if not entry.passage.restricted]
    return {False: _index(public), True: _index(entries)}


def _index(entries: list[_Entry]) -> _Index:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    builder.add_text_field("heading", stored=False, tokenizer_name="en_stem")
    builder.add_text_field("beside", stored=False, tokenizer_name="en_stem")
    builder.add_integer_field("row", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(_WRITER_BYTES, 1)
    for entry in entries:
        passage = entry.passage
        said = {"text": [passage.text], "heading": [passage.heading or ""], "beside": [entry.beside]}
        writer.add_document(tantivy.Document(**said, row=[passage.id]))
    writer.commit()
    index.reload()
    counted = Counter(stem for entry in entries for stem in entry.stems)
    return _Index(index, {stem: _rarity(count, len(entries)) for stem, count in counted.items()}, len(entries))


def _rarity(held_by: int, passages: int) -> float:
    return math.log(1 + passages / (1 + held_by))
