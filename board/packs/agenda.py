"""The agenda's own pages: the items, in whatever form the agenda gives them, and which of them are restricted.

Items come as headings, as bold or plain numbered lines with a small table beneath each, or as rows of one table. A
table of contents further back in the pack is no agenda and never reaches this module.
"""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import agenda_agreed, agenda_details, agenda_lines, agenda_shape, dates, layout, misread, restriction
from board.packs.agenda_lines import Line
from board.packs.values import AgendaItem, Block, BlockKind
from board.sources import Source

_AGENDA = re.compile(
    r"^\W*(?:(?:public|private|confidential|draft|meeting|formal|supplementary)\s+)*agenda\b(?!\s+item)|"
    r"^\W*a\s?g\s?e\s?n\s?d\s?a\W*$|"
    r"^\W*(?:order of business|running order|programme|business|rhaglen|"
    r"(?:items of )?business to be (?:transacted|considered|discussed))\W*$",
    re.IGNORECASE,
)
_ENDS_SO = re.compile(r"\bagenda\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda's items, and where they stand among its blocks: ``first`` counts, ``end`` does not."""

    items: tuple[AgendaItem, ...]
    first: int
    end: int
    spans: tuple[tuple[int, int], ...]


def opening(blocks: Sequence[Block]) -> int | None:
    """Find the block that says 'Agenda'; failing one, the first item of what has the shape of an agenda."""
    for at, block in enumerate(blocks):
        text = layout.flat(block.text)
        if block.kind is BlockKind.BREAK or len(text.split()) > layout.SHORT:
            continue
        if _AGENDA.match(text) or (layout.stands_out(block) and _ENDS_SO.search(text)):
            return at
    return agenda_shape.opening(blocks)


def read(blocks: Sequence[Block], document: str, opens: int = 0) -> Agenda:
    """Read the items of the agenda's pages, below the block that opens the agenda; each item's source is its number."""
    found = agenda_agreed.settled(agenda_lines.find(blocks, opens), blocks)
    items: list[AgendaItem] = []
    spans: list[tuple[int, int]] = []
    secret, asked = False, ""
    begin = opens
    for line, after in zip(found, [*(line.at for line in found[1:]), len(blocks)], strict=False):
        between = blocks[begin : line.at]
        secret = _secret_by(between, now=secret) if items else _opens_secret(between)
        asked = agenda_agreed.asked_above(between, asked)
        begin = line.at + 1
        end = min(after, _end_of_item(blocks, line.at, after)) if line is found[-1] else after
        item = _item(line, _own(blocks[line.at + 1 : end], is_last=line is found[-1]), document)
        item = dataclasses.replace(
            item,
            restricted=item.restricted or secret,
            purposes=item.purposes or agenda_details.purposes(asked),
        )
        secret = secret or restriction.excludes(line.title)
        items.append(item)
        spans.append((line.at, end))
    first = found[0].at if found else len(blocks)
    return Agenda(tuple(items), first, spans[-1][1] if spans else first, tuple(spans))


def is_date_line(block: Block) -> bool:
    """Tell a line that is a date and hardly anything else: the day the agenda was signed or published."""
    text = misread.mended(block.text)
    found = dates.find(text)
    rest = layout.words(dates.without(text))
    return bool(found) and len(rest) <= 4 and len(block.text.split()) <= layout.SHORT  # noqa: PLR2004 - 'Date of publication:'


def _own(below: Sequence[Block], *, is_last: bool) -> Sequence[Block]:
    """Leave out the line that opens the next part: what it says is said of the items that follow it."""
    end = len(below)
    while not is_last and end and (restriction.is_part(below[end - 1]) or below[end - 1].kind is BlockKind.BREAK):
        end -= 1
    return below[:end]


def _item(line: Line, below: Sequence[Block], document: str) -> AgendaItem:
    told = agenda_details.below(below) | line.told
    attachment = told.get("attachment") or None
    claimed = agenda_details.in_title(line.title) or agenda_details.pages(told.get("pages", ""))
    claimed = claimed or (agenda_details.in_title(attachment) if attachment else None)
    return AgendaItem(
        line.number,
        layout.flat(agenda_details.without_pages(line.title)),
        Source(document, item=line.number),
        lead=agenda_details.lead(told.get("lead", "")),
        purposes=agenda_details.purposes(told.get("purpose", "")),
        attachment=attachment if attachment and re.search(r"\w", attachment) else None,
        pages=claimed,
        restricted=line.secret or any(restriction.is_banner(block) for block in below),
    )


def _secret_by(between: Sequence[Block], *, now: bool) -> bool:
    """Follow the headings between items: a marked one hides what comes after it, 'Part A – public' ends that."""
    for block in between:
        if layout.stands_out(block) or layout.lone(block) or restriction.is_part(block):
            text = layout.flat(block.text)
            opens = restriction.is_banner(block) or restriction.excludes(text) or restriction.opens_secret(block)
            now = (now and not restriction.reopens(text)) or opens
    return now


def _opens_secret(above: Sequence[Block]) -> bool:
    """Tell whether the last part that is opened above the first item is one without the public."""
    parts = [block for block in above if restriction.is_part(block)]
    return bool(parts) and restriction.opens_secret(parts[-1])


def _end_of_item(blocks: Sequence[Block], at: int, after: int) -> int:
    """Say where the last item ends: at the date of signing, or at something that stands out."""
    for end in range(at + 1, after):
        block = blocks[end]
        if block.kind is not BlockKind.ROW and is_date_line(block):
            return end
        if block.kind is BlockKind.HEADING:
            return end
    return after
