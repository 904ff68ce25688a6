"""``boardclerk demo``: the sample board, the service, and Microsoft's local Teams client or a chat in the terminal."""

import asyncio
import contextlib
import datetime as dt
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import click

from board import meetings, wording
from bot import seeding, serving, settings, wiring
from bot.adapters import console
from bot.commands import running
from bot.demo import client, world
from bot.settings import Settings, UnfitSettings
from bot.wiring import Service
from notifications.ways import Host
from storage import conversations

CLIENT = Path("var/node")
BEGIN = f"{seeding.BEGINS:%Y-%m-%dT%H:%M}"
RELAY = "http://127.0.0.1:3979/_connector"
# The tenant that the local client plays (bot/demo/lib/world.mjs).
TENANT = "b0000000-0000-4000-8000-000000000001"
WINDOW_OPENS = 120.0  # seconds in which somebody has opened their window, before what is due is sent regardless
THINGS = (
    "When is the next meeting?   and then   What is on the agenda?",
    "Who attended the last meeting?   and then   Was it quorate?",
    "Which actions are overdue?",
    "What do the papers say about Kestrel Lodge?",
    "Move the clock on {page} (or: boardclerk clock '+9 days') and ask the first again.",
)


@click.command("demo", help="Set the sample board up, run it, and open the local Teams client.")
@click.option(
    "--as", "people", multiple=True, metavar="NAME", help="Whose window to open (Ngozi Adeyemi's); again for more."
)
@click.option("--terminal", is_flag=True, help="Chat here instead of in the Teams client.")
@click.option("--no-browser", is_flag=True, help="Print the address only.")
@click.option("--port", type=click.IntRange(0, 65535), help="The service's port (3978).")
def command(people: tuple[str, ...], *, terminal: bool, no_browser: bool, port: int | None) -> None:
    """Run the demo until it is told to stop."""
    with contextlib.suppress(KeyboardInterrupt):
        running.run(_demo(people, port, terminal=terminal, browser=not no_browser))


async def _demo(people: tuple[str, ...], port: int | None, *, terminal: bool, browser: bool) -> None:
    given = settings.read(port=port)
    if not given.local:
        raise UnfitSettings("The demo is not for a service with an app id.")
    if given.now is not None:
        raise UnfitSettings("The demo has a clock of its own; take BOARDCLERK_NOW away.")
    played = world.made(seeding.declared(), on=seeding.BEGINS.date())
    keys = [world.key_of(played, name) for name in people] or [played["users"][0]["key"]]
    click.echo("Reading the sample board's file and its two packs …")
    async with wiring.opened(given) as service:
        now = await seeding.seed(service)
    ready = None if terminal else _client()
    if ready is None:
        await _in_terminal(given, played, keys[0], now)
    else:
        await _in_teams(given, ready, played, keys, now, browser=browser)


def _client() -> client.Ready | None:
    """Give the Teams client, installed if it was not; None, and the reason said, where it cannot be had."""
    found = client.node_ready(CLIENT)
    if isinstance(found, client.Missing) and found.what is client.Lacking.MODULES:
        click.echo("Installing Microsoft's local Teams client …")
        try:
            client.install(CLIENT)
        except client.ClientError as error:
            click.echo(f"{error}. Using a chat in the terminal instead.")
            return None
        found = client.node_ready(CLIENT)
    if isinstance(found, client.Missing):
        click.echo(f"{found.reason}. Using a chat in the terminal instead.")
        return None
    return found


async def _in_teams(
    given: Settings, ready: client.Ready, played: Mapping[str, Any], keys: list[str], now: dt.datetime, *, browser: bool
) -> None:
    host = Host(RELAY, TENANT, played["bot"]["id"])
    async with serving.listening(given, host=host, held=_until_a_window_opens) as url:
        options = ["--browser"] if browser else []
        async with client.opened(
            ready,
            played,
            keys,
            folder=CLIENT / "windows",
            bot=f"{url}/api/messages",
            tell=lambda line: click.echo(line, err=True),
            options=options,
        ) as windows:
            names = {user["key"]: user["name"] for user in played["users"]}
            for key, address in windows.addresses.items():
                click.echo(f"\n{names[key]}: {address}")
            _explain(url, now)
            stop = asyncio.create_task(serving.told_to_stop(), name="told to stop")
            ended = asyncio.create_task(windows.ended(), name="windows ended")
            await asyncio.wait({stop, ended}, return_when=asyncio.FIRST_COMPLETED)
            for task in (stop, ended):
                task.cancel()


async def _until_a_window_opens(service: Service) -> None:
    """Hold what is due back until somebody sits at their window: nobody is told by e-mail what Teams can bring."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(WINDOW_OPENS):
            while True:
                async with service.database.reading() as uow:
                    if await conversations.any_of(uow, "teams"):
                        return
                await asyncio.sleep(1)


async def _in_terminal(given: Settings, played: Mapping[str, Any], key: str, now: dt.datetime) -> None:
    user = next(user for user in played["users"] if user["key"] == key)
    async with serving.listening(given) as url, wiring.opened(given) as service:
        click.echo(f"\nYou are {user['name']}. An empty line, or Ctrl-D, ends the chat.")
        _explain(url, now)
        async for line in _typed():
            printed = await console.say(service.turns, user["email"], line)
            click.echo("\n\n".join(message.text() for message in printed.messages) + "\n")


async def _typed() -> AsyncIterator[str]:
    while True:
        click.echo("> ", nl=False)
        line = await asyncio.to_thread(sys.stdin.readline)
        if not line.strip():
            return
        yield line.strip()


def _explain(url: str, now: dt.datetime) -> None:
    click.echo(f"\nThe service listens at {url}; its clock, its mails and what was sent are on {url}/demo")
    click.echo(f"For the board it is {wording.day(meetings.today(now))}; boardclerk clock {BEGIN} sets that back.\n")
    click.echo("Five things to try:")
    for number, thing in enumerate(THINGS, start=1):
        click.echo(f"  {number}. {thing.format(page=f'{url}/demo')}")
    click.echo("\nCtrl-C ends it.")
