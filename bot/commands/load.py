"""``boardclerk load FILE.yaml``: what packs do not say becomes known."""

import click

from acts import loading
from board import files
from board.taught import Lesson
from bot import settings, wiring
from bot.commands import running
from storage.documents import board_file


@click.command("load", help="Load a board file: organisations, boards, seats and people.")
@click.argument("file")
def command(file: str) -> None:
    """Load a board file, or say every fault in it with its line."""
    declared = _read(file)
    loaded = running.run(_load(declared))
    click.echo(f"{file}: {loaded.boards} boards, {loaded.seats} seats and {loaded.people} people are known.")
    for warning in declared.warnings:
        click.echo(f"  still open: {warning}")
    for finding in loaded.findings:
        click.echo(f"  finding: {finding.text} ({finding.source.cite()})")
    for one in loaded.differing:
        until = "the phrase is not used" if one.lesson is Lesson.PHRASE else "both are said"
        click.echo(f"  taught otherwise in a chat: “{one.words}”: “{one.answer}”; until one of the two goes, {until}.")
    running.tell_announced(loaded.announced, loaded.unreached)


def _read(file: str) -> files.BoardFile:
    try:
        return board_file.read(running.read(file), file)
    except board_file.BoardFileError as error:
        raise click.ClickException(str(error)) from error


async def _load(declared: files.BoardFile) -> loading.Loaded:
    async with wiring.opened(settings.read()) as service, service.database.work() as uow:
        loaded = await loading.load(uow, service.clock.now(), declared)
        await uow.commit()
        return loaded
