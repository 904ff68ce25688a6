"""How somebody's history goes on when a board file is loaded again: which terms stay, which end, which begin.

What was said under an old name or address must keep its author, so a term is never overwritten: where the file says
something else than what is kept, the old term ends the day before and a new one begins.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Contact:
    """What somebody is called and how they are reached; ``also`` are the other forms in which papers write them."""

    name: str
    also: tuple[str, ...] = ()
    title: str | None = None
    email: str | None = None
    entra: str | None = None
    teams: str | None = None
    telephone: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A contact and the days for which it holds, both included; None is open."""

    contact: Contact
    since: dt.date | None = None
    until: dt.date | None = None


def succeed(kept: Sequence[Span], declared: Sequence[Span], today: dt.date) -> tuple[Span, ...]:
    """Give the history after loading: what the file declares, and before it what only the rows still know.

    Both come the oldest first; the last of ``declared`` is how the person is now. A kept span that the file no longer
    declares ends yesterday at the latest, and stays. ``today`` is the board's day, Europe/London.
    """
    if not kept or not declared:
        return tuple(declared) or leave(kept, today)
    current = declared[-1]
    said = {span.contact for span in declared}
    yesterday = today - dt.timedelta(days=1)
    dropped = tuple(_ended(span, yesterday) for span in kept if span.contact not in said)
    began_unsaid = kept[-1].contact not in said and current.since is None
    if began_unsaid:
        current = replace(current, since=today)
    elif current.since is None:
        same = [span.since for span in kept if span.contact == current.contact]
        current = replace(current, since=same[-1] if same else None)
    history = sorted((*dropped, *declared[:-1]), key=lambda span: span.until or dt.date.max)
    return (*history, current)


def leave(kept: Sequence[Span], today: dt.date) -> tuple[Span, ...]:
    """Give the history of somebody whom the file no longer names: whatever still ran ended yesterday."""
    return tuple(_ended(span, today - dt.timedelta(days=1)) for span in kept)


def _ended(span: Span, last: dt.date) -> Span:
    return span if span.until is not None and span.until <= last else replace(span, until=last)
