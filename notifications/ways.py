"""By which ways a message may go, best first, and what a way is. Facts in, an answer out: nothing is sent or read here.

A reply goes to the conversation that asked and nowhere else. A message to a person goes by Teams where a chat with them
stands or may be opened, else by e-mail; what neither reaches has failed, with a reason that a person can act on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from board import deliveries
from board.messages import Message
from storage.conversations import Conversation
from storage.outbox import Outgoing
from storage.people import Known

TEAMS = "teams"
EMAIL = "email"
NOWHERE = "none"  # what a row keeps as its way when there was none to choose


@dataclass(frozen=True, slots=True)
class Host:
    """What is needed to open a chat with somebody: the connector's address, the Entra tenant, the bot's own id."""

    service_url: str
    tenant: str
    bot: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message is for, as the rows told when it was claimed.

    ``person`` is None where nobody known is meant, or where they have left. ``chat`` is the conversation that asked
    (``replying``) or the person's own chat, also one that was taken away.
    """

    person: Known | None = None
    chat: Conversation | None = None
    host: Host | None = None
    replying: bool = False

    @property
    def standing(self) -> Conversation | None:
        """Give the chat, unless it was taken away."""
        return self.chat if self.chat is not None and self.chat.removed_at is None else None

    @property
    def member(self) -> str | None:
        """Give the id under which a chat with the person can be opened."""
        return (self.person.teams or self.person.entra) if self.person else None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed message with its recipient. ``way`` is how it goes; ``looking`` asks only whether it went before."""

    outgoing: Outgoing
    recipient: Recipient
    way: str
    looking: bool
    now: datetime

    def message(self, place: int) -> Message:
        """Give one of its messages, counted from 0."""
        return Message.from_json(self.outgoing.messages[place])


class Way(Protocol):
    """One way to bring a message. Every expected failure is an outcome; nothing here retries."""

    @property
    def name(self) -> str:
        """Name the way, as rows keep it."""
        ...

    async def send(self, parcel: Parcel, place: int) -> deliveries.Outcome:
        """Send one of the parcel's messages, counted from 0."""
        ...

    async def find(self, parcel: Parcel, place: int) -> deliveries.Finding:
        """Look up whether that message was taken before."""
        ...


def possible(recipient: Recipient, offered: Collection[str]) -> tuple[str, ...]:
    """Give the ways on which this recipient can be reached, best first, of those that the service offers."""
    if recipient.replying:
        found = [recipient.standing.channel] if recipient.standing else []
    else:
        found = [TEAMS] if recipient.standing or _may_open(recipient) else []
        found += [EMAIL] if recipient.person and recipient.person.email else []
    return tuple(way for way in found if way in offered)


def why_not(recipient: Recipient) -> str:
    """Say why a recipient cannot be reached, and what a person can do about it."""
    if recipient.replying:
        return "The conversation that asked is not there any more; ask the person by another way."
    if recipient.person is None:
        return "The person is not in the board file today; add them, or end what is still sent to them."
    return (
        f"Neither Teams nor an e-mail address reaches {recipient.person.name}: "
        "tell them yourself, and put an address that works into the board file."
    )


def _may_open(recipient: Recipient) -> bool:
    # Whoever took the bot away does not want it back by our own doing; they have an e-mail address.
    return recipient.chat is None and recipient.host is not None and recipient.member is not None
