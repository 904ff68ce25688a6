"""Finding the sentences of the papers that answer a question, permission first: what is withheld is never looked at.

Which sentences answer is decided in ``board.evidence``; here the passages are found that it chooses from, and each is
told whose minutes it stands in and of which day.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from acts import searching
from acts.asking import Asker
from acts.searching import Near
from board import asked as kinds
from board import contacts, lexis, thesaurus
from board import evidence as rules
from board.evidence import Evidence, Named, Passage
from storage import meetings, minutes, passages
from storage.packs import KeptPassage
from storage.people import Known
from storage.unit_of_work import UnitOfWork

LOOKED_AT = 60  # passages that sentences are chosen from
QUOTED = 3
ANSWERS = 0.8  # of a question's telling words, from which sentences are an answer
_EXACT = 0.5  # of which as much must stand there as it was asked
_KEY = 0.25  # a word that weighs as much as this in the question may not be missing in an answer
_STRONG = 1.0  # two words of middling rarity: less says too little to tell an answer by
NEAREST = 0.5  # from which sentences are worth showing as the nearest there is
_ALL = 0.995
_WEAK = 0.6
_THERE = 0.65  # of the words, in what stands where the answer before stood
_LIKE_THE_BEST = 0.85  # of the best one's coverage: what is quoted beside it holds as much

# How to reach somebody is answered for one person at a time, to whoever may know it (``acts.contacts``), never quoted.
_REACHES = re.compile(r"\b0\d[\d ]{7,}\d|\+44|@\w")

_OF_SOMEBODY = re.compile(r"\b(?:he|she|they|him|her|them|his|their)\b", re.IGNORECASE)

On = Callable[[dt.date], bool]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Sentences of one passage, and how they fit the question.

    ``spoken_on`` is the day of the meeting whose minutes they stand in; None outside minutes. ``item`` is the title of
    the agenda's item.
    """

    passage: KeptPassage
    fit: Evidence
    spoken_on: dt.date | None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What answers best, the best first; ``offer_alone`` tells that more may be looked at in a private chat.

    ``leaning`` tells that it was looked for only where the answer before stood, so that few words may tell it;
    ``asked`` is the question as it was weighed, None where no word of it tells anything.
    """

    quoted: tuple[Quoted, ...]
    offer_alone: bool
    leaning: bool = False
    literally: bool = False
    asked: rules.Question | None = None

    def better_than(self, text: str, *, by: float) -> bool:
        """Tell whether what was found surely answers, and holds so much more of the question than a text does."""
        if self.asked is None or not self.quoted or not is_answer(self, self.quoted[0]):
            return False
        return self.quoted[0].fit.coverage > rules.held(self.asked, text) + by


@dataclass(frozen=True, slots=True)
class Focus:
    """Where an answer stood: its document by name, the item of that one's agenda, and the heading where it is known."""

    document: str
    item: str | None
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question to the papers.

    ``without`` are words that a slot speaks for; ``on`` tells the days that are meant (``day``: one, by its date),
    ``people`` whom it names, ``speaking`` that it asks what they said, ``literally`` that passages with just these
    words are asked for. ``carried`` is the subject of the question before, where these words lean on it, and ``focus``
    where its answer stood; ``item`` the one item of the agenda that is asked about.
    """

    words: str
    board: str | None = None
    without: str = ""
    on: On | None = None
    day: bool = False
    people: tuple[Named, ...] = ()
    speaking: bool = False
    literally: bool = False
    carried: str = ""
    focus: Focus | None = None
    item: str | None = None


async def find(uow: UnitOfWork, asker: Asker, wanted: Wanted) -> Found:
    """Find the sentences that answer best in a named board's papers, else in all that the asker may see.

    Words that lean on the answer before are looked for with its subject, and else where that answer stood.
    """
    there = await _there(uow, asker, wanted, wanted.focus) if wanted.carried and wanted.focus else None
    if there is not None and _OF_SOMEBODY.search(wanted.words):  # “did she leave the room?” is about what was just said
        return there
    anywhere = await _anywhere(uow, asker, wanted)
    if anywhere.quoted and is_answer(anywhere, anywhere.quoted[0]):
        return anywhere
    if wanted.carried and not (anywhere.quoted and is_near(anywhere, anywhere.quoted[0])):
        # The words may be about something new after all.
        alone = await _anywhere(uow, asker, dataclasses.replace(wanted, carried=""))
        if alone.quoted and is_near(alone, alone.quoted[0]):
            return alone
    return there or anywhere


def is_answer(found: Found, one: Quoted) -> bool:
    """Tell sentences that answer from those that are only near."""
    fit = one.fit
    if found.literally and fit.exact >= _ALL:
        return True
    if found.leaning:
        return fit.fits and fit.coverage >= ANSWERS and fit.exact >= ANSWERS and fit.strength > 1
    return fit.fits and fit.coverage >= ANSWERS and fit.exact >= _EXACT and fit.lacks < _KEY and fit.strength >= _STRONG


def is_near(found: Found, one: Quoted) -> bool:
    """Tell sentences that are worth showing as the nearest there is."""
    fit = one.fit
    near = fit.exact > 0 and fit.coverage >= NEAREST
    return found.leaning or (near and (found.literally or fit.strength >= _WEAK))


async def _anywhere(uow: UnitOfWork, asker: Asker, wanted: Wanted) -> Found:
    hits = await _near(uow, asker, wanted)
    spoken = await _spoken(uow, asker)
    every = [(passage, spoken.get(_key(passage))) for passage in hits.passages]
    if wanted.speaking:  # what somebody said stands in minutes
        every = [(one, on) for one, on in every if on is not None]
    if wanted.item is not None:
        every = [(one, on) for one, on in every if one.source.item == wanted.item]
    dated = every
    if wanted.on is not None:
        days = await asker.register.answers.of(uow, meetings.days)
        dated = [(one, on) for one, on in every if wanted.on(on or days[one.meeting_id])]
    most = hits.rarity("") or 1.0  # of what stands nowhere

    def rarity(stem: str) -> float:
        return hits.rarity(stem) / most

    asked = _asked(wanted, rarity, without=wanted.without)
    best = _best(asked, dated, hits.titles) if asked else ()
    found = Found(best, hits.offer_alone, literally=wanted.literally, asked=asked)
    if wanted.on is None or wanted.day or (best and is_answer(found, best[0])):
        return found
    # “The September exercise” names no meeting: the month is then a word of the question like any other.
    asked = _asked(wanted, rarity)
    other = Found(_best(asked, every, hits.titles) if asked else (), hits.offer_alone)
    return other if other.quoted and is_answer(other, other.quoted[0]) else found


def _asked(wanted: Wanted, rarity: rules.Rarity, without: str = "") -> rules.Question | None:
    return rules.question(
        wanted.words,
        rarity,
        without=without,
        people=wanted.people,
        speaker=wanted.speaking,
        carried=wanted.carried,
    )


async def _there(uow: UnitOfWork, asker: Asker, wanted: Wanted, focus: Focus) -> Found | None:
    """Look where the answer before stood; None where nothing there fits the words or the kind of thing asked for."""
    held = await asker.register.answers.of(uow, passages.of_item, focus.document, focus.item)
    seen = [one for one in held if asker.may_see(asker.register.board_by_id(one.board_id), restricted=one.restricted)]
    if focus.heading is not None:  # what stands under the same heading is nearest
        seen.sort(key=lambda one: one.heading != focus.heading)
    spoken = await _spoken(uow, asker)
    every = [(one, spoken.get(_key(one))) for one in seen]
    asked = rules.question(wanted.words, lambda _stem: 1.0, without=wanted.without, people=wanted.people)
    if asked is not None:
        best = _best(asked, every, {})
        return Found(best, offer_alone=False, leaning=True) if best and best[0].fit.coverage >= _THERE else None
    under = [(one, on) for one, on in every if one.heading == focus.heading]
    fits = rules.of_kind(kinds.kind(wanted.words), [Passage(contacts.without_telephones(one.text)) for one, _ in under])
    told = tuple(Quoted(under[fit.at][0], fit, under[fit.at][1]) for fit in fits[:QUOTED])
    return Found(told, offer_alone=False, leaning=True) if told else None


def _best(
    asked: rules.Question, every: Sequence[tuple[KeptPassage, dt.date | None]], titles: Mapping[int, str]
) -> tuple[Quoted, ...]:
    told = [(one, on) for one, on in every if not _REACHES.search(one.text)]
    texts = [
        Passage(contacts.without_telephones(one.text), f"{one.heading or ''} {titles.get(one.id, '')}")
        for one, _ in told
    ]
    best = [each for each in rules.best(asked, texts) if each.coverage > 0]
    kept = [each for each in best if each.coverage >= best[0].coverage * _LIKE_THE_BEST][:QUOTED]
    return tuple(Quoted(told[each.at][0], each, told[each.at][1], titles.get(told[each.at][0].id)) for each in kept)


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


async def _near(uow: UnitOfWork, asker: Asker, wanted: Wanted) -> Near:
    """Find passages to choose from: those with the question's own words, and those with others of their meaning."""
    own, kin = _looked_for(wanted)
    first = await searching.near(uow, asker, own, board=wanted.board, limit=LOOKED_AT // 2)
    more = await searching.near(uow, asker, kin, board=wanted.board, limit=LOOKED_AT // 2)
    passages = {one.id: one for one in (*first.passages, *more.passages)}
    titles = {**more.titles, **first.titles}
    return dataclasses.replace(first, passages=tuple(passages.values()), titles=titles)


def _looked_for(wanted: Wanted) -> tuple[list[list[str]], list[list[str]]]:
    """Give the words to look for, alone and with those that mean the same; anybody named by their names' words.

    Of another meaning of several words the longest is looked for: *commission* tells more than *care*.
    """
    aside = frozenset(lexis.stems(wanted.without)) | rules.ASKING
    units = [
        unit
        for unit in thesaurus.units(lexis.stems(f"{wanted.words} {wanted.carried}"))
        if not aside.issuperset(unit.stems)
    ]
    people = [[stem for form in person.forms for stem in lexis.stems(form)] for person in wanted.people]
    own = [[stem for stem in unit.stems if stem not in aside] for unit in units]
    kin = [
        [*stems, *(max(run, key=len) for run in sorted(thesaurus.kindred(unit.stems)))]
        for unit, stems in zip(units, own, strict=True)
    ]
    return own + people, kin + people


async def _spoken(uow: UnitOfWork, asker: Asker) -> dict[tuple[int, str | None, str | None], dt.date]:
    """Say of which day's minutes a heading of a document is."""
    told = await asker.register.answers.of(uow, minutes.headings)
    return {(one.document_id, one.item, one.title): one.on for one in told}


def _key(passage: KeptPassage) -> tuple[int, str | None, str | None]:
    return passage.document_id, passage.source.item, passage.heading


_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "professor", "cllr", "councillor", "sir", "dame", "rev"})
