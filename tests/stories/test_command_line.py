"""The command line as somebody types it: what it prints and where, and a clear word for everything that fails."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import command, seeding
from tests.support import service

Run = Callable[..., Result]
NGOZI = "ngozi.adeyemi@example.org"


@pytest.fixture
def env(own_file: Path, tmp_path: Path) -> dict[str, str | None]:
    """Give the environment of a command: this test's database, and a clock that stands still."""
    kept: dict[str, str | None] = {name: None for name in os.environ if name.startswith("BOARDCLERK_")}
    return kept | {
        "BOARDCLERK_DATABASE_URL": f"sqlite:///{own_file}",
        "BOARDCLERK_NOW": "2026-12-09T09:00",
        "BOARDCLERK_MAIL_FOLDER": str(tmp_path / "mail"),
    }


@pytest.fixture
def run(env: dict[str, str | None]) -> Run:
    """Give what runs a command in this process."""

    def run(*arguments: str, **changed: str | None) -> Result:
        return CliRunner().invoke(command.group, arguments, env=env | changed)

    return run


def _file(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def _typed(env: dict[str, str | None], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    set_ = {name: value for name, value in {**os.environ, **env}.items() if value is not None}
    whole = [sys.executable, "-c", "from bot import command; command.main()", *arguments]
    return subprocess.run(whole, env=set_, capture_output=True, text=True, check=False, timeout=60)


def test_a_conversation_in_the_terminal(env: dict[str, str | None]) -> None:
    asked = _typed(env, "ask", "--as", NGOZI, "who attended in August?", "and was it\nquorate?")
    lines = asked.stdout.splitlines()
    assert asked.returncode == 0
    assert asked.stderr == ""
    assert [line for line in lines if line.startswith("> ")] == ["> who attended in August?", "> and was it quorate?"]
    assert lines[0] == "> who attended in August?"
    assert any("Yes: the Harbour & Vale Joint Board of 20 August 2026 had its quorum" in line for line in lines)


def test_the_conversation_lasts_until_a_new_one_is_asked_for(run: Run) -> None:
    run("ask", "--as", NGOZI, "who attended in August?")
    assert "20 August 2026" in run("ask", "--as", NGOZI, "was it quorate?").stdout
    assert "15 October 2026" in run("ask", "--as", NGOZI, "--new", "was it quorate?").stdout


def test_one_question_is_not_echoed(run: Run) -> None:
    assert ">" not in run("ask", "--as", NGOZI, "when is the next meeting?").stdout


def test_json_gives_activities_and_timings(env: dict[str, str | None]) -> None:
    asked = _typed(env, "ask", "--json", "--as", NGOZI, "when is the next meeting?", "thanks")
    answers = json.loads(asked.stdout)
    assert [one["question"] for one in answers] == ["when is the next meeting?", "thanks"]
    assert "17 December 2026" in answers[0]["texts"][0]
    assert answers[0]["activities"][0]["type"] == "message"
    assert all(one["milliseconds"] > 0 for one in answers)


def test_an_unknown_person_is_told_so_and_the_command_fails(run: Run) -> None:
    asked = run("ask", "--as", "nobody@example.net", "when is the next meeting?")
    assert asked.exit_code == 1
    assert "I do not know you yet" in asked.stdout
    assert "17 December" not in asked.stdout


def test_findings_name_what_is_odd_and_nothing_that_is_right(run: Run) -> None:
    found = run("findings").stdout
    assert "repeat falls" in found
    assert "20 January" in found
    assert "agency spend" in found
    assert "“FA to bring a list of care homes without a registered manager” (Fatima Al-Rashid) was open" not in found


BROKEN = [
    ("pack.xyz", b"Agenda", "pack.xyz"),
    ("empty.txt", b"", "empty"),
    ("letter.txt", b"Dear all,\n\nthe kettle is broken.\n\nYours, the kitchen\n", "letter.txt"),
    ("noise.txt", bytes(range(256)) * 20, "noise.txt"),
]


@pytest.mark.parametrize(("name", "content", "word"), BROKEN, ids=[case[0] for case in BROKEN])
def test_what_is_no_pack_is_refused_and_nothing_changes(
    run: Run, own_file: Path, tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    before = service.counts(own_file)
    done = run("import", _file(tmp_path, name, content))
    _clear(done)
    assert word in done.stderr
    assert service.counts(own_file) == before


def test_one_bad_file_does_not_undo_the_good_one(run: Run, tmp_path: Path) -> None:
    good = _file(tmp_path, "pack.txt", seeding.sample(seeding.PACKS[0]))
    done = run("import", _file(tmp_path, "empty.txt", b""), good)
    assert done.exit_code == 1
    assert "was imported before; nothing has changed" in done.stdout


def test_a_broken_board_file_is_refused_with_its_lines(run: Run, own_file: Path, tmp_path: Path) -> None:
    before = service.counts(own_file)
    file = seeding.sample(seeding.BOARD_FILE).decode().replace("holder: gareth", "holder: nobody-at-all")
    line = next(at for at, words in enumerate(file.splitlines(), 1) if "nobody-at-all" in words)
    done = run("load", _file(tmp_path, "board.yaml", file.encode()))
    _clear(done)
    assert f"line {line}" in done.stderr
    assert "nobody-at-all" in done.stderr
    assert service.counts(own_file) == before


@pytest.mark.parametrize("what", ["load", "import"])
def test_a_missing_file_and_a_folder_are_named(run: Run, tmp_path: Path, what: str) -> None:
    for name in (tmp_path / "missing.txt", tmp_path):
        done = run(what, str(name))
        _clear(done)
        assert name.name in done.stderr


UNFIT = [
    (("ask", "--as", NGOZI, "hello"), {"BOARDCLERK_DATABASE_URL": "nonsense"}, "database"),
    (("ask", "--as", NGOZI, "hello"), {"BOARDCLERK_DATABASE_URL": "postgresql://127.0.0.1:1/none"}, "database"),
    (("ask", "--as", NGOZI, "hello"), {"BOARDCLERK_NOW": "yesterday"}, "BOARDCLERK_NOW"),
    (("serve", "--host", "0.0.0.0"), {}, "127.0.0.1"),  # noqa: S104 -- that it is refused is the point
    (("serve",), {"BOARDCLERK_APP_ID": "app"}, "BOARDCLERK_APP_PASSWORD, BOARDCLERK_TENANT_ID"),
    (("clock", "+1 day"), {"BOARDCLERK_APP_ID": "app"}, "cannot be moved"),
    (("clock", "soon"), {"BOARDCLERK_NOW": None}, "“soon” is not a time"),
]


@pytest.mark.parametrize(("arguments", "changed", "word"), UNFIT, ids=[f"{case[0][0]} {case[2]}" for case in UNFIT])
def test_unfit_settings_are_said_in_a_sentence(
    run: Run, own_file: Path, arguments: tuple[str, ...], changed: dict[str, str | None], word: str
) -> None:
    before = service.counts(own_file)
    done = run(*arguments, **changed)
    _clear(done)
    assert word in done.stderr
    assert service.counts(own_file) == before


def _clear(done: Result) -> None:
    """Tell a clear refusal: a sentence, not a trace, and an exit code of its own."""
    assert done.exit_code not in {0, None}
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.stderr.startswith("Error: "), done.stderr
    assert "Traceback" not in done.stderr
