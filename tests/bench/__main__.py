"""``python -m tests.bench``: the speed of a turn beside three echoes; with ``--where``, where its milliseconds go.

Everything stays on loopback and is bounded in number and time; nothing is asserted.
"""

import asyncio
import os
import platform
import sys
import tempfile
from pathlib import Path

import click

from tests.bench import processes, rounds, sample, tables, where

HELP_RUNS = 10
_IMPORT = "import botbuilder.core, botbuilder.integration.aiohttp"


@click.command()
@click.option("--rounds", "number", default=5, show_default=True, type=click.IntRange(1, 50))
@click.option("--seconds", default=2.0, show_default=True, type=click.FloatRange(0.2, 30), help="For each, in a round.")
@click.option("--where", "profile", is_flag=True, help="Show where the milliseconds of our turn go instead.")
@click.option("--ours", is_flag=True, help="Leave the other echoes out, for quick trials.")
def main(number: int, seconds: float, *, profile: bool, ours: bool) -> None:
    """Measure, and print tables."""
    # Nothing is left in the tree, and nothing that somebody's shell has set is used.
    with tempfile.TemporaryDirectory(prefix="bench-") as name, sample.postgresql() as postgresql:
        folder = Path(name)
        sqlite = f"sqlite:///{folder / 'bench.db'}"
        for url in filter(None, (sqlite, postgresql)):
            sample.fill(url, folder)
        if postgresql is None:
            click.echo(
                "No PostgreSQL server answers on loopback (BOARDCLERK_TEST_POSTGRES), so only SQLite is measured.\n"
            )
        click.echo(f"{_machine()}\n")
        if profile:
            for url in filter(None, (sqlite, postgresql)):
                click.echo(f"{asyncio.run(where.run(url, folder))}\n")
            return
        taking_part = [one for one in rounds.contestants(sqlite, postgresql) if one.ours or not ours]
        scores = asyncio.run(rounds.run(taking_part, rounds=number, seconds=seconds, folder=folder))
        click.echo(f"{tables.rounds(scores)}\n")
        click.echo(_said(number, seconds))
        if not ours:
            click.echo(f"\n{_commands()}")


def _machine() -> str:
    pinned = "services on one core, the load and the mocks on another" if processes.cores() else "nothing is pinned"
    return f"Python {platform.python_version()}, {os.cpu_count()} cores ({pinned})."


def _said(number: int, seconds: float) -> str:
    return (
        f"{number} interleaved rounds of {seconds:g} s each; sixteen people at once, each in a chat of their own. "
        f"“Our turn” asks in {len(sample.PARAPHRASES)} wordings in turn; every activity has a new id."
    )


def _commands() -> str:
    help_ = [str(Path(sys.executable).parent / "boardclerk"), "--help"]
    import_ = [sys.executable, "-c", _IMPORT]
    taken: dict[str, list[float]] = {"boardclerk --help": [], f"python -c '{_IMPORT}'": []}
    for _ in range(HELP_RUNS):
        for name, command in zip(taken, (help_, import_), strict=True):
            taken[name] += processes.seconds_to_run(command, 1)
    return tables.commands(list(taken.items()))


if __name__ == "__main__":
    main()
