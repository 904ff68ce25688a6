"""``boardclerk findings``: what was odd in the packs that hold today, each with its place."""

import click

from board.packs.values import Finding
from bot import settings, wiring
from bot.commands import running
from storage import packs


@click.command("findings", help="List what was odd in the imported packs.")
def command() -> None:
    """List the findings; whoever runs this command administers the service, and sees restricted ones too."""
    found = running.run(_findings())
    if not found:
        click.echo("No finding is known.")
    for name, findings in found:
        click.echo(f"{name}: {len(findings)} findings")
        for finding in findings:
            click.echo(f"  {finding.kind.value}: {finding.text} ({finding.source.cite()})")


async def _findings() -> list[tuple[str, list[Finding]]]:
    async with wiring.opened(settings.read()) as service, service.database.reading() as uow:
        return [(document.name, await packs.findings_of(uow, document.id)) for document in await packs.current(uow)]
