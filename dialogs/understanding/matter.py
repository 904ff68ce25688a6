"""The subject of a question about a report, a figure, a risk, the procedure or a term: its words without the framing.

What frames such a question is listed here, and not taken from the phrase bank, whose phrases for these intents hold
words of every subject. A term is kept as one run of words, joined as it was typed: *lasting power of attorney*.
"""

from dialogs.understanding import aspects
from dialogs.understanding.reading import Piece, Reading
from dialogs.understanding.values import Intent, Naming

FUNCTION = frozenset(
    """a an the and or but so of for in on at by to from with as about regarding re concerning around into over under
    is are was were be been being am do does did done doing has have had having can could will would shall should may
    might must not no any anything anyone anybody some something all both each every than too very just also now then
    there here this that these those it its they them their we us our you your who whom whose which what when where why
    how if whether while since i me my mine please kindly okay thanks hi hello hey tell show give find look let know
    get got see say says said mention mentions talk cover covers remind read make made need want like think one ones
    thing things stuff still yet ever again out off up down go goes going gone actually exactly really quick quickly
    pls ago during through throughout against
    ok well um er hang called time since mean wondering wonder sorry meeting board pack papers document documents
    latest more most much many other only lot bit part details detail agenda item""".split()  # noqa: SIM905
)
_FRAMING: dict[Intent, frozenset[str]] = {
    Intent.REPORT: frozenset(
        """report reports reprot repotr paper decision maker decision-maker decides decide decided deciding decisions
        key recommend recommends recommended recommending recommendation recommendations recomendations
        reccomendations reccomend recommendation's
        author authors wrote written writes write writer contact contacts officer phone telephone email number name
        prepared drafted produced whose behind ward wards affect affects affected assessment assessments equality impact
        eia esia dpia appendix appendices appendixes annex annexes attached attachment attachments enclosed background
        members rooms room supporting summary summarise summarize gist precis brief outline overview nutshell sum short
        main points point key propose proposes proposed asking asked ask asks agree approve agreeing approval note wants
        supposed date list exempt details main say's takes making makes owns owner""".split()  # noqa: SIM905
    ),
    Intent.INDICATOR: frozenset(
        """indicator indicators measure measures kpi kpis target targets targeted actual actuals year years year's
        quarter month red reds amber ambers green greens headline headlines tile tiles figure figures number numbers
        performance performing performace perform rate rates percent percentage proportion score scores scorecard
        dashboard hit met meet miss missed missing better worse trend trends compare compared compares comparison versus
        vs previous previously last next far track change changed improving improved improve risen rose rising increased
        increase increasing dropped worsening worsened glance total rag rated rating statistics stats data count value
        happened happening report""".split()  # noqa: SIM905
    ),
    Intent.RISK: frozenset(
        """risk risks risky register registers regsiter issue issues log owner owners owns own owned owning responsible
        accountable rank ranks ranked ranking score scores scored scoring rated rating ratings highest high higher
        biggest top worst greatest main serious severe severity likelihood likely mitigation mitigations mitigate
        mitigates mitigated mitigating mitgation control controls reduce reducing manage managing managed action
        actions place recorded worry worries worried worrying wrong keeps awake night bad three five list danger
        dangers concern concerns lessen prevent preventing tackle tackling dealing dealt red amber green""".split()  # noqa: SIM905
    ),
    Intent.PROCEDURE: frozenset(
        """procedure procedures procedure's provider providers provider's failure failures fail fails failed failing
        close closes closed closing closure closures shut shuts shutting collapse collapses collapsed bust insolvent
        administration plan plans checklist checklists step steps task tasks row rows paragraph para clause section
        sections point points home homes care firm told tells inform informs informed notifies rings calls
        notify notified notifying contact contacted
        ring call rang phone alert alerted first immediate immediately initial straight away responsible responsibility
        responsibilities job charge apply applies applied applicable only count counts bits activate activates activated
        activating activation trigger triggers triggered invoke invokes start starts able allowed launch declare
        timescale timescales deadline quickly soon fast long hours when role roles code codes stand stands
        tonight tomorrow today happens happen emergency supposed line under""".split()  # noqa: SIM905
    ),
    Intent.GLOSSARY: frozenset(
        """mean means meant meaning meanings stand stands stood short acronym acronyms abbreviation abbreviations
        abbreviated define defines definition definitions glossary term terms word words explain spell letters letter
        jargon heard never remind full form initials phrase earth context english plain understand expand
        expression difference between""".split()  # noqa: SIM905
    ),
}  # fmt: skip
_WHERE = frozenset({"procedure", "plan", "papers", "report", "pack", "glossary", "minutes", "agenda", "document"})
_BEFORE_PLACE = frozenset({"in", "on", "from", "here"})
_TAILS = (" when it is at home", " in this context", " in plain english")
_SHORTEST = 2  # words: "in the procedure" follows something


def has(intent: Intent) -> bool:
    """Tell the intents whose subject is read here."""
    return intent in _FRAMING


def about(reading: Reading, intent: Intent) -> str:
    """Give the subject as typed, '' where there is none."""
    if intent is Intent.GLOSSARY:
        return _term(reading)
    kinds = aspects.kinds(reading) if aspects.applies(reading, intent) else frozenset[int]()
    kept = [piece for piece in reading.pieces if _is_subject(reading, piece, intent) and piece.start not in kinds]
    return " ".join(reading.said(piece) for piece in kept)


def _is_subject(reading: Reading, piece: Piece, intent: Intent) -> bool:
    if piece.tag:
        unknown = any(who.naming is Naming.UNKNOWN and who.said == reading.said(piece) for who in reading.people)
        code = piece.low == "{person}" and intent is Intent.PROCEDURE and reading.said(piece).isupper()
        return (piece.low == "{person}" and unknown) or code
    framing = FUNCTION | _FRAMING[intent]
    return piece.low not in framing and piece.low.isascii() | piece.low.isalpha()


def _term(reading: Reading) -> str:
    """Give one run of words, from the first that frames nothing to the last before the framing goes on."""
    lows = _before_place([word.low for word in reading.words])
    framing = _FRAMING[Intent.GLOSSARY]
    held = [at for at, low in enumerate(lows) if low not in FUNCTION and low not in framing]
    if not held:
        return ""
    broken = next((at for at in range(held[0], len(lows)) if lows[at] in framing), len(lows))
    end = max(at for at in held if at < broken)
    return " ".join(word.said for word in reading.words[held[0] : end + 1])


def _before_place(lows: list[str]) -> list[str]:
    """Cut *in the procedure* and *when it is at home* off."""
    said = " ".join(lows)
    tail = next((each for each in _TAILS if said.endswith(each)), None)
    if tail is not None:
        lows = lows[: -len(tail.split())]
    if len(lows) > _SHORTEST and lows[-1] in _WHERE:
        cut = next((at for at in (len(lows) - 2, len(lows) - 3) if lows[at] in _BEFORE_PLACE), None)
        return lows[:cut]
    return lows
