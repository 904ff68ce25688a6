"""How the parts of a procedure are said: a clause, a row of a checklist, a task, each with its place.

Which of them a question means stands in ``dialogs.procedure``.
"""

import re
from dataclasses import dataclass

from board import contents, evidence, procedure_reporting, wording
from board.packs.entries import Checklist, CheckRow, Clause, Procedure, Task
from dialogs import telling
from dialogs.exchange import Exchange

_SHORT, _BRIEF = 600, 160  # characters that are shown first, and in a list
_POINTS = 4  # of a list beneath a clause that are shown first
_NUMBER = re.compile(
    r"(?:\b(?:paragraph|para|clause|checklist|row|step|section|task|point|appendix)s?|§)"
    r" *(?:number |no\.? ?|row |step |item )?(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)\b",
    re.IGNORECASE,
)
_ON_LIST = re.compile(r"\b(\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?)\b(?=[^.]*\b(?:checklist|procedure|plan)\b)", re.IGNORECASE)
_OF_KIND = re.compile(
    r"\b(\d{1,2}\.\d{1,2}[a-z]?)\b(?=[^.]*\b(?:appl(?:y|ies)|care homes?|home care|homecare|domiciliary)\b)",
    re.IGNORECASE,
)
_COMMON = frozenset({"all", "both", "any", "every", "everyone", "all providers"})


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered thing of a procedure: what it is called, its words, and the points listed beneath."""

    title: str
    text: str
    points: tuple[str, ...]
    source: str
    clause: bool = False

    def whole(self) -> str:
        """Say all of it."""
        return "\n".join((self.text, *(f"• {point}" for point in self.points)))

    def short(self) -> str:
        """Say what fits a first answer."""
        if len(self.text) > _SHORT:
            return wording.clip(self.text, _SHORT)
        left = len(self.points) - _POINTS
        shown = "\n".join((self.text, *(f"• {wording.clip(point, _BRIEF)}" for point in self.points[:_POINTS])))
        return shown + (f"\n… and {left} more" if left > 0 else "")

    def sentences(self) -> str:
        """Say its first sentences, as many as a list has room for, and none of them in part."""
        every = evidence.sentences(" ".join(self.text.split()))
        shown = next((at for at in range(len(every), 1, -1) if len(" ".join(every[:at])) <= _SHORT), 1)
        left = f" ({wording.count(len(self.points), 'point')} beneath)" if self.points else ""
        return " ".join(every[:shown]) + left

    def brief(self) -> str:
        """Say it in one line."""
        left = f" ({wording.count(len(self.points), 'point')} beneath)" if self.points else ""
        return wording.clip(" ".join(self.text.split()), _BRIEF) + left


def asked(exchange: Exchange, *, sure: bool) -> str | None:
    """Give the number of the paragraph, row or section that a question names."""
    if sure and exchange.heard.slots.number is not None:
        return exchange.heard.slots.number
    found = _NUMBER.search(exchange.words) or _ON_LIST.search(exchange.words) or _OF_KIND.search(exchange.words)
    return found.group(1) if found else None


def numbered(procedure: Procedure, number: str) -> list[Step]:
    """Give everything of a procedure that bears a number."""
    clauses = [clause(one) for one in procedure.paragraphs if _same(one.number, number)]
    rows = [row(each, one) for each in procedure.checklists for one in each.rows if _same(one.number, number)]
    return clauses + rows + [task(one) for one in procedure.tasks if _same(one.number, number)]


def section(procedure: Procedure, number: str, *, checklists: bool) -> tuple[str, list[Step]]:
    """Give the title of a section and what it holds; of the checklists first, where these were asked for."""
    clauses = [one for one in procedure.paragraphs if one.number.split(".")[0] == number and one.number]
    of_clauses = (clauses[0].section if clauses else "", [clause(one) for one in clauses])
    of_rows = ("", list[Step]())
    for each in procedure.checklists:
        rows = [one for one in each.rows if (one.number or "").split(".")[0] == number]
        if rows:
            title = next((one.title for one in each.sections if _same(one.number, number)), rows[0].section or "")
            of_rows = (title, [row(each, one) for one in rows])
            break
    first, then = (of_rows, of_clauses) if checklists else (of_clauses, of_rows)
    return first if first[1] else then


def opening(procedure: Procedure) -> tuple[str, list[Step]] | None:
    """Give what a procedure has done first, and where it says so: who is told at once comes before everything."""
    reports = procedure_reporting.begins(procedure.paragraphs)
    told, then = [clause(one) for one in reports], _after_report(procedure)
    if not told or then is None:
        return then or ((f"“{reports[0].section}”", told) if told else None)
    if then[1][0].clause:
        titles = {step.title for step in told}
        return f"“{reports[0].section}” and {then[0]}", told + [step for step in then[1] if step.title not in titles]
    return f"{told[0].title} and {then[0]}", [told[0], *then[1]]


def _after_report(procedure: Procedure) -> tuple[str, list[Step]] | None:
    for each in procedure.checklists:
        if each.rows:
            return f"“{each.title}”", [row(each, one) for one in each.rows]
    now = [one for one in procedure.tasks if (one.stage or "").casefold() in {"now", "immediate", "immediately"}]
    if found := now or list(procedure.tasks):
        return f"“{found[0].plan}”", [task(one) for one in found]
    begins = [one for one in procedure.paragraphs if contents.holds(["activation"], one.section) and one.number]
    return (f"“{begins[0].section}”", [clause(one) for one in begins]) if begins else None


def clause(one: Clause) -> Step:
    """Say a paragraph of the procedure."""
    title = f"Paragraph {one.number}" if one.number else one.section
    return Step(title, one.text, one.points, one.source.cite(), clause=True)


def row(checklist: Checklist, one: CheckRow) -> Step:
    """Say a row of a checklist, with the columns that are filled."""
    marks = f" Applies to: {_applies(checklist, one.applies)}." if one.applies else ""
    cells = "".join(f" {name}: {cell}." for name, cell in one.cells)
    return Step(row_title(one), f"{telling.stopped(one.text)}{marks}{cells}", one.points, one.source.cite())


def row_title(one: CheckRow) -> str:
    """Say by what a row of a checklist is known."""
    return f"Checklist {one.number}" if one.number else f"Checklist, {one.section or 'a row'}"


def task(one: Task) -> Step:
    """Say a task of a plan."""
    return Step(f"Task {one.number}" if one.number else one.plan, one.text, one.points, one.source.cite())


def whose(one: Task) -> str:
    """Say who is responsible for a task, as written; who stands beside several is responsible for none for certain."""
    if one.responsible:
        return f"Responsible: {one.responsible}"
    if one.beside:
        beside = wording.listing(dict.fromkeys(one.beside))
        return f"The paper does not tell whose this is; beside this part stand {beside}"
    return "The paper does not say who is responsible"


def common_marks(checklist: Checklist) -> frozenset[str]:
    """Give the marks that mean every kind of provider."""
    told = {code for code, meaning in checklist.key if {code.casefold(), meaning.casefold()} & _COMMON}
    return frozenset(
        told | {one.applies for one in checklist.rows if one.applies and one.applies.casefold() in _COMMON}
    )


def is_named(exchange: Exchange, procedure: Procedure) -> bool:
    """Tell whether a question names this procedure among several."""
    return contents.names_all(procedure.title, exchange.words)


def _applies(checklist: Checklist, mark: str) -> str:
    meaning = dict(checklist.key).get(mark)
    return f"{mark} ({meaning})" if meaning else mark


def _same(held: str | None, number: str) -> bool:
    return held is not None and held.strip(" .)(").casefold() == number.strip(" .").casefold()
