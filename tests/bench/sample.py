"""What is measured with: the sample board in a fresh database, sixteen of its people, one question in many words."""

import asyncio
import contextlib
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from sqlalchemy import make_url

from bot import settings
from storage.documents import board_file

SAMPLES = Path(settings.__file__).parent / "samples"
NOW = "2026-12-09T09:00:00"
ANSWER = b"17 December 2026"  # what every right answer holds
PLAIN = "when is the next meeting?"
PARAPHRASES = (
    PLAIN,
    "When's the next meeting?",
    "when do we meet next",
    "What date is the next meeting?",
    "Could you tell me when the next board meeting is?",
    "next meeting?",
    "When and where is the next meeting?",
    "what time is the next meeting",
    "When is the board meeting next?",
    "Hello, when is our next meeting please?",
    "please remind me when the next meeting is",
    "When will the next meeting be held?",
    "wen is the next mtg",
)
SERVER = os.environ.get("BOARDCLERK_TEST_POSTGRES") or "postgresql://postgres@127.0.0.1:5432/postgres"
ANSWERS_WITHIN = 3  # seconds
_LOADS = (
    ("load", str(SAMPLES / "sample-board.yaml")),
    ("import", str(SAMPLES / "pack-2026-10-15.txt"), str(SAMPLES / "pack-2026-12-17.txt")),
    # "Papers are in" goes out before anything is measured, into local files.
    ("tick",),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the sample board who asks."""

    name: str
    entra: str
    teams: str


def fill(database_url: str, folder: Path) -> None:
    """Load the sample board and both sample packs into an empty database, by the commands that anybody would use."""
    environment = local_environment(database_url, folder)
    for words in _LOADS:
        command = [sys.executable, "-c", "from bot.command import main; main()", *words]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def local_environment(database_url: str, folder: Path) -> dict[str, str]:
    """Give the environment of a service without an app id, on a frozen clock."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOARDCLERK_")}
    return kept | {
        "BOARDCLERK_DATABASE_URL": database_url,
        "BOARDCLERK_MAIL_FOLDER": str(folder / "mail"),
        "BOARDCLERK_NOW": NOW,
        "BOARDCLERK_LOG_LEVEL": "warning",
    }


def sixteen() -> tuple[Person, ...]:
    """Give the first sixteen people of the sample board whom Teams would know."""
    path = SAMPLES / "sample-board.yaml"
    declared = board_file.read(path.read_bytes(), path.name)
    found = [
        Person(person.name, person.entra, person.teams)
        for person in declared.people
        if person.entra and person.teams and person.until is None
    ]
    return tuple(found[:16])


@contextlib.contextmanager
def postgresql() -> Iterator[str | None]:
    """Make a PostgreSQL database of our own, give its address, and drop it afterwards; None where no server answers."""
    name = f"boardclerk_bench_{secrets.token_hex(6)}"
    try:
        asyncio.run(_on_server(f"CREATE DATABASE {name}"))
    except (OSError, TimeoutError, asyncpg.PostgresError):
        yield None
        return
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        asyncio.run(_on_server(f"DROP DATABASE {name} WITH (FORCE)"))


async def _on_server(statement: str) -> None:
    connection = await asyncpg.connect(SERVER, timeout=ANSWERS_WITHIN)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
