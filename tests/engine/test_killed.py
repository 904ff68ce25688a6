"""The service is killed on its way, at every point of it, and begins again; what counts is what the member receives.

By e-mail always one letter, since a letter can be looked up. In Teams one message; only where the process died between
the message and the record of it there is a second, and the second says that it is one.
"""

import asyncio
import datetime as dt
import os
import random
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from acts import loading
from board import files
from notifications.channels.email import local
from storage import outbox
from storage.unit_of_work import Database
from tests.engine import lives
from tests.support import connector
from tests.support.post import NOW

ROUNDS = int(os.environ.get("BOARDCLERK_CRASH_ROUNDS", "2"))
SEED = int(os.environ.get("BOARDCLERK_CRASH_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
KILLED = -9  # how Python says SIGKILL
AFTER = dt.timedelta(minutes=2)  # the next life begins when the last one's leases have run out

BY_TEAMS = files.Person("ama", "Ama Boateng", teams="29:ama")
BY_MAIL = files.Person("ama", "Ama Boateng", email="ama.boateng@example.org")
BY_BOTH = files.Person("ama", "Ama Boateng", email="ama.boateng@example.org", teams="29:ama")

# In the order of the way. Commits: 1 the decision, 2 the claim, 3 the chat that was opened, 4 the outcome.
TEAMS_POINTS = (
    "before commit 1",
    "after commit 1",
    "before commit 2",
    "after commit 2",
    "before sending",
    "before commit 3",
    "after commit 3",
    "after sending",
    "before commit 4",
    "after commit 4",
)
# Commits: 1 the decision, 2 the claim, 3 the outcome.
MAIL_POINTS = (
    "before commit 1",
    "after commit 1",
    "before commit 2",
    "after commit 2",
    "before sending",
    "before the rename",
    "after the rename",
    "after sending",
    "before commit 3",
    "after commit 3",
)
# The chat stands and the message is not in it, which nobody can tell: so the only one says that it may be a repeat.
MAYBE_NEVER = frozenset({"after commit 3"})
MAYBE_TWICE = frozenset({"after sending", "before commit 4"})


@dataclass(slots=True)
class Town:
    """A member's side of it: the Teams that they see, the mail that they get, and lives of the service between."""

    program: "subprocess.Popen[str]"
    database: Database
    folder: Path
    teams: connector.MockConnector
    now: dt.datetime = NOW

    async def live(self, killed: str | None = None) -> int:
        """Let the service live once, and say how it ended."""
        order = lives.Order(
            database_url=self.database.url.render_as_string(hide_password=False),
            mail_folder=str(self.folder),
            service_url=self.teams.url,
            begins=self.now.isoformat(),
            killed=killed,
        )
        self.now += AFTER
        return await asyncio.to_thread(self._order, lives.written(order))

    async def member(self, person: files.Person) -> None:
        """Let the board have one member, who is reached so."""
        seat = files.Seat("vbc-1", "vbc", "Chair", (files.Term("ama"),))
        board = files.Board("joint", lives.BOARD, organisations=("vbc",), seats=(seat,))
        organisation = files.Organisation("vbc", "Vale Borough Council")
        async with self.database.work() as uow:
            await loading.load(uow, NOW, files.BoardFile((organisation,), (person,), (board,)))
            await uow.commit()

    @property
    def mails(self) -> list[local.Mail]:
        """Give the letters that arrived."""
        return local.LocalMailbox(self.folder, sender="clerk@example.org").mails()

    @property
    def messages(self) -> list[str]:
        """Give what appeared in Teams, in order."""
        return [str(activity) for activity in self.teams.sent]

    async def balance(self) -> dict[str, int]:
        """Count the announcements by state."""
        async with self.database.reading() as uow:
            return await outbox.balance(uow, "papers")

    def _order(self, line: str) -> int:
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(line)
        self.program.stdin.flush()
        said = self.program.stdout.readline()
        return int(said.partition(":")[2].strip(" }\n"))


@pytest.fixture(scope="module")
def program() -> Iterator["subprocess.Popen[str]"]:
    """Start the program in which the service's lives are lived."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.engine.lives"]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        yield running
        assert running.stdin is not None
        running.stdin.close()


@pytest.fixture
async def town(program: "subprocess.Popen[str]", database: Database, tmp_path: Path) -> AsyncIterator[Town]:
    async with connector.running() as teams:
        yield Town(program, database, tmp_path / "mail", teams)


@pytest.fixture
async def sqlite_town(program: "subprocess.Popen[str]", sqlite: Database, tmp_path: Path) -> AsyncIterator[Town]:
    """Give a town on SQLite alone, where what is tried is not the database."""
    async with connector.running() as teams:
        yield Town(program, sqlite, tmp_path / "mail", teams)


@pytest.mark.parametrize("point", TEAMS_POINTS)
async def test_a_member_in_teams_is_told_whatever_is_killed_and_a_second_message_says_that_it_is_one(
    town: Town, point: str
) -> None:
    await town.member(BY_TEAMS)
    assert await town.live(killed=point) == KILLED
    assert await town.live() == 0
    first, *more = town.messages
    assert "Papers for the" in first
    assert ("Sent again" in first) is (point in MAYBE_NEVER)
    assert len(more) == (1 if point in MAYBE_TWICE else 0)
    assert all("Sent again" in message for message in more)
    assert await town.balance() == {"accepted": 1}


@pytest.mark.parametrize("point", MAIL_POINTS)
async def test_a_member_with_a_mailbox_gets_one_letter_whatever_is_killed(sqlite_town: Town, point: str) -> None:
    town = sqlite_town
    await town.member(BY_MAIL)
    assert await town.live(killed=point) == KILLED
    assert await town.live() == 0
    (letter,) = town.mails
    assert letter.subject.startswith("Papers for the")
    assert town.messages == []
    assert await town.balance() == {"accepted": 1}


async def test_a_service_that_nobody_kills_tells_each_member_once_however_often_it_begins_again(town: Town) -> None:
    await town.member(BY_BOTH)
    assert [await town.live() for _ in range(3)] == [0, 0, 0]
    assert (len(town.messages), town.mails) == (1, [])


@pytest.mark.parametrize("turn", range(ROUNDS))
async def test_a_service_that_is_killed_again_and_again_still_tells_the_member(town: Town, turn: int) -> None:
    chance = random.Random(f"{SEED}-{turn}")  # noqa: S311 -- a rehearsal, to be repeated from its seed
    person = chance.choice((BY_TEAMS, BY_MAIL, BY_BOTH))
    points = sorted({*TEAMS_POINTS, *MAIL_POINTS, "before looking", "after looking"})
    killed = [chance.choice(points) for _ in range(chance.randint(1, 4))]
    print(f"BOARDCLERK_CRASH_SEED={SEED} turn {turn}: {person.teams or person.email}, killed {killed}")  # noqa: T201
    await town.member(person)
    for point in killed:
        assert await town.live(killed=point) in {KILLED, 0}
    assert await town.live() == 0
    assert await town.live() == 0
    assert len(town.mails) <= 1
    assert len(town.messages) + len(town.mails) >= 1
    assert all("Sent again" in message for message in town.messages[1:])
    if town.messages and town.mails:
        assert "You may have had this before" in town.mails[0].text
    assert sum((await town.balance()).values()) == 1
