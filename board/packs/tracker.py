"""The action tracker: one row an action, with the meeting that asked for it, its leads, deadline and progress.

A row is closed only where a sentence of its progress says nothing else than that; 'close to finishing' closes nothing.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.packs import (
    action_marks,
    action_rows,
    dates,
    layout,
    papers,
    people,
    restriction,
    tracker_blocks,
    tracker_columns,
)
from board.packs.papers import Kind, Paper
from board.packs.values import Action, Block, BlockKind

LONGEST = 60  # characters: a longer part says more than that the action is closed

_CLOSED = re.compile(
    r"\W*(?:(?:this|the)\s+)?(?:actions?|items?)?\s*(?:is|are|has been|have been|was)?\s*(?:now\s+)?"
    r"(?:close[d]?|complete[d]?|done|discharged|finished)\s*(?:(?:on|at|in)?\s*(?:the\s+)?(?:meeting)?)\W*",
    re.IGNORECASE,
)
# A column of its own that says whether the action is closed, or on which day it was.
_CLOSED_ON = re.compile(r"\W*(?:date |action )?(?:closed|completed)(?: on| date)?\W*", re.IGNORECASE)
_STATE = re.compile(r"\b(?:status|state|rag(?: rating)?|open\s*/\s*closed)\b", re.IGNORECASE)
_LIGHT = re.compile(r"\brag\b", re.IGNORECASE)
_YES = re.compile(r"\W*(?:y|yes|✓|✔)\W*", re.IGNORECASE)
_REOPENED = re.compile(r"\bre-?open(?:ed)?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;:\n]|\s[-–—]\s|\(|\)")
_OF_MEETING = re.compile(r"\b(?:meeting|actions? (?:from|of|raised)|raised|minutes)\b", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"[-–—.\s]*")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with the columns of its table: where each fact stands, and what every column is called."""

    cells: list[str]
    where: dict[str, int]
    heads: tuple[str, ...]
    hidden: bool
    asked: str = ""  # the meeting that a row above names for all beneath it


def read(paper: Paper) -> tuple[Action, ...]:
    """Read the rows of the tracker in this paper; nothing where it holds none.

    In minutes a table of actions that tells neither progress nor another meeting sums up those minutes, and is no
    tracker.
    """
    rows = [*_rows(paper), *map(_of_entry, tracker_blocks.read(paper))]
    # Public rows are counted by themselves, so that a number does not tell how many exempt ones stand before it.
    counts = [sum(other.hidden is row.hidden for other in rows[:at]) + 1 for at, row in enumerate(rows)]
    return tuple(
        dataclasses.replace(made, raised_on=made.raised_on or dates.day(row.asked))
        for count, row in zip(counts, rows, strict=True)
        for made in (_row(paper, row.cells, row.where, row.heads, count, hidden=row.hidden),)
    )


def closes(progress: str) -> bool:
    """Tell whether the progress says in words that the action is closed, and does not open it again."""
    # A date may hold full stops, and may be followed by one: sentences are looked for with the dates and without them.
    said = [*_SENTENCE.split(dates.without(progress)), *map(dates.without, _SENTENCE.split(progress))]
    closed = any(part.strip() and len(part) < LONGEST and _CLOSED.fullmatch(part) for part in said)
    return closed and not _REOPENED.search(progress)


def marked(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Say of every block whether it is a tracker's row whose subject is marked as restricted, or goes on with one."""
    where: dict[str, int] = {}
    found: list[bool] = []
    for block in blocks:
        if tracker_columns.is_header(block):
            where = layout.columns(block.cells, tracker_columns.COLUMNS)
        own = block.kind is BlockKind.ROW and bool(where) and not tracker_columns.is_header(block)
        cells = block.cells if own else ()
        opens = any(layout.cell(cells, where.get(name)) for name in ("raised", "lead"))
        secret = restriction.marks(layout.cell(cells, where.get("subject")))
        found.append(own and (secret or (not opens and bool(found) and found[-1])))
    return tuple(found)


def _rows(paper: Paper) -> Iterator[_Row]:
    """Give the rows beneath a tracker's header; a row that a page's end cut is put together again."""
    where: dict[str, int] = {}
    heads: tuple[str, ...] = ()
    held: _Row | None = None
    asked = ""
    for block, hidden in zip(paper.blocks, paper.hidden, strict=True):
        if tracker_columns.is_header(block):
            where = layout.columns(block.cells, tracker_columns.COLUMNS)
            where = {} if paper.kind is Kind.MINUTES and action_rows.header(block) is not None else where
            heads = tuple(layout.flat(cell) for cell in block.cells)
            continue
        if layout.stands_out(block) and not papers.TRACKER.search(block.text):
            where = {}
        if not where or block.kind is not BlockKind.ROW or len(block.cells) <= where["action"]:
            continue
        cells = [layout.flat(cell) for cell in block.cells]
        if layout.lone(block) and dates.day(block.text) and _OF_MEETING.search(block.text):
            asked = layout.flat(block.text)
            if held is not None:
                yield held
            held = None
            continue
        if held is not None and _goes_on(held.cells, cells, where):
            held = dataclasses.replace(held, cells=_added(held.cells, cells), hidden=held.hidden or hidden)
            continue
        if held is not None:
            yield held
        held = _Row(cells, where, heads, hidden, asked) if cells[where["action"]] else None
    if held is not None:
        yield held


def _of_entry(entry: tracker_blocks.Entry) -> _Row:
    """Give a row for an entry that is written in labelled lines."""
    where = {name: at for at, name in enumerate(entry.told)}
    return _Row(list(entry.told.values()), where, tuple(entry.told), entry.hidden)


def _goes_on(before: Sequence[str], cells: Sequence[str], where: dict[str, int]) -> bool:
    """Tell a row that is the rest of the one above it: it opens nothing of its own, neither date nor lead."""
    own = [layout.cell(cells, where.get(name)) for name in ("raised", "lead")]
    return not any(own) and len(cells) <= len(before) + 1


def _added(before: Sequence[str], cells: Sequence[str]) -> list[str]:
    width = max(len(before), len(cells))
    return [" ".join(filter(None, (layout.cell(before, at), layout.cell(cells, at)))) for at in range(width)]


def _row(
    paper: Paper, cells: Sequence[str], where: dict[str, int], heads: Sequence[str], count: int, *, hidden: bool
) -> Action:
    told = {name: layout.cell(cells, at) for name, at in where.items()}
    deadline = told.get("deadline", "")
    progress, closed = _progress(cells, told.get("progress", ""), heads, where)
    return Action(
        told["action"],
        people.leads(told.get("lead", "")),
        paper.source(f"row {count} of the {'exempt rows of the ' if hidden else ''}tracker"),
        raised_on=dates.day(told.get("raised", "")),
        subject=told.get("subject") or None,
        deadline=None if _SAYS_NOTHING.fullmatch(deadline) else deadline,
        due=dates.deadline(deadline).due if deadline else None,
        progress=progress or None,
        closed=closed,
        tracked=True,
        restricted=hidden,
        cut_off=action_marks.breaks_off(told["action"]),
    )


def _progress(cells: Sequence[str], said: str, heads: Sequence[str], where: dict[str, int]) -> tuple[str, bool]:
    """Give what a row says of its progress, with the column of its own that says how it stands, and if it is closed."""
    told, closed = [said] if said else [], closes(said)
    for at, head in enumerate(heads):
        state = layout.cell(cells, at)
        dated = _CLOSED_ON.fullmatch(head) is not None
        if at in where.values() or not state or not (dated or _STATE.search(head)):
            continue
        ends = closes(state) or (dated and _is_day(state))
        closed = (closed or ends) and not _REOPENED.search(state)
        if ends or _LIGHT.search(head) is None:
            told.append(state)
    return "\n".join(told), closed


def _is_day(text: str) -> bool:
    return dates.day(text) is not None or _YES.fullmatch(text) is not None
