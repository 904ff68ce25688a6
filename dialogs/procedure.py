"""The written procedure: its paragraphs and checklists by number, whom it tells, who does what, what applies to whom.

Which question it is stands here; how a clause, a row or a task is said stands in ``dialogs.steps``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from board import contents, wording
from board.contents import Name
from board.messages import Choice, Fact, Message
from board.packs.entries import Procedure, Task
from dialogs import applying, glossary, notified, paragraphs, roles, steps, telling, title_page
from dialogs.exchange import Exchange, Said
from dialogs.steps import Step
from dialogs.telling import One
from dialogs.understanding import Aspect, Day, Intent

_SECTION = re.compile(r"\bsection\b", re.IGNORECASE)
_TELL = frozenset({"notify", "notified", "tell", "told", "inform", "informed", "contact", "contacts", "contacted",
                   "know", "hear", "invite", "invited", "alert", "alerted", "notification"})  # fmt: skip
_DOES = frozenset({"responsible", "does", "responsibility", "task", "tasks", "owns", "whose"})
_FIRST = frozenset({"first", "immediate", "immediately", "initial"})
_STEPS = frozenset({"step", "steps", "actions", "row", "rows", "tasks", "apply", "applies", "checklist"})
_ASKING = frozenset(
    """procedure provider failure exit fails failing plan appendix must need needs should doing do key who's according
    person people anybody anyone responsible for job lead leads carry carries out prepare prepares
    """.split()  # noqa: SIM905
)
_FRAMES = _ASKING | _TELL | _DOES | _STEPS | _FIRST
_BY_NUMBER = frozenset({"paragraph", "para", "clause", "section", "point"})
_BESIDE = frozenset(
    """straight away right once order then when if has have been be is are was get gets got activated activate home
    homes care closes close closed closing shuts shut happens bust under going goes need needs anyone everyone all who
    whom list full whole s re ve ll know knows hear hears what which people told long soon quickly one by""".split()  # noqa: SIM905
)
_WHO = re.compile(r"\b(?:who|whos|whom|which people|members?|list|attends?|sits?)\b", re.IGNORECASE)
# What somebody has to do, and whose a task is: not *who is responsible when…*, which a paragraph answers.
_OWES = re.compile(
    r"\bwhat (?:is|are|does|do|must|should|has|tasks?|jobs?)\b.*\b(?:responsible|do|tasks?|jobs?|got|role)\b|"
    r"\btasks? of\b|\bresponsible for\b",
    re.IGNORECASE,
)
_PURPOSE = frozenset({"for", "about", "purpose", "aim", "point", "why"})
_OPENS = (r"\bpurpose|\baims?\b|what this .*\bfor\b", "introduction")  # sections that tell it, the surest first
_WHICH = re.compile(
    r"\b(?:which|what) (?:paragraph|para|clause|section|row|line|number|part) (?:is|was|says?|said) (?:that|it|this)\b|"
    r"\bwhere (?:does|did) (?:it|the procedure) say (?:that|so|this)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\d{1,3}(?:\.\d{1,3})+[a-z]?")
_PLAN = frozenset({"procedure", "checklist", "plan", "steps"})


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say what the newest procedure says; nothing where it does not name what is asked for."""
    if said := await roles.answer(exchange):
        return said
    number = steps.asked(exchange, sure=sure) or _goes_on(exchange)
    every = await held(exchange)
    if not every:
        return None
    if number is not None:
        return _numbered(exchange, every, number)
    if not sure and not exchange.lows & (_PLAN | {"responsible"}):
        return title_page.answer(exchange, every) or await paragraphs.answer(exchange, every, sure=False)
    return (
        title_page.answer(exchange, every)
        or await glossary.of_term(exchange)
        or applying.answer(exchange, every)
        or _plain(exchange, every)
        or await _asked(exchange, every, sure=sure)
    )


def _numbered(exchange: Exchange, every: Sequence[One[Procedure]], number: str) -> Said | None:
    """Say what stands under a number, or whether that applies to the kind of provider that is named."""
    if said := applying.row(exchange, every, number):
        return said
    section = exchange.heard.slots.part == "section" or _SECTION.search(exchange.words) is not None
    return _section(exchange, every, number) if section else _at(exchange, every, number)


async def goes_on(exchange: Exchange) -> Said | None:
    """Answer what only goes on with what the procedure was last asked, whatever it was taken for; else None."""
    if exchange.topic.step is None or exchange.topic.intent != Intent.PROCEDURE.value:
        return None
    return await paragraphs.goes_on(exchange, await held(exchange))


async def held(exchange: Exchange) -> list[One[Procedure]]:
    """Give the procedures of the newest papers that hold any; *today* and *now* are no meeting's day."""
    slots = exchange.heard.slots
    if slots.when == Day(exchange.asker.today) or exchange.heard.intent is Intent.DEADLINES:
        exchange = paragraphs.undated(exchange)
    papers = await telling.papers_of(exchange, Procedure)
    return [One(kept, papers[0].board.name) for kept in papers[0].entries] if papers else []


def _goes_on(exchange: Exchange) -> str | None:
    """Give the number that was last said, where the words only point to it: *does that apply to home care?*."""
    step = exchange.topic.step if exchange.topic.intent == Intent.PROCEDURE.value else None
    number = _LAST.search(step or "")
    points = exchange.lows & {"that", "it", "this"} and exchange.heard.slots.applies
    return number[0] if number and (points or _WHICH.search(exchange.words)) else None


def _plain(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """Answer what asks for a whole list, or for what a procedure is for; None where something is named beside."""
    lows, aspect = exchange.lows, exchange.heard.slots.aspect
    bare = not telling.wanted(exchange, _FRAMES | _BESIDE | _PURPOSE)
    if bare and lows & _PURPOSE and not lows & (_TELL | _DOES):
        return _purpose(exchange, every)
    if aspect is Aspect.FIRST or (lows & _FIRST and lows & (_STEPS | _PLAN | {"thing"})):
        tells = aspect is Aspect.TELL or lows & _TELL
        return _first(exchange, every) if not tells and (bare or lows & (_STEPS | _PLAN | {"thing"})) else None
    return None


async def _asked(exchange: Exchange, every: Sequence[One[Procedure]], *, sure: bool) -> Said | None:
    """Answer a question that bears no number: whom a list names, else the parts that answer it."""
    lows, aspect = exchange.lows, exchange.heard.slots.aspect
    framing = _FRAMES | _BESIDE
    if (aspect is Aspect.TELL or lows & _TELL) and not telling.wanted(exchange, framing):
        named = notified.groups(exchange, every, _TELL, framing)
        return named or await notified.timed(exchange, framing)
    if lows & notified.GROUP and _WHO.search(exchange.words):
        listed = notified.groups(exchange, every, frozenset(), _FRAMES)
        if listed:
            return listed
    whose = _OWES.search(exchange.words) or aspect is Aspect.RESPONSIBLE or lows & _DOES
    owed = _responsible(exchange, every, telling.wanted(exchange, _FRAMES)) if whose else None
    if owed and _OWES.search(exchange.words):
        return owed
    return await paragraphs.answer(exchange, every, sure=sure) or owed


def _at(exchange: Exchange, every: Sequence[One[Procedure]], number: str) -> Said | None:
    """Say what stands under a number: a paragraph, a row of a checklist, or both where both bear it."""
    named = [one for one in every if steps.is_named(exchange, one.value)] or every
    found = [step for one in named for step in steps.numbered(one.value, number)]
    lows, part = exchange.lows, exchange.heard.slots.part
    wants = telling.wanted(exchange, _FRAMES | _BY_NUMBER | set(contents.words(number)))
    titles = " ".join(one.value.title for one in named)
    found = [step for step in found if contents.holds(wants, f"{titles} {step.title} {step.whole()}")]
    if lows & {"checklist", "row", "step", "task"} or part in {"checklist", "step"}:
        found = [step for step in found if not step.clause] or found
    elif lows & {"paragraph", "para", "clause"} or part == "paragraph":
        found = [step for step in found if step.clause] or found
    if not found:
        plain = number.isdigit() and not wants and not lows & {"paragraph", "para", "clause"}
        return _section(exchange, every, number) if plain else None
    if len(found) == 1:
        return _step(exchange, named[0], found[0])
    if len(found) > telling.READINGS:
        return None
    facts = tuple(Fact(step.title, step.short(), step.source) for step in found)
    body = (
        f"{wording.count(len(found), 'place')} of the procedure {'have' if len(found) > 1 else 'has'} number {number}:"
    )
    return telling.say(exchange, Intent.PROCEDURE, Message(body, facts=facts), named[0])


def _step(exchange: Exchange, one: One[Procedure], step: Step) -> Said:
    whole = step.whole()
    short = whole if exchange.start else step.short()
    more = (Choice("All of it", f"From 2: {exchange.words.strip()}"),) if short != whole else ()
    message = Message(f"{step.title}: {short}", sources=(step.source,), choices=more)
    said = telling.say(exchange, Intent.PROCEDURE, message, one)
    return Said(said.messages, replace(said.topic, step=step.title))


def _section(exchange: Exchange, every: Sequence[One[Procedure]], number: str) -> Said | None:
    """List what a section holds: of the procedure, or of its checklist where that was named."""
    checklists = bool(exchange.lows & {"checklist", "row", "rows"})
    for one in every:
        title, found = steps.section(one.value, number, checklists=checklists)
        if found:
            body = f"Section {number} of {_called(one)} is “{title}”, {wording.count(len(found), 'entry', 'entries')}."
            return telling.listed(exchange, Intent.PROCEDURE, body, f"Section {number}", _facts(found))
    return None


def _called(one: One[Procedure]) -> str:
    return f"“{one.value.title}”"


def _facts(found: Sequence[Step]) -> list[Fact]:
    return [Fact(step.title, step.brief(), step.source) for step in found]


def _first(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """List what comes first: the first rows of the checklist, or the plan's first tasks, or the first paragraphs."""
    for one in every:
        found = steps.opening(one.value)
        if found:
            place, listed = found
            body = f"{_called(one)} begins so, in {place}."
            facts = [Fact(step.title, step.sentences(), step.source) for step in listed]
            return telling.listed(exchange, Intent.PROCEDURE, body, "First steps", facts)
    return None


def _purpose(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """Say what a procedure is for: the first paragraph of the section that tells it."""
    for one in every:
        for pattern in _OPENS:
            told = [each for each in one.value.paragraphs if re.search(pattern, each.section, re.IGNORECASE)]
            if told:
                return _step(exchange, one, steps.clause(told[0]))
    return None


def _responsible(exchange: Exchange, every: Sequence[One[Procedure]], wants: Sequence[str]) -> Said | None:
    """Say whose a task is, or list what somebody has to do; what the paper leaves open stays open."""
    if not wants:
        return None
    for one in every:
        whose = [task for task in one.value.tasks if task.responsible and contents.holds(wants, task.responsible)]
        if whose:
            facts = [
                Fact(f"{task.workstream or task.plan}", steps.task(task).brief(), task.source.cite()) for task in whose
            ]
            body = f"{wording.count(len(whose), 'task')} of {_called(one)}:"
            return telling.listed(exchange, Intent.PROCEDURE, body, "Tasks", facts)
        fits = contents.fitting(wants, [_task_name(task) for task in one.value.tasks])
        if len(fits) == 1:
            return _task(exchange, one, one.value.tasks[fits[0]])
        if fits:
            facts = [_task_fact(one.value.tasks[at]) for at in fits[: telling.READINGS]]
            body = f"{wording.count(len(fits), 'task')} of {_called(one)} fit that about equally. The nearest:"
            return telling.say(exchange, Intent.PROCEDURE, Message(body, facts=tuple(facts)), one)
    return None


def _task_name(task: Task) -> Name:
    return Name(task.text, beside=f"{task.workstream or ''} {task.plan} {' '.join(task.points)}")


def _task_fact(task: Task) -> Fact:
    return Fact(steps.task(task).brief(), steps.whose(task), task.source.cite())


def _task(exchange: Exchange, one: One[Procedure], task: Task) -> Said:
    body = f"{steps.whose(task)}: “{steps.task(task).short()}”"
    return telling.say(exchange, Intent.PROCEDURE, Message(body, sources=(task.source.cite(),)), one)
