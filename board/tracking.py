"""Is this the same action, and what is known of it from all that speaks of it? Trackers are retyped from pack to pack.

Only the comparing and the putting together live here; the rows are ``storage.actions``.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from board import wordings
from board.packs import values

# From here up two wordings are one action: below it lie different tasks of one subject (measured on retyped trackers).
ALIKE = 86.0
# From here up a row of a corrected paper may be one of the paper that it corrects, said in other words, where it stands
# in the same place. Different tasks of one item lie below it; that of a lower score is proposed, not matched.
REWORDED = 62.0
# Pairs of wordings. A board has some hundred actions; where a file claims more, only the very words are known again.
MOST_COMPARED = 250_000
# Fewer words than these fit into other tasks by chance.
ENOUGH_WORDS = 5


class Known(Protocol):
    """What must be known of an action to follow it."""

    @property
    def raised_on(self) -> dt.date | None:
        """The meeting that asked for it."""
        ...

    @property
    def text(self) -> str:
        """What is to be done, as last written."""
        ...

    @property
    def leads(self) -> Sequence[values.Lead]:
        """Who owes it, as last written."""
        ...

    @property
    def deadline(self) -> str | None:
        """By when, as last written."""
        ...

    @property
    def closed(self) -> bool:
        """Whether nobody owes it any more."""
        ...

    @property
    def item(self) -> str | None:
        """The number of the minute item that asked for it."""
        ...

    @property
    def subject(self) -> str | None:
        """What it is about, as the tracker has it."""
        ...


AnyKnown = TypeVar("AnyKnown", bound=Known)
# How well two fit: the same words, the same place, the likeness; then where they stand, so that ties never change.
_Fit = tuple[bool, int, float, int, int]


def _closed(one: Known) -> bool:
    return one.closed


def pair(
    known: Sequence[AnyKnown],
    rows: Sequence[values.Action],
    *,
    corrected: bool = False,
    settled: Callable[[AnyKnown], bool] = _closed,
) -> list[AnyKnown | None]:
    """Say which known action each row of one paper speaks of; no two rows are given the same one, unless said twice.

    The best fit of all is paired first: the same words before others, then the same item or subject, then the most
    alike. Two that name different days on which they were asked for are never one. With ``corrected`` the known ones
    are those of the paper that this one corrects: what stands in the same place may then be said in other words.
    Words that are alike may still name another task (the home care provider, the day care provider): two that each
    have telling words which the other lacks are one only where more speaks for it, and never where ``settled`` tells
    that somebody has said something of the known one, which would then be said of another task.
    """
    words = [_words(one, settled=settled(one)) for one in known]
    fits = sorted(_fits(words, rows, corrected=corrected), reverse=True)
    found: list[AnyKnown | None] = [None] * len(rows)
    taken: set[int] = set()
    for _, _, _, other, at in fits:
        if found[-at] is None and -other not in taken:
            found[-at] = known[-other]
            taken.add(-other)
    return found if corrected else _said_twice(rows, found)


def alike(one: str, other: str) -> bool:
    """Tell whether two wordings say the same thing, and neither names what the other does not."""
    return likeness(one, other) >= ALIKE and not wordings.differ(one, other).both


def likeness(one: str, other: str) -> float:
    """Say how alike two wordings are, whatever the order of their words: 0 to 100."""
    return fuzz.token_sort_ratio(_plain(one), _plain(other))


def settled(mentions: Sequence[values.Action]) -> values.Action:
    """Put together what is known of one action from its mentions, the oldest first; there must be one.

    Public mentions alone make a public action: what a restricted one adds is for nobody who may not see it, and cannot
    be told apart later. Newer words replace older ones; what the newest leaves out stays, and what was closed once
    stays closed.
    """
    said = [one for one in mentions if not one.restricted] or list(mentions)
    newest = said[-1]
    dated = next((one for one in reversed(said) if one.deadline is not None or one.due is not None), newest)
    return dataclasses.replace(
        newest,
        leads=next((one.leads for one in reversed(said) if one.leads), ()),
        raised_on=next((one.raised_on for one in said if one.raised_on is not None), None),
        item=next((one.item for one in reversed(said) if one.item is not None), None),
        subject=next((one.subject for one in reversed(said) if one.subject is not None), None),
        deadline=dated.deadline,
        due=dated.due,
        progress=next((one.progress for one in reversed(said) if one.progress is not None), None),
        closed=any(one.closed for one in said),
        tracked=any(one.tracked for one in said),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """What is compared of an action: its words in their order and sorted, its day, its place, and who owes it."""

    text: str
    plain: str
    ordered: str
    day: dt.date | None
    item: str
    subject: str
    leads: frozenset[str]
    deadline: str
    settled: bool

    def same_day(self, other: "_Words") -> bool:
        """Tell whether nothing says that they were asked for on different days."""
        return not (self.day and other.day and self.day != other.day)

    def place(self, other: "_Words") -> int:
        """Say whether two stand in the same place (1), in different ones (-1), or where nobody says (0)."""
        said = [a == b for a, b in ((self.item, other.item), (self.subject, other.subject)) if a and b]
        return 0 if not said else 1 if all(said) else -1

    def likeness(self, other: "_Words", least: float) -> float:
        """Say how alike two are, 0 for whatever is less than asked for.

        Of one meeting a tracker leaves out who and by when, which the minutes wrote around it.
        """
        score = fuzz.ratio(self.ordered, other.ordered, score_cutoff=least)
        if not self.day or self.day != other.day:
            return score
        shorter = min(self.plain.count(" "), other.plain.count(" ")) + 1
        within = fuzz.token_set_ratio(self.plain, other.plain, score_cutoff=least) if shorter >= ENOUGH_WORDS else 0.0
        return max(score, within)

    def same_task(self, other: "_Words", score: float, place: int, *, corrected: bool) -> bool:
        """Tell whether two wordings that are as alike as this may be one task; ``self`` is the known one.

        From :data:`ALIKE` up, unless each names what the other does not: then the same leads must owe both, nothing may
        say that they stand in different places, and one thing put for another (Ashdale, Ashvale) is one task only in a
        correction, or of one meeting. Below it they must stand in the same place, and be owed by the same; and either
        most telling words are shared, or the deadline is the same one too.
        """
        owed_alike = self.leads == other.leads
        if score < ALIKE and not (place > 0 and owed_alike):
            return False
        differ = wordings.differ(self.text, other.text, self.leads | other.leads)
        if self.settled and (differ.both or (differ.any and score < ALIKE)):
            return False
        due_alike = bool(self.leads and self.deadline) and self.deadline == other.deadline
        if score < ALIKE:
            return due_alike or differ.reworded
        of_one_meeting = corrected or bool(self.day and self.day == other.day)
        told_apart = differ.swapped and not (of_one_meeting and self.leads)
        return not differ.both or (owed_alike and place >= 0 and not told_apart)


def _words(one: Known, *, settled: bool = False) -> _Words:
    plain = _plain(one.text)
    return _Words(
        text=one.text,
        plain=plain,
        ordered=" ".join(sorted(plain.split())),
        day=one.raised_on,
        item=_plain(one.item or ""),
        subject=_plain(one.subject or ""),
        leads=frozenset(_plain(lead.written) for lead in one.leads),
        deadline=_plain(one.deadline or ""),
        settled=settled,
    )


def _fits(words: Sequence[_Words], rows: Sequence[values.Action], *, corrected: bool) -> Iterator[_Fit]:
    """Give every pair that fits. A row whose very words are known is compared with nothing else."""
    least = REWORDED if corrected else ALIKE
    by_words: dict[str, list[int]] = {}
    for at, one in enumerate(words):
        by_words.setdefault(one.plain, []).append(at)
    sane = len(words) * len(rows) <= MOST_COMPARED
    for at, row in enumerate(map(_words, rows)):
        exact = [other for other in by_words.get(row.plain, ()) if words[other].same_day(row)]
        for other in exact or (range(len(words)) if sane else ()):
            if not words[other].same_day(row):
                continue
            score = 100.0 if exact else words[other].likeness(row, least)
            place = words[other].place(row) if score >= least else 0
            if score < least or (corrected and place <= 0):
                continue
            if exact or words[other].same_task(row, score, place, corrected=corrected):
                yield bool(exact), place, score, -other, -at


def _said_twice(rows: Sequence[values.Action], found: Sequence[AnyKnown | None]) -> list[AnyKnown | None]:
    """Give a row that another row of the paper says too, word for word, the action of that one."""
    said = [(row.text, row.leads, row.raised_on, row.item, row.subject) for row in rows]
    known = {words: one for words, one in zip(said, found, strict=True) if one is not None}
    return [one or known.get(words) for words, one in zip(said, found, strict=True)]


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
