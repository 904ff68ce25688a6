"""Questions about actions: mine, somebody's, the board's; open, overdue or closed."""

from dataclasses import replace

from acts import owed, searching
from acts.owed import Owed, Wanted
from board import actions as rules
from board import people, wording
from board.messages import Choice, Fact, Message
from dialogs import exchange as exchanges
from dialogs import naming, papers
from dialogs.exchange import Exchange, Said, say
from dialogs.naming import Named
from dialogs.understanding import Intent
from storage.actions import KeptAction

_LISTED = 10
_ABOUT = 0.6  # which part of the words that name an action it must hold
_OPEN = (Choice("All open actions", "Which actions are open?"),)
_NAMING_ACTIONS = frozenset({"action", "actions", "all", "everybody", "everyone", "board"})
_FRAMING = frozenset(
    """
    action actions all any closed complete completed date deadline does done due finished going got has have how
    happened is late latest lead leads list many open outstanding over overdue owe owed owes owing owns pending progress
    responsible status still support supports supporting tracker update waiting board group meeting every everything
    which late missed remaining left task tasks todo todos only just now yet being been who whose them those one ones
    joint month week year today next last delivery
    """.split()  # noqa: SIM905 -- a text can be read and sorted; a list of strings cannot
)
_VERBS = frozenset(
    {"has", "have", "is", "does", "do", "did", "are", "how", "who", "whose", "what", "been", "being", "now"}
)
_WORDS = {Wanted.OPEN: "open", Wanted.OVERDUE: "overdue", Wanted.CLOSED: "closed", Wanted.ALL: ""}


async def actions(exchange: Exchange) -> Said:
    """List actions, the most pressing first."""
    slots = exchange.heard.slots
    wanted = Wanted(slots.standing) if slots.standing else Wanted.OPEN
    person = naming.meant(exchange) or _talked_of(exchange)
    if isinstance(person, Message):
        return say(exchange, person)
    if person is not None:
        return await _of_person(exchange, person, wanted)
    if subject := _subject(exchange):
        every = await owed.owed(exchange.uow, exchange.asker, board=slots.board, wanted=Wanted.ALL)
        if about := tuple(action for action in every.actions if _is_about(action, subject)):
            found = replace(every, actions=about, left_out=0, offer_alone=False)
            whose = f"about “{' '.join(subject)}”"
            listed = _also(exchange, _listed(exchange, found, Wanted.ALL, whose, mine=False))
            return say(exchange, listed, board=slots.board)
    found = await owed.owed(exchange.uow, exchange.asker, board=slots.board, wanted=wanted)
    boards = exchange.asker.boards_meant(slots.board)
    whose = f"of {wording.listing(f'the {board.name}' for board in boards)}"
    return say(exchange, _listed(exchange, found, wanted, whose, mine=False), board=slots.board)


def _talked_of(exchange: Exchange) -> Named | None:
    """Give whose actions we talk about, for words that bring only how they are to stand: *overdue ones*."""
    key = exchange.topic.person
    if key is None or exchange.topic.intent != Intent.ACTIONS.value or exchange.lows & _NAMING_ACTIONS:
        return None
    known = exchange.asker.register.person(key)
    return Named(known.name, known.key, known.id, me=known.id == exchange.asker.person.id) if known else None


def _subject(exchange: Exchange) -> list[str]:
    """Give the words that say which action is meant: *the step-down beds action*."""
    said = searching.keywords(exchange.heard.slots.about or exchange.words)
    board = exchange.asker.register.board(exchange.heard.slots.board or "")
    names = searching.keywords(" ".join((board.name, *board.also))) if board else []
    return [word for word in said if word not in _FRAMING and word not in names]


def _is_about(action: KeptAction, subject: list[str]) -> bool:
    return searching.holds(subject, f"{action.subject or ''} {action.text}") > _ABOUT


async def _of_person(exchange: Exchange, person: Named, wanted: Wanted) -> Said:
    asker, board = exchange.asker, exchange.heard.slots.board
    if person.row is not None:
        found = await owed.owed(exchange.uow, asker, board=board, wanted=wanted, person_id=person.row)
        leading = tuple(one for one in found.actions if _is_lead(one, person.row))
        helping = tuple(one for one in found.actions if one not in leading)
        message = _listed(exchange, replace(found, actions=leading), wanted, f"of {person.name}", mine=person.me)
        return say(exchange, _helping(exchange, message, replace(found, actions=helping), person), person=person.key)
    # Nobody of that name is declared, but the papers may have written it beside an action.
    every = await owed.owed(exchange.uow, asker, board=board, wanted=wanted)
    fitting = tuple(action for action in every.actions if _leads(action, person.name))
    if not fitting and not exchange.lows & (_NAMING_ACTIONS | _FRAMING - _VERBS):
        return await papers.papers(exchange)  # a name that owes nothing may be a home's: “is Orchard View inadequate?”
    if not fitting:
        missing = exchanges.cannot_find(f"anybody called {person.name}, nor an action of theirs,")
        return say(exchange, _also(exchange, missing))
    found = Owed(fitting, 0, offer_alone=False, gone=every.gone)
    return say(exchange, _also(exchange, _listed(exchange, found, wanted, f"of {person.name}", mine=False)))


def _also(exchange: Exchange, message: Message) -> Message:
    """Say that more is looked at in private: always in the same words, so that they tell nothing of what there is."""
    boards = exchange.asker.boards_meant(exchange.heard.slots.board)
    if not any(exchange.asker.could_see_alone(board) for board in boards):
        return message
    return replace(message, body=f"{message.body} {exchanges.ALSO}")


def _is_lead(action: KeptAction, row: int) -> bool:
    return any(lead.person_id == row and not lead.supporting for lead in action.leads)


def _helping(exchange: Exchange, message: Message, found: Owed, person: Named) -> Message:
    """Add what somebody only helps with: that is owed by whoever leads it."""
    if not found.actions:
        return message
    late = sum(rules.is_overdue(action, exchange.asker.today) for action in found.actions)
    which = wording.count(len(found.actions), "action") + " that somebody else leads"
    body = f"{message.body} {person.subject} {'help' if person.me else 'helps'} with {which}"
    body += f", {late} of them overdue." if late and len(found.actions) > 1 else ", and it is overdue." if late else "."
    listed = found.actions[: max(_LISTED - len(message.facts), 0)]
    facts = tuple(_fact(exchange, one, found, mine=False) for one in listed)
    return replace(message, body=body, facts=(*message.facts, *facts))


def _leads(action: KeptAction, name: str) -> bool:
    called = [people.Person(lead.written, (people.Term(lead.written),)) for lead in action.leads]
    return isinstance(people.match(name, called), people.Certain)


def _listed(exchange: Exchange, found: Owed, wanted: Wanted, whose: str, *, mine: bool) -> Message:
    more = f" {exchanges.PRIVATELY}" if found.offer_alone else ""
    if not found.actions:
        whom = "You have no" if mine else "There are no"
        tail = "" if mine else f" {whose}"
        body = f"{whom} {_WORDS[wanted]} actions{tail} in the papers I hold.{more}"
        return Message(body, choices=() if wanted is Wanted.OPEN and not mine else _OPEN)
    facts = tuple(_fact(exchange, action, found, mine=mine) for action in found.actions[:_LISTED])
    late = sum(rules.is_overdue(action, exchange.asker.today) for action in found.actions)
    number = len(found.actions)
    begin = "You have" if mine else "There are" if number > 1 else "There is"
    body = f"{begin} {wording.count(number, f'{_WORDS[wanted]} action'.strip())}"
    overdue = f", {late} of them overdue." if number > 1 else ", and it is overdue."
    body += overdue if late and wanted is not Wanted.OVERDUE else "."
    body += f" Here are the {_LISTED} most pressing." if number > _LISTED else ""
    title = "Your actions" if mine else f"Actions {whose}"
    if wanted is not Wanted.ALL:
        title = f"{_WORDS[wanted].capitalize()} actions" + ("" if mine else f" {whose}")
    return Message(body + more, title=title, facts=facts, choices=_others(wanted, mine=mine))


def _fact(exchange: Exchange, action: KeptAction, found: Owed, *, mine: bool) -> Fact:
    name = action.subject or "Action"
    parts = [wording.clip(action.text, 400).rstrip(".") + "."]
    if not mine or len(action.leads) > 1:
        parts.append(f"Lead: {_leads_said(exchange, action)}.")
    parts.append(_due(exchange, action, found))
    if action.progress:
        parts.append(f"Progress: {wording.clip(action.progress, 300).rstrip('.')}.")
    if action.id in found.gone:
        parts.append("It is in no row of the newest tracker, and nothing says that it was closed.")
    return Fact(name, " ".join(part for part in parts if part), action.source.cite())


def _leads_said(exchange: Exchange, action: KeptAction) -> str:
    def name(person_id: int | None, written: str) -> str:
        known = exchange.asker.register.known.get(person_id) if person_id is not None else None
        return known.name if known else written

    leading = wording.listing(name(lead.person_id, lead.written) for lead in action.leads if not lead.supporting)
    helping = wording.listing(name(lead.person_id, lead.written) for lead in action.leads if lead.supporting)
    return " with ".join(part for part in (leading, helping) if part) or "nobody named"


def _due(exchange: Exchange, action: KeptAction, found: Owed) -> str:
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
        return _OPEN
    overdue = Choice("Overdue", "Which of my actions are overdue?" if mine else "Which actions are overdue?")
    return (overdue, *_OPEN) if mine else (overdue,)
