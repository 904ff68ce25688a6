"""Rules of what an administrator settles: which names are whole, which are another person's, what quotes an action.

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


def folded(text: str) -> str:
    """Give the words of a text as they are compared: small letters and figures, one blank between them."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def same(one: str, other: str) -> bool:
    """Tell whether two texts say the same words."""
    return folded(one) == folded(other)


def quotes(said: str, text: str) -> bool:
    """Tell whether a sentence is an action's words, or quotes them, whole or cut short at their end."""
    if same(said, text):
        return True
    flat = " ".join(text.split())
    quoted = [part.rpartition("”")[0] for part in said.split("“")[1:]]
    whole = said.partition("“")[2].rpartition("”")[0]
    return any(same(part, flat) or _cut(part, flat) for part in (*quoted, whole) if part)


def _cut(part: str, flat: str) -> bool:
    begun = part.rstrip("… ")
    return part.endswith("…") and bool(begun) and flat.startswith(begun)


def _words(name: str) -> list[str]:
    aside = people.TITLES | people.HONOURS
    return [word for word in _WORD.findall(name) if word.casefold() not in aside]
