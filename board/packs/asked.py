"""Whom the words of an action or a promise ask: the people before 'to' and 'will', a role, or everybody.

Only the sentence is read here. Things can stand before 'to' as people do ('Annual Report to come back'): what may be a
thing is nobody, since an action without a lead is found by its reader and a wrong one is not.
"""

import re
from collections.abc import Iterable

from board.packs import people
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
    r"[\s,;.–—-]*[(\[]?\b(?P<name>leads?|owners?|by whom|responsible|assigned to|deadline|by when|due(?: date)?|"
    r"target date|"
    r"timescale)\s*[:–—]\s*(?P<value>[^.;()\[\]]*(?:\.\d[^.;()\[\]]*)*)[)\].;]*",
    re.IGNORECASE,
)
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
    for found in _LABELLED.finditer(text):
        name = found["name"].casefold()
        told["lead" if name.startswith(("lead", "owner", "by whom", "resp", "assigned")) else "deadline"] = found[
            "value"
        ].strip()
        kept += text[at : found.start()]
        at = found.end()
    return (kept + text[at:]).strip(), told["lead"], told["deadline"]


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
