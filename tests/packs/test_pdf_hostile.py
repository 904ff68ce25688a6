"""PDFs that are broken, locked or meant to harm: words, a sentence that says what could not be read, or a refusal."""

import contextlib
import io
import zlib

import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.packs.values import BlockKind
from storage import documents
from storage.documents import lost, pdf
from tests.fuzz.pdfs import BEHIND, FORM, PICTURE, SHOWN, WORDS, locked, made, page, stream


def said(content: bytes) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in pdf.blocks(content)]


HELLO = [(BlockKind.PARAGRAPH, "Hello board")]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(page(WORDS), id="plain"),
        pytest.param(page(zlib.compress(WORDS), more=b"/Filter/FlateDecode"), id="packed"),
        pytest.param(page(WORDS).replace(b"startxref", b"startxxxx"), id="no cross-references"),
        pytest.param(page(WORDS, box=b"[595 842 0 0]"), id="the page's corners the other way round"),
        pytest.param(page(WORDS, inner=b"/Rotate 90"), id="turned"),
        pytest.param(page(b"q " * 50_000 + WORDS), id="deep"),
        pytest.param(page(WORDS + b" 1 g BT /F 12 Tf 72 600 Td (hidden) Tj ET"), id="white on white"),
        pytest.param(page(WORDS + b" BT /F 12 Tf 72 2000 Td (outside) Tj ET"), id="outside the page"),
        pytest.param(page(WORDS + WORDS.replace(b"72 700", b"72.3 700")), id="printed twice"),
        pytest.param(page(b"3 Tr " + WORDS + SHOWN, extra=(PICTURE,)), id="behind a scan"),
        pytest.param(
            page(b"BT /F 12 Tf 72 700 Td /Span<</ActualText(Hello)>>BDC (xyz) Tj EMC ( board) Tj ET"), id="actual text"
        ),
        pytest.param(locked(b""), id="locked with an empty password"),
    ],
)
def test_what_people_see_is_read(content: bytes) -> None:
    assert said(content) == HELLO


def unread(*pages: bytes) -> list[tuple[int | None, tuple[str, ...]]]:
    """Read some pages with a sound one behind them, and give what could not be read with its sheet."""
    found = pdf.blocks(bound(*pages, page(WORDS)))
    assert found[-1].text == "Hello board"
    return [(block.sheet, block.lost) for block in found if block.lost]


def bound(*pages: bytes) -> bytes:
    """Put files of one page behind one another."""
    whole = pypdfium2.PdfDocument.new()
    for one in pages:
        whole.import_pages(pypdfium2.PdfDocument(one))
    held = io.BytesIO()
    whole.save(held)
    return held.getvalue()


def test_a_page_that_holds_only_a_picture_is_named_with_its_sheet() -> None:
    scan = page(BEHIND, extra=(PICTURE,))
    assert unread(scan) == [(1, (lost.PICTURE_PAGE,))]
    assert unread(page(WORDS), scan, scan) == [(2, (lost.PICTURE_PAGE,)), (3, (lost.PICTURE_PAGE,))]


def test_a_scan_without_a_word_is_refused_with_what_to_do() -> None:
    with pytest.raises(documents.EmptyFile, match="it has 2 pages that hold only a picture"):
        pdf.blocks(bound(*[page(BEHIND, extra=(PICTURE,))] * 2))


def test_a_picture_beside_words_is_named_at_them_and_a_badge_or_a_running_head_is_none() -> None:
    drawn, badge = (b"q %d 0 0 %d 50 400 cm /X Do Q" % (side, side) for side in (200, 60))
    assert unread(page(WORDS + drawn, extra=(PICTURE,))) == [(1, (lost.PICTURE,))]
    assert unread(page(WORDS + badge, extra=(PICTURE,))) == []
    assert unread(*[page(WORDS + drawn, extra=(PICTURE,))] * 3) == []
    assert unread(page(WORDS + SHOWN, extra=(PICTURE,))) == []  # letters stand on it: they are what it says


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(page(b"BT /F 1 Tf 72 700 Td " + b"(aaaaaaaaaa) Tj " * 100_000 + b"ET"), id="a million letters"),
        pytest.param(page(b"0 0 m 5 5 l S " * 100_000), id="a hundred thousand lines"),
        pytest.param(page(zlib.compress(b" " * 50_000_000), more=b"/Filter/FlateDecode"), id="a bomb"),
        pytest.param(
            page(b"/X Do " * 60, extra=tuple(stream(b"/X Do " * 60, FORM % number) for number in (7, 8, 9, 6))),
            id="forms within forms",
        ),
    ],
)
def test_a_page_that_draws_too_much_is_told_and_not_drawn(content: bytes) -> None:
    assert unread(content) == [(1, (lost.CROWDED_PAGE,))]


def test_a_page_that_is_damaged_is_named() -> None:
    ring = made([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])
    with pytest.raises(documents.EmptyFile, match="it has 1 page that is damaged in the file"):
        pdf.blocks(ring)
    assert unread(page(WORDS, box=b"[0 0 1e12 1e12]")) == [(1, (lost.DAMAGED_PAGE,))]


@pytest.mark.parametrize(
    ("content", "refusal", "words"),
    [
        (locked(b"open"), documents.Locked, "locked with a password"),
        (page(WORDS)[:300], documents.Damaged, "save it again where it was made"),
        (b"%PDF-1.4" + b"x" * 1000, documents.Damaged, "save it again where it was made"),
        (made([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), documents.Unreadable, "Please"),
        (page(b""), documents.EmptyFile, "holds no text"),
        (
            made([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 100000>>" % (b"3 0 R " * 100_000)]),
            documents.TooLarge,
            "100,000 pages",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    content: bytes, refusal: type[documents.Unreadable], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        pdf.blocks(content)


@given(st.integers(0, 700), st.binary(min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_damage_ends_in_blocks_or_a_refusal(at: int, noise: bytes) -> None:
    whole = page(WORDS)
    broken = whole[:at] + noise + whole[at + len(noise) :]
    with contextlib.suppress(documents.Unreadable):
        assert {block.sheet for block in pdf.blocks(broken)} <= {1, 2}


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    pdf.blocks(page(WORDS), lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
