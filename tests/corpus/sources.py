"""The invented packs as files: a plain text as it stands, and a marked one set as a Word document or a PDF.

Only the little mark-up of the sources is read here; ``word`` and ``pdf`` set it. In a source a line
``@@narrative N M`` stands for M paragraphs of talk that hold no facts, from the Nth on (``{{talk N M}}`` within a
cell); in a marked one ``:::`` opens and closes a table, ``<`` is a cell joined to the one on its left, ``^`` to the one
above, ``//`` begins a new paragraph in a cell, and ``[[a ; b // c ; d]]`` is a table within a cell.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
OPEN = HERE / "packs"
HELD_BACK = HERE / "held_back"
# Talk, as boards talk. None of it is an action, a decision, a figure or a person; some of it sounds like one.
TALK = tuple((HERE / "talk.txt").read_text().splitlines())
NARRATIVE = re.compile(r"^@@narrative (\d+) (\d+)$", re.MULTILINE)
WITHIN = re.compile(r"\{\{talk (\d+) (\d+)\}\}")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a marked source: its rows as written, and whether the first is repeated on every page."""

    rows: tuple[tuple[str, ...], ...]
    repeated: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked source: what stands above and below each page, and its pieces in order."""

    form: str
    head: str = ""
    foot: str = ""
    stamp: str = ""
    pieces: tuple[str | Table, ...] = field(default=())


def names(folder: Path) -> list[str]:
    """Name every pack of a folder, in order."""
    return sorted(path.stem for path in folder.iterdir() if path.suffix in {".txt", ".md", ".pack"})


@functools.cache
def load(folder: Path, name: str) -> tuple[str, bytes]:
    """Give a pack as a file: what its sender calls it, and its bytes."""
    from tests.corpus import pdf, word  # noqa: PLC0415 - both set what is marked here

    (path,) = (
        folder / f"{name}{ending}" for ending in (".txt", ".md", ".pack") if (folder / f"{name}{ending}").exists()
    )
    if path.suffix != ".pack":
        return path.name, written(path).encode()
    source = marked(written(path))
    return (f"{name}.docx", word.document(source)) if source.form == "docx" else (f"{name}.pdf", pdf.document(source))


def words(folder: Path, name: str) -> str:
    """Give the words of a pack as its source writes them, to ask whether a name stands in them at all."""
    (path,) = (path for path in folder.iterdir() if path.stem == name and path.suffix in {".txt", ".md", ".pack"})
    return written(path)


def written(path: Path) -> str:
    """Read a source and put the talk in."""

    def talk(match: re.Match[str], between: str) -> str:
        first, count = int(match[1]), int(match[2])
        return between.join(TALK[(first + number) % len(TALK)] for number in range(count))

    whole = NARRATIVE.sub(lambda match: talk(match, "\n\n"), path.read_text())
    return WITHIN.sub(lambda match: talk(match, " // "), whole)


def marked(text: str) -> Marked:
    """Read the mark-up of a source; its first lines up to ``---`` say how it is to be set."""
    front, _, body = text.partition("\n---\n")
    settings = dict(line.split(": ", 1) for line in front.splitlines())
    return Marked(
        settings["form"],
        settings.get("head", ""),
        settings.get("foot", ""),
        settings.get("stamp", ""),
        tuple(_pieces(body)),
    )


def _pieces(body: str) -> Iterator[str | Table]:
    """Give the lines of a source and its tables, in order."""
    rows: list[tuple[str, ...]] | None = None
    repeated = False
    for line in body.splitlines():
        if line.startswith(":::"):
            if rows is not None:
                yield Table(tuple(rows), repeated)
            rows, repeated = (None, False) if rows is not None else ([], "repeat" in line)
        elif rows is not None:
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
        elif line.strip():
            yield line.strip()
