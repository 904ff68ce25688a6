"""What holds for an agenda as a whole and is read off all of it: letters with a key, names in brackets, its groups.

A bracket is a lead only where most items end in one that can be a name, or where it holds a form of address or an
office; ``Better Care Fund (BCF)`` and ``Children (under five)`` are titles.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from board.packs import agenda_details, layout
from board.packs.agenda_lines import Line
from board.packs.values import Block, Purpose

FEWEST = 2  # pairs of letter and meaning that make a key; names in brackets that make a habit
LONGEST_NAME = 5  # words of a name with its form of address
LONGEST_KEY = 300  # characters of a line that may hold a key

_PAIR = re.compile(r"(?<![A-Za-z])([A-Z]{1,2})\s*(?:[=:–—-]|\bis\b)\s*((?:(?:for|to)\s+)?[A-Za-z]+)")
_SPLIT = re.compile(r"[\s/,&+]+")
_BEHIND = re.compile(r"\s*(?:[(\[]([^()\[\]]{1,60})[)\]]|\s[-–—]\s([^()\[\]–—]{1,60}))\s*$")
_ADDRESSED = re.compile(
    r"(?:cllr|councillor|dr|prof(?:essor)?|mr|mrs|ms|miss|mx|sir|dame|lord|lady|rev(?:d|erend)?|baillie|provost)\b\.?\s.+",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:the\s+)?(?:(?:vice|deputy|co)[ -])?(?:chair(?:man|woman|person)?s?|convener|clerk|secretary|all(?: members)?|"
    r"(?:chief|monitoring|section 95|finance|lead) (?:[a-z]+ ){0,2}officer|(?:\w+ ){0,3}director(?: of .{3,40})?)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|van|von|and|&|/)){1,6}")
_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,2}(?:\s?[/,&+]\s?[A-Z][A-Za-z]?[A-Z]{1,2})*")
_GROUP = re.compile(r"^\W*(?:(?:items?|matters|reports|papers|business)\s+)?((?:for|to)\s+.+?)\W*$", re.IGNORECASE)


def settled(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Line]:
    """Give the lines with what all of the agenda together tells of each of them."""
    return _with_leads(_with_letters(lines, blocks))


def key(blocks: Sequence[Block]) -> dict[str, Purpose]:
    """Read ``D = for decision; N = for noting``, wherever it stands on the agenda's pages."""
    found: dict[str, Purpose] = {}
    for block in blocks:
        if len(block.text) > LONGEST_KEY or not any(mark in block.text for mark in "=:–—-"):
            continue
        pairs = _PAIR.findall(block.text)
        read = [(letter, agenda_details.purposes(word)) for letter, word in pairs]
        if sum(1 for _, purposes in read if purposes) >= FEWEST:
            found |= {letter: purposes[0] for letter, purposes in read if purposes}
    return found


def asked_above(between: Sequence[Block], now: str) -> str:
    """Follow the headings between items: ``ITEMS FOR DECISION`` speaks for those below it, until the next heading."""
    for block in between:
        text = layout.flat(block.text)
        if not (layout.stands_out(block) or layout.lone(block) or text.isupper()):
            continue
        found = _GROUP.match(text)
        now = found.group(1) if found and agenda_details.is_asked(found.group(1)) else ""
    return now


def is_person(text: str) -> bool:
    """Tell words that name somebody for certain: with a form of address, or by their office."""
    flat = layout.flat(text)
    return (_ADDRESSED.fullmatch(flat) is not None and len(flat.split()) <= LONGEST_NAME + LONGEST_NAME) or (
        _OFFICE.fullmatch(flat) is not None
    )


def _with_letters(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Line]:
    letters = key(blocks)
    if not letters:
        return list(lines)
    return [_lettered(line, blocks[line.at], letters) for line in lines]


def _lettered(line: Line, block: Block, letters: dict[str, Purpose]) -> Line:
    """Read the letters of a row's cell, or of the last bracket of a title, by the agenda's own key."""
    said = [cell for cell in block.cells if cell.strip() and cell.strip(" .):") != line.number]
    last = _BEHIND.search(line.title)
    behind = (last.group(1) or last.group(2)) if last else ""
    for text in [*said, behind]:
        marks = _SPLIT.split(text.strip())
        if all(mark in letters for mark in marks):
            title = line.title[: last.start()] if last and text == behind else line.title
            told = line.told | {"purpose": ", ".join(letters[mark].value for mark in marks)}
            return replace(line, title=title, told=told)
    return line


def _with_leads(lines: Sequence[Line]) -> list[Line]:
    found = [_behind(line) for line in lines]
    asking = [name for line, name in zip(lines, found, strict=True) if "lead" not in line.told]
    named = [name for name in asking if name and _can_be_name(name)]
    is_habit = len(named) >= FEWEST and len(named) * 2 >= len(asking)
    return [
        _led(line, name) if name and (is_person(name) or (is_habit and _can_be_name(name))) else line
        for line, name in zip(lines, found, strict=True)
    ]


def _behind(line: Line) -> str | None:
    """Give what stands in the last bracket of an item, behind its last dash, or in a cell that nothing heads."""
    if "lead" in line.told:
        return None
    for text in line.aside:
        if is_person(text) or _can_be_name(text):
            return text
    found = _BEHIND.search(line.title)
    if found is None or not line.title[: found.start()].strip():
        return None
    bracket, dashed = found.groups()
    if dashed is not None:
        return dashed.strip() if is_person(dashed.strip()) or _NAME.fullmatch(dashed.strip()) else None
    return None if _shortens(bracket, line.title[: found.start()]) else bracket.strip()


def _can_be_name(text: str) -> bool:
    flat = layout.flat(text)
    if is_person(flat) or _INITIALS.fullmatch(flat):
        return True
    return _NAME.fullmatch(flat) is not None and len(flat.split()) <= LONGEST_NAME and not layout.ORGAN.search(flat)


def _shortens(bracket: str, title: str) -> bool:
    """Tell letters that stand for the words before them: ``Better Care Fund (BCF)``."""
    letters = bracket.strip().upper()
    return letters.isalpha() and len(letters) <= LONGEST_NAME and letters in "".join(_first_letters(title))


def _first_letters(title: str) -> Iterator[str]:
    for word in layout.words(title):
        yield word[0].upper()


def _led(line: Line, name: str) -> Line:
    """Give a line with its lead, and what stood before the bracket taken apart anew."""
    found = _BEHIND.search(line.title)
    if name in line.aside or found is None:
        return replace(line, told=line.told | {"lead": name})
    title, behind = agenda_details.apart(line.title[: found.start()])
    return replace(line, title=title, told=agenda_details.told(behind) | line.told | {"lead": name})
