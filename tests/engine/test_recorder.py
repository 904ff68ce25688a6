"""Outcomes of answers are kept in batches, none is lost in a stop, and one that is not good follows the rule."""

import asyncio
import datetime as dt

from board import deliveries
from board.deliveries import State
from bot.clock import Clock
from bot.recorder import BATCH, Recorder
from storage import outbox
from storage.unit_of_work import Database
from tests.support import post
from tests.support.post import NOW

LEASED = NOW + dt.timedelta(minutes=1)


async def answers(database: Database, number: int) -> list[int]:
    chat = await post.chat_with(database, None, "19:group", "group chat")
    return [await post.decide(database, f"reply:{one}", reply_in=chat, leased_until=LEASED) for one in range(number)]


async def test_a_full_batch_is_kept_without_waiting_and_the_rest_in_the_stop(database: Database) -> None:
    rows = await answers(database, BATCH + 3)
    recorder = Recorder(database, Clock(frozen=NOW))
    for outbox_id in rows:
        await recorder.put(outbox_id, deliveries.Accepted(f"activity-{outbox_id}"))
    await recorder.close()
    assert await post.balance(database) == {"accepted": BATCH + 3}
    async with database.reading() as uow:
        (newest, *_) = await outbox.recent(uow, ["papers"], 1)
    assert (newest.way, newest.ended_at) == ("teams", NOW)


async def test_a_lonely_outcome_is_kept_within_the_window(database: Database) -> None:
    (row,) = await answers(database, 1)
    recorder = Recorder(database, Clock(frozen=NOW))
    await recorder.put(row, deliveries.Accepted("activity-1"))
    async with asyncio.timeout(5):
        while (await post.row_of(database, row)).state is not State.ACCEPTED:
            pass
    await recorder.close()


async def test_an_answer_that_was_not_taken_is_tried_again_by_the_engine(database: Database) -> None:
    later, refused, unknown = await answers(database, 3)
    recorder = Recorder(database, Clock(frozen=NOW), jitter=lambda: 0.5)
    await recorder.put(later, deliveries.TryLater("the connector answered 429", dt.timedelta(seconds=30)))
    await recorder.put(refused, deliveries.Refused("the connector answered 403"))
    await recorder.put(unknown, deliveries.Unknown("the connector answered 504"))
    await recorder.close()
    states = [(await post.row_of(database, row)).state for row in (later, refused, unknown)]
    assert states == [State.PENDING, State.FAILED, State.UNKNOWN]


async def test_an_outcome_that_comes_twice_or_too_late_changes_nothing(database: Database) -> None:
    (row,) = await answers(database, 1)
    recorder = Recorder(database, Clock(frozen=NOW))
    await recorder.put(row, deliveries.Accepted("activity-1"))
    await recorder.put(row, deliveries.Refused("the connector answered 403"))
    await recorder.put(row + 1000, deliveries.Unknown("nobody's"))
    await recorder.close()
    assert (await post.row_of(database, row)).state is State.ACCEPTED


async def test_an_outcome_of_an_earlier_lease_does_not_end_a_later_one(database: Database) -> None:
    (row,) = await answers(database, 1)
    recorder = Recorder(database, Clock(frozen=NOW))
    before = LEASED - dt.timedelta(minutes=5)
    await recorder.put(row, deliveries.TryLater("the connector answered 429"), leased_until=before)
    await recorder.close()
    assert (await post.row_of(database, row)).state is State.SENDING


async def test_closing_is_not_hurried_by_being_cancelled(database: Database) -> None:
    rows = await answers(database, 5)
    recorder = Recorder(database, Clock(frozen=NOW))
    for outbox_id in rows:
        await recorder.put(outbox_id, deliveries.Accepted())
    closing = asyncio.create_task(recorder.close(), name="close")
    await asyncio.sleep(0)
    closing.cancel()
    await asyncio.wait({closing})
    await recorder.close()
    assert await post.balance(database) == {"accepted": 5}


async def test_a_recorder_that_heard_nothing_closes_at_once(database: Database) -> None:
    await Recorder(database, Clock(frozen=NOW)).close()
    assert await post.balance(database) == {}
