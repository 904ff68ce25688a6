"""The step that delivers: due rows are claimed under a lease, sent with no transaction open, and their outcome kept.

What an outcome means is the rule of ``board.deliveries``; by which way a message goes is ``notifications.ways``'. Here
is only the order of things, in which a crash between any two lines loses nothing:

1. One unit of work: what a dead worker held becomes unknown; due rows are claimed, each with the way it will go.
2. No unit of work: a few at once are sent, or, where an earlier outcome is unknown, looked up.
3. One unit of work each: the outcome, and a line in the record of tries.

There are two times here. Messages fall due by the board's time, which a demo may move; leases run out by the real one.
"""

import asyncio
import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace

import structlog

from board import deliveries, meetings
from board.deliveries import Event, State
from notifications import ways
from notifications.ways import Host, Parcel, Recipient, Way
from storage import conversations, outbox, people
from storage.outbox import Outgoing
from storage.unit_of_work import Database, UnitOfWork

LEASE = dt.timedelta(seconds=60)  # how long a claimed row is this worker's, in real time
LIMIT = 50  # rows claimed at once
AT_ONCE = 8  # of them on the wire at the same time
# Seconds. A round ends well before its lease does, so that nobody else sends what this worker may still be sending.
SEND = 25
ROUND = 45
ROUNDS = 20  # no further round begins after so many seconds; the next cycle goes on

DIED = deliveries.Unknown("The worker that held it did not come back.")
UNREACHED = deliveries.TryLater("Its turn did not come in this round.")
CUT_OFF = deliveries.Unknown("The sending was cut off before an answer came.")

_OUTCOMES = {
    deliveries.Accepted: "accepted",
    deliveries.TryLater: "try later",
    deliveries.Refused: "refused",
    deliveries.Unknown: "unknown",
    deliveries.Absent: "absent",
    deliveries.CannotTell: "cannot tell",
}
_log = structlog.get_logger("delivering")


@dataclass(slots=True)
class Trial:
    """What is known at this moment of a try: true whenever it is cut off. ``sent`` counts the messages taken so far."""

    outcome: deliveries.Outcome | deliveries.Finding
    sent: int


class Deliver:
    """The step. ``real`` tells the real time (aware); ``host`` is where chats may be opened before any is known."""

    def __init__(
        self,
        database: Database,
        offered: Sequence[Way],
        *,
        real: Callable[[], dt.datetime],
        host: Host | None = None,
        jitter: Callable[[], float] = random.random,
        at_once: int = AT_ONCE,
    ) -> None:
        self._database = database
        self._ways = {way.name: way for way in offered}
        self._real = real
        self._host = host
        self._jitter = jitter
        self._gate = asyncio.Semaphore(at_once)
        self._writing: set[asyncio.Task[Event | None]] = set()

    async def __call__(self, now: dt.datetime) -> Counter[str]:
        """Deliver everything that is due at ``now`` (the board's time, aware), and count what happened to it."""
        clock = asyncio.get_running_loop().time
        began = clock()
        done: Counter[str] = Counter()
        while clock() - began < ROUNDS and (parcels := await self._claim(now)):
            done.update(await self._round(parcels, clock() + ROUND))
        return done

    async def close(self) -> None:
        """Wait for the outcomes that are being written; for a stop that could not wait for the cycle."""
        while self._writing:
            await asyncio.wait(self._writing)

    async def _claim(self, now: dt.datetime) -> list[Parcel]:
        """Take due rows under a lease, and gather whatever is needed to send them."""
        real = self._real()
        async with self._database.work() as uow:
            for held in await outbox.expired(uow, real, LIMIT):
                await record(uow, held, DIED, (), now, self._jitter())
            waiting = await outbox.due(uow, now, LIMIT)
            parcels = await self._addressed(uow, waiting, now, real + LEASE)
            await outbox.hold(uow, [(parcel.outgoing.id, parcel.way) for parcel in parcels], real + LEASE)
            await uow.commit()
        return parcels

    async def _addressed(
        self, uow: UnitOfWork, waiting: Sequence[Outgoing], now: dt.datetime, leased_until: dt.datetime
    ) -> list[Parcel]:
        to = {row.person_id for row in waiting if row.person_id is not None}
        asked_in = {row.conversation_id for row in waiting if row.conversation_id is not None}
        known = await people.by_ids(uow, sorted(to), meetings.today(now)) if to else {}
        chats = await conversations.chats_with(uow, ways.TEAMS, sorted(to)) if to else {}
        asking = await conversations.by_ids(uow, sorted(asked_in)) if asked_in else {}
        host = (await self._known_host(uow) or self._host) if to else None
        parcels = []
        for row in waiting:
            if row.conversation_id is not None:
                recipient = Recipient(known.get(row.person_id or 0), asking.get(row.conversation_id), replying=True)
            else:
                recipient = Recipient(known.get(row.person_id or 0), chats.get(row.person_id or 0), host)
            held = replace(row, state=State.SENDING, leased_until=leased_until)
            looking = row.state is State.UNKNOWN
            way = row.way or next(iter(self._left(held, recipient)), ways.NOWHERE)
            parcels.append(Parcel(replace(held, way=way), recipient, way, looking, now))
        return parcels

    async def _known_host(self, uow: UnitOfWork) -> Host | None:
        """Any Teams conversation tells where a new chat can be opened: one bot, one tenant, one region."""
        chat = await conversations.any_of(uow, ways.TEAMS)
        return Host(chat.service_url, chat.tenant, chat.bot) if chat and chat.tenant and chat.bot else None

    async def _round(self, parcels: Sequence[Parcel], deadline: float) -> list[str]:
        """Bring them all. An error of ours in one takes no other with it; all such errors are raised at the end."""
        tasks = [
            asyncio.create_task(self._bring(parcel, deadline), name=f"deliver {parcel.outgoing.id}")
            for parcel in parcels
        ]
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        errors = [error for error in ended if isinstance(error, Exception)]
        if errors:
            raise ExceptionGroup("some deliveries ended in an error", errors)
        return [event.value for event in ended if isinstance(event, Event)]

    async def _bring(self, parcel: Parcel, deadline: float) -> Event | None:
        """Send or look up one message and keep its outcome, whatever happens: also when this task is cancelled."""
        trial = Trial(UNREACHED, parcel.outgoing.sent)
        try:
            async with asyncio.timeout_at(deadline), self._gate:
                await self._try(parcel, trial)
        except TimeoutError:
            _log.warning("delivery cut off", outbox=parcel.outgoing.id, way=parcel.way)
        finally:
            event = await self._shielded(self._keep(parcel, trial), f"keep {parcel.outgoing.id}")
        return event

    async def _try(self, parcel: Parcel, trial: Trial) -> None:
        way = self._ways.get(parcel.way)
        if parcel.looking:
            trial.outcome = CUT_OFF
            trial.outcome = await way.find(parcel, trial.sent) if way else deliveries.CannotTell()
            _count_found(parcel, trial)
            return
        if way is None or parcel.way not in ways.possible(parcel.recipient, self._ways):
            trial.outcome = deliveries.Refused(ways.why_not(parcel.recipient))
            return
        trial.outcome = deliveries.Accepted()  # which is true of a row with nothing left to say
        for place in range(trial.sent, len(parcel.outgoing.messages)):
            trial.outcome = CUT_OFF
            async with asyncio.timeout(SEND):
                trial.outcome = await way.send(parcel, place)
            if not isinstance(trial.outcome, deliveries.Accepted):
                return
            trial.sent = place + 1

    async def _keep(self, parcel: Parcel, trial: Trial) -> Event | None:
        left = self._left(parcel.outgoing, parcel.recipient)
        async with self._database.work() as uow:
            change = await record(
                uow,
                parcel.outgoing,
                trial.outcome,
                left,
                parcel.now,
                self._jitter(),
                looking=parcel.looking,
                sent=trial.sent,
                advice=ways.why_not(parcel.recipient),
            )
            if isinstance(trial.outcome, deliveries.Refused) and trial.outcome.gone:
                await _take_away(uow, parcel)
            await uow.commit()
        return change.event if change else None

    def _left(self, outgoing: Outgoing, recipient: Recipient) -> tuple[str, ...]:
        gone = {outgoing.way, *outgoing.ways_tried}
        return tuple(way for way in ways.possible(recipient, self._ways) if way not in gone)

    async def _shielded(self, keeping: Coroutine[None, None, Event | None], name: str) -> Event | None:
        """Let a write end although its task is cancelled: an outcome that is known must not become unknown."""
        task = asyncio.create_task(keeping, name=name)
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return await asyncio.shield(task)


async def record(
    uow: UnitOfWork,
    outgoing: Outgoing,
    outcome: deliveries.Outcome | deliveries.Finding,
    ways_left: tuple[str, ...],
    now: dt.datetime,
    jitter: float,
    *,
    looking: bool = False,
    sent: int | None = None,
    advice: str | None = None,
) -> deliveries.Change | None:
    """Keep what came of a try (``looking``: of a look-up); None where the row is another worker's by now.

    ``sent`` counts the messages of the row that were taken, ``advice`` says what a person can do if this was the end.
    Raises :class:`~board.deliveries.IllegalDelivery` where the row was not being sent.
    """
    attempt = deliveries.Attempt(outgoing.way or ways.NOWHERE, outgoing.tries, outgoing.repeat)
    if looking:
        finding = outcome if not isinstance(outcome, deliveries.Refused) else deliveries.CannotTell()
        change = deliveries.looked_up(outgoing.state, attempt, finding, ways_left, now, jitter)
    else:
        answer = outcome if not isinstance(outcome, deliveries.Absent | deliveries.CannotTell) else CUT_OFF
        change = deliveries.after(outgoing.state, attempt, answer, ways_left, now, jitter)
    reason: str | None = getattr(outcome, "reason", None)
    reference = outcome.reference if isinstance(outcome, deliveries.Accepted) else None
    await outbox.record_try(uow, outgoing.id, way=attempt.way, now=now, outcome=_OUTCOMES[type(outcome)], reason=reason)
    if change.state is State.FAILED and advice and advice != reason:
        reason = f"{advice} (The last try ended so: {reason or _OUTCOMES[type(outcome)]}.)"
    ours = await outbox.conclude(uow, outgoing, change, now, sent=sent, reference=reference, reason=reason)
    if not ours:
        _log.warning("lease lost", outbox=outgoing.id, way=attempt.way, outcome=_OUTCOMES[type(outcome)])
        return None
    return change


def _count_found(parcel: Parcel, trial: Trial) -> None:
    """Count a message that was found; where others come after it, they were surely not sent yet."""
    if not isinstance(trial.outcome, deliveries.Accepted):
        return
    trial.sent += 1
    if trial.sent < len(parcel.outgoing.messages):
        trial.outcome = deliveries.Absent()


async def _take_away(uow: UnitOfWork, parcel: Parcel) -> None:
    """Keep that a chat is not there any more, so that nothing else is sent into it."""
    chat = parcel.recipient.chat
    if chat is None and parcel.outgoing.person_id is not None:
        chat = await conversations.personal(uow, ways.TEAMS, parcel.outgoing.person_id)
    if chat is not None and parcel.way == chat.channel:
        await conversations.change(uow, chat.id, removed_at=parcel.now)
