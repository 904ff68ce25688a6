"""What a pack holds, as values: the blocks it is read from, and the facts that are read out of it.

No reading happens here. ``storage.documents`` turns a file into blocks, ``board.packs.read`` turns blocks into a pack.
Everything is kept as the paper writes it; what could not be understood is a finding, never a guess.
"""

import datetime as dt
import enum
from dataclasses import dataclass, field

from board.packs.entries import Entries, Proposal
from board.sources import Source


class BlockKind(enum.StrEnum):
    """What a piece of a document looks like, before anyone asks what it means."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"  # one row of a table; its cells are in ``cells``
    BREAK = "break"  # a rule, a page's end, or a page left blank


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document in reading order.

    ``text`` is plain (no markup), ``cells`` the plain cells of a row, ``level`` a heading's depth (1 is the top),
    ``line`` where it began in a text file and ``sheet`` on which sheet of a paged one, both counted from 1. ``page``
    is a printed page number seen on the sheet. ``strong`` tells that the whole of it is set in bold. ``lost`` names,
    one by one, what stands at this place and no reader could read: ``picture``, ``embedded file``, a page.
    """

    kind: BlockKind
    text: str
    cells: tuple[str, ...] = ()
    level: int = 0
    line: int | None = None
    sheet: int | None = None
    page: int | None = None
    strong: bool = False
    lost: tuple[str, ...] = ()


class Purpose(enum.StrEnum):
    """What an agenda item asks of the board."""

    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"


class Part(enum.StrEnum):
    """How somebody stands in the attendance list of the minutes."""

    PRESENT = "present"
    IN_ATTENDANCE = "in attendance"
    APOLOGIES = "apologies"


class Movement(enum.StrEnum):
    """Somebody comes or goes while the meeting sits."""

    JOINED = "joined"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda; ``lead`` and ``attachment`` as written, ``pages`` the printed range it claims."""

    number: str
    title: str
    source: Source
    lead: str | None = None
    purposes: tuple[Purpose, ...] = ()
    attachment: str | None = None
    pages: tuple[int, int] | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """When and where a board sits, as its papers say. Times are wall-clock, Europe/London."""

    board: str
    on: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str | None = None
    public: bool | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """One line of the attendance list, as written. ``initials`` may be a form of address (``Cllr Fielker``)."""

    part: Part
    name: str
    source: Source
    initials: str | None = None
    title: str | None = None
    organisation: str | None = None
    note: str | None = None  # (Chair), (minutes), (items 1 to 3 only)


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody joined or left: ``who`` as written, at which minute item, at which time if the minutes say one."""

    who: str
    movement: Movement
    item: str | None
    source: Source
    at: dt.time | None = None
    whole: bool = True  # False when they left for one item only and came back
    restricted: bool = False


class DecisionKind(enum.StrEnum):
    """What a board did with a matter."""

    AGREED = "agreed"
    AMENDED = "agreed as amended"
    CONDITIONAL = "agreed on conditions"
    DEFERRED = "deferred"
    NOTED = "noted"
    DELEGATED = "delegated"
    REJECTED = "rejected"
    RECOMMENDED = "recommended to another body"


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as written, and its amount in pence where the words say it exactly."""

    written: str
    pence: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the board resolved, in the minutes' own sentence, with what kind of decision that is.

    ``delegated_to`` and ``condition`` are as written; an approval that also delegates something keeps its own kind.
    """

    text: str
    item: str | None
    source: Source
    restricted: bool = False
    kind: DecisionKind = DecisionKind.AGREED
    delegated_to: str | None = None
    condition: str | None = None
    sums: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """Who owes an action, as written. ``supporting`` are those who help (``DC with Clare Young``)."""

    written: str
    supporting: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody owes, from the minutes or a row of the tracker.

    ``raised_on`` is the meeting that asked for it. ``due`` is the last day of what ``deadline`` says, and None when
    the words name no day or month that can be trusted. ``progress`` and ``deadline`` are as written; ``closed`` is
    True only when the progress says so in words; ``cut_off`` when the words break off and nothing goes on with them.
    """

    text: str
    leads: tuple[Lead, ...]
    source: Source
    raised_on: dt.date | None = None
    item: str | None = None
    subject: str | None = None
    deadline: str | None = None
    due: dt.date | None = None
    progress: str | None = None
    closed: bool = False
    tracked: bool = False
    restricted: bool = False
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class MinuteItem:
    """One numbered item of the minutes with its whole text."""

    number: str
    title: str
    text: str
    source: Source
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one sitting, of this board or of one below it."""

    sitting: Sitting
    source: Source
    attendances: tuple[Attendance, ...] = ()
    items: tuple[MinuteItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    comings: tuple[Coming, ...] = ()
    next_sitting: Sitting | None = None
    restricted: bool = False
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, bullet or table row that can be searched and quoted. ``heading`` says what it stands under.

    ``board`` names the board whose minutes it stands in, where that is another one than the pack's.
    """

    text: str
    source: Source
    heading: str | None = None
    restricted: bool = False
    board: str | None = None


class FindingKind(enum.StrEnum):
    """What kind of oddity a finding reports."""

    NO_YEAR = "a date without a year"
    NO_DATE = "a date that cannot be read"
    NO_DEADLINE = "an action without a deadline"
    NO_LEAD = "an action without a lead"
    UNTRACKED = "an action of the minutes that no tracker holds"
    CLOSED_IN_WORDS = "a tracker row whose progress says it is closed"
    MISSING_PAPER = "an agenda item whose paper was not found"
    NUMBERING = "numbers that repeat or skip"
    NAME = "a name or initials that fit nobody or several people"
    DISAGREES = "the pack and the board file disagree"
    UNREAD = "a part that could not be read"
    UNDECLARED = "something the pack names and the board file does not"
    VANISHED = "an open row of the last tracker that this one no longer holds"
    SUM = "figures that do not follow from each other"
    FIGURES = "a figure that differs between two places of the pack"
    COUNTS = "a summary that does not count the rows beneath it"
    PURPOSE = "an item's purpose that its report contradicts"
    CITED = "an appendix or paragraph cited for what it does not hold"
    OPEN_DATE = "a date that is still open"
    CUT_OFF = "words that break off in the source"
    APPROVED = "an approval of minutes that are not those of the last meeting"
    PROPOSED = "words that may be an action, and are nobody's yet"
    MOVED = "a meeting that was announced for another day"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd, reported and never repaired silently.

    ``why`` says in one sentence why it matters; ``beside`` holds the wordings that are to be read side by side.
    """

    kind: FindingKind
    text: str
    source: Source
    restricted: bool = False
    why: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything one published pack gives."""

    name: str
    sitting: Sitting
    source: Source
    published_on: dt.date | None = None
    apologies_to: str | None = None
    joining: str | None = None  # the sentence that says how to watch or join
    items: tuple[AgendaItem, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    tracker: tuple[Action, ...] = ()
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
    restricted: bool = False
    notes: dict[str, str] = field(default_factory=dict[str, str])
    entries: Entries = field(default_factory=Entries)
