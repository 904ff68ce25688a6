"""A picture of bars as a PNG: small, the same bytes for the same bars, and readable without its colours.

Every bar has its label and its figure beside it, as written; a light is a word. The colours are of the set by Okabe and
Ito, which keeps apart for every kind of colour vision. Words that the fonts at hand cannot write have no picture.
"""

import functools
import io
import math
import string
import textwrap
from typing import TYPE_CHECKING

from board.pictures import Bars

if TYPE_CHECKING:
    from PIL import Image, ImageFont

LIMIT = 12_000  # bytes; a card of Teams has some 28,000 for everything
WIDTH = 360  # points on the screen; the picture has twice as many dots
_SCALE = 2
_MARGIN, _LABEL, _BAR, _GAP, _BESIDE = 8, 17, 20, 8, 6  # points
_SHORTEST = 120  # points that are left for the longest bar beside its figure
_SIZE = 13  # points of the letters
_LETTERS = 40  # of a label on one line
_LINES = 2  # of a label; what is longer is cut, and the alternative text has all of it
_COLOURS = ("#0072B2", "#E69F00", "#8A8A8A", "#009E73", "#CC79A7", "#56B4E9")
_INK, _PAPER = "#1B1B1B", "#FFFFFF"
_SHADES = 16
# What the letters that come with Pillow can write; its old ones, made of dots, have the rest of Latin-1 (a pound sign).
_OUTLINED = frozenset(string.ascii_letters + string.digits + string.punctuation + " ’‘“”…")


@functools.lru_cache(maxsize=64)
def png(bars: Bars) -> bytes | None:
    """Draw the bars; None where a letter cannot be written, a figure leaves no room for bars, or it grows too big."""
    labels = [_wrapped(bar.label) for bar in bars.bars]
    lights = _wrapped(bars.light_words(), _LINES * 2) if bars.lights else []
    written = [*(line for label in labels for line in label), *(bar.figure for bar in bars.bars), *lights]
    if not all(_can_write(text) for text in written):
        return None
    longest = WIDTH - 2 * _MARGIN - _BESIDE - max(_width(bar.figure) for bar in bars.bars)
    if longest < _SHORTEST:
        return None
    drawn = _draw(bars, labels, lights, longest)
    kept = io.BytesIO()
    drawn.save(kept, "PNG", optimize=True)
    return kept.getvalue() if kept.tell() <= LIMIT else None


def _draw(bars: Bars, labels: list[list[str]], lights: list[str], longest: float) -> "Image.Image":
    # A service that sends no picture does not pay for what draws one.
    from PIL import Image, ImageDraw  # noqa: PLC0415

    rows = sum(len(label) * _LABEL + _BAR + _GAP for label in labels)
    height = 2 * _MARGIN - _GAP + rows + (_GAP + len(lights) * _LABEL if lights else 0)
    picture = Image.new("RGB", (WIDTH * _SCALE, height * _SCALE), _PAPER)
    pen = ImageDraw.Draw(picture)
    most = max(bar.number for bar in bars.bars)
    top = float(_MARGIN)
    for at, (bar, label) in enumerate(zip(bars.bars, labels, strict=True)):
        top = _write_lines(picture, label, top)
        length = longest * bar.number / most
        box = [_dots(_MARGIN), _dots(top), _dots(_MARGIN + max(length, 1)), _dots(top + _BAR) - 1]
        pen.rectangle(box, fill=_COLOURS[at % len(_COLOURS)], outline=_INK)
        _write(picture, bar.figure, _MARGIN + length + _BESIDE, top + 2)
        top += _BAR + _GAP
    _write_lines(picture, lights, top)
    return picture.quantize(_SHADES, dither=Image.Dither.NONE)


def _write_lines(picture: "Image.Image", lines: list[str], top: float) -> float:
    for line in lines:
        _write(picture, line, _MARGIN, top)
        top += _LABEL
    return top


def _write(picture: "Image.Image", text: str, left: float, top: float) -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- see above

    place = (_dots(left), _dots(top))
    if _OUTLINED.issuperset(text):
        ImageDraw.Draw(picture).text(place, text, fill=_INK, font=_outlined())
        return
    # Letters made of dots, each dot twice as big.
    dotted = _dotted()
    _, _, right, bottom = dotted.getbbox(text)
    mask = Image.new("L", (math.ceil(right), math.ceil(bottom)), 0)
    ImageDraw.Draw(mask).text((0, 0), text, fill=255, font=dotted)
    mask = mask.resize((mask.width * _SCALE, mask.height * _SCALE), Image.Resampling.NEAREST)
    picture.paste(_INK, place, mask)


def _width(text: str) -> float:
    """Give how many points a text takes."""
    if _OUTLINED.issuperset(text):
        return _outlined().getlength(text) / _SCALE
    return _dotted().getlength(text)


@functools.cache
def _outlined() -> "ImageFont.FreeTypeFont | ImageFont.ImageFont":
    from PIL import ImageFont  # noqa: PLC0415 -- see above

    return ImageFont.load_default(_SIZE * _SCALE)


@functools.cache
def _dotted() -> "ImageFont.ImageFont":
    from PIL import ImageFont  # noqa: PLC0415 -- see above

    return ImageFont.load_default_imagefont()


def _can_write(text: str) -> bool:
    return _OUTLINED.issuperset(text) or all(letter.isprintable() and ord(letter) < 256 for letter in text)  # noqa: PLR2004 -- Latin-1


def _wrapped(text: str, most: int = _LINES) -> list[str]:
    """Cut a label into lines; a dash is written as a hyphen, which every letter set has, as it is no figure."""
    plain = text.replace("–", "-").replace("—", "-")
    return textwrap.wrap(plain, _LETTERS, max_lines=most, placeholder=" …") or [""]


def _dots(points: float) -> int:
    return round(points * _SCALE)
