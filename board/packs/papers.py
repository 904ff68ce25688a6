"""Cutting a pack into its papers, and giving each to the agenda item it was written for.

A text form has no page marks, so papers are told by their heads (minutes, reports, trackers), by pages left blank and
by headings that repeat an agenda item's title. What stands in the papers is read elsewhere.
"""

import dataclasses
import enum
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import dates, layout, misread, paper_heads, restriction, tracker_columns
from board.packs.values import AgendaItem, Block, BlockKind
from board.sources import Source

HEAD = 14  # blocks within which minutes name their attendance list, or a report its second label
BESIDE = 3  # blocks between one label of a report's head and the next

PRESENT = paper_heads.PRESENT
TRACKER = re.compile(
    r"\bactions?\s+(?:tracker|log|list|sheet|register|plan tracker)\b|\b(?:outstanding|open|agreed) actions\b|"
    r"\b(?:actions|matters) (?:outstanding|arising|carried forward|from (?:the )?(?:previous|last|earlier)\b)|"
    r"\b(?:tracker|log|register|list) of (?:\w+ )?actions\b|"
    r"\b(?:what|things) (?:was|were|we) (?:promised|agreed to do)\b|"
    r"^\W*follow[- ]up\b|\btasks?\s+(?:log|list|tracker|register)\b|\boutstanding (?:business|matters|tasks)\b",
    re.IGNORECASE,
)
_MINUTES_OF = re.compile(
    r"^\W*(?:(?:draft|unconfirmed|confirmed|approved|public|private|meeting)\s+)*(?:m[il1|]nutes?|notes|record)\s+of\s+"
    r"(?:(?:the|a)\s+)*(?:(?:last|previous)\s+)?(?:meeting|proceedings|\w.{0,120}\b(?:board|committee|group|forum|panel|"
    r"partnership|cabinet|council|team|alliance))\b",
    re.IGNORECASE,
)
_PRESENT_CELL = re.compile(r"^\W*(?:present|attended|attendance|attending)\b\W*(?:\(?y/n\)?|\?)?\W*$", re.IGNORECASE)
_MARK = re.compile(
    r"\W*\b(?:exempt|confidential|not for publication|private)\b[^\w]*(?:item|report|paper)?\W*$", re.IGNORECASE
)
_PAGE_LINE = re.compile(r".{0,120}\bpage\s+[\dlIO|]{1,4}(?:\s+of\s+[\dlIO|]{1,4})?\W*", re.IGNORECASE)
_REPORT = frozenset(
    ("decision-maker", "decision maker", "report to", "subject", "title", "report title", "title of report", "meeting")
)
_BESIDE = (
    "date of decision;report of;author;date;lead officer;report author;presented by;purpose;meeting date;sponsor;"
    "director;date of meeting;contact details;contact officer;board;paper number;purpose of report;"
    "to;from;report by;committee;report author"
)
_REPORT_TOO = _REPORT | frozenset(_BESIDE.split(";"))
# Labels that head a report behind the agenda; on the agenda's own pages they may stand beneath an item.
_BEHIND = frozenset(("report by", "report author", "report from", "author of report", "to"))
_APPENDIX = re.compile(r"^\W*(?:appendix|annex|annexe|enclosure|schedule)\b", re.IGNORECASE)
_NO_PAPER = re.compile(
    r"^\W*(?:no|none|n/?a|not applicable|verbal(?:ly)?|oral|presentation|tabled|to follow|"
    r"to be tabled|nil)?\W*$|^\W*(?:verbal|oral|to follow)\b",
    re.IGNORECASE,
)

# An item's number, and the telling words of its title with and without its mark of restriction.
_Title = tuple[str, frozenset[str], frozenset[str]]


class Kind(enum.StrEnum):
    """What a paper is, by its head."""

    MINUTES = "minutes"
    TRACKER = "action tracker"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of blocks, from one cut to the next: ``first`` counts, ``end`` does not.

    ``running`` are those that are printed on every page with its number, and are no words of the paper.
    """

    kind: Kind
    first: int
    end: int
    title: str
    running: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Paper:
    """One piece with the item it belongs to. ``hidden`` says for each block whether it is restricted."""

    kind: Kind
    blocks: tuple[Block, ...]
    hidden: tuple[bool, ...]
    document: str
    title: str = ""
    item: AgendaItem | None = None

    def source(self, paragraph: str | None = None, block: Block | None = None) -> Source:
        """Name the place of a paragraph of this paper, and the sheet of the block that it stands in, where it has one.

        A page is certain only where the whole paper is one page, or has as many sheets in the file as pages in print.
        """
        pages = self.item.pages if self.item else None
        page = pages[0] if pages and pages[0] == pages[1] else None
        number = self.item.number if self.item else None
        sheet = block.sheet if block else None
        if pages and sheet is not None and self._sheets[1] - self._sheets[0] == pages[1] - pages[0]:
            page = pages[0] + sheet - self._sheets[0]
        return Source(self.document, page=page, pages=pages, sheet=sheet, item=number, paragraph=paragraph)

    @property
    def _sheets(self) -> tuple[int, int]:
        """Give the first and the last sheet that it fills; a page left blank behind it is printed and counted too."""
        first = next((block.sheet for block in self.blocks if block.sheet is not None), 0)
        return first, next((block.sheet for block in reversed(self.blocks) if block.sheet is not None), first - 1)

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
    blocks = paper_heads.without(blocks, paper_heads.running(blocks))
    titles = paper_heads.named_above(blocks, agenda)
    for at in range(agenda + 1, len(blocks)):
        if (
            _is_blank_page(blocks[at])
            or _head(blocks, at, _REPORT) is not None
            or paper_heads.begins_paper(blocks, at, titles)
        ):
            return _with_banner(blocks, at, agenda + 1)
    return len(blocks)


def cut(blocks: Sequence[Block], begin: int, items: Sequence[AgendaItem]) -> tuple[Piece, ...]:
    """Cut everything from ``begin`` into pieces; nothing is left out but pages that were left blank."""
    running = paper_heads.running(blocks)
    blocks = paper_heads.without(blocks, running)
    marks: dict[int, tuple[Kind, str]] = {}
    titles = _titles(items)
    held = begin
    for at in range(begin, len(blocks)):
        if _is_blank_page(blocks[at]):
            marks.setdefault(at + 1, (Kind.OTHER, ""))
            held = at + 1
        elif (kind := _head(blocks, at, _REPORT | _BEHIND)) is not None and not _inside(blocks, marks, at, kind):
            start = _with_title(blocks, marks, _with_banner(blocks, at, held))
            title = marks[start][1] if start in marks else ""
            marks[start] = (kind, " ".join(filter(None, (title, _title(blocks, at, kind)))))
            held = at + 1
        elif (enclosed := paper_heads.enclosure(blocks[at], items)) is not None:
            marks.setdefault(_with_banner(blocks, at, held), (Kind.OTHER, enclosed))
            held = at + 1
        elif is_loud(blocks, at) and _repeats(titles, blocks[at], _last(marks)):
            if _inside(blocks, marks, at, Kind.MINUTES) or _inside(blocks, marks, at, Kind.REPORT, BESIDE):
                continue  # a line of the head that was cut already
            start = _with_banner(blocks, at, held)
            above = _with_title(blocks, marks, start)
            if above != start and paper_heads.marked_as(marks[above][1]) is not None:
                marks[above] = (Kind.OTHER, f"{marks[above][1]} {layout.flat(blocks[at].text)}")
            else:
                marks.setdefault(start, (Kind.OTHER, layout.flat(blocks[at].text)))
            held = at + 1
    marks.setdefault(begin, (Kind.OTHER, ""))
    starts = [*sorted(at for at in marks if at < len(blocks)), len(blocks)]
    pieces = (
        Piece(
            marks[first][0],
            first,
            end,
            marks[first][1] or _first_words(blocks[first:end]),
            frozenset(at for at in running if first <= at < end),
        )
        for first, end in itertools.pairwise(starts)
    )
    return tuple(
        piece
        for piece in pieces
        if any(block.text for block in blocks[piece.first : piece.end]) and not _only_blank(blocks, piece)
    )


def first_of(blocks: Sequence[Block], kinds: set[Kind]) -> int:
    """Say where the first paper of these kinds has its head; the end, where none has."""
    return next((at for at in range(len(blocks)) if _head(blocks, at, _REPORT) in kinds), len(blocks))


def opens_list(block: Block) -> bool:
    """Tell where minutes say who was there: a label, or the header of a table that has a column for it."""
    if block.kind is BlockKind.ROW and any(_PRESENT_CELL.match(cell) for cell in block.cells):
        return True
    return PRESENT.match(layout.flat(block.text)) is not None and len(block.text) < HEAD * HEAD * HEAD


def is_appendix(title: str) -> bool:
    """Tell a heading that goes on with the paper before it."""
    return _APPENDIX.match(title) is not None


def is_tracker_header(block: Block) -> bool:
    """Tell the header row of an action tracker from that of any other table."""
    if block.kind is not BlockKind.ROW or any(len(cell.split()) > HEAD // 2 for cell in block.cells):
        return False
    found = layout.columns(block.cells, tracker_columns.COLUMNS)
    return "action" in found and "lead" in found and len(found) >= len(("action", "lead", "deadline", "progress"))


def _is_blank_page(block: Block) -> bool:
    return block.kind is BlockKind.BREAK and bool(block.text)


def _only_blank(blocks: Sequence[Block], piece: Piece) -> bool:
    return all(block.kind is BlockKind.BREAK for block in blocks[piece.first : piece.end])


def _head(blocks: Sequence[Block], at: int, labels: frozenset[str]) -> Kind | None:
    """Say which kind of paper has its head at this block, if one has; ``labels`` may open a report's."""
    block = blocks[at]
    if _is_minutes_head(blocks, at):
        return Kind.MINUTES
    if is_tracker_header(block):  # with no title above it, only a column for the meeting tells it from an action plan
        return Kind.TRACKER if "raised" in layout.columns(block.cells, tracker_columns.COLUMNS) else None
    if is_loud(blocks, at) and TRACKER.search(block.text):
        below = range(at + 1, min(at + HEAD // 2, len(blocks)))
        found = any(is_tracker_header(blocks[row]) or paper_heads.is_labelled_tracker(blocks, row) for row in below)
        return Kind.TRACKER if found else None
    if paper_heads.is_labelled_tracker(blocks, at) and at and is_loud(blocks, at - 1):
        return Kind.TRACKER
    return Kind.REPORT if _is_report_head(blocks, at, labels) else None


def _is_report_head(blocks: Sequence[Block], at: int, labels: frozenset[str]) -> bool:
    own = _labels(blocks[at])
    if not own or not own[0][1]:
        return False
    if own[0][0] not in labels:
        return _has_roles(blocks, at, own)
    others = [*own[1:], *(label for after in blocks[at + 1 : at + 1 + BESIDE] for label in _labels(after))]
    return any(name in _REPORT_TOO - {own[0][0]} for name, _ in others)


def _has_roles(blocks: Sequence[Block], at: int, own: Sequence[tuple[str, str]]) -> bool:
    """Tell labels that begin with to whom or from whom a report is, and soon tell most of what its head tells."""
    if not paper_heads.roles([own[0][0]]) & {"to", "from", "subject"}:
        return False
    near = [*own, *(label for after in blocks[at + 1 : at + 1 + BESIDE] for label in _labels(after))]
    found = paper_heads.roles([name for name, _ in near])
    return {"to", "from"} <= found and len(found) >= BESIDE


def _labels(block: Block) -> list[tuple[str, str]]:
    """Read the labels of a block: one of a row, and one of each line of a paragraph."""
    if block.kind is not BlockKind.PARAGRAPH or "\n" not in block.text:
        found = layout.label(block)
        return [found] if found else []
    lines = block.text.split("\n")[:HEAD]
    read = (layout.label(dataclasses.replace(block, text=line)) for line in lines)
    return [found for found in read if found]


def is_loud(blocks: Sequence[Block], at: int) -> bool:
    """Tell a line that heads something: by its type, by its capitals where a text has no types, or as a lone cell."""
    block = blocks[at]
    if layout.stands_out(block) or layout.lone(block):
        return True
    is_line = block.kind is BlockKind.PARAGRAPH and "\n" not in block.text and not _PAGE_LINE.fullmatch(block.text)
    words = block.text.split()
    if not is_line or len(words) > layout.SHORT or block.text.endswith((".", ",", ";")):
        return False
    return block.text.isupper() or _tops_page(blocks, at)


def _tops_page(blocks: Sequence[Block], at: int) -> bool:
    """Tell the first line of a page, beneath the line that is printed on top of every page."""
    while at and paper_heads.is_enclosure(blocks[at - 1]):
        at -= 1
    before = blocks[at - 1] if at else None
    return before is not None and (before.kind is BlockKind.BREAK or _is_page_line(before))


def _is_page_line(block: Block) -> bool:
    """Tell a page's running head that the text form has kept: a line that ends with the number of the page."""
    is_line = block.kind is BlockKind.PARAGRAPH and len(block.text) < HEAD * HEAD and "\n" not in block.text
    return is_line and _PAGE_LINE.fullmatch(block.text) is not None


def _is_minutes_head(blocks: Sequence[Block], at: int) -> bool:
    """Minutes open with a line that calls them so, soon followed by a date and by who was present."""
    block = blocks[at]
    text = layout.flat(block.text)
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ROW}:
        return False
    called = paper_heads.MINUTES.search(text) is not None
    if not called and not (is_loud(blocks, at) and paper_heads.is_meeting(text) and dates.find(misread.mended(text))):
        return False
    if len(text.split()) > layout.SHORT + HEAD or layout.numbered_title(text) or text.endswith("."):
        return False
    if block.kind is BlockKind.ROW and not layout.lone(block):
        return False
    near = blocks[at : at + HEAD]
    lists = any(opens_list(one) or paper_heads.names_people(near, number) for number, one in enumerate(near) if number)
    if not lists and not (block.kind is BlockKind.HEADING and _MINUTES_OF.match(text) is not None):
        return False
    return any(dates.find(misread.mended(one.text)) for one in near)


def _inside(
    blocks: Sequence[Block], marks: dict[int, tuple[Kind, str]], at: int, kind: Kind, width: int = HEAD // 2
) -> bool:
    """Tell a second line of a head that was cut already; the head of a report goes over no page's end."""
    near = max((cut_at for cut_at, (known, _) in marks.items() if known is kind and cut_at <= at), default=-HEAD)
    if at - near >= width:
        return False
    return kind is not Kind.REPORT or all(block.kind is not BlockKind.BREAK for block in blocks[near:at])


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


def _with_title(blocks: Sequence[Block], marks: dict[int, tuple[Kind, str]], at: int) -> int:
    """Move a cut up over the title that was cut by itself just above it."""
    above = max(marks, default=at)
    is_alone = at - above <= BESIDE and all(
        layout.stands_out(block) or block.kind is BlockKind.BREAK or is_loud(blocks, number)
        for number, block in enumerate(blocks[above:at], above)
    )
    return above if above < at and marks[above][0] is Kind.OTHER and marks[above][1] and is_alone else at


def _title(blocks: Sequence[Block], at: int, kind: Kind) -> str:
    """Give the words by which a paper can be known: a report's subject, else the lines of its head."""
    if kind is Kind.REPORT:
        near = [found for block in blocks[at : at + HEAD] for found in _labels(block)]
        told = [found[1] for found in near if found[0] in {"subject", "title", "report title", "title of report"}]
        return " ".join(told)
    head = list(blocks[at : at + BESIDE])
    if kind is Kind.TRACKER:  # what its rows say is not said of all of it
        head = head[: next((row for row, block in enumerate(head, 1) if is_tracker_header(block)), len(head))]
    return " ".join(layout.flat(block.text) for block in head)


def _first_words(blocks: Sequence[Block]) -> str:
    return next(
        (layout.flat(block.text)[:200] for block in blocks if block.kind is not BlockKind.BREAK and block.text), ""
    )


def _last(marks: dict[int, tuple[Kind, str]]) -> Kind:
    return marks[max(marks)][0] if marks else Kind.OTHER


def _titles(items: Sequence[AgendaItem]) -> list[_Title]:
    """Give the titles of the items that say that a paper is in the pack; of all, where none says so."""
    claiming = [item for item in items if claims(item)] or items
    return [(item.number, layout.telling(item.title), layout.telling(_MARK.sub("", item.title))) for item in claiming]


def _repeats(titles: Sequence[_Title], block: Block, within: Kind) -> bool:
    """Tell a heading that repeats the title of an item whose paper is in the pack.

    A numbered heading within minutes is one of their items, though the next agenda may name the same matter again.
    """
    text = layout.flat(block.text)
    numbered = layout.numbered_title(text)
    if numbered and within is Kind.MINUTES:
        return False
    own = numbered[1] if numbered else text
    whole, bare = layout.telling(own), layout.telling(_MARK.sub("", own))
    return any(
        (numbered is None or numbered[0] == number)
        and (paper_heads.alike(title, whole) or paper_heads.alike(unmarked, bare))
        for number, title, unmarked in titles
    )
