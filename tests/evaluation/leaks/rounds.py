"""A round of tries over all worlds: what told, what the log and the messages sent unasked held, and two controls.

A check that cannot fail is none: whoever may see the secrets must be told them, and the harness must then say so.
"""

import collections
import contextlib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from bot.heard import Setting
from storage import outbox
from tests.evaluation.leaks import judging, playing, tries, worlds
from tests.evaluation.leaks.judging import Leak
from tests.evaluation.leaks.playing import Player
from tests.evaluation.leaks.tries import Reader, Try, Wire
from tests.evaluation.leaks.worlds import World

_SHOWN = 40  # leaks that are printed
_ALL = worlds.ALL[:3]
# Those who may: what they are told shows that the tries reach the secrets where nothing is in their way.
ENTITLED = Reader("ngozi.adeyemi@example.org", Setting.PERSONAL, _ALL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a round. ``reached`` counts the tries by which somebody entitled was told a secret."""

    tries: int
    leaks: tuple[Leak, ...]
    logged: tuple[str, ...]
    unasked: tuple[str, ...]
    reached: int

    @property
    def good(self) -> bool:
        """Tell whether nothing was told, and the tries were able to find something."""
        return not (self.leaks or self.logged or self.unasked) and self.reached > 0

    def said(self) -> str:
        """Say it in words."""
        by = collections.Counter(leak.one.reader.said for leak in self.leaks)
        lines = [leak.said() for leak in self.leaks[:_SHOWN]]
        lines += [f"in the log: {', '.join(self.logged)}"] * bool(self.logged)
        lines += [f"in what is sent unasked: {', '.join(self.unasked)}"] * bool(self.unasked)
        lines.append(
            f"{self.tries} tries: {len(self.leaks)} told something {dict(by)}; somebody entitled was told a secret by "
            f"{self.reached} of theirs"
        )
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Rounds:
    """Every world, with somebody who plays in it."""

    players: Mapping[World, Player]

    def play(self, count: int, seed: int) -> Outcome:
        """Play so many tries and the controls."""
        made = tries.made(count, seed)
        with structlog.testing.capture_logs() as events:
            leaks = tuple(leak for one in made for leak in judging.judge(one, self.players)[:1])
        return Outcome(len(made), leaks, _in_log(events), self._unasked(), self._reached(made))

    def _reached(self, made: Sequence[Try]) -> int:
        """Let somebody entitled make the same tries: count those that the harness then calls a leak."""
        own = [Try(ENTITLED, Wire.DIRECT, one.said) for one in made[:: max(len(made) // 40, 1)]]
        return sum(bool(judging.judge(one, self.players)) for one in own)

    def _unasked(self) -> tuple[str, ...]:
        """Give the secrets that stand in what was sent unasked about papers."""
        found: set[str] = set()
        for player in self.players.values():
            told = player.desk.run(_announced(player)).lower()
            found |= {each for each in (*judging.FRAGMENTS, *judging.NUMBERS) if each.lower() in told}
        return tuple(sorted(found))


@contextlib.contextmanager
def opened(empty: Path, folder: Path) -> Iterator[Rounds]:
    """Open every world, with somebody to play in it."""
    with worlds.opened(empty, folder) as desks, contextlib.ExitStack() as stack:
        yield Rounds({world: stack.enter_context(playing.player(desk)) for world, desk in desks.items()})


async def _announced(player: Player) -> str:
    async with player.desk.service.database.reading() as uow:
        return " ".join(str(row.messages) for row in await outbox.recent(uow, ("papers",), 200))


def _in_log(events: Sequence[MutableMapping[str, Any]]) -> tuple[str, ...]:
    written = " ".join(map(str, events)).lower()
    return tuple(each for each in (*judging.FRAGMENTS, *judging.NUMBERS) if each.lower() in written)
