"""Follow-ups: words that bring only a slot, and take their question from the conversation.

*And the one before?*, *what about Maria?*, *October?*, *overdue ones*. No learning here: what such words mean depends
on what was talked about, and with nothing talked about there is an agreed reading or none.
"""

from dataclasses import dataclass

from dialogs.understanding import aspects, leaning, names
from dialogs.understanding.reading import Reading
from dialogs.understanding.values import Aspect, Context, Intent, Naming

FILLERS = frozenset(
    """and what about how or okay then the a for in on at of that this one ones same question please now also so but
    meeting just only hmm well with from to again session board""".split()  # noqa: SIM905 - words read better as words
)
_STANDINGS = frozenset({"open", "overdue", "closed", "outstanding", "late", "completed", "done", "finished"})
# Words that make a question of their own.
ASKS = frozenset(
    """who whose whom what when where which how why is are was were did does do can has have had will would should
    could tell show list give""".split()  # noqa: SIM905 - words read better as words
)
_OF_A_PLACE = frozenset({"paragraph", "para", "clause", "section", "row", "step", "checklist"})
_OPENERS = frozenset({"and", "what about", "how about", "or", "same for"})
TAKES_ITEM = frozenset({Intent.ITEM, Intent.LEAD, Intent.DECISIONS, Intent.MOVEMENTS, Intent.QUORUM})
TAKES_NUMBER = frozenset({Intent.PROCEDURE, Intent.REPORT})
_HAS_ASPECTS = frozenset({Intent.REPORT, Intent.INDICATOR, Intent.RISK, Intent.PROCEDURE})
_TAKES_SUBJECT = _HAS_ASPECTS | {Intent.LEAD, Intent.DECISIONS, Intent.PAPERS, Intent.ITEM, Intent.GLOSSARY}
_SEARCHES = frozenset({Intent.PAPERS, Intent.NONE, Intent.GLOSSARY, Intent.INDICATOR})
_OWN_NAMES = frozenset({
    "risk", "risks", "report", "reports", "indicator", "indicators", "procedure", "checklist", "target", "register"}
)  # fmt: skip
_NUMBER_TAGS = frozenset({"{number}", "{item}"})
_TERM_TAGS = frozenset({"{person}", "{board}", "{number}"})  # "and CQC?" is a term, whoever's initials it is
_NO_QUESTION = frozenset({Intent.GREETING, Intent.THANKS, Intent.HELP, Intent.YES, Intent.NO, Intent.NONE})
# What a short question about an action is taken for; each is answered by the action's own row.
_OF_AN_ACTION = frozenset({
    Intent.LEAD, Intent.DEADLINES, Intent.PAPERS, Intent.NONE, Intent.CHANGES, Intent.FINDINGS, Intent.UNANSWERED,
    Intent.YES, Intent.INDICATOR, Intent.GLOSSARY,
})  # fmt: skip
_COUNTED = frozenset({
    Intent.ACTIONS, Intent.ATTENDANCE, Intent.APOLOGIES, Intent.MEETINGS, Intent.MOVEMENTS, Intent.MEMBERS, Intent.RISK,
    Intent.INDICATOR, Intent.AGENDA, Intent.DECISIONS, Intent.FINDINGS, Intent.DECLARATIONS,
})  # fmt: skip
_OF_MEETINGS = frozenset({
    Intent.MEETING, Intent.MEETINGS, Intent.AGENDA, Intent.ATTENDANCE, Intent.APOLOGIES, Intent.QUORUM, Intent.NOTICE,
    Intent.MOVEMENTS, Intent.DEADLINES,
})  # fmt: skip
_BARE_TIMES = frozenset(
    {"when", "until when", "till when", "since when", "from when", "by when", "when is that", "where"}
)
# How the words begin with which a leaning question names another kind of thing than what is talked about.
_KIND_WORDS: dict[Intent, tuple[str, ...]] = {
    Intent.INDICATOR: (
        "indicator", "target", "figure", "measure", "kpi", "headline", "red", "amber", "green", "perform",
    ),
    Intent.RISK: ("risk", "register", "mitigat"),
    Intent.REPORT: ("report", "paper", "author", "wrote", "written", "recommend", "append", "ward", "officer"),
    Intent.PROCEDURE: (
        "procedure", "checklist", "paragraph", "para", "step", "plan", "activat", "provider", "steering", "incident",
        "home", "care", "famil", "regulator", "cqc", "told", "tell", "stand", "lead", "clause", "section", "row",
    ),
    Intent.GLOSSARY: ("mean", "stand", "term", "abbrev", "acronym", "glossary", "definition", "define"),
    Intent.DECISIONS: (
        "deci", "agree", "approv", "chose", "choose", "resol", "sign", "vote", "settle", "accept", "carr",
    ),
    Intent.DEADLINES: ("deadline", "latest", "notice", "hour", "day", "due"),
    Intent.DECLARATIONS: ("declar", "interest", "conflict"),
    Intent.CHANGES: ("chang", "new", "vanish", "drop"),
    Intent.FINDINGS: ("finding", "odd", "wrong", "proposal", "mistake", "error"),
}  # fmt: skip
# A meeting is asked about by one of these; without them “when will we hit it?” is about what was talked of.
_OF_SITTING = (
    "meet", "board", "committee", "session", "sit", "sat", "venue", "room", "agenda", "link", "teams", "join", "attend",
    "held", "hold", "open", "public", "next", "last", "start", "finish", "end", "begin", "sched", "calendar", "place",
    "park", "where", "long", "there", "again", "come", "coming",
)  # fmt: skip
_TOLD = frozenset("to tell send email e-mail mail ring call write phone contact inform notify let whom".split())  # noqa: SIM905
_IT = frozenset({"it", "that", "they", "them", "those", "this", "these"})
_EXTENDS = frozenset({"even", "and", "also", "but", "or", "including", "same", "not", "what", "how", "was", "were"})
_OF_WHICH = frozenset({"for", "on", "with", "when", "by", "at", "about"})
_EACH_AT_MOST = 8  # words that ask of one decision whether the rule, or the quorum, held for it
_SUPPOSED = frozenset({"if", "would", "is", "are", "with", "only", "just", "suppose", "say", "enough", "but"})
_OF_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve nobody none half everyone""".split()  # noqa: SIM905
)
# What is asked why of these is told by the same minute.
_TELLS_WHY = frozenset({Intent.MOVEMENTS, Intent.APOLOGIES, Intent.DECLARATIONS, Intent.QUORUM, Intent.NOTICE})
_WHY = frozenset({"why", "because"})
_CODE_AT_MOST = 5  # letters of a role's code
_BARE_AT_MOST = 3  # words besides fillers
_SURE = 0.9
_LEANS = 0.7
_AGREED = 0.6  # without a conversation: the reading agreed for a bare slot
_WHEN_TAGS = frozenset({"{date}", "{next}", "{last}", "{other}"})


@dataclass(frozen=True, slots=True)
class Follow:
    """The question a follow-up takes up."""

    intent: Intent
    confidence: float
    others: tuple[Intent, ...] = ()


def follow(reading: Reading, context: Context, guess: Intent) -> Follow | None:
    """Give the question that words of slots alone continue, or None where the words ask by themselves.

    ``guess`` is what the classifier makes of the words: a subject after *and* or *what about* continues only where the
    classifier saw no question of its own.
    """
    tags = {piece.low for piece in reading.pieces if piece.tag}
    plain = {piece.low for piece in reading.pieces if not piece.tag}
    rest = plain - FILLERS
    before = last(context)
    if before is not None and _brings_slot(reading, before, tags, rest):
        return Follow(before, _SURE)
    if before is Intent.AGENDA and bare_number(reading):
        return Follow(Intent.ITEM, _SURE)
    if not rest and tags:
        return _of_number(before) if "{number}" in tags else _of_tags(tags, before)
    if rest and rest <= _STANDINGS and before is Intent.ACTIONS:
        return Follow(Intent.ACTIONS, _SURE)
    if before is not None and _brings_subject(reading, before, guess, plain):
        return Follow(before, _SURE - 0.2)
    return _bare_question(reading, context, before, guess)


def last(context: Context) -> Intent | None:
    """Give the kind of question that is talked about, None where the last words asked nothing."""
    return None if context.last_intent in _NO_QUESTION else context.last_intent


def takes_person(intent: Intent) -> bool:
    """Tell whether another person may be put into a question of a kind."""
    return intent in names.OF_PEOPLE or intent in {Intent.RISK, Intent.REPORT}


def _asks_who_is_away(reading: Reading) -> bool:
    """Tell *and who can't make it?* from *who do I tell that I can't?*: it is about others, and tells nobody."""
    lows = {word.low for word in reading.words}
    mine = any(piece.low == "{me}" for piece in reading.pieces) or "i" in lows
    return bool(lows & {"who", "anyone", "anybody"}) and not mine and lows.isdisjoint(_TOLD)


def _bare_question(reading: Reading, context: Context, before: Intent | None, guess: Intent) -> Follow | None:
    """Take up what is talked about with a question that names nothing: *why?*, *by when?*, *how many?*.

    What somebody owes is asked about in many words (*any news on it?*, *whose is that?*); its row holds the answer.
    """
    if before is None or context.asked is not None or not leaning.leans(reading):
        return None
    return _of_another_kind(reading, context, before, guess) or _bare_words(reading, context, before, guess)


def _of_another_kind(reading: Reading, context: Context, before: Intent, guess: Intent) -> Follow | None:
    """Put right a guess that what is talked about makes wrong: a meeting after a figure, *who can't come* after one."""
    if before in _OF_MEETINGS and guess is Intent.APOLOGIES_TO and _asks_who_is_away(reading):
        return Follow(Intent.APOLOGIES, _SURE)
    if guess in _OF_MEETINGS and before not in _OF_MEETINGS and _points_at_no_meeting(reading) and context.about:
        return Follow(Intent.PAPERS, _LEANS)
    return None


def _bare_words(reading: Reading, context: Context, before: Intent, guess: Intent) -> Follow | None:
    lows = [piece.low for piece in reading.pieces if piece.low not in FILLERS]
    if before is Intent.ACTIONS and _asks_of_action(reading, guess):
        return Follow(before, _LEANS)
    if lows == ["many"] and before in _COUNTED:
        return Follow(before, _LEANS)
    bare = bool(lows) and lows[0] in _WHY and len(lows) <= _BARE_AT_MOST
    if bare and before in _TELLS_WHY:
        return Follow(before, _LEANS)
    when = _is_bare_time(reading) and before not in _OF_MEETINGS
    leans = bare or when or (guess is not before and _strays(reading, guess))
    return Follow(Intent.PAPERS, _LEANS) if leans and context.about else None


def _points_at_no_meeting(reading: Reading) -> bool:
    """Tell *when will we hit it?*, which no word takes to a meeting, from *when does it meet?*."""
    lows = [word.low for word in reading.words]
    tagged = any(piece.low in _WHEN_TAGS | {"{board}"} for piece in reading.pieces)
    return not tagged and not _IT.isdisjoint(lows) and not any(low.startswith(_OF_SITTING) for low in lows)


def _asks_of_action(reading: Reading, guess: Intent) -> bool:
    plain = guess in _OF_AN_ACTION and not any(piece.tag for piece in reading.pieces)
    return plain or _is_bare_time(reading) or _strays(reading, guess)


def _is_bare_time(reading: Reading) -> bool:
    return " ".join(piece.low for piece in reading.pieces) in _BARE_TIMES


def _strays(reading: Reading, guess: Intent) -> bool:
    """Tell a guess at a kind of thing that no word names.

    *Who pays for it?* is about what was talked of, and no question about a risk or the procedure unless it says so.
    """
    return guess in _KIND_WORDS and not _names_kind(reading, guess)


def _names_kind(reading: Reading, guess: Intent) -> bool:
    return any(word.low.startswith(_KIND_WORDS[guess]) for word in reading.words)


def _brings_slot(reading: Reading, last: Intent, tags: set[str], rest: set[str]) -> bool:
    """Tell words that only narrow the last question: an aspect, a kind of provider, a number, a term in capitals."""
    if last is Intent.QUORUM and _asks_of_quorum(reading, tags):
        return True
    if last in _HAS_ASPECTS and (aspects.is_only_aspect(reading, last) or aspects.is_only_kind(reading, last)):
        return True
    if (
        last is Intent.PROCEDURE
        and not _OF_A_PLACE.isdisjoint(rest)
        and not tags
        and rest <= _OF_A_PLACE | ASKS | {"it"}
    ):
        return True
    if bare_number(reading):
        return last in TAKES_NUMBER | TAKES_ITEM
    if rest:
        return last is Intent.PROCEDURE and _asks_of_code(reading)
    wanted = {Intent.PROCEDURE: _NUMBER_TAGS, Intent.REPORT: _NUMBER_TAGS, Intent.GLOSSARY: _TERM_TAGS}
    return not tags.isdisjoint(wanted.get(last, {"{number}"} if last in TAKES_ITEM else set[str]()))


def _asks_of_quorum(reading: Reading, tags: set[str]) -> bool:
    """Tell *even for the winter fund?* and *would three do?*, after a question about the quorum."""
    lows = [word.low for word in reading.words]
    if tags - {"{item}", "{number}", "{board}"}:
        return False
    counts = not _OF_NUMBERS.isdisjoint(lows) or any(low.isdigit() for low in lows)
    if counts and not _SUPPOSED.isdisjoint(lows) and "item" not in lows:
        return True
    whole = not ASKS.isdisjoint(low for low in lows if low not in {"what", "how", "is", "was", "were", "are"})
    starts = lows[0] in _EXTENDS and len(lows) > 1 and (lows[0] == "even" or lows[1] in _OF_WHICH or lows[1] == "even")
    return starts and not whole and len(lows) <= _EACH_AT_MOST


def _brings_subject(reading: Reading, last: Intent, guess: Intent, plain: set[str]) -> bool:
    if last not in _TAKES_SUBJECT:
        return False
    if guess in {*_SEARCHES, last}:
        return _continues(reading)
    return last in _HAS_ASPECTS and guess in _HAS_ASPECTS and _turns(reading) and plain.isdisjoint(_OWN_NAMES)


def _of_tags(tags: set[str], last: Intent | None) -> Follow | None:
    if "{item}" in tags:
        return Follow(last if last in TAKES_ITEM else Intent.ITEM, _SURE)
    if tags & {"{person}", "{me}"}:
        if last in names.OF_PEOPLE:
            return Follow(last, _SURE)
        return Follow(Intent.NONE, _AGREED, (Intent.ACTIONS, Intent.LEAD))
    if last is not None:
        return Follow(last, _SURE)
    if tags & _WHEN_TAGS:
        return Follow(Intent.MEETING, _AGREED, (Intent.AGENDA, Intent.DECISIONS))
    return Follow(Intent.NONE, _AGREED, (Intent.MEETING, Intent.MEMBERS))


def _asks_of_code(reading: Reading) -> bool:
    """Tell *who is PL?*, once the procedure is talked about: a role's code and nobody's initials."""
    asked = aspects.aspect(reading, Intent.PROCEDURE) in {Aspect.ROLE, Aspect.RESPONSIBLE}
    known = {who.said for who in reading.people if who.naming is not Naming.UNKNOWN}
    codes = (word.said for word in reading.words if word.said.isupper() and 1 < len(word.said) <= _CODE_AT_MOST)
    return asked and any(said not in known for said in codes)


def _of_number(last: Intent | None) -> Follow:
    """Read *5.2?* as an item where an agenda is talked about, else as a paragraph."""
    if last is Intent.AGENDA:
        return Follow(Intent.ITEM, _SURE)
    return Follow(Intent.PROCEDURE, _AGREED, (Intent.ITEM,))


def bare_number(reading: Reading) -> str | None:
    """Give the number that is all of a message: *5?*."""
    if len(reading.pieces) != 1:
        return None
    low = reading.pieces[0].low
    if low == "{number}":
        return reading.number if reading.part is None else None
    return low if low[:1].isdigit() else None


def _turns(reading: Reading) -> bool:
    """Tell *what about the winter plan*, which turns to another subject and keeps the question."""
    return [piece.low for piece in reading.pieces[:2]] in (["what", "about"], ["how", "about"])


def _continues(reading: Reading) -> bool:
    """Tell *and flu?* and *what about home care?* from *and when do they meet?*, which asks by itself."""
    lows = [piece.low for piece in reading.pieces]
    if not _turns(reading) and not ASKS.isdisjoint(lows):
        return False
    return len(lows) > 1 and (lows[0] in _OPENERS or " ".join(lows[:2]) in _OPENERS)
