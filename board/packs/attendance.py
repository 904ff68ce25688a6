"""Who was there: the attendance list of minutes, in the shapes that boards use for it.

Labelled rows (a first cell ``Present:`` that later rows leave empty), headings with rows, bullets or lines beneath, and
one line that names everybody. Names are kept as written, titles included; initials only where the list gives them.
"""

import re
from collections.abc import Iterator, Sequence

from board.packs import layout, people
from board.packs.papers import Paper
from board.packs.values import Attendance, Block, BlockKind, Part

_PARTS = (
    (Part.APOLOGIES, re.compile(
        r"^\W*(?:apolog(?:ies|y)|absent|absences?|not present|unable to attend)\b", re.IGNORECASE)),
    (Part.IN_ATTENDANCE, re.compile(
        r"^\W*(?:(?:also\s+|officers?\s+|others?\s+)?in attendance|also present|attending|"
        r"attendees|observers?|officers|guests)\b", re.IGNORECASE)),
    (Part.PRESENT, re.compile(
        r"^\W*(?:(?:board\s+|voting\s+|committee\s+)?members|present|those present)\b", re.IGNORECASE)),
)  # fmt: skip
_LABEL = re.compile(
    r"^\W*(?:(?:board|voting|committee|non-voting)\s+)?(?:members|those|also|officers?|"
    r"others?)?\s*(?:present|in attendance|"
    r"attending|attendees|observers?|officers|guests|apologies(?: for absence)?(?: received)?(?: from)?|absent|members)"
    r"\s*(?:\([^)]*\))?\s*(?::\s*(?P<rest>.*)|)$",
    re.IGNORECASE | re.DOTALL,
)
_COLUMNS = {
    "initials": r"^initials?\b",
    "name": r"\b(?:name|member|attendee)\b",
    "title": r"\b(?:title|role|position|job|designation|post)\b",
    "organisation": r"\b(?:org|organisation|organization|representing|body|employer|agency)\b",
}
_INLINE = re.compile(r"\s*(?:[;\n]|,(?![^()]*\))|\band\b(?=\s+(?:[A-Z]\w*\.?\s+){1,2}[A-Z]))\s*")
_LISTED = re.compile(r"\s*(?:,(?![^()]*\))|\s[–—-]\s|\t|\|)\s*")


def part(text: str) -> Part | None:
    """Say which part of the list a label opens; None where it is no such label."""
    if _LABEL.match(layout.flat(text)) is None:
        return None
    return next((part for part, pattern in _PARTS if pattern.match(text)), None)


def read(paper: Paper, first: int, end: int) -> tuple[Attendance, ...]:
    """Read the list from the blocks between the head of the minutes and their first item."""
    return tuple(_entries(paper, paper.blocks[first:end]))


def _entries(paper: Paper, blocks: Sequence[Block]) -> Iterator[Attendance]:
    now: Part | None = None
    header: dict[str, int] = {}
    for block in blocks:
        if block.kind is BlockKind.BREAK:
            continue
        if block.kind is BlockKind.ROW:
            opened = part(block.cells[0]) if block.cells else None
            found = layout.columns(block.cells, _COLUMNS)
            if len(found) > 1 and not opened:
                header = found
                continue
            if opened:
                now = opened
                header = found if len(found) > 1 else header
            if (
                now
                and not len(found) > 1
                and (entry := _from_row(paper, now, block.cells, header, labelled=opened is not None))
            ):
                yield entry
            continue
        opened = part(block.text)
        now = opened or now
        rest = (_LABEL.match(block.text.strip()) or re.match(r"(?P<rest>.*)", ""))["rest"] if opened else block.text  # type: ignore[index]
        if now and rest and (opened or not layout.stands_out(block)):
            yield from _from_lines(paper, now, rest, run_in=opened is not None)


def _from_row(
    paper: Paper, now: Part, cells: Sequence[str], header: dict[str, int], *, labelled: bool
) -> Attendance | None:
    if header:
        told = {name: layout.cell(cells, at) for name, at in header.items()}
    else:
        rest = [layout.flat(cell) for cell in (cells[1:] if labelled or (len(cells) > 1 and not cells[0]) else cells)]
        at = 1 if len(rest) > 1 and people.is_initials(rest[1]) else None
        others = [cell for place, cell in enumerate(rest) if place not in {0, at}]
        told = dict(zip(("name", "title", "organisation"), [rest[0] if rest else "", *others], strict=False))
        told["initials"] = rest[at] if at is not None else ""
    return _attendance(paper, now, told)


def _from_lines(paper: Paper, now: Part, text: str, *, run_in: bool) -> Iterator[Attendance]:
    """Read names from running text: one a line with role and body behind it, or several in one line."""
    lines = [line.strip(" •-") for line in text.split("\n") if line.strip(" •-")]
    several = run_in and (len(lines) == 1)
    for line in lines:
        for entry in _INLINE.split(line) if several else [line]:
            told = dict(
                zip(
                    ("name", "title", "organisation"),
                    [entry] if several else _LISTED.split(entry, maxsplit=2),
                    strict=False,
                )
            )
            if (made := _attendance(paper, now, told)) is not None and len(made.name.split()) <= people.MOST_WORDS:
                yield made


def _attendance(paper: Paper, now: Part, told: dict[str, str]) -> Attendance | None:
    name = people.name(told.get("name", ""))
    if not re.search(r"[A-Za-z]{2}", name.name) or re.fullmatch(
        r"(?:none|n/?a|nil|name|no apologies.*)\.?", name.name, re.IGNORECASE
    ):
        return None
    return Attendance(
        now,
        name.name,
        paper.source(),
        initials=told.get("initials") or name.initials,
        title=told.get("title") or None,
        organisation=told.get("organisation") or None,
        note=name.note,
    )
