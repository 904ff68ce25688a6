"""The pooled connector: each thing that can happen to a call is one outcome, and no call goes where it must not."""

import datetime as dt
from typing import Any

import aiohttp
import hypothesis
import pytest
from hypothesis import strategies as st

from board import deliveries, messages
from notifications.channels.teams import channel, connector, pacing, service_urls
from tests.support import connector as connectors
from tests.support.connector import Fault, MockConnector

HELLO = {"type": "message", "text": "hello"}
MEETING = messages.Message(body="Papers are in.", title="Papers")


class Tokens:
    """Hands out numbered tokens, a new one whenever the last was dropped."""

    def __init__(self) -> None:
        self.number = 1

    async def token(self) -> str:
        """Give the current one."""
        return f"token-{self.number}"

    def drop(self, value: str) -> None:
        """Move on to the next."""
        assert value == f"token-{self.number}"
        self.number += 1


@pytest.fixture
def client(session: aiohttp.ClientSession) -> connector.Connector:
    return connector.Connector(session, urls=service_urls.ServiceUrls(app_id=None), tokens=None)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(status=201, body=b'{"id":"m1"}'), deliveries.Accepted("m1")),
        (Fault(status=202, body=b""), deliveries.Accepted(None)),
        (Fault(status=200, body=b"no JSON"), deliveries.Accepted(None)),
        (
            Fault(status=429, headers={"Retry-After": "7"}),
            deliveries.TryLater("the connector answered 429", dt.timedelta(seconds=7)),
        ),
        (Fault(status=429), deliveries.TryLater("the connector answered 429")),
        (Fault(status=429, headers={"Retry-After": "soon"}), deliveries.TryLater("the connector answered 429")),
        (
            Fault(
                status=503,
                headers={"Date": "Fri, 20 Nov 2026 09:00:00 GMT", "Retry-After": "Fri, 20 Nov 2026 09:01:30 GMT"},
            ),
            deliveries.TryLater("the connector answered 503", dt.timedelta(seconds=90)),
        ),
        (Fault(status=412), deliveries.TryLater("the connector answered 412")),
        (Fault(status=500), deliveries.TryLater("the connector answered 500")),
        (Fault(status=502), deliveries.Unknown("the connector answered 502")),
        (Fault(status=504), deliveries.Unknown("the connector answered 504")),
        (Fault(drop=True), deliveries.Unknown("the connector did not answer (ServerDisconnectedError)")),
        (Fault(status=403), deliveries.Refused("the connector answered 403", gone=True)),
        (Fault(status=404), deliveries.Refused("the connector answered 404", gone=True)),
        (Fault(status=400), deliveries.Refused("the connector answered 400")),
        (Fault(status=401), deliveries.Refused("the connector answered 401")),
        (
            Fault(status=307, headers={"Location": "http://127.0.0.1:1/"}),
            deliveries.Refused("the connector answered 307"),
        ),
    ],
)
async def test_every_answer_is_one_outcome(
    client: connector.Connector, mock: MockConnector, fault: Fault, outcome: deliveries.Outcome
) -> None:
    mock.fail(fault)
    assert await client.send_to_conversation(mock.url, "a:alex", HELLO) == outcome
    assert len(mock.received) == 1


async def test_a_connector_that_cannot_be_reached_is_tried_later(client: connector.Connector) -> None:
    async with connectors.running() as gone:
        url = gone.url
    outcome = await client.send_to_conversation(url, "a:alex", HELLO)
    assert outcome == deliveries.TryLater("the connector could not be reached (ClientConnectorError)")


async def test_a_connector_that_says_nothing_leaves_us_not_knowing(mock: MockConnector) -> None:
    impatient = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.05))
    async with impatient, connectors.running(connectors.MockConnector(silent=True)) as silent:
        client = connector.Connector(impatient, urls=service_urls.ServiceUrls(app_id=None), tokens=None)
        assert isinstance(await client.send_to_conversation(silent.url, "a:alex", HELLO), deliveries.Unknown)
        assert isinstance(await client.member(silent.url, "a:alex", "29:alex"), deliveries.TryLater)
    assert mock.received == []


async def test_a_token_that_is_turned_away_is_dropped_and_the_call_made_once_more(
    session: aiohttp.ClientSession, mock: MockConnector
) -> None:
    tokens = Tokens()
    urls = service_urls.ServiceUrls(app_id="app", known=[mock.url])
    client = connector.Connector(session, urls=urls, tokens=tokens)
    mock.fail(Fault(status=401))
    assert await client.send_to_conversation(mock.url, "a:alex", HELLO) == deliveries.Accepted("reply-2")
    assert [one.headers["authorization"] for one in mock.received] == ["Bearer token-1", "Bearer token-2"]
    mock.fail(Fault(status=401), Fault(status=401))
    refused = await client.send_to_conversation(mock.url, "a:alex", HELLO)
    assert refused == deliveries.Refused("the connector answered 401")
    assert len(mock.received) == 4


async def test_no_token_is_sent_without_an_app_id(client: connector.Connector, mock: MockConnector) -> None:
    await client.update_activity(mock.url, "a:alex", "m/1", HELLO)
    [one] = mock.received
    assert (one.method, one.path) == ("PUT", "/v3/conversations/a%3Aalex/activities/m%2F1")
    assert "authorization" not in one.headers


async def test_nothing_goes_to_an_address_nobody_vouched_for(
    session: aiohttp.ClientSession, mock: MockConnector
) -> None:
    client = connector.Connector(session, urls=service_urls.ServiceUrls(app_id="app"), tokens=Tokens())
    outcome = await client.send_to_conversation(mock.url, "a:alex", HELLO)
    assert isinstance(outcome, deliveries.Refused)
    assert mock.received == []


async def test_a_long_roster_is_read_page_by_page(client: connector.Connector, mock: MockConnector) -> None:
    mock.page_size = 2
    mock.members = {f"29:{number}": connectors.member(f"29:{number}", f"Member {number}") for number in range(5)}
    roster = await client.roster(mock.url, "19:group@thread.v2")
    assert isinstance(roster, tuple)
    assert [one.name for one in roster] == [f"Member {number}" for number in range(5)]
    assert len(mock.received) == 3


async def test_a_roster_that_breaks_off_is_no_roster(client: connector.Connector, mock: MockConnector) -> None:
    mock.page_size = 1
    mock.members = {name: connectors.member(name, name) for name in ("29:a", "29:b")}
    mock.fail(Fault(status=200, body=b'{"members":[{"id":"29:a"}],"continuationToken":"1"}'), Fault(status=502))
    assert await client.roster(mock.url, "19:group") == deliveries.TryLater("the connector answered 502")


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://smba.trafficmanager.net/uk/the-tenant/", True),
        ("https://SMBA.trafficmanager.net/emea/", True),
        ("https://smba.trafficmanager.net:8443/", False),
        ("http://smba.trafficmanager.net/uk/", False),
        ("https://smba.trafficmanager.net@connector.example.org/", False),
        ("https://connector.example.org/", False),
        ("https://[oops/", False),
        ("", False),
    ],
)
def test_with_an_app_id_only_known_https_addresses_are_written_to(url: str, *, allowed: bool) -> None:
    assert service_urls.ServiceUrls(app_id="app").allows(url) is allowed


def test_an_address_from_a_checked_activity_is_remembered_if_it_is_https() -> None:
    urls = service_urls.ServiceUrls(app_id="app")
    urls.trust("https://connector.example.org/eu/")
    urls.trust("http://plain.example.org/")
    assert urls.allows("https://connector.example.org/uk/")
    assert not urls.allows("http://plain.example.org/")


async def test_an_unasked_message_reaches_a_known_conversation(
    client: connector.Connector, mock: MockConnector
) -> None:
    teams = channel.TeamsChannel(client)
    address = channel.Conversation(mock.url, "a:alex")
    assert await teams.send(address, MEETING, repeat=False) == deliveries.Accepted("reply-1")
    assert await teams.send(address, MEETING, repeat=True) == deliveries.Accepted("reply-2")
    first, again = mock.sent
    assert first["text"] == "Papers\n\nPapers are in."
    assert again["text"].splitlines()[2] == channel.REPEAT


async def test_a_personal_chat_is_opened_for_one_user_of_the_tenant(
    client: connector.Connector, mock: MockConnector
) -> None:
    opened = await channel.TeamsChannel(client).open(mock.url, "the-tenant", "28:bot", "29:alex")
    assert opened == "a:29:alex"
    [one] = mock.received
    assert one.path == "/v3/conversations"
    assert one.body["members"] == [{"id": "29:alex"}]
    assert (one.body["tenantId"], one.body["channelData"]) == ("the-tenant", {"tenant": {"id": "the-tenant"}})


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault(status=403), deliveries.Refused),
        (Fault(status=502), deliveries.TryLater),
        (Fault(status=201, body=b"{}"), deliveries.TryLater),
    ],
)
async def test_a_chat_that_cannot_be_opened_is_an_outcome(
    client: connector.Connector, mock: MockConnector, fault: Fault, kind: type[Any]
) -> None:
    mock.fail(fault)
    assert isinstance(await channel.TeamsChannel(client).open(mock.url, "t", "28:bot", "29:alex"), kind)


async def test_the_eighth_message_of_a_second_waits_for_the_next(
    client: connector.Connector, mock: MockConnector
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    teams = channel.TeamsChannel(client, pace=pacing.Pace(clock=lambda: 100.0, sleep=sleep))
    for _ in range(9):
        await teams.send(channel.Conversation(mock.url, "a:alex"), MEETING, repeat=False)
    assert slept == [1.0, 2.0]  # seven in one second, eight in two


@hypothesis.given(
    st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 2, allow_nan=False)), min_size=1, max_size=150)
)
def test_no_window_of_a_conversation_is_ever_overfull(asked: list[tuple[str, float]]) -> None:
    async def sleep(_: float) -> None:
        raise AssertionError("reserve does not sleep")

    pace, now = pacing.Pace(clock=lambda: 0.0, sleep=sleep), 0.0
    places: dict[str, list[float]] = {}
    for name, later in asked:
        now += later
        places.setdefault(name, []).append(now + pace.reserve(name, now))
    for sent in places.values():
        assert sent == sorted(sent)
        for window in pacing.CONVERSATION:
            pairs = zip(sent, sent[window.messages :], strict=False)
            assert all(late - early >= window.seconds - 1e-6 for early, late in pairs)
