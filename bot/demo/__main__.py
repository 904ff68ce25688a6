"""``python -m bot.demo FOLDER``: installs the local Teams client into a folder, once; ``--driver`` for the tests' sake.

It is what make calls; the demo itself installs through ``bot.demo.client``.
"""

import argparse
import sys
from pathlib import Path

from bot.demo import client


def main() -> str | None:
    """Install what is missing, and give the sentence to end with where that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m bot.demo", description="Install Microsoft's local Teams client.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--driver", action="store_true", help="also install what the tests drive a browser with")
    given = parser.parse_args()
    there = client.node_ready(given.folder, driver=given.driver)
    try:
        if isinstance(there, client.Missing) and there.what is client.Lacking.MODULES:
            client.install(given.folder, driver=given.driver)
            there = client.node_ready(given.folder, driver=given.driver)
    except client.ClientError as error:
        return str(error)
    return there.reason if isinstance(there, client.Missing) else None


if __name__ == "__main__":
    sys.exit(main())
