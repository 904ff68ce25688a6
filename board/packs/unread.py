"""What stands in a pack and no reader could read: pictures, charts, embedded files, pages that are scans.

Each paper tells once how many there are, on which sheets and beside which words. What they may say is nobody's guess.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from board.packs import layout
from board.packs.papers import Paper
from board.packs.values import Block, BlockKind, Finding, FindingKind
from board.sources import Source

MOST_BESIDE = 5  # wordings that a finding shows
LONGEST_BESIDE = 160  # characters of each
MOST_SHEETS = 20  # that a sentence names one by one

_HEAD = re.compile(r" (?=that |whose |of )")
_MANY = {" holds ": " hold ", " draws ": " draw ", " is ": " are "}
_Lost = list[tuple[Block, bool]]  # blocks with something unread, and whether each is restricted


def of_blocks(blocks: Sequence[Block], found: Sequence[Paper], document: str) -> Iterator[Finding]:
    """Tell what of each paper could not be read, then what stands in no paper; restricted ones are told apart.

    What stands in no paper, as a scan between two of them, is restricted where either of its neighbours is.
    """
    if not any(block.lost for block in blocks):
        return
    hidden: dict[int, bool] = {}
    for paper in found:
        hidden.update(zip(map(id, paper.blocks), paper.hidden, strict=True))
        lost = [(block, secret) for block, secret in zip(paper.blocks, paper.hidden, strict=True) if block.lost]
        yield from _told(lost, _where(paper), paper.source())
    yield from _told(list(_loose(blocks, hidden)), "between the papers", Source(document))


def counted(lost: Sequence[str]) -> str:
    """Say how many of each there are: ``2 pictures and 1 page that holds only a picture``."""
    told = [f"{count} {what if count == 1 else _many(what)}" for what, count in Counter(lost).items()]
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))


def _loose(blocks: Sequence[Block], hidden: dict[int, bool]) -> Iterator[tuple[Block, bool]]:
    """Give what stands in no paper, restricted where the nearest block of a paper before or after it is."""
    before = _nearest(blocks, hidden)
    after = list(_nearest(blocks[::-1], hidden))[::-1]
    for block, above, below in zip(blocks, before, after, strict=True):
        if block.lost and id(block) not in hidden:
            yield block, above or below


def _nearest(blocks: Sequence[Block], hidden: dict[int, bool]) -> Iterator[bool]:
    last = False
    for block in blocks:
        last = hidden.get(id(block), last)
        yield last


def _where(paper: Paper) -> str:
    if paper.item is not None:
        return f"under item {paper.item.number}, {layout.flat(paper.item.title)[:80]},"
    return f"in “{paper.title[:80]}”"


def _told(lost: _Lost, where: str, source: Source) -> Iterator[Finding]:
    for secret in (False, True):
        found = [block for block, hidden in lost if hidden is secret]
        if not found:
            continue
        sheets = list(dict.fromkeys(block.sheet for block in found if block.sheet is not None))
        text = f"{counted([one for block in found for one in block.lost])} {where}{_on(sheets)} could not be read."
        place = dataclasses.replace(source, sheet=sheets[0]) if sheets else source
        yield Finding(FindingKind.UNREAD, text, place, restricted=secret, beside=_beside(found))


def _many(what: str) -> str:
    head, *rest = _HEAD.split(what, maxsplit=1)
    said = " ".join((f"{head}s", *rest))
    for one, other in _MANY.items():
        said = said.replace(one, other)
    return said


def _on(sheets: Sequence[int]) -> str:
    if not sheets:
        return ""
    if len(sheets) == 1:
        return f" on sheet {sheets[0]}"
    if len(sheets) > MOST_SHEETS:
        return f" on {len(sheets)} sheets from {min(sheets)} to {max(sheets)}"
    return f" on sheets {', '.join(map(str, sheets[:-1]))} and {sheets[-1]}"


def _beside(found: Sequence[Block]) -> tuple[str, ...]:
    said = (layout.flat(block.text)[-LONGEST_BESIDE:] for block in found if block.kind is not BlockKind.BREAK)
    return tuple(dict.fromkeys(filter(None, said)))[:MOST_BESIDE]
