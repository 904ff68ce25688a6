"""The administrator settles what is odd, once; it is not raised again by another import, and can be undone."""

import dataclasses

import pytest

from acts import settling
from board.packs import entries, values
from board.packs.values import FindingKind
from storage import settlements
from storage.unit_of_work import Database
from tests.support import papers
from tests.support.papers import MAY, about, asker, at, bring, declare, link, owed, owing, pack

NUMBERS = values.Finding(FindingKind.NUMBERING, "Paragraph 7 follows 5 in “Winter plan”.", at("4"))
WRITE = owed("Write to the college about the course", "NJ", subject="Workforce")
REPORT = owed("Report the number of empty beds to the board", "Ama Boateng", subject="Beds")
TAKES = entries.Proposal(
    entries.ProposalKind.COMMITMENT, "AB will take comments back to the trust", at("3"), who="Ama Boateng", item="3"
)


async def _open(database: Database, who: str = "ruth") -> list[str]:
    async with database.reading() as uow:
        return [one.finding.text for one in await settling.open_findings(uow, await asker(uow, who))]


async def _proposed(database: Database, who: str = "ruth") -> list[str]:
    async with database.reading() as uow:
        return [one.value.text for one in await settling.open_proposals(uow, await asker(uow, who))]


async def _settle(database: Database, words: str, effect: str, *, who: str = "ruth", person: str = "naz") -> int:
    """Settle the finding that says these words, and give the settlement's row."""
    async with database.work() as uow:
        by = await asker(uow, who)
        found = about(await settling.open_findings(uow, await asker(uow)), words)
        matter = await settling.finding(uow, by, found.id)
        match effect:
            case "name":
                done = await settling.name(uow, by, matter, person, words="that is Naz Jones")
            case "close":
                done = await settling.close(uow, by, matter, words="closed in March")
            case "no action":
                done = await settling.no_action(uow, by, matter, words="not an action")
            case "take up":
                done = await settling.take_up(uow, by, matter, words="yes, an action")
            case _:
                done = await settling.note(uow, by, matter, words="noted")
        await uow.commit()
    return done


async def _undo(database: Database, settlement: int, who: str = "ruth") -> None:
    async with database.work() as uow:
        await settling.undo(uow, await asker(uow, who), settlement)
        await uow.commit()


async def test_initials_that_fit_two_people_are_named_once_for_all_papers_of_the_board(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE))
    (doubt,) = await _open(database)
    assert "may be Naz Jones or Nia Jackson" in doubt
    await _settle(database, "NJ", "name")
    assert await _open(database) == []
    (lead,) = (await owing(database))[WRITE.text].leads
    later = owed("Ring the homes that have no manager", "NJ", subject="Homes", raised=papers.MARCH)
    await bring(database, pack(WRITE, later, on=MAY))
    found = await owing(database)
    assert [one.person_id for one in (*found[WRITE.text].leads, *found[later.text].leads)] == [lead.person_id] * 2
    assert lead.person_id is not None
    assert await _open(database) == []


async def test_whom_one_board_means_is_no_word_about_another_board_or_an_earlier_day(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE))
    await _settle(database, "NJ", "name")
    async with database.reading() as uow:
        (known,) = await settlements.aliases(uow)
    assert (known.written, known.since) == ("NJ", papers.JANUARY)
    before = papers.JANUARY.replace(year=2030)
    days = (papers.JANUARY, MAY, None, before)
    found = [settlements.person([known], known.board_id, "N.J.", day) for day in days]
    assert found == [known.person_id, known.person_id, known.person_id, None]
    assert settlements.person([known], known.board_id + 1, "NJ", MAY) is None


async def test_a_name_that_the_board_file_knows_for_certain_is_never_overruled(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE, REPORT))
    async with database.work() as uow:
        by = await asker(uow)
        matter = await settling.finding(uow, by, about(await settling.open_findings(uow, by), "NJ").id)
        await settling.name(uow, by, matter, "naz", words="that is Naz", written="Ama Boateng")
        await uow.commit()
    (lead,) = (await owing(database))[REPORT.text].leads
    async with database.reading() as uow:
        assert lead.person_id == (await asker(uow, "ama")).person.id


async def test_a_row_that_vanished_is_closed_in_the_administrators_words(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE, REPORT))
    await bring(database, pack(WRITE, on=MAY))
    settled = await _settle(database, "empty beds", "close")
    action = (await owing(database))[REPORT.text]
    assert (action.closed, action.settled, action.progress) == (True, "closed in March", None)
    assert [words for words in await _open(database) if "empty beds" in words] == []
    await _undo(database, settled)
    action = (await owing(database))[REPORT.text]
    assert (action.closed, action.settled) == (False, None)
    assert len([words for words in await _open(database) if "empty beds" in words]) == 1


async def test_what_is_no_action_is_withdrawn_and_stays_so(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE, REPORT))
    settled = await _settle(database, "NJ", "no action")
    assert set(await owing(database)) == {REPORT.text}
    assert await _open(database) == []
    await bring(database, pack(WRITE, REPORT), "2")
    await bring(database, pack(WRITE, REPORT, on=MAY))
    assert set(await owing(database)) == {REPORT.text}
    assert await _open(database) == []
    await _undo(database, settled)
    assert set(await owing(database)) == {WRITE.text, REPORT.text}


async def test_what_is_noted_is_not_raised_again_by_a_corrected_file_or_by_linking(database: Database) -> None:
    await declare(database)
    first = await bring(database, pack(REPORT, findings=(NUMBERS,)))
    assert [one.text for one in first.findings] == [NUMBERS.text]
    settled = await _settle(database, "Paragraph 7", "note")
    again = await bring(database, pack(REPORT, findings=(NUMBERS,)), "2")
    await link(database)
    assert (await _open(database), again.findings, again.settled) == ([], (), 1)
    await _undo(database, settled)
    await _undo(database, settled)
    assert await _open(database) == [NUMBERS.text]


async def test_a_card_that_is_sent_twice_settles_once(database: Database) -> None:
    await declare(database)
    await bring(database, pack(REPORT, findings=(NUMBERS,)))
    async with database.work() as uow:
        by = await asker(uow)
        (found,) = await settling.open_findings(uow, by)
        matter = await settling.finding(uow, by, found.id)
        first, second = [await settling.note(uow, by, matter, words="noted") for _ in range(2)]
        assert first == second
        await settling.undo(uow, by, first)
        assert await settling.open_findings(uow, by) == [found]
        assert await settling.note(uow, by, matter, words="noted") != first


async def test_the_same_words_in_the_next_pack_are_a_finding_of_their_own(database: Database) -> None:
    await declare(database)
    await bring(database, pack(REPORT, findings=(NUMBERS,)))
    await _settle(database, "Paragraph 7", "note")
    await bring(database, pack(REPORT, on=MAY, findings=(dataclasses.replace(NUMBERS, source=at("4", MAY)),)))
    assert await _open(database) == [NUMBERS.text]


async def test_a_finding_keeps_its_number_when_papers_are_linked_anew(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE))
    async with database.reading() as uow:
        before = await settling.open_findings(uow, await asker(uow))
    await link(database)
    async with database.reading() as uow:
        assert await settling.open_findings(uow, await asker(uow)) == before


async def test_a_proposal_that_is_taken_up_is_an_action_for_good(database: Database) -> None:
    await declare(database)
    await bring(database, pack(REPORT, proposals=(TAKES,)))
    assert await _proposed(database) == [TAKES.text]
    async with database.work() as uow:
        by = await asker(uow)
        (one,) = await settling.open_proposals(uow, by)
        settled = await settling.take_up(uow, by, await settling.proposal(uow, by, one.id), words="yes")
        await uow.commit()
    action = (await owing(database))[TAKES.text]
    assert (action.written_leads, action.source, action.settled) == ("Ama Boateng", TAKES.source, "yes")
    assert action.leads[0].person_id is not None
    alike = dataclasses.replace(TAKES, text="AB will take comments back to the Trust.")
    await bring(database, pack(REPORT, proposals=(alike,)), "2")
    assert await _proposed(database) == []
    assert (await owing(database))[TAKES.text].id == action.id
    await _undo(database, settled)
    assert await _proposed(database) == [alike.text]
    assert set(await owing(database)) == {REPORT.text}


async def test_a_taken_up_action_can_be_closed_and_opened_again(database: Database) -> None:
    told = values.Finding(FindingKind.PROPOSED, f"“{TAKES.text}” may be an action.", at("3"), beside=(TAKES.text,))
    await declare(database)
    await bring(database, pack(REPORT, proposals=(TAKES,), findings=(told,)))
    await _settle(database, "take comments back", "take up")
    assert (await _open(database), await _proposed(database)) == ([], [])
    async with database.work() as uow:
        by = await asker(uow)
        (taken,) = [one for one in await settling.settled(uow, by) if one.effect is settlements.Effect.ACTION]
        matter = settling.Matter(
            by.register.boards[0], 0, taken.meeting_id or 0, "noted", "", restricted=False, source=at(), mark="x",
            action_id=taken.action_id,
        )  # fmt: skip
        closed = await settling.close(uow, by, matter, words="done")
        await uow.commit()
    assert (await owing(database))[TAKES.text].closed
    await _undo(database, closed)
    assert not (await owing(database))[TAKES.text].closed


async def test_a_proposal_that_is_left_is_not_proposed_again(database: Database) -> None:
    await declare(database)
    await bring(database, pack(REPORT, proposals=(TAKES,)))
    async with database.work() as uow:
        by = await asker(uow)
        (one,) = await settling.open_proposals(uow, by)
        await settling.no_action(uow, by, await settling.proposal(uow, by, one.id), words="not an action")
        await uow.commit()
    await bring(database, pack(REPORT, proposals=(TAKES,)), "2")
    assert await _proposed(database) == []
    assert set(await owing(database)) == {REPORT.text}


async def test_only_the_administrator_and_their_deputy_settle(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE, findings=(NUMBERS,)))
    assert [len(await _open(database, who)) for who in ("ruth", "dep", "ama", "naz")] == [2, 2, 0, 0]
    for who in ("ama", "naz"):
        # As of a finding that does not exist: whether it does is only for whoever administers that board.
        with pytest.raises(settling.Unclear, match="There is no finding"):
            await _settle(database, "Paragraph 7", "note", who=who)
    settled = await _settle(database, "Paragraph 7", "note", who="dep")
    with pytest.raises(settling.NotYours):
        await _undo(database, settled, "ama")
    assert len(await _open(database)) == 1


async def test_what_is_restricted_is_settled_alone_only(database: Database) -> None:
    secret = dataclasses.replace(NUMBERS, restricted=True)
    await declare(database)
    await bring(database, pack(REPORT, findings=(secret,)))
    async with database.reading() as uow:
        among = await asker(uow, personal=False)
        assert await settling.open_findings(uow, among) == []
        (found,) = await settling.open_findings(uow, await asker(uow))
        with pytest.raises(settling.NotYours, match="our own chat"):
            await settling.finding(uow, among, found.id)


async def test_what_cannot_be_told_is_refused_with_what_to_do_instead(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE, findings=(NUMBERS,)))
    async with database.work() as uow:
        by = await asker(uow)
        found = await settling.open_findings(uow, by)
        numbers, doubt = [await settling.finding(uow, by, about(found, words).id) for words in ("Paragraph 7", "NJ")]
        for work in (
            settling.finding(uow, by, 999_999),
            settling.proposal(uow, by, 999_999),
            settling.close(uow, by, numbers, words="closed"),
            settling.no_action(uow, by, numbers, words="none"),
            settling.take_up(uow, by, numbers, words="yes"),
            settling.name(uow, by, numbers, "naz", words="that is Naz"),
            settling.name(uow, by, doubt, "nobody-at-all", words="that is Nobody"),
        ):
            with pytest.raises(settling.Unclear, match=r"note it instead|ask for|say which|load it"):
                await work
        assert await settling.settled(uow, by) == []


async def _settle_all(database: Database, words: str, *, restricted: bool) -> list[str]:
    """Say every word there is of a finding, and give why none of them settles it."""
    refused: list[str] = []
    async with database.work() as uow:
        by = await asker(uow)
        held = [one for one in await settling.open_findings(uow, by) if one.finding.restricted == restricted]
        matter = await settling.finding(uow, by, about(held, words).id)
        for settle in (settling.close, settling.no_action, settling.take_up):
            try:
                await settle(uow, by, matter, words="done")
            except settling.Unclear as why:
                refused.append(str(why))
    return refused


async def test_what_is_not_for_publication_changes_no_public_action(database: Database) -> None:
    told = values.Finding(FindingKind.CUT_OFF, f"“{REPORT.text}” breaks off.", at("7"), restricted=True)
    await declare(database)
    await bring(database, pack(REPORT, findings=(told,)))
    refused = await _settle_all(database, "breaks off", restricted=True)
    assert ["the action that it is about is public" in why for why in refused] == [True] * 3
    action = (await owing(database))[REPORT.text]
    assert (action.closed, action.settled, action.withdrawn) == (False, None, False)


async def test_an_action_that_becomes_public_bears_no_word_that_was_not(database: Database) -> None:
    secret = dataclasses.replace(WRITE, restricted=True)
    await declare(database)
    await bring(database, pack(secret))
    await _settle(database, "NJ", "close")
    action = (await owing(database))[WRITE.text]
    assert (action.restricted, action.closed, action.settled) == (True, True, "closed in March")
    await bring(database, pack(WRITE, on=MAY))
    action = (await owing(database))[WRITE.text]
    assert (action.restricted, action.closed, action.settled) == (False, False, None)


async def test_a_finding_never_closes_an_action_of_a_board_that_is_not_below(database: Database) -> None:
    theirs = owed("Count the buses", "Nia Jackson", item="4")
    told = values.Finding(FindingKind.CUT_OFF, f"“{theirs.text}” breaks off.", at("4"))
    sitting = values.Sitting("The Hill Partnership Board", papers.JANUARY)
    printed = dataclasses.replace(
        pack(REPORT, findings=(told,)), minutes=(values.Minutes(sitting, at("2"), actions=(theirs,)),)
    )
    await declare(database)
    await bring(database, printed)
    refused = await _settle_all(database, "breaks off", restricted=False)
    assert ["note it instead" in why for why in refused] == [True] * 3


async def test_a_whole_name_is_named_in_every_paper_of_the_board_and_of_those_below(database: Database) -> None:
    clare = "Clare Young"
    early = owed("Visit the homes at night", clare, subject="Nights", raised=papers.JANUARY.replace(year=2029))
    below = owed("Ask the wards for a list", clare, item="3")
    owner = values.Finding(FindingKind.NAME, f"{clare}, who owns “Beds”, is on no list.", at("5", MAY))
    sitting = values.Sitting("The Quay Working Group", papers.MARCH)
    await declare(database)
    await bring(database, pack(early))
    later = pack(owed("Order new beds", clare, subject="Order"), on=MAY, findings=(owner,))
    group = values.Minutes(sitting, at("2", MAY), actions=(below,))
    await bring(database, dataclasses.replace(later, minutes=(group,)))

    async def doubts() -> int:
        return sum(words.lstrip("“").startswith(clare) for words in await _open(database))

    assert await doubts() == 4
    settled = await _settle(database, "Order new beds", "name")
    assert await doubts() == 0
    await _undo(database, settled)
    assert await doubts() == 4


async def test_what_was_last_settled_of_a_finding_is_found_by_its_number(database: Database) -> None:
    await declare(database)
    await bring(database, pack(WRITE, findings=(NUMBERS,)))
    async with database.reading() as uow:
        rows = {words: about(await settling.open_findings(uow, await asker(uow)), words).id for words in ("NJ", "7")}
    named, noted = await _settle(database, "NJ", "name"), await _settle(database, "Paragraph 7", "note")
    async with database.reading() as uow:
        by = await asker(uow)
        found = [await settling.settled_of(uow, by, f"finding {rows[words]}") for words in ("NJ", "7")]
        assert [one.id for one in found if one] == [named, noted]
        assert await settling.settled_of(uow, by, "finding 999999") is None
        assert await settling.settled_of(uow, await asker(uow, "naz"), f"finding {rows['7']}") is None
