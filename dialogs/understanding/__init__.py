"""Words into a value: what somebody wants, with what slots, and how sure that is.

``understand`` is the door, ``values`` what goes in and out. Nothing here answers, stores or sends.
"""

from dialogs.understanding.lexicon import KnownBoard, KnownPerson, Lexicon
from dialogs.understanding.meaning import understand
from dialogs.understanding.openings import bare
from dialogs.understanding.values import (
    ME,
    Applies,
    Aspect,
    Context,
    Day,
    Intent,
    Light,
    Month,
    Naming,
    Part,
    PersonSaid,
    Relative,
    Slots,
    Span,
    Standing,
    Understood,
    When,
    Year,
)

__all__ = [
    "ME",
    "Applies",
    "Aspect",
    "Context",
    "Day",
    "Intent",
    "KnownBoard",
    "KnownPerson",
    "Lexicon",
    "Light",
    "Month",
    "Naming",
    "Part",
    "PersonSaid",
    "Relative",
    "Slots",
    "Span",
    "Standing",
    "Understood",
    "When",
    "Year",
    "bare",
    "understand",
]
