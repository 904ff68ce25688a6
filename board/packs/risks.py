"""Risks and issues: what may go wrong, in which project, how it is ranked, who owns it and what is done about it.

Columns are told by the words of the header. Of several columns that rank, the one that does so now is the rank, and the
others are noted; where all of them make it up they are kept with their names ("Likelihood: 4; Impact: 5"). Scores are
kept as written and never worked out. A list of actions is no list of risks.
"""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import grids, layout, risk_lines
from board.packs.entries import Risk
from board.packs.grids import Grid, Label
from board.packs.papers import Paper
from board.packs.values import Block, BlockKind

PARTS = 400  # rows over which one risk may go on

_NUMBER = re.compile(
    r"^(?:(?:risk|issue)\W*)?(?:no|ref(?:erence)?|id|number|#)\b\W*$|^#$|\b(?:ref|id|no)\b\W*$", re.IGNORECASE
)
_RANK = re.compile(
    r"\b(?:rank(?:ing)?|rating|scor(?:e|ing)|likelihood|impact|probability|severity|rag|priority|grade|"
    r"(?:risk|rag)\s+level|chance|overall|how\s+(?:likely|bad|serious|severe|often))\b|^(?:prob|sev|harm)\b|"
    r"^(?:pre|post|before|after)\W+(?:mitigations?|controls?)$|"
    r"^[lipcs]$|^[lipcs]\s*[x*\u00d7]\s*[lipcs]$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:post|after|current|residual|net|now|present|latest)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:pre|before|target|tolerance|appetite|inherent|initial|gross|original|previous|last|opening|raw|uncontrolled)\b",
    re.IGNORECASE,
)
_FACTOR = re.compile(
    r"^(?:likelihood|prob(?:ability)?|impact|sev(?:erity)?|consequence|chance|harm|effect|[lipcs]|"
    r"how\s+(?:likely|bad|serious|severe|often))\b(?!\s*[x*\u00d7])",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"total|sum|product|result", re.IGNORECASE)  # of two factors that stand before it
_GRADED = re.compile(r"\b(?:inherent|residual|current|target|gross|net|initial)\b", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:owner|lead|responsib|accountable|managed by|director|officer)|"
    r"^(?:by )?whom?\W*$|^whose\b|^who\s+(?:is\s+)?(?:own|lead|act|hold|mind|look|watch|manag|deal|in\s+charge)|"
    r"\b(?:held|minded|owned|led|run|overseen|kept|(?:looked|seen)\s+after)\s+by\b",
    re.IGNORECASE,
)
_MITIGATION = re.compile(
    r"mitigat|\bcontrols?\b|\bresolution\b|\bresponse\b|\btreatment\b|\bassurance|\b(?:further|planned|next|proposed)\s+"
    r"(?:actions?|steps)|^actions?(?:\s+(?:taken|required|plan))?$|"
    r"^(?:what|how)\s+(?:we(?:'re|\s+are)?|is(?:\s+being)?|are|has\s+been|it\s+is|they\s+are)\s+(?:do|manag|tak|plan)",
    re.IGNORECASE,
)
_MITIGATES = re.compile(
    r"mitigat|\bcontrols?\b|\bresolution\b|\bresponse\b|\btreatment\b|^what\s+we\b|^how\s+we\b", re.IGNORECASE
)
_PART = re.compile(
    r"^(?:(?:risk\s+)?(?:cause|effect|consequence|event|source|description)s?)\b|"
    r"^what\s+(?:could|can|may|might)\s+(?:go\s+wrong|happen)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:(?:risk|issue)\W+)?(?:title|name|headline)\W*$", re.IGNORECASE)
# A column of two things: "Risk ID and title", "Ref / Risk".
_NUMBERED = re.compile(
    r"^((?:(?:risk|issue)\W+)?(?:no|ref(?:erence)?|id|number)\b\.?)\s*(?:and|&|/|,|:|-|–)\s*((?:risk|issue|title|name|"
    r"description|headline).*)$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"([A-Z]{0,6}\W?\d{1,5}(?:[./-]\d{1,4})*[a-z]?)\b[\s:.–—-]*(.*)", re.DOTALL)
_RISK = re.compile(
    r"\b(?:risks?|threats?|hazards?|dangers?)\b|\b(?:could|can|may|might)\s+(?:go\s+wrong|happen)\b|"
    r"\bworr(?:y|ies)\b",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"\bissues?\b", re.IGNORECASE)
_NO_RISK = re.compile(
    r"\b(?:assessment|assessed|status|type|categor|appetite|register|review|date|register)", re.IGNORECASE
)
_PROJECT = re.compile(
    r"\b(?:project|programme|program|workstream|scheme|service|area|categor(?:y|ies)|theme|directorate|portfolio|"
    r"objective|domain|team|risk type|type of risk)\b",
    re.IGNORECASE,
)
_ACTION_LIST = re.compile(r"\b(?:deadline|by when|due|target date|completion date)\b", re.IGNORECASE)
_CARD = r"(?:risk|issue)(?:\s+(?:title|description|(?:no\.?\s*)?[A-Z]{0,4}\d{1,3}))?$"
_ON_CARD_NUMBERED = re.compile(r"(risk|issue)\s+(?:no\.?\s*)?([A-Z]{0,4}\d{1,3})", re.IGNORECASE)
_ON_CARD = (
    r"(?:rat|rank|scor|likelihood|impact|owner|lead|mitigat|control|resolution|response|project|programme|workstream|"
    r"ref|id|no|number|priority|severity|cause|effect|status|review|further|action|date|category|rag|description)"
)
_HINT = re.compile(
    r"\b(?:risks?|issues?|threats?|hazards?|dangers?|worr(?:y|ies))\b|"
    r"\b(?:could|can|may|might)\s+(?:go\s+wrong|happen)\b",
    re.IGNORECASE,
)
_BETWEEN = {"rank": "; ", "owner": "; ", "description": "\n", "mitigation": "\n", "project": " / ", "number": " "}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the list, cell by cell, with the group it stands under."""

    cells: tuple[str, ...]
    group: str
    hidden: bool
    parts: int = 1


def read(paper: Paper) -> tuple[Risk, ...]:
    """Read the risks and issues of a paper, in reading order; a row that a page's end cut is put together again."""
    tables = _grids(paper)
    bare = Risk("", "", paper.source())
    found = [
        (grid.spans[0], _risk(grid.labels, columns, row, dataclasses.replace(bare, restricted=row.hidden)))
        for grid in sorted(tables, key=lambda one: one.spans)
        for columns in (shape(grid.labels),)
        for row in _rows(paper, grid, columns)
    ]
    taken = frozenset(place for grid in tables for place in grid.spans)
    found = sorted([*found, *risk_lines.read(paper, taken)], key=lambda pair: pair[0])
    return tuple(
        dataclasses.replace(one, source=paper.source(f"row {count} of the risks", paper.blocks[place]))
        for count, (place, one) in enumerate(found, 1)
        if one.description or one.mitigation
    )


def spans(paper: Paper) -> frozenset[int]:
    """Give the places of all blocks from which risks are read."""
    return frozenset(place for grid in _grids(paper) for place in grid.spans)


def shape(labels: Sequence[Label]) -> dict[str, tuple[int, ...]]:
    """Say which columns hold what; nothing for a table that is no list of risks or issues."""
    roles = _titled(_ranked_now(labels, _judged(labels, [_role(label) for label in labels])), labels)
    found = {role: tuple(at for at, own in enumerate(roles) if own == role) for role in _BETWEEN}
    said = " ".join(labels[at].whole for role in ("description", "number") for at in found[role])
    words = [label.whole for label in labels]
    treated = any(_MITIGATES.search(word) for word in words)
    listed = any(_ACTION_LIST.search(word) for word in words) and not treated
    if not found["description"] or (listed and not found["rank"]):
        return {}
    ranked = bool(found["rank"]) and not (any(map(_is_action, words)) and not treated and listed)
    of_risk = _RISK.search(said) or (found["rank"] and any(_RISK.search(word) for word in words))
    enough = ranked or (found["mitigation"] and treated) or (of_risk and found["owner"])
    return found if enough and (of_risk or _ISSUE.search(said)) else {}


def _judged(labels: Sequence[Label], roles: Sequence[str]) -> list[str]:
    """Tell a column of effects that is one factor of the rank from one that describes: it stands beside the other."""
    told = list(roles)
    for at in range(1, len(labels)):
        factors = told[at] == "description" and _FACTOR.match(labels[at].own) and _FACTOR.match(labels[at - 1].own)
        if factors and told[at - 1] == "rank":
            told[at] = "rank"
        made = told[at] == "other" and _WHOLE.fullmatch(labels[at].own)
        if made and sum(1 for label in labels[:at] if _FACTOR.match(label.own)) > 1:
            told[at] = "rank"
    return told


def _ranked_now(labels: Sequence[Label], roles: Sequence[str]) -> list[str]:
    """Tell which of several ranks is that of today; what it is made of, and other days' ranks, are further columns."""
    ranks = [at for at, role in enumerate(roles) if role == "rank"]
    now = [at for at in ranks if _NOW.search(labels[at].whole)]
    now = now or [at for at in ranks if not _THEN.search(labels[at].whole)] or ranks
    now = [at for at in now if not _FACTOR.search(labels[at].own)] or now
    return ["other" if at in ranks and at not in now else role for at, role in enumerate(roles)]


def _titled(roles: Sequence[str], labels: Sequence[Label]) -> list[str]:
    """Take a risk's title for its project where another column describes it and none names the project."""
    named = [at for at, label in enumerate(labels) if roles[at] in {"description", "other"} and _TITLE.match(label.own)]
    if len(named) != 1:
        return list(roles)
    others = any(role == "description" and at not in named for at, role in enumerate(roles))
    if others and "project" in roles:
        return list(roles)
    return [("project" if others else "description") if at in named else role for at, role in enumerate(roles)]


def _is_action(word: str) -> bool:
    """Tell the column that an action list has for the action itself."""
    return re.match(r"^actions?$", word, re.IGNORECASE) is not None


def _role(label: Label) -> str:
    """Name what a column holds; the order matters, since ``Risk owner`` and ``Risk score`` name the risk too."""
    own = label.own
    described = re.search(r"\bdescription\b", own, re.IGNORECASE)
    named = _RISK.search(own) or _ISSUE.search(own)
    roles = (
        ("number", _NUMBER.search(own) and len(own.split()) <= len(("risk", "ref", "no"))),
        ("mitigation", _MITIGATION.search(own) and not _RANK.match(own)),
        ("rank", _RANK.search(own) or (label.group and (_RANK.search(label.group) or _GRADED.search(label.group)))),
        ("owner", _OWNER.search(own)),
        ("project", _PROJECT.search(own) and not described),
        ("description", _PART.search(own) or (named and not _NO_RISK.search(own))),
        ("description", re.fullmatch(r"details?|summary", own, re.IGNORECASE)),
    )
    return next((role for role, fits in roles if fits), "other")


def _grids(paper: Paper) -> tuple[Grid, ...]:
    blocks = paper.blocks
    tables = tuple(map(_apart, grids.grids(blocks, _HINT, lambda labels: bool(shape(_split(labels))))))
    taken = {place for grid in tables for place in grid.spans}
    made = (_of_card(blocks, card) for card in grids.cards(blocks, _CARD, _ON_CARD))
    return (*tables, *(one for one in made if shape(one.labels) and taken.isdisjoint(one.spans)))


def _of_card(blocks: Sequence[Block], card: Sequence[tuple[int, str, str]]) -> Grid:
    """Read a card as a table of one row; ``Risk 4`` is a risk and its number."""
    place, name, value = card[0]
    numbered = _ON_CARD_NUMBERED.fullmatch(name)
    first = (("Ref", numbered[2]), (numbered[1], value)) if numbered else ((name, value),)
    told = (*first, *((label, text) for _, label, text in card[1:]))
    cells = tuple(text for _, text in told)
    spans = tuple(at for at, _, _ in card)
    return Grid(grids.title(blocks, place), tuple(Label(label) for label, _ in told), ((place, cells),), spans)


def _split(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Give a column of two things as two columns."""
    return tuple(
        part
        for label in labels
        for found in (_NUMBERED.match(label.own),)
        for part in ((Label(found[1]), Label(found[2])) if found else (label,))
    )


def _apart(grid: Grid) -> Grid:
    """Give a table whose references stand in one column with the titles as one in which each has its own."""
    double = {at for at, label in enumerate(grid.labels) if _NUMBERED.match(label.own)}
    if not double:
        return grid
    rows = tuple(
        (place, tuple(part for at, cell in enumerate(cells) for part in (_numbered(cell) if at in double else (cell,))))
        if sum(1 for cell in cells if cell.strip()) > 1
        else (place, cells)  # the name of a group
        for place, cells in grid.rows
    )
    return dataclasses.replace(grid, labels=_split(grid.labels), rows=rows)


def _numbered(cell: str) -> tuple[str, str]:
    found = _REFERENCE.fullmatch(cell.strip())
    return (found[1], found[2]) if found else ("", cell)


def _rows(paper: Paper, grid: Grid, columns: dict[str, tuple[int, ...]]) -> list[_Row]:
    """Give the rows that open a risk; groups are carried down, what goes on is added to the row above."""
    rows: list[_Row] = []
    group, last = "", 0
    for place, cells in grid.rows:
        block = paper.blocks[place]
        cut = bool(rows) and (place - last > 1 or paper.blocks[place - 1].kind is BlockKind.BREAK)
        last = place
        told = tuple(grids.lines(cell) for cell in cells)
        if not any(told):
            continue
        if rows and rows[-1].parts < PARTS and _goes_on(rows[-1].cells, told, columns, cut=cut):
            rows[-1] = _added(rows[-1], told, hidden=paper.hidden[place])
        elif _is_group(block, columns):
            group = layout.flat(block.text)
        else:
            carried = _carried(rows[-1].cells if rows else (), told, columns["project"])
            rows.append(_Row(carried, group, paper.hidden[place]))
    return rows


def _is_group(block: Block, columns: dict[str, tuple[int, ...]]) -> bool:
    """Tell a row that names the group of the risks beneath it: its first cell alone is filled, with a few words."""
    others = any(columns[role] for role in ("rank", "owner", "mitigation"))
    return others and layout.lone(block) and bool(block.cells[0]) and len(block.text.split()) <= layout.SHORT


def _goes_on(before: Sequence[str], cells: Sequence[str], columns: dict[str, tuple[int, ...]], *, cut: bool) -> bool:
    """Tell a row that is the rest of the one above it: it ranks nothing, names no owner and opens no number.

    A row without a description is one more owner or measure of the risk above it. After a page's end the narrow columns
    may be cut too, so there a description that goes on in mid-sentence is enough.
    """
    described = "\n".join(filter(None, (layout.cell(cells, at) for at in columns["description"])))
    above = "\n".join(filter(None, (layout.cell(before, at) for at in columns["description"])))
    number, opens = (
        any(layout.cell(cells, at) for role in roles for at in columns[role])
        for roles in (("number",), ("number", "project", "rank", "owner"))
    )
    lone = sum(1 for cell in cells if cell) == 1 and bool(cells[0])
    if not described:
        return not number and not lone
    if layout.goes_on(above, described):
        return not number and (cut or not _ranked(cells, columns))
    tells = bool(columns["number"] or columns["rank"] or columns["owner"])
    return not opens and tells and (cut or above[-1:] != ".") and not (lone and columns["description"][0] == 0)


def _ranked(cells: Sequence[str], columns: dict[str, tuple[int, ...]]) -> bool:
    own = any(layout.cell(cells, at) for at in columns["rank"])
    return own and any(layout.cell(cells, at) for at in columns["owner"])


def _added(before: _Row, cells: Sequence[str], *, hidden: bool) -> _Row:
    width = max(len(before.cells), len(cells))
    pairs = ((_at(before.cells, at), _at(cells, at)) for at in range(width))
    return dataclasses.replace(
        before,
        cells=tuple(grids.joined(one, other) for one, other in pairs),
        hidden=before.hidden or hidden,
        parts=before.parts + 1,
    )


def _carried(before: Sequence[str], cells: Sequence[str], project: Sequence[int]) -> tuple[str, ...]:
    """Carry the project down into rows that leave it open."""
    return tuple(_at(before, at) if at in project and not cell else cell for at, cell in enumerate(cells))


def _at(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _risk(labels: Sequence[Label], columns: dict[str, tuple[int, ...]], row: _Row, bare: Risk) -> Risk:
    told = {role: _told(labels, columns[role], row.cells, between) for role, between in _BETWEEN.items()}
    used = {at for places in columns.values() for at in places}
    further = ((labels[at].whole, _at(row.cells, at)) for at in range(len(labels)) if at not in used)
    note = [row.group] if row.group and told["project"] else []
    note += [f"{name}: {text}" if name else text for name, text in further if text]
    return dataclasses.replace(
        bare,
        project=told["project"] or row.group,
        description=told["description"],
        rank=told["rank"] or None,
        owner=told["owner"] or None,
        mitigation=told["mitigation"] or None,
        number=told["number"] or None,
        note="; ".join(note) or None,
    )


def _told(labels: Sequence[Label], places: Sequence[int], cells: Sequence[str], between: str) -> str:
    """Give what one kind of column holds; where there are several, each with its name."""
    filled = [(labels[at].whole, _at(cells, at)) for at in places if _at(cells, at)]
    if len(places) == 1:
        return filled[0][1] if filled else ""
    return between.join(f"{name}: {text}" for name, text in filled)
