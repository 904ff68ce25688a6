"""Which lines of the agenda's pages are its items: by their numbers, in whatever form the agenda gives them.

Items come as headings or bold lines, as plain or bulleted lines, or as rows of one table. What makes them an agenda is
that their numbers follow each other; a list that begins anew, of notes or of another paper, is none of it. What is
said beside a title is read in ``agenda_details``.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from board.packs import agenda_details, agenda_numbers, dates, layout, misread, restriction
from board.packs.values import Block, BlockKind

LONGEST_TITLE = 40  # words: a longer numbered line is a paragraph of something else
MOST = 100  # items of one agenda whose titles a heading is held against
FEWEST = 3  # lines without any number that make an agenda of a list

_ITEM = re.compile("[il1]tem", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:part|section|private|public|exempt|confidential|closed|open|restricted|agenda|session)\b", re.IGNORECASE
)
_COLUMN_NAMES = (
    "agenda item items no number title subject topic lead presenter presented by who for purpose action required page "
    "pages paper papers attachment enclosure time ltem"
)
_NAMES_ALONE = frozenset(_COLUMN_NAMES.split())
_OFFICE = re.compile(r"^(.*\S)\s+(chair|vice-chair|all|secretary|clerk)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One item as found, before its details are read.

    ``told`` holds what its own line or row says besides the title, ``secret`` whether any of it marks the item, and
    ``aside`` the cells of a row that no header names.
    """

    at: int
    number: str
    title: str
    told: dict[str, str]
    secret: bool = False
    aside: tuple[str, ...] = ()


def find(blocks: Sequence[Block], opens: int) -> list[Line]:
    """Find the items at or below the block that opens the agenda, in the form that holds most of them."""
    numbered = [line for at, block in enumerate(blocks) if at >= opens and (line := _numbered(at, block))]
    if agenda_numbers.are_hours([line.number for line in numbered]):
        numbered = []
    standing = _run([line for line in numbered if layout.stands_out(blocks[line.at])], blocks)
    rows = _run(_rows(blocks, opens), blocks)
    lines = _run(numbered, blocks)
    if (_counts(lines) or _nests(lines)) and len(lines) > len(standing):
        standing = lines
    if len(standing) >= len(rows) and standing:
        return _in_columns(standing, blocks, opens)
    return rows or _in_columns(lines, blocks, opens) or _unnumbered(blocks, opens)


def are_timed(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Tell lines that each begin with an hour."""
    texts = [blocks[line.at].cells[0] if blocks[line.at].cells else blocks[line.at].text for line in lines]
    return len(lines) >= FEWEST and all(agenda_numbers.HOUR_FIRST.match(f"{layout.flat(text)} x") for text in texts)


def heads_items(block: Block) -> dict[str, int]:
    """Give the columns of a row that heads an agenda's table; nothing for any other row."""
    if block.kind is not BlockKind.ROW or any(mark.isdigit() for cell in block.cells for mark in cell):
        return {}
    found = layout.columns(block.cells, agenda_details.COLUMNS)
    if "title" not in found and (at := found.get("number")) is not None and _ITEM.search(block.cells[at]):
        found["title"] = at
        if at + 1 < len(block.cells) and not block.cells[at + 1]:  # 'Item' stands above the numbers and the titles
            found["title"] = at + 1
        else:
            del found["number"]
    is_short = all(len(cell.split()) <= layout.SHORT for cell in block.cells)
    return found if "title" in found and len(found) > 1 and is_short else {}


def _numbered(at: int, block: Block) -> Line | None:
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET}:
        return None
    first, _, rest = agenda_numbers.HOUR_AND_NUMBER.sub("", block.text.strip()).partition("\n")
    if layout.stands_out(block) and not agenda_details.is_detail(rest):
        first, rest = agenda_numbers.HOUR_AND_NUMBER.sub("", block.text.strip()), ""
    elif rest and layout.continues(first, rest) and not agenda_details.is_detail(rest):
        more, _, rest = rest.partition("\n")
        first = f"{first} {more}"
    found = agenda_numbers.number_of(first)
    if found is None or _is_date(first) or len(found[1].split()) > LONGEST_TITLE:
        return None
    title, behind = agenda_details.apart(found[1])
    told = "\n".join(filter(None, (behind, rest)))
    return Line(at, found[0], title, agenda_details.told(told), _marks(title, *told.split("\n")))


def _is_date(text: str) -> bool:
    first, *_ = dates.find(layout.flat(text)) or (None,)
    return first is not None and first.start == 0


def _rows(blocks: Sequence[Block], opens: int) -> list[Line]:
    """Find the items that are rows: those beneath a header; in a table without one those that begin with a number."""
    headed = any(heads_items(block) for block in blocks[opens:])
    found: list[Line] = []
    header: Block | None = None
    where: dict[str, int] = {}
    for at, block in enumerate(blocks[opens:], opens):
        if block.kind is not BlockKind.ROW:
            continue
        if heading := heads_items(block):
            header, where = block, heading
            continue
        if headed and header is None:
            continue
        shift = _shift(header, where, block)
        line = _row(at, block, header, {name: column + shift for name, column in where.items()}, shift)
        if line is not None:
            found.append(line)
        elif found and found[-1].at == at - 1 and header is not None and (more := _more(found[-1], block, where)):
            found[-1] = more
    return found


def _shift(header: Block | None, where: dict[str, int], block: Block) -> int:
    """Say whether the rows have one column more than their header, which calls number and title 'Item' together."""
    if header is None or "number" in where or len(block.cells) != len(header.cells) + 1:
        return 0
    return int(agenda_numbers.CELL.fullmatch(block.cells[0].strip(" .):")) is not None)


def _row(at: int, block: Block, header: Block | None, where: dict[str, int], shift: int) -> Line | None:
    columns = _with_number(where, header) if header is not None and not shift else where or _bare_columns(block.cells)
    names = header.cells if header is not None and not shift else ("",) * shift + (header.cells if header else ())
    told = agenda_details.under(names, block.cells, columns) if header is not None else {}
    title, below = _title_of(block.cells, columns["title"])
    number = layout.cell(block.cells, columns.get("number", 0 if shift else None)).strip(" .):")
    if not number and "number" not in columns and (split := agenda_numbers.number_of(title)):
        number, title = split
    token = agenda_numbers.CELL.fullmatch(number)
    read = token.group(1) if token else misread.number(number)
    if read is None or (header is None and not read[0].isdigit()) or not re.search(r"[A-Za-z]{2}", title):
        return None
    told.pop("number", None)
    told.pop("title", None)
    title, behind = agenda_details.apart(title)
    secret = _marks(title, behind, *block.cells) or _answered(names, block.cells)
    said = agenda_details.told("\n".join(filter(None, (behind, below))))
    aside = tuple(map(layout.flat, block.cells[columns["title"] + 1 :])) if header is None else ()
    for cell in aside:
        said = agenda_details.told(cell) | said
    return Line(at, read, title, said | told, secret, tuple(filter(None, aside)))


def _title_of(cells: Sequence[str], at: int) -> tuple[str, str]:
    """Give the title in a cell, and the lines beneath it that say something else of the item."""
    lines = cells[at].split("\n") if at < len(cells) else []
    own = next((row for row, text in enumerate(lines) if row and agenda_details.is_detail(text)), len(lines))
    return layout.flat(" ".join(lines[:own])), "\n".join(lines[own:])


def _bare_columns(cells: Sequence[str]) -> dict[str, int]:
    """Say where number and title stand in a row without a header, which may begin with the hour."""
    timed = len(cells) > len(("hour", "number")) and agenda_numbers.HOURS.fullmatch(cells[0].strip()) is not None
    return {"number": int(timed), "title": int(timed) + 1}


def _with_number(where: dict[str, int], header: Block) -> dict[str, int]:
    """Add the column before the title for the numbers, where the header leaves it without a name."""
    before = where["title"] - 1
    is_unnamed = "number" not in where and before >= 0 and not header.cells[before]
    return where | {"number": before} if is_unnamed else where


def _more(line: Line, block: Block, where: dict[str, int]) -> Line | None:
    """Give an item with the rest of its title, which a page's end cut off into a row of its own."""
    rest = layout.cell(block.cells, where.get("title"))
    if not rest or layout.cell(block.cells, where.get("number")) or not layout.continues(line.title, rest):
        return None
    return replace(line, title=f"{line.title} {rest}")


def _run(found: list[Line], blocks: Sequence[Block]) -> list[Line]:
    """Give the longest run of lines whose numbers follow each other; a part of the agenda may count anew."""
    found = _one_script(found)
    runs: list[list[Line]] = []
    for line, after in itertools.zip_longest(found, found[1:]):
        before = runs[-1][-1] if runs else None
        if before is None or _begins_anew(before, line, after, blocks) or _is_paper(runs[-1], line, blocks):
            runs.append([])
        runs[-1].append(line)
    longest = max(runs, key=len, default=[])
    first = next((run for run in runs if len(run) > 1), longest)
    chosen = first if len(first) * 2 >= len(longest) else longest
    after = chosen[-1].at if chosen else 0
    return chosen + [line for line in found if line.at > after and _is_marked(line)]


def _is_marked(line: Line) -> bool:
    """Tell an item that says itself that it is exempt: it is one wherever it stands, or its paper would be open."""
    return line.secret and len(line.title.split()) <= layout.SHORT and not line.title.endswith(".")


def _marks(title: str, *pieces: str) -> bool:
    """Tell whether a title, or a short piece that stands beside it or beneath it, says that the item is exempt."""
    short = (piece for piece in pieces if len(piece.split()) <= layout.SHORT and not piece.startswith("To "))
    return restriction.marks(title) or any(map(restriction.marks, short))


def _answered(header: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell a yes in a column whose name asks whether the item is exempt."""
    asked = (Block(BlockKind.ROW, "", cells=pair) for pair in zip(header, cells, strict=False) if all(pair))
    return any(restriction.declared([one], 0) for one in asked)


def _begins_anew(before: Line, line: Line, after: Line | None, blocks: Sequence[Block]) -> bool:
    """Tell a number that steps back; one alone, with the next going on from before it, is a slip of the pen."""
    if agenda_numbers.place(line.number) >= agenda_numbers.place(before.number):
        return False
    if after is not None and agenda_numbers.place(after.number) > agenda_numbers.place(before.number):
        return False
    between = blocks[before.at + 1 : line.at]
    return not any(
        _PART.search(block.text) and (layout.stands_out(block) or layout.lone(block) or block.text.isupper())
        for block in between
    )


def _is_paper(run: Sequence[Line], line: Line, blocks: Sequence[Block]) -> bool:
    """Tell a line below a heading that repeats the title of an item above: there the paper of that item begins."""
    between = blocks[run[-1].at + 1 : line.at]
    return any(
        block.kind is BlockKind.HEADING and any(layout.same_title(block.text, above.title) for above in run[:MOST])
        for block in between
    )


def _one_script(found: list[Line]) -> list[Line]:
    """Keep the lines that are numbered alike: where most have figures, ``l`` is a misread 1 and ``A.`` is no item."""
    figures = [line for line in found if line.number[0].isdigit()]
    if len(figures) * 2 >= len(found):
        return [
            replace(line, number=read)
            for line in found
            if (read := line.number if line.number[0].isdigit() and "O" not in line.number and "l" not in line.number
                else misread.number(line.number)) is not None
        ]  # fmt: skip
    others = [line for line in found if not line.number[0].isdigit()]
    if figures and figures[0].number == "1" and figures[0].at < others[0].at:
        return figures  # small letters stand beneath the items
    return others if agenda_numbers.is_script([line.number for line in others]) else figures


def _counts(lines: Sequence[Line]) -> bool:
    """Tell lines that count from 1 without a gap or a step back."""
    numbers = [line.number for line in lines]
    return len(lines) > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _nests(lines: Sequence[Line]) -> bool:
    """Tell short lines that rise, where 2.1 stands below a line that is numbered 2."""
    places = [agenda_numbers.place(line.number) for line in lines]
    rises = all(one < other for one, other in itertools.pairwise(places))
    within = all(len(place) == 1 or place[:1] in places for place in places)
    is_short = all(len(line.title.split()) <= layout.SHORT and not line.title.endswith(".") for line in lines)
    return rises and within and is_short and any(len(place) > 1 for place in places)


def _in_columns(lines: list[Line], blocks: Sequence[Block], opens: int) -> list[Line]:
    """Take columns apart that a text form has run together, as far as that is certain: a name stays with its title."""
    above = blocks[opens : lines[0].at] if lines else ()
    if not any(len(names := layout.words(block.text)) >= FEWEST and _NAMES_ALONE.issuperset(names) for block in above):
        return lines
    return [_parted(line) for line in lines]


def _parted(line: Line) -> Line:
    told = dict(line.told)
    title, _, last = line.title.rpartition(" ")
    if agenda_details.pages(last) or not last.strip("-–—"):
        told.setdefault("pages", last)
    else:
        title = line.title
    words = title.split()
    asked = next((at for at in range(len(words)) if agenda_details.is_asked(" ".join(words[at:]))), len(words))
    if 0 < asked < len(words):
        told.setdefault("purpose", " ".join(words[asked:]))
        title = " ".join(words[:asked])
    if office := _OFFICE.match(title):
        title = office.group(1)
        told.setdefault("lead", office.group(2))
    return replace(line, title=title, told=told)


def _unnumbered(blocks: Sequence[Block], opens: int) -> list[Line]:
    """Count the entries of an agenda that numbers nothing: a list right below its title, or the rows of its table."""
    told = list(_listed(blocks, opens)) or list(_tabled(blocks, opens)) or list(_timed(blocks, opens))
    if len(told) < FEWEST:
        return []
    return [
        Line(at, str(count), title, said, _marks(title, *blocks[at].text.split("\n"), *blocks[at].cells))
        for count, (at, title, said) in enumerate(told, 1)
    ]


def _listed(blocks: Sequence[Block], opens: int) -> Iterator[tuple[int, str, dict[str, str]]]:
    begin = next((at for at in range(opens, len(blocks)) if blocks[at].kind is BlockKind.BULLET), len(blocks))
    if any(layout.stands_out(block) for block in blocks[opens + 1 : begin]):
        return
    for at in range(begin, len(blocks)):
        if blocks[at].kind is not BlockKind.BULLET:
            return
        first, _, rest = blocks[at].text.partition("\n")
        title, behind = agenda_details.apart(layout.flat(first))
        if len(title.split()) > layout.SHORT or title.endswith("."):
            return
        yield at, title, agenda_details.told("\n".join(filter(None, (behind, rest))))


def _timed(blocks: Sequence[Block], opens: int) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Give the lines that begin with an hour, where the hours rise."""
    for at, block in enumerate(blocks[opens:], opens):
        if block.kind is BlockKind.ROW and len(block.cells) > 1:
            hour = agenda_numbers.HOURS.fullmatch(block.cells[0].strip())
            text = layout.cell(block.cells, 1) if hour else ""
        else:
            found = agenda_numbers.HOUR_FIRST.match(layout.flat(block.text))
            text = layout.flat(block.text)[found.end() :] if found else ""
        title, behind = agenda_details.apart(text)
        if 0 < len(title.split()) <= layout.SHORT and title[0].isalpha() and not title.endswith("."):
            yield at, title, agenda_details.told(behind)


def _tabled(blocks: Sequence[Block], opens: int) -> Iterator[tuple[int, str, dict[str, str]]]:
    header: Block | None = None
    where: dict[str, int] = {}
    for at, block in enumerate(blocks[opens:], opens):
        if header is not None and block.kind is not BlockKind.ROW:
            return
        if (heading := heads_items(block)) and ("lead" in heading or "pages" in heading):
            header, where = block, heading
        elif header is not None and not layout.lone(block):
            told = agenda_details.under(header.cells, block.cells, where)
            title, behind = agenda_details.apart(told.pop("title", ""))
            if re.search(r"[A-Za-z]{2}", title):
                yield at, title, agenda_details.told(behind) | told
