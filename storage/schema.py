"""What every table shares: the metadata with its naming convention, and the column types of our own.

Tables themselves live beside their queries, one aggregate a file. Types here keep a promise that the databases do not
make by themselves: every instant is aware and UTC, every JSON value is plain.
"""

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, Table, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column

from board.sources import Source

# Migrations must be able to name what they drop, on both databases.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[dt.datetime]):
    """An aware instant, kept as UTC. SQLite gives naive values back; a naive value going in is our own fault."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Turn an aware instant into UTC; SQLite keeps no zone, so it gets the bare UTC figures."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive time was about to be kept: {value!r}")
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Give the instant back as UTC, whatever the driver made of it."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Cited(TypeDecorator[Source]):
    """Where a fact was read, kept beside the fact itself, so that an answer never has to go looking for its page."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Source | None, dialect: Dialect) -> dict[str, Any] | None:
        """Keep the source's filled members only."""
        del dialect
        return None if value is None else {name: part for name, part in asdict(value).items() if part is not None}

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Source | None:
        """Give the source back as the value it was."""
        del dialect
        if value is None:
            return None
        pages = value.get("pages")
        return Source(**{**value, "pages": (pages[0], pages[1]) if pages else None})


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy reads it from the class
        dt.datetime: Instant,
        Source: Cited,
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[Any]: JSON,
    }


def table(row: type[Base]) -> Table:
    """Give a row's plain table: statements of it skip the ORM's part, which costs as much again."""
    found = row.__table__
    if not isinstance(found, Table):
        raise TypeError(f"{row.__name__} is no row of one table")
    return found


# SQLite only counts up by itself on a plain INTEGER key.
Key = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)]
Ref = BigInteger().with_variant(Integer, "sqlite")
