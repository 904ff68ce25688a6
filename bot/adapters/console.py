"""The console as a channel: somebody types, the same turn takes it, and the answer is printed.

The conversation of a person is one row that lasts from one command to the next, as a chat does.
"""

import time
import uuid
from dataclasses import dataclass

from board.deliveries import Accepted
from board.messages import Message
from bot.heard import Address, Happening, Heard, Sender, Setting, Turns
from storage import conversations
from storage.unit_of_work import Database

CHANNEL = "console"


@dataclass(frozen=True, slots=True)
class Printed:
    """One question, its answers, and how long the turn took, in seconds of processor-independent time."""

    question: str
    messages: tuple[Message, ...]
    seconds: float


def address(email: str) -> Address:
    """Give the address of somebody's console."""
    return Address(channel=CHANNEL, conversation=f"console:{email.lower()}", setting=Setting.PERSONAL)


async def say(turns: Turns, email: str, words: str) -> Printed:
    """Take one turn for somebody who is known by their address."""
    began = time.perf_counter()
    heard = Heard(
        id=uuid.uuid4().hex,
        happening=Happening.MESSAGE,
        address=address(email),
        sender=Sender(id=email.lower(), email=email),
        text=words,
    )
    answer = await turns.take(heard, email=_nothing_more)
    await turns.sent(answer, Accepted())
    return Printed(words, answer.messages, time.perf_counter() - began)


async def forget(database: Database, email: str) -> None:
    """Begin afresh: what was being talked about is forgotten, what was said stays."""
    async with database.work() as uow:
        where = address(email)
        kept = await conversations.find(uow, where.channel, where.conversation)
        if kept is not None:
            await conversations.change(uow, kept.id, state={})
            await uow.commit()


async def _nothing_more() -> str | None:
    return None
