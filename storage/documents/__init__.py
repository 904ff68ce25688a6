"""Files on their way in: which kind of file this is, and which reader turns it into blocks.

Only the choice of the reader and the errors of this room live here; what a block means is ``board.packs``'s business.
"""

from board.packs.values import Block

WORD = "a Word document"
PDF = "a PDF"

# The first bytes of files that people do send instead of a text (https://www.garykessler.net/library/file_sigs.html).
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
ENDINGS: dict[str, str] = {
    "pdf": PDF,
    "docx": WORD,
    "doc": WORD,
    "odt": "an OpenDocument text",
    "rtf": "a rich text document",
    "xlsx": "a spreadsheet",
    "xls": "a spreadsheet",
    "pptx": "a slide deck",
    "html": "a web page",
    "htm": "a web page",
    "eml": "an e-mail",
    "msg": "an e-mail",
    "zip": "an archive",
}


class Unreadable(Exception):
    """The file could not be read; nothing of it was kept."""


class EmptyFile(Unreadable):
    """The file holds nothing at all."""


class UnknownType(Unreadable):
    """The file is of a kind that is not read; send the pack as a text file (.txt or .md)."""


class NotYetRead(UnknownType):
    """The file is a kind of document that a later version will read."""


def read(name: str, content: bytes) -> tuple[Block, ...]:
    """Turn a file into blocks; ``name`` is what its sender called it, and the bytes have the last word.

    Raises :class:`EmptyFile` for no bytes, :class:`NotYetRead` for PDF and Word, :class:`UnknownType` for the rest.
    """
    from storage.documents import text  # noqa: PLC0415 - the reader raises this module's errors, so it comes second

    if not content.strip():
        raise EmptyFile(f"{name} is empty. Please check the file and send it again.")
    kind = _kind(name, content)
    if kind in {PDF, WORD}:
        raise NotYetRead(f"{name} is {kind}, which is not read yet. Please send the pack as a text file (.txt or .md).")
    if kind is not None:
        raise UnknownType(f"{name} is {kind}, which is not read. Please send the pack as a text file (.txt or .md).")
    return text.blocks(content)


def _kind(name: str, content: bytes) -> str | None:
    """Name a kind that is no plain text, first by the bytes and then by the name's ending."""
    head = content.lstrip()[:8]
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return WORD if b"word/" in content else "an archive"
    _, dot, ending = name.rpartition(".")
    return ENDINGS.get(ending.lower()) if dot else None
