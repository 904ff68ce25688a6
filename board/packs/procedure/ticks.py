"""Checklists without a table: lines with a box to tick, under the headings of their sections.

Who is responsible is read from brackets only where most lines end with a role in brackets, or the list says so.
"""

import dataclasses
import re
from collections.abc import Sequence

from board.packs import layout
from board.packs.entries import Checklist, CheckRow, CheckSection
from board.packs.papers import Paper
from board.packs.procedure import parts
from board.packs.procedure.parts import Part
from board.packs.values import BlockKind

OWNER = "Responsible"
SHORTEST = 2  # a box and one word: an answer, and no deed
ROLE = 6  # words of a role in brackets

_BOX = re.compile(r"^(?:[☐□❏❑◻✓☑]|\[\s?\])\s*")
_NEXT_BOX = re.compile(r"\s+(?=[☐□❏❑◻✓☑]\s)")
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\S)")
_BRACKETS = re.compile(r"^(.*\S)\s*\(([^()]{2,60})\)\.?$")
_ROLE = re.compile(
    r"\b(?:managers?|leads?|officers?|directors?|heads?|nurses?|co-?ordinators?|administrators?|support|workers?|chair|"
    r"commissioners?|team|clerk|council|provider|reps?|representatives?)\b",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(
    r"^(?:see|e\.?g|i\.?e|if|unless|and|or|the|for|in|including|with|not|as|section|appendix)\b", re.IGNORECASE
)
_SAYS_SO = re.compile(r"\b(?:responsib\w+|lead|owner|officer)\b.{0,40}\bbrackets\b", re.IGNORECASE)


def is_line(paper: Paper, at: int) -> bool:
    """Tell a line with a box to tick."""
    block = paper.blocks[at]
    return block.kind in {BlockKind.BULLET, BlockKind.PARAGRAPH} and _BOX.match(_plain(block.text)) is not None


def read(paper: Paper, found: Sequence[Part], used: Sequence[Sequence[int]], codes: frozenset[str]) -> Checklist:
    """Read one checklist out of the parts it runs through; ``used`` are the places of each that belong to it."""
    title, sections, rows = found[0].title, list[CheckSection](), list[CheckRow]()
    said = " ".join(paper.blocks[at].text for part in found for at in range(part.first, part.end))
    lines = [_plain(paper.blocks[at].text) for places in used for at in places if is_line(paper, at)]
    owned = _SAYS_SO.search(said) is not None or sum(1 for one in lines if _owner(one, codes)) * 2 > len(lines)
    for part, places in zip(found, used, strict=True):
        number, name = parts.numbered_title(part.title)
        headed = part is not found[0]
        if headed:
            secret = any(paper.hidden[at] for at in part.heads)
            sections.append(CheckSection(name, number, restricted=secret))
        for at in places:
            if not is_line(paper, at):
                _under(rows, _plain(paper.blocks[at].text), hidden=paper.hidden[at])
                continue
            secret = paper.hidden[at] or (headed and sections[-1].restricted)
            for line in _apart(_plain(paper.blocks[at].text)):
                row = _row(paper, line, name if headed else None, len(rows) + 1, codes, owned)
                rows.append(dataclasses.replace(row, restricted=secret))
    return Checklist(
        title,
        paper.source(),
        columns=(OWNER,) if any(row.cells for row in rows) else (),
        sections=tuple(sections),
        rows=tuple(rows),
        restricted=any(paper.hidden[at] for places in used for at in places),
    )


def _plain(text: str) -> str:
    found = _NUMBER.match(layout.flat(text))
    said = layout.flat(text)
    return (
        said
        if found is None or not _BOX.match(said[found.end() :])
        else f"☐ {found.group(1)} {said[found.end() + 1 :].strip()}"
    )


def _apart(line: str) -> list[str]:
    """Cut a line that holds several boxes, each before words of its own; answers to tick are one line."""
    pieces = _NEXT_BOX.split(line)
    return pieces if all(len(piece.split()) > SHORTEST for piece in pieces) else [line]


def _row(paper: Paper, line: str, section: str | None, count: int, codes: frozenset[str], owned: bool) -> CheckRow:  # noqa: FBT001
    said = _BOX.sub("", line)
    found = _NUMBER.match(said)
    number = found.group(1) if found else None
    said = said[found.end() :] if found else said
    owner = _owner(said, codes) if owned else None
    text = _BRACKETS.sub(r"\1", said) if owner else said
    return CheckRow(
        text,
        paper.source(number or f"row {count} of the checklist"),
        number,
        section,
        cells=((OWNER, owner),) if owner else (),
    )


def _under(rows: list[CheckRow], text: str, *, hidden: bool) -> None:
    """Put an entry without a box under the line above it."""
    last = dataclasses.replace(rows[-1], restricted=rows[-1].restricted or hidden)
    if layout.continues((last.points or (last.text,))[-1], text):
        whole = f"{(last.points or (last.text,))[-1]} {text}"
        rows[-1] = _with(last, last.text, (*last.points[:-1], whole)) if last.points else _with(last, whole, ())
    else:
        rows[-1] = _with(last, last.text, (*last.points, text))


def _with(row: CheckRow, text: str, points: tuple[str, ...]) -> CheckRow:
    return dataclasses.replace(row, text=text, points=points)


def _owner(line: str, codes: frozenset[str]) -> str | None:
    """Give the role in brackets at a line's end. Brackets that only spell an abbreviation out name nobody."""
    found = _BRACKETS.match(line)
    if found is None:
        return None
    before, inside = found.group(1).split()[-1], found.group(2)
    if _NO_ROLE.match(inside) or len(inside.split()) > ROLE or not inside[:1].isupper():
        return None
    letters = "".join(word[0] for word in inside.split() if word[:1].isupper())
    if before.isupper() and before == letters:
        return None
    coded = all(token in codes for token in re.split(r"[\s/,&]+", inside) if token)
    return inside if coded or _ROLE.search(inside) else None
