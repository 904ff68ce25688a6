"""A board file's bytes -> ``board.files.BoardFile``; everything that is wrong with it is told at once, with its line.

Only the shape is read here: which keys there are and what type each takes. Whether the whole makes sense (a seat whose
person does not exist, a quorum that can never be met) is decided by ``board.file_checks``. The schema in words:
``docs/board-file.md``.
"""

import dataclasses
import re
import uuid
from collections.abc import Iterable

from board import file_checks, files, published
from storage.documents.marked_yaml import Listing, Table, Text
from storage.documents.sections import NO, YES, Reading, Section, top

_EMAIL = re.compile(r"[^@\s<>,;:\"()]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,}( ?(x|ext\.?) ?[0-9]+)?")
_TEAMS = re.compile(r"29:\S+")


class BoardFileError(Exception):
    """This board file cannot be loaded."""


class BoardFileFaults(BoardFileError):
    """The board file has faults; nothing of it was loaded. ``faults`` holds all of them, by line."""

    def __init__(self, name: str, faults: Iterable[files.Fault]) -> None:
        self.name = name
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line or 0, fault.path)))
        count = "one fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        heading = f"{name} was not loaded: it has {count}."
        super().__init__("\n".join([heading, *(f"  {fault}" for fault in self.faults)]))


def read(content: bytes, name: str) -> files.BoardFile:
    """Read a board file. ``name`` is what to call it in messages.

    Raises :class:`BoardFileFaults` with every fault of shape and of sense; what is merely left open is in the value's
    ``warnings``.
    """
    reading = Reading()
    section = top(reading, content)
    if section is None:
        raise BoardFileFaults(name, reading.faults)
    found = files.BoardFile(
        organisations=tuple(_organisation(key, inner) for key, inner in section.named("organisations", required=True)),
        people=tuple(_person(key, inner) for key, inner in section.named("people", required=True)),
        boards=tuple(_board(key, inner) for key, inner in section.named("boards", required=True)),
        roles=tuple(_role(key, inner) for key, inner in section.named("roles")),
        name=name,
    )
    section.close()
    reading.faults.extend(_placed(reading, file_checks.faults(found)))
    if reading.faults:
        raise BoardFileFaults(name, reading.faults)
    return dataclasses.replace(found, warnings=tuple(_placed(reading, file_checks.warnings(found))))


def _placed(reading: Reading, unplaced: Iterable[files.Fault]) -> Iterable[files.Fault]:
    return (dataclasses.replace(fault, line=reading.line_of(fault.path)) for fault in unplaced)


def _organisation(key: str, section: Section) -> files.Organisation:
    found = files.Organisation(
        key=key,
        name=section.text("name", required=True) or key,
        short=section.text("short"),
        also=section.texts("also"),
        formerly=_formerly(section, "name", "short"),
    )
    section.close()
    return found


def _person(key: str, section: Section) -> files.Person:
    found = files.Person(
        key=key,
        name=section.text("name", required=True) or key,
        initials=section.texts("initials"),
        title=section.text("title"),
        organisations=section.texts("organisation") + section.texts("organisations"),
        email=_fitting(section, "email", _EMAIL, "is not an e-mail address, like name@example.org"),
        entra=_entra(section),
        teams=_fitting(section, "teams", _TEAMS, "is not a Teams id; it begins with 29: and has no spaces"),
        telephone=_fitting(section, "telephone", _TELEPHONE, "is not a telephone number, like 01632 960101"),
        also=section.texts("also"),
        since=section.day("since"),
        until=section.day("until"),
        formerly=_formerly(section, "name", "email", "initials"),
    )
    section.close()
    return found


def _board(key: str, section: Section) -> files.Board:
    found = files.Board(
        key=key,
        name=section.text("name", required=True) or key,
        also=section.texts("also"),
        below=section.text("below"),
        organisations=section.texts("organisations"),
        quorum=_quorum(section),
        notice=_notice(section),
        seats=_seats(section),
        administrator=_terms(section, "administrator"),
        administrator_deputy=_terms(section, "administrator-deputy"),
        formerly=_formerly(section, "name"),
        published=tuple(_published(section)),
        taught=tuple(_taught(section)),
    )
    section.close()
    return found


def _role(key: str, section: Section) -> files.Role:
    found = files.Role(
        key=key,
        title=section.text("title", required=True) or key,
        organisation=section.text("organisation"),
        terms=_terms(section, "holder"),
        deputies=section.texts("deputies"),
    )
    section.close()
    return found


def _quorum(board: Section) -> files.Quorum | None:
    """Read the quorum rule; None where the key, or everything under it, is blank: nobody has declared it yet."""
    section = board.table("quorum")
    if section is None or _blank(section, "total", "minimum", "citation"):
        return None
    total = section.number("total", required=True)
    minimum = tuple(section.numbers("minimum"))
    citation = section.text("citation", required=True)
    section.close()
    return files.Quorum(total, minimum, citation) if total and citation else None


def _notice(board: Section) -> files.Notice | None:
    """Read the notice rule; None where it is left blank."""
    section = board.table("notice")
    if section is None or _blank(section, "clear-working-days", "citation"):
        return None
    days = section.number("clear-working-days", required=True)
    citation = section.text("citation", required=True)
    section.close()
    return files.Notice(days, citation) if days and citation else None


def _published(board: Section) -> Iterable[files.Published]:
    """Read where packs can be read by anybody."""
    for section in board.tables("published"):
        meeting = section.day("meeting", required=True)
        address = section.text("address", required=True)
        page_one = section.number("page-1-on-sheet")
        if address and (complaint := published.fault(address)):
            place = (*section.path, "address")
            section.reading.fault(section.reading.lines[place], place, f"{complaint[:1].upper()}{complaint[1:]}")
        if meeting and address:
            yield files.Published(meeting, address, page_one)
        section.close()


def _taught(board: Section) -> Iterable[files.Taught]:
    """Read what the board's administrator teaches: answers to questions, and what phrases mean."""
    for section in board.tables("taught"):
        since, by = section.day("since"), section.text("by")
        phrase = section.text("phrase")
        if phrase is not None:
            means = section.text("means", required=True)
            found = files.Taught(phrase, means, is_phrase=True, since=since, by=by) if means else None
        else:
            words = section.text("question", required=True)
            answer, source = section.text("answer", required=True), section.text("source", required=True)
            whole = words and answer and source
            found = files.Taught(words or "", answer or "", source, since=since, by=by) if whole else None
        section.close()
        if found is not None:
            yield found


def _blank(section: Section, *keys: str) -> bool:
    blank = all(section.get(key) is None for key in keys)
    if blank:
        section.close()
    return blank


def _seats(board: Section) -> tuple[files.Seat, ...]:
    seats: list[files.Seat] = []
    for section in board.tables("seats"):
        organisation = section.text("organisation", required=True) or ""
        title = section.text("title", required=True) or ""
        key = section.text("key") or files.seat_key(organisation, title, (seat.key for seat in seats))
        allowed, named = _substitutes(section)
        seats.append(files.Seat(key, organisation, title, _terms(section, "holder"), allowed, named))
        section.close()
    return tuple(seats)


def _substitutes(seat: Section) -> tuple[bool | None, tuple[str, ...]]:
    """Read ``yes``, ``no`` or the people who may stand in."""
    value = seat.get("substitutes")
    if isinstance(value, Text) and value.text.lower() in YES | NO:
        return value.text.lower() in YES, ()
    named = seat.texts("substitutes")
    return (True if named else None), named


def _terms(section: Section, key: str) -> tuple[files.Term, ...]:
    """Read who holds something: one person's key, or a list of people with their days."""
    value = section.get(key)
    terms: list[files.Term] = []
    for place, node in enumerate(value.items if isinstance(value, Listing) else (value,) if value else (), start=1):
        path = (*section.path, key, str(place))
        if isinstance(node, Table):
            inner = Section(section.reading, node, path)
            person = inner.text("person", required=True) or ""
            terms.append(files.Term(person, inner.day("since"), inner.day("until")))
            inner.close()
        elif isinstance(node, Text):
            section.reading.lines[path] = node.line
            terms.append(files.Term(node.text))
        else:
            section.wrong(node, key, f"'{key}' takes a person, or a list of people with since and until.")
    return tuple(terms)


def _formerly(section: Section, *keys: str) -> tuple[files.Former, ...]:
    """Read what was so until some day; ``keys`` are those that can have been different."""
    formers = []
    for inner in section.tables("formerly"):
        until = inner.day("until", required=True)
        held = {key: inner.text(key) for key in keys if key != "initials"}
        initials = inner.texts("initials") if "initials" in keys else ()
        if "email" in keys:
            held["email"] = _fitting(inner, "email", _EMAIL, "is not an e-mail address, like name@example.org")
        inner.close()
        if until is not None:
            formers.append(files.Former(until=until, initials=initials, **held))
    return tuple(formers)


def _fitting(section: Section, key: str, pattern: re.Pattern[str], complaint: str) -> str | None:
    written = section.text(key)
    if written is None or pattern.fullmatch(written):
        return written
    section.reading.fault(section.reading.lines[*section.path, key], (*section.path, key), f"'{written}' {complaint}.")
    return None


def _entra(section: Section) -> str | None:
    written = section.text("entra")
    if written is None:
        return None
    try:
        return str(uuid.UUID(written))
    except ValueError:
        sentence = f"'{written}' is not an Entra object id, like a0000000-0000-4000-8000-000000000001."
        section.reading.fault(section.reading.lines[*section.path, "entra"], (*section.path, "entra"), sentence)
        return None
