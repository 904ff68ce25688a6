"""What every test may ask for: a database, once on SQLite and once on PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.unit_of_work import Database
from tests.support import databases


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty SQLite file with all tables, to be copied."""
    return databases.empty_sqlite(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def own_postgresql() -> Iterator[str]:
    """Give the address of a PostgreSQL database of this session's own."""
    yield from databases.own_postgresql()


@pytest.fixture
def sqlite_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """Give the address of an empty SQLite database."""
    return databases.copy_of(empty_sqlite, tmp_path)


@pytest.fixture
def postgresql_url(own_postgresql: str) -> str:
    """Give the address of an empty PostgreSQL database."""
    databases.apart(databases.empty(own_postgresql))
    return own_postgresql


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Give the address of an empty database, once of either kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Give an empty database, once of either kind."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    """Give an empty SQLite database, for what only SQLite could get wrong."""
    opened = Database(sqlite_url)
    yield opened
    await opened.close()
