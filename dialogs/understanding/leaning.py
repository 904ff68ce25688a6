"""The subject of a question in its own words, and whether a question leans on the one before: *and who pays for it?*.

A subject is read here without regard to the intent, because the next question may be of another kind.
"""

import re

from dialogs.understanding import matter, topics
from dialogs.understanding.reading import Piece, Reading
from dialogs.understanding.values import Naming

# Words that ask, and tell of no subject.
_FRAMING = frozenset(
    """who what when where which how why many much long far often soon quick fast time date day week month year years
    happened happen happens happening say says said tell told ask asked asks asking want wanted wants know knew think
    thought mean means meant mention mentioned decide decided decision decisions agree agreed agrees approve approved
    action actions owe owes owner owns own lead leads leading led attend attended attending there here came come comes
    missing apologies quorate chair chaired chairs minutes agenda item items page pages paragraph number numbers figure
    figures target rated rating ranked rank risk risks report reports paper papers recommend recommends wrote written
    latest news update progress still yet ago before after last next first second third other another else same also
    too well instead really actually exactly just only so far did do does done due doing left open overdue closed
    meet meets met sit sat send sends sent take takes taking took taken declare declared declares stand stands big bad
    good high low work works working worked use uses used present presents presented brought bring show shows run runs
    outstanding please sorry yes no not quickly yesterday today tomorrow""".split()  # noqa: SIM905 - reads better
)
_POINTS_BACK = frozenset(
    """it its that those these they them their theirs he she him her his hers one ones then there same this both
    neither either""".split()  # noqa: SIM905 - words read better as words
)
_OPENS = frozenset({"and", "but", "so", "or", "then", "also"})
# Whoever supposes a case at some hour, or orders something of us, says all of it.
_SUPPOSES = (("what", "if"), ("suppose",), ("supposing",), ("say",), ("imagine",), ("assume",), ("assuming",))
_HAPPENS = frozenset(
    """happen happens happened happening fail fails failed failing close closes closed closing collapse collapsed
    occur occurs occurred start starts started begin begins began break breaks broke""".split()  # noqa: SIM905
)
_HOUR = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:am|pm)?$")
_DAYTIME = frozenset(
    """morning afternoon evening night midnight noon lunchtime today tonight tomorrow yesterday weekend am pm o'clock
    monday tuesday wednesday thursday friday saturday sunday christmas""".split()  # noqa: SIM905
)
_ORDERS = frozenset({"forget", "unlearn", "undo", "teach", "remind", "help"})
_SHORT = 4  # words: a question as short as this rarely stands alone when something is talked about
_FEW = 2  # words of its own: a short question with more tells its subject


def subject(reading: Reading) -> str:
    """Give the words that tell what a question is about, as typed, or its item; '' where it has none of its own."""
    own = [reading.said(piece) for piece in reading.pieces if _tells(reading, piece)]
    if not own and reading.item is not None:
        return f"item {reading.item}"
    return " ".join(own)


def leans(reading: Reading) -> bool:
    """Tell a question that needs the one before: it points back, it goes on, or it is too short to stand alone."""
    lows = [word.low for word in reading.words]
    if _is_whole(reading, lows):
        return False
    own = [piece for piece in reading.pieces if _tells(reading, piece)]
    if not own:
        return reading.item is None
    if lows[0] in _OPENS or (lows[0] in {"okay", "well"} and lows[1:2] and lows[1] in _OPENS):
        return True
    return not _POINTS_BACK.isdisjoint(lows) or (len(lows) <= _SHORT and len(own) < _FEW)


def _is_whole(reading: Reading, lows: list[str]) -> bool:
    """Tell a question that has no subject of its own and needs none: *what's on my plate?*, *what if it were at 2?*."""
    if lows[0] in _OPENS or (len(lows) > 1 and lows[1] in _OPENS):
        return False
    mine = any(piece.low == "{me}" for piece in reading.pieces)
    if mine and _POINTS_BACK.isdisjoint(lows):
        return True
    supposes = any(tuple(lows[: len(each)]) == each for each in _SUPPOSES)
    timed = any(piece.low == "{date}" for piece in reading.pieces) or not _DAYTIME.isdisjoint(lows)
    timed = timed or any(_HOUR.match(low) for low in lows)
    return (supposes and timed and not _HAPPENS.isdisjoint(lows)) or (lows[0] in _ORDERS and len(lows) > 1)


def _tells(reading: Reading, piece: Piece) -> bool:
    if piece.tag:
        said = reading.said(piece)
        return any(who.naming is Naming.UNKNOWN and who.said == said for who in reading.people)
    low = piece.low
    return low not in _FRAMING and low not in matter.FUNCTION and low not in topics.STOP and len(low) > 1
