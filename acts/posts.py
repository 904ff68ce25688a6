"""Reading the roles that the board file declares: who holds each today, and who deputises, the first deputy first."""

import datetime as dt
from dataclasses import dataclass

from acts.asking import Asker
from storage import people
from storage.people import Known
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Post:
    """A role as of today: ``holder`` is None while nobody holds it."""

    key: str
    title: str
    holder: Known | None
    deputies: tuple[Known, ...] = ()


async def every(uow: UnitOfWork, asker: Asker) -> list[Post]:
    """Give every role, in the order of the board file."""
    return [_today(one, asker) for one in await asker.register.answers.of(uow, people.roles)]


def _today(role: people.RoleOf, asker: Asker) -> Post:
    running = [
        (place, known)
        for person, place, since, until in role.holdings
        if _covers(since, until, asker.today) and (known := asker.register.known.get(person))
    ]
    holder = next((known for place, known in running if place == 0), None)
    return Post(role.key, role.title, holder, tuple(known for place, known in sorted(running, key=_place) if place))


def _place(one: tuple[int, Known]) -> int:
    return one[0]


def _covers(since: dt.date | None, until: dt.date | None, day: dt.date) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)
