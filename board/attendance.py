"""Who was there, read out of the minutes' own list: from names as written to the values that a quorum is counted by.

Only this translation lives here; the counting is ``board.quorum``, the matching of names ``board.people``.
"""

import re
from collections.abc import Collection, Sequence

from board import boards, organisations, people, quorum
from board.packs import values

# As minutes put it after a name: "items 1 to 3 only", "from item 4", "until item 5", "item 6".
NOTE = re.compile(
    r"(?P<word>from|until|till|up to|to)?\s*items?\s*(?P<first>\d+)(?:\s*(?:to|-|\u2013|and)\s*(?P<last>\d+))?",
    re.IGNORECASE,
)


def quorum_of(
    board: boards.Board,
    minutes: values.Minutes,
    everybody: Sequence[people.Person],
    bodies: Sequence[organisations.Organisation],
    hidden: Collection[str] = (),
) -> quorum.Answer:
    """Say whether a board's meeting had its quorum, from the minutes alone.

    A name in a coming or going is looked for in the minutes' own list first, by what that list says of initials, since
    minutes speak of "MK" who is there; only then among everybody. A late comer whom the list does not name counts if
    they hold a seat. One who fits nobody is a visitor, unless they leave without ever having come: then it may be
    anybody. Of what happened at the ``hidden`` items the answer says nothing.
    """
    on = minutes.sitting.on
    listed = [(line, _present(line, everybody, bodies, minutes)) for line in minutes.attendances]
    moves = [move for coming in minutes.comings if (move := _move(coming, minutes, listed, everybody)) is not None]
    counted = [one for line, one in listed if line.part is values.Part.PRESENT]
    notes = [move for line, one in listed if line.part is values.Part.PRESENT for move in _noted(line, one, minutes)]
    late = [move.among[0] for move in moves if len(move.among) == 1]
    return quorum.evaluate(
        rule=board.quorum,
        seats=board.seats,
        on=on,
        present=tuple(dict.fromkeys([*counted, *late])),
        moves=(*notes, *moves),
        items=tuple(item.number for item in minutes.items),
        decided=tuple(decision.item for decision in minutes.decisions if decision.item is not None),
        hidden=hidden,
    )


def _present(
    line: values.Attendance,
    everybody: Sequence[people.Person],
    bodies: Sequence[organisations.Organisation],
    minutes: values.Minutes,
) -> quorum.Present:
    named = organisations.find(line.organisation or "", bodies)
    persons = _keys(people.match(line.name, everybody, on=minutes.sitting.on))
    return quorum.Present(line.name, persons, tuple(body.key for body in named))


def _keys(found: people.Match) -> tuple[str, ...]:
    match found:
        case people.Certain(person):
            return (person.key,)
        case people.Doubtful(candidates):
            return (*(person.key for person in candidates), quorum.ANYBODY)
        case _:
            return ()


def _move(
    coming: values.Coming,
    minutes: values.Minutes,
    listed: Sequence[tuple[values.Attendance, quorum.Present]],
    everybody: Sequence[people.Person],
) -> quorum.Move | None:
    """Find whom a coming or going means; None where it surely means nobody who counts."""
    lines = _lines(coming.who, listed)
    among = _among(coming, lines) if lines else _unlisted(coming, minutes, everybody)
    return (
        None if among is None else quorum.Move(coming.who, coming.movement, coming.item, among, coming.at, coming.whole)
    )


def _among(
    coming: values.Coming, lines: Sequence[tuple[values.Attendance, quorum.Present]]
) -> tuple[quorum.Present, ...] | None:
    """Give whom of the list it may be. Several stay a doubt even where some of them are attendees."""
    came = [(line.part, one) for line, one in lines if len(lines) == 1 or line.part is not values.Part.APOLOGIES]
    parts = {part for part, _ in came}
    if parts <= {values.Part.IN_ATTENDANCE}:
        return None
    if parts == {values.Part.APOLOGIES} and coming.movement is values.Movement.LEFT:
        return _doubted(came[0][1])
    return tuple(one for _, one in came)


def _unlisted(
    coming: values.Coming, minutes: values.Minutes, everybody: Sequence[people.Person]
) -> tuple[quorum.Present, ...] | None:
    """Give who it may be where the list does not say: a known person, anybody (none named), or a visitor (None)."""
    joined = coming.movement is values.Movement.JOINED
    persons = _keys(people.match(coming.who, everybody, on=minutes.sitting.on))
    if len(persons) == 1:
        one = quorum.Present(coming.who, persons)
        return (one,) if joined or _came_before(coming, minutes) else _doubted(one)
    return None if joined or _came_before(coming, minutes) else ()


def _doubted(one: quorum.Present) -> tuple[quorum.Present, ...]:
    """Nobody listed them as present and yet they left: they may have counted until then."""
    return (quorum.Present(one.name, (*one.persons, quorum.ANYBODY), one.organisations),)


def _lines(
    who: str, listed: Sequence[tuple[values.Attendance, quorum.Present]]
) -> list[tuple[values.Attendance, quorum.Present]]:
    """Give the lines of the list that the word may mean."""
    rows = [
        people.Person(str(index), (people.Term(line.name, initials=line.initials),))
        for index, (line, _) in enumerate(listed)
    ]
    match people.match(who, rows):
        case people.Certain(row):
            return [listed[int(row.key)]]
        case people.Doubtful(candidates):
            return [listed[int(row.key)] for row in candidates]
        case _:
            return []


def _came_before(coming: values.Coming, minutes: values.Minutes) -> bool:
    earlier = minutes.comings[: minutes.comings.index(coming)]
    return any(other.who == coming.who and other.movement is values.Movement.JOINED for other in earlier)


def _noted(line: values.Attendance, one: quorum.Present, minutes: values.Minutes) -> list[quorum.Move]:
    """Read a note on the items somebody was there for; one that speaks of items in other words leaves a doubt."""
    if line.note is None or "item" not in line.note.casefold():
        return []
    numbers = [item.number for item in minutes.items]
    found = NOTE.fullmatch(line.note.strip("() \t").casefold().removesuffix("only").strip())
    if found is None:
        return [quorum.Move(line.name, values.Movement.LEFT, None, (one,))]
    first, last = found["first"], found["last"]
    word = found["word"]
    come = None if word in {"until", "till", "up to", "to"} else first
    stay = None if word == "from" else last or first
    moves = [] if come is None else [quorum.Move(line.name, values.Movement.JOINED, come, (one,))]
    after = [] if stay is None or stay not in numbers else numbers[numbers.index(stay) + 1 :][:1]
    return moves + [quorum.Move(line.name, values.Movement.LEFT, item, (one,)) for item in after]
