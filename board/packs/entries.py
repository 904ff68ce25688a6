"""What papers hold besides meetings, minutes and actions: members, dates, reports, figures, risks, procedures.

No reading happens here. Every entry keeps the paper's own words; what was read out of them (a day, a number) stands
beside the words, and is None where the words do not say it for certain. Each carries its ``source`` and whether it is
``restricted``. ``Entries`` is all of one pack. Reports and procedures have modules of their own behind this one; take
their values from here.
"""

import dataclasses
import datetime as dt
import enum
from dataclasses import dataclass

from board.packs.procedure_values import (
    Checklist,
    CheckRow,
    CheckSection,
    Clause,
    ClausePart,
    Group,
    Procedure,
    RoleCode,
    Task,
)
from board.packs.report_values import Assessment, Background, Contact, Numbered, Report, Section
from board.sources import Source

__all__ = [
    "Assessment",
    "Background",
    "CalendarDay",
    "CheckRow",
    "CheckSection",
    "Checklist",
    "Clause",
    "ClausePart",
    "Comparison",
    "Contact",
    "Entries",
    "Group",
    "Indicator",
    "Member",
    "Numbered",
    "Procedure",
    "Proposal",
    "ProposalKind",
    "Rag",
    "RagCount",
    "Report",
    "Retention",
    "Risk",
    "RoleCode",
    "Rule",
    "RuleKind",
    "Seat",
    "Section",
    "Table",
    "Task",
    "Term",
    "Tile",
]


class Seat(enum.StrEnum):
    """As what somebody stands in a list of a board's members."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    DEPUTY = "deputy"
    ATTENDEE = "attendee"


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the list of members, as written. ``voting`` is None where the list does not say."""

    name: str
    source: Source
    seat: Seat = Seat.MEMBER
    initials: str | None = None
    title: str | None = None
    organisation: str | None = None
    note: str | None = None
    voting: bool | None = None
    board: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One of the dates on which the board says that it will sit. Times are wall-clock, Europe/London."""

    written: str
    source: Source
    on: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str | None = None
    note: str | None = None
    restricted: bool = False


class RuleKind(enum.StrEnum):
    """What a rule of the board, quoted in its papers, is about."""

    QUORUM = "quorum"
    PUBLIC = "public representations"
    VOTING = "voting"
    DECLARING = "declaring interests"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the board in its papers' own sentence. ``number`` is a count that it names, such as a quorum."""

    kind: RuleKind
    text: str
    source: Source
    number: int | None = None
    restricted: bool = False


class Rag(enum.StrEnum):
    """A rating by traffic light."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "n/a"


@dataclass(frozen=True, slots=True)
class Comparison:
    """An actual beside what it is compared with (the year before, a target). Figures as written, signs and all."""

    against: str  # "Previous Year 19/20", "Target"
    value: str | None = None
    change: str | None = None
    percent: str | None = None
    rag: Rag | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of a table of indicators. ``period`` and every figure as written; None where the cell is empty."""

    name: str
    table: str
    source: Source
    period: str | None = None
    actual: str | None = None
    previous: Comparison | None = None
    target: Comparison | None = None
    rag: Rag | None = None
    note: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class RagCount:
    """How many indicators of one table a summary counts under one light, against the last year or the target."""

    table: str
    against: str
    rag: Rag
    count: int
    source: Source
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline figure: ``value`` and what it is compared with, as written (``Prev Yr = 18%``, ``Target ≤ 4%``)."""

    name: str
    group: str
    value: str
    source: Source
    compared: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    """One row of a list of risks or issues, as written; ``mitigation`` with its list entries on lines of their own.

    ``rank`` is how it is ranked now. ``note`` holds the other columns that are filled, each by its own name: what the
    rank is made of, earlier and later ones, the trend, when it is looked at again.
    """

    project: str
    description: str
    source: Source
    rank: str | None = None
    owner: str | None = None
    mitigation: str | None = None
    number: str | None = None
    restricted: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Any other table, whole: its title (the line or heading above it), its columns, and its rows as written."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: Source
    note: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a glossary; ``short`` is the abbreviation that the heading gives beside the term."""

    term: str
    meaning: str
    source: Source
    short: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Retention:
    """A note that says how long papers are kept."""

    text: str
    source: Source
    restricted: bool = False


class ProposalKind(enum.StrEnum):
    """Why something is proposed as an action, which only a person may make one."""

    COMMITMENT = "somebody said that they would do it; the minutes do not mark it as an action"
    UNTRACKED = "the minutes mark it as an action; no tracker holds it"
    UNMATCHED = "it was known from an earlier version of the paper; this one has no wording like it"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that may be an action: for the administrator to take up or leave, and nobody's until then."""

    kind: ProposalKind
    text: str
    source: Source
    who: str | None = None
    board: str | None = None
    item: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything of one pack that is kept entry by entry, in reading order."""

    members: tuple[Member, ...] = ()
    calendar: tuple[CalendarDay, ...] = ()
    rules: tuple[Rule, ...] = ()
    reports: tuple[Report, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    rag_counts: tuple[RagCount, ...] = ()
    tiles: tuple[Tile, ...] = ()
    risks: tuple[Risk, ...] = ()
    tables: tuple[Table, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    glossary: tuple[Term, ...] = ()
    retention: tuple[Retention, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def __add__(self, other: "Entries") -> "Entries":
        """Put two papers' entries together, those of the first before those of the second."""
        names = [field.name for field in dataclasses.fields(self)]
        return Entries(**{name: getattr(self, name) + getattr(other, name) for name in names})
