"""What stands in a file and cannot be read: its names, and the block at whose place it is told.

A picture has no words, so it has no block of its own: it is told at the one before it, where it changes nothing that
is read. ``board.packs`` says it to the administrator.
"""

import dataclasses
from collections.abc import Iterable, Iterator

from board.packs.values import Block, BlockKind

PICTURE = "picture"
CHART = "chart"
DIAGRAM = "diagram"
EMBEDDED = "embedded file"
PART = "part of another file"
PICTURE_PAGE = "page that holds only a picture"
NAMELESS_PAGE = "page whose letters have no names in the file"
CROWDED_PAGE = "page that draws more than a page of text can hold"
DAMAGED_PAGE = "page that is damaged in the file"


def place(lost: tuple[str, ...], *, line: int | None = None, sheet: int | None = None) -> Block:
    """Make the block of something unread that has no words beside it; :func:`settled` takes it up."""
    return Block(BlockKind.BREAK, "", line=line, sheet=sheet, lost=lost)


def settled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give what is unread to the block before it on its sheet; where none is there, it keeps its own place."""
    before: Block | None = None
    gathered: list[str] = []
    for block in blocks:
        alone = block.kind is BlockKind.BREAK and block.lost and not block.text
        if before is not None and alone and before.kind is not BlockKind.BREAK and before.sheet == block.sheet:
            gathered.extend(block.lost)
            continue
        if before is not None:
            yield _with(before, gathered)
        before, gathered = block, []
    if before is not None:
        yield _with(before, gathered)


def _with(block: Block, gathered: list[str]) -> Block:
    return dataclasses.replace(block, lost=(*block.lost, *gathered)) if gathered else block
