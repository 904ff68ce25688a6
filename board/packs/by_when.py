"""The words by which a paper says until when something is owed: ``by 30 June``, ``end of July``, ``next meeting``.

Only the wording is found here and kept as written; which day it means is asked of :mod:`board.packs.dates`.
"""

import re

from board.packs import dates

TAIL = 90  # characters: the longest deadline at the end of a sentence
MOST_WORDS = 8

_MONTH = rf"(?:{'|'.join(sorted(dates.MONTHS, key=len, reverse=True))})\b\.?(?:\s+(?:19|20)\d{{2}})?"
_END = (
    r"(?:the\s+)?(?:end|middle|mid|start|beginning)[\s-]+(?:of\s+)?(?:the\s+|next\s+|this\s+)?"
    rf"(?:{_MONTH}|month|week|year|quarter|financial year|calendar year|Q[1-4])(?:\s+(?:19|20)\d{{2}}(?:/\d{{2}})?)?"
)
_SEASON = r"(?:(?:early|late|mid)[\s-]+)?(?:spring|summer|autumn|winter)(?:\s+(?:19|20)\d{2})?"
_MEETING = r"(?:(?:the|its|our)\s+)?next\s+(?:[\w-]+\s+){0,2}(?:meeting|session)"
_SOON = r"a\.?s\.?a\.?p\.?|as soon as (?:possible|practicable)|immediate(?:ly)?"
_OPEN = r"tb[cda]|to be (?:confirmed|agreed)|on-?going|urgent(?:ly)?|(?:next|this) (?:week|month)"
_BY = r"(?:by|no later than|on or before)"
_EVERY = r"(?:at\s+)?(?:each|every)\s+(?:[\w-]+\s+){0,1}(?:meeting|session|month|quarter|week|year)"
_WEEK = r"(?:w\s?/\s?[ec]|week (?:ending|commencing|beginning))"
_PHRASE = rf"(?:{_END}|{_SEASON}|{_MEETING}|{_MONTH})"
_QUARTER = r"(?:(?:the\s+)?end\s+(?:of\s+)?)?Q[1-4](?:\s+(?:19|20)\d{2}(?:/\d{2})?)?"
_SHORT = r"\d{1,2}/\d{1,2}"  # '30/6': a day without its year
_ALONE = re.compile(rf"(?:{_PHRASE}|{_SOON}|{_OPEN}|{_EVERY}|{_QUARTER}|{_SHORT})", re.IGNORECASE)
_AT_MEETING = re.compile(rf"(?:(?:at|for|to)\s+)?(?:{_MEETING}|(?:each|every)\s+(?:[\w-]+\s+)?meeting)", re.IGNORECASE)
_WEEKLY = re.compile(rf"{_WEEK}\s+", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:(?:{_BY}|due(?: by)?|deadline|target)\b\s*:?\s*)", re.IGNORECASE)
_SAID = re.compile(rf"(?<!\w){_BY}\s+{_PHRASE}$", re.IGNORECASE)
_AT_ONCE = re.compile(rf"(?<!\w)(?:{_SOON})$", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]\s+|\s*[(\[]\s*(?=by\b|due\b|deadline\b|asap\b|next meeting\b)")
_DATED = re.compile(
    r"(\S*)\s*[(\[]?\b((?:by|no later than|on or before)(?:\s+the)?(?:\s+end\s+of)?)\s+$", re.IGNORECASE
)
_DONE = ("ed", "made", "spent", "built", "held", "seen")  # what was done by then is no deadline


def alone(text: str) -> bool:
    """Tell a text that says until when, and nothing else."""
    plain = text.strip(" .,;:()[]–—-•")
    bare = plain[found.end() :] if (found := _BEFORE.match(plain)) else plain
    if not bare or len(bare.split()) > MOST_WORDS:
        return False
    bare = _WEEKLY.sub("", bare, count=1)
    first = next(iter(dates.find(bare)), None)
    return _ALONE.fullmatch(bare) is not None or (first is not None and (first.start, first.end) == (0, len(bare)))


def at_meeting(text: str) -> bool:
    """Tell a deadline that is a meeting of the board, the next one or each: that needs no date to be understood."""
    plain = text.strip(" .,;:()[]–—-•")
    bare = plain[found.end() :] if (found := _BEFORE.match(plain)) else plain
    return _AT_MEETING.fullmatch(bare) is not None


def behind(text: str) -> str | None:
    """Read the deadline that a sentence ends with, as written; None where it ends with none."""
    plain = text.rstrip(" .)]")
    tail = plain[-TAIL:]
    *_, parted = _DASH.split(tail)
    if parted != tail and alone(parted):
        return parted.strip()
    if (dated := _dated(tail)) is not None:
        return dated
    found = _SAID.search(tail)
    if found is None:
        found = _AT_ONCE.search(tail)
        return found.group() if found else None
    return None if _is_done(tail[: found.start()]) else found.group()


def _dated(plain: str) -> str | None:
    """Read ``by 30 June 2031`` at the end of a text."""
    last = next(reversed(dates.find(plain)), None)
    if last is None or last.end != len(plain):
        return None
    before = _DATED.search(plain[: last.start])
    return None if before is None or _is_done(plain[: before.end(1)]) else plain[before.start(2) :]


def _is_done(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].casefold().endswith(_DONE)
