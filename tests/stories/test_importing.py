"""``boardclerk import`` as an administrator types it: the page, the documented object, and what is stored."""

import io
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board import sources
from board.packs import entries, values
from bot import command, seeding
from bot.commands import importing_page, progress
from storage import plain
from tests.support import papers, service

Run = Callable[..., Result]
DOC = Path(__file__).parents[2] / "docs" / "pack-json.md"
DECEMBER = seeding.PACKS[1]
# The heading under which the keys of each value stand in the documentation.
DOCUMENTED: dict[str, type] = {
    "Source": sources.Source,
    "Member": entries.Member,
    "Calendar day": entries.CalendarDay,
    "Rule": entries.Rule,
    "Agenda item": values.AgendaItem,
    "Attendance": values.Attendance,
    "Minute item": values.MinuteItem,
    "Decision": values.Decision,
    "Money": values.Money,
    "Action": values.Action,
    "Lead": values.Lead,
    "Coming and going": values.Coming,
    "Next meeting": values.Sitting,
    "Report": entries.Report,
    "Contact": entries.Contact,
    "Numbered": entries.Numbered,
    "Assessment": entries.Assessment,
    "Background paper": entries.Background,
    "Section": entries.Section,
    "Indicator": entries.Indicator,
    "Comparison": entries.Comparison,
    "Count by traffic light": entries.RagCount,
    "Headline figure": entries.Tile,
    "Risk": entries.Risk,
    "Table": entries.Table,
    "Paragraph": entries.Clause,
    "Paragraph part": entries.ClausePart,
    "Checklist": entries.Checklist,
    "Checklist section": entries.CheckSection,
    "Checklist row": entries.CheckRow,
    "Role code": entries.RoleCode,
    "Task": entries.Task,
    "Group": entries.Group,
    "Glossary entry": entries.Term,
    "Retention note": entries.Retention,
    "Proposal": entries.Proposal,
    "Finding": values.Finding,
}


@pytest.fixture
def database(empty_sqlite: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_sqlite, tmp_path / "import.db"))


@pytest.fixture
def env(database: Path, tmp_path: Path) -> dict[str, str | None]:
    kept: dict[str, str | None] = {name: None for name in os.environ if name.startswith("BOARDCLERK_")}
    return kept | {
        "BOARDCLERK_DATABASE_URL": f"sqlite:///{database}",
        "BOARDCLERK_NOW": "2026-12-09T09:00",
        "BOARDCLERK_MAIL_FOLDER": str(tmp_path / "mail"),
    }


@pytest.fixture
def run(env: dict[str, str | None]) -> Run:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(command.group, arguments, env=env)

    return run


def _file(folder: Path, content: bytes, name: str = "pack.txt") -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def _documented() -> dict[str, list[str]]:
    """Give the keys that the documentation lists under each heading."""
    parts = re.split(r"^## ", DOC.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) for part in parts}


def test_every_key_that_is_printed_is_documented_and_every_other_way_round() -> None:
    told = _documented()
    printed = {"The object": "", "Meeting": "meeting", "Minutes": "minutes", "Procedure": "procedure"}
    assert {name: list(importing_page.KEYS[key]) for name, key in printed.items()} == {
        name: told.pop(name) for name in printed
    }
    title_page = told.pop("Procedure title")
    assert set(title_page) | set(importing_page.KEYS["procedure"][1:]) == set(plain.members(entries.Procedure))
    assert told == {name: list(plain.members(kind)) for name, kind in DOCUMENTED.items()}


def test_the_object_has_the_documented_keys_in_their_order(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("import", "--json", _file(tmp_path, seeding.sample(DECEMBER))).stdout)
    keys = importing_page.KEYS
    assert tuple(told) == keys[""]
    assert (tuple(told["meeting"]), tuple(told["procedure"])) == (keys["meeting"], keys["procedure"])
    assert {tuple(one) for one in told["minutes"]} == {keys["minutes"]}
    assert told["meeting"]["date"] == "2026-12-17"
    assert told["meeting"]["starts"] == "09:30"
    assert [len(told[key]) for key in ("agenda", "minutes", "tracker")] == [7, 2, 6]
    assert [len(told["minutes"][0][key]) for key in ("present", "attending", "apologies", "items", "decisions")] == [
        5, 7, 2, 8, 5
    ]  # fmt: skip
    assert told["state"] == "new"


def test_every_entry_has_its_source() -> None:
    one = papers.at("1")
    whole = values.Pack(
        "Joint Board pack",
        values.Sitting(papers.BOARD, papers.MARCH),
        one,
        items=(values.AgendaItem("1", "Apologies", one),),
        tracker=(papers.owed("Write", "AB"),),
        minutes=(values.Minutes(values.Sitting(papers.BOARD, papers.JANUARY), one),),
        entries=entries.Entries(
            members=(entries.Member("Ama Boateng", one),),
            calendar=(entries.CalendarDay("17 March", one),),
            rules=(entries.Rule(entries.RuleKind.QUORUM, "Three members.", one, 3),),
            reports=(entries.Report("Beds", one),),
            indicators=(entries.Indicator("Falls", "Table 1", one),),
            rag_counts=(entries.RagCount("Table 1", "Target", entries.Rag.NONE, 2, one),),
            tiles=(entries.Tile("Falls", "Care", "7", one),),
            risks=(entries.Risk("Beds", "Few", one),),
            tables=(entries.Table("Beds", ("Home",), (("Larches",),), one),),
            procedures=(
                entries.Procedure(
                    "Failure",
                    one,
                    paragraphs=(entries.Clause("1", "Scope", "All.", one),),
                    checklists=(entries.Checklist("First day", one, rows=(entries.CheckRow("Ring", one),)),),
                    roles=(entries.RoleCode("PL", "project lead", one),),
                    tasks=(entries.Task("Ring", "Plan", one),),
                    groups=(entries.Group("Tell", ("All",), one),),
                ),
            ),
            glossary=(entries.Term("Bed", "A place", one),),
            retention=(entries.Retention("Six years.", one),),
            proposals=(entries.Proposal(entries.ProposalKind.COMMITMENT, "AB will ring", one),),
        ),
        findings=(values.Finding(values.FindingKind.NO_DATE, "No day.", one),),
    )
    told = importing_page.as_object("pack.txt", whole, None)
    lists = {key: value for key, value in (told | told["procedure"]).items() if isinstance(value, list)}
    assert sorted(key for key, value in lists.items() if not value) == []
    assert {key for key, value in lists.items() for each in value if each["source"]["document"] is None} == set()
    assert {each["procedure"] for key in ("paragraphs", "tasks") for each in told["procedure"][key]} == {"Failure"}
    assert told["rag_counts"][0]["rag"] == "none"
    assert told["findings"][0]["why"]


def test_several_files_are_several_lines_and_one_that_fails_is_none(run: Run, tmp_path: Path) -> None:
    files = [_file(tmp_path, seeding.sample(name), name) for name in seeding.PACKS]
    done = run("import", "--json", files[0], _file(tmp_path, b"", "empty.txt"), files[1])
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == files
    assert done.exit_code == 1
    assert "empty.txt" in done.stderr


def test_a_dry_run_stores_nothing(run: Run, database: Path, tmp_path: Path) -> None:
    before = service.counts(database)
    file = _file(tmp_path, seeding.sample(DECEMBER))
    page, told = run("import", "--dry-run", file), run("import", "--dry-run", "--json", file)
    assert "Nothing was stored." in page.stdout
    assert json.loads(told.stdout)["state"] == "not stored"
    assert service.counts(database) == before


def _told(stdout: str) -> dict[str, str]:
    """Give the page's counts by their words."""
    return dict(re.findall(r"^  (\S.*?)  +(\d+|none found)$", stdout, re.MULTILINE))


def test_the_page_counts_every_kind_and_says_what_was_not_found(run: Run, tmp_path: Path) -> None:
    bare = seeding.sample(DECEMBER)
    bare = bare[: bare.index(b"<b>DECISION-MAKER:</b>")]
    page = run("import", _file(tmp_path, bare)).stdout
    told = _told(page)
    assert (told["agenda items"], told["tracker rows"], told["minutes"]) == ("7", "6", "1")
    assert (told["risks"], told["procedure: checklists"]) == ("none found", "none found")
    assert len(told) == len(entries.Entries.__dataclass_fields__) - 2 + 3 + 5
    for title in ("Findings (", "Proposals (", "Not understood ("):
        assert f"\n{title}" in page


def test_every_finding_of_the_page_has_its_place_and_why_it_matters(run: Run, tmp_path: Path) -> None:
    page = run("import", _file(tmp_path, seeding.sample(DECEMBER))).stdout
    odd = page[page.index("\nFindings") : page.index("\nProposals")]
    counts = [len(re.findall(words, odd, re.MULTILINE)) for words in (r"^  \d+\. ", r"^     where: ", r"^     why: \w")]
    assert counts[0] > 0
    assert counts == counts[:1] * 3


def test_the_same_file_again_says_so_and_prints_the_object_all_the_same(run: Run, tmp_path: Path) -> None:
    file = _file(tmp_path, seeding.sample(DECEMBER))
    first = json.loads(run("import", "--json", file).stdout)
    assert "was imported before; nothing has changed" in run("import", file).stdout
    again = json.loads(run("import", "--json", file).stdout)
    assert again == first | {"state": "imported before"}


def test_a_corrected_file_says_that_it_replaces_the_earlier_version(run: Run, tmp_path: Path) -> None:
    pack = seeding.sample(DECEMBER)
    run("import", _file(tmp_path, pack))
    row = next(line for line in pack.splitlines(keepends=True) if line.startswith(b"18/06/2026\tWorkforce"))
    page = run("import", _file(tmp_path, pack.replace(row, b""))).stdout
    assert "It replaces the version that was imported before." in page
    assert page.count("stood in the earlier version of this paper") == 1
    assert page.count("it was known from an earlier version of the paper") == 1


def test_a_pack_under_the_same_name_as_exempt_hides_the_open_one(run: Run, tmp_path: Path) -> None:
    pack = seeding.sample(DECEMBER)
    run("load", _file(tmp_path, seeding.sample(seeding.BOARD_FILE), "board.yaml"))
    run("import", _file(tmp_path, pack))
    asked = ("ask", "--as", "olena.marchenko@example.org", "--new", "what's on the agenda on 17 December?")
    assert "PERFORMANCE" in run(*asked).stdout
    assert (
        "All of it is kept as not for publication." in run("import", "--exempt", _file(tmp_path, pack + b"\n")).stdout
    )
    assert "PERFORMANCE" not in run(*asked).stdout


def test_findings_are_numbered_for_whoever_settles_them(run: Run, tmp_path: Path) -> None:
    run("import", _file(tmp_path, seeding.sample(DECEMBER)))
    found = run("findings").stdout
    numbers = re.findall(r"^  (\d+)\. ", found, re.MULTILINE)
    assert len(numbers) > 1
    assert len(set(numbers)) == len(numbers)
    assert run("findings", "--all").stdout == found


class _Terminal(io.StringIO):
    """A terminal that keeps what it is shown."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "drawn"), [(_Terminal(), 1, False), (_Terminal(), 3, True), (io.StringIO(), 3, False)]
)
def test_a_bar_is_drawn_on_a_terminal_only_and_after_two_seconds(
    *, stream: io.StringIO, seconds: int, drawn: bool
) -> None:
    at = iter(range(0, 100, seconds))
    with progress.shown("Reading", to=stream, clock=lambda: float(next(at))) as tell:
        tell(50, 100)
    assert ("Reading" in stream.getvalue()) is drawn


def test_a_bar_takes_whatever_it_is_told() -> None:
    terminal = _Terminal()
    with progress.shown("Reading", to=terminal, patience=0) as tell:
        for done, of in ((0, 0), (5, 10), (3, 10), (99, 10), (-1, 10)):
            tell(done, of)
    assert "Reading" in terminal.getvalue()


# Printed at the end: the most memory that this process itself held, in kilobytes.
MEASURED = """
import atexit, pathlib, sys
status = pathlib.Path("/proc/self/status")
most = lambda: next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
atexit.register(lambda: print(most(), file=sys.stderr))
from bot import command
command.main()
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process held")
def test_the_shared_pack_is_read_in_three_seconds_and_150_megabytes(env: dict[str, str | None], tmp_path: Path) -> None:
    file = _file(tmp_path, service.shared_pack())
    set_ = {name: value for name, value in {**os.environ, **env}.items() if value is not None}
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "import", "--json", file],
        env=set_,
        capture_output=True,
        text=True,
        check=True,
    )
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    told: dict[str, Any] = json.loads(done.stdout)
    assert len(told["agenda"]) == 6
    assert int(done.stderr) < 150_000
    # Processor time, so that a busy machine does not fail it.
    assert ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime < 3
