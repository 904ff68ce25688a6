"""The grammar of people and boards: words in, a key of the lexicon out, or the name as said where nobody fits.

It never picks one of several and never drops a name it does not know. Whether a capitalised word is a name at all is
judged by its company (a title, a possessive, "for", "did") and by the words of the phrase bank, which are no names.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from dialogs.understanding import ordinary
from dialogs.understanding.lexicon import NameIndex
from dialogs.understanding.values import ME, Context, Intent, Naming, PersonSaid
from dialogs.understanding.words import TITLES, Word

# Before a person. Not "about", "on" or "in", which come before a topic.
CUES = frozenset({
    "for", "by", "from", "did", "does", "do", "was", "is", "has", "have", "had", "were", "will", "of", "to", "with",
    "and", "or", "than", "without", "against", "should", "when",
})  # fmt: skip
ABOUT = frozenset({"about", "on", "in", "at", "regarding", "re", "concerning", "around", "into", "mention", "mentions"})
# The intents that take a person: elsewhere a name nobody has is part of the subject.
OF_PEOPLE = frozenset({
    Intent.ACTIONS, Intent.LEAD, Intent.ATTENDANCE, Intent.APOLOGIES, Intent.MOVEMENTS, Intent.MEMBERS, Intent.CONTACTS,
    Intent.SAID, Intent.DECLARATIONS,
})  # fmt: skip
# What a body is called; each of them may follow the words that tell it from others.
BODIES = frozenset({"board", "group", "committee", "sub-committee", "subcommittee", "sub-group", "subgroup", "panel"})
# Behind words that are a board's own they show that the board is meant: “when does ageing well meet?”.
_SITS = frozenset({"meeting", "meetings", "meet", "meets", "met", "sit", "sits", "sat", "agenda", "minutes"})
_ME = frozenset({"i", "me", "my", "mine", "myself"})
PRONOUNS = frozenset({"she", "he", "her", "hers", "him", "his"})
_ASKED_FOR = frozenset(
    {"tell", "show", "give", "send", "remind", "find", "let", "get", "help", "read", "email", "list"}
)
_FRAMING = frozenset(
    {"can", "could", "may", "might", "should", "would", "do", "am", "shall", "will", "if", "wondering"}
)
_ASKING = frozenset({
    "ask", "have", "see", "know", "like", "get", "find", "talk", "speak", "contact", "check", "go", "just",
    "please", "reach", "need", "want", "look", "view"}
)  # fmt: skip
_CLOSE_ENOUGH = 84  # of 100, for "did you mean"; never taken as meant
_INITIALS_AT_MOST = 4  # letters
_NAME_AT_LEAST = 3  # letters, in small letters; shorter words are slips of the thumb
_FEW = 3  # words: "and Bob?"
_SLIP_AT_LEAST = 5  # letters of a name, and of a word that may be a slip of it


class Person(NamedTuple):
    """Words up to ``end`` name somebody."""

    end: int
    who: PersonSaid


def board_at(words: Sequence[Word], at: int, index: NameIndex) -> tuple[int, str] | None:
    """Find the longest name of a board that begins here: the end of it and its key."""
    return _phrase(words, at, index.boards)


def board_by_part(words: Sequence[Word], at: int, index: NameIndex) -> tuple[int, str] | None:
    """Find a board by words that only its name holds, beside a word for a body or for sitting: its end and its key."""
    found = _phrase(words, at, index.board_parts)
    after = words[found[0]].low if found and found[0] < len(words) else ""
    if found is None or after not in BODIES | _SITS:
        return None
    return found[0] + (after in BODIES), found[1]


def person_at(
    words: Sequence[Word], at: int, index: NameIndex, vocabulary: AbstractSet[str], context: Context
) -> Person | None:
    """Find somebody named from here on: me, a known person, several, or a name that nobody has."""
    low = words[at].low
    if low in _ME:
        return None if _is_framing(words, at) else Person(at + 1, ME)
    if low in PRONOUNS:
        key = context.person
        return Person(at + 1, PersonSaid(Naming.KNOWN if key else Naming.PRONOUN, words[at].said, key))
    start = at
    while at < len(words) - 1 and words[at].low in TITLES:
        at += 1
    titled = at > start
    full = _phrase(words, at, index.people)
    if full is not None:
        return Person(full[0], PersonSaid(Naming.KNOWN, _said(words, start, full[0]), full[1]))
    by_part = _by_initials(words, at, index, vocabulary) or _by_part(words, at, index, vocabulary, titled=titled)
    return by_part or _unknown(words, start, at, index, vocabulary, of_people=context.last_intent in OF_PEOPLE)


def unknown_later(words: Sequence[Word], start: int, end: int, index: NameIndex) -> PersonSaid:
    """Make the unknown person of words that turned out to be a name (typed without capitals)."""
    return _as_unknown(_said(words, start, end), index)


def _phrase(
    words: Sequence[Word], at: int, table: dict[str, list[tuple[tuple[str, ...], str]]]
) -> tuple[int, str] | None:
    for parts, key in table.get(words[at].low, ()):
        if tuple(word.low for word in words[at : at + len(parts)]) == parts:
            return at + len(parts), key
    return None


def _is_framing(words: Sequence[Word], at: int) -> bool:
    """Tell the polite *tell me*, *can I ask* and *who do I speak to* from a person's own business."""
    before = words[at - 1].low if at else ""
    after = words[at + 1].low if at + 1 < len(words) else ""
    if words[at].low == "me":
        return before in _ASKED_FOR
    asks = words[at].low == "i" and (before in _FRAMING or at == 0) and after in _ASKING
    return asks and not (before == "do" and after in {"have", "need"}) and not (at == 0 and after == "have")


def _by_initials(words: Sequence[Word], at: int, index: NameIndex, vocabulary: AbstractSet[str]) -> Person | None:
    said = words[at].said
    keys = index.initials.get(said) if said.isupper() and 1 < len(said) <= _INITIALS_AT_MOST else None
    if keys is None or (words[at].low in vocabulary and _shouted(words)):
        return None
    return Person(at + 1, _one_of(keys, said))


def _shouted(words: Sequence[Word]) -> bool:
    return all(word.said.isupper() for word in words if word.said.isalpha())


def _by_part(
    words: Sequence[Word], at: int, index: NameIndex, vocabulary: AbstractSet[str], *, titled: bool
) -> Person | None:
    """Find a person by surname or given name alone, where it stands alone as a name."""
    low = words[at].low
    if len(low) == 1 and at + 1 < len(words) and words[at + 1].low in index.surnames:  # M Kowalski
        keys = tuple(key for key in index.surnames[words[at + 1].low] if _begins(index, key, low))
        return Person(at + 2, _one_of(keys, _said(words, at, at + 2))) if keys else None
    fit = index.surnames.get(low) or index.given.get(low)
    if fit is None:
        return _by_slip(words, at, index, vocabulary, titled=titled)
    if not (titled or _stands_as_name(words, at, vocabulary)):
        return None
    if not titled and _part_of_other(words, at, vocabulary):
        whole = _slip_of_whole(words[at], words[at + 1], index)
        return Person(at + 2, _one_of(whole, _said(words, at, at + 2))) if whole else None
    return Person(at + 1, _one_of(fit, words[at].said))


def _by_slip(
    words: Sequence[Word], at: int, index: NameIndex, vocabulary: AbstractSet[str], *, titled: bool
) -> Person | None:
    """Find a person by a name with one slip in it, the whole or the one part that was said.

    Its first letter is never the slip. Where the slip fits several, they are given to be asked about.
    """
    word, before = words[at], words[at - 1].low if at else ""
    if not _may_be_slip(word, vocabulary):
        return None
    after = words[at + 1] if at + 1 < len(words) and not word.owns else None
    if after is not None and (whole := _slip_of_whole(word, after, index)):
        return Person(at + 2, _one_of(whole, _said(words, at, at + 2)))
    known = titled or word.owns or before in CUES - {"of", "for", "to", "or", "and"}
    if not known or (after is not None and _could_be_name(after, vocabulary)):
        return None
    fit = tuple(dict.fromkeys(key for table in (index.surnames, index.given) for key in _near(word.low, table)))
    return Person(at + 1, _one_of(fit, word.said)) if fit else None


def _may_be_slip(word: Word, vocabulary: AbstractSet[str]) -> bool:
    plain = word.low in vocabulary or word.low in ordinary.NAMES
    return len(word.low) >= _SLIP_AT_LEAST and word.low.isalpha() and not plain


def _slip_of_whole(first: Word, second: Word, index: NameIndex) -> tuple[str, ...]:
    """Give those whose given name and surname are these, one of the two with a slip."""
    surname, given = index.surnames.get(second.low, ()), index.given.get(first.low, ())
    by_given = tuple(key for key in _near(first.low, index.given) if key in surname)
    by_surname = tuple(key for key in _near(second.low, index.surnames) if key in given)
    return by_given or by_surname


def _near(low: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    if len(low) < _SLIP_AT_LEAST:
        return []
    names = [name for name in table if len(name) >= _SLIP_AT_LEAST and name[0] == low[0]]
    return [key for name in names if OSA.distance(name, low, score_cutoff=1) <= 1 for key in table[name]]


def _begins(index: NameIndex, key: str, letter: str) -> bool:
    return any(key in keys and given.startswith(letter) for given, keys in index.given.items())


def _stands_as_name(words: Sequence[Word], at: int, vocabulary: AbstractSet[str]) -> bool:
    word = words[at]
    before = words[at - 1].low if at else ""
    common = word.low in vocabulary or word.low in ordinary.NAMES
    capital = word.said[:1].isupper() and not (word.first and common)
    return word.owns or capital or not common or before in CUES - {"is", "to", "and", "or", "of", "for", "when"}


def _part_of_other(words: Sequence[Word], at: int, vocabulary: AbstractSet[str]) -> bool:
    """Tell *Maria* from the *Maria* of Maria Smith, who is somebody else."""
    after = words[at + 1] if at + 1 < len(words) and not words[at].owns else None
    return after is not None and _could_be_name(after, vocabulary) and after.low not in ABOUT


def _could_be_name(word: Word, vocabulary: AbstractSet[str]) -> bool:
    return (
        word.low not in vocabulary
        and word.said[:1].isalpha()
        and (word.said[:1].isupper() or len(word.low) >= _NAME_AT_LEAST)
    )


# What the name of a house or a place ends in: Kestrel Lodge is nobody.
_PLACES = frozenset(
    """lodge house court view home homes hall centre center hospital manor grange college school street road park ward
    surgery nursing cottage gardens villa clinic practice care homecare limited ltd trust council group""".split()  # noqa: SIM905
)


def _unknown(
    words: Sequence[Word], start: int, at: int, index: NameIndex, vocabulary: AbstractSet[str], *, of_people: bool
) -> Person | None:
    end = at
    while end < len(words) and _is_capital(words[end]) and (end == at or not words[end - 1].owns):
        if end == at and words[end].low in vocabulary and start == at:
            break
        end += 1
    if start < at:  # a title makes a name of whatever follows, capital or not
        named = end > at or words[at].low not in vocabulary
        end = max(end, at + 1)
        return Person(end, _as_unknown(_said(words, start, end), index)) if named else None
    if end == at:
        end = _lower_name(words, at, index, vocabulary)
    if end - at > 1 and words[end - 1].low in _PLACES:
        return None
    turned_to = of_people and at > 1 and words[at - 1].low == "about" and words[at - 2].low in {"what", "how"}
    if end == at or not (turned_to or end - at > 1 or _cued(words, at, end)):
        return None
    if at and words[at - 1].low in ABOUT and not turned_to:
        return None
    return Person(end, _as_unknown(_said(words, at, end), index))


def _lower_name(words: Sequence[Word], at: int, index: NameIndex, vocabulary: AbstractSet[str]) -> int:
    """Find the end of a name in small letters that shares a word with somebody known: *bob hughes*, *maria smith*."""
    pair = words[at : at + 2]
    shares = len(pair) > 1 and (pair[1].low in index.surnames or pair[0].low in index.given)
    return at + 2 if shares and all(_could_be_name(word, vocabulary) for word in pair) else at


def _is_capital(word: Word) -> bool:
    said = word.said
    return len(said) > 1 and said[0].isupper() and said.isascii() | said.isalpha() and not said.isdigit()


def _cued(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell a single capitalised word that is a person by its company."""
    word = words[at]
    before = words[at - 1].low if at else ""
    if word.first:
        return word.owns or len(words) == end - at
    return word.owns or before in CUES or len(words) <= _FEW


def _one_of(keys: tuple[str, ...], said: str) -> PersonSaid:
    if len(keys) == 1:
        return PersonSaid(Naming.KNOWN, said, keys[0])
    return PersonSaid(Naming.SEVERAL, said, maybe=keys)


def _as_unknown(said: str, index: NameIndex) -> PersonSaid:
    near = process.extract(said, index.names, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH, limit=3)
    return PersonSaid(Naming.UNKNOWN, said, maybe=tuple(key for _, _, key in near))


def _said(words: Sequence[Word], start: int, end: int) -> str:
    return " ".join(word.said for word in words[start:end])
