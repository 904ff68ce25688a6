"""Sound files of every kind, made here of invented words, for ``mutations`` to spoil."""

import io

import docx
from docx.enum.text import WD_BREAK

TEXT = """# Riverbank Joint Board

Thursday 14 May 2026 at 9.30 am

## AGENDA

1\tWelcome\tChair
2\tMinutes (Pages 1 - 4)\tChair

| No | Action | Lead | Deadline |
|----|--------|------|----------|
| 1 | **Plan** Write the plan | AB | Jun-26 |

<table><tr><td><p>One</p><ul><li>first</li></ul></td><td>&amp;</td></tr></table>

- a bullet with a [link](https://example.org/papers)

---

**EXEMPT** Under <10% of 6<sup>th</sup> forms
"""


def text() -> bytes:
    """Give a pack as text."""
    return TEXT.encode()


def word() -> bytes:
    """Give a pack as a Word document with headings, a list, a table and a header."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Riverbank Joint Board"
    paper.add_heading("Riverbank Joint Board", 1)
    paper.add_paragraph("Thursday 14 May 2026 at 9.30 am")
    paper.add_heading("AGENDA", 2)
    table = paper.add_table(rows=0, cols=3)
    for cells in (("No", "Item", "Lead"), ("1", "Welcome", "Chair"), ("2", "Minutes (Pages 1 - 4)", "Chair")):
        for cell, written in zip(table.add_row().cells, cells, strict=True):
            cell.text = written
    table.cell(2, 1).add_table(rows=2, cols=2).cell(0, 0).text = "within"
    paper.add_paragraph("a bullet", style="List Bullet")
    paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    paper.add_paragraph("After the page’s end")
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


def pdf() -> bytes:
    """Give one page as a PDF, written by hand, with its table of places."""
    words = b"BT /F1 12 Tf 72 760 Td (Riverbank Joint Board) Tj 0 -20 Td (Thursday 14 May 2026) Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<</Type/Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    begin = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, begin)
    return bytes(written)
