"""How long papers are kept, where a paper says so: notes on records, recordings and their destruction.

Only a sentence that names both the records and what becomes of them counts; staff are retained too.
"""

import re

from board.packs import layout
from board.packs.entries import Retention
from board.packs.papers import Paper
from board.packs.values import Block, BlockKind

LONGEST = 1200  # characters of a paragraph that is searched as one

_RECORDS = (
    r"(?:records?|agendas?|minutes|papers?|documents?|recordings?|notes|packs?|files?|logs?|data|"
    r"procedure|protocol|policy|plan|information|copies|forms?|"
    r"correspondence)"
)
_TITLED = re.compile(
    rf"^\W*(?:retention (?:of|and (?:disposal|destruction) of)\s+{_RECORDS}|{_RECORDS}\s+retention|"
    r"retention (?:period|note|schedule|and disposal))\b",
    re.IGNORECASE,
)
_FATE = r"(?:retained|kept|held|stored|preserved|archived|destroyed|deleted|disposed of|shredded|erased)"
_SPAN = (
    r"(?:\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\b"
    r"(?:\s+(?:calendar|full|complete|further|more))?[\s-]+(?:years?|months?|weeks?|days?)\b|\bpermanently\b|\bindefinitely\b)"
)
_KEPT = re.compile(rf"\b{_FATE}\b", re.IGNORECASE)
_LONG = re.compile(_SPAN, re.IGNORECASE)
# "We keep these papers for five years": the records follow the verb.
_KEEPS = re.compile(
    r"\b(?:keep|retain|hold|store|archive|destroy|delete|shred)s?\s+(?:(?:all|the|these|those|our|its|their|such|any)\s+){0,3}"
    rf"(?:\w+\s+){{0,2}}?{_RECORDS}\b.{{0,60}}?\b(?:for|after|until)\b.{{0,40}}?{_SPAN}",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^\W*after\s+{_SPAN}", re.IGNORECASE)
_KINDS = re.compile(rf"\b{_RECORDS}\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\[(])")


def read(paper: Paper) -> tuple[Retention, ...]:
    """Read the notes of one paper, each as its own sentence; a note under such a title whole."""
    found: dict[str, Retention] = {}
    for at, block in enumerate(paper.blocks):
        for text in _notes(block):
            found.setdefault(text, Retention(text, paper.source(), restricted=paper.hidden[at]))
    return tuple(found.values())


def _notes(block: Block) -> list[str]:
    keeps = _KEPT.search(block.text) or _KEEPS.search(block.text[:LONGEST])
    if block.kind in {BlockKind.BREAK, BlockKind.HEADING} and not keeps:
        return []
    pieces = block.cells if block.kind is BlockKind.ROW else (block.text,)
    notes: list[str] = []
    for piece in pieces:
        text = layout.flat(piece)
        if _TITLED.match(text) and len(text) <= LONGEST and (_KEPT.search(text) or _LONG.search(text)):
            notes.append(text)
        else:
            notes += [sentence for sentence in _SENTENCE.split(text) if _says(sentence)]
    return notes


def _says(sentence: str) -> bool:
    """Tell a sentence in which records are what is kept: they stand before the verb or are its object, with a time."""
    if _KEEPS.search(sentence[:LONGEST]):
        return True
    kept = _KEPT.search(sentence)
    if kept is None or not (_LONG.search(sentence, kept.end()) or _AFTER.match(sentence)):
        return False
    return _KINDS.search(sentence[: kept.start()]) is not None
