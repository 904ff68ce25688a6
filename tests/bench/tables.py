"""The tables that the bench prints, as Markdown, so that they can go into the docs as they are."""

import statistics
from collections.abc import Sequence

from tests.bench.rounds import Score

YARDSTICK = "botbuilder echo"


def rounds(scores: Sequence[Score]) -> str:
    """Give the table of a run: each contestant's turns a second, and what they cost."""
    base = next((statistics.median(score.rates) for score in scores if score.contestant.name == YARDSTICK), None)
    head = (
        *("", "turns a second (min–max)", f"times the {YARDSTICK}", "p50 ms", "p99 ms", "core ms a turn"),
        *("resident MB", "connections a reply", "authority requests", "failed", "right answers"),
    )
    return table(head, [_line(score, base) for score in scores])


def commands(taken: Sequence[tuple[str, Sequence[float]]]) -> str:
    """Give the table of commands run from cold."""
    lines = [
        (name, f"{statistics.median(each):.2f}", f"{min(each):.2f}–{max(each):.2f}", str(len(each)))
        for name, each in taken
    ]
    return table(("command", "median s", "min–max", "runs"), lines)


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Lay lines out as a Markdown table, the first column to the left and figures to the right."""
    rule = ["---", *("---:" for _ in head[1:])]
    widths = [max(len(line[at]) for line in [head, rule, *lines]) for at in range(len(head))]
    made = []
    for line in [head, rule, *lines]:
        fill = "-" if line is rule else " "
        first = line[0].ljust(widths[0], fill)
        rest = [cell.rjust(width, fill) for cell, width in zip(line[1:], widths[1:], strict=True)]
        made.append("| " + " | ".join([first, *rest]) + " |")
    return "\n".join(made)


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that this share of all values does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _line(score: Score, base: float | None) -> tuple[str, ...]:
    rate, turns = statistics.median(score.rates), len(score.turns)
    ours = score.contestant.ours
    return (
        score.contestant.name,
        f"{rate:,.0f} ({min(score.rates):,.0f}–{max(score.rates):,.0f})",
        f"{rate / base:.1f}" if base else "",
        f"{percentile(score.turns, 0.5):.1f}",
        f"{percentile(score.turns, 0.99):.1f}",
        "?" if score.processor is None else f"{score.processor * 1000 / turns:.2f}",
        "?" if score.megabytes is None else f"{score.megabytes:.0f}",
        f"{score.connections / max(score.replies, 1):.3f}",
        str(score.authority) if ours else "",
        str(score.failed),
        f"{score.right / max(score.replies, 1):.0%}" if score.contestant.answer else "",
    )
