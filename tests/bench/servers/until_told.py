"""What every measured program does: listen on a free loopback port, say where, and end on SIGTERM."""

import asyncio
import signal

import click
from aiohttp import web


async def serve(app: web.Application) -> None:
    """Serve an application until SIGTERM."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        announce(f"http://{host}:{port}")
        await told()
    finally:
        await runner.cleanup()


def announce(address: str) -> None:
    """Say where the service listens, which is also that it does."""
    click.echo(address)


async def told() -> None:
    """Wait for SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
