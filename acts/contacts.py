"""Reading how to reach somebody, permission first: what the asker may not see here is not read into the answer.

Addresses and telephone numbers come from the board file; of the papers only the address that a public report prints
as its contact.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from acts import contents
from acts.asking import Asker
from board import contacts as rules
from board import people as names
from board.packs.entries import Report
from storage import boards, people
from storage.boards import KeptBoard
from storage.people import Known
from storage.unit_of_work import UnitOfWork

BOARD_FILE = "the board file"


@dataclass(frozen=True, slots=True)
class Printed:
    """Somebody whom a report that the asker may see names as its contact; ``open`` tells that the report is public.

    ``key`` is theirs in the board file, None where it does not know them for certain; ``meeting`` the report's row.
    """

    name: str
    role: str
    report: Report
    source: str
    email: str | None
    key: str | None
    open: bool
    meeting: int


@dataclass(frozen=True, slots=True)
class Reached:
    """How somebody may be reached, as far as the asker may know: ``shown`` says what could be told at all."""

    name: str
    shown: rules.Shown
    title: str | None = None
    key: str | None = None
    email: str | None = None
    telephone: str | None = None
    source: str = BOARD_FILE


async def printed(uow: UnitOfWork, asker: Asker) -> tuple[Printed, ...]:
    """Give the contacts of the reports that the asker may see here, the newest reports first."""
    held = await contents.of_kind(uow, asker, Report, asker.register.boards)
    everybody = asker.register.everybody
    found: list[Printed] = []
    for kept in (one for papers in held for one in papers.entries):
        report = kept.value
        for one in report.contacts:
            match = names.match(one.name, everybody)
            key = match.person.key if isinstance(match, names.Certain) else None
            is_open = not (kept.restricted or report.restricted)
            found.append(
                Printed(one.name, one.role, report, report.source.cite(), one.email, key, is_open, kept.meeting_id)
            )
    return tuple(found)


async def reach(uow: UnitOfWork, asker: Asker, key: str) -> Reached | None:
    """Say how somebody of the board file may be reached today; None where it does not know the key."""
    newest = asker.register.person(key)
    if newest is None:
        return None
    today = (await asker.register.answers.of(uow, people.by_ids, (newest.id,), asker.today)).get(newest.id)
    paper = _address(await printed(uow, asker), key)
    subject = await _subject(uow, asker, newest, printed_address=paper is not None)
    shown = rules.decide(asker.viewer, subject)
    aside = paper is not None and not rules.decide(asker.viewer, _unprinted(subject)).email
    email = today.email if today and shown.email and not aside else None
    return Reached(
        name=newest.name,
        title=newest.title,
        key=key,
        shown=shown,
        email=email or (paper.email if paper else None),
        telephone=today.telephone if today and shown.telephone else None,
        source=paper.source if paper and email is None else BOARD_FILE,
    )


async def reach_written(uow: UnitOfWork, asker: Asker, written: str) -> Reached | None:
    """Say how somebody may be reached whom only the papers name; None where no report names them as its contact."""
    called = names.Person("asked", (names.Term(written),))
    fitting = [one for one in await printed(uow, asker) if isinstance(names.match(one.name, (called,)), names.Certain)]
    if not fitting:
        return None
    paper = next((one for one in fitting if one.open and one.email), None)
    shown = rules.decide(asker.viewer, rules.Subject(None, printed=paper is not None))
    email = paper.email if paper and shown.email else None
    return Reached(fitting[0].name, shown, email=email, source=paper.source if paper else fitting[0].source)


async def clerk(uow: UnitOfWork, asker: Asker, meant: Sequence[KeptBoard], *, deputy: bool = False) -> str | None:
    """Give the key of who administers the first of some boards today, or who deputises for them."""
    for board in meant:
        for person, is_deputy in await asker.register.answers.of(uow, boards.clerks, board.id, asker.today):
            if is_deputy is deputy and (known := asker.register.known.get(person)):
                return known.key
    return None


async def _subject(uow: UnitOfWork, asker: Asker, person: Known, *, printed_address: bool) -> rules.Subject:
    register = asker.register
    standing = await register.answers.of(uow, boards.standing, person.id, asker.today)
    clerks = standing.administrator_of | standing.deputy_of
    serves = frozenset(board.key for board in register.boards if board.id in standing.member_of | clerks)
    return rules.Subject(person.key, serves, clerks=bool(clerks), printed=printed_address)


def _unprinted(subject: rules.Subject) -> rules.Subject:
    return rules.Subject(subject.person, subject.serves, clerks=subject.clerks)


def _address(every: Sequence[Printed], key: str) -> Printed | None:
    return next((one for one in every if one.key == key and one.open and one.email), None)
