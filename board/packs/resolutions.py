"""What was resolved, one by one: sentences that resolve something, and every entry of a list of resolutions.

What kind of decision each is stands in ``decisions``.
"""

import re
from collections.abc import Iterator

from board.packs import decisions, sentences

LONGEST = sentences.LONGEST  # characters of a sentence that are looked at

# A line that leads into a list of what was resolved, and how an entry of such a list begins.
_LEADS = re.compile(
    r"(?:\b(?:resolved|agreed|decisions?|decided|recommended|approved)\b[^.:]{0,60}|\b(?:resolved|agreed|"
    r"decided))\s*:?\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\W*(?:(?:it was )?(?:unanimously )?(?:resolved|agreed)(?: that| to)?|decisions?(?: taken)?)\W*", re.IGNORECASE
)
_ENTRY = re.compile(
    r"\s*(?:•\s*|\(?(?P<number>[ivxl]{1,5}|[a-z]|\d{1,2}(?:\.\d{1,2})?)[.)]\s+)(?P<text>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
_FIRST = frozenset(("i", "a", "1"))
_MARK = re.compile(r"(?:(?<=\s)|^)\((\w{1,4})\)\s+")
_SEQUENCES = (
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple("abcdefghij"),
    tuple(map(str, range(1, 11))),
)
_VOTES = re.compile(
    r"\W*(?:(?:the )?(?:votes?|voting)\b.{0,60}\d|(?:for|in favour)\b\W{0,3}\d|"
    r"\d+ (?:votes? )?(?:members? )?(?:voted )?(?:for|in favour|against|abst))",
    re.IGNORECASE,
)


def read(text: str) -> Iterator[str]:
    """Give every sentence of an item that resolves something; each entry of a list of resolutions is one.

    An entry is given with the line that leads into its list, and a vote counted in the next sentence with its decision.
    """
    held: str | None = None
    for sentence in _sentences(text.split("\n")):
        if held is not None and _VOTES.match(sentence[:LONGEST]):
            held = f"{held} {sentence}" if held.endswith((".", "!", "?", ")")) else f"{held}. {sentence}"
            continue
        if held is not None:
            yield held
        held = (
            sentence.strip(" -–•") if sentences.resolves(sentence) and decisions.kind_of(sentence) is not None else None
        )
    if held is not None:
        yield held


def _sentences(lines: list[str]) -> Iterator[str]:
    """Give the sentences; where a line leads into a list, each entry of it with that line before it."""
    at = 0
    while at < len(lines):
        inline = list(_inline(lines[at]))
        if inline:
            yield from inline
            at += 1
            continue
        found = sentences.split(lines[at])
        lead = found[-1] if found and _is_lead(found[-1]) else None
        entries = _entries(lines, at + 1, bare=_BARE.fullmatch(lead) is not None) if lead else []
        yield from found[: -1 if entries else None]
        for entry in entries:
            yield f"{lead} {_trimmed(entry)}"
        at += 1 + len(entries)


def _is_lead(sentence: str) -> bool:
    tail = sentence[-LONGEST:].strip()
    if not tail.endswith((":", " that", " to", "RESOLVED", "AGREED", "DECISION", "DECISIONS")) and not _BARE.fullmatch(
        tail
    ):
        return False
    return _BARE.fullmatch(tail) is not None or (sentences.resolves(sentence) and _LEADS.search(tail) is not None)


def _entries(lines: list[str], first: int, *, bare: bool) -> list[str]:
    """Give the list beneath a lead; beneath a lead that says nothing else one paragraph will do."""
    found: list[str] = []
    for at in range(first, len(lines)):
        line = lines[at]
        entry = _ENTRY.match(line)
        if entry is None or (not found and entry["number"] and entry["number"].lower() not in _FIRST):
            break
        found.append(line.strip())
    if not found and bare and first < len(lines) and lines[first].strip():
        found.append(lines[first].strip())
    return found


def _trimmed(entry: str) -> str:
    return re.sub(r"\s*[;,]\s*(?:and|or)?\s*$", "", entry.strip(" •"))


def _inline(line: str) -> list[str]:
    """Cut ``RESOLVED: (i) that … be noted; (ii) that …`` where the marks run on from the first."""
    marks = list(_MARK.finditer(line))
    names = tuple(mark[1].lower() for mark in marks)
    if len(marks) < len(("i", "ii")) or not any(names == known[: len(names)] for known in _SEQUENCES):
        return []
    before = sentences.split(line[: marks[0].start()])
    if not before or not (_is_lead(before[-1]) or sentences.resolves(before[-1])):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    entries = (_trimmed(line[mark.start() : end]) for mark, end in zip(marks, ends, strict=True))
    return [*before[:-1], *(f"{before[-1]} {entry}" for entry in entries)]
