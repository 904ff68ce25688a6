"""Any other table of the papers: a cell under its row's and its column's names; and how long papers are kept."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from board import contents, wording
from board.messages import Choice, Fact, Message
from board.packs.entries import Retention, Table
from board.sources import Source
from dialogs import telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Intent

_FRAMES = frozenset(
    """number figure rated rating ratings rate table row column under much total there count counted stands quickly
    soon fast long must should within told tell inform informed notified notify need needs be how's position
    homes'""".split()  # noqa: SIM905
)
_KEPT = frozenset({"retention", "kept", "keep", "destroyed", "retained", "retain", "retains", "stored"})
_ROW = re.compile(r"row (\d{1,6})\b")
_SHORT = 120  # characters of a cell in a list

_FEW = 3  # columns: a row of so few is an answer by itself

Cell = tuple[One[Table], int, int]


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:  # noqa: ARG001 -- asked like every other kind
    """Say a cell, a row or a column that the question names; nothing where its words fit none."""
    if exchange.lows & _KEPT and exchange.lows & {"long", "retention", "destroyed", "retained", "years", "when"}:
        return await _retention(exchange)
    wants = telling.wanted(exchange, _FRAMES)
    if not wants:
        return None
    for papers in await telling.papers_of(exchange, Table):
        every = [One(kept, papers.board.name) for kept in papers.entries]
        if cells := _best(list(_cells(every, wants))):
            return _told(exchange, cells)
    return None


def _cells(every: Sequence[One[Table]], wants: Sequence[str]) -> Iterator[tuple[int, Cell]]:
    """Give the cells whose row or column the words name, with how many of the words name them."""
    for one in every:
        table = one.value
        rows = [at for at, row in enumerate(table.rows) if row and _names(row[0], wants)] or [-1]
        columns = [at for at, name in enumerate(table.columns) if at and _names(name, wants)] or [-1]
        for row in rows:
            for column in columns:
                if (row < 0 and column < 0) or (column < 0 and len(table.columns) > _FEW):
                    continue
                named = _called(one, row, column)
                own = [term for term in wants if contents.holds([term], named)]
                if all(contents.holds([term], f"{named} {table.title}") for term in wants):
                    yield len(own), (one, row, column)


def _names(name: str, wants: Sequence[str]) -> bool:
    """Tell whether all telling words of a row's or a column's name are among the words, or its initials are."""
    own, short = contents.terms(name), contents.initials(name)
    if own and contents.among(own, wants):
        return True
    return short is not None and contents.stem(short.casefold()) in wants


def _best(found: list[tuple[int, Cell]]) -> list[Cell]:
    most = max((held for held, _ in found), default=0)
    return [cell for held, cell in found if held == most]


def _told(exchange: Exchange, cells: Sequence[Cell]) -> Said | None:
    if len(cells) > 1:
        choices = [Choice(telling.label(_called(*cell)), f"How many {_called(*cell)}?") for cell in cells]
        return telling.offer(exchange, Intent.INDICATOR, "cells of a table", choices)
    one, row, column = cells[0]
    table = one.value
    source = (_place(table, row).cite(),)
    if column < 0:
        facts = [
            Fact(name, wording.clip(cell, _SHORT))
            for name, cell in zip(table.columns[1:], table.rows[row][1:], strict=False)
            if cell
        ]
        message = Message(
            f"{table.rows[row][0]}:",
            title="A table" if table.restricted else table.title,
            facts=tuple(facts),
            sources=source,
        )
        return telling.say(exchange, Intent.PAPERS, message, one)
    if row < 0:
        named = [
            Fact(each[0], each[column] or "the cell is empty", _place(table, at).cite())
            for at, each in enumerate(table.rows)
            if len(each) > column
        ]
        body = " ".join(filter(None, (f"{table.columns[column]}:", table.note)))
        message = Message(
            body,
            title="A table" if table.restricted else table.title,
            facts=tuple(named[: telling.PAGE]),
        )
        return telling.say(exchange, Intent.PAPERS, message, one)
    if column >= len(table.rows[row]):
        return None
    value = table.rows[row][column] or "the cell is empty"
    body = f"{_called(*cells[0])}: {value}. ({table.title})"
    if table.note and not value.isdigit():
        body += f" {table.note}"
    return telling.say(exchange, Intent.PAPERS, Message(body, sources=source), one)


def _place(table: Table, row: int) -> Source:
    """Give the place of a row: a table is cited by its first one (``row 1 of the table``), wherever that stands."""
    place = table.source.paragraph
    if row < 0 or place is None or not (found := _ROW.match(place)):
        return table.source
    return dataclasses.replace(table.source, paragraph=f"row {int(found[1]) + row}{place[found.end() :]}")


def _called(one: One[Table], row: int, column: int) -> str:
    table = one.value
    parts = (table.rows[row][0] if row >= 0 else "", table.columns[column] if column >= 0 else "")
    return ", ".join(filter(None, parts))


async def _retention(exchange: Exchange) -> Said | None:
    for papers in await telling.papers_of(exchange, Retention):
        facts = tuple(Fact("As written", kept.value.text, kept.value.source.cite()) for kept in papers.entries)
        if len(facts) == 1:
            message = Message(f"“{facts[0].value}”", sources=(facts[0].source or "",))
            return telling.say(exchange, Intent.PAPERS, message)
        return telling.listed(exchange, Intent.PAPERS, "The papers say:", "How long papers are kept", facts)
    return None
