"""A procedure's parts: where a heading opens one, and which number a paragraph carries.

A heading may be set as one, or be a short bold line, an appendix's name, or a numbered line that numbered paragraphs
follow; what stands under it is read elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import layout
from board.packs.values import Block, BlockKind

SHORT_TITLE = 10  # words of a numbered line that is a title, not a paragraph
NEAR = 4  # blocks after a numbered line within which its own first paragraph must come

_APPENDIX = re.compile(r"^(?:appendix|annexe?|schedule)\s+(?:[A-Z]|\d{1,2}|[ivx]{1,4})\b", re.IGNORECASE)
_BARE_APPENDIX = re.compile(r"^(?:appendix|annexe?|schedule)\s+(?:[A-Z]|\d{1,2}|[ivx]{1,4})\W*$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"^(?:\(?(\d{1,2}(?:\.\d{1,2}){1,3})\)?[.):]*|([A-Z]\d{1,2}(?:\.\d{1,2}){0,2})[.):]?|(step\s+\d{1,2})\s*[.):–—-]*)"
    r"\s+(?=[\"“‘'(\[A-Z£\d☐□]|[a-z])",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"^\(?(\d{1,2})[.)]\s+(?=\S)")
_SECTION = re.compile(r"^(\d{1,2})[.):]?\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Part:
    """One headed part. ``first`` to ``end`` are the blocks of its body, ``heads`` those of its headings."""

    title: str
    first: int
    end: int
    heads: tuple[int, ...] = ()


def split(
    blocks: Sequence[Block], first: int, end: int, skip: frozenset[int], forced: frozenset[int] = frozenset()
) -> tuple[Part, ...]:
    """Cut everything from ``first`` to ``end`` into parts; headings that follow each other at once are one title.

    What is in ``skip`` is read elsewhere; of it only the ``forced`` blocks head a part.
    """
    found: list[Part] = []
    heads: list[int] = []
    begin, count = first, 0
    for at in range(first, end):
        block = blocks[at]
        if (at in skip and at not in forced) or not block.text:
            continue
        fresh = not any(blocks[i].text for i in range(begin, at))
        heads_part = at in forced or is_heading(blocks, at, count, skip)
        if not heads_part and not (fresh and _names_appendix(blocks, heads, at)):
            continue
        if not (fresh and heads):
            found.append(Part(_titled(blocks, heads), begin, at, tuple(heads)))
            heads = []
        heads.append(at)
        begin = at + 1
        count = _count(block, count)
    found.append(Part(_titled(blocks, heads), begin, end, tuple(heads)))
    return tuple(part for part in found if part.heads or part.first < part.end)


def is_heading(blocks: Sequence[Block], at: int, count: int = 0, skip: frozenset[int] = frozenset()) -> bool:
    """Tell a block that heads a part. ``count`` is the number of the last numbered heading."""
    block = blocks[at]
    if block.kind is BlockKind.HEADING:
        return True
    said = bare(block)
    if block.kind is not BlockKind.PARAGRAPH or not said or said[-1] in ".;,:?" or number(block):
        return False
    if layout.stands_out(block) or (_APPENDIX.match(said) and len(said.split()) <= layout.SHORT):
        return True
    section = _SECTION.match(said)
    if section is None or len(said.split()) > SHORT_TITLE or "\n" in block.text:
        return False
    mine = section.group(1)
    below = [blocks[i] for i in range(at + 1, min(at + 1 + NEAR, len(blocks))) if i not in skip and blocks[i].text]
    follows = bool(below) and (number(below[0]) or "").startswith(f"{mine}.")
    return follows or (int(mine) == count + 1 and count > 0)


def is_appendix(title: str) -> bool:
    """Tell the name of an appendix."""
    return _APPENDIX.match(title.strip("* ")) is not None


def bare(block: Block) -> str:
    """Give a text on one line, without marks of emphasis that were left open."""
    return layout.flat(block.text).strip("*_ ")


def number(block: Block) -> str | None:
    """Give the number of a numbered paragraph: ``4.3``, ``B1``, ``Step 2``; None for a title or a plain count."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    found = _CLAUSE.match(bare(block))
    if found is None or (found.group(2) and not found.group(2)[0].isupper()):
        return None
    rest = bare(block)[found.end() :]
    if found.group(3) is None and rest[:1].islower():
        return None
    return found.group(1) or found.group(2) or found.group(3)


def single(block: Block) -> str | None:
    """Give the number of a paragraph that only counts: ``3.``."""
    found = _SINGLE.match(bare(block)) if block.kind is BlockKind.PARAGRAPH else None
    return found.group(1) if found else None


def without_number(block: Block) -> str:
    """Give a numbered paragraph's own words."""
    said = bare(block)
    found = _CLAUSE.match(said) if number(block) else _SINGLE.match(said)
    return said[found.end() :] if found else said


def numbered_title(title: str) -> tuple[str | None, str]:
    """Take a heading's number from its words."""
    found = re.match(r"^(\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?=\S)", title)
    return (found.group(1), title[found.end() :]) if found else (None, title)


def _names_appendix(blocks: Sequence[Block], heads: Sequence[int], at: int) -> bool:
    """Tell the plain line that names an appendix whose heading gives no more than its letter."""
    block = blocks[at]
    if not heads or block.kind is not BlockKind.PARAGRAPH or not _BARE_APPENDIX.match(bare(blocks[heads[-1]])):
        return False
    said = bare(block)
    return len(said.split()) <= layout.SHORT and said[-1:] not in set(".:;,?!") and number(block) is None


def _titled(blocks: Sequence[Block], heads: Sequence[int]) -> str:
    lines = (layout.flat(line).strip("* ") for at in heads for line in blocks[at].text.split("\n"))
    return " – ".join(line for line in lines if line)


def _count(block: Block, count: int) -> int:
    found = _SECTION.match(bare(block))
    return int(found.group(1)) if found else count
