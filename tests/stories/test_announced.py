"""“Papers for … are in”: told once, to the members of the meeting to come, in Teams or else by e-mail."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import seeding, serving, wiring
from bot.heard import Happening, Sender
from bot.settings import Settings
from storage import outbox
from tests.support import connector, service
from tests.support.service import Desk

MEMBERS = {f"{name}@example.org" for name in (
    "ngozi.adeyemi", "gareth.pritchard", "harpreet.gill", "anjali.raghunathan", "jia.chen", "ruth.abelson"
)}  # fmt: skip


def test_a_meeting_that_is_over_is_announced_to_nobody(blank: Desk) -> None:
    blank.load(seeding.sample(seeding.BOARD_FILE))
    assert blank.bring(seeding.sample(seeding.PACKS[0])).announced == 0


def test_a_meeting_to_come_is_announced_to_each_member_once(blank: Desk) -> None:
    blank.load(seeding.sample(seeding.BOARD_FILE))
    assert blank.bring(seeding.sample(seeding.PACKS[1])).announced == 6
    assert blank.bring(seeding.sample(seeding.PACKS[1])).announced == 0
    assert blank.load(seeding.sample(seeding.BOARD_FILE)).announced == 0


def test_members_who_become_known_after_the_pack_are_told_then(blank: Desk) -> None:
    assert blank.bring(seeding.sample(seeding.PACKS[1])).announced == 0
    assert blank.load(seeding.sample(seeding.BOARD_FILE)).announced == 6


def test_after_the_meeting_nobody_is_told(blank: Desk) -> None:
    after = service.NOW + dt.timedelta(days=20)
    blank.load(seeding.sample(seeding.BOARD_FILE), after)
    assert blank.bring(seeding.sample(seeding.PACKS[1]), now=after).announced == 0


def test_a_pack_that_is_not_published_is_announced_to_nobody_until_it_is(blank: Desk) -> None:
    blank.load(seeding.sample(seeding.BOARD_FILE))
    pack = seeding.sample(seeding.PACKS[1])
    assert blank.bring(pack, exempt=True).announced == 0
    assert blank.bring(pack + b"\n").announced == 6


def test_the_message_gives_nobodys_telephone(blank: Desk) -> None:
    blank.load(seeding.sample(seeding.BOARD_FILE))
    pack = seeding.sample(seeding.PACKS[1])
    assert b"Democratic Services Officer, " in pack
    blank.bring(pack.replace(b"Democratic Services Officer, ", b"Democratic Services Officer, Tel: 01632 960124, ", 1))
    told = blank.run(_told(blank))
    assert "Siobhan Kelleher" in told
    assert "960124" not in told


async def _told(desk: Desk) -> str:
    async with desk.service.database.reading() as uow:
        return " ".join(str(row.messages) for row in await outbox.recent(uow, ("papers",), 20))


@pytest.fixture
async def wired(own_file: Path, tmp_path: Path) -> AsyncIterator[tuple[wiring.Service, serving.Wire]]:
    """Give the sample board's service with its ways to the outside: mails go into a folder of this test's own."""
    settings = Settings(
        database_url=f"sqlite:///{own_file}", now=service.NOW, mail_folder=tmp_path / "mail", log_level="error"
    )
    async with wiring.opened(settings) as opened, serving.wired(opened) as wire:
        yield opened, wire


async def test_one_cycle_sends_the_mails_and_the_next_sends_none(
    wired: tuple[wiring.Service, serving.Wire], tmp_path: Path
) -> None:
    opened, wire = wired
    report = await wire.engine.cycle(opened.clock.now())
    assert not report.failed
    letters = wire.mailbox.mails()
    assert {letter.to.rpartition("<")[2].rstrip(">") for letter in letters} == MEMBERS
    assert {letter.subject for letter in letters} == {
        "Papers for the Harbour & Vale Joint Board of 17 December 2026 are in"
    }
    await wire.engine.cycle(opened.clock.now())
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 6


async def test_a_member_whose_chat_is_known_is_told_there(wired: tuple[wiring.Service, serving.Wire]) -> None:
    opened, wire = wired
    async with connector.running() as teams:
        heard = service.installed(
            "a:anjali", Sender("29:anjali", entra="a0000000-0000-4000-8000-000000000004"), teams.url
        )
        assert heard.happening is Happening.INSTALLED
        await opened.turns.take(heard, email=service.no_address)
        await wire.engine.cycle(opened.clock.now())
    papers = [activity for activity in teams.sent if "Papers for" in str(activity)]
    assert len(papers) == 1
    assert "a:anjali" in teams.received[-1].path or "a%3Aanjali" in teams.received[-1].path
    to = {letter.to.rpartition("<")[2].rstrip(">") for letter in wire.mailbox.mails()}
    assert to == MEMBERS - {"anjali.raghunathan@example.org"}


async def test_every_message_ends_with_a_known_outcome(wired: tuple[wiring.Service, serving.Wire]) -> None:
    opened, wire = wired
    await wire.engine.cycle(opened.clock.now())
    async with opened.database.reading() as uow:
        balance = await outbox.balance(uow, "papers")
    assert {state: number for state, number in balance.items() if number} == {"accepted": 6}


def test_a_member_without_an_address_is_named_and_told_by_the_load_that_brings_one(blank: Desk) -> None:
    file = seeding.sample(seeding.BOARD_FILE)
    without = file.replace(b"    email: ruth.abelson@example.org\n", b"")
    assert without != file
    blank.load(without)
    first = blank.bring(seeding.sample(seeding.PACKS[1]))
    assert (first.announced, first.unreached) == (5, ("Ruth Abelson",))
    second = blank.load(file)
    assert (second.announced, second.unreached) == (1, ())
