"""``boardclerk clock ['+3 days']``: shows the demo's clock, or moves it."""

import datetime as dt

import click

from board import wording
from bot import clock, settings, wiring
from bot.commands import running


@click.command("clock", help="Show the demo's clock, or move it: '+3 days', '-2 hours', '2026-12-16T17:40'.")
@click.argument("to", required=False)
def command(to: str | None) -> None:
    """Show or move the clock; a service with an app id has the real time and no other."""
    now = running.run(_clock(to)).astimezone(clock.LONDON)
    click.echo(f"It is {wording.day(now.date())}, {wording.time(now.time())}.")


async def _clock(to: str | None) -> dt.datetime:
    given = settings.read()
    if to is not None and not given.local:
        raise settings.UnfitSettings("A service with an app id runs on the real time; its clock cannot be moved.")
    async with wiring.opened(given) as service:
        if to is not None:
            wanted = clock.moved(service.clock.now(), to)
            async with service.database.work() as uow:
                await service.clock.move(uow, wanted)
                await uow.commit()
        return service.clock.now()
