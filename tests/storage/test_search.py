"""What a search of the papers finds: the best passages in one order everywhere, and nothing that holds no more."""

import dataclasses
import datetime as dt

from acts import asking, searching
from acts.searching import Found
from board.packs import values
from storage import boards
from storage.register import Registers
from storage.search import Hit, Library
from storage.unit_of_work import Database
from tests.support import papers
from tests.support.papers import BOARD, JANUARY, MARCH, MAY, NOW

HILL = "The Hill Partnership Board"
FALLS = "The falls clinic has moved to the harbour."
SECRET = "The falls contract costs four pounds."


def _passage(text: str, *, item: str | None = "4", restricted: bool = False, day: dt.date = MARCH) -> values.Passage:
    return values.Passage(text, papers.at(item, day), "Falls", restricted)


def _pack(*passages: values.Passage, on: dt.date = MARCH, board: str = BOARD, restricted: bool = False) -> values.Pack:
    items = (
        values.AgendaItem("4", "Falls prevention", papers.at("4", on)),
        values.AgendaItem("7", "Wharfside tender", papers.at("7", on), restricted=True),
    )
    name = f"{board} pack, {on:%d %B %Y}"
    return dataclasses.replace(
        papers.pack(on=on, restricted=restricted),
        name=name, sitting=values.Sitting(board, on), items=items, passages=passages,
    )  # fmt: skip


async def _search(
    database: Database, library: Library, words: str, who: str = "ruth", *, board: str | None = None
) -> Found:
    async with database.reading() as uow:
        register = await Registers().current(uow)
        person = register.person(who)
        assert person is not None
        asker = await asking.who(uow, person, register=register, library=library, now=NOW, personal=True)
        return await searching.search(uow, asker, words, board=board)


async def _texts(database: Database, library: Library, words: str, who: str = "ruth") -> list[str]:
    return [hit.passage.text for hit in (await _search(database, library, words, who)).hits]


async def test_a_corrected_pack_is_found_in_its_new_words_by_a_library_that_knew_the_old_ones(
    database: Database,
) -> None:
    library = Library()
    kept = [_passage(f"Paragraph {number} of the plan stays as it was.") for number in range(8)]
    await papers.declare(database)
    await papers.bring(database, _pack(*kept, _passage(FALLS)))
    assert await _texts(database, library, "where is the falls clinic") == [FALLS]

    moved = "The falls clinic has moved to the hill."
    await papers.bring(database, _pack(*kept, _passage(moved)), version="2")

    assert await _texts(database, library, "where is the falls clinic") == [moved]


async def test_what_was_made_exempt_is_found_no_more_but_by_those_who_may_see_it(database: Database) -> None:
    library = Library()
    await papers.declare(database)
    await papers.bring(database, _pack(_passage(FALLS)))
    assert await _texts(database, library, "falls clinic", "naz") == [FALLS]

    await papers.bring(database, _pack(_passage(FALLS, restricted=True), restricted=True))

    assert await _texts(database, library, "falls clinic", "naz") == []
    assert await _texts(database, library, "falls clinic", "ama") == [FALLS]


async def test_whoever_still_works_in_the_edition_before_finds_nothing_that_a_later_one_took_back(
    sqlite: Database,
) -> None:
    library = Library()
    await papers.declare(sqlite)
    await papers.bring(sqlite, _pack(_passage(FALLS)))
    found: list[list[Hit]] = []
    async with sqlite.reading() as early:
        everywhere = frozenset(board.id for board in await boards.every(early))  # its transaction begins here
        await papers.bring(sqlite, _pack(_passage(FALLS, restricted=True), restricted=True))
        assert await _texts(sqlite, library, "falls clinic", "naz") == []
        found.append(await library.find(early, "falls clinic", board_ids=everywhere, restricted_of=frozenset()))
    assert await _texts(sqlite, library, "falls clinic", "naz") == []
    assert [hit.passage.text for hit in found[0]] == [FALLS], "what its own transaction still holds"


async def test_two_processes_give_the_same_order_whatever_each_has_seen_before(database: Database) -> None:
    old = Library()
    await papers.declare(database)
    for day in (MAY, JANUARY, MARCH):
        same = [_passage("The falls clinic is open.", day=day) for _ in range(6)]
        await papers.bring(database, _pack(*same, _passage(FALLS, day=day), on=day))
        await _search(database, old, "falls clinic")
    await papers.bring(database, _pack(_passage("The falls clinic is shut.", day=MAY), on=MAY), version="2")

    first, second = [await _search(database, library, "falls clinic open") for library in (old, Library())]

    assert [(hit.passage.id, hit.score, hit.coverage) for hit in first.hits] == [
        (hit.passage.id, hit.score, hit.coverage) for hit in second.hits
    ]
    assert {hit.passage.source.document for hit in first.hits} == {papers.at(None, MAY).document}, "the newest papers"


async def test_restricted_words_move_nobody_elses_rank(database: Database) -> None:
    await papers.declare(database)
    await papers.bring(database, _pack(_passage(FALLS), _passage("The clinic at the harbour."), _passage("A harbour.")))
    before = await _search(database, Library(), "falls clinic harbour", "naz")
    secret = [_passage(SECRET, item="7", restricted=True) for _ in range(9)]
    await papers.bring(database, _pack(*secret, on=MAY))

    after = await _search(database, Library(), "falls clinic harbour", "naz")

    assert [(hit.passage, hit.score, hit.coverage) for hit in after.hits] == [
        (hit.passage, hit.score, hit.coverage) for hit in before.hits
    ]
    assert await _texts(database, Library(), "falls contract", "naz") == []
    assert await _texts(database, Library(), "falls contract", "ama") == [SECRET] * searching.QUOTED


async def test_a_hit_has_its_heading_its_item_and_who_speaks_first(database: Database) -> None:
    lines = tuple(
        values.Attendance(values.Part.PRESENT, name, papers.at("2"), initials)
        for name, initials in (("Ama Boateng", "AB"), ("Naz Jones", "NJ"))
    )
    minutes = values.Minutes(values.Sitting(BOARD, JANUARY), papers.at("2"), lines)
    said = "The falls paper was taken as read. NJ asked whether AB agreed; Ama Boateng said that she did."
    pack = _pack(_passage(said, item="2"), _passage("NJ asked for a tender.", item="7"), _passage("AB said falls."))
    pack = dataclasses.replace(pack, minutes=(minutes,))
    await papers.declare(database)
    await papers.bring(database, pack)

    in_minutes, beside = [
        await _search(database, Library(), words, "naz") for words in ("paper taken", "falls said AB")
    ]
    exempt = await _search(database, Library(), "asked for a tender", "naz")

    assert [(hit.heading, hit.item, hit.speaker) for hit in in_minutes.hits] == [("Falls", None, "NJ")]
    assert ("AB said falls.", "Falls prevention", None) in [
        (hit.passage.text, hit.item, hit.speaker) for hit in beside.hits
    ], "a paper that is no minutes says nothing of who spoke"
    assert [hit.item for hit in exempt.hits] == [None], "the title of an exempt item is not for everybody"
    assert [hit.item for hit in (await _search(database, Library(), "asked for a tender", "ama")).hits] == [
        "Wharfside tender"
    ]


async def test_of_boards_that_nobody_named_ones_own_comes_first_and_a_better_answer_elsewhere_before_it(
    database: Database,
) -> None:
    await papers.declare(database)
    await papers.bring(database, _pack(_passage(FALLS)))
    hill = "The falls clinic on the hill has moved."
    await papers.bring(database, _pack(_passage(hill, day=MAY), on=MAY, board=HILL))

    assert await _texts(database, Library(), "falls clinic moved", "ama") == [FALLS, hill]
    assert await _texts(database, Library(), "falls clinic moved", "naz") == [hill, FALLS]
    assert await _texts(database, Library(), "falls clinic hill", "ama") == [hill]
    only = await _search(database, Library(), "falls clinic moved", "ama", board="other")
    assert [hit.passage.text for hit in only.hits] == [hill]


async def test_the_nearest_passages_are_given_with_how_rare_a_word_is(database: Database) -> None:
    await papers.declare(database)
    await papers.bring(database, _pack(_passage(FALLS), _passage("A harbour."), _passage("The harbour wall.")))
    async with database.reading() as uow:
        asker = await papers.asker(uow)
        found = await searching.near(uow, asker, [["clinic", "surgeri"], ["wall"]], board=None, limit=5)

    assert [one.text for one in found.passages] == ["The harbour wall.", FALLS]
    assert {found.titles[one.id] for one in found.passages} == {"Falls prevention"}
    assert found.rarity("clinic") > found.rarity("harbour") > 0
