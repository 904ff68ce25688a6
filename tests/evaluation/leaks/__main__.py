"""``python -m tests.evaluation.leaks [TRIES [SEED]]``: play tries to reach what the asker may not see.

It ends with 1 where any of them told something; the seed repeats it. The same cause is shown once, with how often.
"""

import secrets
import sys
import tempfile
from pathlib import Path

from tests.evaluation.leaks import rounds
from tests.support import databases

TRIES = 1_200


def main(arguments: list[str]) -> int:
    """Play them all, and print what told."""
    count = int(arguments[0]) if arguments else TRIES
    seed = int(arguments[1]) if len(arguments) > 1 else secrets.randbelow(1_000_000_000)
    print(f"{count} tries from seed {seed}; again with: python -m tests.evaluation.leaks {count} {seed}")  # noqa: T201
    with (
        tempfile.TemporaryDirectory() as folder,
        rounds.opened(databases.empty_sqlite(Path(folder)), Path(folder)) as at,
    ):
        outcome = at.play(count, seed)
    print(outcome.said())  # noqa: T201
    return 0 if outcome.good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
