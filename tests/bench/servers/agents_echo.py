"""The echo of the Microsoft 365 Agents SDK's samples: its ``CloudAdapter`` as it comes, the check switched off."""

import asyncio
import logging
import warnings
from typing import Any

from aiohttp import web
from microsoft_agents.hosting.aiohttp import CloudAdapter, jwt_authorization_middleware, start_agent_process
from microsoft_agents.hosting.core import (
    AgentApplication,
    AgentAuthConfiguration,
    AnonymousTokenProvider,
    MemoryStorage,
    TurnContext,
    TurnState,
)

from tests.bench.servers import until_told


class Open:
    """The SDK's ``Connections`` of a bot without credentials: every token is the empty one."""

    def get_token_provider(self, _identity: object, _service_url: str) -> AnonymousTokenProvider:
        """Give the provider of empty tokens."""
        return AnonymousTokenProvider()

    def get_default_connection_configuration(self) -> AgentAuthConfiguration:
        """Give the configuration that lets everybody in."""
        return AgentAuthConfiguration(anonymous_allowed=True)


def application() -> web.Application:
    """Make the sample's application."""
    connections = Open()
    adapter = CloudAdapter(connection_manager=connections)
    agent: Any = AgentApplication[TurnState](storage=MemoryStorage(), adapter=adapter, connection_manager=connections)

    @agent.activity("message")  # type: ignore[untyped-decorator] # the SDK is not installed where types are checked
    async def echo(context: TurnContext, _state: TurnState) -> None:
        await context.send_activity(f"Echo: {context.activity.text}")

    async def messages(request: web.Request) -> web.StreamResponse:
        answer: web.StreamResponse = await start_agent_process(request, agent, adapter)
        return answer

    app = web.Application(middlewares=[jwt_authorization_middleware])
    app["agent_configuration"] = connections.get_default_connection_configuration()
    app.router.add_post("/api/messages", messages)
    return app


if __name__ == "__main__":
    logging.getLogger("microsoft_agents").setLevel(logging.ERROR)  # it warns at every turn that there is no app id
    warnings.simplefilter("ignore", web.NotAppKeyWarning)  # the SDK reads its configuration from a plain key
    asyncio.run(until_told.serve(application()))
