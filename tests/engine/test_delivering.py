"""What a person receives when a message is delivered, and when something goes wrong on its way. On both databases."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from board import deliveries, files
from board.deliveries import State
from notifications import by_mail, by_teams, engine
from notifications.channels.email import local
from notifications.delivering import Deliver
from notifications.ways import Parcel, Recipient, Way
from storage import conversations, outbox, people
from storage.unit_of_work import Database, UnitOfWork
from tests.support import post
from tests.support.post import AMA, HOST, NOBODY, NOW, RUTH, Clock, ScriptedTeams, ScriptedWay

GONE = deliveries.Refused("the connector answered 403", gone=True)
NO_ANSWER = deliveries.Unknown("the connector answered 504")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def teams() -> ScriptedTeams:
    return ScriptedTeams()


@pytest.fixture
def mailbox(tmp_path: Path) -> local.LocalMailbox:
    return local.LocalMailbox(tmp_path / "mail", sender="clerk@example.org")


@pytest.fixture
def deliver(database: Database, teams: ScriptedTeams, mailbox: local.LocalMailbox, clock: Clock) -> Deliver:
    both: list[Way] = [by_teams.ByTeams(teams, database), by_mail.ByMail(mailbox)]
    return Deliver(database, both, real=clock, host=HOST, jitter=lambda: 0.5)


async def test_somebody_who_talks_with_the_clerk_is_told_in_teams_and_not_by_mail(
    database: Database, deliver: Deliver, teams: ScriptedTeams, mailbox: local.LocalMailbox
) -> None:
    ids = await post.introduce(database, AMA)
    await post.chat_with(database, ids["ama"], "a:ama-before")
    made = await post.decide(database, "papers:1:1", to=ids["ama"])
    await deliver(NOW)
    await deliver(NOW)
    assert teams.arrived == [("a:ama-before", "The papers are in.", False)]
    assert mailbox.mails() == []
    assert (await post.row_of(database, made)).state is State.ACCEPTED


async def test_somebody_who_never_talked_gets_a_chat_that_is_kept_for_the_next_time(
    database: Database, deliver: Deliver, teams: ScriptedTeams
) -> None:
    ids = await post.introduce(database, AMA)
    await post.decide(database, "papers:1:1", to=ids["ama"])
    await deliver(NOW)
    await post.decide(database, "papers:2:1", to=ids["ama"])
    await deliver(NOW)
    assert teams.opened == ["29:ama"]
    assert [address for address, _, _ in teams.arrived] == ["a:29:ama", "a:29:ama"]
    async with database.reading() as uow:
        kept = await conversations.personal(uow, "teams", ids["ama"])
    assert kept is not None
    assert (kept.service_url, kept.tenant, kept.bot) == (HOST.service_url, HOST.tenant, HOST.bot)


async def test_two_first_messages_at_once_open_one_chat(
    database: Database, deliver: Deliver, teams: ScriptedTeams
) -> None:
    ids = await post.introduce(database, AMA)
    for number in range(6):
        await post.decide(database, f"papers:{number}:1", to=ids["ama"])
    await deliver(NOW)
    assert len(teams.arrived) == 6
    async with database.reading() as uow:
        assert len(await conversations.chats_with(uow, "teams", [ids["ama"]])) == 1


async def test_who_has_blocked_the_bot_gets_a_mail_at_once_and_only_mails_from_then_on(
    database: Database, deliver: Deliver, teams: ScriptedTeams, mailbox: local.LocalMailbox
) -> None:
    ids = await post.introduce(database, AMA)
    await post.chat_with(database, ids["ama"])
    teams.script.append(GONE)
    made = await post.decide(database, "papers:1:1", to=ids["ama"])
    await deliver(NOW)
    assert teams.arrived == []
    assert [mail.to for mail in mailbox.mails()] == ["Ama Boateng <ama.boateng@example.org>"]
    assert (await post.row_of(database, made)).ways_tried == ("teams",)
    await post.decide(database, "papers:2:1", to=ids["ama"])
    await deliver(NOW)
    assert (len(mailbox.mails()), teams.arrived, teams.opened) == (2, [], [])


async def test_a_message_that_teams_cannot_take_does_not_cost_the_chat(
    database: Database, deliver: Deliver, teams: ScriptedTeams, mailbox: local.LocalMailbox
) -> None:
    ids = await post.introduce(database, AMA)
    await post.chat_with(database, ids["ama"])
    teams.script.append(deliveries.Refused("the connector answered 413"))
    await post.decide(database, "papers:1:1", to=ids["ama"])
    await deliver(NOW)
    await post.decide(database, "papers:2:1", to=ids["ama"])
    await deliver(NOW)
    assert (len(mailbox.mails()), len(teams.arrived)) == (1, 1)


async def test_whom_nothing_reaches_is_named_to_the_administrator_with_what_to_do(
    database: Database, deliver: Deliver
) -> None:
    ids = await post.introduce(database, NOBODY)
    made = await post.decide(database, "papers:1:1", to=ids["ivo"])
    await deliver(NOW)
    row = await post.row_of(database, made)
    assert row.state is State.FAILED
    assert row.reason is not None
    assert "Ivo Marsh" in row.reason
    assert "board file" in row.reason


async def test_an_address_that_is_none_says_so(database: Database, deliver: Deliver) -> None:
    ids = await post.introduce(database, files.Person("ivo", "Ivo Marsh", email="ivo at example.org"))
    made = await post.decide(database, "papers:1:1", to=ids["ivo"])
    await deliver(NOW)
    row = await post.row_of(database, made)
    assert row.state is State.FAILED
    assert "is not an e-mail address" in (row.reason or "")


async def test_a_reply_goes_to_the_chat_that_asked_in_its_thread_and_nowhere_else(
    database: Database, deliver: Deliver, teams: ScriptedTeams, mailbox: local.LocalMailbox, clock: Clock
) -> None:
    ids = await post.introduce(database, AMA)
    group = await post.chat_with(database, None, "19:group", "channel")
    made = await post.decide(
        database, "reply:1", to=ids["ama"], reply_in=group, thread="19:group;messageid=7", leased_until=NOW
    )
    await deliver(clock.forward(seconds=1))
    await deliver(clock.forward(seconds=6))
    assert teams.arrived == [("19:group;messageid=7", "The papers are in.", True)]
    assert (await post.row_of(database, made)).state is State.ACCEPTED
    teams.script.append(GONE)
    refused = await post.decide(database, "reply:2", to=ids["ama"], reply_in=group)
    await deliver(clock.forward(seconds=1))
    assert (await post.row_of(database, refused)).state is State.FAILED
    assert mailbox.mails() == []


async def test_a_throttled_message_waits_as_long_as_teams_wishes_and_comes_once(
    database: Database, deliver: Deliver, teams: ScriptedTeams, clock: Clock
) -> None:
    ids = await post.introduce(database, AMA)
    await post.chat_with(database, ids["ama"])
    teams.script.append(deliveries.TryLater("the connector answered 429", dt.timedelta(seconds=30)))
    await post.decide(database, "papers:1:1", to=ids["ama"])
    await deliver(NOW)
    await deliver(clock.forward(seconds=29))
    assert teams.arrived == []
    await deliver(clock.forward(seconds=5))
    await deliver(clock.forward(seconds=5))
    assert teams.arrived == [("a:ama", "The papers are in.", False)]


async def test_without_an_answer_teams_is_written_to_once_more_and_the_second_says_that_it_is_a_repeat(
    database: Database, deliver: Deliver, teams: ScriptedTeams, mailbox: local.LocalMailbox, clock: Clock
) -> None:
    ids = await post.introduce(database, AMA)
    await post.chat_with(database, ids["ama"])
    teams.script.extend([NO_ANSWER, NO_ANSWER])
    await post.decide(database, "papers:1:1", to=ids["ama"])
    for _ in range(4):
        await deliver(clock.forward(seconds=6))
    assert [repeat for _, _, repeat in teams.arrived] == [False, True]
    assert ["You may have had this before" in mail.text for mail in mailbox.mails()] == [True]
    assert await post.balance(database) == {"accepted": 1}


async def test_a_mail_whose_outcome_is_unknown_is_looked_up_and_not_sent_again(
    database: Database, deliver: Deliver, mailbox: local.LocalMailbox, clock: Clock
) -> None:
    ids = await post.introduce(database, RUTH)
    made = await post.decide(database, "papers:1:1", to=ids["ruth"])
    await deliver(NOW)
    (first,) = mailbox.mails()
    async with database.work() as uow:  # as if the service had died before it could keep the outcome
        await uow.run(
            outbox.OutboxRow.__table__.update().values(state="sending", sent=0, leased_until=NOW)  # type: ignore[attr-defined]
        )
        await uow.commit()
    await deliver(clock.forward(seconds=1))
    assert (await post.row_of(database, made)).state is State.UNKNOWN
    await deliver(clock.forward(seconds=6))
    assert mailbox.mails() == [first]
    assert (await post.row_of(database, made)).state is State.ACCEPTED
    async with database.reading() as uow:
        tries = await outbox.tries_of(uow, made)
    assert [one.outcome for one in tries] == ["accepted", "unknown", "accepted"]


async def test_of_two_messages_the_one_that_was_taken_is_not_sent_again(
    database: Database, deliver: Deliver, teams: ScriptedTeams, clock: Clock
) -> None:
    ids = await post.introduce(database, AMA)
    await post.chat_with(database, ids["ama"])
    teams.script.extend([deliveries.Accepted("a1"), deliveries.TryLater("the connector answered 429")])
    await post.decide(database, "papers:1:1", to=ids["ama"], says=["First.", "Second."])
    await deliver(NOW)
    await deliver(clock.forward(seconds=5))
    assert [body for _, body, _ in teams.arrived] == ["First.", "Second."]


async def test_what_a_dead_worker_claimed_but_never_sent_arrives_once(
    database: Database, deliver: Deliver, mailbox: local.LocalMailbox, clock: Clock
) -> None:
    ids = await post.introduce(database, RUTH)
    await post.decide(database, "papers:1:1", to=ids["ruth"])
    async with database.work() as uow:
        (claimed,) = await outbox.due(uow, NOW, 1)
        await outbox.hold(uow, [(claimed.id, "email")], NOW + dt.timedelta(seconds=60))
        await uow.commit()
    await deliver(clock.forward(seconds=30))
    assert mailbox.mails() == []
    for _ in range(2):
        await deliver(clock.forward(seconds=31))
    assert len(mailbox.mails()) == 1


async def test_a_demo_clock_that_is_moved_on_takes_no_row_from_the_worker_who_holds_it(
    database: Database, deliver: Deliver, mailbox: local.LocalMailbox
) -> None:
    ids = await post.introduce(database, RUTH)
    made = await post.decide(database, "papers:1:1", to=ids["ruth"])
    async with database.work() as uow:
        (claimed,) = await outbox.due(uow, NOW, 1)
        await outbox.hold(uow, [(claimed.id, "email")], NOW + dt.timedelta(seconds=60))
        await uow.commit()
    await deliver(NOW + dt.timedelta(days=3))
    assert (await post.row_of(database, made)).state is State.SENDING
    assert mailbox.mails() == []


def scripted(database: Database, way: ScriptedWay, clock: Callable[[], dt.datetime], at_once: int = 8) -> Deliver:
    return Deliver(database, [way], real=clock, jitter=lambda: 0.5, at_once=at_once)


async def test_an_error_of_ours_costs_no_other_message_and_is_reported_without_its_words(
    database: Database, clock: Clock
) -> None:
    ids = await post.introduce(database, RUTH)
    rows = [await post.decide(database, f"papers:{number}:1", to=ids["ruth"]) for number in range(3)]
    way = ScriptedWay()
    way.say(ValueError("exempt matter"))
    steps = [engine.Step("deliver", scripted(database, way, clock))]
    report = await engine.Engine(steps).cycle(NOW)
    assert report.steps[0].error == "ValueError"
    assert len(way.arrived) == 2
    await engine.Engine(steps).cycle(clock.forward(seconds=10))
    assert {arrived.key for arrived in way.arrived} == {f"papers:{number}:1" for number in range(3)}
    assert len(way.arrived) == len(rows)


async def test_a_stop_in_the_middle_of_sending_keeps_what_is_known_and_loses_nothing(
    database: Database, clock: Clock
) -> None:
    ids = await post.introduce(database, RUTH)
    for number in range(3):
        await post.decide(database, f"papers:{number}:1", to=ids["ruth"])
    begun = asyncio.Event()

    async def hang() -> deliveries.Outcome:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    way = ScriptedWay()
    way.say(hang)
    deliver = scripted(database, way, clock, at_once=1)
    cycle = asyncio.create_task(deliver(NOW), name="cycle")
    await begun.wait()
    cycle.cancel()
    await asyncio.wait({cycle})
    await deliver.close()
    assert cycle.cancelled()
    assert await post.balance(database) == {"unknown": 1, "pending": 2}
    await scripted(database, way, clock)(clock.forward(seconds=10))
    assert sorted(arrived.key for arrived in way.arrived) == ["papers:0:1", "papers:1:1", "papers:2:1"]


class Unhurried(Database):
    """A database in which the write of the first outcome takes as long as the test wishes."""

    writing: asyncio.Event
    go_on: asyncio.Event
    begun = 0

    @contextlib.asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """Begin a unit of work; the second one is the first outcome's."""
        self.begun += 1
        if self.begun == 2:
            self.writing.set()
            await self.go_on.wait()
        async with super().work() as uow:
            yield uow


async def test_a_stop_while_an_outcome_is_written_lets_it_be_written(database: Database, clock: Clock) -> None:
    ids = await post.introduce(database, RUTH)
    await post.decide(database, "papers:1:1", to=ids["ruth"])
    slow = Unhurried(database.url.render_as_string(hide_password=False))
    slow.writing, slow.go_on = asyncio.Event(), asyncio.Event()
    deliver = scripted(slow, ScriptedWay(), clock)
    cycle = asyncio.create_task(deliver(NOW), name="cycle")
    await slow.writing.wait()
    cycle.cancel()
    await asyncio.wait({cycle})
    slow.go_on.set()
    await deliver.close()
    await slow.close()
    assert cycle.cancelled()
    assert await post.balance(database) == {"accepted": 1}


async def test_four_engines_at_once_send_two_hundred_messages_once_each(database: Database, clock: Clock) -> None:
    ids = await post.introduce(database, RUTH)
    async with database.work() as uow:
        for number in range(200):
            await outbox.put(
                uow,
                key=f"papers:{number}:1",
                kind="papers",
                messages=[{"body": "x"}],
                now=NOW,
                person_id=ids["ruth"],
            )
        await uow.commit()
    way = ScriptedWay()
    others = [Database(database.url.render_as_string(hide_password=False)) for _ in range(3)]
    engines = [scripted(one, way, clock) for one in (database, *others)]
    counts = await asyncio.gather(*(deliver(NOW) for deliver in engines))
    for one in others:
        await one.close()
    assert sorted(arrived.key for arrived in way.arrived) == sorted(f"papers:{number}:1" for number in range(200))
    assert sum(count["taken"] for count in counts) == 200
    assert await post.balance(database) == {"accepted": 200}


@pytest.mark.parametrize("kind", ["scripted", "mail"])
async def test_every_way_can_be_asked_whether_it_took_a_message(
    kind: str, mailbox: local.LocalMailbox, database: Database
) -> None:
    ids = await post.introduce(database, RUTH)
    made = await post.decide(database, "papers:1:1", to=ids["ruth"])
    way: Way = ScriptedWay() if kind == "scripted" else by_mail.ByMail(mailbox)
    parcel = await _parcel(database, made)
    assert await way.find(parcel, 0) == deliveries.Absent()
    sent = await way.send(parcel, 0)
    assert isinstance(sent, deliveries.Accepted)
    assert await way.find(parcel, 0) == sent
    assert await way.find(parcel, 1) == deliveries.Absent()


async def _parcel(database: Database, made: int) -> Parcel:
    row = await post.row_of(database, made)
    assert row.person_id is not None
    async with database.reading() as uow:
        known = await people.by_ids(uow, [row.person_id], NOW.date())
    return Parcel(row, Recipient(known[row.person_id]), "email", looking=False, now=NOW)
