"""The parts of a written procedure that can answer a question: sentences with a number, list entries, rows, tasks.

A part keeps the paper's own words; beside them stand the heading and the sentence that they stand under, who is
responsible, and the time limit that they set. Which part a question means is weighed in ``board.procedure_search``.
"""

import enum
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from board import deadlines, lexis
from board.deadlines import Limit
from board.packs.entries import Table
from board.packs.procedure_values import Checklist, Clause, Procedure, Task
from board.sources import Citation

_WITHIN = frozenset(
    {"within", "time", "timescale", "timescales", "deadline", "by when", "how soon", "when", "target time"}
)
_FROM = re.compile(
    r"\b(?:from|after|following|once|of) (?:the )?(activation|notification|stand(?:ing)?[ -]down|"
    r"[a-z]+ing)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*(\d{1,2}(?:\.\d{1,3})+)\b")
# A paragraph that begins so speaks of what the one before it named.
_BACK = re.compile(
    r"(?:(?:if|where|when|until|unless|once|after) )?(?:they|it|this|these|he|she|their|its|such|the group)\b",
    re.IGNORECASE,
)
KEPT = 16  # procedures whose parts are kept at hand: they are asked again and again, and never change


class Kind(enum.StrEnum):
    """What a part is in the paper."""

    CLAUSE = "paragraph"
    POINT = "point"
    ROW = "row"
    TASK = "task"
    CELLS = "table row"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``label`` is what it is called (*Paragraph 4.2*), ``above`` what it stands under.

    ``lead_in`` is the sentence above a list entry or a table; ``responsible`` is None and ``limits`` empty where it
    names none.
    """

    kind: Kind
    label: str
    text: str
    above: str
    source: Citation
    number: str | None = None
    responsible: str | None = None
    beside: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    lead_in: str = ""
    applies: str | None = None
    cells: tuple[tuple[str, str], ...] = ()
    limits: tuple[Limit, ...] = ()

    @property
    def step(self) -> str:
        """Give what it is remembered by: a row of a table by its first cell, everything else by its label."""
        return f"{self.label}: {self.text}" if self.kind is Kind.CELLS else self.label

    @property
    def section(self) -> str:
        """Give what it stands beside: its plan, or the number that its section has."""
        return (self.number or "").rpartition(".")[0] or self.label


@functools.lru_cache(maxsize=KEPT)
def of(procedure: Procedure, tables: tuple[Table, ...] = ()) -> tuple[Part, ...]:
    """Give every part of a procedure; ``tables`` are those of the same paper, of which its own are taken."""
    parts: list[Part] = []
    before: Clause | None = None
    for clause in procedure.paragraphs:
        parts += _of_clause(clause, before)
        before = clause
        for table in tables:
            if _belongs(table, clause):
                parts += _of_table(table, clause)
    for checklist in procedure.checklists:
        parts += _of_checklist(checklist)
    parts += [_of_task(task) for task in procedure.tasks]
    return tuple(parts)


def is_set(limit: Limit) -> bool:
    """Tell a limit that leaves a latest moment from *at once* and *every day*."""
    return not isinstance(limit, deadlines.AtOnce | deadlines.Every)


def _of_clause(clause: Clause, before: Clause | None) -> Iterator[Part]:
    label = f"Paragraph {clause.number}" if clause.number else clause.section
    above = clause.section
    if before is not None and before.section == clause.section and _BACK.match(clause.text):
        above = f"{above}. {before.text}"
    yield Part(
        Kind.CLAUSE, label, clause.text, above, clause.source.cite(), clause.number or None,
        points=clause.points, limits=deadlines.limits(clause.text),
    )  # fmt: skip
    for span in clause.parts or (clause,):
        for point in span.points:
            yield Part(
                Kind.POINT, label, point, f"{clause.section}. {span.text}", clause.source.cite(),
                clause.number or None, lead_in=span.text, limits=deadlines.limits(point),
            )  # fmt: skip


def _belongs(table: Table, clause: Clause) -> bool:
    """Tell a table of this clause: its title is the clause's own words, or begins with its number."""
    if (table.source.document, table.source.item) != (clause.source.document, clause.source.item):
        return False
    number = _NUMBERED.match(table.title)
    if number is not None:
        return number[1] == clause.number and _plain(clause.text)[:20] in _plain(table.title)
    title = _plain(table.title)
    return bool(title) and title in {_plain(clause.text), _plain(clause.section)}


def _of_table(table: Table, clause: Clause) -> Iterator[Part]:
    label = f"Paragraph {clause.number}" if clause.number else clause.section
    timed = next((at for at, name in enumerate(table.columns) if name.casefold().strip(" ?:") in _WITHIN), None)
    counted = _FROM.search(clause.text)
    for row in table.rows:
        if not any(row):
            continue
        limit = deadlines.of_cell(row[timed]) if timed is not None and timed < len(row) else None
        if limit is not None and counted:
            limit = deadlines.since(limit, counted[1])
        yield Part(
            Kind.CELLS, label, row[0], f"{clause.section}. {clause.text}", clause.source.cite(), clause.number or None,
            lead_in=clause.text, limits=(limit,) if limit else (),
            cells=tuple((n, c) for n, c in zip(table.columns[1:], row[1:], strict=False) if c),
        )  # fmt: skip


def _of_checklist(checklist: Checklist) -> Iterator[Part]:
    for row in checklist.rows:
        label = f"Checklist {row.number}" if row.number else f"Checklist, {row.section or 'a row'}"
        yield Part(
            Kind.ROW, label, row.text, f"{checklist.title}. {row.section or ''}", row.source.cite(), row.number,
            points=row.points, applies=row.applies, cells=row.cells, limits=deadlines.limits(row.text),
        )  # fmt: skip


def _of_task(task: Task) -> Part:
    return Part(
        Kind.TASK, task.plan, task.text, f"{task.plan}. {task.workstream or ''}", task.source.cite(), task.number,
        responsible=task.responsible, beside=tuple(dict.fromkeys(task.beside)), points=task.points, cells=task.cells,
        limits=deadlines.limits(task.text),
    )  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(lexis.words(_NUMBERED.sub("", text)))
