"""The register: everybody, every organisation and every board as the rules want them, made once per edition.

It joins the rows of ``people`` and ``boards`` into the values of ``board``; nothing is decided here.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, TypeVarTuple

from board import boards as rules
from board import organisations, people
from board.published import Published
from board.taught import Taught
from storage import boards, editions, published, taught
from storage import people as kept_people
from storage.boards import KeptBoard
from storage.people import Known, TermOf
from storage.unit_of_work import UnitOfWork

# Answers held for one edition; more are asked for by many people on many days only, and then it begins again.
MOST_ANSWERS = 5_000
Answer = TypeVar("Answer")
Asked = TypeVarTuple("Asked")


class Answers:
    """What one edition answers, each question asked of the database once: its rows do not change before the next.

    A question is a query of ``storage`` with plain values; what it gives is shared, so nobody may change it.
    """

    def __init__(self) -> None:
        self._given: dict[tuple[object, ...], Any] = {}

    async def of(
        self, uow: UnitOfWork, ask: Callable[[UnitOfWork, *Asked], Awaitable[Answer]], *asked: *Asked
    ) -> Answer:
        """Give what ``ask`` answers, from memory where it was asked before."""
        question = (ask, *asked)
        if question in self._given:
            known: Answer = self._given[question]
            return known
        answer = await ask(uow, *asked)
        if len(self._given) >= MOST_ANSWERS:
            self._given.clear()
        self._given[question] = answer
        return answer


@dataclass(frozen=True, slots=True)
class Register:
    """Who and what is known in one edition. Persons and boards are found by row or by the board file's key."""

    edition: int
    everybody: tuple[people.Person, ...]
    bodies: tuple[organisations.Organisation, ...]
    boards: tuple[KeptBoard, ...]
    rules: dict[int, rules.Board]
    known: dict[int, Known]  # everybody by row, as their newest term has them
    ids: dict[str, int] = field(default_factory=dict[str, int])
    published: dict[str, Published] = field(default_factory=dict[str, Published])  # by the document's name
    taught: tuple[Taught, ...] = ()  # for every board, the newest first
    answers: Answers = field(default_factory=Answers, compare=False)

    def board(self, key: str) -> KeptBoard | None:
        """Find a board by its key."""
        return next((board for board in self.boards if board.key == key), None)

    def board_by_id(self, board_id: int) -> KeptBoard:
        """Give a board by its row."""
        return next(board for board in self.boards if board.id == board_id)

    def person(self, key: str) -> Known | None:
        """Find somebody, as their newest term has them, by their key."""
        return self.known.get(self.ids.get(key, 0))

    def body(self, key: str) -> organisations.Organisation | None:
        """Find an organisation by its key."""
        return next((body for body in self.bodies if body.key == key), None)


class Registers:
    """The register of the edition that a unit of work sees, kept until the edition rises."""

    def __init__(self) -> None:
        self._register: Register | None = None

    async def current(self, uow: UnitOfWork) -> Register:
        """Give the register as this unit of work sees it."""
        return await self.of(uow, await editions.current(uow))

    async def of(self, uow: UnitOfWork, edition: int) -> Register:
        """Give the register of the edition that this unit of work is known to see."""
        register = self._register
        if register is None or register.edition != edition:
            register = self._register = await _make(uow, edition)
        return register


async def _make(uow: UnitOfWork, edition: int) -> Register:
    terms = await kept_people.terms(uow)
    bodies = await boards.organisations(uow)
    every_board = await boards.every(uow)
    keys = {term.id: term.key for term in terms}
    body_keys = {body.id: body.key for body in bodies}
    return Register(
        edition=edition,
        everybody=_persons(terms),
        bodies=tuple(
            organisations.Organisation(body.key, body.name, body.short or body.name, body.also) for body in bodies
        ),
        boards=tuple(every_board),
        rules={board.id: await _rules(uow, board, keys, body_keys) for board in every_board},
        known={
            term.id: Known(term.id, term.key, term.name, term.title, term.email, term.entra, term.teams, term.telephone)
            for term in terms  # the oldest first, so the newest stays
        },
        ids={term.key: term.id for term in terms},
        published=await published.by_document(uow),
        taught=tuple(await taught.every(uow)),
    )


def _persons(terms: list[TermOf]) -> tuple[people.Person, ...]:
    by_key: dict[str, list[people.Term]] = {}
    for term in terms:
        by_key.setdefault(term.key, []).extend(_forms(term))
    return tuple(people.Person(key, tuple(forms)) for key, forms in by_key.items())


def _forms(term: TermOf) -> list[people.Term]:
    """Give a term as the rules know it: once with each form in which papers shorten the name, the first form last."""
    initials = term.also or (None,)
    return [
        people.Term(term.name, term.email, each, term.telephone, term.entra, term.teams, term.since, term.until)
        for each in reversed(initials)
    ]


async def _rules(uow: UnitOfWork, board: KeptBoard, keys: dict[int, str], bodies: dict[int, str]) -> rules.Board:
    held = await boards.holdings(uow, board.id)
    # Who clerks today is asked with a day at hand (``boards.clerks``); the rules of one meeting do not need it.
    seats: dict[int, rules.Seat] = {}
    for holding in held:
        seat = seats.get(holding.seat_id) or rules.Seat(
            key=holding.seat,
            board=board.key,
            organisation=bodies[holding.organisation_id],
            title=holding.title,
            substitutes_allowed=bool(holding.substitutes_allowed),
        )
        person = keys[holding.person_id]
        tenures, substitutes = seat.tenures, seat.substitutes
        if holding.substitute:
            substitutes = (*substitutes, person)
        else:
            tenures = (*tenures, rules.Tenure(person, holding.since, holding.until))
        seats[holding.seat_id] = rules.Seat(
            seat.key, seat.board, seat.organisation, seat.title, tenures, seat.substitutes_allowed, substitutes
        )
    return rules.Board(
        key=board.key,
        name=board.name,
        also=board.also,
        organisations=tuple(dict.fromkeys(seat.organisation for seat in seats.values())),
        quorum=_quorum(board, bodies),
        notice=None if board.notice_days is None else rules.NoticeRule(board.notice_days, board.notice_source or ""),
        seats=tuple(seats.values()),
    )


def _quorum(board: KeptBoard, bodies: dict[int, str]) -> rules.QuorumRule | None:
    if board.quorum_total is None:
        return None
    each = tuple((bodies[body], minimum) for body, minimum in board.quorum_minimums)
    return rules.QuorumRule(board.quorum_total, each, board.quorum_source or "the board file")
