"""Procedures laid out as workstreams in cells with markup, and with everything mixed, of invented boards.

Both were held back until the readers were done; the second then found two faults, a key and a group that were missed.
Tabs are shown as ``⇥``.
"""

from board.packs import procedure
from board.packs.entries import CheckSection, Procedure
from board.packs.papers import Kind, Paper
from storage import documents

STREAMS = """
## PROVIDER EXIT POLICY AND PROCEDURE

**Version control**

<b>Policy owner</b>⇥Director of Adult Services
<b>Date ratified</b>⇥4 March 2026
<b>Review date</b>⇥TBC

## Section A: Principles

Residents come first. Nothing in this policy delays an urgent move.

The policy applies to:

- care homes
- supported living

## Section B: Notification

B1 The monitoring officer is told by telephone.

1. Staff who hear of a likely closure tell their team manager the same day.
2. The team manager tells both directors:
   - by telephone
   - then in writing
3. A deputy may act where a director cannot be reached.

## Section C: Home move workstreams

Codes – CM – contracts manager, SW – lead social worker, RN – registered nurse

Today⇥Lead⇥Tomorrow⇥Lead
<b>Residents</b><p>Make a list of residents</p><p>Ring each family</p>⇥<p>SW</p><p>CM & SW</p>⇥Visit each resident⇥RN
<b>Medicines</b><p>Collect charts</p><p>Count stock</p><p>Seal the trolley</p>⇥<p>RN</p><p>RN</p>⇥Return stock to the⇥CM
⇥⇥pharmacy⇥
<b>Buildings</b><p>Secure the site</p>⇥⇥⇥

## Section D: Day of the move

Task⇥Responsible
Brief staff <ul><li>parking</li><li>keys</li></ul>⇥Team Manager

<ul><li>radios</li></ul>⇥
Serve breakfast⇥
Walk the building with the⇥Team Manager / Porter

owner and lock it⇥

## Section E: Manager's checklist

⇥Item⇥Responsible⇥Responsible⇥For
⇥⇥Council⇥Home⇥CH – care home DC – day centre
⇥Before the move⇥⇥⇥
1.1⇥Insurers told⇥⇥⇥CH
1.2⇥Keys counted⇥⇥KD⇥CH
2⇥After the move⇥⇥⇥
2.1⇥Meters read⇥⇥⇥DC
2.2⇥Post redirected for⇥⇥⇥DC

⇥six months⇥⇥⇥
⇥Other notes:⇥⇥⇥

## Glossary of terms

### Exit

When a provider stops.

### Best interests decision (BID)

A decision made for a person who cannot make it. See also

- capacity
- advocacy

## Records

Records of each closure are retained for 6 years.
"""

MIXED = """
Protocol for the Unplanned Closure of a Care Setting

Document title: Unplanned closure protocol
Owner: Quality Lead, Ashmere NHS Trust
Next review date: not set

1. Staff who learn of a closure ring the incident line.

2. The incident line tells the two directors, who are:

- the Director of Nursing
- the Director of Adult Care

3. Nobody leaves a message with
reception.

4. Those invited to the first meeting include:

a) Quality Lead
b) Housing Manager
c) Ambulance liaison

Appendix A: Closing-day checklist

Key: N - nursing home, R - residential home

| # | Check | For | Initials |
|---|---|---|---|
| | Morning | | |
| 1 | Drug charts copied | N | |
| 2 | Breakfast served | N/R | |
| | Afternoon | | |
| 3 | Rooms checked for | N/R | |
| | belongings | | |
| 4 | Keys handed over | | KP |

Appendix B: Who does what

| Workstream | Action | Owner | Timescale |
|---|---|---|---|
| Families | Ring next of kin | FL | Hour 1 |
| | Open a help line | FL/CO | Hour 3 |
| Estates | Isolate the gas | | Hour 6 |
| | Change the locks | ES and FL | Day 2 |

Role codes

- FL: family liaison
- CO: communications officer
- ES: estates supervisor

Appendix C: Terms

| Term | What it means |
|---|---|
| Setting | A home, a flat or a day centre |
| Unplanned | With less than 28 days' notice |

Logs are archived for ten years.
"""


def only(text: str) -> Procedure:
    blocks = tuple(documents.read("paper.txt", text.replace("⇥", "\t").encode()))
    (found,) = procedure.read(Paper(Kind.OTHER, blocks, (False,) * len(blocks), "Invented pack"))
    return found


def test_workstreams_pair_tasks_and_leads_only_where_their_lines_agree() -> None:
    tasks = [one for one in only(STREAMS).tasks if one.stage]
    assert [(one.stage, one.workstream, one.text, one.responsible, one.beside) for one in tasks] == [
        ("Today", "Residents", "Make a list of residents", "SW", ()),
        ("Today", "Residents", "Ring each family", "CM & SW", ()),
        ("Tomorrow", "Residents", "Visit each resident", "RN", ()),
        ("Today", "Medicines", "Collect charts", None, ("RN", "RN")),
        ("Today", "Medicines", "Count stock", None, ("RN", "RN")),
        ("Today", "Medicines", "Seal the trolley", None, ("RN", "RN")),
        ("Tomorrow", "Medicines", "Return stock to the pharmacy", "CM", ()),
        ("Today", "Buildings", "Secure the site", None, ()),
    ]


def test_a_list_of_tasks_keeps_sub_lists_rows_without_an_owner_and_rows_cut_by_a_page() -> None:
    tasks = [one for one in only(STREAMS).tasks if not one.stage]
    assert [(one.text, one.points, one.responsible) for one in tasks] == [
        ("Brief staff", ("parking", "keys", "radios"), "Team Manager"),
        ("Serve breakfast", (), None),
        ("Walk the building with the owner and lock it", (), "Team Manager / Porter"),
    ]


def test_merged_heads_sections_without_a_number_and_cut_rows_of_a_checklist() -> None:
    (found,) = only(STREAMS).checklists
    assert found.columns == ("Item", "Council", "Home", "For")
    assert found.key == (("CH", "care home"), ("DC", "day centre"))
    assert found.sections == (CheckSection("Before the move"), CheckSection("After the move", "2"))
    assert found.blanks == ("Other notes",)
    assert [(row.number, row.section, row.text, row.applies, row.cells) for row in found.rows] == [
        ("1.1", "Before the move", "Insurers told", "CH", ()),
        ("1.2", "Before the move", "Keys counted", "CH", (("Home", "KD"),)),
        ("2.1", "After the move", "Meters read", "DC", ()),
        ("2.2", "After the move", "Post redirected for six months", "DC", ()),
    ]


def test_single_counts_letters_carried_workstreams_and_bare_sections() -> None:
    found = only(MIXED)
    assert [clause.number for clause in found.paragraphs[:4]] == ["1", "2", "3", "4"]
    assert [(group.clause, len(group.entries)) for group in found.groups] == [("2", 2), ("4", 3)]
    (checklist,) = found.checklists
    assert checklist.key == (("N", "nursing home"), ("R", "residential home"))
    assert [(row.number, row.section, row.text, row.applies, row.cells) for row in checklist.rows] == [
        ("1", "Morning", "Drug charts copied", "N", ()),
        ("2", "Morning", "Breakfast served", "N/R", ()),
        ("3", "Afternoon", "Rooms checked for belongings", "N/R", ()),
        ("4", "Afternoon", "Keys handed over", None, (("Initials", "KP"),)),
    ]
    assert [(one.workstream, one.text, one.responsible) for one in found.tasks] == [
        ("Families", "Ring next of kin", "FL"),
        ("Families", "Open a help line", "FL/CO"),
        ("Estates", "Isolate the gas", None),
        ("Estates", "Change the locks", "ES and FL"),
    ]
    assert [role.code for role in found.roles] == ["FL", "CO", "ES"]


def test_codes_come_from_a_line_that_opens_with_codes() -> None:
    assert [(role.code, role.meaning) for role in only(STREAMS).roles] == [
        ("CM", "contracts manager"),
        ("SW", "lead social worker"),
        ("RN", "registered nurse"),
    ]
