"""Conversations and the inbox as rows: a chat is found again, what is heard twice is taken once. On both databases."""

import datetime as dt

from storage import conversations, inbox, outbox
from storage.unit_of_work import Database
from tests.support import post
from tests.support.post import AMA, NOW, RUTH


async def test_what_is_heard_again_is_taken_once_and_finds_its_answer(database: Database) -> None:
    chat = await post.chat_with(database, None)
    async with database.work() as uow:
        taken = await inbox.take(uow, "teams", "a:ama", "activity-1", NOW)
        assert taken is not None
        key = inbox.answer_key(taken.id)
        made = await outbox.put(uow, key=key, kind="reply", messages=[], now=NOW, conversation_id=chat)
        await uow.commit()
    async with database.work() as uow:
        assert await inbox.take(uow, "teams", "a:ama", "activity-1", NOW) is None
        before = await inbox.before(uow, "teams", "a:ama", "activity-1")
        assert before is not None
        answer = await outbox.by_key(uow, inbox.answer_key(before))
        assert answer is not None
        assert answer.id == made
        assert await inbox.take(uow, "teams", "a:ruth", "activity-1", NOW) is not None


async def test_the_personal_chat_is_the_newest_that_still_stands(database: Database) -> None:
    ids = await post.introduce(database, AMA, RUTH)
    old = await post.chat_with(database, ids["ama"], "a:old")
    new = await post.chat_with(database, ids["ama"], "a:new")
    gone = await post.chat_with(database, ids["ama"], "a:gone")
    ruths = await post.chat_with(database, ids["ruth"], "a:ruth")
    await post.chat_with(database, None, "19:group", "group chat")
    async with database.work() as uow:
        await conversations.change(uow, gone, removed_at=NOW)
        await conversations.change(uow, ruths, removed_at=NOW)
        found = await conversations.chats_with(uow, "teams", [ids["ama"], ids["ruth"]])
        personal = await conversations.personal(uow, "teams", ids["ama"])
        assert await conversations.personal(uow, "teams", ids["ruth"]) is None
        both = await conversations.by_ids(uow, [old, gone])
        await uow.commit()
    assert {person: chat.id for person, chat in found.items()} == {ids["ama"]: new, ids["ruth"]: ruths}
    assert personal is not None
    assert personal.id == new
    assert both[gone].removed_at == NOW
    assert both[old].removed_at is None


async def test_a_chat_that_is_opened_again_stands_again_and_keeps_its_thread_of_talk(database: Database) -> None:
    ids = await post.introduce(database, AMA)
    chat = await post.chat_with(database, ids["ama"])
    async with database.work() as uow:
        await conversations.change(uow, chat, removed_at=NOW, state={"asked": "which board"})
        for _ in range(2):
            await conversations.keep_opened(
                uow,
                channel="teams",
                conversation="a:ama",
                service_url="https://moved.example.org/",
                tenant="tenant-1",
                bot="28:clerk",
                person_id=ids["ama"],
                member="29:ama",
                now=NOW + dt.timedelta(days=1),
            )
        await uow.commit()
    async with database.reading() as uow:
        kept = await conversations.find(uow, "teams", "a:ama")
    assert kept is not None
    assert (kept.id, kept.service_url, kept.removed_at) == (chat, "https://moved.example.org/", None)
    assert kept.state == {"asked": "which board"}


async def test_any_conversation_of_teams_tells_where_a_new_chat_can_be_opened(database: Database) -> None:
    async with database.reading() as uow:
        assert await conversations.any_of(uow, "teams") is None
    await post.chat_with(database, None, "19:group", "group chat")
    async with database.reading() as uow:
        host = await conversations.any_of(uow, "teams")
    assert host is not None
    assert (host.service_url, host.tenant, host.bot) == (
        post.HOST.service_url,
        post.HOST.tenant,
        post.HOST.bot,
    )
