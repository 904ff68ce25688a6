"""A Word document's package: its parts as bounded streams of XML events, its links, styles and automatic numbers.

No words of the document are read here (``storage.documents.word``). Nothing is fetched, unpacked to a file or held
whole in memory; whatever declares entities or a DTD is refused, as no word processor writes any.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from storage.documents import Damaged, Locked, Progress, TooLarge

MOST_PARTS = 10_000  # a document with a thousand pictures has about 1,100
LARGEST_INFLATED = 100_000_000  # bytes of all parts that are read; 1,000 pages of tables have about 20,000,000
CHUNK = 65_536  # bytes inflated at a time
DEEPEST_STYLE = 20  # styles that a style may be based on, one on the other

_PART = b"PK\x01\x02"  # opens each entry of an archive's list of parts
_NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_NO = frozenset({"0", "false", "off", "none"})
_AGAIN = "Please open it in Word, save it again as .docx and send that."

Attributes = dict[str, str]
Started = Callable[[str, Attributes], None]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a relationship points: to a part of the package, or, where it is ``external``, out of it."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, after those it is based on: ``outline`` 1 is the top heading, 0 none."""

    name: str = ""
    outline: int = 0
    bold: bool = False
    list_id: str | None = None
    list_level: int | None = None


@dataclass(slots=True)
class _Written:
    """A style as it is written, before what it is based on is asked."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    bold: bool | None = None
    list_id: str | None = None
    list_level: int | None = None


@dataclass(slots=True)
class Level:
    """One level of a list: where it begins to count, in which letters or figures, and how the number is set."""

    start: int = 1
    shape: str = "decimal"
    text: str = ""
    plain: bool = False
    style: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document: levels by abstract list, and for each list its abstract one and where it starts anew."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict[str, dict[int, Level]])
    lists: dict[str, str] = field(default_factory=dict[str, str])
    anew: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])


class Package:
    """An opened Word document. Every part is inflated piece by piece, all of them together within a limit."""

    def __init__(self, content: bytes) -> None:
        if content.count(_PART) > MOST_PARTS:
            raise TooLarge(f"The Word document has more than {MOST_PARTS:,} parts: no pack has. {_AGAIN}")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Damaged(f"The Word document is damaged: its list of parts is broken. {_AGAIN}") from error
        self._inflated = 0

    def main(self) -> str:
        """Name the part that holds the text. Raises :class:`Damaged` where there is none."""
        for link in self.links("").values():
            if link.kind == "officeDocument" and self.has(link.target):
                return link.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise Damaged(f"The Word document is damaged: the part with its text is missing. {_AGAIN}")

    def has(self, part: str) -> bool:
        """Tell whether the package holds a part."""
        return part in self._archive.NameToInfo

    def links(self, part: str) -> dict[str, Link]:
        """Give the relationships of a part by their ids; none where it has no list of them."""
        folder, name = posixpath.split(part)
        found: dict[str, Link] = {}

        def started(element: str, attributes: Attributes) -> None:
            if element == "Relationship":
                kind = attributes.get("Type", "").rpartition("/")[2]
                external = attributes.get("TargetMode", "").lower() == "external"
                target = attributes.get("Target", "")
                if not external:
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[attributes.get("Id", "")] = Link(kind, target, external)

        self.parse(posixpath.join(folder, "_rels", f"{name}.rels"), started)
        return found

    def parse(
        self,
        part: str,
        started: Started,
        ended: Callable[[str], None] | None = None,
        said: Callable[[str], None] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Read a part as events, with names that have lost their namespace; a part that is not there has none.

        Raises :class:`Damaged`, :class:`Locked` or :class:`TooLarge`, whatever the bytes are.
        """
        if not self.has(part):
            return
        parser = _parser(started, ended, said)
        info = self._archive.NameToInfo[part]
        try:
            self._feed(parser, info, progress)
        except expat.ExpatError as error:
            if error.code == _NO_MEMORY:
                raise MemoryError from error
            raise Damaged(f"The Word document is damaged: its part {part} cannot be read. {_AGAIN}") from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            LookupError,
            ValueError,
            NotImplementedError,
        ) as error:
            raise Damaged(f"The Word document is damaged: its part {part} cannot be read. {_AGAIN}") from error

    def _feed(self, parser: expat.XMLParserType, info: zipfile.ZipInfo, progress: Progress | None) -> None:
        if info.flag_bits & 1:
            raise Locked("The Word document is locked with a password. Please save it without one and send that.")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Damaged(f"The Word document is packed in a way that Word does not use. {_AGAIN}")
        self._claim(info.file_size)
        done = 0
        with self._archive.open(info) as stream:
            while piece := stream.read(CHUNK):
                done += len(piece)
                if done > info.file_size:
                    self._claim(len(piece))
                parser.Parse(piece, False)
                if progress is not None:
                    progress(done, max(done, info.file_size))
        parser.Parse(b"", True)

    def _claim(self, size: int) -> None:
        """Count what is inflated; what a part declares counts before its first byte is."""
        self._inflated += size
        if self._inflated > LARGEST_INFLATED:
            most = LARGEST_INFLATED // 1_000_000
            raise TooLarge(
                f"The Word document unfolds to more than {most} MB of text: more than any pack. "
                "Please send the pack in parts."
            )


def names(content: bytes) -> tuple[str, ...]:
    """Name the parts of an archive; none where its list is broken, or longer than any document's."""
    if content.count(_PART) > MOST_PARTS:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            return tuple(opened.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ()


def value(attributes: Attributes, name: str = "val") -> str | None:
    """Give an attribute, whichever namespace it is written in."""
    for key, written in attributes.items():
        if key == name or key.endswith(f" {name}"):
            return written
    return None


def whole(written: str | None, most: int) -> int | None:
    """Read a whole number from 0 to ``most``; None for anything else."""
    digits = (written or "").strip()
    return min(int(digits), most) if digits.isascii() and digits.isdigit() and len(digits) <= len("999999999") else None


def is_on(attributes: Attributes) -> bool:
    """Read a switch: it is on where it stands without a value."""
    return (value(attributes) or "1").lower() not in _NO


def styles(package: Package, part: str) -> dict[str, Style]:
    """Read the styles by their ids, each with what it takes from those it is based on."""
    written: dict[str, _Written] = {}
    current = _Written()

    def started(name: str, attributes: Attributes) -> None:
        nonlocal current
        said = value(attributes)
        match name:
            case "style":
                current = written[value(attributes, "styleId") or ""] = _Written()
            case "name":
                current.name = (said or "").lower()
            case "basedOn":
                current.based_on = said
            case "outlineLvl":
                current.outline = whole(said, 9)
            case "b":
                current.bold = is_on(attributes)
            case "numId":
                current.list_id = said
            case "ilvl":
                current.list_level = whole(said, 8)
            case "tblStylePr":  # what a table style says of its first row is no style of the text
                current = _Written()

    package.parse(part, started)
    return {key: _resolved(key, written) for key in written}


def _resolved(key: str, written: dict[str, _Written]) -> Style:
    found = _Written(name=written[key].name)
    at: str | None = key
    for _ in range(DEEPEST_STYLE):
        one = written.get(at or "")
        if one is None:
            break
        outline = _outline(one)
        for name, said in (("outline", outline), ("bold", one.bold), ("list_level", one.list_level)):
            if getattr(found, name) is None:
                setattr(found, name, said)
        found.list_id = found.list_id or one.list_id
        at = one.based_on
    return Style(found.name, found.outline or 0, bool(found.bold), found.list_id, found.list_level)


def _outline(style: _Written) -> int | None:
    """Say which heading a style is, by its level in the outline or by its name."""
    if style.outline is not None:
        return style.outline + 1 if style.outline < 9 else 0  # noqa: PLR2004 - ECMA-376, 17.3.1.20: 9 is body text
    start, _, depth = style.name.partition(" ")
    if start == "heading" and depth.isdigit():
        return whole(depth, 9)
    return 1 if style.name == "title" else None


def numbering(package: Package, part: str) -> Numbering:  # noqa: C901 - one case an element
    """Read the lists of a document."""
    found = Numbering()
    levels: dict[int, Level] = {}
    level = Level()
    at = 0
    list_id = ""

    def started(name: str, attributes: Attributes) -> None:  # noqa: C901 - as above
        nonlocal levels, level, at, list_id
        said = value(attributes)
        match name:
            case "abstractNum":
                levels = found.levels.setdefault(value(attributes, "abstractNumId") or "", {})
            case "lvl" | "lvlOverride":
                at = whole(value(attributes, "ilvl"), 8) or 0
                level = levels.setdefault(at, Level()) if name == "lvl" else level
            case "start":
                level.start = whole(said, 1_000_000) or 0
            case "numFmt":
                level.shape = said or "decimal"
            case "lvlText":
                level.text = (said or "")[:40]
            case "isLgl":
                level.plain = is_on(attributes)
            case "pStyle":
                level.style = said
            case "num":
                list_id = value(attributes, "numId") or ""
                levels = {}  # a level that one list has otherwise is kept out of the list it is made from
            case "abstractNumId":
                found.lists[list_id] = said or ""
            case "startOverride":
                found.anew.setdefault(list_id, {})[at] = whole(said, 1_000_000) or 0

    package.parse(part, started)
    return found


def _parser(
    started: Started, ended: Callable[[str], None] | None, said: Callable[[str], None] | None
) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, attributes: Attributes) -> None:
        started(name.rpartition(" ")[2], attributes)

    def end(name: str) -> None:
        if ended is not None:
            ended(name.rpartition(" ")[2])

    def refuse(*_: object) -> None:
        raise Damaged(f"The Word document declares a document type or entities, which Word never writes. {_AGAIN}")

    parser.StartElementHandler = start
    parser.EndElementHandler = end if ended is not None else None
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser
