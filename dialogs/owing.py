"""Questions about actions: mine, somebody's, the board's; open, overdue or closed."""

from acts import owed
from acts.owed import Owed, Wanted
from board import actions as rules
from board import people, wording
from board.messages import Choice, Fact, Message
from dialogs import exchange as exchanges
from dialogs import naming
from dialogs.exchange import Exchange, Said, say
from dialogs.naming import Named
from storage.actions import KeptAction

_LISTED = 10
_WORDS = {Wanted.OPEN: "open", Wanted.OVERDUE: "overdue", Wanted.CLOSED: "closed", Wanted.ALL: "known"}


async def actions(exchange: Exchange) -> Said:
    """List actions, the most pressing first."""
    slots = exchange.heard.slots
    wanted = Wanted(slots.standing) if slots.standing else Wanted.OPEN
    person = naming.meant(exchange)
    if isinstance(person, Message):
        return say(exchange, person)
    if person is not None:
        return await _of_person(exchange, person, wanted)
    found = await owed.owed(exchange.uow, exchange.asker, board=slots.board, wanted=wanted)
    boards = exchange.asker.boards_meant(slots.board)
    whose = f"of {wording.listing(f'the {board.name}' for board in boards)}"
    return say(exchange, _listed(exchange, found, wanted, whose, mine=False), board=slots.board)


async def _of_person(exchange: Exchange, person: Named, wanted: Wanted) -> Said:
    asker, board = exchange.asker, exchange.heard.slots.board
    if person.row is not None:
        found = await owed.owed(exchange.uow, asker, board=board, wanted=wanted, person_id=person.row)
        message = _listed(exchange, found, wanted, f"of {person.name}", mine=person.me)
        return say(exchange, message, person=person.key)
    # Nobody of that name is declared, but the papers may have written it beside an action.
    every = await owed.owed(exchange.uow, asker, board=board, wanted=wanted)
    fitting = tuple(action for action in every.actions if _leads(action, person.name))
    if not fitting:
        return say(exchange, exchanges.cannot_find(f"anybody called {person.name}, nor an action of theirs,"))
    found = Owed(fitting, every.left_out, every.offer_alone)
    return say(exchange, _listed(exchange, found, wanted, f"of {person.name}", mine=False))


def _leads(action: KeptAction, name: str) -> bool:
    called = [people.Person(lead.written, (people.Term(lead.written),)) for lead in action.leads]
    return isinstance(people.match(name, called), people.Certain)


def _listed(exchange: Exchange, found: Owed, wanted: Wanted, whose: str, *, mine: bool) -> Message:
    more = f" {exchanges.PRIVATELY}" if found.offer_alone else ""
    if not found.actions:
        whom = "You have no" if mine else "There are no"
        tail = "" if mine else f" {whose}"
        body = f"{whom} {_WORDS[wanted]} actions{tail} in the papers I hold.{more}"
        return Message(body, choices=_others(wanted, mine=mine))
    facts = tuple(_fact(exchange, action, mine=mine) for action in found.actions[:_LISTED])
    late = sum(rules.is_overdue(action, exchange.asker.today) for action in found.actions)
    number = len(found.actions)
    body = f"{'You have' if mine else 'There are' if number > 1 else 'There is'} {wording.count(number, f'{_WORDS[wanted]} action')}"
    body += f", {late} of them overdue." if late and wanted is not Wanted.OVERDUE else "."
    body += f" Here are the {_LISTED} most pressing." if number > _LISTED else ""
    title = "Your actions" if mine else f"Actions {whose}"
    if wanted is not Wanted.ALL:
        title = f"{_WORDS[wanted].capitalize()} actions" + ("" if mine else f" {whose}")
    return Message(body + more, title=title, facts=facts, choices=_others(wanted, mine=mine))


def _fact(exchange: Exchange, action: KeptAction, *, mine: bool) -> Fact:
    name = action.subject or "Action"
    parts = [wording.clip(action.text, 400).rstrip(".") + "."]
    if not mine or len(action.leads) > 1:
        parts.append(f"Lead: {_leads_said(exchange, action)}.")
    parts.append(_due(exchange, action))
    if action.progress:
        parts.append(f"Progress: {wording.clip(action.progress, 300).rstrip('.')}.")
    return Fact(name, " ".join(part for part in parts if part), action.source.cite())


def _leads_said(exchange: Exchange, action: KeptAction) -> str:
    def name(person_id: int | None, written: str) -> str:
        known = exchange.asker.register.known.get(person_id) if person_id is not None else None
        return known.name if known else written

    leading = wording.listing(name(lead.person_id, lead.written) for lead in action.leads if not lead.supporting)
    helping = wording.listing(name(lead.person_id, lead.written) for lead in action.leads if lead.supporting)
    return " with ".join(part for part in (leading, helping) if part) or "nobody named"


def _due(exchange: Exchange, action: KeptAction) -> str:
    if action.closed:
        return "Closed."
    if action.due is None:
        return f"Deadline as written: {action.deadline}." if action.deadline else "No deadline."
    late = rules.is_overdue(action, exchange.asker.today)
    return f"Due {wording.short_day(action.due)}{', overdue' if late else ''}."


def _others(wanted: Wanted, *, mine: bool) -> tuple[Choice, ...]:
    whose = "my" if mine else "all"
    offers = [
        Choice("Overdue", f"Which of {whose} actions are overdue?"),
        Choice("All open actions", "Which actions are open?"),
    ]
    return tuple(offers[1:] if wanted is Wanted.OVERDUE else offers[: 2 if mine else 1])
