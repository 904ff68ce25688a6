"""How an agenda numbers its items: with figures, letters, codes of a year and a sitting, or hours of the clock.

Only the numbers are read here; which lines carry them is told in ``agenda_lines``.
"""

import itertools
import re
from collections.abc import Sequence

from board.packs import layout

FEWEST = 3  # numbers that show which script they are in

_DIGITS = r"\d{1,2}(?:\.\d{1,2})?[a-z]?"
# Of a year, a sitting and an item: 26/27.21, JCB/26/15; three figures between strokes alone are a day.
CODE = r"(?:[A-Z]{1,6}[/ -]?\d{1,4}(?:[/-]\d{1,4}){1,2}|/?\d{1,4}/\d{1,4}(?:\.\d{1,3})?)"
_MISREAD = re.compile(r"^(?:item\s+)?([lI|\dO]{1,3})\s*[.):]\s*(?=[A-Za-z])(\S.*)$", re.DOTALL)
_LETTERED = re.compile(r"^(?:item\s+)?([A-Z]|[ivx]{1,5}|[IVX]{1,5})[.):]\s*(?=\S*[A-Za-z])(\S.*)$", re.DOTALL)
_BRACKETED = re.compile(r"^\(?([a-z])\)\s*(?=\S*[A-Za-z])(\S.*)$", re.DOTALL)
_HOUR = r"\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\b\.?)?"
_HOURS = rf"{_HOUR}(?:\s*(?:-|–|—|to)\s*{_HOUR})?"
HOURS = re.compile(_HOURS, re.IGNORECASE)
HOUR_FIRST = re.compile(rf"^({_HOURS})[\s:,–—-]+(?=\S)", re.IGNORECASE)
HOUR_AND_NUMBER = re.compile(rf"^{_HOURS}\s+(?=(?:item\s+)?\d{{1,2}}(?:\.\d{{1,2}})?[.):]?\s)", re.IGNORECASE)
_CODED = re.compile(
    rf"^(?:item\s+)?([A-Z]\d{{1,2}}|{CODE})(?:\s*[.):]\s*|\s+(?=[A-Z]))(?=\S*[A-Za-z])(\S.*)$",
    re.DOTALL,
)
CELL = re.compile(rf"(?:item\s*)?({_DIGITS}|[A-Z]\d{{0,2}}|[IVX]{{1,5}}|{CODE}|\([a-z]\))", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxIVX]{1,5}")


def number_of(text: str) -> tuple[str, str] | None:
    """Take an item's number and title apart: ``3. Minutes``, ``l. Welcome``, ``A Apologies``, ``24/05 Risk``."""
    flat = layout.flat(text)
    plain = layout.numbered_title(flat)
    if plain is not None:
        return plain
    for pattern in (_MISREAD, _LETTERED, _BRACKETED, _CODED):
        if found := pattern.match(flat):
            return found.group(1), found.group(2)
    return None


def are_hours(numbers: Sequence[str]) -> bool:
    """Tell ``10.00``, ``10.15``, ``11.30`` from items that are numbered 10.1, 10.2 and 10.3."""
    parts = [number.split(".") for number in numbers]
    if len(parts) < FEWEST or not all(len(part) == 2 and part[1].isdigit() and len(part[1]) == 2 for part in parts):  # noqa: PLR2004 - hour and minute
        return False
    hours = [(int(part[0]), int(part[1])) for part in parts if part[0].isdigit()]
    steps = [other != (one[0], one[1] + 1) for one, other in itertools.pairwise(hours)]
    return all(hour < 24 and minute < 60 for hour, minute in hours) and all(steps)  # noqa: PLR2004 - of the clock


def is_script(numbers: list[str]) -> bool:
    """Tell codes, and letters or roman numbers that count from the first, from the initials of people."""
    places = [place(number)[-1] for number in numbers[:FEWEST]]
    if any(mark.isdigit() for number in numbers for mark in number):
        return len(numbers) >= FEWEST
    begin = place("A")[-1] if numbers[:1] in (["A"], ["a"]) else 1
    return places == list(range(begin, begin + FEWEST))


def place(number: str) -> tuple[int, ...]:
    """Say where a number stands among others of its script."""
    if _ROMAN.fullmatch(number) and number.upper() not in {"C", "D"}:
        return (_roman(number.upper()),)
    figures = tuple(int(part) for part in re.findall(r"\d+", number))
    return figures or tuple(ord(mark) for mark in number.upper())


def _roman(number: str) -> int:
    worth = [{"I": 1, "V": 5, "X": 10}[mark] for mark in number]
    following = [*worth[1:], 0]
    return sum(-one if one < other else one for one, other in zip(worth, following, strict=True))
