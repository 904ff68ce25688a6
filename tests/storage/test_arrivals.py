"""Files on their way in, as rows: claimed by one, concluded by whoever still holds the lease. On both databases."""

import datetime as dt

import pytest
from sqlalchemy import select

from board.arrivals import Event, IllegalArrival
from storage import arrivals, people
from storage.arrivals import Arrival
from storage.unit_of_work import Database

NOW = dt.datetime(2031, 3, 3, 9, 30, tzinfo=dt.UTC)
SOON = NOW + dt.timedelta(minutes=10)
LATER = NOW + dt.timedelta(minutes=11)
URL = "https://lowmere.sharepoint.com/pack?tempauth=secret"


async def hand_in(database: Database, *names: str) -> None:
    async with database.work() as uow:
        person_id = await people.add(uow, "jo")
        for name in names:
            await arrivals.add(
                uow,
                person_id=person_id,
                conversation_id=None,
                file_name=name,
                url=URL,
                exempt=name == "part b",
                now=NOW,
            )
        await uow.commit()


async def claim(database: Database, until: dt.datetime = SOON) -> Arrival | None:
    async with database.work() as uow:
        found = await arrivals.claim(uow, until)
        await uow.commit()
    return found


async def conclude(database: Database, arrival: Arrival, event: Event) -> bool:
    async with database.work() as uow:
        done = await arrivals.conclude(uow, arrival, event, LATER, "why")
        await uow.commit()
    return done


async def test_the_file_that_waited_longest_is_claimed_once(database: Database) -> None:
    await hand_in(database, "pack", "part b")
    first, second = await claim(database), await claim(database)
    assert first is not None
    assert second is not None
    assert (first.file_name, first.exempt, first.tries, first.url) == ("pack", False, 1, URL)
    assert (second.file_name, second.exempt) == ("part b", True)
    assert await claim(database) is None


async def test_what_a_dead_worker_held_comes_back_and_its_late_word_counts_no_more(database: Database) -> None:
    await hand_in(database, "pack")
    dead = await claim(database)
    assert dead is not None
    async with database.reading() as uow:
        assert await arrivals.expired(uow, SOON) == []
        assert await arrivals.expired(uow, LATER) == [dead]
    assert await conclude(database, dead, Event.LET_GO)
    again = await claim(database, LATER + dt.timedelta(minutes=10))
    assert again is not None
    assert again.tries == 2
    assert not await conclude(database, dead, Event.READ)
    assert await conclude(database, again, Event.READ)
    assert not await conclude(database, again, Event.FAILED)
    assert await claim(database) is None


async def test_an_address_that_lets_anybody_in_is_forgotten_when_the_file_is_dealt_with(database: Database) -> None:
    await hand_in(database, "pack")
    held = await claim(database)
    assert held is not None
    assert await conclude(database, held, Event.FAILED)
    async with database.reading() as uow:
        kept = [row.url for row in await uow.all(select(arrivals.ArrivalRow.url))]
    assert kept == [""]


async def test_no_claimed_file_can_be_claimed_again_by_its_holder(database: Database) -> None:
    await hand_in(database, "pack")
    held = await claim(database)
    assert held is not None
    with pytest.raises(IllegalArrival):
        await conclude(database, held, Event.CLAIMED)
