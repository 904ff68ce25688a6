"""A short message as the whole question that it stands for: *the fourth one*, *no, October*, *what about Maria?*.

Only what changes one slot of the last question is restated, in words, so that everything behind reads one question
and not half of one. What takes up the last question otherwise is in ``follow_ups``; what leans on its subject, in
``leaning``.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.understanding import classifier, follow_ups, names
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.reading import ORDINALS, Piece, Reading, read
from dialogs.understanding.values import Context, Intent, Naming
from dialogs.understanding.words import Word

_TIMES = frozenset({"{date}", "{next}", "{last}"})
_PEOPLE = frozenset({"{person}", "{me}"})
_GROUPS = (_TIMES, _PEOPLE, frozenset({"{board}"}), frozenset({"{item}"}), frozenset({"{number}"}))
_TAKES: dict[str, str] = {"{person}": "for", "{me}": "for", "{board}": "of the", "{date}": "in"}  # before what is added
# What leads a correction, the longest first.
_MARKERS = tuple(
    tuple(each.split())
    for each in (
        "no sorry i meant", "no i meant", "no i mean", "sorry i meant", "sorry i mean", "i did mean", "i meant",
        "i mean", "no i did mean", "no not that", "no sorry", "sorry no", "oh no", "no wait", "no rather", "no make it",
        "make that", "make it", "no for", "no the", "not that one", "no", "nope", "nah", "sorry", "actually", "rather",
        "oops", "wait", "correction", "not",
    )
)  # fmt: skip
_ONLY_SLOTS = frozenset(
    {"i", "meant", "mean", "the", "one", "not", "but", "rather", "instead", "sorry", "no", "please"}
)
_WITH_PERSON = frozenset({"what", "is", "she", "he", "they", "got", "have", "has", "do", "did", "does", "her", "his"})
# Words that make a clause: what follows a correction's marker is then a message of its own.
_CLAUSE = follow_ups.ASKS | {
    "want",
    "need",
    "would",
    "like",
    "think",
    "know",
    "ring",
    "said",
    "it",
    "they",
    "you",
    "we",
}
_SUBJECT_AT_MOST = 6  # words that put a subject right
# What doubts a figure: the words that open it, what may stand beside it, and words of amounts.
_CHALLENGES = tuple(
    tuple(each.split())
    for each in (
        "was not it", "is not it", "was it not", "is it not", "was not that", "is not that", "i thought it was",
        "i thought it is", "i thought that was", "surely it was", "surely it is", "was it", "is it", "not",
        "but it was", "so it was", "so it is", "you sure it is not", "are you sure it is not",
        "are you sure it was not",
    )
)  # fmt: skip
_CHALLENGING = frozenset(
    """was is not it that i thought surely but so you are sure about around roughly nearer more like just over under
    only then though a the or really still""".split()  # noqa: SIM905 - words read better as words
)
_AMOUNTS = frozenset(
    """hundred thousand million billion percent per cent k m bn pounds quid dozen half point and one two three four
    five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety""".split()  # noqa: SIM905
)
_FIGURES = frozenset({Intent.INDICATOR, Intent.PAPERS, Intent.REPORT, Intent.SAID, Intent.RISK})
_OF_LIST = frozenset({"one", "ones"})


@dataclass(frozen=True, slots=True)
class Restated:
    """The whole question, and its intent where that stays."""

    text: str
    intent: Intent | None = None
    corrects: bool = False
    about: str | None = None  # the subject, where that alone is put right


def restate(reading: Reading, lexicon: Lexicon, context: Context, today: dt.date) -> Restated | None:
    """Give the question that a message stands for, or None where it stands for itself."""
    return (
        _by_place(reading, context)
        or _challenged(reading, context)
        or _corrected(reading, lexicon, context, today)
        or _turned(reading, lexicon, context, today)
    )


def place(reading: Reading) -> tuple[int, int, int] | None:
    """Find *the fourth one*: its place in a list, and the words that say it."""
    lows = [word.low for word in reading.words]
    for at, low in enumerate(lows):
        number = ORDINALS.get(low)
        if number is None or (at and lows[at - 1] in {"a", "for", "every"}):
            continue
        after = lows[at + 1] if at + 1 < len(lows) else ""
        start = at - (at > 0 and lows[at - 1] == "the")
        whole = all(other in follow_ups.FILLERS for other in (*lows[:start], *lows[at + 1 :]))
        if after in _OF_LIST or (whole and not after):
            return int(number), start, at + 1 + (after in _OF_LIST)
    return None


def _challenged(reading: Reading, context: Context) -> Restated | None:
    """Read *wasn't it 71?* and *I thought it was 3 million*: the figure that was asked for is said again."""
    last = follow_ups.last(context)
    lows = tuple(word.low for word in reading.words)
    number = any(each.isdigit() or each in _AMOUNTS for low in lows for each in (low.rstrip("km%"), low))
    opens = any(lows[: len(each)] == each for each in _CHALLENGES)
    plain = set(lows) - _AMOUNTS - _CHALLENGING
    if last not in _FIGURES or not context.question or not opens or not number:
        return None
    return None if any(not re.match(r"[£$]?\d", low) for low in plain) else Restated(context.question, last)


def _by_place(reading: Reading, context: Context) -> Restated | None:
    found = place(reading)
    if found is None:
        return None
    number, start, end = found
    rest = [word.low for word in (*reading.words[:start], *reading.words[end:])]
    if not context.listed and number <= len(context.offered) and all(low in follow_ups.FILLERS for low in rest):
        return Restated(context.offered[number - 1])
    name = context.listed[number - 1] if number <= len(context.listed) else ""
    if not name and context.last_intent is Intent.AGENDA:
        name = f"item {number}"
    if not name:
        return None
    if not rest:
        return Restated(name)
    return Restated(_joined(reading.words[:start], name, reading.words[end:]))


def _corrected(reading: Reading, lexicon: Lexicon, context: Context, today: dt.date) -> Restated | None:
    """Read *no, October*, *sorry, I meant Gareth* and *not the quality one, the finance one*."""
    last = follow_ups.last(context)
    lows = [word.low for word in reading.words]
    marker = next((each for each in _MARKERS if tuple(lows[: len(each)]) == each), None)
    if last is None or marker is None or len(lows) == len(marker):
        return None
    tail = tuple(piece for piece in reading.pieces if piece.start >= len(marker))
    if not tail or _is_answer(tail):
        return None
    plain = {piece.low for piece in tail if not piece.tag} - follow_ups.FILLERS - _ONLY_SLOTS
    if not plain and any(piece.tag for piece in tail):
        return _changed(reading, tail[::-1], lexicon, context, today, last, corrects=True)
    said = " ".join(reading.said(piece) for piece in tail)
    clause = not _CLAUSE.isdisjoint(plain) or any(piece.low in _PEOPLE for piece in tail)
    if not clause and len(tail) <= _SUBJECT_AT_MOST:
        subject = " ".join(reading.said(piece) for piece in tail if piece.low in plain or piece.low not in _ONLY_SLOTS)
        return Restated(said, last, corrects=True, about=subject)
    return Restated(said) if not _CLAUSE.isdisjoint(plain) else None


def _is_answer(tail: Sequence[Piece]) -> bool:
    """Tell *no thanks* and *sorry, never mind* from a correction."""
    frames = classifier.model().frames
    known = frames.get(Intent.NO, frozenset()) | frames.get(Intent.THANKS, frozenset())
    return all(not piece.tag and piece.low in known | _ONLY_SLOTS for piece in tail)


def _turned(reading: Reading, lexicon: Lexicon, context: Context, today: dt.date) -> Restated | None:
    """Read *and in September?* and *what about Maria?*: nothing but slots, which the last question takes."""
    last = follow_ups.last(context)
    tagged = [piece for piece in reading.pieces if piece.tag]
    plain = {piece.low for piece in reading.pieces if not piece.tag} - follow_ups.FILLERS
    if last is None or not context.question or not tagged or len(tagged) > len(_GROUPS):
        return None
    turns = [piece.low for piece in reading.pieces[:2]] in (["what", "about"], ["how", "about"])
    if plain:
        named = turns and plain <= _WITH_PERSON and tagged[0].low == "{person}" and follow_ups.takes_person(last)
        return _asked_anew(reading, tagged[0], last) if named else None
    return _changed(reading, tagged, lexicon, context, today, last, corrects=False)


def _asked_anew(reading: Reading, person: Piece, last: Intent) -> Restated:
    """Read *what about Maria, what has she got*: the question that follows, with the name in it."""
    name = reading.said(person)
    rest = [name if word.low in names.PRONOUNS else _typed(word) for word in reading.words[person.end :]]
    return Restated(" ".join(rest if name in rest else [name, *rest]), last)


def _changed(
    reading: Reading,
    pieces: Sequence[Piece],
    lexicon: Lexicon,
    context: Context,
    today: dt.date,
    last: Intent,
    *,
    corrects: bool,
) -> Restated | None:
    """Put the slots of some pieces into the last question; of a kind that is said twice, the first piece given."""
    if not context.question or not _fits(reading, pieces, last):
        return None
    before = read(context.question, lexicon, Context(day=context.day), today, classifier.model().vocabulary)
    changes: dict[Piece, str] = {}
    added: list[str] = []
    for group in _GROUPS:
        new = next((piece for piece in pieces if piece.low in group), None)
        if new is None:
            continue
        old = next((piece for piece in before.pieces if piece.low in group), None)
        if old is None:
            added.append(f"{_TAKES.get(new.low, '')} {reading.said(new)}".strip())
        else:
            changes[old] = _as_it_stood(reading, new, before, old)
        if new.low == "{board}":  # another board sat on other days
            changes |= {piece: "" for piece in before.pieces if piece.low == "{date}"}
    return Restated(_written(before, changes, added), last, corrects=corrects)


def _fits(reading: Reading, pieces: Sequence[Piece], last: Intent) -> bool:
    """Tell slots that the last question can take; *and CQC?* after a term is another term."""
    tags = {piece.low for piece in pieces if piece.tag}
    if "{other}" in tags or last is Intent.GLOSSARY:
        return False
    if tags & {"{item}", "{number}"} and last not in follow_ups.TAKES_ITEM | follow_ups.TAKES_NUMBER:
        return False
    if tags & _PEOPLE:
        pronoun = any(who.naming is Naming.PRONOUN for who in reading.people)
        return follow_ups.takes_person(last) and not pronoun
    return True


def _as_it_stood(reading: Reading, new: Piece, before: Reading, old: Piece) -> str:
    """Give a slot's words as they must stand in the place of others: *my* for *Maria's*."""
    said = reading.said(new)
    owned = before.words[old.end - 1].owns or before.words[old.start].low in {"my", "his", "her"}
    if not owned:
        return "me" if new.low == "{me}" else said
    return "my" if new.low == "{me}" else f"{said}'s"


def _written(before: Reading, changes: dict[Piece, str], added: Sequence[str]) -> str:
    said: list[str] = []
    for piece in before.pieces:
        if piece not in changes:
            said.append(_joined(before.words[piece.start : piece.end], "", ()))
        elif changes[piece]:
            said.append(changes[piece])
        elif said and said[-1].lower() in {"in", "on", "at", "for", "of"}:
            said.pop()
    return " ".join((*said, *added))


def _joined(before: Sequence[Word], name: str, after: Sequence[Word]) -> str:
    parts = [*(_typed(word) for word in before), name, *(_typed(word) for word in after)]
    return " ".join(part for part in parts if part)


def _typed(word: Word) -> str:
    return f"{word.said}'s" if word.owns else word.said
