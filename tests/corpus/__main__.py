"""Print how well the invented packs are read: ``python -m tests.corpus [--held-back] [--misses] [PACK ...]``."""

import sys

from tests.corpus import evaluate, sources
from tests.corpus.tally import Count, Tally


def main(arguments: list[str]) -> int:
    """Score the packs and print precision and recall by kind and by pack; whatever the score, it ends with 0."""
    folder = sources.HELD_BACK if "--held-back" in arguments else sources.OPEN
    asked = [word for word in arguments if not word.startswith("--")]
    if unknown := set(asked) - set(sources.names(folder)):
        sys.stderr.write(f"No such pack: {', '.join(sorted(unknown))}. There are {', '.join(sources.names(folder))}.\n")
        return 2
    tallies = [evaluate.score(folder, name) for name in asked or sources.names(folder)]
    _print("KIND", total(tallies))
    _print("PACK", {tally.pack: _sum(list(tally.counts.values())) for tally in tallies})
    _print("ALL", {"all facts": _sum([count for tally in tallies for count in tally.counts.values()])})
    _list("Refused", [f"{tally.pack}: {tally.refused}" for tally in tallies if tally.refused])
    _list("Invented actions", [text for tally in tallies for text in tally.invented])
    _list("Guessed people", [text for tally in tallies for text in tally.guessed])
    _list("Commitments without a marker listed as actions", [text for tally in tallies for text in tally.commitments])
    if "--misses" in arguments:
        _list("Misses", [miss for tally in tallies for count in tally.counts.values() for miss in count.misses])
        _list("Findings beyond those asked for", [text for tally in tallies for text in tally.other_findings])
    return 0


def total(tallies: list[Tally]) -> dict[str, Count]:
    """Add the counts of all packs together, kind by kind."""
    kinds = dict.fromkeys(kind for tally in tallies for kind in tally.counts)
    return {kind: _sum([tally.counts[kind] for tally in tallies if kind in tally.counts]) for kind in kinds}


def _sum(counts: list[Count]) -> Count:
    whole = Count()
    for count in counts:
        whole.add(count)
    return whole


def _print(title: str, counts: dict[str, Count]) -> None:
    sys.stdout.write(f"\n{title:22}{'facts':>7}{'right':>7}{'missed':>7}{'wrong':>7}{'precision':>11}{'recall':>8}\n")
    for name, count in counts.items():
        figures = (
            f"{count.facts:7}{count.right:7}{count.missed:7}{count.wrong:7}{count.precision:11.3f}{count.recall:8.3f}"
        )
        sys.stdout.write(f"{name:22}{figures}\n")


def _list(title: str, lines: list[str]) -> None:
    sys.stdout.write(f"\n{title}: {len(lines)}\n" + "".join(f"  {line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
