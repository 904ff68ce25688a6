"""A bar for what takes long: on a terminal's error output only, and only once it has taken two seconds."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import TextIO

import click

# Seconds of silence: what ends sooner needs no bar.
PATIENCE = 2.0


@contextlib.contextmanager
def shown(
    label: str, *, to: TextIO | None = None, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[int, int], None]]:
    """Give what is told how much is done of how much; into a pipe or a file nothing is written."""
    stream = to or sys.stderr
    if not stream.isatty():
        yield _say_nothing
        return
    began = clock()
    with contextlib.ExitStack() as stack:
        forward: list[Callable[[int], None]] = []
        drawn = 0

        def tell(done: int, of: int) -> None:
            nonlocal drawn
            if not forward and clock() - began >= patience:
                bar = stack.enter_context(click.progressbar(length=max(of, 1), label=label, file=stream))
                forward.append(bar.update)
            for update in forward:
                update(max(min(done, of) - drawn, 0))
                drawn = max(drawn, min(done, of))

        yield tell


def _say_nothing(done: int, of: int) -> None:
    """Leave a pipe alone."""
