"""The shared pack of a real board, read whole: counted facts, each with its source. Skipped where it is absent."""

import datetime as dt
import html
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from board import packs
from board.packs.values import FindingKind, Pack, Part, Purpose
from storage import documents

FILE = Path(__file__).parents[2].parent / "shared" / "packs" / "jcb-2020-12-17.txt"
WORD = re.compile(r"[^\W_]+")
# Said by the agenda's own table headers, and by pages left blank; nothing else may be missing from the passages.
NOT_SAID = {
    "this",
    "page",
    "is",
    "intentionally",
    "left",
    "blank",
    "lead",
    "item",
    "for",
    "discussion",
    "decision",
    "information",
    "attachment",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    if not FILE.exists():
        pytest.skip("the shared pack is not beside the project")
    return packs.read(documents.read(FILE.name, FILE.read_bytes()))


def test_the_meeting(pack: Pack) -> None:
    sitting = pack.sitting
    assert (sitting.on, sitting.starts, sitting.ends) == (dt.date(2020, 12, 17), dt.time(9, 30), None)
    assert (sitting.place, sitting.public) == ("Virtual Meeting", True)
    assert pack.published_on == dt.date(2020, 12, 9)
    assert pack.apologies_to is not None
    assert pack.apologies_to.count("@") == 1
    assert pack.joining is not None
    assert "24hrs" in pack.joining
    assert not pack.restricted


def test_the_agenda(pack: Pack) -> None:
    assert [item.number for item in pack.items] == list("123456")
    assert [item.pages for item in pack.items] == [None, None, (1, 6), (7, 38), (39, 44), (45, 52)]
    assert [item.attachment for item in pack.items] == [None, None, *["Attached"] * 4]
    assert [item.purposes for item in pack.items] == [
        (Purpose.INFORMATION,),
        (Purpose.INFORMATION,),
        (Purpose.DECISION,),
        (Purpose.DISCUSSION,),
        (Purpose.DISCUSSION,),
        (Purpose.INFORMATION,),
    ]
    assert [item.lead for item in pack.items].count("Chair") == 4
    assert not any(item.restricted for item in pack.items)


def test_the_minutes_of_both_boards(pack: Pack) -> None:
    own, below = pack.minutes
    assert (own.sitting.on, own.sitting.starts, own.sitting.ends) == (
        dt.date(2020, 10, 15),
        dt.time(9, 30),
        dt.time(10, 30),
    )
    assert (below.sitting.on, below.sitting.starts, below.sitting.ends) == (
        dt.date(2020, 9, 1),
        dt.time(14),
        dt.time(16),
    )
    assert own.sitting.board == pack.sitting.board != below.sitting.board
    assert own.sitting.public is True
    assert [Counter(one.part for one in minutes.attendances) for minutes in (own, below)] == [
        {Part.PRESENT: 5, Part.IN_ATTENDANCE: 8, Part.APOLOGIES: 4},
        {Part.PRESENT: 13, Part.IN_ATTENDANCE: 1, Part.APOLOGIES: 16},
    ]
    assert [one.initials for one in own.attendances if one.note == "minutes"] == ["AG"]
    assert [one.initials for one in below.attendances if one.note == "Chair"] == [None]
    assert [len(minutes.items) for minutes in (own, below)] == [8, 8]
    assert [decision.item for decision in own.decisions] == ["3", "4", "6", "7"]
    assert [decision.item for decision in below.decisions] == ["3", "5", "7"]
    assert own.next_sitting is not None
    assert own.next_sitting.on == pack.sitting.on
    assert below.next_sitting is not None
    assert (below.next_sitting.on, below.next_sitting.starts) == (dt.date(2020, 10, 6), None)
    assert [(one.who, one.item, one.whole) for one in own.comings] == [("MFC", "4", True), ("AL", "5", True)]
    assert (own.source.cite(), below.source.cite()) == (
        f"{pack.name}, pages 1–6, item 3",
        f"{pack.name}, pages 45–52, item 6",
    )


def test_the_actions_of_the_minutes_and_who_owes_them(pack: Pack) -> None:
    own, below = pack.minutes
    assert own.actions == ()
    assert [(one.item, one.who) for one in (*own.proposals, *below.proposals)] == [("5", "AL")]
    assert [one.item for one in below.actions if one.cut_off] == ["5"]
    owed = [(one.item, [lead.written for lead in one.leads if not lead.supporting]) for one in below.actions]
    assert owed == [
        ("3", ["MK", "SR"]),
        ("3", ["DC"]),
        ("3", ["DC"]),
        ("3", ["DC"]),
        ("4", ["SR"]),
        ("5", ["ST"]),
        ("5", ["ST"]),
        ("6", ["ST", "GS"]),
    ]
    assert [sum(lead.supporting for lead in one.leads) for one in below.actions] == [0, 1, 1, 1, 0, 0, 0, 0]
    assert not any(one.tracked for one in (*own.actions, *below.actions))


def test_the_tracker(pack: Pack) -> None:
    assert [(row.raised_on, row.deadline, row.due, row.closed) for row in pack.tracker] == [
        (dt.date(2019, 10, 17), "Nov-20", dt.date(2020, 11, 30), True),
        (dt.date(2019, 10, 17), "Jan-21", dt.date(2021, 1, 31), False),
    ]
    assert pack.tracker[0].source.cite() == f"{pack.name}, pages 1–6, item 3, row 1 of the tracker"


def test_the_findings(pack: Pack) -> None:
    # Each was looked up in the text: where it stands is said behind it.
    assert Counter(finding.kind for finding in pack.findings) == {
        FindingKind.UNTRACKED: 1,  # the minutes of 1 September: their eight actions, none of which a tracker holds
        FindingKind.NO_YEAR: 2,  # the report's date of decision; "Agenda - Oct" beside an action
        FindingKind.NUMBERING: 2,  # paragraph 14 of item 4 twice; a section of Appendix A without a number
        FindingKind.CLOSED_IN_WORDS: 1,  # the tracker's first row
        FindingKind.CUT_OFF: 1,  # "Dr Sara A'"
        FindingKind.PURPOSE: 1,  # item 4 is for discussion, and its report asks to approve
        FindingKind.SUM: 1,  # table d: hours bought against a target of 0, a change of 0
        FindingKind.COUNTS: 3,  # table a, target: 13 of 14 rows; table d, both: 6 of 5 rows
        FindingKind.OPEN_DATE: 2,  # the procedure's approval and its review
        FindingKind.CITED: 1,  # Appendix C is cited for on-call arrangements
        FindingKind.UNREAD: 2,  # three rows of Appendix A do not say to what they apply; two pictures under item 6
        FindingKind.NAME: 4,  # NJ sent apologies and speaks; CP, CA and KE own risks and are on no list
    }
    assert [len(one.beside) for one in pack.findings if one.kind is FindingKind.UNTRACKED] == [8]


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("notified immediately", "pages 7–38, item 4, paragraph 4.3"),
        ("within 3 working days", "pages 7–38, item 4, paragraph 7.1"),
        ("partner organisations", "pages 7–38, item 4, paragraph 2.14"),
        ("participate in a Review", "pages 7–38, item 4, paragraph 10.1"),
        ("hold a decision over", "pages 45–52, item 6, paragraph 5"),
    ],
)
def test_passages_are_cited_by_the_papers_own_numbers(pack: Pack, words: str, cited: str) -> None:
    found = [passage.source.cite() for passage in pack.passages if words in passage.text]
    assert f"{pack.name}, {cited}" in found


def test_nothing_of_the_visible_text_is_lost(pack: Pack) -> None:
    raw = re.sub(r"\s*<sup>(st|nd|rd|th)</sup>", r"\1", FILE.read_text())
    raw = re.sub(r"</?(?:p|b|i|u|a|ul|li|sup|div)\b[^>]*>", " ", raw)
    seen = Counter(WORD.findall(html.unescape(re.sub(r"\]\(mailto:[^)]*\)", "]", raw)).casefold()))
    said = Counter(word for one in pack.passages for word in WORD.findall(f"{one.text} {one.heading or ''}".casefold()))
    assert {word for word, count in seen.items() if said[word] < count} <= NOT_SAID


def test_no_markup_survives_and_nothing_is_restricted(pack: Pack) -> None:
    everything = "\n".join(passage.text for passage in pack.passages)
    assert re.findall(r"</?[a-z]+(?:\s[^>]*)?>|&[a-z]+;|\*\*|^#", everything) == []
    assert not any(passage.restricted for passage in pack.passages)


def test_an_exempt_import_restricts_every_fact(pack: Pack) -> None:
    secret = packs.read(documents.read(FILE.name, FILE.read_bytes()), exempt=True)
    facts: list[Any] = [*secret.items, *secret.tracker, *secret.passages, *secret.findings, *secret.minutes]
    for minutes in secret.minutes:
        facts += [*minutes.items, *minutes.decisions, *minutes.actions]
    assert all(fact.restricted for fact in facts)
    assert len(secret.passages) == len(pack.passages)
