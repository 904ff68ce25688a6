"""How one figure moved between the packs that are here: each pack's figure with its period and its page."""

import re
from collections.abc import Sequence

from board import lights, wording
from board.messages import Fact, Message
from board.packs.entries import Indicator
from dialogs import figures, measures, telling
from dialogs.exchange import Exchange, Said
from dialogs.measures import Edition, Meant
from dialogs.understanding import Day, Intent, Month

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_PACK = r"(?:packs?|papers?|meetings?|boards?|times?|editions?|reports?)"
_OTHER_PACK = re.compile(
    rf"\b(?:last|previous|prev|earlier|older|first|other|{_MONTHS}|{_MONTHS}'s)(?: \w+)? {_PACK}\b"
    rf"|\b(?:both|two|each|every|all) (?:the )?{_PACK}\b|\bbetween (?:the )?(?:{_MONTHS}|packs|meetings|papers)\b"
    rf"|\bsince (?:the )?(?:last|{_MONTHS})(?! (?:year|yr))\b|\bpack (?:to|by|on|after) pack\b|\blast time\b"
    rf"|\b(?:than|with|to|from|on) (?:in |it was in )?(?:{_MONTHS})\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:up|down|between|since|better|worse|chang\w*|mov\w+|improv\w*|compar\w*|than|risen|rose|rise|fallen|fell|fall|"
    r"higher|lower|differ\w*|trend|went|gone|go|from|now|shift\w*|progress\w*|worsen\w*|and)\b",
    re.IGNORECASE,
)
_CUMULATES = re.compile(r"\b(?:year to date|ytd|cumulative|so far)\b", re.IGNORECASE)
_ENOUGH = 2  # packs


def asks(exchange: Exchange) -> bool:
    """Tell a question that sets one pack beside another."""
    return bool(_OTHER_PACK.search(exchange.words) and _COMPARES.search(exchange.words))


async def between(exchange: Exchange, one: Meant) -> Said | None:
    """Say a figure as each pack prints it, the oldest first; None where only one pack here prints it."""
    everywhere = measures.any_day(exchange)
    found = [
        (edition, same) for edition in await measures.editions(everywhere) if (same := measures.same(edition, one))
    ]
    if len(found) < _ENOUGH:
        return _only(exchange, one, found)
    shown = _meant(exchange, found)
    (first, then), (last, now) = shown[-1], shown[0]
    body = f"{_way(then, now)}{now.value.name}: {figures.printed(then.value)} in the pack of {wording.day(first.on)}, "
    body += f"{figures.printed(now.value)} in the pack of {wording.day(last.on)}."
    if _CUMULATES.search(now.value.name):
        body += " Each is counted from the start of the year."
    elif _period(then) and _period(now) and _period(then) != _period(now):
        body += " The periods that they print differ."
    facts = [Fact(wording.short_day(each.on), figures.sentence(each_one.value, target=False, before=False),
                  each_one.value.source.cite()) for each, each_one in reversed(shown)]  # fmt: skip
    message = Message(body, title="From pack to pack", facts=tuple(facts))
    return telling.say(exchange, Intent.INDICATOR, message, now)


def _meant(exchange: Exchange, found: Sequence[tuple[Edition, Meant]]) -> list[tuple[Edition, Meant]]:
    """Give the newest pack and the one that was named; without a name the two newest."""
    when = exchange.heard.slots.when
    named = [one for one in found[1:] if _is_of(one[0], when)]
    return [found[0], named[-1] if named else found[1]]


def _is_of(edition: Edition, when: object) -> bool:
    match when:
        case Day(on):
            return edition.on == on
        case Month(month, year):
            return edition.on.month == month and year in {None, edition.on.year}
        case _:
            return False


def _only(exchange: Exchange, one: Meant, found: Sequence[tuple[Edition, Meant]]) -> Said | None:
    if not found:
        return None
    body = f"Only one pack that I hold prints it, that of {wording.day(found[0][0].on)}. "
    body += f"{one.value.name}: {figures.sentence(one.value, target=False, before=False)}"
    return telling.say(exchange, Intent.INDICATOR, Message(body, sources=(one.value.source.cite(),)), one)


def _way(then: Meant, now: Meant) -> str:
    """Say which way it went, where both figures are numbers of one kind."""
    if _CUMULATES.search(now.value.name):  # what is added up only ever grows
        return ""
    before, after = (lights.number(figures.bare(one.value)) for one in (then, now))
    if before is None or after is None or measures.is_percent(then.value) is not measures.is_percent(now.value):
        return ""
    return "Up. " if after > before else "Down. " if after < before else "Unchanged. "


def _period(one: Meant) -> str | None:
    return one.value.period if isinstance(one.value, Indicator) else None
