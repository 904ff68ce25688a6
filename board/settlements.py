"""Rules of what an administrator settles: which written names are whole, and which are quite another person's.

What a settlement does is ``acts.settling``; what it says in a chat ``dialogs.findings``. No rows.
"""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from board import people

_WORD = re.compile(r"[^\W\d_]+")
_LIKE = 75  # per cent: one letter of a short word
_WHOLE = 2  # words, of as many letters at least


def is_whole(written: str) -> bool:
    """Tell a first name and a surname from initials, a role or half a name: that is one person on every day."""
    words = [word for word in _words(written) if len(word) >= _WHOLE and not word.isupper()]
    return len(words) >= _WHOLE and all(word[0].isupper() for word in words)


def is_another(written: str, names: Iterable[str]) -> bool:
    """Tell whether a whole name has nothing in common with any of the names of a person."""
    said = _words(written)
    known = [word for name in names for word in _words(name)]
    return is_whole(written) and not any(
        fuzz.ratio(one.casefold(), other.casefold()) >= _LIKE for one in said for other in known
    )


def _words(name: str) -> list[str]:
    aside = people.TITLES | people.HONOURS
    return [word for word in _WORD.findall(name) if word.casefold() not in aside]
