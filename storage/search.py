"""Searching the papers: which passages answer best, each with the item it stands under and who speaks there first.

The database stays the truth; the index in memory (``storage.passage_index``) is only the fast way to it, and is brought
up to the edition that the asking unit of work sees, document by document, before it is asked. What it finds is read
from the rows that hold then. Nothing here decides who may see what: it is told of which boards a reader may see
restricted passages, and no others count, so that words kept from them cannot even move a rank.
"""

import asyncio
import functools
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from board import contacts, lexis
from storage import editions
from storage.meetings import ItemRow, MeetingRow
from storage.minutes import AttendanceRow, MinutesRow
from storage.packs import DocumentRow, KeptPassage, PassageRow
from storage.passage_index import PassageIndex, Place, Scope, Words
from storage.shelves import Shelves
from storage.unit_of_work import AnyRow, Database, UnitOfWork

_LOOKED_AT = 30  # passages of one day whose words are compared with the question's
_BESIDE = 0.3  # what a word beside a passage weighs against one in it
_NO_PROSE = 0.25  # a row of figures or a heading answers less well than a sentence
_USUAL = 60  # words of a passage; in a longer one a word counts for less
_OFTEN = 1.2  # how soon a word that comes again counts for no more
_STEMS = 65_536  # pieces of text whose stems are remembered while papers are taken in
_DOCUMENTS = 60  # indexed at a time, so that their rows are never all in memory
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"\b(?!The )(?:[A-Z][a-z]+(?: (?:of|and|for|the))? ){2,5}[A-Z][a-z]+\b")
_SPEAKS = (
    r"(?:said|says|reported|added|explained|confirmed|stated|advised|noted|told|replied|answered|asked|queried|"
    r"updated|presented|introduced|highlighted|commented|suggested|thanked|outlined|raised|observed|agreed)"
)
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
    care framework. ``item`` is the title of the agenda item that it stands under, and ``speaker`` who speaks first in
    it, as the minutes write them; None where the papers do not say so.
    """

    passage: KeptPassage
    score: float
    coverage: float
    item: str | None = None
    speaker: str | None = None

    @property
    def heading(self) -> str | None:
        """Give the heading that it stands under."""
        return self.passage.heading


class Library:
    """What one process holds of the papers, for every turn: the index over the passages, and ``shelves`` of entries."""

    def __init__(self) -> None:
        self._index = PassageIndex()
        self._edition: int | None = None
        self.shelves = Shelves()
        self._using = asyncio.Lock()  # one writer, and nobody reads what is half written

    async def prepare(self, database: Database) -> None:
        """Index what holds now, so that no turn has to wait for it."""
        async with database.reading() as uow, self._using:
            await self._catch_up(uow)

    async def find(
        self,
        uow: UnitOfWork,
        words: str,
        *,
        board_ids: frozenset[int],
        restricted_of: frozenset[int],
        limit: int = 5,
        nearer: frozenset[int] = frozenset(),
        least: float = 0.0,
    ) -> list[Hit]:
        """Find the passages of these boards nearest to some words; of ``restricted_of``, their restricted ones too.

        Of passages that hold as much, those of the ``nearer`` boards come first, then the newest papers. None that
        holds less than ``least`` is given.
        """
        terms = keywords(words)
        if not terms or not board_ids:
            return []
        scope = Scope(restricted_of, board_ids, nearer)
        async with self._using:
            await self._catch_up(uow)
            wanted = ((stem,) for stem in _stemmed(terms))
            places = self._index.best(wanted, scope, least=least, limit=limit, most=_LOOKED_AT)
        found = await _read(uow, places, restricted_of)
        ranked = sorted(_ranked(_stemmed(terms), places, found), key=lambda one: one[0])[:limit]
        return await _told(uow, [hit for _, hit in ranked], restricted_of)

    async def near(
        self, uow: UnitOfWork, wanted: Sequence[Sequence[str]], scope: Scope, *, limit: int
    ) -> tuple[list[Hit], Callable[[str], float]]:
        """Find the passages that hold most of some stems, each given with those of its meaning; and how rare a stem is.

        Whoever chooses among their sentences decides what answers; here the nearest come first.
        """
        async with self._using:
            await self._catch_up(uow)
            places = self._index.best(map(tuple, wanted), scope, least=0.0, limit=limit, most=limit)
            rarity = self._index.rarity(scope)
        found = await _read(uow, places, scope.restricted_of)
        said = [stem for alike in wanted for stem in alike]
        ranked = sorted(_ranked(said, places, found), key=lambda one: one[0])[:limit]
        return await _told(uow, [hit for _, hit in ranked], scope.restricted_of), rarity

    async def _catch_up(self, uow: UnitOfWork) -> None:
        """Take in the documents that hold as this unit of work sees it, and forget those that do not.

        What a document says never changes, so a new edition costs its own documents only. Whatever unit of work was
        begun before the last import finds what held then, and the next one what holds since.
        """
        edition = await editions.current(uow)
        if edition == self._edition:
            return
        self._edition = None  # until all of it is done
        holding = await _holding(uow)
        await _apart(self._index.drop, self._index.documents - holding.keys())
        new = sorted(holding.keys() - self._index.documents)
        for first in range(0, len(new), _DOCUMENTS):
            part = new[first : first + _DOCUMENTS]
            titles, rows = await _titles(uow, part), await _passages(uow, part)
            await _apart(self._take_in, rows, titles, holding)
        self._edition = edition

    def _take_in(self, rows: Sequence[AnyRow], titles: Mapping[tuple[int, str], AnyRow], holding: "Holding") -> None:
        self._index.add([_words(row, titles, holding) for row in rows])


def keywords(words: str) -> list[str]:
    """Give the words of a question that say what it is about, without the ones that every question has."""
    return [word for word in dict.fromkeys(_WORD.findall(words.lower())) if word not in _STOP and len(word) > 1]


def holds(terms: Iterable[str], text: str) -> float:
    """Give the part of some words that a text holds, each counted alike (0 to 1)."""
    wanted, held = _stemmed(terms), frozenset(lexis.stems(text))
    return sum(term in held for term in wanted) / max(len(wanted), 1)


Holding = Mapping[int, AnyRow]  # documents by their rows, each with its board and its meeting's day


@functools.lru_cache(maxsize=_STEMS)
def _stems_of(piece: str) -> tuple[str, ...]:
    """Give the stems in a piece of text without a space: no word has one, and most pieces come again."""
    return tuple(lexis.stems(piece))


def _stemmed(words: Iterable[str]) -> list[str]:
    return lexis.stems(" ".join(words))


async def _apart(work: Callable[..., None], *about: object) -> None:
    """Do something in a thread, to its end even when nobody waits for it any more: half of it would be wrong."""
    doing = asyncio.ensure_future(asyncio.to_thread(work, *about))
    try:
        await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait({doing})
        raise


async def _holding(uow: UnitOfWork) -> Holding:
    rows = await uow.all(
        select(DocumentRow.id, DocumentRow.board_id, MeetingRow.on)
        .join(MeetingRow, MeetingRow.id == DocumentRow.meeting_id)
        .where(DocumentRow.superseded_by_id.is_(None))
    )
    return {row.id: row for row in rows}


async def _titles(uow: UnitOfWork, documents: Collection[int]) -> dict[tuple[int, str], AnyRow]:
    """Give the agenda's item, by its document and number."""
    rows = await uow.all(
        select(ItemRow.document_id, ItemRow.number, ItemRow.title, ItemRow.restricted).where(
            ItemRow.document_id.in_(documents)
        )
    )
    return {(row.document_id, row.number): row for row in rows}


async def _passages(uow: UnitOfWork, documents: Sequence[int]) -> Sequence[AnyRow]:
    names = (PassageRow.id, PassageRow.document_id, PassageRow.board_id, PassageRow.heading, PassageRow.text)
    statement = select(*names, PassageRow.restricted, PassageRow.source)
    return await uow.all(statement.where(PassageRow.document_id.in_(documents)).order_by(PassageRow.id))


async def _read(uow: UnitOfWork, places: Sequence[Place], restricted_of: frozenset[int]) -> dict[int, AnyRow]:
    """Read what was found from the rows that hold, with the day of the meeting; what may not be seen is left out."""
    columns = (
        PassageRow.id,
        PassageRow.document_id,
        DocumentRow.board_id,
        PassageRow.board_id.label("said_by_id"),
        DocumentRow.meeting_id,
        PassageRow.heading,
        PassageRow.text,
        PassageRow.restricted,
        PassageRow.source,
    )
    if not places:
        return {}
    rows = await uow.all(
        select(*columns, MeetingRow.on)
        .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
        .join(MeetingRow, MeetingRow.id == DocumentRow.meeting_id)
        .where(PassageRow.id.in_([place.row for place in places]), DocumentRow.superseded_by_id.is_(None))
    )
    return {row.id: row for row in rows if not row.restricted or row.board_id in restricted_of}


def _ranked(
    stems: list[str], places: Sequence[Place], found: Mapping[int, AnyRow]
) -> list[tuple[tuple[float, ...], Hit]]:
    """Give what was found with its rank: the row itself is the last word, the same one in every process."""
    ranked: list[tuple[tuple[float, ...], Hit]] = []
    for place in places:
        row = found.get(place.row)
        if row is None:
            continue
        passage = KeptPassage(*row[:-1])
        score = _score(stems, passage)
        rank = (-round(place.coverage, 2), not place.near, -row.on.toordinal(), -score, passage.id)
        ranked.append((rank, Hit(passage, score, place.coverage)))
    return ranked


def _score(stems: list[str], passage: KeptPassage) -> float:
    """Say how much a passage speaks of some words: how often, in how few words, and whether in a sentence."""
    words = contacts.words_only(f"{passage.heading or ''} {passage.text}")
    said, beside = lexis.stems(words), _stemmed(_initials(words))
    often = _OFTEN * (0.25 + 0.75 * len(said) / _USUAL)
    counts = [said.count(stem) + _BESIDE * beside.count(stem) for stem in stems]
    return sum(count / (count + often) for count in counts) * (1.0 if _is_prose(passage.text) else _NO_PROSE)


async def _told(uow: UnitOfWork, hits: list[Hit], restricted_of: frozenset[int]) -> list[Hit]:
    """Add the agenda item that each stands under, and who speaks first where it stands in minutes."""
    documents = {hit.passage.document_id for hit in hits}
    if not documents:
        return hits
    titles = await _titles(uow, documents)
    names = await _names(uow, documents)
    told: list[Hit] = []
    for hit in hits:
        passage = hit.passage
        place = (passage.document_id, passage.source.item or "")
        item = titles.get(place)
        title = item.title if item and (not item.restricted or passage.board_id in restricted_of) else None
        told.append(Hit(passage, hit.score, hit.coverage, title, _speaker(passage.text, names.get(place, ()))))
    return told


async def _names(uow: UnitOfWork, documents: Collection[int]) -> dict[tuple[int, str], list[str]]:
    """Give how the minutes of these documents write whoever was there, by their document and item."""
    rows = await uow.all(
        select(MinutesRow.document_id, MinutesRow.source, AttendanceRow.name, AttendanceRow.initials)
        .join(MinutesRow, MinutesRow.id == AttendanceRow.minutes_id)
        .where(MinutesRow.document_id.in_(documents))
    )
    names: dict[tuple[int, str], list[str]] = {}
    for row in rows:
        of_minutes = names.setdefault((row.document_id, row.source.item or ""), [])
        of_minutes += [name for name in (row.name, row.initials) if name and name not in of_minutes]
    return names


def _speaker(text: str, names: Sequence[str]) -> str | None:
    """Give who speaks first in a passage of minutes, as it writes them; None where nobody surely does."""
    if not names:
        return None
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    spoke = re.search(rf"(?<!\w)(?P<who>{known})\s+(?:also\s+|then\s+)?{_SPEAKS}\b", text)
    return spoke["who"] if spoke else None


def _words(row: AnyRow, titles: Mapping[tuple[int, str], AnyRow], holding: Holding) -> Words:
    """Give a passage as it is indexed: its own words, its item's title, and the initials of names."""
    document = holding[row.document_id]
    item = titles.get((row.document_id, row.source.item or ""))
    # The title of an exempt item may tell what is kept from the readers of a public passage.
    title = item.title if item and (row.restricted or not item.restricted) else ""
    words = contacts.words_only(f"{row.heading or ''} {row.text}")
    every = f"{words} {title} {' '.join(_initials(words))}".split()
    return Words(
        row.id,
        row.document_id,
        document.board_id,
        row.board_id,
        document.on.toordinal(),
        row.restricted,
        _is_prose(row.text),
        frozenset(itertools.chain.from_iterable(map(_stems_of, every))),
    )


def _is_prose(text: str) -> bool:
    return " | " not in text and text.rstrip()[-1:] in {".", "!", "?"}


def _initials(text: str) -> list[str]:
    """Give the initials of the names in a text, by which people ask: CQC for the Care Quality Commission."""
    return ["".join(word[0] for word in name.split() if word[0].isupper()) for name in _NAME.findall(text)]
