"""What an administrator says of a finding, read by a small grammar: *finding 3: that is Naz Jones*, *3 is noted*.

Words in, a value out; who is meant and what follows is asked and done in ``dialogs.findings``. Words that are not
surely one of these are a doubt, and a doubt settles nothing.
"""

import enum
import re
from dataclasses import dataclass

LONGEST = 400  # characters: a ruling is a sentence

_HEAD = re.compile(
    r"^(?P<before>[a-z ,’']{0,40}?)\b(?P<kind>finding|proposal)s?(?: (?:no\.?|number|nr\.?))? ?#? ?"
    r"(?P<row>\d{1,9})\b(?P<more>(?: ?(?:,|and|&) ?(?:finding |proposal )?\d{1,9}\b)*)[:,.;–-]* ?(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(r"^(?P<row>\d{1,9})(?: ?[:,;–-]+ ?|\. )(?P<rest>\S.*)$", re.DOTALL)
_UNDO = re.compile(r"\b(?:undo|reopen|re-open|take back|open again|revert)\b", re.IGNORECASE)
_UNDO_ROW = re.compile(r"^undo settlement (?P<row>\d{1,9})[.!]?$", re.IGNORECASE)
_HEDGE = re.compile(
    r"\?|\b(?:maybe|perhaps|probably|possibly|might|may be|think|guess|not sure|unsure|if|or)\b", re.IGNORECASE
)
_NOT_ACTION = re.compile(
    r"\b(?:not|no|never|isn[’']?t|wasn[’']?t) (?:really |was )?(?:an |a |one of the )?actions?\b|\bno action\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|\w+n[’']t|cannot)\b", re.IGNORECASE)
_ACTION = re.compile(
    r"^(?:yes|yes please|yes,? (?:it|that|this) is|take (?:it )?up)[.! ]*$"
    r"|\b(?:is|was|make it|as|yes,?) an? (?:new )?action\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|led by|lead(?:s)?:?|owed by) (?P<who>[^\d,;:?!]{2,80})$", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:closed|done|completed?|finished|concluded)\b", re.IGNORECASE)
_NOTED = re.compile(
    r"^(?:(?:it|that|this) )?(?:is |was )?(?:noted|note it|note|known|seen|understood|fine|ok|okay)\b", re.IGNORECASE
)
_IS = re.compile(
    r"^(?:(?:it|that|this|he|she|they|who|which) ?(?:[’']s|is|was|means|are)|is|means|=) (?P<who>[^\d,;:?!]{2,80})$",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"^[\"“']?(?P<written>[^\"”:;?!]{1,60}?)[\"”']? (?:is|means|stands for|=) (?P<who>[^\d,;:?!]{2,80})$", re.IGNORECASE
)
_ASKING = frozenset(
    {"", "what is", "show", "show me", "what about", "open", "tell me about", "settle", "the", "see", "about"}
)
_AND = re.compile(r"\d+")


class Deed(enum.StrEnum):
    """What is to be done about a finding."""

    SHOW = "show it"
    NAME = "say who is meant"
    CLOSE = "the action is closed"
    NO_ACTION = "it is no action"
    TAKE_UP = "it is an action"
    NOTE = "it is noted"
    UNDO = "take back what was settled"
    DOUBT = "it cannot be told"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was said of one finding or proposal. ``rows`` are all that were named; ``words`` what was said of them.

    ``who`` is the person who is meant, ``written`` what the paper writes for them, where the words say it. ``settled``
    is a settlement's own row.
    """

    deed: Deed
    kind: str = "finding"
    rows: tuple[int, ...] = ()
    words: str = ""
    who: str | None = None
    written: str | None = None
    settled: int | None = None


def read(said: str, *, listing: bool) -> Ruling | None:
    """Read a message; None where it names no finding. ``listing`` tells that findings were shown just before."""
    flat = " ".join(said.split())
    if len(flat) > LONGEST:
        return None
    if undone := _UNDO_ROW.match(flat):
        return Ruling(Deed.UNDO, settled=int(undone["row"]))
    if found := _HEAD.match(flat):
        rows = (int(found["row"]), *map(int, _AND.findall(found["more"])))
        return _ruling(found["kind"].lower(), rows, found["before"].strip(" ,"), found["rest"].strip())
    if listing and (bare := _BARE.match(flat)):
        return _ruling("finding", (int(bare["row"]),), "", bare["rest"].strip())
    return None


def _ruling(kind: str, rows: tuple[int, ...], before: str, rest: str) -> Ruling | None:
    said = rest.strip(" .!")
    if _UNDO.search(before) or _UNDO.match(said):
        return Ruling(Deed.UNDO, kind, rows, said)
    if not said:
        asked = before.lower() in _ASKING
        return Ruling(Deed.SHOW, kind, rows) if asked else _of(before, kind, rows)
    return _of(f"{before} {said}".strip() if before.lower() not in _ASKING else said, kind, rows)


def _of(said: str, kind: str, rows: tuple[int, ...]) -> Ruling:
    """Read what was said; what hedges, asks or denies something else is a doubt."""
    named = _IS.match(said) or _STANDS.match(said)
    owed = _FOR.search(said)
    deed = _deed(said)
    if deed is not None:
        return Ruling(deed, kind, rows, said, who=owed["who"].strip() if owed and deed is Deed.TAKE_UP else None)
    if named is None:
        return Ruling(Deed.DOUBT, kind, rows, said)
    written = named.groupdict().get("written")
    return Ruling(Deed.NAME, kind, rows, said, who=named["who"].strip(), written=written.strip() if written else None)


def _deed(said: str) -> Deed | None:
    """Give what words do that name nobody."""
    low = said.lower()
    told = (
        (Deed.DOUBT, _HEDGE.search(said)),
        (Deed.NO_ACTION, _NOT_ACTION.search(said)),
        (Deed.DOUBT, _NOT.search(said)),
        (Deed.TAKE_UP, _ACTION.search(said) or (_FOR.search(said) and low.startswith(("yes", "take")))),
        (Deed.NOTE, _NOTED.match(said)),
        (Deed.CLOSE, _CLOSED.search(said)),
    )
    return next((deed for deed, found in told if found), None)
