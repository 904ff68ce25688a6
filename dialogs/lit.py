"""Which indicators are red, amber or green, and which miss their target: as printed, else by the paper's own key.

A light that no row prints is only said where key, figures and the paper's own counts leave one (``board.lights``), and
then it is said that it was worked out so.
"""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from acts import keys
from board import lights, wording
from board.messages import Fact, Message
from board.packs.entries import Indicator, Rag, RagCount, Tile
from dialogs import figures, measures, telling
from dialogs.exchange import Exchange, Said
from dialogs.measures import Edition, Meant
from dialogs.telling import One
from dialogs.understanding import Intent

_TARGET = frozenset({"target", "targets", "plan", "goal"})
_BEFORE = frozenset({"previous", "year", "yr", "compare", "compares", "compared", "comparison", "change", "trend"})
_NO_LIGHT = "No light could be read beside the single indicators"


@dataclass(frozen=True, slots=True)
class Worked:
    """The lights worked out against the target, by the row's id; ``key`` is the key in the paper's words."""

    key: str = ""
    lights: dict[int, Rag] = field(default_factory=dict)

    def met(self, one: Meant, tiles: Sequence[Tile]) -> bool | None:
        """Tell whether a figure meets its target, None where the paper does not say."""
        found = self.lights.get(one.kept.id) if isinstance(one.value, Indicator) else None
        return found is Rag.GREEN if found else lights.met(one.value, tiles)


def tiles_of(edition: Edition) -> list[Tile]:
    """Give the headline figures of some papers."""
    return [one.value for one in edition.every if isinstance(one.value, Tile)]


async def worked_out(exchange: Exchange, edition: Edition) -> Worked:
    """Work the lights of the rows out, where their paper prints a key."""
    rows = [one for one in edition.every if isinstance(one.value, Indicator)]
    if not rows:
        return Worked()
    key = await keys.near(exchange.uow, exchange.asker, rows[0].kept.document_id, rows[0].kept.board_id)
    if key is None:
        return Worked()
    counts = await _counts(exchange, edition)
    found: dict[int, Rag] = {}
    for table in dict.fromkeys(one.value.table for one in rows):
        of = [one for one in rows if one.value.table == table]
        own = [one for one in counts if one.table == table and not is_before(one)]
        each = lights.derived([one.value for one in of], tiles_of(edition), own, key[0])
        found |= {one.kept.id: light for one, light in zip(of, each, strict=True) if light}
    return Worked(key[1], found)


async def lit(exchange: Exchange, light: Rag) -> Said | None:
    """List the rows of a light: those that the paper itself marks, else those that its key and figures light so."""
    every = await measures.editions(exchange)
    edition = next((one for one in every if any(isinstance(each.value, Indicator) for each in one.every)), None)
    if edition is None:
        return await counted(exchange, light)
    rows = [one for one in edition.every if isinstance(one.value, Indicator)]
    if any(figures.lights(one.value) for one in rows):
        return _marked(exchange, light, rows)
    worked = await worked_out(exchange, edition)
    against_year = _against(exchange) is True
    if not worked.lights or against_year or light is Rag.NONE:
        said = await counted(exchange, light)
        body = f"No light could be read beside the {len(rows)} indicators, and I work none out."
        return said or telling.say(exchange, Intent.INDICATOR, Message(body, sources=(_place(rows[0]),)))
    found = [one for one in rows if worked.lights.get(one.kept.id) is light]
    counts = [one for one in await _counts(exchange, edition) if one.rag is light]
    opened = Counter(
        one.value.table for one in rows if lights.target_of(one.value) is not None and one.kept.id not in worked.lights
    )
    body = _of_lights(light, found, opened, counts, worked.key)
    if opened:
        body += f" For {opened.total()} more the papers do not say whether more or less is better."
    return _listed(exchange, body, f"{light.value.capitalize()} against the target", found, edition)


def _of_lights(
    light: Rag, found: Sequence[One[Indicator]], opened: Mapping[str, int], counts: Sequence[RagCount], key: str
) -> str:
    """Say which rows the key lights so; where the paper's own count of a table is another, that they are in doubt.

    ``opened`` has how many rows of each table could not be lit.
    """
    summaries = f"The paper's own summaries count {light.value}: {sums(counts)}." if counts else ""
    by_key = f"the paper's key (“{key}”) and its printed figures"
    against = {one.table: one.count for one in counts if not is_before(one)}
    many = {table: sum(one.value.table == table for one in found) for table in against}
    if any(not many[table] <= count <= many[table] + opened.get(table, 0) for table, count in against.items()):
        body = f"{_NO_LIGHT}, so I cannot say which are {light.value} beyond doubt. {summaries} "
        many_said = wording.count(len(found), "indicator") if found else "no indicator"
        return body + f"By {by_key}, {many_said} would be {light.value} against the target."
    body = f"By {by_key}, {_how_many(found)} {light.value} against the target. {_NO_LIGHT}."
    return f"{body} {summaries}".rstrip()


async def behind(exchange: Exchange, *, met: bool) -> Said | None:
    """List the figures that miss their target, or meet it, as far as the papers say which way each should go."""
    every = await measures.editions(exchange)
    if not every:
        return None
    edition, tiles = every[0], tiles_of(every[0])
    worked = await worked_out(exchange, edition)
    rows = [one.value for one in edition.every if isinstance(one.value, Indicator)]
    own = [
        one
        for one in edition.every
        if lights.target_of(one.value) is not None
        and not (isinstance(one.value, Tile) and any(lights.is_twin(row, one.value) for row in rows))
    ]
    told = [(one, worked.met(one, tiles)) for one in own]
    found = [one for one, said in told if said is met]
    if not any(said is not None for _, said in told):
        return None
    which = ("meets" if met else "misses") if len(found) == 1 else ("meet" if met else "miss")
    body = f"By the printed figures, {len(found)} of the {len(own)} figures that have a target {which} it."
    if open_ := sum(1 for _, said in told if said is None):
        body += f" For {open_} of them the papers do not say whether more or less is better."
    title = "On target" if met else "Behind target"
    return _listed(exchange, body, title, found, edition)


async def worse(exchange: Exchange, *, better: bool) -> Said | None:
    """List the figures that are worse, or better, than the year before, as far as the papers say which way is good."""
    every = await measures.editions(exchange)
    if not every:
        return None
    edition, tiles = every[0], tiles_of(every[0])
    rows = [one.value for one in edition.every if isinstance(one.value, Indicator)]
    moved = [
        (change, lights.way(one.value, tiles), one)
        for one in edition.every
        if (change := figures.moved(one.value)) is not None
        and not (isinstance(one.value, Tile) and any(lights.is_twin(row, one.value) for row in rows))
    ]
    if not any(way for _, way, _ in moved):
        return None
    found = [
        one for change, way, one in moved if way and change and ((change > 0) is (way is lights.Way.MORE)) is better
    ]
    said = "better" if better else "worse"
    body = f"By the printed figures, {_how_many(found, 'figure')} {said} than the year before."
    if open_ := sum(1 for _, way, _ in moved if way is None):
        body += f" For {open_} more the papers do not say whether more or less is better."
    return _listed(exchange, body, f"{said.capitalize()} than the year before", found, edition)


async def counted(exchange: Exchange, light: Rag) -> Said | None:
    """Give how many the paper's own summaries count under a light, table by table."""
    held = await telling.papers_of(exchange, RagCount)
    if not held:
        return None
    rows = await telling.papers_of(exchange, Indicator)
    every = [kept.value for kept in held[0].entries if kept.value.rag is light]
    against = _against(exchange)
    told = [one for one in every if against is None or is_before(one) == against]
    if not told:
        return None
    marked = any(figures.lights(kept.value) for papers in rows[:1] for kept in papers.entries)
    body = f"As the paper's own summaries count {light.value}: {sums(told)}."
    if not marked and "many" not in exchange.lows:
        body = f"{_NO_LIGHT}, so I cannot say which are {light.value}. {body}"
    shown = [one for one in told if one.count] or told
    facts = [Fact(f"{one.table}, against {one.against}", str(one.count), one.source.cite()) for one in shown]
    return telling.listed(
        exchange, Intent.INDICATOR, body, f"How many are {light.value}", facts, board=held[0].board.name
    )


def sums(told: Sequence[RagCount]) -> str:
    """Add the tables up, unless one of them already counts the others."""
    total: dict[bool, int] = {}
    names: dict[bool, str] = {}
    for one in told:
        total[is_before(one)] = total.get(is_before(one), 0) + one.count
        names.setdefault(is_before(one), one.against)
    if len({one.table for one in told}) > 1 and any(_is_whole(one.table) for one in told):
        return "table by table"
    return " and ".join(f"{count} against {names[before]}" for before, count in total.items())


def is_before(one: RagCount) -> bool:
    """Tell a count against the year before from one against the target."""
    return "target" not in one.against.lower()


def _is_whole(table: str) -> bool:
    return not {"overall", "total", "all", "summary"}.isdisjoint(table.lower().split())


def _marked(exchange: Exchange, light: Rag, rows: Sequence[One[Indicator]]) -> Said:
    found = [one for one in rows if light in {rag for _, rag in figures.lights(one.value)}]
    if not found:
        body = f"The papers mark none of the {len(rows)} indicators {light.value}."
        return telling.say(exchange, Intent.INDICATOR, Message(body, sources=(_place(rows[0]),)))
    body = f"The papers mark {wording.count(len(found), 'indicator')} {light.value}."
    facts = [figures.fact(one.value) for one in found]
    return telling.listed(exchange, Intent.INDICATOR, body, f"Marked {light.value}", facts, board=rows[0].board)


def _how_many(found: Sequence[Meant], what: str = "indicator") -> str:
    if not found:
        return f"no {what} is"
    return f"{wording.count(len(found), what)} {'is' if len(found) == 1 else 'are'}"


async def _counts(exchange: Exchange, edition: Edition) -> list[RagCount]:
    held = await telling.papers_of(exchange, RagCount)
    return [kept.value for papers in held if papers.meeting_id == edition.meeting for kept in papers.entries]


def _against(exchange: Exchange) -> bool | None:
    if exchange.lows & _TARGET:
        return False
    return True if exchange.lows & _BEFORE else None


def _place(one: Meant) -> str:
    return dataclasses.replace(one.value.source, paragraph=None).cite()


def _listed(exchange: Exchange, body: str, title: str, found: Sequence[Meant], edition: Edition) -> Said:
    facts = [figures.fact(one.value) for one in found]
    if not facts:
        message = Message(body, sources=(_place(edition.every[0]),))
        return telling.say(exchange, Intent.INDICATOR, message)
    return telling.listed(exchange, Intent.INDICATOR, body, title, facts, board=edition.board)
