"""Finding the people whom papers name, in attendance lines and leads, as soon as paper and board file are both here.

Whatever does not fit exactly one person stays as written, and is a finding.
"""

import datetime as dt

from board import boards, wording
from board import people as names
from board.packs import values
from storage import actions, minutes, packs
from storage.minutes import Unmatched
from storage.register import Register, Registers
from storage.unit_of_work import UnitOfWork


async def link(uow: UnitOfWork) -> list[values.Finding]:
    """Match every name that has no person yet, keep what did not fit as findings, and give those."""
    register = await Registers().current(uow)
    if not register.everybody:
        return []
    found: dict[int, list[values.Finding]] = {}
    for unmatched in await minutes.unmatched(uow):
        match = names.match(unmatched.line.name, register.everybody, on=unmatched.on)
        if isinstance(match, names.Certain):
            await minutes.name(uow, unmatched.id, register.ids[match.person.key])
        finding = _finding(unmatched, match, register)
        if finding is not None:
            found.setdefault(unmatched.document_id, []).append(finding)
    for lead, action in await actions.unmatched_leads(uow):
        if person := _lead(lead.written, register.everybody, action.raised_on):
            await actions.name_lead(uow, lead.id, register.ids[person.key])
    for document_id, findings in found.items():
        await packs.add_findings(uow, document_id, tuple(findings))
    return [finding for findings in found.values() for finding in findings]


def _lead(written: str, everybody: tuple[names.Person, ...], raised_on: dt.date | None) -> names.Person | None:
    """Find a lead by the names of the day that asked for the action, else by those of any day.

    A tracker is retyped for each meeting: what was asked of somebody in August stands under their new name in October.
    """
    for on in (raised_on, None):
        if isinstance(match := names.match(written, everybody, on=on), names.Certain):
            return match.person
    return None


def _finding(unmatched: Unmatched, match: names.Match, register: Register) -> values.Finding | None:
    """Say what does not fit between the attendance list and the board file; None where everything does."""
    line, on = unmatched.line, unmatched.on
    match match:
        case names.Certain(person):
            board = register.rules[unmatched.board_id]
            if line.part is not values.Part.PRESENT or boards.may_sit(board, person.key, on):
                return None
            text = f"{line.name} is listed as present, and the board file gives them no seat of {board.name} that day."
            return values.Finding(values.FindingKind.DISAGREES, text, line.source)
        case names.Doubtful(candidates):
            who = wording.listing((candidate.at(on).name for candidate in candidates), "or")
            text = f"{line.name} in the attendance list may be {who}."
            return values.Finding(values.FindingKind.NAME, text, line.source)
        case names.Nobody():
            text = f"{line.name} is in the attendance list and not in the board file."
            return values.Finding(values.FindingKind.UNDECLARED, text, line.source)
