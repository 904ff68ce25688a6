"""A marked source set as a PDF by typst. What the marks mean is told in ``sources``."""

import re
from collections.abc import Iterator

import typst

from tests.corpus.sources import Marked, Table

BOLD = re.compile(r"\*\*(.+?)\*\*")
NESTED = re.compile(r"\[\[(.*?)\]\]")


def document(source: Marked) -> bytes:
    """Set the whole source; the same source always gives the same words."""
    lines = [
        f'#set page(paper: "a4", margin: 2cm, header: [{_words(source.head)}], footer: context [{_words(source.foot)}'
        " #h(1fr) Page #counter(page).display()]"
        + (
            f", background: rotate(-45deg, text(80pt, fill: luma(225), {_quoted(source.stamp)}))"
            if source.stamp
            else ""
        )
        + ")",
        '#set text(size: 10pt, font: "Libertinus Serif")',
        "#set par(justify: false)",
    ]
    for piece in source.pieces:
        lines += [_table(piece) if isinstance(piece, Table) else _line(piece), ""]
    return typst.compile("\n".join(lines).encode())


def _line(line: str) -> str:
    """Set one line: a heading, an entry of a list, a page's end, or a paragraph."""
    marks = len(line) - len(line.lstrip("#"))
    if line == "====":
        return "#pagebreak()"
    if marks:
        return f"#heading(level: {marks}, {_quoted(line.lstrip('# '))})"
    if line.startswith("* "):
        return f"#list[{_words(line[2:])}]"
    return f"#par[{_words(line)}]"


def _table(table: Table) -> str:
    """Set a table with its joined cells; the first row comes again on every page where the source says so."""
    width = max(len(row) for row in table.rows)
    columns = ", ".join(f"{_width([row[at] for row in table.rows if at < len(row)])}fr" for at in range(width))
    rows = [", ".join(_cells(table, down, width)) for down in range(len(table.rows))]
    head = f"table.header(repeat: true, {rows[0]})" if table.repeated else rows[0]
    return f"#table(columns: ({columns},), {', '.join(filter(None, (head, *rows[1:])))})"


def _width(cells: list[str]) -> int:
    """Give a column the room that its longest word needs, and more to one with long cells."""
    longest = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(6, longest + 3, min(34, max(map(len, cells))))


def _cells(table: Table, down: int, width: int) -> Iterator[str]:
    """Give the cells of one row, each as wide and as high as those joined to it make it."""
    row = (*table.rows[down], *[""] * (width - len(table.rows[down])))
    for across, words in enumerate(row):
        if words in {"<", "^"}:
            continue
        wide = 1
        while across + wide < width and row[across + wide] == "<":
            wide += 1
        high = 1
        while down + high < len(table.rows) and (*table.rows[down + high], *[""] * width)[across] == "^":
            high += 1
        yield f"table.cell(colspan: {wide}, rowspan: {high})[{_cell(words)}]"


def _cell(words: str) -> str:
    """Fill a cell: paragraphs, and a table within."""
    inner = NESTED.search(words)
    parts = [_words(part.strip()) for part in NESTED.sub("", words).split("//")]
    set_ = " #parbreak() ".join(parts)
    if not inner:
        return set_
    rows = [part.split(" ; ") for part in inner[1].split(" // ")]
    cells = ", ".join(f"[{_words(text.strip())}]" for row in rows for text in row)
    return f"{set_} #table(columns: {len(rows[0])}, {cells})"


def _words(line: str) -> str:
    """Set the words of a line, the bold ones bold."""
    return "".join(
        f"#strong({_quoted(part)})" if number % 2 else f"#{_quoted(part)}"
        for number, part in enumerate(BOLD.split(line))
        if part
    )


def _quoted(line: str) -> str:
    """Quote words so that none of them is taken for a mark of typst's."""
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
