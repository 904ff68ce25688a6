"""The grammar of boards nobody told us of: *the planning committee*, *the Northern Joint Board*.

A board that was named and is not known must never be taken for the asker's own: it is given as said, to be asked about.
"""

from collections.abc import Set as AbstractSet

from dialogs.understanding.lexicon import NameIndex
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
_SHORTEST = 4  # letters: what is shorter is rather a slip than a name
_NOT_MEANT = frozenset({"about", "regarding", "concerning", "re"})  # what follows is a subject, not who meets


def unknown(reading: Reading, framing: AbstractSet[str], index: NameIndex) -> str | None:
    """Give the board, group or committee that is named and that nobody knows, as it was typed; None without one.

    ``framing`` are the words of questions, which tell no body from another: *the next board*.
    """
    plain = (framing | _FRAMING) - _TELLING
    for at, piece in enumerate(reading.pieces):
        last = reading.words[piece.end - 1].low
        if last not in BODIES or (piece.tag and piece.low not in {"{board}", "{person}"}):
            continue
        own = index.board_words if piece.low == "{board}" else frozenset[str]()
        start = _start(reading, at, plain, own)
        whole = piece.low == "{person}" and _is_stranger(reading, piece)
        if (start < piece.start or whole) and not _is_subject(reading, start):
            return " ".join(word.said for word in reading.words[start : piece.end])
    return None


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
