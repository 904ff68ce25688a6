"""Teams, unasked: one message into a known conversation, or a personal chat opened first. Errors come back as outcomes.

No turn context and no dialog here; what to send, when and how often is the engine's and ``board.deliveries``' to say.
"""

import dataclasses
from dataclasses import dataclass

from board import deliveries, messages
from notifications import cards
from notifications.channels.teams import connector, pacing

REPEAT = "(Sent again, because it is not certain that the first one reached you.)"


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where to write: the connector's address and the conversation's own id there."""

    service_url: str
    id: str


class TeamsChannel:
    """The proactive channel. ``pace`` may be left out where the connector is our own."""

    def __init__(self, client: connector.Connector, *, pace: pacing.Pace | None = None) -> None:
        self._client = client
        self._pace = pace

    async def send(self, address: Conversation, message: messages.Message, *, repeat: bool) -> deliveries.Outcome:
        """Send one message; a repeat says that it is one, since Teams has no way to tell whether the first arrived."""
        if repeat:
            message = dataclasses.replace(message, body=f"{REPEAT}\n\n{message.body}")
        if self._pace is not None:
            await self._pace.turn(address.id)
        return await self._client.send_to_conversation(address.service_url, address.id, cards.activity(message))

    async def open(self, service_url: str, tenant: str, bot_id: str, user_id: str) -> str | connector.Failure:
        """Open the personal chat with one user (``29:…`` or Entra object id) and give the conversation's id.

        Opening it again gives the same id, so an outcome that is not known may be tried again.
        """
        opened = await self._client.create_conversation(
            service_url,
            {
                "isGroup": False,
                "bot": {"id": bot_id},
                "members": [{"id": user_id}],
                "tenantId": tenant,
                "channelData": {"tenant": {"id": tenant}},
            },
        )
        return deliveries.TryLater(opened.reason) if isinstance(opened, deliveries.Unknown) else opened
