"""Our service with a stopwatch in every part that it is composed of, for ``python -m tests.bench --where``.

The parts are handed in where ``bot.wiring`` and ``bot.serving`` hand in the plain ones; nothing is patched. One turn
at a time: then what passes between two looks at the clock belongs to one part.
"""

import asyncio
import contextlib
import dataclasses
import datetime as dt
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web
from sqlalchemy import Executable

from acts.asking import Asker
from board import deliveries
from bot import heard, serving, settings, turns, wiring
from bot.auth import tokens
from dialogs.listening import Heard, Listener
from dialogs.understanding import Context, Lexicon, Understood, understand
from notifications.channels.teams import connector
from storage.unit_of_work import AnyRow, Database, UnitOfWork
from tests.bench.servers import until_told
from tests.support import authority

WHERE = "/where"


@dataclass(slots=True)
class Stopwatch:
    """Adds up, by name, the milliseconds between begin and end, less what parts within took for themselves."""

    spent: dict[str, float] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    _within: list[float] = field(default_factory=list)

    @contextlib.contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Time one part."""
        self._within.append(0.0)
        began = time.perf_counter()
        try:
            yield
        finally:
            whole = (time.perf_counter() - began) * 1000
            inner = self._within.pop()
            self.spent[name] = self.spent.get(name, 0.0) + whole - inner
            self.times[name] = self.times.get(name, 0) + 1
            if self._within:
                self._within[-1] += whole

    async def tell(self, request: web.Request) -> web.Response:
        """Say what was timed since somebody asked last, and begin again."""
        del request
        body = orjson.dumps({"spent": self.spent, "times": self.times})
        self.spent.clear()
        self.times.clear()
        return web.Response(body=body, content_type="application/json")


class TimedUnitOfWork(UnitOfWork):
    """Times every statement under the name of the query that asks."""

    def __init__(self, plain: UnitOfWork, watch: Stopwatch) -> None:
        super().__init__(plain.connection)
        self._watch = watch

    async def all(self, statement: Executable) -> Sequence[AnyRow]:
        """Give every row of a statement."""
        with self._watch.part(_asking()):
            return await super().all(statement)

    async def first(self, statement: Executable, values: Mapping[str, Any] | None = None) -> AnyRow | None:
        """Give the first row of a statement, or None."""
        with self._watch.part(_asking()):
            return await super().first(statement, values)

    async def scalar(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401
        """Give the first column of the first row, or None."""
        with self._watch.part(_asking()):
            return await super().scalar(statement, values)

    async def run(self, statement: Executable, rows: Sequence[dict[str, Any]] | None = None) -> int:
        """Carry a writing statement out."""
        with self._watch.part(_asking()):
            return await super().run(statement, rows)

    async def commit(self) -> None:
        """Keep everything."""
        with self._watch.part("commit"):
            await super().commit()


class TimedDatabase(Database):
    """Times how a unit of work is opened and closed."""

    def __init__(self, url: str, watch: Stopwatch) -> None:
        super().__init__(url)
        self._watch = watch

    @contextlib.asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """Begin a unit of work that may write."""
        async with contextlib.AsyncExitStack() as stack:
            with self._watch.part("unit of work: opened and closed"):
                plain = await stack.enter_async_context(super().work())
            try:
                yield TimedUnitOfWork(plain, self._watch)
            finally:
                with self._watch.part("unit of work: opened and closed"):
                    await stack.aclose()


class TimedListener(Listener):
    """Times what the dialogs do, and what understanding takes of it."""

    def __init__(self, watch: Stopwatch) -> None:
        super().__init__(understands=self._timed)
        self._watch = watch

    async def hear(self, uow: UnitOfWork, asker: Asker, words: str, state: dict[str, Any]) -> Heard:
        """Answer one message of somebody we know."""
        with self._watch.part("dialog"):
            return await super().hear(uow, asker, words, state)

    def _timed(self, words: str, lexicon: Lexicon, context: Context, today: dt.date) -> Understood:
        with self._watch.part("understanding"):
            return understand(words, lexicon, context, today)


@dataclass(frozen=True, slots=True)
class TimedTurns:
    """Times the turn itself (the ``Turns`` of ``bot.heard``)."""

    plain: turns.Turn
    watch: Stopwatch

    async def take(self, what: heard.Heard, *, email: Callable[[], Awaitable[str | None]]) -> heard.Answer:
        """Do the whole turn."""
        with self.watch.part("the turn between its parts: who asks, the answer's row"):
            return await self.plain.take(what, email=email)

    async def sent(self, answer: heard.Answer, outcome: deliveries.Outcome) -> None:
        """Record what became of an answer."""
        with self.watch.part("the outcome handed to the recorder"):
            await self.plain.sent(answer, outcome)


@dataclass(frozen=True, slots=True)
class TimedGate:
    """Times the check of the token."""

    plain: tokens.Gate
    watch: Stopwatch

    async def check(self, authorization: str | None, claimed: tokens.Claimed) -> tokens.Admission:
        """Check the Authorization header."""
        with self.watch.part("token check"):
            return await self.plain.check(authorization, claimed)


class TimedConnector(connector.Connector):
    """Times a reply from its encoding until the connector has answered."""

    def __init__(self, plain: connector.Connector, watch: Stopwatch) -> None:
        vars(self).update(vars(plain))
        self._watch = watch

    async def reply_to_activity(
        self, service_url: str, conversation: str, reply_to: str, activity: object
    ) -> deliveries.Outcome:
        """Post an activity as the answer to another."""
        with self._watch.part("reply encoded, posted and answered by the connector"):
            return await super().reply_to_activity(service_url, conversation, reply_to, activity)


async def serve(login: str) -> None:
    """Run the service with the settings of the environment, without its metronome."""
    watch = Stopwatch()
    async with contextlib.AsyncExitStack() as stack:
        service = await stack.enter_async_context(wiring.opened(settings.read()))
        database = TimedDatabase(service.settings.database_url, watch)
        stack.push_async_callback(database.close)
        turn = turns.Turn(
            database,
            service.clock,
            registers=service.registers,
            library=service.library,
            recorder=service.recorder,
            listener=TimedListener(watch),
        )
        wire = await stack.enter_async_context(serving.wired(service, login=authority.Redirected(login)))
        wire = dataclasses.replace(wire, gate=TimedGate(wire.gate, watch), client=TimedConnector(wire.client, watch))
        app = serving.application(_with(service, TimedTurns(turn, watch)), wire)
        app.middlewares.append(_around(watch))
        app.router.add_get(WHERE, watch.tell)
        serving.settle()
        await until_told.serve(app)


def _with(service: wiring.Service, timed: Any) -> wiring.Service:  # noqa: ANN401 - a Turns, where Service names Turn
    return dataclasses.replace(service, turns=timed)


def _around(watch: Stopwatch) -> Any:  # noqa: ANN401 - aiohttp's middlewares have no public type
    @web.middleware
    async def whole(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.path == WHERE:
            return await handler(request)
        with watch.part("the adapter between its parts: body, JSON, activity, the SDK's pipeline"):
            return await handler(request)

    return whole


def _asking() -> str:
    """Name the query that awaits the statement."""
    frame = sys._getframe(2)  # noqa: SLF001 - a stack is what a profiler reads
    return f"statement: {frame.f_globals['__name__'].rpartition('.')[2]}.{frame.f_code.co_name}"


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
