"""Sums of money in one sentence whose parts do not make up the whole that it names.

Only sentences that call one of their sums the whole are added up; what a sentence merely mentions is no part of it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from board.packs import layout
from board.packs.oddities import figures
from board.packs.values import Finding, FindingKind, Minutes

LONGEST = 600  # characters: a longer sentence is a list, and adds up nothing
FEWEST = 2  # parts of a whole

_MONEY = re.compile(r"£\s?\d[\d,]*(?:\.\d+)?\s?(?:k|m|bn|million|billion)?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[A-Z(•])|\n")
_WHOLE_AFTER = re.compile(r"\s*(?:in all|in total|together|altogether|overall|all told)\b", re.IGNORECASE)
_WHOLE_BEFORE = re.compile(
    r"(?:\btotal(?:s|ling|led)?(?: (?:of|cost|sum|budget|value|is|to))*|\badd(?:s|ing)? up to|\bsum of|\bmaking)"
    r"\s*:?\s*(?:about )?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^[^£]{0,60}:\s*$")  # the whole stands before the colon, its parts behind
# Words that say that the parts are not all there is, or that a sum bounds others.
_OPEN = re.compile(
    r"\b(?:of which|includ(?:es?|ing)|such as|e\.?g\b|notably|up to|at least|more than|less than|between|compared|"
    r"instead of|rather than|previous(?:ly)?|last year|saving|increase|reduction|minus|less|"
    r"a (?:year|month|week|day)|per|each)\b|\bfrom £",
    re.IGNORECASE,
)


def of_minutes(minutes: Minutes) -> Iterator[Finding]:
    """Look at the sums of every decision."""
    for one in minutes.decisions:
        for said in of_text(one.text):
            text = f"In the minutes of {minutes.sitting.board} {said}."
            yield Finding(FindingKind.SUM, text, one.source, restricted=one.restricted)


def of_text(text: str) -> Iterator[str]:
    """Say of every sentence of a text whose sums do not make up its whole what they make up instead."""
    for sentence in _SENTENCE.split(text):
        if len(sentence) <= LONGEST and (said := _odd(layout.flat(sentence))):
            yield said


def named(text: str) -> tuple[tuple[str, Decimal], ...]:
    """Give the sums of a text as written, each with its amount in pounds, where it can be read."""
    read = (
        (one.group().strip(), figures.figure(one.group().replace("billion", "bn"))) for one in _MONEY.finditer(text)
    )
    return tuple((written, figure.value) for written, figure in read if figure is not None)


def wholes(text: str) -> tuple[tuple[str, Decimal], ...]:
    """Give those sums that the text calls the whole right behind them: ``£84,000 together``."""
    told = (one for one in _MONEY.finditer(text) if _WHOLE_AFTER.match(text, one.end()))
    return tuple(pair for one in told for pair in named(one.group()))


def _odd(sentence: str) -> str | None:
    found = list(_MONEY.finditer(sentence))
    if len(found) <= FEWEST or _OPEN.search(sentence):
        return None
    at = _whole(sentence, found)
    read = [figures.figure(one.group().replace("billion", "bn")) for one in found]
    known = [one for one in read if one is not None]
    if at is None or len(known) < len(read):
        return None
    parts = [one for place, one in enumerate(known) if place != at]
    if any(one.value == known[at].value for one in parts):
        return None  # the whole is said twice
    low, high = sum((one.low for one in parts), Decimal(0)), sum((one.high for one in parts), Decimal(0))
    if known[at].low <= high and low <= known[at].high:
        return None
    added = sum((one.value for one in parts), Decimal(0))
    return f"“{sentence}” names {found[at].group().strip()} as the whole, and its parts add up to £{added:,f}"


def _whole(sentence: str, found: list[re.Match[str]]) -> int | None:
    """Find the one sum that the sentence calls the whole; none where it calls two so, or none."""
    told = [
        at
        for at, one in enumerate(found)
        if _WHOLE_AFTER.match(sentence, one.end())
        or _WHOLE_BEFORE.search(sentence[max(0, one.start() - 60) : one.start()])
    ]
    if len(told) == 1:
        return told[0]
    listed = _LISTED.match(sentence[found[0].end() : found[1].start()]) is not None
    return (
        0
        if not told and listed and len(found) > FEWEST and " and " in sentence[found[-2].end() : found[-1].start()]
        else None
    )
