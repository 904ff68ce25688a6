"""Setting papers beside the board file and beside each other, anew at each load and each import.

The people whom papers name are found in attendance lines and leads; whatever does not fit exactly one person stays as
written, and is a finding. So are a row that the next tracker lost and a meeting that was moved.
"""

import datetime as dt
import itertools

from board import boards as board_rules
from board import people as names
from board import wording
from board.packs import values
from storage import actions, boards, meetings, minutes, packs
from storage.actions import KeptAction
from storage.minutes import Listed
from storage.register import Register, Registers
from storage.unit_of_work import UnitOfWork

Found = tuple[int, values.Finding]  # the document's row, and what is odd about it


async def link(uow: UnitOfWork) -> list[values.Finding]:
    """Match every name of every paper that holds, keep what does not fit as findings in place of those, and give them.

    It is done anew each time: a corrected board file corrects who attended and who owes.
    """
    register = await Registers().current(uow)
    found = [*await meetings.settle(uow), *await _vanished(uow)]
    if register.everybody:
        found += [*await _lines(uow, register), *await _leads(uow, register)]
    await packs.forget_linked(uow)
    by_document: dict[int, list[values.Finding]] = {}
    for document_id, finding in found:
        by_document.setdefault(document_id, []).append(finding)
    for document_id, findings in by_document.items():
        await packs.add_findings(uow, document_id, tuple(findings), linked=True)
    return [finding for _, finding in found]


async def _lines(uow: UnitOfWork, register: Register) -> list[Found]:
    found: list[Found] = []
    for listed in await minutes.every_line(uow):
        match = names.match(listed.line.name, register.everybody, on=listed.on)
        person_id = register.ids[match.person.key] if isinstance(match, names.Certain) else None
        if person_id != listed.person_id:
            await minutes.name(uow, listed.id, person_id)
        finding = _of_line(listed, match, register)
        if finding is not None:
            found.append((listed.document_id, finding))
    return found


async def _leads(uow: UnitOfWork, register: Register) -> list[Found]:
    found: list[Found] = []
    for lead, action in await actions.every_lead(uow):
        match = _lead(lead.written, register.everybody, action.raised_on)
        person_id = register.ids[match.person.key] if isinstance(match, names.Certain) else None
        if person_id != lead.person_id:
            await actions.name_lead(uow, lead.id, person_id)
        if person_id is None and not action.closed and not action.withdrawn:
            found.append((action.document_id, _of_lead(lead.written, action, match)))
    return found


async def _vanished(uow: UnitOfWork) -> list[Found]:
    """Report the open rows of one tracker that the next no longer holds; they stay known, and stay open."""
    found: list[Found] = []
    for board, secret in itertools.product(await boards.every(uow), (False, True)):
        order = [row for _, row in await actions.trackers(uow, board.id, restricted=secret)]
        for before, after in itertools.pairwise(order):
            rows = await actions.last_tracked(uow, board.id, after)
            here = {action.id for action in rows}
            were = await actions.last_tracked(uow, board.id, before, restricted=secret)
            found += [
                (after, _of_vanished(action, rows, secret=secret))
                for action in were
                if not action.closed and action.id not in here
            ]
    return found


def _of_vanished(action: KeptAction, rows: list[KeptAction], *, secret: bool) -> values.Finding:
    text = f"“{action.text}” ({action.written_leads}) was open in the last tracker and is in no row of this one."
    kind = values.FindingKind.VANISHED
    return values.Finding(kind, text, rows[0].source, action.restricted or secret)


def _lead(written: str, everybody: tuple[names.Person, ...], raised_on: dt.date | None) -> names.Match:
    """Find a lead by the names of the day that asked for the action, else by those of any day.

    A tracker is retyped for each meeting: what was asked of somebody in August stands under their new name in October.
    """
    match = names.match(written, everybody, on=raised_on)
    return match if isinstance(match, names.Certain) else names.match(written, everybody, on=None)


def _of_lead(written: str, action: KeptAction, match: names.Match) -> values.Finding:
    """Say that a lead fits several people of the board file, or nobody."""
    owes = f"“{written}”, who owes the action “{action.text}”,"
    if isinstance(match, names.Doubtful):
        who = wording.listing((each.at(action.raised_on or dt.date.max).name for each in match.candidates), "or")
        return values.Finding(values.FindingKind.NAME, f"{owes} may be {who}.", action.source, action.restricted)
    text = f"{owes} is not in the board file."
    return values.Finding(values.FindingKind.UNDECLARED, text, action.source, action.restricted)


def _of_line(listed: Listed, match: names.Match, register: Register) -> values.Finding | None:
    """Say what does not fit between the attendance list and the board file; None where everything does."""
    line, on = listed.line, listed.on
    match match:
        case names.Certain(person):
            board = register.rules[listed.board_id]
            if line.part is not values.Part.PRESENT or board_rules.may_sit(board, person.key, on):
                return None
            text = f"{line.name} is listed as present, and the board file gives them no seat of {board.name} that day."
            return values.Finding(values.FindingKind.DISAGREES, text, line.source, listed.restricted)
        case names.Doubtful(candidates):
            who = wording.listing((candidate.at(on).name for candidate in candidates), "or")
            text = f"{line.name} in the attendance list may be {who}."
            return values.Finding(values.FindingKind.NAME, text, line.source, listed.restricted)
        case names.Nobody():
            text = f"{line.name} is in the attendance list and not in the board file."
            return values.Finding(values.FindingKind.UNDECLARED, text, line.source, listed.restricted)
