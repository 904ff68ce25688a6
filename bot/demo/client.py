"""Microsoft's local Teams client from Python: is Node here, install the client, open windows, close them.

The windows themselves are the Node program ``open.mjs`` beside this file; it and this module end only what they
started. Needs no botbuilder and no database.
"""

import asyncio
import contextlib
import enum
import json
import os
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BOT = "http://127.0.0.1:3978/api/messages"
OLDEST_NODE = 20  # major version; the client and lib/ use what came with it
ASKED = 10  # seconds that `node --version` may take
INSTALLED = 300  # seconds that npm may take
OPENED = 60  # seconds until every window must have said its address
CLOSED = 15  # seconds for the windows to end by themselves
_ADDRESS = re.compile(r"(?P<key>\S.*) (?P<url>http://127\.0\.0\.1:\d+)")


class ClientError(Exception):
    """The local Teams client did not open."""


class Lacking(enum.StrEnum):
    """What is not there."""

    NODE = "node"  # nothing to be done from here: offer the terminal chat
    MODULES = "modules"  # `install` brings them


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything is there. ``node`` is the program, ``modules`` the folder ``node_modules`` with the client in it."""

    node: Path
    modules: Path


@dataclass(frozen=True, slots=True)
class Missing:
    """Something is not there; ``reason`` is a clause for a person: “Node 20 is not here: …”."""

    what: Lacking
    reason: str


@dataclass(frozen=True, slots=True)
class Windows:
    """The open windows: ``addresses`` by the key of the person, in the order asked for."""

    addresses: Mapping[str, str]
    process: asyncio.subprocess.Process

    async def ended(self) -> int:
        """Wait until the windows have ended by themselves, and give the exit code."""
        return await self.process.wait()


def node_ready(folder: Path, *, driver: bool = False) -> Ready | Missing:
    """Tell whether windows can be opened with the client installed in this folder.

    ``driver`` asks also for what the tests drive a browser with.
    """
    node = _node()
    if isinstance(node, Missing):
        return node
    modules = folder.absolute() / "node_modules"
    for name, version in _pinned(driver=driver).items():
        found = _version_of(modules / name)
        if found != version:
            there = f"is there in version {found}, not {version}" if found else "is not installed"
            return Missing(Lacking.MODULES, f"{name} {there} in {folder}")
    return Ready(node, modules)


def install(folder: Path, *, driver: bool = False) -> None:
    """Install the pinned client into this folder, and with ``driver`` what the tests need. Takes a second or a minute.

    Raises :class:`ClientError` when npm is not there or cannot reach a registry.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise ClientError("npm is not here: it comes with Node 20")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HERE / "package.json", folder / "package.json")
    command = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    command += ["--no-update-notifier", "--loglevel=error", *([] if driver else ["--omit=dev"])]
    try:
        done = subprocess.run(  # noqa: S603 - npm with arguments of our own
            command, cwd=folder, capture_output=True, text=True, timeout=INSTALLED, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ClientError(f"npm could not install the client: {error}") from error
    if done.returncode:
        raise ClientError(f"npm could not install the client: {_last_words(done.stderr or done.stdout)}")


@contextlib.asynccontextmanager
async def opened(
    ready: Ready,
    world: Mapping[str, Any],
    keys: Sequence[str],
    *,
    folder: Path,
    bot: str = BOT,
    tell: Callable[[str], None],
    options: Sequence[str] = (),
) -> AsyncIterator[Windows]:
    """Open a window for each of these people, connected to the running bot, and close them at the end.

    ``world`` is what ``world.made`` makes. ``folder`` takes the client's configuration and logs. ``tell`` hears what
    the client has to say meanwhile, a line at a time. ``options`` go to ``open.mjs`` as they are (``--browser``).
    Raises :class:`ClientError` when not every window opened.
    """
    file = await asyncio.to_thread(_kept, folder, world)
    told: list[str] = []
    process = await asyncio.create_subprocess_exec(
        *(str(ready.node), str(HERE / "open.mjs"), "--world", str(file), "--as", ",".join(keys), "--bot", bot),
        *("--modules", str(ready.modules), "--folder", str(file.parent), "--with-stdin", *options),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        # Ctrl-C is for whoever called us: the windows end when we end.
        start_new_session=True,
    )

    def heard(line: str) -> None:
        told.append(line)
        tell(line)

    listening = asyncio.create_task(_pass_on(process.stderr, heard), name="what the Teams client says")
    try:
        yield Windows(await _addresses(process, len(keys), told), process)
    finally:
        await asyncio.shield(_close(process, listening))


def _kept(folder: Path, world: Mapping[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder.absolute() / "world.json"
    file.write_text(json.dumps(world, indent=1), encoding="utf-8")
    return file


async def _addresses(process: asyncio.subprocess.Process, number: int, told: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    try:
        async with asyncio.timeout(OPENED):
            while len(found) < number and process.stdout is not None and (line := await process.stdout.readline()):
                if address := _ADDRESS.fullmatch(line.decode().strip()):
                    found[address["key"]] = address["url"]
    except TimeoutError as error:
        raise ClientError(f"The Teams client did not open in {OPENED} seconds.") from error
    if len(found) < number:
        await process.wait()
        raise ClientError(told[-1] if told else "The Teams client ended before it had opened.")
    return found


async def _pass_on(stream: asyncio.StreamReader | None, tell: Callable[[str], None]) -> None:
    while stream is not None and (line := await stream.readline()):
        tell(line.decode(errors="replace").rstrip())


async def _close(process: asyncio.subprocess.Process, listening: asyncio.Task[None]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        async with asyncio.timeout(CLOSED):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
    await listening


def _node() -> Path | Missing:
    found = os.environ.get("NODE") or shutil.which("node") or shutil.which("nodejs")
    if found is None:
        return Missing(Lacking.NODE, f"Node {OLDEST_NODE} is not here: no program called node was found")
    try:
        said = subprocess.run(  # noqa: S603 - the program that was found
            [found, "--version"], capture_output=True, text=True, timeout=ASKED, check=False
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired) as error:
        return Missing(Lacking.NODE, f"Node {OLDEST_NODE} is not here: {found} does not run ({error})")
    version = re.match(r"v(\d+)\.", said)
    if version is None or int(version[1]) < OLDEST_NODE:
        return Missing(
            Lacking.NODE,
            f"Node {OLDEST_NODE} is not here: {found} is {said.partition(chr(10))[0] or 'of no known version'}",
        )
    return Path(found)


def _pinned(*, driver: bool) -> dict[str, str]:
    package = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    return {**package["dependencies"], **(package["devDependencies"] if driver else {})}


def _version_of(module: Path) -> str | None:
    try:
        return str(json.loads((module / "package.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        return None


def _last_words(said: str) -> str:
    lines = [line.removeprefix("npm error ").strip() for line in said.splitlines() if line.strip()]
    # npm ends with where it keeps its log; the reason stands before that.
    return next(
        (line for line in lines if not line.startswith(("A complete log", "code ", "syscall", "errno"))),
        "no reason given",
    )
