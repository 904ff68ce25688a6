"""A Word document's bytes into blocks: headings, paragraphs, bullets, table rows and breaks, in reading order.

The document is read as a stream of events (``word_reading``) from a bounded package (``word_package``). Page furniture
is left out. A header, footer or watermark that restricts its pages is none: it stands as a banner before them.
"""

from board.packs import restriction
from board.packs.values import Block
from storage.documents import EmptyFile, Progress, bold_marks, lost, word_lists, word_package
from storage.documents.word_package import Package, Style
from storage.documents.word_reading import Reading


def blocks(content: bytes, progress: Progress | None = None) -> tuple[Block, ...]:
    """Turn the bytes of a .docx file into blocks; ``progress`` is told the bytes of its text, done and in all.

    Raises :class:`storage.documents.Unreadable`: damaged, locked, too large, or with nothing in it to read.
    """
    package = Package(content)
    main = package.main()
    links = package.links(main)
    parts = {link.kind: link.target for link in links.values() if not link.external}
    styles = word_package.styles(package, parts.get("styles", "word/styles.xml"))
    lists = word_package.numbering(package, parts.get("numbering", "word/numbering.xml"))
    reading = Reading(styles, word_lists.Counter(lists, styles), links)
    for kind in ("footnotes", "endnotes"):
        if kind in parts:
            notes = _read(package, parts[kind], styles)
            reading.notes.update({(kind, key): found for key, found in notes.own_notes.items()})
    for key, link in links.items():
        if link.kind in {"header", "footer"} and not link.external:
            reading.restricting[key] = _restricting(_read(package, link.target, styles))
    package.parse(main, reading.started, reading.ended, reading.said, progress)
    found = tuple(lost.settled(bold_marks.mended(reading.blocks())))
    if not any(block.text for block in found):
        raise EmptyFile("The Word document has no text in it; perhaps its pages are pictures. Please send it as text.")
    return found


def _read(package: Package, part: str, styles: dict[str, Style]) -> Reading:
    reading = Reading(styles, word_lists.Counter(word_package.Numbering(), styles), package.links(part))
    package.parse(part, reading.started, reading.ended, reading.said)
    return reading


def _restricting(furniture: Reading) -> tuple[str, ...]:
    """Give the lines of a header or footer that restrict the pages they stand on."""
    written = (*(block.text for block in furniture.blocks()), *furniture.watermarks)
    lines = (" ".join(one.split()) for one in written)
    return tuple(dict.fromkeys(line for line in lines if restriction.marks(line)))
