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

ABBREVIATED = 20  # characters at a sentence's end in which an abbreviation is looked for
LONGEST = 1000  # characters: who resolves what is said well before

_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9•])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|Prof|Cllr|No|no|St|vs|approx|para|paras|p|pp|a\.m|p\.m|am|pm)|\b[A-Z])\.$"
)

_BODY = (
    r"(?:(?:the|this)\s+)?(?:[A-Z][\w&’'-]*\s+){0,6}?"
    r"(?:We|Board|Committee|Cabinet|Panel|Partnership|Forum|Commission|Executive|Governing Body|Group|Council|Members)"
)
_HOW = (
    r"(?:(?:also|then|unanimously|formally|therefore|further|both|all|in principle|jointly|"
    r"duly|subsequently|collectively)\s+)*"
)
_RESOLVES = (
    r"(?:agreed|approved|supported|noted|ratified|endorsed|resolved|accepted|decided|adopted|recommended|"
    r"confirmed|authorised|"
    r"delegated|deferred|declined|rejected|refused|withheld|signed off|voted|nominated|appointed|elected|"
    r"consented|concluded|requested that|"
    r"put (?:[^.;]{0,60}? )?off|turned (?:[^.;]{0,60}? )?down|said (?:yes|no) to|held (?:[^.;]{0,60}? )?over|"
    r"left (?:[^.;]{0,60}? )?over|gave (?:[^.;]{1,100}? )?(?:power|powers|authority|permission|leave)\b(?= to\b)|"
    r"wished to (?:hold|defer|postpone|adjourn|approve|support|note)|were content to|"
    r"was content to|gave (?:its |their )?(?:approval|agreement))\b"
)
# What may stand before the body (``After discussion,``) and between it and its verb (``, having heard …,``).
_BEFORE = r"(?:(?:after|following|having|in light of|given|on a vote|by a majority|at the end of)\b[^,.:]{0,120},\s+)?"
_HAVING = r"(?:,\s*(?:having|after|following|on a|by a)\b[^,.:]{1,120},)?"
_SUBJECT = rf"^\W*{_BEFORE}{_BODY}{_HAVING}\s+(?:(?:has|have)\s+)?{_HOW}"
_ACTIVE = re.compile(rf"{_SUBJECT}{_RESOLVES}", re.IGNORECASE)
_ACTING = re.compile(_SUBJECT, re.IGNORECASE)
_AGREEING = r"(?:agree|approve|support|accept|adopt|endorse|ratify|consent|authorise|sign off)\b(?! that\b)"
_REFUSED = re.compile(
    rf"^\W*{_BEFORE}{_BODY}{_HAVING}\s+(?:(?P<no>did not|didn[’']t|would not|does not|"
    rf"do not)\s+(?:\w+ly\s+)?{_AGREEING}|"
    rf"(?P<not>was|were|is|are)\s+not\s+(?:minded|prepared|willing|content|persuaded|inclined|"
    rf"happy)\s+to\s+{_AGREEING}|"
    r"(?P<voted>voted)\s+(?:\S+\s+){0,6}?against\b)",
    re.IGNORECASE,
)
_SUBJECTS = (
    r"(?:minutes?|notes|recommendations?|reports?|proposals?|plans?|budgets?|terms of reference|"
    r"papers?|strateg(?:y|ies)|"
    r"polic(?:y|ies)|procedures?|business cases?|accounts|motion|updates?|appointments?|actions?|amendments?|"
    r"authority|consideration|decision)"
)
_PASSIVE = re.compile(
    rf"^\W*(?:the\s+|these\s+|both\s+|all\s+)?(?:\S+\s+){{0,4}}?{_SUBJECTS}\b.*?\b(?:was|were|is|are)\s+{_HOW}"
    rf"(?:agreed|approved|ratified|endorsed|accepted|adopted|noted|confirmed|supported|signed|deferred|postponed|"
    rf"adjourned|held over|rejected|refused|delegated|carried|received)\b"
    r"(?!\s+by\s+(?:the\s+)?(?:full council|cabinet|secretary|nhs|chair|chief|government|department|treasury|"
    r"regulator|cqc|trust)\b)",
    re.IGNORECASE,
)
_NOT_PASSED = re.compile(
    rf"^\W*(?:the\s+|these\s+|both\s+|all\s+)?(?:\S+\s+){{0,4}}?{_SUBJECTS}\b[^.;]{{0,200}}?"
    r"\b(?:(?:was|were)\s+not\s+(?:agreed|approved|accepted|adopted|supported|carried|endorsed|ratified)|"
    r"(?:was|were)\s+(?:lost|defeated)|(?-i:fell)(?=\s*(?:[.,;]|$)|\s+(?:by|on|for)\b))|^\W*it\s+was\s+not\s+(?:agreed|approved|accepted|resolved)\b",
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

# The chair who sums up says what the board decided; a chair who merely speaks says nothing for it.
_SUMMING = r"(?:summing up|in (?:summary|conclusion|summing up|closing)|to (?:sum up|conclude|summarise)|concluding)"
_SAYS = r"(?:said|stated|noted|told (?:it|them|us|members)|reported|confirmed|recorded)"
_SUMMED_UP = re.compile(
    rf"^\W*(?:{_SUMMING},?\s+(?:the\s+)?(?:vice-)?chair\w*\s+(?:{_SAYS}|concluded|found)|"
    rf"(?:the\s+)?(?:vice-)?chair\w*(?:,?\s+{_SUMMING},?\s+{_SAYS}|"
    r"\s+(?:summed up|concluded|summarised)(?:\s+by saying)?))"
    r"(?:,)?\s+that\s+",
    re.IGNORECASE,
)


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
        held: list[str] = []
        for piece in _END.split(line.strip(" •")):
            held.append(piece)
            if _ABBREVIATED.search(piece[-ABBREVIATED:]) is None:
                found.append(" ".join(held))
                held = []
        if held:
            found.append(" ".join(held))
    return [sentence for sentence in found if sentence.strip(" -–•")]


def summed_up(sentence: str) -> str:
    """Give what a chair who sums up says that the board decided; any other sentence as it is."""
    found = _SUMMED_UP.match(sentence)
    return sentence[found.end() :] if found else sentence


def resolves(sentence: str) -> bool:
    """Tell whether a sentence says that the board resolved something."""
    plain = summed_up(sentence.strip()[:LONGEST])
    return refuses(plain) or any(pattern.search(plain) for pattern in (_ACTIVE, _PASSIVE, _IMPERSONAL))


def refuses(sentence: str) -> bool:
    """Tell whether a sentence says that the board would not have it; 'no decision was taken' refuses nothing."""
    plain = sentence.strip()[:LONGEST]
    found, resolved = _REFUSED.match(plain), _ACTIVE.match(plain)
    if found is not None:  # 'approved the plan although some members did not agree' refuses nothing
        return resolved is None or resolved.end() > found.start(str(found.lastgroup))
    return resolved is None and _NOT_PASSED.match(plain) is not None


def after_body(sentence: str) -> int | None:
    """Say where the verb begins that a body is the subject of, if the sentence begins with a body."""
    found = _ACTING.match(sentence)
    return found.end() if found else None


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
