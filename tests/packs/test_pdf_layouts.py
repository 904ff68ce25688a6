"""PDFs as boards lay them out: what stands on the sheet becomes the same blocks that a text of it would give."""

import pytest
import typst

from board.packs.values import Block, BlockKind
from storage.documents import pdf

SAID = (
    "The board heard that the home in Marrow Lane had lost its manager and that two agencies had offered to send "
    "staff at short notice, so that the rota was whole again by the end of the week."
)


def read(source: str) -> tuple[Block, ...]:
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return pdf.blocks(made)


def said(blocks: tuple[Block, ...]) -> list[str | tuple[str, ...]]:
    return [block.cells or block.text for block in blocks]


def kinds(blocks: tuple[Block, ...]) -> list[BlockKind]:
    return [block.kind for block in blocks]


def test_headings_paragraphs_and_lists_are_told_apart() -> None:
    found = read(f"""#set page(margin: 2cm)
= Fernshire Joint Board
== Papers
{SAID}

*Matters of note*

{SAID}
- a short entry
- {SAID}
1. Welcome
2. {SAID}
3. Close
""")
    assert said(found) == [
        "Fernshire Joint Board",
        "Papers",
        SAID,
        "Matters of note",
        SAID,
        "a short entry",
        SAID,
        "1. Welcome",
        f"2. {SAID}",
        "3. Close",
    ]
    assert kinds(found) == [
        *[BlockKind.HEADING] * 2,
        *[BlockKind.PARAGRAPH] * 3,
        *[BlockKind.BULLET] * 2,
        *[BlockKind.PARAGRAPH] * 3,
    ]
    assert [block.level for block in found[:2]] == [1, 2]
    assert [block.strong for block in found[2:5]] == [False, True, False]
    assert {block.sheet for block in found} == {1}


def test_a_ruled_table_keeps_its_cells_their_lines_and_its_merged_cells() -> None:
    found = read("""#set page(margin: 2cm)
#table(columns: (3cm, 1fr, 2cm),
  [*Task*], [*What*], [*Who*],
  [Post], table.cell(colspan: 2)[Say to all],
  table.cell(rowspan: 2)[Down], [- one \n - two], [AF \\ BM],
  [Last], [CR])
""")
    assert said(found) == [
        ("Task", "What", "Who"),
        ("Post", "Say to all", ""),
        ("Down", "• one\n• two", "AF\nBM"),
        ("", "Last", "CR"),
    ]
    assert [block.strong for block in found] == [True, False, False, False]


def test_a_word_that_a_narrow_column_broke_is_mended() -> None:
    found = read("""#set page(margin: 2cm)
#set text(font: "DejaVu Sans Mono", size: 10pt)
#table(columns: (1.5cm, 1fr), [Moder\u200bate], [Rank], [High], [Rank])
""")
    assert found[0].cells == ("Moderate", "Rank")


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        ("AB with Ben Marl", "AB with Ann Marrow-Lane\nAB with Ben Marl"),
        ("or Cy Dale", "AB with Ann Marrow-Lane or Cy Dale"),
    ],
)
def test_an_entry_that_begins_as_the_full_line_above_it_is_its_own(second: str, lines: str) -> None:
    found = read(f"""#set page(margin: 2cm)
#set text(size: 10pt)
#table(columns: (4.4cm, 6cm), [AB with Ann Marrow-Lane \\ {second}], [Plan])
""")
    assert found[0].cells == (lines, "Plan")


def test_a_table_that_runs_over_two_pages_is_one_and_its_header_stands_once() -> None:
    rows = ", ".join(f"[Person {number}], [{SAID}], [Council]" for number in range(40))
    found = read(f"""#set page(margin: 2cm)
#table(columns: (3cm, 1fr, 2cm), table.header([*Name*], [*Part*], [*Body*]), {rows})
After.
""")
    assert [block.cells[0] for block in found if block.cells] == ["Name", *(f"Person {n}" for n in range(40))]
    assert {block.cells[1] for block in found[1:-1]} == {SAID}
    assert sorted({block.sheet for block in found if block.sheet}) == [1, 2, 3]
    assert found[-1].text == "After."


def test_a_row_that_a_page_end_cut_is_one_row() -> None:
    found = read(f"""#set page(margin: 2cm)
#table(columns: (2cm, 1fr, 2cm), [*1.*], [*Quality*], [], [], [{SAID * 12}], [AF], [*2.*], [*Close*], [])
""")
    assert [block.cells[0] for block in found] == ["1.", "", "2."]
    assert found[1].sheet == 1
    long = read(f"""#set page(margin: 2cm)
#table(columns: (2cm, 1fr, 2cm), [*1.*], [*Quality*], [], [], [{(SAID + " ") * 30}], [AF], [*2.*], [*Close*], [])
""")
    assert said(long) == [
        ("1.", "Quality", ""),
        ("", " ".join([SAID] * 30), "AF"),
        ("2.", "Close", ""),
    ]
    assert [block.sheet for block in long] == [1, 1, 2]


def test_tables_that_are_apart_stay_apart() -> None:
    rows = "table(columns: (1fr, 2fr), [Key], [Value], [A], [1])"
    found = read(f"#set page(margin: 2cm)\n#{rows}\nBetween.\n#{rows}\n#pagebreak()\n#{rows}\n")
    assert said(found) == [
        ("Key", "Value"),
        ("A", "1"),
        "Between.",
        ("Key", "Value"),
        ("A", "1"),
        ("Key", "Value"),
        ("A", "1"),
    ]


def test_a_table_in_a_cell_stays_in_its_cell() -> None:
    found = read("""#set page(margin: 2cm)
#table(columns: 3, [One], [#table(columns: 2, [a], [b], [c], [d])], [Two], [x], [y], [z])
""")
    assert said(found) == [("One", "a b c d", "Two"), ("x", "y", "z")]


def test_columns_without_rules_make_a_table() -> None:
    found = read("""#set page(margin: 2cm)
= Present
#grid(columns: (5cm, 2cm, 1fr), row-gutter: 0.8em,
  [*Name*], [*Initials*], [*Body*],
  [Ada Fenn], [AF], [Fernshire County Council],
  [Bo Marsh], [BM], [NHS Fernshire, the integrated care board of the county and of its two unitary neighbours],
  [Cy Reed], [CR], [Council])
Apologies were received.
#grid(columns: (5cm, 1fr), row-gutter: 0.8em,
  [Di Holt], [Chair], [Ed Lowe], [Vice-chair], [Flo Mead], [Member], [Gus Nye], [Clerk])
""")
    assert said(found) == [
        "Present",
        ("Name", "Initials", "Body"),
        ("Ada Fenn", "AF", "Fernshire County Council"),
        (
            "Bo Marsh",
            "BM",
            "NHS Fernshire, the integrated care board of the county and of its two unitary neighbours",
        ),
        ("Cy Reed", "CR", "Council"),
        "Apologies were received.",
        ("Di Holt", "Chair"),
        ("Ed Lowe", "Vice-chair"),
        ("Flo Mead", "Member"),
        ("Gus Nye", "Clerk"),
    ]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    paragraphs = [f"{number} {SAID} {SAID}" for number in range(11)]
    source = "#set page(margin: 2cm, columns: 2)\n#set par(justify: true)\n= Newsletter\n" + "\n\n".join(paragraphs)
    found = read(source)
    assert said(found) == ["Newsletter", *paragraphs]


def test_running_heads_go_page_numbers_stay_and_paragraphs_go_on_over_the_page() -> None:
    paragraphs = [f"{number} {SAID} {SAID} {SAID}" for number in range(30)]
    found = read(
        "#set page(margin: 2cm, header: [Fernshire Joint Board #h(1fr) 4 May 2031], footer: context align(center)"
        "[Page #counter(page).display() of #counter(page).final().first()])\n" + "\n\n".join(paragraphs)
    )
    assert [block.text for block in found if block.kind is BlockKind.PARAGRAPH] == paragraphs
    breaks = [block for block in found if block.kind is BlockKind.BREAK]
    assert [(block.page, block.sheet, block.text) for block in breaks] == [(n, n, "") for n in range(1, 5)]


def test_a_banner_that_restricts_stays_on_every_sheet() -> None:
    found = read(
        "#set page(margin: 2cm, header: [NOT FOR PUBLICATION], footer: context counter(page).display())\n"
        + "\n\n".join([f"{SAID} {SAID}"] * 40)
    )
    banners = [block.sheet for block in found if block.text == "NOT FOR PUBLICATION"]
    assert banners == sorted({block.sheet for block in found if block.sheet})
    assert len(banners) == 4


def test_pages_that_are_blank_or_turned_are_told_and_read() -> None:
    found = read(f"""#set page(margin: 2cm)
{SAID}
#pagebreak()
#align(center)[This page is intentionally left blank]
#pagebreak()
#page(flipped: true)[{SAID} {SAID}]
#rotate(90deg, reflow: true)[{SAID}]
""")
    assert [(block.kind, block.text, block.sheet) for block in found] == [
        (BlockKind.PARAGRAPH, SAID, 1),
        (BlockKind.BREAK, "This page is intentionally left blank", 2),
        (BlockKind.PARAGRAPH, f"{SAID} {SAID}", 3),
        (BlockKind.PARAGRAPH, SAID, 4),
    ]


def test_small_raised_letters_ligatures_and_hidden_words() -> None:
    found = read("""#set page(margin: 2cm)
The office met on the 17#super(typographic: false)[th] of May and counted 40 m#super(typographic: false)[2] of
floor#super(typographic: false)[1] and H#sub(typographic: false)[2]O. #text(fill: white)[hidden]
#box(fill: black)[#text(fill: white)[Title on black]]
""")
    assert said(found) == ["The office met on the 17th of May and counted 40 m2 of floor 1 and H2O. Title on black"]
