"""Checklists: sections, numbered rows, whom each row applies to, and the columns that are filled in when it is run.

A row that a page's end cut goes on; a row that the paper leaves without a number, a mark or an owner stays without it.
"""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import layout
from board.packs.entries import Checklist, CheckRow, CheckSection
from board.packs.papers import Paper
from board.packs.procedure import cells, tables
from board.packs.procedure.cells import Line
from board.packs.procedure.tables import Head, Run

UPPER_ROWS = 0.7  # share of rows that open with a capital, above which a small letter means that a row goes on

MOST_CUTS = 12  # pages' ends and margins that cut one row
MOST_MARKS = 20  # marks of a column: a column of more holds words

_CODE = re.compile(r"[A-Za-z]{1,5}")
_KEY = re.compile(r"^\W*key\s*[:–—=-]*\s*", re.IGNORECASE)
_IN_TEXT = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=\S)")
_BOX = re.compile(r"^(?:[☐□❏❑◻✓☑\s]|\[\s?\])+")
_DEED = re.compile(
    r"^(?:agree|appoint|arrange|ask|assess|assign|brief|call|check|collate|collect|confirm|consider|contact|count|"
    r"develop|draft|ensure|establish|identify|inform|keep|liaise|list|maintain|make|monitor|move|notify|obtain|offer|"
    r"open|prepare|provide|record|refresh|request|review|ring|secure|seek|send|set|share|start|tell|update|visit|work)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table before it is known what it is."""

    at: int
    number: str | None
    lines: tuple[Line, ...]
    applies: str | None
    cells: tuple[tuple[str, str], ...]
    strong: bool
    hidden: bool = False

    @property
    def alone(self) -> bool:
        """Tell a row that holds words and nothing beside them."""
        return self.applies is None and not self.cells

    @property
    def major(self) -> str | None:
        """Give the part of the number before its first full stop, where it has one."""
        return self.number.split(".", 1)[0] if self.number and "." in self.number else None


def is_checklist(paper: Paper, run: Run, head: Head | None, title: str) -> bool:
    """Tell a checklist from a plan: it says whom a row applies to, calls itself one, or leaves every owner open."""
    if head is None:
        return "checklist" in title.lower() and any(tables.is_number(paper.blocks[at].cells[0]) for at in run.rows)
    if head.applies is not None or head.kinds or re.search(r"\bcheck\s?list\b", title, re.IGNORECASE):
        return True
    body = run.rows[len(head.rows) :]
    owned = any(layout.cell(paper.blocks[at].cells, column) for at in body for column in head.owners)
    return not owned


def of_table(paper: Paper, run: Run, head: Head | None, title: str) -> Checklist:
    """Read one checklist; what stands above it is added by whoever read that."""
    frame = head or Head((), ("",) * len(paper.blocks[run.rows[0]].cells), 0, (1,), (), None, None)
    entries = _whole([_entry(paper, at, frame) for at in run.rows[len(frame.rows) :]])
    marks = {entry.applies for entry in entries if entry.applies}
    key = tuple(pair for said in frame.loose for pair in pairs_of_key(said, marks))
    sections, rows, blanks = _sorted(paper, entries)
    many = len(frame.rows) > 1
    return Checklist(
        title,
        paper.source(),
        columns=tuple(name for name in frame.names if name),
        sections=sections,
        rows=rows,
        blanks=blanks,
        key=key,
        restricted=any(paper.hidden[at] for at in (*run.rows, *run.notes)),
        head=frame.rows if many else (),
        notes=tuple(layout.flat(paper.blocks[at].text) for at in run.notes),
    )


def pairs_of_key(said: str, marks: set[str]) -> tuple[tuple[str, str], ...]:
    """Read a key by the marks that the rows use: ``Care Home – CH Both – All``, ``CH = care home, HC = home care``."""
    if len(marks) > MOST_MARKS or len(said) > layout.LONGEST:
        return ()
    said = _KEY.sub("", said)
    single = {one for mark in marks for one in re.split(r"[/,&+\s]+", mark) if _CODE.fullmatch(one)}
    codes = "|".join(sorted(single, key=lambda one: (-len(one), one)))
    either = rf"(?:{codes}|[A-Z]{{2,5}})" if codes else r"[A-Z]{2,5}"
    after = re.compile(rf"([A-Z][^–—=:,;-]{{1,40}}?)\s*[–—=:-]\s*({either})(?=[\s,;.]|$)")
    before = re.compile(rf"(?:^|[\s,;])({either})\s*[–—=:-]\s*")
    if re.match(rf"{either}\s*[–—=:-]", said):
        starts = list(before.finditer(said))
        ends = [*(start.start() for start in starts[1:]), len(said)]
        found = [
            (start.group(1), said[start.end() : end].strip(" ,;.")) for start, end in zip(starts, ends, strict=True)
        ]
    else:
        found = [(code, meaning.strip()) for meaning, code in after.findall(said)]
    return tuple(found) if any(code in single for code, _ in found) else ()


def starts_in_lower_case(texts: Sequence[str]) -> bool:
    """Tell a table whose rows open with a small letter, as some do, so that one means nothing there."""
    told = [text for text in texts if text]
    return sum(1 for text in told if not text[:1].islower()) < len(told) * UPPER_ROWS


def is_deed(text: str) -> bool:
    """Tell words that say what to do from a title."""
    return _DEED.match(text) is not None


def _entry(paper: Paper, at: int, head: Head) -> Entry:
    block = paper.blocks[at]
    words = block.cells[head.text[0]] if head.text and head.text[0] < len(block.cells) else ""
    number = layout.cell(block.cells, head.number).rstrip(".)") if head.number is not None else ""
    if number and not tables.is_number(number):  # words in the column of numbers: a title, or something to fill in
        words, number = f"{number}\n{words}".strip(), ""
    inside = _IN_TEXT.match(words) if head.number is None else None
    if inside:
        number, words = inside.group(1), words[inside.end() :]
    columns = [*head.owners, *head.other(), *([head.workstream] if head.workstream is not None else [])]
    other = tuple(
        (head.names[column], said) for column in sorted(columns) if (said := layout.cell(block.cells, column))
    )
    lines = cells.lines(_BOX.sub("", words))
    applies = layout.cell(block.cells, head.applies) or _by_kind(block.cells, head) or None
    return Entry(at, number or None, lines, applies, other, block.strong, paper.hidden[at])


def _by_kind(row: Sequence[str], head: Head) -> str:
    """Say to which kinds of provider a row applies: each column's own name with the mark in it, as written."""
    told = ((head.names[column], layout.cell(row, column)) for column in head.kinds)
    return "; ".join(f"{name}: {mark}" for name, mark in told if mark)


def _whole(entries: Sequence[Entry]) -> list[Entry]:
    """Close the rows that a page's end cut."""
    whole: list[Entry] = []
    numbered = sum(1 for entry in entries if entry.number) * 2 > len(entries)
    lower = starts_in_lower_case([entry.lines[0].text for entry in entries if entry.lines])
    cuts, major = 0, None
    for entry, after in zip(entries, _numbers_after(entries), strict=True):
        if whole and cuts < MOST_CUTS and _goes_on(whole[-1], entry, (major, after), numbered=numbered, lower=lower):
            last = whole[-1]
            lines = cells.joined(last.lines, entry.lines)
            whole[-1] = dataclasses.replace(last, lines=lines, hidden=last.hidden or entry.hidden)
            cuts += 1
        else:
            whole.append(entry)
            cuts, major = 0, entry.major or major
    return whole


def _numbers_after(entries: Sequence[Entry]) -> list[str | None]:
    """Give for each row the number that is said next after it."""
    found: list[str | None] = []
    after: str | None = None
    for entry in reversed(entries):
        found.append(after)
        after = entry.number or after
    return found[::-1]


def _goes_on(last: Entry, entry: Entry, around: tuple[str | None, str | None], *, numbered: bool, lower: bool) -> bool:
    """Tell a row that only goes on with the one before it.

    In a numbered list a row without number, mark and owner is the rest of the last one, unless it heads a section.
    """
    if entry.number or not entry.alone or not entry.lines or not last.lines:
        return False
    first = entry.lines[0]
    before = cells.last_words(last.lines[-1])
    if not first.text or layout.breaks_off(before):
        return True
    if layout.goes_on(before, first.text) and not lower:
        return True
    if not numbered or last.number is None or entry.strong or first.text.endswith(":"):
        return False
    return not _heads_section(entry, *around)


def _heads_section(entry: Entry, major: str | None, after: str | None) -> bool:
    """Tell a section's title without its number: the numbers after it belong to another section."""
    text = entry.lines[0].text
    short = len(text.split()) <= layout.SHORT and text[-1:] not in {".", ";", ","}
    next_major = after.split(".", 1)[0] if after and "." in after else None
    if major is None and next_major is None:
        return short and not is_deed(text)
    return short and next_major is not None and next_major != major


def _sorted(
    paper: Paper, entries: Sequence[Entry]
) -> tuple[tuple[CheckSection, ...], tuple[CheckRow, ...], tuple[str, ...]]:
    sections: list[CheckSection] = []
    rows: list[CheckRow] = []
    blanks: list[str] = []
    majors = {entry.major for entry in entries if entry.major}
    major: str | None = None
    for entry, after in zip(entries, _numbers_after(entries), strict=True):
        major = entry.major or major
        text = cells.text(entry.lines)
        if not text and not cells.points(entry.lines) and not entry.number:
            continue
        if entry.alone and entry.number is None and text.endswith(":") and not cells.points(entry.lines):
            blanks.append(layout.flat(text).rstrip(": "))
        elif _is_section(entry, majors, major, after):
            first, _, rest = text.partition("\n")
            sections.append(CheckSection(first, entry.number, layout.flat(rest) or None, entry.applies, entry.hidden))
        else:
            rows.append(_row(paper, entry, text, sections[-1] if sections else None, len(rows) + 1))
    return tuple(sections), tuple(rows), tuple(blanks)


def _is_section(entry: Entry, majors: set[str], major: str | None, after: str | None) -> bool:
    text = cells.text(entry.lines)
    if not text or cells.points(entry.lines) or entry.cells:
        return False
    if entry.number:
        alone = entry.alone and entry.strong and len(text.split()) <= layout.SHORT
        return "." not in entry.number and bool(majors) and (entry.number in majors or alone)
    if not entry.alone or len(text.split()) > layout.SHORT:
        return False
    return entry.strong or (after is not None and _heads_section(entry, major, after))


def _row(paper: Paper, entry: Entry, text: str, section: CheckSection | None, count: int) -> CheckRow:
    """Make a row; it says its section's title, so a restricted section restricts it."""
    place = entry.number or f"row {count} of the checklist"
    return CheckRow(
        text,
        paper.source(place, paper.blocks[entry.at]),
        entry.number,
        section.title if section else None,
        cells.points(entry.lines),
        entry.applies,
        entry.cells,
        restricted=entry.hidden or (section is not None and section.restricted),
    )
