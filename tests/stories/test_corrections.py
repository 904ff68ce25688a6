"""A corrected file replaces its earlier version; what people have said since stays with its row."""

import dataclasses
import datetime as dt

import pytest

from acts import importing, settling
from board.packs import entries, values
from board.packs.values import FindingKind
from bot import seeding
from storage import meetings, packs
from storage.unit_of_work import Database
from tests.support.papers import (
    BOARD,
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

JULY = dt.date(2031, 7, 21)

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
    said = [action for action in ALL if action != LIST]
    for action in said:
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
        reworded.text: (before[LIST.text], None),
    }
    assert after[BEDS.text].written_leads == "Naz Jones"
    assert after[COURSE.text].item == "6"
    assert await _proposals(database) == [(KETTLE.text, "Naz Jones")]
    assert [(one.kind, one.item) for one in done.proposals] == [(entries.ProposalKind.UNMATCHED, None)]
    (lost,) = [one for one in done.findings if one.kind is FindingKind.PROPOSED]
    assert (KETTLE.text in lost.text, lost.beside) == (True, (KETTLE.text,))


NEAR_TWINS = [
    ("Arrange a visit to Kestrel Lodge", "Arrange a visit to Orchard View"),
    ("Report the number of falls to the board", "Report the number of beds to the board"),
    ("Circulate the dates of the winter meetings", "Circulate the notes of the winter meetings"),
    ("Write to the college about the new course", "Write to the hospital about the new course"),
    ("Arrange a meeting with the home care provider", "Arrange a meeting with the day care provider"),
    (LIST.text, "Circulate the list of homes without a manager"),
]


@pytest.mark.parametrize("lead", ["Ama Boateng", "Naz Jones"])
@pytest.mark.parametrize(("before", "after"), NEAR_TWINS, ids=[case[1] for case in NEAR_TWINS])
async def test_what_was_settled_of_one_task_is_never_said_of_another(
    database: Database, before: str, after: str, lead: str
) -> None:
    await declare(database)
    old, new = owed(before, "Ama Boateng", subject="Care"), owed(after, lead, subject="Care")
    await bring(database, pack(old))
    await _close(database, old, "done in February")
    done = await bring(database, pack(new), "2")
    assert {text: (one.closed, one.settled) for text, one in (await owing(database)).items()} == {after: (False, None)}
    assert [(one.kind, one.text) for one in done.proposals] == [(entries.ProposalKind.UNMATCHED, before)]
    (lost,) = [one for one in done.findings if one.kind is FindingKind.PROPOSED]
    assert lost.beside == (before,)


async def test_the_next_pack_closes_no_task_for_another_that_was_closed(database: Database) -> None:
    await declare(database)
    home, day = (f"Arrange a meeting with the {kind} care provider" for kind in ("home", "day"))
    old = dataclasses.replace(owed(home, "Ama Boateng", subject="Care"), raised_on=None)
    await bring(database, pack(old))
    await _close(database, old, "done in February")
    await bring(database, pack(dataclasses.replace(old, text=day, leads=(values.Lead("Naz Jones"),)), on=MAY))
    assert {text: one.closed for text, one in (await owing(database)).items()} == {home: True, day: False}


async def test_a_dropped_rows_progress_is_kept_in_the_words_of_the_finding(database: Database) -> None:
    await declare(database)
    asked = dataclasses.replace(KETTLE, progress="Asked on 22 October")
    await bring(database, pack(BEDS, asked))
    done = await bring(database, pack(BEDS), "2")
    (lost,) = [one for one in done.findings if one.kind is FindingKind.PROPOSED]
    assert lost.beside == (KETTLE.text, "Asked on 22 October")
    assert lost.text.endswith("Its progress was “Asked on 22 October”.")


async def test_a_dropped_row_that_the_minutes_still_hold_keeps_its_progress_in_a_finding(database: Database) -> None:
    await declare(database)
    asked = dataclasses.replace(COURSE, item=None, progress="Asked on 22 October", tracked=True)
    await bring(database, pack(COURSE, asked, BEDS))
    done = await bring(database, pack(COURSE, BEDS), "2")
    assert (await owing(database))[COURSE.text].progress is None
    (lost,) = [one for one in done.findings if "stood in the tracker of the earlier version" in one.text]
    assert (lost.kind, lost.beside) == (FindingKind.VANISHED, (COURSE.text, "Asked on 22 October"))


def _agenda(papers: values.Pack, *titles: str) -> values.Pack:
    """Give a pack with an agenda of these titles, each after its number."""
    numbered = [title.split(" ", 1) for title in titles]
    return dataclasses.replace(
        papers, items=tuple(values.AgendaItem(number, title, papers.source) for number, title in numbered)
    )


SEVEN = (
    "1 Apologies",
    "2 Declarations of interest",
    "3 Minutes of the last meeting",
    "4 Care home beds",
    "5 Performance of the home care service",
    "6 Risk register",
    "7 Dates of meetings",
)
NONE_KEPT = "This file names none of the 7 items"


async def _titles(database: Database) -> list[str]:
    async with database.reading() as uow:
        (document, *_) = await packs.current(uow)
        return [f"{one.number} {one.title}" for one in await meetings.agenda(uow, document.meeting_id)]


def _beside(done: importing.Imported) -> list[str]:
    return [one.text for one in done.findings if "both are kept as papers of one meeting" in one.text]


@pytest.mark.parametrize("restricted", [False, True])
async def test_a_supplement_takes_nothing_from_the_pack(database: Database, *, restricted: bool) -> None:
    await declare(database)
    rows = [dataclasses.replace(row, restricted=restricted) for row in ALL]
    await bring(database, _agenda(pack(*rows, restricted=restricted), *SEVEN))
    late = _agenda(pack(restricted=restricted), "4 Care home beds", "8 Late paper on the winter plan")
    done = await bring(database, late, "supplement")
    assert not done.replaced
    told = "This file names 1 of the 7 items of the pack of this meeting that was imported before; both are kept as "
    assert _beside(done) == [told + "papers of one meeting."]
    assert await _titles(database) == [*SEVEN, "8 Late paper on the winter plan"]
    assert set(await owing(database)) == {row.text for row in ALL}
    assert done.proposals == ()


async def test_a_corrected_pack_and_a_corrected_supplement_each_replace_their_own(database: Database) -> None:
    await declare(database)
    await bring(database, _agenda(pack(*ALL), *SEVEN))
    done = await bring(database, _agenda(pack(), "1 A late paper", "2 Another late paper"), "supplement")
    assert [text[: len(NONE_KEPT)] for text in _beside(done)] == [NONE_KEPT]
    again = await bring(database, _agenda(pack(*ALL), *SEVEN[:6]), "2")
    assert again.replaced
    await bring(database, _agenda(pack(), "1 A late paper", "2 Another late paper, corrected"), "supplement 2")
    held = await _titles(database)
    assert sorted(held) == sorted([*SEVEN[:6], "1 A late paper", "2 Another late paper, corrected"])
    whole = await bring(
        database, _agenda(pack(*ALL), *SEVEN, "8 A late paper", "9 Another late paper, corrected"), "whole"
    )
    assert (whole.replaced, _beside(whole)) == (True, [])
    assert len(await _titles(database)) == 9


async def test_a_supplement_that_prints_the_whole_agenda_takes_no_papers_away(database: Database) -> None:
    await declare(database)
    papers = _agenda(pack(*ALL), *SEVEN)
    words = tuple(values.Passage(f"Paragraph {at} tells of beds and of homes.", papers.source) for at in range(40))
    await bring(database, dataclasses.replace(papers, passages=words))
    front = dataclasses.replace(_agenda(pack(), *SEVEN), passages=words[:5])
    done = await bring(database, front, "supplement")
    assert (done.replaced, len(_beside(done))) == (False, 1)
    assert set(await owing(database)) == {row.text for row in ALL}
    assert await _titles(database) == [*SEVEN]


@pytest.mark.parametrize(("secret", "said"), [(False, 1), (True, 0)])
async def test_a_public_finding_about_an_approval_names_no_private_sitting(
    database: Database, *, secret: bool, said: int
) -> None:
    await declare(database)
    await bring(database, pack(BEDS, on=MARCH, restricted=secret))
    approval = values.MinuteItem("2", "Minutes", "The minutes of 20 January 2031 were approved.", KETTLE.source)
    minutes = values.Minutes(values.Sitting(BOARD, MAY), KETTLE.source, items=(approval,))
    await bring(database, pack(BEDS, on=JANUARY))
    await bring(database, dataclasses.replace(pack(on=JULY), minutes=(minutes,)))
    async with database.reading() as uow:
        found = [one.finding for one in await packs.every_finding(uow)]
    approved = [one.text for one in found if one.kind is FindingKind.APPROVED]
    assert len(approved) == said
    assert ["17 March 2031" in text for text in approved] == [True] * said


async def test_a_row_that_a_supplement_prints_vanishes_from_no_tracker(database: Database) -> None:
    await declare(database)
    await bring(database, _agenda(pack(BEDS, KETTLE), *SEVEN))
    done = await bring(database, _agenda(pack(LIST), "8 Late rows of the tracker"), "supplement")
    assert [one for one in done.findings if one.kind is FindingKind.VANISHED] == []
    after = await bring(database, pack(BEDS, LIST, on=MAY))
    (gone,) = [one for one in after.findings if one.kind is FindingKind.VANISHED]
    assert gone.text == (
        f"“{KETTLE.text}” (Naz Jones) was open in the tracker of 17 March 2031 and is in no row of this one."
    )


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
