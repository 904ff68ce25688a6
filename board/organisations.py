"""The bodies that appoint members, and how papers write them. Data with a name: no organisation is in the code.

Only organisations live here; people are in ``board.people``, boards in ``board.boards``.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# From the strongest to the weakest: a name may itself hold the weaker ones ("Health & Care Trust").
SEPARATORS = (r"/", r";", r",", r"\+", r"&", r"\band\b")
BRACKETED = re.compile(r"\(([^()]*)\)")
PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Organisation:
    """A council or an NHS body: its full name, its short one, and the others that papers use or used."""

    key: str
    name: str
    short: str
    also: tuple[str, ...] = ()


def find(written: str, organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Give every organisation that the words name, in their order, each once.

    ``SCCCG/ SCC`` names two; a name broken by layout (``S CC``) is read through. Words that fit several
    organisations at once name none: a wrong one is worse than none.
    """
    named, _ = _read(written, _spellings(organisations))
    return tuple(dict.fromkeys(named))


def strangers(written: str, organisations: Iterable[Organisation]) -> tuple[str, ...]:
    """Give the parts of the words that name no declared organisation, for the finding that says so."""
    _, unknown = _read(written, _spellings(organisations))
    return tuple(unknown)


def fold(written: str) -> str:
    """Take case and accents off, so that two ways of writing the same name compare equal."""
    spread = unicodedata.normalize("NFKD", written.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).translate(PLAIN_LETTERS)


def squash(written: str) -> str:
    """Keep only the folded letters and digits: what is left when layout has had its way with spaces and dashes."""
    return "".join(letter for letter in fold(written) if letter.isalnum())


def _spellings(organisations: Iterable[Organisation]) -> dict[str, Organisation | None]:
    """Map each way of writing to its organisation, or to None where two claim it."""
    known: dict[str, Organisation | None] = {}
    for organisation in organisations:
        names = (organisation.name, organisation.short, organisation.key, *organisation.also)
        for spelling in {squash(name) for name in names} - {""}:
            known[spelling] = None if spelling in known else organisation
    return known


def _read(written: str, known: dict[str, Organisation | None]) -> tuple[list[Organisation], list[str]]:
    """Read the whole, then without its brackets, then piece by piece."""
    whole = known.get(squash(written))
    if whole is not None:
        return [whole], []
    if BRACKETED.search(written):
        return _join(_read(piece, known) for piece in (BRACKETED.sub(" ", written), *BRACKETED.findall(written)))
    for separator in SEPARATORS:
        pieces = [piece for piece in re.split(separator, written, flags=re.IGNORECASE) if squash(piece)]
        if len(pieces) > 1:
            return _join(_read(piece, known) for piece in pieces)
    return [], [written.strip()] if squash(written) else []


def _join(parts: Iterable[tuple[list[Organisation], list[str]]]) -> tuple[list[Organisation], list[str]]:
    named: list[Organisation] = []
    unknown: list[str] = []
    for found, strange in parts:
        named += found
        unknown += strange
    return named, unknown
