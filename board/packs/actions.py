"""Actions of the minutes: what is marked as one, in the text, in a row or in the action column, and who owes it.

Nothing else is an action. Who owes it stands in its own words (``MK and SR to discuss``) or beside it. Where the two
can be matched they are; where they cannot, it keeps what its words say and the doubt is handed back. What somebody
merely said they would do is for :mod:`board.packs.proposals`.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.packs import action_columns, action_marks, action_rows, asked, layout, people
from board.packs.action_columns import Marked
from board.packs.values import Attendance, Lead

ALIKE = 0.8  # share of telling words that an action and a line of the summary have in common
_TO = re.compile(r"^\W*\S+(?:\s+\S+){0,8}?\s+to\s+[a-z]")
_TO_BE_DONE = re.compile(r"^\W*[A-Z][\w’'/&-]*(?:\s+[\w’'/&-]+){0,6}?\s+to\s+be\s+[a-z]+")


@dataclass(frozen=True, slots=True)
class Cells:
    """One stretch of a minute item: its text, what stands beside it in the action column, and a row of actions.

    ``tracked`` tells a row of a tracker that stands among the minutes; nobody is asked for anything there.
    """

    text: str
    column: str = ""
    hidden: bool = False
    row: action_rows.Row | None = None
    tracked: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """One action as found. ``doubt`` says what could not be matched, in words for a finding.

    ``item`` is the item that a summary refers to, where ``own_item`` is False.
    """

    text: str
    leads: tuple[Lead, ...]
    hidden: bool
    deadline: str | None = None
    doubt: str | None = None
    cut_off: bool = False
    item: str | None = None
    own_item: bool = True


@dataclass(frozen=True, slots=True)
class Unmarked:
    """What of an item is no action: a sentence, and who stands beside it in the action column, if somebody does."""

    sentence: str
    hidden: bool
    beside: str | None = None
    at: int = 0  # the stretch that it stands in


@dataclass(frozen=True, slots=True)
class Read:
    """The actions of one minute item in the order of its text, and every sentence that is none."""

    owed: tuple[Owed, ...]
    unmarked: tuple[Unmarked, ...]


def read(stretches: Sequence[Cells], listed: Sequence[Attendance], title: str = "") -> Read:
    """Read the actions of one minute item. ``title`` tells an item that goes through the actions of last time."""
    summary = action_marks.sums_up(title)
    heads = [Cells(title)] if summary else []  # what stands beneath it is a list of actions
    whole = _joined([*heads, *(cells for cells in stretches if not cells.tracked)])
    who = asked.everybody(listed)
    old = action_marks.looks_back(title)
    found, rest = action_marks.read([(cells.text, cells.hidden) for cells in whole], who, old=old)
    column, entries = _column(whole, who)
    beside, rest = _asked_beside(rest, {at for at, _ in entries} - {one.at for one in found}, who)
    found += beside
    marked = _in_order([*found, *(one for one in column if not any(_says(one, other) for other in found))])
    matched = action_columns.match(marked, entries)
    over = ", ".join(entry.written for _, entry in matched.over)
    owed = [
        _owed(one, matched.beside.get(place), "" if place in matched.beside else over)
        for place, one in enumerate(marked)
    ]
    rows = [
        one for at, cells in enumerate(whole) if cells.row for one in _of_row(cells.row, at, who, hidden=cells.hidden)
    ]
    # While an action has no match, an entry left over may be its own; else it stands for words that are not marked.
    lonely = [(at, one.written) for at, one in matched.over if len(matched.beside) == len(marked)]
    every = [*owed, *rows]
    if summary:
        every = [dataclasses.replace(one, own_item=False) for one in every]
    return Read(tuple(every), tuple(_unmarked(rest, lonely)))


def merged(every: Sequence[Owed]) -> tuple[Owed | None, ...]:
    """Put what a summary says of an action to the action itself: in its place each, None for what only repeats."""
    kept: list[Owed | None] = [one if one.own_item else None for one in every]
    for at, one in enumerate(every):
        if one.own_item:
            continue
        same = next((place for place, other in enumerate(kept) if other is not None and _repeats(one, other)), None)
        kept[at if same is None else same] = one if same is None else _told_again(kept[same], one)
    return tuple(kept)


def _repeats(one: Owed, other: Owed) -> bool:
    """Tell an action that a summary repeats: in the same words, or much alike and of the same people."""
    if _holds(layout.words(other.text), layout.words(one.text)):
        return True
    same = {lead.written for lead in one.leads} == {lead.written for lead in other.leads}
    return same and bool(one.leads) and layout.likeness(one.text, other.text) >= ALIKE


def _told_again(kept: Owed | None, again: Owed) -> Owed | None:
    """Give an action with the deadline and the leads that only the summary says."""
    if kept is None:
        return None
    named = bool(kept.leads) or not again.leads
    return dataclasses.replace(
        kept,
        leads=kept.leads or again.leads,
        deadline=kept.deadline or again.deadline,
        doubt=kept.doubt if named else None,
    )


def _joined(stretches: Sequence[Cells]) -> list[Cells]:
    """Join a stretch to the one before where a page's end cut the sentence; columns go along, line by line."""
    whole: list[Cells] = []
    for cells in stretches:
        entry = action_marks.is_entry(cells.text)
        if whole and cells.text and cells.row is None and not entry and layout.goes_on(whole[-1].text, cells.text):
            before = whole.pop()
            column = "\n".join(filter(None, (before.column, cells.column)))
            whole.append(Cells(f"{before.text} {cells.text}", column, before.hidden or cells.hidden, before.row))
        else:
            whole.append(cells)
    return whole


def _column(whole: Sequence[Cells], who: str) -> tuple[list[Marked], list[tuple[int, action_columns.Entry]]]:
    """Part the column into entries that name people and those that are actions in words of their own."""
    own: list[Marked] = []
    entries: list[tuple[int, action_columns.Entry]] = []
    for at, line in action_columns.lines([cells.column for cells in whole]):
        words = re.sub(r"^\W*action\s*(?:\d+\s*)?[:–—-]\s*", "", line, flags=re.IGNORECASE)
        if asked.people_of(words, who) or asked.role_of(words):
            own.append(action_marks.marked(words, at, who, hidden=whole[at].hidden))
        else:
            entries.append((at, action_columns.entry(line)))
    return own, entries


def _asked_beside(rest: action_marks.Rest, entries: set[int], who: str) -> tuple[list[Marked], action_marks.Rest]:
    """Take for an action what stands alone beside an entry of the action column and asks: 'RP to circulate it'."""
    count = Counter(at for at, _, _ in rest)
    alone = [one for one in rest if one[0] in entries and count[one[0]] == 1 and _asks(one[1], who)]
    return (
        [action_marks.marked(text, at, who, hidden=hidden) for at, text, hidden in alone],
        [one for one in rest if one not in alone],
    )


def _asks(text: str, who: str) -> bool:
    """Tell a sentence that asks: somebody to do something, or something to be done; not one that tells."""
    if _TO_BE_DONE.match(text):
        return True
    return bool(asked.people_of(text, who) or asked.role_of(text)) and _TO.search(text) is not None


def _of_row(row: action_rows.Row, at: int, who: str, *, hidden: bool) -> Iterator[Owed]:
    """Give the actions of one row; several that share one cell share its only lead, else each has its own line."""
    texts = [text for text in action_rows.lines(row.action) if not action_marks.is_nothing(text)]
    leads = [action_columns.entry(line) for _, line in action_columns.lines([row.lead])]
    if len(leads) == 1 and len(texts) > 1:
        leads = leads * len(texts)
    elif len(texts) == 1 and len(leads) > 1:
        leads = [action_columns.entry("/".join(one.written for one in leads))]
    marked = [action_marks.marked(text, at, who, hidden=hidden) for text in texts]
    matched = action_columns.match(marked, [(at, one) for one in leads])
    over = ", ".join(one.written for _, one in matched.over)
    for place, one in enumerate(marked):
        made = _owed(one, matched.beside.get(place), over)
        yield Owed(
            made.text,
            made.leads,
            hidden,
            row.deadline or made.deadline,
            made.doubt,
            made.cut_off,
            row.item,
            row.own_item,
        )


def _owed(one: Marked, entry: action_columns.Entry | None, over: str) -> Owed:
    cut = action_marks.breaks_off(one.text)
    if entry is not None and entry.leads and not _says_more(one.named, entry.leads):
        return Owed(one.text, entry.leads, one.hidden, entry.remark or one.deadline, cut_off=cut)
    doubt = f"the action column says {over}, and it is not clear which of it belongs here" if over else None
    remark = entry.remark if entry else None
    return Owed(one.text, one.named or (() if over else one.asked), one.hidden, remark or one.deadline, doubt, cut)


def _says_more(named: Sequence[Lead], beside: Sequence[Lead]) -> bool:
    """Tell that the words name all whom the column names, and who of them only helps."""
    theirs = {lead.written for lead in beside}
    helping = any(lead.supporting for lead in named) and not any(lead.supporting for lead in beside)
    return theirs < {lead.written for lead in named} or (helping and theirs == {lead.written for lead in named})


def _in_order(marked: Sequence[Marked]) -> list[Marked]:
    return sorted(marked, key=lambda one: one.at)


def _says(one: Marked, other: Marked) -> bool:
    return _holds(layout.words(other.text), layout.words(one.text))


def _holds(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the shorter run of words stands in the longer one."""
    short, long = sorted((" ".join(one), " ".join(other)), key=len)
    return bool(short) and f" {short} " in f" {long} "


def _unmarked(rest: Sequence[tuple[int, str, bool]], over: Sequence[tuple[int, str]]) -> Iterator[Unmarked]:
    """Give the sentences that are no action; the last beside a lonely entry of the column stands for what it asks."""
    last = {at: place for place, (at, _, _) in enumerate(rest)}
    beside = {last[at]: written for at, written in over if at in last and people.leads(written)}
    for place, (at, sentence, hidden) in enumerate(rest):
        yield Unmarked(sentence, hidden, beside.get(place), at)
