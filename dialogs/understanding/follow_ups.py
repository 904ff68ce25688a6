"""Follow-ups: words that bring only a slot, and take their question from the conversation.

*And the one before?*, *what about Maria?*, *October?*, *overdue ones*. No learning here: what such words mean depends
on what was talked about, and with nothing talked about there is an agreed reading or none.
"""

from dataclasses import dataclass

from dialogs.understanding import names
from dialogs.understanding.reading import Reading
from dialogs.understanding.values import Context, Intent

_FILLERS = frozenset(
    """and what about how or okay then the a for in on at of that this one ones same question please now also so but
    meeting just only hmm well with from to again session board""".split()  # noqa: SIM905 - words read better as words
)
_STANDINGS = frozenset({"open", "overdue", "closed", "outstanding", "late", "completed", "done", "finished"})
_OPENERS = frozenset({"and", "what about", "how about", "or", "same for"})
TAKES_ITEM = frozenset({Intent.ITEM, Intent.LEAD, Intent.DECISIONS, Intent.MOVEMENTS, Intent.QUORUM})
_TAKES_SUBJECT = frozenset({Intent.LEAD, Intent.DECISIONS, Intent.PAPERS, Intent.ITEM})
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
    last = None if context.last_intent in _NO_QUESTION else context.last_intent
    if last in TAKES_ITEM | {Intent.AGENDA} and _bare_number(reading):
        return Follow(Intent.ITEM if last is Intent.AGENDA else last or Intent.ITEM, _SURE)
    rest = plain - _FILLERS
    if not rest and tags:
        return _of_tags(tags, last)
    if rest and rest <= _STANDINGS and last is Intent.ACTIONS:
        return Follow(Intent.ACTIONS, _SURE)
    if last in _TAKES_SUBJECT and guess in {Intent.PAPERS, Intent.NONE} and _continues(reading):
        return Follow(last or Intent.PAPERS, _SURE - 0.2)
    return None


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


def _bare_number(reading: Reading) -> bool:
    return len(reading.pieces) == 1 and reading.pieces[0].low[:1].isdigit()


def _continues(reading: Reading) -> bool:
    lows = [piece.low for piece in reading.pieces]
    return len(lows) > 1 and (lows[0] in _OPENERS or " ".join(lows[:2]) in _OPENERS)
