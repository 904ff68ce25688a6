"""What is odd in a pack: said in a sentence with its place, and never repaired here.

Every rule looks at facts that were read already and gives findings; none of them changes a fact.
"""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence

from board.packs import action_marks, by_when, dates, layout, papers, people
from board.packs.heading import Head
from board.packs.papers import Kind, Paper
from board.packs.values import Action, AgendaItem, Finding, FindingKind, Minutes
from board.sources import Source

SAME_ACTION, SAME_MEETING = 0.8, 0.5  # share of the telling words that a tracker row and an action have in common

_DATE_LABELS = ("date of decision", "date", "meeting date", "date of meeting", "date of report")


def of_head(head: Head, source: Source) -> Iterator[Finding]:
    """Look at the day of the meeting and the day of publication."""
    if head.when and dates.doubt(head.when) is dates.Doubt.WEEKDAY and head.on:
        text = f"The pack says “{head.when}”, but {head.on:%d/%m/%Y} is a {head.on:%A}."
        yield Finding(FindingKind.NO_DATE, text, source)
    if head.published and (why := dates.doubt(head.published)):
        yield _date(f"The agenda is dated “{head.published}”", why, source, restricted=False)


def of_items(items: Sequence[AgendaItem], given: Iterable[AgendaItem | None]) -> Iterator[Finding]:
    """Look for items without their paper, and for numbers that repeat or skip."""
    present = {item.number for item in given if item is not None}
    for item in items:
        if papers.claims(item) and item.number not in present:
            text = f"Item {item.number}, {item.title}, has a paper attached, but no paper of it was found in the pack."
            yield Finding(FindingKind.MISSING_PAPER, text, item.source, restricted=item.restricted)
    for one, other in itertools.pairwise(items):
        if (odd := layout.odd_step(one.number, other.number)) is not None:
            secret = one.restricted or other.restricted
            yield Finding(FindingKind.NUMBERING, f"On the agenda item {odd}.", other.source, restricted=secret)


def of_paper(paper: Paper) -> Iterator[Finding]:
    """Look at a paper's own head and numbers."""
    if paper.item is None:
        text = f"No agenda item claims the paper that begins “{paper.title[:80]}”."
        yield Finding(FindingKind.UNREAD, text, paper.source(), restricted=any(paper.hidden))
    if paper.kind is Kind.REPORT:
        for block, hidden in list(zip(paper.blocks, paper.hidden, strict=True))[: papers.HEAD]:
            found = layout.label(block)
            if found and found[0] in _DATE_LABELS and (why := dates.doubt(found[1])):
                yield _date(
                    f"The report's head says “{layout.flat(block.text)}”", why, paper.source(), restricted=hidden
                )
    if paper.kind in {Kind.REPORT, Kind.OTHER}:
        yield from _numbers(paper)


def of_minutes(minutes: Minutes) -> Iterator[Finding]:
    """Look at the attendance list, the leads of actions and the numbers of items."""
    yield from _shared_initials(minutes)
    yield from _strangers(minutes)
    for action in minutes.actions:
        if not action.leads:
            yield _of_action(FindingKind.NO_LEAD, action, "names nobody who will do it")
        if action.cut_off:
            yield _cut_off(action, "its words", action.text)
        if action.deadline and (why := _doubt(action.deadline)):
            kind = FindingKind.NO_YEAR if why is dates.Doubt.NO_YEAR else FindingKind.NO_DATE
            yield _of_action(kind, action, f"has “{action.deadline}” beside it, from which no day follows: {why}")
    for one, other in itertools.pairwise(minutes.items):
        if (odd := layout.odd_step(one.number, other.number)) is not None:
            text = f"In the minutes of {minutes.sitting.board} item {odd}."
            yield Finding(FindingKind.NUMBERING, text, other.source, restricted=one.restricted or other.restricted)


def of_tracker(rows: Sequence[Action]) -> Iterator[Finding]:
    """Look at tracker rows: closed ones that are still there, missing leads, deadlines that name no day."""
    for row in rows:
        if row.closed:
            yield _of_action(
                FindingKind.CLOSED_IN_WORDS,
                row,
                f"is closed by its progress, “{_last(row.progress or '')}”, and still stands there",
            )
        if not row.leads:
            yield _of_action(FindingKind.NO_LEAD, row, "names nobody who will do it")
        for name, text in (("its words", row.text), ("its progress", row.progress or "")):
            if action_marks.breaks_off(text):
                yield _cut_off(row, name, text)
        if row.deadline is None:
            yield _of_action(FindingKind.NO_DEADLINE, row, "has no deadline")
        elif row.due is None and (why := _doubt(row.deadline)):
            kind = FindingKind.NO_YEAR if why is dates.Doubt.NO_YEAR else FindingKind.NO_DATE
            yield _of_action(kind, row, f"has the deadline “{row.deadline}”, from which no day follows: {why}")
        if row.raised_on is None:
            yield _of_action(FindingKind.NO_DATE, row, "names no meeting day that can be read")


def untracked(actions: Sequence[Action], board: str) -> Iterator[Finding]:
    """Count the actions of one sitting's minutes that no tracker row holds, their wordings beside the sentence.

    Each of them is a proposal of its own as well; here the administrator is told once. Restricted ones are told apart.
    """
    for secret in (False, True):
        left = [action for action in actions if not action.tracked and action.restricted is secret]
        if not left:
            continue
        on = left[0].raised_on
        held = f" held on {on.day} {on:%B %Y}" if on else ""
        verb = "action is" if len(left) == 1 else "actions are"
        text = f"In the minutes of {board}{held}, {len(left)} {verb} in no tracker of this pack."
        source = dataclasses.replace(left[0].source, paragraph=None)
        beside = tuple(action.text for action in left)
        yield Finding(FindingKind.UNTRACKED, text, source, restricted=secret, beside=beside)


def tracked(actions: Sequence[Action], rows: Sequence[Action]) -> tuple[Action, ...]:
    """Mark the actions of minutes that a tracker row holds: of the same meeting and much alike, or nearly the same."""
    return tuple(
        dataclasses.replace(action, tracked=True) if any(_same(action, row) for row in rows) else action
        for action in actions
    )


def _same(action: Action, row: Action) -> bool:
    alike = layout.likeness(action.text, row.text)
    return alike >= SAME_ACTION or (
        alike >= SAME_MEETING and action.raised_on == row.raised_on and _leads_meet(action, row)
    )


def _leads_meet(action: Action, row: Action) -> bool:
    """Tell whether two lists of leads may name the same people: initials and full names are compared by spelling."""
    spelt = [
        {people.spelt(lead.written) if " " in lead.written else lead.written.upper() for lead in one.leads}
        for one in (action, row)
    ]
    return not all(spelt) or bool(spelt[0] & spelt[1])


def _shared_initials(minutes: Minutes) -> Iterator[Finding]:
    """Name initials that the attendance list gives to two people, and those it leaves to be guessed at."""
    listed = minutes.attendances
    keys = dict.fromkeys(one.initials or people.spelt(one.name) for one in listed)
    for short in keys:
        named = dict.fromkeys(one.name for one in listed if (one.initials or people.spelt(one.name)) == short)
        if short and len(named) > 1:
            text = f"In the minutes of {minutes.sitting.board} the initials {short} fit {' and '.join(named)}."
            yield Finding(FindingKind.NAME, text, minutes.source, restricted=minutes.restricted)


def _strangers(minutes: Minutes) -> Iterator[Finding]:
    """Name the leads of actions whose initials are on no attendance list."""
    said: set[str] = set()
    for action in minutes.actions if minutes.attendances else ():
        for lead in action.leads:
            fits = people.fits(lead.written, minutes.attendances)
            if people.is_initials(lead.written) and not fits and lead.written not in said:
                said.add(lead.written)
                text = f"{lead.written} owes an action, but nobody in the minutes' attendance list has these initials."
                yield Finding(FindingKind.NAME, text, action.source, restricted=action.restricted)


def _numbers(paper: Paper) -> Iterator[Finding]:
    """Look through a paper's own paragraph numbers; lists that begin anew at 1 are nothing odd."""
    last: str | None = None
    for block, hidden in zip(paper.blocks, paper.hidden, strict=True):
        number = layout.number(block)
        if number is None:
            continue
        if last is not None and number not in {"1", "0"} and (odd := layout.odd_step(last, number)) is not None:
            text = f"Paragraph {odd} in “{paper.title[:80]}”."
            yield Finding(FindingKind.NUMBERING, text, paper.source(number), restricted=hidden)
        last = number


def _of_action(kind: FindingKind, action: Action, what: str) -> Finding:
    return Finding(
        kind, f"The action “{layout.short(action.text)}” {what}.", action.source, restricted=action.restricted
    )


def _cut_off(action: Action, name: str, text: str) -> Finding:
    """Show the end of what breaks off: the middle of a sentence says least about what is missing."""
    return _of_action(FindingKind.CUT_OFF, action, f"breaks off in {name}: “{_last(text)}”")


def _doubt(deadline: str) -> dates.Doubt | None:
    """Say why no day follows from a deadline; the board's next meeting, or each of them, is as good as a day."""
    return None if by_when.at_meeting(deadline) else dates.deadline(deadline).doubt


def _date(what: str, why: dates.Doubt, source: Source, *, restricted: bool) -> Finding:
    kind = FindingKind.NO_YEAR if why is dates.Doubt.NO_YEAR else FindingKind.NO_DATE
    return Finding(kind, f"{what}: {why}.", source, restricted=restricted)


def _last(text: str) -> str:
    return text if len(text) <= 60 else "… " + text[-60:].split(" ", 1)[-1]  # noqa: PLR2004 - characters: the end says it


def name(board: str, on: dt.date) -> str:
    """Give the name that people know a pack by, which every source carries."""
    return f"{board} pack, {on.day} {on:%B %Y}"
