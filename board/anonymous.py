"""A question without names: what may be kept of what somebody asked. Pure.

Better too much is taken out than too little: everybody's name, initials and address become *somebody*; what looks like
a resident's personal data is left out. A single unknown word with a capital stays (*the Caldicott guardian*): alone it
tells a thing as often as a person.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from board import people as names
from board.people import Person

SOMEBODY = "somebody"
LONGEST = 300  # characters that are kept of a question
NEAR = 6  # years: a day further from today than this may be somebody's birthday

# Words of every question. Small, they are no name; with a capital within a sentence they may be (Will, May).
_SMALL = frozenset(
    """a about again all also am an and any are as at be been but by can could did do does done for from get give go
    good had has have he hello her hi him his how i if in into is it its know last let list long many may me meet
    meeting more most much must my new next no not now of off ok old on one or our out over part please put said say see
    she should show so some tell than thank thanks that the their them then there these they this those to today too up
    us was we were what when where which while who whom whose why will with would year yes yet you your january february
    march april june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday""".split()  # noqa: SIM905 -- words read better as words
)
# Words of offices and things that stand beside a name with a capital, and are rarely anybody's own.
_OFFICES = frozenset(
    """act agreement assembly assessment assurance authority board bill budget cabinet care chair chief clinical
    commission commissioner committee community council department deputy director executive forum framework fund group
    guardian head health hospital integrated joint lead local manager member minister national officer panel plan policy
    procedure programme project protocol public register report reference regulations review risk safeguarding
    scheme secretary senior service services social standing strategy system team terms trust vice working""".split()  # noqa: SIM905
)
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "del", "della", "da", "di", "la", "le", "bin", "ibn", "al", "el"}
)

_LETTERS = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTERS}+(?:['’\-\u2010\u2011]{_LETTERS}+)*")
_DOTTED = re.compile(rf"\b(?:{_LETTERS}\.){{1,3}}{_LETTERS}\b\.?|\b(?:[A-Z]\. ){{1,3}}[A-Z]\.(?!\w)")
_OWNER = re.compile(r"['’]s?$")
_JOINS = re.compile(r"['’\-\u2010\u2011]")
_MAIL = re.compile(r"\S*\w\S*@\S+|@\w\S*|\b\S+\s*[\[(]at[\])]\s*\S+|\b\S+ at \S+ dot \w+", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_INSURED = re.compile(r"\b[A-Z]{2}(?: ?\d\d){3} ?[A-D]\b", re.IGNORECASE)  # a National Insurance number
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
_STREETS = "road|rd|street|avenue|ave|lane|crescent|terrace|gardens|mews"
_ADDRESS = re.compile(
    rf"\b(?:flat|apartment) \d+\w?\b|\b\d{{1,4}}[a-z]?,? (?P<name>(?:[\w'’.-]+ ){{1,3}}?)(?:{_STREETS})\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b\d{1,4}[a-z]?,? (?:[A-Z][\w'’.-]+ ){1,3}"
    r"(?:St|Close|Drive|Way|Court|Grove|Place|Square|Hill|Row|Walk|Park|View|Rise)\b"
)
_BORN = re.compile(
    r"\b(?:born|births?|birthdays?|d\.?o\.?b\.?|aged?|years? old|year-old|years-old|y/?o|\d{1,3}y/?o)\b", re.IGNORECASE
)
_OLD = re.compile(r"\b\d{1,3} ?(?:-?years?[- ]old|y/?o|y\.o\.)(?!\w)|\baged? \d{1,3}\b", re.IGNORECASE)
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_DATES = re.compile(
    rf"\b(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})\b|"
    rf"\b(?P<d2>\d{{1,2}})[-/. ](?P<m2>\d{{1,2}})[-/. ](?P<y2>\d{{4}}|\d{{2}})\b|"
    rf"\b(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[- ](?P<m3>{_MONTHS})\.?,?[- ]?(?P<y3>'?\d{{4}}|'?\d{{2}})\b|"
    rf"\b(?P<m4>{_MONTHS})\.? (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>\d{{4}})\b",
    re.IGNORECASE,
)
_KEPT = re.compile(r"£ ?\d[\d,.]*|\b20\d\d ?[-/–] ?(?:20)?\d\d\b(?![-/.]?\d)")  # sums, and years from autumn to autumn
_FIGURES = re.compile(r"(?:\+ ?)?(?:\(\d{2,6}\)[ .-]*)?\d(?:[\s().\-/–]*\d){5,}")
_STASHED = re.compile("[\ue000-\uf8ff]")
_TITLED = re.compile(
    rf"\b(?i:{'|'.join(sorted(names.TITLES - {'the', 'rt', 'hon', 'honourable'}))})\b\.? (?P<first>{_LETTERS}[\w'’.-]*)"
    r"(?: [A-Z][\w'’.-]*)*"
)
_RUN = re.compile(rf"(?:{_LETTERS}[\w'’\-]*\.?)(?: (?:{_LETTERS}[\w'’\-]*\.?))+")
_BRACKETS = re.compile(r"(?<=[(\[]) | (?=[)\]])")
_INITIAL = re.compile(rf"\b[A-Z]\.? (?={SOMEBODY}\b)")
_SEVERAL = re.compile(rf"\b{SOMEBODY}(?:['’]s)?(?:[\s.,;/&-]+{SOMEBODY}\b)+")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 2, 5
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Known:
    """The words and the initials by which somebody known is written, folded."""

    words: frozenset[str]
    initials: frozenset[str]

    def holds(self, written: str, ordinary: AbstractSet[str], *, shouted: bool) -> bool:
        """Tell whether a word may name somebody; ``shouted`` tells a text in capitals throughout."""
        bare = _OWNER.sub("", written)
        folded = _fold(bare)
        capital = bare[:1].isupper() and not shouted
        parts = {folded, *(_fold(part) for part in _JOINS.split(bare))}
        if not parts.isdisjoint(self.words):
            return capital or not parts <= _SMALL | {""}
        if folded in self.initials:
            return folded not in _SMALL or (bare.isupper() and not shouted)
        return folded not in ordinary and self._nearly(folded)

    def _nearly(self, folded: str) -> bool:
        """Tell a name with a slip or two in it."""
        if len(folded) < names.SHORTEST_TYPO:
            return False
        allowed = 1 if len(folded) < names.LONG_NAME else 2
        return any(
            len(word) >= names.SHORTEST_TYPO and OSA.distance(folded, word, score_cutoff=allowed) <= allowed
            for word in self.words
        )


def anonymous(
    words: str,
    people: Iterable[Person],
    *,
    today: dt.date,
    ordinary: AbstractSet[str] = frozenset(),
    also: Iterable[str] = (),
) -> str:
    """Give a question without names and personal data, of at most :data:`LONGEST` characters; '' where nothing stays.

    ``ordinary`` are words (in small letters) that are no names, ``also`` further names as they were written.
    """
    text = _flat(words)
    for said in also:
        if said.strip() and _fold(said.split()[-1]) not in _OFFICES:
            text = re.sub(rf"(?<!\w){re.escape(_flat(said))}(?!\w)", SOMEBODY, text, flags=re.IGNORECASE)
    for pattern in (_MAIL, _LINK, _POSTCODE, _ADDRESSED):
        text = pattern.sub(SOMEBODY, text)
    text = _ADDRESS.sub(_address, text)
    text = _without_figures(text, today)
    shouted = text.isupper()
    known = _known(people)
    usual = ordinary | _SMALL | _OFFICES
    text = _TITLED.sub(lambda found: _titled(found, usual), text)
    text = _DOTTED.sub(lambda found: SOMEBODY if _fold(found[0]) in known.initials else found[0], text)
    text = _WORD.sub(lambda found: _named(found[0], known, usual, shouted=shouted), text)
    text = _RUN.sub(lambda found: _run(found[0], usual, shouted=shouted), text)
    text = _SEVERAL.sub(SOMEBODY, _INITIAL.sub("", text))
    text = _BRACKETS.sub("", " ".join(text.split()))
    return text.strip(" ,;:-")[:LONGEST].strip()


def _flat(words: str) -> str:
    """Give words on one line, without signs that nobody sees."""
    shown = (
        " " if each == "_" or unicodedata.category(each)[0] in "ZC" else each
        for each in unicodedata.normalize("NFKC", words)
    )
    return " ".join("".join(shown).split())


def _fold(word: str) -> str:
    """Give a word in small letters, without accents and signs."""
    return "".join(each for each in unicodedata.normalize("NFKD", word.casefold()) if each.isalnum())


def _known(people: Iterable[Person]) -> _Known:
    words: set[str] = set()
    initials: set[str] = set()
    for person in people:
        for term in person.terms:
            parts = _parts(term.name)
            words.update(parts)
            words.add("".join(parts))
            initials.add("".join(part[0] for part in parts))
            if term.initials is not None:
                short = _parts(term.initials)
                (words if len(term.initials.split()) > 1 else initials).update(short)
            if term.email is not None:
                words.update(_fold(part) for part in re.split(r"[._+-]", term.email.partition("@")[0]))
    return _Known(
        frozenset(word for word in words if len(word) > 1), frozenset(each for each in initials if len(each) > 1)
    )


def _parts(name: str) -> list[str]:
    """Give the words of a name, those joined by a dash also apart, without titles and honours."""
    whole = [word for word in re.split(r"[\s.,()]+", name) if _fold(word)]
    kept = [word for word in whole if _fold(word) not in names.TITLES | names.HONOURS] or whole
    return [_fold(part) for word in kept for part in (*re.split(r"[-\u2010\u2011]", word),) if _fold(part)]


def _without_figures(text: str, today: dt.date) -> str:
    """Leave out days of birth, ages, and long numbers; those that begin as a telephone number does are somebody's."""
    stash: list[str] = []

    def keep(found: re.Match[str]) -> str:
        stash.append(found[0])
        return chr(0xE000 + len(stash) - 1)

    born = _BORN.search(text) is not None
    text = _INSURED.sub(" ", _OLD.sub(" ", text))
    text = _DATES.sub(lambda found: keep(found) if not born and _is_near(found, today) else " ", text)
    if born:
        return re.sub(r"\d+", " ", text)
    text = _KEPT.sub(keep, text)
    text = _FIGURES.sub(lambda found: f" {SOMEBODY} " if found[0][0] in "+(0" else " ", text)
    return _STASHED.sub(lambda found: stash[ord(found[0]) - 0xE000], text)


def _is_near(found: re.Match[str], today: dt.date) -> bool:
    """Tell a day on which a board may have met: within a few years of today."""
    written = next(year.lstrip("'") for name in ("y", "y2", "y3", "y4") if (year := found[name]))
    year = int(written)
    if len(written) == 2:  # noqa: PLR2004 -- 26 is 2026
        year += 2000 if year <= today.year % 100 + NEAR else 1900
    return abs(year - today.year) <= NEAR


def _address(found: re.Match[str]) -> str:
    between = {_fold(word) for word in (found["name"] or "").split()}
    return SOMEBODY if between.isdisjoint(_SMALL) else found[0]


def _titled(found: re.Match[str], usual: AbstractSet[str]) -> str:
    """Take a title and the name after it; *councillor attendance* and *miss the meeting* have none."""
    first = _OWNER.sub("", found["first"])
    named = first[:1].isupper() if first.casefold() not in _SMALL else False
    return SOMEBODY if named or _fold(first) not in usual else found[0]


def _named(written: str, known: _Known, usual: AbstractSet[str], *, shouted: bool) -> str:
    if written == SOMEBODY:
        return written
    foreign = any(not unicodedata.name(each, "").startswith("LATIN") for each in written if each.isalpha())
    return SOMEBODY if foreign or known.holds(written, usual, shouted=shouted) else written


def _run(run: str, usual: AbstractSet[str], *, shouted: bool) -> str:
    """Take out every two or more unknown words with capitals that stand side by side, particles between them."""
    held = run.split(" ")
    out: list[str] = []
    at = 0
    while at < len(held):
        end = _unknown(held, at, lambda word: _is_unknown(word, usual, shouted=shouted))
        out.append(SOMEBODY if end - at >= _PAIR else held[at])
        at = end if end - at >= _PAIR else at + 1
    return " ".join(out)


def _unknown(held: list[str], at: int, is_unknown: Callable[[str], bool]) -> int:
    """Give where the unknown words that begin here end."""
    end, last = at, at
    while end < len(held):
        if is_unknown(held[end]):
            last = end = end + 1
        elif last > at and held[end].casefold() in _PARTICLES:
            end += 1
        else:
            break
    return last


def _is_unknown(word: str, usual: AbstractSet[str], *, shouted: bool) -> bool:
    bare = _OWNER.sub("", word.strip("."))
    acronym = bare.isupper() and _SHORTEST_ACRONYM <= len(bare) <= _LONGEST_ACRONYM and not shouted
    return bare[:1].isupper() and not acronym and bare.casefold() not in usual and _fold(bare) not in usual
