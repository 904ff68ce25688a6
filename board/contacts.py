"""Which contact details of whom somebody may see, decided before one is read. Facts about both in, a decision out.

An address reaches whoever has a board with that person, and everybody who is known where the person clerks a board:
then writing to them is their office. A telephone rings at night and at home: it is told to its owner, and to the
administrator (or their deputy) of a board that its owner serves. Both only in a chat of one's own, since nobody knows
who else reads along in another; what a public paper prints as its contact address may be said anywhere.
"""

import re
from dataclasses import dataclass

from board import boards
from board.permissions import Setting, Viewer

# People whose details stand in one answer, where a name fits several; a list of people is never given.
MOST = 3
HIDDEN = "[telephone number not shown]"

_CLERKS = frozenset({boards.Role.ADMINISTRATOR, boards.Role.DEPUTY})
_GROUPED = re.compile(  # 01632 960124, (0117) 496 0999, +44 (0)7700 900121, 020-7946-0991, 07700900121
    r"(?<![\w/£-])(?<!\d[.,])\(?(?:(?:\+|00)\s?44[\s-]?(?:\(0\)[\s-]?)?|0)\d{2,5}\)?[\s-]?\d{3,6}(?:[\s-]?\d{3,4})?(?![\w/])"
    r"(?:[ ,]*(?:ext|extension|x)\b\.?\s*\d{2,6})?",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?P<label>tel(?:ephone)?|phone|mobile|mob|fax|ext(?:ension)?)\b(?P<sign>\s*(?:no|number)?\s*[.:]*\s*)"
    r"(?P<number>\+?\d[\d ()-]{2,}\d)",
    re.IGNORECASE,
)
_DIGITS = range(9, 15)  # of a whole number with its area; anything else is a date, a sum or a reference


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose details are asked for: their key (None for somebody whom only a paper names), and what they are today.

    ``serves`` are the keys of the boards that they are anything to, ``clerks`` whether they administer or deputise at
    any, ``printed`` whether a public paper prints their address as its contact.
    """

    person: str | None
    serves: frozenset[str] = frozenset()
    clerks: bool = False
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown here and now; that something may not be says nothing of whether it is there."""

    email: bool = False
    telephone: bool = False


def decide(viewer: Viewer, of: Subject) -> Shown:
    """Decide which details of somebody the viewer may see."""
    if viewer.person is None:
        return Shown()
    if viewer.setting is Setting.SHARED:
        return Shown(email=of.printed)
    own = of.person is not None and of.person == viewer.person
    together = any(roles and board in of.serves for board, roles in viewer.roles)
    administers = any(roles & _CLERKS and board in of.serves for board, roles in viewer.roles)
    return Shown(email=own or together or of.clerks or of.printed, telephone=own or administers)


def without_telephones(text: str) -> str:
    """Take telephone numbers out of the words of a paper; dates, sums and references stay."""
    text = _GROUPED.sub(lambda one: HIDDEN if _is_number(one[0]) else one[0], text)
    return _LABELLED.sub(lambda one: f"{one['label']}{one['sign']}{HIDDEN}", text)


def words_only(text: str) -> str:
    """Give a text for looking something up in it: nobody is found by a number, nor by what stands in its place."""
    return without_telephones(text).replace(HIDDEN, " ")


def names_telephone(text: str) -> bool:
    """Tell whether some words hold a telephone number: nobody is looked up by it."""
    return without_telephones(text) != text


def _is_number(written: str) -> bool:
    whole = re.split(r"[^\d\s()+-]", written, maxsplit=1)[0]
    return sum(letter.isdigit() for letter in whole) in _DIGITS
