"""The least that a bot can do: parse JSON, post one reply through one session. No SDK, no check, no database."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import orjson
from aiohttp import web

from tests.bench.servers import until_told

_SESSION = web.AppKey("session", aiohttp.ClientSession)
_JSON = {"Content-Type": "application/json"}


def application() -> web.Application:
    """Make the application."""
    app = web.Application()
    app.cleanup_ctx.append(_session)
    app.router.add_post("/api/messages", _messages)
    return app


async def _session(app: web.Application) -> AsyncIterator[None]:
    async with aiohttp.ClientSession() as session:
        app[_SESSION] = session
        yield


async def _messages(request: web.Request) -> web.Response:
    said = orjson.loads(await request.read())
    conversation, reply_to = said["conversation"]["id"], said["id"]
    url = f"{said['serviceUrl']}v3/conversations/{conversation}/activities/{reply_to}"
    reply = orjson.dumps({"type": "message", "text": f"Echo: {said['text']}", "replyToId": reply_to})
    async with request.app[_SESSION].post(url, data=reply, headers=_JSON) as answer:
        await answer.read()
    return web.Response()


if __name__ == "__main__":
    asyncio.run(until_told.serve(application()))
