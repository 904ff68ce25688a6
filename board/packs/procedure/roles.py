"""Codes for roles: ``Key – PL – project lead, …``, lists and tables of codes, and lead cells that are made of codes."""

import re
from collections.abc import Collection, Sequence

from board.packs import layout
from board.packs.entries import RoleCode
from board.packs.papers import Paper
from board.packs.values import BlockKind

LONGEST = 12  # words of what a code stands for

_PAIR = re.compile(r"^([A-Z][A-Z&/]{0,5}\d?|[A-Z][a-z]?[A-Z]{1,4})\s*[–—=:-]\s*(\S.*)$")
_BARE_PAIR = re.compile(r"([A-Z][A-Z&/]{0,5}\d?)\s+([A-Z][a-z].*)")
_OPENS = re.compile(
    r"^(?:key|(?:role |lead )?codes?|initials|abbreviations(?: used)?)\s*(?:[–—:=-]\s*(.*))?$", re.IGNORECASE
)
_CODE_HEAD = re.compile(r"^(?:(?:role |lead )?codes?|initials|abbreviations?|short)$", re.IGNORECASE)
_MEANING_HEAD = re.compile(r"^(?:roles?|meanings?|stands for|title|post|job|officer|who|name)\b", re.IGNORECASE)
_COLOUR = re.compile(r"^(?:red|amber|green|blue|grey|yellow)\b", re.IGNORECASE)
_JOINER = re.compile(r"^(?:&|and|/|,|\+|with)$", re.IGNORECASE)
_SPLIT = re.compile(r"[,;\n]\s*")


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Read ``CODE – meaning`` pairs; empty where the text is not made of them."""
    opened = _OPENS.match(layout.flat(text))
    if opened and (bare := _bare(opened.group(1) or "")):
        return bare
    found: list[tuple[str, str]] = []
    for piece in _SPLIT.split(layout.flat(opened.group(1) or "") if opened else text):
        pair = _PAIR.match(layout.flat(piece))
        if pair and len(pair.group(2).split()) <= LONGEST and not _COLOUR.match(pair.group(2)):
            found.append((pair.group(1), pair.group(2).strip(" .")))
        elif found and piece.strip():  # a comma within what the code stands for
            found[-1] = (found[-1][0], f"{found[-1][1]}, {layout.flat(piece).strip(' .')}")
        elif piece.strip():
            return ()
    return tuple(found)


def _bare(text: str) -> tuple[tuple[str, str], ...]:
    """Read ``CO Chief Officer; DM Duty Manager``: behind a word for codes, and only where every piece is a pair."""
    found = [_BARE_PAIR.fullmatch(layout.flat(piece)) for piece in _SPLIT.split(text.rstrip(" .")) if piece.strip()]
    pairs_ = tuple((one.group(1), one.group(2)) for one in found if one and len(one.group(2).split()) <= LONGEST)
    return pairs_ if len(pairs_) == len(found) > 1 else ()


def opens(text: str) -> bool:
    """Tell a line that only says that codes follow."""
    return _OPENS.match(layout.flat(text)) is not None and not pairs(text)


def is_key(text: str) -> bool:
    """Tell a line that explains codes: it calls itself a key, or holds several pairs and nothing else."""
    found = pairs(text)
    return bool(found) and (_OPENS.match(layout.flat(text)) is not None or len(found) > 1)


def read(paper: Paper, places: Sequence[int], title: str) -> tuple[tuple[RoleCode, int], ...]:
    """Read the codes among the lines and list entries of one part, each with the place it was read from."""
    found: list[tuple[RoleCode, int]] = []
    listed = _OPENS.match(title.rsplit(" – ", 1)[-1]) is not None
    for at in places:
        block = paper.blocks[at]
        if block.kind is BlockKind.ROW or not block.text:
            listed = listed and block.kind is not BlockKind.ROW
            continue
        text = layout.flat(block.text)
        if _OPENS.match(text) and not pairs(block.text):
            listed = True
        elif is_key(block.text) or (listed and pairs(block.text)):
            found += [(_code(paper, at, *pair), at) for pair in pairs(block.text)]
        elif block.kind is not BlockKind.BULLET:
            listed = False
    return tuple(found)


def of_table(paper: Paper, rows: Sequence[int]) -> tuple[RoleCode, ...]:
    """Read a table of codes: its head names a column of codes and one of roles."""
    head = [layout.flat(cell) for cell in paper.blocks[rows[0]].cells]
    code = next((at for at, cell in enumerate(head) if _CODE_HEAD.match(cell)), None)
    meaning = next((at for at, cell in enumerate(head) if at != code and _MEANING_HEAD.match(cell)), None)
    if code is None or meaning is None:
        return ()
    return tuple(
        _code(paper, at, layout.cell(paper.blocks[at].cells, code), layout.cell(paper.blocks[at].cells, meaning))
        for at in rows[1:]
        if layout.cell(paper.blocks[at].cells, code) and layout.cell(paper.blocks[at].cells, meaning)
    )


def leads(lines: Sequence[str], codes: Collection[str]) -> tuple[str, ...]:
    """Tell the leads of a cell apart: each line is one, but a line of nothing but codes holds as many as it says.

    ``PL and D`` is one lead of two people, ``PL PL`` are two. Margins may have put several leads on one line.
    """
    return tuple(lead for line in lines for lead in (_split(line, codes) or (line,)))


def begins_with_code(lead: str, codes: Collection[str]) -> bool:
    """Tell a lead that is written with a known code."""
    return bool(codes) and re.split(r"[\s/,&]", lead, maxsplit=1)[0] in codes


def _split(line: str, codes: Collection[str]) -> tuple[str, ...]:
    """Split a line of codes only; nothing where a word of it is no known code."""
    groups: list[str] = []
    joined = False
    for token in line.replace("/", " / ").replace(",", " , ").split():
        if _JOINER.match(token):
            if not groups:
                return ()
            groups[-1], joined = f"{groups[-1]} {token}", True
        elif token not in codes:
            return ()
        elif joined:
            groups[-1], joined = f"{groups[-1]} {token}", False
        else:
            groups.append(token)
    return tuple(_tight(group) for group in groups)


def _tight(group: str) -> str:
    return group.replace(" / ", "/").replace(" ,", ",")


def _code(paper: Paper, at: int, code: str, meaning: str) -> RoleCode:
    return RoleCode(code, meaning, paper.source(), restricted=paper.hidden[at])


def known(found: Sequence[RoleCode]) -> frozenset[str]:
    """Give the codes themselves."""
    return frozenset(one.code for one in found)
