"""A first draft of a board file, made from what one pack's rosters say, since nobody types sixty people.

Nothing is guessed: what a roster leaves open (an address, a quorum rule, who of the absent is a member) stays open
and is named in the draft's ``warnings``, which the writer (``storage.documents.board_file_writing``) sets as comments
beside the place. Deciding is the administrator's.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from board.files import Board, BoardFile, Fault, Organisation, Path, Person, Seat, Term, free_key, seat_key, slug, tidy
from board.packs import people as packs_people
from board.packs.values import Attendance, Minutes, Pack, Part

_TITLES = re.compile(rf"^(?:(?:{packs_people.HONORIFICS})\b\.?\s*)+", re.IGNORECASE)
_PART = re.compile(r"\s*(?:[-\u2013\u2014]\s*|\()(?:public|part [12]|exempt|private|confidential)\)?$", re.IGNORECASE)
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_STANDS_IN = re.compile(r"\b(?:substitut|deputis|deputy for|on behalf of|in place of)", re.IGNORECASE)


class DraftError(Exception):
    """No board file can be drafted with this wish."""


@dataclass(slots=True)
class _Someone:
    """One person while the rosters are gone through: every row that names them, the first one first."""

    key: str
    rows: list[Attendance] = field(default_factory=list[Attendance])


def draft(pack: Pack, *, addresses_at: str | None = None) -> BoardFile:
    """Draft a board file from a pack's attendance lists.

    Addresses stay blank, or with ``addresses_at`` (a domain, for a trial: ``example.org``) are invented there, each
    once and marked as invented. Raises :class:`DraftError` where that is not a domain.
    """
    if addresses_at is not None and not _DOMAIN.fullmatch(addresses_at):
        raise DraftError(f"'{addresses_at}' is not a domain to invent addresses at; write one like example.org.")
    rows = [row for minutes in pack.minutes for row in minutes.attendances]
    organisations = _organisations(rows)
    known = _people(rows)
    people = tuple(_person(one, organisations) for one in known.values())
    warnings = [
        *(Fault(None, ("organisations", one.key), "Write the full name.") for one in organisations.values()),
        *_shared_initials(people),
        *_two_employers(known.values()),
    ]
    if addresses_at is not None:
        people = _invented(people, addresses_at)
        warnings += [Fault(None, ("people", one.key, "email"), "invented") for one in people]
    boards = _boards(pack, known, organisations, warnings)
    return BoardFile(tuple(organisations.values()), people, boards, name=pack.name, warnings=tuple(warnings))


def _organisations(rows: Iterable[Attendance]) -> dict[str, Organisation]:
    """Gather the rosters' short names, compared without spaces: a narrow cell breaks ``ABC`` as ``A BC``."""
    seen: dict[str, Counter[str]] = {}
    for written in (written for row in rows for written in _employers(row)):
        seen.setdefault(_bare(written), Counter())[written] += 1
    found: dict[str, Organisation] = {}
    for bare, spellings in seen.items():
        short = spellings.most_common(1)[0][0]
        key = free_key(slug(short) or "organisation", (one.key for one in found.values()))
        found[bare] = Organisation(key, name=short, short=short)
    return found


def _employers(row: Attendance) -> Iterator[str]:
    for part in (row.organisation or "").split("/"):
        written = tidy(part)
        if _bare(written):
            yield written


def _people(rows: Iterable[Attendance]) -> dict[str, _Someone]:
    """Gather everybody once, by their name without its titles: one roster writes ``Dr`` and the next does not."""
    found: dict[str, _Someone] = {}
    for row in rows:
        name = tidy(row.name)
        if not name:
            continue
        wanted = slug(_TITLES.sub("", name)) or "person"
        someone = found.get(_folded(name)) or _Someone(free_key(wanted, (one.key for one in found.values())))
        someone.rows.append(row)
        found[_folded(name)] = someone
    return found


def _person(someone: _Someone, organisations: dict[str, Organisation]) -> Person:
    names: dict[str, str] = {}
    for name in _each_once(row.name for row in someone.rows):
        names.setdefault(name.casefold(), name)
    first, *others = names.values()
    employers = (organisations[_bare(written)].key for row in someone.rows for written in _employers(row))
    return Person(
        key=someone.key,
        name=first,
        initials=_each_once(row.initials for row in someone.rows),
        title=next(iter(_each_once(row.title for row in someone.rows)), None),
        organisations=tuple(dict.fromkeys(employers)),
        also=tuple(others),
    )


def _invented(people: Iterable[Person], domain: str) -> tuple[Person, ...]:
    """Give everybody an address; keys are unique and hold single hyphens only, so the addresses are unique too."""
    return tuple(
        dataclasses.replace(person, email=f"{person.key.replace('-', '.')}@{domain.lower()}") for person in people
    )


def _boards(
    pack: Pack, known: dict[str, _Someone], organisations: dict[str, Organisation], warnings: list[Fault]
) -> tuple[Board, ...]:
    """Draft the pack's own board, and below it every other board whose minutes the pack brings."""
    names = {_folded(_board_name(pack.sitting.board)): _board_name(pack.sitting.board)}
    sat: dict[str, list[Minutes]] = {}
    for minutes in pack.minutes:
        name = _board_name(minutes.sitting.board)
        names.setdefault(_folded(name), name)
        sat.setdefault(_folded(name), []).append(minutes)
    boards: list[Board] = []
    for folded, name in names.items():
        key = free_key(slug(name) or "board", (board.key for board in boards))
        seats = _seats(key, sat.get(folded, []), known, organisations, warnings)
        sit = tuple(dict.fromkeys(seat.organisation for seat in seats))
        boards.append(Board(key, name, below=boards[0].key if boards else None, organisations=sit, seats=seats))
    return tuple(boards)


def _board_name(written: str) -> str:
    return tidy(_PART.sub("", tidy(written))) or "Board"


def _seats(
    board: str,
    sat: Iterable[Minutes],
    known: dict[str, _Someone],
    organisations: dict[str, Organisation],
    warnings: list[Fault],
) -> tuple[Seat, ...]:
    """Make a seat of everybody marked present; say who was away, since no roster tells which of them is a member."""
    seats: dict[str, Seat] = {}
    away: list[str] = []
    place: Path = ("boards", board, "seats")
    for row in (row for minutes in sat for row in minutes.attendances if tidy(row.name)):
        person = known[_folded(tidy(row.name))].key
        employers = [organisations[_bare(written)].key for written in _employers(row)]
        if row.part is Part.APOLOGIES:
            away.append(tidy(row.name))
        elif row.part is not Part.PRESENT or person in seats:
            continue
        elif row.note and _STANDS_IN.search(row.note):
            warnings.append(Fault(None, place, f"{tidy(row.name)} was there as a substitute ({tidy(row.note)})."))
        elif not employers:
            warnings.append(Fault(None, place, f"{tidy(row.name)} was present, of no organisation that is named."))
        else:
            title = tidy(row.title or "") or "Member"
            key = seat_key(employers[0], title, (seat.key for seat in seats.values()))
            seats[person] = Seat(key, employers[0], title, (Term(person),))
    warnings.append(Fault(None, place, "These are the people marked present. Check them, and say of each seat whether"))
    warnings.append(Fault(None, place, "substitutes are allowed (substitutes: yes, no, or who)."))
    if away:
        warnings.append(Fault(None, place, f"Away, and perhaps members too: {', '.join(dict.fromkeys(away))}."))
    return tuple(seats.values())


def _shared_initials(people: Iterable[Person]) -> Iterator[Fault]:
    """Warn at both people: whoever reads the draft meets one of them first."""
    owners: dict[str, list[Person]] = {}
    for person in people:
        for short in person.initials:
            owners.setdefault(short.casefold(), []).append(person)
    for person in people:
        for short in person.initials:
            others = [other.name for other in owners[short.casefold()] if other is not person]
            if others:
                sentence = f"The initials {short} are also those of {', '.join(others)}; alone they name nobody."
                yield Fault(None, ("people", person.key), sentence)


def _two_employers(known: Iterable[_Someone]) -> Iterator[Fault]:
    """Warn where two rosters place one name in organisations that have nothing in common: it may be two people."""
    for someone in known:
        sets = [frozenset(_bare(written) for written in _employers(row)) for row in someone.rows]
        stated = [employers for employers in sets if employers]
        if any(not (employers & stated[0]) for employers in stated):
            yield Fault(None, ("people", someone.key), "The rosters give different organisations: is this one person?")


def _each_once(written: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in (tidy(one or "") for one in written) if text))


def _bare(written: str) -> str:
    """Compare short names by their letters and digits alone."""
    return "".join(sign for sign in written.casefold() if sign.isalnum())


def _folded(name: str) -> str:
    """Compare names without titles, capitals, dots and odd spaces; a name of titles only stays itself."""
    return _bare(_TITLES.sub("", name)) or name.casefold()
