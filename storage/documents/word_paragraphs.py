"""One paragraph of a Word document, with its runs, its style and its mark, into a block.

How the runs join into lines is decided here; where the block goes is ``storage.documents.word_reading``'s business.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from board.packs.values import Block, BlockKind
from storage.documents import markup, word_lists
from storage.documents.word_package import Style

LONGEST_TITLE = 120  # characters of a bold title that opens a cell

_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MARK = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]{1,4}(?=[.)]))[.):]?|[-–—*+•●▪◦]")


@dataclass(slots=True)
class Run:
    """A stretch of words in one type; ``bold`` is None where the style decides."""

    text: str = ""
    bold: bool | None = None
    italic: bool = False
    raised: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is gathered; ``mark`` is the number or bullet that Word sets before it."""

    sheet: int | None = None
    runs: list[Run] = field(default_factory=list[Run])
    style: str | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    removed: bool = False
    mark: str | None = None

    def say(self, text: str, like: Run) -> None:
        """Add words in the type of a run; a raised ``th`` stands right at its number."""
        if like.hidden or not text:
            return
        last = self.runs[-1] if self.runs else None
        if last is not None and like.raised and text.strip().lower() in _ORDINALS:
            shorn = last.text.rstrip()
            if shorn[-1:].isdigit():
                last.text, text = shorn, text.strip()
        if last is not None and (last.bold, last.italic) == (like.bold, like.italic):
            last.text += text
        else:
            self.runs.append(Run(text, like.bold, like.italic))


def block(paragraph: Paragraph, style: Style, *, in_cell: bool) -> Block | None:
    """Make the block; None where nothing of the paragraph is seen."""
    marked, strong = _joined(paragraph, style, in_cell=in_cell)
    outline = style.outline if paragraph.outline is None else paragraph.outline
    parts = [found for piece in marked.split("\t") if (found := markup.left_over(piece))]
    mark = paragraph.mark or ""
    if mark not in {"", word_lists.BULLET} and (parts or in_cell):
        parts = [f"{mark} {parts[0]}" if parts else mark, *parts[1:]]
    if len(parts) == 2 and _MARK.fullmatch(parts[0]):  # noqa: PLR2004 - a number, a tab and the words it numbers
        parts = [" ".join(parts)]
    if not parts:
        return None
    text = " ".join(parts)
    if markup.is_blank_page(text):
        return Block(BlockKind.BREAK, text, sheet=paragraph.sheet)
    if outline and not in_cell:
        return Block(BlockKind.HEADING, text, level=outline, sheet=paragraph.sheet, strong=strong)
    bulleted = markup.cell_entry(text) if in_cell else markup.bulleted(text)
    if mark == word_lists.BULLET or bulleted is not None:
        return Block(BlockKind.BULLET, bulleted or text, sheet=paragraph.sheet, strong=strong)
    if len(parts) > 1 and not in_cell:
        return row(parts, paragraph.sheet, strong=strong)
    return Block(BlockKind.PARAGRAPH, text, sheet=paragraph.sheet, strong=strong)


def row(cells: Iterable[str], sheet: int | None, *, strong: bool) -> Block:
    """Make a row of its cells."""
    kept = tuple(cells)
    return Block(BlockKind.ROW, " | ".join(cell for cell in kept if cell), cells=kept, sheet=sheet, strong=strong)


def _joined(paragraph: Paragraph, style: Style, *, in_cell: bool) -> tuple[str, bool]:
    """Join the runs, and tell whether all of them are bold; a bold title that opens a cell gets a line of its own."""
    runs = [run for run in paragraph.runs if run.text]
    bold = [style.bold if run.bold is None else run.bold for run in runs]
    strong = all(one for one, run in zip(bold, runs, strict=True) if run.text.strip())
    pieces = [run.text for run in runs]
    if in_cell and not strong and bold[0]:
        title = bold.index(False)
        opening, rest = "".join(pieces[:title]), "".join(pieces[title:])
        gap = opening[-1:].isspace() or rest[:1].isspace()
        words = opening.strip()
        opens = rest.lstrip()[:1].isupper() or runs[title].italic
        if gap and opens and 1 < len(words) <= LONGEST_TITLE and not words.endswith(":"):
            pieces = [words, "\n", rest]
    return "".join(pieces), strong and any(run.text.strip() for run in runs)
