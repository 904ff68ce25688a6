"""The score of what papers hold besides meetings and actions: members, dates, reports, figures, risks, procedures."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from board.packs.entries import Entries, Indicator, ProposalKind, Report, Risk, Term
from board.packs.values import Finding, FindingKind, Pack
from tests.corpus import matching
from tests.corpus.tally import Tally, judged

Truth = dict[str, Any]
Facts = list[tuple[str, object, object, Callable[[object, object], bool]]]


def compare(tally: Tally, truth: Truth, pack: Pack) -> None:
    """Compare every kind of entry, and the findings."""
    found: Entries = getattr(pack, "entries", Entries())
    _members(tally, truth, found)
    _calendar(tally, truth, found)
    _rules(tally, truth, found)
    _reports(tally, truth, found)
    _indicators(tally, truth, found)
    _risks(tally, truth, found)
    _procedure(tally, truth, found)
    _glossary(tally, truth, found)
    tally.texts("retention", "note", truth.get("retention", []), [note.text for note in found.retention])
    _proposals(tally, truth, found)
    _findings(tally, truth, pack, found)


def named(pack: Pack) -> list[tuple[str, str]]:
    """List everybody whom the entries name; several who would do something together are named one by one."""
    found: Entries = getattr(pack, "entries", Entries())
    people = [("member", member.name) for member in found.members]
    people += [("contact", contact.name) for report in found.reports for contact in report.contacts]
    people += [("owner of a risk", risk.owner) for risk in found.risks if risk.owner]
    leads = (re.split(r" with |\s*/\s*", proposal.who) for proposal in found.proposals if proposal.who)
    return people + [("proposal", name) for names in leads for name in names]


def _each(
    tally: Tally,
    kind: str,
    expected: Sequence[Any],
    found: Sequence[Any],
    score: Callable[[Any, Any], float],
    facts: Callable[[Any, Any], Facts],
    optional: Callable[[Any], bool] = lambda _: False,
) -> None:
    """Match entries one to one and compare the facts of each; ``facts`` is asked with None for one that is missing."""
    matched = dict(matching.pairs(expected, found, score, 85.0))
    for at, one in enumerate(expected):
        compared = facts(one, found[matched[at]] if at in matched else None)
        if at not in matched:
            tally.missed(kind, one, 1 + judged([fact[1] for fact in compared]))
            continue
        tally.right(kind)
        for name, wanted, told, agree in compared:
            tally.fact(kind, f"{name} of {str(one)[:70]}", wanted, told, agree)
    for at, entry in enumerate(found):
        if at not in matched.values() and not optional(entry):
            tally.wrong(kind, str(entry)[:160])


def _members(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare the lists of members, by their names to the letter."""
    _each(
        tally,
        "members",
        truth.get("members", []),
        found.members,
        lambda one, member: 100.0 * matching.letter(one[0], member.name),
        lambda one, member: [
            ("seat", one[1], member and member.seat, matching.same),
            ("initials", one[2], member and member.initials, matching.letter),
            ("organisation", one[3], member and member.organisation, matching.same),
        ],
    )


def _calendar(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare the dates of the year; a day with a question mark may be read or left."""
    expected = truth.get("calendar", [])
    doubtful = sum(one[0] == matching.NOT_JUDGED for one in expected)

    def spare(_: object) -> bool:
        nonlocal doubtful
        doubtful -= 1
        return bool(doubtful >= 0)

    _each(
        tally,
        "calendar",
        [one for one in expected if one[0] != matching.NOT_JUDGED],
        found.calendar,
        lambda one, day: 100.0 * (one[0] == day.on),
        lambda one, day: [("start", one[1], day and day.starts, matching.same)],
        spare,
    )


def _rules(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare the rules that the papers quote."""
    _each(
        tally,
        "rules",
        truth.get("rules", []),
        found.rules,
        lambda one, rule: (
            max(matching.likeness(text, rule.text) for text in matching.alternatives(one[1]))
            if one[0] == rule.kind.name
            else 0.0
        ),
        lambda one, rule: [("number", one[2], rule and rule.number, matching.same)],
    )


def _reports(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare reports by their subjects: the head, and the lists that belong to it."""
    expected = truth.get("reports", [])
    optional = truth.get("optional_reports", [])

    def score(one: Truth, report: Report) -> float:
        return matching.likeness(one["subject"], report.subject)

    _each(
        tally,
        "reports",
        expected,
        found.reports,
        score,
        lambda one, report: [
            (fact, one[fact], report and getattr(report, fact), matching.same)
            for fact in ("decision_maker", "decided_on", "key_decision", "wards")
            if fact in one
        ],
        lambda report: any(matching.alike(title, report.subject) for title in optional),
    )
    matched = dict(matching.pairs(expected, found.reports, score, 85.0))
    for at, one in enumerate(expected):
        _lists(tally, one, found.reports[matched[at]] if at in matched else None)


def _lists(tally: Tally, one: Truth, report: Report | None) -> None:
    """Compare the lists of one report."""
    told: dict[str, list[str]] = {
        "contacts": [contact.name for contact in report.contacts] if report else [],
        "appendices": [entry.text for entry in report.appendices] if report else [],
        "background": [entry.title for entry in report.background] if report else [],
        "recommendations": [entry.text for entry in report.recommendations] if report else [],
    }
    for name, texts in told.items():
        if name in one:
            tally.texts("reports", f"{name} of {one['subject']}", one[name], list(dict.fromkeys(texts)))
    if "assessments" in one:
        required = [entry.required for entry in report.assessments] if report else []
        for at, wanted in enumerate(one["assessments"]):
            got = str(required[at]) if at < len(required) else None
            tally.fact("reports", f"assessment {at + 1} of {one['subject']}", str(wanted).replace("None", "none"), got)


def _indicators(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare indicators by name, and by table where two bear one name; figures to the letter."""

    def score(one: list[Any], indicator: Indicator) -> float:
        likely = matching.likeness(one[1], indicator.name)
        return likely + 5.0 * _within(one[0], indicator.table) if likely >= 90.0 else 0.0

    _each(
        tally,
        "indicators",
        truth.get("indicators", []),
        found.indicators,
        score,
        lambda one, row: [
            ("table", one[0], row and row.table, _within),
            ("period", one[2], row and row.period, matching.same),
            ("actual", one[3], row and row.actual, matching.letter),
            ("previous", one[4], row and row.previous and row.previous.value, matching.letter),
            ("target", one[5], row and row.target and row.target.value, matching.letter),
            ("light", one[6], row and (row.rag or (row.target and row.target.rag)), matching.same),
        ],
    )
    _each(
        tally,
        "tiles",
        truth.get("tiles", []),
        found.tiles,
        lambda one, tile: matching.likeness(one[0], tile.name),
        lambda one, tile: [
            ("value", one[1], tile and tile.value, matching.letter),
            ("compared", one[2], tile and tile.compared, matching.same),
        ],
    )


def _within(expected: object, found: object) -> bool:
    """Tell whether one title stands within the other: a number or the page's heading may be kept or not."""
    return matching.words(expected) in matching.words(found) or matching.words(found) in matching.words(expected)


def _risks(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare risks by what they say."""

    def score(one: Truth, risk: Risk) -> float:
        both = f"{risk.project} {risk.description}"
        named_ = f"{one.get('project', '')} {one['description']}"
        return max(
            *(matching.likeness(one["description"], text) for text in (risk.description, risk.project, both)),
            matching.likeness(named_, both),
        )

    _each(
        tally,
        "risks",
        truth.get("risks", []),
        found.risks,
        score,
        lambda one, risk: [
            (fact, one[fact], risk and getattr(risk, fact), agree)
            for fact, agree in (
                ("project", matching.same),
                ("number", matching.same),
                ("rank", matching.same),
                ("owner", matching.letter),
                ("mitigation", matching.alike),
            )
            if fact in one
        ],
    )


def _procedure(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare all that the pack's procedures hold: numbered paragraphs, checklists, codes, tasks, groups."""
    one = truth.get("procedure", {})
    read = found.procedures
    clauses = [clause.number.rstrip(".") for procedure in read for clause in procedure.paragraphs]
    rows = [row for procedure in read for checklist in procedure.checklists for row in checklist.rows]
    tally.texts("procedure", "paragraph", one.get("clauses", []), [number for number in clauses if number])
    _each(
        tally,
        "procedure",
        one.get("checks", []),
        rows,
        lambda check, row: matching.likeness(check[2], row.text),
        lambda check, row: [
            ("number", check[0], row and row.number, matching.same),
            ("applies", check[1], row and row.applies, matching.same),
        ],
    )
    _each(
        tally,
        "procedure",
        one.get("roles", []),
        [role for procedure in read for role in procedure.roles],
        lambda code, role: 100.0 * matching.letter(code[0], role.code),
        lambda code, role: [("meaning", code[1], role and role.meaning, matching.same)],
    )
    _each(
        tally,
        "procedure",
        one.get("tasks", []),
        [task for procedure in read for task in procedure.tasks],
        lambda task, read_: matching.likeness(task[0], read_.text),
        lambda task, read_: [
            ("responsible", task[1], read_ and read_.responsible, matching.same),
            ("workstream", task[2], read_ and read_.workstream, matching.same),
        ],
    )
    for _, members in one.get("groups", []):
        listed = [entry for procedure in read for group in procedure.groups for entry in group.entries]
        listed += [point for procedure in read for clause in procedure.paragraphs for point in clause.points]
        for member in members:
            tally.fact("procedure", "group", member, member if any(map(_is(member), listed)) else None)


def _is(member: str) -> Callable[[str], bool]:
    return lambda entry: matching.same(member, entry)


def _glossary(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare the terms of the glossary, by the term or its abbreviation."""

    def score(one: list[Any], term: Term) -> float:
        return 100.0 * any(matching.same(one[0], text) for text in (term.term, term.short) if text)

    _each(
        tally,
        "glossary",
        truth.get("glossary", []),
        found.glossary,
        score,
        lambda one, term: [("meaning", one[1], term and term.meaning, matching.alike)],
    )


def _proposals(tally: Tally, truth: Truth, found: Entries) -> None:
    """Compare commitments that nobody marked as actions; kept as an action without a marker, one is found too."""
    told = [one.text for one in found.proposals if one.kind is ProposalKind.COMMITMENT]
    told += [text.split(": ", 1)[1] for text in tally.commitments]
    tally.texts("proposals", "commitment", truth.get("proposals", []), list(dict.fromkeys(told)))


def _findings(tally: Tally, truth: Truth, pack: Pack, found: Entries) -> None:
    """Look for the findings that must be reported; others may be, and are listed without a judgement."""
    told = [(one.kind, _about(one)) for one in pack.findings]
    told += [
        (FindingKind.UNTRACKED, matching.words(one.text))
        for one in found.proposals
        if one.kind is ProposalKind.UNTRACKED
    ]

    def score(one: list[str], finding: tuple[FindingKind, str]) -> float:
        said = any(f" {matching.words(about)}" in f" {finding[1]}" for about in matching.alternatives(one[1]))
        return 100.0 * (said and finding[0].name in matching.alternatives(one[0]))

    expected = truth.get("findings", [])
    matched = dict(matching.pairs(expected, told, score, 100.0))
    for at, one in enumerate(expected):
        if at in matched:
            tally.right("findings")
        else:
            tally.missed("findings", f"{one[0]} about {one[1]}")
    tally.other_findings += [
        f"{tally.pack}: {one.kind.name}: {one.text}"
        for at, one in enumerate(pack.findings)
        if at not in matched.values()
    ]


def _about(finding: Finding) -> str:
    beside = getattr(finding, "beside", ())
    return matching.words(" ".join((finding.text, *beside, finding.source.cite())))
