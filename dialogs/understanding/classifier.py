"""The learned classifier: words and tags in, a probability for each intent out.

The weights are learned by ``training`` and shipped as weights.json; they are read once, on the first question.
"""

import functools
import importlib.resources
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from dialogs.understanding import features, words
from dialogs.understanding.values import Intent

_DECIMALS = 100  # weights are kept as hundredths


# Intents whose phrases hold words of every subject.
_ABROAD = frozenset({
    Intent.PAPERS, Intent.REPORT, Intent.INDICATOR, Intent.RISK, Intent.PROCEDURE, Intent.GLOSSARY, Intent.FINDINGS,
    Intent.SAID, Intent.CHANGES, Intent.DEADLINES, Intent.UNANSWERED, Intent.NONE}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned. ``weights`` is feature → (intent's place, hundredths, intent's place, hundredths, ...).

    ``frames`` are each intent's own words in the bank, ``framing`` those of every intent that is about the board,
    ``topics`` those of the subjects, ``strays`` those that only questions of nobody's business hold.
    """

    bank: str
    intents: tuple[Intent, ...]
    vocabulary: frozenset[str]
    spellings: tuple[str, ...]
    frames: dict[Intent, frozenset[str]]
    weights: dict[str, list[int]]
    framing: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    strays: frozenset[str] = frozenset()

    def chances(self, lows: Iterable[str]) -> list[tuple[float, Intent]]:
        """Give the probability of every intent, the likeliest first."""
        seen = features.of(lows, self.vocabulary, self.spellings)
        sums = [0] * len(self.intents)
        for feature in seen:
            row = self.weights.get(feature)
            if row is not None:
                for at in range(0, len(row), 2):
                    sums[row[at]] += row[at + 1]
        length = _DECIMALS * math.sqrt(len(seen) or 1)
        top = max(sums)
        shares = [math.exp((each - top) / length) for each in sums]
        whole = sum(shares)
        return sorted(
            ((share / whole, intent) for share, intent in zip(shares, self.intents, strict=True)), reverse=True
        )


@functools.cache
def model() -> Model:
    """Read the shipped weights, once."""
    raw = importlib.resources.files("dialogs.understanding").joinpath("weights.json").read_bytes()
    held = orjson.loads(raw)
    return Model(
        bank=held["bank"],
        intents=tuple(Intent(name) for name in held["intents"]),
        vocabulary=frozenset(held["vocabulary"]),
        spellings=tuple(held["spellings"]),
        frames={
            Intent(name): frozenset(low for low in lows) | {words.stem(low) for low in lows}
            for name, lows in held["frames"].items()
        },
        weights=held["weights"],
        topics=frozenset(held.get("topics", ())),
        strays=_strays(held),
        framing=frozenset(low for name, lows in held["frames"].items() if Intent(name) not in _ABROAD for low in lows),
    )


def _strays(held: dict[str, Any]) -> frozenset[str]:
    ours = {low for name, lows in held["frames"].items() if Intent(name) is not Intent.NONE for low in lows}
    return frozenset(held["frames"][Intent.NONE.value]) - ours - frozenset(held.get("topics", ()))
