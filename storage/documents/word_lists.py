"""The numbers that Word sets by itself, counted as Word counts them: ``4.3``, ``(b)``, ``iv.``, or a bullet.

They are on every printed page, and nowhere in the text of the file. Without them no paragraph could be cited by its
number.
"""

import re

from storage.documents.word_package import Level, Numbering, Style

BULLET = "•"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST_ROMAN = 3999
LETTERS = 26

_PLACE = re.compile(r"%([1-9])")


class Counter:
    """Counts through one document; asked once for each paragraph of a list, in their order."""

    def __init__(self, numbering: Numbering, styles: dict[str, Style]) -> None:
        self._numbering = numbering
        self._styles = styles
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def mark(self, style: str | None, list_id: str | None, level: int | None) -> str:
        """Give the mark before a paragraph: :data:`BULLET`, a number as it is printed, or nothing."""
        asked = self._styles.get(style or "", Style())
        list_id = list_id or asked.list_id
        if list_id is None:
            return BULLET if "list bullet" in asked.name else ""
        abstract = self._numbering.lists.get(list_id)
        levels = self._numbering.levels.get(abstract or "", {})
        if abstract is None or list_id == "0":
            return ""
        at = self._level(levels, style, level, asked)
        found = levels.get(at)
        if found is None or found.shape == "bullet":
            return BULLET
        counts = self._count(list_id, abstract, levels, at)
        return "" if found.shape == "none" else _set(found, levels, counts)

    @staticmethod
    def _level(levels: dict[int, Level], style: str | None, level: int | None, asked: Style) -> int:
        if level is not None:
            return level
        by_style = (at for at, one in levels.items() if one.style is not None and one.style == style)
        return next(by_style, asked.list_level or 0)

    def _count(self, list_id: str, abstract: str, levels: dict[int, Level], at: int) -> dict[int, int]:
        counts = self._counted.setdefault(abstract, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for anew, first in self._numbering.anew.get(list_id, {}).items():
                counts[anew] = first - 1
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]
        for above in range(at):
            counts.setdefault(above, levels.get(above, Level()).start)
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        return counts


def _set(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    def placed(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        shape = "decimal" if level.plain else levels.get(at, level).shape
        return figure(counts.get(at, 1), shape)

    return _PLACE.sub(placed, level.text).strip()


def figure(count: int, shape: str) -> str:
    """Write one number in the shape that a list asks for; shapes that are not known are written in figures."""
    if shape in {"lowerLetter", "upperLetter"} and 0 < count <= LETTERS * LETTERS:
        times, letter = divmod(count - 1, LETTERS)
        written = chr(ord("a") + letter) * (times + 1)
    elif shape in {"lowerRoman", "upperRoman"} and 0 < count <= LARGEST_ROMAN:
        written = _roman(count)
    else:
        written = f"{count:02d}" if shape == "decimalZero" else str(count)
    return written.upper() if shape.startswith("upper") else written


def _roman(count: int) -> str:
    written = ""
    for worth, letters in ROMAN:
        times, count = divmod(count, worth)
        written += letters * times
    return written
