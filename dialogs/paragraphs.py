"""What a written procedure says on a question without a number: the parts that answer, in their own words.

Which parts they are is weighed in ``board.procedure_parts``. Here it is decided whether that is sure enough to be said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from board import deadlines, evidence, lexis, procedure_asked, procedure_parts, procedure_search, wording
from board.deadlines import Limit
from board.messages import Message
from board.packs.entries import Procedure, Table
from board.procedure_asked import Asks
from board.procedure_parts import Kind, Part
from board.procedure_search import Answering
from dialogs import roles, telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Intent

SURE, _FAIRLY = 0.55, 0.4  # of a question, that a part must hold; the lower where no other part comes near
# Where the question was not understood as one about the procedure: as one that it nearly was, and as another.
NEARLY, SURELY = 0.7, 0.85
_NEVER = 9.0  # more than any part can hold
_BARE = re.compile(
    r"(?:and |but |so |ok |sorry )?(?:by whom|who(?: by| does (?:it|that|this))?|how(?: so| exactly|"
    r" are they told)?|when|by when|"
    r"how (?:soon|quickly|quick|fast|long)|in what way)$",
    re.IGNORECASE,
)
# In the question's own words; what is held in other words alone must be held nearly whole.
_HALF = 0.5  # below this share of probability a question was hardly understood as one of ours
_EXACT, _SAME_MEANING, _UNDERSTOOD = 0.25, 0.95, 0.9
_WHAT_IF = re.compile(r"\b(?:if|when|where|which para\w*|which row)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|once|twice)\b", re.IGNORECASE
)
_THIN, _CERTAIN = 0.5, 0.9
_OURS = frozenset({Intent.PROCEDURE, Intent.DEADLINES})
_ALONE = 0.68  # of the best: no other part comes near
ALSO = 0.9  # of the best: what fits as well is said too
# What it adds that a part stands where the last answer stood, and more where the words only point there.
_NEAR, _SAME = 0.1, 0.3
_POINTS = frozenset({"it", "that", "they", "them", "this", "those", "these", "he", "she"})
KEY = 0.5  # what weighs so much of a question may not be missing
_MOST = 3
_LONGEST = 640  # characters of a part that are quoted
_CUES = frozenset(
    lexis.stems("procedure protocol checklist activate activation steering stood standing clause paragraph sitrep")
)


async def parts_of(exchange: Exchange, one: One[Procedure]) -> tuple[Part, ...]:
    """Give the parts of one procedure, with the rows of its own tables."""
    tables: list[Table] = []
    for papers in await telling.papers_of(undated(exchange), Table):
        tables += [kept.value for kept in papers.entries]
    return procedure_parts.of(one.value, tuple(tables))


def undated(exchange: Exchange) -> Exchange:
    """Give the exchange without the day that it names: the day of a failure is no meeting's day."""
    slots = replace(exchange.heard.slots, when=None)
    return replace(exchange, heard=replace(exchange.heard, slots=slots))


async def answer(exchange: Exchange, every: Sequence[One[Procedure]], *, sure: bool) -> Said | None:
    """Say what the parts that surely answer say; None where none does."""
    for one in every:
        parts = await parts_of(exchange, one)
        if found := chosen(exchange, parts, sure=sure):
            return await say(exchange, one, found)
    return None


async def goes_on(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """Answer what only goes on with the part that was last said: *by whom?*, *and the chair?*; None for all else."""
    step = exchange.topic.step if exchange.topic.intent == Intent.PROCEDURE.value else None
    for one in every if step else ():
        parts = await parts_of(exchange, one)
        last = [part for part in parts if part.step == step]
        if last and _BARE.match(exchange.words.strip(" ?!.")):
            whole = Answering(last[0], tuple(evidence.sentences(last[0].text)), 1.0)
            return await say(exchange, one, [whole])
        near = [part for part in parts if last and part.label == last[0].label]
        found = procedure_search.best(exchange.words, near) if exchange.continues and len(near) > 1 else []
        if found and found[0].coverage >= SURELY and found[0].lacks == 0:
            return await say(exchange, one, found[:1])
    return None


def chosen(exchange: Exchange, parts: Sequence[Part], *, sure: bool) -> list[Answering]:
    """Give the parts that answer surely enough, at most three."""
    asked = procedure_asked.question(exchange.words, parts)
    if asked is None:
        return []
    wanted = procedure_asked.asks(exchange.words)
    heavy = [unit for unit in asked.units if not procedure_asked.is_light(unit, wanted)]
    if not heavy and not wanted & (Asks.TELL | Asks.SOON):
        return []
    found = _rows_first(exchange, _told_before(exchange, procedure_search.best(exchange.words, parts)))
    if not found or not _is_enough(exchange, found, sure=sure):
        return []
    # One word that the procedure says otherwise is too little to go by, unless we talk of it already.
    thin = len(heavy) == 1 and found[0].exact < _THIN and exchange.heard.confidence < _CERTAIN
    if (
        thin
        and not (_has_cue(exchange) or exchange.continues or _WHAT_IF.search(exchange.words))
        and not wanted & (Asks.TELL | Asks.SOON)
    ):
        return []
    return _apart([one for one in found if one.coverage >= found[0].coverage * ALSO])[:_MOST]


def _told_before(exchange: Exchange, found: list[Answering]) -> list[Answering]:
    """Lift what stands where the last answer stood: *and the media statement?* goes on with the same plan."""
    step = exchange.topic.step if exchange.topic.intent == Intent.PROCEDURE.value else None
    if step is None:
        return found
    section = next((one.part.section for one in found if one.part.step == step), step)
    same = _SAME if exchange.lows & _POINTS else _NEAR
    lifted = [
        replace(
            one,
            coverage=one.coverage + (same if one.part.step == step else _NEAR if one.part.section == section else 0.0),
        )
        for one in found
    ]
    return sorted(lifted, key=lambda one: -round(one.coverage, 3))


def _rows_first(exchange: Exchange, found: list[Answering]) -> list[Answering]:
    """Keep the rows alone where *and the regulator?* goes on with who is told when, and a row holds as much of it."""
    step = exchange.topic.step if exchange.topic.intent == Intent.PROCEDURE.value else None
    before = procedure_asked.asks(exchange.topic.question or "")
    if not found or not (exchange.continues or before & (Asks.TELL | Asks.SOON)):
        return found
    table = step is not None and any(one.part.kind is Kind.CELLS and one.part.step == step for one in found)
    if not (table or before & (Asks.TELL | Asks.SOON)):
        return found
    rows = [one for one in found if one.part.kind is Kind.CELLS and one.coverage >= found[0].coverage * ALSO]
    return rows or found


def _is_enough(exchange: Exchange, found: Sequence[Answering], *, sure: bool) -> bool:
    best = found[0].coverage
    part = found[0].part
    if found[0].lacks > KEY or (_COUNTS.search(exchange.words) and not _NUMBER.search(f"{part.text} {part.cells}")):
        return False
    certain = _is_ours(exchange) or exchange.heard.confidence >= _UNDERSTOOD
    if found[0].exact < _EXACT and best < _SAME_MEANING and not certain:
        return False
    if not sure or exchange.heard.confidence < _HALF:
        return best >= _least(exchange)
    others = [one.coverage for one in found[1:] if one.part.label != found[0].part.label]
    return best >= SURE or (best >= _FAIRLY and max(others, default=0.0) <= best * _ALONE)


def _least(exchange: Exchange) -> float:
    """Say how much of a question must be held that was not understood as one about the procedure."""
    heard = exchange.heard
    cue = _has_cue(exchange)
    taken = heard.intent is Intent.PROCEDURE and heard.confidence >= _HALF
    if taken or exchange.topic.intent == Intent.PROCEDURE.value:
        return NEARLY
    if cue:
        return NEARLY if heard.intent in _OURS or heard.others[:1] == (Intent.PROCEDURE,) else SURELY
    return SURELY if heard.intent is Intent.PROCEDURE else _NEVER


def _has_cue(exchange: Exchange) -> bool:
    return not _CUES.isdisjoint(lexis.stems(exchange.words)) or procedure_asked.sets_scene(exchange.words)


def _is_ours(exchange: Exchange) -> bool:
    return exchange.topic.intent == Intent.PROCEDURE.value or _has_cue(exchange)


def _apart(found: Sequence[Answering]) -> list[Answering]:
    """Leave out what says again a part of what was said before it."""
    kept: list[Answering] = []
    for one in found:
        said = {sentence for each in kept for sentence in each.sentences}
        if not said.issuperset(one.sentences):
            kept.append(one)
    return kept


async def say(exchange: Exchange, one: One[Procedure], found: Sequence[Answering]) -> Said:
    """Say the parts that answer, the best first, each with its place."""
    wanted = procedure_asked.asks(exchange.words)
    lines = [line(one.value, each, wanted) for each in found]
    if wanted & (Asks.WHO | Asks.TELL):
        lines += await roles.held_today(exchange, " ".join(" ".join(each.sentences) for each in found[:1]))
    sources = wording.cited([each.part.source for each in found])
    said = telling.say(exchange, Intent.PROCEDURE, Message("\n".join(lines), sources=sources), one)
    named = await roles.holder(exchange, " ".join(found[0].sentences)) if Asks.WHO in wanted else None
    return Said(said.messages, replace(said.topic, step=found[0].part.step, person=named or said.topic.person))


def line(procedure: Procedure, found: Answering, wanted: Asks) -> str:
    """Say one part: the time or the person that was asked for first, then its own words."""
    part = found.part
    if part.kind is Kind.TASK:
        return _task(procedure, found)
    if part.kind is Kind.CELLS:
        return f"{_first(part.limits, wanted)}{part.label}: {row(part)}"
    told = part.text if len(part.text) <= _LONGEST else " … ".join(found.sentences)
    if part.lead_in:
        told = f"{part.lead_in.rstrip(' :;,')}: {told}"
    if part.points and part.kind is Kind.CLAUSE:
        told = "\n".join((told, *(f"• {wording.clip(point, 160)}" for point in part.points)))
    marks = f" It is marked {part.applies}." if part.applies else ""
    limits = tuple(limit for each in found.sentences for limit in deadlines.limits(each))
    return f"{_first(limits, wanted)}{part.label}: “{told.strip()}”{marks}"


def row(part: Part) -> str:
    """Say a row of a table with the names of its columns."""
    cells = "; ".join(f"{name.lower()}: {cell}" for name, cell in part.cells)
    return f"{part.text} ({part.lead_in.rstrip(' :')}). {cells[:1].upper()}{cells[1:]}."


def _first(limits: Sequence[Limit], wanted: Asks) -> str:
    """Say the time that was asked for."""
    if Asks.OFTEN in wanted:
        said = [limit.written for limit in limits if isinstance(limit, deadlines.Every)]
    elif Asks.SOON in wanted:
        said = [limited(limit) for limit in limits if procedure_parts.is_set(limit)] or [
            limit.written for limit in limits if isinstance(limit, deadlines.AtOnce)
        ]
    else:
        said = []
    return f"{said[0][:1].upper()}{said[0][1:]}. " if said else ""


def limited(limit: Limit) -> str:
    """Say a time limit with the event that it is counted from."""
    written = limit.written
    if isinstance(limit, deadlines.Within) and written[:1].isdigit():
        written = f"within {written}"
    if limit.event and limit.event.casefold() not in written.casefold():
        written = f"{written} of {limit.event}"
    return written


def _task(procedure: Procedure, found: Answering) -> str:
    part = found.part
    whose = "The paper does not say who is responsible"
    if part.responsible:
        whose = f"Responsible: {part.responsible}"
    elif part.beside:
        whose = f"The paper does not tell whose this is; beside this part stand {wording.listing(part.beside)}"
    told = wording.clip(part.text if len(part.text) <= _LONGEST else " … ".join(found.sentences), _LONGEST)
    codes = _codes(procedure, " ".join((part.responsible or "", *part.beside)))
    return f"{whose}: “{told}” ({wording.clip(part.above.rstrip('. '), 110)}).{codes}"


def _codes(procedure: Procedure, said: str) -> str:
    """Say what the codes of a plan stand for."""
    words = said.replace("/", " ").replace(",", " ").split()
    meant = [f"{role.code} is {role.meaning}" for role in procedure.roles if role.code in words]
    return f" {wording.listing(meant)}." if meant else ""
