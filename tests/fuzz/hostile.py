"""Files that somebody made to do harm, each with the refusal that it meets; None where what is sound in it is read."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from storage import documents
from tests.fuzz import pdfs, seeds

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>'
TAIL = "</w:body></w:document>"
ROW = "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE bomb [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + f']><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&file;</w:t></w:r></w:p></w:body></w:document>'
)
PICTURED = "<w:p><w:r><w:drawing><pic/></w:drawing></w:r></w:p>"
LETTERS = b"BT /F 1 Tf 72 700 Td " + b"(aaaaaaaaaa) Tj " * 100_000 + b"ET"
PACKED = zlib.compress(b" " * 50_000_000)
FLATE = b"/Filter/FlateDecode"
RELATIONS = "word/_rels/document.xml.rels"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file that is made when it is asked for, and the refusal it meets."""

    name: str
    make: Callable[[], bytes]
    refused: type[documents.Unreadable] | None
    file: str = "pack.docx"
    is_slow: bool = False


def word(document: str | bytes, parts: dict[str, str] | None = None) -> bytes:
    """Pack a document's part, and others by their names, as a Word document."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", document)
        for name, written in (parts or {}).items():
            archive.writestr(name, written)
    return held.getvalue()


def body(inner: str) -> bytes:
    """Set the body of a Word document."""
    return word(HEAD + inner + TAIL)


def _said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(HEAD.encode())
        for _ in range(1_100):
            part.write(b" " * 100_000)
        part.write(TAIL.encode())
    return held.getvalue()


def _lying_bomb() -> bytes:
    """Give a bomb whose list of parts says that it unfolds to a hundred bytes."""
    content = bytearray(_bomb())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(content)


def _with_password() -> bytes:
    content = bytearray(seeds.word())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + flags] |= 1
    return bytes(content)


def _reaching_out() -> bytes:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        f'<Relationships xmlns="{LINKS}"><Relationship Id="h" Type="{kinds}/header" TargetMode="External" '
        f'Target="http://203.0.113.1/header.xml"/><Relationship Id="s" Type="{kinds}/styles" '
        'Target="../../../../etc/passwd"/></Relationships>'
    )
    return word(HEAD + _said("sound") + TAIL, {RELATIONS: links})


def _forms() -> bytes:
    """Give a page whose drawing draws sixty others, each of which draws sixty, four deep."""
    return pdfs.page(
        b"/X Do " * 60,
        extra=tuple(pdfs.stream(b"/X Do " * 60, pdfs.FORM % number) for number in (7, 8, 9, 6)),
    )


def _ring() -> bytes:
    return pdfs.made([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])


def _leaflet() -> bytes:
    kids = b"3 0 R " * 100_000
    return pdfs.made([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 100000>>" % kids])


def _nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + _said("deep") + "</w:tc></w:tr></w:tbl>" * depth


CASES: tuple[Hostile, ...] = (
    Hostile("a zip bomb", _bomb, documents.TooLarge),
    Hostile("a zip bomb that lies about its size", _lying_bomb, documents.Damaged),
    Hostile("a damaged archive", lambda: seeds.word()[:-400], documents.Damaged),
    Hostile("an archive cut in the middle", lambda: seeds.word()[:9_000], documents.Damaged),
    Hostile("parts under a password", _with_password, documents.Locked),
    Hostile("entities that multiply", lambda: word(ENTITIES), documents.Damaged),
    Hostile("an entity that reads a file", lambda: word(OUTSIDE), documents.Damaged),
    Hostile("links that lead out", _reaching_out, None),
    Hostile("no text part", lambda: word("").replace(b"document", b"docoment"), documents.Damaged),
    Hostile("an empty text part", lambda: word(""), documents.Damaged),
    Hostile("no words", lambda: body("<w:p/>"), documents.EmptyFile),
    Hostile("an encoding that is none", lambda: word(HEAD.replace("UTF-8", "x-none") + TAIL), documents.Damaged),
    Hostile("another encoding than it says", lambda: word((HEAD + "é" + TAIL).encode("cp1252")), documents.Damaged),
    Hostile("UTF-16", lambda: word((HEAD.replace("UTF-8", "UTF-16") + _said("é") + TAIL).encode("utf-16")), None),
    Hostile("a million rows", lambda: body(f"<w:tbl>{ROW * 1_000_000}</w:tbl>"), documents.TooLarge, is_slow=True),
    Hostile(
        "a million cells",
        lambda: body(f"<w:tbl><w:tr>{'<w:tc/>' * 1_000_000}</w:tr></w:tbl>"),
        documents.TooLarge,
        is_slow=True,
    ),
    Hostile("tables in tables, 100,000 deep", lambda: body(_nested(100_000)), None),
    Hostile("a paragraph of 30 MB", lambda: body(_said("words " * 5_000_000)), documents.TooLarge),
    Hostile("200 MB", lambda: b"PK\x03\x04" + bytes(200_000_000), documents.TooLarge, is_slow=True),
    Hostile("200 MB of text", lambda: b"word " * 40_000_000, documents.TooLarge, "pack.txt", is_slow=True),
    Hostile("a million rows of text", lambda: b"1\t2\n" * 1_000_000, documents.TooLarge, "pack.txt", is_slow=True),
    Hostile("open tables", lambda: b"<table\n" * 400_000, None, "pack.txt", is_slow=True),
    Hostile("open comments", lambda: b"a <!-- " * 400_000, None, "pack.txt"),
    Hostile("open links", lambda: b"[a](" + b"b" * 4_000_000, None, "pack.txt"),
    Hostile("a heading of spaces", lambda: b"# a" + b" " * 4_000_000 + b"b", None, "pack.txt"),
    Hostile("rulings without a table", lambda: b"--|--\n" * 400_000, None, "pack.txt", is_slow=True),
    Hostile("a line of bars", lambda: b"|" + b" " * 4_000_000 + b"x|", None, "pack.txt"),
    Hostile("tags in tags", lambda: b"<p><b><ul><li>" * 200_000, None, "pack.txt", is_slow=True),
    Hostile(
        "tables in tables of HTML", lambda: b"<table><tr><td>a" * 100_000 + b"</table>" * 100_000, None, "pack.txt"
    ),
    Hostile("a PDF cut off", lambda: seeds.pdf()[:300], documents.Damaged, "pack.pdf"),
    Hostile("a PDF under a password", lambda: pdfs.locked(b"open"), documents.Locked, "pack.pdf"),
    Hostile("a page of a million letters", lambda: pdfs.page(LETTERS), documents.EmptyFile, "pack.pdf"),
    Hostile("a page that unfolds to 50 MB", lambda: pdfs.page(PACKED, more=FLATE), documents.EmptyFile, "pack.pdf"),
    Hostile("forms within forms", _forms, documents.EmptyFile, "pack.pdf"),
    Hostile("pages that hold themselves", _ring, documents.EmptyFile, "pack.pdf"),
    Hostile("a PDF of 100,000 pages", _leaflet, documents.TooLarge, "pack.pdf"),
    Hostile("a scan", lambda: pdfs.page(pdfs.BEHIND, extra=(pdfs.PICTURE,)), documents.EmptyFile, "pack.pdf"),
    Hostile("a PDF of 200 MB", lambda: seeds.pdf() + bytes(200_000_000), documents.TooLarge, "pack.pdf", is_slow=True),
    Hostile("a picture in every paragraph", lambda: body(PICTURED * 90_000), documents.EmptyFile, is_slow=True),
    Hostile("pictures without end in a text", lambda: b"![](a)\n\f" * 90_000, documents.TooLarge, "pack.txt"),
)
