"""Papers handed in through a chat: taken from the right people, read, and told what was found; nothing is lost."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import select

from acts import loading
from bot import seeding, serving, wiring
from bot.heard import Address, Answer, File, Happening, Heard, Sender, Setting
from bot.settings import Settings
from storage import arrivals, outbox
from storage.documents import board_file
from tests.support import connector, service

ADMINISTRATOR = "siobhan.kelleher"
MEMBER = "ngozi.adeyemi"


@dataclass(slots=True)
class Counter:
    """A desk at which files are handed in: the service, its engine, and a shelf from which files are fetched."""

    service: wiring.Service
    wire: serving.Wire
    url: str
    shelf: dict[str, list[bytes | int]]
    open: asyncio.Event  # cleared, the shelf gives nothing out
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    chats: dict[str, str] = field(default_factory=dict)

    async def give(self, who: str, *names: str, words: str = "", setting: Setting = Setting.PERSONAL) -> str:
        """Send files in a chat, and give what is answered at once."""
        given = tuple(File(name, f"{self.url}/{name}") for name in names)
        chat = self.chats.setdefault(who, f"chat:{who}")
        heard = Heard(
            id=uuid.uuid4().hex,
            happening=Happening.MESSAGE,
            address=Address("teams", chat, setting, service_url="http://127.0.0.1:1/", bot="28:clerk"),
            sender=Sender(id=f"29:{who}", email=f"{who}@example.org"),
            text=words,
            files=given,
        )
        answer: Answer = await self.service.turns.take(heard, email=service.no_address)
        return "\n\n".join(message.text() for message in answer.messages)

    async def cycle(self) -> None:
        """Let the engine do what is due."""
        assert not (await self.wire.intake.cycle(self.service.clock.now())).failed

    async def states(self) -> list[str]:
        """Give where each file stands, in order."""
        async with self.service.database.reading() as uow:
            rows = await uow.all(select(arrivals.ArrivalRow.state).order_by(arrivals.ArrivalRow.id))
        return [row.state for row in rows]

    async def told(self) -> list[str]:
        """Give what was decided to be said about files, in order."""
        async with self.service.database.reading() as uow:
            rows = [await outbox.by_key(uow, f"arrival:{number}") for number in range(1, 10)]
        return ["\n".join(message["body"] for message in row.messages) for row in rows if row]


@pytest.fixture
async def counter(own_file: Path, tmp_path: Path) -> AsyncIterator[Counter]:
    """Give the sample board's service beside a shelf of files on loopback."""
    shelf: dict[str, list[bytes | int]] = {}

    is_open, asked = asyncio.Event(), asyncio.Event()
    is_open.set()

    async def fetched(request: web.Request) -> web.Response:
        asked.set()
        await is_open.wait()
        rest = shelf.get(request.match_info["name"], [404])
        found = rest.pop(0) if len(rest) > 1 else rest[0]
        return web.Response(status=found) if isinstance(found, int) else web.Response(body=found)

    app = web.Application(client_max_size=1024)
    app.router.add_get("/{name}", fetched)
    settings = Settings(
        database_url=f"sqlite:///{own_file}", now=service.NOW, mail_folder=tmp_path / "mail", log_level="error"
    )
    async with (
        connector.serving(app) as url,
        wiring.opened(settings) as opened,
        serving.wired(opened) as wire,
    ):
        yield Counter(opened, wire, url, shelf, is_open, asked)


def revised() -> bytes:
    """Give the pack of December with one item moved to another lead."""
    return seeding.sample(seeding.PACKS[1]).replace(b"Public", b"Public ", 1) + b"\n"


async def test_the_administrators_file_is_read_and_its_findings_are_told(counter: Counter) -> None:
    counter.shelf["pack.txt"] = [revised()]
    said = await counter.give(ADMINISTRATOR, "pack.txt", words="the corrected pack")
    assert said == "I have pack.txt. I will read it now and tell you here what I found."
    assert await counter.told() == []
    await counter.cycle()
    (told,) = await counter.told()
    assert told.startswith("I have read pack.txt: ")
    assert "agenda items" in told
    await counter.cycle()
    assert len(await counter.told()) == 1


async def test_a_file_that_was_read_before_changes_nothing_and_that_is_told(counter: Counter) -> None:
    counter.shelf["pack.txt"] = [seeding.sample(seeding.PACKS[1])]
    await counter.give(ADMINISTRATOR, "pack.txt")
    await counter.cycle()
    (told,) = await counter.told()
    assert told.startswith("I had read pack.txt before")


async def test_a_member_or_a_chat_of_several_hands_nothing_in(counter: Counter) -> None:
    counter.shelf["pack.txt"] = [revised()]
    refusal = await counter.give(MEMBER, "pack.txt")
    assert refusal.startswith("I take papers only from a board's administrator")
    assert await counter.give(ADMINISTRATOR, "pack.txt", setting=Setting.GROUP) == refusal
    await counter.cycle()
    assert await counter.told() == []


async def test_a_pack_of_another_board_is_refused_and_keeps_nothing(counter: Counter) -> None:
    counter.shelf["pack.txt"] = [seeding.sample(seeding.PACKS[1]).replace(b"Board", b"Committee")]
    await counter.give(ADMINISTRATOR, "pack.txt")
    await counter.cycle()
    (told,) = await counter.told()
    assert told.startswith("I could not take pack.txt. It is a pack of ")
    assert told.endswith("Nothing of it was kept.")


@pytest.mark.parametrize(
    ("found", "why"),
    [
        ([b"Dear all, lunch is at noon."], "is no pack of a board"),
        ([b"\x89PNG\r\n\x1a\n"], "a picture"),
        ([404], "no longer gives the file out"),
        ([503, 503, 503, 503], "did not answer"),
    ],
)
async def test_what_cannot_be_read_or_fetched_is_told_once(
    counter: Counter, found: list[bytes | int], why: str
) -> None:
    counter.shelf["pack.txt"] = found
    await counter.give(ADMINISTRATOR, "pack.txt")
    for _ in range(4):
        await counter.cycle()
    (told,) = await counter.told()
    assert why in told


async def test_a_file_whose_reading_is_cut_off_is_read_by_the_next_cycle(counter: Counter) -> None:
    counter.shelf["pack.txt"] = [revised()]
    await counter.give(ADMINISTRATOR, "pack.txt")
    counter.open.clear()
    cycle = asyncio.create_task(counter.wire.intake.cycle(counter.service.clock.now()), name="cycle")
    await counter.asked.wait()
    assert await counter.states() == ["reading"]
    cycle.cancel()
    await asyncio.wait({cycle})
    assert await counter.states() == ["waiting"]
    counter.open.set()
    await counter.cycle()
    assert await counter.states() == ["kept"]


async def test_a_place_that_is_down_for_a_moment_loses_nothing(counter: Counter) -> None:
    counter.shelf["pack.txt"] = [503, revised()]
    await counter.give(ADMINISTRATOR, "pack.txt")
    await counter.cycle()
    await counter.cycle()
    (told,) = await counter.told()
    assert told.startswith("I have read pack.txt: ")


@pytest.mark.parametrize(
    ("words", "exempt"),
    [
        ("the exempt part", True),
        ("Part B", True),
        ("confidential appendix please", True),
        ("not for publication", True),
        ("Do not publish: confidential", True),
        ("This is not to be shared, confidential", True),
        ("Do not forward: private", True),
        ("not public, exempt", True),
        ("This must not go out: exempt papers", True),
        ("not sure if it is confidential", True),
        ("Not for the public", True),
        ("not  for\npublication", True),
        ("part 2 of the pack", True),
        ("this is not exempt", False),
        ("It isn't confidential any more", False),
        ("it is no longer exempt", False),
        ("the partnership's pack", False),
        ("the pack for Thursday", False),
        ("", False),
    ],
)
async def test_words_beside_a_file_keep_it_from_the_public(counter: Counter, words: str, exempt: bool) -> None:  # noqa: FBT001
    said = await counter.give(ADMINISTRATOR, "pack.txt", words=words)
    assert ("kept from the public" in said) is exempt


async def test_a_name_keeps_its_file_from_the_public(counter: Counter) -> None:
    assert "kept from the public" in await counter.give(ADMINISTRATOR, "EXEMPT_appendix.pdf")
    assert "kept from the public" not in await counter.give(ADMINISTRATOR, "appendix.pdf")


async def test_minutes_of_a_board_that_is_not_theirs_are_refused_with_the_pack(counter: Counter) -> None:
    pack, above, below = seeding.sample(seeding.PACKS[1]), b"Harbour & Vale Joint Board", b"Ageing Well Delivery Group"
    counter.shelf["other.txt"] = [pack.replace(above, b"XX").replace(below, above).replace(b"XX", below)]
    file = seeding.sample(seeding.BOARD_FILE).replace(b"administrator-deputy: kofi", b"administrator-deputy: callum", 1)
    async with counter.service.database.work() as uow:
        await loading.load(uow, service.NOW, board_file.read(file, "board.yaml"))
        await uow.commit()
    await counter.give("kofi.mensah", "other.txt")
    await counter.cycle()
    (told,) = await counter.told()
    assert told.startswith("I could not take other.txt. It prints minutes of ")


async def test_more_files_than_are_taken_at_once_are_counted(counter: Counter) -> None:
    said = await counter.give(ADMINISTRATOR, *(f"{number}.txt" for number in range(12)))
    assert said.endswith("I took the first 10; please send the other 2 again.")
