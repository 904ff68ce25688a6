"""Files on their way in: what is read, what is refused, and what a text looks like as blocks."""

import pytest

from board.packs.values import Block, BlockKind
from storage import documents
from storage.documents import text


def kinds(written: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in text.blocks(written.encode())]


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("pack.txt", b"", documents.EmptyFile, "pack.txt is empty"),
        ("pack.txt", b" \n\t\n", documents.EmptyFile, "is empty"),
        ("pack.pdf", b"%PDF-1.7 ...", documents.NotYetRead, "is a PDF, which is not read yet"),
        ("pack.txt", b"%PDF-1.7 ...", documents.NotYetRead, "is a PDF"),
        ("pack.pdf", b"only text", documents.NotYetRead, "is a PDF"),
        ("pack.txt", b"PK\x03\x04....word/document.xml", documents.NotYetRead, "is a Word document"),
        ("pack.docx", b"PK\x03\x04", documents.UnknownType, "is an archive"),
        ("pack.xlsx", b"text", documents.UnknownType, "is a spreadsheet"),
        ("photo", b"\x89PNG\r\n\x1a\n", documents.UnknownType, "is a picture"),
        ("data.bin", b"\x00\x01\x02", documents.UnknownType, "is no text"),
        ("data", bytes(range(1, 128)) * 3, documents.UnknownType, "is no text"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(
    name: str, content: bytes, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says) as refused:
        documents.read(name, content)
    assert isinstance(refused.value, documents.Unreadable)
    assert "Please" in str(refused.value)


def test_text_is_read_by_its_content_in_both_encodings() -> None:
    expected = (Block(BlockKind.PARAGRAPH, "Board – “papers”", line=1),)
    for name in ("pack.txt", "pack.md", "pack", "pack of 12.05.2026"):
        assert documents.read(name, "Board – “papers”".encode()) == expected
    assert documents.read("pack.txt", b"\xef\xbb\xbfBoard \xe2\x80\x93 \xe2\x80\x9cpapers\xe2\x80\x9d") == expected
    assert documents.read("pack.txt", "Board – “papers”".encode("cp1252")) == expected


def test_the_look_of_blocks() -> None:
    assert kinds(
        "# Top\n\nOne\nline  \nhere\n\n- a *b*\n- c\n\n---\n\n**Bold**\n\nThis page is intentionally left blank\n"
    ) == [
        ("heading", "Top"),
        ("paragraph", "One\nline\nhere"),
        ("bullet", "a b"),
        ("bullet", "c"),
        ("break", ""),
        ("paragraph", "Bold"),
        ("break", "This page is intentionally left blank"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "No\tItem\n1\tTea &amp; <b>cake</b>\n",
        "| No | Item |\n|----|------|\n| 1 | Tea & **cake** |\n",
        "No | Item\n--- | ---\n1 | Tea & cake\n",
        "<table><tr><th>No</th><th>Item</th></tr>\n<tr><td>1</td><td>Tea &amp; <i>cake</i></td></tr></table>\n",
    ],
)
def test_tables_of_every_kind_give_the_same_rows(table: str) -> None:
    assert [block.cells for block in text.blocks(table.encode())] == [("No", "Item"), ("1", "Tea & cake")]


def test_markup_goes_and_what_only_looks_like_it_stays() -> None:
    (block,) = text.blocks(
        b"\t<p>Under <10% of 6<sup>th</sup> forms, <insert name> &lt;24hr</p> <ul><li>one</li> <li>- two</li></ul>"
    )
    assert block.cells == ("", "Under <10% of 6th forms, <insert name> <24hr\n• one\n- two")


def test_a_link_keeps_its_address_where_its_words_hide_it() -> None:
    assert kinds("[here](https://example.org/live) or [a@example.org](mailto:a@example.org)") == [
        ("paragraph", "here (https://example.org/live) or a@example.org"),
    ]


def test_form_feeds_count_sheets() -> None:
    assert [(block.kind, block.sheet) for block in text.blocks(b"one\n\fPage 2 of 9\ntwo\n")] == [
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.BREAK, 1),
        (BlockKind.BREAK, 2),
        (BlockKind.PARAGRAPH, 2),
    ]
