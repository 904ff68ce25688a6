"""Actions of the minutes: marked ones, promises without a mark, and who owes them.

Who owes an action stands in its own words (``MK and SR to discuss``) or in the column beside it. Where the two can be
matched they are; where they cannot, the action keeps what its words say and the doubt is handed back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.packs import dates, layout, people, sentences
from board.packs.values import Attendance, Lead

_MARK = re.compile(
    r"(?:(?<=^)|(?<=[\s.;(•\[-]))(?:AGREED\s+)?ACTIONS?(?:\s+(?:POINT|ITEM|\d+))?\s*[:–—]\s*|(?<=^)ACTION\s*-\s+",
    re.IGNORECASE | re.MULTILINE,
)
_HEADS = re.compile(r"^\W*actions?\W*$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:\b(?:with|and|by)|[/&,])\s*$", re.IGNORECASE)
_REMARK = re.compile(
    r"\s*[-–—(,:]*\s*\b(?:agenda|forward plan|by|due|deadline|asap|ongoing|next|before|end of|"
    r"immediate(?:ly)?|for)\b.*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^\W*(?:to note|note|noted|none|n/?a|info(?:rmation)?|agreed|approved|decision)?\W*$", re.IGNORECASE
)
_PROMISE = (
    r"(?:\s+(?:both|also|then|will also))?\s+(?:(?:will|shall)\s+(?:also\s+|both\s+|then\s+|"
    r"now\s+)?(?!not\b|be\b|have\b|need\b|remain\b|become\b|retire\b|leave\b)[a-z]|(?:has\s+|"
    r"have\s+|also\s+|both\s+)?(?:agreed|offered|undertook|undertaken|promised|volunteered|"
    r"committed)\s+to\s+(?!be\b)[a-z]|(?:is|are)\s+to\s+(?!be\b)[a-z]|to\s+(?!be\b)[a-z]|"
    r"said\s+(?:that\s+)?(?:s?he|they)\s+(?:would|will)\s+(?!like\b|be\b|prefer\b|"
    r"welcome\b)[a-z])"
)
_FOR = re.compile(r"^(?:for\s+)?(?P<who>.{2,60}?)\s*[:–—]\s+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cells:
    """One stretch of a minute item: its text, and what stands beside it in the action column."""

    text: str
    column: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """One action as found. ``doubt`` says what could not be matched, in words for a finding."""

    text: str
    leads: tuple[Lead, ...]
    hidden: bool
    deadline: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the action column: who, and what else it says."""

    written: str
    leads: tuple[Lead, ...]
    remark: str | None


@dataclass(frozen=True, slots=True)
class _Marked:
    """One marked action, before its column is known. ``at`` is the stretch it stands in."""

    text: str
    at: int
    hidden: bool
    named: tuple[Lead, ...]


def read(stretches: Sequence[Cells], listed: Sequence[Attendance]) -> tuple[Owed, ...]:
    """Read the actions of one minute item, in the order of its text."""
    whole = _joined(stretches)
    who = people.pattern(listed)
    marked = [
        _Marked(text, at, cells.hidden, _named(text, who))
        for at, cells in enumerate(whole)
        for text in _marked(cells.text)
    ]
    entries = _entries(whole)
    owed = _matched(marked, entries)
    promised = [
        Owed(sentence, _named(sentence, who), cells.hidden)
        for cells in whole
        for line in _unmarked(cells.text)
        for sentence in sentences.split(line)
        if _promises(sentence, who)
    ]
    return (*owed, *promised)


def _joined(stretches: Sequence[Cells]) -> list[Cells]:
    """Join a stretch to the one before where a page's end cut the sentence; columns go along, line by line."""
    whole: list[Cells] = []
    for cells in stretches:
        if whole and cells.text and layout.goes_on(whole[-1].text, cells.text):
            before = whole.pop()
            column = "\n".join(filter(None, (before.column, cells.column)))
            whole.append(Cells(f"{before.text} {cells.text}", column, before.hidden or cells.hidden))
        else:
            whole.append(cells)
    return whole


def _marked(text: str) -> list[str]:
    """Give the words of each marked action: to the end of its paragraph, to the next mark, or to what was resolved."""
    found: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        pieces = _MARK.split(line)
        for piece in pieces[1:]:
            kept: list[str] = []
            for sentence in sentences.split(piece):
                if kept and sentences.resolves(sentence):
                    break
                kept.append(sentence)
            if not kept and number + 1 < len(lines):  # 'Action:' alone, its words on the next line
                kept = [lines[number + 1].strip(" •-")]
            if kept:
                found.append(" ".join(kept))
    return found


def _unmarked(text: str) -> list[str]:
    """Give what stands before the marks of each line."""
    lines = [_MARK.split(line)[0] for line in text.split("\n")]
    return [line for line in lines if line.strip()]


def _promises(sentence: str, who: str) -> bool:
    """Tell a promise: somebody who was there will do something, says so or agrees to it."""
    plain = re.sub(r"^\W*(?:it was agreed (?:that\s+)?)?", "", sentence, flags=re.IGNORECASE)
    return re.match(rf"{who}(?:\s*(?:,|/|&|\band\b)\s*{who})*{_PROMISE}", plain) is not None


def _named(text: str, who: str) -> tuple[Lead, ...]:
    """Read who the words themselves name: the people before 'to', 'will' or 'said she would'."""
    plain = re.sub(r"^\W*(?:it was agreed (?:that\s+)?)?", "", text, flags=re.IGNORECASE)
    person = rf"(?:{who}|{people.TITLED}|{people.NAME}|[A-Z]{{2,4}})"
    joint = rf"{person}(?:\s*(?:,|/|&|\band\b|,\s*and\b)\s*{person})*(?:\s+(?:with|supported by)\s+{person})?"
    found = re.match(rf"(?P<who>{joint})(?:\s*\([^()]*\))?{_PROMISE}", plain)
    if found is None and (found := _FOR.match(plain)) is not None and re.fullmatch(joint, found["who"]) is None:
        found = None
    return people.leads(found["who"]) if found else ()


def _entries(whole: Sequence[Cells]) -> list[tuple[int, _Entry]]:
    """Read the column's entries with the stretch each begins beside; an entry that a page cut goes on in the next."""
    lines = [(at, line.strip()) for at, cells in enumerate(whole) for line in cells.column.split("\n") if line.strip()]
    joined: list[tuple[int, str]] = []
    for at, line in lines:
        if joined and _GOES_ON.search(joined[-1][1]):
            joined[-1] = (joined[-1][0], f"{joined[-1][1]} {line}")
        elif not _HEADS.match(line) and not _NOBODY.match(line):
            joined.append((at, line))
    return [(at, _entry(line)) for at, line in joined]


def _entry(line: str) -> _Entry:
    written = re.sub(r"^\W*action\s*:?\s*", "", line, flags=re.IGNORECASE)
    who = _REMARK.sub("", written)
    found = dates.find(who)
    who = who[: found[0].start] if found else who
    remark = written[len(who) :].strip(" -–—(),:") or None
    return _Entry(line, people.leads(who.strip(" -–—(,:")), remark)


def _matched(marked: Sequence[_Marked], entries: Sequence[tuple[int, _Entry]]) -> list[Owed]:
    """Match actions and entries: stretch by stretch where the numbers agree, else over the whole item, else by name."""
    beside: dict[int, _Entry] = {}
    left, open_entries = list(range(len(marked))), list(entries)
    for at in sorted({one.at for one in marked}):
        mine = [place for place in left if marked[place].at == at]
        theirs = [entry for entry in open_entries if entry[0] == at]
        if len(mine) == len(theirs) and all(
            _agree(marked[one], entry[1]) for one, entry in zip(mine, theirs, strict=True)
        ):
            beside |= {one: entry[1] for one, entry in zip(mine, theirs, strict=True)}
            left = [place for place in left if place not in mine]
            open_entries = [entry for entry in open_entries if entry not in theirs]
    pairs = list(zip(left, open_entries, strict=False))
    if len(left) == len(open_entries) and all(_agree(marked[one], entry[1]) for one, entry in pairs):
        beside |= {one: entry[1] for one, entry in pairs}
        left, open_entries = [], []
    for place in list(left):
        fitting = [entry for entry in open_entries if marked[place].named and _same(marked[place], entry[1])]
        if len(fitting) == 1:
            beside[place] = fitting[0][1]
            left.remove(place)
            open_entries.remove(fitting[0])
    over = ", ".join(entry.written for _, entry in open_entries)
    return [_owed(one, beside.get(place), over if place in left else "") for place, one in enumerate(marked)]


def _agree(one: _Marked, entry: _Entry) -> bool:
    return not one.named or _same(one, entry)


def _same(one: _Marked, entry: _Entry) -> bool:
    return bool({lead.written.casefold() for lead in one.named} & {lead.written.casefold() for lead in entry.leads})


def _owed(one: _Marked, entry: _Entry | None, over: str) -> Owed:
    if (
        entry is not None and entry.leads and not set(entry.leads) < set(one.named)
    ):  # the words may name a supporter too
        return Owed(one.text, entry.leads, one.hidden, deadline=entry.remark)
    doubt = f"the action column says {over}, and it is not clear which of it belongs here" if over else None
    return Owed(one.text, one.named, one.hidden, doubt=doubt)
