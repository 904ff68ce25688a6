"""Writing down what a board file declares: organisations, boards, seats, clerks and roles, under their keys.

Seats, minimums, clerkships and holdings are replaced as a whole, since the file states their whole history; people and
what papers said of them are never removed. Which term of a person begins or ends is decided by the act that loads.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select, update

from board import files
from storage.boards import (
    BoardRow,
    ClerkshipRow,
    OrganisationRow,
    QuorumMinimumRow,
    SeatHoldingRow,
    SeatRow,
)
from storage.people import RoleHoldingRow, RoleRow
from storage.unit_of_work import UnitOfWork

Ids = Mapping[str, int]


async def put_organisations(uow: UnitOfWork, declared: Iterable[files.Organisation]) -> dict[str, int]:
    """Write the organisations down and give the row of every key that is known."""
    known = {row.key: row.id for row in await uow.all(select(OrganisationRow.key, OrganisationRow.id))}
    for organisation in declared:
        former = [name for was in organisation.formerly for name in (was.name, was.short) if name]
        said = {
            "name": organisation.name,
            "short": organisation.short,
            "also": list(dict.fromkeys((*organisation.also, *former))),
        }
        if organisation.key in known:
            await uow.run(update(OrganisationRow).where(OrganisationRow.id == known[organisation.key]).values(**said))
        else:
            made = insert(OrganisationRow).values(key=organisation.key, **said).returning(OrganisationRow.id)
            known[organisation.key] = int(await uow.scalar(made))
    return known


async def put_board(uow: UnitOfWork, declared: files.Board, *, adopted: int | None) -> int:
    """Write a board's own row down: anew, over its earlier one, or over the undeclared one that a pack had named."""
    said = {
        "key": declared.key,
        "name": declared.name,
        "also": list(dict.fromkeys((*declared.also, *(was.name for was in declared.formerly if was.name)))),
        "declared": True,
        "quorum_total": declared.quorum.total if declared.quorum else None,
        "quorum_source": declared.quorum.citation if declared.quorum else None,
        "notice_days": declared.notice.clear_working_days if declared.notice else None,
        "notice_source": declared.notice.citation if declared.notice else None,
    }
    if adopted is None:
        return int(await uow.scalar(insert(BoardRow).values(**said).returning(BoardRow.id)))
    await uow.run(update(BoardRow).where(BoardRow.id == adopted).values(**said))
    return adopted


async def put_below(uow: UnitOfWork, board_id: int, above_id: int) -> None:
    """Write down that a board's minutes go up to another board."""
    await uow.run(update(BoardRow).where(BoardRow.id == board_id).values(below_id=above_id))


async def replace_seats(uow: UnitOfWork, board_id: int, declared: files.Board, organisations: Ids, people: Ids) -> None:
    """Write a board's quorum minimums, seats and clerks down in place of those it had."""
    old_seats = select(SeatRow.id).where(SeatRow.board_id == board_id)
    await uow.run(delete(SeatHoldingRow).where(SeatHoldingRow.seat_id.in_(old_seats)))
    for table in (SeatRow, QuorumMinimumRow, ClerkshipRow):
        await uow.run(delete(table).where(table.board_id == board_id))
    minimums = declared.quorum.minimum if declared.quorum else ()
    await uow.run(
        insert(QuorumMinimumRow),
        [{"board_id": board_id, "organisation_id": organisations[key], "minimum": number} for key, number in minimums],
    )
    for seat in declared.seats:
        made = insert(SeatRow).values(
            board_id=board_id,
            key=seat.key,
            organisation_id=organisations[seat.organisation],
            title=seat.title,
            substitutes_allowed=seat.substitutes_allowed,
        )
        seat_id = int(await uow.scalar(made.returning(SeatRow.id)))
        await uow.run(insert(SeatHoldingRow), _holdings(seat_id, seat, people))
    clerks = [(term, False) for term in declared.administrator] + [
        (term, True) for term in declared.administrator_deputy
    ]
    await uow.run(
        insert(ClerkshipRow),
        [
            {
                "board_id": board_id,
                "person_id": people[term.person],
                "deputy": deputy,
                "since": term.since,
                "until": term.until,
            }
            for term, deputy in clerks
        ],
    )


async def replace_roles(uow: UnitOfWork, declared: Iterable[files.Role], organisations: Ids, people: Ids) -> None:
    """Write the roles down in place of those there were, each with its holders and its deputies in order."""
    await uow.run(delete(RoleHoldingRow))
    await uow.run(delete(RoleRow))
    for role in declared:
        organisation = organisations[role.organisation] if role.organisation else None
        made = insert(RoleRow).values(key=role.key, title=role.title, organisation_id=organisation)
        role_id = int(await uow.scalar(made.returning(RoleRow.id)))
        terms = [(term.person, 0, term.since, term.until) for term in role.terms]
        places: list[tuple[str, int, dt.date | None, dt.date | None]] = [
            *terms,
            *((person, place, None, None) for place, person in enumerate(role.deputies, start=1)),
        ]
        await uow.run(
            insert(RoleHoldingRow),
            [
                {"role_id": role_id, "person_id": people[person], "place": place, "since": since, "until": until}
                for person, place, since, until in places
            ],
        )


def _holdings(seat_id: int, seat: files.Seat, people: Ids) -> list[dict[str, object]]:
    held: list[tuple[str, bool, dt.date | None, dt.date | None]] = [
        *((term.person, False, term.since, term.until) for term in seat.terms),
        *((person, True, None, None) for person in seat.substitutes),
    ]
    return [
        {"seat_id": seat_id, "person_id": people[person], "substitute": substitute, "since": since, "until": until}
        for person, substitute, since, until in held
    ]
