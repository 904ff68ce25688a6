"""Judging what came back: byte for byte alike in worlds that must look alike, and no fragment of a secret in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.evaluation.leaks import worlds
from tests.evaluation.leaks.playing import Player
from tests.evaluation.leaks.secrets import FIRST, SECOND
from tests.evaluation.leaks.tries import MEMBER, Try
from tests.evaluation.leaks.worlds import World

NUMBERS = tuple(sorted(worlds.numbers(worlds.PLAIN) | worlds.numbers(worlds.OTHER)))
FRAGMENTS = (*FIRST.fragments, *SECOND.fragments)
_SHOWN = 160  # characters of two answers that differ


@dataclass(frozen=True, slots=True)
class Leak:
    """A try that told something: ``what`` are fragments of a secret, or the first difference between two worlds."""

    one: Try
    what: str
    question: int

    def said(self) -> str:
        """Say it in a few lines, with the try that repeats it."""
        return f"{self.one.reader.said} by {self.one.wire}: {self.one.said[: self.question + 1]!r}\n    {self.what}"


def judge(one: Try, players: Mapping[World, Player]) -> list[Leak]:
    """Play a try in each of the worlds that must look alike, and say what it told."""
    answers = {world: players[world].play(one) for world in one.reader.alike}
    return [*_told(one, answers), *_different(one, answers)]


def secret_fragments(one: Try, text: str) -> list[str]:
    """Give which secrets a text tells that the try has not said itself."""
    secret = NUMBERS if one.reader is MEMBER else (*FRAGMENTS, *_numbers(one))
    low = text.lower()
    return [each for each in secret if each.lower() in low and each.lower() not in one.told]


def _numbers(one: Try) -> tuple[str, ...]:
    return () if one.reader.alike[0].moved else NUMBERS


def _told(one: Try, answers: Mapping[World, list[str]]) -> Iterator[Leak]:
    for world, each in answers.items():
        for at, answer in enumerate(each):
            if told := secret_fragments(one, answer):
                yield Leak(one, f"told in the world of {world.name}: {', '.join(told)}", at)
                return


def _different(one: Try, answers: Mapping[World, list[str]]) -> Iterator[Leak]:
    (first, *_), every = answers.values(), zip(*answers.values(), strict=True)
    for at, each in enumerate(every):
        other = next((answer for answer in each if answer != first[at]), None)
        if other is not None:
            yield Leak(one, _difference(first[at], other), at)
            return


def _difference(first: str, other: str) -> str:
    start = next(
        (at for at, (a, b) in enumerate(zip(first, other, strict=False)) if a != b), min(len(first), len(other))
    )
    begin = max(start - _SHOWN // 2, 0)
    return f"…{first[begin : start + _SHOWN]}…\n    …{other[begin : start + _SHOWN]}…"
