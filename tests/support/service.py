"""A whole service for stories: composed as ``bot.wiring`` does it, on a clock that stands still, on its own loop.

A story is plain: it loads, imports, asks, and reads what a person would read. Nothing is patched.
"""

import asyncio
import contextlib
import datetime as dt
import shutil
import sqlite3
import threading
import uuid
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from acts import importing, loading
from board import packs
from board.messages import Message
from bot import seeding, wiring
from bot.clock import LONDON
from bot.heard import Address, Answer, Happening, Heard, Sender, Setting
from bot.settings import Settings
from storage import documents
from storage.documents import board_file

NOW = dt.datetime(2026, 12, 9, 9, 0, tzinfo=LONDON)
SHARED = Path(__file__).parents[2].parent / "shared" / "packs" / "jcb-2020-12-17.txt"
SHARED_NOW = dt.datetime(2020, 12, 10, 9, 0, tzinfo=LONDON)

T = TypeVar("T")


@dataclass(slots=True)
class Desk:
    """Where stories are played: one service, and the chats that people have with it."""

    service: wiring.Service
    loop: asyncio.AbstractEventLoop

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something to its end on the service's own loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    def ask(self, who: str, *words: str, setting: Setting = Setting.PERSONAL) -> list[Message]:
        """Say things one after the other in a new chat, and give the answers."""
        chat = f"chat:{uuid.uuid4().hex}"
        return [message for said in words for message in self.say(who, said, chat=chat, setting=setting).messages]

    def text(self, who: str, *words: str, setting: Setting = Setting.PERSONAL) -> str:
        """Say things in a new chat, and give the last answer as text."""
        return self.ask(who, *words, setting=setting)[-1].text()

    def say(self, who: str, words: str, *, chat: str, setting: Setting = Setting.PERSONAL, again: str = "") -> Answer:
        """Say one thing; ``again`` is the id of an activity that is delivered once more."""
        email = who if "@" in who else f"{who}@example.org"
        return self.hear(Sender(id=f"29:{who}", email=email), words, chat=chat, setting=setting, again=again)

    def hear(
        self,
        sender: Sender,
        words: str = "",
        *,
        chat: str,
        setting: Setting = Setting.PERSONAL,
        happening: Happening = Happening.MESSAGE,
        again: str = "",
        roster: str | None = None,
    ) -> Answer:
        """Let the service hear something; ``roster`` is the address that the channel gives when it is asked."""

        async def email() -> str | None:
            await asyncio.sleep(0)
            return roster

        heard = Heard(
            id=again or uuid.uuid4().hex,
            happening=happening,
            address=Address("teams", chat, setting, service_url="http://127.0.0.1:1/", bot="28:clerk"),
            sender=sender,
            text=words,
        )
        return self.run(self.service.turns.take(heard, email=email))

    def load(self, content: bytes, now: dt.datetime = NOW) -> loading.Loaded:
        """Load a board file."""

        async def work() -> loading.Loaded:
            async with self.service.database.work() as uow:
                done = await loading.load(uow, now, board_file.read(content, "board.yaml"))
                await uow.commit()
                return done

        return self.run(work())

    def bring(
        self,
        content: bytes,
        *,
        name: str = "pack.txt",
        exempt: bool = False,
        publish: bool = False,
        now: dt.datetime = NOW,
    ) -> importing.Imported:
        """Import a pack."""

        async def work() -> importing.Imported:
            pack = packs.read(documents.read(name, content), exempt=exempt)
            async with self.service.database.work() as uow:
                done = await importing.import_pack(
                    uow, now, file_name=name, content=content, pack=pack, publish=publish
                )
                await uow.commit()
                return done

        return self.run(work())


@contextlib.contextmanager
def desk(database: Path, now: dt.datetime = NOW) -> Iterator[Desk]:
    """Open a service on a database file, with a loop in a thread of its own, and close it all again."""
    settings = Settings(database_url=f"sqlite:///{database}", now=now, log_level="error")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="service")
    thread.start()
    whole = wiring.opened(settings)
    try:
        service = asyncio.run_coroutine_threadsafe(whole.__aenter__(), loop).result(60)
        try:
            yield Desk(service, loop)
        finally:
            asyncio.run_coroutine_threadsafe(whole.__aexit__(None, None, None), loop).result(60)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def installed(chat: str, sender: Sender, service_url: str) -> Heard:
    """Make what a personal chat tells when somebody installs the clerk there."""
    return Heard(
        id=uuid.uuid4().hex,
        happening=Happening.INSTALLED,
        address=Address("teams", chat, Setting.PERSONAL, service_url=service_url, bot="28:clerk"),
        sender=sender,
    )


async def no_address() -> str | None:
    """Know no address of anybody, as a roster that does not tell."""
    await asyncio.sleep(0)
    return None


def seeded(empty: Path, path: Path) -> Path:
    """Make a database that holds the sample board and its two packs."""
    shutil.copy(empty, path)
    with desk(path) as at:
        at.load(seeding.sample(seeding.BOARD_FILE))
        for name in seeding.PACKS:
            at.bring(seeding.sample(name), name=name)
    return path


def shared_pack() -> bytes:
    """Give the shared pack's text, or skip."""
    if not SHARED.exists():
        pytest.skip("the shared pack is not beside the project")
    return SHARED.read_bytes()


def counts(database: Path, but: Callable[[str], bool] = lambda _name: False) -> dict[str, int]:
    """Count the rows of every table, so that a test can say that nothing was lost or doubled."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        return {
            name: connection.execute(f'select count(*) from "{name}"').fetchone()[0]  # noqa: S608 -- our own tables
            for name in names
            if not but(name)
        }
