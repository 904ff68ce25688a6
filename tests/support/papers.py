"""An invented board with packs made by hand, for stories of what is settled and corrected: no file is read here."""

import datetime as dt

from acts import asking, importing, linking, loading
from acts.asking import Asker
from board import files
from board.packs import entries, values
from board.sources import Source
from storage import actions, boards
from storage.actions import KeptAction
from storage.packs import KeptFinding
from storage.register import Registers
from storage.search import Library
from storage.unit_of_work import Database, UnitOfWork

NOW = dt.datetime(2031, 3, 3, 9, 30, tzinfo=dt.UTC)
BOARD = "The Harbour and Vale Joint Board"
JANUARY, MARCH, MAY = dt.date(2031, 1, 20), dt.date(2031, 3, 17), dt.date(2031, 5, 19)
NAZ = files.Person("naz", "Naz Jones", email="naz.jones@example.org")
NIA = files.Person("nia", "Nia Jackson", email="nia.jackson@example.org")  # her initials are Naz's too
AMA = files.Person("ama", "Ama Boateng", email="ama.boateng@example.org")
RUTH = files.Person("ruth", "Ruth Olsen", email="ruth.olsen@example.org")
DEP = files.Person("dep", "Dep Varga", email="dep.varga@example.org")
FILE = files.BoardFile(
    (files.Organisation("vbc", "Vale Borough Council"),),
    (NAZ, NIA, AMA, RUTH, DEP),
    (
        files.Board(
            "joint",
            BOARD,
            organisations=("vbc",),
            seats=(files.Seat("vbc-1", "vbc", "Chair", (files.Term("ama"),)),),
            administrator=(files.Term("ruth"),),
            administrator_deputy=(files.Term("dep"),),
        ),
        files.Board(
            "other",
            "The Hill Partnership Board",
            organisations=("vbc",),
            administrator=(files.Term("naz"),),
        ),
    ),
)


def at(item: str | None = None, day: dt.date = MARCH) -> Source:
    """Invent a place."""
    return Source(f"Joint Board pack, {day:%d %B %Y}", page=2, item=item)


def owed(
    text: str,
    *leads: str,
    item: str | None = None,
    subject: str | None = None,
    raised: dt.date = JANUARY,
    restricted: bool = False,
) -> values.Action:
    """Invent an action: of the minutes where it has an item, else a row of the tracker."""
    named = tuple(values.Lead(lead) for lead in leads)
    return values.Action(text, named, at(item), raised, item, subject, tracked=item is None, restricted=restricted)


def pack(
    *rows: values.Action,
    on: dt.date = MARCH,
    proposals: tuple[entries.Proposal, ...] = (),
    findings: tuple[values.Finding, ...] = (),
    restricted: bool = False,
) -> values.Pack:
    """Invent a pack: rows with an item stand in the minutes of January, the others in its tracker."""
    minuted = tuple(row for row in rows if row.item is not None)
    sitting = values.Sitting(BOARD, JANUARY)
    return values.Pack(
        f"Joint Board pack, {on:%d %B %Y}",
        values.Sitting(BOARD, on),
        at(day=on),
        items=(values.AgendaItem("1", "Apologies", at("1", on), restricted=restricted),),
        minutes=(values.Minutes(sitting, at("2", on), actions=minuted, restricted=restricted),) if minuted else (),
        tracker=tuple(row for row in rows if row.item is None),
        findings=findings,
        entries=entries.Entries(proposals=proposals),
        restricted=restricted,
    )


async def declare(database: Database) -> None:
    """Load the board file."""
    async with database.work() as uow:
        await loading.load(uow, NOW, FILE)
        await uow.commit()


async def bring(database: Database, papers: values.Pack, version: str = "1") -> importing.Imported:
    """Import a pack; another ``version`` is another file of the same meeting."""
    content = f"{papers.name}, version {version}".encode()
    async with database.work() as uow:
        done = await importing.import_pack(
            uow, NOW, file_name=f"{papers.name} v{version}", content=content, pack=papers
        )
        await uow.commit()
    return done


async def link(database: Database) -> None:
    """Set everything beside everything else anew."""
    async with database.work() as uow:
        await linking.link(uow)
        await uow.commit()


async def asker(uow: UnitOfWork, key: str = "ruth", *, personal: bool = True) -> Asker:
    """Give somebody who asks, in a chat of their own or among others."""
    register = await Registers().current(uow)
    person = register.person(key)
    assert person is not None
    return await asking.who(uow, person, register=register, library=Library(), now=NOW, personal=personal)


async def owing(database: Database, *, ever: bool = False) -> dict[str, KeptAction]:
    """Give the board's actions by their words: those that papers speak of, or all that ever were."""
    async with database.reading() as uow:
        board = next(board for board in await boards.every(uow) if board.key == "joint")
        found = await actions.of_boards(uow, [board.id])
        if ever:
            found = await actions.by_ids(uow, [one.id for one in await actions.ever_of(uow, board.id)])
    return {one.text: one for one in found}


def about(found: list[KeptFinding], words: str) -> KeptFinding:
    """Give the one finding that says these words."""
    (one,) = (each for each in found if words in each.finding.text)
    return one
