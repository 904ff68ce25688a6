"""What understanding gives and what it needs: plain values, without any reading of words.

``Understood`` is the answer, ``Context`` what the conversation brings (the names are in ``lexicon``). Grammar and
learning live beside this file; what to do about an intent lives in the conversations (``dialogs``).
"""

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Literal

Standing = Literal["open", "overdue", "closed", "all"]
Light = Literal["red", "amber", "green"]
Applies = Literal["care home", "home care"]
Part = Literal["paragraph", "checklist", "step", "section"]


class Intent(enum.StrEnum):
    """What somebody wants; each member with what it covers."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    MEETING = "meeting"  # when, where, public or not, how to join: one meeting
    MEETINGS = "meetings"  # a list of them
    AGENDA = "agenda"
    ITEM = "item"  # what one item is, its pages, what it is for
    LEAD = "lead"  # who leads an item or a paper, or what somebody leads
    ATTENDANCE = "attendance"  # who was there, in attendance too; was one person; how many
    APOLOGIES = "apologies"  # who sent them
    APOLOGIES_TO = "apologies_to"  # whom to send them to
    QUORUM = "quorum"
    NOTICE = "notice"  # when the agenda was published, and whether in time
    ACTIONS = "actions"
    DECISIONS = "decisions"
    MOVEMENTS = "movements"  # who joined late or left early
    MEMBERS = "members"  # who sits on the board, its chair, its administrator, deputies
    PAPERS = "papers"  # a search of everything that was read
    REPORT = "report"  # what a decision report recommends, who wrote it, who decides, its appendices, its wards
    INDICATOR = "indicator"  # a figure, its target, the year before, what is red; the headline figures
    RISK = "risk"  # risks, their rank, owner and mitigation
    PROCEDURE = "procedure"  # the provider-failure procedure: a paragraph or step, who is told, who does what, when
    GLOSSARY = "glossary"  # what a term or an abbreviation means
    FINDINGS = "findings"  # what was odd in the papers, and what waits for the administrator's word
    SAID = "said"  # what somebody said, asked or answered, and who spoke of a subject
    DECLARATIONS = "declarations"  # interests that were declared
    DEADLINES = "deadlines"  # the latest lawful day or hour: of notice, of a step if a provider failed today
    CONTACTS = "contacts"  # how to reach somebody
    CHANGES = "changes"  # what is new since a meeting, and what fell off a list
    UNANSWERED = "unanswered"  # what was asked and not answered, and what the administrator added
    YES = "yes"
    NO = "no"
    NONE = "none"  # not the board's business, or too doubtful to act on


class Aspect(enum.StrEnum):
    """The part that is asked for of a report, a risk, an indicator or the procedure."""

    RECOMMENDATIONS = "recommendations"
    AUTHOR = "author"  # who wrote it, and how to reach them
    DECISION_MAKER = "decision-maker"
    KEY_DECISION = "key decision"
    WARDS = "wards"
    ASSESSMENTS = "assessments"
    APPENDICES = "appendices"
    BACKGROUND = "background"  # background papers, documents in members' rooms
    SUMMARY = "summary"
    DATE = "date"  # when it is decided
    OWNER = "owner"
    RANK = "rank"
    MITIGATION = "mitigation"
    ACTUAL = "actual"
    TARGET = "target"
    PREVIOUS = "previous"  # the year before, and whether it went up or down
    HEADLINES = "headlines"
    COUNT = "count"  # how many indicators are red
    RESPONSIBLE = "responsible"  # who does it, or what somebody has to do
    TELL = "tell"  # whom to inform
    FIRST = "first"
    TIMESCALE = "timescale"
    APPLIES = "applies"
    ACTIVATE = "activate"
    ROLE = "role"  # whom a code of the plan stands for


class Relative(enum.StrEnum):
    """A meeting named by its place beside another."""

    NEXT = "next"
    LAST = "last"  # the most recent past one
    BEFORE = "before"  # the one before the meeting we talk about; "the meeting before last" with none
    AFTER = "after"
    AFTER_NEXT = "after next"  # "the meeting after next": the second that is to come
    SAME = "same"  # "that meeting", "it"


@dataclass(frozen=True, slots=True)
class Day:
    """One day. Without a year in the words it is the one nearest to today, so it should be echoed."""

    on: dt.date


@dataclass(frozen=True, slots=True)
class Month:
    """A month; without a year the caller picks."""

    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year."""

    year: int


@dataclass(frozen=True, slots=True)
class Span:
    """Some days on end, both included: *next week*, *over the summer*. ``said`` is how it was said."""

    start: dt.date
    end: dt.date
    said: str


When = Relative | Day | Month | Year | Span


class Naming(enum.StrEnum):
    """How somebody was named."""

    ME = "me"  # I, me, my, mine
    KNOWN = "known"  # one person of the lexicon: ``key`` is set
    SEVERAL = "several"  # fits more than one: ``maybe`` holds them; ask
    UNKNOWN = "unknown"  # fits nobody: say so; ``maybe`` holds close spellings, never to be taken as meant
    PRONOUN = "pronoun"  # she, his: whoever was talked about, and the context does not say


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """A person as said. Never dropped: actions for an unknown name must not become everybody's actions."""

    naming: Naming
    said: str
    key: str | None = None
    maybe: tuple[str, ...] = ()


ME = PersonSaid(Naming.ME, "me")


@dataclass(frozen=True, slots=True)
class Slots:
    """What the words bring besides the intent.

    ``item`` is an agenda item's number as written (``4``, ``5.2``). ``about`` is what is left for a search, as typed,
    without the framing. ``count`` tells that a number was asked for (*how many*). ``unread`` is a date or week that
    was said and cannot be placed (``31 June``): say so instead of answering about another day. ``stranger`` is a
    board, group or committee that was named and that nobody knows: ask instead of answering about another.

    ``number`` is a paragraph's, step's or checklist row's number as written (``2.8``), and ``part`` what it was called,
    if anything. ``light`` is what indicators or risks are to be rated, ``applies`` the one kind of provider that a
    question about the procedure is restricted to, ``aspect`` the part asked for; None where the whole is.

    ``carried`` is the subject of the question before, where these words lean on it (*and who pays for it?*, *how
    quick?*): a search looks for both. ``ordinal`` is the place in a list that was asked for where no list was shown
    that has it. ``unheld`` is a month or year as said in which no known meeting sat: a date inside a subject (*since
    April 2019*), which no row of today answers.
    """

    when: When | None = None
    people: tuple[PersonSaid, ...] = ()
    board: str | None = None
    item: str | None = None
    standing: Standing | None = None
    about: str = ""
    count: bool = False
    unread: str | None = None
    stranger: str | None = None
    number: str | None = None
    part: Part | None = None
    light: Light | None = None
    applies: Applies | None = None
    aspect: Aspect | None = None
    carried: str = ""
    ordinal: int | None = None
    unheld: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What was meant, how sure that is (0 to 1), and the next best two for "did you mean".

    ``words`` is the question in full where a short one took it up (*no, October*), '' where it stands as typed;
    ``subject`` the words that tell what it is about, the last question's where these lean on it.
    ``continues`` tells a question that goes on with what is talked about, its board and its person; ``corrects`` one
    that puts the last one right. ``named`` is everybody whom the words name, whatever kind of question it is.
    """

    intent: Intent
    slots: Slots
    confidence: float
    others: tuple[Intent, ...] = ()
    words: str = ""
    continues: bool = False
    corrects: bool = False
    subject: str = ""
    named: tuple[PersonSaid, ...] = ()

    @property
    def outside(self) -> bool:
        """Tell what is surely nobody's business here; a doubtful ``NONE`` is worth a search of the papers."""
        return self.intent is Intent.NONE and self.confidence >= SURE_OUTSIDE


# From here on ``NONE`` is said as outside the board's business, without offering other readings.
SURE_OUTSIDE = 0.95


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation brings.

    ``asked`` is the intent we offered and wait for a word on. ``day`` is the meeting talked about, ``person`` the key
    of the person talked about, where there is one. ``question`` is the last question in full, ``about`` its subject;
    ``listed`` names what was just listed, each so that it can stand in a question (*item 4*); ``offered`` are the
    questions that were offered. ``sittings`` are the days
    of the meetings that the asker may know of.
    """

    last_intent: Intent | None = None
    asked: Intent | None = None
    day: dt.date | None = None
    person: str | None = None
    question: str = ""
    about: str = ""
    listed: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    sittings: tuple[dt.date, ...] = ()
