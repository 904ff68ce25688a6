"""Whether a board file makes sense as a whole: every rule that needs more than one of its entries lives here.

:func:`faults` stop a file from being loaded; :func:`warnings` are open ends that it may keep. Both give places, not
lines: the reader knows where each place stands. What a single value may look like is the reader's business.
"""

import difflib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from board import taught
from board.files import Board, BoardFile, Fault, Path, Person, Taught, Term

Keyed = Mapping[str, str]
"""Keys of the file with the names they stand for."""


def faults(file: BoardFile) -> tuple[Fault, ...]:
    """Find everything that cannot be true, in the order in which the file is written."""
    people = {person.key: person.name for person in file.people}
    organisations = {organisation.key: organisation.name for organisation in file.organisations}
    return (
        *_twice_named(file),
        *_people(file, organisations),
        *_shared_identities(file),
        *itertools.chain.from_iterable(_board(board, file, people, organisations) for board in file.boards),
        *_circles(file),
        *_outstayed(file),
        *_roles(file, people, organisations),
    )


def warnings(file: BoardFile) -> tuple[Fault, ...]:
    """Find everything that is left open: the file loads, and the service says what it does not know."""
    return (
        *_gone_stand_ins(file),
        *_shared_initials(file),
        *itertools.chain.from_iterable(_open_person(person) for person in file.people),
        *itertools.chain.from_iterable(_open_board(board, file) for board in file.boards),
        *(
            _warn(("roles", role.key), f"Nobody holds the role '{role.title}'.")
            for role in file.roles
            if not role.terms
        ),
    )


def _warn(path: Path, sentence: str) -> Fault:
    return Fault(None, path, sentence)


def _unknown(key: str, known: Keyed, kind: str, path: Path) -> Iterator[Fault]:
    """Complain of a key that nobody declared, naming the nearest by key or by name."""
    if not key or key in known:
        return
    nearest = difflib.get_close_matches(key.casefold(), [known_key.casefold() for known_key in known], n=1)
    if not nearest:
        nearest = difflib.get_close_matches(key.casefold(), [name.casefold() for name in known.values()], n=1)
    meant = next(
        (one for one, name in known.items() if nearest and nearest[0] in {one.casefold(), name.casefold()}), None
    )
    hint = (
        f"; did you mean '{meant}' ({known[meant]})?" if meant else f"; declare it under '{kind}' or correct the key."
    )
    noun = {"people": "person", "organisations": "organisation", "boards": "board"}[kind]
    yield Fault(None, path, f"There is no {noun} '{key}' in this file{hint}")


def _twice(entries: Iterable[tuple[str, str, Path]], sentence: str) -> Iterator[Fault]:
    """Complain where a second owner (first part) has the same value (second part) as an ``{earlier}`` one."""
    first: dict[str, str] = {}
    for owner, value, path in entries:
        earlier = first.setdefault(value.casefold(), owner)
        if earlier != owner:
            yield Fault(None, path, sentence.format(value=value, earlier=earlier))


def _twice_named(file: BoardFile) -> Iterator[Fault]:
    """Two organisations, or two boards, that papers would write alike cannot be told apart."""
    organisations = (
        (one.key, name, ("organisations", one.key))
        for one in file.organisations
        for name in dict.fromkeys((one.name, *filter(None, (one.short,)), *one.also))
    )
    boards = (
        (one.key, name, ("boards", one.key)) for one in file.boards for name in dict.fromkeys((one.name, *one.also))
    )
    for entries in (organisations, boards):
        yield from _twice(entries, "'{value}' is also what '{earlier}' is called; papers could mean either.")


def _people(file: BoardFile, organisations: Keyed) -> Iterator[Fault]:
    yield from _twice(
        ((one.key, one.name, ("people", one.key, "name")) for one in file.people),
        "'{value}' is declared already as '{earlier}'; if they are two people, tell the names apart.",
    )
    for person in file.people:
        for organisation in person.organisations:
            yield from _unknown(organisation, organisations, "organisations", ("people", person.key, "organisation"))
        if person.since and person.until and person.until < person.since:
            yield Fault(None, ("people", person.key, "until"), "'until' is before 'since'.")


def _shared_identities(file: BoardFile) -> Iterator[Fault]:
    """One address, one Entra account, one Teams id is one person's of today; who left may have passed theirs on."""
    current = [person for person in file.people if person.until is None]
    kinds: Sequence[tuple[str, str, Callable[[Person], str | None]]] = (
        ("email", "e-mail address", lambda person: person.email),
        ("entra", "Entra object id", lambda person: person.entra),
        ("teams", "Teams id", lambda person: person.teams),
    )
    for key, words, value_of in kinds:
        entries = [(one.key, value_of(one) or "", ("people", one.key, key)) for one in current if value_of(one)]
        yield from _twice(
            entries,
            f"'{{earlier}}' has the same {words} ({{value}}); it names one person.",
        )


def _board(board: Board, file: BoardFile, people: Keyed, organisations: Keyed) -> Iterator[Fault]:
    path = ("boards", board.key)
    for organisation in board.organisations:
        yield from _unknown(organisation, organisations, "organisations", (*path, "organisations"))
    if board.below:
        yield from _unknown(board.below, {one.key: one.name for one in file.boards}, "boards", (*path, "below"))
    yield from _terms(board.administrator, people, (*path, "administrator"))
    yield from _terms(board.administrator_deputy, people, (*path, "administrator-deputy"))
    yield from _seats(board, people, organisations)
    yield from _quorum(board, organisations)
    yield from _published_twice(board)
    yield from _taught(board, people)


def _published_twice(board: Board) -> Iterator[Fault]:
    days = [one.meeting for one in board.published]
    for place, day in enumerate(days, start=1):
        if (first := days.index(day) + 1) != place:
            path = ("boards", board.key, "published", str(place), "meeting")
            yield Fault(None, path, f"Entry {first} says already where the pack of {day} is published.")


def _taught(board: Board, people: Keyed) -> Iterator[Fault]:
    """Refuse what cannot be taught, and one question or phrase twice: which of the two holds could not be told."""
    for place, one in enumerate(board.taught, start=1):
        path = ("boards", board.key, "taught", str(place))
        if complaint := taught.fault(_lesson(one), one.words, one.answer, one.source):
            yield Fault(None, path, complaint)
        yield from _unknown(one.by or "", people, "people", (*path, "by"))
        same = taught.same_phrase if one.is_phrase else taught.same_question
        for first, other in enumerate(board.taught[: place - 1], start=1):
            if one.is_phrase == other.is_phrase and same(one.words, other.words):
                noun = "phrase" if one.is_phrase else "question"
                yield Fault(None, path, f"Entry {first} is about this {noun} already; keep one of the two.")


def _lesson(one: Taught) -> taught.Lesson:
    return taught.Lesson.PHRASE if one.is_phrase else taught.Lesson.ANSWER


def _seats(board: Board, people: Keyed, organisations: Keyed) -> Iterator[Fault]:
    keys: dict[str, int] = {}
    for place, seat in enumerate(board.seats, start=1):
        path = ("boards", board.key, "seats", str(place))
        yield from _unknown(seat.organisation, organisations, "organisations", (*path, "organisation"))
        if board.organisations and seat.organisation in organisations and seat.organisation not in board.organisations:
            sentence = f"'{seat.organisation}' does not sit on this board; add it to the board's organisations."
            yield Fault(None, (*path, "organisation"), sentence)
        if keys.setdefault(seat.key, place) != place:
            yield Fault(None, (*path, "key"), f"Seat {keys[seat.key]} has the key '{seat.key}' already.")
        yield from _terms(seat.terms, people, (*path, "holder"))
        for person in seat.substitutes:
            yield from _unknown(person, people, "people", (*path, "substitutes"))
    yield from _sitting_twice(board)


def _sitting_twice(board: Board) -> Iterator[Fault]:
    """Nobody holds two seats of one board on one day: they would be counted twice for its quorum."""
    held = [(place, term) for place, seat in enumerate(board.seats, start=1) for term in seat.terms]
    for (first, one), (second, other) in itertools.combinations(held, 2):
        if first != second and one.person and one.person == other.person and one.overlaps(other):
            path = ("boards", board.key, "seats", str(second), "holder")
            yield Fault(None, path, f"'{one.person}' holds seat {first} of this board at the same time.")


def _terms(terms: Sequence[Term], people: Keyed, path: Path) -> Iterator[Fault]:
    for place, term in enumerate(terms, start=1):
        yield from _unknown(term.person, people, "people", (*path, str(place)))
        if term.since and term.until and term.until < term.since:
            yield Fault(None, (*path, str(place), "until"), "'until' is before 'since'.")
    for (_, one), (place, other) in itertools.combinations(enumerate(terms, start=1), 2):
        if one.overlaps(other):
            sentence = f"The terms of '{one.person}' and '{other.person}' overlap; give each its 'since' and 'until'."
            yield Fault(None, (*path, str(place)), sentence)


def _quorum(board: Board, organisations: Keyed) -> Iterator[Fault]:
    """Refuse a quorum that the seats can never give: no meeting would be quorate, and nobody would see why."""
    if board.quorum is None:
        return
    path = ("boards", board.key, "quorum")
    if board.seats and board.quorum.total > len(board.seats):
        sentence = (
            f"A quorum of {board.quorum.total} can never be met: the board has {_seats_in_words(len(board.seats))}."
        )
        yield Fault(None, (*path, "total"), sentence)
    for organisation, minimum in board.quorum.minimum:
        place = (*path, "minimum", organisation)
        yield from _unknown(organisation, organisations, "organisations", place)
        seats = sum(seat.organisation == organisation for seat in board.seats)
        if board.seats and organisation in organisations and minimum > seats:
            yield Fault(
                None, place, f"{minimum} of '{organisation}' can never be there: it has {_seats_in_words(seats)}."
            )


def _seats_in_words(count: int) -> str:
    return "no seat" if count == 0 else "1 seat" if count == 1 else f"{count} seats"


def _circles(file: BoardFile) -> Iterator[Fault]:
    above = {board.key: board.below for board in file.boards}
    for board in file.boards:
        seen: list[str] = []
        at: str | None = board.key
        while at is not None and at not in seen:
            seen.append(at)
            at = above.get(at)
        if at == board.key:
            yield Fault(None, ("boards", board.key, "below"), f"'{board.key}' would be below itself.")


def _roles(file: BoardFile, people: Keyed, organisations: Keyed) -> Iterator[Fault]:
    for role in file.roles:
        path = ("roles", role.key)
        if role.organisation:
            yield from _unknown(role.organisation, organisations, "organisations", (*path, "organisation"))
        yield from _terms(role.terms, people, (*path, "holder"))
        now = {term.person for term in role.terms if term.until is None}
        for place, deputy in enumerate(role.deputies):
            yield from _unknown(deputy, people, "people", (*path, "deputies"))
            if deputy in now:
                yield Fault(None, (*path, "deputies"), f"'{deputy}' holds this role and cannot be the deputy too.")
            if deputy in role.deputies[:place]:
                yield Fault(None, (*path, "deputies"), f"'{deputy}' stands twice among the deputies.")


def _outstayed(file: BoardFile) -> Iterator[Fault]:
    """Refuse a term that runs on after the holder's own last day: alerts would go to somebody who has left."""
    for path, term in _all_terms(file):
        person = file.person(term.person)
        if person and person.until and (term.until is None or term.until > person.until):
            sentence = f"'{term.person}' left on {person.until}; end the term by then, and name who came after."
            yield Fault(None, path, sentence)


def _all_terms(file: BoardFile) -> Iterator[tuple[Path, Term]]:
    held: list[tuple[Path, Sequence[Term]]] = []
    for board in file.boards:
        path = ("boards", board.key)
        held += [((*path, "administrator"), board.administrator)]
        held += [((*path, "administrator-deputy"), board.administrator_deputy)]
        held += [((*path, "seats", str(place), "holder"), seat.terms) for place, seat in enumerate(board.seats, 1)]
    held += [(("roles", role.key, "holder"), role.terms) for role in file.roles]
    return (((*path, str(place)), term) for path, terms in held for place, term in enumerate(terms, start=1))


def _gone_stand_ins(file: BoardFile) -> Iterator[Fault]:
    """Warn of deputies and substitutes who have left: they count for nothing, and may be all there is."""
    named: list[tuple[Path, Sequence[str]]] = [(("roles", one.key, "deputies"), one.deputies) for one in file.roles]
    for board in file.boards:
        places = enumerate(board.seats, start=1)
        named += [(("boards", board.key, "seats", str(place), "substitutes"), one.substitutes) for place, one in places]
    for path, keys in named:
        for person in filter(None, map(file.person, keys)):
            if person.until:
                yield Fault(None, path, f"{person.name} left on {person.until} and can stand in for nobody.")


def _shared_initials(file: BoardFile) -> Iterator[Fault]:
    return _twice(
        ((one.key, short, ("people", one.key, "initials")) for one in file.people for short in one.initials),
        "The initials {value} are those of '{earlier}' too; papers that use them name nobody.",
    )


def _open_person(person: Person) -> Iterator[Fault]:
    if person.until is None and not person.reachable():
        sentence = f"{person.name} has no e-mail address and no Teams id: they can be told nothing."
        yield Fault(None, ("people", person.key), sentence)


def _open_board(board: Board, file: BoardFile) -> Iterator[Fault]:
    path = ("boards", board.key)
    missing = {
        "administrator": (board.administrator, "no administrator: nobody is told when something goes wrong"),
        "quorum": (board.quorum, "no quorum rule declared: nobody can be told whether it was quorate"),
        "notice": (board.notice, "no notice rule declared: nobody can be told if papers were in time"),
        "seats": (board.seats, "no seats declared: nobody counts as a member"),
    }
    for key, (value, words) in missing.items():
        if not value:
            yield _warn((*path, key), f"{board.name} has {words}.")
    for place, seat in enumerate(board.seats, start=1):
        here = (*path, "seats", str(place))
        if not seat.terms:
            yield _warn(here, f"Nobody holds the seat '{seat.title}'.")
        for term in seat.terms:
            person = file.person(term.person)
            if person and person.organisations and seat.organisation not in person.organisations:
                yield _warn(here, f"{person.name} is not declared as one of '{seat.organisation}'.")
