"""A paper into the procedures it holds: in which order its parts are asked what they are, and nothing of what they say.

Every block of a procedure ends in exactly one place: title page, contents, checklist, plan, codes, glossary or clause.
"""

import bisect
import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from board.packs import glossary, layout
from board.packs.entries import Checklist, Clause, Procedure, RoleCode, Task
from board.packs.papers import Paper
from board.packs.procedure import checklists, clauses, openings, parts, plans, roles, tables, ticks
from board.packs.procedure.openings import Opening
from board.packs.procedure.parts import Part
from board.packs.procedure.tables import Run
from board.packs.values import BlockKind

KEY = 6  # blocks below a checklist among which its key is looked for
BLANK = 12  # words of a label with nothing behind it

_Entry = TypeVar("_Entry", Clause, Task)


@dataclass(slots=True)
class _Found:
    """What has been read of one procedure so far; ``rows`` are the table rows that it was read from."""

    paragraphs: list[Clause] = field(default_factory=list[Clause])
    checklists: list[Checklist] = field(default_factory=list[Checklist])
    roles: list[RoleCode] = field(default_factory=list[RoleCode])
    tasks: list[Task] = field(default_factory=list[Task])
    rows: set[int] = field(default_factory=set[int])


def read(paper: Paper) -> tuple[Procedure, ...]:
    """Read the procedures of a paper, none where it only speaks of them."""
    return tuple(procedure for procedure, _ in _all(paper))


def spans(paper: Paper) -> frozenset[int]:
    """Give the places of the table rows that a procedure of this paper was read from."""
    return frozenset(at for _, rows in _all(paper) for at in rows)


def _all(paper: Paper) -> Iterator[tuple[Procedure, frozenset[int]]]:
    extents = glossary.extents(paper.blocks)
    terms = frozenset(at for first, end in extents for at in range(first, end))
    titles = frozenset(first for first, _ in extents if paper.blocks[first].kind is not BlockKind.ROW)
    for opening in openings.find(paper):
        yield _one(paper, opening, terms, titles)


def _one(
    paper: Paper, opening: Opening, terms: frozenset[int], titles: frozenset[int]
) -> tuple[Procedure, frozenset[int]]:
    front = openings.front(paper.blocks, opening)
    skip = front.used | terms
    whole = parts.split(paper.blocks, opening.body, opening.end, skip, titles)
    found = _Found(rows={at for at in front.used if paper.blocks[at].kind is BlockKind.ROW})
    listed = [[at for at in range(part.first, part.end) if at not in skip] for part in whole]
    for part, places in zip(whole, listed, strict=True):
        _codes(paper, found, part, places)
    every = itertools.chain.from_iterable(listed)
    counted = not any(parts.number(paper.blocks[at]) or clauses.is_row(paper.blocks[at]) for at in every)
    _ticked(paper, found, whole, listed)
    for part, places in zip(whole, listed, strict=True):
        _part(paper, found, part, places, counted=counted)
    shown = [opening.first, *(at for at in front.used if at not in terms)]
    procedure = Procedure(
        opening.title,
        paper.source(),
        front.details,
        front.contents,
        tuple(found.paragraphs),
        tuple(found.checklists),
        tuple(found.roles),
        tuple(found.tasks),
        clauses.groups(found.paragraphs),
        restricted=any(paper.hidden[at] for at in shown),
        cover=front.cover,
    )
    return procedure, frozenset(found.rows)


def _codes(paper: Paper, found: _Found, part: Part, places: list[int]) -> None:
    """Read the codes of a part first, since plans anywhere are written in them; what was read is taken out."""
    told = roles.read(paper, places, part.title)
    marks = _marks(paper, part, places)
    taken = {at for _, at in told} - {at for code, at in told if code.code in marks}
    found.roles += [code for code, at in told if at in taken]
    for run in tables.runs(paper.blocks, places):
        codes = roles.of_table(paper, run.rows)
        if codes:
            found.roles += codes
            found.rows |= {*run.rows, *run.repeats}
            taken |= {*run.rows, *run.repeats}
    places[:] = [at for at in places if at not in taken]


def _marks(paper: Paper, part: Part, places: Sequence[int]) -> frozenset[str]:
    """Give the marks that the checklists of a part use to say whom a row applies to: their key is no list of roles."""
    return frozenset(
        row.applies
        for run in tables.runs(paper.blocks, places)
        for head in (tables.head(paper.blocks, run),)
        if head is not None and head.applies is not None
        for row in checklists.of_table(paper, run, head, part.title).rows
        if row.applies
    )


def _ticked(paper: Paper, found: _Found, whole: Sequence[Part], listed: Sequence[list[int]]) -> None:
    """Read the checklists that are lines with boxes; one goes on through parts until another appendix opens."""
    at = 0
    while at < len(whole):
        end = at
        while (
            end < len(whole)
            and (end == at or not parts.is_appendix(whole[end].title))
            and (_has_ticks(paper, listed[end]) or (end == at and "checklist" in whole[at].title.lower()))
        ):
            end += 1
        if any(_has_ticks(paper, places) for places in listed[at:end]):
            used = [_ticked_places(paper, places) for places in listed[at:end]]
            read_ = ticks.read(paper, whole[at:end], used, roles.known(found.roles))
            lines = frozenset(itertools.chain.from_iterable(used))
            blanks, notes, taken = _above(paper, list(itertools.chain.from_iterable(listed[at:end])), lines)
            found.checklists.append(dataclasses.replace(read_, blanks=blanks, notes=notes))
            for places in listed[at:end]:
                places[:] = [place for place in places if place not in lines and place not in taken]
        at = max(end, at + 1)


def _has_ticks(paper: Paper, places: Sequence[int]) -> bool:
    return any(ticks.is_line(paper, at) for at in places)


def _ticked_places(paper: Paper, places: Sequence[int]) -> list[int]:
    """Give the lines with boxes, and the list entries beneath them."""
    found: list[int] = []
    for at in places:
        below = bool(found) and paper.blocks[at].kind is BlockKind.BULLET
        if ticks.is_line(paper, at) or below:
            found.append(at)
    return found


def _part(paper: Paper, found: _Found, part: Part, places: list[int], *, counted: bool) -> None:
    held: set[int] = set()
    below = 0  # where the table above ended
    for run in tables.runs(paper.blocks, places):
        head = tables.head(paper.blocks, run)
        rows = {*run.rows, *run.repeats}
        if checklists.is_checklist(paper, run, head, part.title):
            begin, end = bisect.bisect_left(places, run.rows[0]), bisect.bisect_right(places, run.rows[-1])
            before = [at for at in places[below:begin] if at not in held]
            made, taken = _checklist(paper, run, part, before, places[end : end + KEY])
            found.checklists.append(made)
            held |= {*rows, *run.notes, *taken}
            found.rows |= rows
        elif head is not None:
            tasks = plans.read(paper, run, head, part.title, roles.known(found.roles))
            found.tasks += [_under(paper, part, task) for task in tasks]
            held |= rows
            found.rows |= rows
        below = bisect.bisect_right(places, run.rows[-1])
    rest = [at for at in places if at not in held]
    said = [at for at in rest if paper.blocks[at].kind is not BlockKind.ROW or clauses.is_row(paper.blocks[at])]
    found.rows |= {at for at in said if paper.blocks[at].kind is BlockKind.ROW}
    found.paragraphs += [_under(paper, part, clause) for clause in clauses.read(paper, part, said, counted=counted)]


def _under(paper: Paper, part: Part, entry: _Entry) -> _Entry:
    """Restrict an entry that repeats the words of a restricted heading."""
    return dataclasses.replace(entry, restricted=entry.restricted or any(paper.hidden[at] for at in part.heads))


def _checklist(
    paper: Paper, run: Run, part: Part, before: Sequence[int], after: Sequence[int]
) -> tuple[Checklist, set[int]]:
    """Read one checklist with what stands above it in its part, and the key right below it."""
    made = checklists.of_table(paper, run, tables.head(paper.blocks, run), part.title)
    marks = {row.applies for row in made.rows if row.applies}
    keys = {at: checklists.pairs_of_key(layout.flat(paper.blocks[at].text), marks) for at in (*before, *after)}
    keyed = {at for at, key in keys.items() if key}
    blanks, notes, taken = _above(paper, [at for at in before if at not in keyed], frozenset(run.rows))
    key = (*made.key, *(pair for at in keys if at in keyed for pair in keys[at]))
    whole = dataclasses.replace(
        made,
        blanks=(*blanks, *made.blanks),
        notes=(*notes, *made.notes),
        key=key,
        restricted=made.restricted or any(paper.hidden[at] for at in (*taken, *keyed, *part.heads)),
    )
    return whole, taken | keyed


def _above(
    paper: Paper, before: Sequence[int], rows: frozenset[int]
) -> tuple[tuple[str, ...], tuple[str, ...], set[int]]:
    """Read what introduces a checklist: labels left open, and paragraphs; clauses stay clauses."""
    blanks: list[str] = []
    notes: list[str] = []
    taken: set[int] = set()
    numbered = False
    for at in before:
        block = paper.blocks[at]
        if at in rows or block.kind is BlockKind.ROW or not block.text:
            continue
        numbered = numbered or (parts.number(block) or parts.single(block)) is not None
        lines = [layout.flat(line) for line in block.text.split("\n") if line.strip()]
        if all(_is_blank(line) for line in lines):
            taken.add(at)
            blanks += [line.rstrip(": _.…") for line in lines]
        elif not numbered:  # what follows a numbered paragraph belongs to that
            taken.add(at)
            notes.append(layout.flat(block.text).strip("*"))
    return tuple(blanks), tuple(notes), taken


def _is_blank(line: str) -> bool:
    """Tell a label with nothing behind its colon, but perhaps a hint in brackets or a line to write on."""
    label, colon, value = line.partition(":")
    value = value.strip(" _.…")
    return bool(colon and label) and len(line.split()) <= BLANK and (not value or (value[0], value[-1]) == ("(", ")"))
