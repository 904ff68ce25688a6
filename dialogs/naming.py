"""Who is meant by a person in a question: the asker, somebody declared, or a name that only the papers may know."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board import people, wording
from board.messages import Choice, Manner, Message
from dialogs.exchange import Exchange
from dialogs.understanding import Intent, Naming
from dialogs.understanding.values import PersonSaid

MOST = 6  # names that are offered
_ASIDE = 1  # words beside a name that make no question yet: “and Jia?”


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is meant. ``key`` is None for a name that the board file does not know; ``row`` goes with it."""

    name: str
    key: str | None = None
    row: int | None = None
    me: bool = False

    @property
    def subject(self) -> str:
        """Begin a sentence about them."""
        return "You" if self.me else self.name


def meant(exchange: Exchange) -> Named | Message | None:
    """Say who is meant, or ask; None where the question names nobody."""
    people_said = exchange.heard.slots.people
    return of(exchange, people_said[0]) if people_said else None


def of(exchange: Exchange, said: PersonSaid) -> Named | Message:
    """Say who is meant by one person as said, or ask."""
    asker, register = exchange.asker, exchange.asker.register
    match said.naming:
        case Naming.ME:
            return Named(asker.person.name, asker.person.key, asker.person.id, me=True)
        case Naming.KNOWN if said.key is not None and (known := register.person(said.key)):
            return Named(known.name, known.key, known.id, me=known.id == asker.person.id)
        case Naming.SEVERAL:
            names = [known.name for key in said.maybe if (known := register.person(key))]
            body = f"“{said.said}” may be {wording.listing(names, 'or')}. Which one do you mean?"
            return Message(body, choices=_each(exchange, said.said, names), manner=Manner.ASKS)
        case Naming.PRONOUN:
            return Message(f"I am not sure whom “{said.said}” means. Please give me the name.", manner=Manner.ASKS)
        case _:
            return _unknown(exchange, said.said)


def _unknown(exchange: Exchange, said: str) -> Named | Message:
    """Ask whether somebody near to an unknown name is meant; one near to nobody's may stand in the papers."""
    everybody = exchange.asker.register.everybody
    owned = people.match(said[:-1], everybody) if said[-1:] in {"s", "S"} else people.Nobody()
    if isinstance(owned, people.Certain) and (known := exchange.asker.register.person(owned.person.key)):
        return Named(known.name, known.key, known.id)  # a possessive typed without its apostrophe
    match people.match(said, everybody):
        case people.Doubtful(candidates):
            names = [candidate.terms[-1].name for candidate in candidates[:6]]
            body = f"I am not sure whom “{said}” means. Do you mean {wording.listing(names, 'or')}?"
            return Message(body, choices=_each(exchange, said, names), manner=Manner.ASKS)
        case _:
            return Named(said)


def _each(exchange: Exchange, said: str, names: Sequence[str]) -> tuple[Choice, ...]:
    """Offer the question again with each name, whole, so that it is understood whenever it is tapped."""
    called = r"[\W_]+".join(re.escape(word) for word in said.split())
    parts = re.split(rf"\b{called}\b", exchange.words, maxsplit=1, flags=re.IGNORECASE)
    if len(parts) > 1 and not exchange.continues and len(exchange.lows) > len(said.split()) + _ASIDE:
        return tuple(Choice(name, parts[0] + name + parts[1]) for name in names[:MOST])
    asks = {
        Intent.ATTENDANCE: "Did {} attend the last meeting?",
        Intent.APOLOGIES: "Did {} send apologies for the last meeting?",
        Intent.LEAD: "What does {} lead?",
        Intent.ITEM: "What does {} lead?",
    }
    asked = asks.get(exchange.heard.intent, "What are the actions of {}?")
    return tuple(Choice(name, asked.format(name)) for name in names[:MOST])
