"""The indicators and headline figures of the papers, and which of them a question names, now or in earlier packs."""

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from acts import contents as reading
from board import contents, framing, lights, matching
from board.contents import Name
from board.matching import Asked, Fit
from board.packs.entries import Indicator, Term, Tile
from dialogs import telling
from dialogs.exchange import Exchange
from dialogs.telling import One
from dialogs.understanding import Relative

Meant = One[Indicator] | One[Tile]

# “Last year” and “the last report” of a table are columns and brackets of one pack, not another pack.
_OF_TABLE = re.compile(
    r"\b(?:last|previous|prev|prior|same)\s+"
    r"(?:yr|year|years|year's|report|quarter|one|position|figure|number|time last)\b"
    r"|\b(?:yr|year|report|one|figure|number|quarter) (?:before|previously|earlier|ago)\b"
    r"|^(?:and |or |what about )?(?:the )?(?:one )?(?:last|before|previous)\W*$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\b(?:percentage|proportion|per ?cent|share)\b|%", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:how many|number of)\b", re.IGNORECASE)
_OF_PERCENT = re.compile(r"^[^A-Za-z]*%|^[≥≤<>= ]*\d+%|%\s|[-–] [≥≤<>= ]*\d*%")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the papers of one meeting hold of figures."""

    on: dt.date
    meeting: int
    board: str
    every: tuple[Meant, ...]


def of_table(exchange: Exchange) -> Exchange:
    """Take *last year* and *at the last report* for what a table prints, and not for an earlier meeting."""
    slots = exchange.heard.slots
    if not isinstance(slots.when, Relative) or not _OF_TABLE.search(exchange.words):
        return exchange
    return dataclasses.replace(
        exchange, heard=dataclasses.replace(exchange.heard, slots=dataclasses.replace(slots, when=None))
    )


def any_day(exchange: Exchange) -> Exchange:
    """Ask of the papers of every meeting, whichever was named."""
    slots = dataclasses.replace(exchange.heard.slots, when=None)
    return dataclasses.replace(exchange, heard=dataclasses.replace(exchange.heard, slots=slots))


def asked(exchange: Exchange, weak: frozenset[str] = framing.FIGURES) -> Asked:
    """Read what the words name, without the board, the day and the item that they name beside it."""
    telling_words = set(telling.wanted(exchange))
    aside = [word for word in contents.words(exchange.words) if contents.stem(word) not in telling_words]
    return matching.asked(exchange.words, weak, [word for word in aside if word not in contents.STOP])


async def editions(exchange: Exchange) -> list[Edition]:
    """Give the rows and the headlines of each meeting's papers together, the newest first."""
    held: dict[tuple[dt.date, int], tuple[str, list[Meant]]] = {}
    for rows in await telling.papers_of(exchange, Indicator):
        kept = held.setdefault((rows.on, rows.meeting_id), (rows.board.name, []))
        kept[1].extend(One(each, rows.board.name) for each in rows.entries)
    for tiles in await telling.papers_of(exchange, Tile):
        kept = held.setdefault((tiles.on, tiles.meeting_id), (tiles.board.name, []))
        kept[1].extend(One(each, tiles.board.name) for each in tiles.entries)
    newest = sorted(held.items(), reverse=True)
    return [Edition(on, meeting, board, tuple(every)) for (on, meeting), (board, every) in newest]


async def named(exchange: Exchange, what: Asked) -> tuple[Edition, list[tuple[Meant, Fit]]] | None:
    """Give the figures of the newest papers that a question names about equally well; None where none is."""
    short = await _short_forms(exchange)
    for edition in await editions(exchange):
        held = [one for one in edition.every if _is_of_kind(exchange, one.value)]
        found = matching.best(what, [_name(one.value, what, short) for one in held])
        if found:
            return edition, [(held[fit.at], fit) for fit in found]
    return None


def same(edition: Edition, one: Meant) -> Meant | None:
    """Find the figure of other papers that is this one, by its name, a row before a headline; None without one."""
    wanted = contents.words(one.value.name)
    alike = [each for each in edition.every if contents.words(each.value.name) == wanted]
    if not alike:
        twins = [
            each
            for each in edition.every
            if set(contents.words(each.value.name)) <= set(wanted)
            or set(wanted) <= set(contents.words(each.value.name))
        ]
        alike = twins if len({figure.value.name for figure in twins}) == 1 else []
    kinds = sorted(alike, key=lambda each: type(each.value) is not type(one.value))
    return kinds[0] if kinds else None


def is_percent(figure: Indicator | Tile) -> bool:
    """Tell a figure that is a share, and no count of anything."""
    value = figure.actual if isinstance(figure, Indicator) else figure.value
    return "%" in (value or "") or bool(_OF_PERCENT.search(figure.name))


def are_one(found: Sequence[Meant]) -> bool:
    """Tell figures that are one and the same: a row, and the headlines that print it again."""
    rows = [one.value for one in found if isinstance(one.value, Indicator)]
    tiles = [one.value for one in found if isinstance(one.value, Tile)]
    if len(rows) == 1:
        return all(lights.is_twin(rows[0], tile) for tile in tiles)
    return not rows and len({(tile.name, tile.value) for tile in tiles}) == 1


def _name(figure: Indicator | Tile, what: Asked, short: Sequence[tuple[str, str]]) -> Name:
    """Give by which words a figure is found: its name, its table's, and an abbreviation's whole meaning."""
    held = contents.words(figure.name)
    also = tuple(long for brief, long in short if brief in held and matching.said(what, long) == matching.EXACT)
    also += tuple(brief for brief, long in short if long.casefold() in figure.name.casefold())
    if isinstance(figure, Tile):
        return Name(figure.name, also, beside=f"{figure.group} {figure.compared or ''}")
    against = " ".join(one.against for one in (figure.previous, figure.target) if one)
    return Name(figure.name, also, beside=f"{figure.table} {figure.period or ''} {against}")


def _is_of_kind(exchange: Exchange, figure: Indicator | Tile) -> bool:
    """Leave a share out where a count is asked for, and a count where a share is."""
    if _COUNTS.search(exchange.words):
        return not is_percent(figure)
    return is_percent(figure) if _PERCENT.search(exchange.words) else True


async def _short_forms(exchange: Exchange) -> list[tuple[str, str]]:
    """Give the abbreviations that the papers' own glossary explains."""
    boards = exchange.asker.register.boards
    held = await reading.of_kind(exchange.uow, exchange.asker, Term, boards)
    terms = (kept.value for papers in held for kept in papers.entries)
    return [(one.short.casefold(), one.term) for one in terms if one.short]
