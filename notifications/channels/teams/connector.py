"""The Bot Connector, spoken to directly: what we need of the SDK's client, over one shared pool of connections.

Every call has a time-out and every expected failure is an outcome value (``board.deliveries``): nothing here retries,
waits or decides what to do next. Creating a message is not idempotent, so what may have arrived is ``Unknown``.
"""

import datetime as dt
import email.utils
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

import aiohttp
import orjson
import yarl

from board import deliveries
from notifications.channels.teams import codec, credentials, service_urls

CONNECT = 3  # seconds to reach the connector
TOTAL = 10  # seconds for one call; Teams gives a whole turn 15
CONNECTIONS = 100  # at once, all service URLs together
KEEP_ALIVE = 50  # seconds; a connection that the other side has closed turns a reply into an unknown outcome
PAGE = 100  # members asked for at once; a channel's roster may give fewer
MOST_MEMBERS = 10_000  # where reading a roster stops, whatever the connector says

Failure = deliveries.TryLater | deliveries.Refused | deliveries.Unknown


class Tokens(Protocol):
    """Where the outgoing token comes from (:class:`~notifications.channels.teams.credentials.Credentials`)."""

    async def token(self) -> str:
        """Give a token; raises :class:`~notifications.channels.teams.credentials.NoTokenError`."""
        ...

    def drop(self, value: str) -> None:
        """Forget a token that was turned away."""
        ...


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a conversation's roster. ``entra`` is the Entra object id; ``email`` as the tenant has it."""

    id: str
    name: str | None = None
    entra: str | None = None
    email: str | None = None
    user_principal_name: str | None = None


@dataclass(frozen=True, slots=True)
class _Reply:
    """What the connector said: the status, its wish for a pause, and the parsed body (None where there is none)."""

    status: int
    after: dt.timedelta | None
    body: Any


def open_session() -> aiohttp.ClientSession:
    """Open the one session that all calls share; the caller closes it at shut-down."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE),
        timeout=aiohttp.ClientTimeout(total=TOTAL, sock_connect=CONNECT),
        cookie_jar=aiohttp.DummyCookieJar(),
    )


class Connector:
    """The connector client. ``tokens`` is None where the bot has no app id: then no token is sent."""

    def __init__(
        self, session: aiohttp.ClientSession, *, urls: service_urls.ServiceUrls, tokens: Tokens | None
    ) -> None:
        self._session = session
        self._urls = urls
        self._tokens = tokens

    async def send_to_conversation(self, service_url: str, conversation: str, activity: object) -> deliveries.Outcome:
        """Post an activity (a mapping or a ``botbuilder.schema.Activity``) at the end of a conversation."""
        return _delivered(await self._ask("POST", service_url, f"{_path(conversation)}/activities", activity))

    async def reply_to_activity(
        self, service_url: str, conversation: str, reply_to: str, activity: object
    ) -> deliveries.Outcome:
        """Post an activity as the answer to another."""
        return _delivered(await self._ask("POST", service_url, _activity(conversation, reply_to), activity))

    async def update_activity(
        self, service_url: str, conversation: str, activity_id: str, activity: object
    ) -> deliveries.Outcome:
        """Replace an activity that was sent before."""
        return _delivered(await self._ask("PUT", service_url, _activity(conversation, activity_id), activity))

    async def create_conversation(self, service_url: str, parameters: Mapping[str, Any]) -> str | Failure:
        """Open a conversation and give its id; a personal chat that exists already is given again."""
        reply = await self._ask("POST", service_url, "v3/conversations", parameters)
        if not isinstance(reply, _Reply):
            return reply
        found = reply.body.get("id") if isinstance(reply.body, dict) else None
        return found if isinstance(found, str) else deliveries.Unknown("the conversation was opened without an id")

    async def member(self, service_url: str, conversation: str, member: str) -> Member | Failure:
        """Look one member up by the channel's own id (``29:…``)."""
        reply = await self._read(service_url, f"{_path(conversation)}/members/{_quoted(member)}")
        if not isinstance(reply, _Reply):
            return reply
        found = _member(reply.body)
        return found if found is not None else deliveries.TryLater("the roster's answer could not be read")

    async def roster(self, service_url: str, conversation: str) -> tuple[Member, ...] | Failure:
        """Read all members, page by page."""
        found: list[Member] = []
        query = f"pageSize={PAGE}"
        while len(found) < MOST_MEMBERS:
            reply = await self._read(service_url, f"{_path(conversation)}/pagedmembers?{query}")
            if not isinstance(reply, _Reply):
                return reply
            page = reply.body if isinstance(reply.body, dict) else {}
            found += [member for raw in page.get("members") or () if (member := _member(raw)) is not None]
            if not page.get("continuationToken"):
                break
            query = f"pageSize={PAGE}&continuationToken={_quoted(str(page['continuationToken']))}"
        return tuple(found)

    async def _read(self, service_url: str, path: str) -> _Reply | Failure:
        """Ask for something: reading again does no harm, so what is unknown is simply tried later."""
        reply = await self._ask("GET", service_url, path, None)
        return deliveries.TryLater(reply.reason) if isinstance(reply, deliveries.Unknown) else reply

    async def _ask(self, method: str, service_url: str, path: str, body: object) -> _Reply | Failure:
        """Make one call; where the token is turned away, once more with a new one (nothing was delivered then)."""
        if not self._urls.allows(service_url):
            return deliveries.Refused("this service URL is not one the service may write to")
        url = yarl.URL(f"{service_url.rstrip('/')}/{path}", encoded=True)
        data = None if body is None else codec.dumps(body)
        try:
            token = await self._tokens.token() if self._tokens else None
            reply = await self._call(method, url, data, token)
            if isinstance(reply, _Reply) and reply.status == HTTPStatus.UNAUTHORIZED and self._tokens and token:
                self._tokens.drop(token)
                reply = await self._call(method, url, data, await self._tokens.token())
        except credentials.NoTokenError as error:
            return deliveries.TryLater(str(error)) if error.temporary else deliveries.Refused(str(error))
        return reply if not isinstance(reply, _Reply) else _failure(reply) or reply

    async def _call(self, method: str, url: yarl.URL, data: bytes | None, token: str | None) -> _Reply | Failure:
        """Put one request on the wire and read its answer."""
        headers = {"Accept": "application/json"}
        if data is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        try:
            # A redirect is not followed: it would carry the token to an address nobody has checked.
            async with self._session.request(method, url, data=data, headers=headers, allow_redirects=False) as answer:
                return _Reply(answer.status, _retry_after(answer.headers), await _body(answer))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            return deliveries.TryLater(f"the connector could not be reached ({type(error).__name__})")
        except (aiohttp.ClientError, TimeoutError) as error:
            return deliveries.Unknown(f"the connector did not answer ({type(error).__name__})")


def _failure(reply: _Reply) -> Failure | None:
    """Turn a status into an outcome; None where the call went well.

    429 and 412 are Teams' own "slow down" and "try again"; 502 and 504 come from a gateway behind which the message
    may have been delivered ("Rate limiting", Teams platform docs); 403 is blocked or not installed, 404 a vanished
    conversation.
    """
    said = f"the connector answered {reply.status}"
    if HTTPStatus.OK <= reply.status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    if reply.status in _LATER:
        return deliveries.TryLater(said, reply.after)
    if reply.status in _MAYBE or reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return deliveries.Unknown(said)
    return deliveries.Refused(said, gone=reply.status in _GONE)


_LATER = frozenset(
    {
        HTTPStatus.PRECONDITION_FAILED,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.SERVICE_UNAVAILABLE,
    }
)
_GONE = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})
_MAYBE = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})


def _delivered(reply: _Reply | Failure) -> deliveries.Outcome:
    """Say what became of a message; some answers (202) carry no id."""
    if not isinstance(reply, _Reply):
        return reply
    found = reply.body.get("id") if isinstance(reply.body, dict) else None
    return deliveries.Accepted(found if isinstance(found, str) and found else None)


async def _body(answer: aiohttp.ClientResponse) -> object:
    """Read and parse a body; the status counts even where the body breaks off or is no JSON."""
    try:
        return orjson.loads(await answer.read())
    except (TimeoutError, aiohttp.ClientPayloadError, aiohttp.ClientConnectionError, orjson.JSONDecodeError):
        return None


def _retry_after(headers: Mapping[str, str]) -> dt.timedelta | None:
    """Read Retry-After: seconds, or a date measured against the answer's own Date (RFC 9110, 10.2.3)."""
    wish = headers.get("Retry-After", "").strip()
    if wish.isascii() and wish.isdigit():
        return dt.timedelta(seconds=min(int(wish), _DAY))
    try:
        pause = email.utils.parsedate_to_datetime(wish) - email.utils.parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, TypeError):
        return None
    return max(pause, dt.timedelta())


_DAY = 86_400  # seconds; nobody means more


def _member(raw: object) -> Member | None:
    """Read one roster entry; None where it has no id."""
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
        return None
    texts = {key: value for key, value in raw.items() if isinstance(value, str) and value}
    return Member(
        id=raw["id"],
        name=texts.get("name"),
        entra=texts.get("aadObjectId") or texts.get("objectId"),
        email=texts.get("email"),
        user_principal_name=texts.get("userPrincipalName"),
    )


def _path(conversation: str) -> str:
    return f"v3/conversations/{_quoted(conversation)}"


def _activity(conversation: str, activity: str) -> str:
    return f"{_path(conversation)}/activities/{_quoted(activity)}"


def _quoted(part: str) -> str:
    return urllib.parse.quote(part, safe="")
