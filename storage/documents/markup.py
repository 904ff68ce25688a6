"""Markup out of text: HTML fragments and Markdown emphasis become plain words, paragraphs become lines.

Nothing here knows lines, tables or blocks (``storage.documents.text``), only one piece of marked-up text at a time.
Every pattern reads any text in time that grows with its length alone: what is sent here may be meant to be slow.
"""

import html
import re
from collections.abc import Iterator

BULLETS = "-–•●▪◦*+"
_BLOCKS = "p div ul ol table tr td th h1 h2 h3 h4 h5 h6 section blockquote br hr dl dt dd center figure caption"
BLOCK_TAGS = frozenset(_BLOCKS.split())
TAGS = (
    "a|abbr|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|figure|font|h[1-6]|head|"
    "hr|html|i|img|ins|kbd|li|mark|ol|p|pre|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|"
    "tt|u|ul"
)
DEEPEST_TABLE = 8  # tables one in the other; the text of a deeper one goes to the cell around it

# A '<' that opens no tag we know is a character that people see: '<10% below target', '<insert name>'.
_TAG = re.compile(rf"<(/?)({TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_COMMENT_BEGINS, _COMMENT_ENDS = "<!--", "-->"
_BLANK_PAGE = re.compile(r"\W*this page (?:is|has been) (?:intentionally|deliberately) left blank\W*", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(\s*)<sup>\s*(st|nd|rd|th)\s*</sup>", re.IGNORECASE)
# A cell or paragraph that opens with a bold title and goes on in plain type: the title gets a line of its own.
_TITLE = re.compile(
    r"(?P<open>\A\s*|<p>\s*)(?P<bold><b>[^<>]{2,120}(?<![:\s])\s*</b>|\*\*[^*]{2,120}(?<![:\s])\*\*)\s+(?=<i>|\*?[A-Z])"
)
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(([^()\[\]]{0,2000})\)")
_EMPHASIS = (
    re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*"),
    re.compile(r"(?<!\w)__(?=\S)([^_]+)(?<=\S)__(?!\w)"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]+)(?<=\S)_(?!\w)"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")
_STRONG = re.compile(r"\*\*[^*]+\*\*[.:]?|__[^_]+__[.:]?|<(b|strong)>(?:(?!</\1>).)+</\1>[.:]?", re.DOTALL)
_WRAP = re.compile(r"</?(?:u|p|i|em)>|\A#+\s*", re.IGNORECASE)
_FIGURE = re.compile(r"[£€$]?\d")
_LETTER = re.compile(r"[^\W_]")
# A picture as text exporters leave it: an address, a tag, or a box that was found on the page and is labelled so.
_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\]\(|<img\b", re.IGNORECASE)
_LABELLED = re.compile(r"data-label=[\"']?(?:image|picture|figure|photo|diagram|chart)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


def is_strong(marked: str) -> bool:
    """Tell whether the whole piece is set in bold."""
    return _STRONG.fullmatch(_WRAP.sub("", marked).strip()) is not None


def titled(cell: str) -> str:
    """Break the line after a bold title that opens a table cell, so that the title stays apart from the text."""
    return _TITLE.sub(r"\g<open>\g<bold><br>", cell)


def plain(marked: str) -> str:
    """Give the words a reader sees. Paragraphs become lines, list entries lines that begin with a bullet."""
    text = marked
    if "<" in text:
        text = _without_tags(_ORDINAL.sub(r"\2", _without_comments(text)))
    text = _ENTITY.sub(_character, text)
    text = _LINK.sub(_link, text)
    return _lines(_ESCAPE.sub(r"\1", _calm(text)))


def left_over(text: str) -> str:
    """Give the words of a text that is none of markup's, where some was left in it: tags and emphasis, no more."""
    if "<" in text:
        text = _without_tags(_ORDINAL.sub(r"\2", text))
    return _lines(_calm(text))


def is_blank_page(text: str) -> bool:
    """Tell the sentence that stands on a page with nothing else on it."""
    return "blank" in text.lower() and _BLANK_PAGE.fullmatch(text) is not None


def pictures(marked: str) -> int:
    """Count the pictures that a marked-up text shows; a box on the page that holds one is that one."""
    if "!" not in marked and "<" not in marked:
        return 0
    return max(len(_PICTURE.findall(marked)), len(_LABELLED.findall(marked)))


def bulleted(text: str) -> str | None:
    """Give what follows the sign of a list entry; None where no such sign opens words: ``+ / -`` is none."""
    if text[:1] and text[0] in BULLETS and text[1:2].isspace() and _LETTER.search(text):
        return text[1:].lstrip()
    return None


def cell_entry(line: str) -> str | None:
    """Give what follows the sign of a list entry in a cell, where ``- 5%`` is a figure; None where there is none."""
    found = bulleted(line)
    return None if found is None or _FIGURE.match(found) else found


def entries(cell: str) -> str:
    """Begin the list entries of a cell with a bullet, whatever sign they were given; ``- 5%`` is a figure."""
    return "\n".join(_entry(line) for line in cell.split("\n"))


def _entry(line: str) -> str:
    found = cell_entry(line)
    return line if found is None else f"• {found}"


def linked(words: str, address: str) -> str:
    """Keep the words of a link, and its address where the words do not say it."""
    shown = address.removeprefix("mailto:")
    if not shown or shown.lower() in words.lower() or address.startswith("#"):
        return words
    return f"{words} ({shown})" if words else shown


def table(marked: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of the tables in a piece of HTML, each cell still marked up; a table in a cell is kept in it.

    A row of an inner table is one line of the cell around it, its cells joined by `` | ``.
    """
    rows: list[list[list[str]]] = []  # of every table that is open, the cells of its row, each in pieces
    at = deeper = 0
    for found in _TAG.finditer(marked):
        _add(rows, marked[at : found.start()])
        at = found.end()
        closes, tag = bool(found.group(1)), found.group(2).lower()
        if tag == "table" and (deeper or len(rows) == DEEPEST_TABLE):
            deeper = max(deeper + (-1 if closes else 1), 0)
        elif deeper or tag not in {"table", "tr", "td", "th"}:
            _add(rows, found.group())
        elif tag in {"td", "th"}:
            if rows and not closes:
                rows[-1].append([])
        elif tag == "table" and not closes:
            rows.append([])
        else:
            yield from _row_ends(rows)
            if tag == "table" and rows:
                rows.pop()
    _add(rows, marked[at:])
    while rows:
        yield from _row_ends(rows)
        rows.pop()


def _calm(text: str) -> str:
    """Take the emphasis out."""
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    return text


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line and line != "•")


def _add(rows: list[list[list[str]]], piece: str) -> None:
    if rows and rows[-1]:
        rows[-1][-1].append(piece)


def _row_ends(rows: list[list[list[str]]]) -> Iterator[tuple[str, ...]]:
    """Give a finished row of the outermost table; put one of an inner table into the cell around it."""
    if not rows or not rows[-1]:
        return
    cells = tuple("".join(cell) for cell in rows[-1])
    rows[-1] = []
    if len(rows) == 1:
        yield cells
    elif rows[-2]:
        inner = (" ".join(plain(cell).split()) for cell in cells)
        rows[-2][-1].append(f"<br>{html.escape(' | '.join(cell for cell in inner if cell), quote=False)}<br>")


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (begin := text.find(_COMMENT_BEGINS, at)) >= 0 and (end := text.find(_COMMENT_ENDS, begin)) >= 0:
        kept.append(text[at:begin])
        at = end + len(_COMMENT_ENDS)
    return "".join((*kept, text[at:]))


def _without_tags(text: str) -> str:
    """Take the tags away: what begins or ends a line becomes its end, a list entry begins with a bullet."""
    pieces: list[str] = []
    at = 0
    entry = False
    for found in _TAG.finditer(text):
        between = text[at : found.start()]
        pieces.extend(_entered(between, entry=entry))
        entry = entry and not between.strip()
        at = found.end()
        tag = found.group(2).lower()
        if tag == "li":
            entry = not found.group(1)
        if tag == "li" or (tag in BLOCK_TAGS and not entry):
            pieces.append("\n")
    pieces.extend(_entered(text[at:], entry=entry))
    return "".join(pieces)


def _entered(text: str, *, entry: bool) -> Iterator[str]:
    """Give a piece of text, with a bullet where it opens a list entry that has none of its own."""
    words = text.strip()
    if entry and words and words not in BULLETS and bulleted(words) is None:
        yield "• "
    yield text.lstrip() if entry else text


def _character(found: re.Match[str]) -> str:
    return html.unescape(found.group()).replace("\xa0", " ").replace("\xad", "")


def _link(found: re.Match[str]) -> str:
    if found.group().startswith("!"):  # a picture: its address is no words, and a single word beside it is its name
        return found.group(1) if " " in found.group(1).strip() else ""
    address = found.group(2).strip().removeprefix("<").split(maxsplit=1)
    return linked(found.group(1), address[0].removesuffix(">") if address else "")
