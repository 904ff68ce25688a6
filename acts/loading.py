"""Loading a board file: what it declares becomes rows, and what papers said before finds its people."""

import datetime as dt
from dataclasses import dataclass

from acts import announcing, linking
from board import boards as board_rules
from board import files, meetings, terms
from board import taught as lessons
from board.packs import values
from storage import boards, charter, editions, people, published, taught
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load came to: how much the file declares, what did not fit the papers, how many were told of papers."""

    boards: int
    people: int
    seats: int
    findings: tuple[values.Finding, ...]
    announced: int
    unreached: tuple[str, ...] = ()
    differing: tuple[lessons.Taught, ...] = ()  # what a chat taught otherwise than the file does; both are said


async def load(uow: UnitOfWork, now: dt.datetime, file: files.BoardFile) -> Loaded:
    """Make everything that a board file declares known. Loading the same file again changes nothing."""
    today = meetings.today(now)
    organisations = await charter.put_organisations(uow, file.organisations)
    persons = await _put_people(uow, file, today)
    board_ids = await _put_boards(uow, file)
    for board in file.boards:
        await charter.replace_seats(uow, board_ids[board.key], board, organisations, persons)
        await published.replace(uow, board_ids[board.key], board.published)
        await _put_taught(uow, board_ids[board.key], board, persons, today)
    await charter.replace_roles(uow, file.roles, organisations, persons)
    await editions.rise(uow)
    findings = await linking.link(uow)
    announced = await announcing.announce_coming(uow, now)
    return Loaded(
        boards=len(file.boards),
        people=len(file.people),
        seats=sum(len(board.seats) for board in file.boards),
        findings=tuple(one.finding for one in findings),
        announced=announced.told,
        unreached=announced.unreached,
        differing=lessons.differing(await taught.every(uow)),
    )


async def _put_taught(
    uow: UnitOfWork, board_id: int, board: files.Board, persons: dict[str, int], today: dt.date
) -> None:
    declared = [
        lessons.Taught(
            id=0,
            board_id=board_id,
            lesson=lessons.Lesson.PHRASE if one.is_phrase else lessons.Lesson.ANSWER,
            words=one.words,
            answer=one.answer,
            source=one.source,
            since=one.since or today,
            by=persons[one.by] if one.by else None,
            from_file=True,
        )
        for one in board.taught
    ]
    await taught.replace(uow, board_id, declared, dated=[one.since is not None for one in board.taught])


async def _put_people(uow: UnitOfWork, file: files.BoardFile, today: dt.date) -> dict[str, int]:
    ids = await people.ids_by_key(uow)
    kept: dict[str, list[terms.Span]] = {}
    for term in await people.terms(uow):
        kept.setdefault(term.key, []).append(_span(term))
    for person in file.people:
        if person.key not in ids:
            ids[person.key] = await people.add(uow, person.key)
        await _put_history(uow, ids[person.key], person.key, kept.get(person.key, []), _declared(person), today)
    named = {person.key for person in file.people}
    for key in kept.keys() - named:
        await _put_history(uow, ids[key], key, kept[key], (), today)
    return ids


async def _put_history(
    uow: UnitOfWork,
    person_id: int,
    key: str,
    kept: list[terms.Span],
    declared: tuple[terms.Span, ...],
    today: dt.date,
) -> None:
    history = terms.succeed(kept, declared, today)
    if list(history) == kept:
        return
    await people.forget_terms(uow, person_id)
    for span in history:
        contact = span.contact
        await people.add_term(
            uow,
            people.TermOf(
                id=person_id,
                key=key,
                name=contact.name,
                title=contact.title,
                email=contact.email,
                entra=contact.entra,
                teams=contact.teams,
                telephone=contact.telephone,
                since=span.since,
                until=span.until,
                also=contact.also,
            ),
        )


def _span(term: people.TermOf) -> terms.Span:
    contact = terms.Contact(term.name, term.also, term.title, term.email, term.entra, term.teams, term.telephone)
    return terms.Span(contact, term.since, term.until)


def _declared(person: files.Person) -> tuple[terms.Span, ...]:
    """Give a person's declared history, the oldest first; what a former entry leaves out was as it is now."""
    spans: list[terms.Span] = []
    since = person.since
    for was in sorted(person.formerly, key=lambda former: former.until):
        contact = terms.Contact(
            name=was.name or person.name,
            also=was.initials or person.initials,
            title=person.title,
            email=was.email or person.email,
            telephone=person.telephone,
        )
        spans.append(terms.Span(contact, since, was.until))
        since = was.until + dt.timedelta(days=1)
    contact = terms.Contact(
        name=person.name,
        also=(*person.initials, *person.also),
        title=person.title,
        email=person.email,
        entra=person.entra,
        teams=person.teams,
        telephone=person.telephone,
    )
    return (*spans, terms.Span(contact, since, person.until))


async def _put_boards(uow: UnitOfWork, file: files.BoardFile) -> dict[str, int]:
    known = await boards.every(uow)
    ids: dict[str, int] = {}
    for declared in file.boards:
        ids[declared.key] = await charter.put_board(uow, declared, adopted=_adopted(declared, known))
    for declared in file.boards:
        if declared.below:
            await charter.put_below(uow, ids[declared.key], ids[declared.below])
    return ids


def _adopted(declared: files.Board, known: list[boards.KeptBoard]) -> int | None:
    """Find the row that this board has already: under its key, or under a name that a pack called it by."""
    by_key = next((board.id for board in known if board.key == declared.key), None)
    if by_key is not None:
        return by_key
    names = {declared.name, *declared.also, *(was.name for was in declared.formerly if was.name)}
    for board in known:
        called = board_rules.Board(board.key, board.name, board.also)
        if not board.declared and any(board_rules.find(name, (called,)) for name in names):
            return board.id
    return None
