"""What an administrator teaches: the answer to a question, or what a phrase means; and when a question is that one.

A question is the taught one where its telling words are the same (endings, order and the words of every question
aside) and it asks in the same way: *who is*, *who was* and *who is not* are three. No row and no message is known here.
"""

import datetime as dt
import enum
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from board import evidence, lexis

LONGEST_QUESTION = 300  # characters
LONGEST_ANSWER = 600
LONGEST_SOURCE = 300
LONGEST_PHRASE = 60
_WORDS = 6  # of a phrase

# Words that answer us, or say what is to be done: a phrase that is one of them would turn every conversation round.
_OURS = frozenset("yes no ok okay help more thanks undo forget answer source noted closed finding proposal".split())  # noqa: SIM905
_POLITE = re.compile(
    r"^(?:(?:please|pls|hi|hello|hey|ok|okay|so|and|but|um|sorry|quick question|just)\b[ ,:!-]*)+|"
    r"^(?:can|could|would|will) (?:you|u) (?:please |just |kindly )?"
    r"(?:tell|remind|give|show|let) (?:me|us)(?: know)?\b[ ,:]*|"
    r"^(?:please )?(?:tell|remind|give|show) (?:me|us)\b[ ,:]*(?:again )?|^let me know\b[ ,:]*|"
    r"^(?:do|would) (?:you|u)(?: happen to)? know\b[ ,:]*|^does any(?:one|body) know\b[ ,:]*|^any idea\b[ ,:]*|"
    r"^i(?: just)? (?:want|need|wanted|would like|['’]d like) to know\b[ ,:]*|^i wonder(?:ed)?\b[ ,:]*|"
    r"[ ,]*\b(?:please|pls|thanks|thank you|ta|cheers)\b[ .!?]*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:(?P<who>who(?:m|se)?)|how (?P<count>many|much)|(?P<when>when)|(?P<where>where)|(?P<why>why)|(?P<how>how)|"
    r"(?P<what>what|which))(?:['’]?s|['’]re|['’]d)?\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\b"
    r"|^(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should)n['’]?t\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|nor|without|cannot|\w+n['’]t|(?:is|are|was|were|do|does|did|has|have|had|ca|"
    r"could|wo|would|should)nt)\b",
    re.IGNORECASE,
)
# Words that search passes over, and that make another question all the same.
_TURNS = frozenset(
    """i me my mine he him his she her they them their it its was were did had been will would shall should can could
    may might must else if or than other any anyone anybody from by until still ever""".split()  # noqa: SIM905
)
_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|our)\s+", re.IGNORECASE)


class Lesson(enum.StrEnum):
    """What is taught."""

    ANSWER = "answer"  # to a question, with its source
    PHRASE = "phrase"  # and what is meant by it


@dataclass(frozen=True, slots=True)
class Taught:
    """One thing that was taught for one board.

    ``words`` is the question or the phrase, ``answer`` what is answered, or meant by the phrase; ``source`` where the
    answer stands. ``since`` is the day on which it was added, ``by`` the row of who did so (None: the file does not
    say), ``from_file`` tells that it stands in the board file.
    """

    id: int
    board_id: int
    lesson: Lesson
    words: str
    answer: str
    source: str | None
    since: dt.date
    by: int | None = None
    from_file: bool = False


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a question asks: its telling stems, in what way ('' where nothing asks), and the words that turn it."""

    stems: tuple[str, ...]
    way: str
    turns: frozenset[str]


def fault(lesson: Lesson, words: str, answer: str, source: str | None) -> str | None:
    """Say what is wrong with something that is to be taught; None where it may be."""
    if lesson is Lesson.PHRASE:
        return _wrong_phrase(words, answer)
    if len(words) > LONGEST_QUESTION or len(answer) > LONGEST_ANSWER or len(source or "") > LONGEST_SOURCE:
        longest = f"{LONGEST_QUESTION} characters, an answer {LONGEST_ANSWER}, a source {LONGEST_SOURCE}"
        return f"A question has at most {longest}."
    if _sense(words) is None:
        return f"“{words}” has no word that tells what it is about."
    if not lexis.words(answer):
        return "The answer has no words."
    return None if lexis.words(source or "") else "An answer needs a source: the paper and its page or paragraph."


def is_question(words: str, *, without: Sequence[str] = ()) -> bool:
    """Tell words that ask about something; ``without`` are words that tell nothing of it."""
    return evidence.question(_asked(words), lambda _: 1.0, without=" ".join(without)) is not None


def mark(words: str) -> str | None:
    """Give what two wordings of one question have in common; None where no word tells what it is about."""
    asked = _sense(words)
    return None if asked is None else " ".join((*asked.stems, "/", asked.way, *sorted(asked.turns)))


def same_question(one: str, other: str) -> bool:
    """Tell whether two questions ask the same thing."""
    asked, known = _sense(one), _sense(other)
    return asked is not None and known is not None and _same(asked, known)


def same_phrase(one: str, other: str) -> bool:
    """Tell whether two phrases are the same."""
    return _bare(one) == _bare(other)


def differing(taught: Sequence[Taught]) -> tuple[Taught, ...]:
    """Give what was said in a chat of a question or phrase that the board's file says otherwise."""
    in_file = [one for one in taught if one.from_file]
    return tuple(
        one
        for one in taught
        if not one.from_file and any(is_about(one, other) and not _agree(one, other) for other in in_file)
    )


def is_about(one: Taught, other: Taught) -> bool:
    """Tell whether two things are taught of the same question or phrase of the same board."""
    if (one.board_id, one.lesson) != (other.board_id, other.lesson):
        return False
    return (same_phrase if one.lesson is Lesson.PHRASE else same_question)(one.words, other.words)


def same_words(words: str, one: Taught) -> bool:
    """Tell whether some words are those of something taught: its question, however it is put, or its phrase."""
    return same_phrase(words, one.words) or (one.lesson is Lesson.ANSWER and same_question(words, one.words))


def is_of(words: str, one: Taught) -> bool:
    """Tell whether something taught is about some words: its question or phrase has every telling one of them."""
    said = _sense(words)
    if same_phrase(words, one.words) or (said is None and _bare(words) in _plain(one.words)):
        return True
    known = evidence.question(one.words, lambda _: 1.0)
    held = {stem for unit in known.units for stem in unit.stems} if known else set[str]()
    return said is not None and set(said.stems) <= held


def answers(words: str, taught: Iterable[Taught], *, without: Sequence[str] = ()) -> list[Taught]:
    """Give what was taught for this very question; several only where their answers differ.

    ``without`` are names of the board, with which the question may be asked: *of the Joint Board*.
    """
    asked = _sense(_unnamed(words, tuple(without)))
    if asked is None:
        return []
    found: dict[tuple[str, str], Taught] = {}
    for one in taught:
        known = _sense(_unnamed(one.words, tuple(without))) if one.lesson is Lesson.ANSWER else None
        if known is not None and _same(asked, known):
            found.setdefault((_plain(one.answer), _plain(one.source or "")), one)
    return list(found.values())


def meant(words: str, taught: Iterable[Taught]) -> str:
    """Give a question with every taught phrase replaced by what is meant by it: once, the longest phrases first.

    A phrase that means two things, in the board file and in a chat or for two boards, is left as it is.
    """
    every: dict[str, dict[str, str]] = {}
    for one in taught:
        if one.lesson is Lesson.PHRASE:
            every.setdefault(_bare(one.words), {}).setdefault(_plain(one.answer), one.answer)
    means = {phrase: next(iter(meanings.values())) for phrase, meanings in every.items() if len(meanings) == 1}
    if not means:
        return words
    either = "|".join(_pattern(phrase) for phrase in sorted(means, key=lambda each: (-len(each), each)))
    return re.sub(
        rf"(?<![\w'’-])(?P<article>(?:the|our)\s+)?(?P<phrase>{either})(?![\w-])",
        lambda found: means[_plain(found["phrase"])],
        words,
        flags=re.IGNORECASE,
    )


def _agree(one: Taught, other: Taught) -> bool:
    return _plain(one.answer) == _plain(other.answer) and _plain(one.source or "") == _plain(other.source or "")


def _wrong_phrase(phrase: str, means: str) -> str | None:
    said = lexis.words(phrase)
    if len(phrase) > LONGEST_PHRASE or len(said) > _WORDS:
        return f"A phrase has at most {_WORDS} words and {LONGEST_PHRASE} characters."
    telling = evidence.question(phrase, lambda _: 1.0)
    if telling is None or set(said) <= _OURS or any(each.isdigit() for each in said):
        return f"“{phrase}” stands in too many questions that mean something else."
    if len(means) > LONGEST_QUESTION:
        return f"What a phrase means has at most {LONGEST_QUESTION} characters."
    return None if lexis.words(means) else "What the phrase means has no words."


def _same(asked: _Sense, known: _Sense) -> bool:
    if asked.stems != known.stems or asked.turns != known.turns:
        return False
    # “Caldicott guardian?” asks who that is, or what.
    return asked.way == known.way or {asked.way, known.way} in ({"", "who"}, {"", "what"})


@functools.lru_cache(maxsize=1024)
def _sense(words: str) -> _Sense | None:
    asked = _asked(words)
    telling = evidence.question(asked, lambda _: 1.0)
    if telling is None:
        return None
    stems = tuple(sorted(stem for unit in telling.units for stem in unit.stems))
    found = _ASKS.search(asked)
    way = (found.lastgroup or "") if found else "whether" if _WHETHER.search(asked) else ""
    turns = {word for word in lexis.words(asked) if word in _TURNS}
    return _Sense(stems, way, frozenset(turns | ({"not"} if _NOT.search(asked) else set())))


def _asked(words: str) -> str:
    """Take the courtesies off a question."""
    flat, before = _SPACES.sub(" ", words).strip(), ""
    while flat != before:
        before, flat = flat, _POLITE.sub("", flat).strip(" ,?!.")
    return flat


@functools.lru_cache(maxsize=1024)
def _unnamed(words: str, names: tuple[str, ...]) -> str:
    for name in sorted(names, key=len, reverse=True):
        said = _pattern(name)
        words = re.sub(
            rf"(?:\b(?:of|for|on|at|in)\s+)?(?:\b(?:the|our)\s+)?(?<!\w){said}(?:['’]s)?(?!\w)",
            " ",
            words,
            flags=re.IGNORECASE,
        )
    return words


def _pattern(phrase: str) -> str:
    return r"\s+".join(re.escape(word).replace("’", "'").replace("'", "['’]") for word in phrase.split())


def _bare(phrase: str) -> str:
    """Give a phrase as phrases are compared: small letters, without its article."""
    return _ARTICLE.sub("", _plain(phrase))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.replace("’", "'")).strip().casefold()
