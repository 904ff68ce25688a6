"""Sentences of minutes: where one ends, which of them resolve something, and who comes and goes in them.

The rules look at who is the subject and what the verb is, not at single words: 'key points noted by the Board' resolves
nothing, 'The Board noted the report' does.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import dates, people
from board.packs.values import Attendance, Movement

LONGEST = 1000  # characters: who resolves what is said well before

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9•])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|Prof|Cllr|No|no|St|vs|approx|para|paras|p|pp|a\.m|p\.m|am|pm)|\b[A-Z])\.$"
)

_BODY = (
    r"(?:(?:the|this)\s+)?(?:[A-Z][\w&’'-]*\s+){0,6}?"
    r"(?:Board|Committee|Cabinet|Panel|Partnership|Forum|Commission|Executive|Governing Body|Group|Council|Members)"
)
_HOW = (
    r"(?:(?:also|then|unanimously|formally|therefore|further|both|all|in principle|jointly|"
    r"duly|subsequently|collectively)\s+)*"
)
_RESOLVES = (
    r"(?:agreed|approved|supported|noted|ratified|endorsed|resolved|accepted|decided|adopted|recommended|confirmed|authorised|"
    r"delegated|deferred|declined|rejected|signed off|voted|nominated|appointed|elected|"
    r"consented|concluded|requested that|"
    r"wished to (?:hold|defer|postpone|adjourn|approve|support|note)|were content to|"
    r"was content to|gave (?:its |their )?(?:approval|agreement))\b"
)
_ACTIVE = re.compile(rf"^\W*{_BODY}\s+(?:(?:has|have)\s+)?{_HOW}{_RESOLVES}", re.IGNORECASE)
_SUBJECTS = (
    r"(?:minutes|notes|recommendations?|reports?|proposals?|plans?|budgets?|terms of reference|"
    r"papers?|strateg(?:y|ies)|"
    r"polic(?:y|ies)|procedures?|business cases?|accounts|motion|updates?|appointments?|actions?|amendments?)"
)
_PASSIVE = re.compile(
    rf"^\W*(?:the\s+|these\s+|both\s+|all\s+)?(?:\S+\s+){{0,4}}?{_SUBJECTS}\b.*?\b(?:was|were|is|are)\s+{_HOW}"
    rf"(?:agreed|approved|ratified|endorsed|accepted|adopted|noted|confirmed|supported|signed|deferred|rejected|carried|received)\b",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(
    r"^\W*(?:it was\s+(?:\w+ly\s+)?(?:agreed|resolved|decided|recommended)\b|resolved\b|agreed\s*:|decision\s*:)",
    re.IGNORECASE,
)

_MOVE = re.compile(
    r"^\W*(?:at\s+(?:this point|[\d.:]+\s*(?:am|pm|hrs)?),?\s+)?(?P<who>.{2,90}?)\s+(?:then\s+|now\s+|also\s+)?"
    r"(?:(?P<in>(?:re-?)?joined|entered|arrived(?:\s+(?:late|at|during))?|returned to)|"
    r"(?P<out>left|withdrew(?:\s+from)?|departed))\b"
    r"(?P<rest>[^.]*(?:\.\d\d[^.]*)?)",
)
_SESSION = re.compile(
    r"^\s*(?:the\s+)?(?:meeting|call|room|board|session|committee|discussion)\b|^\s*(?:at|"
    r"late at|during)?\s*\d{1,2}[.:]\d{2}|^\s*(?:late|the meeting)\b",
    re.IGNORECASE,
)
_ONE_ITEM = re.compile(
    r"\b(?:for|during)\s+(?:the\s+(?:duration|discussion|consideration)\s+of\s+)?(?:this|that|"
    r"the|items?|these)\b.{0,30}?\b(?:items?|discussion|part|vote|\d+)\b|\bwhile\b|"
    r"\bduring this\b|\bfor item",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:,|&|/|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody comes or goes, in one sentence."""

    who: str
    movement: Movement
    at: dt.time | None
    whole: bool


def split(text: str) -> list[str]:
    """Cut a text into sentences; abbreviations and initials end none."""
    found: list[str] = []
    for line in text.split("\n"):
        held = ""
        for piece in _END.split(line.strip(" •")):
            held = f"{held} {piece}" if held else piece
            if _ABBREVIATED.search(held) is None or len(held.split()) > len(line.split()):
                found.append(held)
                held = ""
        if held:
            found.append(held)
    return [sentence for sentence in found if sentence.strip(" -–•")]


def resolves(sentence: str) -> bool:
    """Tell whether a sentence says that the board resolved something."""
    plain = sentence.strip()[:LONGEST]
    return any(pattern.search(plain) for pattern in (_ACTIVE, _PASSIVE, _IMPERSONAL))


def moves(sentence: str, listed: Sequence[Attendance]) -> tuple[Move, ...]:
    """Read who joined or left, one by one: people on the list, or names with a title; nobody else is guessed at."""
    found = _MOVE.match(sentence)
    if found is None or (not _SESSION.search(found["rest"] or "") and not found["in"]):
        return ()
    rest = found["rest"] or ""
    if found["in"] and not (_SESSION.search(rest) or found["in"].startswith("arrived")):
        return ()
    known = re.compile(people.pattern(listed))
    who = re.sub(r"\s*\([^()]*\)|\s+both$", "", found["who"]).strip(" ,-–•")
    names = [one.strip(" ,") for one in _JOINT.split(who) if one.strip(" ,")]
    if not names or not all(
        known.fullmatch(one) or re.fullmatch(rf"{people.TITLED}|{people.NAME}", one) for one in names
    ):
        return ()
    if not all(known.fullmatch(one) for one in names) and re.search(
        r"\b(?:Board|Group|Committee|Locality|Team|Council)\b", who
    ):
        return ()
    movement = Movement.JOINED if found["in"] else Movement.LEFT
    at = dates.times(sentence)[0]
    return tuple(Move(one, movement, at, whole=_ONE_ITEM.search(rest) is None) for one in names)
