"""A message, the names to listen for and the conversation before it: what was meant, and how sure that is.

The one door of this room. It joins the grammar, the classifier and the conversation; it never raises on any text and
reads no clock. What to do with the answer is the conversations' business.
"""

import datetime as dt
import re
from dataclasses import replace

from dialogs.understanding import (
    aspects,
    bodies,
    classifier,
    follow_ups,
    leaning,
    names,
    openings,
    outside,
    restating,
    topics,
)
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.reading import Reading, read
from dialogs.understanding.values import Aspect, Context, Intent, Month, Naming, Relative, Slots, Understood, When, Year

# Below this share of probability a guess is worse than none. A judgement: `make evaluate` shows what it costs.
SURE_ENOUGH = 0.3
# A search is the mildest of guesses: it cites, or it says that nothing was found.
SEARCH_ENOUGH = 0.25
# One phrase in eight of the bank is nobody's business; of what people ask their clerk, far fewer are.
_STRAY_WEIGHT = 0.35
# With a question of ours pending, a short word is most likely its answer.
_ANSWER_WEIGHT = 3.0
_ANSWERS = frozenset({Intent.YES, Intent.NO, Intent.THANKS, Intent.GREETING})
_SAME_WORDS = frozenset({"it"})
# “Who was in the chair then?”: of a meeting that is over, the last word points back to it.
_OF_ONE_OVER = frozenset({Intent.ATTENDANCE, Intent.APOLOGIES, Intent.MOVEMENTS, Intent.QUORUM})
# Words for a board that was talked about: “when is its next one?”.
_THEIRS = frozenset({"its", "their", "they", "it", "that", "then", "there", "same"})
_AFTER_THAT = frozenset({"meeting", "one", "day", "time", "and", "or", "then", "please"})
_CONTINUED = 0.9  # how sure a question is that only changes the last one
_DOUBTFUL = 0.9  # what the classifier alone turns away is never sure (``values.SURE_OUTSIDE``)
_OF_ONE_MEETING = frozenset(
    {Intent.MEETING, Intent.AGENDA, Intent.QUORUM, Intent.NOTICE, Intent.ATTENDANCE, Intent.APOLOGIES, Intent.MOVEMENTS}
)
# “The joint incident steering group” is a word of the procedure, not a board to be asked about.
_NAMES_GROUPS = frozenset({Intent.PROCEDURE, Intent.GLOSSARY})
_OF_A_BOARD = _OF_ONE_MEETING | {Intent.MEETINGS, Intent.MEMBERS, Intent.APOLOGIES_TO}
_OF_A_GROUP = frozenset({Intent.PROCEDURE, Intent.PAPERS, Intent.SAID, Intent.GLOSSARY, Intent.DEADLINES})
_ITEM = re.compile(r"item (\S+)$")
_TAKES_ITEM_ALONG = frozenset({Intent.PAPERS, Intent.SAID, Intent.LEAD, Intent.ITEM, Intent.REPORT, Intent.DECISIONS})
_OTHERS = 2  # how many more to offer


def understand(text: str, lexicon: Lexicon, context: Context, today: dt.date) -> Understood:
    """Say what a message means. ``today`` is the board's day, Europe/London."""
    model = classifier.model()
    reading = read(openings.bare(text), lexicon, context, today, model.vocabulary)
    if not reading.pieces:
        return Understood(Intent.HELP if text.strip() == "?" else Intent.NONE, Slots(), 1.0)
    whole = restating.restate(reading, lexicon, context, today)
    if whole is None:
        return _understood(reading, lexicon, context, model)
    reading = read(whole.text, lexicon, context, today, model.vocabulary)
    if not reading.pieces:
        return Understood(Intent.NONE, Slots(), 1.0)
    meant = _understood(reading, lexicon, replace(context, asked=None), model, whole.intent)
    meant = replace(meant, words=whole.text, continues=True, corrects=whole.corrects)
    if whole.about is None:
        return meant
    slots = replace(meant.slots, about=whole.about, carried=context.about)
    return replace(meant, slots=slots, subject=whole.about)


def _understood(
    reading: Reading, lexicon: Lexicon, context: Context, model: classifier.Model, meant: Intent | None = None
) -> Understood:
    """Say what a question means; ``meant`` is its intent where the conversation before told it."""
    learned = model.chances(_heard(reading, model, lexicon))
    chances = _weighed(learned, context)
    leans = leaning.leans(reading)
    follow = None if meant is not None else follow_ups.follow(reading, context, chances[0][1])
    if meant is not None:
        intent, confidence, others = meant, _CONTINUED, _others(chances, meant)
    elif follow is not None:
        intent, confidence, others = follow.intent, follow.confidence, follow.others
    else:
        talks = leans and bool(context.about) and follow_ups.last(context) is not None
        if outside.surely(reading, learned, model, lexicon, talks=talks):
            return Understood(Intent.NONE, Slots(people=reading.people), 1.0, _others(chances, Intent.NONE))
        intent, confidence = _judged(reading, chances, model, talks=talks)
        others = _others(chances, intent)
    if intent in _OF_A_BOARD and bodies.of_papers(reading, model.framing, lexicon):
        # “How often does the steering group meet?” is answered by the paper that sets it up, never by a board's days.
        intent = next((each for _, each in chances if each in _OF_A_GROUP), Intent.PAPERS)
        others = _others(chances, intent)
    slots = _slots(reading, intent, model, lexicon, context)
    own = leaning.subject(reading)
    if leans and context.about:
        slots = _leaning(slots, intent, own, context)
    subject = (own or context.about) if not leans else context.about or own
    continues = follow is not None or (leans and bool(_THEIRS & {word.low for word in reading.words}))
    named = tuple(who for who in reading.people if who.naming is Naming.KNOWN)
    return Understood(intent, slots, round(confidence, 3), others, continues=continues, subject=subject, named=named)


def _heard(reading: Reading, model: classifier.Model, lexicon: Lexicon) -> list[str]:
    """Give what the classifier hears: a board that nobody knows is a board to it, whatever its name is made of."""
    span = bodies.stranger(reading, model.framing, lexicon)
    if span is None:
        return [piece.low for piece in reading.pieces]
    before = [piece.low for piece in reading.pieces if piece.end <= span[0]]
    return [*before, "{board}", *(piece.low for piece in reading.pieces if piece.start >= span[1])]


def _leaning(slots: Slots, intent: Intent, own: str, context: Context) -> Slots:
    """Add the subject that a question leans on to what it searches for; an item that is leant on is a slot."""
    item = _ITEM.match(context.about)
    if item and slots.item is None and intent in _TAKES_ITEM_ALONG:
        slots = replace(slots, item=item[1])
    about = slots.about
    if intent is Intent.PAPERS:
        words = [about] if item and own else [context.about, about] if own else [context.about]
        about = " ".join(dict.fromkeys(" ".join(words).split()))
    elif (intent is Intent.SAID and not slots.people and not own) or (intent is Intent.ACTIONS and not about):
        about = own if intent is Intent.ACTIONS else "" if item else context.about
    return replace(slots, about=about, carried=context.about)


def _judged(
    reading: Reading, chances: list[tuple[float, Intent]], model: classifier.Model, *, talks: bool
) -> tuple[Intent, float]:
    """Give what the words themselves mean, and how sure that is; ``talks`` as in ``outside``."""
    intent, confidence = _chosen(chances)
    if intent in _ANSWERS and not any(piece.low in model.vocabulary for piece in reading.pieces):
        # “norovirus” shares its letters with “no” and nothing else: a word nobody taught us is a thing to look for.
        return Intent.PAPERS, SEARCH_ENOUGH
    if talks and (intent is Intent.NONE or (intent in _ANSWERS and restating.place(reading) is not None)):
        return Intent.PAPERS, SEARCH_ENOUGH
    return intent, min(confidence, _DOUBTFUL) if intent is Intent.NONE else confidence


def _others(chances: list[tuple[float, Intent]], intent: Intent) -> tuple[Intent, ...]:
    return tuple(each for _, each in chances if each not in {intent, Intent.NONE})[:_OTHERS]


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


def _slots(reading: Reading, intent: Intent, model: classifier.Model, lexicon: Lexicon, context: Context) -> Slots:
    people = topics.people(reading, intent)
    named_late = topics.late_name(reading, intent, model.vocabulary, lexicon.words)
    if named_late is not None:
        people = (names.unknown_later(reading.words, *named_late, lexicon.index),)
    lows = [piece.low for piece in reading.pieces]
    placed = restating.place(reading)
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
        stranger=None if intent in _NAMES_GROUPS else bodies.unknown(reading, model.framing, lexicon),
        number=number,
        part=reading.part if number else None,
        light=aspects.light(reading, intent),
        applies=aspects.applies(reading, intent),
        aspect=aspect,
        ordinal=placed[0] if placed else None,
        unheld=_unheld(reading, context),
    )


def _unheld(reading: Reading, context: Context) -> str | None:
    """Give a month of a year, or a year, in which none of the known meetings sat, as it was said."""
    if not context.sittings or not isinstance(reading.when, Month | Year) or reading.when.year is None:
        return None
    when = reading.when
    month = when.month if isinstance(when, Month) else None
    if any(on.year == when.year and month in {None, on.month} for on in context.sittings):
        return None
    return next((reading.said(piece) for piece in reading.pieces if piece.low == "{date}"), None)


def _when(reading: Reading, intent: Intent, lows: list[str]) -> When | None:
    if reading.when is None and intent in _OF_ONE_MEETING and _points_back(lows):
        return Relative.SAME
    if reading.when is None and intent in _OF_ONE_OVER and lows[-1] == "then":
        return Relative.SAME
    return reading.when


def _points_back(lows: list[str]) -> bool:
    """Tell *was it quorate?*, *who chaired that?* and *after that* from a question that names no meeting."""
    alone = "that" in lows and (lows[-1] == "that" or lows[lows.index("that") + 1] in _AFTER_THAT)
    return alone or not _SAME_WORDS.isdisjoint(lows)


def _numbers(reading: Reading, intent: Intent) -> tuple[str | None, str | None]:
    """Give the number of an item and that of a paragraph: a bare *5.2* is whichever the question is about."""
    if intent is Intent.PROCEDURE:
        bare = follow_ups.bare_number(reading)
        return (reading.item, reading.number) if reading.number else (None, reading.item or bare)
    if intent in follow_ups.TAKES_ITEM and reading.item is None and reading.part is None:
        return reading.number or follow_ups.bare_number(reading), None
    return reading.item, reading.number
