"""The phrase bank as examples to learn from: its placeholders filled, each phrase cut as a question would be.

Used by the learner and by tests; the service itself never reads the bank.
"""

import collections
import datetime as dt
import hashlib
import importlib.resources
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.understanding import reading, words
from dialogs.understanding.lexicon import KnownBoard, KnownPerson, Lexicon
from dialogs.understanding.values import Context, Intent

_SLOT = re.compile(r"\{(\w+)\}")
_MEETINGS = (
    "the last meeting", "the October meeting", "the next meeting", "15 October", "in October",
    "the meeting on 15 October", "that meeting", "the last one", "last time", "the next one",
)  # fmt: skip
_SUBJECTS = ("zqa", "the zqa", "zqa", "zqa of zqb")  # words that nothing was learned about: see features
# Terms as people type them; reading may take capitals for a name, in questions and here alike.
_TERMS = ("ZQA", "zqb", "ZQC", "zqa", "ordinary residence", "a zqa", "ZQ", "continuing healthcare", "zqa of zqb")
_NUMBERS = ("paragraph 2.8", "2.8", "checklist 3.10", "step 4", "section 7")
_FILLED = {
    "next": "next",
    "last": "last",
    "month": "October",
    "person": "Zebedee Quillfeather",
    "item": "item 4",
    "board": "Zebraboard",
    "me": "my",
}
_LEXICON = Lexicon((KnownPerson("zq", "Zebedee Quillfeather"),), (KnownBoard("zb", "Zebraboard"),))
_ANY_DAY = dt.date(2026, 10, 7)
_FILLINGS = 4  # how many ways each phrase is filled
_FRAMING = 5  # phrases of an intent that hold a subject's word, before the word is framing there
_OFTEN = 3  # phrases that hold a word, before a slip may be mended to it


@dataclass(frozen=True, slots=True)
class Bank:
    """The bank as written, and what counts as its words.

    ``vocabulary`` is every word it holds; ``spellings`` those that slips are mended to; ``frames`` each intent's own
    words outside the placeholders, which are never a subject.
    """

    phrases: dict[str, list[str]]
    topics: list[str]
    counts: dict[str, int]
    frames: dict[str, list[str]]
    fingerprint: str

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the bank, its topics included."""
        return frozenset(self.counts)

    @property
    def topic_words(self) -> list[str]:
        """Every word of the subjects."""
        return sorted({word.low for topic in self.topics for word in words.split(topic)})

    @property
    def spellings(self) -> list[str]:
        """Words common enough that one slip away from them is a slip."""
        return sorted(word for word, count in self.counts.items() if count >= _OFTEN)


def load() -> Bank:
    """Read the bank that is shipped with this package."""
    held = {intent.value: _lines(intent.value) for intent in Intent}
    topics = _lines("topics")
    counts: collections.Counter[str] = collections.Counter()
    frames: dict[str, list[str]] = {}
    subjects = {word.low for topic in topics for word in words.split(topic)}
    for intent, phrases in held.items():
        literal = [{word.low for word in words.split(_SLOT.sub(" ", phrase))} for phrase in phrases]
        for each in literal:
            counts.update(each)
        held_in = collections.Counter(low for each in literal for low in each)
        frames[intent] = sorted(low for low, count in held_in.items() if low not in subjects or count >= _FRAMING)
    counts.update(subjects)
    raw = "\n".join(line for lines in (topics, *held.values()) for line in ("", *lines))
    return Bank(held, topics, dict(counts), frames, hashlib.sha256(raw.encode()).hexdigest())


def _lines(name: str) -> list[str]:
    """Read one file of the bank: a phrase a line; empty lines and lines after # are for people."""
    text = importlib.resources.files("dialogs.understanding").joinpath("bank", f"{name}.txt").read_text("utf-8")
    return [line for each in text.splitlines() if (line := each.strip()) and not line.startswith("#")]


def examples(bank: Bank) -> Iterator[tuple[str, list[str]]]:
    """Give every example: its intent, and its words and tags.

    A phrase comes with up to four fillings, and once more with its rare words made unknown, so that one odd word of
    the bank does not decide, and an unknown word is not by itself a subject of the papers.
    """
    for number, (intent, phrase) in enumerate((intent, each) for intent, held in bank.phrases.items() for each in held):
        lows: list[str] = []
        for text in _fillings(phrase, number, bank.topics):
            read = reading.read(text, _LEXICON, Context(), _ANY_DAY, bank.vocabulary)
            lows = [piece.low for piece in read.pieces]
            yield intent, lows
        rare = ["zqa" if bank.counts.get(low) == 1 else low for low in lows]
        if rare != lows:
            yield intent, rare


def _fillings(phrase: str, number: int, topics: list[str]) -> list[str]:
    return list(dict.fromkeys(_filled(phrase, number, turn, topics) for turn in range(_FILLINGS)))


def _filled(phrase: str, number: int, turn: int, topics: list[str]) -> str:
    """Fill the placeholders; primes step through the lists so that phrases and values meet in every mixture."""
    place = itertools.count()

    def value(slot: re.Match[str]) -> str:
        at = next(place)
        if slot[1] == "meeting":
            return _MEETINGS[(number * 7 + turn * 3 + at) % len(_MEETINGS)]
        if slot[1] == "topic":
            step = number * 5 + turn * 11 + at * 17
            return topics[step % len(topics)] if turn % 2 else _SUBJECTS[step % len(_SUBJECTS)]
        if slot[1] in {"term", "number"}:
            given = _TERMS if slot[1] == "term" else _NUMBERS
            return given[(number * 5 + turn + at) % len(given)]
        return _FILLED[slot[1]]

    return _SLOT.sub(value, phrase)
