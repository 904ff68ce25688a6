"""Setting papers beside the board file, anew at each load and each import; beside each other: ``acts.comparing``.

The people whom papers name are found in attendance lines and leads; whatever does not fit exactly one person stays as
written, and is a finding. So is a meeting that was moved. Whom the administrator named for what a board's papers write
is meant there, where the board file alone leaves it open.
"""

import bisect
import dataclasses
import datetime as dt

from acts import comparing
from board import boards as board_rules
from board import people as names
from board import wording
from board.packs import reasons, values
from storage import actions, meetings, minutes, packs, settlements
from storage.actions import KeptAction
from storage.minutes import Listed
from storage.packs import Linked
from storage.register import Register, Registers
from storage.settlements import Alias
from storage.unit_of_work import UnitOfWork

# What is said of a lead: of a line of the attendance list the reasons of ``reasons`` are true.
WHY_LEAD = "Nobody can be reminded of what nobody is known to owe."


async def link(uow: UnitOfWork) -> list[Linked]:
    """Match every name of every paper that holds, keep what does not fit as findings in place of those, and give them.

    It is done anew each time: a corrected board file corrects who attended and who owes.
    """
    register = await Registers().current(uow)
    found = [Linked(document_id, finding) for document_id, finding in await meetings.settle(uow)]
    found += await comparing.compare(uow)
    if register.everybody:
        known = await settlements.aliases(uow)
        found += [*await _lines(uow, register, known), *await _leads(uow, register, known)]
    found = [dataclasses.replace(one, finding=reasons.told(one.finding)) for one in found]
    await packs.put_linked(uow, found)
    return found


class _Matches:
    """Who is meant by each name as written, asked once for all the days between which nobody's name changes.

    Ten years of forty boards write four hundred names twenty thousand times; to read each anew takes ten minutes.
    """

    def __init__(self, everybody: tuple[names.Person, ...]) -> None:
        self.everybody = everybody
        terms = [term for person in everybody for term in person.terms]
        changed = {term.since for term in terms if term.since}
        self._changes = sorted(changed | {term.until + dt.timedelta(days=1) for term in terms if term.until})
        self._known: dict[tuple[str, int | None], names.Match] = {}

    def match(self, written: str, on: dt.date | None) -> names.Match:
        """Say who is meant by a name in the papers of one day, or of any."""
        asked = written, None if on is None else bisect.bisect_right(self._changes, on)
        if asked not in self._known:
            self._known[asked] = names.match(written, self.everybody, on=on)
        return self._known[asked]


async def _lines(uow: UnitOfWork, register: Register, known: list[Alias]) -> list[Linked]:
    found: list[Linked] = []
    matches = _Matches(register.everybody)
    for listed in await minutes.every_line(uow):
        match = matches.match(listed.line.name, listed.on)
        match = _settled(match, register, settlements.person(known, listed.board_id, listed.line.name, listed.on))
        person_id = register.ids[match.person.key] if isinstance(match, names.Certain) else None
        if person_id != listed.person_id:
            await minutes.name(uow, listed.id, person_id)
        finding = _of_line(listed, match, register)
        if finding is not None:
            found.append(Linked(listed.document_id, finding, written=listed.line.name))
    return found


async def _leads(uow: UnitOfWork, register: Register, known: list[Alias]) -> list[Linked]:
    found: list[Linked] = []
    matches = _Matches(register.everybody)
    for lead, action in await actions.every_lead(uow):
        match = _lead(lead.written, matches, action.raised_on)
        match = _settled(match, register, settlements.person(known, action.board_id, lead.written, action.raised_on))
        person_id = register.ids[match.person.key] if isinstance(match, names.Certain) else None
        if person_id != lead.person_id:
            await actions.name_lead(uow, lead.id, person_id)
        if person_id is None and not action.closed and not action.withdrawn:
            finding = _of_lead(lead.written, action, match)
            found.append(Linked(action.document_id, finding, action.id, lead.written))
    return found


def _settled(match: names.Match, register: Register, person_id: int | None) -> names.Match:
    """Take the administrator's word for who is meant, where the board file alone leaves it open."""
    if person_id is None or isinstance(match, names.Certain):
        return match
    meant = next((one for one in register.everybody if register.ids[one.key] == person_id), None)
    return match if meant is None else names.Certain(meant)


def _lead(written: str, matches: _Matches, raised_on: dt.date | None) -> names.Match:
    """Find a lead by the names of the day that asked for the action, else by those of any day.

    A tracker is retyped for each meeting: what was asked of somebody in August stands under their new name in October.
    """
    match = matches.match(written, raised_on)
    return match if isinstance(match, names.Certain) else matches.match(written, None)


def _of_lead(written: str, action: KeptAction, match: names.Match) -> values.Finding:
    """Say that a lead fits several people of the board file, or nobody."""
    owes = f"“{written}”, who owes the action “{action.text}”,"
    if isinstance(match, names.Doubtful):
        who = wording.listing((each.at(action.raised_on or dt.date.max).name for each in match.candidates), "or")
        return values.Finding(
            values.FindingKind.NAME, f"{owes} may be {who}.", action.source, action.restricted, WHY_LEAD
        )
    text = f"{owes} is not in the board file."
    return values.Finding(values.FindingKind.UNDECLARED, text, action.source, action.restricted, WHY_LEAD)


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
