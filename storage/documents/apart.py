"""Files read in a process of their own, so that no file can bring the service down, however it is made.

The process has bounded memory, processor time and wall-clock time, writes no file and is told nothing but the file. Its
answer is lines of JSON: how far it is, the blocks or the pack, or a refusal by its class and sentence. What a file
looks like is ``storage.documents``'s business and what it means ``board.packs``'; both are asked in the other process.
"""

import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from board import packs
from board.packs.values import Block, BlockKind, Pack
from storage import documents, plain
from storage.documents import Progress, TooLarge, TooSlow, Unreadable

LONGEST_LINE = 64_000_000  # bytes of one line of the answer
GRACE = 5  # seconds of a processor between the signal that says that it is over and the one that ends it
STEP = 0.01  # the share of the whole after which progress is told again

ROOT = Path(__file__).parents[2]
SMALLER = "Please send the pack in parts, or as a text file."
AGAIN = "Please save the pack again where it was made and send that, or send it as a text file."

_COMMAND = (sys.executable, "-X", "utf8", "-m", "storage.documents.apart")
_REFUSALS: dict[str, type[Unreadable | packs.NotAPack]] = {
    one.__name__: one
    for one in (
        Unreadable,
        documents.EmptyFile,
        documents.UnknownType,
        documents.Damaged,
        documents.Locked,
        documents.TooLarge,
        documents.TooSlow,
        packs.NotAPack,
    )
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What the other process gets: bytes of memory, seconds of a processor, seconds by the wall."""

    memory: int = 1_500_000_000  # of address space; the interpreter and the PDF library take about 400,000,000 of it
    processor: int = 240  # 1,000 pages of a PDF with tables take about 150
    patience: float = 300.0


ORDINARY = Limits()


async def read(
    name: str, content: bytes, *, progress: Progress | None = None, limits: Limits = ORDINARY
) -> tuple[Block, ...]:
    """Read a file as :func:`storage.documents.read` does, in a process of its own within ``limits``.

    Raises what that raises, and also :class:`TooSlow` or :class:`TooLarge` where the process ran into its limits and
    :class:`Damaged` where it died of the file.
    """
    found: list[Block] = []
    async with contextlib.aclosing(_asked(name, content, progress, limits)) as lines:
        async for line in lines:
            match line:
                case {"blocks": count} if count == len(found):
                    return tuple(found)
                case [kind, text, cells, level, line_, sheet, page, strong, lost]:
                    place = (level, line_, sheet, page, strong)
                    found.append(Block(BlockKind(kind), text, tuple(cells), *place, tuple(lost)))
    raise _damaged(name)


async def pack(
    name: str, content: bytes, *, exempt: bool, progress: Progress | None = None, limits: Limits = ORDINARY
) -> Pack:
    """Read a whole pack in that process: what its words mean costs more than the words, and stops nobody either.

    Raises what :func:`read` raises, and :class:`board.packs.NotAPack`.
    """
    async with contextlib.aclosing(_asked(name, content, progress, limits, exempt=exempt)) as lines:
        async for line in lines:
            match line:
                case {"pack": plainly}:
                    return plain.load(Pack, plainly)
    raise _damaged(name)


def pack_now(name: str, content: bytes, *, exempt: bool, progress: Progress | None = None) -> Pack:
    """Do the same for who has no event loop running: the command line."""
    return asyncio.run(pack(name, content, exempt=exempt, progress=progress))


async def _asked(
    name: str, content: bytes, progress: Progress | None, limits: Limits, *, exempt: bool | None = None
) -> AsyncGenerator[Any, None]:
    """Ask the other process, and give its answer line by line; ``exempt`` is None where only blocks are wanted."""
    if len(content) > documents.LARGEST_FILE:
        documents.read(name, content)  # which refuses it
    process = await asyncio.create_subprocess_exec(
        *_COMMAND,
        str(limits.memory),
        str(limits.processor),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=LONGEST_LINE,
        cwd=ROOT,
        env={},
    )
    try:
        async with asyncio.timeout(limits.patience):
            answer = _answer(process, {"name": name, "exempt": exempt}, content, progress)
            async with contextlib.aclosing(answer) as lines:
                async for line in lines:
                    yield line
    except TimeoutError:
        raise _too_slow(name) from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.communicate()  # leaves no pipe open


async def _answer(
    process: asyncio.subprocess.Process, asked: dict[str, object], content: bytes, progress: Progress | None
) -> AsyncGenerator[Any, None]:
    name = str(asked["name"])
    handing = asyncio.create_task(_hand_over(process, asked, content), name="handing a file over")
    try:
        async for line in _lines(process):
            match said := json.loads(line):
                case {"done": done, "total": total}:
                    if progress is not None:
                        progress(done, total)
                case {"refused": kind, "because": sentence}:
                    raise _REFUSALS.get(kind, Unreadable)(sentence)
                case _:
                    yield said
    finally:
        handing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await handing
    raise _died(name, await process.wait())


async def _lines(process: asyncio.subprocess.Process) -> AsyncIterator[bytes]:
    if process.stdout is not None:
        try:
            async for line in process.stdout:
                yield line
        except ValueError:  # a line past the limit: no block is so long
            return


async def _hand_over(process: asyncio.subprocess.Process, asked: dict[str, object], content: bytes) -> None:
    if process.stdin is not None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it refused before it had heard all
            process.stdin.write(json.dumps(asked).encode() + b"\n")
            process.stdin.write(content)
            await process.stdin.drain()
            process.stdin.close()


def _died(name: str, code: int) -> Unreadable:
    if code == -signal.SIGXCPU:
        return _too_slow(name)
    if code == -signal.SIGKILL:
        return _too_large(name)
    return _damaged(name)


def _damaged(name: str) -> documents.Damaged:
    return documents.Damaged(f"{name} is damaged in a way that its reader could not stand. {AGAIN}")


def _too_slow(name: str) -> TooSlow:
    return TooSlow(f"{name} takes longer to read than any pack does. {SMALLER}")


def _too_large(name: str) -> TooLarge:
    return TooLarge(f"{name} takes more memory to read than any pack does. {SMALLER}")


def main(heard: BinaryIO, said: BinaryIO) -> None:
    """Be the other process: read one file from ``heard``, answer on ``said``."""
    asked = json.loads(heard.readline())
    name, exempt = str(asked["name"]), asked["exempt"]
    told = 0.0

    def tell(line: object) -> None:
        said.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")

    def progress(done: int, total: int) -> None:
        nonlocal told
        if total > 0 and (done >= total or done / total >= told + STEP):
            told = done / total
            tell({"done": done, "total": total})
            said.flush()

    try:
        found = documents.read(name, heard.read(), progress)
        whole = None if exempt is None else packs.read(found, exempt=exempt)
    except (Unreadable, packs.NotAPack) as error:
        tell({"refused": type(error).__name__, "because": str(error)})
    except MemoryError:
        tell({"refused": TooLarge.__name__, "because": str(_too_large(name))})
    else:
        if whole is not None:
            tell({"pack": plain.dump(whole)})
        else:
            _tell_blocks(found, tell)
    said.flush()


def _tell_blocks(found: Sequence[Block], tell: Callable[[object], None]) -> None:
    for one in found:
        place = (one.level, one.line, one.sheet, one.page, one.strong)
        tell([one.kind.value, one.text, one.cells, *place, one.lost])
    tell({"blocks": len(found)})


def _limit(memory: int, processor: int) -> None:
    """Take from this process what no reader needs."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not everywhere

    for limit, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, processor, processor + GRACE),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a limit that is narrower already, or unknown here
            resource.setrlimit(limit, (soft, hard))


if __name__ == "__main__":
    _limit(int(sys.argv[1]), int(sys.argv[2]))
    main(sys.stdin.buffer, sys.stdout.buffer)
