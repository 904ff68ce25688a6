"""A PDF's pages, a few at a time, each laid out by pdfminer within bounds: no page can draw for ever.

pdfium opens the file (it asks for passwords and mends broken cross-references) and cuts out some pages as a small file
of their own; so what was learnt of one part is forgotten with it, and memory does not grow with the file.
"""

import io
import logging
import zlib
from collections.abc import Iterator

import pdfplumber
import pdfplumber.page
import pypdfium2  # type: ignore[import-untyped]
from pdfminer import pdfexceptions, pdfinterp, pdfpage, psexceptions
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from storage.documents import Damaged, Locked

MOST_MARKS = 40_000  # letters and lines of one page; a dense page has 8,000, a busy chart 20,000
LONGEST_CONTENT = 8_000_000  # bytes of one page's drawing once unpacked; a busy map has 2,000,000
LARGEST_PART = 64_000_000  # bytes of the pages that are open at a time

# Everything pdfminer, pdfplumber and pdfium are known to raise over a page that is not as it should be.
BROKEN = (
    pdfexceptions.PDFException,
    psexceptions.PSException,
    PdfminerException,
    pypdfium2.PdfiumError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
_PASSWORD = 4  # FPDF_ERR_PASSWORD (https://pdfium.googlesource.com/pdfium/+/main/public/fpdfview.h)

# pdfminer tells whoever listens about each oddity of a broken file; unheard, it must not fill the terminal.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


class Crowded(pdfexceptions.PDFException):
    """A page draws more than any page of a pack does."""


class _Device(pdfplumber.page.PDFPageAggregatorWithMarkedContent):
    """Lays out a page, counts what it draws, and puts the words that the file gives for a picture of words."""

    drawn = 0
    spoken: list[str | None]

    def begin_page(self, page, ctm):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        self.spoken = []
        super().begin_page(page, ctm)

    def begin_tag(self, tag, props=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        super().begin_tag(tag, props)
        words = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
        self.spoken.append(_words(words) if isinstance(words, bytes) else None)

    def end_tag(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        super().end_tag()
        if self.spoken:
            self.spoken.pop()

    def render_char(self, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN003, ANN202
        self._count()
        adv = super().render_char(*args, **kwargs)
        if self.spoken and self.spoken[-1] is not None:
            for char in list(self.cur_item)[-1:]:
                if isinstance(char, LTChar):
                    char._text = self.spoken[-1]  # noqa: SLF001 - pdfminer has no other way to name a letter
                    self.spoken[-1] = ""
        return adv

    def paint_path(self, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN003, ANN202
        self._count()
        super().paint_path(*args, **kwargs)

    def begin_figure(self, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN003, ANN202
        self._count()
        super().begin_figure(*args, **kwargs)

    def _count(self) -> None:
        self.drawn += 1
        if self.drawn > MOST_MARKS:
            raise Crowded("more than a page of text can hold")


class Page(pdfplumber.page.Page):
    """A page that is laid out within bounds."""

    @property
    def layout(self) -> LTPage:
        """Give the laid-out page. Raises :class:`Crowded` for one that draws too much."""
        if not hasattr(self, "_layout"):
            _weigh(self.page_obj)
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
            pdfinterp.PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


def count(content: bytes) -> int:
    """Say how many pages a file has. Raises :class:`Locked` and :class:`Damaged`."""
    document = _opened(content)
    try:
        return len(document)
    finally:
        document.close()


def some(content: bytes, start: int, end: int) -> Iterator[Page | None]:
    """Give the pages from ``start`` up to ``end``, counted from 0; None for one that cannot be opened."""
    found = _part(content, start, end)
    if found is None and end - start == 1:
        yield None
    elif found is None:
        for number in range(start, end):
            yield from some(content, number, number + 1)
    else:
        part, objects = found
        for number, one in enumerate(objects, start + 1):
            page = _page(part, one, number)
            yield page
            if page is not None:
                page.close()


def _page(part: PDF, one: pdfpage.PDFPage, number: int) -> Page | None:
    try:
        left, low, right, high = one.mediabox
        one.mediabox = (min(left, right), min(low, high), max(left, right), max(low, high))
        return Page(part, one, page_number=number, initial_doctop=0)
    except BROKEN:
        return None


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            sentence = "The PDF is locked with a password. Please save it without one and send it again."
            raise Locked(sentence) from error
        sentence = "The PDF is damaged and cannot be opened. Please save it again where it was made and send that."
        raise Damaged(sentence) from error


def _part(content: bytes, start: int, end: int) -> tuple[PDF, list[pdfpage.PDFPage]] | None:
    """Cut some pages out of a file; None when they cannot be opened together."""
    buffer = io.BytesIO()
    try:
        document, part = _opened(content), pypdfium2.PdfDocument.new()
        part.import_pages(document, list(range(start, end)))
        part.save(buffer)
        part.close()
        document.close()
        if buffer.tell() > LARGEST_PART and end - start > 1:
            return None
        found = pdfplumber.open(buffer)
        objects = list(pdfpage.PDFPage.create_pages(found.doc))
    except BROKEN:
        return None
    return (found, objects) if len(objects) == end - start else None


def _weigh(page: pdfpage.PDFPage) -> None:
    """Look how long a page's drawing is before it is unpacked."""
    for content in page.contents:
        stream = resolve1(content)
        if isinstance(stream, PDFStream) and len(_unpacked(stream)) > LONGEST_CONTENT:
            raise Crowded("a drawing without end")


def _unpacked(stream: PDFStream) -> bytes:
    raw = stream.get_rawdata() or b""
    filters = [str(name) for name, _ in stream.get_filters()]
    if not any("Fl" in name for name in filters):
        return raw
    try:
        return zlib.decompressobj().decompress(raw, LONGEST_CONTENT + 1)
    except zlib.error:
        return raw


def _words(said: bytes) -> str:
    return said[2:].decode("utf-16-be", "replace") if said.startswith(b"\xfe\xff") else said.decode("latin-1")
