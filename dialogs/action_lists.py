"""Lists of actions as they are said: how many, the most pressing first, each with its lead, day and progress."""

from collections.abc import Sequence
from dataclasses import replace

from acts.owed import Owed, Wanted
from board import actions as rules
from board import wording
from board.messages import Choice, Fact, Message
from dialogs import exchange as exchanges
from dialogs.exchange import Exchange
from dialogs.naming import Named
from storage.actions import KeptAction

LISTED = 10
OPEN = (Choice("All open actions", "Which actions are open?"),)
WORDS = {Wanted.OPEN: "open", Wanted.OVERDUE: "overdue", Wanted.CLOSED: "closed", Wanted.ALL: ""}


def listed(exchange: Exchange, found: Owed, wanted: Wanted, whose: str, *, mine: bool) -> Message:
    """List actions under how they stand and whose they are; ``mine`` are the asker's own."""
    more = f" {exchanges.ALSO}" if found.offer_alone else ""
    if not found.actions:
        whom = "You have no" if mine else "There are no"
        tail = "" if mine else f" {whose}"
        body = f"{whom} {f'{WORDS[wanted]} actions'.strip()}{tail} in the papers I hold.{more}"
        return Message(body, choices=() if wanted is Wanted.OPEN and not mine else OPEN)
    facts = tuple(fact(exchange, action, found, mine=mine) for action in found.actions[:LISTED])
    begin = "You have" if mine else "There are" if len(found.actions) > 1 else "There is"
    body = f"{begin} {counted(exchange, found.actions, wanted)}"
    title = "Your actions" if mine else f"Actions {whose}"
    if wanted is not Wanted.ALL:
        title = f"{WORDS[wanted].capitalize()} actions" + ("" if mine else f" {whose}")
    return Message(body + more, title=title, facts=facts, choices=_others(wanted, mine=mine))


def counted(exchange: Exchange, actions: Sequence[KeptAction], wanted: Wanted) -> str:
    """Say how many actions there are, and how many of them are overdue."""
    late = sum(rules.is_overdue(action, exchange.asker.today) for action in actions)
    number = len(actions)
    overdue = f", {late} of them overdue." if number > 1 else ", and it is overdue."
    said = wording.count(number, f"{WORDS[wanted]} action".strip())
    said += overdue if late and wanted is not Wanted.OVERDUE else "."
    return said + (f" Here are the {LISTED} most pressing." if number > LISTED else "")


def helping(exchange: Exchange, message: Message, found: Owed, person: Named) -> Message:
    """Add what somebody only helps with: that is owed by whoever leads it."""
    if not found.actions:
        return message
    late = sum(rules.is_overdue(action, exchange.asker.today) for action in found.actions)
    which = wording.count(len(found.actions), "action") + " that somebody else leads"
    body = f"{message.body} {person.subject} {'help' if person.me else 'helps'} with {which}"
    body += f", {late} of them overdue." if late and len(found.actions) > 1 else ", and it is overdue." if late else "."
    shown = found.actions[: max(LISTED - len(message.facts), 0)]
    facts = tuple(fact(exchange, one, found, mine=False) for one in shown)
    return replace(message, body=body, facts=(*message.facts, *facts))


def also(exchange: Exchange, message: Message) -> Message:
    """Say that more is looked at in private: always in the same words, so that they tell nothing of what there is."""
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    if not any(exchange.asker.could_see_alone(board) for board in boards):
        return message
    return replace(message, body=f"{message.body} {exchanges.ALSO}")


def fact(exchange: Exchange, action: KeptAction, found: Owed, *, mine: bool) -> Fact:
    """Say one action as a line of a list."""
    name = action.subject or "Action"
    parts = [wording.clip(action.text, 400).rstrip(".") + "."]
    if not mine or len(action.leads) > 1:
        parts.append(f"Lead: {leads_said(exchange, action)}.")
    parts.append(due_said(exchange, action, found))
    if action.progress:
        parts.append(f"Progress: {wording.clip(action.progress, 300).rstrip('.')}.")
    if action.id in found.gone:
        parts.append("It is in no row of the newest tracker, and nothing says that it was closed.")
    return Fact(name, " ".join(part for part in parts if part), action.source.cite())


def leads_said(exchange: Exchange, action: KeptAction) -> str:
    """Say who leads an action, and who helps: *Ada Flint with Ed Moss*."""
    leading = wording.listing(names(exchange, action, supporting=False))
    supporting = wording.listing(names(exchange, action, supporting=True))
    return " with ".join(part for part in (leading, supporting) if part) or "nobody named"


def names(exchange: Exchange, action: KeptAction, *, supporting: bool) -> list[str]:
    """Give the names of those who lead an action, or of those who help; as written where nobody is known for it."""
    known = exchange.asker.register.known
    return [
        known[lead.person_id].name if lead.person_id in known else lead.written
        for lead in action.leads
        if lead.supporting == supporting
    ]


def due_said(exchange: Exchange, action: KeptAction, found: Owed) -> str:
    """Say by when an action is due, in its paper's own words where they name no certain day."""
    if action.closed:
        words = found.closing.get(action.id)
        return f"Closed by the administrator: “{wording.clip(words, 300)}”." if words else "Closed."
    if action.due is not None:
        late = rules.is_overdue(action, exchange.asker.today)
        return f"Due {wording.short_day(action.due)}{', overdue' if late else ''}."
    falls = rules.falls_due(action, found.next_meeting.get(action.id))
    if action.deadline:
        return f"Deadline as written: {falls.shown}."
    said = f"{falls.shown[0].upper()}{falls.shown[1:]}"
    if falls.on is None:
        return f"{said}."
    past = falls.on < exchange.asker.today
    meeting = "was due at the meeting after it was asked for, on" if past else "due at the next meeting on"
    return f"{said}; {meeting} {wording.short_day(falls.on)}."


def _others(wanted: Wanted, *, mine: bool) -> tuple[Choice, ...]:
    if wanted is Wanted.OVERDUE:
        return OPEN
    overdue = Choice("Overdue", "Which of my actions are overdue?" if mine else "Which actions are overdue?")
    return (overdue, *OPEN) if mine else (overdue,)
