"""An invented board to be understood about, and slots written short, for the tests and the evaluation."""

import datetime as dt

from dialogs.understanding import (
    Day,
    KnownBoard,
    KnownPerson,
    Lexicon,
    Month,
    Naming,
    PersonSaid,
    Relative,
    When,
    Year,
)

TODAY = dt.date(2026, 10, 7)  # a Wednesday
MEETING = dt.date(2026, 10, 15)

LEXICON = Lexicon(
    people=(
        KnownPerson("priya-anand", "Priya Anand", "PA"),
        KnownPerson("tom-okafor", "Dr Tom Okafor", "TO"),
        KnownPerson("maria-kowalski", "Maria Kowalski", "MK"),
        KnownPerson("gwen-hughes", "Cllr Gwen Hughes", "GH"),
        KnownPerson("alan-hughes", "Alan Hughes", "AH"),
        KnownPerson("mo-osman", "Mo Osman", "MO"),
        KnownPerson("clare-whitfield", "Clare Whitfield", "CW"),
        KnownPerson("sam-reid", "Samuel Reid", "SR", ("Sam Reid",)),
        KnownPerson("david-castle", "David Castle", "DC"),
        KnownPerson("ruth-young", "Ruth Young", "RY"),
        KnownPerson("april-jones", "April Jones", "AJ"),
    ),
    boards=(
        KnownBoard("jcb", "Northvale Joint Care Board", ("JCB", "the joint board", "Joint Care Board")),
        KnownBoard("qsc", "Northvale Quality Sub-Committee", ("QSC", "quality committee")),
    ),
)


def when(written: str | None) -> When | None:
    """Read a time as the tables write it: ``next``, ``2026-10-15``, ``month 10``, ``month 10 2025``, ``year 2025``."""
    if written is None:
        return None
    kind, *numbers = written.split()
    if kind == "month":
        return Month(*(int(number) for number in numbers))
    if kind == "year":
        return Year(int(numbers[0]))
    return Day(dt.date.fromisoformat(kind)) if kind[0].isdigit() else Relative(kind)


def people(said: tuple[PersonSaid, ...]) -> list[str]:
    """Write people short: a key, ``me``, ``?Unknown Name``, ``~pronoun`` or ``several/a/b``."""
    return [_person(each) for each in said]


def _person(said: PersonSaid) -> str:
    if said.naming is Naming.SEVERAL:
        return "several/" + "/".join(said.maybe)
    marks = {Naming.UNKNOWN: "?", Naming.PRONOUN: "~"}
    return said.key or marks.get(said.naming, "") + said.said
