"""The tables of a procedure: which rows are one table, which of them are its head, what its columns are called.

Pages cut tables: footnotes, page furniture and repeated heads may stand between two rows of one table.
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from board.packs import layout
from board.packs.values import Block, BlockKind

LABEL = 6  # words of a column's name

_TASK = re.compile(
    r"^(?:key\s+|immediate\s+|required\s+|agreed\s+)?(?:actions?|tasks?|steps?|what|activit(?:y|ies)|measures?|checks?|"
    r"items?|requirements?|to do|duty|duties)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:(?:who|by whom|leads?|owners?|responsib(?:le|ility|ilities)|accountable)|"
    r"(?:(?:lead|responsible|named|action|task|accountable)\s+(?:officers?|persons?|people|owners?|organisations?|"
    r"agency|agencies|leads?|roles?))|(?:who(?:\s+is)?|officers?|persons?|people|organisations?)\s+responsible|"
    r"assigned to|allocated to|role responsible|officers?|whose task|done by|"
    r"who(?:se| (?:does|do|acts|leads|takes|will|should|must|is to|has))\b.{0,30})\s*(?:[/(&?].*)?$",
    re.IGNORECASE,
)
_APPLIES = re.compile(
    r"^(?:applicab\w+|applies(?: to)?|for|relevant (?:to|for)|(?:provider|service) type)\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"^(?:done|complet\w+|tick|initials?|signed|y/n|yes/no|☐|□|✓|date\b.*|status|comments?|notes?|progress|outcome|evidence|"
    r"when|by when|timescales?|deadline|time|timing|due|within|target|deputy|support\w*)\b",
    re.IGNORECASE,
)
_NUMBER_HEAD = re.compile(r"^(?:no\.?|number|ref\.?|reference|#|nr\.?)$", re.IGNORECASE)
_WORKSTREAM = re.compile(r"^(?:workstreams?|themes?|areas?|topics?|strands?|phases?|stages?)\b", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"^[A-Z]{0,2}\d{1,2}[a-z]?(?:\.\d{1,2}[a-z]?){0,3}[.)]?$")
_NUMBER_NAME = "No."
_SAYS_YES = re.compile(r"yes|y|[✓✔☑☒✅]|x|\[x\]", re.IGNORECASE)
_YES_NO = re.compile(_SAYS_YES.pattern + r"|no|n|[✗✘❌☐□–—-]|n/?a|\[\s?\]", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^(?:\d{1,2}\s*[\[(A-Z]|\*|note\b|\[)", re.IGNORECASE)


@dataclass(slots=True)
class Run:
    """The rows of one table and the notes between them, as places in the paper."""

    rows: list[int]
    notes: list[int] = field(default_factory=list[int])
    repeats: list[int] = field(default_factory=list[int])  # heads printed again on a later page


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: how many rows it has, and what each column is called; names are empty where none is told."""

    rows: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    number: int | None
    text: tuple[int, ...]
    owners: tuple[int, ...]
    applies: int | None
    workstream: int | None
    loose: tuple[str, ...] = ()  # what the head says besides the names of columns
    kinds: tuple[int, ...] = ()  # columns of marks, each of which says whether a row applies to what it is called

    def other(self) -> tuple[int, ...]:
        """Give the columns that are none of those."""
        known = {self.number, *self.text, *self.owners, self.applies, self.workstream, *self.kinds}
        return tuple(at for at in range(len(self.names)) if at not in known)


def runs(blocks: Sequence[Block], places: Sequence[int]) -> tuple[Run, ...]:
    """Gather the rows among ``places`` into tables."""
    found: list[Run] = []
    notes: list[int] = []
    opened = False
    for at in places:
        block = blocks[at]
        if block.kind is not BlockKind.ROW:
            if not block.text or block.kind is BlockKind.BREAK:
                continue
            opened = opened and _FOOTNOTE.match(block.text) is not None
            notes.append(at)
            continue
        last = found[-1] if opened and found else None
        if last is None or not _belongs(blocks, last, at, cut=bool(notes)):
            found.append(Run([at]))
        else:
            last.notes += notes
            same = len(last.rows) > 1 and _flat(block.cells) == _flat(blocks[last.rows[0]].cells)
            (last.repeats if same and is_head(block.cells) else last.rows).append(at)
        notes, opened = [], True
    return tuple(found)


def is_head(cells: Sequence[str], *, opens: bool = False) -> bool:
    """Tell a row of column names. A row that ``opens`` its table need not name its column of tasks."""
    flat = [cell for cell in _flat(cells) if cell]
    if len(flat) < len(("task", "owner")) or any(len(cell.split()) > LABEL for cell in flat):
        return False
    others = [cell for cell in flat if _OWNER.match(cell) or _APPLIES.match(cell) or _OTHER.match(cell)]
    if any(_TASK.match(cell) and cell not in others for cell in flat):
        return bool(others)
    return opens and not _OWNER.match(flat[0]) and any(_OWNER.match(cell) for cell in flat[1:])


def head(blocks: Sequence[Block], run: Run) -> Head | None:
    """Read the head of a table, None where it has none."""
    first = blocks[run.rows[0]].cells
    if not is_head(first, opens=True):
        return None
    width = max(len(blocks[at].cells) for at in run.rows)
    task = next((at for at, cell in enumerate(_flat(first)) if _TASK.match(cell)), 0)
    rows = [_unmerged(first, width)]
    for at in run.rows[1:]:
        cells = _unmerged(blocks[at].cells, width)
        if cells[task] or not any(cells) or any(cells[:task]):
            break
        rows.append(cells)
    body = [(*_flat(blocks[at].cells), *[""] * (width - len(blocks[at].cells))) for at in run.rows[len(rows) :]]
    found = _columns(_named_number(tuple(rows), body))
    return dataclasses.replace(found, rows=tuple(rows), kinds=_kinds(found, body))


def is_number(cell: str) -> bool:
    """Tell a cell that holds a row's number."""
    return _ROW_NUMBER.match(layout.flat(cell)) is not None


def _belongs(blocks: Sequence[Block], run: Run, at: int, *, cut: bool) -> bool:
    """Tell a row that goes on with a table."""
    first, cells = blocks[run.rows[0]].cells, blocks[at].cells
    if is_head(cells) and len(run.rows) > 1 and _flat(cells) != _flat(first):
        return False
    return len(cells) == len(first) if cut else len(cells) <= len(first)


def _flat(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(layout.flat(cell) for cell in cells)


def _unmerged(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Give a row of a head in full width; a merged cell that is said once for each column is said once."""
    flat = [*_flat(cells), *[""] * (width - len(cells))]
    return tuple("" if at and cell == flat[at - 1] else cell for at, cell in enumerate(flat))


def _named_number(rows: tuple[tuple[str, ...], ...], body: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Give the head with a column of numbers called so, though its head says ``Step``, where another says what."""
    counted = [cells[0] for cells in body if cells[0]]
    others = any(_TASK.match(cell) for cell in rows[0][1:])
    if not counted or not others or not all(map(is_number, counted)) or not _TASK.match(rows[0][0]):
        return rows
    return ((_NUMBER_NAME, *rows[0][1:]), *rows[1:])


def _kinds(head: Head, body: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Find the columns of nothing but yes and no, or ticks, by kinds of provider; one alone may say anything."""
    found = tuple(at for at in head.other() if _is_kind(head.names[at]) and _is_marked([cells[at] for cells in body]))
    return found if len(found) > 1 else ()


def _is_kind(name: str) -> bool:
    """Tell a name that could be one of a kind of provider from what is filled in later, and from a role's code."""
    return bool(name) and not name.endswith("?") and not _OTHER.match(name) and not name.isupper()


def _is_marked(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if cell]
    return bool(told) and all(map(_YES_NO.fullmatch, told)) and any(map(_SAYS_YES.fullmatch, told))


def _columns(rows: tuple[tuple[str, ...], ...]) -> Head:
    width = len(rows[0])
    names, loose = [""] * width, []
    for depth, at in itertools.product(range(len(rows)), range(width)):
        cell = rows[depth][at]
        if cell and (_spans(rows, depth, at) or names[at]):
            loose.append(cell)
        elif cell:
            names[at] = cell
    top = [next((rows[0][i] for i in range(at, -1, -1) if rows[0][i]), "") for at in range(width)]
    owners = tuple(at for at in range(width) if names[at] and _OWNER.match(top[at] or names[at]))
    tasks = [at for at in range(width) if _TASK.match(names[at]) and at not in owners]
    number = next((at for at in range(width) if _NUMBER_HEAD.match(names[at])), None)
    if number is None and not names[0] and tasks:
        number = 0
    workstream = next((at for at in range(width) if tasks and _WORKSTREAM.match(names[at]) and at not in tasks), None)
    applies = next((at for at in range(width) if _APPLIES.match(names[at])), None)
    text = (tasks[0],) if tasks else tuple(_left_of(owners, names))
    return Head(rows, tuple(names), number, text, owners, applies, workstream, tuple(loose))


def _left_of(owners: Sequence[int], names: Sequence[str]) -> Iterator[int]:
    """Give the columns right before those of the owners: ``Now | Lead | Later | Lead``."""
    for at in owners:
        if at and at - 1 not in owners and names[at - 1]:
            yield at - 1


def _spans(rows: Sequence[Sequence[str]], depth: int, at: int) -> bool:
    """Tell a cell of a head that stands over several columns, which another row names one by one."""
    if at + 1 >= len(rows[depth]) or rows[depth][at + 1]:
        return False
    return any(row[at] and row[at + 1] for other, row in enumerate(rows) if other != depth)
