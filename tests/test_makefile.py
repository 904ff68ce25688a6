"""The README's two commands mean what it says, whatever make and the environment bring along."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")
@pytest.mark.parametrize(
    ("arguments", "ends"),
    [
        (["demo"], "boardclerk demo"),
        (["demo", "AS=siobhan"], 'boardclerk demo --as "siobhan"'),
        (["demo", "AS=Jia Chen"], 'boardclerk demo --as "Jia Chen"'),
    ],
)
def test_the_demo_sits_down_as_whom_it_was_told(arguments: list[str], ends: str) -> None:
    # The suite itself runs under make, whose own words must not reach the make that is asked here.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "AS"))}
    shown = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.strip().splitlines()[-1].strip().endswith(ends)
