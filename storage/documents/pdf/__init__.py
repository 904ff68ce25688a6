"""A PDF into blocks, by where its letters and rules stand: paragraphs, headings, lists, tables, printed page numbers.

Read: text in one column or several, upright, sideways and on turned pages; text behind a scan (its OCR layer); ruled
tables with merged cells, cells of many lines and rows that a page's end cut; tables whose columns are only aligned;
files locked with an empty password, and files whose cross-references are broken.

Named but not read (``Block.lost``): a page that holds only a picture, a page whose letters have no names, a page that
draws more than a page can or is damaged, and a picture that stands on one page and has no letters on it. Left out:
running heads and feet (a banner that restricts the page stays on every sheet, a printed page number becomes a BREAK),
text outside the page, white text on white paper, letters printed twice, comments, form fields, and what a picture or an
attached file holds.

Each module knows one thing: ``pages`` how a file is opened, ``glyphs`` what is drawn, ``lines`` which letters stand on
a line, ``paragraphs`` which lines belong together, ``tables`` rules and cells, ``columns`` what stands side by side
without rules, ``leaves`` one page, ``furniture`` its running head and foot, ``stitching`` what goes on over a page's
end, ``styles`` what a paragraph is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from board.packs import unread
from board.packs.values import Block
from storage.documents import EmptyFile, TooLarge, bold_marks, lost
from storage.documents.pdf import furniture, glyphs, leaves, pages, styles
from storage.documents.pdf.furniture import Furniture
from storage.documents.pdf.paragraphs import Paragraph
from storage.documents.pdf.stitching import Stitched

MOST_PAGES = 5_000  # a year of a busy board's packs has about 3,000
MOST_LETTERS = 20_000_000  # of all pages together; a pack of 1,000 pages has about 3,000,000
PAGES_AT_ONCE = 16  # are open at a time, so that memory does not grow with the file
REMEMBERED = 4 * PAGES_AT_ONCE  # pages for which a running head is remembered
LEAST_LINES = 3  # that end at a place before it counts as a margin


def blocks(content: bytes, progress: Callable[[int, int], None] | None = None) -> tuple[Block, ...]:
    """Turn the bytes of a PDF into blocks; ``progress`` is told how many pages of how many are done.

    Raises :class:`Locked` for a file with a password, :class:`Damaged` for one that cannot be opened,
    :class:`EmptyFile` for one without pages or without a word on any, and :class:`TooLarge` for more pages or letters
    than any pack has. A page that alone cannot be read becomes a BREAK that names it.
    """
    total = _counted(content)
    paper, seen, margins, said = Stitched(), Furniture(min(max(total, 2), furniture.LEAST)), Counter[int](), 0
    waiting: list[leaves.Leaf] = []
    for start in range(0, total, PAGES_AT_ONCE):
        end = min(start + PAGES_AT_ONCE, total)
        batch = []
        for leaf in _leaves(content, start, end):
            seen.note(leaf)
            batch.append(leaf)
            said += leaf.letters
            if said > MOST_LETTERS:
                raise TooLarge("The PDF holds more text than any pack. Please send the pack in parts.")
            if progress is not None:
                progress(leaf.sheet, total)
        _finish(waiting, seen, paper, margins)
        seen.forget(start - REMEMBERED)
        waiting = batch
    _finish(waiting, seen, paper, margins)
    found = tuple(lost.settled(bold_marks.mended(styles.blocks(paper.placed))))
    if not any(block.text for block in found):
        raise EmptyFile(_wordless(found))
    return found


def _wordless(found: Iterable[Block]) -> str:
    """Say why there is not a word in a file: a scan, most often."""
    pages = [one for block in found for one in block.lost]
    if not pages:
        return "The PDF holds no text. Please check the file and send it again."
    return (
        f"The PDF holds no text that can be read: it has {unread.counted(pages)}. Please send it as a Word document "
        "or as text, or have its text recognised where it was scanned."
    )


def _counted(content: bytes) -> int:
    total = pages.count(content)
    if total == 0:
        raise EmptyFile("The PDF has no pages. Please check the file and send it again.")
    if total > MOST_PAGES:
        raise TooLarge(f"The PDF has {total:,} pages; at most {MOST_PAGES:,} are read. Please send the pack in parts.")
    return total


def _leaves(content: bytes, start: int, end: int) -> Iterator[leaves.Leaf]:
    for number, page in enumerate(pages.some(content, start, end), start + 1):
        yield leaves.unread(number, lost.DAMAGED_PAGE) if page is None else _leaf(number, page)


def _leaf(number: int, page: pages.Page) -> leaves.Leaf:
    try:
        return leaves.leaf(number, glyphs.sheet(page))
    except pages.Crowded:
        return leaves.unread(number, lost.CROWDED_PAGE)
    except pages.BROKEN:
        return leaves.unread(number, lost.DAMAGED_PAGE)


def _finish(waiting: list[leaves.Leaf], seen: Furniture, paper: Stitched, margins: Counter[int]) -> None:
    """Join the pages of a batch to the paper, now that the pages behind them are known."""
    for leaf in waiting:
        marks = seen.strip(leaf)
        right = float(max((at for at, count in margins.items() if count >= LEAST_LINES), default=0))
        items = leaves.items(leaf, right)
        margins.update(int(item.x1) for item in items if isinstance(item, Paragraph) and item.x1 <= leaf.width)
        paper.add(leaf, items, marks, right, seen.pictures(leaf))
