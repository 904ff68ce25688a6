"""The shipped weights are those of the shipped phrase bank, and the bank is fit to learn from."""

import pathlib
from typing import Any

import yaml

from dialogs.understanding import Intent, classifier, phrases, training, words

_LEAST_PHRASES = 30
_ROUNDING = 8  # hundredths: a weight near the dropping point may be kept on one Python and dropped on the next


def test_learning_again_gives_the_shipped_weights() -> None:
    shipped = classifier.model()
    again = training.learned(phrases.load())

    assert shipped.bank == again["bank"], "the bank has changed: run python -m dialogs.understanding.training"
    assert [*shipped.intents] == again["intents"]
    apart = [each for each in {*shipped.weights, *again["weights"]} if _apart(shipped.weights, again["weights"], each)]
    assert not apart


def test_every_intent_has_phrases_enough() -> None:
    bank = phrases.load()

    assert set(bank.phrases) == set(Intent)
    assert min(len(held) for held in bank.phrases.values()) >= _LEAST_PHRASES


def test_no_phrase_means_two_things() -> None:
    meant: dict[str, set[str]] = {}
    for intent, held in phrases.load().phrases.items():
        for phrase in held:
            meant.setdefault(_plain(phrase), set()).add(intent)

    assert {phrase: intents for phrase, intents in meant.items() if len(intents) > 1} == {}


def test_no_held_out_line_is_in_the_bank() -> None:
    bank = {_plain(phrase) for held in phrases.load().phrases.values() for phrase in held}
    held_out = [line[1] for path in pathlib.Path(__file__).parent.glob("held_out*.yaml") for line in _lines(path)]

    assert len(held_out) > 150
    assert [text for text in held_out if _plain(text) in bank] == []


def _lines(path: pathlib.Path) -> list[list[Any]]:
    lines: list[list[Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return lines


def _plain(text: str) -> str:
    return " ".join(word.low for word in words.split(text)) or text


def _apart(shipped: dict[str, list[int]], again: dict[str, list[int]], feature: str) -> bool:
    one, other = _row(shipped.get(feature, [])), _row(again.get(feature, []))
    return any(abs(one.get(at, 0) - other.get(at, 0)) > _ROUNDING for at in {*one, *other})


def _row(kept: list[int]) -> dict[int, int]:
    return dict(zip(kept[::2], kept[1::2], strict=True))
