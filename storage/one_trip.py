"""aiosqlite with one trip to its thread for each statement, where it makes four, and none for a transaction's begin.

A trip wakes a thread and then the loop again, which costs more than most statements do. Only trips are saved here: what
is executed, and in which order, is the caller's business. SQLAlchemy is handed :func:`connect` and sees an aiosqlite.
"""

import functools
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Self

import aiosqlite

Rows = list[Any]
_CHUNK = 64  # rows; aiosqlite's own default, for what still uses its cursors


class Connection(aiosqlite.Connection):
    """A connection whose cursors execute and fetch at once, and whose transactions begin with their first statement."""

    def __init__(self, *address: Any, **options: Any) -> None:  # noqa: ANN401 -- as sqlite3.connect has them
        super().__init__(functools.partial(sqlite3.connect, *address, **options), _CHUNK)
        # A service that is cut off must not wait for a thread that waits for it.
        self._thread.daemon = True
        self._begin: str | None = None
        self._begun = False

    def begins(self, begin: str) -> None:
        """Begin a transaction, with these words, when its first statement comes."""
        self._begin = begin

    def cursor(self) -> "Cursor":  # type: ignore[override]  # no trip to make a cursor
        """Give a cursor."""
        return Cursor(self)

    async def commit(self) -> None:
        """Commit, if anything was begun."""
        self._begin = None
        if self._begun:
            await super().commit()
            self._begun = False

    async def rollback(self) -> None:
        """Undo, if anything was begun."""
        self._begin = None
        if self._begun:
            await super().rollback()
            self._begun = False

    async def carry_out(self, words: str, values: Iterable[Any], *, many: bool) -> tuple[sqlite3.Cursor, Rows]:
        """Execute and fetch in one trip, the transaction's begin before it where one is due."""
        begin, self._begin = self._begin, None
        # Said before the trip: a task that is cancelled on it leaves a transaction open, which must be undone.
        self._begun = self._begun or begin is not None
        trip = self._execute(_carry_out, self._conn, begin, words, values, many)  # type: ignore[no-untyped-call]
        done: tuple[sqlite3.Cursor, Rows] = await trip
        return done


class Cursor:
    """What SQLAlchemy asks of a cursor; all rows are there as soon as the statement is carried out."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._done: sqlite3.Cursor | None = None
        self._rows: Rows = []

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, words: str, values: Sequence[Any] = ()) -> Self:
        """Carry a statement out."""
        self._done, self._rows = await self._connection.carry_out(words, values, many=False)
        return self

    async def executemany(self, words: str, values: Iterable[Sequence[Any]]) -> Self:
        """Carry a statement out for every row of values."""
        self._done, self._rows = await self._connection.carry_out(words, values, many=True)
        return self

    @property
    def description(self) -> Any:  # noqa: ANN401 -- as sqlite3 has it
        """Give the columns; None where the statement gives no rows."""
        return self._done.description if self._done else None

    @property
    def rowcount(self) -> int:
        """Give how many rows were touched."""
        return self._done.rowcount if self._done else -1

    @property
    def lastrowid(self) -> int | None:
        """Give the key of the row that was inserted last."""
        return self._done.lastrowid if self._done else None

    async def fetchall(self) -> Rows:
        """Give the rows."""
        return self._rows

    async def close(self) -> None:
        """Forget the rows; the statement itself is over already."""
        self._rows = []


def connect(*address: Any, **options: Any) -> Connection:  # noqa: ANN401 -- as sqlite3.connect has them
    """Open a connection when it is awaited, as ``aiosqlite.connect`` does."""
    return Connection(*address, **options)


def _carry_out(
    connection: sqlite3.Connection,
    begin: str | None,
    words: str,
    values: Iterable[Any],
    many: bool,  # noqa: FBT001
) -> tuple[sqlite3.Cursor, Rows]:
    """Do the work of one trip, on the connection's own thread."""
    if begin is not None:
        connection.execute(begin)
    cursor = connection.executemany(words, values) if many else connection.execute(words, tuple(values))
    return cursor, cursor.fetchall() if cursor.description else []
