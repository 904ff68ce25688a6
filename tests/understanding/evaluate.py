"""Score understanding on the held-out paraphrases: ``python -m tests.understanding.evaluate`` prints the tables.

Nothing here asserts; the suite holds the clear questions at 100 % and leaves the hard ones to this report. Times are
of this machine and this run.
"""

import collections
import pathlib
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from dialogs.understanding import Context, Intent, Understood, phrases, understand
from tests.understanding import sample

_FIRST = "held_out.yaml"
_SECOND = "held_out_second.yaml"
_THIRD = "held_out_third.yaml"
_BASELINE_LEAST = 60  # of 100: below it the nearest phrase is no phrase
_REPEATS = 20  # of the whole set, for the time per question


@dataclass(frozen=True, slots=True)
class Case:
    """One held-out line."""

    intent: Intent
    text: str
    slots: dict[str, Any]
    context: Context


@dataclass(slots=True)
class Score:
    """What was counted."""

    right: collections.Counter[Intent] = field(default_factory=collections.Counter[Intent])
    top: collections.Counter[Intent] = field(default_factory=collections.Counter[Intent])
    baseline: collections.Counter[Intent] = field(default_factory=collections.Counter[Intent])
    of: collections.Counter[Intent] = field(default_factory=collections.Counter[Intent])
    slots: int = 0
    slots_of: int = 0
    wrong: list[str] = field(default_factory=list[str])
    wrong_slots: list[str] = field(default_factory=list[str])
    confused: collections.Counter[tuple[Intent, Intent]] = field(
        default_factory=collections.Counter[tuple[Intent, Intent]]
    )


def cases(name: str) -> list[Case]:
    """Read one of the held-out sets."""
    lines = yaml.safe_load(pathlib.Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [_case(*line) for line in lines]


def main(*, show_wrong: bool) -> None:
    """Print the scores."""
    nearest = _baseline(phrases.load())
    for name in (_FIRST, _SECOND, _THIRD):
        held = cases(name)
        score = Score()
        for case in held:
            _count(score, case, _understood(case), nearest(case.text))
        _say(f"{name}: {len(held)} lines")
        _print(score, _microseconds(held))
        _say(*(["", *score.wrong, "", *score.wrong_slots] if show_wrong else []), "")


def _case(intent: str, text: str, slots: dict[str, Any] | None = None, before: dict[str, str] | None = None) -> Case:
    known = before or {}
    last = Intent(known["last"]) if "last" in known else None
    asked = Intent(known["asked"]) if "asked" in known else None
    return Case(Intent(intent), text, slots or {}, Context(last_intent=last, asked=asked))


def _understood(case: Case) -> Understood:
    return understand(case.text, sample.LEXICON, case.context, sample.TODAY)


def _baseline(bank: phrases.Bank) -> Any:  # noqa: ANN401 - a small closure
    """Give the simplest thing that could work: the intent of the nearest phrase as written."""
    written = [(phrase, intent) for intent, held in bank.phrases.items() for phrase in held]
    texts = [phrase for phrase, _ in written]

    def nearest(text: str) -> Intent:
        found = process.extractOne(text, texts, scorer=fuzz.WRatio, score_cutoff=_BASELINE_LEAST)
        return Intent.NONE if found is None else Intent(written[found[2]][1])

    return nearest


def _count(score: Score, case: Case, got: Understood, baseline: Intent) -> None:
    wanted = case.intent
    score.of[wanted] += 1
    score.right[wanted] += got.intent is wanted
    score.baseline[wanted] += baseline is wanted
    score.top[wanted] += wanted in {got.intent, *got.others}
    if got.intent is not wanted:
        score.confused[wanted, got.intent] += 1
        score.wrong.append(f"{wanted:12} got {got.intent:12} {got.confidence:.2f} {[*got.others]}: {case.text}")
    for name, value in case.slots.items():
        score.slots_of += 1
        right = slot_is(got, name, value)
        score.slots += right
        if not right:
            score.wrong_slots.append(f"{name}={value!r} got {getattr(got.slots, name)!r} [{got.intent}]: {case.text}")


def slot_is(got: Understood, name: str, value: Any) -> bool:  # noqa: ANN401 - as YAML gives it
    """Tell whether a slot is as the table writes it."""
    slots = got.slots
    if name == "when":
        return bool(slots.when == sample.when(value))
    if name == "people":
        return bool(sample.people(slots.people) == value)
    return bool(getattr(slots, name) == value)


def _microseconds(held: list[Case]) -> tuple[float, float]:
    taken: list[float] = []
    for _ in range(_REPEATS):
        for case in held:
            start = time.perf_counter()
            _understood(case)
            taken.append((time.perf_counter() - start) * 1e6)
    taken.sort()
    return taken[len(taken) // 2], taken[len(taken) * 95 // 100]


def _print(score: Score, times: tuple[float, float]) -> None:
    _say(f"{'intent':14}{'of':>5}{'right':>7}{'top 3':>7}{'nearest phrase':>16}")
    for intent in Intent:
        of = score.of[intent]
        if of:
            _say(f"{intent:14}{of:5}{score.right[intent]:7}{score.top[intent]:7}{score.baseline[intent]:16}")
    inside = [intent for intent in Intent if intent is not Intent.NONE]
    _say(
        f"in scope      {_share(score.right, score.of, inside)}  top 3 {_share(score.top, score.of, inside)}"
        f"  nearest phrase {_share(score.baseline, score.of, inside)}",
        f"out of scope  {_share(score.right, score.of, [Intent.NONE])} turned away",
        f"all           {_share(score.right, score.of, Intent)}",
        f"slots         {score.slots / score.slots_of:.3f} of {score.slots_of}",
        f"time          {times[0]:.0f} µs median, {times[1]:.0f} µs p95",
        "confused      " + ", ".join(f"{a}→{b} {n}" for (a, b), n in score.confused.most_common(8)),
    )


def _share(right: collections.Counter[Intent], of: collections.Counter[Intent], intents: Iterable[Intent]) -> str:
    wanted = list(intents)
    return f"{sum(right[each] for each in wanted) / sum(of[each] for each in wanted):.3f}"


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(show_wrong="--wrong" in sys.argv)
