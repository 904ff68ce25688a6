"""Cutting a pack into its papers, and giving each to the agenda item it was written for.

A text form has no page marks, so papers are told by their heads (minutes, reports, trackers), by pages left blank and
by headings that repeat an agenda item's title. What stands in the papers is read elsewhere.
"""

import enum
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import dates, layout, restriction
from board.packs.values import AgendaItem, Block, BlockKind
from board.sources import Source

HEAD = 14  # blocks within which minutes name their attendance list, or a report its second label
BESIDE = 3  # blocks between one label of a report's head and the next

PRESENT = re.compile(
    r"^\W*(?:(?:members|those|board members|voting members)\s+)?(?:present|in attendance|attendees|attendance)\b",
    re.IGNORECASE,
)
TRACKER = re.compile(
    r"\baction(?:s)?\s+(?:tracker|log|list|sheet|plan tracker)\b|\boutstanding actions\b|\btracker of actions\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\b(?:minutes|notes)\b", re.IGNORECASE)
_REPORT = frozenset(
    ("decision-maker", "decision maker", "report to", "subject", "title", "report title", "title of report", "meeting")
)
_BESIDE = (
    "date of decision;report of;author;date;lead officer;report author;presented by;purpose;meeting date;sponsor;"
    "director;date of meeting;contact details;contact officer;board;paper number;purpose of report"
)
_REPORT_TOO = _REPORT | frozenset(_BESIDE.split(";"))
_APPENDIX = re.compile(r"^\W*(?:appendix|annex|annexe|enclosure|schedule)\b", re.IGNORECASE)
_NO_PAPER = re.compile(
    r"^\W*(?:no|none|n/?a|not applicable|verbal(?:ly)?|oral|presentation|tabled|to follow|"
    r"to be tabled|nil)?\W*$|^\W*(?:verbal|oral|to follow)\b",
    re.IGNORECASE,
)

TRACKER_COLUMNS = {
    "raised": r"\bdate\b.*\b(?:meeting|raised)|^(?:meeting|raised|date)\b|\bmeeting\b",
    "action": r"\baction",
    "lead": r"\b(?:lead|owner|responsib|who\b|officer|assigned|by whom)",
    "deadline": r"\b(?:deadline|due|by when|target|timescale|complete by|completion date|when)\b",
    "progress": r"\b(?:progress|update|status|comment|outcome|position)",
    "subject": r"\b(?:subject|item|topic|title|agenda|issue)",
}


class Kind(enum.StrEnum):
    """What a paper is, by its head."""

    MINUTES = "minutes"
    TRACKER = "action tracker"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of blocks, from one cut to the next: ``first`` counts, ``end`` does not."""

    kind: Kind
    first: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One piece with the item it belongs to. ``hidden`` says for each block whether it is restricted."""

    kind: Kind
    blocks: tuple[Block, ...]
    hidden: tuple[bool, ...]
    document: str
    title: str = ""
    item: AgendaItem | None = None

    def source(self, paragraph: str | None = None) -> Source:
        """Name the place of a paragraph of this paper. A page is certain only where the whole paper is one page."""
        pages = self.item.pages if self.item else None
        page = pages[0] if pages and pages[0] == pages[1] else None
        number = self.item.number if self.item else None
        return Source(self.document, page=page, pages=pages, item=number, paragraph=paragraph)

    @property
    def restricted(self) -> bool:
        """Tell whether all of it is restricted, from its first block."""
        return bool(self.hidden) and self.hidden[0]


def claims(item: AgendaItem) -> bool:
    """Tell whether an agenda item says that a paper of its own is in the pack."""
    if item.attachment is not None:
        return _NO_PAPER.match(item.attachment) is None
    return item.pages is not None


def front(blocks: Sequence[Block], agenda: int) -> int:
    """Say where the agenda's own pages end: at the first paper's head after the block that opens the agenda."""
    for at in range(agenda + 1, len(blocks)):
        if _is_blank_page(blocks[at]) or _head(blocks, at) is not None:
            return _with_banner(blocks, at, agenda + 1)
    return len(blocks)


def cut(blocks: Sequence[Block], begin: int, items: Sequence[AgendaItem]) -> tuple[Piece, ...]:
    """Cut everything from ``begin`` into pieces; nothing is left out but pages that were left blank."""
    marks: dict[int, tuple[Kind, str]] = {}
    held = begin
    for at in range(begin, len(blocks)):
        if _is_blank_page(blocks[at]):
            marks.setdefault(at + 1, (Kind.OTHER, ""))
            held = at + 1
        elif (kind := _head(blocks, at)) is not None and not _inside(marks, at, kind):
            start = _with_banner(blocks, at, held)
            marks[start] = (kind, _title(blocks, at, kind))
            held = at + 1
        elif layout.stands_out(blocks[at]) and any(_opens(item, blocks[at], _last(marks)) for item in items):
            if _inside(marks, at, Kind.MINUTES) or _inside(marks, at, Kind.REPORT, BESIDE):
                continue  # a line of the head that was cut already
            marks.setdefault(_with_banner(blocks, at, held), (Kind.OTHER, layout.flat(blocks[at].text)))
            held = at + 1
    marks.setdefault(begin, (Kind.OTHER, ""))
    starts = [*sorted(at for at in marks if at < len(blocks)), len(blocks)]
    pieces = (
        Piece(marks[first][0], first, end, marks[first][1] or _first_words(blocks[first:end]))
        for first, end in itertools.pairwise(starts)
    )
    return tuple(
        piece
        for piece in pieces
        if any(block.text for block in blocks[piece.first : piece.end]) and not _only_blank(blocks, piece)
    )


def is_appendix(title: str) -> bool:
    """Tell a heading that goes on with the paper before it."""
    return _APPENDIX.match(title) is not None


def is_tracker_header(block: Block) -> bool:
    """Tell the header row of an action tracker from that of any other table."""
    if block.kind is not BlockKind.ROW or any(len(cell.split()) > HEAD // 2 for cell in block.cells):
        return False
    found = layout.columns(block.cells, TRACKER_COLUMNS)
    return "action" in found and "lead" in found and len(found) >= len(("action", "lead", "deadline", "progress"))


def _is_blank_page(block: Block) -> bool:
    return block.kind is BlockKind.BREAK and bool(block.text)


def _only_blank(blocks: Sequence[Block], piece: Piece) -> bool:
    return all(block.kind is BlockKind.BREAK for block in blocks[piece.first : piece.end])


def _head(blocks: Sequence[Block], at: int) -> Kind | None:
    """Say which kind of paper has its head at this block, if one has."""
    block = blocks[at]
    if _is_minutes_head(blocks, at):
        return Kind.MINUTES
    if is_tracker_header(block):  # with no title above it, only a column for the meeting tells it from an action plan
        return Kind.TRACKER if "raised" in layout.columns(block.cells, TRACKER_COLUMNS) else None
    if (layout.stands_out(block) or layout.lone(block)) and TRACKER.search(block.text):
        below = blocks[at + 1 : at + HEAD // 2]
        return Kind.TRACKER if any(is_tracker_header(row) for row in below) else None
    found = layout.label(block)
    if found is None or found[0] not in _REPORT or not found[1]:
        return None
    others = [layout.label(after) for after in blocks[at + 1 : at + 1 + BESIDE]]
    return Kind.REPORT if any(other and other[0] in _REPORT_TOO - {found[0]} for other in others) else None


def _is_minutes_head(blocks: Sequence[Block], at: int) -> bool:
    """Minutes open with a line that calls them so, soon followed by a date and by who was present."""
    block = blocks[at]
    text = layout.flat(block.text)
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ROW} or not _MINUTES.search(text):
        return False
    if len(text.split()) > layout.SHORT + HEAD or layout.numbered_title(text) or text.endswith("."):
        return False
    if block.kind is BlockKind.ROW and not layout.lone(block):
        return False
    near = blocks[at : at + HEAD]
    return any(dates.find(one.text) for one in near) and any(
        PRESENT.match(layout.flat(one.text)) and len(one.text) < HEAD * HEAD * HEAD for one in near[1:]
    )


def _inside(marks: dict[int, tuple[Kind, str]], at: int, kind: Kind, width: int = HEAD // 2) -> bool:
    """Tell a second line of a head that was cut already."""
    near = (cut_at for cut_at, (known, _) in marks.items() if known is kind and cut_at <= at)
    return at - max(near, default=-HEAD) < width


def _with_banner(blocks: Sequence[Block], at: int, held: int) -> int:
    """Move a cut up over what belongs to the head: marks of restriction, and for minutes the name of the board."""
    while at > held and (
        restriction.is_banner(blocks[at - 1])
        or (blocks[at - 1].kind is BlockKind.HEADING and len(blocks[at - 1].text.split()) <= layout.SHORT)
        or (
            blocks[at - 1].kind is BlockKind.BREAK and not blocks[at - 1].text and restriction.is_banner(blocks[at - 2])
        )
    ):
        at -= 1
    return at


def _title(blocks: Sequence[Block], at: int, kind: Kind) -> str:
    """Give the words by which a paper can be known: a report's subject, else the lines of its head."""
    if kind is Kind.REPORT:
        near = [layout.label(block) for block in blocks[at : at + HEAD]]
        told = [
            found[1] for found in near if found and found[0] in {"subject", "title", "report title", "title of report"}
        ]
        return " ".join(told)
    return " ".join(layout.flat(block.text) for block in blocks[at : at + BESIDE])


def _first_words(blocks: Sequence[Block]) -> str:
    return next(
        (layout.flat(block.text)[:200] for block in blocks if block.kind is not BlockKind.BREAK and block.text), ""
    )


def _last(marks: dict[int, tuple[Kind, str]]) -> Kind:
    return marks[max(marks)][0] if marks else Kind.OTHER


def _opens(item: AgendaItem, block: Block, within: Kind) -> bool:
    """Tell a heading that repeats the title of an item whose paper is in the pack.

    A numbered heading within minutes is one of their items, though the next agenda may name the same matter again.
    """
    text = layout.flat(block.text)
    numbered = layout.numbered_title(text)
    if numbered and (within is Kind.MINUTES or numbered[0] != item.number):
        return False
    return claims(item) and layout.same_title(item.title, numbered[1] if numbered else text)
