"""``boardclerk findings``: what was odd in the packs that hold today, each with its place and why it matters."""

import click

from bot import settings, wiring
from bot.commands import running
from storage import boards, packs, settlements
from storage.packs import KeptFinding
from storage.settlements import Settlement


@click.command("findings", help="List what was odd in the imported packs.")
@click.option("--all", "every", is_flag=True, help="What is settled too.")
def command(*, every: bool) -> None:
    """List the findings; whoever runs this command administers the service, and sees restricted ones too."""
    found, done = running.run(_findings())
    of_document: dict[str, list[KeptFinding]] = {}
    hidden = 0
    for name, one in found:
        if every or not packs.is_settled(one, done):
            of_document.setdefault(name, []).append(one)
        else:
            hidden += 1
    if not of_document:
        click.echo("No finding is known.")
    for name, kept in of_document.items():
        click.echo(f"{name}: {len(kept)} findings")
        for one in kept:
            _say(one, settled=packs.is_settled(one, done))
    if hidden:
        click.echo(f"{hidden} more are settled; --all shows them.")


def _say(one: KeptFinding, *, settled: bool) -> None:
    finding = one.finding
    mark = " (settled)" if settled else ""
    click.echo(f"  {one.id}. {finding.kind.value}{mark}: {finding.text} ({finding.source.cite()})")
    for words in finding.beside:
        click.echo(f"     beside: “{words}”")
    if finding.why:
        click.echo(f"     why: {finding.why}")


async def _findings() -> tuple[list[tuple[str, KeptFinding]], list[Settlement]]:
    async with wiring.opened(settings.read()) as service, service.database.reading() as uow:
        names = {document.id: document.name for document in await packs.current(uow)}
        found = [(names[one.document_id], one) for one in await packs.every_finding(uow)]
        return found, await settlements.of_boards(uow, [board.id for board in await boards.every(uow)])
