"""``boardclerk tick``: one cycle of what the service does by itself, then an end."""

import click

from bot import serving, settings, wiring
from bot.commands import running
from notifications.engine import Report


@click.command("tick", help="Run one cycle of what is sent unasked, and stop.")
def command() -> None:
    """Run one cycle, and say what each step did; a step that failed makes the exit code 1."""
    reports = running.run(_tick())
    for step in (step for report in reports for step in report.steps):
        done = ", ".join(f"{number} {what}" for what, number in step.counts.items() if number)
        click.echo(f"{step.name}: {step.error or done or 'nothing was due'}")
    if any(report.failed for report in reports):
        raise click.exceptions.Exit(1)


async def _tick() -> tuple[Report, Report]:
    """Take in first what was handed in, so that the same tick tells what was found."""
    async with wiring.opened(settings.read()) as service, serving.wired(service) as wire:
        now = service.clock.now()
        return await wire.intake.cycle(now), await wire.engine.cycle(now)
