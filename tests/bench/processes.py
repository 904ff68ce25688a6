"""Processes under measurement: pinned to one core, read from /proc while they run, ended when the bench ends.

On a system without /proc or without affinity the figures are None and the processes run wherever they like.
"""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GRACE = 15  # seconds that a service gets to end


@dataclass(frozen=True, slots=True)
class Running:
    """A service that listens. ``url`` is its address."""

    url: str
    pid: int

    def megabytes(self) -> float | None:
        """Give the resident memory."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        except OSError:
            return None
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def processor_seconds(self) -> float | None:
        """Give the processor time that it has used so far."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return None
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cores() -> tuple[int, int] | None:
    """Give the core of the services and the core of everything else; None where that cannot be chosen."""
    if not hasattr(os, "sched_getaffinity"):
        return None
    allowed = sorted(os.sched_getaffinity(0))
    return (allowed[0], allowed[1]) if len(allowed) > 1 else None


@contextlib.contextmanager
def started(module: str, arguments: Sequence[str], environment: Mapping[str, str]) -> Iterator[Running]:
    """Run a module that prints its address, on the services' core, until the end of the context."""
    with _on_services_core():
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        if not address.startswith("http://"):
            raise RuntimeError(f"{module} did not start; what it wrote is above.")
        yield Running(address, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def seconds_to_run(command: Sequence[str], times: int) -> list[float]:
    """Run a command to its end so many times, on the services' core, and give how long each took."""
    taken = []
    with _on_services_core():
        for _ in range(times):
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
            taken.append(time.perf_counter() - began)
    return taken


@contextlib.contextmanager
def _on_services_core() -> Iterator[None]:
    """Be on the services' core, so that what is started here inherits it, and then on the other."""
    chosen = cores()
    if chosen is None:
        yield
        return
    os.sched_setaffinity(0, {chosen[0]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, {chosen[1]})
