"""One page of a PDF as it is drawn: glyphs and rules in a frame in which most of the text runs from left to right.

What a reader cannot see is left out here: text outside the page, white on white, a glyph printed twice to look bold.
What glyphs and rules make together is decided by ``lines`` and ``tables``.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pdfplumber.page

MOST_BOXES = 500  # filled boxes looked at behind white letters
MOST_RULES = 20_000  # a page; a busy chart has 5,000
MOST_PICTURES = 50  # of a page that are looked at; more are the pieces of one
LEAST_PICTURE = 0.03  # of the page; a smaller picture is a badge or a sign
FEW_LETTERS = 3  # a picture that more letters stand on is the paper behind them
SLANT = 0.2  # of the run: about 11 degrees; italics lean by their glyphs, scans by less than this
THIN = 3.0  # points; a rectangle as narrow as this was drawn as a line
WHITE = 0.98  # of full brightness
UNKNOWN = "\ufffd"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"  # joiners and places where a word may break

# Symbol and Wingdings put their glyphs into the private use area; these carry a meaning that people read.
_SYMBOLS = {0xF0FC: "✓", 0xF0FB: "✗", 0xF0FE: "☒", 0xF0A8: "□", 0xF06F: "□", 0xF0E0: "→", 0xF0B3: "≥", 0xF0A3: "≤"}
_BULLET = "•"
_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_STYLE = re.compile(r"[-,].*$|(?:PS)?MT$")
_OVERPRINT = 1.2  # points; a glyph printed again as near as this is the same glyph


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character; points from the frame's upper left corner. ``base`` is the line that it stands on."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    family: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that runs along the page (``top`` equals ``bottom``) or down it (``x0`` equals ``x1``)."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def level(self) -> bool:
        """Tell a rule that runs along the page."""
        return self.bottom - self.top <= self.x1 - self.x0

    @property
    def at(self) -> float:
        """Say how far down, or across, the page it runs."""
        return self.top if self.level else self.x0

    @property
    def start(self) -> float:
        """Say where it begins along its own direction."""
        return self.x0 if self.level else self.top

    @property
    def end(self) -> float:
        """Say where it ends along its own direction."""
        return self.x1 if self.level else self.bottom

    def longer(self, end: float) -> "Rule":
        """Let it go on as far as another one."""
        reach = max(self.end, end)
        return replace(self, x1=reach) if self.level else replace(self, bottom=reach)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size, its glyphs by direction (the first is the page's own), its rules, and what else it shows."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    sideways: tuple[tuple[int, tuple[Glyph, ...]], ...]  # text of other directions, each in a frame of its own
    rules: tuple[Rule, ...]
    pictures: int
    wordless: tuple[tuple[int, int, int, int], ...] = ()  # boxes of pictures that are large and hold no letters
    turn: int = 0  # of the page's own direction, in quarter turns
    stamp: str = ""  # the words set aslant over the page, a watermark


def sheet(page: pdfplumber.page.Page) -> Sheet:
    """Read one page. pdfminer's errors pass through; ``storage.documents.pdf`` names them."""
    width, height = float(page.width), float(page.height)
    turns: dict[int, list[Glyph]] = {}
    stamp: list[str] = []
    dark = [box for box in page.rects if box.get("fill") and not _white(box.get("non_stroking_color"))][:MOST_BOXES]
    for char in page.chars:
        if _slanted(char["matrix"]):
            stamp.append(_text(str(char["text"])))
            continue
        turn = _turn(char["matrix"])
        if _within(char, width, height) and not _unseen(char, dark, page.images):
            glyph = _glyph(char, turn, width, height)
            if glyph.text:
                turns.setdefault(turn, []).append(glyph)
    most = max(turns, key=lambda turn: len(turns[turn]), default=0)
    rules = tuple(itertools.islice(_rules(page, width, height), MOST_RULES))
    return Sheet(
        width=height if most % 2 else width,
        height=width if most % 2 else height,
        glyphs=tuple(_once(turns.pop(most, []))),
        sideways=tuple((turn, tuple(_once(found))) for turn, found in turns.items()),
        rules=tuple(_turned(rule, most, width, height) for rule in rules),
        pictures=len(page.images),
        wordless=tuple(_wordless(page, width, height)),
        turn=most,
        stamp=" ".join("".join(stamp).split()),
    )


def _wordless(page: pdfplumber.page.Page, width: float, height: float) -> Iterator[tuple[int, int, int, int]]:
    """Give the boxes of the pictures that may say something that no letter says."""
    for one in page.images[:MOST_PICTURES]:
        x0, x1 = max(0.0, one["x0"]), min(width, one["x1"])
        top, bottom = max(0.0, one["top"]), min(height, one["bottom"])
        if x1 <= x0 or bottom <= top or (x1 - x0) * (bottom - top) < LEAST_PICTURE * width * height:
            continue
        letters = (
            char
            for char in page.chars
            if x0 <= char["x0"] and char["x1"] <= x1 and top <= char["top"] and char["bottom"] <= bottom
        )
        if len(list(itertools.islice(letters, FEW_LETTERS + 1))) <= FEW_LETTERS:
            yield round(x0), round(top), round(x1), round(bottom)


def _slanted(matrix: tuple[float, ...]) -> bool:
    """Tell text that runs along no edge of the page: a watermark, which lies over the words of others."""
    long, short = sorted((abs(matrix[0]), abs(matrix[1])), reverse=True)
    return short > SLANT * long


def _turn(matrix: tuple[float, ...]) -> int:
    """Say by how many quarter turns the text runs against the page: 1 reads upwards, 3 downwards."""
    a, b = matrix[0], matrix[1]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _within(char: dict[str, Any], width: float, height: float) -> bool:
    middle, centre = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(-1 <= middle <= width + 1 and -1 <= centre <= height + 1)


def _unseen(char: dict[str, Any], dark: list[dict[str, Any]], pictures: list[dict[str, Any]]) -> bool:
    """Tell white text on white paper, which is hidden; on a filled box or a picture it is a title."""
    if not _white(char.get("non_stroking_color")):
        return False
    boxed = any(
        box["x0"] - 1 <= char["x0"] <= box["x1"] + 1
        and box["top"] - 2 <= char["bottom"] <= box["bottom"] + 2 + char["size"]
        for box in itertools.chain(dark, pictures)
    )
    return not boxed


def _white(colour: object) -> bool:
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    numbers = [part for part in parts if isinstance(part, int | float)]
    if not numbers or len(numbers) != len(parts):
        return False
    return all(part <= 1 - WHITE for part in numbers) if len(numbers) == 4 else all(part >= WHITE for part in numbers)  # noqa: PLR2004 - four inks: no ink is white


def _glyph(char: dict[str, Any], turn: int, width: float, height: float) -> Glyph:
    x0, top, x1, bottom = _box((char["x0"], char["top"], char["x1"], char["bottom"]), turn, width, height)
    rise = char["matrix"][5] - char["y0"] if turn == 0 else (bottom - top) * 0.2
    font = str(char["fontname"]).partition("+")[2] or str(char["fontname"])
    return Glyph(
        text=_text(str(char["text"])),
        x0=x0,
        x1=x1,
        top=top,
        bottom=bottom,
        base=bottom - (rise if 0 <= rise < bottom - top else (bottom - top) * 0.2),
        size=round(bottom - top, 1),
        family=_STYLE.sub("", font),
        bold=_BOLD.search(font) is not None,
        italic=_ITALIC.search(font) is not None,
    )


def _text(text: str) -> str:
    """Give the letters people see: ligatures taken apart, symbols named, unmapped glyphs marked as unreadable."""
    if text.startswith("(cid:"):
        return UNKNOWN
    if len(text) == 1 and "\ue000" <= text <= "\uf8ff":
        return _SYMBOLS.get(ord(text), _BULLET)
    if any("\ufb00" <= letter <= "\ufb06" for letter in text):
        return unicodedata.normalize("NFKC", text)
    text = "".join(" " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in text if letter >= " " and letter not in UNSEEN)


def _box(box: tuple[float, ...], turn: int, width: float, height: float) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = box
    if turn == 1:
        return height - bottom, x0, height - top, x1
    if turn == 2:  # noqa: PLR2004 - quarter turns
        return width - x1, height - bottom, width - x0, height - top
    return (top, width - x1, bottom, width - x0) if turn else (x0, top, x1, bottom)


def across(sheet: Sheet, turn: int, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Bring a box of text that runs in another direction into the page's own frame."""
    width, height = (sheet.height, sheet.width) if sheet.turn % 2 else (sheet.width, sheet.height)
    x0, top, x1, bottom = box
    back = {
        0: (x0, top, x1, bottom),
        1: (top, height - x1, bottom, height - x0),
        2: (width - x1, height - bottom, width - x0, height - top),
        3: (width - bottom, x0, width - top, x1),
    }
    return _box(back[turn], sheet.turn, width, height)


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Leave out a glyph that was printed a second time on the same spot."""
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        across, down = round(glyph.x0 / _OVERPRINT), round(glyph.base / _OVERPRINT)
        near = {(glyph.text, across + dx, down + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        if glyph.text != " " and glyph.x1 - glyph.x0 > 2 * _OVERPRINT and near & seen:
            continue
        seen.add((glyph.text, across, down))
        yield glyph


def _rules(page: pdfplumber.page.Page, width: float, height: float) -> Iterator[Rule]:
    for line in page.lines:
        yield from _straight(line)
    for box in page.rects:
        x0, x1, top, bottom = float(box["x0"]), float(box["x1"]), float(box["top"]), float(box["bottom"])
        if min(x1 - x0, bottom - top) <= THIN:
            yield from _straight(box)
        elif x1 - x0 < width * 0.97 or bottom - top < height * 0.5:
            yield Rule(x0, x1, top, top)
            yield Rule(x0, x1, bottom, bottom)
            yield Rule(x0, x0, top, bottom)
            yield Rule(x1, x1, top, bottom)


def _straight(line: dict[str, Any]) -> Iterator[Rule]:
    x0, x1, top, bottom = float(line["x0"]), float(line["x1"]), float(line["top"]), float(line["bottom"])
    if bottom - top <= THIN and x1 - x0 > bottom - top:
        yield Rule(x0, x1, (top + bottom) / 2, (top + bottom) / 2)
    elif x1 - x0 <= THIN:
        yield Rule((x0 + x1) / 2, (x0 + x1) / 2, top, bottom)


def _turned(rule: Rule, turn: int, width: float, height: float) -> Rule:
    if turn == 0:
        return rule
    x0, top, x1, bottom = _box((rule.x0, rule.top, rule.x1, rule.bottom), turn, width, height)
    return replace(rule, x0=x0, x1=x1, top=top, bottom=bottom)


def unreadable(glyphs: Iterable[Glyph]) -> bool:
    """Tell a page most of whose letters the file does not name."""
    counted = Counter(glyph.text == UNKNOWN for glyph in glyphs if glyph.text != " ")
    return counted[True] > counted[False]
