"""A message, the names to listen for and the conversation before it: what was meant, and how sure that is.

The one door of this room. It joins the grammar, the classifier and the conversation; it never raises on any text and
reads no clock. What to do with the answer is the conversations' business.
"""

import datetime as dt

from dialogs.understanding import aspects, bodies, classifier, follow_ups, names, topics
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.reading import Reading, read
from dialogs.understanding.values import Aspect, Context, Intent, Relative, Slots, Understood, When, Year

# Below this share of probability a guess is worse than none. A judgement: `make evaluate` shows what it costs.
SURE_ENOUGH = 0.3
# A search is the mildest of guesses: it cites, or it says that nothing was found.
SEARCH_ENOUGH = 0.25
# One phrase in seven of the bank is nobody's business; of what people ask their clerk, far fewer are.
_STRAY_WEIGHT = 0.5
# With a question of ours pending, a short word is most likely its answer.
_ANSWER_WEIGHT = 3.0
_ANSWERS = frozenset({Intent.YES, Intent.NO, Intent.THANKS, Intent.GREETING})
_SAME_WORDS = frozenset({"it"})
_OF_ONE_MEETING = frozenset(
    {Intent.MEETING, Intent.AGENDA, Intent.QUORUM, Intent.NOTICE, Intent.ATTENDANCE, Intent.APOLOGIES, Intent.MOVEMENTS}
)
# “The joint incident steering group” is a word of the procedure, not a board to be asked about.
_NAMES_GROUPS = frozenset({Intent.PROCEDURE, Intent.GLOSSARY})
_OTHERS = 2  # how many more to offer


def understand(text: str, lexicon: Lexicon, context: Context, today: dt.date) -> Understood:
    """Say what a message means. ``today`` is the board's day, Europe/London."""
    model = classifier.model()
    reading = read(text, lexicon, context, today, model.vocabulary)
    if not reading.pieces:
        return Understood(Intent.HELP if text.strip() == "?" else Intent.NONE, Slots(), 1.0)
    chances = _weighed(model.chances(piece.low for piece in reading.pieces), context)
    follow = follow_ups.follow(reading, context, chances[0][1])
    if follow is not None:
        return Understood(
            follow.intent, _slots(reading, follow.intent, model, lexicon), follow.confidence, follow.others
        )
    intent, confidence = _chosen(chances)
    if intent in _ANSWERS and not any(piece.low in model.vocabulary for piece in reading.pieces):
        # “norovirus” shares its letters with “no” and nothing else: a word nobody taught us is a thing to look for.
        intent, confidence = Intent.PAPERS, SEARCH_ENOUGH
    others = tuple(each for _, each in chances if each not in {intent, Intent.NONE})[:_OTHERS]
    return Understood(intent, _slots(reading, intent, model, lexicon), round(confidence, 3), others)


def _weighed(chances: list[tuple[float, Intent]], context: Context) -> list[tuple[float, Intent]]:
    weights = {Intent.NONE: _STRAY_WEIGHT}
    if context.asked is not None:
        weights |= {Intent.YES: _ANSWER_WEIGHT, Intent.NO: _ANSWER_WEIGHT}
    weighed = [(share * weights.get(intent, 1.0), intent) for share, intent in chances]
    whole = sum(share for share, _ in weighed)
    return sorted(((share / whole, intent) for share, intent in weighed), reverse=True)


def _chosen(chances: list[tuple[float, Intent]]) -> tuple[Intent, float]:
    """Take the likeliest; in doubt none, with the doubt as its confidence, so that the others are offered."""
    share, intent = chances[0]
    enough = SEARCH_ENOUGH if intent is Intent.PAPERS else SURE_ENOUGH
    return (intent, share) if share >= enough else (Intent.NONE, share)


def _slots(reading: Reading, intent: Intent, model: classifier.Model, lexicon: Lexicon) -> Slots:
    people = topics.people(reading, intent)
    named_late = topics.late_name(reading, intent, model.vocabulary)
    if named_late is not None:
        people = (names.unknown_later(reading.words, *named_late, lexicon.index),)
    lows = [piece.low for piece in reading.pieces]
    aspect = aspects.aspect(reading, intent)
    item, number = _numbers(reading, intent)
    return Slots(
        when=None if aspect is Aspect.PREVIOUS and isinstance(reading.when, Year) else _when(reading, intent, lows),
        people=people,
        board=reading.board,
        item=item,
        standing=topics.standing(reading) if intent is Intent.ACTIONS else None,
        about=topics.about(reading, intent, model.frames.get(intent, frozenset()), model.vocabulary),
        count="how many" in " ".join(lows),
        unread=reading.unread if reading.when is None else None,
        stranger=None if intent in _NAMES_GROUPS else bodies.unknown(reading, model.framing, lexicon.index),
        number=number,
        part=reading.part if number else None,
        light=aspects.light(reading, intent),
        applies=aspects.applies(reading, intent),
        aspect=aspect,
    )


def _when(reading: Reading, intent: Intent, lows: list[str]) -> When | None:
    if reading.when is None and intent in _OF_ONE_MEETING and not _SAME_WORDS.isdisjoint(lows):
        return Relative.SAME
    return reading.when


def _numbers(reading: Reading, intent: Intent) -> tuple[str | None, str | None]:
    """Give the number of an item and that of a paragraph: a bare *5.2* is whichever the question is about."""
    if intent is Intent.PROCEDURE:
        bare = follow_ups.bare_number(reading)
        return (reading.item, reading.number) if reading.number else (None, reading.item or bare)
    if intent in follow_ups.TAKES_ITEM and reading.item is None and reading.part is None:
        return reading.number or follow_ups.bare_number(reading), None
    return reading.item, reading.number
