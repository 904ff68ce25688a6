"""What the columns of an action log are called, and the labels of a log that is written entry by entry.

Boards call them what they like: ``Action``, ``Promise``, ``What is to be done``; ``Who``, ``Lead officer``. Only names
are told apart here.
"""

import re

from board.packs import layout
from board.packs.values import Block, BlockKind

MOST_WORDS = 7  # of the name of a column
MOST_OF_LABEL = 5  # words of a label in front of a colon

COLUMNS = {
    "raised": r"\bdate\b.*\b(?:meeting|raised|asked|agreed|set)|"
    r"^(?:meeting|raised|date|origin(?:ated)?|source|asked)\b|\bmeeting\b|"
    r"^minute(?: ref(?:erence)?| no\.?| number)?$",
    "action": r"\baction(?:s|\(s\))?(?!\s*(?:ref|no\b|number|id\b|lead|owner|by\b|for\b|status|log\b|tracker))|"
    r"^what$|^(?:agreed )?(?:tasks?|steps?|promise[sd]?)$|^commitments?$|\bto be done\b|^to do$|"
    r"^what (?:has|was|is|we)\b",
    "lead": r"\b(?:lead|owner|responsib|who\b|whose|officer|assigned|by whom)|^(?:action )?(?:for|by)$",
    "deadline": r"\b(?:deadline|due|by when|target|timescale|complete by|completion date|when)\b|^by$",
    "progress": r"\b(?:progress|update|status|comment|outcome|position|latest|so far|how far)|"
    r"^where (?:we are|are we)|^state$",
    "subject": r"\b(?:subject|item|topic|title|agenda|issue)",
}
_LABELS = {
    "raised": r"(?:date )?(?:raised|asked|agreed|set)(?: (?:on|at|by|in))?|"
    r"date of meeting|meeting(?: date)?|origin|from",
    "action": r"actions?(?: (?:agreed|required|point))?|what|tasks?|promised?|commitment|to do|"
    r"what (?:is|was) to be done|"
    r"what (?:was|we) (?:promised|agreed|asked)",
    "lead": r"who|leads?|lead officer|owners?|responsible|by whom|assigned to|action (?:by|owner|lead)|whose job",
    "deadline": r"by|by when|when|due|due (?:date|by)|deadline|target|target date|timescales?|for when",
    "progress": r"progress|updates?|latest(?: update)?|how far|status|state|position|outcome|comments?|"
    r"where we are|so far",
    "subject": r"subject|item|agenda item|topic|title|about|issue",
}
_LABEL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items()), re.IGNORECASE)


def is_header(block: Block) -> bool:
    """Tell the header row of an action log from that of any other table."""
    if block.kind is not BlockKind.ROW or any(len(cell.split()) > MOST_WORDS for cell in block.cells):
        return False
    found = layout.columns(block.cells, COLUMNS)
    return "action" in found and "lead" in found and len(found) >= len(("action", "lead", "deadline", "progress"))


def label(text: str) -> str | None:
    """Say which column a label stands for; None where it is none of a log's."""
    found = _LABEL.fullmatch(text.strip(" :•"))
    return found.lastgroup if found else None


def labelled(line: str) -> list[tuple[str, str]]:
    """Take a line such as ``Who: Ada Brook  By: 30 June`` apart; nothing where it begins with no label of a log."""
    pieces: list[tuple[str, str]] = []
    for stretch in re.split(r"(?<=:)(?=\s|$)", line):
        words = stretch.split()
        tail = words[-MOST_OF_LABEL:] if stretch.endswith(":") else []
        starts = (at for at in range(len(tail)) if label(" ".join(tail[at:])) is not None and tail[at][0].isupper())
        at = next(starts, None)
        before = " ".join(words if at is None else words[: len(words) - len(tail) + at])
        if pieces:
            pieces[-1] = (pieces[-1][0], " ".join(filter(None, (pieces[-1][1], before))))
        elif before:
            return []
        if at is not None:
            pieces.append((str(label(" ".join(tail[at:]))), ""))
    return pieces
