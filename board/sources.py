"""Where a fact was read: every answer carries one of these, and says it in the reader's own terms.

Only the value and its sentence live here; readers of packs make them (``board.packs``), rows keep them (``storage``).
"""

from dataclasses import dataclass
from typing import Self


class Citation(str):
    """A place as it is said, which is this text, with what stands behind it; two that say the same are equal.

    ``place`` is the source that it says; None where it was only ever words. ``quote`` is the sentence of the paper as
    written, where the answer said it in other words. ``link`` is where anybody can read the document, at that page
    where it is known for certain (``board.published`` decides).
    """

    __slots__ = ("_link", "_place", "_quote")
    _place: "Source | None"
    _quote: str | None
    _link: str | None

    def __new__(
        cls, text: str, place: "Source | None" = None, quote: str | None = None, link: str | None = None
    ) -> Self:
        """Say a place."""
        made = super().__new__(cls, text)
        made._place, made._quote, made._link = place, quote, link
        return made

    @property
    def place(self) -> "Source | None":
        """Give the source that this says."""
        return self._place

    @property
    def quote(self) -> str | None:
        """Give the paper's own sentence."""
        return self._quote

    @property
    def link(self) -> str | None:
        """Give the address of the published document."""
        return self._link

    def quoting(self, sentence: str) -> "Citation":
        """Give the same place with the paper's own sentence."""
        return Citation(self, self._place, sentence, self._link)

    def linked(self, address: str) -> "Citation":
        """Give the same place with the address at which it can be read."""
        return Citation(self, self._place, self._quote, address)


@dataclass(frozen=True, slots=True)
class Source:
    """The place of one fact in one document.

    ``document`` is the name a person knows it by (``Joint Board pack, 17 December 2026``). ``page`` is the pack's own
    printed page where it is known for certain; ``pages`` the range the agenda gives for the whole paper, first and
    last; ``sheet`` the sheet of the file, counted from 1. ``item`` is the agenda item's number and ``paragraph`` the
    paper's own paragraph number or, failing one, its count within the paper.
    """

    document: str
    page: int | None = None
    pages: tuple[int, int] | None = None
    sheet: int | None = None
    item: str | None = None
    paragraph: str | None = None

    def cite(self, quote: str | None = None) -> Citation:
        """Say the place in one phrase, the printed page first, since that is what a reader turns to.

        ``quote`` is the paper's own sentence, to be shown beneath.
        """
        parts = [self.document]
        if self.page is not None:
            parts.append(f"page {self.page}")
        elif self.pages is not None:
            first, last = self.pages
            parts.append(f"page {first}" if first == last else f"pages {first}–{last}")
        elif self.sheet is not None:
            parts.append(f"sheet {self.sheet}")
        if self.item is not None:
            parts.append(f"item {self.item}")
        if self.paragraph is not None:
            # A row of a table is cited as one: "row 3 of the tracker".
            parts.append(self.paragraph if self.paragraph.startswith("row ") else f"paragraph {self.paragraph}")
        return Citation(", ".join(parts), self, quote)
