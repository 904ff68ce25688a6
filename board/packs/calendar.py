"""The days on which the board says that it will sit: the list of a year's meetings in its papers.

A year that is said once carries to the dates beneath it only where the list says which: a heading of its own
(``2021: 21 January, 18 February``), or a municipal year, which runs from May to April. Else a date has no day.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.packs import dates, layout
from board.packs.entries import CalendarDay
from board.packs.papers import Paper
from board.packs.values import Block, BlockKind

MUNICIPAL_YEAR_BEGINS = 5  # month: annual councils are held in May (Local Government Act 1972, schedule 12)
MOST_BLANK = 2  # lines in a row that name no date: the list is over

_OPENS = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:future|forthcoming|schedule(?:d)?(?: of)?|programme of|"
    r"calendar(?: of)?|timetable of|board|committee|"
    r"remaining|planned|proposed|our|the|next|provisional|confirmed|municipal|year)\s+)*"
    r"(?:(?:future|forthcoming|scheduled|remaining) (?:\w+ )?meetings|dates? of (?:the )?(?:\w+ ){0,3}meetings?|"
    r"meetings? dates?|dates of \w+ meetings|meetings(?= (?:in|for|"
    r"during) (?:the )?(?:[a-z]+ ){0,2}(?:year\b|\d{4})| \d{4})|"
    r"dates (?=(?:in|for|of|during) (?:the )?(?:\w+ ){0,2}\d{4})|dates? for (?:\w+ )?meetings|"
    r"(?:schedule|calendar|programme|timetable) of meetings|meetings calendar|(?:calendar|schedule|"
    r"dates) for (?:the )?(?:municipal )?year)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ONE = re.compile(r"\bnext\b|\blast\b|\bprevious\b|\bthis meeting\b|^\W*dates? of (?:the )?meeting\b", re.IGNORECASE)
_MUNICIPAL = re.compile(
    r"\b(?P<first>(?:19|20)\d{2})\s*[/–—-]\s*(?P<next>(?:(?:19|20)\d{2}|"
    r"\d{2}))\b(?!\s*[/–-]\s*\d)"
)
_YEAR = re.compile(r"^\W*(?:(?:year|in|for|during)\s+)*(?P<year>(?:19|20)\d{2})\s*(?:\W*$|[:–—-])")
_ENDS = re.compile(r"\b((?:19|20)\d{2})\W*$")
_MONTHS = "|".join(sorted(dates.MONTHS, key=len, reverse=True))
_BARE = re.compile(rf"\b(?P<month>{_MONTHS})\b", re.IGNORECASE)
_NOTE = re.compile(
    r"\(([^()]{1,80})\)|\b(cancelled|postponed|rescheduled|provisional|if required|tbc|to be confirmed)\b",
    re.IGNORECASE,
)
_DAYS_CELL = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?:\s*(?:,|;|&|/|\band\b|\n)\s*\d{1,2}(?:st|nd|rd|th)?){0,8}", re.IGNORECASE
)
_OPEN_DAY = re.compile(
    rf"^\W*(?:(?P<month>{_MONTHS})\b\.?(?:\s+(?:19|20)\d{{2}})?)\s*[–—:(,-]*\s*"
    r"(?P<note>(?:date )?(?:to be|tb[cda]|not yet)\b[^()]{0,60})",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(  # columns of a calendar that hold other days than the meeting's
    r"deadline|paper|publi|submi|report|agenda|dispatch|despatch|closing|draft|circulat|pre-?meet|briefing",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*(?:[;•]|,(?!\s*(?:19|20)\d{2}\b)|\band\b)\s*")


@dataclass(slots=True)
class _Year:
    """Which year the list says: one calendar year, or a municipal one that begins in the year ``first``."""

    calendar: int | None = None
    first: int | None = None
    columns: tuple[str, ...] = ()  # the header of the table of dates

    def of(self, month: int) -> int | None:
        """Give the year of a month; None where the list does not say it."""
        if self.calendar is not None:
            return self.calendar
        if self.first is None:
            return None
        return self.first if month >= MUNICIPAL_YEAR_BEGINS else self.first + 1


def read(paper: Paper) -> tuple[CalendarDay, ...]:
    """Read the lists of meeting dates in this paper, in order; nothing where none is called so."""
    found: list[CalendarDay] = []
    said: _Year | None = None
    idle = 0
    for block, hidden in zip(paper.blocks, paper.hidden, strict=True):
        if block.kind is BlockKind.BREAK:
            continue
        opened = _opening(block)
        if opened is not None:
            said, idle = _Year(), 0
            _say(said, block.text)
        elif said is None:
            continue
        here = list(_days(paper, said, block if opened is None else _with_text(block, opened), hidden=hidden))
        found += here
        idle = 0 if here or opened is not None or _says_year(block) else idle + 1
        if idle > MOST_BLANK or (layout.stands_out(block) and not here and opened is None and not _says_year(block)):
            said = None
    return tuple(found)


def _opening(block: Block) -> str | None:
    """Say what follows the words that call a list of dates one; None where they do not, or speak of one meeting."""
    text = next((cell for cell in block.cells if cell), "") if block.kind is BlockKind.ROW else block.text
    first, _, below = text.partition("\n")
    found = _OPENS.match(first)
    if found is None or _ONE.search(first[: found.start("rest")]) or len(first.split()) > layout.SHORT + layout.SHORT:
        return None
    if block.kind is BlockKind.ROW and not layout.lone(block):
        return None if dates.find(block.text) else ""
    return f"{found['rest']}\n{below}"


def _with_text(block: Block, text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, line=block.line, sheet=block.sheet)


def _says_year(block: Block) -> bool:
    return _YEAR.match(block.text) is not None or _MUNICIPAL.search(block.text) is not None


def _say(year: _Year, text: str) -> None:
    """Take the year that a line says for those beneath it."""
    if (municipal := _MUNICIPAL.search(text)) and int(municipal["next"][-2:]) == (int(municipal["first"]) + 1) % 100:
        year.first, year.calendar = int(municipal["first"]), None
    elif (found := _YEAR.match(text)) is not None:
        year.calendar, year.first = int(found["year"]), None
    elif (found := _ENDS.search(text.split("\n", 1)[0])) and not dates.find(text.split("\n", 1)[0]):
        year.calendar, year.first = int(found.group(1)), None


def _days(paper: Paper, year: _Year, block: Block, *, hidden: bool) -> Iterator[CalendarDay]:
    if block.kind is BlockKind.ROW:
        _say(year, layout.filled(block)[0] if layout.lone(block) else "")
        words = any(re.search(r"[A-Za-z]", cell) for cell in block.cells)
        if words and not any(map(_is_date, block.cells)) and not _of_grid(block.cells, _heads(year, block)):
            year.columns = tuple(layout.flat(cell) for cell in block.cells)
        yield from _of_row(paper, year, block, hidden=hidden)
        return
    for line in block.text.split("\n"):
        _say(year, line)
        bare = _YEAR.sub("", line, count=1) if not dates.find(line[:14]) else line
        shared = dates.times(bare)
        for part in _SEVERAL.split(bare):
            yield from _day(paper, year, part, "", shared, hidden=hidden)


def _of_row(paper: Paper, year: _Year, block: Block, *, hidden: bool) -> Iterator[CalendarDay]:
    """Read a row: the cells that hold a date are days, and the others say when and where."""
    heads = _heads(year, block)
    if grid := _of_grid(block.cells, heads):
        for written in grid:
            yield from _day(paper, year, written, "", (None, None), hidden=hidden)
        return
    pairs = [(layout.flat(cell), head) for cell, head in zip(block.cells, heads, strict=True) if cell]
    rest = " ".join(cell for cell, _ in pairs if not _is_date(cell))
    for cell, head in pairs:
        if _is_date(cell) and not _OTHER_DAY.search(head):
            own = _YEAR.match(head)
            said = _Year(int(own["year"])) if own else year
            yield from _day(paper, said, cell, rest, dates.times(f"{cell} {rest}"), hidden=hidden)


def _heads(year: _Year, block: Block) -> tuple[str, ...]:
    """Give the names of a row's columns, each empty where the table has none."""
    return year.columns if len(year.columns) == len(block.cells) else ("",) * len(block.cells)


def _of_grid(cells: Sequence[str], heads: Sequence[str]) -> list[str]:
    """Give the days of a row whose cells are bare numbers, beneath months or behind one."""
    beneath = [(_month(head), cell) for cell, head in zip(cells, heads, strict=True)]
    if sum(month is not None for month, _ in beneath) > 1:
        found = beneath
    elif cells and (month := _month(cells[0])):
        found = [(month, cell) for cell in cells[1:]]
    else:
        return []
    days = [(month, cell.strip()) for month, cell in found if month and _DAYS_CELL.fullmatch(cell.strip())]
    return [f"{number} {month}" for month, cell in days for number in re.findall(r"\d{1,2}(?:st|nd|rd|th)?", cell)]


def _month(text: str) -> str | None:
    """Give the month that a text names, where it says nothing else, with its year if it has one."""
    plain = layout.flat(text).strip(" .:")
    return plain if re.fullmatch(rf"{_BARE.pattern}\.?(?:\s+(?:19|20)\d{{2}})?", plain, re.IGNORECASE) else None


def _is_date(text: str) -> bool:
    return (
        bool(dates.find(text))
        or _OPEN_DAY.match(text) is not None
        or (_BARE.search(text) is not None and re.search(r"\d", text) is not None)
    )


def _day(
    paper: Paper, year: _Year, text: str, rest: str, shared: tuple[dt.time | None, dt.time | None], *, hidden: bool
) -> Iterator[CalendarDay]:
    written = next((one for one in dates.find(text) if one.whole), None)
    if written is None:
        if still_open := _OPEN_DAY.match(text):
            yield CalendarDay(
                text[: still_open.end("month")].strip(), paper.source(), note=still_open["note"].strip(" ).")
            )
        return
    if _OTHER_DAY.search(text[: written.start]):
        return
    on = written.first if written.doubt is None else None
    if written.doubt is dates.Doubt.NO_YEAR:
        on = _completed(written.text, year)
    own = dates.times(text)
    starts, ends = own if own[0] else shared
    place = re.sub(r"[\s,;–()-]+$|^[\s,;–()-]+", "", dates.without_times(_NOTE.sub(" ", rest)))
    notes = ["".join(filter(None, found)) for found in _NOTE.findall(f"{text} {rest}")]
    yield CalendarDay(
        layout.flat(written.text).strip(" ,"),
        paper.source(),
        on,
        starts,
        ends,
        layout.flat(place) or None,
        ", ".join(notes) or None,
        restricted=hidden,
    )


def _completed(written: str, year: _Year) -> dt.date | None:
    """Complete a date with the year that the list says; None where it says none, or where the day does not fit."""
    month = _BARE.search(written)
    known = year.of(dates.MONTHS[month["month"].casefold()]) if month else None
    whole = next(iter(dates.find(f"{written.strip(' ,.')} {known}")), None) if known else None
    return whole.first if whole and whole.doubt is None else None
