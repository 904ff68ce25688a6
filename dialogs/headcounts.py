"""A quorum supposed: *what if only one from the council turns up?*, *would three of us do?*, answered by the rule.

Only numbers of members are read here, in all and of each organisation; who they are is not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from board import organisations, quorum, wording
from board.boards import QuorumRule
from dialogs.exchange import Exchange

_WORDS = {
    name: number
    for number, name in enumerate(
        ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
} | {"nobody": 0, "no one": 0, "noone": 0, "no": 0, "zero": 0, "a single": 1, "just me": 1}
_NUMBER = rf"(?P<number>{'|'.join(sorted(_WORDS, key=len, reverse=True))}|\d{{1,2}})"
_WHO = (
    r"(?: more| other| voting| single)*(?: (?:of|from|for|on|at|with|by|in|out|the|our|your|its|members?|people|person|"
    r"councillors?|cllrs?|us|them|side|sides|reps?|representatives?|seats?|votes?|bodies|body|folk))*"
)
_COUNT = re.compile(rf"\b{_NUMBER}\b(?P<who>{_WHO})(?P<rest>[^,;]*)", re.IGNORECASE)
_SUPPOSES = re.compile(
    r"\b(?:if|suppose|supposing|say|would|could|can|will|are|is|with|only|just|enough|do we|ok|okay)\b", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\b(?:item|items|page|pages|paragraph|minute|hours?|days?|weeks?|months?|years?|leaves?|left|goes|gone|walks?|"
    r"missing|absent|short|away|how many|was|were|did|had|last)\b|\d{1,2}(?:st|nd|rd|th)\b|[:£%]",
    re.IGNORECASE,
)
_NHS = re.compile(r"\b(?:nhs|icb|ccg|trust|integrated care|commissioning|health)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\b(?:council|borough|county|city|authority|councillors?|cllrs?)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|both|either) (?:side|body|organisation|partner|of)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Supposed:
    """How many are supposed to be there: in all (None where only some of them were named), and of an organisation."""

    total: int | None
    each: tuple[tuple[str, int], ...]


def read(exchange: Exchange, rule: QuorumRule) -> Supposed | None:
    """Read the numbers of members that a question supposes; None where it supposes none, or something else."""
    words = exchange.words.replace("’", "'")
    if not _SUPPOSES.search(words) or _OF_OTHERS.search(words):
        return None
    bodies = [body for key, _ in rule.each if (body := exchange.asker.register.body(key))]
    total: int | None = None
    each: dict[str, int] = {}
    for part in re.split(r",|;|\band\b|\bbut\b|\bplus\b", words):
        found = _COUNT.search(part)
        if found is None:
            continue
        number = _WORDS.get(found["number"].lower(), -1)
        number = int(found["number"]) if number < 0 else number
        if _EACH.search(part):
            each |= {body.key: number for body in bodies}
            continue
        key = _body(found["who"] + found["rest"], bodies)
        if key is None and _names_a_body(found["rest"]):
            return None  # of a body that the rule does not know, or of one of two alike
        if key is not None:
            each[key] = number
        else:
            total = number
    return Supposed(total, tuple(each.items())) if each or total is not None else None


def answer(exchange: Exchange, rule: QuorumRule, supposed: Supposed, needs: str) -> str:
    """Say whether so many would make a quorum: yes, no, or on what it depends. ``needs`` is the rule in words."""
    short = quorum.short_of(rule, supposed.total, dict(supposed.each))
    if short:
        lacking = wording.listing(_short(exchange, one) for one in short)
        return f"No: {needs} With {_said(exchange, supposed)}, it would be short: {lacking}."
    each = dict(supposed.each)
    unsaid = [
        f"{number} of them {'is' if number == 1 else 'are'} of {_name(exchange, key)}"
        for key, number in rule.each
        if key not in each
    ]
    counted = sum(each.values())
    total = supposed.total if supposed.total is not None else counted
    if not unsaid and total >= rule.total:
        return f"Yes: {needs} With {_said(exchange, supposed)}, it is met."
    more = [f"{rule.total} are there in all"] if total < rule.total else []
    if len(rule.each) and unsaid and supposed.total is not None:
        return f"Only if {wording.listing(unsaid)}: {needs}"
    return f"Only if {wording.listing([*more, *unsaid])}: {needs}"


def _short(exchange: Exchange, one: quorum.Shortfall) -> str:
    of = f" of {_name(exchange, one.organisation)}" if one.organisation else " in all"
    return f"{one.present} of the {one.needed} needed{of}"


def _said(exchange: Exchange, supposed: Supposed) -> str:
    parts = [f"{number} of {_name(exchange, key)}" for key, number in supposed.each]
    if supposed.total is not None:
        parts = [f"{supposed.total} in all", *parts]
    return wording.listing(parts)


def _name(exchange: Exchange, key: str) -> str:
    body = exchange.asker.register.body(key)
    return body.short if body else key


def _names_a_body(said: str) -> bool:
    return bool(_NHS.search(said) or _COUNCIL.search(said))


def _body(said: str, bodies: Iterable[organisations.Organisation]) -> str | None:
    """Give the one organisation of the rule that is meant: by any of its names, or as the council, or the NHS."""
    lows = f" {' '.join(re.findall(r'[a-z&]+', said.lower()))} "
    held = list(bodies)
    named = [
        body.key
        for body in held
        if any(f" {name.lower().removeprefix('the ')} " in lows for name in (body.name, body.short, *body.also))
    ]
    if len(set(named)) == 1:
        return named[0]
    for kind in (_NHS, _COUNCIL):
        fits = [body.key for body in held if any(kind.search(name) for name in (body.name, body.short, *body.also))]
        if kind.search(said) and len(fits) == 1:
            return fits[0]
    return None
