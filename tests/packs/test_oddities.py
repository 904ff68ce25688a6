"""What is doubtful in a pack's entries is reported with its place, and what is merely rounded or usual is not."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.packs.entries import (
    Checklist,
    CheckRow,
    CheckSection,
    Clause,
    Comparison,
    Entries,
    Indicator,
    Numbered,
    Procedure,
    Rag,
    RagCount,
    Report,
    Risk,
    Table,
    Tile,
)
from board.packs.oddities import figures, names, procedures, reports
from board.packs.values import (
    AgendaItem,
    Attendance,
    FindingKind,
    MinuteItem,
    Minutes,
    Part,
    Passage,
    Purpose,
    Sitting,
)
from board.sources import Source

HERE = Source("Lowmere pack")
DAY = dt.date(2026, 12, 17)


def row(actual: str | None, value: str, change: str | None = None, percent: str | None = None) -> Indicator:
    return Indicator(
        "Falls in care homes", "Care", HERE, actual=actual, previous=Comparison("25/26", value, change, percent)
    )


@pytest.mark.parametrize(
    ("actual", "value", "change", "percent"),
    [
        ("10,318", "13,267", "-2949", "-22%"),
        ("16", "4", "13", "357%"),  # both were rounded: 16.4 less 3.5 is nearly 13
        ("35", "18", "17", "90%"),
        ("5.9", "5.2", "1", "13%"),
        ("1", "0", "0", "-"),
        ("(3)", "2", "-5", None),
        ("", "13", "5", "5%"),
        ("£1.2m", "£1.1m", "0.1m", "9%"),
    ],
)
def test_a_change_that_rounding_explains_is_nothing_odd(
    actual: str, value: str, change: str | None, percent: str | None
) -> None:
    assert list(figures.of_indicators([row(actual, value, change, percent)])) == []


def test_a_change_that_does_not_follow_is_reported_with_all_its_figures() -> None:
    (found,) = figures.of_indicators([row("120", "100", "30", None)])
    assert found.kind is FindingKind.SUM
    assert found.text == "“Falls in care homes”: 120 against 100 (25/26) is printed as a change of 30."
    (found,) = figures.of_indicators([row("120", "100", "20", "25%")])
    assert "is printed as 25%" in found.text


@given(
    actual=st.decimals(min_value=1, max_value=10_000, places=3),
    value=st.decimals(min_value=1, max_value=10_000, places=3),
    places=st.integers(0, 2),
)
def test_no_honest_rounding_is_ever_reported(actual: object, value: object, places: int) -> None:
    one, other = float(str(actual)), float(str(value))
    shown = row(
        f"{one:,.{places}f}", f"{other:,.{places}f}", f"{one - other:+.{places}f}", f"{(one / other - 1) * 100:.0f}%"
    )
    if float(shown.actual.replace(",", "")) > 0 < float(str(shown.previous and shown.previous.value).replace(",", "")):  # type: ignore[union-attr]
        assert list(figures.of_indicators([shown])) == []


def test_lights_that_are_more_than_the_rows_are_reported() -> None:
    rows = [row("1", "1"), row("2", "2")]
    counts = [RagCount("Care", "Target", Rag.GREEN, 2, HERE), RagCount("Care", "Target", Rag.RED, 1, HERE)]
    (found,) = figures.of_counts(counts, rows)
    assert found.kind is FindingKind.COUNTS
    assert "counts 3 (2 green, 1 red), and the table has 2 rows" in found.text
    assert list(figures.of_counts([RagCount("Care", "Target", Rag.GREEN, 2, HERE)], rows)) == []


def test_a_headline_that_differs_from_its_row_is_reported_once() -> None:
    one = Indicator(
        "Permanent admissions to nursing homes", "Care", HERE, actual="66", target=Comparison("Target", "60")
    )
    fits = Tile("Number of permanent admissions to nursing homes", "Care", "66", HERE, "Target ≤ 60")
    assert list(figures.of_tiles([fits], [one])) == []
    (found,) = figures.of_tiles([Tile(fits.name, "Care", "68", HERE)], [one])
    assert found.text == (
        "“Number of permanent admissions to nursing homes” has the value 68 as a headline and 66 in the table “Care”."
    )
    (found,) = figures.of_tiles([Tile(fits.name, "Care", "66", HERE, "Target ≤ 80")], [one])
    assert "the target 80 as a headline and 60" in found.text
    assert list(figures.of_tiles([Tile("Delays", "Care", "68", HERE)], [one])) == []


def test_a_total_is_added_up_and_a_column_with_words_is_left_alone() -> None:
    rows = (("Home care", "100", "£1.5m"), ("Nursing", "250", "tbc"), ("Total", "360", "£9m"))
    (found,) = figures.of_tables([Table("Budget", ("Service", "Clients", "Spend"), rows, HERE)])
    assert found.text == "In “Budget” the Clients above “Total” add up to 350, and the row says 360."


def report(*asked: str, summary: str | None = None, decided_on: str | None = None) -> Report:
    recommendations = tuple(Numbered(one) for one in asked)
    return Report("Care", HERE, summary=summary, recommendations=recommendations, decided_on=decided_on, item="4")


@pytest.mark.parametrize(
    ("purposes", "one", "odd"),
    [
        ((Purpose.DISCUSSION,), report("Note the report", "Approve the Procedure"), True),
        ((Purpose.DISCUSSION,), report("That the Board agrees the plan"), True),
        ((Purpose.INFORMATION,), report("To note progress"), False),
        ((Purpose.DISCUSSION, Purpose.DECISION), report("Approve the Procedure"), False),
        ((Purpose.DISCUSSION,), report("Note the approved budget"), False),
        ((), report("Approve the Procedure"), False),
        ((Purpose.DECISION,), report(summary="This paper is for information only."), True),
        ((Purpose.DISCUSSION,), report(summary="It is seeking the re-approval of the plan."), True),
        ((Purpose.DISCUSSION,), report(summary="It is seeking the approval of the plan."), True),
    ],
)
def test_a_purpose_beside_what_its_report_asks(purposes: tuple[Purpose, ...], one: Report, odd: bool) -> None:  # noqa: FBT001
    item = AgendaItem("4", "Care", HERE, purposes=purposes)
    found = list(reports.of_reports([one], [item], Sitting("Lowmere Board", DAY)))
    assert [each.kind for each in found] == [FindingKind.PURPOSE] * odd


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("17 December 2026", []),
        ("17th December", []),  # the reader of the report's head has reported it
        ("17 December 2062", [FindingKind.NO_DATE]),
        ("10 December 2026", [FindingKind.DISAGREES]),
    ],
)
def test_the_day_of_a_report_is_the_meetings(written: str, kinds: list[FindingKind]) -> None:
    found = reports.of_reports([report(decided_on=written)], [], Sitting("Lowmere Board", DAY))
    assert [each.kind for each in found] == kinds


def procedure(text: str, **more: object) -> Procedure:
    return Procedure("Procedure", HERE, paragraphs=(Clause("4.8", "Activation", text, HERE),), **more)  # type: ignore[arg-type]


def cited(text: str, *appendix: str) -> list[str]:
    passages = [Passage(words, HERE, "Appendix C") for words in appendix]
    return [one.text for one in procedures.of_procedures([procedure(text)], passages)]


def test_an_appendix_that_does_not_hold_what_it_is_cited_for() -> None:
    text = "Out of hours it goes to the on call arrangements as outlined in Appendix C."
    (found,) = cited(text, "Call off every contract. The plan on paper.")
    assert found.startswith("Paragraph 4.8 cites Appendix C for “goes to the on call arrangements”")
    assert cited(text, "The on-call rota: ring the duty manager.") == []
    assert cited("See the management checklist set out in Appendix C.", "A checklist for management") == []
    assert cited("Roles are described in Appendix D.", "A checklist") == [
        "Paragraph 4.8 cites Appendix D for “Roles are”, and no such part is in the pack."
    ]


def test_a_review_date_that_is_open() -> None:
    one = procedure(
        "Text.", details=(("Next review date:", "TBC December 2028"), ("Owner:", "tbc"), ("Approved:", "2026"))
    )
    (found,) = procedures.of_procedures([one], [])
    assert (found.kind, found.text) == (
        FindingKind.OPEN_DATE,
        "“Procedure” has “TBC December 2028” beside “Next review date”.",
    )


def test_a_checklist_whose_numbers_and_marks_have_gaps() -> None:
    rows = [CheckRow("Do", HERE, number, applies="All") for number in ("1.1", "1.2", "1.4", "1.4")]
    rows.append(CheckRow("Do", HERE, "1.5"))
    sections = (CheckSection("First", "1"), CheckSection("Second"))
    one = procedure("Text.", checklists=(Checklist("Checklist", HERE, rows=tuple(rows), sections=sections),))
    assert [found.text for found in procedures.of_procedures([one], [])] == [
        "“Checklist” does not say to what these rows apply: 1.5.",
        "In “Checklist” row 1.4 follows 1.2.",
        "In “Checklist” row 1.4 stands there twice.",
        "In “Checklist” the section “Second” has no number.",
    ]


LISTED = (
    Attendance(Part.PRESENT, "Rosa Vane", HERE, "RV"),
    Attendance(Part.APOLOGIES, "Noel Judd", HERE, "NJ"),
    Attendance(Part.PRESENT, "Ann Low", HERE),
    Attendance(Part.PRESENT, "Abe Lunt", HERE),
)


def test_who_speaks_without_having_been_there() -> None:
    text = "RV noted the plan.\n• NJ: how will it work?\nXY asked why. IAPT referrals noted a rise. AL said yes."
    minutes = Minutes(Sitting("Lowmere Board", DAY), HERE, LISTED, (MinuteItem("3", "Plan", text, HERE),))
    assert [one.text for one in names.of_minutes(minutes)] == [
        "In the minutes of Lowmere Board NJ speaks under item 3, and sent apologies (Noel Judd).",
        "In the minutes of Lowmere Board XY speaks under item 3, and nobody in the attendance list has these initials.",
    ]


def test_who_owns_a_risk_without_being_on_a_list() -> None:
    minutes = Minutes(Sitting("Lowmere Board", DAY), HERE, LISTED)
    risks = tuple(
        Risk(name, "It may fail", HERE, owner=owner)
        for name, owner in zip("ABCD", ("RV", "CP", "AL", None), strict=True)
    )
    assert [one.text for one in names.of_owners(Entries(risks=risks), [minutes])] == [
        "CP, who owns “B”, is on no list of this pack.",
        "AL, who owns “C”, may be Ann Low or Abe Lunt.",
    ]
    assert list(names.of_owners(Entries(risks=risks), [])) == []


@given(st.text(max_size=60))
def test_a_figure_is_read_or_is_none_on_any_text(text: str) -> None:
    read = figures.figure(text)
    assert read is None or read.low <= read.value <= read.high
