"""The head of a pack: which board sits, when, where, in public or not, and how to join or send apologies.

Only the lines before the first agenda item and those after the last one are read here.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from board.packs import agenda, dates, layout, misread
from board.packs.values import Block, BlockKind, Sitting

LONGEST_HEAD = 1000  # blocks before the first item, and after the last one, that may say when and where
LONGEST_LINE = 300  # characters: no head line is longer, and patterns are not tried on more

_BEFORE = re.compile(
    r"^\W*(?:(?:public|private|draft|final|supplementary)\s+)*(?:(?:agenda|papers?|pack|notice|meeting|m[il1|]nutes?|notes?|record|proceedings|cofnodion)\b\s*(?:/|pack|papers|of|for|a|the|meeting)?\s*)*(?:of|for|:|-|–)?\s*(?:(?:a|the)\s+)*(?:meeting\s+of\s+)?(?:the\s+)?",
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
# A sentence on the part of a meeting that the public does not hear tells nothing of the rest.
_OF_A_PART = re.compile(
    r"[^.\n]{0,200}\b(?:part (?:b|2|ii|two)|items? \d+|remainder)\b[^.\n]{0,200}\bprivate\b[^.\n]{0,200}", re.IGNORECASE
)
_OPEN = re.compile(
    r"\bopen to (?:the |members of the )?(?:public|press)|\bin public\b|\bpublic (?:meeting|"
    r"session|agenda)\b|^\W*part (?:a|1|i|one)\s*\W\s*(?:open|public)\b|\bpublic (?:are|is) welcome|"
    r"\bpublic (?:may|can|are able to|is able to) (?:attend|come|watch|observe)\b|"
    r"\b(?:meeting|held) in public",
    re.IGNORECASE | re.MULTILINE,
)
_JOINING = re.compile(
    r"\b(?:link|live[- ]?stream(?:ed)?|webcast|broadcast|watch|join(?:ing)?|dial[- ]in|observe|view)\b", re.IGNORECASE
)
_APOLOGIES = re.compile(r"\bapologies\b[^:.]{0,60}?(?:\bto\b\s*:?|:)\s*(.+)", re.IGNORECASE | re.DOTALL)
_PLACE_LABEL = re.compile(r"^(?:venue|place|location|where|held at|at)$", re.IGNORECASE)
_PLACE_WITHIN = re.compile(r"\b(?:venue|place|location)\s*:\s*(\w[^\n|]{2,120})", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:virtual|online|microsoft teams|ms teams|teams|zoom|room|hall|centre|center|house|chamber|offices?|building|"
    r"suite|hospital|theatre|library|campus|hub|court|road|street|floor|hybrid|\w{3,12}hall|rooms|exchange|church|"
    r"school|college|academy|university|pavilion|hotel|institute|museum|mansion|stadium|club|lane|square|park|"
    r"telephone|teleconference|video ?conference|webex)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:date|time|venue|place|location|where|when|board|committee)\s*:", re.IGNORECASE | re.MULTILINE
)
_PUBLISHED = re.compile(r"\b(?:publi(?:shed|cation)|despatch(?:ed)?|dispatch(?:ed)?|issued?|dated?)\b", re.IGNORECASE)
_HOUR = re.compile(r",?\s\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b|,?\s\d{1,2}[.:]\d{2}\b", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:publish|publication|despatch|dispatch|issued)", re.IGNORECASE)
_NOTE = re.compile(r"\s*[-–:(]*\s*please note\b.*$", re.IGNORECASE | re.DOTALL)
# A body below a board: a name that ends so, and holds nothing else.
_BODY = re.compile(
    r"(?:[A-Z][\w’'&,/-]*|of|the|and|for|&|-|–)(?: (?:[A-Z][\w’'&,/-]*|of|the|and|for|&|-|–)){0,8} "
    r"(?i:(?:sub-?)?(?:group|team|network|consortium|conference|taskforce|task force|senate))"
)
_PAGE_OF = re.compile(r"\s+page\s+[\dlIO|]{1,4}(?:\s+of\s+[\dlIO|]{1,4})?\s*$", re.IGNORECASE)
# The letterhead of the partners, above the name of their board.
_PARTNERS = re.compile(
    r"\b(?:council|trust|icb|authority|nhs(?: \w+){1,4}|board)\b,?\s+(?:and|&|with)\s+(?:the\s+)?(?:\w+ ){0,4}"
    r"(?:nhs|council|trust|icb|authority|board)\b",
    re.IGNORECASE,
)
_COUNCIL_ALONE = re.compile(r"\bcouncil$", re.IGNORECASE)
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
    head = _lines([misread.block(block) for block in blocks[: min(found.first, LONGEST_HEAD)]])
    tail = [
        misread.block(block)
        for block in blocks[found.end : found.end + LONGEST_HEAD]
        if block.kind is not BlockKind.BREAK
    ]
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
    """Give the board's name: the first line of the head that stands out, or is short, and names a body.

    A letterhead of the partners (``A Council and NHS B``) is the name only where no board is named beside it.
    """
    named = [name for is_loud in (True, False) for name in _named(head, is_loud=is_loud)]
    boards = (name for name in named if not _PARTNERS.search(name) and not _COUNCIL_ALONE.search(name))
    return next(boards, next(iter(named), None)) or next(
        (name for is_loud in (True, False) for name in _named(head, is_loud=is_loud, is_body=True)), None
    )


def _named(head: Sequence[Block], *, is_loud: bool, is_body: bool = False) -> Iterator[str]:
    for block in head:
        for line in layout.filled(block) if block.kind is BlockKind.ROW else block.text.split("\n"):
            text = layout.flat(line)
            if layout.stands_out(block) is is_loud and len(text.split()) <= layout.SHORT and not text.endswith("."):
                name = board_name(text)
                if name and is_body is (layout.ORGAN.search(name) is None):
                    yield name


def board_name(line: str) -> str | None:
    """Cut ``Agenda of the``, ``– Public`` and the like off a line that names a body; None where it names none."""
    text = _before_the_day(_PAGE_OF.sub("", layout.flat(line[:LONGEST_LINE])))
    text = layout.flat(dates.without(text)).strip(" ,–-")
    text = re.sub(r"\s*\b(?:held (?:on|at|in|by)|on|at)\s*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\bheld\b.*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^\W*(?:board|committee|meeting)\s*:\s*", "", text, flags=re.IGNORECASE)
    text = _AFTER.sub("", _AFTER.sub("", _BEFORE.sub("", text, count=1))).strip(" ,:–-*")
    if re.search(
        r"\b(?:apologies|is|are|was|will|members|website|please|link|present)\b|@|https?:", text, re.IGNORECASE
    ):
        return None
    return text if layout.ORGAN.search(text) or _BODY.fullmatch(text) else None


def _before_the_day(text: str) -> str:
    """Give what stands before the day and the time, where a board is named there already."""
    mended = misread.mended(text)
    found = [written.start for written in dates.find(mended)]
    found += [hour.start() for hour in _HOUR.finditer(mended)]
    before = text[: min(found)] if found else text
    return before.strip(" ,–-") if layout.ORGAN.search(before) else text


def place_of(head: Sequence[Block], board: str | None) -> str | None:
    """Give the place: after its label, or the first short line that names a room, a building or a virtual meeting."""
    for block in head:
        found = layout.label(block)
        if found and _PLACE_LABEL.match(found[0]) and found[1]:
            return found[1]
    for block in head:
        if (within := _PLACE_WITHIN.search(block.text[:LONGEST_LINE])) and dates.day(block.text) is not None:
            return within.group(1).strip(" ,;.|")
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
    return _beside_the_day(head, board)


def _beside_the_day(head: Sequence[Block], board: str | None) -> str | None:
    """Give what stands behind the day and the time in one line, if it can be a name of a place and nothing else."""
    for block in head:
        for line in block.text.split("\n"):
            if dates.day(line) is None or dates.times(layout.flat(line))[0] is None:
                continue
            text = place_in(line)
            is_name = bool(re.fullmatch(r"(?:the )?[A-Z][\w’'.-]*(?:,? (?:[A-Z\d][\w’'.-]*|of|the|and|&)){0,8}", text))
            if is_name and board_name(text) is None and (board is None or layout.likeness(text, board) < layout.ALIKE):
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
    if _CLOSED.search(_OF_A_PART.sub(" ", text)):
        return False
    return True if _OPEN.search(text) else None


def _lines(blocks: Sequence[Block]) -> list[Block]:
    """Give the blocks, with a paragraph of labelled lines (``Date: …``, ``Venue: …``) taken apart into its lines."""
    found: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and _LABELLED.search(block.text):
            found += [dataclasses.replace(block, text=line) for line in block.text.split("\n")]
        elif block.kind is not BlockKind.BREAK:
            if found and _halves_of_a_date(found[-1], block):
                before = found.pop()
                found.append(dataclasses.replace(before, text=f"{before.text}\n{block.text}"))
            else:
                found.append(block)
    return found


def _halves_of_a_date(one: Block, other: Block) -> bool:
    """Tell two short lines, each a paragraph of its own, that only together name a day."""
    if not one.kind is other.kind is BlockKind.PARAGRAPH or len(f"{one.text} {other.text}".split()) > layout.SHORT:
        return False
    whole = dates.day(f"{one.text}\n{other.text}")
    return whole is not None and dates.day(one.text) is None and dates.day(other.text) is None


def _dated(head: Sequence[Block]) -> Block | None:
    """Find the line with the meeting's day: the first whole date that is no date of publication."""
    whole = [block for block in head if dates.day(block.text) is not None]
    return next((block for block in whole if not _ISSUED.search(block.text)), None)


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
