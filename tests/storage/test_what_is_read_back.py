"""What a board file and a pack put into rows is read back the same. On both databases."""

import datetime as dt

from acts import importing, loading
from board import files
from board.packs import values
from board.sources import Source
from storage import actions, boards, clock, editions, meetings, outbox, packs, people
from storage.unit_of_work import Database
from tests.support.post import AMA, NOW, RUTH

BOARD = "The Harbour and Vale Joint Board"
MEETS = dt.date(2031, 3, 17)
TODAY = NOW.date()
LEFT = files.Person("olu", "Olu Adewale", email="olu@example.org", until=dt.date(2030, 12, 31))
AT = Source("Joint Board pack, 17 March 2031", page=4, pages=(3, 9), item="2")
ITEMS = (
    values.AgendaItem("1", "Apologies", AT),
    values.AgendaItem("2", "Winter plan", AT, lead="AB", purposes=(values.Purpose.DECISION,), pages=(3, 9)),
    values.AgendaItem("3", "A contract", AT, restricted=True),
)
PACK = values.Pack(
    name="Joint Board pack, 17 March 2031",
    sitting=values.Sitting(BOARD, MEETS, dt.time(10), dt.time(12, 30), "Town Hall", public=True),
    source=AT,
    published_on=dt.date(2031, 3, 7),
    items=ITEMS,
    tracker=(values.Action("Write to the providers", (values.Lead("AB"),), AT, due=dt.date(2031, 4, 1), tracked=True),),
    passages=(
        values.Passage("Beds are short in winter.", AT, "Winter plan"),
        values.Passage("£1", AT, restricted=True),
    ),
    findings=(values.Finding(values.FindingKind.NO_YEAR, "“3 March” has no year.", AT),),
)
FILE = files.BoardFile(
    (files.Organisation("vbc", "Vale Borough Council"),),
    (AMA, RUTH, LEFT),
    (
        files.Board(
            "joint",
            BOARD,
            organisations=("vbc",),
            seats=(
                files.Seat("vbc-1", "vbc", "Chair", (files.Term("ama"),)),
                files.Seat("vbc-2", "vbc", "Member", (files.Term("olu", until=dt.date(2030, 12, 31)),)),
            ),
            administrator=(files.Term("ruth"),),
        ),
    ),
)


async def put(database: Database) -> importing.Imported:
    async with database.work() as uow:
        await loading.load(uow, NOW, FILE)
        imported = await importing.import_pack(uow, NOW, file_name="pack.txt", content=b"a pack", pack=PACK)
        await uow.commit()
    return imported


async def test_the_agenda_comes_back_as_the_pack_had_it_with_its_sources(database: Database) -> None:
    await put(database)
    async with database.reading() as uow:
        (board,) = await boards.every(uow)
        (meeting,) = await meetings.of_boards(uow, [board.id])
        assert (meeting.on, meeting.starts, meeting.ends, meeting.place) == (
            MEETS,
            dt.time(10),
            dt.time(12, 30),
            "Town Hall",
        )
        assert tuple(await meetings.agenda(uow, meeting.id)) == ITEMS


async def test_the_same_file_again_changes_nothing(database: Database) -> None:
    first, again = await put(database), await put(database)
    assert (first.before, again.before, again.announced) == (False, True, 0)
    async with database.reading() as uow:
        assert len(await packs.current(uow)) == 1
        assert len(await packs.searchable(uow)) == 2
        assert await outbox.balance(uow, "papers") == {"pending": 1}


async def test_passages_keep_what_is_restricted_and_findings_are_kept_once(database: Database) -> None:
    await put(database)
    async with database.work() as uow:
        (document,) = await packs.current(uow)
        found = await packs.searchable(uow)
        await packs.add_findings(uow, document.id, PACK.findings)
        findings = await packs.findings_of(uow, document.id)
    assert [(passage.text, passage.restricted) for passage in found] == [
        ("Beds are short in winter.", False),
        ("£1", True),
    ]
    assert found[0].source == AT
    assert findings.count(PACK.findings[0]) == 1


async def test_an_action_comes_back_with_its_lead_and_its_day(database: Database) -> None:
    await put(database)
    async with database.reading() as uow:
        (board,) = await boards.every(uow)
        (action,) = await actions.of_boards(uow, [board.id])
    assert (action.text, action.due) == ("Write to the providers", dt.date(2031, 4, 1))
    assert [lead.written for lead in action.leads] == ["AB"]


async def test_only_who_sits_today_is_a_member_and_only_who_is_there_today_is_known(database: Database) -> None:
    await put(database)
    async with database.reading() as uow:
        ids = await people.ids_by_key(uow)
        (board,) = await boards.every(uow)
        assert await boards.members(uow, board.id, TODAY) == [ids["ama"]]
        assert set(await people.by_ids(uow, list(ids.values()), TODAY)) == {ids["ama"], ids["ruth"]}
        found = await people.by_email(uow, "AMA.Boateng@Example.org", TODAY)
        assert found is not None
        assert found.name == "Ama Boateng"
        assert await people.by_email(uow, "olu@example.org", TODAY) is None
        assert (await boards.standing(uow, ids["ama"], TODAY)).member_of == {board.id}
        assert [person for person, _ in await boards.clerks(uow, board.id, TODAY)] == [ids["ruth"]]


async def test_every_change_is_a_new_edition(database: Database) -> None:
    async with database.reading() as uow:
        before = await editions.current(uow)
    await put(database)
    async with database.reading() as uow:
        assert await editions.current(uow) > before


async def test_the_demo_clock_is_one_row_that_is_put_anew(database: Database) -> None:
    async with database.work() as uow:
        assert await clock.ahead(uow) is None
        for days in (3, -2):
            await clock.put(uow, dt.timedelta(days=days))
        assert await clock.ahead(uow) == dt.timedelta(days=-2)
