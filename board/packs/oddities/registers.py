"""What is doubtful in a list of risks: numbers that skip or repeat, and scores that their factors do not make.

A score is worked out again only where the row itself says which two figures make it.
"""

import itertools
import re
from collections.abc import Iterable, Iterator

from board.packs import layout
from board.packs.entries import Risk
from board.packs.values import Finding, FindingKind

LONGEST_SKIP = 3  # numbers: a greater leap begins another list
LONGEST = 60  # characters of a risk's words by which it is named

_NUMBER = re.compile(r"(?P<list>\D{0,8})(?P<count>\d{1,4})")
_PRODUCT = re.compile(r"\b(?P<one>\d{1,2})\s*[x*\u00d7]\s*(?P<other>\d{1,2})\s*=\s*(?P<score>\d{1,3})\b", re.IGNORECASE)
_LIKELY = re.compile(r"(?:^|; )\W*(?:likelihood|probability|l)\s*:\s*(\d{1,2})\b", re.IGNORECASE)
_SEVERE = re.compile(r"(?:^|; )\W*(?:impact|severity|consequence|i|c)\s*:\s*(\d{1,2})\b", re.IGNORECASE)
_SCORE = re.compile(r"\W*(\d{1,3})\b(?!\s*[x*\u00d7])")


def of_risks(risks: Iterable[Risk]) -> Iterator[Finding]:
    """Look at the numbers and the scores of risks in reading order."""
    listed = list(risks)
    for risk in listed:
        if said := _score(risk):
            text = f"{_named(risk)} has {said}."
            yield Finding(FindingKind.SUM, text, risk.source, restricted=risk.restricted)
    for one, other in itertools.pairwise(listed):
        if odd := _odd(one.number, other.number):
            secret = one.restricted or other.restricted
            yield Finding(FindingKind.NUMBERING, f"In the list of risks {odd}.", other.source, restricted=secret)


def _named(risk: Risk) -> str:
    words = layout.flat(risk.description or risk.project)[:LONGEST]
    return f"Risk {risk.number}, “{words}”," if risk.number else f"The risk “{words}”"


def _score(risk: Risk) -> str | None:
    """Say which score of a risk is not the product of the two figures beside it."""
    every = "; ".join(filter(None, (risk.note, risk.rank)))
    for found in _PRODUCT.finditer(every):
        if int(found["one"]) * int(found["other"]) != int(found["score"]):
            return f"the score {found['score']}, and “{found.group()}” does not give it"
    likely, severe, score = _LIKELY.search(every), _SEVERE.search(every), _SCORE.match(risk.rank or "")
    if likely and severe and score and int(likely[1]) * int(severe[1]) != int(score[1]):
        return f"the score {score[1]} beside a likelihood of {likely[1]} and an impact of {severe[1]}"
    return None


def _odd(one: str | None, other: str | None) -> str | None:
    before, after = _NUMBER.fullmatch((one or "").strip(" .)")), _NUMBER.fullmatch((other or "").strip(" .)"))
    if before is None or after is None or before["list"].casefold() != after["list"].casefold():
        return None
    step = int(after["count"]) - int(before["count"])
    if step == 0:
        return f"the number {other} stands there twice"
    return f"risk {other} follows risk {one}" if 1 < step <= LONGEST_SKIP else None
