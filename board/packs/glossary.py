"""Glossaries and lists of abbreviations: each term with its meaning in the paper's own words.

A glossary is opened by a heading that calls itself one, or is a table whose head does; role codes of a plan are no
terms (``board.packs.procedure``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from board.packs import layout
from board.packs.entries import Term
from board.packs.papers import Paper
from board.packs.values import Block, BlockKind

FEWEST = 2  # lines that show that a list is one of terms
TERM = 10  # words of a term
LONGEST = 200  # characters of a term with its abbreviation

_OPENS = re.compile(
    r"^(?:(?:appendix|annexe?|schedule)\s+\w{1,4}\W+)?(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?"
    r"(?:list of |table of )?(?:glossary|abbreviations|acronyms|definitions|key terms|terminology|jargon buster)"
    r"(?:\s+(?:of|and|&|used|terms|definitions|abbreviations|acronyms|glossary|in|this|document|procedure|report|key|pack|paper|papers|plan|our|these|the|common|we|use|here))*\W*$",
    re.IGNORECASE,
)
# A heading that may open one: the lines beneath must be terms with their meanings.
_MAY_OPEN = re.compile(
    r"^(?:(?:appendix|annexe?|schedule|part|section)\s+\w{1,4}\W+)?(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?"
    r"(?:(?:key |common |useful |our )?(?:words|terms|letters|initials|names|phrases|language|abbreviations)\b.{0,40}|"
    r"what (?:the |these |our )?(?:words|terms|letters|abbreviations) (?:mean|stand for)|"
    r"(?:explanation|meaning)s? of .{0,30})$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"^(?:appendix|annexe?|schedule|enclosure)\s+\w{1,4}\b|^\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-Z]|"
    r"^(?:references|records|contacts?|document control|version (?:history|control)|review|retention|"
    r"distribution|appendices|further (?:reading|information)|section\s+\w{1,3}\b)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"^(.*?\S)\s*\(([A-Z][A-Za-z&/-]{1,9})\)\W*$")
_SPELT_OUT = re.compile(r"^([A-Z][A-Za-z&/-]{1,9})\s*\(([A-Za-z][^()]*\s[^()]+)\)\W*$")
_LINE = re.compile(r"^([^:]{1,80}?)(?:\s+[–—=-]\s+|:\s+)(\S.*)$", re.DOTALL)
_MEANS = re.compile(r"^\W{0,3}([^:.“”\"]{1,80}?)[”\"*]{0,3}\s+means\s+(\S.*)$", re.DOTALL)
_TERM_HEAD = re.compile(
    r"^(?:terms?|abbreviations?|acronyms?|initials|words?|phrases?|expressions?|letters|"
    r"(?:short|abbreviated) (?:form|name|title)|what we (?:say|write))\b",
    re.IGNORECASE,
)
_SHORT_HEAD = re.compile(r"^(?:abbreviations?|acronyms?|initials|letters|short)\b", re.IGNORECASE)
_MEANING_HEAD = re.compile(
    r"^(?:meanings?|definitions?|explanations?|stands? for|description|in (?:full|words|plain \w+)|"
    r"(?:full|long) (?:form|name|title|words?)|what (?:it|they|we|this) (?:means?|stands? for))",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9&/.-]{0,9}")
_TWO = ("term", "meaning")  # columns
_CLAUSE = re.compile(r"^\d{1,2}\.\d{1,2}[.)]?\s")


@dataclass(slots=True)
class _Draft:
    """A term that is still being gathered."""

    term: str
    at: int
    lines: list[str] = field(default_factory=list[str])
    hidden: bool = False
    told: bool = False  # its meaning stood on the same line


def read(paper: Paper) -> tuple[Term, ...]:
    """Read the terms of a paper, in its order."""
    return tuple(
        term
        for count, draft in enumerate((d for extent in extents(paper.blocks) for d in _drafts(paper, *extent)), 1)
        for term in (_term(paper, draft, count),)
        if term.meaning
    )


def spans(paper: Paper) -> frozenset[int]:
    """Give the places of the table rows that terms were read from."""
    return frozenset(
        at for first, end in extents(paper.blocks) for at in range(first, end) if paper.blocks[at].kind is BlockKind.ROW
    )


def extents(blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Say where the glossaries are: from the heading, or the head of the table, to what follows them."""
    found: list[tuple[int, int]] = []
    for at in range(len(blocks)):
        if found and at < found[-1][1]:
            continue
        if _is_title(blocks, at):
            end = _end(blocks, at)
            if _holds_terms(blocks, at, end):
                found.append((at, end))
        elif _table_columns(blocks[at]) is not None:
            found.append((at, _table_end(blocks, at)))
    return tuple(found)


def _is_title(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or block.text[-1:].isdigit():
        return False
    lines = [line.strip("*_# ") for line in block.text.split("\n") if line.strip()] or [""]
    joined = " ".join(lines)
    if len(joined.split()) <= TERM and _MAY_OPEN.match(joined) and _pairs_below(blocks, at):
        return True
    return len(joined.split()) <= layout.SHORT and (
        _OPENS.match(joined) is not None or (block.kind is BlockKind.HEADING and bool(_OPENS.match(lines[-1])))
    )


def _pairs_below(blocks: Sequence[Block], at: int) -> bool:
    """Tell a heading right beneath which two lines or more are terms with their meanings, and no other line is."""
    lines: list[str] = []
    for block in blocks[at + 1 : at + 1 + FEWEST + 1]:
        if block.kind in {BlockKind.ROW, BlockKind.HEADING}:
            break
        lines += [layout.flat(line) for line in block.text.split("\n") if line.strip()]
    return len(lines) >= FEWEST and all(_pair(line) for line in lines[:FEWEST])


def _pair(line: str) -> re.Match[str] | None:
    """Read a line of a term and its meaning."""
    found = _LINE.match(line) or _MEANS.match(line)
    return found if found and len(found.group(1).split()) <= TERM else None


def _end(blocks: Sequence[Block], opens: int) -> int:
    """Find the end: the next appendix or numbered heading, a higher heading, a page left blank, the end of a table."""
    level, rows = blocks[opens].level, False
    for at in range(opens + 1, len(blocks)):
        block = blocks[at]
        text = layout.flat(block.text).strip("* ")
        if block.kind is BlockKind.BREAK:
            if text:
                return at
            continue
        heads = layout.stands_out(block)
        short = block.kind is not BlockKind.ROW and len(text.split()) <= layout.SHORT and not _LINE.match(text)
        if (heads or short) and _CLOSES.match(text):
            return at
        if block.kind is BlockKind.HEADING and (block.level < level or rows):
            return at
        if rows and block.kind is not BlockKind.ROW and text:
            return at
        rows = rows or block.kind is BlockKind.ROW
    return len(blocks)


def _holds_terms(blocks: Sequence[Block], at: int, end: int) -> bool:
    """Tell a glossary from a section of numbered clauses that only has such a name."""
    return end > at + 1 and not any(_CLAUSE.match(block.text) for block in blocks[at + 1 : at + 3])


def _table_columns(block: Block) -> tuple[int | None, int, int] | None:
    """Find the columns of abbreviation, term and meaning in the head of a table."""
    if block.kind is not BlockKind.ROW:
        return None
    cells = [layout.flat(cell) for cell in block.cells]
    meaning = next((at for at, cell in enumerate(cells) if _MEANING_HEAD.match(cell)), None)
    terms = [at for at, cell in enumerate(cells) if at != meaning and _TERM_HEAD.match(cell)]
    if meaning is None or not terms or any(len(cell.split()) > TERM // 2 for cell in cells):
        return None
    short = next((at for at in terms if _SHORT_HEAD.match(cells[at])), None) if len(terms) > 1 else None
    return short, next(at for at in terms if at != short), meaning


def _table_end(blocks: Sequence[Block], at: int) -> int:
    end, width = at + 1, len(blocks[at].cells)
    while end < len(blocks) and (
        (blocks[end].kind is BlockKind.ROW and len(blocks[end].cells) <= width)
        or (blocks[end].kind is BlockKind.BREAK and not blocks[end].text)
    ):
        end += 1
    return end


def _drafts(paper: Paper, first: int, end: int) -> list[_Draft]:
    drafts: list[_Draft] = []
    columns: tuple[int | None, int, int] = (None, 0, 1)
    for at in range(first, end):
        block = paper.blocks[at]
        if block.kind is BlockKind.BREAK or not block.text or _is_title(paper.blocks, at):
            continue
        if block.kind is BlockKind.ROW:
            columns = _table_columns(block) or columns
            if _table_columns(block) is None:
                _row(drafts, paper, at, columns)
        elif _heads_term(paper.blocks, at, end):
            drafts.append(_Draft(layout.flat(block.text).strip("*"), at, hidden=paper.hidden[at]))
        else:
            _words(drafts, paper, at)
    return drafts


def _row(drafts: list[_Draft], paper: Paper, at: int, columns: tuple[int | None, int, int]) -> None:
    cells, (short, term, meaning) = paper.blocks[at].cells, columns
    if _is_double(cells, columns):
        flat = [layout.flat(cell) for cell in cells]
        drafts += [_Draft(flat[first], at, [flat[first + 1]], paper.hidden[at]) for first in (0, len(_TWO))]
        return
    name, said = layout.cell(cells, term), cells[meaning] if meaning < len(cells) else ""
    abbreviation = layout.cell(cells, short)
    if name and said:
        name = f"{name} ({abbreviation})" if abbreviation and abbreviation != name else name
        drafts.append(_Draft(name, at, [line for line in said.split("\n") if line], paper.hidden[at]))
    elif said and drafts:  # the rest of a row that a page's end cut
        last = drafts[-1].lines[-1] if drafts[-1].lines else ""
        cut = layout.continues(last, layout.flat(said))
        drafts[-1].lines[-1:] = [f"{last} {layout.flat(said)}"] if cut else [*drafts[-1].lines[-1:], layout.flat(said)]
        drafts[-1].hidden = drafts[-1].hidden or paper.hidden[at]


def _is_double(cells: Sequence[str], columns: tuple[int | None, int, int]) -> bool:
    """Tell a row of two terms with their meanings, side by side to save paper: both terms are abbreviations."""
    filled = [layout.flat(cell) for cell in cells]
    if columns != (None, 0, 1) or len(filled) != len(_TWO) * 2 or not all(filled):
        return False
    return all(_ABBREVIATION.fullmatch(filled[at]) for at in (0, len(_TWO)))


def _heads_term(blocks: Sequence[Block], at: int, end: int) -> bool:
    """Tell the line that names a term: a heading, or a short line without a stop above a longer one."""
    block = blocks[at]
    text = layout.flat(block.text).strip("* ")
    if block.kind is BlockKind.HEADING:
        return len(text) > 1
    if block.kind is not BlockKind.PARAGRAPH or len(text.split()) > TERM or _LINE.match(text) or text.startswith("["):
        return False
    if text[-1:] in set(".:;,?!") or not text[:1].isupper() or "\n" in block.text:
        return False
    below = next((blocks[i] for i in range(at + 1, end) if blocks[i].text), None)
    return block.strong or (below is not None and below.kind is BlockKind.PARAGRAPH and len(below.text.split()) > TERM)


def _words(drafts: list[_Draft], paper: Paper, at: int) -> None:
    """Take a paragraph or a list entry in: the meaning of the term above it, or a line of term and meaning."""
    block = paper.blocks[at]
    under_heading = bool(drafts) and layout.stands_out(paper.blocks[drafts[-1].at])
    for line in block.text.split("\n"):
        said = layout.flat(line)
        found = None if under_heading else _pair(said)
        if found and not (drafts and not drafts[-1].lines):
            drafts.append(_Draft(found.group(1).strip("* "), at, [found.group(2)], paper.hidden[at], told=True))
        elif drafts and said and not _is_foreign(drafts[-1], block, said, at):
            draft = drafts[-1]
            draft.hidden = draft.hidden or paper.hidden[at]
            cut = block.kind is not BlockKind.BULLET and draft.lines and layout.continues(draft.lines[-1], said)
            mark = "• " if block.kind is BlockKind.BULLET else ""
            draft.lines[-1:] = [f"{draft.lines[-1]} {said}"] if cut else [*draft.lines[-1:], f"{mark}{said}"]


def _is_foreign(draft: _Draft, block: Block, said: str, at: int) -> bool:
    """Tell a paragraph of its own below a list of lines: whole sentences that go on with none of its meanings."""
    whole = said[:1].isupper() and said.endswith(".") and block.kind is BlockKind.PARAGRAPH
    return draft.told and at != draft.at and whole and not layout.continues(draft.lines[-1], said)


def _term(paper: Paper, draft: _Draft, count: int) -> Term:
    found = _SHORT.match(draft.term) if len(draft.term) < LONGEST else None
    spelt_out = _SPELT_OUT.match(draft.term) if found is None and len(draft.term) < LONGEST else None
    if spelt_out and spelt_out.group(1)[1:] != spelt_out.group(1)[1:].lower():  # "MCA (Mental Capacity Act)"
        term, short = spelt_out.group(2), spelt_out.group(1)
    else:
        term, short = (found.group(1), found.group(2)) if found else (draft.term, None)
    where = paper.source(f"row {count} of the glossary", paper.blocks[draft.at])
    return Term(term, "\n".join(draft.lines), where, short, draft.hidden)
