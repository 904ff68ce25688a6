"""Our service, whole, as ``boardclerk serve`` runs it; only msal's way to its authority leads to loopback."""

import asyncio
import sys

from bot import serving, settings
from tests.bench.servers import until_told
from tests.support import authority


async def serve(login: str) -> None:
    """Run the service with the settings of the environment, and an authority at ``login``."""
    async with serving.listening(settings.read(), login=authority.Redirected(login)) as address:
        serving.settle()
        until_told.announce(address)
        await until_told.told()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
