"""Which parts of a written procedure answer a question, the best first, with the sentences that do.

Weighed by ``board.evidence``; what a part is in the paper counts beside its words: a time limit for *how soon*,
somebody for *who*. Nothing is said here, and whether an answer is sure enough is decided by who asks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board import deadlines, evidence, lexis, procedure_asked
from board.procedure_asked import Asks
from board.procedure_parts import Kind, Part, is_set

_SOMEBODY = re.compile(
    r"\b(?:director|manager|lead|leads|officer|officers|head|chair|council|councillor|member|members|board|group|team|"
    r"service|commissioner|commissioners|authority|authorities|worker|workers|agency|agencies|nhs|ccg|icb|trust|staff|"
    r"deputy|deputies|representative|owner|provider|coordinator|practitioner|somebody|anybody|whoever)s?\b",
    re.IGNORECASE,
)
_BY_WHICH_WAY = re.compile(r"\b(?:tele)?phone|\be-?mail|\bin writing|\bletter|\bteams\b|\bring|\brung", re.IGNORECASE)
_ON_CONDITION = re.compile(r"\b(?:when|once|until|as soon as|after)\b", re.IGNORECASE)
_PREAMBLE = re.compile(
    r"^\W*(?:\d+\W+)?(?:introduction|aims?\b|purpose|background|scope|what this \w+ is for)", re.IGNORECASE
)
_HOURS = re.compile(r"\b(normal (?:working|office) hours)\b", re.IGNORECASE)  # what is asked by their opposite
_TITLE = re.compile(r"\b(?:Director|Head|Manager|Officer|Chair|Lead|Commissioner|Nurse)s?\b")
_BONUS = 0.12
_SAYS_LITTLE = 0.9  # what a part of the introduction counts: it tells what the rest is for
_LACKS = 0.75  # what a part counts that sets no time, where a time is asked for


@dataclass(frozen=True, slots=True)
class Answering:
    """A part that answers, its sentences that do, and how much of the question they hold (0 to 1)."""

    part: Part
    sentences: tuple[str, ...]
    coverage: float
    lacks: float = 0.0  # what the heaviest word weighs that it does not hold
    exact: float = 1.0  # how much of the question it holds in the question's own words


def best(words: str, parts: Sequence[Part], *, without: str = "") -> list[Answering]:
    """Give the parts that answer a question, the best first; ``without`` are words that name nothing here."""
    asked = procedure_asked.question(words, parts, without=without)
    if asked is None:
        return []
    wanted = procedure_asked.asks(words)
    found = evidence.best(asked, [evidence.Passage(_searched(part, wanted), part.above) for part in parts])
    told = [_answering(parts[one.at], one, wanted) for one in found]
    return sorted(told, key=lambda one: -round(one.coverage, 3))


def _answering(part: Part, one: evidence.Evidence, wanted: Asks) -> Answering:
    """Weigh a part by what was asked for; to *how soon* the sentence with the time belongs too."""
    said = _as_written(part, wanted, one.sentences)
    if Asks.SOON in wanted and part.kind is not Kind.CELLS and not any(deadlines.limits(each) for each in said):
        said += tuple(each for each in evidence.sentences(part.text) if any(map(is_set, deadlines.limits(each))))
    coverage = one.coverage
    if Asks.SOON in wanted and not any(map(is_set, part.limits)):
        coverage *= _LACKS
    if _PREAMBLE.search(part.above):
        coverage *= _SAYS_LITTLE
    return Answering(part, said, coverage + _fits(part, wanted, said), one.lacks, one.exact)


def _as_written(part: Part, wanted: Asks, chosen: Sequence[str]) -> tuple[str, ...]:
    """Give sentences as the paper has them, not as they were searched."""
    searched = evidence.sentences(_searched(part, wanted))
    written = evidence.sentences(_words_of(part, wanted, part.text))
    if len(searched) != len(written):
        return (part.text,)
    return tuple(written[searched.index(each)] for each in chosen)


def _searched(part: Part, wanted: Asks) -> str:
    """Give the words of a part to be searched: *stands the procedure down* is *stands down*."""
    text = procedure_asked.PARTED.sub(r"\1 \2", part.text)
    return _words_of(part, wanted, _HOURS.sub(r"\1 night weekend evening", text))


def _words_of(part: Part, wanted: Asks, text: str) -> str:
    """Give the words of a part with who does it: *who* is asked by what is done, and *what* by who does it."""
    who = None if Asks.WHO in wanted else part.responsible
    cells = " ".join(f"{name}: {cell}." for name, cell in part.cells)
    points = part.points if part.kind is not Kind.CLAUSE else ()
    return "\n".join(each for each in (f"{text} {cells}".strip(), *points, who) if each)


def _fits(part: Part, wanted: Asks, sentences: Sequence[str]) -> float:
    """Lift a part that holds what is asked for: a time to *how soon*, somebody to *who*."""
    said = " ".join(sentences)
    lifted = 0.0
    if Asks.SOON in wanted:
        lifted += _BONUS if any(map(is_set, part.limits)) else _BONUS / 3 if part.limits else 0.0
    elif Asks.WHEN in wanted and any(map(is_set, part.limits)):
        lifted += _BONUS * 3 / 4
    elif Asks.WHEN in wanted and (part.limits or _ON_CONDITION.search(said)):
        lifted += _BONUS / 2
    if Asks.OFTEN in wanted and any(isinstance(one, deadlines.Every) for one in part.limits):
        lifted += _BONUS
    if Asks.WHO in wanted and (part.responsible or part.beside):
        lifted += _BONUS
    elif Asks.WHO in wanted and _SOMEBODY.search(said):
        lifted += _BONUS / 2
    if Asks.WHOM in wanted and _TITLE.search(said):
        lifted += _BONUS
    if Asks.TELL in wanted and not procedure_asked.TELLS.isdisjoint(lexis.stems(said)):
        lifted += _BONUS
    if Asks.WAY in wanted and _BY_WHICH_WAY.search(said):
        lifted += _BONUS
    return lifted
