"""The events of a Word document's text into blocks: which words are seen, which cell and which page they stand in.

What a reader of the page sees is kept: inserted words, text boxes, notes, tables within tables. What he does not see is
left out: deleted and hidden words, comments, instructions to fields, the second form of a drawing.
"""

import dataclasses
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from board.packs.values import Block, BlockKind
from storage.documents import TooLarge, lost, markup, within, word_lists, word_paragraphs, word_sections, word_signs
from storage.documents.word_package import Attributes, Link, Style, is_on, value, whole
from storage.documents.word_paragraphs import Paragraph, Run
from storage.documents.word_sections import Section
from storage.documents.word_tables import Tables

MOST_PIECES = 500_000  # paragraphs, cells and runs; 1,000 pages have about 200,000

_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delInstrText", "delText", "rt"})
_SPACES = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\xa0": " ", "\u2011": "-", "\xad": None, "\u200b": None})
_SIGNS = {"noBreakHyphen": "-", "cr": "\n", "tab": "\t", "ptab": "\t"}
_ADDRESSES = ("http://", "https://", "mailto:")
_LOST = {  # by the element that shows it
    "pic": lost.PICTURE, "imagedata": lost.PICTURE, "chart": lost.CHART, "relIds": lost.DIAGRAM,
    "OLEObject": lost.EMBEDDED, "altChunk": lost.PART,
}  # fmt: skip


@dataclass(slots=True)
class _Around:
    """What a text box interrupts."""

    paragraph: Paragraph | None
    run: Run
    tables: Tables


class Reading:
    """Takes the events of one part; :meth:`blocks` gives what they made.

    ``restricting`` holds, by their ids, the lines of headers and footers that restrict; ``notes`` the notes of other
    parts by kind and id; ``own_notes`` those that this part holds, ``watermarks`` what is set behind its pages.
    """

    def __init__(self, styles: dict[str, Style], counter: word_lists.Counter, links: dict[str, Link]) -> None:
        self.restricting: dict[str, tuple[str, ...]] = {}
        self.notes: dict[tuple[str, str], list[Block]] = {}
        self.own_notes: dict[str, list[Block]] = {}
        self.watermarks: list[str] = []
        self._styles, self._counter, self._links = styles, counter, links
        self._out: list[Block] = []
        self._path: list[str] = []
        self._unseen = 0  # the depth at which something unseen began
        self._placeholder = False
        self._sheet, self._remembered = 1, False
        self._paragraph: Paragraph | None = None
        self._run = Run()
        self._said: list[str] | None = None
        self._ticked = False
        self._tables = Tables()
        self._boxes: list[_Around] = []
        self._boxed: list[Block] = []
        self._noted: list[tuple[str, str]] = []
        self._note = ("", 0)
        self._link: str | None = None
        self._linked: list[str] = []
        self._lost: list[str] = []
        self._sections: list[Section] = []
        self._headers: dict[str, str] = {}
        self._afresh = self._section_over = False
        self._pieces = self._characters = 0
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "p": self._paragraph_starts,
            "r": self._run_starts,
            "t": self._text_starts,
            "br": self._breaks,
            "sym": self._symbol,
            "lastRenderedPageBreak": self._page_turns,
            "tbl": lambda _: self._tables.table_starts(),
            "tr": lambda _: self._tables.row_starts(),
            "tc": self._cell_starts,
            "txbxContent": self._box_starts,
            "textpath": self._watermark,
            "hyperlink": self._link_starts,
            "footnoteReference": lambda attributes: self._refers("footnotes", attributes),
            "endnoteReference": lambda attributes: self._refers("endnotes", attributes),
            "footnote": self._note_starts,
            "endnote": self._note_starts,
            "checkBox": self._box_is_open,
            "sectPr": self._section_starts,
            **{name: functools.partial(self._loses, name) for name in _LOST},
        }
        self._settings: dict[str, Callable[[str, Attributes], None]] = {
            "pPr": self._of_paragraph,
            "numPr": self._of_paragraph,
            "rPr": self._of_run,
            "trPr": self._of_table,
            "tcPr": self._of_table,
            "sectPr": self._of_section,
            "sdtPr": self._of_content,
            "checkBox": self._of_box,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "p": self._paragraph_ends,
            "t": self._text_ends,
            "tbl": self._table_ends,
            "tr": self._row_ends,
            "tc": self._cell_ends,
            "txbxContent": self._box_ends,
            "hyperlink": self._link_ends,
            "footnote": self._note_ends,
            "endnote": self._note_ends,
            "checkBox": self._box_is_shown,
            "sectPr": self._section_ends,
        }

    def started(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if self._unseen:
            return
        if name in _UNSEEN or name.endswith("Change") or (name == "sdtContent" and self._placeholder):
            self._unseen, self._placeholder = len(self._path), False
            self._taken_out(name, parent)
        elif (handler := self._starts.get(name)) is not None:
            handler(attributes)
        elif parent == "r" and name in _SIGNS:
            self._say(_SIGNS[name])
        elif (setting := self._settings.get(parent)) is not None:
            setting(name, attributes)

    def ended(self, name: str) -> None:
        """Take the end of an element."""
        if not self._unseen and (handler := self._ends.get(name)) is not None:
            handler()
        if self._unseen == len(self._path):
            self._unseen = 0
        self._path.pop()

    def said(self, text: str) -> None:
        """Take characters."""
        if self._said is not None and not self._unseen:
            self._said.append(text)

    def blocks(self) -> Iterator[Block]:
        """Give the blocks, each restricted section under its banner."""
        return word_sections.laid_out(self._out, self._sections, paged=self._remembered)

    # Words.

    def _paragraph_starts(self, _: Attributes) -> None:
        if self._paragraph is not None:
            self._paragraph_ends()
        self._count()
        self._paragraph = Paragraph(self._at())

    def _run_starts(self, _: Attributes) -> None:
        self._count()
        self._run = Run()

    def _text_starts(self, _: Attributes) -> None:
        self._said = []

    def _text_ends(self) -> None:
        text = "".join(self._said or ()).translate(_SPACES)
        self._said = None
        self._say(text)

    def _say(self, text: str) -> None:
        self._characters += len(text)
        within(0, self._characters)
        if self._paragraph is not None:
            self._paragraph.say(text, self._run)
            if self._link is not None:
                self._linked.append(text)

    def _symbol(self, attributes: Attributes) -> None:
        self._say(word_signs.shown(value(attributes, "char") or "", value(attributes, "font") or ""))

    def _paragraph_ends(self) -> None:
        paragraph, self._paragraph = self._paragraph, None
        if paragraph is not None:
            self._finish(paragraph)
        self._tell_lost()
        if self._boxes:
            return
        boxed, self._boxed = self._boxed, []
        for block in boxed:
            self._place(block)
        if not self._tables:
            self._give_notes()
        if self._section_over:
            self._close_section()

    def _finish(self, paragraph: Paragraph) -> None:
        said = any(run.text.strip() for run in paragraph.runs)
        if paragraph.mark is None and (said or not paragraph.removed):
            paragraph.mark = self._counter.mark(paragraph.style, paragraph.list_id, paragraph.list_level)
        style = self._styles.get(paragraph.style or "", Style())
        block = word_paragraphs.block(paragraph, style, in_cell=bool(self._tables))
        if block is not None:
            self._place(block)

    def _breaks(self, attributes: Attributes) -> None:
        if value(attributes, "type") != "page" or self._tables or self._boxes:
            self._say("\n")
            return
        before = self._paragraph
        if before is not None:
            self._finish(before)
            self._paragraph = dataclasses.replace(before, runs=[], mark="")
        self._place(Block(BlockKind.BREAK, "", sheet=self._at()))

    def _place(self, block: Block, tables: Tables | None = None) -> None:
        if (self._tables if tables is None else tables).take(block):
            return
        out = self._boxed if self._boxes else self._out
        out.append(block)
        within(len(out), self._characters)

    def _count(self) -> None:
        self._pieces += 1
        if self._pieces > MOST_PIECES:
            raise TooLarge(
                f"The Word document holds more than {MOST_PIECES:,} paragraphs, cells and changes of type: "
                "more than any pack. Please send the pack in parts."
            )

    # Tables.

    def _table_ends(self) -> None:
        self._tables.table_ends()
        if not self._tables and not self._boxes:
            self._give_notes()

    def _cell_starts(self, _: Attributes) -> None:
        self._count()
        self._tables.cell_starts()

    def _cell_ends(self) -> None:
        if self._paragraph is not None and self._tables.ends_cell():
            self._paragraph_ends()

    def _row_ends(self) -> None:
        sheet = self._at()
        found, turns = self._tables.row_ends(sheet)
        self._sheet += turns
        for block in found:
            self._place(block, self._tables.around())

    # Pages.

    def _at(self) -> int | None:
        return self._sheet + self._tables.turned() if self._remembered else None

    def _page_turns(self, _: Attributes) -> None:
        """Count the page ends that Word remembered. Each cell of a row that a page's end cuts holds one of its own."""
        self._remembered = True
        if not self._tables.turn():
            self._sheet += 1
        if self._paragraph is not None and not any(run.text.strip() for run in self._paragraph.runs):
            self._paragraph.sheet = self._at()

    def _section_starts(self, _: Attributes) -> None:
        self._afresh = True

    def _section_ends(self) -> None:
        if self._paragraph is not None:
            self._section_over = True
        else:
            self._close_section()

    def _close_section(self) -> None:
        self._section_over = False
        lines = (line for key in self._headers.values() for line in self.restricting.get(key, ()))
        self._sections.append(Section(len(self._out), tuple(dict.fromkeys(lines)), self._afresh))

    # What stands beside the text.

    def _box_starts(self, _: Attributes) -> None:
        self._boxes.append(_Around(self._paragraph, self._run, self._tables))
        self._paragraph, self._run, self._tables = None, Run(), Tables()

    def _box_ends(self) -> None:
        if self._boxes:
            if self._paragraph is not None:
                self._paragraph_ends()
            around = self._boxes.pop()
            self._paragraph, self._run, self._tables = around.paragraph, around.run, around.tables

    def _watermark(self, attributes: Attributes) -> None:
        self.watermarks.append(value(attributes, "string") or "")

    def _link_starts(self, attributes: Attributes) -> None:
        link = self._links.get(value(attributes, "id") or "")
        if link is not None and link.external and link.target.lower().startswith(_ADDRESSES) and self._link is None:
            self._link, self._linked = link.target, []

    def _link_ends(self) -> None:
        if self._link is not None:
            words, address = "".join(self._linked), self._link
            self._link = None
            self._say(markup.linked(words, address)[len(words) :])

    def _loses(self, name: str, _: Attributes) -> None:
        """Note what cannot be read; the picture that stands for an embedded file is none of its own."""
        if name == "imagedata" and "object" in self._path:
            return
        self._count()
        self._lost.append(_LOST[name])
        if self._paragraph is None:
            self._tell_lost()

    def _tell_lost(self) -> None:
        found, self._lost = tuple(self._lost), []
        if found:
            self._place(lost.place(found, sheet=self._at()))

    def _refers(self, kind: str, attributes: Attributes) -> None:
        self._noted.append((kind, value(attributes, "id") or ""))

    def _give_notes(self) -> None:
        noted, self._noted = self._noted, []
        for key in noted:
            for block in self.notes.pop(key, ()):
                self._place(block)

    def _note_starts(self, attributes: Attributes) -> None:
        self._note = (value(attributes, "id") or "", len(self._out))

    def _note_ends(self) -> None:
        key, begin = self._note
        self.own_notes[key] = self._out[begin:]

    def _box_is_open(self, _: Attributes) -> None:
        self._ticked = False

    def _box_is_shown(self) -> None:
        self._say("☒" if self._ticked else "☐")

    # Properties, each by the element that they stand in.

    def _taken_out(self, name: str, parent: str) -> None:
        if name != "del":
            return
        if parent == "trPr":
            self._tables.remove()
        elif parent == "rPr" and self._paragraph is not None:
            self._paragraph.removed = True

    def _of_paragraph(self, name: str, attributes: Attributes) -> None:
        paragraph = self._paragraph
        if paragraph is None:
            return
        said = value(attributes)
        if name == "pStyle":
            paragraph.style = said
        elif name == "outlineLvl":
            level = whole(said, 9)
            paragraph.outline = level + 1 if level is not None and level < 9 else 0  # noqa: PLR2004 - 9 is body text
        elif name == "numId":
            paragraph.list_id = said
        elif name == "ilvl":
            paragraph.list_level = whole(said, 8)
        elif name == "pageBreakBefore" and is_on(attributes) and not (self._tables or self._boxes):
            self._place(Block(BlockKind.BREAK, "", sheet=self._at()))

    def _of_run(self, name: str, attributes: Attributes) -> None:
        if self._path[-3:-2] != ["r"]:
            return
        if name == "b":
            self._run.bold = is_on(attributes)
        elif name == "i":
            self._run.italic = is_on(attributes)
        elif name == "vanish":
            self._run.hidden = is_on(attributes)
        elif name == "vertAlign":
            self._run.raised = value(attributes) == "superscript"
        elif name == "rStyle" and self._styles.get(value(attributes) or "", Style()).bold:
            self._run.bold = True

    def _of_table(self, name: str, attributes: Attributes) -> None:
        self._tables.set(name, attributes)

    def _of_section(self, name: str, attributes: Attributes) -> None:
        if name == "type":
            self._afresh = value(attributes) != "continuous"
        elif name in {"headerReference", "footerReference"}:
            self._headers[f"{name} {value(attributes, 'type')}"] = value(attributes, "id") or ""

    def _of_content(self, name: str, _: Attributes) -> None:
        self._placeholder = self._placeholder or name == "showingPlcHdr"

    def _of_box(self, name: str, attributes: Attributes) -> None:
        if name in {"checked", "default"}:
            self._ticked = is_on(attributes)
