"""What a report says on something asked of it: the sentences that hold it, and the kind of thing that is asked for.

Only one report is looked at: the one that was named, or that is talked about. Where its sentences do not hold all of
the question, nothing is said, so that the search of all papers has its turn.
"""

import re

from board import asked as kinds
from board import evidence
from board.asked import Kind
from board.evidence import Evidence, Passage
from board.packs.entries import Report
from dialogs import report_naming, report_saying
from dialogs.exchange import Exchange, Said
from dialogs.telling import One

_ENOUGH = 0.8  # of the question's telling words
_EXACTLY = 0.7  # of them as they were asked, where nothing points to the report
_SEVERAL = 2  # telling words
_SHOWN = 2  # passages
_ALIKE = 0.95  # of the best one's coverage
_SPAN = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an|the same)(?: working| clear)? "
    r"(?:minute|hour|day|week|month|year)s?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(?:19|20)\d\d"
_OF_A_PAPER = "item paper report exempt confidential secret private closed agenda under put puts extra propose proposed"
_ASKS_TIME = (
    "take takes until till when from since start end begin expire run last quick quickly soon fast prompt promptly "
    "long days"
)
# What some questions of time want, narrower than any time: an end, a beginning, a length, a limit.
_TIMES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\b(?:until|till|up to when|end|ends|expire\w*|run out|last till)\b"),
        re.compile(rf"\b(?:to|until|till|by|ends?|expires?|up to)\b[^.;]{{0,25}}?\b(?:{_MONTH})\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\b(?:from when|since when|start\w*|begin\w*)\b"),
        re.compile(rf"\b(?:from|since|starts?|begins?|on)\b[^.;]{{0,20}}?\b(?:{_MONTH})\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\bhow (?:quick\w*|soon|fast|prompt\w*)\b"),
        re.compile(
            rf"\b(?:within|in|inside|no later than|after)\b (?:{_SPAN})|\bat once\b|\bimmediately\b", re.IGNORECASE
        ),
    ),
    (
        re.compile(r"\bhow long\b|\bhow many (?:days|weeks|months|years)\b"),
        re.compile(rf"\b(?:by|for|of|a)? ?(?:{_SPAN})\b|\bto\b[^.;]{{0,20}}\b(?:{_MONTH})\b", re.IGNORECASE),
    ),
)  # fmt: skip


# “The current price” is not the price that is proposed: a sum of now stands in a sentence that says so.
_ASKS_NOW = re.compile(
    r"\b(?:current(?:ly)?|present|existing|at the moment|right now|now|today|already|"
    r"(?:we|council|they)(?:['’]re| are)? (?:currently )?pay(?:ing)?|are (?:we|they) paying)\b",
    re.IGNORECASE,
)
_ASKS_PAY = re.compile(r"\b(?:what|how much)\b[^?]{0,25}\bpay(?:ing)?\b", re.IGNORECASE)
_SAYS_NOW = re.compile(r"\b(?:present|current(?:ly)?|existing|at the moment|now|today)\b", re.IGNORECASE)
_SUM_OF_NOW = "current currently present existing moment right now today already pay paying paid price cost charge sum"
_OF_A_NEW_SUM = "new proposed future"  # what a report recommends is new without saying so
_FIRMS = "firm company provider supplier contractor business agency organisation operator"
_ASKS_FIRM = re.compile(
    rf"\b(?:which|what|name of (?:the|that)|who(?:['’]s|s| is| are)? (?:the|that))\b[^?,]{{0,20}}?"
    rf"\b(?:{_FIRMS.replace(' ', '|')})\b",
    re.IGNORECASE,
)
_FIRM = re.compile(r"(?:\b[A-Z][\w&'’.-]* ){1,5}(?:Limited|Ltd|LLP|PLC|plc|CIC|Company|Partnership)\b")


def asks_sum(words: str) -> bool:
    """Tell a question for a sum of money: *what is the price?*, *what do we pay them?*."""
    return kinds.kind(words) is Kind.MONEY or _ASKS_PAY.search(words) is not None


def asks_of_now(words: str) -> bool:
    """Tell a question of what is paid or holds now, which is not what is proposed."""
    return _ASKS_NOW.search(words) is not None


def asks_firm(words: str) -> bool:
    """Tell a question for the name of a firm: *which firm is it about?*, *who is the provider?*."""
    return _ASKS_FIRM.search(words) is not None


def firm(exchange: Exchange, one: One[Report]) -> Said | None:
    """Say the sentences of a report that name each firm first; None where it names none, or more is asked of it."""
    aside = f"{_named(exchange, one)} {_FIRMS} involve involved concern concerned deal name"
    if evidence.question(exchange.words, lambda _stem: 1.0, without=aside) is not None:
        return None
    named: dict[str, str] = {}
    for _, line in report_saying.passages(one.value):
        for sentence in evidence.sentences(line):
            for found in _FIRM.findall(sentence):
                named.setdefault(found, sentence)
    told = list(dict.fromkeys(named.values()))[:_SHOWN]
    return report_saying.quoted(exchange, one, told) if told else None


def _of_now(exchange: Exchange, one: One[Report], named: str) -> Said | None:
    """Say the sums that a report says are paid now, if the passage holds all else that is asked."""
    asked = evidence.question(exchange.words, lambda _stem: 1.0, without=f"{named} {_SUM_OF_NOW}")
    told: list[str] = []
    for heading, line in report_saying.passages(one.value):
        if asked is not None and evidence.held(asked, f"{heading} {line}") < _ENOUGH:
            continue
        sentences = evidence.sentences(line)
        told += [each for each in sentences if _SAYS_NOW.search(each) and kinds.has(Kind.MONEY, each)]
    return report_saying.quoted(exchange, one, told[:_SHOWN]) if told else None


def answer(exchange: Exchange, one: One[Report], *, talked_of: bool, surely: bool = False) -> Said | None:
    """Say the sentences of a report that answer; None where none does.

    ``talked_of`` tells that the report was not named but is what we talk about; ``surely`` that nothing in the words
    points to it, so that they must stand in it as they were asked.
    """
    named = _named(exchange, one)
    if talked_of and not report_naming.talks_of_entry(exchange) and kinds.kind(exchange.words) is Kind.ANYTHING:
        return None  # where the last answer only stood in the report, no more than a figure is looked for there
    if asks_sum(exchange.words) and asks_of_now(exchange.words):
        return _of_now(exchange, one, named)
    said = _answer(exchange, one, named, surely=surely)
    # “What had the provider asked for?”: what the report is all about need not stand in the sentence that answers.
    if said is not None or not talked_of or not report_naming.talks_of_entry(exchange):
        return said
    return _answer(exchange, one, f"{named} {one.value.summary or ''}", surely=surely)


def _answer(exchange: Exchange, one: One[Report], named: str, *, surely: bool) -> Said | None:
    told = [Passage(line, heading) for heading, line in report_saying.passages(one.value)]
    kind, narrow = kinds.kind(exchange.words), _narrow(exchange.words)
    aside = f"{named} {_ASKS_TIME if narrow is not None else ''} {_OF_A_NEW_SUM if kind is Kind.MONEY else ''}"
    asked = evidence.question(exchange.words, lambda _stem: 1.0, without=aside)
    if asked is None and (surely or (narrow is None and kind is not Kind.MONEY)):
        return None
    if asked is None:
        found = evidence.of_kind(kind, told)
    elif surely and len(asked.units) < _SEVERAL:
        return None
    else:
        found = [each for each in evidence.best(asked, told) if _is_answer(each, surely=surely)]
    if kind is not Kind.ANYTHING:
        found = [each for each in found if any(kinds.has(kind, sentence) for sentence in each.sentences)]
    if narrow is not None:
        found = _narrowed(told, found, narrow, anything=asked is None)
    if not found:
        return None
    alike = [each for each in found if each.coverage >= found[0].coverage * _ALIKE]
    under = told[alike[0].at].above  # what is recommended is not told together with what stood before
    shown = [each for each in alike if told[each.at].above == under][: 1 if asked is None else _SHOWN]
    return report_saying.quoted(exchange, one, [" ".join(each.sentences) for each in sorted(shown, key=_place)])


def _is_answer(found: Evidence, *, surely: bool) -> bool:
    return not found.missing and found.coverage >= _ENOUGH and (not surely or found.exact >= _EXACTLY)


def asks_time(words: str) -> bool:
    """Tell a question of a time that a report may tell: an end, a beginning, a length."""
    return _narrow(words) is not None


def _narrow(words: str) -> re.Pattern[str] | None:
    low = words.casefold()
    return next((wanted for asks, wanted in _TIMES if asks.search(low)), None)


def _narrowed(told: list[Passage], found: list[Evidence], narrow: re.Pattern[str], *, anything: bool) -> list[Evidence]:
    """Keep what has the very time that is asked for; of a question without a telling word, the first of all."""
    if not anything:
        return [each for each in found if any(narrow.search(sentence) for sentence in each.sentences)]
    fitting = [
        Evidence(at, (sentence,), 1.0, 1.0, 0.0, (), 0.0)
        for at, passage in enumerate(told)
        for sentence in evidence.sentences(passage.text)
        if narrow.search(sentence)
    ]
    return fitting[:1]


def _named(exchange: Exchange, one: One[Report]) -> str:
    """Give the words that only name the report: those of its title, its item, and of what kind of paper it is."""
    item = report_naming.number(exchange) or ""
    return f"{one.value.subject} {item} {_OF_A_PAPER}"


def _place(found: Evidence) -> int:
    return found.at
