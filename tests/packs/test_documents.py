"""Files on their way in: what is read, what is refused, and what a text looks like as blocks."""

import pytest

from board.packs.values import Block, BlockKind
from storage import documents
from storage.documents import text

# What Office makes of a document with a password: an old container that holds a stream of this name.
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")


def kinds(written: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in text.blocks(written.encode())]


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("pack.txt", b"", documents.EmptyFile, "pack.txt is empty"),
        ("pack.txt", b" \n\t\n", documents.EmptyFile, "is empty"),
        ("pack.pdf", b"only text", documents.Damaged, "is named a PDF, and is none"),
        ("pack.docx", b"only text", documents.Damaged, "is named a Word document, and is none"),
        ("pack.txt", b"PK\x03\x04....word/document.xml", documents.Damaged, "its list of parts is broken"),
        (
            "pack.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9),
            documents.UnknownType,
            "is an old Office document",
        ),
        ("pack.docx", LOCKED, documents.Locked, "is locked with a password"),
        ("pack.txt", b"a" * (documents.LARGEST_FILE + 1), documents.TooLarge, "is larger than 100 MB"),
        ("pack.txt", b"a b\n" * 3_000_000, documents.TooLarge, "larger than 10 MB"),
        ("pack.txt", b"a\n" * 500_001, documents.TooLarge, "more than 500,000 lines"),
        ("pack.txt", b"a\tb\n" * 100_001, documents.TooLarge, "more than 100,000 lines and rows"),
        ("pack.txt", b"a\t" * 1_001, documents.TooLarge, "more than 1,000 cells"),
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
    assert block.cells == ("", "Under <10% of 6th forms, <insert name> <24hr\n• one\n• two")


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


def test_a_table_in_a_cell_is_lines_of_it() -> None:
    inner = "<table><tr><td>a &lt;b&gt;</td><td>c</td></tr><tr><td>d</td></tr></table>"
    (row,) = text.blocks(f"<table><tr><td>Above{inner}</td><td>Right</td></tr></table>".encode())
    assert row.cells == ("Above\na <b> | c\nd", "Right")


def test_signs_of_lists_in_cells_are_bullets_and_figures_stay_figures() -> None:
    (row,) = text.blocks(b"Leads\t<p>- one</p><p>\xe2\x80\x93 two</p>\t- 5%\n")
    assert row.cells == ("Leads", "• one\n• two", "- 5%")


def test_sixteen_bit_text_is_read_by_its_mark() -> None:
    expected = (Block(BlockKind.PARAGRAPH, "Board – papers", line=1),)
    assert documents.read("pack.txt", "Board – papers".encode("utf-16")) == expected


@pytest.mark.parametrize(
    ("written", "pictures"),
    [
        ("Slides below ![](img-0.jpeg)", 1),
        ("Slides below\n\n![Two words](slide.png)", 1),
        ("Slides below <div data-bbox='1 2 3 4' data-label='Image'><img src='a'></div>", 1),
        ("Slides below\n\n| a | <img src='b'><img src='c'> |", 2),
        ("<table><tr><td>Slides below</td><td><img src='d'></td></tr></table>", 1),
        ("Slides below!", 0),
        ("Slides below [there](https://example.org/a)", 0),
        ("Slides below <div data-label='Table'>a</div>", 0),
    ],
)
def test_a_picture_in_a_text_is_counted_at_its_place_and_is_no_words(written: str, pictures: int) -> None:
    found = documents.read("pack.txt", written.encode())
    assert sum(len(block.lost) for block in found) == pictures
    assert all(block.text for block in found)
    assert "jpeg" not in found[0].text


def test_a_sign_without_a_word_behind_it_is_no_bullet() -> None:
    (row,) = documents.read("pack.txt", b"| + / - | + grow | - 5% |")
    assert row.cells == ("+ / -", "\u2022 grow", "- 5%")
