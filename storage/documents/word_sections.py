"""The sections of a Word document: runs of pages with the same header, and what a header that restricts does to them.

A banner that stands on every page of a section is not read on every page; so it is said again where a paper may begin.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.packs.values import Block, BlockKind

BANNERED = 2  # the lowest level of a heading at which a restricted section says again that it is


@dataclass(frozen=True, slots=True)
class Section:
    """Ends at the block ``end`` of all, restricted by some lines; ``afresh`` where it begins on a new page."""

    end: int
    restricting: tuple[str, ...]
    afresh: bool


def laid_out(found: Sequence[Block], sections: Sequence[Section], *, paged: bool) -> Iterator[Block]:
    """Give the blocks with a break before each section and the banners of each; ``paged`` where sheets are known."""
    begin = 0
    for at, section in enumerate((*sections, Section(len(found), (), afresh=False))):
        if at and section.afresh:
            yield Block(BlockKind.BREAK, "")
        for place in range(begin, section.end):
            block = found[place]
            if paged and block.sheet is None:
                block = dataclasses.replace(block, sheet=1)
            if place == begin or (block.kind is BlockKind.HEADING and block.level <= BANNERED):
                for line in section.restricting:
                    yield Block(BlockKind.PARAGRAPH, line, sheet=block.sheet, strong=True)
            yield block
        begin = section.end
