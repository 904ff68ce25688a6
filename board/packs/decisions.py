"""What kind of decision a sentence of the minutes records: agreed, on conditions, deferred, noted, to whom delegated.

The verb that the board is the subject of decides, not any word of the sentence: a board that noted what another one
approved has noted. An approval that the board itself limits (``but noted that it will need to be reviewed again``) is
an approval on conditions: nobody who acts on it may miss the limit. An approval that delegates the rest stays an
approval, with the delegate beside it. A refusal is a decision; no decision is none.
"""

import re
from dataclasses import dataclass

from board.packs import sentences
from board.packs.values import DecisionKind, Money

LONGEST = sentences.LONGEST  # characters of a sentence that are looked at
PENCE = 100

# The board's own verbs and what each makes of the matter; an empty kind means that what follows the verb decides.
_CARRIES = (
    r"(?:agreed|resolved|decided|wished|voted|concluded|concurred|determined|chose|elected|"
    r"were content|was content|are content)\b(?! (?:by|upon) )"
)
_APPROVES = (
    r"(?:approved|endorsed|ratified|accepted|adopted|supported|confirmed|consented|signed off|"
    r"gave (?:its |their )?(?:formal )?(?:approval|agreement|support)|said yes to|"
    r"gave [^.;]{1,100}? (?:permission|leave)|appointed|nominated|requested|carried|signed|"
    r"approve|endorse|ratify|accept|adopt|support|confirm|appoint|nominate|sign off|agree)\b"
)
_DEFERS = (
    r"(?:deferred|postponed|adjourned|defer|postpone|adjourn|put (?:[^.;]{0,60}? )?off|"
    r"(?:held|hold|left|leave|stood|stand) (?:[^.;]{0,60}? )?over)\b"
)
_REFUSES = (
    r"(?:rejected|declined|refused|turned (?:[^.;]{0,60}? )?down|turn (?:[^.;]{0,60}? )?down|said no to|withheld|"
    r"reject|decline|refuse|withhold)\b"
)
_EMPOWERS = r"(?:gave|give) [^.;]{0,100}?\b(?:powers?|authority)\b(?= to\b)"
_VERBS: tuple[tuple[str, DecisionKind | None], ...] = (
    (_CARRIES, None),
    (r"(?:noted|received|note|receive)\b", DecisionKind.NOTED),
    (_DEFERS, DecisionKind.DEFERRED),
    (
        _REFUSES,
        DecisionKind.REJECTED,
    ),
    (_EMPOWERS, DecisionKind.DELEGATED),
    (r"(?:delegated|delegate|authorised|authorise|authorized|authorize)\b", DecisionKind.DELEGATED),
    (r"(?:recommended|recommend|commended|commend)\b", DecisionKind.RECOMMENDED),
    (_APPROVES, DecisionKind.AGREED),
)
_VERB = tuple((re.compile(pattern), kind) for pattern, kind in _VERBS)
_NOT_TO = re.compile(
    r"(?:not|cannot) (?:to )?(?:approve|agree|support|accept|adopt|endorse|ratify|sign|fund|proceed|"
    r"take (?:it|the \w+) forward)\b"
)
_NOT_BE = re.compile(
    r"(?:\S+ ){0,12}?(?:should|would|will|must|could|can|shall) not be "
    r"(?:approved|agreed|endorsed|accepted|adopted|supported|ratified)\b"
)
_NEITHER = re.compile(r"(?:approved|endorsed|supported|adopted|accepted|ratified) (?:neither|none)\b")
_AGAINST = re.compile(r"against\b")
_MOST_WORDS = r"(?:\S+ ){0,30}?"
_BE = re.compile(
    rf"{_MOST_WORDS}(?:be|is|was|are|were|been) (?:now |hereby |formally |not )*?"
    r"(?P<verb>(?:not )?(?:noted|received|deferred|postponed|adjourned|held over|rejected|refused|declined|delegated|"
    r"recommended|approved|agreed|endorsed|accepted|adopted|supported|ratified|amended)\b|authori[sz]ed(?= to [a-z]))"
    r"(?! (?:in|on|by) )"
)
_TO = re.compile(
    r"(?:(?:with|the|its|their|officers'?|this|a|any|an) )*(?:recommendations?|proposals?|request|motion) (?:to|that) "
)
_SMALL = re.compile(
    r"(?:that|to|it|unanimously|formally|jointly|in principle|therefore|by (?:a )?(?:majority|consensus)|should|"
    r"would|could|can|"
    r"both|also|then|on balance|the (?:board|committee|group|panel)|they|we|,)(?:\s+|$)"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|be|been) (?P<not>not )?(?:(?:\w+ly|also|then|therefore|all|both|duly|in principle) )*"
    r"(?P<verb>noted|received|deferred|postponed|adjourned|held over|rejected|refused|declined|delegated|recommended|"
    r"approved|agreed|endorsed|accepted|adopted|supported|ratified|confirmed|signed|carried|lost|defeated|withdrawn)\b"
)
_AND = re.compile(
    r"(?:,|;|\band|\bbut)\s+(?:(?:also|then|therefore|unanimously|formally|it|subsequently|the \w+)\s+)*"
    r"(?P<verb>agreed|approved|endorsed|ratified|adopted|accepted|supported|resolved|deferred|rejected|delegated|"
    r"recommended)\b"
    r"(?! (?:by|in|at|last|previously)\b)"
)
_HAD_BEEN = re.compile(r"\b(?:been|being|was|were|is|are|be)\s+(?:\w+ )?\w+ed\s*$")
_NO_DECISION = re.compile(
    r"\bno (?:formal )?(?:decisions?|resolutions?|agreement|conclusion) (?:was|were|has been|had been|could be|"
    r"is|are|be)\b|"
    r"^\W*(?:decisions?|agreed|resolved)\W*(?:none|nil|n/?a|no|not applicable)?\W*$"
)
_UNDECIDED = re.compile(
    r"(?:did not|didn't|could not|couldn't|cannot|was unable to|were unable to|failed to|(?:was|"
    r"were) not able to) (?:\w+ly )?"
    r"(?:(?:reach|come to|make|take|arrive at) (?:a |an |any )?(?:\w+ )?(?:decision|agreement|conclusion|"
    r"consensus|view)|"
    r"(?:agree|approve|decide|endorse|ratify|support) (?:on )?(?:the|this|it|a|any|these)\b)|"
    r"(?:(?:has|have|had|was|were) )?not yet\b|(?:is|are|was|were|will be) (?:asked|invited|requested|due|"
    r"expected|reminded) to\b"
)
_AMENDED = re.compile(
    r"\b(?:as|when|once) (?:amended|corrected|revised|modified)\b|\bbe amended\b|"
    r"\b(?:subject to|with) (?:(?:the|a|an|one|two|three|some|minor|following|small|agreed|these|several|"
    r"typographical) ){0,4}"
    r"(?:amendments?|corrections?|changes|revisions?|modifications?|change)\b(?! (?:of|to) (?:law|circumstances?|"
    r"funding))"
)
_CONDITION = re.compile(
    r"\b(?P<mark>(?<!not )(?<!be )(?<!is )subject to|provid(?:ed|ing) (?:that|(?=it\b|they\b|all\b|there\b))|"
    r"on (?:the )?(?:condition|understanding|proviso)(?: that| of)?|on the basis that|with the proviso(?: that)?|"
    r"conditional(?:ly)? (?:up)?on|conditionally(?: up)?on|contingent (?:up)?on|"
    r"pending(?= (?:the|a|an|further|final|formal|receipt|confirmation|completion|approval|legal|agreement|"
    r"outcome)\b)|so long as|unless|but only if)\s*"
    r"(?P<what>[^;]{2,})"
)
_LIMIT = re.compile(
    r"\bbut (?:(?:also )?(?:noted|asked|requested|stressed|agreed|recognised)(?: that)?,?\s+)?"
    r"(?P<what>[^;]{0,300}?\b(?:will|would|must|should|shall|needs?|has|have)(?: \w+)? (?:need to|needs? to|to |"
    r"be |come|return|review)[^;]*)"
)
_IN_PRINCIPLE = re.compile(r"\bin principle\b")
_DELEGATED = re.compile(
    r"\bdelegat(?:ed|es?|ing)\b (?:(?:the )?(?:\w+ ){0,6}?)?to (?P<who>(?!finalise|approve|agree|sign|make|"
    r"determine)[^,;.]{2,120})|"
    r"\bauthori[sz]ed? (?P<also>the [^,;.]{2,100}?) to\b|"
    r"\bdelegated (?:authority|power|powers|responsibility) (?:was |be |is |were )?(?:given|"
    r"granted) to (?P<given>[^,;.]{2,120})|"
    r"\bg[ai]ve (?P<empowered>[^,;.]{2,100}?) (?:the |full |delegated )*(?:powers?|authority)\b(?= to\b)|"
    r"(?P<first>(?:the )?[A-Z][^,;.]{2,80}?) (?:was|were|be|is) (?:given )?(?:authorised|delegated authority)\b"
)
_WHO_ENDS = re.compile(
    r"\s+(?:to (?=[a-z])|in consultation|in conjunction|for |by |on behalf|within |with |so that|who |which |"
    r"subject to|and that|"
    r"and (?:to )?(?:agreed|noted|approved)|following|after|until).*",
    re.DOTALL,
)
_SUM = re.compile(
    r"(?<![\w.,])£\s?(?P<pounds>\d{1,15}(?:,\d{1,9}){0,6}(?:\.\d{1,6})?)(?P<range>\s?[-–—]\s?\d{1,15}(?:[,.]\d{1,9}){0,6})?"
    r"(?:\s?(?P<unit>thousand|million|billion|mn|bn|[kmb])\b)?|"
    r"(?<![\w.,£])(?P<words>\d{1,15}(?:,\d{1,9}){0,6}(?:\.\d{1,6})?)(?:\s?(?P<scale>thousand|million|billion|k|m|"
    r"bn))?\s+(?:pounds|GBP)\b",
    re.IGNORECASE,
)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}  # powers of ten
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a sentence resolves: its kind, and as written to whom, on which condition and which sums."""

    kind: DecisionKind
    delegated_to: str | None = None
    condition: str | None = None
    sums: tuple[Money, ...] = ()


def of(sentence: str) -> Resolved | None:
    """Read one sentence; None where it says that nothing was decided."""
    sentence = sentences.summed_up(sentence)
    kind = kind_of(sentence)
    if kind is None:
        return None
    binds = kind in {DecisionKind.CONDITIONAL, DecisionKind.DELEGATED, DecisionKind.RECOMMENDED}
    return Resolved(kind, _delegate(sentence), _condition(sentence) if binds else None, sums(sentence))


def kind_of(sentence: str) -> DecisionKind | None:
    """Say what kind of decision a sentence records, which resolves something; None where it says that nothing was."""
    sentence = sentences.summed_up(sentence)
    plain = _plain(sentence)
    if sentences.refuses(sentence[:LONGEST]):
        return DecisionKind.REJECTED
    if _is_undecided(plain):
        return None
    kind = _operative(plain)
    if kind is None:
        return DecisionKind.AGREED if sentences.resolves(sentence) else None
    if kind is DecisionKind.NOTED:
        kind = _also(plain) or kind
    if kind is not DecisionKind.AGREED:
        return kind
    if _AMENDED.search(plain):
        return DecisionKind.AMENDED
    return DecisionKind.CONDITIONAL if _condition(sentence) else DecisionKind.AGREED


def sums(text: str) -> tuple[Money, ...]:
    """Find the sums of money in a text; a range, or commas in the wrong place, is kept without an amount."""
    return tuple(_money(found) for found in _SUM.finditer(text))


def _plain(sentence: str) -> str:
    """Give a sentence in small letters, without the marks of the list that it stands in."""
    text = " ".join(sentence[:LONGEST].replace("’", "'").split()).lower()
    return " ".join(
        re.sub(r"(?:(?<=\s)|^)\([ivx\da-z]{1,4}\)(?=\s)|[:•*]|(?<= )[ivxl\d]{1,4}[.)](?= )", " ", text).split()
    )


def _is_undecided(plain: str) -> bool:
    """Tell that the board itself decided nothing; what it noted or agreed about others' decisions is another matter."""
    acting = sentences.after_body(plain)
    if acting is None or _verb(plain[acting:]) is None:
        told = _PASSIVE.search(plain)
        none = _NO_DECISION.search(plain)
        if none and (told is None or none.start() < told.start()):
            return True
    return acting is not None and _UNDECIDED.match(plain[acting:]) is not None


def _operative(plain: str) -> DecisionKind | None:
    """Find the verb that the body is the subject of, else the first of a passive, else the first there is."""
    acting = sentences.after_body(plain)
    if acting is not None and (kind := _verb(plain[acting:])):
        return kind
    opening = re.sub(r"^\W*(?:it was (?:\w+ly )?|that |decisions? |\w+ly )", "", plain)
    if (kind := _verb(opening)) or (plain != opening and (kind := _complement(opening))):
        return kind
    passive = _PASSIVE.search(plain)
    if passive is None:
        return None
    if passive["not"] or passive["verb"] in {"lost", "defeated"}:
        return DecisionKind.REJECTED
    if passive["verb"] == "withdrawn":
        return DecisionKind.DEFERRED
    return _verb(plain[passive.start("verb") :]) or DecisionKind.AGREED


def _verb(text: str) -> DecisionKind | None:
    """Read the verb that a text begins with."""
    if _NEITHER.match(text):
        return DecisionKind.REJECTED
    for pattern, kind in _VERB:
        found = pattern.match(text)
        if found:
            return kind or _complement(text[found.end() :].strip()) or DecisionKind.AGREED
    return DecisionKind.REJECTED if _NOT_TO.match(text) else None


def _complement(rest: str) -> DecisionKind | None:
    """Read what was agreed: to do this, not to do that, or that something be done."""
    while found := _SMALL.match(rest) or _TO.match(rest):
        rest = rest[found.end() :]
    if any(pattern.match(rest) for pattern in (_NOT_TO, _NOT_BE, _AGAINST)):
        return DecisionKind.REJECTED
    for pattern, kind in _VERB:
        if kind is not None and (verb := pattern.match(rest)) and not verb.group().endswith("ed"):
            return kind
    if found := _BE.match(rest):
        if found["verb"].startswith("not "):
            return DecisionKind.REJECTED
        return _verb(found["verb"]) if found["verb"] != "amended" else DecisionKind.AGREED
    return None


def _also(plain: str) -> DecisionKind | None:
    """Find what a board did besides noting; what others did in the words after 'noted that' is none of it."""
    for found in _AND.finditer(plain):
        before = plain[: found.start()]
        if " that " in before and _HAD_BEEN.search(before):
            continue
        kind = _verb(plain[found.start("verb") :])
        if kind is not None and kind is not DecisionKind.NOTED:
            return kind
    return None


def _condition(sentence: str) -> str | None:
    """Give the words of the condition, as written."""
    text = " ".join(sentence[: LONGEST * 2].split())
    for pattern in (_CONDITION, _LIMIT):
        found = re.search(pattern.pattern, text, re.IGNORECASE)
        if found:
            return found["what"].strip(" .,;") or None
    found = re.search(_IN_PRINCIPLE.pattern, text, re.IGNORECASE)
    return found.group() if found else None


def _delegate(sentence: str) -> str | None:
    """Give to whom something is delegated, as written."""
    text = " ".join(sentence[: LONGEST * 2].split())
    for found in _DELEGATED.finditer(text):
        who = next(one for one in found.groups() if one)
        who = re.sub(r"^(?:the|an?)\s+", "", _WHO_ENDS.sub("", f"{who} ").strip(), flags=re.IGNORECASE)
        if who:
            return who
    return None


def _money(found: re.Match[str]) -> Money:
    written = found.group().strip()
    figures, unit = found["pounds"] or found["words"], (found["unit"] or found["scale"] or "").lower()
    whole, _, part = figures.partition(".")
    if found["range"] or not _GROUPED.fullmatch(whole):
        return Money(written.rstrip(".,"), None)
    pence = int(f"{whole.replace(',', '')}{part}") * PENCE * 10 ** _SCALES.get(unit, 0)
    amount, left = divmod(pence, 10 ** len(part))
    return Money(written, None if left else amount)
