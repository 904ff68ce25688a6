"""Which decisions of some minutes a question means: by the words of its matter, its item, or who brought the paper.

A decision fits when its sentence, the title of its item or the item's own text holds every telling word of the matter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board import lexis, people
from board.packs.values import Decision, DecisionKind, MinuteItem
from dialogs import listed, titles
from dialogs.exchange import Exchange
from dialogs.naming import Named
from dialogs.recorded import Read

_NEAR = 0.5  # of the matter's words, from which a decision is shown as near
_SPOKEN_OF = 0.6  # what a word counts that only the item's text holds, where its sentence and title hold none at all
_OF_ITEM = 0.85  # what a word counts that only the item's text holds, where others stand in the sentence or title
_MOST_NEAR = 3
# Words that ask for a decision and name no matter.
_FRAMING = frozenset(
    lexis.stems(
        """decide decided decision decisions resolve resolved resolution resolutions agree agreed agreement approve
        approved approval approving approves pass passed passing accept accepted accepting adopt adopted ratify
        ratified endorse endorsed support supported back backed sign signed note noted noting vote voted reject
        rejected refuse refused turn turned defer deferred delay delayed put postpone postponed settle settled choose
        chose chosen pick picked conclude concluded conclusion outcome result upshot determine determined deal go-ahead
        ahead green light yes okay thumbs authorise authorised allow allowed grant granted carry carried carrying
        continue continues continuing condition conditions conditional subject strings attached amendment amendments
        how much many long sum sums amount amounts money cash pounds budget spend spending spent pay paid cost costs
        pot worth total until till til when end ends ending start starts begin run runs running out last lasts expire
        expires period date dates day days time exactly precisely exact wise earlier previous prior former whole only
        just merely simply actually really finally itself same item items paper papers report reports minute minutes
        meeting meetings board boards group groups committee members member they them new old further final formal
        formally officially record recorded happen happened become became come came get got give gave given make made
        take took taken leave left land landed want wants wanted ask asked asks asking need needs whether why who by
        for from under with against per unanimous unanimously majority already yet now ever still recently
        thing things something anything else all any some every summer winter spring autumn month year week
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december jan feb mar apr jun jul aug sep sept oct nov dec"""
    )
) - frozenset(lexis.stems("winter summer spring autumn"))
_OF_MINUTES = re.compile(
    r"\b(?:which|what|earlier|previous|last|old|the|\w+'s|january|february|march|april|may|june|july|august|september|"
    r"october|november|december)\b[^.?]{0,25}\bminutes\b"
)
_OF_MONTH = re.compile(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december)(?:'s)? minutes\b"
)
_KINDS = {
    DecisionKind.REJECTED: re.compile(
        r"\b(?:reject|refus|turn(?:ed)? down|thrown? out|vote(?:d)? down|sa(?:y|id) no)\w*"
    ),
    DecisionKind.DEFERRED: re.compile(r"\b(?:defer|postpon|put off|put back|held over|hold over|delay|adjourn)\w*"),
    DecisionKind.DELEGATED: re.compile(r"\bdelegat\w*"),
    DecisionKind.NOTED: re.compile(
        r"\b(?:just|only|merely|simply) noted?\b|\bwhat (?:was|did we) (?:just |only )?noted?\b"
    ),
    DecisionKind.CONDITIONAL: re.compile(r"\bconditional\w*|\bconditions?\b|\bstrings attached\b"),
    DecisionKind.AMENDED: re.compile(r"\bamend\w*"),
}
_ACCEPTS = re.compile(r"\b(?:agree|approv|accept|sign|adopt|confirm|correct|pass|ratif|note)\w*")
_IN_MINUTES = re.compile(r"\b(?:in|of|from|by|see|show(?: me)?|read) (?:the |our )?(?:\w+ )?minutes\b")
_OUTCOME = re.compile(
    r"^(?:so |and |ok |well )*(?:did|was|were|is|has|have|had|do|does|are)\b|"
    r"\bor (?:only|just|merely|not)\b|\b(?:or|and) not(?:ed|e)\b"
)
_TO_COME = re.compile(
    r"\b(?:being|are we|we are|we're|am i|will we|do we have to|supposed to|need to|got to|going to|gonna) (?:being )?"
    r"(?:asked|asking|approv\w*|agree\w*|decid\w*|sign\w*|note|noting)|\bfor (?:approv\w+|noting|decision|agreement)\b|"
    r"\bto be (?:approved|agreed|decided|noted|signed)|\bup for\b|\basked to\b|\basking us\b|\bask of us\b"
)
_PAPER = re.compile(r"\b(?:paper|papers|report|reports|item|items|update|presentation|proposal|fund)\b")
_PRESENTED = (
    r"(?:and \w+ )?(?:presented|introduced|brought|proposed|provided|outlined|gave|"
    r"took|talked|updated|reported|shared|moved)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question about decisions is about: the stems of its matter, as said, and the item's number."""

    matter: tuple[str, ...]
    said: str
    number: str | None
    kinds: frozenset[DecisionKind] = frozenset()

    @property
    def is_all(self) -> bool:
        """Tell a question about all that was resolved."""
        return not self.matter and self.number is None and not self.kinds

    def subject(self) -> str:
        """Say what is asked about, as it stands in a sentence."""
        about = self.said if self.said.startswith("the paper of ") else f"“{self.said}”"
        return (f" about {about}" if self.said else "") + (f" under item {self.number}" if self.number else "")


def asked(exchange: Exchange) -> Asked:
    """Read what a question about decisions is about."""
    slots = exchange.heard.slots
    words = exchange.words
    aside = _FRAMING | _of_the_board(exchange)
    low = words.lower().replace("’", "'")
    if _ACCEPTS.search(low) and _OF_MINUTES.search(low) and not _IN_MINUTES.search(low):
        aside -= {"minut"}
    matter = [stem for stem in titles.telling(words, plain=aside) if not stem.replace(".", "").isdigit()]
    if month := of_minutes(words):
        matter.append(lexis.stem(month))
    if not matter and slots.carried:
        words, matter = slots.carried, titles.telling(slots.carried, plain=aside)
    number = slots.item
    if number is None and not matter and exchange.topic.item and not exchange.lows.isdisjoint({"it", "that", "this"}):
        number = exchange.topic.item
    if number is not None:
        matter = [] if slots.item is not None else matter
    kept = [word for word in re.findall(r"[\w'’&-]+", words) if not set(lexis.stems(word)).isdisjoint(matter)]
    kinds = frozenset() if matter or number else _kinds(low)
    return Asked(tuple(matter), " ".join(kept), number, kinds)


def _kinds(low: str) -> frozenset[DecisionKind]:
    """Read which kind of decision is asked for: *was anything deferred?*; none for *what was agreed?*."""
    return frozenset(kind for kind, said in _KINDS.items() if said.search(low))


def of_minutes(words: str) -> str | None:
    """Give the month of *the June minutes*, where it is asked whether they were agreed: no meeting to look at."""
    low = words.lower().replace("’", "'")
    found = _OF_MONTH.search(low)
    return found[1] if found and _ACCEPTS.search(low) and not _IN_MINUTES.search(low) else None


def _of_the_board(exchange: Exchange) -> frozenset[str]:
    """Give the words of the board's own names, where a board is said: they are no matter."""
    key = exchange.heard.slots.board
    board = exchange.asker.register.board(key) if key else None
    return frozenset(lexis.stems(" ".join((board.name, *board.also)))) if board else frozenset()


def fitting(asked: Asked, read: Read) -> list[Decision]:
    """Give the decisions that hold the whole matter; of several, those that say it in the sentence or the title."""
    found = [one for one in read.record.decisions if asked.number is None or _same(one.item, asked.number)]
    if not asked.matter:
        return [one for one in found if not asked.kinds or one.kind in asked.kinds]
    scored = [(_held(asked.matter, read, one), one) for one in found]
    whole = [(min(score), sum(score), one) for score, one in scored if min(score) > 0 and max(score) > _SPOKEN_OF]
    best = max((total for _, total, _ in whole), default=0.0)
    return [one for _, total, one in whole if total >= best - 0.5 * (1 - _OF_ITEM)]


def near(asked: Asked, looked: Sequence[Read]) -> list[tuple[Read, Decision]]:
    """Give the decisions that hold most of the matter, not all of it."""
    return [
        (read, one)
        for read in looked
        for one in read.record.decisions
        if asked.matter and sum(_held(asked.matter, read, one)) / len(asked.matter) >= _NEAR
    ][:_MOST_NEAR]


def _held(matter: Sequence[str], read: Read, decision: Decision) -> list[float]:
    item = _item(read, decision.item)
    near = lexis.stems(f"{item.title if item else ''} {decision.text}")
    far = lexis.stems(item.text) if item else []
    held = [titles.held(stem, near) for stem in matter]
    if not any(held):  # an item that only speaks of the matter decided something else
        return [_SPOKEN_OF * titles.held(stem, far) for stem in matter]
    return [own or _OF_ITEM * titles.held(stem, far) for own, stem in zip(held, matter, strict=True)]


def _item(read: Read, number: str | None) -> MinuteItem | None:
    return next((item for item in read.record.items if item.number == number), None)


def _same(number: str | None, wanted: str) -> bool:
    return number is not None and number.rstrip(".") == wanted.rstrip(".")


def wants_outcome(exchange: Exchange) -> bool:
    """Tell *did we approve it?* and *approved or only noted?* from *what was decided?*."""
    return _OUTCOME.search(exchange.words.lower()) is not None


def is_to_come(exchange: Exchange) -> bool:
    """Tell a question about what is to be decided yet: *what are we being asked to sign off?*."""
    return _TO_COME.search(exchange.words.lower().replace("’", "'")) is not None


def is_of_a_paper(exchange: Exchange) -> bool:
    """Tell a question about a paper: only then a person in it may be who brought it."""
    return _PAPER.search(exchange.words.lower()) is not None


def presenter(exchange: Exchange) -> Named | None:
    """Give the one person whose paper is said, by a first or last name, with or without an owner's s."""
    register = exchange.asker.register
    lows = [re.sub(r"(?:['’]s|s['’]|['’])$", "", word) for word in exchange.words.lower().split()]
    forms = {low for word in lows for low in (word.strip("?!.,"), word.strip("?!.,").removesuffix("s"))}
    found = []
    for person in register.everybody:
        parts = person.terms[-1].name.lower().split()
        if {parts[0], parts[-1]} & forms - people.TITLES:
            found.append(person.key)
    known = register.person(found[0]) if len(found) == 1 else None
    return Named(known.name, known.key, known.id) if known else None


def brought(read: Read, person: Named, led: Sequence[str]) -> set[str]:
    """Give the items that somebody led by the agenda, found in the minutes by title, or presented by the minutes."""
    line = listed.line_of(read, person)
    forms = [form for form in (line.initials if line else None, person.name) if form]
    said = "|".join(re.escape(form) for form in forms)
    presents = re.compile(rf"(?<!\w)(?:{said})(?!\w)(?:,? \w+){{0,3}}? {_PRESENTED}")
    by_title = {item.number for title in led for item in titles.meant(title, read.record.items)}
    return by_title | {item.number for item in read.record.items if presents.search(item.text)}
