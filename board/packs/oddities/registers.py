"""What is doubtful in a list of risks or actions: numbers that skip or repeat, scores that their factors do not make.

A score is worked out again only where the row itself says which two figures make it.
"""

import itertools
import re
from collections.abc import Iterable, Iterator

from board.packs import layout
from board.packs.entries import Risk
from board.packs.papers import Kind, Paper
from board.packs.values import BlockKind, Finding, FindingKind

LONGEST_SKIP = 3  # numbers: a greater leap begins another list
LONGEST = 60  # characters of a risk's words by which it is named

_NUMBER = re.compile(r"\(?(?P<list>\D{0,8})(?P<count>\d{1,4})\)?")
_COLUMN = re.compile(r"(?:(?:action|item)\W*)?(?:no|ref(?:erence)?|id|number|#)\.?", re.IGNORECASE)
_LINE = re.compile(r"\s*(\(\d{1,3}\))\s+\S")
_PRODUCT = re.compile(r"\b(?P<one>\d{1,2})\s*[x*\u00d7]\s*(?P<other>\d{1,2})\s*=\s*(?P<score>\d{1,3})\b", re.IGNORECASE)
_LIKELY = re.compile(r"(?:^|; )\W*(?:likelihood|prob(?:ability)?|chance|how likely|l)\s*:\s*(\d{1,2})\b", re.IGNORECASE)
_SEVERE = re.compile(
    r"(?:^|; )\W*(?:impact|sev(?:erity)?|consequence|harm|effect|how (?:bad|serious|severe)|i|c|s)\s*:\s*(\d{1,2})\b",
    re.IGNORECASE,
)
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


def of_tracker(paper: Paper) -> Iterator[Finding]:
    """Look at the numbers of a tracker's rows: one that stands there twice, and a gap where they count from 1.

    Rows that are closed leave a tracker, so where it begins with another number a gap says nothing.
    """
    if paper.kind is not Kind.TRACKER:
        return
    told = list(_numbers(paper))
    first = next((number for _, number, _ in told), "")
    counted = first.strip("()") == "1"
    seen: dict[str, str] = {}
    for place, number, text in told:
        twice = number in seen and seen[number] != text
        before = next(reversed(seen), None)
        seen.setdefault(number, text)
        odd = f"the number {number} stands there twice" if twice else None
        odd = odd or (_odd(before, number) if counted and before and before != number else None)
        if odd:
            said = f"In the list of actions {odd.replace('risk ', 'number ')}."
            yield Finding(FindingKind.NUMBERING, said, paper.source(), restricted=paper.hidden[place])


def _numbers(paper: Paper) -> Iterator[tuple[int, str, str]]:
    """Give the number of each row with its place and its words: of a column that is called so, or at a line's start."""
    column: int | None = None
    for place, block in enumerate(paper.blocks):
        if block.kind is BlockKind.ROW:
            head = next((at for at, cell in enumerate(block.cells) if _COLUMN.fullmatch(layout.flat(cell))), None)
            column = head if head is not None else column
            number = layout.cell(block.cells, column) if head is None and column is not None else ""
            if _NUMBER.fullmatch(number):
                yield place, number, block.text
        elif block.kind is BlockKind.PARAGRAPH:
            yield from ((place, found[1], line) for line in block.text.split("\n") if (found := _LINE.match(line)))


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
