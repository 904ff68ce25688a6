"""``python -m tests.bench``: the speed of a turn beside three echoes; with ``--where``, where its milliseconds go.

Everything stays on loopback and is bounded in number and time; nothing is asserted.
"""

import asyncio
import contextlib
import os
import platform
import sys
import tempfile
from pathlib import Path

import click

from tests.bench import kinds, processes, rounds, sample, tables, where
from tests.bench.archive import filling, papers

HELP_RUNS = 10
_IMPORT = "import botbuilder.core, botbuilder.integration.aiohttp"


@click.command()
@click.option("--rounds", "number", default=5, show_default=True, type=click.IntRange(1, 50))
@click.option("--seconds", default=2.0, show_default=True, type=click.FloatRange(0.2, 30), help="For each, in a round.")
@click.option("--where", "profile", is_flag=True, help="Show where the milliseconds of our turn go instead.")
@click.option("--kinds", "by_kind", is_flag=True, help="Ask every kind of question of the archive instead.")
@click.option("--ours", is_flag=True, help="Leave the other echoes out, for quick trials.")
def main(number: int, seconds: float, *, profile: bool, by_kind: bool, ours: bool) -> None:
    """Measure, and print tables."""
    # Nothing is left in the tree, and nothing that somebody's shell has set is used.
    with tempfile.TemporaryDirectory(prefix="bench-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        databases = _databases(folder, stack)
        click.echo(f"{_machine()}\n")
        if profile:
            for each in databases:
                sample.fill(each.sample, folder)
                click.echo(f"{asyncio.run(where.run(each.sample, folder))}\n")
            return
        for each in databases:
            asyncio.run(filling.fill(each.archive))
        if not by_kind:
            for each in databases:
                sample.fill(each.sample, folder)
            taking_part = [one for one in rounds.contestants(databases) if one.ours or not ours]
            scores = asyncio.run(rounds.run(taking_part, rounds=number, seconds=seconds, folder=folder))
            click.echo(f"{tables.rounds(scores)}\n")
            click.echo(_said(number, seconds))
        for each in databases:
            click.echo(f"\n{asyncio.run(kinds.run(each.archive, folder))}")
        if not (ours or by_kind):
            click.echo(f"\n{_commands()}")


def _databases(folder: Path, stack: contextlib.ExitStack) -> list[rounds.Databases]:
    """Give two empty databases of each kind that there is, which go with the stack."""
    found = [rounds.Databases("SQLite", *(f"sqlite:///{folder / name}.db" for name in ("sample", "archive")))]
    small, large = (stack.enter_context(sample.postgresql()) for _ in range(2))
    if small and large:
        found.append(rounds.Databases("PostgreSQL", small, large))
    else:
        click.echo("No PostgreSQL server answers on loopback (BOARDCLERK_TEST_POSTGRES), so only SQLite is measured.\n")
    return found


def _machine() -> str:
    pinned = "services on one core, the load and the mocks on another" if processes.cores() else "nothing is pinned"
    return f"Python {platform.python_version()}, {os.cpu_count()} cores ({pinned})."


def _said(number: int, seconds: float) -> str:
    return (
        f"{number} interleaved rounds of {seconds:g} s each; sixteen people at once, each in a chat of their own. "
        f"“Our turn” asks in {len(sample.PARAPHRASES)} wordings in turn; every activity has a new id. "
        f"The archive: {filling.PASSAGES:,} passages, forty boards, {papers.PACKS} packs of each."
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
