"""What is asked of actions: which part of one (who, by when, how far), which cut of the list, and what is left to find.

Words are read here, and nothing is looked up. Which action the words that are left may mean is ``acts.action_names``.
"""

import datetime as dt
import enum
import re
from dataclasses import dataclass

from acts.owed import Wanted
from board import lexis, thesaurus
from dialogs.exchange import Exchange
from dialogs.understanding import Day, Month, Relative, When, Year
from dialogs.understanding import words as reading
from dialogs.understanding.values import Span


class Ask(enum.StrEnum):
    """The part that is asked for of one action."""

    DONE = "done"  # is it done, has somebody done it
    PROGRESS = "progress"  # how far is it, any news
    LEAD = "lead"  # whose is it
    HELP = "help"  # who helps with it
    DEADLINE = "deadline"
    RAISED = "raised"  # when and where it was asked for
    WHEN = "when"  # when something of it happened
    WHY = "why"  # why it is late, or stuck
    WHAT = "what"  # the action itself


class Order(enum.StrEnum):
    """From which end a list is asked for."""

    OLDEST = "oldest"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Cut:
    """Which actions a list is to hold, of those that ``wanted`` names.

    ``due`` tells that ``when`` is when they fall due, ``raised`` that it is when they were asked for. ``dropped`` asks
    for those that fell off the tracker, ``untracked`` for those that no tracker ever held, ``undated`` for those
    without a date that can be trusted, ``helping`` for those that somebody only helps with, ``leaderless`` for those
    that name nobody. ``named`` tells that the words ask for a list of actions, whatever else they hold; ``tracker``
    that they name the tracker, and not what only minutes hold.
    """

    wanted: Wanted
    order: Order | None = None
    when: When | None = None
    due: bool = False
    raised: bool = False
    soon: bool = False
    dropped: bool = False
    untracked: bool = False
    undated: bool = False
    leaderless: bool = False
    helping: bool = False
    count: bool = False
    named: bool = False
    tracker: bool = False


_DONE_WORDS = r"done|complete[d]?|finish(?:ed)?|closed?|signed off|ticked off|sorted|discharged|ready|delivered|in hand"
_ASKS: tuple[tuple[Ask, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(pattern))
    for ask, pattern in (
        (
            Ask.RAISED,
            (
                r"\bwhen (?:was|were|did)\b.*\b(?:raised|asked for|agreed|given|set|minuted|come up|start(?:ed)?)\b"
                r"|\b(?:which|what) meeting\b|\bwhere d(?:id|oes)\b.*\bcome from\b"
                r"|\bhow (?:old|long ago)\b|\bsince when\b"
                r"|\bwho asked (?:for|him|her|them)\b"
            ),
        ),
        (
            Ask.DEADLINE,
            (
                r"\bby when\b|\bwhen by\b|\bdead ?lines?\b|\bdue\b(?! to\b)|\btarget date\b|\btime limit\b"
                r"|\bwhen (?:is|are|does|do|has|have|must|should|need)\b"
                r".*\b(?:by|to|back|finish(?:ed)?|done|in|need(?:ed)?)\b"
                r"|\bhow long (?:has|have|does|do)\b.*\b(?:got|have|left|to)\b"
                r"|\bwhen(?: is| are)? (?:it|that|they|this)\b"
            ),
        ),
        (
            Ask.WHY,
            (
                r"\bwhy\b|\breasons?\b|\bwhat is (?:holding|stopping|blocking|keeping)\b"
                r"|\bhold ?ups?\b|\bheld up\b|\bstuck\b"
                r"|\bhow come\b|\bexcuse\b"
            ),
        ),
        (
            Ask.HELP,
            (
                r"\bwho (?:else )?(?:is |are |was )?(?:also )?(?:help|support|assist|work)\w*\b"
                r"|\bwith whom\b|\balongside\b"
                r"|\bwho (?:is|are|does|do)\b.*\bwith\?*$"
            ),
        ),
        (Ask.LEAD, r"\bwho\b|\bwhose\b|\bwhom\b|\blead\b|\bowner\b|\bresponsible\b"),
        (Ask.WHEN, r"\bwhen\b|\bwh(?:at|ich) (?:date|day)\b"),
        (
            Ask.PROGRESS,
            (
                r"\bhow far\b|\bprogress\b|\bnews\b|\bupdates?\b|\blatest\b|\bstatus\b|\bhow (?:is|are|did)\b"
                r"|\bwhere (?:are|is)\b"
                r"|\bany (?:reply|answer|response|word|joy|luck|movement|sign)\b|\bhear(?:d)?\b"
                r"|\bwhat (?:became|happened)\b"
                r"|\bwhatever (?:became|happened)\b"
                r"|\bhow (?:has|have)\b.*\b(?:got|gone|got on|done)\b|\bgot (?:on|to|with)\b"
                r"|\bwhat is happening\b"
                r"|\bwhat (?:is|was) (?:still )?(?:missing|left|not|outstanding)\b|\bstill\b.*\bmissing\b"
                r"|\bstate of\b|\bcom(?:e|ing) along\b|\bgoing\b|\bwhich\b.*\bnot\b|\bmoved\b"
            ),
        ),
        (
            Ask.DONE,
            rf"^(?:and |so |but |or )*(?:has|have|is|are|did|was|were|do|does|any|had)\b|\byet\b|\b(?:{_DONE_WORDS})\b",
        ),
    )
)
_ASKS_DONE = re.compile(rf"\b(?:{_DONE_WORDS}|open|outstanding|overdue|late)\b")
_OVERDUE = re.compile(
    r"\b(?:overdue|overdu|late|behind|missed|slipp?(?:ed|ing)|lapsed|lagging|delinquent|chas(?:e|ing|ed|er|ers)"
    r"|nudg(?:e|ing)|past (?:its|their|the)? ?(?:date|deadline|due)|should have (?:been|finished|done)"
    r"|(?:deadline|date|due)s? (?:have |has )?(?:passed|gone|been and gone)|out of (?:date|time))\b"
)
_CLOSED = re.compile(
    r"\b(?:closed?|closing|completed?|done|finished|ticked off|signed off|off the list|dealt with|put to bed)\b"
)
_OPEN = re.compile(
    r"\b(?:open|outstanding|pending|ow(?:e|es|ed|ing)|still|unfinished|incomplete|remaining|left|live|current"
    r"|to do|on the go|unresolved)\b"
)
_ACTION = re.compile(r"\b(?:actions?|actoins?|trackers?|action log)\b")
_EVERY = re.compile(r"\b(?:all|every|everything|whole|full|complete list)\b")
_OLDEST = re.compile(
    r"\b(?:oldest|longest|earliest|first raised|furthest back|hanging around|hanging about"
    r"|been (?:on|there) (?:the )?long"
    r"|most ancient|outstanding longest)\b"
)
_NEWEST = re.compile(r"\b(?:newest|most recent|latest|youngest|last) (?:action|task|one|entry|row|addition)s?\b")
_SOON = re.compile(
    r"\b(?:soon|shortly|coming up|upcoming|next few (?:days|weeks)|in the near future|imminent(?:ly)?"
    r"|about to|nearly due|next up|due next|falls? due next)\b"
)
_DUE = re.compile(
    r"\b(?:due|deadlines?|by|falls?|expir\w+|run out|before|until|must be|has to be|have to be|in time for|ready for"
    r"|bring|coming up)\b"
)
_DROPPED = re.compile(
    r"\b(?:drop(?:ped|s)?|vanish(?:ed)?|disappear(?:ed)?|(?:fell|fallen|falling|fall|gone|went|come|came|slid) off"
    r"|(?:gone|missing|lost) (?:from|off) (?:the |our )?(?:\w+ )?(?:tracker|list|log)|no longer (?:on|in)"
    r"|not on the (?:new|latest|newest))\b"
)
_UNTRACKED = re.compile(
    r"\b(?:never|not|no|without|is not|missing)\b.*\b(?:on|in|into|onto|made|reached|put)\b.*\btrackers?\b"
    r"|\buntracked\b"
    r"|\bmiss(?:ed|ing) (?:off|from) the tracker\b"
)
_UNDATED = re.compile(
    r"\b(?:no|without|lack\w*|missing|unclear|vague|undated)\b(?: a| any)? ?(?:clear |firm |real |proper )?"
    r"(?:date|dates|deadline|deadlines|due date|year)?\b"
)
_NO_DATE = re.compile(r"\b(?:date|dates|deadline|deadlines|year|undated)\b")
_NO_LEAD = re.compile(
    r"\b(?:no|without|lack\w*|missing)\b(?: a| any)? ?(?:lead|leads|owner|owners|name|one|body)\b|\bnobody\b"
)
_HELPING = re.compile(r"\b(?:help(?:s|ing)?|support(?:s|ing)?|assist(?:s|ing)?)\b(?! me\b)")
_LISTS = re.compile(
    r"\b(?:actions?|actoins|trackers?|action log|to-?do(?:s| list)?|tasks?|overdue|outstanding|ow(?:e|es|ed|ing)"
    r"|deadlines?"
    r"|who owes|follow ups|on (?:my|his|her|their|your|the) (?:list|plate|hook)|chas(?:e|ing)|jobs?|on the hook)\b"
)
_RAISED = re.compile(
    r"\b(?:raised|agreed|came out|come out|coming out|arising|arose|set|given|taken away|asked|from|out of|made|minuted"
    r"|handed out|at)\b"
)

# What frames a question about actions, and says nothing of which one is meant.
FRAMING = frozenset(
    """
    a about above across action actions actoins actually after again ago all along already also am an and another any
    anybody anyone anything apart are around as at back be became because become been before behind being below beside
    between board boards both but by call called came can cant come comes coming could did do does doing done dont down
    due during each eg else enough entry especially etc even ever every everybody everyone everything far few finally
    find first for from further get gets getting give given go goes going gone got had happen happened happening happens
    has hasnt have havent having he hear heard hello help helping helps her here hers hey hi him his hold holding how i
    if in instead into is isnt it item items its itself job jobs just keep kept know last late lately latest least left
    let like list listed lists long longer longest look lot made main make many may maybe me meant meeting meetings mine
    more most much must my myself near need needed needs never new newest news next no nobody none nor not nothing now
    of off oh ok okay old older oldest on once one ones only open or other others ought our ours out outstanding over
    overdue owe owed owes owing own owner owns past pending per perhaps please point possible pretty progress put quite
    rather re real really reason regarding remaining remind respect responsible right round row rows run same say says
    see seem seems she should show shown shows side since slip slipped slips so some somebody someone something soon
    sorry sort stand standing stands state status still stop stuck such supposed sure take taken task tasks tell than
    thanks that the their theirs them then there these they thing things think this those though through till time to
    today together told too track tracked tracker trackers true try under until up update updated updates upon us use
    used very via want wanted wants was way we well went were what whatever when where whether which while who whom
    whose why will wish with within without wonder wondering wont work working would wrong yes yesterday yet you your
    yours lead leads leading led support supports supporting status deadline deadlines date's completed complete closed
    close closing finish finished undertaking undertake undertook promised promise promises pledge pledged
    pledges agreed agree agrees signed
    ticked waiting wait waits await awaiting answerable accountable charge hook plate hand hands behalf gonna gotta
    whats hows wheres whos thats theres kindly thank cheers bit anywhere somewhere anyhow anyway mean means month months
    week weeks year years day days fortnight quarter january february march april june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday spring summer autumn minuted minutes tomorrow recent recently currently moment far result upshot outcome
    word words joy luck sign movement headway stuck holding blocking excuse
    ready sorted delivered going gotten raised raise originally nearly almost properly fully report pack packs paper
    papers follow ups discussion session
    chase chased chasing chaser nudge behind dropped drop vanished disappeared missing miss missed
    supposedly undone unfinished incomplete remain remains live current many number count total earliest newer
    """.split()  # noqa: SIM905 -- a text can be read and sorted; a list of strings cannot
)
_FALLING = re.compile(r"\bf(?:all|alls|alling|ell|allen) (?:due|off|behind|out)\b")  # and not people who fall
_YEARS = {"last year": -1, "this year": 0, "next year": 1}
_TOO_SHORT = 2  # letters


def plain(text: str) -> str:
    """Give words in small letters, contractions opened, without marks."""
    return " ".join(word.low for word in reading.split(text))


def ask(text: str) -> Ask:
    """Say which part of an action is asked for."""
    low = plain(text)
    return next((kind for kind, pattern in _ASKS if pattern.search(low)), Ask.WHAT)


def asks_whether_done(text: str) -> bool:
    """Tell whether words ask if something is done or still open: then *yes* and *no* say something."""
    return bool(_ASKS_DONE.search(plain(text)))


def says_action(text: str) -> bool:
    """Tell words that call what they mean an action, or a row of the tracker."""
    return bool(_ACTION.search(plain(text)))


def cut(exchange: Exchange) -> Cut:
    """Read which actions a list is to hold."""
    low, when = plain(exchange.words), exchange.heard.slots.when
    dropped = bool(_DROPPED.search(low))
    untracked = bool(_UNTRACKED.search(low)) and not dropped
    undated = bool(_UNDATED.search(low) and _NO_DATE.search(low))
    soon = bool(_SOON.search(low)) and not _OVERDUE.search(low)
    dated = isinstance(when, Day | Month | Year | Span | Relative) and when is not Relative.SAME
    late = bool(_OVERDUE.search(low))
    due = dated and not late and (bool(_DUE.search(low)) or isinstance(when, Span)) and not _asked_then(low)
    return Cut(
        wanted=_wanted(low, exchange, late=late),
        order=Order.OLDEST if _OLDEST.search(low) else Order.NEWEST if _NEWEST.search(low) else None,
        when=when if dated else None,
        due=due,
        raised=dated and not due,
        soon=soon,
        dropped=dropped,
        untracked=untracked,
        undated=undated,
        leaderless=bool(_NO_LEAD.search(low)) and ("lead" in low or "own" in low or "name" in low or "nobody" in low),
        helping=bool(_HELPING.search(low)),
        count=exchange.heard.slots.count,
        named=bool(_LISTS.search(low)),
        tracker=bool(re.search(r"\b(?:tracker|action log)\b", low)) and not untracked,
    )


def left(text: str, today: dt.date, names: frozenset[str] = frozenset()) -> str:
    """Give the words that say which action is meant; ``names`` are words that name people, the board or a day.

    *Next year* is the number of that year.
    """
    low = _FALLING.sub(" ", plain(text))
    for said, beside in _YEARS.items():
        low = re.sub(rf"\b{said}s?\b", str(today.year + beside), low)
    spoken = lexis.words(low)
    kept: list[str] = []
    for unit in thesaurus.units([lexis.stem(word) for word in spoken]):
        run = spoken[unit.start : unit.end]
        if any(_tells(word, names) for word in run):  # "out of hours" is one thing, whatever frames other questions
            kept += [word for word in run if word not in names]
    return " ".join(kept)


def _tells(word: str, names: frozenset[str]) -> bool:
    return word not in FRAMING and word not in names and (len(word) >= _TOO_SHORT or word.isdigit())


def _asked_then(low: str) -> bool:
    """Tell *raised in October* and *what did we ask her at the October meeting*, which are not about being due."""
    return bool(re.search(r"\b(?:raised|agreed|asked|arising|arose|came out|come out|from|given|minuted|since)\b", low))


def _wanted(low: str, exchange: Exchange, *, late: bool) -> Wanted:
    if late and not re.search(r"\bnot (?:yet )?(?:overdue|late)\b", low):
        return Wanted.OVERDUE
    if _CLOSED.search(low) and not re.search(r"\bnot\b|\bnever\b|\bstill\b|\byet\b|\bto be\b|\bto get\b", low):
        return Wanted.CLOSED
    if _OPEN.search(low) or (_CLOSED.search(low) and not _EVERY.search(low)):
        return Wanted.OPEN
    if _EVERY.search(low) and not _CLOSED.search(low):
        return Wanted.ALL
    said = exchange.heard.slots.standing
    return Wanted(said) if said else Wanted.OPEN
