"""The grammar of boards nobody told us of: *the planning committee*, *the Northern Joint Board*.

A board that was named and is not known must never be taken for the asker's own: it is given as said, to be asked about.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from dialogs.understanding.lexicon import Lexicon, NameIndex
from dialogs.understanding.names import BODIES
from dialogs.understanding.reading import Piece, Reading
from dialogs.understanding.values import Naming

_JOINING = frozenset({"and", "&"})
# Words that the questions of the phrase bank hold, and that tell a body from others all the same.
_TELLING = frozenset({"nhs", "officer", "officers", "council", "councillors", "planning", "plan"})
_FRAMING = frozenset(
    """main current present actual entire usual normal monthly quarterly annual yearly own previous preceding following
    december november october september august july june may april march february january wider""".split()  # noqa: SIM905
)
# What groups are called by that do a piece of work and are nobody's board.
_BY_WORK = frozenset(
    """steering incident operational working project task reference co-ordination coordination coordinating command
    response recovery focus peer user users carer carers reading discussion review implementation
    programme support liaison""".split()  # noqa: SIM905 - words read better as words
)
_ARTICLES = frozenset({"the", "a", "an", "that", "this", "our", "joint", "first"})
_JOINS = (_ARTICLES - {"joint", "first"}) | {
    "to", "of", "and", "or", "by", "for", "in", "on", "at", "with", "from", "as", "its", "their", "any", "each",
}  # fmt: skip
_IN_TEXT = re.compile(
    r"\b(?:[A-Za-z][\w&-]* ){1,4}?(?:group|panel|committee|sub-committee|sub-group|task ?force)\b", re.IGNORECASE
)
_SHORTEST = 4  # letters: what is shorter is rather a slip than a name
_NOT_MEANT = frozenset({"about", "regarding", "concerning", "re"})  # what follows is a subject, not who meets


def unknown(reading: Reading, framing: AbstractSet[str], lexicon: Lexicon) -> str | None:
    """Give the board, group or committee that is named and that nobody knows, as it was typed; None without one.

    ``framing`` are the words of questions, which tell no body from another: *the next board*. A group that the papers
    name is no stranger, nor one that is called by its work alone.
    """
    found = stranger(reading, framing, lexicon)
    return None if found is None else _said(reading, found)


def stranger(reading: Reading, framing: AbstractSet[str], lexicon: Lexicon) -> tuple[int, int] | None:
    """Give the words, from and up to, that name a body nobody knows."""
    named = _named(reading, framing, lexicon.index)
    return next((span for span in named if not _is_of_papers(_said(reading, span), lexicon)), None)


def of_papers(reading: Reading, framing: AbstractSet[str], lexicon: Lexicon) -> str | None:
    """Give the group that is named and is no board, but one that papers tell of: *the steering group*."""
    named = (_said(reading, span) for span in _named(reading, framing, lexicon.index))
    return next((said for said in named if _is_of_papers(said, lexicon)), None)


def named_in(text: str) -> frozenset[str]:
    """Give the groups, panels and committees that a text names, in small letters: what a ``Lexicon`` takes."""
    found = (match[0].lower().split() for match in _IN_TEXT.finditer(text))
    ends = (lows[at:] for lows in found for at in range(len(lows) - 1))
    return frozenset(" ".join(lows) for lows in ends if lows[0] not in _JOINS)


def _is_of_papers(said: str, lexicon: Lexicon) -> bool:
    lows = said.lower().split()
    while lows and lows[0] in _ARTICLES:
        lows = lows[1:]
    by_work = lows[-1] in {"group", "groups"} and set(lows[:-1]) <= _BY_WORK
    return by_work or any(" ".join(lows[at:]) in lexicon.groups for at in range(len(lows) - 1))


def _said(reading: Reading, span: tuple[int, int]) -> str:
    return " ".join(word.said for word in reading.words[span[0] : span[1]])


def _named(reading: Reading, framing: AbstractSet[str], index: NameIndex) -> Iterator[tuple[int, int]]:
    plain = (framing | _FRAMING) - _TELLING - _BY_WORK
    for at, piece in enumerate(reading.pieces):
        last = reading.words[piece.end - 1].low
        if last not in BODIES or (piece.tag and piece.low not in {"{board}", "{person}"}):
            continue
        own = index.board_words if piece.low == "{board}" else frozenset[str]()
        start = _start(reading, at, plain, own)
        whole = piece.low == "{person}" and _is_stranger(reading, piece)
        if (start < piece.start or whole) and not _is_subject(reading, start):
            yield start, piece.end


def _start(reading: Reading, at: int, plain: AbstractSet[str], own: AbstractSet[str]) -> int:
    """Give the first word of those that tell the body at a piece from others; its own first word without any."""
    start = reading.pieces[at].start
    for piece in reversed(reading.pieces[:at]):
        named = start < reading.pieces[at].start or _is_stranger(reading, reading.pieces[at])
        if piece.low in _JOINING and named:
            continue
        telling = (
            _is_stranger(reading, piece)
            if piece.tag
            else piece.low.isalpha() and len(piece.low) >= _SHORTEST and piece.low not in plain | own
        )
        if not telling:
            break
        start = piece.start
    return start


def _is_stranger(reading: Reading, piece: Piece) -> bool:
    """Tell a capitalised name that nobody has, which may as well be a body's."""
    said = reading.said(piece)
    return piece.low == "{person}" and any(who.naming is Naming.UNKNOWN and who.said == said for who in reading.people)


def _is_subject(reading: Reading, start: int) -> bool:
    return any(word.low in _NOT_MEANT for word in reading.words[:start])
