"""Playing a try in one world, by the wire that it names; what comes back is all that is sent."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import orjson
from sqlalchemy import delete, func, select

from board.messages import Message
from bot import serving
from bot.adapters import console
from bot.heard import Setting
from notifications import cards
from storage import editions
from storage.taught import TaughtRow
from storage.unanswered import UnansweredRow
from tests.evaluation.leaks.tries import Card, Try, Wire
from tests.support import connector as connectors
from tests.support.connector import MockConnector
from tests.support.service import Desk

BOT = {"id": "28:clerk", "name": "Boardclerk"}
_KINDS = {Setting.PERSONAL: "personal", Setting.GROUP: "groupChat", Setting.CHANNEL: "channel"}
_TOLD = ("text", "summary", "attachments", "suggestedActions")


@dataclass(slots=True)
class Player:
    """Plays tries at one desk. Each try has a chat of its own, with the same name in every world."""

    desk: Desk
    url: str
    mock: MockConnector
    http: aiohttp.ClientSession
    chats: Iterator[int] = field(default_factory=itertools.count)

    def play(self, one: Try) -> list[str]:
        """Play a try, and give each answer as what was sent."""
        chat = f"{next(self.chats)}"
        self.desk.run(self._unlearn())
        match one.wire:
            case Wire.DIRECT:
                return [self._direct(one, str(said), chat) for said in one.said]
            case Wire.CONSOLE:
                self.desk.run(console.forget(self.desk.service.database, one.reader.email))
                return [self._console(one, str(said)) for said in one.said]
            case Wire.TEAMS:
                return [self.desk.run(self._teams(one, said, chat)) for said in one.said]

    async def _unlearn(self) -> None:
        """Forget what earlier tries left behind for everybody: the questions not answered, and what was taught."""
        async with self.desk.service.database.work() as uow:
            for rows in (UnansweredRow, TaughtRow):
                held = await uow.scalar(select(func.count()).select_from(rows))
                if held:
                    await uow.run(delete(rows))
                if held and rows is TaughtRow:
                    await editions.rise(uow)
            await uow.commit()

    def _direct(self, one: Try, said: str, chat: str) -> str:
        return _drawn(self.desk.say(one.reader.email, said, chat=chat, setting=one.reader.setting).messages)

    def _console(self, one: Try, said: str) -> str:
        return _drawn(self.desk.run(console.say(self.desk.service.turns, one.reader.email, said)).messages)

    async def _teams(self, one: Try, said: str | Card, chat: str) -> str:
        before = len(self.mock.sent)
        async with self.http.post(f"{self.url}/api/messages", json=self._activity(one, said, chat)) as answer:
            body = await answer.text()
        sent = [{name: each[name] for name in _TOLD if name in each} for each in self.mock.sent[before:]]
        return orjson.dumps([answer.status, body, *sent]).decode()

    def _activity(self, one: Try, said: str | Card, chat: str) -> dict[str, Any]:
        shared = one.reader.setting is not Setting.PERSONAL
        user = f"29:{one.reader.email}"
        self.mock.members[user] = connectors.member(user, "Somebody", email=one.reader.email)
        activity: dict[str, Any] = {
            "type": "message",
            "id": f"{chat}-{len(self.mock.received)}",
            "channelId": "msteams",
            "serviceUrl": self.mock.url,
            "from": {"id": user, "name": "Siobhan Kelleher"},  # a display name proves nobody
            "recipient": BOT,
            "conversation": {
                "id": f"19:{chat}@thread.v2" if shared else f"a:{chat}",
                "conversationType": _KINDS[one.reader.setting],
                "isGroup": shared,
            },
            "channelData": {"team": {"id": "19:team@thread.tacv2"}} if one.reader.setting is Setting.CHANNEL else {},
        }
        if isinstance(said, dict):
            return activity | {"value": said}
        mention = {"type": "mention", "text": "<at>Boardclerk</at>", "mentioned": BOT}
        return activity | {"text": f"<at>Boardclerk</at> {said}" if shared else said, "entities": [mention] * shared}


@contextlib.contextmanager
def player(desk: Desk) -> Iterator[Player]:
    """Serve a desk to Teams as the service does, and give who plays at it."""
    stack = contextlib.AsyncExitStack()
    made = desk.run(stack.enter_async_context(_served(desk)))
    try:
        yield made
    finally:
        desk.run(stack.aclose())


@contextlib.asynccontextmanager
async def _served(desk: Desk) -> AsyncIterator[Player]:
    async with (
        connectors.running() as mock,
        serving.wired(desk.service) as wire,
        connectors.serving(serving.application(desk.service, wire)) as url,
        aiohttp.ClientSession() as http,
    ):
        yield Player(desk, url, mock, http)
        await asyncio.sleep(0)


def _drawn(messages: tuple[Message, ...]) -> str:
    """Give messages as rows keep them, as text and as Teams would draw them."""
    told = [[one.to_json(), one.text(), cards.activity(one)] for one in messages]
    return orjson.dumps(told).decode()
