"""Finding the sentences of the papers that answer a question, permission first: what is withheld is never looked at.

Which sentences answer is decided in ``board.evidence``; here the passages are found that it chooses from, and each is
told whose minutes it stands in and of which day.
"""

import collections
import datetime as dt
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from acts.asking import Asker
from board import evidence as rules
from board import lexis, thesaurus
from board.evidence import Evidence, Named, Passage
from storage import meetings, minutes
from storage.packs import KeptPassage
from storage.people import Known
from storage.unit_of_work import UnitOfWork

LOOKED_AT = 60  # passages that sentences are chosen from
QUOTED = 3
_LIKE_THE_BEST = 0.85  # of the best one's coverage: what is quoted beside it holds as much

On = Callable[[dt.date], bool]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Sentences of one passage: how much of the question they hold (0 to 1), and which of its words they do not.

    ``spoken_on`` is the day of the meeting whose minutes they stand in; None outside minutes.
    """

    passage: KeptPassage
    sentences: tuple[str, ...]
    coverage: float
    missing: tuple[str, ...]
    spoken_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Found:
    """What answers best, the best first; ``offer_alone`` tells that more may be looked at in a private chat."""

    quoted: tuple[Quoted, ...]
    offer_alone: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question to the papers.

    ``beside`` are words of what was talked about before, which help and need not stand in the answer; ``without`` words
    that a slot speaks for; ``on`` tells the days that are meant, ``people`` whom it names, ``speaking`` that it asks
    what they said.
    """

    words: str
    board: str | None = None
    without: str = ""
    on: On | None = None
    people: tuple[Named, ...] = ()
    speaking: bool = False


async def find(uow: UnitOfWork, asker: Asker, wanted: Wanted) -> Found:
    """Find the sentences that answer best, in a named board's papers, else in all that the asker may see."""
    hits = await _near(uow, asker, wanted)
    spoken = await _spoken(uow, asker)
    every = [(passage, spoken.get(_key(passage))) for passage in hits.passages]
    if wanted.on is not None:
        days = await asker.register.answers.of(uow, meetings.days)
        every = [(one, on) for one, on in every if wanted.on(on or days[one.meeting_id])]
    asked = rules.question(
        wanted.words, hits.rarity, without=wanted.without, people=wanted.people, speaker=wanted.speaking
    )
    if asked is None:
        return Found((), hits.offer_alone)
    texts = [Passage(one.text, f"{one.heading or ''} {hits.titles.get(one.id, '')}") for one, _ in every]
    best = [each for each in rules.best(asked, texts) if each.coverage > 0]
    kept = [each for each in best if each.coverage >= best[0].coverage * _LIKE_THE_BEST][:QUOTED]
    return Found(tuple(_quoted(each, *every[each.at]) for each in kept), hits.offer_alone)


def named(person: Known, said: str, asker: Asker) -> Named:
    """Give somebody with every form by which papers may name them: names of all their terms, initials, surname."""
    held = next((one for one in asker.register.everybody if one.key == person.key), None)
    forms = {person.name}
    for term in held.terms if held else ():
        parts = [part for part in term.name.split() if part.casefold().strip(".") not in _TITLES]
        forms |= {term.name, " ".join(parts), *parts[-1:], *parts[:1]}
        if term.initials:
            forms.add(term.initials)
    return Named(said, tuple(sorted(form for form in forms if form)))


@dataclass(frozen=True, slots=True)
class _Near:
    passages: tuple[KeptPassage, ...]
    titles: Mapping[int, str]
    rarity: rules.Rarity
    offer_alone: bool


async def _near(uow: UnitOfWork, asker: Asker, wanted: Wanted) -> _Near:
    named = asker.register.board(wanted.board) if wanted.board else None
    meant = (named,) if named else asker.register.boards
    restricted = frozenset(each.id for each in asker.register.boards if asker.may_see(each, restricted=True))
    hits = await asker.library.find(
        uow,
        " ".join(stem for group in _looked_for(wanted) for stem in group),
        board_ids=frozenset(each.id for each in meant),
        restricted_of=restricted,
        limit=LOOKED_AT,
        nearer=frozenset(each.id for each in asker.boards_meant(None)),
    )
    passages = tuple(hit.passage for hit in hits)
    counted = collections.Counter(stem for one in passages for stem in set(lexis.stems(one.text)))

    def rarity(stem: str) -> float:
        return math.log(1 + (len(passages) + 20) / (1 + counted[stem]))

    titles = {hit.passage.id: hit.item or "" for hit in hits}
    return _Near(passages, titles, rarity, any(asker.could_see_alone(each) for each in meant))


def _looked_for(wanted: Wanted) -> list[list[str]]:
    """Give the words to look for, each with those that mean the same; anybody named by their names' words."""
    aside = frozenset(lexis.stems(wanted.without))
    groups = [
        [*unit.stems, *(stem for run in thesaurus.kindred(unit.stems) for stem in run)]
        for unit in thesaurus.units(lexis.stems(wanted.words))
        if not all(stem in aside for stem in unit.stems)
    ]
    return groups + [[stem for form in person.forms for stem in lexis.stems(form)] for person in wanted.people]


async def _spoken(uow: UnitOfWork, asker: Asker) -> dict[tuple[int, str | None, str | None], dt.date]:
    """Say of which day's minutes a heading of a document is."""
    told = await asker.register.answers.of(uow, minutes.headings)
    return {(one.document_id, one.item, one.title): one.on for one in told}


def _key(passage: KeptPassage) -> tuple[int, str | None, str | None]:
    return passage.document_id, passage.source.item, passage.heading


def _quoted(each: Evidence, passage: KeptPassage, on: dt.date | None) -> Quoted:
    missing = tuple(" ".join(unit.stems) for unit in each.missing)
    return Quoted(passage, each.sentences, each.coverage, missing, on)


_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "professor", "cllr", "councillor", "sir", "dame", "rev"})
