"""Two turns of one chat at the same moment: one waits for the other, on both databases."""

import asyncio
import datetime as dt

from storage import conversations
from storage.unit_of_work import Database

NOW = dt.datetime(2026, 12, 9, 9, tzinfo=dt.UTC)


async def greeted(database: Database) -> bool:
    """Install, as a turn does: greet whoever was not greeted; tell whether this turn was the one that did."""
    async with database.work() as uow:
        chat = await conversations.find(uow, "teams", "a:ngozi") or await conversations.add(
            uow,
            channel="teams",
            conversation="a:ngozi",
            setting="personal",
            service_url="https://teams.example.org/",
            tenant="tenant",
            bot="28:bot",
            person_id=None,
            member="29:ngozi",
            now=NOW,
        )
        if chat.greeted_at is None:
            await conversations.change(uow, chat.id, greeted_at=NOW)
        await uow.commit()
        return chat.greeted_at is None


async def test_a_chat_that_two_activities_announce_at_once_is_kept_and_greeted_once(database: Database) -> None:
    assert sorted(await asyncio.gather(*(greeted(database) for _ in range(4)))) == [False, False, False, True]


async def test_a_chat_that_is_known_is_greeted_once_by_two_at_once(database: Database) -> None:
    assert await greeted(database)
    async with database.work() as uow:
        chat = await conversations.find(uow, "teams", "a:ngozi")
        assert chat is not None
        await conversations.change(uow, chat.id, greeted_at=None)
        await uow.commit()
    assert sorted(await asyncio.gather(*(greeted(database) for _ in range(4)))) == [False, False, False, True]
