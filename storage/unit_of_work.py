"""The database and its units of work: how a connection is opened, begun, committed and given back.

One turn, one engine step, one page submit is one unit of work, committed once, by the edge. Query modules take a
:class:`UnitOfWork` and never commit it. No question about the board is asked here.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import URL, Connection, Executable, Row, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from storage import one_trip

# How long a writer waits for another process's write before it gives up, in milliseconds.
BUSY_TIMEOUT_MS = 10_000
# How long a connection to PostgreSQL may have rested before it is asked whether it still stands, in seconds.
REST = 10.0
# A row of whatever columns were asked for.
AnyRow = Row[*tuple[Any, ...]]
# Connections; more than that at once wait for one, since a connection above the pool's size is made for one use only.
POOL = 16
_RESTING_SINCE = "resting since"
_ON_SQLITE: dict[str, Any] = {"isolation_level": None, "async_creator_fn": one_trip.connect}
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


class DatabaseUnusable(Exception):
    """The database cannot be used as it is configured."""


class UnitOfWork:
    """One transaction, and the questions asked within it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection

    @property
    def on_sqlite(self) -> bool:
        """Tell whether row locks are missing here (SQLite has one writer instead)."""
        return self.connection.dialect.name == "sqlite"

    async def all(self, statement: Executable) -> Sequence[AnyRow]:
        """Give every row of a statement."""
        return (await self.connection.execute(statement)).all()

    async def first(self, statement: Executable, values: Mapping[str, Any] | None = None) -> AnyRow | None:
        """Give the first row of a statement, or None."""
        return (await self.connection.execute(statement, values)).first()

    async def scalar(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 -- the column decides
        """Give the first column of the first row, or None."""
        return (await self.connection.execute(statement, values)).scalar()

    async def run(self, statement: Executable, rows: Sequence[dict[str, Any]] | None = None) -> int:
        """Carry a writing statement out and give the number of rows it touched; no rows to write is no statement."""
        if rows is not None and not rows:
            return 0
        return (await self.connection.execute(statement, rows)).rowcount

    async def commit(self) -> None:
        """Keep everything. Only the edge calls this."""
        await self.connection.commit()


class Database:
    """An open database. SQLite has one writer at a time, so a lock of our own keeps the queue fair and short."""

    def __init__(self, url: str, *, pool_size: int = POOL) -> None:
        self.url = _async_url(url)
        self.engine: AsyncEngine = create_async_engine(
            self.url,
            json_serializer=lambda value: orjson.dumps(value).decode(),
            json_deserializer=orjson.loads,
            pool_size=pool_size,
            # An error's text goes to logs and terminals: the row it quotes may be somebody's address, or exempt matter.
            hide_parameters=True,
            max_overflow=0,
            # A connection that is given back has been committed or rolled back by then; a second time says nothing.
            pool_reset_on_return=None,
            **({"connect_args": _ON_SQLITE} if self.is_sqlite else {}),
        )
        self._writing = asyncio.Lock() if self.is_sqlite else None
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)
        else:
            event.listen(self.engine.sync_engine, "checkin", _note_rest)
            event.listen(self.engine.sync_engine, "checkout", self._ask_after_rest)

    @property
    def is_sqlite(self) -> bool:
        """Tell whether this is the embedded database."""
        return self.url.get_backend_name() == "sqlite"

    @contextlib.asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """Begin a unit of work that may write; what is not committed when it ends is undone."""
        async with self._writing or contextlib.nullcontext(), self.engine.connect() as connection:
            yield UnitOfWork(connection)

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[UnitOfWork]:
        """Begin a unit of work that only reads, beside any writer."""
        async with self.engine.connect() as connection:
            await connection.execution_options(reads_only=True)
            yield UnitOfWork(connection)

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()

    def _ask_after_rest(
        self, connection: DBAPIConnection, record: ConnectionPoolEntry, _: PoolProxiedConnection
    ) -> None:
        """See that a pooled connection still stands: by a look, and after a rest by asking, which costs three trips."""
        rested = _now() - record.info.get(_RESTING_SINCE, _now())
        driver: Any = record.driver_connection
        if driver.is_closed() or (rested >= REST and not self.engine.dialect.do_ping(connection)):
            raise InvalidatePoolError


def _async_url(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseUnusable(
            "The database address is not one: write sqlite:///path/to/file.db or postgresql://user@host/name."
        ) from error
    backend = parsed.get_backend_name()
    if backend not in DRIVERS:
        raise DatabaseUnusable(f"Boardclerk keeps its rows in SQLite or PostgreSQL, not in {backend}.")
    return parsed.set(drivername=DRIVERS[backend])


def _note_rest(_: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info[_RESTING_SINCE] = _now()


def _now() -> float:
    """Give the loop's seconds, which tell nothing but how long something took."""
    return asyncio.get_running_loop().time()


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # The driver's own deferred BEGIN loses read-modify-writes of two writers without an error.
    reads_only = connection.get_execution_options().get("reads_only", False)
    driver: Any = connection.connection.driver_connection
    driver.begins("BEGIN" if reads_only else "BEGIN IMMEDIATE")
