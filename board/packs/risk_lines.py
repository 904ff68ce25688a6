"""Risks that are told in lines, not in a table: ``A. The roof may leak. Likelihood 3, harm 4: 12. Owner: KM`` is one.

A line is one only where it is counted and says at least two of these: how it is ranked, who owns it, what is done.
Tables and cards are read in ``risks``.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from board.packs import layout
from board.packs.entries import Risk
from board.packs.papers import Paper
from board.packs.values import BlockKind

LONGEST = 1500  # characters: a longer line tells a story
TAIL = 20  # characters before a count in which a title or an initial may end
FEWEST = 2  # of rank, owner and mitigation, that make a line one of a list of risks

_COUNTED = re.compile(
    r"\W{0,3}(?:(?:risk|issue)\s+)?(?P<number>[A-Z]{1,3}\W?\d{1,3}|\d{1,3}|[A-Z])\s{0,2}[.):–-]\s+(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z£\d])")
_NEXT = re.compile(r"(?<=[.;!?])\s(?=(?P<number>[A-Z]{0,3}\W?\d{1,3}|[A-Z])[.):]\s+[A-Z])")
_TITLED = re.compile(r"(?:^|\s)(?:Dr|Mr|Mrs|Ms|Prof|Cllr|Rev|St|No|[A-Z])\.$")
_FACTORS = re.compile(
    r"(?P<likely>likelihood|probability|chance|L)\W{0,3}(?P<one>\d{1,2})\W{1,4}(?:and\s|x\s{0,2})?"
    r"(?P<severe>harm|impact|severity|consequence|effect|I)\W{0,3}(?P<other>\d{1,2})"
    r"(?:\W{1,4}(?:(?:score|total|rating|making|so|is)\W{1,3})?(?P<score>\d{1,3}))?",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:(?:current |residual |risk )?(?:score|rating|ranking|rank|level))\b(?:\s+(?:of|is)\b|\s*[:=–-])?\s*"
    r"(?P<told>\S.{0,60})",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:(?:risk )?(?:owner|lead|holder)\s*(?:[:=–-]|\bis\b)|"
    r"(?:owned|held|led|managed|minded|overseen|(?:looked|seen)\s+after)\s+by\b\s*:?|responsible\s*:)\s*(?P<told>\S.{0,80})",
    re.IGNORECASE,
)
_MITIGATION = re.compile(
    r"(?:mitigations?|mitigated by|controls?|response|treatment|actions?|what (?:we do|is (?:being )?done))"
    r"\s*(?:[:=–-]|\bby\b)\s*(?P<told>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class _Told:
    """What the sentences of one line say."""

    description: list[str] = field(default_factory=list[str])
    rank: str | None = None
    owner: str | None = None
    mitigation: list[str] = field(default_factory=list[str])
    note: str | None = None


def read(paper: Paper, taken: Collection[int]) -> Iterator[tuple[int, Risk]]:
    """Read the risks told in lines, each with its place; ``taken`` are the places of tables and cards."""
    for place, block in enumerate(paper.blocks):
        if place in taken or block.kind not in {BlockKind.PARAGRAPH, BlockKind.BULLET}:
            continue
        for line in _lines(block.text):
            found = _COUNTED.match(line) if len(line) <= LONGEST else None
            told = _told(found["text"]) if found else None
            if found and told:
                yield (
                    place,
                    Risk(
                        "",
                        " ".join(told.description),
                        paper.source(),
                        rank=told.rank,
                        owner=told.owner,
                        mitigation=" ".join(told.mitigation) or None,
                        number=found["number"],
                        restricted=paper.hidden[place],
                        note=told.note,
                    ),
                )


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a paragraph, each counted one with those that go on with it."""
    held: list[str] = []
    for line in text.split("\n"):
        if held and _COUNTED.match(line[:LONGEST]):
            yield from _counted_on(layout.flat(" ".join(held)))
            held = []
        held.append(line)
    yield from _counted_on(layout.flat(" ".join(held)))


def _counted_on(line: str) -> Iterator[str]:
    """Cut a line in which the next count stands behind a full stop, since its margin was lost."""
    counted = _COUNTED.match(line[:LONGEST])
    begin, number = 0, counted["number"] if counted else ""
    for found in _NEXT.finditer(line) if number else ():
        before = line[begin : found.start()]
        if found["number"] == _after(number) and not _TITLED.search(before[-TAIL:]):
            yield before
            begin, number = found.start() + 1, found["number"]
    yield line[begin:]


def _after(number: str) -> str:
    """Give the count that follows: B after A, R4 after R3."""
    head, count = number.rstrip("0123456789"), number[len(number.rstrip("0123456789")) :]
    if count.isdecimal():
        return f"{head}{int(count) + 1}"
    return chr(ord(number) + 1) if len(number) == 1 else ""


def _told(text: str) -> _Told | None:
    """Sort the sentences of a line; None where it says too little of what lists of risks say."""
    told = _Told()
    for sentence in _sentences(text):
        _sort(sentence, told)
    said = (told.rank, told.owner, told.mitigation)
    return told if told.description and sum(1 for one in said if one) >= FEWEST and (told.rank or told.note) else None


def _sentences(text: str) -> Iterator[str]:
    held = ""
    for piece in _SENTENCE.split(text):
        held = f"{held} {piece}".strip()
        if not _TITLED.search(held):
            yield held
            held = ""
    if held:
        yield held


def _sort(sentence: str, told: _Told) -> None:
    factors, rank = _FACTORS.search(sentence), _RANK.match(sentence)
    owner, mitigation = _OWNER.match(sentence), _MITIGATION.match(sentence)
    if told.rank is None and (rank or (factors and factors.start() == 0)):
        scored = rank["told"].rstrip(" .;") if rank else None
        told.rank = scored or (factors["score"] if factors else None)
        if factors:
            told.note = f"{factors['likely']}: {factors['one']}; {factors['severe']}: {factors['other']}"
    elif told.owner is None and owner:
        told.owner = owner["told"].rstrip(" .;")
    elif mitigation:
        told.mitigation.append(mitigation["told"])
    elif told.rank or told.owner or told.mitigation:
        told.mitigation.append(sentence)
    else:
        told.description.append(sentence)
