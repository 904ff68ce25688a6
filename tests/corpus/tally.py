"""What a reading got right, missed and made up, kind by kind. Only counting happens here."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.corpus import matching


@dataclass(slots=True)
class Count:
    """The facts of one kind: those read right, those of the truth that were not, and those read that are not true."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    misses: list[str] = field(default_factory=list[str])

    @property
    def facts(self) -> int:
        """How many facts a careful person lists."""
        return self.right + self.missed

    @property
    def recall(self) -> float:
        """The share of the facts that was read right; 1 where there is none."""
        return self.right / self.facts if self.facts else 1.0

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 where nothing was read."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    def add(self, other: "Count") -> None:
        """Take another count's figures in."""
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong
        self.misses += other.misses


@dataclass(slots=True)
class Tally:
    """All counts of one pack, and what must never happen: an action that nobody wrote, a person whom nobody named."""

    pack: str
    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    invented: list[str] = field(default_factory=list[str])
    guessed: list[str] = field(default_factory=list[str])
    commitments: list[str] = field(default_factory=list[str])  # no marker, yet listed as an action
    other_findings: list[str] = field(default_factory=list[str])
    refused: str | None = None

    def right(self, kind: str) -> None:
        """Count a fact that was read right."""
        self.counts[kind].right += 1

    def missed(self, kind: str, what: object, facts: int = 1) -> None:
        """Count a fact, or an entry of several facts, that was not read."""
        self.counts[kind].missed += facts
        self.counts[kind].misses.append(f"{self.pack}: {kind}: missed {what!s}")

    def wrong(self, kind: str, what: object) -> None:
        """Count something that was read and is not so."""
        self.counts[kind].wrong += 1
        self.counts[kind].misses.append(f"{self.pack}: {kind}: not so: {what!s}")

    def fact(
        self,
        kind: str,
        where: str,
        expected: object,
        found: object,
        agree: Callable[[object, object], bool] = matching.same,
    ) -> None:
        """Compare one fact; an expected None says that there must be none, and a question mark that nobody judges."""
        absent = found is None or found in ("", (), [])
        if expected == matching.NOT_JUDGED:
            return
        if absent:
            if expected is not None and "None" not in matching.alternatives(expected):
                self.missed(kind, f"{where}: {expected!r}")
        elif expected is None:
            self.wrong(kind, f"{where}: {found!r} (there is none)")
        elif agree(expected, found):
            self.right(kind)
        else:
            self.counts[kind].missed += 1
            self.wrong(kind, f"{where}: {found!r} instead of {expected!r}")

    def texts(self, kind: str, where: str, expected: list[Any], found: list[str]) -> None:
        """Compare two lists of sentences, one to one."""
        matched = matching.pairs(
            expected,
            found,
            lambda one, other: max(matching.likeness(a, other) for a in matching.alternatives(one)),
            85.0,
        )
        for _ in matched:
            self.right(kind)
        for at, one in enumerate(expected):
            if at not in dict(matched):
                self.missed(kind, f"{where}: {one!r}")
        for at, text in enumerate(found):
            if at not in dict(matched).values():
                self.wrong(kind, f"{where}: {text!r}")


def judged(values: list[Any]) -> int:
    """Count the facts among an entry's expected values that somebody judges."""
    return sum(value is not None and value != matching.NOT_JUDGED for value in values)
