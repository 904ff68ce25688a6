"""Where a fact was read: every answer carries one of these, and says it in the reader's own terms.

Only the value and its sentence live here; readers of packs make them (``board.packs``), rows keep them (``storage``).
"""

from dataclasses import dataclass


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

    def cite(self) -> str:
        """Say the place in one phrase, the printed page first, since that is what a reader turns to."""
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
        return ", ".join(parts)
