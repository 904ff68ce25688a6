"""Rows of tables in minutes that are actions: with columns for action and owner, or called so by their first cell.

A table that also tells progress, or the meeting that asked, is a tracker and is read there.
"""

import dataclasses
import re
from dataclasses import dataclass

from board.packs import layout
from board.packs.values import Block, BlockKind

_COLUMNS = {
    "action": r"^\W*(?:(?:agreed|new|summary of)\s+)?(?:actions?(?:\s+(?:points?|items?|required|agreed|"
    r"to be taken|description|needed))?|tasks?)\W*$",
    "lead": r"^\W*(?:leads?|owners?|who|by whom|whom|responsib\w*|assigned(?: to)?|officers?|person responsible|"
    r"action (?:by|owner|lead|for)|lead officer|responsible (?:person|officer|lead))\W*$",
    "deadline": r"\b(?:deadline|due|by when|target|timescales?|complete by|completion date|when|date)\b|^\W*by\W*$",
    "item": r"^\W*(?:agenda |minute )?(?:items?|minute|ref\w*|no|number|action no|min)?\.?\W*$",
    "text": r"^\W*(?:discussion|notes?|minutes?|summary|details?|subject|topic|agenda item|title|"
    r"points?(?: discussed)?)\W*$",
}
_TRACKED = re.compile(r"\b(?:progress|update|status|outcome|raised|date of meeting|meeting date)\b", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:workstream|work stream|phase|stage|step|milestone|scheme|project)s?\b", re.IGNORECASE)
_OF_PLAN = ("action", "lead")
MOST_WORDS = 4  # of a column's name
_CALLED = re.compile(r"^\W*actions?(?:\s+(?:points?|no\.?))?\s*\d*\W*$", re.IGNORECASE)
_NUMBERED_ITEM = re.compile(r"item|minute", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of actions: cells as written. ``item`` is the minute item that it refers to, where it says one.

    ``own_item`` tells that the row stands in the item it belongs to.
    """

    action: str
    lead: str
    deadline: str
    item: str | None = None
    own_item: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """Which columns of a table hold what, and how many there are."""

    where: dict[str, int]
    width: int
    refers: bool  # a column gives the number of the item, so rows stand apart from their items


def header(block: Block) -> Header | None:
    """Read the header of a table that has a column for actions and one for who owes them."""
    if block.kind is not BlockKind.ROW or any(_TRACKED.search(cell) for cell in block.cells):
        return None
    where = layout.columns(block.cells, _COLUMNS)
    if "action" not in where or "lead" not in where:
        return None
    if is_plan(block):
        return None
    refers = "text" not in where and "item" in where
    return Header(where, len(block.cells), refers)


def is_plan(block: Block) -> bool:
    """Tell the header of a plan's tasks, which the meeting asked nobody for: its columns name phases or workstreams."""
    short = all(len(cell.split()) <= MOST_WORDS for cell in block.cells)
    named = sum(re.search(_COLUMNS[name], cell, re.IGNORECASE) is not None for cell in block.cells for name in _OF_PLAN)
    return short and named > 1 and any(_PLANNED.search(cell) for cell in block.cells)


def take(block: Block, head: Header | None) -> tuple[Block, Row | None]:
    """Take the action off a row, and give what remains of it; any other block comes back as it is."""
    if block.kind is not BlockKind.ROW:
        return block, None
    cells = block.cells
    if len(cells) > 1 and _CALLED.match(cells[0]) and cells[1].strip():
        said = [*cells[1:], "", ""]
        return dataclasses.replace(block, cells=(), text=""), Row(said[0], layout.flat(said[1]), layout.flat(said[2]))
    if head is None or len(cells) != head.width:
        return block, None
    told = {name: cells[at] for name, at in head.where.items()}
    gone = {head.where[name] for name in ("action", "lead", "deadline") if name in head.where}
    number = told.get("item", "").strip(" .") if head.refers else ""
    rest = tuple(
        "" if at in gone or (head.refers and at == head.where["item"]) else cell for at, cell in enumerate(cells)
    )
    left = dataclasses.replace(block, cells=rest, text=" | ".join(filter(None, rest)))
    if not told["action"].strip() and not told["lead"].strip():
        return left, None
    row = Row(
        told["action"],
        told["lead"],
        layout.flat(told.get("deadline", "")),
        _item(number),
        own_item=not head.refers,
    )
    return left, row


def _item(number: str) -> str | None:
    """Give the item that a reference names: ``2.1`` is of item 2; a mere running number names none."""
    found = re.match(r"(\d{1,3}[a-z]?)(\.\d+)?", number)
    return found.group(1) if found and found.group(2) else None


def lines(cell: str) -> list[str]:
    """Give the actions of one cell: one a line or list entry; a line that was merely wrapped is joined again."""
    found: list[str] = []
    for line in cell.split("\n"):
        plain = line.strip(" •\t")
        if (
            found
            and plain
            and (plain[0].islower() or not re.match(r"[.!?;:)]|[\w’']", found[-1][-1]))
            and "•" not in line
        ):
            found[-1] = f"{found[-1]} {plain}"
        elif plain:
            found.append(plain)
    return found
