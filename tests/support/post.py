"""A small post office for tests of what is sent unasked: people, a clock that stands still, ways that do as told."""

import asyncio
import datetime as dt
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from acts import loading
from board import deliveries, files
from board.messages import Message
from notifications import ways
from notifications.channels.teams import channel
from notifications.ways import Parcel
from storage import conversations, outbox, people
from storage.unit_of_work import Database

NOW = dt.datetime(2031, 3, 3, 9, 30, tzinfo=dt.UTC)
HOST = ways.Host("https://connector.example.org/", "tenant-1", "28:clerk")
AMA = files.Person("ama", "Ama Boateng", email="ama.boateng@example.org", teams="29:ama")
RUTH = files.Person("ruth", "Ruth Olsen", email="ruth.olsen@example.org")
NOBODY = files.Person("ivo", "Ivo Marsh", telephone="01632 960999")

Said = deliveries.Outcome | BaseException | Callable[[], Awaitable[deliveries.Outcome]]


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is moved."""

    at: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        """Tell the time."""
        return self.at

    def forward(self, **by: float) -> dt.datetime:
        """Move on, and tell the time."""
        self.at += dt.timedelta(**by)
        return self.at


@dataclass(frozen=True, slots=True)
class Arrived:
    """Something that a person received."""

    key: str
    body: str
    repeat: bool


@dataclass(slots=True)
class ScriptedWay:
    """A way that says what its script says, then yes to everything. ``delivers`` tells which outcomes did arrive."""

    name: str = ways.EMAIL
    script: deque[Said] = field(default_factory=deque)
    tells: bool = True
    unknown_arrives: bool = True
    arrived: list[Arrived] = field(default_factory=list)
    _known: set[tuple[int, int]] = field(default_factory=set)

    def say(self, *said: Said) -> None:
        """Put more into the script."""
        self.script.extend(said)

    async def send(self, parcel: Parcel, place: int) -> deliveries.Outcome:
        """Say what comes next in the script."""
        await asyncio.sleep(0)
        said = self.script.popleft() if self.script else deliveries.Accepted(f"{parcel.outgoing.id}-{place}")
        if isinstance(said, BaseException):
            raise said
        outcome = await said() if callable(said) else said
        taken = isinstance(outcome, deliveries.Accepted)
        if taken or (isinstance(outcome, deliveries.Unknown) and self.unknown_arrives):
            self._take(parcel, place)
        return outcome

    async def find(self, parcel: Parcel, place: int) -> deliveries.Finding:
        """Tell whether it was taken, where this way can tell."""
        if not self.tells:
            return deliveries.CannotTell()
        known = (parcel.outgoing.id, place) in self._known
        return deliveries.Accepted(f"{parcel.outgoing.id}-{place}") if known else deliveries.Absent()

    def _take(self, parcel: Parcel, place: int) -> None:
        self._known.add((parcel.outgoing.id, place))
        self.arrived.append(Arrived(parcel.outgoing.key, parcel.message(place).body, parcel.outgoing.repeat))


@dataclass(slots=True)
class ScriptedTeams:
    """A Teams channel that says what it is told to, then yes; it remembers what it was given."""

    opens: deque[str | deliveries.TryLater | deliveries.Refused | deliveries.Unknown] = field(default_factory=deque)
    script: deque[deliveries.Outcome] = field(default_factory=deque)
    opened: list[str] = field(default_factory=list)
    arrived: list[tuple[str, str, bool]] = field(default_factory=list)

    async def open(
        self, service_url: str, tenant: str, bot_id: str, user_id: str
    ) -> str | deliveries.TryLater | deliveries.Refused | deliveries.Unknown:
        """Open a chat with somebody."""
        del service_url, tenant, bot_id
        await asyncio.sleep(0)
        self.opened.append(user_id)
        return self.opens.popleft() if self.opens else f"a:{user_id}"

    async def send(self, address: channel.Conversation, message: Message, *, repeat: bool) -> deliveries.Outcome:
        """Take a message."""
        await asyncio.sleep(0)
        outcome = self.script.popleft() if self.script else deliveries.Accepted(f"activity-{len(self.arrived)}")
        if isinstance(outcome, deliveries.Accepted | deliveries.Unknown):
            self.arrived.append((address.id, message.body, repeat))
        return outcome


async def introduce(database: Database, *persons: files.Person) -> dict[str, int]:
    """Make people known by a board file, and give their rows."""
    async with database.work() as uow:
        await loading.load(uow, NOW, files.BoardFile(people=persons))
        ids = await people.ids_by_key(uow)
        await uow.commit()
    return ids


async def chat_with(
    database: Database, person_id: int | None, conversation: str = "a:ama", setting: str = "personal"
) -> int:
    """Let a chat stand with somebody, and give its row."""
    async with database.work() as uow:
        made = await conversations.add(
            uow,
            channel=ways.TEAMS,
            conversation=conversation,
            setting=setting,
            service_url=HOST.service_url,
            tenant=HOST.tenant,
            bot=HOST.bot,
            person_id=person_id,
            member=None,
            now=NOW,
        )
        await uow.commit()
    return made.id


async def decide(
    database: Database,
    key: str,
    *,
    to: int | None = None,
    reply_in: int | None = None,
    thread: str | None = None,
    says: Iterable[str] = ("The papers are in.",),
    leased_until: dt.datetime | None = None,
) -> int:
    """Decide one message, and give its row."""
    async with database.work() as uow:
        made = await outbox.put(
            uow,
            key=key,
            kind="papers",
            messages=[Message(body=body, title="Papers").to_json() for body in says],
            now=NOW,
            person_id=to,
            conversation_id=reply_in,
            thread=thread,
            leased_until=leased_until,
            way=ways.TEAMS if leased_until else None,
        )
        await uow.commit()
    assert made is not None
    return made


async def row_of(database: Database, outbox_id: int) -> outbox.Outgoing:
    """Give a message's row as it stands."""
    async with database.reading() as uow:
        row = await outbox.by_id(uow, outbox_id)
    assert row is not None
    return row


async def balance(database: Database) -> dict[str, int]:
    """Count the messages by state."""
    async with database.reading() as uow:
        return await outbox.balance(uow, "papers")
