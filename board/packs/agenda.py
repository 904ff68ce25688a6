"""The agenda's own pages: the items, in whatever form the agenda gives them, and which of them are restricted.

Items come as headings, as bold or plain numbered lines with a small table beneath each, or as rows of one table. A
table of contents further back in the pack is no agenda and never reaches this module.
"""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import dates, layout, restriction
from board.packs.values import AgendaItem, Block, BlockKind, Purpose
from board.sources import Source

_AGENDA = re.compile(r"^\W*(?:public\s+|private\s+|confidential\s+|draft\s+)*agenda\b(?!\s+item)", re.IGNORECASE)
_PAGES = re.compile(
    r"[(\[]?\s*\b(?:pages?|pgs?|pp?)\b\.?\s*(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?\s*[)\]]?", re.IGNORECASE
)
_BARE_PAGES = re.compile(r"^\s*(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?\s*$")
_PURPOSES = (
    (Purpose.DECISION, re.compile(
        r"\b(?:decisions?|decide|approv(?:al|e)|ratif(?:y|ication)|agree(?:ment)?|"
        r"endorse(?:ment)?)\b", re.IGNORECASE)),
    (Purpose.DISCUSSION, re.compile(r"\b(?:discuss(?:ion)?|debate|consider(?:ation)?)\b", re.IGNORECASE)),
    (Purpose.INFORMATION, re.compile(r"\b(?:information|info|not(?:e|ing)|assurance|receive)\b", re.IGNORECASE)),
)  # fmt: skip
_TICK = re.compile(r"^\W*(?:x|y|yes|[✓✔☑■●•√])\W*$", re.IGNORECASE)
_DASH = re.compile(r"^[-–—.\s]*$")
_COLUMNS = {
    "number": r"^(?:no\.?|number|ref\.?|#|item(?: no\.?)?|agenda item no\.?)$",
    "title": r"\b(?:title|subject|topic|agenda item|item(?! for)|business|description|report)\b",
    "lead": r"\b(?:lead|presenter|presented by|owner|officer|who|by)\b",
    "attachment": r"\b(?:attachments?|attached|papers?|encl(?:osure)?s?|appendix|document)\b",
    "pages": r"\bpages?\b",
    "purpose": r"\b(?:for|purpose|action)\b",
}
_LABELS = {
    "lead": r"^(?:lead|presenter|presented by|lead officer|owner|report of)$",
    "purpose": r"^(?:item for|for|purpose|action required|action)$",
    "attachment": r"^(?:attachments?|papers?|enclosures?|report)$",
    "pages": r"^pages?$",
}


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda's items, and where they stand among its blocks: ``first`` counts, ``end`` does not."""

    items: tuple[AgendaItem, ...]
    first: int
    end: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One item as found, before its details are read."""

    at: int
    number: str
    title: str
    cells: dict[str, str]


def opening(blocks: Sequence[Block]) -> int | None:
    """Find the block that says 'Agenda'; failing one, nothing says where an agenda is."""
    for at, block in enumerate(blocks):
        text = layout.flat(block.text)
        short = len(text.split()) <= layout.SHORT
        if (
            short
            and block.kind is not BlockKind.BREAK
            and (_AGENDA.match(text) or (layout.stands_out(block) and re.search(r"\bagenda$", text, re.IGNORECASE)))
        ):
            return at
    return None


def read(blocks: Sequence[Block], document: str, opens: int = 0) -> Agenda:
    """Read the items of the agenda's pages, below the block that opens the agenda; each item's source is its number."""
    found = [line for line in _lines(blocks) if line.at >= opens]
    spans, items, secret = [], [], False
    for line, after in zip(found, [*(line.at for line in found[1:]), len(blocks)], strict=False):
        secret = _secret_by(blocks, found, line, now=secret)
        end = min(after, _end_of_item(blocks, line.at, after)) if line is found[-1] else after
        item = _item(line, blocks[line.at + 1 : end], document)
        item = dataclasses.replace(item, restricted=item.restricted or secret)
        secret = secret or restriction.excludes(line.title)
        items.append(item)
        spans.append((line.at, end))
    first = found[0].at if found else len(blocks)
    return Agenda(tuple(items), first, spans[-1][1] if spans else first, tuple(spans))


def pages(text: str) -> tuple[int, int] | None:
    """Read ``Pages 3 - 9``, ``p. 5``, ``pp 3–9``; None for no pages, and for a range that runs backwards."""
    found = _PAGES.search(text) or _BARE_PAGES.match(text)
    if found is None:
        return None
    first, last = int(found.group(1)), int(found.group(2) or found.group(1))
    return (first, last) if 0 < first <= last else None


def purposes(text: str) -> tuple[Purpose, ...]:
    """Read what an item is for, in the order decision, discussion, information."""
    return tuple(purpose for purpose, pattern in _PURPOSES if pattern.search(text))


def _lines(blocks: Sequence[Block]) -> list[_Line]:
    """Find the items: those that stand out; failing them, the rows of a table; failing them, plain numbered lines."""
    standing = [line for at, block in enumerate(blocks) if layout.stands_out(block) and (line := _numbered(at, block))]
    rows = _rows(blocks)
    if len(standing) >= len(rows) and standing:
        return standing
    return rows or [
        line for at, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH and (line := _numbered(at, block))
    ]


def _numbered(at: int, block: Block) -> _Line | None:
    text = layout.flat(block.text)
    first, *_ = dates.find(text) or (None,)
    found = layout.numbered_title(text)
    if found is None or (first is not None and first.start == 0):
        return None
    return _Line(at, found[0], found[1], {})


def _rows(blocks: Sequence[Block]) -> list[_Line]:
    found: list[_Line] = []
    where: dict[str, int] = {}
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.ROW:
            continue
        header = layout.columns(block.cells, _COLUMNS)
        if (
            "title" in header
            and len(header) > 1
            and not any(any(mark.isdigit() for mark in cell) for cell in block.cells)
        ):
            where = header
            continue
        known = where or {"number": 0, "title": 1}
        cells = {name: layout.cell(block.cells, column) for name, column in known.items()}
        if "number" not in cells and (split := layout.numbered_title(cells.get("title", ""))):
            cells |= {"number": split[0], "title": split[1]}
        number = cells.pop("number", "").strip(" .):")
        title = cells.pop("title", "")
        if re.fullmatch(r"\d{1,2}(?:\.\d{1,2})?[a-z]?", number) and re.search(r"[A-Za-z]", title):
            found.append(_Line(at, number, title, cells))
    return found


def _item(line: _Line, below: Sequence[Block], document: str) -> AgendaItem:
    told = dict(line.cells)
    for name, value in _details(below).items():
        told.setdefault(name, value)
    claimed = (
        pages(line.title)
        or pages(told.get("pages", ""))
        or (_PAGES.search(told.get("attachment", "")) and pages(told["attachment"]))
    )
    title = _PAGES.sub("", line.title).strip(" .–—-:") if pages(line.title) else line.title.strip()
    attachment = told.get("attachment") or None
    return AgendaItem(
        line.number,
        layout.flat(title),
        Source(document, item=line.number),
        lead=None if _DASH.match(told.get("lead", "")) else told["lead"],
        purposes=purposes(told.get("purpose", "")),
        attachment=attachment if attachment and re.search(r"\w", attachment) else None,
        pages=claimed or None,
        restricted=restriction.marks(line.title) or any(restriction.is_banner(block) for block in below),
    )


def _details(below: Sequence[Block]) -> dict[str, str]:
    """Read lead, purpose, attachment and pages beneath an item: a small table with a header, or labelled lines."""
    told: dict[str, str] = {}
    header: Sequence[str] = ()
    for block in below:
        if (
            block.kind is BlockKind.ROW
            and not header
            and len(found := layout.columns(block.cells, _COLUMNS)) > 1
            and "lead" in found
        ):
            header = block.cells
        elif block.kind is BlockKind.ROW and header:
            if layout.lone(block) and len(purposes(block.text)) > 1:
                continue  # the second line of the header, 'Discussion Decision Information'
            for name, value in _under(header, block.cells).items():
                told[name] = " ".join(filter(None, (told.get(name), value)))
        else:
            told |= {name: value for name, value in _labelled(block).items() if name not in told}
    return told


def _under(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Read a row under its header. A tick under 'Decision' says as much as the word."""
    where = layout.columns(header, _COLUMNS)
    told = {name: layout.cell(cells, at) for name, at in where.items() if layout.cell(cells, at)}
    ticked = [
        layout.flat(name)
        for name, cell in zip(header, cells, strict=False)
        if purposes(name) and (_TICK.match(cell) or purposes(cell))
    ]
    said = told.get("purpose", "")
    if ticked and not purposes(said):
        told["purpose"] = " ".join(ticked) if len(ticked) > 1 or len(purposes(ticked[0])) == 1 else said
    return told


def _labelled(block: Block) -> dict[str, str]:
    told: dict[str, str] = {}
    for piece in (
        re.split(r"\s*(?:[|;\n]|\s[–-]\s)\s*", block.text) if block.kind is not BlockKind.ROW else [block.text]
    ):
        found = layout.label(block if block.kind is BlockKind.ROW else Block(BlockKind.PARAGRAPH, piece))
        if found is None:
            if re.fullmatch(r"\W*(?:for|to)\s+\w+(?:\s+(?:and|/)\s+\w+)?\W*", piece, re.IGNORECASE) and purposes(piece):
                told.setdefault("purpose", piece)
            continue
        for name, pattern in _LABELS.items():
            if found[1] and re.search(pattern, found[0]):
                told.setdefault(name, found[1])
    return told


def _secret_by(blocks: Sequence[Block], lines: Sequence[_Line], line: _Line, *, now: bool) -> bool:
    """Follow the headings between items: a marked one hides what comes after it, 'Part A – public' ends that."""
    before = max((other.at for other in lines if other.at < line.at), default=line.at)
    for block in blocks[before + 1 : line.at]:
        if layout.stands_out(block) or layout.lone(block):
            text = layout.flat(block.text)
            now = (now and not restriction.reopens(text)) or restriction.is_banner(block) or restriction.excludes(text)
    return now


def _end_of_item(blocks: Sequence[Block], at: int, after: int) -> int:
    """Say where the last item ends: at the date of signing, or at something that stands out."""
    for end in range(at + 1, after):
        block = blocks[end]
        if block.kind is not BlockKind.ROW and is_date_line(block):
            return end
        if block.kind is BlockKind.HEADING:
            return end
    return after


def is_date_line(block: Block) -> bool:
    """Tell a line that is a date and hardly anything else: the day the agenda was signed or published."""
    found = dates.find(block.text)
    rest = layout.words(dates.without(block.text))
    return bool(found) and len(rest) <= 4 and len(block.text.split()) <= layout.SHORT  # noqa: PLR2004 - 'Date of publication:'
