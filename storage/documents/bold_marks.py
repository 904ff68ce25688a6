"""Bold marks that a converter left on the page: they open in one paragraph and close in one of the next.

They stand in Word documents and PDFs alike; in a text they are markup (``storage.documents.markup``).
"""

import dataclasses
from collections.abc import Iterable, Iterator

from board.packs.values import Block, BlockKind

MARK = "**"
MOST = 3  # paragraphs over which the marks may run


def mended(blocks: Iterable[Block]) -> Iterator[Block]:
    """Set in bold what stands between two marks, and take the marks out; a mark that stands alone goes too."""
    found = list(blocks)
    opened = -1
    for at, block in enumerate(found):
        if block.kind is not BlockKind.PARAGRAPH or block.text.count(MARK) > 1 or at - opened > MOST:
            opened = -1
        if block.kind is not BlockKind.PARAGRAPH or block.text.count(MARK) != 1:
            continue
        if block.text.startswith(MARK):
            opened = at
        elif opened >= 0 and block.text.endswith(MARK):
            for place in range(opened, at + 1):
                found[place] = dataclasses.replace(found[place], text=_bare(found[place].text), strong=True)
            opened = -1
    for block in found:
        text = _bare(block.text) if block.text.count(MARK) == 1 else block.text
        if text or block.kind is BlockKind.BREAK:
            yield block if text == block.text else dataclasses.replace(block, text=text)


def _bare(text: str) -> str:
    return text.removeprefix(MARK).removesuffix(MARK).strip()
