"""``python -m tests.fuzz [ROUNDS [SEED]]``: spoil files at random, then try the hostile ones, each in its own process.

It ends with 1 where a file ended in anything but blocks or a clear refusal; the seed repeats it.
"""

import collections
import resource
import secrets
import sys

from storage.documents import apart
from tests.fuzz import hostile, mutations, trying

ROUNDS = 300


class Tally:
    """How the files ended."""

    def __init__(self) -> None:
        self.ended: collections.Counter[str] = collections.Counter()
        self.slowest = (0.0, "")
        self.wrong = 0

    def take(self, label: str, file: str, content: bytes) -> str:
        """Try one file, and say how it ended."""
        try:
            tried = trying.apart_(file, content)
        except Exception as error:  # noqa: BLE001 - every file is tried, whatever became of the one before
            self.wrong += 1
            print(f"WRONG {label}: {type(error).__name__}: {error}")  # noqa: T201
            return "wrong"
        said = tried.refused or "read"
        self.ended[said] += 1
        self.slowest = max(self.slowest, (tried.seconds, label))
        return said


def main(arguments: list[str]) -> int:
    """Try them all, and print how they ended."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    first = int(arguments[1]) if len(arguments) > 1 else secrets.randbelow(1_000_000_000)
    print(f"{rounds} files from seed {first}; again with: python -m tests.fuzz {rounds} {first}")  # noqa: T201
    tally = Tally()
    for seed in range(first, first + rounds):
        tally.take(f"seed {seed}", *mutations.case(seed))
    for one in hostile.CASES:
        said = tally.take(one.name, one.file, one.make())
        fits = said in ({one.refused.__name__} if one.refused else {"read", "NotAPack"})
        tally.wrong += not fits
        print(f"{'' if fits else 'WRONG '}{one.name}: {said}")  # noqa: T201
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    took = f"slowest: {tally.slowest[1]} in {tally.slowest[0]:.1f} s; most memory: {most // 1_000_000} MB"
    print(f"{dict(tally.ended)}; wrong: {tally.wrong}; {took}")  # noqa: T201
    return 1 if tally.wrong or most > apart.ORDINARY.memory else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
