"""Figures of the papers: an indicator, its target, the year before; headline figures; how one moved between packs.

Every figure is said as the paper prints it. Which are red is ``lit``'s, how a figure is worded ``figures``'.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from board import contents, matching, pictures, premises, wording
from board.matching import Asked, Fit
from board.messages import Choice, Fact, Message
from board.packs.entries import Indicator, Rag, Tile
from dialogs import figures, lit, measures, moved, telling
from dialogs.exchange import Exchange, Said
from dialogs.measures import Edition, Meant
from dialogs.understanding import Aspect, Day, Intent, Month, Relative

_LIGHTS = {"red": Rag.RED, "reds": Rag.RED, "amber": Rag.AMBER, "ambers": Rag.AMBER, "green": Rag.GREEN,
           "greens": Rag.GREEN}  # fmt: skip
_LIGHT = frozenset({"rag", "light", "lights", "rated", "rating"}) | frozenset(_LIGHTS)
_TARGET = frozenset({"target", "targets", "goal", "limit", "plan"})
_BEFORE = frozenset({"previous", "previously", "year", "yr", "compare", "compares", "compared", "comparison", "change",
                     "changed", "trend", "before", "last", "up", "down"})  # fmt: skip
_HEADLINES = frozenset({"headline", "headlines", "tile", "tiles"})
_CUES = frozenset(
    """target targets figure figures indicator indicators kpi kpis actual actuals compare rag percentage proportion rate
    stat stats score limit goal met hit hitting missed achieved achieving""".split()  # noqa: SIM905 -- reads better
)
# A question for words, which the sentences of the papers answer better than any figure.
_PROSE = re.compile(
    r"^\W*(?:(?:and|so|but|ok)\W+)*(?:who|whom|whose|when)\b"
    r"|\b(?:why|explain|reasons?|because|how come|what if|when will)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:(?:miss\w*|behind|off|below|short of|under|failing|not (?:meeting|hitting|on|reaching)|"
    r"aren't (?:meeting|hitting)|"
    r"worst against|furthest from)\b.{0,20}\btargets?|targets?\b.{0,25}\b(?:miss\w*|not met|behind|failed)|"
    r"under-?perform\w*|doing (?:badly|poorly)|off track|behind (?:on|plan|target))\b",
    re.IGNORECASE,
)
_ON_TARGET = re.compile(
    r"\b(?:on target|targets? (?:did|do|have|are) we (?:meet|met|meeting|hit|hitting)|"
    r"(?:meeting|hitting|met|meet|hit|achiev\w*) (?:our |the |their |its )?targets?|"
    r"targets?\b.{0,12}\b(?:met|achieved|hit)|doing well)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(r"\b(?:better|improv\w*|worse\w*|deteriorat\w*)\b", re.IGNORECASE)
_LISTS = re.compile(r"\b(?:which|what|where|list|show|any|anything|all|are there|how many|name)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:how many|number of)\b", re.IGNORECASE)
_SEVERAL = frozenset({"indicators", "kpis", "measures", "metrics", "figures", "stats", "statistics", "list", "every"})
_STRONG = 0.5  # of a name that is said, or
_FEW_WORDS = 8  # of a message that goes on
_TWO = 2  # words of it
_SURE = 0.8  # what a word of it weighs at least, on the average
_MANY_SHARE = 0.4  # of the name, before a bare “how many homes” is answered with it


async def answer(exchange: Exchange, *, sure: bool) -> Said | None:
    """Say a figure, several by their light, how many a summary counts, or the headlines; nothing where none fits."""
    if _PROSE.search(exchange.words):
        return None
    exchange = measures.of_table(exchange)
    what = measures.asked(exchange)
    if not what.needed:
        return await _unnamed(exchange, what, sure=sure)
    if exchange.lows & _HEADLINES and (said := await _headlines_of(exchange, what)):
        return said
    return await _named(exchange, what, sure=sure)


async def _unnamed(exchange: Exchange, what: Asked, *, sure: bool) -> Said | None:
    """Answer a question that names no figure: a light, what misses its target, the headlines, or what we talk about."""
    lows, slots = exchange.lows, exchange.heard.slots
    about = await _talked_of(exchange)
    light = next((_LIGHTS[word] for word in exchange.words.lower().replace("?", " ").split() if word in _LIGHTS), None)
    if (
        light is not None
        and not (about and lows & {"it", "that", "this"})
        and (sure or lows & (_CUES | {"many", "which"}))
    ):
        counts = slots.count or "many" in lows or slots.aspect is Aspect.COUNT
        return await (lit.counted(exchange, light) if counts else lit.lit(exchange, light))
    if lows & _HEADLINES or slots.aspect is Aspect.HEADLINES:
        return await _headlines(exchange)
    if said := await _listed_by_target(exchange, sure=sure) or (await _moved(exchange) if sure and not about else None):
        return said
    if about is not None and (sure or _only_aspect(exchange, what)):
        return await _of_talk(exchange, about)
    return await _every(exchange) if about is None and (sure or lows & {"indicators", "kpis"}) else None


async def _listed_by_target(exchange: Exchange, *, sure: bool) -> Said | None:
    """List what misses its target, or meets it: *which targets are we missing*, *what are we doing badly on*."""
    behind = _BEHIND.search(exchange.words) is not None
    lists = _LISTS.search(exchange.words) and "target" in exchange.words.lower()
    if not (lists or (sure and behind)) or not (behind or _ON_TARGET.search(exchange.words)):
        return None
    return await lit.behind(exchange, met=not behind)


async def _moved(exchange: Exchange) -> Said | None:
    """List what got better, or worse: *which indicators got worse*."""
    way = _BETTER.search(exchange.words)
    return await lit.worse(exchange, better=way[0].lower().startswith(("better", "improv"))) if way else None


async def _talked_of(exchange: Exchange) -> Meant | None:
    found: Meant | None = await telling.talked_of(exchange, Indicator)
    return found or await telling.talked_of(exchange, Tile)


def _only_aspect(exchange: Exchange, what: Asked) -> bool:
    """Tell a few words that ask for another side of the figure we talk about: *last yr*, *and the target*."""
    return (
        bool(exchange.lows & (_TARGET | _BEFORE | _LIGHT | {"now", "figure", "actual"}))
        and len(what.optional) <= _FEW_WORDS
    )


async def _of_talk(exchange: Exchange, about: Meant) -> Said | None:
    """Go on with the figure we talk about: in the pack that is named now, or with its target or its year before."""
    when = exchange.heard.slots.when
    if moved.asks(exchange) and (said := await moved.between(exchange, about)):
        return said
    if isinstance(when, Day | Month | Relative):
        for edition in await measures.editions(exchange):
            if one := measures.same(edition, about):
                return await _told(exchange, edition, [one])
        return None
    for edition in await measures.editions(measures.any_day(exchange)):
        if any(each.kept.id == about.kept.id and type(each.value) is type(about.value) for each in edition.every):
            return await _told(exchange, edition, _with_twins(edition, about))
    return None


def _with_twins(edition: Edition, about: Meant) -> list[Meant]:
    """Give a figure with the row or the headlines that print it again."""
    others = [one for one in edition.every if one.kept.id != about.kept.id]
    return [about, *(one for one in others if measures.are_one([about, one]))]


async def _named(exchange: Exchange, what: Asked, *, sure: bool) -> Said | None:
    moves = moved.asks(exchange)
    named = await measures.named(measures.any_day(exchange) if moves else exchange, what)
    if named is None:
        return await of_one_table(exchange, what) if sure else None
    edition, found = named
    if not _is_strong(exchange, what, found[0][1], sure=sure):
        return None
    meant = [one for one, _ in found]
    if _is_list(exchange) and len(meant) > 1 and not measures.are_one(meant):
        return _listed(exchange, edition, meant)
    if measures.are_one(meant):
        if moves and (said := await moved.between(exchange, meant[0])):
            return said
        return await _told(exchange, edition, meant)
    return _several(exchange, meant, sure=sure)


def _is_strong(exchange: Exchange, what: Asked, fit: Fit, *, sure: bool) -> bool:
    """Tell whether the words name this figure well enough for how sure it is that a figure is asked for."""
    said = fit.share >= _STRONG or fit.own >= _TWO
    if _COUNTS.search(exchange.words):  # “how many homes are there” is not answered with admissions to homes
        return said and (fit.share >= _MANY_SHARE or fit.own == len(what.needed))
    if sure or exchange.topic.intent == Intent.INDICATOR.value:
        return True
    if len(what.needed) == 1 and not what.optional and matching.is_short(what.needed[0].stems[0]):
        return True
    exact = fit.weight >= _SURE * fit.own and fit.own == len(what.needed)
    cued = bool(exchange.lows & _CUES) or exchange.words.lower().startswith(("how much", "what percentage", "what %"))
    return cued or (said and exact)


def _several(exchange: Exchange, meant: Sequence[Meant], *, sure: bool) -> Said | None:
    """Ask which of a few is meant, with each one's figure beside it; with many, nothing was named."""
    rows = list({one.value.name: one for one in meant}.values())
    if len(rows) > telling.READINGS and not sure:
        return None
    choices = [Choice(telling.label(one.value.name), f"What is the figure for {one.value.name}?") for one in rows]
    said = telling.offer(exchange, Intent.INDICATOR, "figures", choices)
    if len(rows) > telling.READINGS:
        return said
    facts = tuple(figures.fact(one.value) for one in rows)
    return Said(tuple(replace(message, facts=facts) for message in said.messages), said.topic)


def _is_list(exchange: Exchange) -> bool:
    return not exchange.lows.isdisjoint(_SEVERAL)


def _listed(exchange: Exchange, edition: Edition, found: Sequence[Meant]) -> Said:
    """List several figures that were asked for together, a headline only where no row prints the same."""
    every = [one for one in found if not isinstance(one.value, Tile) or not _with_twins(edition, one)[1:]]
    facts = [figures.fact(one.value) for one in every or found]
    body = f"The papers give {wording.count(len(facts), 'indicator')} that fit."
    title = f"Indicators, {wording.short_day(edition.on)}"
    return telling.listed(exchange, Intent.INDICATOR, body, title, facts, board=edition.board)


async def of_one_table(exchange: Exchange, what: Asked) -> Said | None:
    """List one table's indicators, where the words name the table: *the indicators for carers*."""
    for edition in await measures.editions(exchange):
        rows = [one.value for one in edition.every if isinstance(one.value, Indicator)]
        tables = list(dict.fromkeys(row.table for row in rows))
        fits = matching.best(what, [contents.Name(table) for table in tables])
        if len(fits) == 1:
            table = tables[fits[0].at]
            named = [row for row in rows if row.table == table]
            facts = [figures.fact(row) for row in named]
            body = f"The papers give {wording.count(len(facts), 'indicator')} there."
            title = "Indicators" if any(row.restricted for row in named) else table  # a title is a mail's subject too
            return telling.listed(exchange, Intent.INDICATOR, body, title, facts, board=edition.board)
    return None


async def _told(exchange: Exchange, edition: Edition, found: Sequence[Meant]) -> Said:
    """Say one figure; where a row and a headline print the same one, both, each with its place."""
    # A row says more than the headline that prints the same.
    found = sorted(_with_twins(edition, found[0]), key=lambda each: isinstance(each.value, Tile))
    lows, aspect, one = exchange.lows, exchange.heard.slots.aspect, found[0].value
    worked = await lit.worked_out(exchange, edition)
    tiles = lit.tiles_of(edition)
    opening = figures.opening(exchange.words, one, met=worked.met(found[0], tiles), tiles=tiles)
    target = _asked(lows & _TARGET, aspect, Aspect.TARGET) and not (opening and isinstance(one, Tile))
    before = _asked(lows & _BEFORE, aspect, Aspect.PREVIOUS)
    body = f"{opening}{one.name}: {figures.sentence(one, target=target, before=before)}"
    whole = f"{one.name} {figures.sentence(one, target=False, before=False)}"
    if wrong := premises.correction(
        exchange.words, figures.printed(one), beside=whole.replace(figures.printed(one), "")
    ):
        body = f"{wrong} {body}"
    if lows & _LIGHT:
        body += f" {_light(found[0], worked)}"
    if len(found) > 1:
        body += f" {_again(found)}"
    sources = tuple(dict.fromkeys(each.value.source.cite() for each in found))
    picture = pictures.of_indicator(one) if isinstance(one, Indicator) and target is before else None
    return telling.say(exchange, Intent.INDICATOR, Message(body, sources=sources, picture=picture), found[0])


def _again(found: Sequence[Meant]) -> str:
    tiles = [one.value for one in found[1:] if isinstance(one.value, Tile)]
    said = next((tile.compared for tile in tiles if tile.compared and "target" in tile.compared.lower()), None)
    return "The headline figures print the same" + (f", with {said}." if said else ".")


def _light(one: Meant, worked: lit.Worked) -> str:
    found = worked.lights.get(one.kept.id) if isinstance(one.value, Indicator) else None
    if found is None or (isinstance(one.value, Indicator) and figures.lights(one.value)):
        return figures.light_said(one.value)
    return (
        f"No light could be read beside it; by the paper's key (“{worked.key}”) it is {found.value} against the target."
    )


def _asked(cue: AbstractSet[str], aspect: Aspect | None, wanted: Aspect) -> bool:
    return aspect is wanted or bool(cue)


async def _headlines_of(exchange: Exchange, what: Asked) -> Said | None:
    """List the headline figures of a group: *the headlines on leaving hospital*."""
    for papers in await telling.papers_of(exchange, Tile):
        groups = list(dict.fromkeys(kept.value.group for kept in papers.entries))
        fits = matching.best(what, [contents.Name(group) for group in groups])
        if len(fits) == 1:
            named = [kept.value for kept in papers.entries if kept.value.group == groups[fits[0].at]]
            facts = [figures.fact(tile) for tile in named]
            body = f"The papers give {wording.count(len(facts), 'headline figure')} there."
            title = "Headline figures" if any(tile.restricted for tile in named) else groups[fits[0].at]
            return telling.listed(exchange, Intent.INDICATOR, body, title, facts, board=papers.board.name)
    return None


async def _headlines(exchange: Exchange) -> Said | None:
    held = await telling.papers_of(exchange, Tile)
    if not held:
        return None
    facts = [figures.fact(kept.value) for kept in held[0].entries]
    body = f"The papers give {wording.count(len(facts), 'headline figure')}."
    title = f"Headline figures, {wording.short_day(held[0].on)}"
    return telling.listed(exchange, Intent.INDICATOR, body, title, facts, board=held[0].board.name)


async def _every(exchange: Exchange) -> Said | None:
    held = await telling.papers_of(exchange, Indicator)
    if not held:
        return None
    facts: list[Fact] = [figures.fact(kept.value) for kept in held[0].entries]
    body = f"The papers give {wording.count(len(facts), 'indicator')}."
    title = f"Indicators, {wording.short_day(held[0].on)}"
    return telling.listed(exchange, Intent.INDICATOR, body, title, facts, board=held[0].board.name)
