"""A small picture of one indicator, as a value: what is measured beside what it is compared with, a bar each.

Nothing is drawn here (``notifications.charts`` does). Figures stay as they are written; a bar's length is only ever a
number that the paper prints. What cannot be read as numbers of one unit has no picture.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from board.packs.entries import Indicator

MOST = 6  # bars that are still a small picture
_FIGURE = re.compile(
    r"(?P<before>[£€$]?) ?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?(?P<unit>%|[A-Za-z][A-Za-z ]{0,30})?"
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, the figure exactly as written, and the number that it stands for."""

    label: str
    figure: str
    number: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of one indicator: its name, its bars, and the lights beside it in words (``red against Target``)."""

    name: str
    bars: tuple[Bar, ...]
    lights: tuple[str, ...] = ()

    def words(self) -> str:
        """Say the picture: the text that stands in for it."""
        figures = "; ".join(f"{bar.label} {bar.figure}" for bar in self.bars)
        lights = f" {self.light_words()}." if self.lights else ""
        return f"Bars of {self.name}: {figures}.{lights}"

    def light_words(self) -> str:
        """Say the lights, since a colour alone says nothing to some readers."""
        return f"Light: {'; '.join(self.lights)}"


def bars(name: str, figures: Sequence[tuple[str, str | None]], lights: Iterable[str] = ()) -> Bars | None:
    """Make the picture of an indicator from what each figure is of (``Actual``) and the figure as written.

    A figure that is None or blank has no bar. None where fewer than two are left, where one of them is no number, or
    is below nothing, where they are of different units, or where all are nought.
    """
    given = [(label, written.strip()) for label, written in figures if written and written.strip()]
    read = [(label, written, _read(written)) for label, written in given]
    units = {found[1] for _, _, found in read if found}
    made = tuple(Bar(label, written, found[0]) for label, written, found in read if found)
    if len(made) < len(given) or not 1 < len(made) <= MOST or len(units) > 1:
        return None
    return Bars(name, made, tuple(lights)) if any(bar.number for bar in made) else None


def of_indicator(one: Indicator) -> Bars | None:
    """Make the picture of a row of a table of indicators: its actual, its target and the year before, as printed."""
    compared = [each for each in (one.target, one.previous) if each is not None]
    actual = f"Actual ({one.period})" if one.period else "Actual"
    if not one.actual:
        return None
    lights = [one.rag.value] if one.rag else []
    lights += [f"{each.rag.value} against {each.against}" for each in compared if each.rag]
    return bars(one.name, [(actual, one.actual), *((each.against, each.value) for each in compared)], lights)


def _read(written: str) -> tuple[float, str] | None:
    """Read a figure as a number and its unit; a range, a limit (``< 4``) or a word is no number."""
    found = _FIGURE.fullmatch(written)
    if found is None:
        return None
    unit = f"{found['before']}{(found['unit'] or '').strip().casefold()}"
    return float(found["number"].replace(",", "")), unit
