"""Who was there: the attendance list of minutes, in the shapes that boards use for it.

Labelled rows (a first cell ``Present:`` that later rows leave empty), headings with rows, bullets or lines beneath,
one line that names everybody, and tables whose rows are grouped under the organisations. Names are kept as written,
titles included; initials only where the list gives them.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from board.packs import attendance_labels, layout, people
from board.packs.papers import Paper
from board.packs.values import Attendance, Block, BlockKind, Part

# A column that says of each how they stand, or one for each way.
_STANDING = {
    Part.APOLOGIES: r"^\W*(?:apologies|absent|apols?)\W*$",
    Part.IN_ATTENDANCE: r"^\W*in attendance\W*$",
    Part.PRESENT: r"^\W*(?:present|attended|attendance|attending|here|status)\??\W*(?:\([^)]*\))?$",
}
_YES = re.compile(r"\W*(?:y|yes|x|p|✓|✔|√|present|attended)\W*|[✓✔√]", re.IGNORECASE)
_NO = re.compile(r"\W*(?:n|no|a|ap|apols?|apologies|absent|✗|✘)\W*|[✗✘]", re.IGNORECASE)
_COLUMNS = {
    "initials": r"^initials?\b",
    "name": r"\b(?:name|member|attendee)\b",
    "title": r"\b(?:title|role|position|job|designation|post)\b",
    "organisation": r"\b(?:org|organisation|organization|representing|body|employer|agency)\b",
}
_INLINE = re.compile(r"\s*(?:[;\n]|,(?![^()]*\))|\band\b(?=\s+(?:[A-Z]\w*\.?\s+){1,2}[A-Z]))\s*")
_LISTED = re.compile(r"\s*(?:,(?![^()]*\))|\s[–—-]\s|\t|\|)\s*")


# Alone on the list, these say who was there and not that they were no members.
_ANYBODY = re.compile(r"^\W*(?:those\s+)?(?:in attendance|attending|attendees|attendance)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:council|nhs|trust|ccg|icb|pcn|healthwatch|university|services?|partnership|board|borough|county|"
    r"representatives?|organisations?|foundation|hospitals?|alliance|sector|police)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(rf"(?:{people.TITLED}|{people.NAME})")
_SPACES = re.compile(r"[^\S\n]+")
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)
_NAMELESS = re.compile(
    r"(?:none|n/?a|nil|names?|no apologies.*|none received|there were none.*|vacan(?:t|cy).*)\.?", re.IGNORECASE
)
FIRST = 3  # lines of a paragraph among which the list may open, beneath the lines of the head
_SMALL_WORDS = "of the for and de van der von la le al el bin ap"
_SMALL = frozenset(_SMALL_WORDS.split())  # words of a name in small letters
FIELDS = ("name", "initials", "title", "organisation")


@dataclass(slots=True)
class _List:
    """The list while it is read: which part, which columns, and under which body the rows stand."""

    part: Part | None = None
    header: dict[str, int] = field(default_factory=dict[str, int])
    width: int = 0  # cells in the header's row
    group: str = ""
    standing: dict[Part, int] = field(default_factory=dict[Part, int])  # columns that say who was there
    anybody: bool = False  # the part's own label says no more than that they were there
    beside: tuple[Part, ...] = ()  # the parts that stand side by side, one in each column
    carried: bool = False  # the column that says who was there says it for the rows beneath, too


def part(text: str) -> Part | None:
    """Say which part of the list a label opens; None where it is no such label."""
    found = attendance_labels.opened(text)
    return found[0] if found else None


def opens(block: Block) -> bool:
    """Tell whether a block opens the list: with a label, or with the header of a table of names."""
    if block.kind is BlockKind.ROW:
        first = block.cells[0] if block.cells else ""
        return part(first) is not None or _names(layout.columns(block.cells, _COLUMNS), block.cells)
    return any(part(line) is not None for line in attendance_labels.lines(block.text)[:FIRST])


def opens_at_once(block: Block) -> bool:
    """Tell a block that opens the list with its first line, and says nothing else above it."""
    return block.kind is BlockKind.ROW or part(attendance_labels.lines(block.text)[0]) is not None


def read(paper: Paper, first: int, end: int) -> tuple[Attendance, ...]:
    """Read the list from the blocks between the head of the minutes and their first item."""
    found = list(_entries(paper, paper.blocks[first:end]))
    present = any(entry.part is Part.PRESENT for entry, _ in found)
    return tuple(
        entry if present or not anybody else dataclasses.replace(entry, part=Part.PRESENT) for entry, anybody in found
    )


def _entries(paper: Paper, blocks: Sequence[Block]) -> Iterator[tuple[Attendance, bool]]:
    now = _List()
    held: Attendance | None = None
    anybody = False
    for block in blocks:
        if block.kind is BlockKind.BREAK:
            continue
        read_here = _of_row(paper, now, block) if block.kind is BlockKind.ROW else _of_text(paper, now, block)
        for entry in read_here:
            if not entry.name and held is not None:  # the rest of the row above, cut by a page's end
                held = _longer(held, entry)
            elif entry.name:
                if held is not None:
                    yield held, anybody
                held, anybody = entry, now.anybody
    if held is not None:
        yield held, anybody


def _of_row(paper: Paper, now: _List, block: Block) -> list[Attendance]:
    cells = [_SPACES.sub(" ", _TAG.sub("", cell)) for cell in block.cells]
    if (beside := _beside(paper, now, cells)) is not None:
        return beside
    opened = part(cells[0]) if cells else None
    found = layout.columns(cells, _COLUMNS)
    labelled = bool(opened) and all(_is_column(cell) for cell in cells[1:] if cell) and bool(found)
    if opened:
        _open(now, cells[0], opened)
    if _names(found, cells) or labelled:
        # 'Present | Title | Organisation': the label heads the column of names
        now.header = found if "name" in found else {"name": 0, **{k: at for k, at in found.items() if at}}
        now.width = len(cells)
        now.standing = _standing(cells, now.header) if not opened else {}
        now.part = now.part or Part.PRESENT
        return []
    if now.part is None:
        return []
    if layout.lone(block) and not opened and (body := _group(now, cells)):
        now.group = body
        return []
    said = [cell for cell in cells[1:] if cell.strip()]
    if opened and len(said) == 1 and not now.header and _is_list(said[0]):  # 'Present: | Ada Brook, Tom Lee'
        return [one for line in said[0].split("\n") for one in _from_line(paper, now, line, several=True)]
    return _from_row(paper, now, cells, labelled=opened is not None)


def _is_list(cell: str) -> bool:
    """Tell a cell that names several people, one after the other or one a line."""
    pieces = [piece for piece in _INLINE.split(cell) if piece.strip()]
    return len(pieces) > 1 and sum(_PERSON.match(piece.strip()) is not None for piece in pieces) > 1


def _beside(paper: Paper, now: _List, cells: Sequence[str]) -> list[Attendance] | None:
    """Read a table whose columns are the parts of the list; None for any other row."""
    parts = tuple(one for cell in cells if (one := part(cell)) is not None)
    if len(parts) > 1 and len(parts) == len(cells):
        now.beside = parts
        return []
    return list(_side_by_side(paper, now, cells)) if now.beside and len(cells) == len(now.beside) else None


def _side_by_side(paper: Paper, now: _List, cells: Sequence[str]) -> Iterator[Attendance]:
    """Read a row whose columns are the parts of the list: each line of a cell names somebody, or several."""
    for opened, cell in zip(now.beside, cells, strict=True):
        now.part, now.group = opened, ""
        for line in filter(str.strip, cell.split("\n")):
            yield from _from_line(paper, now, line, several=True)


def _open(now: _List, label: str, opened: Part) -> None:
    now.part = opened
    now.anybody = opened is Part.IN_ATTENDANCE and _ANYBODY.match(label) is not None
    now.group = ""
    now.beside = ()


def _names(found: dict[str, int], cells: Sequence[str]) -> bool:
    """Tell the header of a table of names from a row of one; its cells are short, and no names."""
    short = all(len(cell.split()) <= len(FIELDS) for cell in cells)
    if "name" not in found or not short:
        return False
    named = re.fullmatch(r"\W*(?:names?|members?|attendees?)\W*", cells[found["name"]], re.IGNORECASE) is not None
    return len(found) > 1 or (named and bool(_standing(cells, found)))


def _is_column(cell: str) -> bool:
    return len(cell.split()) <= len(FIELDS) - 1 and any(
        re.search(pattern, layout.flat(cell), re.IGNORECASE) for pattern in _COLUMNS.values()
    )


def _group(now: _List, cells: Sequence[str]) -> str:
    """Read the label of a body under which the rows below stand: alone in its row, and no person."""
    at = next(place for place, cell in enumerate(cells) if cell)
    written = layout.flat(cells[at]).strip(" :")
    if now.header and at == now.header.get("organisation"):
        return written
    is_body = _BODY.search(written) is not None and "(" not in written and "," not in written
    return written if is_body and at in {0, now.header.get("name", 0)} else ""


def _of_text(paper: Paper, now: _List, block: Block) -> Iterator[Attendance]:
    """Read a heading, a bullet or a paragraph, line by line: labels, bodies, and names."""
    for written in attendance_labels.lines(block.text):
        line = _SPACES.sub(" ", _TAG.sub("", written))
        found = attendance_labels.opened(line)
        if found:
            _open(now, line, found[0])
        rest = found[1] if found else line
        if now.part is None or not rest.strip():
            continue
        if found is None and (layout.stands_out(block) or _spans(now, block)):
            if _BODY.search(rest):
                now.group = layout.flat(rest).strip(" :")
            continue
        if found is None and ":" in line:
            yield from _labelled(paper, now, line)
            continue
        yield from _from_line(paper, now, rest, several=found is not None or _is_several(rest))


def _is_several(line: str) -> bool:
    """Tell a line that names several people, parted by semicolons, from one with a post and a body behind the name."""
    return ";" in line and all(_PERSON.match(piece.strip()) for piece in line.split(";") if piece.strip())


def _labelled(paper: Paper, now: _List, line: str) -> Iterator[Attendance]:
    """Read a line with a label of its own: a body with its people, or the post of one; any other names nobody."""
    label, _, rest = (part.strip(" •") for part in line.partition(":"))
    if _is_body(label) or (not rest and _BODY.search(label)):
        now.group = layout.flat(label)
        if rest:
            yield from _from_line(paper, now, rest, several=True)
    elif people.is_post(label) and len(label.split()) <= len(FIELDS):
        for one in _from_line(paper, now, rest, several=True):
            if _PERSON.fullmatch(one.name):
                yield dataclasses.replace(one, title=one.title or label)


def _spans(now: _List, block: Block) -> bool:
    """Tell a line between the rows of a table that names the body of those beneath it, from a name."""
    return bool(now.header) and block.kind is BlockKind.PARAGRAPH and _is_body(layout.flat(block.text))


def _from_row(paper: Paper, now: _List, cells: Sequence[str], *, labelled: bool) -> list[Attendance]:
    if now.header and len(cells) == now.width:
        told = {name: layout.cell(cells, at) for name, at in now.header.items()}
        over = [layout.flat(cell) for at, cell in enumerate(cells) if at and at not in now.header.values() and cell]
        if over and "title" not in now.header:
            told["title"] = over[0]
        if labelled and now.header["name"] == 0:
            told["name"] = ""
    else:
        rest = [layout.flat(cell) for cell in (cells[1:] if labelled or (len(cells) > 1 and not cells[0]) else cells)]
        at = 1 if len(rest) > 1 and _calls(rest[1], rest[0]) else None
        others = [cell for place, cell in enumerate(rest) if place not in {0, at}]
        told = dict(zip(("name", "title", "organisation"), [rest[0] if rest else "", *others], strict=False))
        told["initials"] = rest[at] if at is not None else ""
        if told.get("title") and not told.get("organisation") and _is_body(told["title"]):
            told["title"], told["organisation"] = "", told["title"]
    if not told.get("title") and not told.get("organisation"):
        told |= _parted(told["name"])
    told["organisation"] = told.get("organisation") or now.group
    made = _attendance(paper, now, told)
    if made is not None and now.standing and len(cells) == now.width:
        now.carried = now.carried or part(layout.cell(cells, now.standing.get(Part.PRESENT))) is not None
        stands = _marked(cells, now.standing, made.part, carried=now.carried)
        return [dataclasses.replace(made, part=stands)] if stands else []
    return [made] if made else []


def _standing(cells: Sequence[str], header: dict[str, int]) -> dict[Part, int]:
    """Find the columns in which a table marks of each person whether they came."""
    found: dict[Part, int] = {}
    for at, cell in enumerate(cells):
        for part_, pattern in _STANDING.items():
            if at not in header.values() and part_ not in found and re.search(pattern, cell, re.IGNORECASE):
                found[part_] = at
                break
    return found


def _marked(cells: Sequence[str], standing: dict[Part, int], otherwise: Part, *, carried: bool) -> Part | None:
    """Say how somebody stands by the mark in their row; None where nothing is marked, as the table for another word."""
    for part_ in (Part.APOLOGIES, Part.IN_ATTENDANCE):
        mark = layout.cell(cells, standing.get(part_))
        if mark and (_YES.fullmatch(mark) or part(mark) is part_ or mark.casefold() == "a"):
            return part_
    mark = layout.cell(cells, standing.get(Part.PRESENT))
    if _YES.fullmatch(mark):
        return Part.PRESENT
    if not mark:
        return otherwise if carried else None
    return part(mark) or (Part.APOLOGIES if _NO.fullmatch(mark) else otherwise)


def _calls(short: str, name: str) -> bool:
    """Tell a column of initials, or of how somebody is addressed, from one of titles: it fits the name."""
    bare = people.name(name).name
    if re.fullmatch(people.TITLED, short):
        return bool(bare) and short.rsplit(maxsplit=1)[-1] == bare.rsplit(maxsplit=1)[-1]
    return people.is_initials(short) and people.begins(short, bare)


def _is_body(text: str) -> bool:
    """Tell the name of a body from somebody's post: 'Moorland Trust', not 'Leader of the Council'."""
    words = text.split()
    named = bool(words) and (words[0] == "NHS" or bool(_BODY.search(words[-1])))
    return named and not re.search(r"\b(?:of|for|to)\b", text)


def _from_line(paper: Paper, now: _List, text: str, *, several: bool) -> Iterator[Attendance]:
    """Read names from a line: one with role and body behind it, or several behind a label."""
    line = text.strip(" •-")
    for entry in _people(line) if several else [_own(_LISTED.split(line, maxsplit=3))]:
        if len(entry) == len(("name", "title")) and _is_body(entry[1]) and not people.is_post(entry[1]):
            entry = [entry[0], "", entry[1]]  # noqa: PLW2901 - a body stands where a post would
        told = dict(zip(("name", "title", "organisation"), entry, strict=False))
        told["organisation"] = told.get("organisation") or now.group
        made = _attendance(paper, now, told)
        post = several and made is not None and people.is_post(made.name)
        if made is not None and made.name and not post and len(made.name.split()) <= people.MOST_WORDS:
            yield made


def _own(entry: list[str]) -> list[str]:
    """Put initials that stand behind a name in a column of their own, or behind a dash, to the name."""
    short = next((piece for piece in entry[1:] if people.is_initials(piece) and people.begins(piece, entry[0])), None)
    rest = [piece for piece in entry[1:] if piece != short]
    return [f"{entry[0]} ({short})" if short else entry[0], rest[0], ", ".join(rest[1:])] if rest else [entry[0]]


def _parted(written: str) -> dict[str, str]:
    """Take ``Ada Brook, Clerk, Northmere Trust`` apart where what follows the name describes somebody."""
    entry = _LISTED.split(written, maxsplit=2)
    if len(entry) == 1 or not all(_describes(piece) for piece in entry[1:]):
        return {}
    if len(entry) == len(("name", "title")) and _is_body(entry[1]):
        entry = [entry[0], "", entry[1]]
    return dict(zip(("name", "title", "organisation"), entry, strict=False))


def _people(line: str) -> Iterator[list[str]]:
    """Part a line that names several into people, each with the post and the body that stand behind the name."""
    for several in re.split(r"\s*[;\n]\s*", line):
        held: list[str] = []
        for piece in (part for one in _INLINE.split(several) for part in _dashed(one)):
            if held and people.is_initials(piece) and people.begins(piece, people.name(held[0]).name):
                held[0] = f"{held[0]} ({piece})"
                continue
            if held and _describes(piece) and len(held) < len(FIELDS) - 1:
                held.append(piece)
                continue
            if held:
                yield held
            held = [piece]
        if held:
            yield held


def _dashed(piece: str) -> list[str]:
    """Part a name from the post behind a dash; initials behind one are the name's own."""
    name, *post = re.split(r"\s+[–—-]\s+", piece, maxsplit=1)
    return [name, post[0]] if post and _PERSON.match(name) and _describes(post[0]) else [piece]


def _describes(piece: str) -> bool:
    """Tell somebody's post or body from another person: no initials, no title of address, and a word of a post."""
    bare = people.name(piece)
    if bare.initials or re.fullmatch(people.TITLED, bare.name) or people.is_initials(bare.name):
        return False
    return _is_body(bare.name) or people.is_post(bare.name)


def _attendance(paper: Paper, now: _List, told: dict[str, str]) -> Attendance | None:
    """Make one line of the list; without a name it is the rest of the line above, None where it says nothing."""
    name = people.name(told.get("name", ""))
    named = re.search(r"[A-Za-z]{2}", name.name) is not None
    small = [word for word in name.name.split() if word[0].islower() and word not in _SMALL]
    if len(small) > 1:  # a sentence, or a label nobody knows
        return None
    if (named and _NAMELESS.fullmatch(name.name)) or not (named or told.get("title")) or now.part is None:
        return None
    return Attendance(
        now.part,
        name.name if named else "",
        paper.source(),
        initials=told.get("initials") or name.initials,
        title=told.get("title") or None,
        organisation=told.get("organisation") or None,
        note=name.note,
    )


def _longer(held: Attendance, more: Attendance) -> Attendance:
    """Put the rest of a row to the row above it."""
    title = " ".join(filter(None, (held.title, more.title)))
    same = more.organisation is None or more.organisation == held.organisation
    body = held.organisation if same else " ".join(filter(None, (held.organisation, more.organisation)))
    return dataclasses.replace(held, title=title or None, organisation=body)
