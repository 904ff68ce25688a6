"""Which lines of a checklist apply to which kind of provider: by its own marks, and by nothing else."""

import re
from collections.abc import Sequence

from board import contents, lexis, wording
from board.messages import Fact, Message
from board.packs.entries import Checklist, CheckRow, Procedure
from dialogs import steps, telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Aspect, Intent

_STEPS = frozenset({"step", "steps", "actions", "row", "rows", "tasks", "task", "apply", "applies", "checklist", "line",
                    "lines", "points", "items", "entries", "bits", "parts"})  # fmt: skip
_ONLY = frozenset({"only", "just", "solely", "exclusively", "alone", "purely"})
_FRAMES = frozenset(lexis.stems(
    """
    which what list show me the all of in on for to a an is are do does apply applies applied applicable
    applying only just solely exclusively alone purely count counts relevant meant marked mark step row line
    task point item entry bit part action checklist management plan procedure appendix and or give tell please
    there any that them they we need needed follow use used must should have provider providers full whole my
    our a how many when if fails closes failing only as well one ones both care home residential nursing
    domiciliary dom homecare hc ch with same too also it be would can i""")
)  # fmt: skip


def answer(exchange: Exchange, every: Sequence[One[Procedure]]) -> Said | None:
    """List the rows that apply to one kind of provider; rows without a mark are said apart."""
    for one in every:
        for checklist in one.value.checklists:
            mark = _mark(exchange, checklist)
            if mark is None or _names_more(exchange, mark[1]):
                continue
            return _list(exchange, checklist, *mark)
    return None


def row(exchange: Exchange, every: Sequence[One[Procedure]], number: str) -> Said | None:
    """Say whether one row applies to the kind of provider that the question names; None where it names none."""
    for one in every:
        for checklist in one.value.checklists:
            mark = _mark(exchange, checklist)
            found = [each for each in checklist.rows if each.number and each.number.strip(" .") == number.strip(" .")]
            if mark is not None and len(found) == 1:
                message = _whether(checklist, found[0], *mark)
                return telling.say(exchange, Intent.PROCEDURE, message, one)
    return None


def _whether(checklist: Checklist, row: CheckRow, code: str, meaning: str) -> Message:
    title, source = steps.row_title(row), row.source.cite()
    told = f"“{wording.clip(row.text, 300)}”"
    if not row.applies:
        return Message(f"{title} has no mark, so the paper does not say: {told}", sources=(source,))
    marked = dict(checklist.key).get(row.applies)
    mark = f"{row.applies} ({marked})" if marked else row.applies
    fits = row.applies == code or row.applies in steps.common_marks(checklist)
    body = f"Yes: {title} is marked {mark}." if fits else f"No: {title} is marked {mark}, not {code} ({meaning})."
    return Message(f"{body} {told}", sources=(source,))


def _list(exchange: Exchange, checklist: Checklist, code: str, meaning: str) -> Said:
    common = steps.common_marks(checklist)
    rows = [row for row in checklist.rows if row.applies and (row.applies == code or row.applies in common)]
    bare = [row for row in checklist.rows if not row.applies]
    only = sum(row.applies == code for row in rows)
    body = f"{len(rows)} rows of “{checklist.title}” apply to {meaning} ({code}): {only} to it alone"
    body += f", {len(rows) - only} to all." if common else "."
    if bare:
        numbers = wording.listing(row.number or "one without a number" for row in bare)
        body += f" No mark stands beside {wording.count(len(bare), 'row')}: {numbers}."
    if exchange.lows & _ONLY:
        rows = [row for row in rows if row.applies == code]
        be = "applies" if only == 1 else "apply"
        body = f"{wording.count(only, 'row')} of “{checklist.title}” {be} to {meaning} ({code}) alone."
    facts = [Fact(steps.row_title(row), steps.row(checklist, row).brief(), row.source.cite()) for row in rows]
    return telling.listed(exchange, Intent.PROCEDURE, body, f"Steps for {meaning}", facts)


def _mark(exchange: Exchange, checklist: Checklist) -> tuple[str, str] | None:
    """Give the mark that a question names by its meaning (care homes: CH), if it asks what applies."""
    slots = exchange.heard.slots
    asks = exchange.lows & _STEPS or slots.aspect is Aspect.APPLIES or slots.applies is not None
    if not asks:
        return None
    asked = " ".join(contents.words(exchange.words))
    common = steps.common_marks(checklist)
    for code, meaning in checklist.key:
        name = " ".join(contents.words(meaning))
        if code not in common and (
            slots.applies == name
            or f"{name}s " in f"{asked} "
            or f"{name} " in f"{asked} "
            or re.search(rf"\b{re.escape(code)}\b", exchange.words)
        ):
            return code, meaning
    return None


def _names_more(exchange: Exchange, meaning: str) -> bool:
    """Tell a question that asks for something within the checklist: a task, not the rows of a kind."""
    framing = _FRAMES | frozenset(lexis.stems(meaning))
    lists = exchange.lows & _STEPS or exchange.heard.slots.aspect is Aspect.APPLIES
    return not lists or not frozenset(lexis.stems(exchange.words)) <= framing
