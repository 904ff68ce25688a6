"""The look of blocks: what stands out, what is a label, what carries a number, which words two titles share.

Questions about one or two pieces of a document, asked by every reader of this room; none of them knows an agenda.
"""

import re
from collections.abc import Iterable, Sequence

from board.packs.values import Block, BlockKind

SHORT = 14  # words: a line that is longer is a sentence, and heads nothing
TAIL = 400  # characters of a text in which a bracket that is still open is looked for
LONGEST = 4000  # characters: no paragraph that a page's end cut is longer
LONGEST_SKIP = 3  # numbers: a greater leap begins another list
SHOWN = 90  # characters of a text that a finding names it by
ALIKE = 0.75  # share of the shorter title's words that the other has, to be the same title

ORGAN = re.compile(
    r"\b(?:board|committee|partnership|panel|cabinet|forum|council|commission|assembly|executive|governing body|"
    r"(?:steering|working|delivery|oversight|programme|strategy) group|alliance|collaborative)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\(?(\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?)(?:[.):]+(?=\s|$)|\s+(?=[A-Z])|$)\s*")
_ITEM = re.compile(
    r"^(?:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?(\d{1,2}(?:\.\d{1,2})?[a-z]?)\s*[.):–-]?\s+(?![\d–-])(\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(r"^([A-Za-z][\w /’'&-]{0,40}?)\s*:\s*(.*)$", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Words after which no sentence ends, whatever the next line begins with.
_JOINS = frozenset(("an", "the", "and", "or", "of", "their", "its", "&", "/"))
_COMMON_WORDS = (
    "a an and any are as at be by for from has have in is it its of on or our report paper that the their this to was "
    "were will with update item agenda"
)
_COMMON = frozenset(_COMMON_WORDS.split())


def flat(text: str) -> str:
    """Give the text on one line."""
    return " ".join(text.split())


def short(text: str) -> str:
    """Give the beginning of a text on one line, by which a reader knows which one is meant."""
    whole = flat(text)
    return whole if len(whole) <= SHOWN else whole[:SHOWN].rsplit(" ", 1)[0] + " …"


def odd_step(one: str, other: str) -> str | None:
    """Say what is odd about a number that follows another; only numbers of the same depth and list are compared."""
    before, after = one.split("."), other.split(".")
    if before[:-1] != after[:-1] or not (before[-1].isdecimal() and after[-1].isdecimal()):
        return None
    step = int(after[-1]) - int(before[-1])
    if step == 0:
        return f"{other} stands there twice"
    return f"{other} follows {one}" if 1 < step <= LONGEST_SKIP else None


def stands_out(block: Block) -> bool:
    """Tell a heading, or a short bold line that serves as one."""
    if block.kind is BlockKind.HEADING:
        return True
    return block.kind is BlockKind.PARAGRAPH and block.strong and len(block.text.split()) <= SHORT + SHORT


def lone(block: Block) -> bool:
    """Tell a row in which one cell alone holds anything."""
    return block.kind is BlockKind.ROW and sum(1 for cell in block.cells if cell) == 1


def filled(block: Block) -> tuple[str, ...]:
    """Give the cells of a row that hold anything, each on one line; the text of anything else."""
    if block.kind is not BlockKind.ROW:
        return (flat(block.text),) if block.text else ()
    return tuple(flat(cell) for cell in block.cells if cell)


def label(block: Block) -> tuple[str, str] | None:
    """Read ``Label: value`` or a row of label and value; the label in lower case, without its colon."""
    if block.kind is BlockKind.ROW:
        cells = filled(block)
        if not cells or (len(cells) == 1 and not cells[0].endswith(":")):
            return None
        name, value = cells[0], " ".join(cells[1:])
    else:
        found = _LABEL.match(flat(block.text))
        if found is None:
            return None
        name, value = found.groups()
    return name.strip(" :*?").lower(), value.strip()


def number(block: Block) -> str | None:
    """Give the number that a block itself carries: ``4.3``, ``2.14``, ``10``."""
    if block.kind is BlockKind.ROW:
        first = block.cells[0].strip() if block.cells else ""
        found = _NUMBER.match(first)
        whole = found is not None and (found.end() == len(first) or "." in found.group(1) or ")" in found.group())
        return found.group(1) if found and whole else None
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return None
    found = _NUMBER.match(block.text)
    return found.group(1) if found and found.end() < len(block.text) else None


def numbered_title(text: str) -> tuple[str, str] | None:
    """Take ``3 MINUTES``, ``Item 4: Budget`` or ``5. Risks`` apart."""
    found = _ITEM.match(flat(text))
    return (found.group(1), found.group(2)) if found else None


def words(text: str) -> list[str]:
    """Give the words of a text in lower case."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def telling(text: str) -> frozenset[str]:
    """Give the words that tell one title from another, plurals cut down."""
    found = (word for word in words(text) if word not in _COMMON and (len(word) > 1 or word.isdigit()))
    return frozenset(word.removesuffix("s") if len(word) > len("less") else word for word in found)


def likeness(one: str, other: str) -> float:
    """Say which share of the shorter text's telling words the other holds, from 0 to 1."""
    mine, theirs = telling(one), telling(other)
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0


def same_title(one: str, other: str) -> bool:
    """Tell two titles that say the same, whatever their case and small words."""
    mine, theirs = telling(one), telling(other)
    return bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= ALIKE


def columns(cells: Sequence[str], names: dict[str, str]) -> dict[str, int]:
    """Find the columns of a header row: for each name the first cell, not yet taken, that its pattern fits."""
    found: dict[str, int] = {}
    for name, pattern in names.items():
        for at, cell in enumerate(cells):
            if at not in found.values() and re.search(pattern, flat(cell), re.IGNORECASE):
                found[name] = at
                break
    return found


def cell(cells: Sequence[str], at: int | None) -> str:
    """Give a cell on one line, or nothing where the row is shorter."""
    return flat(cells[at]) if at is not None and at < len(cells) else ""


def stitched(pieces: Iterable[str]) -> list[str]:
    """Join lines that a page's end cut in two: the first ends in the middle, the second goes on in lower case."""
    whole: list[list[str]] = []
    for piece in pieces:
        # What a line ends with, and whether a list entry opens it, is all that tells whether the next goes on.
        if whole and goes_on(whole[-1][-1], piece) and not whole[-1][0].startswith("•"):
            whole[-1].append(piece)
        else:
            whole.append([piece])
    return [" ".join(parts) for parts in whole]


def goes_on(before: str, after: str) -> bool:
    """Tell whether the second text goes on with the sentence that the first broke off."""
    return bool(before) and before[-1] not in ".:;?!" and after[:1].islower() and not before.startswith("•")


def breaks_off(text: str) -> bool:
    """Tell a text that cannot be whole: it ends with a word that needs another, or within brackets."""
    tail = text[-TAIL:]
    *before, last = tail.split()[-2:] or [""]
    opened = last == "A" and before[-1:] != [] and before[0].endswith(".")  # not the A of "Appendix A"
    joins = last.lower() in _JOINS or last == "a" or opened
    return joins or last.endswith(("/", "(")) or tail.count("(") > tail.count(")")


def continues(before: str, after: str) -> bool:
    """Tell whether the second text is the rest of a first that a page's end or a margin cut, in whatever case."""
    return 0 < len(before) < LONGEST and (goes_on(before, after) or breaks_off(before))
