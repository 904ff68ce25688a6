"""The engine's cycle and the metronome that calls it: no step stops another, and a stop is an orderly one."""

import asyncio
import datetime as dt

import structlog
from structlog.testing import capture_logs

from bot.metronome import Metronome
from notifications.engine import Counts, Engine, Step
from tests.support.post import NOW


async def fails(_now: dt.datetime) -> Counts:
    raise RuntimeError("Ama Boateng's exempt paper")


async def fails_twice(_now: dt.datetime) -> Counts:
    raise ExceptionGroup("two", [KeyError("Ama Boateng"), ValueError("her address")])


async def test_a_step_that_fails_stops_no_other_step() -> None:
    done: list[dt.datetime] = []

    async def works(now: dt.datetime) -> Counts:
        done.append(now)
        return {"nudged": 2}

    report = await Engine([Step("first", fails), Step("second", works)]).cycle(NOW)
    assert done == [NOW]
    assert report.failed == ("first",)
    assert report.steps[1].counts == {"nudged": 2}


async def test_what_failed_is_logged_without_a_word_of_what_it_was_about() -> None:
    structlog.reset_defaults()
    with capture_logs() as logs:
        report = await Engine([Step("first", fails), Step("second", fails_twice)]).cycle(NOW)
    assert [step.error for step in report.steps] == ["RuntimeError", "KeyError, ValueError"]
    assert [log["step"] for log in logs] == ["first", "second"]
    assert "Ama" not in str(logs)


async def test_a_cycle_in_which_nothing_is_due_says_nothing() -> None:
    async def idle(_now: dt.datetime) -> Counts:
        return {}

    with capture_logs() as logs:
        await Engine([Step("idle", idle)]).cycle(NOW)
    assert logs == []


async def test_the_metronome_calls_cycle_after_cycle_and_a_cycle_that_fails_is_followed_by_the_next() -> None:
    called: list[dt.datetime] = []
    enough = asyncio.Event()

    async def cycle(now: dt.datetime) -> None:
        called.append(now)
        if len(called) > 2:
            enough.set()
        raise RuntimeError("the database is away")

    metronome = Metronome(cycle, lambda: NOW, seconds=0.01)
    metronome.start()
    await enough.wait()
    assert await metronome.stop()
    assert called[:3] == [NOW, NOW, NOW]


async def test_a_slow_cycle_is_never_joined_by_a_second_and_a_stop_lets_it_end() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    ended: list[str] = []

    async def cycle(_now: dt.datetime) -> None:
        assert not begun.is_set(), "a second cycle began beside the first"
        begun.set()
        await go_on.wait()
        ended.append("well")

    metronome = Metronome(cycle, lambda: NOW, seconds=0.01)
    metronome.start()
    await begun.wait()
    stopping = asyncio.create_task(metronome.stop(), name="stop")
    await asyncio.sleep(0)
    go_on.set()
    assert await stopping
    assert ended == ["well"]


async def test_a_cycle_that_does_not_end_within_the_bound_is_cut_off() -> None:
    begun = asyncio.Event()
    ended: list[str] = []

    async def cycle(_now: dt.datetime) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cut off")

    metronome = Metronome(cycle, lambda: NOW, seconds=0.01)
    metronome.start()
    await begun.wait()
    assert not await metronome.stop(bound=0.01)
    assert ended == ["cut off"]


async def test_a_metronome_that_never_began_stops_at_once() -> None:
    async def cycle(_now: dt.datetime) -> None:
        raise AssertionError

    assert await Metronome(cycle, lambda: NOW).stop()
