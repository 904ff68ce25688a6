"""What an agenda says of an item besides its title: lead, purpose, attachment, pages, wherever it puts them.

Beneath the item in a small table or in labelled lines, behind the title in the same line, or in columns of its row.
Whether a line is an item at all is told elsewhere (``agenda_lines``).
"""

import re
from collections.abc import Sequence

from board.packs import layout, misread
from board.packs.values import Block, BlockKind, Purpose

LONGEST_NAME = 10  # words: a longer text after "report of" names no lead
LONGEST_ASKED = 25  # words: "To approve ... " in a longer sentence is talk

_RANGE = r"([\dlI|O]{1,4})(?:\s*(?:-|–|—|to)\s*([\dlI|O]{1,4}))?"
_PAGES = re.compile(
    rf"[(\[]?\s*(?:\b(?:tud(?:alen(?:nau)?)?)\b\.?\s*/\s*)?\b(?:pages?|pgs?|pp?|tud(?:alen(?:nau)?)?)\b\.?\s*(?:nos?\b\.?\s*)?"
    rf"(?=[lI|O]{{0,2}}\d|[lI|]{{1,2}}\b){_RANGE}\s*[)\]]?",
    re.IGNORECASE,
)
_BARE_PAGES = re.compile(rf"^\s*{_RANGE}\s*$")
_PURPOSES = (
    (Purpose.DECISION, re.compile(
        r"\b(?:decisions?|decide|dec|approv(?:al|e)|ratif(?:y|ication)|agree(?:ment)?|resolve|resolution|"
        r"endorse(?:ment)?)\b", re.IGNORECASE)),
    (Purpose.DISCUSSION, re.compile(
        r"\b(?:discuss(?:ion)?|disc|debate|consider(?:ation)?|talk(?:ing)? (?:over|about|through))\b", re.IGNORECASE)),
    (Purpose.INFORMATION, re.compile(r"\b(?:information|info|not(?:e|ing)|assurance|receive)\b", re.IGNORECASE)),
)  # fmt: skip
_BOXED = re.compile(r"[☐☒☑✓✔■□]")
_EMPTY_BOX = frozenset("☐□")
_TICK = re.compile(r"^\W*(?:x|y|yes|[✓✔☑☒■●•√])\W*$", re.IGNORECASE)
_DASH = re.compile(r"^[-–—.\s]*$")
COLUMNS = {
    "number": r"^(?:no\.?|number|ref\.?|#|[il1|]tem(?: no\.?| number)?|agenda (?:item )?no\.?|agenda item)$",
    "title": r"\b(?:title|subject|topic|matters?|agenda item|[il1|]tem(?! for)|business|description|report)\b|^what$",
    "lead": r"\b(?:lead|presenter|presented by|presenting|owner|officer|who|by|sponsor|speaker|convener)\b",
    "attachment": r"\b(?:attachments?|attached|papers?|encl?(?:osure)?s?|appendix|document)\b",
    "pages": r"\bpages?(?: no\.?)?\b|^pp?\.?$",
    "purpose": r"\b(?:for|purpose|action)\b",
}
_LABELS = {
    "lead": r"^(?:lead|lead officer|lead member|presenter|presented by|owner|sponsor|report (?:of|by|from)|"
    r"led by|officer|speaker|introduced by|introducing|who)$",
    "purpose": r"^(?:item for|for|purpose|action required|action|recommendation)$",
    "attachment": r"^(?:attachments?|papers?|enclosures?|report)$",
    "pages": r"^pages?$",
}
_ASKED = (
    r"(?:decisions?|approval|ratification|agreement|resolution|endorsement|discussion|debate|consideration|information|"
    r"noting|assurance|decide|approve|ratify|agree|resolve|endorse|discuss|debate|consider|note|receive)"
)
_FOR = re.compile(rf"^\W*(?:(?:item|submitted|presented|brought|to be)\s+)?(?:for|to)\s+{_ASKED}\b", re.IGNORECASE)
_ONLY_FOR = re.compile(
    rf"\W*(?:(?:(?:item|submitted|presented|brought)\s+)?for|to)\s+{_ASKED}(?:\s*(?:,|/|&|and|or)\s*(?:(?:for|to)\s+)?{_ASKED}){{0,2}}(?:\s+only)?\W*",
    re.IGNORECASE,
)
_ASKED_ALONE = re.compile(rf"\W*{_ASKED}(?:\s*(?:,|/|&|and|or)\s*{_ASKED}){{0,2}}\W*", re.IGNORECASE)
_LED = re.compile(
    r"^\W*(?:(?:joint\s+)?(?:report|paper|presentation|update)s?\s+(?:of|by|from)|(?:presented|led|introduced)\s+by)"
    r":?\s+(?:the\s+)?([A-Z].*)$",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\W*(?:verbal(?:ly)?|oral|tabled|attached|enclosed|to follow|presentation|paper [A-Z\d]{1,3}|"
    r"(?:enc|encl|enclosure|attachment|appendix)\.? [A-Z\d]{1,3})(?:\s+(?:report|update|item))?\W*",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\W*\d{1,3}\s*(?:m|mins?|minutes)\W*", re.IGNORECASE)
_DOTS = re.compile(r"\s*(?:\.{3,}|…+|(?:\s\.){3,})\s*")
_KEY = re.compile(r"\W*(?:non-?)?key decision\W*", re.IGNORECASE)
# Where one detail ends and the next begins: "Dr. Smith" and "Prof. Lee" go on.
_SENTENCE = re.compile(r"(?<![Pp]rof)(?<!Cllr)(?<!Revd)(?<![Ss]upt)(?<=[a-z\d)]{2})\.\s+(?=[A-Z(])")
_SEGMENT = re.compile(r"\s*(?:[|;\n]|\s[–—-]\s)\s*")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\s*$")


def pages(text: str) -> tuple[int, int] | None:
    """Read ``Pages 3 - 9``, ``p. 5``, ``pp 3–9``; None for no pages, and for a range that runs backwards."""
    found = _PAGES.search(text) or _BARE_PAGES.match(text)
    if found is None:
        return None
    first = misread.number(found.group(1)) or "0"
    last = misread.number(found.group(2)) if found.group(2) else first
    begin, end = int(first), int(last or "0")
    return (begin, end) if 0 < begin <= end else None


def purposes(text: str) -> tuple[Purpose, ...]:
    """Read what an item is for, in the order decision, discussion, information; of boxes only those with a mark."""
    if _BOXED.search(text):
        text = _ticked(text)
    return tuple(purpose for purpose, pattern in _PURPOSES if pattern.search(text))


def apart(line: str) -> tuple[str, str]:
    """Take a title and what is said behind it apart; the title keeps the pages that stand in its brackets."""
    dotted = _DOTS.split(line)
    if len(dotted) > 1 and dotted[0].strip():
        title, peeled = apart(dotted[0])
        behind = " ".join(dotted[1:]).strip(" .")
        return title, "\n".join(filter(None, (peeled, f"Page {behind}" if _BARE_PAGES.match(behind) else behind)))
    title, listed = _listed(line)
    if listed:
        return title, listed
    found = _PAGES.search(line)
    title, rest = line, ""
    if found is not None and found.group().lstrip().startswith(("(", "[")) and line[: found.start()].strip():
        title, rest = line[: found.end()], line[found.end() :].strip(" .–—-;:|")
        bare, peeled = _peeled(line[: found.start()])
        return f"{bare} {found.group().strip()}", "\n".join(filter(None, (peeled, rest)))
    bare, peeled = _peeled(title)
    return bare, peeled


def _listed(line: str) -> tuple[str, str]:
    """Take a title and what is listed behind it with commas apart: ``Beds, to agree, Ida Quarm, page 4``."""
    pieces = line.split(", ")
    asked = next((at for at, piece in enumerate(pieces) if at and _ONLY_FOR.fullmatch(piece)), None)
    if asked is None:
        return line, ""
    said = [pieces[asked]]
    for piece in pieces[asked + 1 :]:
        if _PAGES.fullmatch(piece) or _ONLY_FOR.fullmatch(piece) or _HANDED.fullmatch(piece):
            said.append(piece)
        elif re.fullmatch(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}", piece):
            said.append(f"Lead: {piece}")
        else:
            return line, ""
    return ", ".join(pieces[:asked]), "\n".join(said)


def without_pages(title: str) -> str:
    """Take the claim of pages off a title."""
    return _PAGES.sub("", title).strip(" .–—-:") if pages(title) and _PAGES.search(title) else title.strip()


def in_title(title: str) -> tuple[int, int] | None:
    """Read the pages that a title itself claims; a bare number in it is none."""
    return pages(title) if _PAGES.search(title) else None


def below(blocks: Sequence[Block]) -> dict[str, str]:
    """Read what stands beneath an item: a small table with a header, or lines with labels. The table goes first."""
    rows: dict[str, str] = {}
    lines: dict[str, str] = {}
    header: Sequence[str] = ()
    for block in blocks:
        if block.kind is BlockKind.ROW and not header and _heads(block):
            header = block.cells
        elif block.kind is BlockKind.ROW and header:
            if layout.lone(block) and len(purposes(block.text)) > 1:
                continue  # the second line of the header, 'Discussion Decision Information'
            for name, value in under(header, block.cells).items():
                rows[name] = " ".join(filter(None, (rows.get(name), value)))
        elif block.kind is BlockKind.ROW:
            for name, value in _labelled(layout.label(block)).items():
                lines.setdefault(name, value)
        else:
            for name, value in told(block.text).items():
                lines.setdefault(name, value)
    return lines | rows


def under(header: Sequence[str], cells: Sequence[str], where: dict[str, int] | None = None) -> dict[str, str]:
    """Read a row under its header. A tick under 'Decision' says as much as the word."""
    found = layout.columns(header, COLUMNS) if where is None else where
    read = {name: layout.cell(cells, at) for name, at in found.items() if layout.cell(cells, at)}
    ticked = [
        layout.flat(name)
        for at, (name, cell) in enumerate(zip(header, cells, strict=False))
        if at not in {found.get("title"), found.get("number"), found.get("lead")}
        and purposes(name)
        and (_TICK.match(cell) or purposes(cell))
    ]
    said = read.get("purpose", "")
    if ticked and not purposes(said):
        read["purpose"] = " ".join(ticked) if len(ticked) > 1 or len(purposes(ticked[0])) == 1 else said
    return read


def told(text: str) -> dict[str, str]:
    """Read what a line, or several, say of an item, as ``Lead: A. For decision. Pages 2 to 3`` does."""
    found: dict[str, str] = {}
    for piece in _pieces(text):
        for name, value in _of_piece(piece).items():
            found.setdefault(name, value)
    return found


def lead(written: str) -> str | None:
    """Give a lead as written; None for a dash and for nothing."""
    return None if _DASH.match(written) else written


def is_detail(text: str) -> bool:
    """Tell a line that says something of the item above it, and is no further words of its title."""
    return bool(told(text)) or _FOR.match(text) is not None


def is_asked(text: str) -> bool:
    """Tell words that say nothing but what an item is for."""
    return _ONLY_FOR.fullmatch(text) is not None or _ASKED_ALONE.fullmatch(text) is not None


def _heads(block: Block) -> bool:
    found = layout.columns(block.cells, COLUMNS)
    return len(found) > 1 and "lead" in found


def _ticked(text: str) -> str:
    """Give the options that have a mark in their box, whether the boxes stand before their words or behind them."""
    boxes = list(_BOXED.finditer(text))
    leading = not text[: boxes[0].start()].strip()
    kept = []
    for at, box in enumerate(boxes):
        if box.group() in _EMPTY_BOX:
            continue
        if leading:
            kept.append(text[box.end() : boxes[at + 1].start() if at + 1 < len(boxes) else len(text)])
        else:
            kept.append(text[boxes[at - 1].end() if at else 0 : box.start()])
    return " ".join(kept)


def _peeled(title: str) -> tuple[str, str]:
    """Take what is no part of a title off its end: ``– Report of A``, ``(for decision)``."""
    said: list[str] = []
    while True:
        title = title.rstrip(" .;|–—-")
        bracket = _BRACKETS.search(title)
        cut = max(title.rfind(mark) for mark in (" – ", " — ", " - ", "; ", " | "))
        if bracket and _is_apart(bracket.group(1), bracketed=True):
            at, piece = bracket.start(), bracket.group(1)
        elif cut > 0 and _is_apart(title[cut:].strip(" –—-;|"), bracketed=False):
            at, piece = cut, title[cut:].strip(" –—-;|")
        else:
            return title, "\n".join(reversed(said))
        if not title[:at].strip():
            return title, "\n".join(reversed(said))
        said.append(piece)
        title = title[:at]


def _is_apart(piece: str, *, bracketed: bool) -> bool:
    """Tell a piece behind a title that is certainly none of its words."""
    if any(pattern.fullmatch(piece) for pattern in (_ONLY_FOR, _HANDED, _KEY)) or (
        bracketed and _LASTS.fullmatch(piece)
    ):
        return True
    return _led(piece) is not None or (bracketed and _ASKED_ALONE.fullmatch(piece) is not None)


def _led(piece: str) -> str | None:
    found = _LED.match(piece)
    name = found.group(1).strip(" .") if found else ""
    if not name[:1].isupper() or len(name.split()) > LONGEST_NAME or any(mark.isdigit() for mark in name):
        return None
    return name


def _pieces(text: str) -> list[str]:
    return [piece.strip() for part in _SEGMENT.split(text) for piece in _SENTENCE.split(part) if piece.strip(" .")]


def _of_piece(piece: str) -> dict[str, str]:
    found = layout.label(Block(BlockKind.PARAGRAPH, piece))
    if found is not None and (labelled := _labelled(found)):
        return labelled
    if (name := _led(piece)) is not None:
        return {"lead": name}
    if _HANDED.fullmatch(piece):
        return {"attachment": piece.strip(" .()")}
    if (claimed := _PAGES.fullmatch(piece.strip(" ."))) is not None:
        return {"pages": claimed.group()}
    asks = _FOR.match(piece) or _ASKED_ALONE.fullmatch(piece)
    if asks and purposes(piece) and len(piece.split()) <= LONGEST_ASKED:
        return {"purpose": asks.group()}
    return {}


def _labelled(found: tuple[str, str] | None) -> dict[str, str]:
    if found is None or not found[1]:
        return {}
    value = found[1].strip().rstrip(".") if len(found[1]) > len("J.") else found[1]
    read = {name: value for name, pattern in _LABELS.items() if re.search(pattern, found[0])}
    return read or ({"purpose": value} if is_asked(value) else {})
