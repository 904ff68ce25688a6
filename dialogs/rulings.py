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
_COURTESY = re.compile(r"(?:^|[ ,.;–-]+)(?:please|pls|thanks|thank you|many thanks|ta|cheers)[.! ]*$", re.IGNORECASE)
_BEGINS = re.compile(
    r"^(?:(?:hi|hello|ok|okay|so|and|re|on|for|as for|regarding|about|please|pls|the)\b[ ,]*)+", re.IGNORECASE
)
_AGREES = re.compile(r"^yes\b[ ,:–-]*(?:please\b[ ,]*)?", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:is|are|was|were|has|have|had|when|did|do|does|who|whom|whose|what|which|why|where|how|will|would|should|could"
    r"|can|shall|may|show|open|tell|settle|see)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:who|whom|whose|what|which|when|where|why|how|did|does|do|should|could|would|can|will|shall"
    r"|(?:is|are|was|were|has|have) (?:it|that|this|he|she|they|there))\b",
    re.IGNORECASE,
)
_TAKES_BACK = r"(?:undo|reopen|re-open|take back|open again|revert)"
_UNDO_BEFORE = re.compile(rf"^(?:(?:can|could|would) you )?(?:please )?{_TAKES_BACK}(?: the)?$", re.IGNORECASE)
_UNDO = re.compile(rf"^(?:please )?{_TAKES_BACK}(?: (?:it|that|this))?$", re.IGNORECASE)
_UNDO_ROW = re.compile(r"^undo settlement (?P<row>\d{1,9})[.!]?$", re.IGNORECASE)
_HEDGE = re.compile(
    r"\?|\b(?:maybe|perhaps|probably|possibly|might|may be|think|guess|not sure|unsure|if|or)\b", re.IGNORECASE
)
_IT = r"(?:(?:it|that|this|the action)\b ?)?"
_NOT_ACTION = re.compile(
    rf"^{_IT}(?:(?:[’']s|is|was) )?(?:(?:really )?(?:not|never|no)|isn[’']?t|wasn[’']?t)"
    r" (?:really )?(?:(?:an|a|one of the) )?actions?(?: at all)?$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|\w+n[’']t|cannot)\b", re.IGNORECASE)
_ACTION = re.compile(
    rf"^(?:(?:take|taken) (?:it )?up|{_IT}(?:(?:[’']s|is|make it) )?an? (?:new )?action)"
    r"(?: (?:for|led by|owed by) (?P<who>[^\d,;:?!]{2,80}))?$",
    re.IGNORECASE,
)
_AGREED = re.compile(r"^(?:(?:it|that|this) is)?(?:for (?P<who>[^\d,;:?!]{2,80}))?$", re.IGNORECASE)
_CLOSED = re.compile(
    rf"^{_IT}(?:(?:[’']s|is|was|has been|is now|was already|is already|has now been) )?(?:now |already )?"
    r"(?:closed|done|completed|complete|finished|concluded)(?P<when>(?: [\w/.-]{1,15}){0,9})$",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"^(?:(?:it|that|this) ?)?(?:(?:[’']s|is|are|was) )?(?:now |already |duly )?"
    r"(?:noted|note|note it|known|seen|understood|fine|ok|okay)$",
    re.IGNORECASE,
)
# What is said after “closed” is when it was, word for word: at which meeting, in which month. By whom or until when is
# no such thing: “completed by May” may be a wish.
_WHEN = re.compile(
    r"^(?:in|on|at|since|during|of|the|this|last|a|end|start|early|late|mid|earlier|yesterday|today|ago|meeting|board"
    r"|weeks?|months?|days?|years?|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|q[1-4]|one|two|three|four|\d{1,4}(?:st|nd|rd|th)?|\d{1,4}(?:[/.-]\d{1,4}){1,2})$"
)
_BEFORE_WHEN = frozenset({"in", "on", "at", "since", "during", "of", "the", "this", "last", "a"})  # end no sentence
_WHEN_FIRST = frozenset({"in", "on", "at", "since", "during", "last", "this", "earlier", "yesterday", "today"})
_IS = re.compile(
    r"^(?:(?:(?:it|that|this|he|she|they) ?)?(?:[’']s|is|was|means|are)|=) (?P<who>[^\d,;:?!]{2,80})$",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"^[\"“']?(?P<written>[^\"”:;?!]{1,60}?)[\"”']? (?:is|means|stands for|=) (?P<who>[^\d,;:?!]{2,80})$", re.IGNORECASE
)
_LONGEST_NAME = 6  # words
# Words that no name has: what they stand in says something else of a finding.
_NO_NAME = frozenset(
    """
    a about above action actions again all almost already also always an and any as at be been being below board but
    by closed complete completed correct cut date deadline done due everybody everyone fine finished for from given
    gone half he here her him his how i in item it its just known last late later left me meeting minutes missing
    mistake moved my name nearly new next nobody noted now of off ok okay old on one open other our out overdue
    paper papers report said same see seen she so somebody someone that their them there these they thing this those
    to too tracker twice under usual we what when where which who why with wrong wrongly you your
    """.split()  # noqa: SIM905 -- a text can be read and sorted; a list of strings cannot
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
    is a settlement's own row. ``sure`` tells that they began with yes, as somebody says who was asked already.
    """

    deed: Deed
    kind: str = "finding"
    rows: tuple[int, ...] = ()
    words: str = ""
    who: str | None = None
    written: str | None = None
    settled: int | None = None
    sure: bool = False


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


def _ruling(kind: str, rows: tuple[int, ...], before: str, rest: str) -> Ruling:
    """Read what stands before the number and after it. What asks shows the finding, and settles nothing."""
    said = _bare(rest)
    if (_UNDO_BEFORE.match(before) and said in {"", "?"}) or (not before and _UNDO.match(said)):
        return Ruling(Deed.UNDO, kind, rows, said)
    if _ASKS.match(before):
        return Ruling(Deed.SHOW, kind, rows, said)
    begun = _BEGINS.sub("", f"{before} ").strip(" ,")
    sure = bool(_AGREES.match(begun) or _AGREES.match(said))
    begun, told = _AGREES.sub("", begun), _AGREES.sub("", said)
    if begun and not told:
        return _of(begun, kind, rows, sure=sure)  # “note finding 3”
    if begun:
        return Ruling(Deed.DOUBT, kind, rows, f"{begun} {told}")
    if not told and not sure:
        return Ruling(Deed.SHOW, kind, rows)
    return _of(told, kind, rows, sure=sure)


def _bare(said: str) -> str:
    """Take the signs and the courtesies off the end of what was said."""
    return _COURTESY.sub("", said.strip(" .!")).strip(" .!,-–")


def _of(said: str, kind: str, rows: tuple[int, ...], *, sure: bool) -> Ruling:
    """Read what was said; what hedges, asks or denies something else is a doubt."""
    words = said if said or not sure else "yes"
    deed, who = _deed(said, sure=sure)
    if deed is not None:
        return Ruling(deed, kind, rows, words, who=who, sure=sure)
    named = _IS.match(said) or _STANDS.match(said)
    if named is None or not _may_be_name(named["who"]):
        return Ruling(Deed.DOUBT, kind, rows, words)
    written = named.groupdict().get("written")
    meant = named["who"].strip()
    return Ruling(Deed.NAME, kind, rows, words, meant, written.strip() if written else None, sure=sure)


def _deed(said: str, *, sure: bool) -> tuple[Deed | None, str | None]:
    """Give what words do that name nobody, or whom they give an action to."""
    if _HEDGE.search(said) or _ASKED.match(said):
        return Deed.DOUBT, None
    if _NOT_ACTION.match(said):
        return Deed.NO_ACTION, None
    if _NOT.search(said):
        return Deed.DOUBT, None
    if taken := _ACTION.match(said) or (_AGREED.match(said) if sure else None):
        return Deed.TAKE_UP, taken["who"].strip() if taken["who"] else None
    if _NOTED.match(said):
        return Deed.NOTE, None
    closed = _CLOSED.match(said)
    return (Deed.CLOSE if closed and _is_when(closed["when"]) else None), None


def _is_when(said: str) -> bool:
    """Tell whether words only say when something was, or nothing."""
    words = said.lower().split()
    if not words:
        return True
    begins = words[0] in _WHEN_FIRST or words[0][:1].isdigit() or words[-1] == "ago"
    return begins and words[-1] not in _BEFORE_WHEN and all(_WHEN.match(word) for word in words)


def _may_be_name(said: str) -> bool:
    """Tell whether words may be somebody's name, or what is said in place of one."""
    words = re.findall(r"\w+", said.lower())
    return 0 < len(words) <= _LONGEST_NAME and not _NO_NAME & set(words)
