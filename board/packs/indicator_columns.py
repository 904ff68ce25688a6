"""Which column of a table of indicators holds what, told by the words of its header and never by its place.

Only headers are judged here; rows are read in ``indicators``.
"""

import dataclasses
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from board.packs.grids import Label

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_PERIOD = re.compile(
    rf"\b(?:(?:q(?:tr|uarter)?\s?\d|quarter\s(?:one|two|three|four)|m(?:onth\s)?\d{{1,2}}|week\s\d{{1,2}}|h[12])"
    rf"(?:[\s,(]{{1,2}}(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d|[\s,(]{{1,2}}20\d\d)?|"
    r"(?:spring|summer|autumn|winter)\s(?:term\s)?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?|"
    rf"{_MONTH}\.?(?:[\s'’/-]{{0,2}}(?:20)?\d\d)?|"
    r"(?:(?:20)?\d\d\s?/\s?(?:20)?\d\d|20\d\d(?:[-–]\d\d)?)(?:[\s,]{1,2}(?:q(?:tr|uarter)?|h(?:alf)?)\s?\d)?)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"\bsummary\b|\brag\s+count|\b(?:number|count|no\.?)\s+of\s+(?:indicators|measures|kpis)", re.IGNORECASE
)
_NAME = re.compile(
    r"\b(?:indicators?|measures?|metrics?|kpis?|outcomes?)\b|^questions?$|"
    r"^what\s+(?:(?:we|is|are|was)\s+)?(?:being\s+)?(?:measur|count|track|ask)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(?:ref(?:erence)?|no|number|id|type|owner|lead|code)\b", re.IGNORECASE)
_RAG = re.compile(r"\brag\b|r/a/g|^(?:status|rating|lights?|colou?r)$|traffic\s+light", re.IGNORECASE)
_PERCENT = re.compile(r"^\W*%\W*$|%\s*(?:change|var|diff)|(?:change|variance|difference)\W*%|percent", re.IGNORECASE)
_CHANGE = re.compile(r"[+•]\s*/?\s*[-–\u2212]|\b(?:change|variance|var|diff(?:erence)?|movement|gap)\b", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"\b(?:previous|prev|prior|baseline|ly|py|same\s+(?:period|month|quarter)|year\s+before|"
    r"last\s+(?:year|yr|month|quarter|qtr|period|report|time)|where\s+\w{2,5}\s+(?:was|were)|a\s+year\s+ago)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:target(?!\s+date)|plan(?:ned)?|trajectory|threshold|goal|ambition|benchmark|standard|expected|aims?|aimed|"
    r"by\s+(?:(?:the\s+)?end\s+of\s+)?(?:[a-z]{3,9}\s+)?20\d\d|(?:want|hope|mean|ought)\s+to\s+be|should\s+be)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"^(?:period|month|quarter|date|week)\b|\b(?:reporting|data)\s+(?:period|month|date|quarter)\b", re.IGNORECASE
)
_ACTUAL = re.compile(
    r"\b(?:our\s+figures?|actual|current|latest|performance|outturn|results?|value|position|achieved|ytd|year\s+to\s+date|"
    r"this\s+(?:year|month|quarter|period|time)|where\s+\w{2,5}\s+(?:is|are)|now)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(r"\?$|\b(?:assessment|progress|against|on)\b", re.IGNORECASE)  # a word about it, no figure
_MEASURED = re.compile(r"\b(?:actual|outturn|achieved)\b", re.IGNORECASE)
_SEASONS = ("spring", "summer", "autumn", "winter")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PART = re.compile(
    rf"\b(?:(?P<season>{'|'.join(_SEASONS)})|(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}|(?P<kind>q|m|h|w)[a-z]{{0,6}}\s?(?P<number>\d{{1,2}}))\b"
)
_YEAR = re.compile(r"(?<!\d)(?<!q)(?<!m)((?:20)?\d\d)(?:\s?[/–-]\s?(?:20)?\d\d)?$")
_YEAR_FIRST = re.compile(r"((?:20)?\d\d)(?:\s?[/–-]\s?(?:20)?\d\d)?(?=[\s,])")
_SIDES = frozenset(("previous", "target"))
_OTHER = re.compile(r"[£€]|^actions?\b|^risks?\b|\brisk\s+(?:description|owner|title)|\bbudget\b", re.IGNORECASE)


_MONEY = re.compile(
    r"\b(?:spen[dt]|costs?|incomes?|expenditure|forecast|fund(?:s|ing)?|contributions?|paid)\b", re.IGNORECASE
)


class _Moment(NamedTuple):
    """When a period is: its year, where the label says one, and which month, quarter or week of it; none of a year."""

    year: int | None
    kind: str
    part: int


@dataclass(frozen=True, slots=True)
class Side:
    """The columns of one comparison: its value, change, percent and light; ``period`` where its header names one."""

    against: str
    period: str | None = None
    value: int | None = None
    change: int | None = None
    percent: int | None = None
    rag: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """Which column of a table holds what; ``actuals`` are columns with the period of their header, the latest last."""

    name: int
    actuals: tuple[tuple[int, str | None], ...]
    period: int | None = None
    previous: tuple[Side, ...] = ()
    target: tuple[Side, ...] = ()
    rags: tuple[tuple[int, str | None], ...] = ()
    counts: tuple[int, ...] = ()
    light: int | None = None
    others: tuple[int, ...] = ()


def shape(labels: Sequence[Label]) -> Shape | None:
    """Say which column holds what; None for a table that is none of indicators."""
    if any(_OTHER.search(label.whole) for label in labels):
        return None
    roles = _lit(_dated(labels, _first(labels, [_role(label) for label in labels])))
    name = _named(labels, roles)
    actuals = _actuals(labels, roles)
    held = {"target", "previous", "period"} & set(roles) or any(period for _, period in actuals)
    if name is None or not actuals or not held:
        return None
    counted = tuple(at for at, role in enumerate(roles) if role == "count")
    light = counted[0] - 1 if counted and counted[0] else None
    used = {name, light, *(at for at, _ in actuals)}
    period = roles.index("period") if "period" in roles else None
    spare = (at for at, role in enumerate(roles) if role in {"other", "name", "actual", "period"})
    return Shape(
        name,
        actuals,
        period,
        _sides(labels, roles, "previous"),
        _sides(labels, roles, "target"),
        tuple((at, _period(labels[at])) for at, role in enumerate(roles) if role == "rag"),
        counted,
        light,
        tuple(at for at in spare if at not in {*used, period}),
    )


def _first(labels: Sequence[Label], roles: Sequence[str]) -> list[str]:
    """Tell the first column with words for what is measured, though it says ``Performance area`` or ``Standard``."""
    told = list(roles)
    at = next((at for at, label in enumerate(labels) if label.own and not _REFERENCE.search(label.own)), None)
    if at is None or "name" in roles or roles[at] not in {"actual", "target"} or _period(labels[at]):
        return told
    if roles.count(roles[at]) > 1:
        told[at] = "name"
    return told


def _named(labels: Sequence[Label], roles: Sequence[str]) -> int | None:
    """Find the column of what is measured; without a word for it, the table must say a figure and its target.

    Then the first column that holds nothing else is it, where figures also stand beside a light or another time's.
    """
    if "name" in roles:
        return roles.index("name")
    beside = {"rag", "previous", "target rag"} & set(roles)
    stands = beside and roles.count("target") == 1 and not any(_MONEY.search(label.whole) for label in labels)
    if stands and {"actual", "other"} <= set(roles) and roles[0] == "other" and labels[0].whole:
        return 0
    if {"actual", "target", "rag", "other"} <= set(roles):
        return roles.index("other")
    bare = not labels[0].whole and roles[0] == "other"
    return 0 if bare and {"actual", "target"} <= set(roles) else None


def compares(text: str) -> bool:
    """Tell words that name something to compare with: a target, or an earlier time."""
    return bool(_PREVIOUS.search(text) or _TARGET.search(text))


def _role(label: Label) -> str:
    """Name what a column holds, by its own words before those of the merged cell above it."""
    whole, own = label.whole, label.own
    if not own or _SUMMARY.search(label.group):
        return "count" if own else "other"
    before, aimed = _PREVIOUS.search(whole), _TARGET.search(whole)
    if _RAG.search(own):
        return "previous rag" if before else "target rag" if aimed else "rag"
    if _PERCENT.search(own) or _CHANGE.search(own):
        kind = "percent" if _PERCENT.search(own) else "change"
        return f"target {kind}" if aimed else f"previous {kind}" if before else kind
    roles = (
        ("name", _NAME.search(own) and not _REFERENCE.search(own)),
        # Though the merged cell above may say "performance against target".
        ("actual", _MEASURED.search(own) and not before),
        ("other", _JUDGED.search(own) and (_PREVIOUS.search(own) or _TARGET.search(own))),
        ("previous", before),
        ("target", aimed),
        ("actual", _PERIOD.search(own)),
        ("period", _WHEN.search(own)),
        ("actual", _ACTUAL.search(whole) or _PERIOD.search(whole)),
    )
    return next((role for role, fits in roles if fits), "other")


def _dated(labels: Sequence[Label], roles: Sequence[str]) -> list[str]:
    """Tell the column of the year before among columns of periods: one year older, or a whole year beside its parts."""
    dated = [(at, moment) for at, role in enumerate(roles) if role == "actual" and (moment := _moment(labels[at]))]
    whole = [at for at, moment in dated if moment.kind == ""]
    told = list(roles)
    if "previous" in told or not dated:
        return told
    if len(whole) == 1 and told.count("actual") > 1:
        told[whole[0]] = "previous"
        return told
    _, last = max(dated, key=lambda pair: (pair[1].year or 0, pair[1].part))
    before = [at for at, one in dated if last.year and one.year == last.year - 1 and one[1:] == last[1:]]
    if len(before) == 1:
        told[before[0]] = "previous"
    return told


def _lit(roles: Sequence[str]) -> list[str]:
    """Tell several columns that are called by nothing but the light apart by the comparison that each stands behind."""
    bare = [at for at, role in enumerate(roles) if role == "rag"]
    before = [roles[at - 1].partition(" ")[0] if at else "" for at in bare]
    if len(bare) < len(_SIDES) or sorted(set(before)) != sorted(before) or not set(before) <= _SIDES:
        return list(roles)
    told = dict(zip(bare, before, strict=True))
    return [f"{told[at]} rag" if at in told else role for at, role in enumerate(roles)]


def _actuals(labels: Sequence[Label], roles: Sequence[str]) -> tuple[tuple[int, str | None], ...]:
    """Give the columns of figures, the latest last: every one if any names its period, else the first."""
    found = [(at, _period(labels[at])) for at, role in enumerate(roles) if role == "actual"]
    if not any(period for _, period in found):
        return tuple(found[:1])
    alone = len(found) == 1
    named = [(at, period if period or alone else labels[at].whole) for at, period in found]
    moments = [_moment(labels[at]) for at, _ in named]
    keys = [(moment.year or 0, moment.part) for moment in moments if moment is not None]
    if len(keys) == len(named) and (all(year for year, _ in keys) or _falls([part for _, part in keys])):
        return tuple(pair for _, pair in sorted(zip(keys, named, strict=True)))
    return tuple(named)


def _falls(parts: Sequence[int]) -> bool:
    """Tell periods without a year that are set with the latest first."""
    return all(one == other + 1 for one, other in itertools.pairwise(parts))


def _moment(label: Label) -> _Moment | None:
    """Say when a column's period is; None for a label without one that can be told."""
    text = (_period(label) or "").lower()
    year = _YEAR.search(text) or _YEAR_FIRST.match(text)
    part = _PART.search(text.replace(year.group(), " ", 1) if year else text)
    if not year and not part:
        return None
    since = 2000 + int(year[1][-2:]) if year else None
    if part is None:
        return _Moment(since, "", 0)
    if part["season"]:
        return _Moment(since, "season", _SEASONS.index(part["season"]) + 1)
    if part["month"]:
        return _Moment(since, "month", _MONTHS.index(part["month"]) + 1)
    return _Moment(since, part["kind"][0], int(part["number"]))


def _period(label: Label) -> str | None:
    found = _PERIOD.search(label.whole)
    return found[0] if found else None


def _sides(labels: Sequence[Label], roles: Sequence[str], kind: str) -> tuple[Side, ...]:
    """Gather the columns of a comparison; a change that says not from what belongs to the comparison left of it."""
    found: list[Side] = []
    current = ""
    for at, (label, role) in enumerate(zip(labels, roles, strict=True)):
        if role in {"previous", "target"}:
            current = role
        if role == kind:
            found.append(Side(label.whole, _period(label), value=at))
        own, _, part = role.rpartition(" ")
        if part in {"change", "percent", "rag"} and (own or (current if part != "rag" else "")) == kind:
            side = found.pop() if found else Side(label.group or label.own)
            found.append(_with(side, part, at))
    return tuple(found)


def _with(side: Side, part: str, at: int) -> Side:
    if part == "change":
        return side if side.change is not None else dataclasses.replace(side, change=at)
    if part == "percent":
        return side if side.percent is not None else dataclasses.replace(side, percent=at)
    return side if side.rag is not None else dataclasses.replace(side, rag=at)
