"""Finding the people whom papers name, in attendance lines and leads, as soon as paper and board file are both here.

Whatever does not fit exactly one person stays as written, and is a finding.
"""

from board import people as names
from board.packs import values
from storage import actions, meetings, packs
from storage.register import Registers
from storage.unit_of_work import UnitOfWork


async def link(uow: UnitOfWork) -> list[values.Finding]:
    """Match every name that has no person yet, keep what did not fit as findings, and give those."""
    register = await Registers().current(uow)
    if not register.everybody:
        return []
    found: dict[int, list[values.Finding]] = {}
    for attendance, document_id, on in await meetings.unmatched_attendances(uow):
        match names.match(attendance.line.name, register.everybody, on=on):
            case names.Certain(person):
                await meetings.name_attendance(uow, attendance.id, register.ids[person.key])
            case names.Doubtful(candidates):
                who = ", ".join(candidate.at(on).name for candidate in candidates)
                text = f"{attendance.line.name} in the attendance list may be {who}."
                finding = values.Finding(values.FindingKind.NAME, text, attendance.line.source)
                found.setdefault(document_id, []).append(finding)
            case names.Nobody():
                text = f"{attendance.line.name} is in the attendance list and not in the board file."
                finding = values.Finding(values.FindingKind.UNDECLARED, text, attendance.line.source)
                found.setdefault(document_id, []).append(finding)
    for lead, action in await actions.unmatched_leads(uow):
        if isinstance(match := names.match(lead.written, register.everybody, on=action.raised_on), names.Certain):
            await actions.name_lead(uow, lead.id, register.ids[match.person.key])
    for document_id, findings in found.items():
        await packs.add_findings(uow, document_id, tuple(findings))
    return [finding for findings in found.values() for finding in findings]
