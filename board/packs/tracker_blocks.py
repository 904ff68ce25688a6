"""An action log without a table: each entry a block of labelled lines, ``Promise: … Who: … By: … How far: …``.

An entry begins with a number, a heading or a label that the entry above has already. What is no such log is left alone:
some entry must tell how far it has come, or which meeting asked for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from board.packs import dates, layout, tracker_columns
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind

_NUMBERED = re.compile(
    r"\W*(?:(?:action|ref|no)\.?\s*)?\(?[A-Z]{0,3}\d{1,3}(?:[./-]\d{1,4})*[.):]*(?:\s+|$)", re.IGNORECASE
)


@dataclass(slots=True)
class Entry:
    """One entry: what its labels say, by the column of a log that each stands for."""

    told: dict[str, str] = field(default_factory=dict[str, str])
    hidden: bool = False
    title: str = ""  # what the line that opens it says, where that names no day


def read(paper: Paper) -> tuple[Entry, ...]:
    """Read the entries of a log that is written in blocks; nothing where this paper holds none."""
    if paper.kind is Kind.REPORT:
        return ()
    found = [entry for entry in map(_titled, _entries(paper)) if "action" in entry.told and "lead" in entry.told]
    tells = any("progress" in entry.told or "raised" in entry.told for entry in found)
    return tuple(found) if tells and (len(found) > 1 or paper.kind is Kind.TRACKER) else ()


def _entries(paper: Paper) -> Iterator[Entry]:
    now = Entry()
    last: str | None = None
    for block, hidden in zip(paper.blocks, paper.hidden, strict=True):
        for line in _lines(block):
            pieces = tracker_columns.labelled(line)
            begins = not pieces and (layout.stands_out(block) or _NUMBERED.match(line) is not None)
            again = bool(pieces) and pieces[0][0] in now.told and "action" in now.told
            if begins or again:
                yield now
                now, last = _begun(line) if begins else Entry(), None
            now.hidden = now.hidden or hidden
            if pieces:
                now.told |= {name: said for name, said in pieces if said and name not in now.told}
                last = pieces[-1][0]
            elif last is not None and not begins:  # a line that goes on with the one above it
                now.told[last] = " ".join(filter(None, (now.told.get(last), line)))
        last = None if block.kind is BlockKind.BREAK else last
    yield now


def _lines(block: Block) -> list[str]:
    """Give the lines of a block; a row of a label and what it says is one of them."""
    if block.kind is BlockKind.ROW:
        cells = layout.filled(block)
        whole = len(cells) == len(("label", "said")) and tracker_columns.label(cells[0]) is not None
        return [f"{cells[0].strip(' :')}: {cells[1]}"] if whole else []
    return [line.strip(" •") for line in block.text.split("\n") if line.strip(" •")]


def _begun(line: str) -> Entry:
    told = _opening(line)
    return Entry(told, title="" if told else _NUMBERED.sub("", line, count=1).strip(" :"))


def _titled(entry: Entry) -> Entry:
    """Take the line above the labels for what is to be done, where none of them says it."""
    if entry.title and "lead" in entry.told and "action" not in entry.told:
        entry.told["action"] = entry.title
    return entry


def _opening(line: str) -> dict[str, str]:
    """Read the line that opens an entry: ``(2) 17 May 2030 / Meals at home`` says when it was asked, and about what."""
    rest = _NUMBERED.sub("", line, count=1)
    first = next((one for one in dates.find(rest) if one.whole), None)
    if first is None:
        return {}
    subject = f"{rest[: first.start]} {rest[first.end :]}".strip(" /|,;:–—-()")
    return {"raised": first.text} | ({"subject": subject} if subject else {})
