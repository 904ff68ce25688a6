"""What one written procedure holds: clauses, checklists, codes, tasks, groups.

No reading happens here, and other kinds of entries are in ``board.packs.entries``.
"""

from dataclasses import dataclass

from board.packs.report_values import Numbered
from board.sources import Source


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
