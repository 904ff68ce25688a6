"""What a channel heard and what it is to answer: the values between an adapter and the turn (``bot.turns``).

An adapter turns its own wire into a :class:`Heard`, hands it to :class:`Turns`, sends the messages of the
:class:`Answer`, and reports what became of them. It decides nothing else.
"""

import datetime as dt
import enum
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from board.deliveries import Outcome
from board.messages import Message


class Happening(enum.StrEnum):
    """What kind of thing was heard."""

    MESSAGE = "message"
    INSTALLED = "installed"
    REMOVED = "removed"
    OTHER = "other"  # taken note of, answered with nothing


class Setting(enum.StrEnum):
    """Who else is listening."""

    PERSONAL = "personal"
    GROUP = "group chat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Address:
    """Everything needed to write to this conversation again, tomorrow and unasked.

    ``conversation`` is the channel's id without a thread; ``thread`` the id with it (``…;messageid=…``) or None.
    ``bot`` is the bot's own id there, ``tenant`` the Entra tenant the activity came from.
    """

    channel: str
    conversation: str
    setting: Setting
    service_url: str = ""
    tenant: str | None = None
    bot: str | None = None
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who speaks, in the channel's own terms. ``entra`` is the Entra object id; ``email`` only where it is proven."""

    id: str
    name: str | None = None
    entra: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file that came along: its name, and where it can be fetched for a short time without a sign-in."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One incoming thing. ``id`` is the channel's own id of it, the same when it is delivered again.

    ``text`` is what was said to the bot, without the mention of it. ``value`` is the data of a tapped card.
    """

    id: str
    happening: Happening
    address: Address
    sender: Sender
    text: str = ""
    value: dict[str, Any] | None = None
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What to say back, already committed.

    ``delivery`` names its row (None where nothing is to be said) and ``leased_until`` until when the adapter holds it,
    in real time.
    """

    messages: tuple[Message, ...] = ()
    delivery: int | None = None
    leased_until: dt.datetime | None = field(default=None, compare=False)


class Turns(Protocol):
    """What an adapter may ask of the service."""

    async def take(self, heard: Heard, *, email: Callable[[], Awaitable[str | None]]) -> Answer:
        """Do the whole turn and commit it. ``email`` looks the sender's address up, and is awaited only if needed."""
        ...

    async def sent(self, answer: Answer, outcome: Outcome) -> None:
        """Record what became of an answer."""
        ...
