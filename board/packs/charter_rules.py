"""Rules that a board's papers quote of itself: its quorum, who may speak or ask, how it votes, how interests are told.

A rule is a sentence, kept whole. Headings, and sentences of what happened in a meeting, are none.
"""

import re
from collections.abc import Iterator

from board.packs import layout, sentences
from board.packs.entries import Rule, RuleKind
from board.packs.papers import Kind, Paper
from board.packs.values import BlockKind

LONGEST = 1200  # characters: a longer sentence is no rule that can be quoted
FEWEST = 5  # words of a sentence that says something

_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split(), 1)}
_DID = re.compile(
    r"\bwas (?:not )?quorate\b|\bwere (?:made|declared|received|noted)\b|\bno (?:declarations|questions|"
    r"quorum)\b.*\bwere\b|"
    r"\bthere were\b|^\W*no\b.*\b(?:noted|declared|identified|raised)\b|\bwas (?:asked|noted|declared|"
    r"confirmed)\b|\bdeclared an? (?:\w+ )?interest\b|\bvoted\b",
    re.IGNORECASE,
)
_MUST = (
    r"\b(?:must|shall|may|can|will|should|is|are|requires?|need(?:s|ed)?|entitled|welcome|invited|asked|"
    r"comprises?|consists?|please)\b"
)
_RULES = (
    (RuleKind.QUORUM, re.compile(
        r"\bquorum\b|\bquorate\b|"
        r"\b(?:decisions?|business|vote)\b.{0,60}\b(?:if|unless|when|until|provided)\b.{0,120}"
        r"\b(?:present|in the room)\b",
        re.IGNORECASE)),
    (RuleKind.DECLARING, re.compile(
        r"\bdeclar(?:e|ing|ations?|ed)\b.{0,80}\binterests?\b|\bconflicts? of interests?\b|\b(?:pecuniary|"
        r"prejudicial|personal) interests?\b|"
        r"\binterests?\b.{0,60}\b(?:be declared|declare)\b", re.IGNORECASE)),
    (RuleKind.VOTING, re.compile(
        r"\b(?:casting|second) vote\b|\bvot(?:es?|ing)\b|\bby (?:a )?(?:simple )?majority\b|"
        r"\bby consensus\b", re.IGNORECASE)),
    (RuleKind.PUBLIC, re.compile(
        r"\bmembers? of the public\b|\bpublic (?:representations?|questions?|speaking|participation)\b|"
        r"\bpetitions?\b|\bdeputations?\b|"
        r"\bquestions? from the public\b|\bmake (?:a )?representations?\b|\b(?:meeting|board) is (?:held |"
        r"open )?(?:in|to the) public\b",
        re.IGNORECASE)),
)  # fmt: skip
_COUNT = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\b(?!\s*(?:%|per ?cent|days?|weeks?|minutes?|hours?|months?|"
    rf"working|clear|third|quarter|half|[./]\d|th\b|st\b))",
    re.IGNORECASE,
)


# What counts a part of the quorum, and not the quorum: 'including two from the Council'.
_PART_OF = re.compile(
    r"\b(?:including|includes?|of (?:whom|which|these)|among them|with (?:at least|a minimum of)|"
    r"at least one (?:of|from))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_OF_EACH = re.compile(
    rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?:\w+\s+){{0,2}}(?:of|from) (?:each|both|every)\b", re.IGNORECASE
)
_RUN_IN = re.compile(r"\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?P<head>[A-Z][A-Za-z]+(?:\s+[A-Za-z]+){0,3})\s*[.:–—]$")
_ONLY_OPEN = re.compile(
    r"\W*(?:this|the|our|all|every)?\s*(?:\w+\s+)?(?:meetings?|board|committee)\s+(?:is|are|will be)\s+"
    r"(?:held\s+|open\s+)?(?:in public|to (?:the |members of the )?(?:press and )?public(?: and press)?)"
    r"(?:\s+until\b.*)?\W*",
    re.IGNORECASE | re.DOTALL,
)


def read(paper: Paper) -> tuple[Rule, ...]:
    """Read the rules that this paper quotes; minutes, which tell what happened, quote none."""
    return () if paper.kind is Kind.MINUTES else tuple(dict.fromkeys(_rules(paper)))


def number(sentence: str) -> int | None:
    """Give the one count that a sentence about a quorum names; None where it names none, several or a fraction."""
    if re.search(r"\b(?:half|third|thirds|quarter|majority|per ?cent)\b|%", sentence, re.IGNORECASE):
        return None
    sentence = _PART_OF.sub("", sentence)
    if _OF_EACH.search(sentence):
        return None
    told = [found["number"].casefold() for found in _COUNT.finditer(re.sub(r"^\W*\d+(?:\.\d+)*[.)]?\s", "", sentence))]
    counts = {int(one) if one.isdecimal() else _NUMBERS[one] for one in told}
    # 'Quorum is four, with at least one from each body': the greatest counts the members, the others count parts of it.
    whole = re.search(rf"\bquorum\b.{{0,60}}?{_COUNT.pattern}", sentence, re.IGNORECASE)
    if whole is not None:
        one = whole["number"].casefold()
        first = int(one) if one.isdecimal() else _NUMBERS[one]
        return first if all(first >= other for other in counts) else None
    return counts.pop() if len(counts) == 1 else None


def _rules(paper: Paper) -> Iterator[Rule]:
    heading = ""
    for block, hidden in zip(paper.blocks, paper.hidden, strict=True):
        if layout.stands_out(block):
            heading = layout.flat(block.text)
        if block.kind is BlockKind.BREAK:
            continue
        for text in block.cells if block.kind is BlockKind.ROW else (block.text,):
            within = heading
            for sentence in sentences.split(_unwrapped(text)):
                run_in = _RUN_IN.fullmatch(sentence)
                within = run_in["head"] if run_in else within
                kind = _kind(sentence, within, alone=layout.stands_out(block))
                if kind is not None:
                    count = number(sentence) if kind is RuleKind.QUORUM else None
                    yield Rule(
                        kind, sentence.strip(" -–•"), paper.source(layout.number(block)), count, restricted=hidden
                    )


def _unwrapped(text: str) -> str:
    """Join the lines that a margin ended; a list entry keeps its own line."""
    return re.sub(r"\n(?=[a-z])", " ", text)


def _kind(sentence: str, heading: str, *, alone: bool) -> RuleKind | None:
    """Say which rule a sentence states; one beneath a heading of that name needs only a number or a must."""
    plain = sentence.strip()
    if len(plain) > LONGEST or _DID.search(plain) or _ONLY_OPEN.fullmatch(plain[:LONGEST]):
        return None
    found = next((kind for kind, pattern in _RULES if pattern.search(plain)), None)
    if found is RuleKind.QUORUM and number(plain) is not None:
        return found  # 'Quorum: 3'
    if len(plain.split()) < FEWEST or (alone and not plain.endswith(".")):
        return None
    if found is not None:
        return found if re.search(_MUST, plain, re.IGNORECASE) or found is RuleKind.VOTING else None
    if re.match(r"\W*(?:\d+\W+)?quorum\b", heading, re.IGNORECASE) and re.search(_MUST, plain, re.IGNORECASE):
        return RuleKind.QUORUM if _COUNT.search(plain) else None
    return None
