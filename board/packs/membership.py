"""Who sits on the board, by the list of members in its own papers: the agenda's front pages, or terms of reference.

A list is read only beneath words that call it one. Who came to a meeting is :mod:`board.packs.attendance`'s; who may
sit is the board file's.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from board.packs import layout, people
from board.packs.entries import Member, Seat
from board.packs.papers import Kind, Paper
from board.packs.values import Block, BlockKind

MOST_BLANK = 3  # sentences in a row that name nobody: the list is over

_OPENS = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:the|our|current|full|core|voting|non-voting|elected|appointed|board|"
    r"committee|panel|cabinet|"
    r"partnership|joint)\s+)*(?:membership(?:\s+(?:of|list|and|quorum)\b.{0,80}?)?|members(?:\s+of\s+.{1,80})?|"
    r"who(?:\s+(?:sits?|is|are|we|the|on|our|members|board|committee|partnership|joint)){1,6})"
    r"(?:\s*\(.{0,60}\))?\s*(?:\.|:\s*(?P<rest>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(
    r"^(?!.*\b(?:present|attend\w*|public|press|welcome|interests?|apologies|asked)\b)[^.:]{0,100}\bmember(?:s|"
    r"ship)\b[^.:]{0,60}:\s*$",
    re.IGNORECASE,
)
_NO_LIST = re.compile(
    r"\bpresent\b|\battend|\bpublic\b|\bpress\b|\bwelcome\b|\binterests?\b|\brooms?\b|\bare\b|\bapologies\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^\W*(?P<what>(?:named\s+)?(?:deputies|deputy(?: members?)?|substitutes?|reserves?)|(?:also )?in attendance|"
    r"attendees|"
    r"(?:standing )?invitees|observers|officers(?: in attendance)?|(?:non-voting|co-?opted)(?: members?)?|"
    r"voting(?: members?)?|"
    r"vice[- ]chair(?:man|person|woman)?|deputy chair|co-chairs?|chair(?:man|person|woman)?|"
    r"members)\s*(?::\s*(?P<rest>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_SEATS = (
    (Seat.VICE_CHAIR, re.compile(
        r"^\W*(?:the |joint )?(?:vice[- ]chair(?:man|person|woman)?|deputy chair(?:man|"
        r"person)?)(?: of the (?:board|committee|panel))?\W*$",
        re.IGNORECASE)),
    (Seat.CHAIR, re.compile(r"^\W*(?:the |acting |joint |co-?)?chair(?:man|person|woman)?(?: of the (?:board|"
        r"committee|panel))?\W*$", re.IGNORECASE)),
    (Seat.DEPUTY, re.compile(r"\b(?:deputies|deputy members?|substitutes?|reserves?|named deputy)\b|"
        r"^\W*deputy(?:\s+(?:for|to)\b|\W*$)", re.IGNORECASE)),
    (Seat.ATTENDEE, re.compile(r"\b(?:in attendance|attendees|invitees|observers?)\b|"
        r"^\W*officers\W*$", re.IGNORECASE)),
)  # fmt: skip
_COLUMNS = {
    "deputy": r"\b(?:deput|substitute|reserve)",
    "initials": r"^initials?\b",
    "name": r"\b(?:name|members?|representative|holder|person)\b",
    "seat": r"^\W*(?:role on|capacity|seat|position on|board role|status|membership|office\W*$)",
    "title": r"\b(?:title|role|position|job|designation|post)\b",
    "organisation": r"\b(?:org|organisation|organization|representing|body|employer|agency|authority|constituency)\b",
    "voting": r"\bvot(?:e|ing)\b",
}
_BODY = re.compile(
    r"\b(?:council|nhs|trust|ccg|icb|healthwatch|university|partnership|borough|county|foundation|hospitals?|"
    r"alliance|sector)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,(?![^()]*\))|\s[–—-]\s|\t)\s*")
_INLINE = re.compile(r"\s*(?:[;\n]|,(?![^()]*\))|\band\b(?=\s+(?:[A-Z]\w*\.?\s+){1,2}[A-Z]))\s*")
_NAME = re.compile(rf"(?:{people.TITLED}|{people.NAME})")
_PLURAL = re.compile(r"^\W*(?P<title>Councillor|Cllr|Dr|Doctor)s\b\.?\s+(?=[A-Z])")
_OF_BODY = re.compile(r"\s+(?:of|from|for)\s+(?:the\s+)?(?P<body>[A-Z][\w&’' -]{2,60})$")
_BEHIND = re.compile(r"(?<=[).;])\s+(?=[A-Z][A-Za-z -]{2,30}:\s)")
_VACANT = re.compile(r"\W*(?:vacan\w+|tb[cda]|to be (?:confirmed|appointed).*|n/?a|none|nil|name)?\W*", re.IGNORECASE)


@dataclass(slots=True)
class _List:
    """A list while it is read: as what and under which body the lines stand, and the columns of a table."""

    open: bool = False
    seat: Seat = Seat.MEMBER
    group: str = ""
    voting: bool | None = None
    header: dict[str, int] = field(default_factory=dict[str, int])
    width: int = 0
    labelled: bool = False  # the first column of the table holds labels that stand for the rows beneath them too
    idle: int = 0


def read(paper: Paper) -> tuple[Member, ...]:
    """Read the lists of members in this paper; nothing where none is called so, and nothing in minutes."""
    if paper.kind is Kind.MINUTES:
        return ()
    now = _List()
    found: list[Member] = []
    for block, hidden in zip(paper.blocks, paper.hidden, strict=True):
        if block.kind is BlockKind.BREAK:
            continue
        here = list(_of_block(paper, now, block, hidden=hidden))
        now.idle = 0 if here or block.kind is BlockKind.ROW else now.idle + 1
        now.open = now.open and now.idle <= MOST_BLANK
        found += here
    return tuple(found)


def _of_block(paper: Paper, now: _List, block: Block, *, hidden: bool) -> Iterator[Member]:
    if block.kind is BlockKind.ROW:
        yield from _of_row(paper, now, block, hidden=hidden)
        return
    for line in _lines(block.text):
        opened = _opening(line)
        if opened is not None:
            now.open, now.seat, now.group, now.voting, now.header, now.idle = True, Seat.MEMBER, "", _votes(line), {}, 0
            yield from _several(paper, now, opened, hidden=hidden)
        elif now.open and (part := _PART.match(line)):
            now.seat, now.voting, now.group = _seat(part["what"]) or Seat.MEMBER, _votes(part["what"]), ""
            yield from _several(paper, now, part["rest"] or "", hidden=hidden)
        elif now.open and layout.stands_out(block):
            now.group = layout.flat(line).strip(" :") if _BODY.search(line) else ""
            now.open = bool(now.group)
        elif now.open and _is_body(line):
            now.group = layout.flat(line).strip(" :•-")
        elif now.open:
            yield from _of_line(paper, now, line, hidden=hidden)


def _lines(text: str) -> list[str]:
    """Give the lines of a list; dots that lead to a name are a colon, and a label behind a bracket begins a line."""
    told = re.sub(r"(?:\.\s?){4,}|…", ": ", text)
    return [piece for line in told.split("\n") for piece in _BEHIND.split(line)]


def _opening(line: str) -> str | None:
    """Say what follows the words that call a list one, on their own line; None where they do not."""
    if _SENTENCE.match(line.strip()):
        return ""
    found = _OPENS.match(line.strip())
    if found is None:
        return None
    label = line[: len(line) - len(found["rest"] or "")]
    if _NO_LIST.search(label) and not label.casefold().startswith("who"):
        return None
    return found["rest"] or ""


def _is_body(line: str) -> bool:
    plain = line.strip(" •-:")
    return (
        len(plain.split()) <= layout.SHORT // 2 and bool(_BODY.search(plain)) and not re.search(r"[,(–]|\s-\s", plain)
    )


def _several(paper: Paper, now: _List, text: str, *, hidden: bool) -> Iterator[Member]:
    """Read a comma list; what stands before its names goes with each of them, the body behind one with that one."""
    for part in re.split(r"\s*[;\n]\s*", text):
        plural = _PLURAL.match(part)  # 'Councillors Holt, Rowe and Tull'
        rest = part[plural.end() :] if plural else part
        split = re.split(r"\s*(?:,(?![^()]*\))|\band\b)\s*", rest) if plural else _INLINE.split(rest)
        for entry in split if rest.strip() else ():
            of = _OF_BODY.search(entry)
            bare = entry[: of.start()] if of else entry
            lone = plural is not None and len(people.name(bare).name.split()) == 1
            told = {"name": f"{plural['title']} {bare}" if plural and lone else bare}
            yield from _member(paper, now, told | ({"organisation": of["body"]} if of else {}), hidden=hidden)


def _of_line(paper: Paper, now: _List, text: str, *, hidden: bool) -> Iterator[Member]:
    """Read one line of a list: a name with a title, post and body behind it, or one after the seat it holds."""
    line = text.strip(" •-")
    label, _, after = line.partition(":")
    if after and _seat(label) is not None:
        yield from _member(paper, now, {"name": after.strip(), "seat": label}, hidden=hidden)
        return
    name, *more = _LISTED.split(line, maxsplit=3)
    seats = [one for one in more if _seat(one) is not None]
    others = [one for one in more if one not in seats]
    if len(others) == 1 and _is_body(others[0]):
        others = ["", *others]
    told = {"name": name, "seat": " ".join(seats), **dict(zip(("title", "organisation"), others, strict=False))}
    if len(line.split()) <= layout.SHORT + people.MOST_WORDS:
        yield from _member(paper, now, told, hidden=hidden)


def _of_row(paper: Paper, now: _List, block: Block, *, hidden: bool) -> Iterator[Member]:
    cells = [layout.flat(cell) for cell in block.cells]
    found = layout.columns(cells, _COLUMNS)
    filled = [cell for cell in cells if cell]
    if filled and (opened := _opening(filled[0])) is not None and len(filled) == 1:
        now.open, now.seat, now.group, now.voting, now.header = True, Seat.MEMBER, "", None, {}
        yield from _several(paper, now, opened, hidden=hidden)
        return
    if now.open and _is_header(found, filled):
        _begin_table(now, cells, found)
        return
    if not now.open or not filled:
        return
    if len(filled) == 1 and _PART.match(filled[0]):
        _label(now, filled[0])
        return
    if now.labelled and len(cells) == now.width and _PART.match(cells[0]):
        _label(now, cells[0])
    if len(filled) == 1 and _is_body(filled[0]):
        now.group = filled[0]
        return
    if now.header and len(cells) == now.width and "name" in now.header:
        told = {name: layout.cell(cells, at) for name, at in now.header.items()}
        if "organisation" in now.header and told["organisation"] and now.header["organisation"] == 0:
            now.group = told["organisation"]  # named once, for the rows beneath it too
    else:
        told = _by_look(filled)
    yield from _member(paper, now, told, hidden=hidden)
    if told.get("deputy"):
        yield from _member(
            paper, now, {"name": told["deputy"], "organisation": told.get("organisation", ""), "seat": "deputy"},
            hidden=hidden, note=f"deputy for {people.name(told.get('name', '')).name}",
        )  # fmt: skip


def _is_header(found: dict[str, int], filled: Sequence[str]) -> bool:
    """Tell the row that names the columns of a table of members."""
    short = all(len(cell.split()) <= len(_COLUMNS) - 1 for cell in filled)
    return len(found) > 1 and short and not _NAME.fullmatch(filled[0])


def _begin_table(now: _List, cells: Sequence[str], found: dict[str, int]) -> None:
    """Take the columns of a table; a first one that opens with a label holds labels for the rows beneath them."""
    now.header, now.width = found, len(cells)
    now.labelled = bool(_PART.match(cells[0])) and 0 not in (found.get("name"), found.get("organisation"))
    if now.labelled:
        _label(now, cells[0])
        now.header.pop("voting", None)


def _label(now: _List, text: str) -> None:
    """Take what a label says of the lines beneath it: as what they sit, and whether they vote."""
    now.seat, now.voting = _seat(text) or Seat.MEMBER, _votes(text)


def _by_look(filled: Sequence[str]) -> dict[str, str]:
    """Give the cells of a row without a header their columns: a name, initials, a seat, a body, a title."""
    told: dict[str, str] = {}
    for cell in filled:
        if "name" not in told and _NAME.fullmatch(people.name(cell).name) and not _is_body(cell):
            told["name"] = cell
        elif _seat(cell) is not None and "seat" not in told:
            told["seat"] = cell
        elif (
            "name" in told and "initials" not in told and people.is_initials(cell) and people.begins(cell, told["name"])
        ):
            told["initials"] = cell
        elif _BODY.search(cell) and "organisation" not in told:
            told["organisation"] = cell
        else:
            told.setdefault("title", cell)
    return told


def _member(
    paper: Paper, now: _List, told: dict[str, str], *, hidden: bool, note: str | None = None
) -> Iterator[Member]:
    """Make one member, where the line names a person."""
    name = people.name(told.get("name", ""))
    if (
        _VACANT.fullmatch(name.name)
        or not _NAME.fullmatch(name.name)
        or _is_body(name.name)
        or people.is_post(name.name)
    ):
        return
    told, beside = _seat_beside(_seat_and_body(told))
    bodies = [one for one in (name.note or "").split(", ") if _is_body(one)]
    if bodies and not told.get("organisation"):
        left = [one for one in (name.note or "").split(", ") if one not in bodies]
        name, told = dataclasses.replace(name, note=", ".join(left) or None), {**told, "organisation": bodies[0]}
    said = [beside, told.get("seat", ""), told.get("title", ""), *(name.note or "").split(", ")]
    seat = next((found for one in said if one and (found := _seat(one)) is not None), now.seat)
    title = told.get("title") or None
    yield Member(
        name.name,
        paper.source(),
        seat=seat,
        initials=told.get("initials") or name.initials,
        title=None if title and _seat(title) in {Seat.CHAIR, Seat.VICE_CHAIR} else title,
        organisation=told.get("organisation") or now.group or None,
        note=note or name.note,
        voting=_voting(told.get("voting", ""), name.note or "", now.voting),
        restricted=hidden,
    )


def _seat_and_body(told: dict[str, str]) -> dict[str, str]:
    """Part ``Member, Northmere Council`` and ``Chair, Cabinet Member for Care`` at the comma.

    'Chair, Northmere Trust' chairs the trust: of a title only a post may follow the seat.
    """
    first, _, rest = (part.strip() for part in told.get("seat", "").partition(","))
    if rest and not told.get("organisation") and _BODY.search(rest):
        return {**told, "seat": first, "organisation": rest}
    first, _, rest = (part.strip() for part in told.get("title", "").partition(","))
    if rest and not told.get("seat") and _seat(first) is not None and people.is_post(rest) and not _is_body(rest):
        return {**told, "seat": first, "title": rest}
    return told


def _seat_beside(told: dict[str, str]) -> tuple[dict[str, str], str]:
    """Take a seat in brackets off the body or the title beside a name: ``Northmere Council (Chair)``."""
    found = re.compile(r"\s*\(([^()]{1,40})\)")
    for column in ("organisation", "title"):
        inside = next((one for one in found.finditer(told.get(column, "")) if _seat(one.group(1)) is not None), None)
        if inside is not None:
            rest = told[column][: inside.start()] + told[column][inside.end() :]
            return {**told, column: rest.strip(" ,")}, inside.group(1)
    return told, ""


def _seat(text: str) -> Seat | None:
    return next((seat for seat, pattern in _SEATS if pattern.search(text.strip(" ()"))), None)


def _voting(cell: str, note: str, otherwise: bool | None) -> bool | None:  # noqa: FBT001 - three answers, not a switch
    """Tell whether a member votes: by the column for it, by a note beside the name, else as the list says of all."""
    if cell:
        return _answer(cell)
    noted = _votes(note)
    return otherwise if noted is None else noted


def _votes(text: str) -> bool | None:
    """Tell from a label whether those beneath it vote; None where it does not say."""
    if re.search(r"\bnon[- ]voting\b|\bno vote\b", text, re.IGNORECASE):
        return False
    return True if re.search(r"\bvoting\b", text, re.IGNORECASE) else None


def _answer(text: str) -> bool | None:
    """Read a cell of a column for votes."""
    if re.match(r"\W*(?:y|yes|voting|full|✓|✔|x|1)\b|^[✓✔]", text, re.IGNORECASE):
        return True
    return False if re.match(r"\W*(?:n|no|non|none|-|–|0)(?:\b|$)|^[-–]$", text, re.IGNORECASE) else None
