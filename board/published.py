"""Where a published pack can be read, and the link that a citation gets from it.

A link leads to the very page only where the sheet is certain; else to the document; and nothing that is restricted has
one. What is kept of it is in ``storage.published``; here addresses are judged and links made, and nothing is fetched.
"""

import dataclasses
import re
import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from board.messages import Fact, Message
from board.sources import Citation, Source

LONGEST = 500  # characters of an address; council websites' own stay below 250
_UNFIT = re.compile(r"[^!-~]|[<>\"`{}|\\^]")  # all that RFC 3986 lets no address hold
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Published:
    """Where anybody can read a document.

    ``page_one`` is the sheet of the file, from 1, on which page 1 is printed; None where nobody has said. ``hidden``
    are the places of this document that are not for publication: the published file may leave them out.
    """

    address: str
    page_one: int | None = None
    hidden: tuple[Source, ...] = ()


def fault(address: str) -> str | None:
    """Say what is wrong with an address that a person typed; None where it may be given to readers."""
    if len(address) > LONGEST:
        return f"this address has {len(address)} characters; at most {LONGEST} are taken."
    if _UNFIT.search(address):
        return f"'{address}' has a space or a sign that no address holds; copy it from the browser's address line."
    if not address.lower().startswith("https://"):
        return f"'{address}' does not begin with https://, so it is not given to anybody."
    if "#" in address:
        return f"'{address}' holds a '#'; leave it off with all that follows: the page is added for each answer."
    return None if _is_whole(address) else f"'{address}' is not an address, like https://papers.example.org/pack.pdf."


def _is_whole(address: str) -> bool:
    """Tell whether an address names a host, and nobody who signs in there."""
    try:
        parts = urllib.parse.urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return port != 0 and "@" not in parts.netloc and _HOST.fullmatch(parts.hostname or "") is not None


def places(items: Sequence[Source], passages: Sequence[Source]) -> tuple[Source, ...]:
    """Give where the restricted parts of a document stand, from its restricted agenda items and its passages.

    Passages that know their sheet tell it best; next an item that has pages; what neither has, stands nowhere certain.
    """
    with_sheets = [place for place in passages if place.sheet is not None]
    told = {place.item for place in with_sheets}
    with_pages = [item for item in items if item.item not in told and item.pages is not None]
    told |= {place.item for place in with_pages}
    others = [place for place in (*items, *passages) if place.sheet is None and place.item not in told]
    return tuple(dict.fromkeys((*with_sheets, *with_pages, *others)))


def link(source: Source, published: Published) -> str | None:
    """Give the address of a place; at its page where the sheet is certain. None for what is not for publication."""
    if any(_same_place(source, hidden) for hidden in published.hidden):
        return None
    sheet = _sheet(source, published)
    # "page=<pageNum>", the first page of the document being 1, whatever is printed on it (RFC 8118, section 3).
    return published.address if sheet is None else f"{published.address}#page={sheet}"


def resolve(message: Message, published: Mapping[str, Published]) -> Message:
    """Give each citation of a message its link. ``published`` has the documents that can be read, by name."""
    if not published:
        return message
    return dataclasses.replace(
        message,
        facts=tuple(_linked_fact(fact, published) for fact in message.facts),
        sources=tuple(_linked(source, published) for source in message.sources),
    )


def _linked_fact(fact: Fact, published: Mapping[str, Published]) -> Fact:
    return dataclasses.replace(fact, source=_linked(fact.source, published)) if fact.source else fact


def _linked(source: str, published: Mapping[str, Published]) -> str:
    if not isinstance(source, Citation) or source.place is None or source.link is not None:
        return source
    known = published.get(source.place.document)
    address = link(source.place, known) if known else None
    return source.linked(address) if address else source


def _sheet(source: Source, published: Published) -> int | None:
    """Give the sheet of the published file on which a place stands, if that is certain.

    What is declared is said of the published file, so it goes first. A file with restricted pages is published without
    them: from the first of these on no sheet is certain.
    """
    if not _is_pdf(published) or not all(_is_before(source, hidden) for hidden in published.hidden):
        return None
    span = _span(source)
    if span is not None and published.page_one is not None:
        return span[0] + published.page_one - 1
    return source.sheet


def _is_pdf(published: Published) -> bool:
    """Tell a file that has sheets from a web page that only lists papers; a declared sheet says so too."""
    path = urllib.parse.urlsplit(published.address).path
    return published.page_one is not None or path.lower().endswith(".pdf")


def _same_place(source: Source, hidden: Source) -> bool:
    """Tell whether a place is, or may be, a restricted one: by sheet, by page, or failing both by the agenda item."""
    if source.sheet is not None and hidden.sheet is not None:
        return source.sheet == hidden.sheet
    span = _span(hidden)
    if source.page is not None and span is not None:
        return span[0] <= source.page <= span[1]
    return source.item == hidden.item


def _is_before(source: Source, hidden: Source) -> bool:
    """Tell whether a place certainly stands before a restricted one."""
    if source.sheet is not None and hidden.sheet is not None:
        return source.sheet < hidden.sheet
    told, span = _span(source), _span(hidden)
    return told is not None and span is not None and told[0] < span[0]


def _span(source: Source) -> tuple[int, int] | None:
    """Give the printed pages of a place, the first and the last."""
    return source.pages if source.page is None else (source.page, source.page)
