"""The labels that open the parts of an attendance list: ``Present``, ``Also here``, ``Sorry not to be here``.

A label is told by what it is made of, and not by its wording: a few words, all of which say who came, who did not, in
which way and of whom. The names beneath or behind it are read elsewhere.
"""

import re

from board.packs import layout, people
from board.packs.values import Part

MOST_WORDS = 7  # of a label
LONGEST = 200  # characters before the colon of a label, brackets and all

_LABEL = re.compile(r"\W*(?P<label>[A-Za-z][A-Za-z '’/&-]*?)\s*(?:\([^()]*\))?\s*(?:\.{2,}\s*)?")
_NAMES = re.compile(rf"(?:{people.TITLED}|{people.NAME})")
_DASH = re.compile(r"\s[–—-]\s+")
_AWAY_WORDS = "apologies apology absent absence absences absentees regrets"
_AWAY = frozenset(_AWAY_WORDS.split())
_NOT_WORDS = "not unable sorry cannot couldn"
_NOT = frozenset(_NOT_WORDS.split())
_COME_WORDS = "attend come be join"
_COME = frozenset(_COME_WORDS.split())
_MEMBERS_WORDS = "members sederunt"
_MEMBERS = frozenset(_MEMBERS_WORDS.split())
_BESIDE_WORDS = "also attendance attending attendees officers observers observing guests visitors invitees others"
_BESIDE = frozenset(_BESIDE_WORDS.split())
_HERE_WORDS = "present here came attended sederunt members"
_HERE = frozenset(_HERE_WORDS.split())
_AMONG = (
    frozenset(("in", "room")),
    frozenset(("on", "call")),
    frozenset(("officer", "support")),
    frozenset(("in", "chair")),
)
_SMALL_WORDS = (
    "and by chair chaired could did for from full had has have in invited joint list non of officer "
    "on or other part received record "
    "remotely representatives role room sent support supporting t that the there those to video via voting was were "
    "who with you elected core appointed co opted standing substitute substitutes deputies"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_BODIES_WORDS = "board committee partnership panel forum executive cabinet group alliance council call governing body"
_BODIES = frozenset(_BODIES_WORDS.split())
_WORDS = _AWAY | _NOT | _COME | _BESIDE | _HERE | _SMALL | _BODIES


def opened(text: str) -> tuple[Part, str] | None:
    """Say which part a line opens and what follows its label on it; None where it is no such label."""
    flat = layout.flat(text)
    label, colon, rest = flat.partition(":")
    if not colon:
        label, *behind = _DASH.split(flat, maxsplit=1)
        rest = behind[0] if behind else ""
        if rest and _NAMES.match(rest) is None:
            return None
    found = _LABEL.fullmatch(label[:LONGEST])
    part = _part(found["label"]) if found and len(label) < LONGEST else None
    return (part, rest.strip()) if part else None


def lines(text: str) -> list[str]:
    """Give the lines of a text, cut also before a label that a file has joined to the line above it."""
    return [piece for line in text.split("\n") for piece in _cut(line)]


def _part(label: str) -> Part | None:
    """Say what the words of a label come to; None where one of them belongs to no label, or two contradict."""
    said = re.findall(r"[a-z]+", label.lower())
    words = set(said)
    if not words or len(said) > MOST_WORDS or not words <= _WORDS:
        return None
    here = bool(words & (_HERE | _BESIDE)) or any(pair <= words for pair in _AMONG)
    if words & _AWAY:
        return None if "and" in words and here else Part.APOLOGIES
    if (words & _NOT or {"could", "not"} <= words) and (here or words & _COME):
        return Part.APOLOGIES
    if not here:
        return None
    if words & _MEMBERS and "also" not in words:
        return Part.PRESENT
    return Part.IN_ATTENDANCE if words & _BESIDE or {"officer", "support"} <= words else Part.PRESENT


def _cut(line: str) -> list[str]:
    """Cut a line before every label within it that has a colon: ``… (RT) In attendance: …``."""
    pieces: list[str] = []
    held = ""
    for stretch in re.split(r"(?<=:)", line):
        words = stretch.split()
        tail = words[-MOST_WORDS:] if stretch.endswith(":") else []
        starts = (at for at, word in enumerate(tail) if word[0].isupper() and opened(" ".join(tail[at:])) is not None)
        at = next(starts, None)
        before = words[: len(words) - len(tail) + at] if at is not None else []
        if before and at is not None:
            pieces.append(" ".join(filter(None, (held, " ".join(before)))))
            held = " ".join(tail[at:])
        elif at is not None and held:
            pieces.append(held)
            held = stretch.strip()
        else:
            held = f"{held}{stretch}" if not held or not pieces else f"{held} {stretch.strip()}"
    return [*pieces, held] if pieces else [line]
