"""Risks of the papers: which there are, how each is ranked, who owns it, what is being done about it."""

import re
from collections.abc import Sequence

from acts.contents import Papers
from board import contents, framing, matching, people, wording
from board.contents import Name
from board.messages import Choice, Fact, Message
from board.packs.entries import Risk
from dialogs import measures, telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Aspect, Intent, Naming

_SHORT, _LONGEST = 200, 500  # characters of a description in a list, and of a text shown first
_RISKS = frozenset({"risk", "risks"})
_THAT = frozenset({"that", "it", "this"})
_TWO = 2  # words that name a risk by its description, or without the word “risk”
_DOING = re.compile(
    r"\b(?:(?:being |been )?done (?:about|to|so|for)|doing (?:about|to)|tackl\w*|mitigat\w*|deal(?:t|ing) with|"
    r"(?:be|being|been) (?:handled|solved|fixed|tackled|put right|addressed|managed)|get a grip)\b",
    re.IGNORECASE,
)
# What is asked of the papers' sentences, and not of a row: reasons, dates, places, who did something.
_PROSE = re.compile(r"\b(?:why|when|where|reasons?|because|how come|how many|how much|according to)\b", re.IGNORECASE)
_OWNER = frozenset({"own", "owns", "owner", "owners", "owned", "responsible", "holds", "lead", "leads"})
# “The lead officer for the risk”: a word for any owner, which names none of the risks.
_FRAMING = framing.RISKS | {"officer", "officers", "person", "named", "name"}
_DONE = frozenset({"mitigation", "mitigations", "mitigate", "mitigated", "mitigating", "resolution", "manage",
                   "managed", "done", "doing", "plan", "proposed", "handled", "tackled", "solved",
                   "fixed"})  # fmt: skip
_RANK = frozenset({"rank", "ranked", "ranking", "rating", "rated", "score", "scored", "level"})
_HIGHEST = frozenset({"highest", "biggest", "top", "worst", "main", "major"})
_HOW_HIGH = frozenset({"high", "low", "serious", "bad", "severe", "lowest"})
_ORDER = ("critical", "very high", "extreme", "high", "significant", "moderate", "medium", "low", "very low")


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say what a risk is, or list those of a rank or an owner; nothing where no risk fits the words."""
    certain = bool(exchange.lows & _RISKS)
    held = await telling.papers_of(exchange, Risk)
    if not held or not (sure or certain or _DOING.search(exchange.words)):
        return None
    every = [One(kept, held[0].board.name) for kept in held[0].entries]
    what = measures.asked(exchange, _FRAMING)
    if (owned := _owned(exchange, every)) is not None:
        return owned
    if not what.needed:
        return await _unnamed(exchange, every, lists=sure or certain)
    if _PROSE.search(exchange.words) and not certain:
        return None
    return _of_named(exchange, next(filter(None, (_named(what, papers, certain=certain) for papers in held)), []))


async def _unnamed(exchange: Exchange, every: Sequence[One[Risk]], *, lists: bool) -> Said | None:
    """Go on with the risk we talk about, else list them: all, or those of a rank."""
    about = await telling.talked_of(exchange, Risk) if _goes_on(exchange) else None
    about = about or _of_talk(exchange, every)
    if about is not None:
        return _told(exchange, about)
    return _listed(exchange, every) if lists else None


def _of_named(exchange: Exchange, found: Sequence[One[Risk]]) -> Said | None:
    """Say the one risk that is named, or ask which of several."""
    if len(found) <= 1:
        return _told(exchange, found[0]) if found else None
    choices = [Choice(telling.label(one.value.project or one.value.description), _asks(exchange, one)) for one in found]
    return telling.offer(exchange, Intent.RISK, "risks", choices)


def _named(what: matching.Asked, papers: Papers[Risk], *, certain: bool) -> list[One[Risk]]:
    """Give the risks of some papers that words name: by their project, else by two words at least of what may happen.

    Without the word “risk” (``certain``) one word of a project is not enough: *home care* is much else besides.
    """
    every = [One(kept, papers.board.name) for kept in papers.entries]
    found = matching.best(what, [_name(one.value) for one in every], loosely=certain)
    found = [fit for fit in found if certain or fit.own >= _TWO or fit.share >= 1]
    if not found:
        whole = [Name(f"{one.value.project} · {one.value.description}") for one in every]
        found = [fit for fit in matching.best(what, whole) if fit.own >= _TWO]
        found = found if len(found) == 1 else []
    return [every[fit.at] for fit in found]


def _of_talk(exchange: Exchange, every: Sequence[One[Risk]]) -> One[Risk] | None:
    """Give the one risk of what we talk about: *the owner of that risk*, after the overspend."""
    if not exchange.lows & _THAT or not exchange.topic.about:
        return None
    what = matching.asked(exchange.topic.about[0], framing.RISKS)
    whole = [Name(f"{one.value.project} · {one.value.description}") for one in every]
    found = matching.best(what, whole) if what.needed else []
    return every[found[0].at] if len(found) == 1 else None


def _goes_on(exchange: Exchange) -> bool:
    """Tell *who owns it?* and *and the mitigation?* from a question about all risks."""
    return not exchange.lows & {"risks", "which"}


def _name(risk: Risk) -> Name:
    return Name(risk.project or risk.description, beside=f"{risk.description} {risk.number or ''}")


def _asks(exchange: Exchange, one: One[Risk]) -> str:
    name = one.value.project or wording.clip(one.value.description, _SHORT)
    if _is(exchange, _OWNER, Aspect.OWNER):
        return f"Who owns the {name} risk?"
    if _is(exchange, _DONE, Aspect.MITIGATION):
        return f"What is being done about the {name} risk?"
    return f"What is the {name} risk?"


def _is(exchange: Exchange, cues: frozenset[str], aspect: Aspect) -> bool:
    said = exchange.heard.slots.aspect
    return said is aspect or (said is None and bool(exchange.lows & cues))


def _told(exchange: Exchange, one: One[Risk]) -> Said:
    risk = one.value
    name = risk.project or wording.clip(risk.description, _SHORT)
    sources, choices = (risk.source.cite(),), [Choice("Mitigation", f"What is being done about the {name} risk?")]
    if _is(exchange, _OWNER, Aspect.OWNER):
        body = f"“{name}” is owned by {_owner(exchange, risk)}." if risk.owner else f"No owner stands beside “{name}”."
        if risk.rank and exchange.lows & (_RANK | _HIGHEST | _HOW_HIGH):
            body += f" It is ranked {risk.rank}."
    elif _is(exchange, _DONE, Aspect.MITIGATION):
        return _done(exchange, one, name)
    elif _is(exchange, _RANK, Aspect.RANK):
        body = f"“{name}” is ranked {risk.rank}." if risk.rank else f"No rank stands beside “{name}”."
    else:
        said = ". ".join(filter(None, (f"Rank: {risk.rank}" if risk.rank else "", f"Owner: {_owner(exchange, risk)}")))
        body = f"{name}: {wording.clip(' '.join(telling.lines(risk.description)), _LONGEST)}\n{said}."
    return telling.say(exchange, Intent.RISK, Message(body, sources=sources, choices=tuple(choices)), one)


def _done(exchange: Exchange, one: One[Risk], name: str) -> Said:
    """Quote what is being done: what fits a first answer, and the rest for the asking."""
    lines = telling.lines(one.value.mitigation or "")
    if not lines:
        body = f"No mitigation stands beside “{name}”."
        return telling.say(exchange, Intent.RISK, Message(body, sources=(one.value.source.cite(),)), one)
    whole = "\n".join(lines)
    short = whole if exchange.start else wording.clip(whole, _LONGEST)
    more = Choice("All of it", f"From 2: What is being done about the {name} risk?")
    message = Message(
        f"What the paper says is done about “{name}”:\n{short}",
        sources=(one.value.source.cite(),),
        choices=() if short == whole else (more,),
    )
    return telling.say(exchange, Intent.RISK, message, one)


def _owner(exchange: Exchange, risk: Risk) -> str:
    """Say an owner as written, with whom the board file means by it where that is certain."""
    if not risk.owner:
        return "nobody named"
    match = people.match(risk.owner, exchange.asker.register.everybody)
    if not isinstance(match, people.Certain):
        return risk.owner
    name = match.person.terms[-1].name
    return risk.owner if name.casefold() == risk.owner.casefold() else f"{risk.owner} ({name} in the board file)"


def _owned(exchange: Exchange, every: Sequence[One[Risk]]) -> Said | None:
    """List what somebody owns: *which risks does Callum own?*, *FA's risks*; None where nobody was named."""
    said = exchange.heard.slots.people
    register = exchange.asker.register
    key = said[0].key if said and said[0].naming is Naming.KNOWN else None
    if said and said[0].naming is Naming.ME:
        key = exchange.asker.person.key
    if key is None or not exchange.lows & (_OWNER | {"risks"}):
        return None
    mine = [one for one in every if one.value.owner and _means(one.value.owner, key, exchange)]
    known = register.person(key)
    name = known.name if known else key
    if not mine:
        body = f"No risk in the papers has {name} for its owner."
        return telling.say(exchange, Intent.RISK, Message(body, sources=(every[0].value.source.cite(),)))
    body = f"{name} owns {wording.count(len(mine), 'risk')}."
    return telling.listed(
        exchange, Intent.RISK, body, f"Risks of {name}", [_fact(exchange, one) for one in mine], board=every[0].board
    )


def _means(owner: str, key: str, exchange: Exchange) -> bool:
    match = people.match(owner, exchange.asker.register.everybody)
    return isinstance(match, people.Certain) and match.person.key == key


def _listed(exchange: Exchange, every: Sequence[One[Risk]]) -> Said:
    ranks = list(dict.fromkeys(one.value.rank for one in every if one.value.rank))
    asked = [rank for rank in ranks if contents.names_all(rank, exchange.words)]
    if not asked and exchange.lows & _HIGHEST:
        known = sorted((rank for rank in ranks if rank.lower() in _ORDER), key=lambda rank: _ORDER.index(rank.lower()))
        asked = known[:1] if len(known) == len(ranks) else []
    named = _ranks_said(exchange)
    if not asked and named:
        body = f"The papers rank no risk {named}; the ranks are {wording.listing(ranks) or 'left empty'}."
        return telling.say(exchange, Intent.RISK, Message(body, sources=(every[0].value.source.cite(),)))
    found = [one for one in every if not asked or one.value.rank in asked]
    which = f"ranked {wording.listing(asked)}" if asked else ""
    body = f"The papers name {wording.count(len(found), 'risk')} {which}".rstrip() + "."
    title = f"Risks {which}".strip()
    return telling.listed(
        exchange, Intent.RISK, body, title, [_fact(exchange, one) for one in found], board=every[0].board
    )


def _ranks_said(exchange: Exchange) -> str | None:
    return next((rank for rank in _ORDER if rank in exchange.lows), None)


def _fact(exchange: Exchange, one: One[Risk]) -> Fact:
    risk = one.value
    parts = [telling.stopped(wording.clip(" ".join(telling.lines(risk.description)), _SHORT))]
    parts += [f"Rank: {risk.rank}."] if risk.rank else []
    parts += [f"Owner: {_owner(exchange, risk)}."]
    return Fact(risk.project or "Risk", " ".join(parts), risk.source.cite())
