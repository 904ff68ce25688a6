"""Which report a question means: by its item, by being exempt, by its title in everyday words, or by what is talked of.

Only reports that the asker may see are looked at, so that one withheld is as one that does not exist.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from acts import contents
from acts.contents import Papers
from board import lexis, matching
from board.contents import Name
from board.matching import Asked
from board.packs.entries import Report
from dialogs import choosing, telling
from dialogs.choosing import Chosen
from dialogs.exchange import Exchange
from dialogs.telling import One
from dialogs.understanding import Day, Month, Relative
from dialogs.understanding.matter import FUNCTION

_KINDS = "papers?|reports?|items?|documents?|part|bit|bits|one|stuff|session|business|agenda"
_EXEMPT = re.compile(
    rf"\b(?:exempt|confidential|private|secret|closed|restricted|part (?:two|2|ii)|pink)(?: \w+)? (?:{_KINDS})\b|"
    rf"\b(?:{_KINDS}) (?:that|which)(?: is|'s|s) (?:exempt|confidential|private|secret|not for publication)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b(?:reports?|reprot|repotr|papers?)\b", re.IGNORECASE)
# What reports propose: with one of these, a cost or a reason is asked of the report.
_PROPOSED = re.compile(
    r"\b(?:procedures?|proposals?|plans?|funds?|schemes?|contracts?|strateg(?:y|ies)|polic(?:y|ies)|extensions?|"
    r"frameworks?|recommendations?)\b",
    re.IGNORECASE,
)
_MOST_OF_IT = 0.4  # of a title's words: so much names what is talked about
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_ITEM = re.compile(r"\bitem (?:no\.? |number )?(\d{1,2}[a-z]?)\b", re.IGNORECASE)
_PLACE = re.compile(rf"\b({'|'.join(_PLACES)}|\d{{1,2}}(?:st|nd|rd|th)) (?:item|paper|report)\b", re.IGNORECASE)
# Words that ask, and name no report.
ASKING = frozenset(
    """
    a about actually after again all also am an and any anybody anyone anything are as ask at b be been behind being
    board board's brief but by can come could decision decisions did do document documents does doing don't done dont
    exactly exempt find for from full get give given go going got had has have help how i if in into is it item items
    its just kind know latest least let like ll look made make many matter may me mean meeting members might more
    much must my need new no not now of off ok okay old on one or our out own page pack paper papers part please pls
    private put question quick quickly re read really remind report reports reprot repotr right s said same say says
    secret section see seem set should show so some something sort stand still t talk tell than that the their them
    then there these they thing things think this to told too two under up us ve very want was way we well were what
    whats when where which who whom whos whose why will with would you your actual exact fourth third second first
    fifth sixth seventh eighth ninth tenth earth hell update version presented present committee public confidential
    closed anyone's implication implications side affect affects affected affecting impact impacts
    include includes including involve involves involved consider considered aspect aspects terms link links linked fit
    extra additional weigh weighed weighing compare compared assess assessed
    record recorded stated listed flag flagged
    already previously previous anyway always before come
    fits given mention mentioned main believe supposed actual bring brings brought
    """.split()  # noqa: SIM905 -- a text can be read and sorted; a list of a hundred strings cannot
) | (FUNCTION - frozenset({"over", "through", "under", "down", "off"}))


@dataclass(frozen=True, slots=True)
class Meant:
    """The reports that a question means, and whether it names them itself; ``rest`` are words that no name holds."""

    found: tuple[One[Report], ...]
    named: bool
    rest: tuple[str, ...] = ()
    units: int = 0  # how many words or runs of words name it by its title


NOTHING = Meant((), named=False)


def says_report(exchange: Exchange) -> bool:
    """Tell whether the words speak of a report as such: by that word, by its item, by its being exempt."""
    words = exchange.words
    by_noun = _NOUN.search(words) is not None or number(exchange) is not None
    return by_noun or says_exempt(exchange)


def says_proposed(exchange: Exchange) -> bool:
    """Tell whether the words speak of something that a report proposes: *the procedure*, *the fund*."""
    return _PROPOSED.search(exchange.words) is not None


def talks_of_entry(exchange: Exchange) -> bool:
    """Tell whether the last answer was of a report as such."""
    return (exchange.topic.entry or "").partition(":")[0] == contents.name_of(Report)


def says_exempt(exchange: Exchange) -> bool:
    """Tell whether the words speak of what is exempt: *the exempt paper*, *the item that is private*."""
    return _EXEMPT.search(exchange.words) is not None


def asked(exchange: Exchange, words: str) -> Asked:
    """Read which words name a report; a board and a meeting that are named are said for already."""
    slots, register = exchange.heard.slots, exchange.asker.register
    item = number(exchange)
    aside = ["item", *lexis.words(item)] if item is not None else []
    board = register.board(slots.board) if slots.board else None
    aside += [word for name in (board.name, *board.also) for word in lexis.words(name)] if board else []
    if isinstance(slots.when, Day | Month | Relative):
        aside += [word for word in lexis.words(exchange.words) if word in _DAYS or word[:1].isdigit()]
    return matching.asked(words, ASKING, aside)


async def meant(exchange: Exchange, words: str, *, open_to_any: bool) -> Meant:
    """Say which reports some words mean; ``open_to_any`` tells that words without a name mean all of the newest."""
    held = await telling.papers_of(exchange, Report)
    exempt = says_exempt(exchange)
    what = asked(exchange, words)
    if (item := number(exchange)) is not None:
        return _left(await _of_item(exchange, held, item), what)
    if exempt:
        held = [
            Papers(one.board, one.meeting_id, one.on, kept)
            for one in held
            if (kept := tuple(each for each in one.entries if each.restricted))
        ]
    if what.needed and (found := _named(held, what)):
        units = sum(all(matching.holds(unit, one.value.subject) for one in found) for unit in what.needed)
        return Meant(tuple(found), named=True, units=units)
    if exempt:
        return _left([One(kept, one.board.name) for one in held[:1] for kept in one.entries], what)
    if what.needed:
        return NOTHING
    if (about := await talked_of(exchange, held)) is not None:
        return Meant((about,), named=False)
    newest = [One(kept, one.board.name) for one in held[:1] for kept in one.entries]
    return Meant(tuple(newest), named=False) if open_to_any else NOTHING


async def talked_of(exchange: Exchange, held: Sequence[Papers[Report]]) -> One[Report] | None:
    """Give the report that we talk about: as such, by its item, by where the last answer stood, or by its name."""
    if (about := await telling.talked_of(exchange, Report)) is not None:
        return about
    topic = exchange.topic
    every = [(one, One(kept, one.board.name)) for one in held for kept in one.entries]
    if topic.item is not None:
        of_item = [
            one for papers, one in every if papers.meeting_id == topic.meeting and _is_item(one.value, topic.item)
        ]
        return of_item[0] if len(of_item) == 1 else None
    if len(there := [one for _, one in every if _stands(exchange, one)]) == 1:
        return there[0]
    subject = topic.about[0] if topic.about else ""
    named = _named(held, matching.asked(subject, ASKING), least=_MOST_OF_IT) if subject else []
    return named[0] if len(named) == 1 else None


def _stands(exchange: Exchange, one: One[Report]) -> bool:
    """Tell whether the last answer stood in a report's own papers."""
    if exchange.topic.entry is not None:  # of another kind, in the same papers
        return False
    document, _, rest = (exchange.topic.focus or "").partition("\n")
    source = one.value.source
    return bool(document) and document == source.document and rest.partition("\n")[0] == (source.item or "")


def _left(found: Sequence[One[Report]], what: Asked) -> Meant:
    """Say which words no title or heading of the reports holds: what is asked of them."""
    names = " ".join(f"{one.value.subject} {_beside(one.value)}" for one in found)
    rest = tuple(" ".join(unit.stems) for unit in what.needed if not matching.holds(unit, names))
    return Meant(tuple(found), named=True, rest=rest)


def _named(held: Sequence[Papers[Report]], what: Asked, *, least: float = 0.0) -> list[One[Report]]:
    """Give the newest reports that words name; ``least`` is how much of a title they must say (0 to 1)."""
    for papers in held:
        every = [One(kept, papers.board.name) for kept in papers.entries]
        names = [Name(one.value.subject, beside=_beside(one.value)) for one in every]
        if fits := [fit for fit in matching.best(what, names) if fit.share >= least and _says(what, names[fit.at])]:
            return [every[fit.at] for fit in fits]
    return []


def _says(what: Asked, name: Name) -> bool:
    """Tell a title of which at least one word is said as it is, and not only words of a like meaning."""
    return any(matching.holds(unit, name.own) > matching.KIN for unit in what.needed)


def _beside(report: Report) -> str:
    return " · ".join((*(section.title for section in report.sections), report.report_of or ""))


def number(exchange: Exchange) -> str | None:
    """Give the item of the agenda that the words name by its number or its place."""
    if exchange.heard.slots.item is not None:
        return exchange.heard.slots.item
    if (written := _ITEM.search(exchange.words)) is not None:
        return written[1]
    place = _PLACE.search(exchange.words)
    if place is None:
        return None
    low = place[1].lower()
    return str(_PLACES.index(low) + 1) if low in _PLACES else low[:-2]


async def _of_item(exchange: Exchange, held: Sequence[Papers[Report]], item: str) -> list[One[Report]]:
    """Give the report of an item of one meeting's agenda: never another meeting's where that one's may not be seen."""
    if isinstance(exchange.heard.slots.when, Day | Month | Relative):
        of = held
    else:
        chosen = await choosing.choose(exchange, usually="next")
        meeting = chosen.meeting.id if isinstance(chosen, Chosen) and not chosen.announced else None
        of = [one for one in held if one.meeting_id == meeting] if meeting is not None else held[:1]
    return [One(kept, one.board.name) for one in of for kept in one.entries if _is_item(kept.value, item)]


def _is_item(report: Report, number: str) -> bool:
    return report.item is not None and report.item.strip(" .") == number.strip(" .")


_DAYS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec last next previous month year time""".split()  # noqa: SIM905
)
