"""Setting the sample board up: its clock, its board file and its two packs, as an administrator would have done it."""

import datetime as dt
from importlib import resources

from acts import importing, loading
from board import files, packs
from bot.clock import LONDON
from bot.wiring import Service
from storage import boards, documents
from storage import clock as kept_clock
from storage.documents import board_file

BOARD_FILE = "sample-board.yaml"
PACKS = ("pack-2026-10-15.txt", "pack-2026-12-17.txt")
# Eight days before the sample board meets: the day on which its agenda goes out.
BEGINS = dt.datetime(2026, 12, 9, 9, 0, tzinfo=LONDON)


class NotADemo(Exception):
    """This database holds a board of its own; the sample board is not put beside it."""


def sample(name: str) -> bytes:
    """Give a file of the sample board, wherever the package is installed."""
    return resources.files("bot").joinpath("samples", name).read_bytes()


def declared() -> files.BoardFile:
    """Give the sample board's file."""
    return board_file.read(sample(BOARD_FILE), BOARD_FILE)


async def seed(service: Service) -> dt.datetime:
    """Set everything up in one unit of work, and give the demo's time; done again it only lets the clock go on."""
    async with service.database.work() as uow:
        if await kept_clock.ahead(uow) is None:
            if any(board.declared for board in await boards.every(uow)):
                raise NotADemo(
                    "This database holds a board of its own. Name another for the demo with BOARDCLERK_DATABASE_URL."
                )
            await service.clock.move(uow, BEGINS)
        now = await service.clock.caught_up(uow)
        await loading.load(uow, now, declared())
        for name in PACKS:
            content = sample(name)
            pack = packs.read(documents.read(name, content))
            await importing.import_pack(uow, now, file_name=name, content=content, pack=pack)
        await uow.commit()
        return now
