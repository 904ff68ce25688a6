"""What is surely nobody's business here: private lives, opinions, guesses, inventions, orders to a machine.

Sure means that it is said at once, and nothing is searched. What the classifier alone turns away may be a question
about a paper in words that nobody taught it; that is doubtful, and the caller looks into the papers first.
"""

import re

from dialogs.understanding import classifier, matter, topics
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.reading import Reading
from dialogs.understanding.values import Intent

_STRAY_AT_LEAST = 0.7  # the share of the classifier's certainty
_BUSINESS = 0.6  # the share from which the board's business is meant, whatever a single word suggests
# Things of daily life that no board's question turns on; the papers of one may name them all the same.
_THINGS = frozenset(
    """bin bins wheelie pothole potholes restaurant restaurants pub pubs pizza curry italian indian chinese takeaway
    weather snow snowing rain raining sunny umbrella football cricket rugby lottery horoscope recipe recipes joke jokes
    poem poems limerick haiku cinema netflix bitcoin telly tv film films taxi hotel hotels dentist hairdresser astrology
    gym swimming panto concert gig pets kitten puppy""".split()  # noqa: SIM905 - words read better as words
)
# Asked of somebody by name, or of *her* and *him*.
_PRIVATE = re.compile(
    r"\b(?:earns?|salary|salaries|wages?|(?:gets?|getting) paid|paid a year|take home pay|bonus|how old|age of|"
    r"birthday|date of birth|married|divorced|husbands?|wife|wives|boyfriend|girlfriend|kids|religion|religious|"
    r"nationality|(?:home|private) address|(?:which|what|whose) (?:political )?party|votes? for|ugly|stupid|any good|"
    r"(?:good|bad) at (?:his|her|their) job|diagnosis|criminal|star sign|password)\b"
    r"|\bwhere (?:do|does|did) \{person\}(?: \w+){0,2} live\b|\blives? where\b|\bgoing to vote\b"
    r"|\bwill \{person\} vote\b|\b(?:is|was) \{person\}(?: being)? (?:paid|born)\b"
    r"|\bwould \{person\}(?: \w+){0,3} (?:say|said|think|vote|want|have said)\b"
)
_ANYBODY = (
    # opinions and tastes
    r"\b(?:what|how) do you (?:think|feel|reckon)\b|\bdo you (?:think|believe|reckon|like|love|agree|prefer|fancy)\b",
    r"\byour (?:opinion|view|views|thoughts|favourite|honest opinion|personal)\b|\bwho do you (?:like|prefer|trust)\b",
    r"\bbetween (?:us|you and me|ourselves|you and i)\b|\bgossip\b|\boff the record\b",
    # what is to come, as a bet
    r"\b(?:odds|bet|betting|wager|predict|prediction|crystal ball|horoscope|fortune)\b",
    r"\bwho (?:will|is going to) win\b",
    r"\bwhat are the chances\b|\bwould (?:they|we|i|he|she) win\b|\btake (?:us|me|them|you|him|her) to court\b",
    r"\b(?:will|is) it (?:going to )?(?:rain|raining|snow|snowing|be (?:sunny|warm|cold|hot|windy|wet|icy))\b",
    # inventions
    (
        r"\b(?:write|compose|make up|invent|sing|recite|give|tell)\b(?: \w+)*? an? (?:\w+ )?(?:poem|song|story|joke|"
        r"limerick|haiku|rap|ode|sonnet|essay|speech|riddle|rhyme|tale|novel|play|verse|fairy tale|love letter)\b"
    ),
    r"\b(?:pretend|imagine|role ?play|act as|act like|make believe)\b.*\b(?:you|you are|an?|to be|that)\b",
    r"\bplay an? (?:\w+ )?game\b|\bin the style of\b|\bmake (?:me|us) laugh\b|\bsing\b(?: \w+){0,2} song\b",
    r"\bwrite what\b.*\b(?:would|might|could)\b|\bmake up\b.*\b(?:quote|answer|number|figure|minute|minutes)\b",
    # orders to a machine
    (
        r"\b(?:ignore|disregard|forget|override|bypass|break|drop)\b(?: \w+){0,3} (?:instructions?|rules?|prompts?|"
        r"guidelines|guardrails|orders|restrictions|programming|training|safeguards|permissions)\b"
    ),
    r"\b(?:system|hidden|secret|initial|original) (?:prompt|instructions?|message)\b|\bjailbreak\b|\bdeveloper mode\b",
    r"\b(?:print|show|reveal|repeat|output|tell)\b.*\byou were (?:told|given|taught) (?:before|first|at the start)\b",
    r"\byour (?:prompt|system|instructions|programming|rules|source code|training data)\b",
    r"\b(?:drop|truncate|alter|delete) (?:table|database|all data)\b|\bselect \w+ from \w+ where\b|\bscript alert\b",
    r"\b(?:admin|root|superuser|everybody|everyone|all|their)(?: user)?s? passwords?\b",
)
_TURNED_AWAY = re.compile("|".join(_ANYBODY))
_FOR_YOURSELF = re.compile(r"\b(?:what|how|why|when|where|who) can you\b|\bcan you (?:help|do|answer)\b")


# Words that show a question to be about papers and meetings, of whatever thing.
_OURS = frozenset(
    """paper papers pack packs plan plans report reports minutes procedure policy agenda item items discussed discuss
    discussion said say says mentioned mention decided decide decision agreed agree minuted action actions risk risks
    tracker board committee group recommend recommends recommended {item} {number}""".split()  # noqa: SIM905
)


def surely(
    reading: Reading,
    chances: list[tuple[float, Intent]],
    model: classifier.Model,
    lexicon: Lexicon,
    *,
    talks: bool = False,
) -> bool:
    """Tell a message that is surely outside the board's business; ``chances`` are the classifier's.

    ``talks`` tells words that lean on what is talked about, of which nothing is sure but what people say to a machine.
    """
    said = " ".join(piece.low for piece in reading.pieces)
    if _TURNED_AWAY.search(" ".join(word.low for word in reading.words)) and not _FOR_YOURSELF.search(said):
        return True
    if "{person}" in said and _PRIVATE.search(said) and not _is_business(chances):
        return True
    if talks or not _OURS.isdisjoint(piece.low for piece in reading.pieces):
        return False
    if (chances[0][1] is Intent.NONE or chances[0][0] < _BUSINESS) and _names_thing(reading, lexicon):
        return True
    return chances[0][1] is Intent.NONE and chances[0][0] >= _STRAY_AT_LEAST and _is_stray(reading, model, lexicon)


def _names_thing(reading: Reading, lexicon: Lexicon) -> bool:
    return any(piece.low in _THINGS and piece.low not in lexicon.words for piece in reading.pieces)


def _is_business(chances: list[tuple[float, Intent]]) -> bool:
    """Tell *what did Maria say about wages*, in which the word is the subject of something said, owed or decided."""
    share, intent = chances[0]
    return share >= _BUSINESS and intent in _OF_BUSINESS


_OF_BUSINESS = frozenset({
    Intent.SAID, Intent.ACTIONS, Intent.DECISIONS, Intent.DECLARATIONS, Intent.LEAD, Intent.ATTENDANCE,
    Intent.APOLOGIES, Intent.MOVEMENTS, Intent.RISK, Intent.REPORT,
})  # fmt: skip


def _is_stray(reading: Reading, model: classifier.Model, lexicon: Lexicon) -> bool:
    """Tell words that only stray questions hold, and that are at least as many as those of the board's business."""
    telling = {piece.low for piece in reading.pieces if not piece.tag} - matter.FUNCTION - topics.STOP
    stray = {low for low in telling if low in model.strays and low not in lexicon.words}
    ours = {low for low in telling - stray if low in lexicon.words or low in model.vocabulary}
    return len(stray) > 0 and len(stray) >= len(ours)
