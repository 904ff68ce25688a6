"""The head of a pack: which board sits, when, where, in public or not, and how to join or send apologies.

Only the lines before the first agenda item and those after the last one are read here.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence

from board.packs import agenda, dates, layout
from board.packs.values import Block, BlockKind, Sitting

LONGEST_LINE = 300  # characters: no head line is longer, and patterns are not tried on more

_BEFORE = re.compile(
    r"^\W*(?:(?:public|private|draft|final|supplementary)\s+)*(?:(?:agenda|papers?|pack|notice|meeting|minutes|notes)\b\s*(?:pack|papers|of|for|a|the|meeting)?\s*)*(?:of|for|:|-|–)?\s*(?:(?:a|the)\s+)*(?:meeting\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:[-–—:,(]\s*(?:(?:public|private|confidential|exempt|open|closed|part [ab12]+|draft|"
    r"in)\b[\s\w]*|agenda\b.*|meeting\b.*|minutes\b.*|papers\b.*|action\b.*)\)?|\s(?:agenda|"
    r"meeting|minutes|papers|public pack|pack)(?:\s+(?:agenda|pack|papers|minutes))*)\s*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:not|closed)\b[^.]{0,20}\bpublic\b|\b(?:held|meeting|meets|sits) in private\b|"
    r"\bprivate (?:meeting|session)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\bopen to (?:the |members of the )?(?:public|press)|\bin public\b|\bpublic (?:meeting|"
    r"session|agenda)\b|\bpublic (?:are|is) welcome|\b(?:meeting|held) in public",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"\b(?:link|live[- ]?stream(?:ed)?|webcast|broadcast|watch|join(?:ing)?|dial[- ]in|observe|view)\b", re.IGNORECASE
)
_APOLOGIES = re.compile(r"\bapologies\b[^:.]{0,60}?(?:\bto\b\s*:?|:)\s*(.+)", re.IGNORECASE | re.DOTALL)
_PLACE_LABEL = re.compile(r"^(?:venue|place|location|where|held at|at)$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:virtual|online|microsoft teams|ms teams|teams|zoom|room|hall|centre|center|house|chamber|offices?|building|"
    r"suite|hospital|theatre|library|campus|hub|court|road|street|floor|hybrid)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:date|time|venue|place|location|where|when|board|committee)\s*:", re.IGNORECASE | re.MULTILINE
)
_PUBLISHED = re.compile(r"\b(?:publi(?:shed|cation)|despatch(?:ed)?|dispatch(?:ed)?|issued?|dated?)\b", re.IGNORECASE)
_NOTE = re.compile(r"\s*[-–:(]*\s*please note\b.*$", re.IGNORECASE | re.DOTALL)
_URL = re.compile(r"https?://\S+")


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """What the head says; None where it says nothing."""

    board: str | None = None
    on: dt.date | None = None
    when: str | None = None  # the words the date was read from
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str | None = None
    public: bool | None = None
    joining: str | None = None
    apologies_to: str | None = None
    published_on: dt.date | None = None
    published: str | None = None

    def sitting(self) -> Sitting | None:
        """Give the sitting, if board and day are known."""
        if self.board is None or self.on is None:
            return None
        return Sitting(self.board, self.on, self.starts, self.ends, self.place, self.public)


def read(blocks: Sequence[Block], found: agenda.Agenda) -> Head:
    """Read the lines around the items of an agenda."""
    head = _lines(blocks[: found.first])
    tail = [block for block in blocks[found.end :] if block.kind is not BlockKind.BREAK]
    around = [*head, *tail]
    board = board_of(head)
    dated = _dated(head)
    starts, ends = _times(head, dated)
    published = next((block for block in tail if agenda.is_date_line(block)), None) or next(
        (block for block in around if _PUBLISHED.search(block.text) and dates.find(block.text) and block is not dated),
        None,
    )
    everything = "\n".join(layout.flat(block.text) for block in around)
    return Head(
        board=board,
        on=dates.day(dated.text) if dated else None,
        when=layout.flat(dated.text) if dated else None,
        starts=starts,
        ends=ends,
        place=place_of(head, board),
        public=public(everything),
        joining=_joining(around),
        apologies_to=_apologies(around),
        published_on=dates.day(published.text) if published else None,
        published=layout.flat(published.text) if published else None,
    )


def board_of(head: Sequence[Block]) -> str | None:
    """Give the board's name: the first line of the head that stands out, or is short, and names a body."""
    for is_loud in (True, False):
        for block in head:
            for line in layout.filled(block) if block.kind is BlockKind.ROW else block.text.split("\n"):
                text = layout.flat(line)
                named = board_name(text)
                if (
                    layout.stands_out(block) is is_loud
                    and named
                    and len(text.split()) <= layout.SHORT
                    and not text.endswith(".")
                ):
                    return named
    return None


def board_name(line: str) -> str | None:
    """Cut ``Agenda of the``, ``– Public`` and the like off a line that names a body; None where it names none."""
    text = layout.flat(dates.without(line)).strip(" ,–-")
    text = re.sub(r"\s*\b(?:held (?:on|at|in|by)|on|at)\s*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\bheld\b.*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^\W*(?:board|committee|meeting)\s*:\s*", "", text, flags=re.IGNORECASE)
    text = _AFTER.sub("", _AFTER.sub("", _BEFORE.sub("", text, count=1))).strip(" ,:–-*")
    if not layout.ORGAN.search(text) or re.search(
        r"\b(?:apologies|is|are|was|will|members|website|please|link|present)\b|@|https?:", text, re.IGNORECASE
    ):
        return None
    return text


def place_of(head: Sequence[Block], board: str | None) -> str | None:
    """Give the place: after its label, or the first short line that names a room, a building or a virtual meeting."""
    for block in head:
        found = layout.label(block)
        if found and _PLACE_LABEL.match(found[0]) and found[1]:
            return found[1]
    for block in head:
        for line in block.text.split("\n"):
            text = place_in(line)
            if (
                _PLACE.search(text)
                and len(text.split()) <= layout.SHORT
                and board_name(text) != board
                and "@" not in text
            ) and not re.search(r"\b(?:will|link|is|are|held)\b", text, re.IGNORECASE):
                return text
    return None


def place_in(line: str) -> str:
    """Take dates, times and the words around them out of a line: what remains may be a place."""
    text = layout.flat(dates.without_times(_NOTE.sub("", line[:LONGEST_LINE])))
    text = re.sub(
        r"\b(?:the )?meeting (?:was|will be|to be|is) held\b|\b(?:date|time)s?\s*:|^(?:held|on|at|in|from|to|via)\b",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"(?:^|(?<=[\s,]))(?:on|at|from)(?=\s*(?:,|$))", "", text, flags=re.IGNORECASE)
    return re.sub(r"^(?:\s*(?:on|at|in|via)\b)+\s+", "", layout.flat(text).strip(" ,;:.–—-|()"), flags=re.IGNORECASE)


def public(text: str) -> bool | None:
    """Tell whether the public may come; None where nothing is said."""
    if _CLOSED.search(text):
        return False
    return True if _OPEN.search(text) else None


def _lines(blocks: Sequence[Block]) -> list[Block]:
    """Give the blocks, with a paragraph of labelled lines (``Date: …``, ``Venue: …``) taken apart into its lines."""
    found: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and _LABELLED.search(block.text):
            found += [dataclasses.replace(block, text=line) for line in block.text.split("\n")]
        elif block.kind is not BlockKind.BREAK:
            found.append(block)
    return found


def _dated(head: Sequence[Block]) -> Block | None:
    """Find the line with the meeting's day: the first whole date that is no date of publication."""
    whole = [block for block in head if dates.day(block.text) is not None]
    return next(
        (block for block in whole if not re.search(r"publi|despatch|dispatch|issued", block.text, re.IGNORECASE)), None
    )


def _times(head: Sequence[Block], dated: Block | None) -> tuple[dt.time | None, dt.time | None]:
    if dated is not None:
        found = dates.times(layout.flat(dated.text))
        if found[0] is not None:
            return found
    return next(
        (times for block in head if (times := dates.times(layout.flat(block.text)))[0] is not None), (None, None)
    )


def _joining(around: Sequence[Block]) -> str | None:
    for block in around:
        text = layout.flat(block.text)
        said = _JOINING.search(text) or _URL.search(text)
        if said and len(text.split()) > 3 and not layout.stands_out(block) and not _APOLOGIES.search(text):  # noqa: PLR2004 - a sentence
            return text
    return None


def _apologies(around: Sequence[Block]) -> str | None:
    for block in around:
        found = _APOLOGIES.search(layout.flat(block.text))
        if found and len(found.group(1).split()) > 1:
            return found.group(1).strip(" ,;.")
    return None
