"""The forty boards of the archive: each of a council and an NHS body, with eight members and two who administer it."""

from board import files
from tests.bench.archive import words
from tests.bench.sample import Person

SEATS = 4  # of each of the two bodies
_OF_A_BOARD = 2 * SEATS + 2


def declared() -> files.BoardFile:
    """Give the board file."""
    places, names = words.places(), words.people()
    people = tuple(_person(number, name) for number, name in enumerate(names))
    bodies = tuple(body for place in places for body in _bodies(place))
    boards = tuple(_board(at, place, people) for at, place in enumerate(places))
    return files.BoardFile(bodies, people, boards)


def askers() -> tuple[Person, ...]:
    """Give the first member of each of the first sixteen boards."""
    people = declared().people
    chosen = (people[at * _OF_A_BOARD] for at in range(16))
    return tuple(Person(one.name, one.entra or "", one.teams or "") for one in chosen)


def outsider() -> Person:
    """Give somebody who is known and sits on no board: whoever names none may mean any of the forty."""
    one = declared().people[-1]
    return Person(one.name, one.entra or "", one.teams or "")


def of_board(at: int) -> list[files.Person]:
    """Give the people of one board: its members, then its administrator and their deputy."""
    return list(declared().people[at * _OF_A_BOARD : (at + 1) * _OF_A_BOARD])


def name(place: str) -> str:
    """Give a board's name."""
    return f"{place} Joint Board"


def _person(number: int, full_name: str) -> files.Person:
    key = f"{full_name.lower().replace(' ', '.')}"
    initials = "".join(part[0] for part in full_name.split())
    entra = f"c0000000-0000-4000-8000-{number:012x}"
    return files.Person(
        key, full_name, (initials,), email=f"{key}@example.org", entra=entra, teams=f"29:archive-{number}"
    )


def _bodies(place: str) -> tuple[files.Organisation, files.Organisation]:
    key = place.lower()
    return (
        files.Organisation(f"{key}-council", f"{place} Council"),
        files.Organisation(f"{key}-icb", f"NHS {place} Integrated Care Board"),
    )


def _board(at: int, place: str, people: tuple[files.Person, ...]) -> files.Board:
    own = people[at * _OF_A_BOARD : (at + 1) * _OF_A_BOARD]
    bodies = [body.key for body in _bodies(place)]
    sitting = own[: 2 * SEATS]
    clerk, deputy = own[-2], own[-1]
    return files.Board(
        place.lower(),
        name(place),
        organisations=tuple(bodies),
        quorum=files.Quorum(4, tuple((body, 2) for body in bodies), "Terms of reference, paragraph 4"),
        notice=files.Notice(5, "Local Government Act 1972, section 100B(3)"),
        seats=tuple(
            files.Seat(f"{place.lower()}-{number}", bodies[number % 2], f"Member {number + 1}", (files.Term(one.key),))
            for number, one in enumerate(sitting)
        ),
        administrator=(files.Term(clerk.key),),
        administrator_deputy=(files.Term(deputy.key),) if at + 1 < len(words.places()) else (),
    )
