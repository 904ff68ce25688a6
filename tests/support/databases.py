"""Databases for tests: a fresh SQLite file and a PostgreSQL database of this session's own, both brought up to date.

The same test body runs on both. What a PostgreSQL test left is emptied before the next; a SQLite test gets a copy of
one empty file.
"""

import asyncio
import concurrent.futures
import os
import secrets
import shutil
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from storage import migrating
from storage.unit_of_work import DRIVERS, Database

SERVER = os.environ.get("BOARDCLERK_TEST_POSTGRES") or "postgresql://postgres@127.0.0.1:5432/postgres"
ANSWERS_WITHIN = 3  # seconds

T = TypeVar("T")


def empty_sqlite(folder: Path) -> Path:
    """Make an empty database file with all tables."""
    path = folder / "template.db"
    apart(_migrate(f"sqlite:///{path}"))
    return path


def copy_of(template: Path, folder: Path) -> str:
    """Copy the empty file and give the copy's address."""
    shutil.copy(template, folder / "boardclerk.db")
    return f"sqlite:///{folder / 'boardclerk.db'}"


def own_postgresql() -> Iterator[str]:
    """Make a PostgreSQL database for this session, give its address, and drop it at the end; skip without a server."""
    name = f"boardclerk_test_{secrets.token_hex(6)}"
    try:
        apart(_carry_out(SERVER, f"CREATE DATABASE {name}"))
    except (OSError, TimeoutError, SQLAlchemyError) as error:
        pytest.skip(f"no PostgreSQL server answers at {SERVER} ({type(error).__name__}); set BOARDCLERK_TEST_POSTGRES")
    try:
        url = make_url(SERVER).set(database=name).render_as_string(hide_password=False)
        apart(_migrate(url))
        yield url
    finally:
        apart(_carry_out(SERVER, f"DROP DATABASE {name} WITH (FORCE)"))


async def empty(url: str) -> None:
    """Take every row out of a PostgreSQL database; its keys go on counting, which no test may depend on.

    Deleting a few rows takes milliseconds; TRUNCATE makes new files of every table and takes a hundred times as long.
    """
    tables = reversed(migrating.METADATA.sorted_tables)
    await _carry_out(url, "SET synchronous_commit = off", *(f'DELETE FROM "{table.name}"' for table in tables))  # noqa: S608


def apart(work: Coroutine[Any, Any, T]) -> T:
    """Run something to its end on a loop of its own, in a thread of its own, beside the tests' loop."""
    with concurrent.futures.ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _migrate(url: str) -> None:
    database = Database(url)
    try:
        await migrating.bring_up_to_date(database)
    finally:
        await database.close()


async def _carry_out(url: str, *statements: str) -> None:
    address = make_url(url).set(drivername=DRIVERS["postgresql"])
    engine = create_async_engine(address, isolation_level="AUTOCOMMIT", connect_args={"timeout": ANSWERS_WITHIN})
    try:
        async with engine.connect() as connection:
            for statement in statements:
                await connection.exec_driver_sql(statement)
    finally:
        await engine.dispose()
