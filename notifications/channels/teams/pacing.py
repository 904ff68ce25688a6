"""How fast Teams lets a bot write: windows in, seconds to wait out. The clock and the sleeping come from outside.

Only first tries are paced here; a 429 still comes back as an outcome with Teams' own wish.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """So many messages in so many seconds."""

    messages: int
    seconds: float


# "Rate limiting" in the Teams platform docs: per bot and conversation, and per app and tenant.
CONVERSATION = (Window(7, 1), Window(8, 2), Window(60, 30), Window(1800, 3600))
OVERALL = (Window(30, 1),)
MOST_CONVERSATIONS = 5_000  # remembered; beyond that, those whose last message is an hour old are forgotten


class Pace:
    """Keeps messages within the windows, in the order in which they asked.

    ``clock`` gives seconds that only go forward; ``sleep`` waits so many seconds.
    """

    def __init__(self, *, clock: Callable[[], float], sleep: Callable[[float], Awaitable[object]]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._all: deque[float] = deque(maxlen=_most(OVERALL))
        self._each: dict[str, deque[float]] = {}

    async def turn(self, conversation: str) -> None:
        """Wait until a message may be sent to this conversation."""
        pause = self.reserve(conversation, self._clock())
        if pause > 0:
            await self._sleep(pause)

    def reserve(self, conversation: str, now: float) -> float:
        """Take the next free place and say in how many seconds it comes."""
        if len(self._each) >= MOST_CONVERSATIONS and conversation not in self._each:
            self._forget(now)
        sent = self._each.setdefault(conversation, deque(maxlen=_most(CONVERSATION)))
        overall = max(now, _free(self._all, OVERALL))
        place = max(overall, _free(sent, CONVERSATION))
        # A conversation that must wait longer gives its place in the whole away at once, so it holds nobody else up.
        self._all.append(overall)
        sent.append(place)
        return place - now

    def _forget(self, now: float) -> None:
        oldest = now - CONVERSATION[-1].seconds
        self._each = {name: sent for name, sent in self._each.items() if sent[-1] > oldest}


def _free(sent: deque[float], windows: tuple[Window, ...]) -> float:
    """Find the first moment at which one more fits into every window."""
    full = (sent[-window.messages] + window.seconds for window in windows if len(sent) >= window.messages)
    return max(full, default=0.0)


def _most(windows: tuple[Window, ...]) -> int:
    return max(window.messages for window in windows)
