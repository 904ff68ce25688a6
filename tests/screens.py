"""``python -m tests.screens FOLDER``: plays the sample board in the local Teams client and keeps the pictures of it.

The pictures in ``docs/`` are made by this, so that they can be made again; every person in them is invented.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from bot.demo import client
from tests.support import local_client

SCRIPT = "screens.json"


def main(folder: Path) -> str | None:
    """Take the pictures into this folder, or give the sentence to end with."""
    ready = client.node_ready(local_client.NODE_FOLDER, driver=True)
    browser = local_client.browser()
    if isinstance(ready, client.Missing):
        return f"{ready.reason} (python -m bot.demo var/node --driver)"
    if browser is None:
        return "No browser is here to draw the window; CHROMIUM names one."
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        local_client.prepare(place, "pack-2026-10-15.txt")
        with local_client.running(place) as service, local_client.shelf(local_client.SAMPLES) as files:
            played = local_client.play(service, ready, SCRIPT, "--chromium", browser, files=files)
            folder.mkdir(parents=True, exist_ok=True)
            for picture in local_client.pictures(service, played):
                shutil.copyfile(picture, folder / picture.name)
    return "\n".join(local_client.failed(played)) or None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")))
