"""Whom the words of an action or a promise ask: the people before 'to' and 'will', a role, or everybody.

Only the sentence is read here. Things can stand before 'to' as people do ('Annual Report to come back'): what may be a
thing is nobody, since an action without a lead is found by its reader and a wrong one is not.
"""

import re
from collections.abc import Iterable

from board.packs import by_when, people
from board.packs.values import Attendance, Lead

LONGEST_ROLE = 8  # words of a role: 'Deputy Director of Quality and Integration'

_VERB = r"(?!be\b)[a-z]"
# What a promise is not: 'AB will retire', 'AB should have known'. Behind a mark even these are asked for.
_NO_PROMISE = r"not\b|have\b|need\b|remain\b|become\b|retire\b|leave\b|like\b|prefer\b|welcome\b"
_TO = (
    r"(?:\s+(?:both|also|then|now|jointly))*\s+(?:(?:to|must|should|shall|will|would)\s+(?:also\s+|both\s+|"
    r"then\s+|now\s+)?"
    rf"(?!{_NO_PROMISE})(?P<verb>{_VERB}[a-z]*)|"
    r"(?:is|are|was|were|has been|have been)\s+(?:to|asked to|tasked with|requested to)\s+(?!be\b)[a-z]|"
    r"(?:has\s+|have\s+|also\s+|both\s+)*(?:agreed|offered|undertook|undertaken|promised|volunteered|committed|"
    r"asked)\s+to\s+(?!be\b)[a-z]|"
    r"(?:took|takes|has|had|accepted|was given|were given)\s+(?:an|the)\s+action\s+to\s+[a-z]|"
    r"(?:said|confirmed|stated|advised|explained)\s+(?:that\s+)?(?:s?he|they)\s+(?:would|will)\s+"
    r"(?!like\b|be\b|prefer\b|welcome\b|not\b)[a-z])"
)
_TO_MARKED = _TO.replace(_NO_PROMISE, r"not\b|like\b|prefer\b|welcome\b", 1)
# What a thing does and a person seldom: 'the plan to come back', 'KPIs to follow'.
_OF_THINGS_WORDS = (
    "come go return feature appear follow inform include remain stay continue run start commence take form get "
    "receive have need cover reflect become happen resume sit cease"
)
_OF_THINGS = frozenset(_OF_THINGS_WORDS.split())
_THINGS_WORDS = (
    "report reports plan plans paper papers strategy strategies review reviews update updates meeting meetings "
    "minutes policy policies budget budgets data letter letters register tracker item items agenda terms "
    "reference case cases survey framework pathway model summary briefing presentation programme slides dashboard "
    "contract contracts figures action actions proposal proposals document documents invite invitation "
    "invitations workshop session website link template log procedure protocol comments questions funding bid "
    "date dates work risk risks discussion draft version matter matters service services letter further future "
    "next bed beds care access week months month spring summer autumn winter monday tuesday wednesday thursday "
    "friday"
)
_THINGS = frozenset(_THINGS_WORDS.split())
_ROLES_WORDS = (
    "chair chairman chairperson vice-chair vice-chairman chairs co-chairs director directors manager managers "
    "officer officers lead leads administrator secretary head heads team teams clerk executive treasurer "
    "commissioner commissioners nurse coordinator co-ordinator convenor adviser accountant analyst solicitor "
    "board committee group council councils trust trusts partnership forum cabinet workstream workstreams ccg icb "
    "member members partner partners organisation organisations colleagues everyone everybody all attendees "
    "locality localities provider providers practice practices"
)
_ROLES = frozenset(_ROLES_WORDS.split())
_COLLECTIVE = re.compile(r"(?:all|everyone|everybody|each|both|every)\b", re.IGNORECASE)
_AGREED = re.compile(r"^[\s•*–—-]*(?:(?:it was |the \w+ )?agreed (?:that\s+)?|therefore,?\s+)?", re.IGNORECASE)
_FOR = re.compile(r"^(?:for\s+)?(?P<who>[^:–—]{2,60}?)\s*(?::|\s[–—-])\s+")
_LABELLED = re.compile(
    r"[\s,;–—-]{0,8}[(\[]?\b(?P<name>leads?|owners?|by whom|who|responsible|assigned to|deadline|by when|due(?: date)?|"
    r"target date|by(?=\s*:)|timescale)\s*[:–—]\s*",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?P<value>[^.;()\[\]]*(?:\.\d[^.;()\[\]]*)*)[)\].;]*")
_PARTED = re.compile(r"\s[–—|-]\s+")
_ROLE_BEFORE = re.compile(rf"^(?P<who>[^\s,;:.()][^,;:.()]{{1,80}}?){_TO}")


def everybody(listed: Iterable[Attendance]) -> str:
    """Give a regular expression for whoever is on the list, and for the chair, who is in every room."""
    return rf"(?:{people.pattern(listed)}|(?:[Tt]he )?(?:Vice-)?Chair(?:man|person|woman)?\b)"


def people_of(text: str, who: str, *, marked: bool = True) -> tuple[Lead, ...]:
    """Read the people whom a sentence asks: by name or initials, before 'to', 'will' or 'said she would'.

    In an action that is ``marked``, a name and a colon ask too; elsewhere they only say who spoke.
    """
    plain = _AGREED.sub("", text, count=1)
    joint = _joint(who)
    found = re.match(rf"(?P<who>{joint})(?:\s*\([^()]{{1,40}}\))?{_TO_MARKED if marked else _TO}", plain)
    if found is not None:
        return people.leads(found["who"]) if _is_people(found["who"], found["verb"], who) else ()
    labelled = _FOR.match(plain) if marked else None
    if labelled is not None and re.fullmatch(joint, labelled["who"]) and _is_people(labelled["who"], None, who):
        return people.leads(labelled["who"])
    return ()


def role_of(text: str) -> tuple[Lead, ...]:
    """Read the role, the body or the 'all' that a sentence asks; nobody where it may be a thing."""
    found = _ROLE_BEFORE.match(_AGREED.sub("", text, count=1))
    if found is None or (found["verb"] or "") in _OF_THINGS:
        return ()
    written = re.sub(r"^the\s+", "", found["who"], flags=re.IGNORECASE).strip()
    words = written.casefold().replace("’", "'").split()
    if not words or len(words) > LONGEST_ROLE or words[-1] in _THINGS:
        return ()
    if not (_COLLECTIVE.match(written) or set(words) & _ROLES):
        return ()
    return (Lead(written),)


def only_people(text: str, who: str) -> tuple[Lead, ...]:
    """Read a text that holds nothing but people: those of the list, initials, or names with a title."""
    plain = text.strip(" .,:;–—-()[]")
    person = rf"(?:{who}|{people.TITLED}|{people.NAME}|[A-Z]{{2,4}}|All(?: members)?)"
    if re.fullmatch(rf"{person}(?:\s*(?:,|/|&|\+|\band\b|\bwith\b|,\s*and\b)\s*{person})*", plain) is None:
        return ()
    return people.leads(plain) if _is_people(plain, None, who) else ()


def trailing(text: str, who: str) -> tuple[str, tuple[Lead, ...]]:
    """Take the people of the list off the end of a text: ``circulate the paper (MK)``, ``circulate it – MK/SR``."""
    joint = rf"{who}(?:\s*(?:,|/|&|\band\b|\bwith\b)\s*{who})*"
    found = re.search(rf"(?:\s*[(\[](?P<in>{joint})[)\]]|\s[–—-]\s*(?P<by>{joint}))\s*\.?\s*$", text[-120:])
    if found is None:
        return text, ()
    cut = max(len(text) - 120, 0) + found.start()
    return text[:cut].rstrip(), people.leads(found["in"] or found["by"])


def labelled(text: str) -> tuple[str, str, str]:
    """Take ``Lead: MK. Deadline: 31/03/22`` out of a text: what remains, the lead and the deadline as written."""
    told = {"lead": "", "deadline": ""}
    kept, at = "", 0
    labels = list(_LABELLED.finditer(text))
    ends = [*(found.start() for found in labels[1:]), len(text)] if labels else []
    for found, end in zip(labels, ends, strict=True):
        said = _VALUE.match(text, found.end(), end)
        name, value = found["name"].casefold(), said["value"].strip() if said else ""
        leads = name.startswith(("lead", "owner", "by whom", "who", "resp", "assigned"))
        if name == "by":  # 'By: MK' and 'By: 30 June' are both written
            leads = not by_when.alone(value) and re.search(r"\d", value) is None and bool(only_people(value, "(?!)"))
        if re.search(r"\w", value):
            told["lead" if leads else "deadline"] = value
        kept += text[at : found.start()]
        at = said.end() if said else found.end()
    return (kept + text[at:]).strip(), told["lead"], told["deadline"]


def only_role(text: str) -> tuple[Lead, ...]:
    """Read a text that holds nothing but a role, a body or 'all': 'Director of Care', 'every ward'."""
    words = text.casefold().replace("’", "'").split()
    role = bool(words and set(words) & _ROLES) and text[:1].isupper() and bool({words[0], words[-1]} - _THINGS)
    if not words or len(words) > LONGEST_ROLE or not (role or _COLLECTIVE.fullmatch(text)):
        return ()
    return (Lead(re.sub(r"^the\s+", "", text, flags=re.IGNORECASE)),)


def parted(text: str, who: str) -> tuple[str, tuple[Lead, ...], str | None]:
    """Take who and until when off an action that dashes part: ``MK – 30 June – pay it``, ``pay it – MK – by June``.

    Only where both stand there; who alone is :func:`trailing`'s.
    """
    pieces = _PARTED.split(text)
    if len(pieces) < len(("what", "who", "when")):
        return text, (), None
    for first, second, rest in ((pieces[0], pieces[1], pieces[2:]), (pieces[-2], pieces[-1], pieces[:-2])):
        for names, day in ((first, second), (second, first)):
            known = re.fullmatch(rf"(?:{_joint(who)}|[Aa]ll(?: members)?)\W*", names)
            if known and by_when.alone(day):
                return " – ".join(rest), only_people(names, who) or only_role(names), day.strip(" .")
    return text, (), None


def _joint(who: str) -> str:
    person = rf"(?:{who}|{people.TITLED}|{people.NAME}|[A-Z]{{2,4}})"
    return (
        rf"{person}(?:\s*(?:,|/|&|\band\b|,\s*and\b)\s*{person})*"
        rf"(?:,?\s+(?:with (?:support|help) from|with|supported by|helped by|assisted by)\s+"
        rf"{person}(?:\s*(?:,|/|&|\band\b)\s*{person})*,?)?"
    )


def _is_people(written: str, verb: str | None, who: str) -> bool:
    """Tell people from things that are written like them: whoever is not on the list must not look like a thing."""
    known = re.compile(who)
    strangers = [lead.written for lead in people.leads(written) if not known.fullmatch(lead.written)]
    if not strangers:
        return True
    if verb in _OF_THINGS:
        return False
    return not any(word.casefold() in _THINGS for one in strangers for word in one.split())
