"""Whatever channels say and whenever workers die: intended = accepted + failed + pending + unknown, and all ends."""

import asyncio
import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from board import deliveries
from board.deliveries import State
from notifications.delivering import Deliver
from storage import outbox
from storage.unit_of_work import Database
from tests.support import databases, post
from tests.support.post import AMA, Clock, ScriptedWay

MESSAGES = 4
ENDS_WITHIN = dt.timedelta(days=2)

outcomes = st.one_of(
    st.just(deliveries.Accepted("a")),
    st.builds(deliveries.TryLater, st.just("busy"), st.none() | st.timedeltas(dt.timedelta(0), dt.timedelta(hours=1))),
    st.builds(deliveries.Refused, st.just("blocked")),
    st.just(deliveries.Unknown("504")),
)
# What happens: some outcomes are said in a cycle, or a worker claims some rows and dies with them.
happenings = st.lists(st.lists(outcomes, max_size=6) | st.integers(1, MESSAGES), max_size=5)


@given(happenings, st.booleans(), st.booleans())
@settings(max_examples=15, deadline=None)
def test_every_message_is_somewhere_and_ends(
    empty_sqlite: Path,
    happens: list[list[deliveries.Outcome] | int],
    tells: bool,  # noqa: FBT001
    arrives: bool,  # noqa: FBT001
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = databases.copy_of(empty_sqlite, Path(folder))
        asyncio.run(story(url, happens, ScriptedWay(tells=tells, unknown_arrives=arrives)))


async def story(url: str, happens: list[list[deliveries.Outcome] | int], way: ScriptedWay) -> None:
    database, clock = Database(url), Clock()
    ids = await post.introduce(database, AMA)
    for number in range(MESSAGES):
        await post.decide(database, f"papers:{number}:1", to=ids["ama"])
    deliver = Deliver(database, [way], real=clock, jitter=lambda: 0.5)
    for happening in happens:
        if isinstance(happening, int):
            await claim_and_die(database, clock, happening)
        else:
            way.say(*happening)
            await deliver(clock())
        assert sum((await post.balance(database)).values()) == MESSAGES
        clock.forward(seconds=61)
    await settle(database, deliver, clock)
    counts = await post.balance(database)
    assert sum(counts.values()) == MESSAGES
    assert set(counts) <= {State.ACCEPTED, State.FAILED}
    nothing_is_claimed_that_never_came(way, counts)
    await database.close()


async def settle(database: Database, deliver: Deliver, clock: Clock) -> None:
    end = clock() + ENDS_WITHIN
    while clock() < end:
        await deliver(clock())
        if set(await post.balance(database)) <= {State.ACCEPTED, State.FAILED}:
            return
        clock.forward(minutes=20)


async def claim_and_die(database: Database, clock: Clock, number: int) -> None:
    async with database.work() as uow:
        rows = await outbox.due(uow, clock(), number)
        await outbox.hold(uow, [(row.id, "email") for row in rows], clock() + dt.timedelta(seconds=60))
        await uow.commit()


def nothing_is_claimed_that_never_came(way: ScriptedWay, counts: dict[str, int]) -> None:
    came: dict[str, list[bool]] = {}
    for arrived in way.arrived:
        came.setdefault(arrived.key, []).append(arrived.repeat)
    assert len(came) >= counts.get("accepted", 0)
    for repeats in came.values():
        assert all(repeats[1:]), "a second message did not say that it was one"
        assert len(repeats) == 1 or not way.tells, "a way that can tell was used twice"
