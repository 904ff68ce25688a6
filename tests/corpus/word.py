"""A marked source set as a Word document. What the marks mean is told in ``sources``."""

import datetime as dt
import io
import re

import docx
from docx.document import Document
from docx.enum import text
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.corpus.sources import Marked, Table

NESTED = re.compile(r"\[\[(.*?)\]\]")
BOLD = re.compile(r"\*\*(.+?)\*\*")


def document(source: Marked) -> bytes:
    """Set the whole source; the same source always gives the same words."""
    paper = docx.Document()
    paper.core_properties.created = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for section in paper.sections:
        section.header.paragraphs[0].text = "  ".join(filter(None, (source.stamp, source.head)))
        section.footer.paragraphs[0].text = source.foot
    for piece in source.pieces:
        if isinstance(piece, Table):
            _table(paper, piece)
        else:
            _line(paper, piece)
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


def _line(paper: Document, line: str) -> None:
    """Set one line: a heading, an entry of a list, a page's end, or a paragraph."""
    marks = len(line) - len(line.lstrip("#"))
    if line == "====":
        paper.add_paragraph().add_run().add_break(text.WD_BREAK.PAGE)
    elif marks:
        paper.add_heading(line.lstrip("# "), level=marks)
    elif line.startswith("* "):
        _runs(paper.add_paragraph(style="List Bullet"), line[2:])
    else:
        _runs(paper.add_paragraph(), line)


def _runs(paragraph: Paragraph, line: str) -> None:
    """Set the words of a paragraph, the bold ones bold."""
    for number, part in enumerate(BOLD.split(line)):
        if part:
            paragraph.add_run(part).bold = bool(number % 2)


def _table(paper: Document, table: Table) -> None:
    """Set a table with its joined cells."""
    width = max(len(row) for row in table.rows)
    grid = paper.add_table(rows=len(table.rows), cols=width, style="Table Grid")
    for down, row in enumerate(table.rows):
        for across in range(width):
            words = row[across] if across < len(row) else ""
            cell = grid.cell(down, across)
            if words == "<":
                cell.merge(grid.cell(down, across - 1))
            elif words == "^":
                cell.merge(grid.cell(down - 1, across))
            else:
                _cell(cell, words)
    if table.repeated:
        properties = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no door of its own for this
        properties.append(properties.makeelement(_W + "tblHeader"))


def _cell(cell: _Cell, words: str) -> None:
    """Fill a cell: paragraphs, list entries, and a table within."""
    inner = NESTED.search(words)
    if inner:
        rows = [part.split(" ; ") for part in inner[1].split(" // ")]
        words = NESTED.sub("", words)
    for number, part in enumerate(words.split("//")):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        line = part.strip()
        if line.startswith("• "):
            paragraph.style = "List Bullet"
            line = line[2:]
        _runs(paragraph, line)
    if inner:
        grid = cell.add_table(rows=len(rows), cols=len(rows[0]))
        for down, row in enumerate(rows):
            for across, inside in enumerate(row):
                grid.cell(down, across).text = inside.strip()


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
