"""Lives of a service: each is a process that decides, claims, sends and records, and may be killed on its way.

Run as a program it reads one order a line, lives that life in a fork of itself, and says how the life ended. The hooks
that kill are all here, in wrappers round the ports; the service itself knows nothing of them.
"""

import asyncio
import contextlib
import dataclasses
import datetime as dt
import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from acts import importing
from board import deliveries
from board.packs import values
from board.sources import Source
from notifications import by_mail, by_teams
from notifications.channels.email import local
from notifications.channels.teams import channel, connector, service_urls
from notifications.delivering import Deliver
from notifications.engine import Engine, Step
from notifications.ways import Host, Parcel, Way
from storage import migrating
from storage.unit_of_work import Database, UnitOfWork

BOARD = "The Harbour and Vale Joint Board"
MEETS = dt.date(2031, 3, 17)
# A life's cycles, seconds after it begins: more than a lease, the look-up's delay and the longest early retry.
CYCLES = (0, 2, 10, 20, 40)


@dataclass(frozen=True, slots=True)
class Order:
    """How one life is to go: where it begins, and the point on its way at which it is killed (None: it lives on)."""

    database_url: str
    mail_folder: str
    service_url: str
    begins: str
    killed: str | None = None


def pack() -> values.Pack:
    """Give the pack whose import tells each member that the papers are in."""
    source = Source("Joint Board pack, 17 March 2031")
    sitting = values.Sitting(BOARD, MEETS, dt.time(10), public=True)
    return values.Pack(
        name=source.document,
        sitting=sitting,
        source=source,
        items=(values.AgendaItem("1", "Apologies", source), values.AgendaItem("2", "Winter plan", source)),
    )


def die() -> NoReturn:
    """End as a process ends when the machine does: nothing is closed, flushed or said."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


class MortalUnit(UnitOfWork):
    """A unit of work that may be the last thing its process does."""

    def __init__(self, kept: UnitOfWork, at: Callable[[str], None], number: int) -> None:
        super().__init__(kept.connection)
        self._at = at
        self._number = number

    async def commit(self) -> None:
        """Commit, between two points at which the process may be killed."""
        self._at(f"before commit {self._number}")
        await super().commit()
        self._at(f"after commit {self._number}")


class MortalDatabase(Database):
    """A database whose commits are counted from 1: the decision, the claim, then the chat (Teams), then the outcome."""

    def __init__(self, url: str, at: Callable[[str], None]) -> None:
        super().__init__(url)
        self._at = at
        self._number = 0

    @contextlib.asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """Begin a unit of work."""
        async with super().work() as uow:
            self._number += 1
            yield MortalUnit(uow, self._at, self._number)


class MortalWay:
    """A way that may be the last thing its process uses."""

    def __init__(self, way: Way, at: Callable[[str], None]) -> None:
        self._way = way
        self._at = at

    @property
    def name(self) -> str:
        """Name the way."""
        return self._way.name

    async def send(self, parcel: Parcel, place: int) -> deliveries.Outcome:
        """Send, between two points."""
        self._at("before sending")
        outcome = await self._way.send(parcel, place)
        self._at("after sending")
        return outcome

    async def find(self, parcel: Parcel, place: int) -> deliveries.Finding:
        """Look up, between two points."""
        self._at("before looking")
        finding = await self._way.find(parcel, place)
        self._at("after looking")
        return finding


async def live(order: Order) -> None:
    """Import the pack and run a few cycles, as the service does; or be killed on the way."""

    def at(point: str) -> None:
        if point == order.killed:
            die()

    def rename(part: Path, path: Path) -> None:
        at("before the rename")
        part.replace(path)
        at("after the rename")

    begins = dt.datetime.fromisoformat(order.begins)
    clock = [begins]
    database = MortalDatabase(order.database_url, at)
    mailbox = local.LocalMailbox(Path(order.mail_folder), sender="clerk@example.org", rename=rename)
    async with connector.open_session() as session:
        client = connector.Connector(session, urls=service_urls.ServiceUrls(app_id=None), tokens=None)
        offered: list[Way] = [MortalWay(by_teams.ByTeams(channel.TeamsChannel(client), database), at)]
        offered.append(MortalWay(by_mail.ByMail(mailbox), at))
        host = Host(order.service_url, "tenant-1", "28:clerk")
        deliver = Deliver(database, offered, real=lambda: clock[0], host=host, jitter=lambda: 0.5)
        async with database.work() as uow:
            await importing.import_pack(uow, begins, file_name="pack.txt", content=b"a pack", pack=pack())
            await uow.commit()
        for seconds in CYCLES:
            clock[0] = begins + dt.timedelta(seconds=seconds)
            report = await Engine([Step("deliver", deliver)]).cycle(clock[0])
            if report.failed:
                raise SystemExit(f"a step failed: {report}")
    await database.close()


async def rehearse(folder: Path) -> None:
    """Live one life that nobody sees: whatever is slow only the first time is done before the first fork."""
    database = Database(f"sqlite:///{folder / 'rehearsal.db'}")
    await migrating.bring_up_to_date(database)
    await database.close()
    await live(
        Order(f"sqlite:///{folder / 'rehearsal.db'}", str(folder), "http://127.0.0.1:9/", "2031-03-03T09:30:00Z")
    )


def main() -> None:
    """Live one life a line, each in a fork, so that what they share is imported, and gone through, once."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(rehearse(Path(folder)))
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a life logs is no answer
            ended = 1
            try:
                asyncio.run(live(Order(**json.loads(line))))
                ended = 0
            finally:
                if ended:
                    traceback.print_exc()
                os._exit(ended)
        _, status = os.waitpid(process, 0)
        sys.stdout.write(json.dumps({"exit": os.waitstatus_to_exitcode(status)}) + "\n")
        sys.stdout.flush()


def written(order: Order) -> str:
    """Write an order down as a line."""
    return json.dumps(dataclasses.asdict(order)) + "\n"


if __name__ == "__main__":
    main()
