"""Which reader is asked about which paper, and what happens to a procedure that was cut together with minutes."""

from board.packs import gathering, layout
from board.packs.oddities import figures
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind
from storage import documents

PLAN = """
# Appendix 3

# Plan for a burst water main

| Document owner | Head of Streets |
|---|---|
| Version | 0.2 |
| Next review | to be confirmed |

## Part 1. When

P1. This plan is used when a main bursts.

P2. The Duty Engineer is rung at once.

## Part 2. Tasks

| Workstream | Task | Responsible | Date done |
|---|---|---|---|
| Streets | Close the road | Duty Engineer | |
| | Send for sandbags | Depot | |

# Appendix 4

# Letters from residents

We should like to be told sooner.
"""
MINUTES = """
# Minutes of the Tollbar Streets Board

## 1. Plan for the winter

1.1 The plan was read.
"""
TABLE = "| Ward | Potholes | Mended |\n|---|---|---|\n| North | 12 | 9 |\n| South | 7 | 7 |\n"


def paper(text: str, kind: Kind = Kind.OTHER) -> Paper:
    blocks = documents.read("pack.md", text.encode())
    return Paper(kind, blocks, (False,) * len(blocks), "Tollbar pack")


def test_a_procedure_behind_minutes_or_a_tracker_is_not_lost() -> None:
    for kind in (Kind.MINUTES, Kind.TRACKER, Kind.OTHER):
        (one,) = gathering.gather(paper("Agenda"), [paper(MINUTES + PLAN, kind)], (), ()).procedures
        assert [clause.number for clause in one.paragraphs] == ["P1", "P2"]
        assert [(task.text, task.responsible, task.workstream) for task in one.tasks] == [
            ("Close the road", "Duty Engineer", "Streets"),
            ("Send for sandbags", "Depot", "Streets"),
        ]


def test_a_procedure_ends_where_the_next_appendix_of_its_report_begins() -> None:
    (one,) = gathering.gather(paper("Agenda"), [paper(PLAN)], (), ()).procedures
    assert one.title == "Plan for a burst water main"
    assert not any("told sooner" in clause.text for clause in one.paragraphs)


def test_minutes_that_speak_of_a_plan_hold_no_procedure() -> None:
    assert gathering.gather(paper("Agenda"), [paper(MINUTES, Kind.MINUTES)], (), ()).procedures == ()


def test_the_front_paper_is_not_asked_for_tables() -> None:
    assert gathering.gather(paper(TABLE), [], (), ()).tables == ()
    assert [len(one.rows) for one in gathering.gather(paper("Agenda"), [paper(TABLE)], (), ()).tables] == [2]


def test_a_table_within_a_cell_of_minutes_is_kept_and_added_up() -> None:
    rows = ("Depot | Vans | Drivers", "Quay | 14 | 9", "Mill | 6 | 5", "Total | 20 | 15")
    cell = "\n".join(("The depots and their vans were:", "Nobody spoke.", *rows))
    block = Block(BlockKind.ROW, f"4 | {cell}", ("4", cell))
    minutes = Paper(Kind.MINUTES, (block,), (True,), "Tollbar pack")
    (one,) = gathering.gather(paper("Agenda"), [minutes], (), ()).tables
    assert (one.title, one.columns, one.restricted) == (
        "The depots and their vans were:",
        ("Depot", "Vans", "Drivers"),
        True,
    )
    (found,) = figures.of_tables([one])
    assert "add up to 14" in found.text


def test_lines_that_a_page_cut_are_stitched_in_one_pass() -> None:
    assert layout.stitched(["The bus", "is late.", "It", "", "came", "• one", "two"]) == [
        "The bus is late.",
        "It",
        "",
        "came",
        "• one",
        "two",
    ]
    assert [len(one) for one in layout.stitched(["so and"] * 50_000)] == [7 * 50_000 - 1]
