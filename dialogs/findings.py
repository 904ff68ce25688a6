"""What was odd in the papers: the administrator sees it here, and settles each with a word that can be taken back.

What the words mean is read in ``dialogs.rulings``; what a settlement does is ``acts.settling``.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from acts import owed, settling
from acts.owed import Wanted
from acts.settling import Matter
from board import people, permissions, wording
from board import settlements as rules
from board.messages import Choice, Fact, Message
from board.packs.entries import Proposal
from dialogs import choosing, rulings, telling
from dialogs.exchange import Exchange, Said
from dialogs.rulings import Deed, Ruling
from dialogs.understanding import Intent, Year
from storage.entries import Kept
from storage.packs import KeptFinding

_SHORT = 400  # characters of a finding in a list
_QUOTED = 120  # characters of a finding by which whoever settles it sees that it is the right one
_KEPT = 12  # settlements that one conversation remembers by their finding's number
_NAMES = 4  # people who are offered for a name
_ALONE = "Findings are shown and settled in our own chat; please ask me there."


async def findings(exchange: Exchange) -> Said:
    """List what is odd in the newest papers, or in those of the meeting that is named, and what may be an action."""
    if (refused := _refused(exchange)) is not None:
        return refused
    found = await settling.open_findings(exchange.uow, exchange.asker)
    proposed = await settling.open_proposals(exchange.uow, exchange.asker)
    named = exchange.heard.slots.board
    boards = {board.id for board in exchange.asker.boards_meant(named)} if named else None
    places = [(one.board_id, one.meeting_id) for one in found] + [(one.board_id, one.meeting_id) for one in proposed]
    of = {meeting for board, meeting in places if boards is None or board in boards}
    meeting = await _meeting(exchange, of)
    if isinstance(meeting, Message):
        return telling.say(exchange, Intent.FINDINGS, meeting)
    here = [one for one in found if one.meeting_id == meeting]
    ideas = [one for one in proposed if one.meeting_id == meeting]
    if not here and not ideas:
        return telling.say(exchange, Intent.FINDINGS, Message("Nothing that is odd in those papers waits for a word."))
    return _listed(exchange, here, ideas)


async def _meeting(exchange: Exchange, of: set[int]) -> int | Message | None:
    """Give the meeting whose papers are meant: the one that is named, else the newest that something waits for."""
    when = exchange.heard.slots.when
    if when is not None and not isinstance(when, Year):
        chosen = await choosing.choose(exchange, usually="last")
        return chosen if isinstance(chosen, Message) else chosen.meeting.id
    known = await choosing.calendar(replace(exchange, heard=replace(exchange.heard, intent=Intent.MEETINGS)))
    own = [one.id for one in known.meetings if one.id in of]
    return own[-1] if own else next(iter(sorted(of, reverse=True)), None)


def _listed(exchange: Exchange, here: list[KeptFinding], ideas: list[Kept[Proposal]]) -> Said:
    facts = [_fact(one) for one in here] + [_idea(one) for one in ideas]
    says = [f"Finding {one.id}" for one in here] + [f"Proposal {one.id}" for one in ideas]
    start = exchange.start if exchange.start < len(facts) else 0
    choices = [Choice(f"Settle {each.lower()}", each) for each in says[start : start + telling.PAGE]]
    waiting = f"{wording.count(len(here), 'finding')} and {wording.count(len(ideas), 'proposal')}"
    one = says[start].lower()
    body = f"{waiting[0].upper()}{waiting[1:]} wait for a word. "
    body += (
        f"Say for example “{one} is noted”, “{one}: that is {exchange.asker.person.name}”, “{one}: closed in March”."
    )
    return telling.listed(exchange, Intent.FINDINGS, body, "What was odd in the papers", facts, choices)


def _fact(one: KeptFinding) -> Fact:
    found = one.finding
    why = f" Why it matters: {found.why}" if found.why else ""
    return Fact(f"Finding {one.id}, {found.kind.value}", wording.clip(found.text, _SHORT) + why, found.source.cite())


def _idea(one: Kept[Proposal]) -> Fact:
    who = f" Named beside it: {one.value.who}." if one.value.who else ""
    said = f"“{wording.clip(one.value.text, _SHORT)}”{who} It may be an action: {one.value.kind.value}."
    return Fact(f"Proposal {one.id}", said, one.value.source.cite())


def _refused(exchange: Exchange) -> Said | None:
    """Refuse whoever does not administer a board, and everybody where others read along."""
    asker = exchange.asker
    if not any(permissions.may_settle(asker.viewer, board=board.key) for board in asker.register.boards):
        body = "What is odd in the papers is for the board's administrator and their deputy; please ask them."
        return telling.say(exchange, Intent.FINDINGS, Message(body))
    if asker.viewer.setting is permissions.Setting.SHARED:
        return telling.say(exchange, Intent.FINDINGS, Message(_ALONE))
    return None


async def settle(exchange: Exchange) -> Said | None:
    """Take what is said of a finding or a proposal; None where the words name none."""
    ruling = rulings.read(exchange.words, listing=exchange.topic.intent == Intent.FINDINGS.value)
    if ruling is None:
        return None
    if (refused := _refused(exchange)) is not None:
        return refused
    if len(ruling.rows) > 1:
        choices = tuple(Choice(f"{ruling.kind} {row}", f"{ruling.kind} {row}: {ruling.words}") for row in ruling.rows)
        body = "One at a time, please, so that each can be taken back by itself. Nothing is settled yet."
        return telling.say(exchange, Intent.FINDINGS, Message(body, choices=choices[: telling.PAGE]))
    try:
        return await (_undo(exchange, ruling) if ruling.deed is Deed.UNDO else _settle(exchange, ruling))
    except settling.NotSettled as refusal:
        body = f"{refusal} Nothing was changed."
        return telling.say(exchange, Intent.FINDINGS, Message(body, choices=_ways(ruling)))


async def _settle(exchange: Exchange, ruling: Ruling) -> Said:
    row = ruling.rows[0]
    of = settling.proposal if ruling.kind == "proposal" else settling.finding
    matter = await of(exchange.uow, exchange.asker, row)
    match ruling.deed:
        case Deed.SHOW:
            return _shown(exchange, ruling, matter)
        case Deed.NAME:
            return await _name(exchange, ruling, matter)
        case Deed.TAKE_UP:
            return await _take_up(exchange, ruling, matter)
        case Deed.CLOSE | Deed.NO_ACTION | Deed.NOTE:
            act, effect = _PLAIN[ruling.deed]
            settlement = await act(exchange, matter, ruling.words)
            return _done(exchange, ruling, matter, settlement, effect)
        case _:
            body = f"I am not sure what “{ruling.words}” makes of {_called(ruling)}, so nothing is settled. What is it?"
            return telling.say(exchange, Intent.FINDINGS, Message(body, choices=_ways(ruling)))


async def _name(exchange: Exchange, ruling: Ruling, matter: Matter) -> Said:
    """Settle who is meant by what a paper writes: somebody of the board file, for certain, or it is asked."""
    person = _person(exchange, ruling, "{}: that is {}")
    if not isinstance(person, str):
        return person
    uow, asker = exchange.uow, exchange.asker
    written = ruling.written or matter.written
    if not ruling.sure and (asked := _another(exchange, ruling, person, written)) is not None:
        return asked
    settlement = await settling.name(uow, asker, matter, person, words=ruling.words, written=ruling.written)
    known = asker.register.person(person)
    name = known.name if known else person
    theirs = await owed.owed(uow, asker, board=matter.board.key, wanted=Wanted.ALL, person_id=known.id if known else 0)
    linked = sum(any(lead.written == written for lead in action.leads) for action in theirs.actions)
    effect = f"“{written}” is {name} in the papers of the {matter.board.name.removeprefix('The ')}, from here on"
    effect += (
        f"; {wording.count(linked, 'action')} written so {'is' if linked == 1 else 'are'} now theirs."
        if linked
        else "."
    )
    return _done(exchange, ruling, matter, settlement, effect)


def _another(exchange: Exchange, ruling: Ruling, person: str, written: str | None) -> Said | None:
    """Ask once more where the paper writes quite another whole name: that may be a slip of the number."""
    everybody = exchange.asker.register.everybody
    names = [term.name for one in everybody if one.key == person for term in one.terms]
    if written is None or not rules.is_another(written, names):
        return None
    meant = f"“{ruling.written}” is {names[-1]}" if ruling.written else f"is {names[-1]}"
    again = f"yes, {_called(ruling)}{':' if ruling.written else ''} {meant}"
    body = f"“{written}” is {names[-1]}? Say so again: “{again}”. Nothing is settled yet."
    return telling.say(exchange, Intent.FINDINGS, Message(body, choices=(Choice("Yes", again[0].upper() + again[1:]),)))


async def _take_up(exchange: Exchange, ruling: Ruling, matter: Matter) -> Said:
    person = _person(exchange, ruling, "Yes, {} is an action for {}") if ruling.who else None
    if person is not None and not isinstance(person, str):
        return person
    known = exchange.asker.register.person(person) if person else None
    leads = [known.name] if known else None
    settlement = await settling.take_up(exchange.uow, exchange.asker, matter, words=ruling.words, leads=leads)
    who = known.name if known else matter.proposal.who if matter.proposal else None
    return _done(
        exchange,
        ruling,
        matter,
        settlement,
        f"It is an action now{f', owed by {who}' if who else ', and names nobody'}.",
    )


def _person(exchange: Exchange, ruling: Ruling, asks: str) -> str | Said:
    """Give the key of who is meant, or the one question that is needed."""
    said = (ruling.who or "").strip(" .\"“”'")
    match people.match(said, exchange.asker.register.everybody):
        case people.Certain(person):
            return person.key
        case people.Doubtful(candidates):
            names = [candidate.terms[-1].name for candidate in candidates[:_NAMES]]
            choices = tuple(Choice(name, asks.format(_called(ruling).capitalize(), name)) for name in names)
            body = f"“{said}” may be {wording.listing(names, 'or')}. Which one do you mean? Nothing is settled yet."
            return telling.say(exchange, Intent.FINDINGS, Message(body, choices=choices))
        case _:
            body = (
                f"“{said}” is nobody in the board file, so nothing is settled. Add them there, or give the whole name."
            )
            return telling.say(exchange, Intent.FINDINGS, Message(body, choices=_ways(ruling)))


async def _undo(exchange: Exchange, ruling: Ruling) -> Said:
    """Take back a settlement by its own row, or the last one of a finding, settled in this chat or in another."""
    row = ruling.settled or dict(exchange.topic.settled).get(_called(ruling) if ruling.rows else "")
    if row is None and ruling.rows:
        last = await settling.settled_of(exchange.uow, exchange.asker, _called(ruling))
        row = last.id if last else None
    known = {one.id: one for one in await settling.settled(exchange.uow, exchange.asker)}
    if row not in known:
        choices = tuple(
            Choice(telling.label(one.text), f"Undo settlement {one.id}")
            for one in reversed(list(known.values())[-telling.PAGE :])
        )
        body = "I cannot tell what is to be taken back. These are the last that were settled:" if choices else (
            "Nothing is settled in those papers, so there is nothing to take back."
        )  # fmt: skip
        return telling.say(exchange, Intent.FINDINGS, Message(body, choices=choices))
    await settling.undo(exchange.uow, exchange.asker, row)
    body = f"Taken back: “{wording.clip(known[row].text, _SHORT)}” is open again."
    again = Choice("Findings", "What was odd in the papers?")
    return telling.say(exchange, Intent.FINDINGS, Message(body, choices=(again,)))


def _done(exchange: Exchange, ruling: Ruling, matter: Matter, settlement: int, effect: str) -> Said:
    body = f"{_called(ruling).capitalize()} is settled: {effect} It was: {wording.clip(matter.text, _QUOTED)}"
    choices = (Choice("Undo", f"Undo settlement {settlement}"), Choice("Findings", "What was odd in the papers?"))
    said = telling.say(exchange, Intent.FINDINGS, Message(body, choices=choices))
    settled = dict(exchange.topic.settled) | {_called(ruling): settlement}
    return Said(said.messages, replace(said.topic, settled=tuple(settled.items())[-_KEPT:]))


def _shown(exchange: Exchange, ruling: Ruling, matter: Matter) -> Said:
    """Show one finding whole, with the wordings that are to be read side by side."""
    facts = tuple(Fact(f"Wording {at}", f"“{words}”") for at, words in enumerate(matter.beside, 1))
    message = Message(matter.text, title=_called(ruling).capitalize() if facts else None, facts=facts,
                      sources=(matter.source.cite(),), choices=_ways(ruling))  # fmt: skip
    return telling.say(exchange, Intent.FINDINGS, message)


def _ways(ruling: Ruling) -> tuple[Choice, ...]:
    """Offer the words that settle a finding."""
    if not ruling.rows:
        return ()
    name = _called(ruling)
    return (
        Choice("Noted", f"{name.capitalize()} is noted"),
        Choice("Not an action", f"{name.capitalize()} is not an action"),
        Choice("An action", f"Yes, {name} is an action"),
        Choice("Closed", f"{name.capitalize()}: closed"),
    )


def _called(ruling: Ruling) -> str:
    return f"{ruling.kind} {ruling.rows[0]}"


async def _close(exchange: Exchange, matter: Matter, words: str) -> int:
    return await settling.close(exchange.uow, exchange.asker, matter, words=words)


async def _no_action(exchange: Exchange, matter: Matter, words: str) -> int:
    return await settling.no_action(exchange.uow, exchange.asker, matter, words=words)


async def _note(exchange: Exchange, matter: Matter, words: str) -> int:
    return await settling.note(exchange.uow, exchange.asker, matter, words=words)


_PLAIN: dict[Deed, tuple[Callable[[Exchange, Matter, str], Awaitable[int]], str]] = {
    Deed.CLOSE: (_close, "the action is closed."),
    Deed.NO_ACTION: (_no_action, "it is no action, and nobody is asked about it."),
    Deed.NOTE: (_note, "it is noted, and nothing follows."),
}
