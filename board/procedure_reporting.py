"""Which paragraph of a written procedure tells whom to tell at once, and which words cry for it.

A paragraph reports where it names somebody by title who is told, without delay, of a failure. Nothing is said here.
"""

import re
from collections.abc import Sequence

from board import deadlines, lexis, procedure_asked
from board.packs.entries import Clause

_REPORTS = re.compile(r"\b(?:report|notif|alert|rais|escalat|first (?:call|contact|response))", re.IGNORECASE)
_PREAMBLE = re.compile(r"\b(?:introduction|aims?|purpose|background|scope)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:tells?|told|inform(?:s|ed)?|notif(?:y|ies|ied|ication)|alert(?:s|ed)?|contact(?:s|ed)?|rings?|rung|"
    r"telephone[sd]?|reports? (?:it|this|to)|reported)\b",
    re.IGNORECASE,
)
_HEARS = re.compile(
    r"\b(?:hears?|learns?|becomes? aware|finds? out|suspects?|receives?|is received|is identified|is reported)\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:as soon as|immediate(?:ly)?|at once|straight away|without delay|same (?:hour|day))\b", re.IGNORECASE
)
_TITLE = re.compile(r"\b(?:Director|Head|Manager|Officer|Chair|Lead|Leads|Commissioner|Nurse)\b")
_SILENT = re.compile(
    r"\b(?:(?:do(?:es)?|did|is|are|has|can|could) ?(?:not|n['’]t)|cannot|un)[ -]?(?:be )?"
    r"(?:answer|reach|repl|respond|availab|contact)\w*",
    re.IGNORECASE,
)

_PROVIDER = re.compile(
    r"\b(?:(?:care|nursing|residential|rest) )?homes?\b|\bproviders?\b|\bhome ?care\b|"
    r"\bcare (?:agency|agencies|company|firm|service|provider)\b|\bagency\b|\bsupported living\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\bfail(?:s|ed|ing|ure)?\b|\bclos(?:es?|ed|ing)\b(?: (?:down|its doors))?|\bshut(?:s|ting)?\b(?: down)?|"
    r"\bflood(?:s|ed|ing)?\b|\bunder ?water\b|\b(?:on|caught|catches) fire\b|\bburn(?:s|t|ed|ing)\b(?: down)?|"
    r"\bcollaps(?:es?|ed|ing)\b|\b(?:go(?:es|ne|ing)?|went) (?:bust|under|broke|down)\b|\bbankrupt\w*|\binsolven\w*|"
    r"\b(?:into|in) (?:administration|liquidation|receivership)\b|\bfold(?:s|ed|ing)\b|\bevacuat(?:e|es|ed|ing)\b|"
    r"\b(?:cannot|can['’]?t|can not|could ?n['’]?t) (?:go on|carry on|cope|continue|keep going|open)\b|"
    r"\b(?:has|have|got|with|there (?:is|are)|there['’]?s) no (?:staff|carers|power|heating|water)\b|"
    r"\b(?:staff|carers|everyone) (?:have |has |all )?(?:walked out|gone|left)\b|\brun(?:s|ning)? out of money\b|"
    r"\bhand(?:s|ed|ing)? back (?:the|its|their) (?:contract|keys)\b|\bgiv(?:es|ing|en) up\b",
    re.IGNORECASE,
)
_CRY = re.compile(
    r"\bwhat (?:(?:on earth|the hell) )?(?:do|should|must|shall|can|am|are|have) (?:i|we)(?: (?:got|supposed|meant))?"
    r"(?: to)? do\b|\bwhat (?:to do|now|next|then)\b|"
    r"\bwhom? (?:(?:do|should|must|shall|can) )?(?:i|we|to)(?: need to)? "
    r"(?:first )?(?:ring|call|phone|tell|contact|alert|notify|inform)\b|"
    r"\bwhere do (?:i|we) (?:start|begin)\b|\b(?:please )?help(?: (?:me|us))?(?= please| now|[\s!?.]*$)",
    re.IGNORECASE,
)
_HELP = re.compile(r"\W*(?:please )?help(?: (?:me|us))?(?: please)?\s*[!,.:;–-]", re.IGNORECASE)  # cried out by itself
# What may stand behind the cry without making it a narrower question: *what do I do about the press?* is one.
_ASIDE = frozenset(
    """a an the one our my any some of at in on if when it its it's is s has have been just now first right away please
    straight next then there here and or about this that they re are i we you me us quick quickly fast urgently help
    night tonight today weekend evening morning afternoon late sunday saturday monday tuesday wednesday thursday friday
    may might is was says said told tells suddenly all get gets to""".split()  # noqa: SIM905
)
_FIGURES = re.compile(
    r"\b(?:indicators?|ratings?|rated|targets?|tables?|figures?|kpis?|measures?|percent)\b", re.IGNORECASE
)


def cries(words: str) -> bool:
    """Tell words that say a provider fails and ask what to do now, or whom to ring, and nothing narrower."""
    if not (_PROVIDER.search(words) and _TROUBLE.search(words)) or _FIGURES.search(words):
        return False
    cry = _CRY.search(words)
    if cry is None or _HELP.match(words):
        return _HELP.match(words) is not None
    behind = words[cry.end() :]
    for pattern in (_CRY, _TROUBLE, _PROVIDER):
        behind = pattern.sub(" ", behind)
    return _ASIDE.issuperset(lexis.words(behind))


def tells_at_once(clauses: Sequence[Clause]) -> Clause | None:
    """Give the first paragraph that says who is told at once of a failure; one of a section on reporting before all."""
    found = [one for one in clauses if _is_report(one)]
    return next((one for one in found if _REPORTS.search(one.section)), found[0] if found else None)


def _is_report(one: Clause) -> bool:
    whole = " ".join((one.text, *one.points))
    at_once = _SOON.search(whole) or any(isinstance(limit, deadlines.AtOnce) for limit in deadlines.limits(whole))
    return bool(
        one.number
        and not _PREAMBLE.search(one.section)
        and at_once
        and _TELLS.search(whole)
        and _HEARS.search(whole)
        and _TITLE.search(whole)
        and procedure_asked.sets_scene(whole)
    )


def if_silent(clauses: Sequence[Clause], told: Clause) -> Clause | None:
    """Give the paragraph of the same section that says what to do where nobody answers."""
    return next((one for one in clauses if one.section == told.section and _SILENT.search(one.text)), None)


def begins(clauses: Sequence[Clause]) -> list[Clause]:
    """Give the paragraphs of the reporting section, from the one that says who is told at once."""
    told = tells_at_once(clauses)
    if told is None:
        return []
    own = [one for one in clauses if one.section == told.section and one.number]
    return own[own.index(told) :]
