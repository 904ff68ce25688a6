"""The written procedure: its paragraphs and checklists by number, whom it tells, who does what, what applies to whom.

Which question it is stands here; how a clause, a row or a task is said stands in ``dialogs.steps``.
"""

import re
from collections.abc import Sequence

from board import contents, wording
from board.contents import Name
from board.messages import Choice, Fact, Message
from board.packs.entries import Checklist, Procedure, Task
from dialogs import notified, steps, telling
from dialogs.exchange import Exchange, Said
from dialogs.steps import Step
from dialogs.telling import One
from dialogs.understanding import Aspect, Intent

_SECTION = re.compile(r"\bsection\b", re.IGNORECASE)
_TELL = frozenset({"notify", "notified", "tell", "told", "inform", "informed", "contact", "contacts", "contacted",
                   "invite", "invited", "alert", "alerted", "notification"})  # fmt: skip
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
_WHETHER = re.compile(r"(?:and |so )?(?:is|was|has|have|are|were|did|does)\b", re.IGNORECASE)
_DETAILS = {"own": "owner", "approve": "approv", "applie": "appli"}  # as people ask, and as title pages print
_PLAN = frozenset({"procedure", "checklist", "plan", "steps"})


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say what the newest procedure says; nothing where it does not name what is asked for."""
    slots, words = exchange.heard.slots, exchange.words
    number = steps.asked(exchange, sure=sure)
    if number is None and not sure and not exchange.lows & (_PLAN | {"responsible"}):
        return None
    held = await telling.papers_of(exchange, Procedure)
    if not held:
        return None
    every = [One(kept, held[0].board.name) for kept in held[0].entries]
    if number is not None:
        section = slots.part == "section" or _SECTION.search(words) is not None
        return _section(exchange, every, number) if section else _at(exchange, every, number)
    return _applying(exchange, every) or await _asked(exchange, every)


async def _asked(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """Answer a question that bears no number."""
    lows, aspect = exchange.lows, exchange.heard.slots.aspect
    if lows & notified.GROUP and (listed := notified.groups(exchange, every, frozenset(), _FRAMES)):
        return listed
    if aspect is Aspect.FIRST or (lows & _FIRST and lows & (_STEPS | _PLAN | {"thing"})):
        return _first(exchange, every)
    if aspect is Aspect.TELL or lows & _TELL:
        named = notified.groups(exchange, every, lows & _TELL, _FRAMES) or notified.groups(
            exchange, every, _TELL, _FRAMES
        )
        return named or await notified.timed(exchange, _FRAMES)
    if detail := _detail(exchange, every):
        return detail
    if aspect is Aspect.RESPONSIBLE or lows & _DOES:
        return _responsible(exchange, every, telling.wanted(exchange, _FRAMES))
    return None


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
    return telling.say(exchange, Intent.PROCEDURE, message, one)


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


def _applying(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """List the rows that apply to one kind of provider; rows without a mark are said apart."""
    for one in every:
        for checklist in one.value.checklists:
            mark = _mark(exchange, checklist)
            if mark is None:
                continue
            code, meaning = mark
            common = steps.common_marks(checklist)
            rows = [row for row in checklist.rows if row.applies and (row.applies == code or row.applies in common)]
            bare = [row for row in checklist.rows if not row.applies]
            only = sum(row.applies == code for row in rows)
            body = f"{len(rows)} rows of “{checklist.title}” apply to {meaning} ({code}): {only} to it alone"
            body += f", {len(rows) - only} to all." if common else "."
            if bare:
                numbers = wording.listing(row.number or "one without a number" for row in bare)
                body += f" No mark stands beside {wording.count(len(bare), 'row')}: {numbers}."
            facts = [Fact(steps.row_title(row), steps.row(checklist, row).brief(), row.source.cite()) for row in rows]
            return telling.listed(exchange, Intent.PROCEDURE, body, f"Steps for {meaning}", facts)
    return None


def _mark(exchange: Exchange, checklist: Checklist) -> tuple[str, str] | None:
    """Give the mark that a question names by its meaning (care homes: CH), if it asks what applies."""
    slots = exchange.heard.slots
    if not exchange.lows & _STEPS and slots.aspect is not Aspect.APPLIES and slots.applies is None:
        return None
    asked = " ".join(contents.words(exchange.words))
    common = steps.common_marks(checklist)
    for code, meaning in checklist.key:
        name = " ".join(contents.words(meaning))
        if code not in common and (slots.applies == name or f"{name}s " in f"{asked} " or f"{name} " in f"{asked} "):
            return code, meaning
    return None


def _first(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """List what comes first: the first rows of the checklist, or the plan's first tasks, or the first paragraphs."""
    for one in every:
        found = steps.opening(one.value)
        if found:
            place, listed = found
            body = f"{_called(one)} begins so, in {place}."
            return telling.listed(exchange, Intent.PROCEDURE, body, "First steps", _facts(listed))
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


def _detail(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """Say a line of the procedure's own title page: its owner, its review date."""
    wants = telling.wanted(exchange, frozenset({"procedure", "provider", "failure", "exit", "due", "date", "version"}))
    wants = tuple(_DETAILS.get(term, term) for term in wants)
    for one in every:
        names = [name for name, _ in one.value.details]
        every_one = [at for at, name in enumerate(names) if wants and contents.holds(wants, name)]
        fits = every_one or contents.fitting(wants, [Name(name) for name in names])
        if len(fits) == 1 or every_one:
            told = [f"{name}: {wording.clip(value, 300)}" for name, value in (one.value.details[at] for at in fits)]
            message = Message(_printed(exchange, told), sources=(one.value.source.cite(),))
            return telling.say(exchange, Intent.PROCEDURE, message, one)
    return None


def _printed(exchange: Exchange, told: Sequence[str]) -> str:
    """Say lines of a title page as they are printed: a label beside a name is no yes to whether something was done."""
    if not _WHETHER.match(exchange.words.strip()):
        return "\n".join(told)
    return "\n".join(("The paper prints this, and I conclude nothing more from it:", *told))
