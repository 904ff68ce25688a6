"""Sentences that count lights: ``three are red, two amber and two green``, ``Green 2, Amber 1, n/a 1``.

Only the counts are read; whether they fit the rows is asked in ``board.packs.oddities.figures``.
"""

import re
from collections.abc import Iterator, Sequence

from board.packs import grids, indicator_columns, layout
from board.packs.entries import Rag, RagCount
from board.packs.papers import Paper
from board.packs.values import BlockKind

LONGEST = 400  # characters: a longer line tells a story
FEWEST = 2  # lights that make a count of lights
BETWEEN = "; "  # the titles of tables that one sentence counts

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COLOURS = {"red": Rag.RED, "amber": Rag.AMBER, "green": Rag.GREEN, "grey": Rag.NONE, "n/a": Rag.NONE}
_COUNT = rf"\b(?P<count>\d{{1,3}}|{'|'.join(_WORDS)})"
_COLOUR = r"(?P<colour>red|amber|green|grey|n/a)\b"
_BEFORE = re.compile(
    rf"{_COUNT}\s+(?:(?:is|are|was|were|rated|indicators?|measures?|kpis?|as|of them|at)\s+){{0,4}}{_COLOUR}",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"{_COLOUR}\s*[:=–-]?\s*{_COUNT}\b(?!\s*%)", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared (?:to|with))\s+(?:the\s+)?([\w /]{2,30}?)(?=[:,.;]|$)", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:rag|rat(?:ed|ings?)|indicators?|measures?|kpis?|metrics?|of (?:the|these|them))\b", re.IGNORECASE
)


def read(paper: Paper, tables: Sequence[tuple[int, str, int]]) -> Iterator[tuple[int, RagCount]]:
    """Read the counts below tables of indicators, of which each is given by its last place, its title and its rows."""
    for place, block in enumerate(paper.blocks):
        above = [(title, rows) for last, title, rows in tables if last < place]
        text = layout.flat(block.text)
        if not above or block.kind is BlockKind.ROW or len(text) > LONGEST or not _ABOUT.search(text):
            continue
        counted = _counted(text)
        table = _table(above, sum(number for _, number in counted))
        against = _AGAINST.search(text)
        for rag, number in counted:
            where = paper.source(f"the line on {grids.named(table)}")
            said = against[1].strip() if against and indicator_columns.compares(against[1]) else ""
            yield place, RagCount(table, said, rag, number, where, restricted=paper.hidden[place])


def _counted(text: str) -> list[tuple[Rag, int]]:
    """Give each light with its count, where the line counts several, each once and all in one manner."""
    for pattern in (_AFTER, _BEFORE):
        found = [(_COLOURS[one["colour"].lower()], _number(one["count"])) for one in pattern.finditer(text)]
        lights = [rag for rag, _ in found]
        every = len(re.findall(_COLOUR.replace("?P<colour>", "?:"), text, re.IGNORECASE))
        if len(found) >= FEWEST and len(set(lights)) == len(lights) == every:
            return found
    return []


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _WORDS.index(written.lower())


def _table(above: Sequence[tuple[str, int]], total: int) -> str:
    """Say which tables a sentence counts: the last one above it, or all of them where only they have as many rows."""
    last, rows = above[-1]
    if rows != total == sum(count for _, count in above):
        return BETWEEN.join(dict.fromkeys(title for title, _ in above))
    return last
