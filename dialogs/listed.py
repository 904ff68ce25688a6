"""The attendance list of minutes as answers use it: its lines, whose they are, and how a coming or going is said."""

import datetime as dt

from board import people, wording
from board.packs.values import Attendance, Coming, Movement, Part
from dialogs.naming import Named
from dialogs.recorded import Read
from storage.minutes import KeptAttendance


def lines(read: Read, part: Part) -> list[Attendance]:
    """Give one part of the list, in its order."""
    return [kept.line for kept in read.record.attendances if kept.line.part is part]


def person(line: Attendance) -> str:
    """Say somebody with their organisation and what the list notes."""
    details = ", ".join(part for part in (line.organisation, line.note) if part)
    return f"{line.name} ({details})" if details else line.name


def as_person(line: Attendance) -> people.Person:
    """Give a line as a person whose name can be matched."""
    return people.Person(line.name, (people.Term(line.name, initials=line.initials),))


def line_of(read: Read, meant: Named) -> Attendance | None:
    """Find the line of somebody who is meant."""
    if meant.row is not None:
        for kept in read.record.attendances:
            if kept.person_id == meant.row:
                return kept.line
    # A name that the board file does not know, or could not be matched, may still stand in the list.
    fitting = [kept.line for kept in read.record.attendances if kept.person_id is None and _is(meant.name, kept)]
    return fitting[0] if len(fitting) == 1 else None


def _is(wanted: str, kept: KeptAttendance) -> bool:
    return isinstance(people.match(wanted, [as_person(kept.line)]), people.Certain)


def moves_of(read: Read, line: Attendance) -> list[Coming]:
    """Give the comings and goings of one line of the list."""
    one = [as_person(line)]
    return [coming for coming in read.record.comings if isinstance(people.match(coming.who, one), people.Certain)]


def called(read: Read, who: str) -> str:
    """Give somebody's name as the attendance list has it, for initials that fit one of its lines."""
    by_name = {kept.line.name: kept.line for kept in read.record.attendances}
    match = people.match(who, [as_person(line) for line in by_name.values()])
    return by_name[match.person.key].name if isinstance(match, people.Certain) else who


def movement(moved: Movement, item: str | None, at: dt.time | None) -> str:
    """Say that somebody joined or left, when and at which item."""
    said = "Joined" if moved is Movement.JOINED else "Left"
    said += f" at {wording.time(at)}" if at else ""
    return said + (f", at item {item}" if item else "")
