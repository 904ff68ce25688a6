"""What papers hold besides meetings, minutes and actions: members, dates, reports, figures, risks, procedures.

No reading happens here. Every entry keeps the paper's own words; what was read out of them (a day, a number) stands
beside the words, and is None where the words do not say it for certain. Each carries its ``source`` and whether it is
``restricted``. ``Entries`` is all of one pack.
"""

import dataclasses
import datetime as dt
import enum
import re
from dataclasses import dataclass

from board.sources import Source

_NOTHING = re.compile(
    r"\W*(?:none|nil|n\s?/\s?a|not applicable|there are none|no (?:appendices|(?:background )?(?:papers|documents)))"
    r"(?: (?:attached|at (?:present|this time)|for this report|to (?:list|report)))?\W*",
    re.IGNORECASE,
)


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


@dataclass(frozen=True, slots=True)
class Contact:
    """Who stands behind a report: ``role`` as the report's head labels them (author, director, contact officer).

    ``title`` is the post written after the name.
    """

    role: str
    name: str
    telephone: str | None = None
    email: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """One entry of a numbered list, with the number as written, if it has one."""

    text: str
    number: str | None = None

    @property
    def nothing(self) -> bool:
        """Tell an entry by which the list says that it is empty: ``None``, ``Not applicable``."""
        return _NOTHING.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether an impact assessment is required: ``required`` is None where the report answers neither yes nor no."""

    name: str
    written: str
    required: bool | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """A background paper, and the paragraph of Schedule 12A (Local Government Act 1972) that makes it exempt."""

    title: str
    number: str | None = None
    exempt_under: str | None = None

    @property
    def nothing(self) -> bool:
        """Tell an entry by which the list says that it is empty: ``None``, ``Not applicable``."""
        return _NOTHING.fullmatch(self.title) is not None


@dataclass(frozen=True, slots=True)
class Report:
    """The head and the formal parts of one decision report, as written.

    ``decided_on`` is the report's date of decision as written and ``on`` the day it names for certain. ``sections``
    are its headed parts in order, each with its whole text. ``purpose`` is what its head says that it is for, as
    written, boxes and all.
    """

    subject: str
    source: Source
    decision_maker: str | None = None
    decided_on: str | None = None
    on: dt.date | None = None
    report_of: str | None = None
    contacts: tuple[Contact, ...] = ()
    confidentiality: str | None = None
    summary: str | None = None
    recommendations: tuple[Numbered, ...] = ()
    key_decision: str | None = None
    wards: str | None = None
    assessments: tuple[Assessment, ...] = ()
    appendices: tuple[Numbered, ...] = ()
    rooms: tuple[Numbered, ...] = ()  # documents in members' rooms
    background: tuple[Background, ...] = ()
    sections: tuple["Section", ...] = ()
    item: str | None = None
    restricted: bool = False
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of a report: its paragraphs with the numbers the report gives them."""

    title: str
    paragraphs: tuple[Numbered, ...] = ()


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
class ClausePart:
    """One paragraph of a clause with the points listed under that paragraph."""

    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered paragraph of a procedure with the points listed beneath it. ``section`` is the heading's words.

    Unnumbered paragraphs below it belong to it: ``text`` holds them as lines and ``points`` all points in order, while
    ``parts`` says, where there are several paragraphs, which points stand under which. What a section says before or
    without any number has the section's own number, or an empty one.
    """

    number: str
    section: str
    text: str
    source: Source
    points: tuple[str, ...] = ()
    restricted: bool = False
    parts: tuple[ClausePart, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row of a checklist. ``cells`` holds the other columns that are filled, by the column's own name."""

    text: str
    source: Source
    number: str | None = None
    section: str | None = None
    points: tuple[str, ...] = ()
    applies: str | None = None  # as written: "All", "CH", "HC"
    cells: tuple[tuple[str, str], ...] = ()
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class CheckSection:
    """A headed part of a checklist; ``applies`` as its heading's row says it."""

    title: str
    number: str | None = None
    note: str | None = None
    applies: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """One checklist: sections, columns, what is to be filled in above it, and every row.

    ``columns`` are the columns' own names; ``head`` the rows of its head as written, where they are more than that.
    ``notes`` are the paragraphs that introduce it and its footnotes.
    """

    title: str
    source: Source
    columns: tuple[str, ...] = ()
    sections: tuple[CheckSection, ...] = ()
    rows: tuple[CheckRow, ...] = ()
    blanks: tuple[str, ...] = ()  # what is left to be filled in: "Date initiated"
    key: tuple[tuple[str, str], ...] = ()  # what a mark of a column means: ("CH", "Care Home")
    restricted: bool = False
    head: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleCode:
    """A code for a role and what it stands for (``PL``: project lead)."""

    code: str
    meaning: str
    source: Source
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a procedure's plan. ``responsible`` as written, None where the paper does not say whose it is.

    ``workstream`` is the part it belongs to, ``stage`` the column it stands under (``Now``). ``beside`` are the leads
    written next to several tasks at once, where nothing tells whose each is: they owe the whole, none of them this one
    for certain. ``cells`` holds the other columns that are filled, by the column's own name.
    """

    text: str
    plan: str
    source: Source
    responsible: str | None = None
    points: tuple[str, ...] = ()
    workstream: str | None = None
    stage: str | None = None
    restricted: bool = False
    number: str | None = None
    beside: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """People or bodies that a procedure lists under one sentence: whom to notify, who is in a group."""

    title: str
    entries: tuple[str, ...]
    source: Source
    clause: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """A written procedure as data.

    ``details`` are the rows of its own title page, label and value, as written; ``cover`` the lines there that carry no
    label (for whom it is, which draft).
    """

    title: str
    source: Source
    details: tuple[tuple[str, str], ...] = ()
    contents: tuple[Numbered, ...] = ()
    paragraphs: tuple[Clause, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    roles: tuple[RoleCode, ...] = ()
    tasks: tuple[Task, ...] = ()
    groups: tuple[Group, ...] = ()
    restricted: bool = False
    cover: tuple[str, ...] = ()


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
