"""The life of one delivery: everything about whether, when and how often a message is tried lives in this file.

1. A message is a row before it is a message; the row's state is one of :class:`State`.
2. What a channel says of a try is one of the outcome values below; :func:`after` turns it into what to do.
3. Nothing is sent twice when the outcome is known. An unknown outcome is looked up where the channel can tell
   (:func:`looked_up`); where it cannot, the message is sent once more on the same way, marked as a repeat. A marked
   one without an answer goes the next way, still marked; with no way left it has failed, and a person looks.
4. Every way has a bounded number of tries, look-ups included (:class:`Patience`), so every delivery ends.
5. A state and an event that are not in :data:`TRANSITIONS` raise :class:`IllegalDelivery` and change nothing.
"""

import datetime as dt
import enum
from dataclasses import dataclass, replace

LOOK_AFTER = dt.timedelta(seconds=5)  # a channel needs a moment before what it took can be found there


class State(enum.StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENDING = "sending"
    ACCEPTED = "accepted"
    FAILED = "failed"
    UNKNOWN = "unknown"


MEANING: dict[State, str] = {
    State.PENDING: "It waits for its due time, or for its next try.",
    State.SENDING: "A worker holds it under a lease and may be talking to the channel at this moment.",
    State.ACCEPTED: "The channel took it; from here on it is the channel's to bring.",
    State.FAILED: "Every way to this person was tried and none said yes; somebody has to look at it.",
    State.UNKNOWN: "A try ended without an answer: it may have arrived. It is looked up before anything else is done.",
}

FINAL: frozenset[State] = frozenset({State.ACCEPTED, State.FAILED})


class Event(enum.StrEnum):
    """What can happen to a delivery."""

    CLAIMED = "claimed"
    TAKEN = "taken"
    DEFERRED = "deferred"
    REROUTED = "rerouted"
    REPEATED = "repeated"
    REFUSED = "refused"
    LOST = "lost"


HAPPENING: dict[Event, str] = {
    Event.CLAIMED: "A worker takes it under a lease: to send it, or to look up what became of it.",
    Event.TAKEN: "The channel said yes, or was found to have it.",
    Event.DEFERRED: "It surely did not arrive; it is tried again later on the same way.",
    Event.REROUTED: "This way will not bring it; it is tried on the next one at once.",
    Event.REPEATED: "Nobody can tell whether it arrived; it is sent once more and says that it is a repeat.",
    Event.REFUSED: "This way will not bring it, and no other is left.",
    Event.LOST: "No answer came, or the worker died: it may have arrived.",
}


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.PENDING, Event.CLAIMED): State.SENDING,
    (State.UNKNOWN, Event.CLAIMED): State.SENDING,
    (State.SENDING, Event.TAKEN): State.ACCEPTED,
    (State.SENDING, Event.DEFERRED): State.PENDING,
    (State.SENDING, Event.REROUTED): State.PENDING,
    (State.SENDING, Event.REPEATED): State.PENDING,
    (State.SENDING, Event.REFUSED): State.FAILED,
    (State.SENDING, Event.LOST): State.UNKNOWN,
}


class IllegalDelivery(Exception):
    """This delivery cannot do that from where it stands; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The channel took the message; ``reference`` is its own name for it (activity id, file name, message id)."""

    reference: str | None = None


@dataclass(frozen=True, slots=True)
class TryLater:
    """Refused for now (throttled, briefly down) and surely not delivered. ``after`` is the channel's own wish."""

    reason: str
    after: dt.timedelta | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """This channel will not bring it to this person (blocked, not installed, gone): another channel, at once.

    ``gone`` tells that it will not bring the next message either: the chat is not there any more.
    """

    reason: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer, or one (502, 504) that may follow a delivery: it may have arrived."""

    reason: str


@dataclass(frozen=True, slots=True)
class Absent:
    """Looked up: the channel does not have it, so it surely never arrived."""


@dataclass(frozen=True, slots=True)
class CannotTell:
    """Looked up in vain: this channel keeps nothing that a message could be found by."""


Outcome = Accepted | TryLater | Refused | Unknown
Finding = Accepted | Absent | CannotTell | TryLater | Unknown


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one way is tried before the next one is: data, since an alert is in more haste than a nudge.

    ``first`` and ``longest`` bound the wait between two tries, ``tries`` their number: as it stands about an hour.
    """

    first: dt.timedelta = dt.timedelta(seconds=2)
    longest: dt.timedelta = dt.timedelta(minutes=15)
    tries: int = 12


PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class Attempt:
    """How far a delivery has come on its present way; its row keeps exactly this.

    ``number`` counts the tries and look-ups on this way that have ended. ``repeat`` tells that an earlier try may have
    arrived, by this way or another, so that the message says so.
    """

    way: str
    number: int = 0
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a delivery: its state, by which event, when it is due again (None: never), how far it is."""

    state: State
    event: Event
    due_at: dt.datetime | None
    attempt: Attempt

    @property
    def way(self) -> str | None:
        """The way it goes next; None once it has ended."""
        return None if self.state in FINAL else self.attempt.way

    @property
    def repeat(self) -> bool:
        """Tell whether the next message has to say that it may be a repeat."""
        return self.attempt.repeat


def step(state: State, event: Event) -> State:
    """Look the next state up; an illegal pair raises :class:`IllegalDelivery`."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise IllegalDelivery(f"a delivery that is {state} cannot be {event}") from None


def after(
    state: State,
    attempt: Attempt,
    outcome: Outcome,
    ways_left: tuple[str, ...],
    now: dt.datetime,
    jitter: float,
    *,
    patience: Patience = PATIENCE,
) -> Change:
    """Turn what the channel said of a try into what to do.

    ``attempt`` is as it was before the try, ``ways_left`` are the ways not yet tried, best first, ``now`` is aware and
    ``jitter`` a number from 0 to 1 that spreads those who were refused together. A lease that ran out, whether its
    worker was sending or looking up, is an :class:`Unknown`. Raises :class:`IllegalDelivery` unless it is being sent.
    """
    ended = replace(attempt, number=attempt.number + 1)
    match outcome:
        case Accepted():
            return _change(state, Event.TAKEN, None, ended)
        case Refused():
            return _next_way(state, ended, ways_left, now)
        case Unknown() if ended.number > 2 * patience.tries:
            return _cannot_tell(state, ended, ways_left, now)  # whoever looks it up dies over it: enough
        case Unknown():
            return _change(state, Event.LOST, now + LOOK_AFTER, ended)
        case _:
            wish = outcome.after
    if wish is not None and wish > patience.longest and ways_left:
        return _next_way(state, ended, ways_left, now)
    return _again(state, ended, _due(ended, now, outcome, jitter, patience), ways_left, now, patience)


def looked_up(
    state: State,
    attempt: Attempt,
    finding: Finding,
    ways_left: tuple[str, ...],
    now: dt.datetime,
    jitter: float,
    *,
    patience: Patience = PATIENCE,
) -> Change:
    """Turn what the look-up of an unknown outcome found into what to do; the arguments are those of :func:`after`.

    A look-up that fails is itself repeated until the tries of this way are used up; then nobody can tell.
    """
    ended = replace(attempt, number=attempt.number + 1)
    match finding:
        case Accepted():
            return _change(state, Event.TAKEN, None, ended)
        case Absent():
            return _again(state, ended, now, ways_left, now, patience)
        case TryLater() | Unknown() if ended.number < patience.tries:
            wish = finding if isinstance(finding, TryLater) else TryLater(finding.reason)
            return _change(state, Event.LOST, _due(ended, now, wish, jitter, patience), ended)
        case _:
            return _cannot_tell(state, ended, ways_left, now)


def retry(
    attempts: int,
    now: dt.datetime,
    outcome: TryLater,
    *,
    jitter: float,
    longest: dt.timedelta = PATIENCE.longest,
    first: dt.timedelta = PATIENCE.first,
) -> dt.datetime:
    """Say when to try next: the wait doubles with each of ``attempts`` up to ``longest``, half of it spread by jitter.

    The channel's own wish (Retry-After, RFC 9110 section 10.2.3) is never undercut, and never bounded: whoever was
    asked to wait and does not is throttled for longer.
    """
    doubled = first * float(2 ** min(max(attempts - 1, 0), 30))
    wait = min(doubled, longest) * (0.5 + 0.5 * jitter)
    if outcome.after is not None:
        wait = max(wait, outcome.after + first * jitter)
    return now + wait


def diagram() -> str:
    """Draw the table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.PENDING}"]
    lines += [f"    {state} --> {into}: {event}" for (state, event), into in TRANSITIONS.items()]
    lines += [f"    {state} --> [*]" for state in State if state in FINAL]
    return "\n".join(lines) + "\n"


def _due(attempt: Attempt, now: dt.datetime, wish: TryLater, jitter: float, patience: Patience) -> dt.datetime:
    return retry(attempt.number, now, wish, jitter=jitter, longest=patience.longest, first=patience.first)


def _change(state: State, event: Event, due_at: dt.datetime | None, attempt: Attempt) -> Change:
    return Change(step(state, event), event, due_at, attempt)


def _again(
    state: State, attempt: Attempt, due: dt.datetime, ways_left: tuple[str, ...], now: dt.datetime, patience: Patience
) -> Change:
    """Try the same way again, or the next one where the tries of this one are used up."""
    if attempt.number >= patience.tries:
        return _next_way(state, attempt, ways_left, now)
    return _change(state, Event.DEFERRED, due, attempt)


def _cannot_tell(state: State, attempt: Attempt, ways_left: tuple[str, ...], now: dt.datetime) -> Change:
    """Send it once more as a repeat; a repeat that is itself without an answer goes another way, or to a person."""
    if attempt.repeat:
        return _next_way(state, attempt, ways_left, now)
    return _change(state, Event.REPEATED, now, replace(attempt, repeat=True))


def _next_way(state: State, attempt: Attempt, ways_left: tuple[str, ...], now: dt.datetime) -> Change:
    if not ways_left:
        return _change(state, Event.REFUSED, None, attempt)
    return _change(state, Event.REROUTED, now, Attempt(ways_left[0], repeat=attempt.repeat))
