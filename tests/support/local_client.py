"""The service as a process of its own, with the sample board, for conversations in the local Teams client.

Starting, stopping and playing live here; what is said and expected stands in ``tests/playground/scripts``.
"""

import contextlib
import datetime as dt
import functools
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.demo import client, world
from storage.documents import board_file

PROJECT = Path(__file__).parent.parent.parent
HARNESS = PROJECT / "tests" / "playground"
SAMPLES = PROJECT / "bot" / "samples"
NODE_FOLDER = PROJECT / "var" / "node"
BOARDCLERK = Path(sys.executable).parent / "boardclerk"
TODAY = dt.date(2026, 12, 9)
PLAYED = 90  # seconds that one script may take at the most
STOPPED = 20  # seconds that the service has to end by itself
STRANGER = {"key": "stranger", "name": "Sam Thistlewood", "email": "sam.thistlewood@example.org", "id": "29:stranger"}


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: where it listens and where it lives."""

    url: str
    folder: Path


def prepare(folder: Path, *packs: str) -> None:
    """Load the sample board and import sample packs into the database of this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    command(folder, "load", str(SAMPLES / "sample-board.yaml"))
    for pack in packs:
        command(folder, "import", str(SAMPLES / pack))


def command(folder: Path, *words: str) -> None:
    """Run a command on the database of this folder."""
    done = subprocess.run(
        [BOARDCLERK, *words], cwd=folder, env=_environment(folder), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Service]:
    """Run the service on the database of this folder, on 9 December 2026, and stop it."""
    port = _free_port()
    with (folder / "service.log").open("wb") as log:
        process = subprocess.Popen(
            [BOARDCLERK, "serve", "--port", str(port)], cwd=folder, env=_environment(folder), stdout=log, stderr=log
        )
        try:
            yield Service(f"http://127.0.0.1:{port}", folder)
        finally:
            process.terminate()
            assert process.wait(STOPPED) == 0


def people() -> dict[str, Any]:
    """Give the people of the sample board, and one whom it does not know."""
    file = SAMPLES / "sample-board.yaml"
    made = world.made(board_file.read(file.read_bytes(), file.name), on=TODAY)
    return {**made, "users": [*made["users"], STRANGER]}


def play(service: Service, ready: client.Ready, script: str, *options: str, files: str = "") -> dict[str, Any]:
    """Play a script against the service; give the transcript. Pictures are in the folder ``played`` beside it.

    ``files`` is where the files of the script can be fetched: what stands there for ``$FILES``.
    """
    played = service.folder / script
    played.write_text((HARNESS / "scripts" / script).read_text(encoding="utf-8").replace("$FILES", files), "utf-8")
    file = service.folder / "world.json"
    file.write_text(json.dumps(people()), encoding="utf-8")
    out = service.folder / "played"
    told: dict[str, object] = {
        "--bot": f"{service.url}/api/messages",
        "--world": file,
        "--script": played,
        "--modules": ready.modules,
        "--out": out,
        "--timeout": PLAYED - 10,
    }
    arguments = [str(word) for pair in told.items() for word in pair]
    done = subprocess.run(
        [str(ready.node), str(HARNESS / "play.mjs"), "--quiet", *arguments, *options],
        cwd=service.folder,
        env=_environment(service.folder),
        capture_output=True,
        text=True,
        timeout=PLAYED,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    transcript: dict[str, Any] = json.loads((out / "transcript.json").read_text(encoding="utf-8"))
    return transcript


def pictures(service: Service, transcript: dict[str, Any]) -> list[Path]:
    """Give the pictures that a script took, in order."""
    return [service.folder / "played" / step["file"] for step in transcript["steps"] if "file" in step]


def failed(transcript: dict[str, Any]) -> list[str]:
    """Give a sentence for each step that did not go as the script expects."""
    return [f"step {step['n']}: {step['error']}" for step in transcript["steps"] if not step["ok"]]


@contextlib.contextmanager
def shelf(folder: Path) -> Iterator[str]:
    """Give a folder's files out on loopback, as Teams does with those that somebody sends."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, name="shelf")
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Gives files out and prints nothing about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


def browser() -> str | None:
    """Find a browser; ``CHROMIUM`` names another than the usual ones."""
    usual = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, usual)), None)


def listens(url: str) -> bool:
    """Tell whether anything listens at this loopback address."""
    host, _, port = url.removeprefix("http://").partition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=2):
            return True
    except OSError:
        return False


def _environment(folder: Path) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("BOARDCLERK")}
    return {
        **ours,
        "BOARDCLERK_DATABASE_URL": f"sqlite:///{folder / 'boardclerk.db'}",
        "BOARDCLERK_MAIL_FOLDER": str(folder / "mail"),
        "BOARDCLERK_NOW": f"{TODAY}T09:00",
        # For the commands of a script.
        "BOARDCLERK": str(BOARDCLERK),
        "SAMPLES": str(SAMPLES),
    }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
