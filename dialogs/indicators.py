"""Figures of the papers: an indicator, its target, the year before, its light; headline figures; counts of lights.

Every figure is said as the paper prints it. A light is only said where the paper says it, and never worked out.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from acts.contents import Papers
from board import contents, wording
from board.contents import Name
from board.messages import Choice, Fact, Message
from board.packs.entries import Indicator, Rag, RagCount, Tile
from dialogs import figures, telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Aspect, Intent

_FRAMES = frozenset(
    """figure figures indicator indicators number value kpi kpis performance target targets against actual actuals
    compare compares compared comparison year years previous change changed better worse rag red amber green light
    lights rated rating status stand standing doing how's how’s meet meets met missed trend headline headlines tile
    tiles total up down level rate do perform performing latest quarter month summary key did versus vs happened
    according measure measures result results improved improving fallen risen gone go going went went hit hitting
    missing behind ahead last""".split()  # noqa: SIM905
)
_LIGHTS = {"red": Rag.RED, "reds": Rag.RED, "amber": Rag.AMBER, "ambers": Rag.AMBER, "green": Rag.GREEN,
           "greens": Rag.GREEN}  # fmt: skip
_LIGHT = frozenset({"rag", "light", "lights", "rated", "rating"}) | frozenset(_LIGHTS)
_TARGET = frozenset({"target", "targets"})
_BEFORE = frozenset({"previous", "year", "compare", "compares", "compared", "comparison", "change", "changed", "trend"})
_HEADLINES = frozenset({"headline", "headlines", "tile", "tiles"})
_CUES = _TARGET | {"figure", "figures", "indicator", "indicators", "kpi", "kpis", "actual", "actuals", "compare", "rag"}
_WHOLE = re.compile(r"\b(?:overall|total|all|summary)\b", re.IGNORECASE)

Meant = One[Indicator] | One[Tile]


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say a figure, several by their light, how many a summary counts, or the headlines; nothing where none fits."""
    lows, slots = exchange.lows, exchange.heard.slots
    wants = telling.wanted(exchange, _FRAMES)
    light = next((_LIGHTS[word] for word in exchange.words.lower().replace("?", " ").split() if word in _LIGHTS), None)
    if light is not None and not wants and (sure or lows & (_CUES | {"many", "which"})):
        counts = slots.count or "many" in lows or slots.aspect is Aspect.COUNT
        return await (_counted(exchange, light) if counts else _lit(exchange, light))
    if not wants and (lows & _HEADLINES or slots.aspect is Aspect.HEADLINES):
        return await _headlines(exchange)
    if not sure and not (lows & _CUES or _asks_value(exchange)):
        return None
    if not wants:
        about: Meant | None = await telling.talked_of(exchange, Indicator)
        about = about or await telling.talked_of(exchange, Tile)
        if about is not None:
            return _told(exchange, [about])
        return await _every(exchange) if sure or lows & {"indicators", "kpis"} else None
    return await _named(exchange, wants)


def _asks_value(exchange: Exchange) -> bool:
    words = exchange.words.lower()
    return words.startswith(("how many", "how much", "what is the number", "what percentage", "what proportion"))


async def _named(exchange: Exchange, wants: Sequence[str]) -> Said | None:
    for every in await _by_meeting(exchange):
        found = [every[at] for at in contents.fitting(wants, [_name(one.value) for one in every])]
        if found and len({figures.bare(one.value) for one in found}) == 1:
            return _told(exchange, found)
        if found:
            choices = [Choice(telling.label(one.value.name), _asks(one.value)) for one in found]
            return telling.offer(exchange, Intent.INDICATOR, "figures", choices)
    return None


async def _by_meeting(exchange: Exchange) -> list[list[Meant]]:
    """Give the rows and the headlines of each meeting's papers together, the newest first."""
    held: dict[tuple[dt.date, int], list[Meant]] = {}
    for rows in await telling.papers_of(exchange, Indicator):
        held.setdefault((rows.on, rows.meeting_id), []).extend(One(kept, rows.board.name) for kept in rows.entries)
    for tiles in await telling.papers_of(exchange, Tile):
        held.setdefault((tiles.on, tiles.meeting_id), []).extend(One(kept, tiles.board.name) for kept in tiles.entries)
    return [held[meeting] for meeting in sorted(held, reverse=True)]


def _name(figure: Indicator | Tile) -> Name:
    if isinstance(figure, Tile):
        return Name(figure.name, beside=f"{figure.group} {figure.compared or ''}")
    against = " ".join(one.against for one in (figure.previous, figure.target) if one)
    return Name(figure.name, beside=f"{figure.table} {figure.period or ''} {against}")


def _asks(figure: Indicator | Tile) -> str:
    return f"What is the figure for {figure.name}?"


def _told(exchange: Exchange, found: Sequence[Meant]) -> Said:
    """Say one figure; where a row and a headline print the same one, both, each with its place."""
    lows, aspect = exchange.lows, exchange.heard.slots.aspect
    shown = figures.sentence(found[0].value, target=_asked(lows & _TARGET, aspect, Aspect.TARGET),
                      before=_asked(lows & _BEFORE, aspect, Aspect.PREVIOUS))  # fmt: skip
    body = f"{found[0].value.name}: {shown}"
    if lows & _LIGHT:
        body += f" {figures.light_said(found[0].value)}"
    if len(found) > 1:
        body += " The headline figures print the same."
    sources = tuple(dict.fromkeys(one.value.source.cite() for one in found))
    return telling.say(exchange, Intent.INDICATOR, Message(body, sources=sources), found[0])


def _asked(cue: AbstractSet[str], aspect: Aspect | None, wanted: Aspect) -> bool:
    return aspect is wanted or bool(cue)


async def _lit(exchange: Exchange, light: Rag) -> Said | None:
    """List the rows that the paper itself marks with a light; where it marks none that can be read, its own counts."""
    for papers in await telling.papers_of(exchange, Indicator):
        lit = [kept.value for kept in papers.entries if light in {rag for _, rag in figures.lights(kept.value)}]
        if lit:
            body = f"The papers mark {wording.count(len(lit), 'indicator')} {light.value}."
            return telling.listed(
                exchange,
                Intent.INDICATOR,
                body,
                f"Marked {light.value}",
                [figures.fact(one) for one in lit],
                board=papers.board.name,
            )
        if not any(figures.lights(kept.value) for kept in papers.entries):
            said = await _counted(exchange, light)
            if said is None:
                body = f"No light could be read beside the {len(papers.entries)} indicators, and I work none out."
                return telling.say(exchange, Intent.INDICATOR, Message(body, sources=(_place(papers),)))
            return said
        body = f"The papers mark none of the {len(papers.entries)} indicators {light.value}."
        return telling.say(exchange, Intent.INDICATOR, Message(body, sources=(_place(papers),)))
    return None


def _place(papers: Papers[Indicator]) -> str:
    return dataclasses.replace(papers.entries[0].value.source, paragraph=None).cite()


async def _counted(exchange: Exchange, light: Rag) -> Said | None:
    """Give how many the paper's own summaries count under a light, table by table."""
    held = await telling.papers_of(exchange, RagCount)
    if not held:
        return None
    rows = await telling.papers_of(exchange, Indicator)
    every = [kept.value for kept in held[0].entries if kept.value.rag is light]
    against = _against(exchange)
    told = [one for one in every if against is None or _is_before(one) == against]
    if not told:
        return None
    lit = any(figures.lights(kept.value) for papers in rows[:1] for kept in papers.entries)
    body = f"As the paper's own summaries count {light.value}: {_sums(told)}."
    if not lit and "many" not in exchange.lows:
        body = f"No light could be read beside the single indicators, so I cannot say which are {light.value}. {body}"
    shown = [one for one in told if one.count] or told
    facts = [Fact(f"{one.table}, against {one.against}", str(one.count), one.source.cite()) for one in shown]
    return telling.listed(
        exchange, Intent.INDICATOR, body, f"How many are {light.value}", facts, board=held[0].board.name
    )


def _sums(told: Sequence[RagCount]) -> str:
    """Add the tables up, unless one of them already counts the others."""
    sums: dict[bool, int] = {}
    names: dict[bool, str] = {}
    for one in told:
        sums[_is_before(one)] = sums.get(_is_before(one), 0) + one.count
        names.setdefault(_is_before(one), one.against)
    if len({one.table for one in told}) > 1 and any(_WHOLE.search(one.table) for one in told):
        return "table by table"
    return " and ".join(f"{count} against {names[before]}" for before, count in sums.items())


def _against(exchange: Exchange) -> bool | None:
    if exchange.lows & _TARGET:
        return False
    return True if exchange.lows & _BEFORE else None


def _is_before(one: RagCount) -> bool:
    """Tell a count against the year before from one against the target."""
    return "target" not in one.against.lower()


async def _headlines(exchange: Exchange) -> Said | None:
    held = await telling.papers_of(exchange, Tile)
    if not held:
        return None
    facts = [Fact(kept.value.name, figures.sentence(kept.value, target=False, before=False), kept.value.source.cite())
             for kept in held[0].entries]  # fmt: skip
    body = f"The papers give {wording.count(len(facts), 'headline figure')}."
    return telling.listed(
        exchange,
        Intent.INDICATOR,
        body,
        f"Headline figures, {wording.short_day(held[0].on)}",
        facts,
        board=held[0].board.name,
    )


async def _every(exchange: Exchange) -> Said | None:
    held = await telling.papers_of(exchange, Indicator)
    if not held:
        return None
    facts = [figures.fact(kept.value) for kept in held[0].entries]
    body = f"The papers give {wording.count(len(facts), 'indicator')}."
    return telling.listed(
        exchange,
        Intent.INDICATOR,
        body,
        f"Indicators, {wording.short_day(held[0].on)}",
        facts,
        board=held[0].board.name,
    )
