"""What one decision report holds: its head, its lists, its headed parts.

No reading happens here, and other kinds of entries are in ``board.packs.entries``. Every value keeps the report's own
words; what was read out of them stands beside the words.
"""

import datetime as dt
import re
from dataclasses import dataclass

from board.sources import Source

_NOTHING = re.compile(
    r"\W*(?:none|nil|n\s?/\s?a|not applicable|there are none|no (?:appendices|(?:background )?(?:papers|documents)))"
    r"(?: (?:attached|at (?:present|this time)|for this report|to (?:list|report)))?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Who stands behind a report: ``role`` as the report's head labels them (author, director, contact officer).

    ``title`` is the post written after the name.
    """

    role: str
    name: str
    telephone: str | None = None
    email: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """One entry of a numbered list, with the number as written, if it has one."""

    text: str
    number: str | None = None

    @property
    def nothing(self) -> bool:
        """Tell an entry by which the list says that it is empty: ``None``, ``Not applicable``."""
        return _NOTHING.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether an impact assessment is required: ``required`` is None where the report answers neither yes nor no."""

    name: str
    written: str
    required: bool | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """A background paper, and the paragraph of Schedule 12A (Local Government Act 1972) that makes it exempt."""

    title: str
    number: str | None = None
    exempt_under: str | None = None

    @property
    def nothing(self) -> bool:
        """Tell an entry by which the list says that it is empty: ``None``, ``Not applicable``."""
        return _NOTHING.fullmatch(self.title) is not None


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of a report: its paragraphs with the numbers the report gives them."""

    title: str
    paragraphs: tuple[Numbered, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The head and the formal parts of one decision report, as written.

    ``decided_on`` is the report's date of decision as written and ``on`` the day it names for certain. ``sections``
    are its headed parts in order, each with its whole text. ``purpose`` is what its head says that it is for, as
    written, boxes and all.
    """

    subject: str
    source: Source
    decision_maker: str | None = None
    decided_on: str | None = None
    on: dt.date | None = None
    report_of: str | None = None
    contacts: tuple[Contact, ...] = ()
    confidentiality: str | None = None
    summary: str | None = None
    recommendations: tuple[Numbered, ...] = ()
    key_decision: str | None = None
    wards: str | None = None
    assessments: tuple[Assessment, ...] = ()
    appendices: tuple[Numbered, ...] = ()
    rooms: tuple[Numbered, ...] = ()  # documents in members' rooms
    background: tuple[Background, ...] = ()
    sections: tuple[Section, ...] = ()
    item: str | None = None
    restricted: bool = False
    purpose: str | None = None
