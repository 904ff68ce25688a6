"""Where a written procedure begins in a paper, and what its title page and list of contents say.

A report may speak of a procedure without holding one, so a title alone opens nothing: its own table of owner and
review, its contents, its numbered steps or its checklist must follow.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.packs import layout
from board.packs.entries import Numbered
from board.packs.papers import Kind, Paper
from board.packs.procedure import parts, roles, tables
from board.packs.values import Block, BlockKind

NEAR = 80  # blocks within which a title must prove that a procedure follows
CLOSE = 14  # blocks of a title page
ENTRY = 250  # characters of a line of the contents
LABELS = 2  # labels that make a table one of document control
HEADINGS = 2  # that may stand above a title page: the appendix's own, and its title
STEPS = 2  # numbered paragraphs that make a procedure

_TITLE = re.compile(
    r"\b(?:procedures?|protocol|policy|playbook|plan|guidance|framework|process|pathway)\b(?=\s*(?:$|[(:;–—-]|"
    r"(?:for|on|of|in|when|to|v\d|version|draft|\d)\b))|"
    r"\b(?:steps|instructions|arrangements|checklist|action card)$|^(?:what|how) (?:we|to) .{0,30}\b(?:when|if)\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:procedures?|protocol|playbook)\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:fail\w*|clos\w+|exit|incident|emergenc\w+|contingency|continuity|response|evacuat\w+|escalat\w+)\b",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"^(?:(?:subject|title|name)(?: and version)?|"
    r"(?:document )?(?:owner|author|title|name|number|reference|control|type)|"
    r"policy (?:owner|lead|author|implications|number)|version|operative date|effective|approved|ratified|"
    r"date (?:approved|ratified|of (?:issue|approval|next review))|(?:next |date of )?review|"
    r"this document applies|applies to|consult|status|issue date|target audience|owner of|approving|approval|"
    r"lead officer|distribution)\b",
    re.IGNORECASE,
)
_REPORT = frozenset(
    (
        "report of",
        "report to",
        "decision-maker",
        "decision maker",
        "date of decision",
        "purpose of report",
        "recommendations",
    )
)
_APPENDIX = re.compile(r"^(?:appendix|annexe?|schedule)\s+([A-Z]|\d{1,2})\b", re.IGNORECASE)
_OF_APPENDIX = re.compile(r"(?:appendix|annexe?|schedule)(?:\s+\w{1,3})?\s*:", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:table of )?contents(?: page)?\W*$", re.IGNORECASE)
_ENTRY = re.compile(r"^(?:(\d{1,2}(?:\.\d{1,2})*)[.):]?\s+)?(\S.*?)[\s.…·_]+(\d{1,3})$")
_PLAIN_ENTRY = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(\S.*)$")
_FIRST = re.compile(r"^(?:1(?:\.|$)|[A-Z]1|step 1$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a procedure stands: its title's block, and one past its last. ``body`` is where its own words begin."""

    title: str
    first: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Front:
    """What the title page and the list of contents say, and which rows and lines they are."""

    details: tuple[tuple[str, str], ...]
    cover: tuple[str, ...]
    contents: tuple[Numbered, ...]
    used: frozenset[int]


def find(paper: Paper) -> tuple[Opening, ...]:
    """Find the procedures of a paper."""
    blocks = paper.blocks
    starts: list[tuple[int, int, str]] = []
    for at in range(len(blocks)):
        if starts and at <= starts[-1][1] + CLOSE:
            continue
        title = _title(blocks, at)
        if starts and (title is None or _under_appendix(blocks, at) or not _fronted(blocks, at)):
            continue  # a part of the procedure that is open, however it calls itself
        if title is not None and _proven(blocks, at, title, report=paper.kind is Kind.REPORT):
            starts.append((at, at + 1, title))
        elif title is None and not starts and _controls(blocks, at):
            starts.append((at, at, _named(blocks, at)))
    ends = [first for first, _, _ in starts[1:]] + [len(blocks)] * min(1, len(starts))
    return tuple(
        Opening(title, first, body, _foreign(blocks, first, end))
        for (first, body, title), end in zip(starts, ends, strict=True)
    )


def fronted(paper: Paper) -> int | None:
    """Find the first title that a title page of its own follows, or the name of the appendix right above it."""
    blocks = paper.blocks
    first = next((at for at in range(len(blocks)) if _title(blocks, at) and _fronted(blocks, at)), None)
    above = next((at for at in range((first or 0) - 1, -1, -1) if blocks[at].text), None)
    return above if above is not None and parts.is_appendix(blocks[above].text) else first


def front(blocks: Sequence[Block], opening: Opening) -> Front:
    """Read the title page and the list of contents."""
    details: list[tuple[str, str]] = []
    cover: list[str] = []
    used: set[int] = set()
    body = _cover_end(blocks, opening)
    for at in range(opening.body, body):
        found = [_detail(line) for line in _pieces(blocks[at])]
        if not found:
            continue
        used.add(at)
        for line, detail in zip(_pieces(blocks[at]), found, strict=True):
            if blocks[at].kind is BlockKind.ROW:
                details.append((line[0].strip(" :*"), line[1].strip()))
            elif detail:
                details.append(detail)
            elif line[0]:
                cover.append(layout.flat(" ".join(line)).strip("*"))
    listed = _contents(blocks, body, opening.end)
    used |= {at for at, _ in listed}
    late = _controlled_rows(blocks, range(body, opening.end))
    details += [detail for at in late for line in _pieces(blocks[at]) if (detail := _detail(line))]
    return Front(
        tuple(details), tuple(cover), tuple(entry for _, entry in listed if entry), frozenset(used | set(late))
    )


def _title(blocks: Sequence[Block], at: int) -> str | None:
    """Give the words of a line that calls itself a procedure; a numbered heading is a part of something else."""
    block = blocks[at]
    text = layout.flat(block.text).strip("*_ ")
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or not text or len(text.split()) > layout.SHORT:
        return None
    if not _TITLE.search(text) or text[-1] in ".:;,?!" or text[:1].isdigit() or _is_labelled(block):
        return None
    return text if layout.stands_out(block) or text[:1].isupper() else None


def _is_labelled(block: Block) -> bool:
    """Tell a label with its value from a title, though that of an appendix may have a colon in it."""
    return layout.label(block) is not None and _OF_APPENDIX.match(block.text.strip("*_ ")) is None


def _proven(blocks: Sequence[Block], at: int, title: str, *, report: bool) -> bool:
    """Tell a title that a procedure follows."""
    below = blocks[at + 1 : at + 1 + NEAR]
    labels = [layout.label(block) for block in below[:CLOSE]]
    if any(found and found[0] in _REPORT for found in labels):
        return False
    if any(_controls(blocks, i) for i in range(at + 1, min(at + 1 + CLOSE, len(blocks)))):
        return not _under_appendix(blocks, at) or _SURE.search(title) is not None
    if not (_SURE.search(title) or _EVENT.search(title)) or (report and not layout.stands_out(blocks[at])):
        return False
    if any(block.kind is not BlockKind.ROW and _CONTENTS.match(layout.flat(block.text)) for block in below[:CLOSE]):
        return True
    numbers = [found for block in below if (found := parts.number(block) or parts.single(block) or _row_number(block))]
    if len(numbers) >= STEPS:
        return _FIRST.match(numbers[0]) is not None
    return any(tables.is_head(block.cells, opens=True) for block in below[:CLOSE] if block.kind is BlockKind.ROW)


def _foreign(blocks: Sequence[Block], first: int, end: int) -> int:
    """Say where a procedure that is itself an appendix ends: at the heading of the next one of the same report.

    Where it has appendices of its own that are called the same way, or lists them, they are part of it.
    """
    above = itertools.takewhile(layout.stands_out, (blocks[at] for at in range(first - 1, -1, -1) if blocks[at].text))
    headed = (blocks[first], *itertools.islice(above, HEADINGS))
    opened = next(filter(None, (_appendix(block.text) for block in headed)), None)
    if opened is None:
        return end
    own: set[str] = set()
    for at in range(first + 1, end):
        named = _appendix(blocks[at].text)
        if named is None or named.isdigit() != opened.isdigit():
            continue
        after = str(int(opened) + 1) if opened.isdigit() else chr(ord(opened[0]) + 1)
        if named == after and named not in own and opened not in own and layout.stands_out(blocks[at]):
            return at
        own.add(named)
    return end


def _appendix(text: str) -> str | None:
    """Give the number or letter of the appendix that a text begins with."""
    found = _APPENDIX.match(text.strip("*_ "))
    return found.group(1).upper() if found else None


def _under_appendix(blocks: Sequence[Block], at: int) -> bool:
    """Tell a line right below the name of an appendix, or one that has it in itself."""
    above = next((blocks[i] for i in range(at - 1, -1, -1) if blocks[i].text), None)
    return parts.is_appendix(blocks[at].text) or (above is not None and parts.is_appendix(above.text))


def _fronted(blocks: Sequence[Block], at: int) -> bool:
    """Tell a line that a title page or a list of contents follows."""
    below = range(at + 1, min(at + 1 + CLOSE, len(blocks)))
    return any(_controls(blocks, i) or _opens_contents(blocks[i]) for i in below)


def _row_number(block: Block) -> str | None:
    number = layout.number(block) if block.kind is BlockKind.ROW else None
    return number if number and "." in number else None


def _controls(blocks: Sequence[Block], at: int) -> bool:
    """Tell the first row, or the lines, of a table of document control."""
    lines = [line for block in blocks[at : at + LABELS + LABELS] for line in _pieces(block)]
    if blocks[at].kind is BlockKind.BREAK or not _pieces(blocks[at]) or not _detail(_pieces(blocks[at])[0]):
        return False
    told = [line for line in lines if _detail(line)]
    plain = [layout.flat(line[0]).lower() for line in told]
    own = any(re.search(r"review|owner|version|ratified|approved|policy|procedure|operative", one) for one in plain)
    return len(told) > LABELS - 1 and own and not any(one.rstrip(":") in _REPORT for one in plain)


def _pieces(block: Block) -> list[tuple[str, ...]]:
    """Give what may be label and value: the cells of a row, or each line of a paragraph split at its colon."""
    if block.kind is BlockKind.ROW:
        cells = tuple(layout.flat(cell) for cell in block.cells)
        filled = tuple(cell for cell in cells if cell)
        return [(filled[0], " ".join(filled[1:]))] if filled and cells[0] else []
    if block.kind is BlockKind.BREAK:
        return []
    lines = [layout.flat(line) for line in block.text.split("\n") if line.strip()]
    return [tuple(line.split(":", 1)) if ":" in line else (line,) for line in lines]


def _detail(line: tuple[str, ...]) -> tuple[str, str] | None:
    if len(line) < len(("label", "value")) or not _CONTROL.match(line[0].strip("* ")):
        return None
    if len(line[0].split()) > tables.LABEL:
        return None
    return line[0].strip(" :*"), line[1].strip()


def _named(blocks: Sequence[Block], at: int) -> str:
    """Give the title of a procedure that opens with its table: the row that names it, else the heading above."""
    for block in blocks[at : at + CLOSE]:
        for line in _pieces(block):
            detail = _detail(line)
            if detail and re.match(r"^(?:subject|(?:document )?title|(?:document )?name)\b", detail[0], re.IGNORECASE):
                return detail[1]
    above = next((blocks[i] for i in range(at - 1, -1, -1) if blocks[i].text), None)
    return layout.flat(above.text).strip("*_ ") if above and layout.stands_out(above) else ""


def _cover_end(blocks: Sequence[Block], opening: Opening) -> int:
    """Say where the title page ends: at the contents, the first heading after it, or the first paragraph."""
    for at in range(opening.body, min(opening.body + CLOSE + CLOSE, opening.end)):
        block = blocks[at]
        if not block.text:
            continue
        if block.kind is BlockKind.ROW:
            pieces = _pieces(block)
            if not pieces or (not _detail(pieces[0]) and not _follows_detail(blocks, at, opening.body)):
                return at
            continue
        text = layout.flat(block.text)
        long = len(text.split()) > layout.SHORT + layout.SHORT or text[-1] in ".;"
        numbered = parts.number(block) or parts.single(block) or text[:1].isdigit() or parts.is_appendix(text)
        details = any(_detail(line) for line in _pieces(block))
        if numbered or block.kind in {BlockKind.HEADING, BlockKind.BULLET} or (long and not details):
            return at
        if (
            _CONTENTS.match(text)
            or roles.opens(text)
            or roles.is_key(block.text)
            or (text.endswith(":") and not details)
        ):
            return at
    return min(opening.body + CLOSE + CLOSE, opening.end)


def _follows_detail(blocks: Sequence[Block], at: int, first: int) -> bool:
    """Tell a row of label and value whose label is not one that we know, among others that are."""
    if len(layout.filled(blocks[at])) > len(("label", "value")) or tables.is_number(blocks[at].cells[0]):
        return False
    return at > first and blocks[at - 1].kind is BlockKind.ROW and len(blocks[at].cells) == len(blocks[at - 1].cells)


def _controlled_rows(blocks: Sequence[Block], places: range) -> tuple[int, ...]:
    """Find a table of document control that stands behind the contents, or at the procedure's end."""
    found: list[int] = []
    for at in places:
        block = blocks[at]
        if block.kind is not BlockKind.ROW or len(block.cells) != len(("label", "value")):
            continue
        goes = bool(found) and found[-1] == at - 1
        detail = _detail(_pieces(block)[0]) if _pieces(block) else None
        if (goes and detail) or (not goes and _controls(blocks, at) and blocks[at].kind is BlockKind.ROW):
            found.append(at)
    return tuple(found)


def _contents(blocks: Sequence[Block], first: int, end: int) -> tuple[tuple[int, Numbered | None], ...]:
    """Read the list of contents: its lines until one is a heading, a paragraph, or a number that was said before."""
    opens = next((at for at in range(first, min(first + CLOSE, end)) if _opens_contents(blocks[at])), None)
    if opens is None:
        return ()
    found: list[tuple[int, Numbered | None]] = [(opens, None)]
    numbers: set[str] = set()
    for at in range(opens + 1, end):
        block = blocks[at]
        if not block.text or block.kind is BlockKind.BREAK:
            continue
        if block.kind is BlockKind.HEADING:
            break
        entries = list(_entries(block))
        again = {entry.number for entry in entries if entry and entry.number} & numbers
        if not entries or again or (all(entry is None for entry in entries) and block.kind is not BlockKind.ROW):
            break
        numbers |= {entry.number for entry in entries if entry and entry.number}
        found += [(at, entry) for entry in entries]
    return tuple(found)


def _opens_contents(block: Block) -> bool:
    return block.kind is not BlockKind.ROW and _CONTENTS.match(layout.flat(block.text).strip("* ")) is not None


def _entries(block: Block) -> Iterator[Numbered | None]:
    """Give the entries of one row or of the lines of one paragraph; None for what only heads them."""
    if block.kind is BlockKind.ROW:
        cells = layout.filled(block)
        number = cells[0].rstrip(".") if tables.is_number(cells[0]) else None
        title = (
            " ".join(cells[1 if number else 0 : -1]) if cells[-1].isdigit() else " ".join(cells[1 if number else 0 :])
        )
        yield Numbered(title, number) if (cells[-1].isdigit() or number) and title else None
        return
    for line in block.text.split("\n"):
        said = layout.flat(line)
        found = _ENTRY.match(said) if len(said) < ENTRY else None
        plain = _PLAIN_ENTRY.match(said)
        if found:
            yield Numbered(found.group(2).rstrip(" .…·_"), found.group(1))
        elif plain and len(said.split()) <= layout.SHORT and said[-1] not in ".;":
            yield Numbered(plain.group(2), plain.group(1))
        else:
            yield Numbered(said) if parts.is_appendix(said) and len(said.split()) <= layout.SHORT else None
