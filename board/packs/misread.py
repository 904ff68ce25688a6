"""Letters that a scanner reads for digits, mended where only a number can stand: ``l2 April 2O27``, ``Page ll``.

What is mended is read for numbers and days and is never shown: the words of a paper stay as they were printed.
"""

import dataclasses
import re

from board.packs.values import Block

# A run of digits and of letters that look like digits; one true digit in it says that all of it is a number.
_MIXED = re.compile(r"(?<![^\W_])[\dlI|Oo]{1,8}(?:[.:/-][\dlI|Oo]{1,8}){0,2}(?![^\W_])")
_LETTERS = str.maketrans({"l": "1", "I": "1", "i": "1", "|": "1", "O": "0", "o": "0"})
_ALONE = re.compile(r"[\dlIi|Oo]{1,4}")


def mended(text: str) -> str:
    """Give the text with the numbers in it as numbers; a word of letters alone stays a word."""

    def number(found: re.Match[str]) -> str:
        return found[0].translate(_LETTERS) if any(mark.isdigit() for mark in found[0]) else found[0]

    return _MIXED.sub(number, text)


def number(token: str) -> str | None:
    """Read a token that stands where a number must: ``l`` is 1 and ``lO`` is 10; None for what looks like none."""
    bare = token.strip(" .):(")
    return bare.translate(_LETTERS) if _ALONE.fullmatch(bare) and not bare.startswith(("O", "o")) else None


def block(one: Block) -> Block:
    """Give a block with its numbers mended."""
    cells = tuple(mended(cell) for cell in one.cells)
    return dataclasses.replace(one, text=mended(one.text), cells=cells)
