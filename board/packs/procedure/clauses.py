"""Numbered paragraphs with all that stands beneath them, and the lists of people among them.

Nothing is lost: an unnumbered paragraph belongs to the clause above it, a list entry to the paragraph above it, and
the rest of a sentence that a page's end cut to its beginning.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from board.packs import layout
from board.packs.entries import Clause, ClausePart, Group
from board.packs.papers import Paper
from board.packs.procedure import parts
from board.packs.procedure.parts import Part
from board.packs.values import Block, BlockKind

ENTRY = 20  # words: a longer list entry is a rule, not a person or a body

_LETTERED = re.compile(r"^(?:\([a-z]{1,4}\)|[a-z]\)|[ivx]{1,4}\))\s+(?=\S)")
_PEOPLE = re.compile(
    r"\bcontacts?\b|\bnotif(?:y|ied)\b|\binvit(?:e|ed)\b|\bmembers?(?:hip)?\b|\battend(?:ed|ees)?\b|\bparticipa\w+|"
    r"\b(?:told|informed|alerted|consulted|rung|telephoned)\b|\brepresentatives\b|\bparties\b|"
    r"\b(?:tells?|alerts?|informs?|rings?|consults?)\b.{0,60}\b(?:who are|following|these)\b|"
    r"\b(?:group|team|cell)\b.{0,40}\b(?:consists?|comprises?|includes?|is made up)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Draft:
    """A clause that is still being gathered."""

    number: str
    section: str
    hidden: bool
    texts: list[str] = field(default_factory=list[str])
    points: list[list[str]] = field(default_factory=list[list[str]])
    marked: bool = False  # the list that is open has marks, so that a line without one is no entry of it


def read(paper: Paper, part: Part, places: Sequence[int], *, counted: bool) -> tuple[Clause, ...]:
    """Read the clauses of one part. ``counted`` tells that the procedure numbers its paragraphs 1., 2., 3. only."""
    drafts: list[_Draft] = []
    heading = parts.numbered_title(part.title)[0] or ""
    for at in places:
        block, hidden = paper.blocks[at], paper.hidden[at]
        if not block.text or block.kind is BlockKind.BREAK:
            continue
        number = _number(block, counted=counted)
        if number:
            drafts.append(_Draft(number, part.title, hidden))
            _say(drafts[-1], _body(block))
            continue
        if not drafts:
            drafts.append(_Draft(heading, part.title, hidden))
        drafts[-1].hidden = drafts[-1].hidden or hidden
        listed = block.kind is BlockKind.BULLET or _LETTERED.match(layout.flat(block.text)) is not None
        _add(drafts[-1], block, listed=listed or parts.single(block) is not None)
    return tuple(_clause(paper, draft) for draft in drafts if draft.texts)


def is_row(block: Block) -> bool:
    """Tell a numbered paragraph that is laid out as a table's row of number and text."""
    filled = layout.filled(block)
    return block.kind is BlockKind.ROW and len(filled) == len(("number", "text")) and _row_number(block) is not None


def groups(found: Sequence[Clause]) -> tuple[Group, ...]:
    """Find the lists of people and bodies: a sentence about whom to tell or who takes part, and short entries."""
    return tuple(
        Group(piece.text, piece.points, clause.source, clause.number or None, clause.restricted)
        for clause in found
        for piece in clause.parts or (ClausePart(clause.text, clause.points),)
        if len(piece.points) > 1 and _names_people(piece)
    )


def _names_people(piece: ClausePart) -> bool:
    lead = layout.flat(piece.text)
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", lead)
    asked = " ".join(sentence[-2:])
    if not lead.strip("*_ ").endswith((":", "include", "are", "of")) or not _PEOPLE.search(asked):
        return False
    return all(len(point.split()) <= ENTRY for point in piece.points)


def _number(block: Block, *, counted: bool) -> str | None:
    if block.kind is BlockKind.ROW:
        return _row_number(block)
    return parts.number(block) or (parts.single(block) if counted else None)


def _row_number(block: Block) -> str | None:
    first = block.cells[0].strip() if block.cells else ""
    return first.rstrip(".)") if re.fullmatch(r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?", first) else None


def _body(block: Block) -> str:
    if block.kind is BlockKind.ROW:
        return "\n".join(cell for cell in block.cells[1:] if cell)
    _, _, rest = block.text.partition("\n")
    own = parts.without_number(block)
    return own if not rest else "\n".join((own.removesuffix(layout.flat(rest).strip("*_ ")).strip(), rest))


def _say(draft: _Draft, text: str) -> None:
    """Take a paragraph in: its lines are sentences that a margin broke, or the short entries of a list."""
    for line in text.split("\n"):
        _line(draft, line.strip(), listed=line.lstrip().startswith("•"))


def _add(draft: _Draft, block: Block, *, listed: bool) -> None:
    if not listed:
        _say(draft, block.text)
        return
    if block.kind is BlockKind.BULLET:
        _line(draft, layout.flat(block.text), listed=True)
        return
    for at, line in enumerate(block.text.split("\n")):
        _line(draft, line.strip(), listed=not at or _LETTERED.match(line.strip()) is not None)


def _line(draft: _Draft, text: str, *, listed: bool) -> None:
    said = layout.flat(text).removeprefix("•").strip()
    if not said:
        return
    if not draft.texts:
        draft.texts.append("" if listed else said)
        draft.points.append([said] if listed else [])
        draft.marked = listed
        return
    points = draft.points[-1]
    before = points[-1] if points else draft.texts[-1]
    if not listed and layout.continues(before, said):
        if points:
            points[-1] = f"{before} {said}"
        else:
            draft.texts[-1] = f"{before} {said}"
    elif listed or _is_entry(draft, said):
        points.append(said)
        draft.marked = draft.marked or listed
    else:
        draft.texts.append(said)
        draft.points.append([])
        draft.marked = False


def _is_entry(draft: _Draft, said: str) -> bool:
    """Tell a line of a list without marks: a short line below a sentence that announces it."""
    return (
        not draft.marked
        and draft.texts[-1].endswith(":")
        and said[-1] not in ".:;,"
        and len(said.split()) <= layout.SHORT
    )


def _clause(paper: Paper, draft: _Draft) -> Clause:
    pieces = tuple(ClausePart(text, tuple(points)) for text, points in zip(draft.texts, draft.points, strict=True))
    return Clause(
        draft.number,
        draft.section,
        "\n".join(piece.text for piece in pieces if piece.text),
        paper.source(draft.number or None),
        tuple(point for piece in pieces for point in piece.points),
        draft.hidden,
        pieces if len(pieces) > 1 else (),
    )
