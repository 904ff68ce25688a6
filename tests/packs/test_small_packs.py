"""Small invented packs, in the shapes that real ones come in, and what a reader of each learns."""

import datetime as dt

import pytest

from board import packs
from board.packs.values import FindingKind, Movement, Pack, Part, Purpose
from storage import documents

PLAIN = """
Wexmoor and Thornby Joint Care Board

Date: Tuesday 12 May 2026
Time: 10am - 12 noon
Venue: Room 4, Thornby House

AGENDA

Members of the public are welcome; this meeting is held in public.
Please send apologies to: Ida Blackwood, Board Officer, ida.blackwood@example.org

| No. | Item | Lead | Purpose | Paper | Pages |
|-----|------|------|---------|-------|-------|
| 1 | Welcome | Chair | To note | - | |
| 2 | Minutes of the last meeting | Chair | For approval | Attached | Pages 3-5 |
| 3 | Winter beds | Tom Arkwright | For decision and discussion | Paper A | 6 – 9 |
| 4 | Risk register | Una Frost | To note | Paper B | p. 10 |

Published: 1 May 2026

# Minutes of the Wexmoor and Thornby Joint Care Board
Held on 3 March 2026, 14:00 – 16:00, Council Chamber, Wexmoor

**Present:**

- Cllr Mary Holt (MH), Chair, Wexmoor Council
- Ben Okoro (BO), Director, Thornby NHS Trust

**In attendance:** Priya Lal (PL), Sam Reed (minutes)

**Apologies:** Dr Jo Flint

## 1. Welcome

The Chair opened the meeting. Priya Lal joined the meeting at 14:20.

## 3. Winter beds

The Board agreed the winter plan. ACTION: BO to send the bed figures to all members by 30 April 2026.

PL will write to the hospitals. The plan will cost money. CQC will visit.

Cllr Holt left the meeting for this item.

MH and BO left the meeting at 3.45 pm.

## 4. Date of next meeting

12 May 2026, 10am, Thornby House

# Action log

| Meeting date | Action | Owner | Due | Status |
|---|---|---|---|---|
| 03/03/2026 | Send the bed figures to all members | Ben Okoro | 30-Apr-26 | Not complete |
| 06/01/2026 | Ask for the fire report | PL/BO | 31/02/2026 | Completed |
| 06/01/2026 | Book the hall | | TBC | close to finishing |

# Winter beds

1. The hospital needs forty beds.
2. The cost is “<£2m” &amp; rising.
"""


def read(text: str, *, exempt: bool = False) -> Pack:
    return packs.read(documents.read("pack.md", text.encode()), exempt=exempt)


@pytest.fixture(scope="module")
def plain() -> Pack:
    return read(PLAIN)


def test_the_meeting_is_told_from_labelled_lines(plain: Pack) -> None:
    sitting = plain.sitting
    assert sitting.board == "Wexmoor and Thornby Joint Care Board"
    assert (sitting.on, sitting.starts, sitting.ends) == (dt.date(2026, 5, 12), dt.time(10), dt.time(12))
    assert (sitting.place, sitting.public) == ("Room 4, Thornby House", True)
    assert plain.published_on == dt.date(2026, 5, 1)
    assert plain.apologies_to == "Ida Blackwood, Board Officer, ida.blackwood@example.org"
    assert plain.name == "Wexmoor and Thornby Joint Care Board pack, 12 May 2026"


def test_an_agenda_may_be_one_table_of_pipes(plain: Pack) -> None:
    assert [(item.number, item.title, item.lead) for item in plain.items] == [
        ("1", "Welcome", "Chair"),
        ("2", "Minutes of the last meeting", "Chair"),
        ("3", "Winter beds", "Tom Arkwright"),
        ("4", "Risk register", "Una Frost"),
    ]
    assert [item.pages for item in plain.items] == [None, (3, 5), (6, 9), (10, 10)]
    assert plain.items[2].purposes == (Purpose.DECISION, Purpose.DISCUSSION)
    assert plain.items[0].attachment is None


def test_minutes_in_headings_and_bullets_tell_who_was_there(plain: Pack) -> None:
    (minutes,) = plain.minutes
    assert (minutes.sitting.on, minutes.sitting.starts) == (dt.date(2026, 3, 3), dt.time(14))
    assert minutes.sitting.place == "Council Chamber, Wexmoor"
    assert [(one.part, one.name, one.initials, one.note) for one in minutes.attendances] == [
        (Part.PRESENT, "Cllr Mary Holt", "MH", None),
        (Part.PRESENT, "Ben Okoro", "BO", None),
        (Part.IN_ATTENDANCE, "Priya Lal", "PL", None),
        (Part.IN_ATTENDANCE, "Sam Reed", None, "minutes"),
        (Part.APOLOGIES, "Dr Jo Flint", None, None),
    ]
    assert minutes.attendances[0].title == "Chair"
    assert minutes.attendances[0].organisation == "Wexmoor Council"


def test_what_was_resolved_owed_and_promised_is_kept_apart(plain: Pack) -> None:
    (minutes,) = plain.minutes
    assert [decision.text for decision in minutes.decisions] == ["The Board agreed the winter plan."]
    assert [(action.text, [lead.written for lead in action.leads]) for action in minutes.actions] == [
        ("BO to send the bed figures to all members by 30 April 2026.", ["BO"]),
    ]
    assert [action.tracked for action in minutes.actions] == [True]
    assert [(one.text, one.who) for one in minutes.proposals] == [("PL will write to the hospitals.", "PL")]


def test_comings_and_goings_are_told_with_their_time(plain: Pack) -> None:
    (minutes,) = plain.minutes
    assert [(one.who, one.movement, one.item, one.at, one.whole) for one in minutes.comings] == [
        ("Priya Lal", Movement.JOINED, "1", dt.time(14, 20), True),
        ("Cllr Holt", Movement.LEFT, "3", None, False),
        ("MH", Movement.LEFT, "3", dt.time(15, 45), True),
        ("BO", Movement.LEFT, "3", dt.time(15, 45), True),
    ]
    assert minutes.next_sitting is not None
    assert (minutes.next_sitting.on, minutes.next_sitting.place) == (dt.date(2026, 5, 12), "Thornby House")


def test_the_tracker_closes_only_what_it_says_is_closed(plain: Pack) -> None:
    assert [(row.raised_on, row.due, row.closed) for row in plain.tracker] == [
        (dt.date(2026, 3, 3), dt.date(2026, 4, 30), False),
        (dt.date(2026, 1, 6), None, True),
        (dt.date(2026, 1, 6), None, False),
    ]
    assert [[lead.written for lead in row.leads] for row in plain.tracker] == [["Ben Okoro"], ["PL", "BO"], []]


def test_oddities_are_said_and_cited(plain: Pack) -> None:
    kinds = [finding.kind for finding in plain.findings]
    assert kinds.count(FindingKind.MISSING_PAPER) == 1
    assert kinds.count(FindingKind.UNTRACKED) == 0
    assert kinds.count(FindingKind.CLOSED_IN_WORDS) == 1
    assert kinds.count(FindingKind.NO_LEAD) == 1
    missing = next(finding for finding in plain.findings if finding.kind is FindingKind.MISSING_PAPER)
    assert missing.source.cite() == "Wexmoor and Thornby Joint Care Board pack, 12 May 2026, item 4"


def test_every_passage_is_cited_by_its_item_and_its_own_number(plain: Pack) -> None:
    beds = next(passage for passage in plain.passages if "forty beds" in passage.text)
    assert beds.source.cite().endswith("pages 6–9, item 3, paragraph 1")
    assert beds.heading == "Winter beds"
    assert any("“<£2m” & rising" in passage.text for passage in plain.passages)


def test_a_board_below_that_an_item_is_named_after_keeps_its_minutes_whole() -> None:
    text = (
        "# Northmere Joint Board\n\nMonday 8 June 2026 at 2.00pm\n\n### AGENDA\n\n"
        "**1 SOUTH BANK DELIVERY GROUP MINUTES (Pages 1 - 4)**\n\nMonday, 1 June 2026\n\n"
        "### Meeting Minutes\n\n#### **South Bank Delivery Group**\n\n"
        "**Tuesday 5<sup>th</sup> May 2026, 14:00 – 15:30**\n\n"
        "#### **Present:**\n\nCara Dunn (CD) (Chair)\tNurse\tNHS\n\nItem\tSubject\tAction\n1.\t<b>Plans</b>\t\n"
        "\t<b>Action: CD with Eve Fox to write.</b>\tCD\n"
    )
    pack = read(text)
    (minutes,) = pack.minutes
    assert (minutes.sitting.board, minutes.sitting.on) == ("South Bank Delivery Group", dt.date(2026, 5, 5))
    assert [(lead.written, lead.supporting) for lead in minutes.actions[0].leads] == [("CD", False), ("Eve Fox", True)]
    assert minutes.source.item == "1"


TABLED = """# Northmere Joint Board

Monday 8 June 2026 at 2.00pm

### AGENDA

**1 MINUTES (Pages 1 - 4)**

Lead\tItem For: Discussion Decision Information\tAttachment
Chair\tDecision\tAttached

Monday, 1 June 2026

## Meeting Minutes

### Northmere Joint Board – Public

Held on 6 April 2026, 14:00 - 15:00

<b>Present:</b>\tNAME\tINITIAL\tTITLE\tORG
\tAda Brook\tAB\tChair\tNC
\tAlan Birch\tAB\tDirector\tNHS
\tCara Dunn\tCD\tNurse\tNHS

Item\tSubject\tAction
1.\t<b>Plans</b>\t
\t<p>Talk of plans. <b>Action: CD to ask the care</b></p>\t<p>CD with</p>
\t<p>homes.</p> <p><b>Action: {second}</b></p>\t<p>Eve Fox</p> <p>{column}</p>
"""


def test_an_action_cut_by_a_page_keeps_its_words_and_its_supporter() -> None:
    (minutes,) = read(TABLED.format(second="a paper to be written.", column="CD")).minutes
    first, second = minutes.actions
    assert first.text == "CD to ask the care homes."
    assert [(lead.written, lead.supporting) for lead in first.leads] == [("CD", False), ("Eve Fox", True)]
    assert [lead.written for lead in second.leads] == ["CD"]


def test_a_doubtful_column_is_a_finding_and_no_guess() -> None:
    pack = read(TABLED.format(second="a paper to be written.", column="CD</p><p>XY"))
    (minutes,) = pack.minutes
    assert [[lead.written for lead in action.leads] for action in minutes.actions] == [["CD"], []]
    kinds = {finding.kind for finding in pack.findings}
    assert {FindingKind.NO_LEAD, FindingKind.NAME} <= kinds


def test_initials_of_two_people_are_named() -> None:
    pack = read(TABLED.format(second="a paper to be written.", column="AB"))
    told = [finding.text for finding in pack.findings if finding.kind is FindingKind.NAME]
    assert told == ["In the minutes of Northmere Joint Board the initials AB fit Ada Brook and Alan Birch."]


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Shopping: eggs and milk.", "no board name, no meeting date with its year and no agenda with numbered items"),
        ("# Northmere Joint Board\n\n8 June 2026\n", "it has no agenda with numbered items."),
        ("# Northmere Joint Board\n\n8 June\n\n## Agenda\n\n### 1 Welcome\n", "it has no meeting date with its year."),
        ("8 June 2026\n\n## Agenda\n\n### 1 Welcome\n", "it has no board name."),
    ],
)
def test_a_text_that_is_no_pack_says_what_it_lacks(text: str, lacks: str) -> None:
    with pytest.raises(packs.NotAPack, match=lacks):
        read(text)


def test_reading_twice_gives_the_same() -> None:
    assert read(PLAIN) == read(PLAIN)
    assert read(PLAIN.replace("\n", "\r\n")) == read(PLAIN)
