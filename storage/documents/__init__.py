"""Files on their way in: which kind of file this is, and which reader turns it into blocks.

Only the choice of the reader, the limits that all readers share and the errors of this room live here; what a block
means is ``board.packs``'s business. ``apart`` does the same in a process of its own, where no file can do harm.
"""

from collections.abc import Callable, Iterable

from board.packs.values import Block

LARGEST_FILE = 100_000_000  # bytes; a scanned pack of 1,000 pages has about half of it
MOST_BLOCKS = 100_000  # a pack of 1,000 pages has about 30,000
MOST_CHARACTERS = 20_000_000  # of all blocks together; a pack of 1,000 pages has about 3,000,000

WORD = "a Word document"
PDF = "a PDF"

# The first bytes of files that people do send instead of a pack (https://www.garykessler.net/library/file_sigs.html).
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
    "docm": WORD,
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
# What kind of archive it is, by the names of its parts.
PARTS: tuple[tuple[str, str], ...] = (
    ("word/", WORD),
    ("xl/", "a spreadsheet"),
    ("ppt/", "a slide deck"),
    ("META-INF/manifest.xml", "an OpenDocument text"),
)
INSTEAD = "Please send the pack as a Word document (.docx), a PDF or a text file (.txt or .md)."

_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN = 1024  # bytes; readers look for the mark of a PDF so far into a file

Progress = Callable[[int, int], None]
"""Told how much is done of how much, in whatever the reader counts: pages, or bytes."""


class Unreadable(Exception):
    """The file could not be read; nothing of it was kept."""


class EmptyFile(Unreadable):
    """The file holds nothing at all."""


class UnknownType(Unreadable):
    """The file is of a kind that is not read; send the pack as Word, PDF or text."""


class Damaged(Unreadable):
    """The file is broken; open it where it was made, save it again and send that."""


class Locked(Unreadable):
    """The file is locked with a password; save it without one."""


class TooLarge(Unreadable):
    """The file, or what it unfolds to, is larger than any pack; send the pack in parts."""


class TooSlow(Unreadable):
    """Reading took longer than any pack takes; send the pack in parts, or as text."""


def read(name: str, content: bytes, progress: Progress | None = None) -> tuple[Block, ...]:
    """Turn a file into blocks; ``name`` is what its sender called it, and the bytes have the last word.

    ``progress`` is told how far the reading is. Raises :class:`Unreadable`: :class:`EmptyFile` for no bytes,
    :class:`UnknownType` for other kinds, :class:`Damaged`, :class:`Locked` and :class:`TooLarge` for what they say.
    """
    # The readers raise this module's errors, so they come second; and who reads a text need not load the PDF library.
    from storage.documents import text, word  # noqa: PLC0415

    if len(content) > LARGEST_FILE:
        size = LARGEST_FILE // 1_000_000
        raise TooLarge(f"{name} is larger than {size} MB, more than is read. Please send the pack in parts.")
    if not content.strip():
        raise EmptyFile(f"{name} is empty. Please check the file and send it again.")
    kind = _kind(name, content)
    if kind == WORD and content.startswith(b"PK"):
        return word.blocks(content, progress)
    if kind == PDF and b"%PDF-" in content[:_PDF_WITHIN]:
        from storage.documents import pdf  # noqa: PLC0415

        return bounded(pdf.blocks(content, progress))
    if kind in {PDF, WORD}:
        raise Damaged(f"{name} is named {kind}, and is none. Please save the pack again and send that. {INSTEAD}")
    if kind is not None and _LOCKED_OFFICE in content:
        raise Locked(f"{name} is locked with a password. Please save it without one and send that.")
    if kind is not None:
        raise UnknownType(f"{name} is {kind}, which is not read. {INSTEAD}")
    return text.blocks(content)


def bounded(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Gather blocks, as far as a pack may go. Raises :class:`TooLarge` past that, before more of them are made."""
    kept: list[Block] = []
    characters = 0
    for block in blocks:
        kept.append(block)
        characters += len(block.text) + len(block.cells)
        within(len(kept), characters)
    return tuple(kept)


def within(blocks: int, characters: int) -> None:
    """Raise :class:`TooLarge` where there are more blocks, or more characters in them, than a pack has."""
    if blocks > MOST_BLOCKS or characters > MOST_CHARACTERS:
        raise TooLarge(
            f"The file holds more than {MOST_BLOCKS:,} lines and rows, or more than {MOST_CHARACTERS:,} characters: "
            "more than any pack. Please send the pack in parts."
        )


def _kind(name: str, content: bytes) -> str | None:
    """Name a kind that is no plain text, first by the bytes and then by the name's ending."""
    head = content[:_PDF_WITHIN].lstrip()
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    _, dot, ending = name.rpartition(".")
    return ENDINGS.get(ending.lower()) if dot else None


def _archive(content: bytes) -> str:
    """Name what kind of archive it is by its list of parts, or where that is broken by what can still be seen."""
    from storage.documents import word_package  # noqa: PLC0415

    names = word_package.names(content)
    if not names:
        return WORD if b"word/" in content else "an archive"
    for start, kind in PARTS:
        if any(name.startswith(start) for name in names):
            return kind
    return "an archive"
