"""How the clerk says days, times, lists and pages: British English, the same in every message of every channel.

Only phrases live here, made from plain values; sentences about the board's business are said in ``dialogs`` and by the
acts that notify.
"""

import datetime as dt
from collections.abc import Iterable, Sequence


def day(when: dt.date) -> str:
    """Say a day with its weekday and year: ``Thursday 17 December 2026``."""
    return f"{when:%A} {when.day} {when:%B %Y}"


def short_day(when: dt.date) -> str:
    """Say a day without its weekday: ``17 December 2026``."""
    return f"{when.day} {when:%B %Y}"


def time(when: dt.time) -> str:
    """Say a wall-clock time: ``9.30 am``, ``2 pm``, ``noon``."""
    if (when.hour, when.minute) == (12, 0):
        return "noon"
    hour = when.hour % 12 or 12
    minutes = f".{when.minute:02d}" if when.minute else ""
    return f"{hour}{minutes} {'am' if when.hour < 12 else 'pm'}"  # noqa: PLR2004 -- noon


def hours(starts: dt.time | None, ends: dt.time | None) -> str | None:
    """Say when something begins and ends, as far as it is known."""
    if starts is None:
        return None
    return f"{time(starts)} to {time(ends)}" if ends else time(starts)


def listing(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does: ``a, b and c``."""
    said = list(words)
    if len(said) < 2:  # noqa: PLR2004 -- one thing needs no joining
        return "".join(said)
    return f"{', '.join(said[:-1])} {last} {said[-1]}"


def count(number: int, one: str, several: str | None = None) -> str:
    """Say how many: ``no items``, ``1 item``, ``7 items``."""
    return f"{number or 'no'} {one if number == 1 else several or one + 's'}"


def pages(span: tuple[int, int] | None) -> str | None:
    """Say a range of pages: ``page 5``, ``pages 7–38``."""
    if span is None:
        return None
    return f"page {span[0]}" if span[0] == span[1] else f"pages {span[0]}–{span[1]}"


def clip(text: str, longest: int) -> str:
    """Shorten a text at a word's end, and show that it was shortened."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def cited(sources: Sequence[str]) -> tuple[str, ...]:
    """Give each citation once, in the order in which the facts came; one that another says more exactly is left out."""
    each = tuple(dict.fromkeys(sources))
    return tuple(one for one in each if not any(other.startswith(f"{one}, ") for other in each))
