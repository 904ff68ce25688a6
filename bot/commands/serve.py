"""``boardclerk serve``: Teams, the pages, and what is sent unasked, until it is told to stop."""

import click

from bot import serving, settings
from bot.commands import running


@click.command("serve", help="Run the service: Teams, the pages, and what is sent unasked.")
@click.option("--host", help="The address to listen on; without an app id 127.0.0.1 only.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on (3978).")
def command(host: str | None, port: int | None) -> None:
    """Run the service."""
    running.run(_serve(host, port))


async def _serve(host: str | None, port: int | None) -> None:
    await serving.serve(settings.read(host=host, port=port))
