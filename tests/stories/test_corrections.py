"""A corrected file replaces its earlier version; what people have said since stays with its row."""

import dataclasses

import pytest

from acts import importing, settling
from board.packs import entries, values
from board.packs.values import FindingKind
from bot import seeding
from storage import packs
from storage.unit_of_work import Database
from tests.support.papers import (
    JANUARY,
    MARCH,
    MAY,
    about,
    asker,
    bring,
    declare,
    owed,
    owing,
    pack,
)
from tests.support.service import Desk

COURSE = owed("Write to the college about the new course for carers", "Ama Boateng", item="3")
NURSES = owed("Write to the college about the new course for nurses", "Ama Boateng", item="5")
BEDS = owed("Report the number of empty beds to the board", "Ama Boateng", subject="Beds")
LIST = owed("Bring a list of care homes without a registered manager", "Naz Jones", subject="Homes")
KETTLE = owed("Mend the kettle in the council chamber before the winter", "Naz Jones", subject="Kettle")
ALL = (COURSE, NURSES, BEDS, LIST, KETTLE)


async def _close(database: Database, action: values.Action, words: str) -> None:
    """Let the administrator close an action, through a finding that quotes it."""
    odd = values.Finding(FindingKind.NO_DEADLINE, f"The action “{action.text}” has no deadline.", action.source)
    async with database.work() as uow:
        (document,) = await packs.current(uow)
        await packs.add_findings(uow, document.id, (odd,))
        by = await asker(uow)
        found = about(await settling.open_findings(uow, by), action.text)
        await settling.close(uow, by, await settling.finding(uow, by, found.id), words=words)
        await uow.commit()


async def _ids(database: Database) -> dict[str, int]:
    return {text: one.id for text, one in (await owing(database)).items()}


async def _proposals(database: Database) -> list[tuple[str, str | None]]:
    async with database.reading() as uow:
        return [(one.value.text, one.value.who) for one in await settling.open_proposals(uow, await asker(uow))]


async def test_the_same_rows_in_another_order_keep_all_that_was_said(database: Database) -> None:
    await declare(database)
    await bring(database, pack(*ALL))
    for number, action in enumerate(ALL):
        await _close(database, action, f"closed, word {number}")
    before = await owing(database)
    done = await bring(database, pack(*reversed(ALL)), "2")
    after = await owing(database)
    assert done.replaced
    assert {text: (one.id, one.settled, one.closed) for text, one in after.items()} == {
        text: (one.id, one.settled, True) for text, one in before.items()
    }
    assert await _proposals(database) == []


async def test_a_renamed_lead_a_new_wording_a_moved_and_a_dropped_row(database: Database) -> None:
    await declare(database)
    await bring(database, pack(*ALL))
    for action in ALL:
        await _close(database, action, f"said of: {action.text}")
    before = await _ids(database)
    renamed = dataclasses.replace(BEDS, leads=(values.Lead("Naz Jones"),))
    reworded = dataclasses.replace(LIST, text="Circulate the list of homes without a manager")
    moved = dataclasses.replace(COURSE, item="6")
    done = await bring(database, pack(renamed, NURSES, moved, reworded), "2")
    after = await owing(database)
    assert {text: (one.id, one.settled) for text, one in after.items()} == {
        BEDS.text: (before[BEDS.text], f"said of: {BEDS.text}"),
        NURSES.text: (before[NURSES.text], f"said of: {NURSES.text}"),
        COURSE.text: (before[COURSE.text], f"said of: {COURSE.text}"),
        reworded.text: (before[LIST.text], f"said of: {LIST.text}"),
    }
    assert after[BEDS.text].written_leads == "Naz Jones"
    assert after[COURSE.text].item == "6"
    assert await _proposals(database) == [(KETTLE.text, "Naz Jones")]
    assert [(one.kind, one.item) for one in done.proposals] == [(entries.ProposalKind.UNMATCHED, None)]
    (lost,) = [one for one in done.findings if one.kind is FindingKind.PROPOSED]
    assert (KETTLE.text in lost.text, lost.beside) == (True, (KETTLE.text,))


async def test_a_dropped_row_that_is_taken_up_is_the_same_action_as_before(database: Database) -> None:
    await declare(database)
    await bring(database, pack(BEDS, KETTLE))
    before = await _ids(database)
    await bring(database, pack(BEDS), "2")
    assert set(await owing(database)) == {BEDS.text}
    async with database.work() as uow:
        by = await asker(uow)
        found = about(await settling.open_findings(uow, by), KETTLE.text)
        await settling.take_up(uow, by, await settling.finding(uow, by, found.id), words="it is still owed")
        await uow.commit()
    assert await _ids(database) == before
    assert await _proposals(database) == []
    await bring(database, pack(BEDS, dataclasses.replace(BEDS, text="Count the beds again", subject="More")), "3")
    assert (await _ids(database))[KETTLE.text] == before[KETTLE.text]
    assert await _proposals(database) == []


async def test_a_dropped_row_that_comes_back_is_the_same_action(database: Database) -> None:
    await declare(database)
    await bring(database, pack(BEDS, KETTLE))
    before = await _ids(database)
    await bring(database, pack(BEDS), "2")
    await bring(database, pack(KETTLE, BEDS), "3")
    assert await _ids(database) == before
    assert await _proposals(database) == []


async def test_what_was_no_action_is_not_proposed_when_it_is_dropped(database: Database) -> None:
    await declare(database)
    await bring(database, pack(BEDS, KETTLE))
    odd = values.Finding(FindingKind.NO_LEAD, f"The action “{KETTLE.text}” names nobody.", KETTLE.source)
    async with database.work() as uow:
        (document,) = await packs.current(uow)
        await packs.add_findings(uow, document.id, (odd,))
        by = await asker(uow)
        matter = await settling.finding(uow, by, about(await settling.open_findings(uow, by), "kettle").id)
        await settling.no_action(uow, by, matter, words="not an action")
        await uow.commit()
    await bring(database, pack(BEDS), "2")
    assert await _proposals(database) == []


async def test_what_another_paper_still_speaks_of_is_not_proposed(database: Database) -> None:
    await declare(database)
    await bring(database, pack(BEDS, KETTLE, on=MARCH))
    await bring(database, pack(BEDS, KETTLE, on=MAY))
    await bring(database, pack(BEDS, on=MAY), "2")
    assert set(await owing(database)) == {BEDS.text, KETTLE.text}
    assert await _proposals(database) == []


async def test_near_twins_of_two_items_keep_what_was_said_of_each(database: Database) -> None:
    await declare(database)
    await bring(database, pack(COURSE, NURSES))
    await _close(database, NURSES, "the nurses' letter has gone")
    before = await _ids(database)
    carers = dataclasses.replace(COURSE, text="Write to the college about a new course for the carers")
    nurses = dataclasses.replace(NURSES, text="Write to the college about a new course for the nurses")
    await bring(database, pack(nurses, carers), "2")
    found = await owing(database)
    assert {text: (one.id, one.closed) for text, one in found.items()} == {
        carers.text: (before[COURSE.text], False),
        nurses.text: (before[NURSES.text], True),
    }


async def test_the_next_packs_tracker_is_no_correction_of_the_last_one(database: Database) -> None:
    """Another task of the same subject, in the next pack, is never taken for the old one in other words."""
    await declare(database)
    await bring(database, pack(LIST))
    other = dataclasses.replace(LIST, text="Circulate the list of homes without a manager", raised_on=JANUARY)
    await bring(database, pack(other, on=MAY))
    assert len(await owing(database)) == 2


async def test_a_pack_imported_openly_by_mistake_is_hidden_by_an_exempt_import(database: Database) -> None:
    await declare(database)
    await bring(database, pack(BEDS))
    secret = dataclasses.replace(BEDS, restricted=True)
    hidden = await bring(database, pack(secret, restricted=True))
    assert (hidden.before, hidden.replaced) == (False, True)
    assert [one.restricted for one in (await owing(database)).values()] == [True]
    again = await bring(database, pack(secret, restricted=True))
    assert again.before
    with pytest.raises(importing.WasExempt, match="was made exempt"):
        await bring(database, pack(BEDS))
    assert [one.restricted for one in (await owing(database)).values()] == [True]


async def test_an_exempt_supplement_takes_nothing_from_the_public_pack(database: Database) -> None:
    await declare(database)
    await bring(database, pack(BEDS))
    await bring(database, pack(dataclasses.replace(KETTLE, restricted=True), restricted=True), "exempt")
    found = await owing(database)
    assert {text: one.restricted for text, one in found.items()} == {BEDS.text: False, KETTLE.text: True}


OTHERS = "olena.marchenko"
ASKED = "what do the papers say about Kestrel Lodge?"


def _told(desk: Desk) -> bool:
    """Tell whether somebody of the other board is told what the pack says."""
    return "cannot find" not in desk.text(OTHERS, ASKED)


@pytest.fixture
def december(blank: Desk) -> Desk:
    """Give the sample board with its December pack alone."""
    blank.load(seeding.sample(seeding.BOARD_FILE))
    blank.bring(seeding.sample(seeding.PACKS[1]), name=seeding.PACKS[1])
    return blank


def test_exempting_an_earlier_version_hides_the_one_that_holds(december: Desk) -> None:
    first = seeding.sample(seeding.PACKS[1])
    december.bring(first + b"\n", name="second.txt")
    assert _told(december)
    assert december.bring(first, name=seeding.PACKS[1], exempt=True).replaced
    assert not _told(december)


def test_an_open_version_of_what_was_made_exempt_is_refused_until_it_is_published(december: Desk) -> None:
    first = seeding.sample(seeding.PACKS[1])
    december.bring(first, name=seeding.PACKS[1], exempt=True)
    for content in (first, first + b"\n"):
        with pytest.raises(importing.WasExempt, match="was made exempt, and this file is open"):
            december.bring(content, name="third.txt")
        assert not _told(december)
    assert december.bring(first, name="third.txt", publish=True).replaced
    assert _told(december)


def test_an_earlier_version_that_comes_again_holds_again(december: Desk) -> None:
    first = seeding.sample(seeding.PACKS[1])
    other = first.replace(b"Kestrel Lodge", b"Kestrel House")
    for content, held in ((other, "Kestrel House"), (first, "Kestrel Lodge"), (other, "Kestrel House")):
        assert december.bring(content).replaced
        assert december.bring(content).before
        assert held in december.text(OTHERS, f"what do the papers say about {held}?")
