"""Word documents as blocks: what a reader of the page sees, and nothing else."""

import difflib
import io
import zipfile
from pathlib import Path

import docx
import pytest

from board import packs
from board.packs.values import Block, BlockKind
from storage import documents
from storage.documents import word
from tests.fuzz import hostile

FOLDER = Path(__file__).parents[2].parent / "shared" / "packs"
NAME = "jcb-2020-12-17"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<w:styles xmlns:w="{hostile.W}">
<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Council Head"/><w:basedOn w:val="H"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Bullets"><w:name w:val="List Bullet"/></w:style>
<w:style w:styleId="Round"><w:name w:val="round"/><w:basedOn w:val="Round"/></w:style></w:styles>"""
NUMBERS = f"""<w:numbering xmlns:w="{hostile.W}"><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def read(inner: str, parts: dict[str, str] | None = None) -> tuple[Block, ...]:
    return word.blocks(hostile.word(hostile.HEAD + inner + hostile.TAIL, parts))


def shown(inner: str, parts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(inner, parts)]


def said(text: str, run: str = "", paragraph: str = "") -> str:
    properties = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return f'<w:p>{properties}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def listed(level: int, text: str) -> str:
    return said(text, paragraph=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def links(*one: tuple[str, str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{KINDS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for key, kind, target, mode in one
    )
    return f'<Relationships xmlns="{hostile.LINKS}">{rows}</Relationships>'


def test_headings_are_told_by_their_style_or_their_level() -> None:
    found = read(
        said("One", paragraph='<w:pStyle w:val="Own"/>')
        + said("Two", paragraph='<w:outlineLvl w:val="0"/>')
        + said("Bold", run="<w:b/>")
        + said("Body", paragraph='<w:pStyle w:val="Round"/><w:outlineLvl w:val="9"/>'),
        {"word/styles.xml": STYLES},
    )
    assert [(block.kind.value, block.level, block.strong) for block in found] == [
        ("heading", 2, True),
        ("heading", 1, False),
        ("paragraph", 0, True),
        ("paragraph", 0, False),
    ]


def test_numbers_that_word_sets_are_read_as_they_are_printed() -> None:
    inner = listed(0, "First") + listed(1, "a") + listed(1, "b") + listed(2, "c") + listed(0, "Second") + listed(1, "d")
    assert [text for _, text in shown(inner, {"word/numbering.xml": NUMBERS})] == [
        "4. First", "4.1 a", "4.2 b", "(i) c", "5. Second", "5.1 d",
    ]  # fmt: skip


def test_an_empty_cell_that_word_numbers_holds_its_number() -> None:
    (row,) = read(table((listed(0, ""), said("Plan"))), {"word/numbering.xml": NUMBERS})
    assert row.cells == ("4.", "Plan")


def test_lists_are_bullets_whatever_made_them() -> None:
    bullets = said("one", paragraph='<w:pStyle w:val="Bullets"/>') + said("- two") + said("•\ttwo and a half")
    assert shown(bullets, {"word/styles.xml": STYLES}) == [
        ("bullet", "one"),
        ("bullet", "two"),
        ("bullet", "two and a half"),
    ]
    (row,) = read(table((said("Lead:") + bullets, said("5%"))), {"word/styles.xml": STYLES})
    assert row.cells == ("Lead:\n• one\n• two\n• two and a half", "5%")


def test_lines_of_a_cell_are_kept_apart_and_signs_are_plain() -> None:
    ordinal = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>th</w:t></w:r>'
    below = "<w:r><w:br/><w:t>May&#160;to  June</w:t></w:r>"
    cell = f'<w:p><w:r><w:t xml:space="preserve">17 </w:t></w:r>{ordinal}{below}</w:p>'
    tick = '<w:sym w:font="Wingdings" w:char="F0FC"/>'
    signs = f"<w:r><w:t>co&#173;op</w:t><w:noBreakHyphen/><w:t>led</w:t>{tick}</w:r>"
    (row,) = read(table((cell, f"<w:p>{signs}</w:p>")))
    assert row.cells == ("17th\nMay to June", "coop-led✓")


def test_a_bold_title_that_opens_a_cell_has_its_own_line() -> None:
    cell = (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Users</w:t></w:r><w:r><w:t xml:space="preserve"> Refresh</w:t></w:r></w:p>'
    )
    assert read(table((cell, said("C"))))[0].cells == ("Users\nRefresh", "C")


def test_merged_cells_are_there_once_and_continued_ones_are_empty() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>' + said("Wide")
    down = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + said("Down")
    more = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>"
    assert [block.cells for block in read(table((wide, said("a")), (down, said("b")), (more, said("c"))))] == [
        ("Wide", "a"),
        ("Down", "b"),
        ("", "c"),
    ]


def test_a_table_in_a_cell_is_lines_of_it_and_one_that_lays_out_the_page_is_none() -> None:
    inner = table((said("a") + said("b"), said("c")), (said("d"), said("")))
    assert read(table((said("Above") + inner, said("Right"))))[0].cells == ("Above\na b | c\nd", "Right")
    assert shown(table((said("Above") + inner,))) == [("paragraph", "Above"), ("row", "a\nb | c"), ("row", "d")]


def test_no_depth_of_tables_loses_a_word() -> None:
    deep = said("deep")
    for _ in range(400):
        deep = table((said("x") + deep, said("y")))
    (row,) = read(deep)
    assert "deep" in row.cells[0]
    assert row.text.count("x") == row.text.count("y") == 400


def test_what_is_deleted_hidden_or_said_beside_is_left_out() -> None:
    runs = (
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr>"
        "</w:rPrChange></w:rPr><w:t>!</w:t></w:r>"
    )
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + said("gone") + "</w:tc></w:tr>"
    assert shown(f"<w:p>{runs}</w:p><w:tbl>{gone}</w:tbl>") == [("paragraph", "new!")]


def test_text_boxes_follow_their_paragraph_and_are_said_once() -> None:
    box = f"<w:txbxContent>{said('boxed')}{table((said('a'), said('b')))}</w:txbxContent>"
    forms = f"<x:Choice>{box}</x:Choice><x:Fallback>{box}</x:Fallback>"
    drawn = f'<w:r><x:AlternateContent xmlns:x="x">{forms}</x:AlternateContent></w:r>'
    inner = f"<w:p><w:r><w:t>before</w:t></w:r>{drawn}<w:r><w:t> after</w:t></w:r></w:p>"
    assert shown(inner) == [("paragraph", "before after"), ("paragraph", "boxed"), ("row", "a | b")]
    assert read(table((inner, said("c"))))[0].cells == ("before after\nboxed\na | b", "c")


def test_notes_stand_below_what_refers_to_them() -> None:
    note = f'<w:footnotes xmlns:w="{hostile.W}"><w:footnote w:id="2">{said("See below.")}</w:footnote></w:footnotes>'
    refers = '<w:p><w:r><w:t>Plan</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    parts = {"word/footnotes.xml": note, hostile.RELATIONS: links(("f", "footnotes", "footnotes.xml", ""))}
    assert shown(table((refers, said("b")), (said("c"),)), parts) == [
        ("row", "Plan | b"),
        ("row", "c"),
        ("paragraph", "See below."),
    ]


def test_a_link_keeps_its_address_where_its_words_hide_it() -> None:
    inner = '<w:p><w:hyperlink r:id="a" xmlns:r="r"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    rels = links(("a", "hyperlink", "https://example.org/live", "External"))
    assert shown(inner, {hostile.RELATIONS: rels}) == [("paragraph", "here (https://example.org/live)")]
    local = links(("a", "hyperlink", "file:///C:/private", "External"))
    assert shown(inner, {hostile.RELATIONS: local}) == [("paragraph", "here")]


def test_a_header_that_restricts_stands_before_its_section_and_furniture_does_not() -> None:
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Riverbank Board"
    paper.add_paragraph("Open")
    closed = paper.add_section()
    closed.header.is_linked_to_previous = False
    closed.header.paragraphs[0].text = "CONFIDENTIAL – not for publication"
    paper.add_paragraph("Closed")
    paper.add_heading("Another paper", 1)
    held = io.BytesIO()
    paper.save(held)
    banner = ("paragraph", "CONFIDENTIAL – not for publication")
    assert [(block.kind.value, block.text) for block in word.blocks(held.getvalue())] == [
        ("paragraph", "Open"),
        ("break", ""),
        banner,
        ("paragraph", "Closed"),
        banner,
        ("heading", "Another paper"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "hidden"),
    [("CONFIDENTIAL", "", [True, True]), ("", "Exempt", [False, True]), ("Riverbank", "", [False, False])],
)
def test_a_header_hides_what_stands_below_it_from_everyone_else(first: str, second: str, hidden: list[bool]) -> None:
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = first
    paper.add_heading("Riverbank Joint Board", 1)
    paper.add_paragraph("Thursday 14 May 2026 at 9.30 am")
    paper.add_heading("AGENDA", 2)
    for line in ("1\tWelcome", "2\tBudget report", "3\tProvider contract"):
        paper.add_paragraph(line)
    closed = paper.add_section()
    closed.header.is_linked_to_previous = not second
    if second:
        closed.header.paragraphs[0].text = second
    paper.add_heading("Provider contract", 1)
    paper.add_paragraph("1.1 The contract is poor.")
    held = io.BytesIO()
    paper.save(held)
    pack = packs.read(documents.read("pack.docx", held.getvalue()))
    flags = {passage.text: passage.restricted for passage in pack.passages}
    assert [flags["AGENDA"], flags["1.1 The contract is poor."]] == hidden


def test_a_watermark_that_restricts_is_a_banner_too() -> None:
    header = (
        f'<w:hdr xmlns:w="{hostile.W}" xmlns:v="v"><w:p><w:r><w:pict><v:shape><v:textpath string="CONFIDENTIAL"/>'
        "</v:shape></w:pict></w:r></w:p></w:hdr>"
    )
    rels = links(("h", "header", "header1.xml", ""))
    inner = said("Text") + '<w:sectPr><w:headerReference w:type="default" r:id="h" xmlns:r="r"/></w:sectPr>'
    found = shown(inner, {"word/header1.xml": header, hostile.RELATIONS: rels})
    assert found == [("paragraph", "CONFIDENTIAL"), ("paragraph", "Text")]


def test_pages_are_counted_where_word_remembered_their_ends() -> None:
    turn = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>{}</w:t></w:r></w:p>"
    inner = said("a") + turn.format("b") + table((turn.format("c"), turn.format("d"))) + said("e")
    assert [block.sheet for block in read(inner)] == [1, 2, 3, 3]
    cut = said("a") + table((said("b"), said("c") + turn.format("d")), (said("e"), said("f")))
    assert [(block.text, block.sheet) for block in read(cut)] == [("a", 1), ("b | c\nd", 1), ("e | f", 2)]
    broken = '<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>'
    assert [(block.text, block.sheet) for block in read(broken)] == [("a", None), ("", None), ("b", None)]


def test_tabs_part_words_into_cells_and_numbers_from_their_words() -> None:
    parted = "<w:p><w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t></w:r></w:p>"
    assert shown(parted.format("1.", "Welcome") + parted.format("Ada Moss", "Chair")) == [
        ("paragraph", "1. Welcome"),
        ("row", "Ada Moss | Chair"),
    ]


def test_markup_that_a_converter_left_is_taken_out() -> None:
    assert shown(said("**APPENDIX D") + said("Plan**") + said("the *Act* &lt;b&gt;now&lt;/b&gt; at &lt;10%")) == [
        ("paragraph", "APPENDIX D"),
        ("paragraph", "Plan"),
        ("paragraph", "the Act now at <10%"),
    ]


def test_a_document_is_found_by_its_links_whatever_its_part_is_called() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("_rels/.rels", links(("d", "officeDocument", "/word/document2.xml", "")))
        archive.writestr("word/document2.xml", hostile.HEAD + said("Found") + hostile.TAIL)
    assert [block.text for block in documents.read("pack", held.getvalue())] == ["Found"]


@pytest.mark.parametrize(("part", "says"), [("xl/workbook.xml", "a spreadsheet"), ("a.txt", "an archive")])
def test_an_archive_of_another_kind_is_refused(part: str, says: str) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(documents.UnknownType, match=f"is {says}, which is not read"):
        documents.read("pack.docx", held.getvalue())


PICTURE = '<w:drawing xmlns:p="p"><p:pic/></w:drawing>'
EMBEDDED = '<w:object xmlns:v="v" xmlns:o="o"><v:imagedata/><o:OLEObject/></w:object>'


def shows(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def test_what_a_document_shows_and_cannot_be_read_is_named_at_the_words_before_it() -> None:
    old = shows('<w:pict xmlns:v="v"><v:imagedata/></w:pict>')
    found = read(said("one") + shows(PICTURE) + old + said("two") + shows(EMBEDDED) + "<w:altChunk/>" + said("three"))
    assert [(block.text, block.lost) for block in found] == [
        ("one", ("picture", "picture")),
        ("two", ("embedded file", "part of another file")),
        ("three", ()),
    ]


def test_a_picture_in_a_cell_is_named_at_its_row_and_adds_no_line() -> None:
    found = read(table((said("a") + shows(PICTURE), said("b")), (shows(PICTURE), "<w:p/>"), (said("c"), said("d"))))
    assert [(block.cells, block.lost) for block in found] == [(("a", "b"), ("picture",) * 2), (("c", "d"), ())]


def test_the_shared_pack_has_the_same_blocks_as_its_text() -> None:
    """All but 12 rows are equal; in those the Word file itself lacks words, or the first bullet, that the text has."""
    if not (FOLDER / f"{NAME}.docx").exists():
        pytest.skip("the shared pack is not beside the project")
    text, paper = (
        lines(documents.read(f"{NAME}.{form}", (FOLDER / f"{NAME}.{form}").read_bytes())) for form in ("txt", "docx")
    )
    assert (len(text), len(paper)) == (678, 678)
    unlike = [
        (text[begin:end], paper[at:to])
        for tag, begin, end, at, to in difflib.SequenceMatcher(None, text, paper, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    assert [len(one) for one, _ in unlike] == [len(other) for _, other in unlike]
    assert sum(len(one) for one, _ in unlike) == 12
    for one, other in unlike:
        for left, right in zip(one, other, strict=True):
            assert left[0] == right[0] == "row"
            assert len(left[1]) == len(right[1])
            assert all(set(bare(after)) <= set(bare(before)) for before, after in zip(left[1], right[1], strict=True))


def lines(found: tuple[Block, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Give what is compared: kind and words, with the lines of a paragraph one by one; breaks are of the form alone."""
    return [
        (block.kind.value, piece)
        for block in found
        if block.kind is not BlockKind.BREAK
        for piece in ([block.cells] if block.cells else [(line,) for line in block.text.split("\n")])
    ]


def bare(cell: str) -> list[str]:
    return cell.replace("• ", "").split("\n")
