"""What a board file declares, as values: what packs do not say and a board administrator types.

Only the values and the questions one of them can answer alone live here. Reading YAML is ``storage.documents``'
business; whether a whole file makes sense is decided in ``board.file_checks``. Everybody is named by the file's own
short keys (plain strings), so nothing here depends on how people, boards or rows are modelled elsewhere.

Days are whole days in Europe/London. ``until`` is always the *last* day something was so; ``since`` the first.
"""

import datetime as dt
import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

Path = tuple[str, ...]
"""The place of a thing in a board file: ``("boards", "joint", "seats", "2", "holder")``; lists count from 1."""


LONGEST_KEY = 60  # characters, of keys that are made; YAML itself takes none of more than 1,024


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a board file, or (as a warning) something left open: a sentence a person can act on.

    ``line`` is the file's own line, from 1, and None where no file was read (a draft).
    """

    line: int | None
    path: Path
    sentence: str

    def __str__(self) -> str:
        """Say it in one line, the place first, as an editor's jump list would."""
        place = ".".join(self.path)
        where = " ".join(part for part in (f"line {self.line}" if self.line else "", place) if part)
        return f"{where}: {self.sentence}" if where else self.sentence


@dataclass(frozen=True, slots=True)
class Former:
    """What somebody or something was called or reached by, up to and including ``until``; None where unchanged."""

    until: dt.date
    name: str | None = None
    short: str | None = None
    email: str | None = None
    initials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in a seat, a role or the administrator's chair; open at an end that is None."""

    person: str
    since: dt.date | None = None
    until: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Tell whether the term holds on this day, both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: "Term") -> bool:
        """Tell whether some day belongs to both terms."""
        return (self.since or dt.date.min) <= (other.until or dt.date.max) and (other.since or dt.date.min) <= (
            self.until or dt.date.max
        )


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that appoints members. ``also`` are other ways in which papers write it."""

    key: str
    name: str
    short: str | None = None
    also: tuple[str, ...] = ()
    formerly: tuple[Former, ...] = ()

    def name_on(self, day: dt.date) -> str:
        """Give the name it bore on this day."""
        return _then([(former.until, former.name) for former in self.formerly], day) or self.name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the board deals with. ``entra`` is the Entra object id, ``teams`` the id Teams writes to (``29:…``).

    ``initials`` are every short form in which papers write them (``AO``, ``Cllr Okonkwo``). ``until`` is the last day
    on which they had to do with any board of the file: they stay in it, because what they did stays.
    """

    key: str
    name: str
    initials: tuple[str, ...] = ()
    title: str | None = None
    organisations: tuple[str, ...] = ()
    email: str | None = None
    entra: str | None = None
    teams: str | None = None
    telephone: str | None = None
    also: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    formerly: tuple[Former, ...] = ()

    def name_on(self, day: dt.date) -> str:
        """Give the name they bore on this day."""
        return _then([(former.until, former.name) for former in self.formerly], day) or self.name

    def email_on(self, day: dt.date) -> str | None:
        """Give the address they had on this day; None when the file knows of none."""
        return _then([(former.until, former.email) for former in self.formerly], day) or self.email

    def names(self) -> tuple[str, ...]:
        """Give every name they are or were written by, the present one first, each once."""
        return tuple(dict.fromkeys((self.name, *self.also, *(f.name for f in self.formerly if f.name))))

    def addresses(self) -> tuple[str, ...]:
        """Give every e-mail address they have or had, the present one first."""
        return tuple(email for email in (self.email, *(former.email for former in self.formerly)) if email)

    def reachable(self) -> bool:
        """Tell whether there is any way to tell them something."""
        return bool(self.email or self.teams or self.entra)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many members must be there: ``total``, and at least so many of an organisation (its key, the number)."""

    total: int
    minimum: tuple[tuple[str, int], ...] = ()
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """How many clear working days before a meeting its agenda must be out, and who says so."""

    clear_working_days: int
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One place on a board. ``substitutes_allowed`` is None where the file does not say.

    ``substitutes`` names the only people who may stand in; empty with substitutes allowed means anybody whom the
    organisation sends. ``key`` is the file's or made from organisation and title, unique within its board.
    """

    key: str
    organisation: str
    title: str
    terms: tuple[Term, ...] = ()
    substitutes_allowed: bool | None = None
    substitutes: tuple[str, ...] = ()

    def holder_on(self, day: dt.date) -> str | None:
        """Give the key of the person who held it on this day; None when it was vacant."""
        return held_by(self.terms, day)


@dataclass(frozen=True, slots=True)
class Published:
    """Where the pack of one meeting can be read by anybody, and the sheet of that file on which page 1 is printed."""

    meeting: dt.date
    address: str
    page_one: int | None = None


@dataclass(frozen=True, slots=True)
class Taught:
    """An answer to a question with its source, or (with neither) what is meant by a phrase.

    ``words`` are the question or the phrase, ``answer`` what is answered or meant; ``by`` added it on ``since``.
    """

    words: str
    answer: str
    source: str | None = None
    is_phrase: bool = False
    since: dt.date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """A board, with the rules it works by. ``below`` is the board that its minutes go up to.

    ``quorum`` and ``notice`` are None where nobody has declared them yet: then nothing is to be computed from them.
    """

    key: str
    name: str
    also: tuple[str, ...] = ()
    below: str | None = None
    organisations: tuple[str, ...] = ()
    quorum: Quorum | None = None
    notice: Notice | None = None
    seats: tuple[Seat, ...] = ()
    administrator: tuple[Term, ...] = ()
    administrator_deputy: tuple[Term, ...] = ()
    formerly: tuple[Former, ...] = ()
    published: tuple[Published, ...] = ()
    taught: tuple[Taught, ...] = ()

    def administrator_on(self, day: dt.date) -> str | None:
        """Give the key of the person who administered it on this day."""
        return held_by(self.administrator, day)

    def administrator_deputy_on(self, day: dt.date) -> str | None:
        """Give the key of the person who took the administrator's place on this day."""
        return held_by(self.administrator_deputy, day)


@dataclass(frozen=True, slots=True)
class Role:
    """An office that tasks are given to, whoever holds it. ``deputies`` take its place, the first one first."""

    key: str
    title: str
    organisation: str | None = None
    terms: tuple[Term, ...] = ()
    deputies: tuple[str, ...] = ()

    def holder_on(self, day: dt.date) -> str | None:
        """Give the key of the person who held it on this day."""
        return held_by(self.terms, day)


@dataclass(frozen=True, slots=True)
class BoardFile:
    """Everything one board file declares. ``warnings`` are open ends that do not stop it from being loaded."""

    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    boards: tuple[Board, ...] = ()
    roles: tuple[Role, ...] = ()
    name: str = field(default="", compare=False)
    warnings: tuple[Fault, ...] = field(default=(), compare=False)

    def person(self, key: str) -> Person | None:
        """Find somebody by their key."""
        return next((person for person in self.people if person.key == key), None)

    def board(self, key: str) -> Board | None:
        """Find a board by its key."""
        return next((board for board in self.boards if board.key == key), None)


def held_by(terms: Iterable[Term], day: dt.date) -> str | None:
    """Give the key of the person whose term covers this day; None when nobody's does."""
    return next((term.person for term in terms if term.covers(day)), None)


def tidy(text: str) -> str:
    """Give the text as the file keeps it: one line, single spaces, no characters that nobody can see or send."""
    shown = (" " if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} else sign for sign in text)
    return " ".join("".join(shown).split())


def slug(text: str) -> str:
    """Make a key of a text: plain lower-case letters, digits and single hyphens; empty where it has none of these."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:LONGEST_KEY].strip("-")


def free_key(wanted: str, taken: Iterable[str]) -> str:
    """Give the wanted key, or the first of ``wanted-2``, ``wanted-3``… that nobody has."""
    used = set(taken)
    numbered = itertools.chain([wanted], (f"{wanted}-{count}" for count in itertools.count(2)))
    return next(key for key in numbered if key not in used)


def seat_key(organisation: str, title: str, taken: Iterable[str]) -> str:
    """Make the key of a seat that the file gives none: from organisation and title, so that it survives reordering."""
    return free_key(slug(f"{organisation} {title}") or "seat", taken)


def _then(formers: Iterable[tuple[dt.date, str | None]], day: dt.date) -> str | None:
    """Give what held on this day among what ended later: the one that ended first."""
    held = sorted((until, value) for until, value in formers if value and day <= until)
    return held[0][1] if held else None
