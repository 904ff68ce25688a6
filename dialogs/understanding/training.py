"""Learning the classifier's weights from the phrase bank: run by hand after the bank (bank/*.txt) has changed.

``python -m dialogs.understanding.training`` writes weights.json beside it. Nothing here runs in the service.
Everything is in a fixed order and nothing is drawn by chance, so the same bank gives the same weights.

The method is multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011) over unit-length examples.
"""

import importlib.resources
import math
import os
import pathlib
from typing import Any

import orjson

from dialogs.understanding import features, phrases

_ROUNDS = 14  # times through the examples; more did no better on phrases left out
_STEP = 0.6
_SMALL = 1e-3  # a slope below this is not worth a step
_DECIMALS = 100  # weights are kept as hundredths
_LEAST = 6  # hundredths; smaller weights are dropped, a third of the file and nothing of the score

Rows = dict[str, list[float]]


def learned(bank: phrases.Bank, *, rounds: int = _ROUNDS) -> dict[str, Any]:
    """Learn from the bank and give what weights.json holds."""
    intents = list(bank.phrases)
    spellings = bank.spellings
    vocabulary = bank.vocabulary
    examples = [(intents.index(intent), features.of(lows, vocabulary, ())) for intent, lows in phrases.examples(bank)]
    weights = _fitted(_mixed(examples), len(intents), rounds)
    return {
        "bank": bank.fingerprint,
        "intents": intents,
        "vocabulary": sorted(vocabulary),
        "spellings": spellings,
        "frames": bank.frames,
        "topics": bank.topic_words,
        "weights": {feature: kept for feature, row in sorted(weights.items()) if (kept := _kept(row))},
    }


def main() -> None:
    """Write weights.json."""
    path = pathlib.Path(str(importlib.resources.files("dialogs.understanding").joinpath("weights.json")))
    fresh = path.with_suffix(f".{os.getpid()}.new")  # nobody reads half a file
    fresh.write_bytes(orjson.dumps(learned(phrases.load())) + b"\n")
    fresh.replace(path)


def _mixed(examples: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Spread the intents over the whole round: steps through one intent after another would forget the first."""
    stride = next(step for step in range(617, 2000) if math.gcd(step, len(examples)) == 1)
    return [examples[at * stride % len(examples)] for at in range(len(examples))]


def _fitted(examples: list[tuple[int, list[str]]], size: int, rounds: int) -> Rows:
    weights: Rows = {}
    slopes: Rows = {}
    for _, seen in examples:
        for feature in seen:
            weights.setdefault(feature, [0.0] * size)
            slopes.setdefault(feature, [0.01] * size)
    for _ in range(rounds):
        for right, seen in examples:
            _stepped(weights, slopes, right, seen)
    return weights


def _stepped(weights: Rows, slopes: Rows, right: int, seen: list[str]) -> None:
    length = 1 / math.sqrt(len(seen))
    rows = [weights[feature] for feature in seen]
    sums = [sum(each) * length for each in zip(*rows, strict=True)]
    top = max(sums)
    shares = [math.exp(each - top) for each in sums]
    whole = sum(shares)
    wrong = [(at, share / whole - (at == right)) for at, share in enumerate(shares)]
    steps = [(at, slope * length, (slope * length) ** 2) for at, slope in wrong if abs(slope) > _SMALL]
    for feature, row in zip(seen, rows, strict=True):
        slope_row = slopes[feature]
        for at, slope, square in steps:
            slope_row[at] += square
            row[at] -= _STEP * slope / math.sqrt(slope_row[at])


def _kept(row: list[float]) -> list[int]:
    pairs = [(at, round(weight * _DECIMALS)) for at, weight in enumerate(row)]
    return [number for pair in pairs if abs(pair[1]) >= _LEAST for number in pair]


if __name__ == "__main__":
    main()
