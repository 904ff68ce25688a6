"""A failure that happens now: whom to ring first, whom after that, and how soon the asker must be told.

All of it is the procedure's own paragraph and the board file's roles; where they say nothing, nothing is answered.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from acts import posts
from board import lexis, procedure_asked, procedure_reporting, wording
from board.messages import Choice, Message
from board.packs.entries import Procedure
from board.procedure_asked import Asks
from board.procedure_parts import Kind, Part
from board.procedure_search import Answering
from dialogs import naming, paragraphs, procedure, roles, steps, telling
from dialogs.exchange import Exchange, Said, say
from dialogs.naming import Named
from dialogs.telling import One
from dialogs.understanding import Intent

_FIRST_STEPS = "What are the first steps of the procedure?"
_ME = re.compile(
    r"^(?:and |so |but )?(?:how (?:fast|soon|quickly|quick|long)|by when|when|"
    r"within (?:what time|how (?:long|many hours)))"
    r"\b.{0,24}?\b(?:i|we)\b.{0,12}?\b(?:told|know|informed|hear|notified|rung|called|phoned|alerted)"
    r"(?: about (?:it|this|that|a failure)| of (?:it|this|that|a failure)| by (?:phone|telephone))?"
    r"(?: (?:if|when|once|that|after) .*)?$",
    re.IGNORECASE,
)
_MUST = re.compile(r"\b(?:must|should|have|has|need|ought|supposed)\b", re.IGNORECASE)
_SHE = frozenset({"he", "she", "they"})
_NO_ANSWER = re.compile(
    r"\b(?:does ?n['’]?t|does not|do not|don['’]?t|is ?n['’]?t|is not|won['’]?t|will not|can['’]?t|cannot|not|never) "
    r"(?:be )?(?:answer\w*|pick\w* up|repl\w+|respon\w+|reach\w*|available|there|come to the phone)|"
    r"\b(?:no (?:answer|reply)|unavailable|out of reach|unreachable)\b",
    re.IGNORECASE,
)
_RINGS = re.compile(r"\b(?:who|whom)\b.*\b(?:ring|call|phone|try|contact|tell|next|then|instead)\b", re.IGNORECASE)
_AWAY = re.compile(
    r"^(?:ok(?:ay)? |and |but |so )*(?:what (?:happens )?|who (?:\w+ )?)?(?:if|when|while) "
    r"(?:he|she|they)(?:['’]?s| is| are|['’]re)"
    r"(?: not)? (?:away|ill|sick|off|out|absent|unavailable|on (?:leave|holiday)|there|available|in)\b[\s\w]{0,12}$|"
    r"^(?:and |so )?who (?:deputi[sz]es|stands in|steps in|covers|acts|takes over) for (?:him|her|them)$",
    re.IGNORECASE,
)


async def answer(exchange: Exchange) -> Said | None:
    """Answer a cry for help, and what goes with it; None for every other question."""
    words = exchange.words.strip(" ?!.")
    if procedure_reporting.cries(words):
        return await _cry(exchange)
    talked_of = exchange.topic.intent == Intent.PROCEDURE.value or procedure_asked.sets_scene(words)
    if _ME.search(words) and (_MUST.search(words) or talked_of):
        return await _me(exchange)
    goes_on = exchange.topic.intent == Intent.PROCEDURE.value and not exchange.lows.isdisjoint(_SHE)
    if _NO_ANSWER.search(words) and (_RINGS.search(words) or goes_on):
        return await _silent(exchange)
    return await _away(exchange) if _AWAY.search(words) else None


async def _cry(exchange: Exchange) -> Said | None:
    """Say who is told at once, with who that is today, and what to do where nobody answers."""
    for one in await procedure.held(paragraphs.undated(exchange)):
        told = procedure_reporting.tells_at_once(one.value.paragraphs)
        if told is None:
            continue
        step = steps.clause(told)
        lines = [f"{step.title}: “{step.whole()}”", *await roles.held_today(exchange, step.whole())]
        sources = [step.source]
        silent = procedure_reporting.if_silent(one.value.paragraphs, told)
        if silent is not None and silent != told:
            beside = steps.clause(silent)
            lines.append(f"{beside.title}: “{beside.whole()}”")
            sources.append(beside.source)
        names = [named.name for _, _, named in await roles.holders(exchange, step.whole())]
        more = (*_reached(names[: telling.READINGS]), Choice("First steps", _FIRST_STEPS))
        message = Message("\n".join(lines), sources=wording.cited(sources), choices=more)
        said = telling.say(exchange, Intent.PROCEDURE, message, one)
        return Said(said.messages, replace(said.topic, step=step.title))
    return None


async def _me(exchange: Exchange) -> Said | None:
    """Say how soon the asker is told: the row that names their own title, or a role that they hold."""
    own = exchange.asker.register.person(exchange.asker.person.key)
    every = await posts.every(exchange.uow, exchange.asker)
    titles = [own.title] if own and own.title else []
    titles += [post.title for post in every if post.holder and post.holder.key == exchange.asker.person.key]
    for one in await procedure.held(paragraphs.undated(exchange)):
        rows = [part for part in await paragraphs.parts_of(exchange, one) if part.kind is Kind.CELLS and part.limits]
        if found := _naming(rows, titles):
            title, part = found
            body = f"You are the {title}. {paragraphs.line(one.value, Answering(part, (part.text,), 1.0), Asks.SOON)}"
            said = telling.say(exchange, Intent.PROCEDURE, Message(body, sources=(part.source,)), one)
            return Said(said.messages, replace(said.topic, step=part.step))
    return None


def _naming(rows: Sequence[Part], titles: Sequence[str]) -> tuple[str, Part] | None:
    """Find the one row that names one of these titles whole; None where two do."""
    found = [(title, part) for title in titles for part in rows if roles.whole(title).search(part.text)]
    return found[0] if len(found) == 1 else None


async def _silent(exchange: Exchange) -> Said | None:
    """Say whom to try after somebody: their deputies, and the procedure's own rule for a silent lead."""
    every = await posts.every(exchange.uow, exchange.asker)
    title = roles.named(exchange.words, every)
    key = title.holder.key if title and title.holder else None if title else _not_answering(exchange)
    held = [post for post in every if (post == title if title else post.holder and post.holder.key == key)]
    held = [post for post in held if post.holder and post.deputies]
    if not held:
        # Of two leads who were named together nobody can tell which is silent: both are said again, with deputies.
        leads = exchange.topic.intent == Intent.PROCEDURE.value and key is None and not exchange.lows.isdisjoint(_SHE)
        return await _cry(exchange) if leads else None
    lines = [roles.instead(post) for post in held]
    sources = [roles.SOURCE]
    if rule := await _rule(exchange):
        lines.append(f"{rule.title}: “{rule.whole()}”")
        sources.insert(0, rule.source)
    more = _reached([post.deputies[0].name for post in held])
    return say(exchange, Message("\n".join(lines), sources=wording.cited(sources), choices=more), person=key)


def _not_answering(exchange: Exchange) -> str | None:
    """Give the key of who does not answer: by the words just before, or of whom we talk where they are a pronoun."""
    said = _NO_ANSWER.search(exchange.words)
    before = lexis.words(exchange.words[: said.start()]) if said else []
    if before and before[-1] in _SHE:
        return exchange.topic.person
    called = {
        one.key
        for one in exchange.asker.register.everybody
        if before and any(before[-1] in lexis.words(term.name) for term in one.terms)
    }
    if len(called) == 1:
        return called.pop()
    person = naming.meant(exchange)
    return person.key if isinstance(person, Named) and not person.me else None


def _reached(names: Sequence[str]) -> tuple[Choice, ...]:
    """Offer how somebody is reached: numbers are told by that question alone, to whom they may be told."""
    return tuple(Choice(f"Reach {name}", f"How do I reach {name}?") for name in dict.fromkeys(names))


async def _rule(exchange: Exchange) -> steps.Step | None:
    every: Sequence[One[Procedure]] = await procedure.held(paragraphs.undated(exchange))
    for one in every:
        told = procedure_reporting.tells_at_once(one.value.paragraphs)
        silent = procedure_reporting.if_silent(one.value.paragraphs, told) if told else None
        if silent is not None:
            return steps.clause(silent)
    return None


async def _away(exchange: Exchange) -> Said | None:
    """Say who stands in for the role-holder that the procedure's last answer named."""
    key = exchange.topic.person if exchange.topic.intent == Intent.PROCEDURE.value else None
    every = await posts.every(exchange.uow, exchange.asker)
    held = [post for post in every if key and post.holder and post.holder.key == key]
    if not held:
        return None
    body = " ".join(roles.deputising(post) for post in held)
    said = say(exchange, Message(body, sources=(roles.SOURCE,)), person=key)
    return Said(said.messages, replace(said.topic, intent=Intent.PROCEDURE.value))
