"""Teams' way in: POST /api/messages, from bytes to :class:`bot.heard.Heard` and from an answer to replies.

It decides nothing about the board. It is also one of the two borders at which any exception is caught: the person gets
one sentence, the log gets ids, and the process goes on.
"""

import functools
import traceback
from http import HTTPStatus
from typing import Any

import orjson
import structlog
from aiohttp import web
from botbuilder.schema import Activity

from board import deliveries, messages
from bot import heard
from bot.adapters import teams_heard, teams_sdk
from bot.auth import tokens
from notifications import cards
from notifications.channels.teams import codec, connector, service_urls

PATH = "/api/messages"
ID_LIMIT = 400  # characters, as the rows keep them; Teams' own stay far below
BODY_LIMIT = 256 * 1024  # bytes; Teams' own messages stay far below
SORRY = "Something went wrong on my side. Nothing you wrote was lost; please ask again."

_log = structlog.get_logger(__name__)


class RosterError(Exception):
    """Teams could not say who somebody is at the moment, so nobody may be taken for a stranger."""


class UnheardError(Exception):
    """A turn failed and nothing could be said to anybody about it."""


class Teams:
    """The adapter. All its parts are handed in; ``app_id`` is None where the bot has none."""

    def __init__(
        self,
        turns: heard.Turns,
        *,
        gate: tokens.Gate,
        client: connector.Connector,
        urls: service_urls.ServiceUrls,
        app_id: str | None,
    ) -> None:
        self._gate = gate
        self._urls = urls
        self._transport = teams_sdk.Transport(client, app_id)
        self._bot = _Bot(turns, client)

    def add_to(self, app: web.Application) -> None:
        """Put the one route into an application."""
        app.router.add_post(PATH, self.handle)

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one request: 200 once it is dealt with, else a 4xx with a sentence (see :meth:`_open`)."""
        opened = await self._open(request)
        if isinstance(opened, web.Response):
            return opened
        try:
            reply = await self._transport.carry(opened, self._bot)
        except UnheardError:
            return _refusal(HTTPStatus.INTERNAL_SERVER_ERROR, SORRY)
        if reply is None:
            return web.Response(status=HTTPStatus.OK)
        return web.Response(status=reply.status, body=codec.dumps(reply.body), content_type="application/json")

    async def _open(self, request: web.Request) -> Activity | web.Response:
        """Read, check and admit an activity, or say why not: 400, 401, 403, 413, 415 or 503."""
        if request.content_type != "application/json":
            return _refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send an activity as application/json.")
        body = await _body(request)
        if body is None:
            return _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"An activity may have {BODY_LIMIT} bytes at most.")
        parsed = _parse(body)
        if isinstance(parsed, str):
            return _refusal(HTTPStatus.BAD_REQUEST, parsed)
        admission = await self._gate.check(request.headers.get("Authorization"), tokens.Claimed.read(parsed))
        if isinstance(admission, tokens.TurnedAway):
            _log.info("teams.turned_away", status=int(admission.status), reason=admission.reason)
            return _refusal(admission.status, f"Not admitted: {admission.reason}.")
        self._urls.trust(admission.service_url)
        try:
            return codec.decode(Activity, parsed)
        except codec.MalformedError as error:
            return _refusal(HTTPStatus.BAD_REQUEST, f"This is not an activity: {error}.")


class _Bot(teams_sdk.Handler):
    """One turn: hear, take, reply, report."""

    def __init__(self, turns: heard.Turns, client: connector.Connector) -> None:
        super().__init__()
        self._turns = turns
        self._client = client

    async def hear(self, context: Any) -> None:  # noqa: ANN401 - a TurnContext
        """Do one turn; whatever it raises ends here, in the log and in one sentence."""
        said = False
        try:
            what = teams_heard.read(context.activity)
            answer = await self._turns.take(what, email=functools.partial(self._email, context.activity))
            if answer.messages:
                outcome = await _reply(context, answer.messages)
                said = True
                await self._turns.sent(answer, outcome)
        except Exception as error:  # noqa: BLE001 - the border: see the module's first lines
            _record(error, context.activity)
            if not said:
                await _apologise(context)

    async def _email(self, activity: Activity) -> str | None:
        """Look the sender's address up in the roster; None where Teams says there is none; raises RosterError."""
        found = await self._client.member(activity.service_url, teams_heard.roster(activity), activity.from_property.id)
        if isinstance(found, deliveries.Refused):
            return None
        if not isinstance(found, connector.Member):
            raise RosterError(found.reason)
        # A guest's sign-in name (…#EXT#@…) looks like an address and is none.
        name = found.user_principal_name
        return found.email or (name if name and "#EXT#" not in name.upper() else None)


async def _reply(context: Any, answer: tuple[messages.Message, ...]) -> deliveries.Outcome:  # noqa: ANN401
    """Send the messages in order, and say what became of the whole.

    Where a later one fails after an earlier one arrived, nobody can say "surely not delivered" any more.
    """
    last: str | None = None
    for number, message in enumerate(answer):
        try:
            sent = await context.send_activity(codec.decode(teams_sdk.Fresh, cards.activity(message)))
        except teams_sdk.NotAcceptedError as error:
            if number == 0:
                return error.outcome
            return deliveries.Unknown(f"{number} of {len(answer)} messages arrived; then {error.outcome.reason}")
        last = sent.id if sent is not None else None
    return deliveries.Accepted(last or None)


async def _apologise(context: Any) -> None:  # noqa: ANN401
    """Say one polite sentence to a person who spoke; raises UnheardError where that cannot be done."""
    try:
        spoken = teams_heard.read(context.activity).happening is heard.Happening.MESSAGE
        if spoken:
            await context.send_activity(codec.decode(teams_sdk.Fresh, cards.activity(messages.Message(body=SORRY))))
    except Exception as error:
        _record(error, context.activity)
        raise UnheardError from error
    if not spoken:
        raise UnheardError


def _record(error: Exception, activity: Activity) -> None:
    """Log a failure by ids and places only: an exception's own words may quote a message or a person."""
    _log.error(
        "teams.turn_failed",
        error=type(error).__name__,
        cause=type(error.__cause__).__name__ if error.__cause__ else None,
        where=[f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)][-5:],
        activity=activity.id,
        conversation=activity.conversation.id,
        kind=activity.type,
    )


async def _body(request: web.Request) -> bytes | None:
    """Read a body, but no further than the limit."""
    if request.content_length is not None and request.content_length > BODY_LIMIT:
        return None
    read = bytearray()
    async for chunk in request.content.iter_any():
        read += chunk
        if len(read) > BODY_LIMIT:
            return None
    return bytes(read)


def _parse(body: bytes) -> dict[str, Any] | str:
    """Parse a body and look for what no activity lacks; a fault is given back as a sentence."""
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        return "The body is not JSON."
    if not isinstance(parsed, dict):
        return "An activity must be a JSON object."
    if not isinstance(parsed.get("type"), str) or not parsed["type"]:
        return "An activity must have a type."
    for name in ("conversation", "from"):
        account = parsed.get(name)
        if not isinstance(account, dict) or not isinstance(account.get("id"), str) or not account["id"]:
            return f"An activity must have '{name}' with an id."
    ids = [parsed.get("id") or "", parsed["conversation"]["id"], parsed["from"]["id"]]
    if not all(isinstance(each, str) and len(each) <= ID_LIMIT and each.isprintable() for each in ids):
        return f"An id may have {ID_LIMIT} characters at most, and no control characters."
    return parsed


def _refusal(status: HTTPStatus, sentence: str) -> web.Response:
    return web.json_response({"error": {"code": status.name, "message": sentence}}, status=status)
