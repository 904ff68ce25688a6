"""Any other table of the papers: whole, or a cell under its row's and its column's names; and how long papers are kept.

Which one is meant is ``cells``'. The figures in brackets come with the note that explains them.
"""

import dataclasses
import re
from collections.abc import Sequence

from board import contents, framing, messages, wording
from board.matching import Asked
from board.messages import Choice, Fact, Message
from board.packs.entries import Retention, Table
from dialogs import cells, indicators, measures, moved, telling
from dialogs.cells import Cell
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Intent

_KEPT = frozenset({"retention", "kept", "keep", "destroyed", "retained", "retain", "retains", "stored"})
_HOW_LONG = frozenset({"long", "retention", "destroyed", "retained", "years", "when"})
_RECORDS = frozenset({"minutes", "records", "record", "papers", "documents", "notes", "files", "packs"})
_SHORT = 120  # characters of a cell in a list
_BEFORE = re.compile(
    r"\b(?:before|previous(?:ly)?|earlier|last (?:report|time|one)|then|was it|were (?:there|they)|used to|chang\w*)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\(\s*[\d,.]+\s*%?\s*\)")
_AT = re.compile(r"^tables:(\d+)/(-?\d+)/(-?\d+)$")  # the cell that we talk about
_FEW_WORDS = 9  # of a message that goes on


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:  # noqa: ARG001 -- asked like every other kind
    """Say a cell, a row, a column or a whole table that the question names; nothing where its words fit none."""
    if _asks_how_long(exchange):
        return await _retention(exchange)
    exchange = measures.of_table(exchange)
    what = measures.asked(exchange, framing.TABLES)
    if said := await _of_talk(exchange, what):
        return said
    moves = moved.asks(exchange)
    for papers in await telling.papers_of(measures.any_day(exchange) if moves else exchange, Table):
        every = [One(kept, papers.board.name) for kept in papers.entries]
        if table := cells.whole(exchange.words, every, what):
            return _shown(exchange, table)
        if what.needed and (found := cells.best(exchange.words, every, what)):
            return await _told(exchange, found)
    return None


async def _told(exchange: Exchange, found: Sequence[Cell]) -> Said | None:
    if len(found) > 1 and len({(cell.one.kept.id, cell.column) for cell in found}) == 1 and found[0].column >= 0:
        return _column(exchange, found[0], [cell.row for cell in found])
    if 1 < len(found) <= telling.PAGE and len({cell.one.kept.id for cell in found}) == 1:
        return _several(exchange, found)
    if len(found) > 1:
        choices = [Choice(telling.label(cell.called()), f"How many {cell.called()}?") for cell in found]
        said = telling.offer(exchange, Intent.INDICATOR, "cells of a table", choices)
        facts = tuple(
            Fact(cell.called(), cells.value(cell), cells.place(cell.table, cell.row).cite()) for cell in found
        )
        shown = facts if len(facts) <= telling.READINGS else ()
        return Said(tuple(dataclasses.replace(one, facts=shown) for one in said.messages), said.topic)
    cell = found[0]
    if cell.row >= 0 and cell.column >= 0:
        return await _one(exchange, cell)
    return _row(exchange, cell) if cell.column < 0 else _column(exchange, cell, range(len(cell.table.rows)))


def _several(exchange: Exchange, found: Sequence[Cell]) -> Said:
    """Say the few cells of one table that were named together."""
    table = found[0].table
    facts = tuple(Fact(cell.called(), cells.value(cell), cells.place(table, cell.row).cite()) for cell in found)
    explained = table.note if any(_BRACKET.search(fact.value) for fact in facts) else None
    body = telling.stopped(explained) if explained else f"{wording.count(len(facts), 'figure')} of the table:"
    return _say(exchange, Message(body, title=_title(table), facts=facts), Cell(found[0].one, -1, -1))


async def _one(exchange: Exchange, cell: Cell) -> Said | None:
    """Say one cell; of a change, also what brackets and earlier papers say of it."""
    table = cell.table
    if cell.column >= len(table.rows[cell.row]):
        return None
    value = cells.value(cell)
    body = f"{cell.called()}: {value}. ({cells.caption(table)})"
    if table.note and not value.isdigit():
        body += f" {telling.stopped(table.note)}"
        if (inside := _BRACKET.search(value)) and _BEFORE.search(exchange.words):
            body += f" The figure in brackets is {inside[0].strip('() ')}."
    elif table.note and "( )" in table.note and _BEFORE.search(exchange.words):
        body += f" No figure in brackets stands beside it. {telling.stopped(table.note)}"
    sources: list[str] = [cells.place(table, cell.row).cite()]
    if (moved.asks(exchange) or _BEFORE.search(exchange.words)) and not _BRACKET.search(value):
        for said, source in await _earlier(exchange, cell):
            body += f" {said}"
            sources.append(source)
    return _say(exchange, Message(body, sources=tuple(sources)), cell)


async def _earlier(exchange: Exchange, cell: Cell) -> list[tuple[str, str]]:
    """Give the same cell of the newest earlier papers that print the same table."""
    for papers in await telling.papers_of(measures.any_day(exchange), Table):
        for kept in papers.entries:
            other = One(kept, papers.board.name)
            if kept.id == cell.one.kept.id or other.board != cell.one.board:
                continue
            if (twin := cells.twin(cell, other)) is not None:
                said = f"In the pack of {wording.day(papers.on)}: {cells.value(twin)}."
                return [(said, cells.place(twin.table, twin.row).cite())]
    return []


def _row(exchange: Exchange, cell: Cell) -> Said:
    table = cell.table
    facts = [
        Fact(name, wording.clip(value, _SHORT))
        for name, value in zip(table.columns[1:], table.rows[cell.row][1:], strict=False)
        if value
    ]
    explained = any(_BRACKET.search(fact.value) for fact in facts)
    body = " ".join(filter(None, (f"{table.rows[cell.row][0]}:", table.note if explained else None)))
    source = cells.place(table, cell.row).cite()
    return _say(exchange, Message(body, title=_title(table), facts=tuple(facts), sources=(source,)), cell)


def _column(exchange: Exchange, cell: Cell, rows: Sequence[int]) -> Said:
    """Say a column: for every row, or for those that the words name alike."""
    table = cell.table
    named = [
        Fact(each[0], each[cell.column] or messages.EMPTY, cells.place(table, at).cite())
        for at, each in enumerate(table.rows)
        if len(each) > cell.column and at in rows
    ]
    explained = table.note if any(_BRACKET.search(fact.value) for fact in named) else None
    body = " ".join(filter(None, (f"{table.columns[cell.column]}:", explained)))
    return _say(
        exchange,
        Message(body, title=_title(table), facts=tuple(named[: telling.PAGE])),
        Cell(cell.one, -1, cell.column),
    )


def _shown(exchange: Exchange, one: One[Table]) -> Said:
    """Show a table whole."""
    table = one.value
    whole = messages.Table(table.columns, tuple(tuple(row) for row in table.rows), None)
    title = _title(table)
    body = telling.stopped(table.note) if table.note else f"The table has {wording.count(len(table.rows), 'row')}."
    message = Message(body, title=title, table=whole, sources=(table.source.cite(),))
    return _say(exchange, message, Cell(one, -1, -1))


async def surely(exchange: Exchange) -> Said | None:
    """Answer what is surely about a table, whatever else its words might mean: a table by that word, or more of one.

    *And residential*, *no, home care* and *at the last report* go on with the table that we talk about.
    """
    if _asks_how_long(exchange) and exchange.lows & _RECORDS and (said := await _retention(exchange)):
        return said
    if cells.TABLE.search(exchange.words):
        what = measures.asked(exchange, framing.TABLES)
        for papers in await telling.papers_of(measures.of_table(exchange), Table):
            if table := cells.whole(exchange.words, [One(kept, papers.board.name) for kept in papers.entries], what):
                return _shown(exchange, table)
        if said := await indicators.of_one_table(exchange, measures.asked(exchange)):
            return said
    if (cell := await _exactly(exchange)) is not None:
        return await _one(exchange, cell)
    if not _AT.match(exchange.topic.entry or "") or len(contents.words(exchange.words)) > _FEW_WORDS:
        return None
    exchange = measures.of_table(exchange)
    return await _of_talk(exchange, measures.asked(exchange, framing.TABLES))


async def _exactly(exchange: Exchange) -> Cell | None:
    """Give the cell of a large table whose row and column are both said whole, with nothing that neither holds."""
    if cells.NAMES.search(exchange.words) or (exchange.topic.entry is not None and exchange.continues):
        return None
    what = measures.asked(exchange, framing.TABLES)
    for papers in await telling.papers_of(measures.of_table(exchange), Table):
        every = [One(kept, papers.board.name) for kept in papers.entries if len(kept.value.columns) > cells.FEW]
        found = [
            cell for one in every for weight, cell in cells.cells(what, one) if weight > cells.WHOLLY and cell.row >= 0
        ]
        if len(found) == 1:
            return found[0]
    return None


async def _of_talk(exchange: Exchange, what: Asked) -> Said | None:
    """Go on with the table we talk about: another row or column of it, or what a cell was before."""
    found = _AT.match(exchange.topic.entry or "")
    if found is None:
        return None
    every = [
        One(kept, papers.board.name)
        for papers in await telling.papers_of(measures.any_day(exchange), Table)
        for kept in papers.entries
        if kept.id == int(found[1])
    ]
    if not every:
        return None
    one, last = every[0], Cell(every[0], int(found[2]), int(found[3]))
    if last.row >= len(one.value.rows) or last.column >= len(one.value.columns):
        return None
    if not what.needed:
        again = _BEFORE.search(exchange.words) and last.row >= 0 and last.column >= 0
        return await _one(exchange, last) if again else None
    named = [cells.filled(cell, last) for _, cell in cells.cells(what, one)]
    return await _told(exchange, named) if len(named) == 1 else None


def _say(exchange: Exchange, message: Message, cell: Cell) -> Said:
    said = telling.say(exchange, Intent.INDICATOR, message, cell.one)
    entry = f"tables:{cell.one.kept.id}/{cell.row}/{cell.column}"
    return Said(said.messages, dataclasses.replace(said.topic, entry=entry))


def _title(table: Table) -> str:
    """Give a table's caption; a title is also a mail's subject, so it says nothing of a restricted one."""
    return "A table" if table.restricted else table.title


def _asks_how_long(exchange: Exchange) -> bool:
    return bool(exchange.lows & _KEPT and exchange.lows & _HOW_LONG)


async def _retention(exchange: Exchange) -> Said | None:
    for papers in await telling.papers_of(exchange, Retention):
        facts = tuple(Fact("As written", kept.value.text, kept.value.source.cite()) for kept in papers.entries)
        if len(facts) == 1:
            message = Message(f"“{facts[0].value}”", sources=(facts[0].source or "",))
            return telling.say(exchange, Intent.PAPERS, message)
        return telling.listed(exchange, Intent.PAPERS, "The papers say:", "How long papers are kept", facts)
    return None
