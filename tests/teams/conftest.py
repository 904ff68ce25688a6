"""What the tests of the Teams wire share: an authority, a connector, a clock that a test may move, a bot."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import orjson
import pytest
from aiohttp import web

from board import deliveries, messages
from bot import heard as hearing
from bot.adapters import teams
from bot.auth import keys, tokens
from notifications.channels.teams import connector as client
from notifications.channels.teams import service_urls
from tests.support import authority as authorities
from tests.support import connector as connectors

BOT = "28:board-bot"
ALEX = {"id": "29:alex", "name": "Alex Example", "aadObjectId": "00000000-0000-4000-8000-0000000000a1"}


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is moved."""

    at: dt.datetime = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        """Tell the time."""
        return self.at

    def forward(self, **by: float) -> None:
        """Move on."""
        self.at += dt.timedelta(**by)


@dataclass(slots=True)
class Turns:
    """A service that answers with what it is given, an echo failing that, and remembers what it heard and was told."""

    heard: list[hearing.Heard] = field(default_factory=list)
    outcomes: list[deliveries.Outcome] = field(default_factory=list)
    emails: list[str | None] = field(default_factory=list)
    answers: tuple[messages.Message, ...] | None = None
    error: Exception | None = None
    wants_email: bool = False

    async def take(self, heard: hearing.Heard, *, email: Callable[[], Awaitable[str | None]]) -> hearing.Answer:
        """Hear, and echo."""
        self.heard.append(heard)
        if self.wants_email:
            self.emails.append(await email())
        if self.error is not None:
            raise self.error
        return _answer(heard, self.answers)

    async def sent(self, answer: hearing.Answer, outcome: deliveries.Outcome) -> None:  # noqa: ARG002
        """Remember what became of an answer."""
        self.outcomes.append(outcome)


def _answer(what: hearing.Heard, answers: tuple[messages.Message, ...] | None) -> hearing.Answer:
    if what.happening is hearing.Happening.OTHER:
        return hearing.Answer()
    return hearing.Answer(answers or (messages.Message(body=f"You said: {what.text}"),), delivery=1)


@dataclass(slots=True)
class Bot:
    """A bot that listens on loopback, and everything round it."""

    url: str
    turns: Turns
    mock: connectors.MockConnector
    authority: authorities.Authority
    clock: Clock
    http: aiohttp.ClientSession
    app_id: str | None

    def token(self, **changes: Any) -> str:  # noqa: ANN401
        """Make a token as the Bot Connector would, but for the changes."""
        url = changes.pop("service_url", self.mock.url)
        return self.authority.token(url, self.clock(), **changes)

    def activity(self, text: str | None = "hello", **changes: Any) -> dict[str, Any]:  # noqa: ANN401
        """Make a message in a personal chat, but for the changes; a change to None takes a member away."""
        activity = {
            "type": "message",
            "id": "activity-1",
            "channelId": "msteams",
            "serviceUrl": self.mock.url,
            "from": ALEX,
            "recipient": {"id": BOT, "name": "Boardclerk"},
            "conversation": {"id": "a:alex", "conversationType": "personal", "tenantId": authorities.TENANT},
            "channelData": {"tenant": {"id": authorities.TENANT}},
            "text": text,
        } | changes
        return {name: value for name, value in activity.items() if value is not None}

    async def post(
        self,
        activity: Mapping[str, Any] | bytes,
        *,
        token: str | None = "good",
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Any]:
        """Send an activity and give the status and the parsed body."""
        sent = dict(headers or {"Content-Type": "application/json"})
        if token is not None and self.app_id is not None:
            sent["Authorization"] = f"Bearer {self.token() if token == 'good' else token}"
        body = activity if isinstance(activity, bytes) else orjson.dumps(activity)
        async with self.http.post(f"{self.url}{teams.PATH}", data=body, headers=sent) as answer:
            raw = await answer.read()
            return answer.status, orjson.loads(raw) if raw else None


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def mock() -> AsyncIterator[connectors.MockConnector]:
    async with connectors.running() as mock:
        yield mock


@pytest.fixture
async def authority() -> AsyncIterator[authorities.Authority]:
    async with authorities.running() as authority:
        yield authority


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with client.open_session() as session:
        yield session


@pytest.fixture
async def bot(
    session: aiohttp.ClientSession, mock: connectors.MockConnector, authority: authorities.Authority, clock: Clock
) -> AsyncIterator[Bot]:
    """Serve a bot with an app id, behind the token check."""
    gate = tokens.TokenGate(
        app_id=authorities.APP_ID,
        tenants=[authorities.TENANT],
        signing_keys=keys.SigningKeys(session, authority.metadata_url, now=clock),
        now=clock,
    )
    urls = service_urls.ServiceUrls(app_id=authorities.APP_ID, known=[mock.url])
    async for running in _serve(session, mock, authority, clock, gate, urls, authorities.APP_ID):
        yield running


@pytest.fixture
async def open_bot(
    session: aiohttp.ClientSession, mock: connectors.MockConnector, authority: authorities.Authority, clock: Clock
) -> AsyncIterator[Bot]:
    """Serve a bot without an app id, as the local Teams client wants it."""
    urls = service_urls.ServiceUrls(app_id=None)
    async for running in _serve(session, mock, authority, clock, tokens.LoopbackGate(), urls, None):
        yield running


async def _serve(
    session: aiohttp.ClientSession,
    mock: connectors.MockConnector,
    authority: authorities.Authority,
    clock: Clock,
    gate: tokens.Gate,
    urls: service_urls.ServiceUrls,
    app_id: str | None,
) -> AsyncIterator[Bot]:
    turns = Turns()
    app = web.Application()
    pooled = client.Connector(session, urls=urls, tokens=None)
    teams.Teams(turns, gate=gate, client=pooled, urls=urls, app_id=app_id).add_to(app)
    async with connectors.serving(app) as url, aiohttp.ClientSession() as http:
        yield Bot(url, turns, mock, authority, clock, http, app_id)
