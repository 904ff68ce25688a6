"""How papers write people: names with titles, initials, and lists such as ``MK/SR`` or ``DC with Clare Young``.

Only the writing is read here. Whether the name belongs to anybody is asked by the findings and by the board file.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from board.packs.values import Attendance, Lead

MOST_LETTERS = 5  # of initials: NazJ, PAH
MOST_WORDS = 8  # a longer entry is a sentence, and names nobody in particular

HONORIFICS = (
    "Councillor|Cllr|Clr|Cllrs|Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Rev|Revd|Reverend|Sir|Dame|Lord|Lady|Baroness|Canon|"
    "Alderman|Ald"
)
_INITIALS = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z'’]{1,4}")
_WORD = r"(?:(?:[A-Z]\.){1,3}|[A-Z][\w'’]*(?:-[A-Z]?[\w'’]+)*|(?:de|van|der|von|la|le|al|el|bin|ap)(?=\s))"
NAME = rf"(?:(?:{HONORIFICS})\.?\s+)?{_WORD}(?:\s+{_WORD}){{1,3}}"
TITLED = rf"(?:{HONORIFICS})\.?\s+{_WORD}(?:\s+{_WORD}){{0,3}}"
SHORT = r"[A-Z][A-Za-z'’]{1,4}"
_PERSON = re.compile(rf"(?:{TITLED}|{NAME}|{SHORT})")
_HONORIFIC = re.compile(rf"^(?:(?:{HONORIFICS})\b\.?\s*)+", re.IGNORECASE)
_NOBODY = re.compile(r"(?:[a-z]|[\d\W]*|tb[cda]|n/?a|none|unassigned|vacant|[-–—?.\s]*)", re.IGNORECASE)
_SUPPORT = re.compile(
    r"\s*(?:\b(?:with support from|supported by|helped by|assisted by|with help from|with)\b|\bw/)\s*", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*(?:[/;,\n&+]|\band\b)\s*")
_HARD = re.compile(r"\s*[/;\n]\s*")
_NOTE = re.compile(r"\(([^()]*)\)")
# A post behind a name that belongs to the list and not to the name: 'Ivy Kent - Chair', 'Greta Vale Chair'.
_POST = re.compile(
    r"(?:[\s,–—-]+)(?P<post>(?:acting |deputy |vice[- ]|co-?|joint )?(?:chair(?:man|person|woman)?)|minutes|"
    r"minute[- ]taker)$",
    re.IGNORECASE,
)


# Words of posts: what is written like a name and holds one of them is nobody's name.
_POSTS_WORDS = (
    "chief executive director directors officer officers member members cabinet lead head manager managers "
    "representative representatives portfolio holder adult adults social services service care health finance "
    "financial clinical medical nurse nursing public chair vice chairman deputy treasurer secretary clerk "
    "administrator councillors councillor elected lay governing joint board committee role name terms reference "
    "quorum voting membership purpose integrated commissioning strategic corporate operating solicitor lawyer "
    "barrister analyst accountant adviser advisor consultant coordinator co-ordinator commissioner pharmacist "
    "practitioner registrar leader democratic monitoring support business partner planning minutes note-taker "
    "observer interim assistant associate team"
)
_POSTS = frozenset(_POSTS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an attendance list writes it, taken apart."""

    name: str
    initials: str | None
    note: str | None


def name(written: str) -> Name:
    """Take ``Jane Doe (JD)`` or ``John Roe(minutes)`` apart: the clean name, its initials, whatever else it notes."""
    bare = " ".join(_NOTE.sub(" ", written).split()).strip(" ,;:-–")
    initials, notes = None, []
    for found in _NOTE.findall(written):
        inside = " ".join(found.split())
        for part in (part.strip() for part in re.split(r"\s*[,;/–]\s*", inside)):
            if initials is None and is_initials(part) and begins(part, bare):
                initials = part
            elif part:
                notes.append(part)
    if (post := _POST.search(bare)) is not None and post.start():
        bare, notes = bare[: post.start()].strip(" ,;:-–"), [*notes, post["post"]]
    full, _, last = bare.rpartition(" ")
    if initials is None and " " in full and is_initials(last) and last == spelt(full):  # 'Jane Doe JD'
        bare, initials = full.strip(" ,;:-–"), last
    return Name(bare, initials, ", ".join(notes) or None)


def is_initials(text: str) -> bool:
    """Tell initials (``MK``, ``NazJ``) from a word."""
    return len(text) <= MOST_LETTERS and _INITIALS.fullmatch(text) is not None


def is_post(text: str) -> bool:
    """Tell a post from a person: 'Chief Executive' is written like a name."""
    return not re.fullmatch(TITLED, text) and any(word.casefold() in _POSTS for word in text.split())


def begins(initials: str, full: str) -> bool:
    """Tell whether what stands beside a name can be its initials: it begins like the name does."""
    return _HONORIFIC.sub("", full)[:1].casefold() == initials[:1].casefold()


def spelt(full: str) -> str:
    """Give the initials that a name would have, titles left out: for comparing, never for saying."""
    return "".join(word[0].upper() for word in re.split(r"[\s-]+", _HONORIFIC.sub("", full)) if word[:1].isalpha())


def leads(written: str) -> tuple[Lead, ...]:
    """Read who owes something from a lead or action column, in the order written; nobody where it names nobody."""
    first, *helping = _SUPPORT.split(" ".join(written.split(" ")))
    found = [Lead(one) for one in _people(first)]
    found += [Lead(one, supporting=True) for part in helping for one in _people(part)]
    return tuple(dict.fromkeys(found))


def fits(short: str, attendances: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """Find who in an attendance list these initials, or this name, can be; stated initials win over spelt ones."""
    listed = tuple(attendances)
    key = _key(short)
    stated = tuple(one for one in listed if one.initials and _key(one.initials) == key)
    if stated:
        return stated
    if is_initials(short):
        return tuple(one for one in listed if one.initials is None and spelt(one.name) == short.upper())
    return tuple(one for one in listed if _named(key, one))


def pattern(attendances: Iterable[Attendance]) -> str:
    """Give a regular expression for everybody on the list, by initials, by name or by title and surname."""
    forms: set[str] = set()
    for one in attendances:
        forms.add(re.escape(one.name))
        forms.add(re.escape(_HONORIFIC.sub("", one.name)))
        if one.initials:
            forms.add(re.escape(one.initials))
        elif len(spelt(one.name)) > 1:
            forms.add(re.escape(spelt(one.name)))
        surname = re.escape(one.name.split()[-1]) if one.name.split() else ""
        if surname:
            forms.add(rf"(?:{HONORIFICS})\.?\s+{surname}")
    listed = "|".join(sorted((form for form in forms if form), key=lambda form: (-len(form), form)))
    return f"(?:{listed})" if listed else r"(?!)"


def _people(text: str) -> list[str]:
    """Split a list of people; ``and`` and commas part people, but not the words of one role."""
    entries: list[str] = []
    if _NOBODY.fullmatch(text):
        return entries
    for part in _HARD.split(text.strip()):
        pieces = [piece.strip(" .:()") for piece in _SPLIT.split(part)]
        if all(_PERSON.fullmatch(piece) for piece in pieces if piece):
            entries += pieces
        else:
            entries.append(part.strip(" .:"))
    return [entry for entry in entries if entry and not _NOBODY.fullmatch(entry)]


def _key(text: str) -> str:
    return " ".join(_HONORIFIC.sub("", text).casefold().replace("’", "'").split())


def _named(key: str, one: Attendance) -> bool:
    listed = _key(one.name)
    return bool(key) and (key == listed or key == (listed.split() or [""])[-1])
