"""Plans: tables of tasks and who is responsible, and workstreams with several tasks and several leads in a row.

A lead is given to a task only where the row has one of each, or as many leads as tasks, line by line. Otherwise the
tasks stay without one, and the leads stay visible ``beside`` all of them.
"""

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from board.packs import layout
from board.packs.entries import Task
from board.packs.papers import Paper
from board.packs.procedure import cells, checklists, roles, tables
from board.packs.procedure.cells import Line
from board.packs.procedure.tables import Head, Run

TITLE = 6  # words of a workstream's name above its tasks


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its cells as lines: ``tasks`` and ``leads`` for each pair of columns."""

    at: int
    tasks: tuple[tuple[Line, ...], ...]
    leads: tuple[tuple[Line, ...], ...]
    number: str | None
    workstream: str | None
    cells: tuple[tuple[str, str], ...]
    strong: bool
    hidden: bool

    @property
    def unowned(self) -> bool:
        return not any(self.leads) and not self.number and not self.cells


def read(paper: Paper, run: Run, head: Head, title: str, codes: Collection[str]) -> tuple[Task, ...]:
    """Read the tasks of one table."""
    rows = _whole([_row(paper, at, head) for at in run.rows[len(head.rows) :]])
    titled = _are_titled(rows, codes)
    found: list[Task] = []
    workstream: str | None = None
    for count, row in enumerate(rows, 1):
        if _is_title(row):
            workstream = cells.text(row.tasks[0])
            continue
        source = paper.source(row.number or f"row {count} of the plan", paper.blocks[row.at])
        plain = Task("", title, source, number=row.number, restricted=row.hidden, cells=row.cells)
        name = workstream
        if head.workstream is not None:
            workstream = name = row.workstream or workstream
        elif titled:
            name = row.tasks[0][0].text if row.tasks[0] else None
        for column in range(len(row.tasks)):
            lines = row.tasks[column][1 if titled and column == 0 else 0 :]
            stage = head.names[head.text[column]]
            told = dataclasses.replace(plain, workstream=name, stage=None if _is_plain(stage) else stage)
            found += _tasks(told, lines, row.leads[column], codes, several=titled)
    return tuple(found)


def _is_plain(stage: str) -> bool:
    """Tell a column that is called tasks from one whose name says when they are done."""
    return tables.is_head((stage, "Lead"))


def _row(paper: Paper, at: int, head: Head) -> _Row:
    block = paper.blocks[at]

    def cell(column: int | None) -> str:
        return block.cells[column] if column is not None and column < len(block.cells) else ""

    pairs = list(zip(head.text, _owners(head), strict=True))
    used = {owner for _, owner in pairs}
    others = [*(owner for owner in head.owners if owner not in used), *head.other()]
    if head.applies is not None:
        others.append(head.applies)
    return _Row(
        at,
        tuple(cells.lines(cell(text)) for text, _ in pairs),
        tuple(cells.lines(cell(owner)) for _, owner in pairs),
        layout.flat(cell(head.number)).rstrip(".)") or None,
        layout.flat(cell(head.workstream)) or None,
        tuple((head.names[column], layout.flat(cell(column))) for column in sorted(others) if cell(column)),
        block.strong,
        paper.hidden[at],
    )


def _owners(head: Head) -> tuple[int | None, ...]:
    """Give for each column of tasks the column of its leads."""
    if len(head.text) == 1:
        return (head.owners[0] if head.owners else None,)
    return tuple(text + 1 for text in head.text)


def _whole(rows: Sequence[_Row]) -> list[_Row]:
    """Close the rows that a page's end cut: the rest of a row stands without leads, and goes on with it."""
    whole: list[_Row] = []
    lower = checklists.starts_in_lower_case([row.tasks[0][0].text for row in rows if row.tasks[0]])
    cuts = 0
    for row in rows:
        if whole and cuts < checklists.MOST_CUTS and _goes_on(whole[-1], row, lower=lower):
            last = whole[-1]
            cuts += 1
            whole[-1] = dataclasses.replace(
                last,
                tasks=tuple(cells.joined(one, more) for one, more in zip(last.tasks, row.tasks, strict=True)),
                leads=tuple(cells.joined(one, more) for one, more in zip(last.leads, row.leads, strict=True)),
                hidden=last.hidden or row.hidden,
            )
        else:
            whole.append(row)
            cuts = 0
    return whole


def _goes_on(last: _Row, row: _Row, *, lower: bool) -> bool:
    """Tell the rest of a row: every cell in it that holds anything goes on with the cell above."""
    if row.number or row.cells or row.workstream:
        return False
    held = [(one, more) for one, more in zip(last.tasks, row.tasks, strict=True) if more]
    owed = [(one, more) for one, more in zip(last.leads, row.leads, strict=True) if more]
    return (
        bool(held)
        and all(_rest(one, more, lower=lower) for one, more in held)
        and all(one and layout.breaks_off(cells.last_words(one[-1])) for one, _ in owed)
    )


def _rest(before: Sequence[Line], after: Sequence[Line], *, lower: bool) -> bool:
    if not before:
        return False
    said, goes = cells.last_words(before[-1]), after[0].text
    return not goes or layout.breaks_off(said) or (layout.goes_on(said, goes) and not lower)


def _is_title(row: _Row) -> bool:
    """Tell a row that only names a part of the plan: a few bold words, and nothing beside them."""
    filled = [lines for lines in row.tasks if lines]
    if not row.strong or not row.unowned or row.workstream or len(filled) != 1 or not row.tasks[0]:
        return False
    return len(row.tasks[0]) == 1 and not row.tasks[0][0].points and len(row.tasks[0][0].text.split()) <= layout.SHORT


def _are_titled(rows: Sequence[_Row], codes: Collection[str]) -> bool:
    """Tell a table in which every first cell opens with the name of a workstream, its tasks below it.

    Where a cell has as many lines as leads, each line is a task, and the table has no such names.
    """
    told = [row for row in rows if row.tasks[0]]
    if len(told) <= 1:
        return False
    for row in told:
        first = row.tasks[0][0]
        named = first.text and not first.points and len(first.text.split()) <= TITLE and first.text[-1] not in ".:;?!,"
        if not named or len(row.tasks[0]) == 1 or checklists.is_deed(first.text):
            return False
        if len(_leads(row.leads[0], codes)) == len(row.tasks[0]):
            return False
    return True


def _tasks(
    told: Task, lines: Sequence[Line], owed: Sequence[Line], codes: Collection[str], *, several: bool
) -> list[Task]:
    """Make the tasks of one cell, each with its lead where the paper says whose it is."""
    leads = _leads(owed, codes)
    if not lines:
        return []
    apart = len(lines) > 1 and len(leads) == len(lines) and all(roles.begins_with_code(lead, codes) for lead in leads)
    if several and not (apart or len(lines) == len(leads) == 1):
        return [dataclasses.replace(told, text=line.text, points=line.points, beside=leads) for line in lines]
    if apart:
        return [
            dataclasses.replace(told, text=line.text, points=line.points, responsible=lead)
            for line, lead in zip(lines, leads, strict=True)
        ]
    if len(lines) == 1 and len(leads) > 1 and codes and all(roles.begins_with_code(lead, codes) for lead in leads):
        return [dataclasses.replace(told, text=lines[0].text, points=lines[0].points, beside=leads)]
    said = layout.flat(cells.text(owed)) or None
    return [dataclasses.replace(told, text=cells.text(lines), points=cells.points(lines), responsible=said)]


def _leads(owed: Sequence[Line], codes: Collection[str]) -> tuple[str, ...]:
    return roles.leads([text for line in owed for text in (line.text, *line.points) if text], codes)
