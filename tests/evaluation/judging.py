"""Whether an answer is right: by what it says, by what it may not say, and by how it stands to the question."""

import collections
import enum
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from board.messages import Manner, Message
from tests.evaluation.questions import Turn

_REFUSES = frozenset({Manner.CANNOT, Manner.WITHHOLDS, Manner.OUTSIDE, Manner.NEAREST, Manner.CHATS})
_SIGNS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
_INITIALS = re.compile(r"~([A-Z]{2,4})$")


_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?: \d{4})?$",
    re.IGNORECASE,
)


class Verdict(enum.StrEnum):
    """What became of a question."""

    RIGHT = "right"  # said what it had to; or refused what had to be refused
    ASKED = "asked back"
    REFUSED = "refused"  # could have been answered
    WRONG = "wrong"  # said something else, or what it may not


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn, what was said, and what that is worth."""

    turn: Turn
    asked: str
    text: str
    manner: Manner
    verdict: Verdict


def judge(turn: Turn, asked: str, messages: Sequence[Message]) -> Judged:
    """Judge an answer; the questions that it offers do not count as said."""
    text = "\n\n".join(replace(message, choices=()).text() for message in messages)
    manner = messages[-1].manner if messages else Manner.CANNOT
    return Judged(turn, asked, text, manner, _verdict(turn, _Said.of(text, messages), manner))


def table(judged: Iterable[Judged]) -> str:
    """Count the verdicts by subject, as lines to print."""
    counts: dict[str, collections.Counter[Verdict]] = {}
    for one in judged:
        for key in (one.turn.subject, "all"):
            counts.setdefault(key, collections.Counter())[one.verdict] += 1
    rows = sorted(counts.items(), key=lambda row: (row[0] == "all", row[0]))
    head = f"{'subject':<14}{'of':>5}" + "".join(f"{verdict.value:>12}" for verdict in Verdict) + f"{'right':>9}"
    lines = [head]
    for subject, counted in rows:
        of = counted.total()
        cells = "".join(f"{counted[verdict]:>12}" for verdict in Verdict)
        lines.append(f"{subject:<14}{of:>5}{cells}{counted[Verdict.RIGHT] / of:>9.1%}")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said: as it is, plainly, and plainly without where it stands: a pack's day is no answer."""

    text: str
    plain: str
    uncited: str

    @classmethod
    def of(cls, text: str, messages: Sequence[Message]) -> "_Said":
        sources = {
            source for one in messages for source in (*one.sources, *(fact.source for fact in one.facts)) if source
        }
        uncited = text
        for source in sorted(sources, key=len, reverse=True):
            uncited = uncited.replace(source, " ")
        return cls(text, _plain(text), _plain(uncited))


def _verdict(turn: Turn, said: _Said, manner: Manner) -> Verdict:
    if any(_stands(fragment, said) for fragment in turn.never):
        return Verdict.WRONG
    if not turn.answerable:
        if manner in _REFUSES:
            return Verdict.RIGHT
        return Verdict.ASKED if manner is Manner.ASKS else Verdict.WRONG
    if all(_stands(fragment, said) for fragment in turn.says):
        return Verdict.RIGHT
    if manner is Manner.ASKS:
        return Verdict.RIGHT if turn.back else Verdict.ASKED
    return Verdict.REFUSED if manner in _REFUSES else Verdict.WRONG


def _stands(fragment: str, said: _Said) -> bool:
    return any(_one_stands(each.strip(), said) for each in fragment.split("|"))


def _one_stands(fragment: str, said: _Said) -> bool:
    if found := _INITIALS.match(fragment):
        first, middle, last = found[1][0], found[1][1:-1], found[1][-1]
        name = rf"\b{first}[\w'\u2019.-]*" + "".join(rf"[ -]{each}[\w'\u2019.-]*" for each in middle)
        return re.search(rf"{name}(?: [\w'\u2019.-]+)?[ -]{last}[\w'\u2019-]+", said.text) is not None
    # Figures end where they end: 12 is not in 412, nor 4% in 94%; 50.0 is 50.
    wanted = re.escape(_plain(fragment))
    before = r"(?<![\d.,])" if fragment[:1].isdigit() else ""
    after = r"(?:\.0+)?(?![\d])(?![.,]\d)" if fragment[-1:].isdigit() else ""
    plain = said.uncited if _DATE.match(fragment) else said.plain
    return re.search(before + wanted + after, plain) is not None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).casefold().split())
