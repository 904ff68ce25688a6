"""How to reach somebody: one person at a time, and only what the asker may see (``board.contacts``).

A refusal is worded the same whether or not there is anything to refuse, and says what to do instead.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from acts import contacts as reading
from acts.contacts import Reached
from board import contacts as rules
from board import wording
from board.messages import Choice, Fact, Manner, Message
from board.permissions import Setting
from dialogs import contacted, naming, telling
from dialogs.exchange import Exchange, Said
from dialogs.understanding import Intent

_ASKS = re.compile(
    r"\b(?:e-?mail|phone|telephone|mobile|tel|contact)(?: (?:number|numbers|address|addresses|details))? (?:of|for)\b|"
    r"['’]s (?:e-?mail|phone|telephone|mobile|number|contact)|\bcontact details\b|"
    r"\b(?:how|where|whom?|what number) (?:do|can|could|should|may|might|would) (?:i|we) "
    r"(?:reach|ring|phone|call|contact|e-?mail|get hold of|get in touch with|write to|text)\b|"
    r"^(?:please )?(?:ring|phone|call|e-?mail|text) |^(?:and |ok |fine,? )*(?:his|her|their|the \w+?s?['’]?) "
    r"(?:e-?mail|phone|telephone|mobile|number)\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\b(?:every(?:body|one|body['’]s|one['’]s)|each (?:member|person)|whole board|all (?:the |of )*(?:\w+ )?"
    r"(?:members?|officers?|people|contacts?|leads?|directors?|authors?|deputies|telephones?|phones?|mobiles?|e-?mails?|"
    r"numbers|addresses)|(?:telephones?|phones?|mobiles?|e-?mails?|numbers|addresses) of (?:the |all )+(?:\w+ )?"
    r"(?:board|members|group|committee|officers|directors|people))\b|\bmembers['’]",
    re.IGNORECASE,
)
# Papers speak of contact lists too: these ask for one only where the question was understood as one for details.
_LISTS = re.compile(
    r"\b(?:(?:phone|telephone|e-?mail|contacts?|mailing|number) (?:list|book|directory)|list|export|dump)\b",
    re.IGNORECASE,
)
_DETAILS = frozenset(
    """phone phones telephone telephones mobile mobiles email emails contact contacts addresses mail
    mails""".split()  # noqa: SIM905
)
_ONE_BY_ONE = "I give contact details of one person at a time, never as a list. Whose would you like?"
_NOT_BY_NUMBER = "I do not look anybody up by a telephone number. Give me a name, and I say how you can reach them."
_RING = (
    "Telephone numbers I tell only their owner, and the administrator of a board that the person serves, in a chat of "
    "our own."
)
_AMONG_OTHERS = (
    "Where others read along I give nobody's contact details, but for an address that a public report prints as its "
    "contact. Ask me in our own chat."
)


async def contacts(exchange: Exchange) -> Said:
    """Answer a question that was understood as one for contact details."""
    if said := await answer(exchange, sure=True):
        return said
    board = exchange.asker.boards_meant(exchange.heard.slots.board)
    clerk = await reading.clerk(exchange.uow, exchange.asker, board)
    known = exchange.asker.register.person(clerk) if clerk else None
    body = "I cannot tell whom you would like to reach. Give me a name, or the number of an agenda item."
    choices = (Choice(known.name, f"How do I reach {known.name}?"),) if known else ()
    return _say(exchange, Message(body, choices=choices, manner=Manner.ASKS))


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say how to reach whoever is meant, or refuse; None where nobody is, or no contact details are asked for."""
    everybodys = _asks_everybodys(exchange, sure=sure)
    by_number = rules.names_telephone(exchange.words)
    if not (sure or everybodys or by_number or _ASKS.search(exchange.words) or contacted.MY_OWN.search(exchange.words)):
        return None
    if (refusal := _never(exchange, everybodys=everybodys)) is not None:
        return _say(exchange, refusal)
    meant = await contacted.meant(exchange, sure=sure)
    if isinstance(meant, Message):
        return _say(exchange, meant)
    if len(meant) > rules.MOST:
        return _say(exchange, _which(meant))
    return await _told(exchange, meant) if meant else None


def without_numbers(said: Said) -> Said:
    """Take telephone numbers out of everything that is no answer of this conversation: papers print them too."""
    if said.topic.intent == Intent.CONTACTS.value:
        return said
    return Said(tuple(Message.from_json(_hidden(one.to_json())) for one in said.messages), said.topic)


def _hidden(kept: Any) -> Any:  # noqa: ANN401 -- a message in its plain form, or a part of one
    """Hide the numbers in every text of a message, but not in addresses that it links to."""
    if isinstance(kept, str):
        return rules.without_telephones(kept)
    if isinstance(kept, dict):
        return {name: each if name == "link" else _hidden(each) for name, each in kept.items()}
    return [_hidden(each) for each in kept] if isinstance(kept, list | tuple) else kept


def _never(exchange: Exchange, *, everybodys: bool) -> Message | None:
    """Refuse what nobody is given: whose a number is, and the details of several people at once."""
    if rules.names_telephone(exchange.words):
        return Message(_NOT_BY_NUMBER, manner=Manner.WITHHOLDS)
    if everybodys:
        return Message(_ONE_BY_ONE, manner=Manner.WITHHOLDS)
    return _one_of_those_named(exchange) if len(contacted.named(exchange)) > 1 else None


def _asks_everybodys(exchange: Exchange, *, sure: bool) -> bool:
    """Tell a request for a list; one that names somebody is about them, whatever else it says."""
    if contacted.named(exchange):
        return False
    if sure and _LISTS.search(exchange.words):
        return True
    of_details = exchange.lows & (_DETAILS | {"numbers"} if sure else _DETAILS)
    return bool(of_details) and bool(_EVERYBODY.search(exchange.words))


def _one_of_those_named(exchange: Exchange) -> Message:
    keys = [said.key for said in contacted.named(exchange) if said.key is not None]
    names = [known.name for key in keys if (known := exchange.asker.register.person(key))]
    choices = tuple(Choice(name, f"How do I reach {name}?") for name in names[: rules.MOST])
    return Message(_ONE_BY_ONE, choices=choices, manner=Manner.ASKS)


def _which(meant: Sequence[Reached]) -> Message:
    names = list(dict.fromkeys(one.name for one in meant))[: naming.MOST]
    body = f"That may be {wording.listing(names, 'or')}. Whom do you mean?"
    choices = tuple(Choice(name, f"How do I reach {name}?") for name in names)
    return Message(body, choices=choices, manner=Manner.ASKS)


async def _told(exchange: Exchange, meant: Sequence[Reached]) -> Said:
    found = [(one, said) for one in meant if (said := _found(exchange, one))]
    refusals = [refusal for one in meant for refusal in _refusals(exchange, one)]
    body = " ".join(dict.fromkeys(refusals))
    if refusals:
        body = f"{body} {await contacted.instead(exchange, meant)}".strip()
    sources = wording.cited([one.source for one, _ in found])
    if len(meant) == 1:
        told = "".join(f"{_called(one)}: {said}." for one, said in found)
        message = Message(f"{told} {body}".strip(), sources=sources)
    else:
        facts = tuple(Fact(_called(one), said) for one, said in found)
        body = f"That may be {wording.listing((one.name for one in meant), 'or')}. {body}".strip()
        message = Message(body, title="How to reach them", facts=facts, sources=sources)
    # An address in place of a number is a help, and still a refusal of what was asked for.
    message = replace(message, manner=Manner.ANSWERS if found and _RING not in refusals else Manner.WITHHOLDS)
    return _say(exchange, message, meant[0].key if len(meant) == 1 else None)


def _called(one: Reached) -> str:
    return f"{one.name} ({one.title})" if one.title else one.name


def _found(exchange: Exchange, one: Reached) -> str:
    """Say what may be shown of somebody; an address stands in for a number that may not be."""
    rings = bool(exchange.lows & contacted.TELEPHONE)
    said = [one.email or "no address in the board file"] if one.shown.email else []
    if one.shown.telephone and (rings or exchange.lows.isdisjoint(contacted.EMAIL)):
        said += [one.telephone or "no telephone number in the board file"]
    return ", ".join(said)


def _refusals(exchange: Exchange, one: Reached) -> list[str]:
    rings = bool(exchange.lows & contacted.TELEPHONE)
    if exchange.asker.viewer.setting is Setting.SHARED:
        return [_AMONG_OTHERS] if rings or not one.shown.email else []
    said = [] if one.shown.email else [f"I may not give you contact details of {one.name}."]
    return [*said, _RING] if rings and not one.shown.telephone else said


def _say(exchange: Exchange, message: Message, person: str | None = None) -> Said:
    said = telling.say(exchange, Intent.CONTACTS, message)
    return Said(said.messages, replace(said.topic, person=person or said.topic.person))
