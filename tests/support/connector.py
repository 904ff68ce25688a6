"""A Bot Connector on loopback: it records what it is sent, counts connections, and fails as it is told to."""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web


@dataclass(frozen=True, slots=True)
class Received:
    """One request: method, path as it was on the wire, headers (names in lower case) and parsed body."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """What to answer instead of the usual; ``drop`` cuts the connection after the request was read."""

    status: int = 500
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b'{"error":{"code":"Told","message":"so"}}'
    drop: bool = False


@dataclass(slots=True)
class MockConnector:
    """The stand-in. ``fail`` puts faults in a queue; each request takes one, then all goes well again."""

    url: str = ""
    received: list[Received] = field(default_factory=list)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    page_size: int = 100
    silent: bool = False  # reads everything, answers nothing
    connections: set[tuple[str, int]] = field(default_factory=set)
    _faults: deque[Fault] = field(default_factory=deque)

    def fail(self, *faults: Fault) -> None:
        """Let the next requests fail so, one fault each."""
        self._faults.extend(faults)

    @property
    def sent(self) -> list[Any]:
        """Give the activities that were posted, in order."""
        return [one.body for one in self.received if one.method == "POST" and "/activities" in one.path]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one request as the Bot Connector does."""
        raw = await request.read()
        if request.transport is not None:
            self.connections.add(request.transport.get_extra_info("peername"))
        headers = {name.lower(): value for name, value in request.headers.items()}
        body = orjson.loads(raw) if raw else None
        self.received.append(Received(request.method, request.raw_path, headers, body, dict(request.query)))
        if self.silent:
            await asyncio.Event().wait()
        if self._faults:
            return self._fail(request, self._faults.popleft())
        return self._good(request)

    def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.drop and request.transport is not None:
            request.transport.abort()
        return web.Response(status=fault.status, headers=dict(fault.headers), body=fault.body)

    def _good(self, request: web.Request) -> web.StreamResponse:
        number = len(self.received)
        parts = request.path.strip("/").split("/")
        if request.method == "POST" and parts == ["v3", "conversations"]:
            member = self.received[-1].body["members"][0]["id"]
            return _json(201, {"id": f"a:{member}"})
        if request.method in {"POST", "PUT"}:
            return _json(201 if request.method == "POST" else 200, {"id": f"reply-{number}"})
        if parts[-1] == "pagedmembers":
            return _json(200, self._page(int(request.query.get("continuationToken", "0"))))
        member = self.members.get(parts[-1])
        return _json(200, member) if member else _json(404, {"error": {"code": "MemberNotFound"}})

    def _page(self, start: int) -> dict[str, Any]:
        everyone = list(self.members.values())
        page: dict[str, Any] = {"members": everyone[start : start + self.page_size]}
        if start + self.page_size < len(everyone):
            page["continuationToken"] = str(start + self.page_size)
        return page


def member(user: str, name: str, **more: str) -> dict[str, Any]:
    """Make a roster entry as Teams writes it."""
    return {"id": user, "name": name, **more}


@contextlib.asynccontextmanager
async def running(mock: MockConnector | None = None) -> AsyncIterator[MockConnector]:
    """Serve a mock connector on a free loopback port; its ``url`` is the service URL to put into activities."""
    mock = mock or MockConnector()
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", mock.answer)
    async with serving(app) as base:
        mock.url = f"{base}/"
        yield mock


@contextlib.asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    """Serve an application on a free loopback port and give its address without the last slash."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def _json(status: int, value: object) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(value), content_type="application/json")
