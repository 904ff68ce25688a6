"""What part of a report, a figure, a risk or the procedure is asked for: read by its own words, by nothing learned.

*Who wrote it* and *and the target?* are aspects of what is talked about. A light, and the one kind of provider that a
question is restricted to, are read here too. What nothing here names is the whole.
"""

import re
from typing import NamedTuple, get_args

from dialogs.understanding import classifier, features
from dialogs.understanding.reading import Reading
from dialogs.understanding.values import Applies, Aspect, Intent, Light, Naming


class Sign(NamedTuple):
    """Words that ask for an aspect: any of ``lows``, or any of ``runs`` of words."""

    aspect: Aspect
    lows: frozenset[str]
    runs: tuple[str, ...] = ()


def _sign(aspect: Aspect, lows: str, *runs: str) -> Sign:
    return Sign(aspect, frozenset(lows.split()), runs)


# The first that fits is meant.
_SIGNS: dict[Intent, tuple[Sign, ...]] = {
    Intent.REPORT: (
        _sign(Aspect.KEY_DECISION, "", "key decision", "key decisions"),
        _sign(
            Aspect.DECISION_MAKER, "decision-maker decisionmaker", "decision maker", "decision makers", "who decides",
            "who will decide", "who makes the decision", "who takes the decision", "who is deciding", "whose decision",
            "who approves", "who has to decide", "who gets to decide",
        ),
        _sign(Aspect.BACKGROUND, "background", "members rooms", "members room", "supporting documents"),
        _sign(
            Aspect.APPENDICES, "appendix appendices appendixes annex annexes attached attachment attachments enclosed"
        ),
        _sign(Aspect.ASSESSMENTS, "assessment assessments equality impact eia esia dpia"),
        _sign(Aspect.WARDS, "ward wards"),
        _sign(
            Aspect.RECOMMENDATIONS,
            "reccomend reccomendations recommend recommends recommended recommending "
            "recommendation recommendations "
            "propose proposes proposed",
            "asking us", "asked to", "ask us", "want us", "wants us", "asks us", "asks for", "asking for",
            "supposed to agree", "need to agree", "have to agree",
        ),
        _sign(
            Aspect.AUTHOR,
            "author authors wrote written writes writer contact contacts phone telephone email number prepared drafted "
            "produced whose name",
            "who is behind", "who did", "report of", "who is it by", "who by",
        ),
        _sign(Aspect.DATE, "when date"),
        _sign(
            Aspect.SUMMARY, "summary summarise summarize gist precis brief outline overview nutshell", "sum up",
            "in short", "main points", "key points",
        ),
        _sign(Aspect.AUTHOR, "who"),
    ),
    Intent.RISK: (
        _sign(
            Aspect.MITIGATION,
            "mitigation mitigations mitigate mitigates mitigated mitigating mitgation control controls reduce reducing "
            "manage manages managing managed action actions lessen prevent prevents preventing prevented tackling "
            "tackle tackled handle handles handled handling address addressed addressing solve solved solving fix "
            "fixed fixing "
            "remedy remedied contain contained mitigant safeguards",
            "done about", "doing about", "do about", "dealing with", "dealt with", "being done", "been done", "done so",
            "done to", "doing to", "in place", "the plan for", "plan to deal", "put right", "keep a lid",
        ),
        _sign(Aspect.OWNER, "owner owners owns own owned owning who whose whom responsible accountable"),
        _sign(
            Aspect.RANK,
            "rank ranks ranked ranking rankings score scores scored scoring rated rating ratings highest high higher "
            "biggest top worst greatest main serious severe severity likelihood likely impact bad",
        ),
    ),
    Intent.INDICATOR: (
        _sign(Aspect.HEADLINES, "headline headlines tile tiles", "at a glance", "top line"),
        _sign(Aspect.TARGET, "target targets goal targetted targeted"),
        _sign(
            Aspect.PREVIOUS,
            "previous previously trend trends compare compared compares comparison up down better worse improving "
            "improved improve change changed rise risen rose rising increase increased increasing decreased dropped "
            "worsening worsened deteriorating direction",
            "last year", "year before", "year ago", "on year", "same time", "last yr", "yr before", "yr ago",
            "prev yr", "prev year", "previous yr", "twelve months ago", "12 months ago", "this time last",
        ),
        _sign(Aspect.ACTUAL, "actual actuals"),
    ),
    Intent.PROCEDURE: (
        _sign(
            Aspect.ACTIVATE,
            "activate activates activated activating activation trigger triggers triggered triggering invoke invokes "
            "invoked launch launches declare declares",
            "start the procedure", "starts the procedure", "sets off", "set off", "kick off", "kicks off",
            "sets it off",
        ),
        _sign(
            Aspect.RESPONSIBLE, "responsible responsibility responsibilities whose", "who tells", "who informs",
            "who notifies", "who contacts", "who rings", "who calls",
        ),
        _sign(
            Aspect.TELL,
            "tell told inform informed notify notified notifying informing contact contacted contacting ring call "
            "phone alert alerted alerting notification",
            "to know", "let know", "be aware", "made aware", "need telling", "needs telling", "let in on",
        ),
        _sign(
            Aspect.TIMESCALE, "timescale timescales timetable deadline deadlines hours", "how soon", "how quickly",
            "how long", "how fast", "how quick", "time limit", "by when",
        ),
        _sign(
            Aspect.FIRST, "first immediate immediately initial initially", "straight away", "right away", "at once",
            "do now", "to begin with", "where do we start", "where do i start",
        ),
        _sign(
            Aspect.APPLIES, "apply applies applied applicable applicability", "only for", "just for", "only count",
            "only counts", "relevant to", "count for",
        ),
        _sign(Aspect.ROLE, "role roles code codes"),
        _sign(
            Aspect.RESPONSIBLE, "who charge accountable", "has to do",
            "got to do", "supposed to do", "does what",
        ),
    ),
}  # fmt: skip
_WORDS = {intent: tuple(sorted({low for sign in signs for low in sign.lows})) for intent, signs in _SIGNS.items()}
_ASKED_OF = re.compile(r"what (?:does|must|should) (?!we |i |you |one |it )[\w' -]{1,60} (?:do|doing)(?: in .{1,40})?$")
_ASKS_WHEN = re.compile(
    r" (?:(?:and|so|but|by) )*(?:when|how (?:soon|quickly|quick|fast|long)) (?!.*\b(?:activat|trigger))"
)
_WHO_IS = re.compile(r"(?:who|what) is (?:the |an? )?(?:role )?[\w-]{1,6}(?: in .{1,40})?$")
_ASKING = frozenset(
    """what which when where is are was were who whose does do did it its the a an of for and about or then them they
    he she on in to by how that this any there has have had okay so please tell show me give got say says we us our
    being be going with part bit one ones compare compared risk report figure indicator""".split()  # noqa: SIM905 - words read better as words
)
_LEAST_TO_MEND = 7  # letters; "times" is no slip of "tiles"
_CARE_HOME = re.compile(r"\b(?:care|residential|nursing) homes?\b")
_HOME_CARE = re.compile(r"\b(?:home care|homecare|domiciliary(?: care)?|dom care)\b")
_MARKS: dict[str, Applies] = {"CH": "care home", "HC": "home care"}
_SINGLE = re.compile(r"(red|amber|green)s?$")
_RATED = frozenset({Intent.INDICATOR, Intent.RISK})


def aspect(reading: Reading, intent: Intent) -> Aspect | None:
    """Tell which part is asked for; None for the whole, and for what has no parts."""
    signs = _SIGNS.get(intent)
    if signs is None:
        return None
    lows = [_mended(word.low, intent) for word in reading.words]
    said = f" {' '.join(lows)} "
    if intent is Intent.INDICATOR and _is_counted(reading, lows):
        return Aspect.COUNT
    if intent is Intent.PROCEDURE and _WHO_IS.match(said.strip()) and reading.number is None:
        return Aspect.ROLE
    if intent is Intent.PROCEDURE and _ASKS_WHEN.match(said):
        return Aspect.TIMESCALE
    for sign in signs:
        if not sign.lows.isdisjoint(lows) or any(f" {run} " in said for run in sign.runs):
            return sign.aspect
    return Aspect.RESPONSIBLE if intent is Intent.PROCEDURE and _ASKED_OF.match(said.strip()) else None


def is_only_aspect(reading: Reading, intent: Intent) -> bool:
    """Tell words that bring an aspect or a light and nothing else: *and the target?*, *who owns it?*."""
    if aspect(reading, intent) is None and light(reading, intent) is None:
        return False
    known = _ASKING.union(_WORDS[intent], *(run.split() for sign in _SIGNS[intent] for run in sign.runs))
    plain = [piece.low for piece in reading.pieces if not piece.tag]
    return all(_SINGLE.match(low) or _mended(low, intent) in known for low in plain) and not reading.people


def is_only_kind(reading: Reading, intent: Intent) -> bool:
    """Tell words that bring a kind of provider and nothing else: *and for home care?*."""
    if applies(reading, intent) is None:
        return False
    places = kinds(reading)
    return all(word.low in _ASKING or at in places for at, word in enumerate(reading.words))


def light(reading: Reading, intent: Intent) -> Light | None:
    """Read a rating by traffic light; None without one, and where two are named."""
    if intent not in _RATED:
        return None
    found = {match[1] for piece in reading.pieces if not piece.tag and (match := _SINGLE.match(piece.low))}
    return next((each for each in get_args(Light) if found == {each}), None)


def applies(reading: Reading, intent: Intent) -> Applies | None:
    """Read the one kind of provider that a question about the procedure is restricted to; None where it names both."""
    if intent is not Intent.PROCEDURE:
        return None
    said = " ".join(word.low for word in reading.words)
    found = {_MARKS[word.said] for word in reading.words if word.said in _MARKS and _is_mark(reading, word.said)}
    if _CARE_HOME.search(said):
        found.add("care home")
    if _HOME_CARE.search(said):
        found.add("home care")
    return found.pop() if len(found) == 1 else None


def kinds(reading: Reading) -> frozenset[int]:
    """Give the places of the words that name a kind of provider."""
    lows = [word.low for word in reading.words]
    text = " ".join(lows)
    starts = [0]
    for low in lows:
        starts.append(starts[-1] + len(low) + 1)
    spans = [match.span() for pattern in (_CARE_HOME, _HOME_CARE) for match in pattern.finditer(text)]
    marks = {at for at, word in enumerate(reading.words) if word.said in _MARKS}
    return frozenset(
        at for at in range(len(lows)) if at in marks or any(start <= starts[at] < end for start, end in spans)
    )


def _is_counted(reading: Reading, lows: list[str]) -> bool:
    counted = "how many" in " ".join(lows)
    return counted and (light(reading, Intent.INDICATOR) is not None or not {"indicators", "measures"}.isdisjoint(lows))


def _is_mark(reading: Reading, said: str) -> bool:
    return not any(who.naming is not Naming.UNKNOWN and who.said == said for who in reading.people)


def _mended(low: str, intent: Intent) -> str:
    if low in _WORDS[intent] or low in _ASKING:
        return low
    if len(low) < _LEAST_TO_MEND or low in classifier.model().vocabulary:  # "quality" is no slip of "equality"
        return low
    return features.mended(low, _WORDS[intent]) or low
