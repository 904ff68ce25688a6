"""What was read out of the papers, kept board by board for as long as its edition holds, and bounded.

Ten years of forty boards are more than a process should hold, and more than anybody asks about at a time. What is kept
is shared by every reader who may see it, so nobody may change it; when there is no more room, what nobody has asked
for longest goes first.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

# Bytes of what is kept, as its rows write it; as values it takes about four times as much.
ROOM = 16_000_000
Kept = TypeVar("Kept")


class Shelves:
    """Answers of one edition, each with its size."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._edition = -1
        self._held: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._full = 0

    @property
    def full(self) -> int:
        """Give the size of all that is kept now."""
        return self._full

    async def of(self, edition: int, question: Hashable, read: Callable[[], Awaitable[tuple[Kept, int]]]) -> Kept:
        """Give what a question's answer is in this edition; ``read`` gives it with its size where it is not known."""
        if edition > self._edition:
            self._held.clear()
            self._edition, self._full = edition, 0
        if edition == self._edition and question in self._held:
            self._held.move_to_end(question)
            known: Kept = self._held[question][0]
            return known
        answer, size = await read()
        self._keep(edition, question, answer, size)
        return answer

    def _keep(self, edition: int, question: Hashable, answer: object, size: int) -> None:
        """Keep an answer, unless its edition is over by now, or it would take all the room by itself."""
        if edition != self._edition or question in self._held or size > self._room:
            return
        self._held[question] = (answer, size)
        self._full += size
        while self._full > self._room:
            _, (_, left) = self._held.popitem(last=False)
            self._full -= left
