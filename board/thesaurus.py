"""What words mean about the same: sets kept as readable data (``thesaurus.txt``), met by stem and by run of stems.

It widens what is looked for; what is then said is always the paper's own words. No sentence is understood here.
"""

import functools
import importlib.resources
from collections.abc import Sequence
from dataclasses import dataclass

from board import lexis

LONGEST_RUN = 6  # words of a member, at most


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a text says: a stem, or a run of stems that has a meaning of its own, from ``start`` to ``end``.

    ``senses`` are the sets that it belongs to; two units that share one mean about the same.
    """

    stems: tuple[str, ...]
    start: int
    end: int
    senses: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Sets:
    by_run: dict[tuple[str, ...], frozenset[int]]
    runs: dict[str, tuple[tuple[str, ...], ...]]  # of several stems, by their first, the longest first
    members: tuple[tuple[tuple[str, ...], ...], ...]


def kin(stem: str) -> frozenset[str]:
    """Give the stems of single words that mean about the same as one, without itself."""
    sets = _sets()
    every = {run[0] for number in sets.by_run.get((stem,), ()) for run in sets.members[number] if len(run) == 1}
    return frozenset(every - {stem})


def kindred(stems: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Give the runs of stems that mean about the same as a run, without itself."""
    sets = _sets()
    run = tuple(stems)
    return frozenset(each for number in sets.by_run.get(run, ()) for each in sets.members[number]) - {run}


def units(stems: Sequence[str]) -> list[Unit]:
    """Part a text into what it says: the longest runs that have a meaning of their own, else single stems."""
    sets = _sets()
    found: list[Unit] = []
    at = 0
    while at < len(stems):
        run = next((each for each in sets.runs.get(stems[at], ()) if tuple(stems[at : at + len(each)]) == each), None)
        run = run or (stems[at],)
        found.append(Unit(run, at, at + len(run), sets.by_run.get(run, frozenset())))
        at += len(run)
    return found


def senses(stems: Sequence[str]) -> frozenset[int]:
    """Give every set that a word or a run of words of a text belongs to, runs within runs too."""
    sets = _sets()
    held: set[int] = set()
    for at, stem in enumerate(stems):
        held |= sets.by_run.get((stem,), frozenset())
        for run in sets.runs.get(stem, ()):
            if tuple(stems[at : at + len(run)]) == run:
                held |= sets.by_run[run]
    return frozenset(held)


@functools.cache
def _sets() -> _Sets:
    """Read the file, once."""
    text = importlib.resources.files("board").joinpath("thesaurus.txt").read_text("utf-8")
    lines = [line for each in text.splitlines() if (line := each.strip()) and not line.startswith("#")]
    members = tuple(tuple(dict.fromkeys(tuple(lexis.stems(one)) for one in line.split(","))) for line in lines)
    by_run: dict[tuple[str, ...], set[int]] = {}
    for number, runs in enumerate(members):
        for run in runs:
            by_run.setdefault(run, set()).add(number)
    long = sorted((run for run in by_run if len(run) > 1), key=lambda run: (-len(run), run))
    first: dict[str, list[tuple[str, ...]]] = {}
    for run in long:
        first.setdefault(run[0], []).append(run)
    return _Sets(
        {run: frozenset(numbers) for run, numbers in by_run.items()},
        {stem: tuple(runs) for stem, runs in first.items()},
        members,
    )
