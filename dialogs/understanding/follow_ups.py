"""Follow-ups: words that bring only a slot, and take their question from the conversation.

*And the one before?*, *what about Maria?*, *October?*, *overdue ones*. No learning here: what such words mean depends
on what was talked about, and with nothing talked about there is an agreed reading or none.
"""

from dataclasses import dataclass

from dialogs.understanding import aspects, names
from dialogs.understanding.reading import Reading
from dialogs.understanding.values import Aspect, Context, Intent, Naming

_FILLERS = frozenset(
    """and what about how or okay then the a for in on at of that this one ones same question please now also so but
    meeting just only hmm well with from to again session board""".split()  # noqa: SIM905 - words read better as words
)
_STANDINGS = frozenset({"open", "overdue", "closed", "outstanding", "late", "completed", "done", "finished"})
_OPENERS = frozenset({"and", "what about", "how about", "or", "same for"})
TAKES_ITEM = frozenset({Intent.ITEM, Intent.LEAD, Intent.DECISIONS, Intent.MOVEMENTS, Intent.QUORUM})
_TAKES_NUMBER = frozenset({Intent.PROCEDURE, Intent.REPORT})
_HAS_ASPECTS = frozenset({Intent.REPORT, Intent.INDICATOR, Intent.RISK, Intent.PROCEDURE})
_TAKES_SUBJECT = _HAS_ASPECTS | {Intent.LEAD, Intent.DECISIONS, Intent.PAPERS, Intent.ITEM, Intent.GLOSSARY}
_SEARCHES = frozenset({Intent.PAPERS, Intent.NONE, Intent.GLOSSARY, Intent.INDICATOR})
_OWN_NAMES = frozenset({
    "risk", "risks", "report", "reports", "indicator", "indicators", "procedure", "checklist", "target", "register"}
)  # fmt: skip
_NUMBER_TAGS = frozenset({"{number}", "{item}"})
_TERM_TAGS = frozenset({"{person}", "{board}", "{number}"})  # "and CQC?" is a term, whoever's initials it is
_NO_QUESTION = frozenset({Intent.GREETING, Intent.THANKS, Intent.HELP, Intent.YES, Intent.NO, Intent.NONE})
_SURE = 0.9
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
    rest = plain - _FILLERS
    last = None if context.last_intent in _NO_QUESTION else context.last_intent
    if last is not None and _brings_slot(reading, last, tags, rest):
        return Follow(last, _SURE)
    if last is Intent.AGENDA and bare_number(reading):
        return Follow(Intent.ITEM, _SURE)
    if not rest and tags:
        return _of_number(last) if "{number}" in tags else _of_tags(tags, last)
    if rest and rest <= _STANDINGS and last is Intent.ACTIONS:
        return Follow(Intent.ACTIONS, _SURE)
    if last is not None and _brings_subject(reading, last, guess, plain):
        return Follow(last, _SURE - 0.2)
    return None


def _brings_slot(reading: Reading, last: Intent, tags: set[str], rest: set[str]) -> bool:
    """Tell words that only narrow the last question: an aspect, a kind of provider, a number, a term in capitals."""
    if last in _HAS_ASPECTS and (aspects.is_only_aspect(reading, last) or aspects.is_only_kind(reading, last)):
        return True
    if bare_number(reading):
        return last in _TAKES_NUMBER | TAKES_ITEM
    if rest:
        return last is Intent.PROCEDURE and _asks_of_code(reading)
    wanted = {Intent.PROCEDURE: _NUMBER_TAGS, Intent.REPORT: _NUMBER_TAGS, Intent.GLOSSARY: _TERM_TAGS}
    return not tags.isdisjoint(wanted.get(last, {"{number}"} if last in TAKES_ITEM else set[str]()))


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
    return asked and any(who.naming is Naming.UNKNOWN and who.said.isupper() for who in reading.people)


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
    lows = [piece.low for piece in reading.pieces]
    return len(lows) > 1 and (lows[0] in _OPENERS or " ".join(lows[:2]) in _OPENERS)
