"""What is doubtful in figures: changes that do not follow, totals, counts of lights, headlines beside tables.

Figures are compared as intervals: a figure that was rounded for print stands for every value that rounds to it, and
only what no such value explains is reported.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from board.packs import layout, tallies
from board.packs.entries import Comparison, Indicator, Rag, RagCount, Table, Tile
from board.packs.values import Finding, FindingKind

SAME_NAME = 0.8  # share of the shorter name's telling words: a tile and a row are then about one thing
ENOUGH_WORDS = 3  # telling words: fewer fit another indicator by chance
FEWEST_PARTS = 2  # figures above a total: one figure is no sum

_FIGURE = re.compile(
    r"(?P<sign>[-–\u2212+(]?)\s*£?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|k|m|bn|million)?\)?", re.IGNORECASE
)
_MINUS = frozenset("-–\u2212(")
_SCALE = {"k": 3, "m": 6, "million": 6, "bn": 9}  # powers of ten
_WHOLE = re.compile(rf"\s*[<>≤≥=~]*\s*{_FIGURE.pattern}\s*", re.IGNORECASE)
_COMPARED = re.compile(r"^(?P<what>[^=≤≥<>]*?)\s*(?P<how>[=≤≥<>]+)\s*(?P<figure>.+)$")
_ROUNDED = re.compile(
    r"[£€$%]|\b(?:0?00s?|k|m|bn|millions?|thousands?|rates?|average|mean|per|share|percent(?:age)?|rounded|budget|spen[dt]|"
    r"cost|plan|actual|forecast|variance|contributions?|income|funding|fte|wte|hours)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^\W*(?:grand\s+|sub-?\s*)?totals?\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:target|plan|ambition|standard)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: its value, and half of the last place that was printed, by which it may have been rounded."""

    value: Decimal
    within: Decimal

    @property
    def low(self) -> Decimal:
        """The least value that prints so."""
        return self.value - self.within

    @property
    def high(self) -> Decimal:
        """The greatest value that prints so."""
        return self.value + self.within


def figure(written: str | None) -> Figure | None:
    """Read one figure that stands alone (``10,318``, ``-22%``, ``(1.5)``); None for anything else."""
    found = _WHOLE.fullmatch(written or "")
    if found is None:
        return None
    value = Decimal(found["figure"].replace(",", ""))
    power = _SCALE.get((found["unit"] or "").lower(), 0)
    half = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
    sign = -1 if found["sign"] in _MINUS else 1
    return Figure((sign * value).scaleb(power), half.scaleb(power))


def of_indicators(indicators: Iterable[Indicator]) -> Iterator[Finding]:
    """Check each row's differences and shares against its actual, and what two tables say of one indicator."""
    held: dict[tuple[str, str], Indicator] = {}
    for one in indicators:
        for compared in (one.previous, one.target):
            if compared is not None and (why := _does_not_follow(one, compared)):
                yield Finding(FindingKind.SUM, f"“{one.name}”: {why}.", one.source, restricted=one.restricted)
        key = (layout.flat(one.name).casefold(), (one.period or "").casefold())
        other = held.setdefault(key, one)
        mine, theirs = _printed(one.actual), _printed(other.actual)
        if other.table != one.table and mine and theirs and not _may_be_one(mine[1], theirs[1]):
            text = f"“{one.name}” is {theirs[0]} in the table “{other.table}” and {mine[0]} in “{one.table}”."
            yield Finding(FindingKind.FIGURES, text, one.source, restricted=one.restricted or other.restricted)


def of_counts(counts: Iterable[RagCount], indicators: Sequence[Indicator]) -> Iterator[Finding]:
    """Check that the lights that a summary counts are as many as the rows of its tables, light by light."""
    ordered = sorted(counts, key=lambda count: (count.table, count.against))
    for (table, against), group in itertools.groupby(ordered, key=lambda count: (count.table, count.against)):
        mine = list(group)
        rows = [one for one in indicators if one.table == table or one.table in table.split(tallies.BETWEEN)]
        total = sum(count.count for count in mine)
        said = ", ".join(f"{count.count} {count.rag}" for count in mine)
        whole = f"The summary of “{table}”{f' against {against}' if against else ''} counts "
        if rows and total != len(rows):
            text = f"{whole}{total} ({said}), and the table has {len(rows)} rows."
        elif rows and (lit := _miscounted(mine, [_light(one, against) for one in rows])):
            text = f"{whole}{said}, and the rows have {lit}."
        else:
            continue
        yield Finding(FindingKind.COUNTS, text, mine[0].source, restricted=any(count.restricted for count in mine))


def of_tiles(tiles: Iterable[Tile], indicators: Sequence[Indicator]) -> Iterator[Finding]:
    """Set each headline figure beside the row of the same name, and report where the two differ."""
    for tile in tiles:
        row = _named_like(tile, indicators)
        if row is None:
            continue
        for what, one, other in _beside(tile, row):
            if one is not None and other is not None and not _may_be_one(one[1], other[1]):
                text = f"“{tile.name}” has the {what} {one[0]} as a headline and {other[0]} in the table “{row.table}”."
                yield Finding(FindingKind.FIGURES, text, tile.source, restricted=tile.restricted or row.restricted)


def of_tables(tables: Iterable[Table]) -> Iterator[Finding]:
    """Check the columns above a row that is called a total."""
    for table in tables:
        first = 0
        for at, row in enumerate(table.rows):
            if not row or not _TOTAL.match(row[0]):
                continue
            for column in range(1, len(row)):
                yield from _sum(table, column, first, at)
            first = first if row[0].lower().startswith("grand") else at + 1


def _light(one: Indicator, against: str) -> Rag:
    """Give the light of a row in a comparison; a row without one is counted under none."""
    if _TARGET.search(against):
        lit = (one.target.rag if one.target else None) or one.rag
    elif against:
        lit = one.previous.rag if one.previous else None
    else:
        lit = one.rag or (one.target.rag if one.target else None)
    return lit or Rag.NONE


def _miscounted(counts: Sequence[RagCount], lights: Sequence[Rag]) -> str | None:
    """Say how many rows there are of each light that is counted otherwise; nothing where the rows carry no lights."""
    if all(light is Rag.NONE for light in lights):
        return None
    odd = [(count.rag, lights.count(count.rag)) for count in counts if lights.count(count.rag) != count.count]
    return ", ".join(f"{number} {rag}" for rag, number in odd) or None


def _sum(table: Table, column: int, first: int, at: int) -> Iterator[Finding]:
    parts = [figure(layout.cell(row, column)) for row in table.rows[first:at]]
    total = figure(layout.cell(table.rows[at], column))
    known = [part for part in parts if part is not None]
    if total is None or len(known) < FEWEST_PARTS or "%" in table.rows[at][column]:
        return
    if any(part is None and layout.cell(row, column) for part, row in zip(parts, table.rows[first:at], strict=True)):
        return  # a cell that is no figure may stand for one
    if _counts(table, column, first, at):  # people and beds are whole, and nobody rounds them
        known, total = [Figure(part.value, Decimal(0)) for part in known], Figure(total.value, Decimal(0))
    low, high = sum(part.low for part in known), sum(part.high for part in known)
    if high < total.low or low > total.high:
        name = layout.cell(table.columns, column) or f"column {column + 1}"
        added = sum(part.value for part in known)
        text = f"In “{table.title}” the {name} above “{table.rows[at][0]}” add up to {added:,}, and the row says "
        yield Finding(FindingKind.SUM, f"{text}{table.rows[at][column]}.", table.source, restricted=table.restricted)


def _counts(table: Table, column: int, first: int, at: int) -> bool:
    """Tell a column of things that are counted: small whole numbers, and no word of money, shares or rounding."""
    told = (layout.cell(row, column) for row in table.rows[first : at + 1])
    about = " ".join((table.title, table.note or "", layout.cell(table.columns, column), table.rows[at][0]))
    return not _ROUNDED.search(about) and all(re.fullmatch(r"\d{1,3}", cell) for cell in told if cell)


def _does_not_follow(one: Indicator, compared: Comparison) -> str | None:
    """Say which printed change is none that the two figures can have."""
    actual, value = figure(one.actual), figure(compared.value)
    if actual is None or value is None:
        return None
    change, percent = figure(compared.change), figure(compared.percent)
    against = f"{one.actual} against {compared.value} ({compared.against})"
    if change and (change.high < actual.low - value.high or change.low > actual.high - value.low):
        return f"{against} is printed as a change of {compared.change}"
    if percent and value.low > 0 and not _share_fits(actual, value, percent):
        return f"{against} is printed as {compared.percent}"
    return None


def _share_fits(actual: Figure, value: Figure, percent: Figure) -> bool:
    low = (actual.low / value.high - 1) * 100 if actual.low > 0 else Decimal(-100)
    high = (actual.high / value.low - 1) * 100
    return percent.high >= low and percent.low <= high


def _named_like(tile: Tile, indicators: Sequence[Indicator]) -> Indicator | None:
    """Find the one row that a headline is about; none where two are as near."""
    scored = sorted(
        ((layout.likeness(tile.name, one.name), one.actual == tile.value, at) for at, one in enumerate(indicators)),
        reverse=True,
    )
    if not scored or scored[0][0] < SAME_NAME or len(layout.telling(tile.name)) < ENOUGH_WORDS:
        return None
    if len(scored) > 1 and scored[1][:2] == scored[0][:2]:
        return None
    return indicators[scored[0][2]]


def _beside(tile: Tile, row: Indicator) -> Iterator[tuple[str, tuple[str, Figure] | None, tuple[str, Figure] | None]]:
    yield "value", _printed(tile.value), _printed(row.actual)
    found = _COMPARED.match(tile.compared or "")
    if found is not None:
        is_target = _TARGET.search(found["what"]) is not None
        other = row.target if is_target else row.previous
        yield (
            ("target" if is_target else "earlier value"),
            _printed(found["figure"]),
            _printed(other.value if other else None),
        )


def _printed(written: str | None) -> tuple[str, Figure] | None:
    read = figure(written)
    return (written or "", read) if read is not None else None


def _may_be_one(one: Figure, other: Figure) -> bool:
    return one.low <= other.high and other.low <= one.high
