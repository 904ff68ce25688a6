"""Words into a value: what somebody wants, with what slots, and how sure that is.

``understand`` is the door, ``values`` what goes in and out. Nothing here answers, stores or sends.
"""

from dialogs.understanding.lexicon import KnownBoard, KnownPerson, Lexicon
from dialogs.understanding.meaning import understand
from dialogs.understanding.values import (
    ME,
    Context,
    Day,
    Intent,
    Month,
    Naming,
    PersonSaid,
    Relative,
    Slots,
    Standing,
    Understood,
    When,
    Year,
)

__all__ = [
    "ME",
    "Context",
    "Day",
    "Intent",
    "KnownBoard",
    "KnownPerson",
    "Lexicon",
    "Month",
    "Naming",
    "PersonSaid",
    "Relative",
    "Slots",
    "Standing",
    "Understood",
    "When",
    "Year",
    "understand",
]
