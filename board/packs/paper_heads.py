"""By what the head of a paper is known, whatever words its board uses: who was there, to whom and from whom, how far.

Minutes name people in groups; a report says to whom it goes, from whom it comes and what is asked; a tracker gives
each task somebody and a state, in rows or in labelled lines that repeat. Where papers are cut is told in ``papers``.
"""

import dataclasses
import re
from collections.abc import Collection, Sequence

from board.packs import dates, layout, restriction
from board.packs.values import AgendaItem, Block, BlockKind

FEWEST = 2  # names that make a list; times that labels repeat in a tracker of labelled lines
NEAR = 6  # blocks within which the labels of a tracker repeat
LONGEST = 2000  # characters of a block in which names are looked for

LONGEST_LINE = 200  # characters of a line that is printed on every page

_ENCLOSURE = re.compile(
    r"(paper|enc(?:l|losure)?|attachment|document|item)\.?\s*(?:no\.?\s*)?([A-Z]|\d{1,3}[a-z]?)\b\.?", re.IGNORECASE
)
_RUNNING = re.compile(r"(.*[A-Za-z].*\S)\s*[|–—•·]\s*(?:page\s+)?(\d{1,4})", re.IGNORECASE)
# Minutes in the words of many boards; each is soon followed by a date and by who was there.
MINUTES = re.compile(
    r"\b(?:m[il1|]nutes?|notes|proceedings|cofnodion)\b|\b(?:record|notes?|summary) of (?:the )?"
    r"(?:meeting|discussions?|proceedings|decisions)\b|\baction notes?\b",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"^\W*(?:presennol\s*/\s*)?(?:(?:members|those|board members|voting members|also|who was)\s+)*"
    r"(?:(?:present|in attendance|attendees|attendance|presennol)\b|(?:here|there|attending|attended(?: by)?)\s*:|"
    r"sederunt\s*(?::|$))",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meeting|met|held|sitting)\b", re.IGNORECASE)
_GROUP_CELL = re.compile(r"\W*(?:present|attending|in attendance|apologies|absent)\b.{0,12}", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:name|who (?:came|was (?:there|present))|attendees?|member)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|van|von)){1,5}(?:\s*\([^()]{1,30}\)|,? [-–] ?[A-Z]{2,4})*"
)
# What a label of a report's head says, by what it is about.
_ROLES = {
    "to": r"^(?:(?:report|presented|submitted|paper)\s+)?(?:to|for)$|"
    r"^(?:meeting|committee|board|decision[- ]maker|agenda item(?: (?:no\.?|number))?)$",
    "from": r"^(?:from|by|(?:report|paper|written|prepared|presented|submitted|produced) (?:by|of|from)|"
    r"(?:report |lead )?(?:author|officer)s?|(?:executive |lead )*(?:sponsor|lead|director)|"
    r"author of (?:report|paper))$",
    "subject": r"^(?:report |paper )?(?:title|subject|topic)(?: of (?:report|paper))?$",
    "asked": r"^(?:purpose|recommendations?|action (?:requested|required)|decision (?:required|sought))\b|"
    r"\b(?:is|are) asked to$|^we ask\b",
    "day": r"^(?:on|date|meeting date|date of (?:meeting|decision))$",
}
_OWNERS = re.compile(
    r"(?:^|\s)(?:who|lead|owner|responsible|assigned to|for|by whom|officer)\s*:", re.IGNORECASE | re.MULTILINE
)
_STATES = re.compile(
    r"(?:^|\s)(?:how far|progress|status|state|update|position|outcome|latest|where (?:we|it) (?:are|is|stands?))\s*:",
    re.IGNORECASE | re.MULTILINE,
)


def running(blocks: Sequence[Block]) -> frozenset[int]:
    """Find the lines that are printed on every page with its number: ``Wych Panel | 3 May 2027 | 12``.

    It names the body or the day, and its numbers rise. A line that keeps its page from the public is none of them.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for at, block in enumerate(blocks):
        if (line := _numbered_line(block)) is not None:
            found.setdefault(line.group(1), []).append((int(line.group(2)), at))
    return frozenset(
        at for pages in found.values() if len(pages) >= FEWEST and pages == sorted(pages) for _, at in pages
    )


def without(blocks: Sequence[Block], furniture: Collection[int]) -> Sequence[Block]:
    """Give the blocks with page marks in the place of these; the numbers of all others stay as they are."""
    if not furniture:
        return blocks
    return [
        dataclasses.replace(block, kind=BlockKind.BREAK, text="", cells=()) if at in furniture else block
        for at, block in enumerate(blocks)
    ]


def is_enclosure(block: Block) -> bool:
    """Tell a line that only says which enclosure the paper is: ``Paper 3``, ``Enc. B``."""
    is_line = block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and len(block.text) <= LONGEST_LINE
    return is_line and _ENCLOSURE.fullmatch(layout.flat(block.text)) is not None


def enclosure(block: Block, items: Sequence[AgendaItem]) -> str | None:
    """Give the enclosure that a line of its own names, where the agenda gives it to one item and no other."""
    if not is_enclosure(block):
        return None
    own = marked_as(block.text)
    return layout.flat(block.text) if sum(1 for item in items if own == marked_as(item.attachment or "")) == 1 else None


def marked_as(text: str) -> tuple[str, str] | None:
    """Give the kind and the mark of an enclosure: ``Encl. b`` and ``Enclosure B`` are one."""
    found = _ENCLOSURE.match(layout.flat(text))
    return (found.group(1)[:3].lower(), found.group(2).upper()) if found else None


def named_above(blocks: Sequence[Block], agenda: int) -> list[frozenset[str]]:
    """Give the telling words of the lines and cells on the agenda's first page, each of which may be an item."""
    end = next((at for at in range(agenda + 1, len(blocks)) if blocks[at].kind is BlockKind.BREAK), agenda + 1)
    page = blocks[agenda + 1 : min(end, agenda + 1 + LONGEST_LINE)]
    texts = (text.split("\n")[0][:LONGEST_LINE] for block in page for text in block.cells or (block.text,))
    return [
        told for text in texts if len(told := layout.telling(text.lstrip(" 0123456789.)"))) >= len(("two", "words"))
    ]


def begins_paper(blocks: Sequence[Block], at: int, titles: Sequence[frozenset[str]]) -> bool:
    """Tell the top of a page that names an enclosure, or repeats what a line of the agenda says."""
    if at == 0 or blocks[at - 1].kind is not BlockKind.BREAK or blocks[at].kind is BlockKind.ROW:
        return False
    if is_enclosure(blocks[at]):
        return True
    is_line = len(blocks[at].text.split()) <= layout.SHORT
    return is_line and any(alike(title, layout.telling(blocks[at].text)) for title in titles)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell the telling words of two titles that say the same."""
    return bool(one and other) and len(one & other) >= layout.ALIKE * len(one | other)


def _numbered_line(block: Block) -> re.Match[str] | None:
    is_line = block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and len(block.text) <= LONGEST_LINE
    if not is_line or block.lost or "\n" in block.text or restriction.marks(block.text):
        return None
    found = _RUNNING.fullmatch(block.text.strip())
    return found if found and (layout.ORGAN.search(block.text) or dates.find(block.text)) else None


def names_people(blocks: Sequence[Block], at: int) -> bool:
    """Tell where minutes say who was there: a label with names, or a table of people and their standing."""
    block = blocks[at]
    if block.kind is not BlockKind.ROW:
        return PRESENT.match(layout.flat(block.text[:LONGEST])) is not None and len(block.text) <= LONGEST
    below = [row.cells for row in blocks[at + 1 : at + 1 + NEAR] if row.kind is BlockKind.ROW]
    if any(_GROUP_CELL.fullmatch(layout.flat(cells[0])) for cells in below if cells) and _has(block, _NAMED):
        return True
    named = next((column for column, cell in enumerate(block.cells) if _NAMED.search(cell)), None)
    people = [cells for cells in below if named is not None and _PERSON.fullmatch(layout.cell(cells, named))]
    return len(people) >= FEWEST and len(people) == len(below[: len(people)])


def is_meeting(text: str) -> bool:
    """Tell a line that names a body and says that it met, without calling what follows minutes."""
    return layout.ORGAN.search(text) is not None and _MEETING.search(text) is not None


def roles(labels: Sequence[str]) -> set[str]:
    """Say what the labels of a report's head tell: to whom, from whom, on which subject and day, what is asked."""
    return {role for role, pattern in _ROLES.items() for label in labels if re.search(pattern, label, re.IGNORECASE)}


def is_labelled_tracker(blocks: Sequence[Block], at: int) -> bool:
    """Tell where lines begin that give task after task its somebody and its state, each behind a label that repeats."""
    if blocks[at].kind not in {BlockKind.PARAGRAPH, BlockKind.BULLET} or not _OWNERS.search(blocks[at].text[:LONGEST]):
        return False
    near = "\n".join(block.text[:LONGEST] for block in blocks[at : at + NEAR] if block.kind is not BlockKind.ROW)
    return all(len(labels.findall(near)) >= FEWEST for labels in (_OWNERS, _STATES))


def _has(block: Block, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(cell) for cell in block.cells)
