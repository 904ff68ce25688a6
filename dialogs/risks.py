"""Risks of the papers: which there are, how each is ranked, who owns it, what is being done about it."""

from collections.abc import Sequence

from board import contents, people, wording
from board.contents import Name
from board.messages import Choice, Fact, Message
from board.packs.entries import Risk
from dialogs import telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Aspect, Intent, Naming

_SHORT, _LONGEST = 200, 500  # characters of a description in a list, and of a text shown first
_FRAMES = frozenset(
    """risk risks issue issues high highest higher low lowest moderate medium critical severe significant top biggest
    main major rank ranked ranks ranking score scored scores rating rated own owns owner owners owned responsible
    mitigation mitigations mitigate mitigated mitigating resolution proposed being plan plans manage managed managing
    level register many identified project programme description against doing happening holds hold lead leads leading
    concern concerns action actions taken biggest currently key delivery achieving""".split()  # noqa: SIM905
)
_RISKS = frozenset({"risk", "risks"})
_OWNER = frozenset({"own", "owns", "owner", "owners", "owned", "responsible", "holds", "lead", "leads"})
_DONE = frozenset({"mitigation", "mitigations", "mitigate", "mitigated", "mitigating", "resolution", "manage",
                   "managed", "done", "doing", "plan", "proposed"})  # fmt: skip
_RANK = frozenset({"rank", "ranked", "ranking", "rating", "rated", "score", "scored", "level"})
_HIGHEST = frozenset({"highest", "biggest", "top", "worst", "main", "major"})
_ORDER = ("critical", "very high", "extreme", "high", "significant", "moderate", "medium", "low", "very low")


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say what a risk is, or list those of a rank or an owner; nothing where no risk fits the words."""
    lows = exchange.lows
    if not sure and not lows & _RISKS:
        return None
    held = await telling.papers_of(exchange, Risk)
    if not held:
        return None
    every = [One(kept, held[0].board.name) for kept in held[0].entries]
    wants = telling.wanted(exchange, _FRAMES)
    if (owned := _owned(exchange, every)) is not None:
        return owned
    if not wants:
        about = await telling.talked_of(exchange, Risk) if _goes_on(exchange) else None
        return _told(exchange, about) if about else _listed(exchange, every)
    found = telling.find(held, wants, _name)
    if len(found) == 1:
        return _told(exchange, found[0])
    choices = [Choice(telling.label(one.value.project or one.value.description), _asks(exchange, one)) for one in found]
    return telling.offer(exchange, Intent.RISK, "risks", choices) if found else None


def _goes_on(exchange: Exchange) -> bool:
    """Tell *who owns it?* and *and the mitigation?* from a question about all risks."""
    return not exchange.lows & {"risks", "which"}


def _name(risk: Risk) -> Name:
    return Name(risk.project, beside=f"{risk.description} {risk.number or ''}")


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
