"""One file tried: it is read and understood, or refused in a sentence that says what to do."""

import asyncio
import time
from dataclasses import dataclass

from board import packs
from board.packs.values import Block
from storage import documents
from storage.documents import apart

LIMITS = apart.Limits(processor=60, patience=90.0)  # for one file, however it is made
UNDERSTOOD = 3_000  # blocks; only so many are handed on to be understood as a pack


@dataclass(frozen=True, slots=True)
class Tried:
    """How one file ended: the class of its refusal, or None where it was read; and in how many seconds."""

    refused: str | None
    seconds: float
    blocks: int = 0


def apart_(name: str, content: bytes) -> Tried:
    """Read in a process of its own, as the service does."""
    begin = time.perf_counter()
    found: tuple[Block, ...] = ()
    refused = None
    try:
        found = asyncio.run(apart.read(name, content, limits=LIMITS))
        _understand(found)
    except (documents.Unreadable, packs.NotAPack) as error:
        refused = _clear(error)
    return Tried(refused, time.perf_counter() - begin, len(found))


def here(name: str, content: bytes) -> Tried:
    """Read in this process, which is faster for many small files."""
    begin = time.perf_counter()
    found: tuple[Block, ...] = ()
    refused = None
    try:
        found = documents.read(name, content)
        _understand(found)
    except (documents.Unreadable, packs.NotAPack) as error:
        refused = _clear(error)
    return Tried(refused, time.perf_counter() - begin, len(found))


def _understand(found: tuple[Block, ...]) -> None:
    if len(found) <= UNDERSTOOD and sum(len(block.text) for block in found) <= UNDERSTOOD * 100:
        packs.read(found)


def _clear(error: Exception) -> str:
    sentence = str(error)
    assert sentence.endswith("."), sentence
    assert "Please" in sentence, sentence
    return type(error).__name__
