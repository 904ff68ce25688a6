"""How every command runs: its coroutine in one loop, and its clear errors as one sentence and a non-zero exit."""

import asyncio
import errno
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TypeVar

import click
from sqlalchemy.exc import OperationalError

from acts import importing
from board import packs, wording
from bot import clock, seeding, settings
from bot.demo import client, world
from storage import documents
from storage.documents import board_file
from storage.unit_of_work import DatabaseUnusable

Result = TypeVar("Result")

# Errors whose sentence is meant for whoever typed the command. Anything else is a fault of ours and shows where.
CLEAR = (
    settings.UnfitSettings,
    clock.NotATime,
    documents.Unreadable,
    packs.NotAPack,
    importing.WasExempt,
    board_file.BoardFileError,
    DatabaseUnusable,
    seeding.NotADemo,
    client.ClientError,
    world.NotInTheWorldError,
)


def run(work: Coroutine[object, object, Result]) -> Result:
    """Run a command's work to its end."""
    try:
        return asyncio.run(work)
    except CLEAR as error:
        raise click.ClickException(str(error)) from error
    except OperationalError as error:
        raise click.ClickException(f"The database cannot be reached: {error.orig}") from error
    except ConnectionError as error:
        # A driver that gets no answer at all does not say whose it would have been; only the database is called here.
        raise click.ClickException(f"The database cannot be reached: {error.strerror or error}.") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise click.ClickException(
                "That port is taken, perhaps by a service or demo that runs already; use --port."
            ) from error
        raise click.ClickException(f"{error.filename or 'The system'}: {error.strerror or error}") from error


def read(name: str) -> bytes:
    """Read a file that somebody named; a folder or a missing one is said clearly."""
    path = Path(name)
    if path.is_dir():
        raise click.ClickException(f"{name} is a folder; name the file itself.")
    try:
        if path.stat().st_size > documents.LARGEST_FILE:  # said before it is in memory
            size = documents.LARGEST_FILE // 1_000_000
            raise click.ClickException(f"{name} is larger than {size} MB. Please send the pack in parts.")
        return path.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{name}: {error.strerror}.") from error


def tell_announced(told: int, unreached: Sequence[str]) -> None:
    """Say who will be told that papers are in, and who cannot be."""
    if told:
        click.echo(f"  {wording.count(told, 'member')} will be told that papers are in.")
    if unreached:
        names = wording.listing(unreached)
        click.echo(f"  No address is known of {names}: they are told once a board file gives one.")
