"""Every paragraph, bullet and table row of a pack as a passage that can be searched, quoted and cited.

Nothing is lost and nothing is rewritten: lines that a page's end cut are joined, the cells of a row are set apart by
bars, and each passage says under which heading and in which paragraph of its paper it stands.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from board.packs import layout, minute_items
from board.packs.agenda import Agenda
from board.packs.papers import Kind, Paper
from board.packs.values import AgendaItem, Block, BlockKind, Passage
from board.sources import Source

LONGEST_ROW = 1200  # characters: a longer row is cut at its cells' own paragraphs, or no search finds its place
WIDE = 2  # cells: a row of number and text reads as a paragraph
_OF_PAGES = frozenset(("pages", "page", "pp", "p"))
MARK = re.compile(r"^\s*•\s*")


@dataclasses.dataclass(slots=True)
class _Place:
    """Where the reader stands in a paper."""

    heading: str | None = None
    number: str | None = None
    # Public passages are counted by themselves: a number then does not tell how many others stand before it.
    counts: dict[bool, int] = dataclasses.field(default_factory=lambda: {False: 0, True: 0})
    fresh: bool = False  # the heading has no passage beneath it yet
    hidden: bool = False


def read(paper: Paper) -> tuple[Passage, ...]:
    """Read the passages of one paper."""
    counted = paper.kind in {Kind.MINUTES, Kind.TRACKER} or any(_own_number(paper, block) for block in paper.blocks)
    return tuple(_joined(_passages(paper, counted=counted)))


def of_agenda(blocks: Sequence[Block], agenda: Agenda, document: str, *, hidden: bool) -> tuple[Passage, ...]:
    """Read the passages of the agenda's own pages: one for each item, and every line around and beneath them."""
    found: list[Passage] = []
    spans = {first: (item, end) for item, (first, end) in zip(agenda.items, agenda.spans, strict=True)}
    item: AgendaItem | None = None
    end = 0
    for at, block in enumerate(blocks):
        if at in spans:
            item, end = spans[at]
            found.append(Passage(_said(item), item.source, "Agenda", restricted=hidden or item.restricted))
            if (
                block.kind is BlockKind.ROW
                or set(layout.words(block.text)) <= set(layout.words(_said(item))) | _OF_PAGES
            ):
                continue
        inside = item if at < end else None
        texts = layout.filled(block) if block.kind is not BlockKind.BREAK and not _is_item_table(block, inside) else ()
        if texts:
            source = Source(document, item=inside.number if inside else None)
            secret = hidden or (inside is not None and inside.restricted)
            found.append(Passage(" | ".join(texts), source, inside.title if inside else "Agenda", restricted=secret))
    return tuple(found)


def _said(item: AgendaItem) -> str:
    """Say an agenda item in one line, as its table does."""
    pages = f" (Pages {item.pages[0]} - {item.pages[1]})" if item.pages else ""
    told = [f"{item.number} {item.title}{pages}"]
    told += [f"Lead: {item.lead}"] if item.lead else []
    told += ["For: " + ", ".join(item.purposes)] if item.purposes else []
    told += [f"Attachment: {item.attachment}"] if item.attachment else []
    return ". ".join(told)


def _is_item_table(block: Block, item: AgendaItem | None) -> bool:
    """Tell the small table beneath an item, whose every word the item's own line has said already."""
    if item is None or block.kind is not BlockKind.ROW:
        return False
    said = set(layout.words(_said(item))) | {
        "lead",
        "item",
        "for",
        "attachment",
        "discussion",
        "decision",
        "information",
        "purpose",
        "pages",
    }
    return set(layout.words(block.text)) <= said


def _passages(paper: Paper, *, counted: bool) -> Iterator[tuple[Passage, bool]]:
    """Give each passage and whether it may go on with the one before it."""
    place = _Place()
    for block, hidden in zip(paper.blocks, paper.hidden, strict=True):
        if block.kind is BlockKind.BREAK or not block.text:
            continue
        if place.hidden and not hidden:  # what stands below a restricted part has neither its heading nor its number
            if place.fresh and place.heading:
                yield _heading_passage(paper, place), False
            place.heading, place.number, place.fresh, place.hidden = None, None, False, False
        start = minute_items.item_start(block) if paper.kind is Kind.MINUTES else None
        if start is not None or _heads(block):
            yield from _enter(paper, place, block, start, hidden=hidden)
            continue
        own = _own_number(paper, block)
        place.number = own or place.number
        for text, may_join in _texts(block, own):
            place.counts[hidden] += 1
            place.fresh = False
            source = paper.source(_paragraph(place, hidden=hidden, counted=counted), block)
            yield Passage(text, source, place.heading, restricted=hidden), may_join
    if place.fresh and place.heading:
        yield _heading_passage(paper, place), False


def _enter(
    paper: Paper, place: _Place, block: Block, start: tuple[str, str] | None, *, hidden: bool
) -> Iterator[tuple[Passage, bool]]:
    """Take a heading in. Headings that follow each other at once are said together, so that no word of them is lost."""
    text = " ".join(layout.filled(block)) if start is None else start[1]
    rest = ""
    if start is not None:
        whole = [cell for cell in (block.cells if block.kind is BlockKind.ROW else (block.text,)) if cell]
        rest = "\n".join(whole).replace(start[1], "", 1).strip(" .\n")
        rest = re.sub(rf"^\W*{re.escape(start[0])}\W*", "", rest).strip()
    stacked = place.fresh and place.heading is not None and start is None and len(place.heading) < LONGEST_ROW // 4
    if place.fresh and not stacked and place.heading:
        yield _heading_passage(paper, place), False
    place.heading = f"{place.heading} – {text}" if stacked else text
    place.number = start[0] if start else layout.number(block)
    place.fresh, place.hidden = True, hidden or (stacked and place.hidden)
    for line in rest.split("\n") if rest else ():
        place.counts[hidden] += 1
        place.fresh = False
        yield Passage(line, paper.source(place.number, block), place.heading, restricted=hidden), False


def _heading_passage(paper: Paper, place: _Place) -> Passage:
    return Passage(place.heading or "", paper.source(place.number), None, restricted=place.hidden)


def _heads(block: Block) -> bool:
    """Tell what opens a part: a heading, a short bold line, or a row with nothing but one short bold cell."""
    if layout.stands_out(block):
        return True
    if block.kind is not BlockKind.ROW or not block.strong or "\n" in block.text:
        return False
    cells = layout.filled(block)
    titled = len(cells) == WIDE and layout.number(block) == cells[0].strip(" .")
    return (len(cells) == 1 or titled) and len(block.text.split()) <= layout.SHORT


def _own_number(paper: Paper, block: Block) -> str | None:
    """Give the paper's own number of a paragraph; the rows of minutes are numbered by their items."""
    return None if paper.kind in {Kind.MINUTES, Kind.TRACKER} else layout.number(block)


def _paragraph(place: _Place, *, hidden: bool, counted: bool) -> str:
    """Name the paragraph. Where the paper numbers its own, a mere count says that it is one."""
    if place.number is not None:
        return place.number
    count = place.counts[hidden]
    return f"{count} (by count)" if counted else f"{count}"


def _texts(block: Block, own: str | None) -> Iterator[tuple[str, bool]]:
    """Give a block's text in passages of a readable length, and whether the first may go on with the one before."""
    if block.kind is not BlockKind.ROW:
        yield block.text, block.kind is BlockKind.PARAGRAPH
        return
    cells = [cell for cell in block.cells if cell]
    head = cells[0] if own is not None and len(cells) > 1 else ""
    body = cells[1:] if head else cells
    may_join = not block.cells[0] and len(body) < WIDE
    if len(body) < WIDE or sum(len(cell) for cell in cells) > LONGEST_ROW:
        lines = [MARK.sub("", line) for cell in body for line in cell.split("\n")]
        for at, line in enumerate(lines):
            yield (f"{head} {line}" if head and not at else line), may_join and not at
        return
    text = " | ".join(layout.flat(cell) for cell in body)
    yield (f"{head} {text}" if head else text), False


def _joined(found: Iterator[tuple[Passage, bool]]) -> Iterator[Passage]:
    """Put together what a page's end cut in two, under one heading and one rule of restriction."""
    held: Passage | None = None
    for passage, may_join in found:
        if held is None:
            held = passage
        elif may_join and held.heading == passage.heading and layout.goes_on(held.text, passage.text):
            held = dataclasses.replace(
                held, text=f"{held.text} {passage.text}", restricted=held.restricted or passage.restricted
            )
        else:
            yield held
            held = passage
    if held is not None:
        yield held
