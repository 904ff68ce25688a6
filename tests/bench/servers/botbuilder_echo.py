"""The echo of botbuilder's own samples: ``CloudAdapter`` as it comes, without an app id and so without any check."""

import asyncio
from types import SimpleNamespace
from typing import Any

from aiohttp import web
from botbuilder.core import ActivityHandler, MessageFactory
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication

from tests.bench.servers import until_told


class Echo(ActivityHandler):  # type: ignore[misc] # published without types
    """Says it again."""

    async def on_message_activity(self, turn_context: Any) -> None:  # noqa: ANN401 - a TurnContext
        """Echo one message."""
        await turn_context.send_activity(MessageFactory.text(f"Echo: {turn_context.activity.text}"))


def application() -> web.Application:
    """Make the sample's application."""
    config = SimpleNamespace(APP_ID="", APP_PASSWORD="", APP_TYPE="MultiTenant", APP_TENANTID="")
    adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(config))
    echo = Echo()

    async def messages(request: web.Request) -> web.StreamResponse:
        answer: web.StreamResponse = await adapter.process(request, echo)
        return answer

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    return app


if __name__ == "__main__":
    asyncio.run(until_told.serve(application()))
