"""The action column beside the items of minutes: who stands in it, and which action of the text each entry belongs to.

Entries and actions do not line up one to one. They are matched stretch by stretch, over the whole item, or by the
name that both give; what cannot be matched is handed back, never guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import by_when, dates, people
from board.packs.values import Lead

_HEADS = re.compile(r"^\W*actions?\W*$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:\b(?:with|and|by)|[/&,])\s*$", re.IGNORECASE)
_REMARK = re.compile(
    r"\s*[-–—(,:]*\s*\b(?:agenda|forward plan|(?<!supported )(?<!helped )by|due|deadline|asap|ongoing|next|"
    r"before|end of|"
    r"immediate(?:ly)?|for)\b.*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^\W*(?:to note|note|noted|none|n/?a|nil|info(?:rmation)?|for information|agreed|approved|decision|"
    r"no actions?|all to note)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the action column: ``written`` whole, whom it names, and what else it says."""

    written: str
    leads: tuple[Lead, ...]
    remark: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked action, before its column is known: ``at`` is the stretch it stands in.

    ``named`` are the people whom its words name, ``asked`` the role or the many that they ask, which yields to the
    column, and ``deadline`` is what its words say.
    """

    text: str
    at: int
    hidden: bool
    named: tuple[Lead, ...] = ()
    asked: tuple[Lead, ...] = ()
    deadline: str | None = None
    item: str | None = None
    own_item: bool = True


@dataclass(frozen=True, slots=True)
class Matched:
    """Which entry belongs to which action, by the action's place, and which entries belong to none."""

    beside: dict[int, Entry]
    over: tuple[tuple[int, Entry], ...]


def lines(columns: Sequence[str]) -> list[tuple[int, str]]:
    """Give the column's entries with the stretch each begins beside; one that a page cut goes on in the next."""
    joined: list[tuple[int, str]] = []
    for at, column in enumerate(columns):
        for line in (line.strip(" •") for line in column.split("\n")):
            if line and joined and _GOES_ON.search(joined[-1][1]):
                joined[-1] = (joined[-1][0], f"{joined[-1][1]} {line}")
            elif by_when.alone(line) and joined and joined[-1][0] == at and entry(joined[-1][1]).remark is None:
                joined[-1] = (at, f"{joined[-1][1]}, {line}")  # until when stands beneath who
            elif line and not _HEADS.match(line) and not _NOBODY.match(line):
                joined.append((at, line))
    return joined


def entry(line: str) -> Entry:
    """Take one entry apart: ``DC with Clare Young Agenda - Oct`` names two people and remarks on the agenda."""
    written = re.sub(r"^\W*action\b\s*:?\s*", "", line, flags=re.IGNORECASE)
    who = _REMARK.sub("", written)
    found = dates.find(who)
    who = who[: found[0].start] if found else who
    *before, last = re.split(r"[,(–—]|\s-\s", who)
    if before and by_when.alone(last):  # 'PR, TBC'
        who = who[: len(who) - len(last)]
    remark = written[len(who) :].strip(" -–—(),:") or None
    told = re.sub(r"\s*\((?:to|will)\s[^()]*\)?\s*$", "", who)  # 'PR (to arrange)'
    if by_when.alone(who):
        return Entry(line, (), who.strip(" -–—(),:"))
    return Entry(line, people.leads(told.strip(" -–—(,:")), remark)


def match(marked: Sequence[Marked], entries: Sequence[tuple[int, Entry]]) -> Matched:
    """Match actions and entries: stretch by stretch where the numbers agree, else over the whole item, else by name."""
    beside: dict[int, Entry] = {}
    left, free = list(range(len(marked))), list(entries)
    for at in sorted({one.at for one in marked}):
        mine = [place for place in left if marked[place].at == at]
        theirs = [one for one in free if one[0] == at]
        if _line_up(marked, mine, theirs):
            beside |= {place: one[1] for place, one in zip(mine, theirs, strict=True)}
            left = [place for place in left if place not in mine]
            free = [one for one in free if one not in theirs]
    if _line_up(marked, left, free):
        beside |= {place: one[1] for place, one in zip(left, free, strict=True)}
        left, free = [], []
    for place in list(left):
        fitting = [one for one in free if _same(marked[place], one[1])]
        if len(fitting) == 1:
            beside[place] = fitting[0][1]
            left.remove(place)
            free.remove(fitting[0])
    return Matched(beside, tuple(free))


def _line_up(marked: Sequence[Marked], mine: Sequence[int], theirs: Sequence[tuple[int, Entry]]) -> bool:
    return len(mine) == len(theirs) and all(
        not marked[place].named or not one[1].leads or _same(marked[place], one[1])
        for place, one in zip(mine, theirs, strict=True)
    )


def _same(one: Marked, beside: Entry) -> bool:
    asked = (*one.named, *one.asked)
    return bool({lead.written.casefold() for lead in asked} & {lead.written.casefold() for lead in beside.leads})
