"""Markup out of text: HTML fragments and Markdown emphasis become plain words, paragraphs become lines.

Nothing here knows lines, tables or blocks (``storage.documents.text``), only one piece of marked-up text at a time.
"""

import re

import bs4

BLOCK_TAGS = ("p", "div", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "blockquote")
TAGS = (
    "a|abbr|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|figure|font|h[1-6]|head|"
    "hr|html|i|img|ins|kbd|li|mark|ol|p|pre|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|"
    "tt|u|ul"
)
_TAG = re.compile(rf"</?(?:{TAGS})(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
# A '<' that opens no tag we know is a character that people see: '<10% below target', '<insert name>'.
_STRAY = re.compile(rf"<(?!/?(?:{TAGS})(?:\s[^<>]*)?/?>|!--)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)\s*<sup>\s*(st|nd|rd|th)\s*</sup>", re.IGNORECASE)
# A cell or paragraph that opens with a bold title and goes on in plain type: the title gets a line of its own.
_TITLE = re.compile(
    r"(?P<open>^\s*|<p>\s*)(?P<bold><b>[^<>]{2,120}(?<![:\s])\s*</b>|\*\*[^*]{2,120}(?<![:\s])\*\*)\s+(?=<i>|\*?[A-Z])"
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?([^()\s]*)>?[^()]*\)")
_EMPHASIS = (
    re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*"),
    re.compile(r"(?<!\w)__(?=\S)([^_]+?)(?<=\S)__(?!\w)"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=\S)_(?!\w)"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")
_STRONG = re.compile(r"\*\*[^*]+\*\*[.:]?|__[^_]+__[.:]?|<(b|strong)>(?:(?!</\1>).)+</\1>[.:]?", re.DOTALL)
_WRAP = re.compile(r"</?(?:u|p|i|em)>|^#+\s*", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", re.IGNORECASE)


def is_strong(marked: str) -> bool:
    """Tell whether the whole piece is set in bold."""
    return _STRONG.fullmatch(_WRAP.sub("", marked).strip()) is not None


def titled(cell: str) -> str:
    """Break the line after a bold title that opens a table cell, so that the title stays apart from the text."""
    return _TITLE.sub(r"\g<open>\g<bold><br>", cell)


def plain(marked: str) -> str:
    """Give the words a reader sees. Paragraphs become lines, list entries lines that begin with a bullet."""
    text = _ORDINAL.sub(r"\1", marked)
    if _TAG.search(text) or _ENTITY.search(text):
        text = _without_tags(text)
    text = _LINK.sub(_link, text)
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    text = _ESCAPE.sub(r"\1", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line and line != "•")


def _without_tags(text: str) -> str:
    soup = bs4.BeautifulSoup(_STRAY.sub("&lt;", text), "html.parser")
    for comment in soup.find_all(string=lambda found: isinstance(found, bs4.Comment)):
        comment.extract()
    for gap in soup.find_all(["br", "hr"]):
        gap.replace_with("\n")
    for entry in soup.find_all("li"):
        marked = entry.get_text().lstrip().startswith(("•", "-", "–"))
        entry.insert(0, "\n" if marked else "\n• ")
        entry.append("\n")
    for block in soup.find_all(BLOCK_TAGS):
        block.insert_before("\n")
        block.insert_after("\n")
    return soup.get_text()


def _link(found: re.Match[str]) -> str:
    """Keep the words of a link, and its address where the words do not say it."""
    words, address = found.group(1), found.group(2)
    shown = address.removeprefix("mailto:")
    if not shown or shown.lower() in words.lower() or address.startswith("#"):
        return words
    return f"{words} ({shown})" if words else shown
