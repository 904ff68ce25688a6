"""What is left of a question for a search: its subject without the framing; and how actions are to stand.

An intent's own words, as the phrase bank uses them, are framing for that intent: *approve* in a question about
decisions, *leads* in one about leads. What is framing everywhere is listed here.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from dialogs.understanding import matter, names, words
from dialogs.understanding.reading import Piece, Reading
from dialogs.understanding.values import Intent, Naming, PersonSaid, Standing

STOP = frozenset(
    """a an the and or but so of for in on at by to from with as about regarding re concerning around into over under
    is are was were be been being am do does did done doing has have had having can could will would shall should
    may might must not no any anything anyone anybody anywhere some something someone every everything all both each
    few more most much many other such only own same than too very just also now then there here this that these
    those it its they them their we us our you your who whom whose which what when where why how if whether while
    since until i me my mine please kindly okay thanks hi hello hey tell show give find search look let know get got
    see say says said mention mentions mentioned talk talks cover covers covered lot bit part detail details gist
    summary summarise summarize latest figure figures number numbers total per going happening happened happen wrong
    go goes went gone up down out off been make made need want like think one ones thing things stuff still yet ever
    again among amongst between hook plate desk track list hand side top bottom end start case time meeting meetings
    board boards pack packs agenda item items big bad""".split()  # noqa: SIM905 - a list of words reads better as words
)
_NOUNS = frozenset(
    {"report", "reports", "paper", "papers", "minutes", "update", "plan", "document", "documents"}
)  # a subject's head, or framing
_SUBJECTS = frozenset(
    {"risk", "risks", "cost", "costs", "target", "targets", "indicator", "indicators", "forecast", "recommendation",
     "recommendations", "performance", "statistics", "money", "spent", "people", "waiting", "providers", "issues",
     "law", "problems", "trend", "position", "background", "red"}
)  # fmt: skip
_ROLES = frozenset({
    "chair", "vice", "deputy", "administrator", "secretary", "clerk", "council", "councillors", "nhs", "voting",
    "vote", "substitutes", "substitute", "officers", "organisations"}
)  # fmt: skip
_SEARCHING = frozenset(
    """papers paper mention mentions passages passage search key main points point news information info situation
    statistics explain read quote performing getting says reported story know together anywhere""".split()  # noqa: SIM905
)
_KEPT = {Intent.PAPERS: _SUBJECTS, Intent.MEMBERS: _ROLES, Intent.ATTENDANCE: _ROLES}
_SEARCHED = frozenset(
    {Intent.SAID, Intent.PAPERS, Intent.DECISIONS, Intent.LEAD, Intent.ITEM, Intent.MEMBERS, Intent.ATTENDANCE}
)
_BY_SOMEBODY = frozenset({Intent.PAPERS, Intent.REPORT, Intent.RISK})  # what somebody said, wrote or owns
_OF_WORDS = frozenset({Intent.SAID, Intent.DECLARATIONS})  # what was said may be of a place as well as by somebody
_DOES = frozenset({"did", "does", "do", "has", "had", "by", "from", "was", "to"})
_FIRST = ("about", "regarding", "concerning", "re")
_OVERDUE = frozenset({"overdue", "late", "behind", "overdu", "missed"})
_CLOSED = frozenset({"closed", "completed", "complete", "done", "finished"})
_OPEN = frozenset({
    "open", "outstanding", "pending", "owe", "owes", "owed", "owing", "still", "unfinished", "incomplete",
    "remaining", "left"}
)  # fmt: skip


def about(reading: Reading, intent: Intent, frames: AbstractSet[str], vocabulary: AbstractSet[str]) -> str:
    """Give the subject of a question, as typed, or '' where it has none."""
    if matter.has(intent):
        return matter.about(reading, intent)
    if intent is Intent.ACTIONS:
        return _after(
            reading,
            intent,
            _cut(reading, (*_FIRST, "on", "around", "for", "of")),
            frames | _CLOSED | _OVERDUE | _OPEN,
            frozenset(),
            things=False,
        )
    if intent not in _SEARCHED:
        return ""
    cut = _FIRST if intent in {Intent.DECISIONS, Intent.LEAD} else ()
    start = _cut(reading, cut) if cut else 0
    if start is None and intent is Intent.DECISIONS:
        start = _cut(reading, ("on",))
    framing = {Intent.ATTENDANCE: vocabulary, Intent.PAPERS: _SEARCHING}.get(intent, frames)
    things = intent not in names.OF_PEOPLE - _OF_WORDS or _asks_who(reading, intent)
    found = _after(reading, intent, start or 0, framing, _KEPT.get(intent, frozenset()), things=things)
    if intent is Intent.ATTENDANCE:  # only the roles and bodies asked for: "which officers were there"
        return " ".join(word for word in found.split() if word.lower() in _ROLES)
    return found


def standing(reading: Reading) -> Standing | None:
    """Tell which actions are asked for; None where the words do not say."""
    lows = {piece.low for piece in reading.pieces}
    if lows & _OVERDUE or ("past" in lows and lows & {"deadline", "due", "date"}):
        return "overdue"
    if "not" not in lows and lows & _CLOSED:
        return "closed"
    if lows & _OPEN or ("not" in lows and lows & _CLOSED):
        return "open"
    return "all" if lows & {"all", "every", "everything"} else None


def late_name(
    reading: Reading, intent: Intent, vocabulary: AbstractSet[str], papers: AbstractSet[str]
) -> tuple[int, int] | None:
    """Find a name in small letters where a person belongs: unknown words after *for* or *did*, or owning something.

    Only asked for intents that take a person, and only where no person was recognised. ``vocabulary`` and
    ``papers`` hold words that are no names, of questions and of the papers.
    """
    if intent not in names.OF_PEOPLE or reading.people:
        return None
    cues = {"did", "does"} if intent in _OF_WORDS else names.CUES - {"and", "or", "to", "when", "with", "were", "do"}
    pieces = reading.pieces
    for at, piece in enumerate(pieces):
        if not _may_be_name(reading, piece, vocabulary, papers):
            continue
        end = at + 1
        while end < len(pieces) and _may_be_name(reading, pieces[end], vocabulary, papers):
            end += 1
        before = pieces[at - 1].low if at else ""
        owns = reading.words[pieces[end - 1].start].owns
        if owns or before in cues:
            return piece.start, pieces[end - 1].end
    return None


def _may_be_name(reading: Reading, piece: Piece, vocabulary: AbstractSet[str], papers: AbstractSet[str]) -> bool:
    return (
        not piece.tag
        and piece.low.isalpha()
        and piece.low not in vocabulary
        and piece.low not in papers
        and piece.low not in STOP
        and len(reading.words) > 1
    )


def _cut(reading: Reading, prepositions: Iterable[str]) -> int | None:
    for wanted in prepositions:
        for at, piece in enumerate(reading.pieces):
            if piece.low == wanted and not piece.tag:
                return at + 1
    return None


def _after(
    reading: Reading,
    intent: Intent,
    start: int | None,
    frames: AbstractSet[str],
    kept: AbstractSet[str],
    *,
    things: bool,
) -> str:
    if start is None:
        return ""
    found: list[str] = []
    running = False  # whether the word before belongs to the subject
    for piece in reading.pieces[start:]:
        running = _belongs(piece, frames, kept, running=running) and (
            not piece.tag or (things and _is_name_of_thing(reading, piece, intent))
        )
        if running:
            found.append(reading.said(piece))
    return " ".join(found)


def _is_name_of_thing(reading: Reading, piece: Piece, intent: Intent) -> bool:
    """Keep a capitalised name that nobody has in the search: *Rosewood House* may well be a care home.

    So is a number: *section 42*.
    """
    said = reading.said(piece)
    unknown = (who for who in reading.people if who.naming is Naming.UNKNOWN and who.said == said)
    if piece.low == "{number}":
        return True
    return any(intent not in _OF_WORDS or not _is_somebody(reading, who) for who in unknown)


def _belongs(piece: Piece, frames: AbstractSet[str], kept: AbstractSet[str], *, running: bool) -> bool:
    low = piece.low
    if piece.tag:
        return low in {"{person}", "{number}"}
    if low in kept:
        return True
    if low in _NOUNS:
        return running
    return low not in STOP and low not in frames and words.stem(low) not in frames


def people(reading: Reading, intent: Intent) -> tuple[PersonSaid, ...]:
    """Give the people only where the intent is about people; elsewhere a name is part of the subject."""
    if intent in names.OF_PEOPLE:
        return tuple(who for who in reading.people if not _is_thing(reading, intent, who))
    return tuple(who for who in reading.people if intent in _BY_SOMEBODY and who.naming is Naming.KNOWN)


def _is_thing(reading: Reading, intent: Intent, who: PersonSaid) -> bool:
    """Tell a name that nobody has, where it is rather of a thing or a place than of somebody."""
    if who.naming is not Naming.UNKNOWN:
        return False
    return _asks_who(reading, intent) or (intent in _OF_WORDS and not _is_somebody(reading, who))


def _is_somebody(reading: Reading, who: PersonSaid) -> bool:
    """Tell *what did Bob Smith say* from *what was said of Rosewood House*: a title, or who does something."""
    if who.said.split()[0].lower().rstrip(".") in words.TITLES:
        return True
    piece = next((each for each in reading.pieces if each.low == "{person}" and reading.said(each) == who.said), None)
    before = reading.words[piece.start - 1].low if piece is not None and piece.start else ""
    return before in _DOES or (piece is not None and reading.words[piece.end - 1].owns)


def _asks_who(reading: Reading, intent: Intent) -> bool:
    """Tell *who leads the Rosewood House review*, which names no person, from *what does Xavier Quant lead*."""
    return intent is Intent.LEAD and any(piece.low in {"who", "whose"} for piece in reading.pieces)
