"""Packs made by hand that hold every kind of entry, public and exempt, for stories of what is answered from them."""

import datetime as dt

from board.packs import entries, values
from board.packs.entries import Comparison, Rag
from board.sources import Source
from tests.support import papers
from tests.support.papers import JANUARY, MARCH

OTHER = "The Hill Partnership Board"
SECRET = "Tidewater"  # stands in exempt entries only


def _at(paragraph: str | None = None, item: str = "4", day: dt.date = MARCH) -> Source:
    return Source(f"Joint Board pack, {day:%d %B %Y}", pages=(7, 18), item=item, paragraph=paragraph)


QUALITY = entries.Report(
    "Quality of Care Homes",
    _at(),
    decision_maker="The Harbour and Vale Joint Board",
    decided_on="17th March",
    report_of="Director of Quality",
    contacts=(entries.Contact("AUTHOR", "Ama Boateng", "01632 960111", "ama.boateng@example.org"),),
    confidentiality="Not applicable",
    summary="How good the homes are.",
    recommendations=(entries.Numbered("Note the report", "(i)"), entries.Numbered("Approve the plan", "(ii)")),
    key_decision="Yes",
    wards="Harbour, Quay",
    assessments=(entries.Assessment("Equality Impact Assessment", "No", required=False),),
    appendices=(entries.Numbered("Ratings by home", "1"),),
    background=(entries.Background("Letter of the regulator", "1", "paragraph 3"),),
    sections=(
        entries.Section("RESOURCE IMPLICATIONS", (entries.Numbered("It costs £12,000.", "6"),)),
        entries.Section("LEGAL IMPLICATIONS", (entries.Numbered("The Care Act 2014 applies.", "7"),)),
    ),
    item="4",
)
EXEMPT = entries.Report(
    "Framework of Tidewater Homecare",
    _at(item="7"),
    summary="Tidewater asks for more.",
    recommendations=(entries.Numbered("Approve a price of £24.85 for Tidewater", "1"),),
    item="7",
    restricted=True,
)
EARLIER = entries.Report(
    "Quality of Care Homes",
    _at(day=JANUARY),
    recommendations=(entries.Numbered("Ask for another visit", "1"),),
    item="4",
)
TABLE = "a. Care homes"
INDICATORS = (
    entries.Indicator(
        "Permanent admissions to care homes",
        TABLE,
        _at("row 1", "5"),
        period="Q3",
        actual="212",
        previous=Comparison("Previous Year", "231", "-19", "-8%", Rag.GREEN),
        target=Comparison("Target", "220", "-8", "-4%", Rag.GREEN),
    ),
    entries.Indicator(
        "Assessments completed within 28 days",
        TABLE,
        _at("row 2", "5"),
        period="Q3",
        actual="71%",
        target=Comparison("Target", "80%", "-9", "-11%", Rag.RED),
    ),
    entries.Indicator("Carers assessed", "b. Carers", _at("row 1", "5"), period="Q3", actual="604"),
    entries.Indicator("Carers who had a break", "b. Carers", _at("row 2", "5"), period="Q3", actual="47"),
    entries.Indicator(
        "Visits by Tidewater", "c. Exempt", _at("row 1", "7"), actual="9,999",
        target=Comparison("Target", "1", rag=Rag.RED), restricted=True,
    ),
)  # fmt: skip
COUNTS = (
    entries.RagCount(TABLE, "Target", Rag.GREEN, 1, _at("row 1", "5")),
    entries.RagCount("b. Carers", "Target", Rag.GREEN, 2, _at("row 1", "5")),
    entries.RagCount(TABLE, "Last Yr", Rag.GREEN, 4, _at("row 1", "5")),
    entries.RagCount("c. Exempt", "Target", Rag.GREEN, 50, _at("row 1", "7"), restricted=True),
)
TILES = (
    entries.Tile("Permanent admissions to care homes", "Headlines", "212", _at("row 1", "5"), "Prev Yr = 231"),
    entries.Tile("Price of Tidewater", "Exempt", "£24.85", _at("row 2", "7"), restricted=True),
)
RISKS = (
    entries.Risk(
        "Nursing beds", "Too few beds.", _at("row 1", "5"), "High", "NJ", "• Talks with homes\n• A spare ward"
    ),
    entries.Risk("Home care", "Too few carers.", _at("row 2", "5"), "Moderate", "Ama Boateng", "A bonus is paid."),
    entries.Risk("Pooled fund", "It is overspent.", _at("row 3", "5"), "Low"),
    entries.Risk(
        "Tidewater", "It may fail.", _at("row 4", "7"), "High", "AB", "Tidewater is watched.", restricted=True
    ),
)
_KEY = (("CH", "Care Home"), ("HC", "Home Care"), ("All", "Both"))
CHECKLIST = entries.Checklist(
    "Appendix A Checklist",
    _at("1.1"),
    columns=("Action", "Applicability"),
    sections=(entries.CheckSection("Steering group", "1"), entries.CheckSection("Moving", "2")),
    rows=(
        entries.CheckRow("Assemble the team", _at("1.1"), "1.1", "Steering group", applies="All"),
        entries.CheckRow("Appoint a leader", _at("1.2"), "1.2", "Steering group"),
        entries.CheckRow("Look at mattresses and hoists", _at("2.8"), "2.8", "Moving", applies="CH"),
        entries.CheckRow(
            "Ring Tidewater's bank, rung first", _at("2.7"), "2.7", "Moving", applies="CH", restricted=True
        ),
        entries.CheckRow("Share out the rounds", _at("2.9"), "2.9", "Moving", applies="HC"),
    ),
    key=_KEY,
)
PLAN = "Appendix D Closure plan"
PROCEDURE = entries.Procedure(
    "PROVIDER FAILURE PROCEDURE",
    _at(),
    details=(("Owner of this document", "Director of Quality"), ("Next review date", "December 2032")),
    paragraphs=(
        entries.Clause("4.1", "4. Activation", "Both directors activate it together.", _at("4.1")),
        entries.Clause(
            "4.2", "4. Activation", "They say so at once:", _at("4.2"), tuple(f"Point {n}" for n in range(9))
        ),
        entries.Clause("2.8", "2. Failure", "A planned closure is no failure.", _at("2.8")),
        entries.Clause("4.9", "4. Activation", "Tidewater is rung first.", _at("4.9"), restricted=True),
    ),
    checklists=(CHECKLIST,),
    roles=(entries.RoleCode("PL", "project lead", _at()), entries.RoleCode("C", "Commissioners", _at())),
    tasks=(
        entries.Task("Draft the media statement", PLAN, _at("row 1"), "Communications team"),
        entries.Task("Ring every family", PLAN, _at("row 2"), beside=("PL", "C")),
        entries.Task("Keep a log of calls", PLAN, _at("row 3"), "Communications team"),
        entries.Task("Store the furniture", PLAN, _at("row 4")),
        entries.Task("Pay Tidewater in advance", PLAN, _at("row 5"), "Communications team", restricted=True),
    ),
    groups=(
        entries.Group("The key contacts who should be notified are:", ("The regulator", "The council"), _at("5.1")),
    ),
)
GLOSSARY = (
    entries.Term("Care Quality Commission", "It inspects homes.", _at("row 1 of the glossary"), "CQC"),
    entries.Term("Lasting Power of Attorney", "Somebody who may decide. " * 40, _at("row 2 of the glossary")),
    entries.Term("Tidewater scale", "What Tidewater charges.", _at("row 3 of the glossary"), "TWS", restricted=True),
)
RATINGS = entries.Table(
    "Ratings of homes",
    ("", "Outstanding", "Good", "Requires Improvement"),
    (
        ("Nursing Homes", "0", "11", "2"),
        ("Residential Homes", "1", "20 (19)", "3"),
        ("Home care providers", "2", "9", "1"),
    ),
    _at("row 1"),
    note="Figures in ( ) are those of the last report",
)
HIDDEN = entries.Table("Prices", ("", "Weekday"), (("Tidewater", "£24.85"),), _at("row 1", "7"), restricted=True)
KEPT = entries.Retention("Minutes are kept for six years.", _at(item="5"))


def joint() -> values.Pack:
    """Give the newest pack of the joint board."""
    held = entries.Entries(
        reports=(QUALITY, EXEMPT),
        indicators=INDICATORS,
        rag_counts=COUNTS,
        tiles=TILES,
        risks=RISKS,
        tables=(RATINGS, HIDDEN),
        procedures=(PROCEDURE,),
        glossary=GLOSSARY,
        retention=(KEPT,),
    )
    return _pack(papers.BOARD, MARCH, held)


def before() -> values.Pack:
    """Give the joint board's pack before that."""
    return _pack(papers.BOARD, JANUARY, entries.Entries(reports=(EARLIER,)))


def other() -> values.Pack:
    """Give a pack of the other board."""
    risk = entries.Risk(
        "Bus routes", "None runs at night.", Source("Hill Board pack, 20 January 2031"), "High", "Naz Jones"
    )
    return _pack(OTHER, JANUARY, entries.Entries(risks=(risk,)))


def _pack(board: str, on: dt.date, held: entries.Entries) -> values.Pack:
    source = Source(f"{board.removeprefix('The ')} pack, {on:%d %B %Y}")
    item = values.AgendaItem("4", "Quality", source)
    text = values.Passage("The falls service goes out by night.", source)
    return values.Pack(
        source.document, values.Sitting(board, on), source, items=(item,), passages=(text,), entries=held
    )
