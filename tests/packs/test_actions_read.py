"""Actions of invented minutes in many layouts: all that are marked, none that is not, and nobody guessed.

``minutes/`` holds the layouts with what a person reads in each; two of them (``held-``) were written with the others
and not looked at while the reader was made.
"""

import dataclasses
import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs import action_marks, actions, by_when, findings, layout, minutes, papers, proposals
from board.packs.actions import Cells
from board.packs.entries import ProposalKind
from board.packs.values import Action, Attendance, Block, BlockKind, FindingKind, Lead, Minutes, Part
from board.sources import Source
from storage import documents

HERE = Source("pack")
LAYOUTS = sorted((Path(__file__).parent / "minutes").glob("*.md"))
LISTED = (
    Attendance(Part.PRESENT, "Ada Brook", HERE, initials="AB"),
    Attendance(Part.PRESENT, "Councillor Mary Holt", HERE, initials="Cllr Holt"),
    Attendance(Part.IN_ATTENDANCE, "Tom Arkwright", HERE, initials="TA"),
)


def read_minutes(name: str, text: str) -> Minutes:
    blocks = documents.read(name, text.encode())
    paper = papers.Paper(papers.Kind.MINUTES, tuple(blocks), (False,) * len(blocks), "pack", "Minutes")
    found = minutes.read(paper, "Board").minutes
    assert found is not None
    return found


def line(*cells: str | None) -> tuple[str, ...]:
    return tuple(layout.flat(cell or "") for cell in cells)


def expected(path: Path) -> dict[str, list[tuple[str, ...]]]:
    told: dict[str, Any] = yaml.safe_load(path.with_suffix(".yaml").read_text())
    return {kind: [tuple(cell.strip() for cell in row.split("|")) for row in rows] for kind, rows in told.items()}


def fits(want: tuple[str, ...], have: tuple[str, ...], opening: int | None) -> bool:
    """Compare a line; of the words at ``opening`` the first are enough, and what is left out must be empty."""
    filled = (*want, *("",) * (len(have) - len(want)))
    return all(
        other.startswith(one) if at == opening else one == other
        for at, (one, other) in enumerate(zip(filled, have, strict=True))
    )


def read_as(want: list[tuple[str, ...]], have: list[tuple[str, ...]], opening: int | None) -> list[str]:
    """Say what is missing and what was invented."""
    odd: list[str] = []
    left = list(have)
    for one in want:
        found = next((other for other in left if fits(one, other, opening)), None)
        if found is None:
            odd.append(f"missing {one}")
        else:
            left.remove(found)
    return odd + [f"invented {one}" for one in left]


def named(leads: tuple[Lead, ...], *, supporting: bool) -> str:
    return ", ".join(lead.written for lead in leads if lead.supporting is supporting)


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_the_actions_of_a_layout_are_read_completely_and_none_is_invented(path: Path) -> None:
    found = read_minutes(path.name, path.read_text()).actions
    have = [
        line(
            one.item,
            named(one.leads, supporting=False),
            named(one.leads, supporting=True),
            one.text,
            "cut" if one.cut_off else "",
        )
        for one in found
    ]
    assert read_as(expected(path)["actions"], have, 3) == []


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_what_somebody_only_said_they_would_do_is_proposed(path: Path) -> None:
    found = read_minutes(path.name, path.read_text())
    assert {one.kind for one in found.proposals} <= {ProposalKind.COMMITMENT}
    have = [line(one.item, one.who, one.text) for one in proposals.of_minutes([found])]
    assert read_as(expected(path)["proposals"], have, 2) == []


def test_there_are_fifteen_layouts_and_two_that_were_held_back() -> None:
    assert [path.stem.startswith("held") for path in LAYOUTS] == [False] * 15 + [True] * 2


def owed(text: str, column: str = "", title: str = "") -> list[tuple[str, list[str], list[str], str | None]]:
    return [
        (
            one.text,
            [lead.written for lead in one.leads if not lead.supporting],
            [lead.written for lead in one.leads if lead.supporting],
            one.deadline,
        )
        for one in actions.read([Cells(text, column)], LISTED, title).owed
    ]


@pytest.mark.parametrize(
    ("text", "action", "leads", "helping", "deadline"),
    [
        ("ACTION: AB to write it.", "AB to write it.", ["AB"], [], None),
        ("Action – AB to write it", "AB to write it", ["AB"], [], None),
        ("Action point 3: AB to write it by 3 May 2031.", "AB to write it by 3 May 2031.", ["AB"], [], "by 3 May 2031"),
        ("AP1 AB to write it", "AB to write it", ["AB"], [], None),
        ("Action AB to write it", "AB to write it", ["AB"], [], None),
        ("Action AB/TA: to write it", "to write it", ["AB", "TA"], [], None),
        ("The bill is to be paid. (Action: TA)", "The bill is to be paid.", ["TA"], [], None),
        ("AB spoke. Action: pay the bill – TA", "pay the bill", ["TA"], [], None),
        ("Action: AB with Clare Young to pay", "AB with Clare Young to pay", ["AB"], ["Clare Young"], None),
        ("Action: All members to read it", "All members to read it", ["All members"], [], None),
        ("Action: each of the wards to count", "each of the wards to count", ["each of the wards"], [], None),
        ("Action: Annual Report to come back", "Annual Report to come back", [], [], None),
        ("Action: TOR to return in May", "TOR to return in May", [], [], None),
        ("Action: Winter Plan to include beds", "Winter Plan to include beds", [], [], None),
        ("Action: write to the regulator (CQC)", "write to the regulator (CQC)", [], [], None),
        ("Action: list the homes closed by March 2031", "list the homes closed by March 2031", [], [], None),
        ("Action: TA to pay. Lead: AB. Deadline: Nov-31", "TA to pay.", ["AB"], [], "Nov-31"),
    ],
)  # fmt: skip
def test_one_mark(text: str, action: str, leads: list[str], helping: list[str], deadline: str | None) -> None:
    assert owed(text) == [(action, leads, helping, deadline)]


@pytest.mark.parametrize(
    "text",
    [
        "AB presented the action plan: four steps.",
        "It is a call to action: everybody must help.",
        "Action Tracker:",
        "Action plan – see page 4",
        "No action required.",
        "Further action: none.",
        "Actions: none",
        "Action: see tracker",
        "Actions from the last meeting were reviewed.",
        "The Board noted the actions: a rota and a form.",
        "Action",
        "ACTION POINTS",
        "MAP 3 shows the wards. AB took action at once.",
    ],
)
def test_what_only_looks_like_a_mark_is_no_action(text: str) -> None:
    assert owed(text) == []


def test_an_item_that_looks_back_gives_no_action_that_it_says_is_done() -> None:
    text = "Action 4: AB to call the school – completed.\nAction 5: TA to write it."
    assert [one[0] for one in owed(text, title="Matters arising")] == ["TA to write it."]
    assert len(owed(text, title="Schools")) == 2


def test_several_actions_of_one_paragraph_are_told_apart_and_end_where_the_minutes_go_on() -> None:
    text = "Action: AB to write it. TA to post it. To report in May. TA thanked AB."
    assert [one[:2] for one in owed(text)] == [
        ("AB to write it.", ["AB"]),
        ("TA to post it. To report in May.", ["TA"]),
    ]


@pytest.mark.parametrize(
    ("column", "leads"),
    [
        ("TA\nAB", [["AB"], ["TA"], []]),  # by their names, since the numbers differ
        ("AB\nTA\nZoe Ash", [["AB"], ["TA"], ["Zoe Ash"]]),
        ("Zoe Ash", [["AB"], ["TA"], []]),  # whose it is of the three nobody can say
    ],
)
def test_a_column_that_does_not_line_up_is_matched_by_name_or_left_open(column: str, leads: list[list[str]]) -> None:
    text = "Action: AB to write it.\nAction: TA to post it.\nAction: the hall to be booked."
    assert [one[1] for one in owed(text, column)] == leads


@pytest.mark.parametrize(
    ("text", "column", "actions_read", "proposed"),
    [
        ("TA to circulate the timetable", "TA", [("TA to circulate the timetable", ["TA"], [], None)], []),
        ("Families to be asked", "AB (28/02/31)", [("Families to be asked", ["AB"], [], "28/02/31")], []),
        ("TA spoke. Families to be asked.", "AB", [], [("Families to be asked.", "AB")]),
        ("AB explained how to apply.", "AB", [], [("AB explained how to apply.", "AB")]),
        ("", "All", [], []),
    ],
)
def test_words_alone_beside_the_action_column_are_an_action_where_they_ask_and_else_are_proposed(
    text: str, column: str, actions_read: list[Any], proposed: list[tuple[str, str | None]]
) -> None:
    assert owed(text, column) == actions_read
    read = actions.read([Cells(text, column)], LISTED)
    found = proposals.in_item(read.unmarked, LISTED, HERE, board="Board", item="1")
    assert [(one.text, one.who) for one in found] == proposed


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("AB to discuss with", True),
        ("TA to ask Dr Sara A'", True),
        ("TA to ask Dr Sara A’Court", False),
        ("AB to count beds, wards and", True),
        ("AB to send it (with the annex", True),
        ("AB to send the figures to all members", False),
        ("AB to send it.", False),
        ("AB to print 'Our plan'", False),
    ],
)
def test_words_that_break_off_are_kept_as_cut_off(*, text: str, cut: bool) -> None:
    (one,) = actions.read([Cells(f"Action: {text}")], LISTED).owed
    assert (one.text, one.cut_off) == (text, cut)


def test_an_action_that_goes_on_over_a_page_is_not_cut_off() -> None:
    (one,) = actions.read([Cells("Action: AB to discuss with"), Cells("the carers.")], LISTED).owed
    assert (one.text, one.cut_off) == ("AB to discuss with the carers.", False)


def test_an_action_that_no_tracker_holds_is_proposed_for_it() -> None:
    found = read_minutes(LAYOUTS[0].name, LAYOUTS[0].read_text())
    rows = (Action("TA to send the bed figures to all members", (Lead("TA"),), HERE, raised_on=found.sitting.on),)
    proposed = proposals.untracked(found, rows)
    assert [(one.kind, one.who, one.item) for one in proposed] == [(ProposalKind.UNTRACKED, "UF with Pat Snow", "2")]
    assert len(proposals.untracked(found, ())) == len(found.actions)


def test_until_when_stands_in_the_column_beside_or_beneath_whom() -> None:
    path = next(path for path in LAYOUTS if path.stem.startswith("14-"))
    found = read_minutes(path.name, path.read_text()).actions
    assert [(one.deadline, one.due) for one in found] == [
        ("4 July 2031", dt.date(2031, 7, 4)),
        ("TBC", None),
        ("next meeting", None),
        ("end of October", None),
        ("1 Sept 2031", dt.date(2031, 9, 1)),
    ]


def test_the_deadline_that_a_line_beneath_the_action_labels_is_its_own() -> None:
    path = next(path for path in LAYOUTS if path.stem.startswith("15-"))
    assert [one.deadline for one in read_minutes(path.name, path.read_text()).actions] == ["20-Apr", "asap", None]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("AB to send the view by end May.", "by end May"),
        ("AB to send the view by the end of March 2031", "by the end of March 2031"),
        ("AB to send the view – spring 2031", "spring 2031"),
        ("AB to send the view - next meeting", "next meeting"),
        ("AB to send the view - by 30 June 2031", "by 30 June 2031"),
        ("AB to send the view (by the end of the month)", "by the end of the month"),
        ("AB to send the view asap.", "asap"),
        ("AB to send the view as soon as possible", "as soon as possible"),
        ("AB to send the view by June", "by June"),
        ("AB to bring the view to the next meeting", None),
        ("AB to circulate the figures reported by June", None),
        ("AB to compare this spring with the last", None),
        ("AB to write on the plan - the one for winter", None),
        ("AB to ask what may be done", None),
    ],
)
def test_the_deadline_that_an_action_ends_with(text: str, deadline: str | None) -> None:
    assert by_when.behind(text) == deadline


@pytest.mark.parametrize(
    ("text", "alone"),
    [("Sep-31", True), ("by end of October", True), ("TBC", True), ("next Board meeting", True), ("3 May", True),
     ("May 2031", True), ("AB", False), ("AB by 3 May", False), ("", False), ("April Marsh", False), ("3", False)],
)  # fmt: skip
def test_what_says_until_when_and_nothing_else(text: str, *, alone: bool) -> None:
    assert by_when.alone(text) is alone


@pytest.mark.parametrize(
    ("title", "board"),
    [
        ("# MINUTES OF THE FENNICK TASK FORCE, 3rd March 2032, 09:00 – 10:15, Guild Rooms", "FENNICK TASK FORCE"),
        ("# Minutes of the Night Sitters held on 3 March 2032", "Night Sitters"),
        ("# Meeting Minutes\n\n## Hospital Flow Group\n\n3 March 2032", "Hospital Flow Group"),
        ("# Draft minutes of a meeting of the Wye Alliance on 3 March 2032", "Wye Alliance"),
        ("# Minutes of the meeting held on 3 March 2032", "Board"),
        ("# Minutes for Approval and Signature\n\n3 March 2032", "Board"),
    ],
)  # fmt: skip
def test_the_head_says_who_sat_and_else_the_board_whose_pack_it_is(title: str, board: str) -> None:
    assert read_minutes("minutes.md", f"{title}\n\nPresent: AB\n\n## 1. Welcome\n\nNone.").sitting.board == board


def test_a_table_of_a_plan_is_no_action_of_the_meeting() -> None:
    text = (
        "# Minutes of the Wye Alliance, 3 March 2032\n\nPresent: AB\n\n## 1. Plan\n\nIt was read out.\n\n"
        "| Phase | Task | Responsible |\n|---|---|---|\n| First | Ring the homes | Duty Officer |\n"
    )
    found = read_minutes("minutes.md", text)
    assert (found.actions, found.proposals) == ((), ())


def test_the_administrator_is_told_once_of_all_that_no_tracker_holds() -> None:
    path = next(path for path in LAYOUTS if path.stem.startswith("14-"))
    found = read_minutes(path.name, path.read_text())
    secret = [dataclasses.replace(one, restricted=one.item == "4") for one in found.actions]
    told = list(findings.untracked(secret, found.sitting.board))
    assert [(one.restricted, len(one.beside)) for one in told] == [(False, 3), (True, 2)]
    assert told[0].text == (
        "In the minutes of Wharfside Reablement Network held on 6 June 2031, 3 actions are in no tracker of this pack."
    )
    assert list(findings.untracked([dataclasses.replace(one, tracked=True) for one in secret], "Board")) == []


def test_an_action_that_breaks_off_is_found_with_its_place() -> None:
    path = next(path for path in LAYOUTS if path.stem.startswith("15-"))
    told = list(findings.of_minutes(read_minutes(path.name, path.read_text())))
    assert [(one.text, one.source.paragraph) for one in told if one.kind is FindingKind.CUT_OFF] == [
        ("The action “Porters' Manager to” breaks off in its words: “Porters' Manager to”.", "2")
    ]


def test_restricted_words_stay_restricted() -> None:
    path = LAYOUTS[0]
    blocks = documents.read(path.name, path.read_bytes())
    paper = papers.Paper(papers.Kind.MINUTES, tuple(blocks), (True,) * len(blocks), "pack", "Minutes")
    found = minutes.read(paper, "Board").minutes
    assert found is not None
    assert [one.restricted for one in found.actions] == [True] * 2
    assert [one.restricted for one in found.proposals] == [True]


WRITTEN = (
    "ACTION: |Action – |AP1 |(Action: AB)|AB |TA |AB/TA |to write |will ask |Cllr Holt |the |Report |by 3 May 2031 |. "
    "|\n|• |; |Lead: |with |all members |none|action plan |'|(|) |closed |each of the |said she would call | - "
    "|Zoe Ash "
)
PIECES = st.sampled_from(WRITTEN.split("|"))
MINUTES = st.lists(PIECES, max_size=25).map("".join)


@given(text=MINUTES | st.text(max_size=300), column=MINUTES, title=st.sampled_from(["", "Matters arising"]))
@settings(max_examples=300, deadline=None)
def test_whatever_the_words_an_action_is_made_of_them_and_names_nobody_else(text: str, column: str, title: str) -> None:
    read = actions.read([Cells(text, column), Cells(column, text)], LISTED, title)
    said = re.sub(r"\W+", " ", f"{text} {column} {text}")
    words = set(said.split())
    for one in read.owed:
        assert set(re.sub(r"\W+", " ", one.text).split()) <= words
        for lead in one.leads:
            assert set(re.sub(r"\W+", " ", lead.written).split()) <= words
    for proposal in proposals.in_item(read.unmarked, LISTED, HERE, board="Board", item="1"):
        assert set(re.sub(r"\W+", " ", proposal.text).split()) <= words
        assert proposal.who is None or set(re.sub(r"\W+", " ", proposal.who).split()) <= words | {"with"}


@pytest.mark.parametrize(
    "piece", ["Action: ", "(Action: ", "AB/", "Ada Brook, ", "AP1 ", "A", "to ", "\n• ", "'", "AB to do; "]
)
def test_a_very_long_item_is_read_in_bounded_time(piece: str) -> None:
    text = piece * 4000
    assert isinstance(actions.read([Cells(text)], LISTED).owed, tuple)
    assert action_marks.breaks_off(text) in {True, False}


@given(cells=st.lists(st.text(max_size=40), max_size=5))
@settings(deadline=None)
def test_any_row_is_read(cells: list[str]) -> None:
    rows = [
        Block(BlockKind.PARAGRAPH, "Minutes of 3 May 2031"),
        Block(BlockKind.ROW, "", ("Item", "Action", "Owner", "By when")),
        Block(BlockKind.ROW, " | ".join(cells), tuple(cells)),
        Block(BlockKind.ROW, "", ("1", *cells)),
    ]
    paper = papers.Paper(papers.Kind.MINUTES, tuple(rows), (False,) * len(rows), "pack", "Minutes")
    assert minutes.read(paper, "Board").minutes is not None
