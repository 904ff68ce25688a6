"""An agenda that nothing calls so, known by its shape: short entries in rising order that say what boards' entries say.

Numbers alone make no agenda: a letter, a page of contents, recommendations and the items of minutes have them too.
"""

import re
from collections.abc import Iterator, Sequence

from board.packs import agenda_agreed, agenda_details, agenda_lines, layout, papers
from board.packs.agenda_lines import Line
from board.packs.papers import Kind
from board.packs.values import Block, BlockKind

CLAIMING = 2  # entries that claim pages or say what they are for are an agenda, whether anything calls them so or not
COLUMNS = 3  # columns that a table must have to be an agenda without being called one
FEWEST = 3  # entries of an agenda
MOST_PAGES = 4  # pages on which an agenda that nothing calls so is looked for
MOST_BLOCKS = 2000  # from the first on, among which it is looked for
MOST_BETWEEN = 40  # words below an entry; minutes have more
ABOVE = 2  # blocks above a list that may say what it is

# Business that stands on agendas everywhere, first and last.
_STANDING = re.compile(
    r"\b(?:apologies|welcome|introductions?|declarations?|minutes?|notes of|matters arising|aob|aocb|sederunt|"
    r"any other (?:urgent |competent )*business|anything else|close|next meeting|public questions|croeso|"
    r"ymddiheuriadau|cofnodion)\b",
    re.IGNORECASE,
)
_OTHER_LIST = re.compile(r"\b(?:contents|index|recommend\w*|resol\w*|actions?|minutes|risks?)\W*$", re.IGNORECASE)


def opening(blocks: Sequence[Block]) -> int | None:
    """Find the first entry of what has the shape of an agenda, or the header of its table."""
    blocks = blocks[:MOST_BLOCKS]
    for end in _ends(blocks):
        lines = agenda_agreed.settled(agenda_lines.find(blocks[:end], 0), blocks[:end])
        if lines and _is_agenda(lines, blocks[:end]):
            return _with_header(lines[0].at, blocks)
    return _table(blocks)


def _ends(blocks: Sequence[Block]) -> Iterator[int]:
    """Give the ends of the first pages, none behind the head of the first minutes or tracker."""
    last = papers.first_of(blocks, {Kind.MINUTES, Kind.TRACKER})
    breaks = [at for at in range(last) if blocks[at].kind is BlockKind.BREAK]
    yield from breaks[:MOST_PAGES]
    yield last


def _is_agenda(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    first = lines[0].at
    if _is_other_list(blocks, first) or any(papers.opens_list(block) for block in blocks[:first]):
        return False
    if sum(1 for line in lines if agenda_details.in_title(line.title)) >= CLAIMING:
        return True
    if len(lines) < FEWEST or _is_talk(lines, blocks):
        return False
    standing = [at for at, line in enumerate(lines) if _STANDING.search(line.title)]
    if len(standing) >= CLAIMING and {0, len(lines) - 1} & set(standing):
        return True
    saying = sum(1 for line in lines if agenda_details.purposes(line.told.get("purpose", "")))
    return saying >= max(CLAIMING, len(lines) // 2) or agenda_lines.are_timed(lines, blocks)


def _is_other_list(blocks: Sequence[Block], first: int) -> bool:
    """Tell a list whose own heading, or the sentence that opens it, says that it is no agenda."""
    above = [block for block in blocks[:first] if block.kind is not BlockKind.BREAK and not layout.lone(block)]
    return any(
        _OTHER_LIST.search(block.text) or block.text.rstrip().endswith(":") or "recommended" in block.text
        for block in above[-ABOVE:]
    )


def _is_talk(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Tell what is written out: entries with long texts below them, or that are sentences themselves."""
    ends = [line.at for line in lines[1:]]
    below = sorted(
        sum(len(block.text.split()) for block in blocks[line.at + 1 : end])
        for line, end in zip(lines, ends, strict=False)
    )
    sentences = sum(1 for line in lines if line.title.endswith(".") or len(line.title.split()) > layout.SHORT)
    return below[len(below) // 2] > MOST_BETWEEN or sentences * 4 > len(lines)


def _with_header(at: int, blocks: Sequence[Block]) -> int:
    while at and blocks[at].kind is BlockKind.ROW and blocks[at - 1].kind is BlockKind.ROW:
        at -= 1
    return at


def _table(blocks: Sequence[Block]) -> int | None:
    """Find a table of items, leads and pages by its header."""
    for at, block in enumerate(blocks):
        found = agenda_lines.heads_items(block)
        if len(found) >= COLUMNS and "lead" in found and found.keys() & {"pages", "attachment"}:
            return at
    return None
