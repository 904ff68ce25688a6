"""The rounds: each contestant in turn, again and again, so that whatever else the machine does falls on all of them."""

import asyncio
import contextlib
import datetime as dt
import weakref
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import orjson
from aiohttp import web

from tests.bench import load, processes, questions, sample
from tests.bench.archive import boards
from tests.support import authority as authorities
from tests.support import connector as connectors
from tests.support.authority import Authority
from tests.support.connector import MockConnector

WARM = 1.5  # seconds that each contestant runs before anything counts
_OURS = "tests.bench.servers.full"


@dataclass(frozen=True, slots=True)
class Contestant:
    """One line of the table: what runs, what it is asked, and on which database."""

    name: str
    module: str
    questions: Sequence[str]
    database: str | None = None
    people: tuple[sample.Person, ...] = field(default_factory=sample.sixteen)
    answer: bytes | None = None  # what every right answer holds, where all questions have the same one

    @property
    def ours(self) -> bool:
        """Tell whether this is our service, behind its token check."""
        return self.module == _OURS


@dataclass(frozen=True, slots=True)
class Databases:
    """The addresses of two databases of one kind: with the small sample, and with the archive."""

    name: str
    sample: str
    archive: str


@dataclass(slots=True)
class Score:
    """What the rounds of one contestant gave."""

    contestant: Contestant
    rates: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)  # ms
    failed: int = 0
    right: int = 0
    replies: int = 0
    connections: int = 0
    authority: int = 0
    processor: float | None = 0.0  # seconds
    megabytes: float | None = None


def contestants(databases: Sequence[Databases]) -> tuple[Contestant, ...]:
    """Give everybody who takes part, in the order of a round."""
    ours: list[Contestant] = []
    for each in databases:
        wordings, right, many = sample.PARAPHRASES, sample.ANSWER, boards.askers()
        kinds = [question for _, question, _ in questions.QUESTIONS]
        ours += [
            Contestant(f"our turn, {each.name}", _OURS, wordings, each.sample, answer=right),
            Contestant(f"the same, plain question, {each.name}", _OURS, [sample.PLAIN], each.sample, answer=right),
            Contestant(f"our turn, the archive, {each.name}", _OURS, wordings, each.archive, many, right),
            Contestant(f"every kind of question, the archive, {each.name}", _OURS, kinds, each.archive, many),
        ]
    return (
        *ours,
        Contestant("botbuilder echo", "tests.bench.servers.botbuilder_echo", [sample.PLAIN]),
        Contestant("Microsoft 365 Agents SDK echo", "tests.bench.servers.agents_echo", [sample.PLAIN]),
        Contestant("bare aiohttp", "tests.bench.servers.aiohttp_echo", [sample.PLAIN]),
    )


class Counting(MockConnector):
    """The connector of the tests, which also counts the connections that are opened to it, whatever their ports."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0
        self._met: weakref.WeakSet[object] = weakref.WeakSet()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one request as the Bot Connector does."""
        if request.transport is not None and request.transport not in self._met:
            self._met.add(request.transport)
            self.opened += 1
        return await super().answer(request)


@dataclass(frozen=True, slots=True)
class Stand:
    """What all the services speak with, on the other core."""

    authority: Authority
    connector: Counting
    token: str


async def run(taking_part: Sequence[Contestant], *, rounds: int, seconds: float, folder: Path) -> list[Score]:
    """Start every service, warm it, and measure round after round."""
    async with standing() as stand:
        with contextlib.ExitStack() as stack:
            running = await _start(taking_part, stack, stand, folder)
            scores = [Score(contestant) for contestant in taking_part]
            for number in range(rounds + 1):
                for score in scores:
                    # The warm-up is a round too, with a score that nobody sees.
                    into, long = (score, seconds) if number else (Score(score.contestant), WARM)
                    await _measure(into, running[_key(score.contestant)], stand, long)
            return scores


@contextlib.asynccontextmanager
async def standing() -> AsyncIterator[Stand]:
    """Run an authority and a connector on loopback, and get one token that is good for the whole run."""
    connector = Counting()
    async with authorities.running() as authority, connectors.running(connector):
        now = dt.datetime.now(dt.UTC)  # noqa: TID251 - tokens end by real time
        yield Stand(authority, connector, authority.token(connector.url, now))


async def _start(
    taking_part: Sequence[Contestant], stack: contextlib.ExitStack, stand: Stand, folder: Path
) -> dict[tuple[str, str | None], processes.Running]:
    running: dict[tuple[str, str | None], processes.Running] = {}
    for contestant in taking_part:
        if _key(contestant) in running:
            continue
        environment = sample.local_environment(contestant.database or "sqlite://", folder)
        if contestant.ours:
            environment |= registered(stand)
        arguments = [stand.authority.url] if contestant.ours else []
        # In a thread: the service may ask the authority, which answers from this loop, before it says where it listens.
        starting = processes.started(contestant.module, arguments, environment)
        running[_key(contestant)] = await asyncio.to_thread(stack.enter_context, starting)
    return running


def registered(stand: Stand) -> Mapping[str, str]:
    """Give the settings of a service with an app id, whose authorities and connector are on loopback."""
    return {
        "BOARDCLERK_APP_ID": authorities.APP_ID,
        "BOARDCLERK_APP_PASSWORD": "invented",
        "BOARDCLERK_TENANT_ID": authorities.TENANT,
        "BOARDCLERK_OPENID_METADATA": stand.authority.metadata_url,
        "BOARDCLERK_LOGIN_AUTHORITY": "https://login.authority.example",
        "BOARDCLERK_SERVICE_URL": stand.connector.url,
        "BOARDCLERK_PORT": "0",
    }


async def _measure(score: Score, process: processes.Running, stand: Stand, seconds: float) -> None:
    connector, authority = stand.connector, stand.authority
    token = stand.token if score.contestant.ours else None
    asked = load.Load(score.contestant.people, score.contestant.questions, connector.url, token)
    connector.received.clear()
    authority.asked.clear()
    opened, used = connector.opened, process.processor_seconds()
    window = await load.run(process.url, asked, seconds)
    used_after = process.processor_seconds()
    score.rates.append(window.rate)
    score.turns += window.turns
    score.failed += window.failed
    replies = [orjson.dumps(activity) for activity in connector.sent]
    score.replies += len(replies)
    score.right += sum((score.contestant.answer or b"") in reply for reply in replies)
    score.connections += connector.opened - opened
    score.authority += len(authority.asked)
    if used is not None and used_after is not None and score.processor is not None:
        score.processor += used_after - used
    score.megabytes = process.megabytes()


def _key(contestant: Contestant) -> tuple[str, str | None]:
    return contestant.module, contestant.database
