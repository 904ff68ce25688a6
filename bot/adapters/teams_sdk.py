"""The Bot Framework SDK's public seams, filled with our own parts: this is where its ways and ours are joined.

The SDK carries a turn and nothing else. As it comes it makes a client, a session and a serialiser for every reply; here
all replies go through the one pooled connector, and tokens were checked before (``bot.auth``). The day its successor
replaces it, this file, the adapter beside it and ``notifications.channels.teams.codec`` change.
"""

from http import HTTPStatus
from typing import Any, Self

from botbuilder.core import InvokeResponse
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity, AdaptiveCardInvokeResponse, ResourceResponse
from botframework.connector.auth import (
    AuthenticateRequestResult,
    AuthenticationConstants,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from board import deliveries
from notifications.channels.teams import connector

AUDIENCE = "https://api.botframework.com"
CALLER = "urn:botframework:azure"

# The SDK is published without types, so mypy sees its classes as Any: hence the ignores below.


class NotAcceptedError(Exception):
    """The connector did not take a message; ``outcome`` says what became of it. The SDK's seam knows no outcomes."""

    def __init__(self, outcome: connector.Failure) -> None:
        super().__init__(outcome.reason)
        self.outcome = outcome


class Fresh(Activity):  # type: ignore[misc]
    """An activity made for one sending. The SDK copies deeply what it sends; of this one nobody else has a part."""

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


class Conversations:
    """What ``CloudAdapter`` asks of a connector client's ``conversations``, on the pooled connector."""

    def __init__(self, client: connector.Connector, service_url: str) -> None:
        self._client = client
        self._service_url = service_url

    async def send_to_conversation(self, conversation: str, activity: object) -> ResourceResponse:
        """Post at the end of a conversation; raises :class:`NotAcceptedError`."""
        return _taken(await self._client.send_to_conversation(self._service_url, conversation, activity))

    async def reply_to_activity(self, conversation: str, reply_to: str, activity: object) -> ResourceResponse:
        """Post as an answer to an activity; raises :class:`NotAcceptedError`."""
        return _taken(await self._client.reply_to_activity(self._service_url, conversation, reply_to, activity))

    async def update_activity(self, conversation: str, activity_id: str, activity: object) -> ResourceResponse:
        """Replace an activity; raises :class:`NotAcceptedError`."""
        return _taken(await self._client.update_activity(self._service_url, conversation, activity_id, activity))


class PooledClient:
    """A connector client for one turn: nothing but a service URL and the shared pool."""

    def __init__(self, client: connector.Connector, service_url: str) -> None:
        self.conversations = Conversations(client, service_url)


class PooledFactory(ConnectorFactory):  # type: ignore[misc]
    """Gives every turn its connector client, without making a connection."""

    def __init__(self, client: connector.Connector) -> None:
        self._client = client

    async def create(self, service_url: str, audience: str) -> PooledClient:  # noqa: ARG002 - the SDK's signature
        """Give a client for one service URL."""
        return PooledClient(self._client, service_url)


class CheckedBefore(BotFrameworkAuthentication):  # type: ignore[misc]
    """The SDK's authentication where the check is ours: it hands out our factory and refuses to check anything."""

    def __init__(self, client: connector.Connector, app_id: str | None) -> None:
        self._factory = PooledFactory(client)
        self._app_id = app_id or ""

    def result(self) -> AuthenticateRequestResult:
        """Tell the SDK that an activity was admitted."""
        told = AuthenticateRequestResult()
        claims = {AuthenticationConstants.AUDIENCE_CLAIM: self._app_id}
        told.claims_identity = ClaimsIdentity(claims, is_authenticated=True)
        told.audience = AUDIENCE
        told.caller_id = CALLER if self._app_id else None
        told.connector_factory = self._factory
        return told

    async def authenticate_request(self, activity: object, auth_header: str) -> AuthenticateRequestResult:  # noqa: ARG002
        """Refuse: an activity that reaches the SDK unchecked is a fault of ours."""
        raise PermissionError("tokens are checked by bot.auth, before the SDK is asked")

    async def authenticate_streaming_request(
        self,
        auth_header: str,  # noqa: ARG002 - the SDK's signature
        channel_id_header: str,  # noqa: ARG002 - the same
    ) -> AuthenticateRequestResult:
        """Refuse: the service takes no streaming connections."""
        raise PermissionError("the service takes no streaming connections")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> PooledFactory:  # noqa: ARG002
        """Give the one factory."""
        return self._factory

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:  # noqa: ARG002
        """Give none: the bot signs nobody in through the Bot Framework."""
        return


class Transport(CloudAdapter):  # type: ignore[misc]
    """The SDK's adapter over our parts."""

    def __init__(self, client: connector.Connector, app_id: str | None) -> None:
        self._checked = CheckedBefore(client, app_id)
        super().__init__(self._checked)

    async def carry(self, activity: Any, bot: TeamsActivityHandler) -> InvokeResponse | None:  # noqa: ANN401
        """Run one admitted activity through the pipeline; an invoke has an answer of its own."""
        return await self.process_activity(self._checked.result(), activity, bot.on_turn)


class Handler(TeamsActivityHandler):  # type: ignore[misc]
    """The SDK's activity handler with one way in for everything: :meth:`hear`."""

    async def hear(self, context: Any) -> None:  # noqa: ANN401 - a TurnContext
        """Take one activity, of whatever type; the adapter says how."""
        raise NotImplementedError

    async def on_turn(self, turn_context: Any) -> None:  # noqa: ANN401
        """Send invokes the SDK's way, which answers them, and all else straight to :meth:`hear`."""
        if turn_context.activity.type == "invoke":
            await super().on_turn(turn_context)
        else:
            await self.hear(turn_context)

    async def on_adaptive_card_invoke(
        self,
        turn_context: Any,  # noqa: ANN401
        invoke_value: object,  # noqa: ARG002 - the activity has it too
    ) -> AdaptiveCardInvokeResponse:
        """Hear a card's action; the answer comes as messages, so the card itself is told only that it was heard."""
        await self.hear(turn_context)
        return AdaptiveCardInvokeResponse(
            status_code=HTTPStatus.OK, type="application/vnd.microsoft.activity.message", value="Answered below."
        )

    @staticmethod
    def _create_invoke_response(body: object = None) -> InvokeResponse:
        """Leave the body as it is: the SDK serialises it here and again later, and fails on its own dictionary."""
        return InvokeResponse(status=HTTPStatus.OK, body=body)

    def _create_adaptive_card_invoke_error_response(
        self, status_code: HTTPStatus, code: str, message: str
    ) -> AdaptiveCardInvokeResponse:
        """Say what is wrong with an action; the SDK puts an exception into the body, which nothing can serialise."""
        return AdaptiveCardInvokeResponse(
            status_code=status_code, type="application/vnd.microsoft.error", value={"code": code, "message": message}
        )


def _taken(outcome: deliveries.Outcome) -> ResourceResponse:
    """Give the id as the SDK wants it; raises :class:`NotAcceptedError`."""
    if not isinstance(outcome, deliveries.Accepted):
        raise NotAcceptedError(outcome)
    return ResourceResponse(id=outcome.reference)
