"""The load: so many people at once, each on a connection of their own, asking one question after another for a while.

It speaks HTTP by hand, since a client library would take more of the other core than the services take of theirs.
"""

import asyncio
import time
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

import orjson

from tests.bench.sample import Person
from tests.support.authority import TENANT

BOT = {"id": "28:bench", "name": "Boardclerk"}
_NUMBERS = count(1)  # no activity id is ever used twice


@dataclass(slots=True)
class Window:
    """What one stretch of load gave: the milliseconds of every turn, and how many were not answered well."""

    seconds: float = 0.0
    turns: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def rate(self) -> float:
        """Give turns a second."""
        return len(self.turns) / self.seconds


@dataclass(frozen=True, slots=True)
class Load:
    """Who asks what, where the answer goes, and with which token (None for a service without a check)."""

    people: Sequence[Person]
    questions: Sequence[str]
    service_url: str
    token: str | None

    def activity(self, person: Person, text: str) -> dict[str, Any]:
        """Make one message as Teams sends it."""
        return {
            "type": "message",
            "id": f"1{next(_NUMBERS):012}",
            "timestamp": "2026-12-09T09:00:00.000Z",
            "localTimestamp": "2026-12-09T09:00:00.000+00:00",
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {"id": person.teams, "name": person.name, "aadObjectId": person.entra},
            "recipient": BOT,
            "conversation": {"id": f"a:{person.teams}", "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Windows"}],
            "textFormat": "plain",
            "locale": "en-GB",
            "text": text,
        }


async def run(url: str, load: Load, seconds: float) -> Window:
    """Let everybody ask for so many seconds; every one of them waits for the answer before asking again."""
    window = Window()
    lines = [await Line.to(url, load.token) for _ in load.people]
    began = time.perf_counter()
    try:
        async with asyncio.TaskGroup() as group:
            for at, (person, line) in enumerate(zip(load.people, lines, strict=True)):
                group.create_task(_ask(line, load, person, at, began + seconds, window), name=person.name)
        window.seconds = time.perf_counter() - began
    finally:
        for line in lines:
            line.close()
    return window


async def _ask(line: "Line", load: Load, person: Person, at: int, until: float, window: Window) -> None:
    while (asked := time.perf_counter()) < until:
        activity = load.activity(person, load.questions[at % len(load.questions)])
        status = await line.post(orjson.dumps(activity))
        window.turns.append((time.perf_counter() - asked) * 1000)
        window.failed += not 200 <= status < 300  # the SDKs answer 201 and 202
        at += 1


class Line:
    """One connection to a service, kept open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, head: str) -> None:
        self._reader = reader
        self._writer = writer
        self._head = head

    @classmethod
    async def to(cls, url: str, token: str | None) -> Self:
        """Connect."""
        where = urllib.parse.urlsplit(url)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        head = f"POST /api/messages HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: application/json\r\n"
        if token is not None:
            head += f"Authorization: Bearer {token}\r\n"
        return cls(reader, writer, head)

    async def post(self, body: bytes) -> int:
        """Post one body, read the answer to its end, and give its status."""
        self._writer.write(f"{self._head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        _, found, rest = head.partition(b"content-length:")
        if found and (length := int(rest.split(b"\r\n", 1)[0])):
            await self._reader.readexactly(length)
        elif b"transfer-encoding: chunked" in head:
            await self._reader.readuntil(b"0\r\n\r\n")
        return int(head[9:12])

    def close(self) -> None:
        """Hang up."""
        self._writer.close()
