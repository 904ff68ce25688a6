"""What kind of thing a question asks for: a day, a sum, a number, somebody, a reason; and whether a sentence has one.

Read by the question's own first words, by nothing learned. A sentence that has what is asked for may still be about
something else: that is weighed in ``evidence``.
"""

import enum
import re


class Kind(enum.StrEnum):
    """What is asked for; ``ANYTHING`` where the words do not say."""

    TIME = "time"  # a day, an hour, how long or how often
    MONEY = "money"
    NUMBER = "number"
    SOMEBODY = "somebody"
    REASON = "reason"
    ANYTHING = "anything"


_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half|third|"
    "quarter|none|nobody|twice|once"
)
_SPANS = "minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter"
)
# The first that fits is meant.
_ASKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.REASON, re.compile(r"\b(?:why|how come|what for|what reason|the reason|grounds?)\b")),
    (
        Kind.TIME,
        re.compile(
            r"\b(?:when|what (?:time|date|day|month|year)|how (?:soon|quick|quickly|fast|long|often|late|early)|"
            r"until|till|since when|by when|deadline|date wise|"
            r"how many (?:days|weeks|months|hours|minutes|times a))\b"
        ),
    ),
    (
        Kind.MONEY,
        re.compile(
            r"\b(?:how much (?:money|is|was|did|does|do|will|would|more|of the)|cost|costs|price|budget|£|pounds|"
            r"hourly rate|sum|overspen[dt]|underspen[dt])\b|\bhow much$"
        ),
    ),
    (
        Kind.NUMBER,
        re.compile(r"\b(?:how (?:many|much|big|large|old|far)|what (?:percentage|proportion|number|figure))\b"),
    ),
    (
        Kind.SOMEBODY,
        re.compile(r"\b(?:who|whos|whose|whom|which (?:councillor|member|officer|person|director|team))\b"),
    ),
)
_HAS = {
    Kind.TIME: re.compile(
        rf"\b(?:{_MONTHS}|(?:\d+|{_NUMBER_WORDS}) (?:working |clear )?(?:{_SPANS})|"
        rf"(?:each|every|once a|same|a|per) (?:{_SPANS}|night|evening|morning)|"
        rf"\d{{1,2}}[:.]\d\d|\d{{1,2}} ?(?:am|pm)|(?:19|20)\d\d|daily|weekly|monthly|quarterly|"
        rf"immediately|at once|straight away|within)\b|\d/\d",
        re.IGNORECASE,
    ),
    Kind.MONEY: re.compile(
        r"£|\d+ ?(?:million|thousand|k|m)\b|\bfree of charge\b|\bnothing\b|\bno (?:cost|charge)\b", re.IGNORECASE
    ),
    Kind.NUMBER: re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE),
    Kind.SOMEBODY: re.compile(
        r"\b[A-Z]{2,3}\b|\b[A-Z][a-z]+ [A-Z][a-z]+|\b(?:director|officer|manager|team|group|panel|council|lead|nurse|"
        r"worker|chair|councillor|head|board|owner|provider|anybody|everybody|nobody|member)s?\b"
    ),
    Kind.REASON: re.compile(
        r"\b(?:because|since|so that|so as|reason|due to|owing to|for want of|in order|as a result|therefore|caused|"
        r"in the way|to (?:avoid|make|catch|ensure|allow|be|enable|give|meet|attend)|which|so)\b|[;:]",
        re.IGNORECASE,
    ),
}


def kind(question: str) -> Kind:
    """Tell what a question asks for."""
    low = " ".join(question.casefold().replace("’", "'").split()).strip(" ?.!")
    return next((each for each, pattern in _ASKS if pattern.search(low)), Kind.ANYTHING)


def has(wanted: Kind, sentence: str) -> bool:
    """Tell whether a sentence has something of what is asked for; of anything every sentence does."""
    return wanted is Kind.ANYTHING or _HAS[wanted].search(sentence) is not None
