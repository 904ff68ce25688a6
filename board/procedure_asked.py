"""What a question about a written procedure asks for, and which of its words tell what part of it is meant.

The scene of every such question (a provider that fails), the bodies that all of it speaks of, and verbs that only ask
who, weigh little; how rare a word is within this procedure decides the rest.
"""

import enum
import functools
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from board import asked as asked_kinds
from board import evidence, lexis, procedure_parts, thesaurus
from board.evidence import Question
from board.procedure_parts import Part
from board.thesaurus import Unit

# What a word weighs that says little of which part is meant: the scene of every question about a procedure, the bodies
# that all of it speaks of, verbs that only ask who, and words that ask for a time and are met by a time.
_SCENE, _BODY, _VERB, _WHEN = 0.2, 0.45, 0.2, 0.05
PARTED = re.compile(
    r"\b((?:call|set|kick|shut|wind|stand|start)(?:s|ed|ing)?|get|stood|wound) (?:it|them|this|that|things?|"
    r"the procedure) "
    r"(off|going|up|down|rolling)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"\b(?:once|after|when|as soon as|from) (?:it['’]?s?|its|it is|it has been|it gets|the procedure(?: is|"
    r" has been)?|we(?:['’]ve| have)?|that['’]?s?) ?"
    r"(?:been |is |are )?(?:activated?|started|triggered|kicked off|launched|invoked|under ?way|in force|on)\b|"
    r"\b(?:after|from|on) activation\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?<!\d )(?<!taking )(?<!take )(?<!the fifteen )\b(?:the )?minutes\b(?! (?:of|from|after|before|or))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_SLIP = 6  # letters: a slip in a shorter word makes another word
_FRAMES = "procedure protocol procedures paragraph para line row order according count counts do supposed please page"
_SCENE_STEMS = frozenset(
    lexis.stems("provider home care exit failure fail incident event case situation happen emergency")
)
_SOMEONE = frozenset(lexis.stems("people person someone somebody anyone anybody nobody everybody everyone"))
_WAYS = frozenset(lexis.stems("phone telephone ring call rung email mail e write letter fax text enough way"))
TELLS = frozenset(lexis.stems("tell inform notify alert warn contact ring call phone know aware invite"))
_BODIES = frozenset(lexis.stems("council nhs icb ccg trust organisation body side authority agency city borough"))
_VERBS = frozenset(lexis.stems(
    """
    deal handle see sort take make do pick go run look carry responsible charge job get want need keep put come
    set give decide settle arrange organise organize involve include know info information first next initial
    initially""")
)  # fmt: skip
_BETWEEN = frozenset(lexis.stems(
    """
    over between under around during per within among through against after before into onto out off up down on
    to in at by with without main mainly mostly usually normally ok okay sorry fine all over many much few more
    most less""")
)  # fmt: skip
_TIMES = frozenset(lexis.stems(
    """
    due soon fast quick quickly long often latest deadline when time limit timescale hour hours minute minutes
    frequently frequency regularly urgent urgently""")
)  # fmt: skip


class Asks(enum.Flag):
    """What kind of thing a question wants to hear."""

    NOTHING = 0
    WHO = enum.auto()
    SOON = enum.auto()
    WHEN = enum.auto()
    OFTEN = enum.auto()
    WAY = enum.auto()
    TELL = enum.auto()
    WHOM = enum.auto()


def asks(words: str) -> Asks:
    """Tell what kind of thing a question wants to hear."""
    words = PARTED.sub(r"\1 \2", words)
    low = f" {' '.join(lexis.words(words))} "
    found = Asks.NOTHING
    if re.search(
        r" (?:who|whos|whom|whose|which (?:body|director|officer|team|organisation|council)|responsible) ", low
    ):
        found |= Asks.WHO
    if re.search(
        r" whom? (?:do|should|must|can|shall|would|have|need) (?:i|we)\b|\b(?:i|we) (?:to )?(?:ring|tell|call) whom? ",
        low,
    ):
        found |= Asks.WHOM
    if " when " in low:
        found |= Asks.WHEN
    if re.search(
        r" (?:how (?:soon|quick|quickly|fast|long|many (?:hours|days|minutes))|by when|deadline|latest|time limit|"
        r"timescale|within) ",
        low,
    ):
        found |= Asks.SOON
    if re.search(r" (?:how often|how frequently|how regularly|how many times) ", low):
        found |= Asks.OFTEN
    if re.search(
        r" (?:by (?:phone|telephone|e ?mail|letter)|in writing|phoned|rung|written to|e ?mailed|(?:is|"
        r"would) an? e ?mail|"
        r"an? (?:phone )?(?:letter|call|text|visit|ring)|phone or|telephone or|call or|e ?mail or|letter or|"
        r"how (?:are|is|do|does|must|should|will|would)) ",
        low,
    ):
        found |= Asks.WAY
    if not TELLS.isdisjoint(lexis.stems(re.sub(r"\bcall(?:s|ed|ing)? off\b", " ", words))):
        found |= Asks.TELL
    return found


def question(words: str, parts: Sequence[Part], *, without: str = "") -> Question | None:
    """Read a question about a procedure: what tells which part is meant weighs, the scene hardly."""
    said = _MINUTES.sub("take the minutes", _mended(PARTED.sub(r"\1 \2", words), parts))
    if sets_scene(said):
        said += " failed"  # a home that shuts, folds or goes under: procedures speak of failing
    asked = evidence.question(_AFTERWARDS.sub(" ", said), rarity(parts), without=f"{_FRAMES} {without}")
    asked = asked or evidence.question(said, rarity(parts), without=f"{_FRAMES} {without}")
    if asked is None:
        return None
    wanted = asks(words)
    light = [weight * _lightness(unit, wanted) for unit, weight in zip(asked.units, asked.weights, strict=True)]
    whole = sum(light) or 1.0
    # What kind of thing is asked for is weighed here, by what a part is in the paper, and not by its sentences alone.
    return replace(asked, kind=asked_kinds.Kind.ANYTHING, weights=tuple(weight / whole for weight in light))


def sets_scene(words: str) -> bool:
    """Tell words that speak of a provider that fails or closes."""
    return not _scene().isdisjoint(thesaurus.senses(lexis.stems(words)))


def is_light(unit: Unit, wanted: Asks) -> bool:
    """Tell a unit that names no part by itself."""
    return _lightness(unit, wanted) < 1


def _lightness(unit: Unit, wanted: Asks) -> float:
    """Say what part of its weight a unit keeps."""
    if unit.senses & _scene():
        return _SCENE
    stems = frozenset(unit.stems)
    told = _WAYS if Asks.WAY in wanted else frozenset[str]()
    if Asks.TELL in wanted:
        told |= TELLS if wanted & (Asks.WHO | Asks.SOON | Asks.WHEN | Asks.WAY) else TELLS - _WAYS
    by_weight = (
        (_WHEN, _BETWEEN),
        (_SCENE, _SCENE_STEMS),
        (_BODY, _BODIES),
        (_VERB, _VERBS | _SOMEONE),
        (_WHEN, _TIMES),
        (_VERB, told | _BETWEEN),
    )
    return next((weight for weight, light in by_weight if stems <= light), 1.0)


@functools.cache
def _scene() -> frozenset[int]:
    """Give the senses of a provider that fails or closes: every question may say them in words of its own."""
    return frozenset(
        number
        for said in ("fail", "shut", "go bust", "provider failure")
        for number in thesaurus.senses(lexis.stems(said))
    )


def _mended(words: str, parts: Sequence[Part]) -> str:
    """Put words of the procedure for slips of them: *stering* is no word of ours, *steering* is one of its own."""
    held = frozenset(word for part in parts for word in lexis.words(f"{part.text} {part.above}") if word.isalpha())
    stems = {lexis.stem(word) for word in held}

    def mended(match: re.Match[str]) -> str:
        word = match[0].casefold()
        known = lexis.stem(word) in stems or thesaurus.senses([lexis.stem(word)])
        if len(word) < _SHORTEST_SLIP or known:
            return match[0]
        near = [each for each in held if each[0] == word[0] and OSA.distance(word, each, score_cutoff=1) <= 1]
        return near[0] if len(near) == 1 else match[0]

    return _WORD.sub(mended, words)


def rarity(parts: Sequence[Part]) -> Callable[[str], float]:
    """Say how rare a word, or one of its meaning, is among the parts: what all of them say tells little."""
    counted, whole = _counted(tuple(parts)), max(len(parts), 1)

    def of_stem(stem: str) -> float:
        held = counted[stem] or max((counted[each] for each in thesaurus.kin(stem)), default=0)
        return math.log(1 + whole / (1 + held))

    return of_stem


@functools.lru_cache(maxsize=procedure_parts.KEPT)
def _counted(parts: tuple[Part, ...]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for part in parts:
        counted.update(set(lexis.stems(f"{part.text} {part.above}")))
    return counted
