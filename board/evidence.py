"""Which sentences of the papers answer a question, and how much of the question they hold. Pure; it reads no papers.

Nothing is worded anew: what is chosen is quoted. A sentence is weighed by the telling words of the question that it
holds, rare ones for more; a word of the same meaning, a slip of spelling, the sentence beside it and the heading above
it count for less. Half of a question is no answer: what is missing is said, so that the caller can say it.
"""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from board import asked as kinds
from board import lexis, thesaurus
from board.asked import Kind
from board.thesaurus import Unit

# How rare a stem is among all that may be looked at: 0 stands everywhere, 1 nowhere.
Rarity = Callable[[str], float]

# What a word counts that stands in the sentence itself as another word of its meaning, or is a slip of one there.
_KIN = 0.8
_SLIP = 0.9
# What a word counts that stands beside the sentence: in the one before or after, in the heading, in the rest. The rest
# helps to choose a sentence; it does not make one an answer.
_NEXT = 0.6
_ANSWERED = 0.9  # in a question of the minutes, which the sentence after it answers
_HEADING = 0.8
_PASSAGE = 0.3
_CARRIED = 0.6
_STANDS = 0.5  # from which a word is held rather than missing
_SHORTEST_SLIP = 5  # letters: a slip in a shorter word makes another word
_ALIKE = 84  # per cent
_LONGER = 2  # letters
_HAS_IT = 0.12  # for the kind of thing that is asked for, when one sentence is chosen beside another
_NOT_IT = 0.8  # of its worth, for sentences without one
_COUNTED = frozenset({Kind.NUMBER, Kind.MONEY, Kind.TIME})
_ITS_OWN = 0.6  # of a question, in the sentence with the figure itself
_CELLS, _LONGEST_ROW = 2, 500  # further cells that make a row of a table; characters of one that stays whole
_MOST = 3  # sentences of one passage
_WORTH = 0.08  # of a question, that a further sentence must add
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9£•])|\n+|(?<=[.!?]) \| ")
_OPENING = re.compile(
    r"^(?:and |so |ok |please )*(?:can|could|would|will) you (?:please )?|"
    r"^(?:please )?(?:remind|tell|show|give|let) (?:me|us)\b",
    re.IGNORECASE,
)
# How is asked for is told by its kind (``asked``), not looked for: no sentence that answers says *how many*.
_HOW = re.compile(
    r"\bhow (?:many|much|often|long|soon|quick|quickly|fast|far|big|large|old|late|early|bad|good)\b|"
    r"\b(?:what|which) (?:time|date|day|month|year|percentage|proportion)\b|\b(?:did|do) (?:we|you|they|i) hear\b",
    re.IGNORECASE,
)
_ADDRESS = r"(?:(?:cllr|councillor|dr|doctor|mr|mrs|ms|prof|professor)\.? )?"
_ASKED = re.compile(r"\b(?:asked|queried|questioned|enquired|wondered)\b")
_MOVING = "left|joined|arrived|came|went|was absent|sent|gave apologies"

# Words that ask, and name nothing.
ASKING = frozenset(lexis.stems(  # words read better as words
    """a an and any anybody anyone anything are as at be been but by can could d did do does doing else ever for from
    get give had has have he her here him his how i if in into is it its just kindly let list ll may me might mine must
    my no not of off ok on or our out per please pls re really s shall she should so some somebody something t tell
    than that the their them then there these they this those to too u up upon us ve was we well were what when where
    whether which while who whom whose why will with would yes you your about actually again also board bit document
    dont exactly find forgotten got hello hey hi know like look mean mention mentioned mentions meeting meetings minute
    minutes now pack page paper papers piece question quote quoted said say says see seem show still sure
    thanks thing things think time told want wants whatever wonder wondering word words according anywhere happen
    happened happening point bloody earth hang heck mate again going go one ones thats lot actually today us lets
    reckon guess please people person latest news made make makes making regarding concerning exact precisely currently
    roughly apparently supposedly""")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a question names: the words of it that do, and every form that papers may use for them."""

    said: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question's telling units, what each weighs (their sum is 1), and what kind of thing it asks for.

    ``whole`` is the rarity of all units together: a question of one common word has little of it. ``people`` are
    those that it names, by their unit's stems; ``speaker`` tells that it asks what they said.
    """

    units: tuple[Unit, ...]
    weights: tuple[float, ...]
    kind: Kind
    whole: float
    people: Mapping[tuple[str, ...], re.Pattern[str]] = field(default_factory=dict)
    speaker: bool = False

    @property
    def rarest(self) -> int:
        """Give the place of the unit that weighs most."""
        return max(range(len(self.units)), key=lambda at: self.weights[at])


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, row or entry as it stands, and the words above it: its heading, its item's title."""

    text: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of one passage that answer best.

    ``at`` is the passage's place, ``coverage`` the part of the question that they and their heading hold (0 to 1),
    ``exact`` the part that they hold in the question's own words; ``fits`` tells that one of them has the kind of thing
    that is asked for; ``strength`` is the rarity of what is held, taken
    together, ``missing`` the units that they do not hold and ``lacks`` what the rarest of those weighs in the question.
    """

    at: int
    sentences: tuple[str, ...]
    coverage: float
    exact: float
    strength: float
    missing: tuple[Unit, ...]
    lacks: float
    fits: bool = True


def question(
    words: str,
    rarity: Rarity,
    *,
    without: str = "",
    people: Sequence[Named] = (),
    speaker: bool = False,
    carried: str = "",
) -> Question | None:
    """Read what a question asks for; None where no telling word is in it.

    ``without`` are words that a slot speaks for; ``speaker`` tells that the people named must be those who speak;
    ``carried`` is the subject of the question before, which weighs less than the question's own words.
    """
    aside = ASKING | frozenset(lexis.stems(without))
    rest = _HOW.sub(" ", _OPENING.sub("", words.strip()))
    for person in people:
        rest = re.sub(rf"\b{_ADDRESS}{re.escape(person.said)}(?:['’]?s)?\b", " ", rest, flags=re.IGNORECASE)
    own, before = (
        {unit.stems: unit for unit in thesaurus.units(lexis.stems(text)) if not aside.issuperset(unit.stems)}
        for text in (rest, carried)
    )
    every = tuple((own | before).values())
    named = {tuple(lexis.stems(person.said)): _forms(person, speaker=speaker) for person in people}
    weights = [
        max(rarity(stem) for stem in unit.stems if stem not in aside) * (1.0 if unit.stems in own else _CARRIED)
        for unit in every
    ]
    # Whoever speaks is looked for first of all, and then weighs nothing: it is their subject that has to be held.
    heavy = 0.0 if speaker and any(weights) else max([*weights, 1.0])
    weights += [heavy] * len(named)
    every += tuple(Unit(stems, 0, 0) for stems in named)
    if not every:
        return None
    whole = sum(weights) or 1.0
    return Question(
        every, tuple(weight / whole for weight in weights), kinds.kind(words), whole, named, speaker and bool(named)
    )


def of_kind(kind: Kind, passages: Sequence[Passage]) -> list[Evidence]:
    """Give the first sentence of each passage that has a kind of thing, for a question of no telling word."""
    found: list[Evidence] = []
    for at, passage in enumerate(passages):
        fitting = [part for part in sentences(passage.text) if kinds.has(kind, part)]
        if fitting and kind is not Kind.ANYTHING:
            found.append(Evidence(at, tuple(fitting[:1]), 1.0, 1.0, 0.0, (), 0.0))
    return found


def said_by(person: Named, sentence: str) -> bool:
    """Tell whether a sentence of minutes tells what somebody said or did, and not that they came or went."""
    return _forms(person, speaker=True).search(sentence) is not None


def best(asked: Question, passages: Sequence[Passage]) -> list[Evidence]:
    """Give the best sentences of every passage that holds anything of a question, the best first."""
    found = [one for at, passage in enumerate(passages) if (one := _of(asked, at, passage))]
    return sorted(found, key=lambda one: (-round(one.coverage, 2), one.at))


def held(asked: Question, text: str) -> float:
    """Give the part of a question that a text holds, its words taken together (0 to 1)."""
    return _sum(asked, _holds(asked, text))


def sentences(text: str) -> list[str]:
    """Part a text into its sentences; a row of a table that is not long says one thing and stays whole."""
    if text.count(" | ") >= _CELLS and len(text) <= _LONGEST_ROW:
        return [text.strip()]
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def _of(asked: Question, at: int, passage: Passage) -> Evidence | None:
    parts = sentences(passage.text)
    if not parts:
        return None
    own = [_holds(asked, part) for part in parts]
    above = _holds(asked, passage.above)
    whole = [max(each) for each in zip(*own, strict=True)]
    if not any(whole) or (asked.speaker and not any(_speaks(asked, part) for part in parts)):
        return None
    scored = [_score(asked, parts, own, above, whole, place) for place in range(len(parts))]
    places = [place for place, part in enumerate(parts) if not asked.speaker or _speaks(asked, part)]
    first = max(places, key=lambda place: (_rank(asked, parts[place], scored[place]), -place))
    chosen, held = {first}, own[first]
    if _ASKED.search(parts[first]) and first + 1 < len(parts):  # a question in the minutes, and its answer
        chosen.add(first + 1)
        held = _most(held, own[first + 1])
    elif first and _ASKED.search(parts[first - 1]):
        chosen.add(first - 1)
        held = _most(held, own[first - 1])
    while len(chosen) < _MOST:
        beside = [place for place in (min(chosen) - 1, max(chosen) + 1) if 0 <= place < len(parts)]
        worth = {place: _sum(asked, _most(held, own[place])) - _sum(asked, held) for place in beside}
        if not worth or max(worth.values()) < _WORTH:
            break
        more = max(worth, key=lambda place: (worth[place], -place))
        chosen.add(more)
        held = _most(held, own[more])
    together = _most(held, _faded(above, _HEADING))
    coverage = _sum(asked, together)
    said = tuple(parts[place] for place in sorted(chosen))
    # A figure answers only where its own sentence holds the question: the one beside may count something else.
    fits = asked.kind is Kind.ANYTHING or any(
        kinds.has(asked.kind, parts[place])
        and (asked.kind not in _COUNTED or _sum(asked, _most(own[place], _faded(above, _HEADING))) >= _ITS_OWN)
        for place in chosen
    )
    coverage *= 1.0 if fits else _NOT_IT
    missing = [place for place, one in enumerate(together) if one < _STANDS]
    return Evidence(
        at,
        said,
        coverage,
        exact=_sum(asked, [one if one > _KIN else 0.0 for one in _most(held, above)]),
        strength=coverage * asked.whole,
        missing=tuple(asked.units[place] for place in missing),
        lacks=max((asked.weights[place] for place in missing), default=0.0),
        fits=fits,
    )


def _score(
    asked: Question, parts: list[str], own: list[list[float]], above: list[float], whole: list[float], place: int
) -> float:
    beside = [
        _faded(own[other], _ANSWERED if other < place and _ASKED.search(parts[other]) else _NEXT)
        for other in (place - 1, place + 1)
        if 0 <= other < len(own)
    ]
    return _sum(asked, _most(own[place], *beside, _faded(above, _HEADING), _faded(whole, _PASSAGE)))


def _speaks(asked: Question, part: str) -> bool:
    return any(pattern.search(part) for pattern in asked.people.values())


def _forms(person: Named, *, speaker: bool) -> re.Pattern[str]:
    """Match somebody's names: anywhere, or where a sentence of minutes says what they did."""
    names = "|".join(re.escape(form) for form in sorted(person.forms, key=len, reverse=True))
    if not speaker:
        return re.compile(rf"\b(?:{names})\b")
    opening = r"(?:^|[.!?] |[,;:] |\b(?:and|but|that|while|as|so) )(?:Cllr |Councillor |Dr |Prof )?"
    return re.compile(rf"{opening}(?:{names}) (?!(?:{_MOVING}|to)\b)(?:also |then |again )?[a-z]+")


def _rank(asked: Question, part: str, score: float) -> float:
    return score + (_HAS_IT if asked.kind is not Kind.ANYTHING and kinds.has(asked.kind, part) else 0.0)


def _holds(asked: Question, text: str) -> list[float]:
    """Give for each unit of a question how surely a text holds it (0 to 1)."""
    stems = lexis.stems(text)
    held, joined = frozenset(stems), {one + other for one, other in itertools.pairwise(stems)}
    senses = thesaurus.senses(stems)
    return [
        (1.0 if asked.people[unit.stems].search(text) else 0.0)
        if unit.stems in asked.people
        else _held(unit, held, joined, senses, text)
        for unit in asked.units
    ]


def _held(unit: Unit, held: frozenset[str], joined: set[str], senses: frozenset[int], text: str) -> float:
    if len(unit.stems) == 1:
        stem = unit.stems[0]
        if stem in held or stem in joined or (len(stem) > 1 and stem in _initials(text)):
            return 1.0
    elif all(stem in held for stem in unit.stems):
        return 1.0
    if not unit.senses.isdisjoint(senses):
        return _KIN
    if len(unit.stems) == 1 and _is_slip(unit.stems[0], held):
        return _SLIP
    if len(unit.stems) > 1:
        return 0.7 * sum(stem in held for stem in unit.stems) / len(unit.stems)
    return 0.0


def _is_slip(stem: str, held: frozenset[str]) -> bool:
    if len(stem) < _SHORTEST_SLIP or not stem.isalpha():
        return False
    return any(
        each[:1] == stem[:1] and abs(len(each) - len(stem)) <= _LONGER and fuzz.ratio(stem, each) >= _ALIKE
        for each in held
        if len(each) >= _SHORTEST_SLIP - 1 and each.isalpha()
    )


def _initials(text: str) -> frozenset[str]:
    runs = re.findall(r"\b(?!The )(?:[A-Z][a-z]+(?: (?:of|and|for|the))? ){1,5}[A-Z][a-z]+\b", text)
    return frozenset("".join(word[0] for word in run.split() if word[0].isupper()).lower() for run in runs)


def _most(*each: list[float]) -> list[float]:
    return [max(one) for one in zip(*each, strict=True)]


def _faded(each: list[float], by: float) -> list[float]:
    return [one * by for one in each]


def _sum(asked: Question, held: list[float]) -> float:
    return sum(weight * one for weight, one in zip(asked.weights, held, strict=True))
