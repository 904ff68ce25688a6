"""What is doubtful in a pack's entries is reported with its place, and what is merely rounded or usual is not."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.packs.entries import (
    CalendarDay,
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
from board.packs.oddities import approvals, days, figures, names, procedures, registers, reports, sums
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


@pytest.mark.parametrize(
    "text",
    [
        "The depot costs £40,000 and the vans £25,000, £75,000 in total.",
        "We ask for a total of £90,000: £50,000 for the roof and £30,000 for the lift.",
        "The lease is £300,000 over two years: £120,000 in the first year, £100,000 in the second and £60,000 after.",
    ],
)
def test_sums_that_do_not_make_up_the_whole_are_reported(text: str) -> None:
    (said,) = sums.of_text(text)
    assert text.rstrip() in said


@pytest.mark.parametrize(
    "text",
    [
        "The depot costs £40,000 and the vans £25,000, £65,000 in total.",
        "The fund of £1.2m is made up of £0.65m from the council and £0.55m from the trust, £1.2m in all.",
        "The budget is £90,000, of which £50,000 is for the roof and £30,000 for the lift, in total.",
        "Rent fell from £9,000 to £8,000 and rates to £700.",
        "The bids were £40,000, £50,000 and £60,000.",
    ],
)
def test_sums_that_fit_or_that_name_no_whole_are_not(text: str) -> None:
    assert list(sums.of_text(text)) == []


def test_a_report_that_asks_for_more_than_it_says_it_is_for() -> None:
    asked = (Numbered("Approve the lease"),)
    for purpose, odd in (
        ("Information", True),
        ("Decide [ ] Discuss [x]", True),
        ("☒ Note ☐ Approve", True),
        ("Decide [x] Discuss [ ]", False),
        ("☐ Note ☑ Approve", False),
        ("Discussion and approval", False),
        ("☐ Note ☐ Approve", False),  # nobody has ticked anything
    ):
        found = reports.of_reports(
            [Report("Lease", HERE, recommendations=asked, purpose=purpose)], [], Sitting("Lowmere Board", DAY)
        )
        assert [one.kind for one in found] == [FindingKind.PURPOSE] * odd


def test_an_appendix_is_looked_for_in_the_reports_own_list() -> None:
    listed = (Numbered("Map of stops", "Appendix 1"), Numbered("Letters", "Appendix 2"))
    for text, odd in (
        ("The timetable is set out in Appendix 2.", "lists as “Letters”"),
        ("See Appendix 3.", "does not name"),
        ("The stops are shown at Appendix 1.", None),
        ("Further details are given in Appendix 2.", None),
    ):
        one = Report("Buses", HERE, summary=text, appendices=listed)
        found = list(reports.of_reports([one], [], Sitting("Lowmere Board", DAY)))
        assert [each.kind for each in found] == [FindingKind.CITED] * (odd is not None)
        assert all(odd is not None and odd in each.text for each in found)


def test_a_report_without_a_year_is_named() -> None:
    (found,) = reports.undated([Report("Buses", HERE, decided_on="3rd July")])
    assert found.kind is FindingKind.NO_YEAR


def test_risks_that_skip_a_number_or_whose_score_is_no_product() -> None:
    listed = [
        Risk("", "Fire", HERE, rank="12", number="B1", note="Likelihood: 3; Impact: 4"),
        Risk("", "Flood", HERE, rank="4 x 3 = 14", number="B2"),
        Risk("", "Frost", HERE, rank="8", number="B4", note="Likelihood: 3; Impact: 2; Trend: up"),
        Risk("", "Fog", HERE, rank="High", number="C9", note="Likelihood: 3; Impact: 2"),
    ]
    found = list(registers.of_risks(listed))
    assert [one.kind for one in found] == [FindingKind.SUM, FindingKind.SUM, FindingKind.NUMBERING]
    assert "14" in found[0].text
    assert "risk B4 follows risk B2" in found[2].text


def test_owners_who_are_on_no_list_are_named_and_posts_are_not() -> None:
    minutes = Minutes(
        Sitting("Lowmere Board", DAY), HERE, attendances=(Attendance(Part.PRESENT, "Dr Ada Brook", HERE),)
    )
    owners = ("Ada Brook", "A Brook", "Hugh Penn", "Head of Streets", "ZZ")
    entries = Entries(risks=tuple(Risk("Snow", owner, HERE, owner=owner) for owner in owners))
    assert [one.text.split(",")[0] for one in names.of_owners(entries, [minutes])] == ["Hugh Penn", "ZZ"]


def test_a_day_that_cannot_be_or_is_still_open_is_named() -> None:
    written = ("Monday 4 June 2029", "Tuesday 5 June 2029 (provisional)", "Wednesday 4 July 2029", "31 June 2029")
    found = list(days.of_calendar([CalendarDay(text, HERE) for text in written]))
    assert [one.kind for one in found] == [FindingKind.OPEN_DATE, FindingKind.NO_DATE]


@pytest.mark.parametrize(
    ("title", "text", "odd"),
    [
        ("Minutes", "The minutes of 18th June 2026 were agreed as a true record.", True),
        ("Minutes of the meeting held on 18/06/2026", "These were approved.", True),
        ("Previous minutes", "RESOLVED: that the minutes of 17 September 2026 be confirmed.", False),
        ("Minutes", "The minutes of 18th June 2026 were not agreed.", False),
        ("Minutes", "The minutes of 18th June 2026 and 17 September 2026 were agreed.", False),
        ("Minutes", "The minutes of 18th June were agreed.", False),
        ("Buses", "The plan of 18 June 2026 was approved.", False),
    ],
)
def test_an_approval_of_older_minutes_than_the_last_is_reported(title: str, text: str, odd: bool) -> None:  # noqa: FBT001
    minutes = Minutes(Sitting("Lowmere Board", DAY), HERE, items=(MinuteItem("2", title, text, HERE),))
    sat = [dt.date(2026, 9, 17), dt.date(2026, 6, 18), DAY, dt.date(2027, 3, 1)]
    found = approvals.of_approval(minutes, sat)
    assert (found.kind if found else None) == (FindingKind.APPROVED if odd else None)
    assert approvals.of_approval(minutes, [DAY]) is None


def test_counts_are_held_against_the_rows_light_by_light() -> None:
    rows = [Indicator(str(at), "Care", HERE, rag=rag) for at, rag in enumerate((Rag.RED, Rag.GREEN, Rag.GREEN))]
    counted = [RagCount("Care", "", Rag.RED, 2, HERE), RagCount("Care", "", Rag.GREEN, 1, HERE)]
    (found,) = figures.of_counts(counted, rows)
    assert "the rows have 1 red, 2 green" in found.text


def test_one_indicator_that_two_tables_give_apart_is_reported() -> None:
    def of(table: str, actual: str) -> Indicator:
        return Indicator("Visits late", table, HERE, period="Q1 2029/30", actual=actual)

    (found,) = figures.of_indicators([of("North", "31"), of("Whole county", "34")])
    assert found.kind is FindingKind.FIGURES
    assert list(figures.of_indicators([of("North", "31"), of("Whole county", "31.2")])) == []


def test_lettered_paragraphs_that_skip_and_open_reviews_are_reported() -> None:
    clauses = tuple(Clause(number, "", "Ring.", HERE) for number in ("D1", "D2", "D4", "E1"))
    text = Passage("Version 3. Review due: TBC", HERE, "Lone working")
    found = list(procedures.of_procedures([Procedure("Plan", HERE, paragraphs=clauses)], [text]))
    assert [one.kind for one in found] == [FindingKind.NUMBERING, FindingKind.OPEN_DATE]
    assert "D4 follows D2" in found[0].text
