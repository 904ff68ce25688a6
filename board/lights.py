"""Which indicators are red where a paper prints no light beside them: by its own key, its figures and its own counts.

Whether more is better is never guessed: it stands in the paper (``Target ≥ 80%``, ``<44 cases``), or the paper's own
count of each light leaves only one way in which its rows can be lit. What stays open has no light.
"""

import enum
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from board import lexis
from board.packs.entries import Indicator, Rag, RagCount, Tile

_NEAR = re.compile(r"within (\d+(?:\.\d+)?) ?% of (?:the |its )?target", re.IGNORECASE)
_MORE = re.compile(r"(?:≥|>=|>|\bat least\b|\bminimum\b|\bno fewer than\b)\s*£?\d|\bor more\b", re.IGNORECASE)
_LESS = re.compile(
    r"(?:≤|<=|<|\bat most\b|\bno more than\b|\bmaximum\b|\bfewer than\b|\bless than\b)\s*£?\d"
    r"|\bor (?:less|fewer)\b|^zero\b",
    re.IGNORECASE,
)
_MINUS = "\u2212\u2013"  # as printed: the sign, and the dash that is set for it
_NUMBER = re.compile(rf"[-+{_MINUS}]?\s?£?\d[\d,]*(?:\.\d+)?")
_LEADS = re.compile(r"^[^A-Za-z]*(?=[A-Za-z])|^zero\b", re.IGNORECASE)
_MOST_OPEN = 12  # rows that may be lit either way and are still tried in every mixture


class Way(enum.StrEnum):
    """Which way a figure should go, as the paper says it."""

    MORE = "more"
    LESS = "less"


def near(texts: Iterable[str]) -> tuple[float, str] | None:
    """Read the key: how many per cent from its target a figure is still nearly there; with the key's own words."""
    return next(((float(found[1]), found[0]) for text in texts if (found := _NEAR.search(text))), None)


def way(one: Indicator | Tile, tiles: Sequence[Tile] = ()) -> Way | None:
    """Tell which way a figure should go: by its target's sign, its name's (``≥80% of …``), or that of its headline."""
    if isinstance(one, Tile):
        return _signed(one.compared or "") if "target" in (one.compared or "").lower() else None
    target = one.target
    if found := _signed(f"{target.against} {target.value or ''}" if target else "") or _signed(_lead(one.name)):
        return found
    twins = {said for tile in tiles if is_twin(one, tile) and (said := way(tile))}
    return twins.pop() if len(twins) == 1 else None


def is_twin(one: Indicator, tile: Tile) -> bool:
    """Tell a headline figure that is a row's: the same figure under a name of mostly the same words."""
    if number(one.actual) is None or number(one.actual) != number(tile.value):
        return False
    own, other = (frozenset(lexis.stems(name)) for name in (one.name, tile.name))
    return len(own & other) * 2 >= min(len(own), len(other))


def number(written: str | None) -> float | None:
    """Read the one number of a figure as written; None where there is none, or are several."""
    found = _NUMBER.findall(written or "")
    if len(found) != 1:
        return None
    plain = re.sub(f"[{_MINUS}]", "-", re.sub(r"[,£\s]", "", found[0]))
    return float(plain)


def target_of(one: Indicator | Tile) -> float | None:
    """Give the number of a target; None where none is printed, or only the noughts of an empty cell."""
    if isinstance(one, Tile):
        return number(one.compared) if "target" in (one.compared or "").lower() else None
    if one.target is None or (target := number(one.target.value)) is None:
        return None
    empty = target == 0 and number(one.target.change) in {0, None} and number(one.actual) != 0
    return None if empty else target


def met(one: Indicator | Tile, tiles: Sequence[Tile] = ()) -> bool | None:
    """Tell whether a figure meets its target; None where the paper does not say which way it should go."""
    actual, target = number(one.actual if isinstance(one, Indicator) else one.value), target_of(one)
    if actual is None or target is None:
        return None
    if actual == target:
        return True
    return _is_met(actual, target, said) if (said := way(one, tiles)) else None


def derived(
    rows: Sequence[Indicator], tiles: Sequence[Tile], counts: Sequence[RagCount], within: float
) -> list[Rag | None]:
    """Give the light of every row of one table against its target, None where it stays open.

    ``counts`` are those that the paper prints for this table against the target.
    """
    ways = [way(row, tiles) for row in rows]
    options = [_options(row, said, within) for row, said in zip(rows, ways, strict=True)]
    counted = Counter({one.rag: one.count for one in counts if one.rag is not Rag.NONE})
    lit = [one for one in options if one]
    if not counted or sum(counted.values()) != len(lit) or sum(len(one) > 1 for one in lit) > _MOST_OPEN:
        return [one[0] if len(one) == 1 else None for one in options]
    fitting = [mixture for mixture in itertools.product(*lit) if Counter(mixture) == +counted]
    if not fitting:
        return [one[0] if len(one) == 1 else None for one in options]
    sure = iter([each[0] if len(set(each)) == 1 else None for each in zip(*fitting, strict=True)])
    return [next(sure) if one else None for one in options]


def _options(row: Indicator, said: Way | None, within: float) -> tuple[Rag, ...]:
    """Give the lights that a row may have: one where everything is printed, none where it has no target."""
    actual, target = number(row.actual), target_of(row)
    if actual is None or target is None:
        return ()
    if actual == target:
        return (Rag.GREEN,)
    missed = _missed(row, actual, target, within)
    if said is None:
        return (Rag.GREEN, *missed)
    return (Rag.GREEN,) if _is_met(actual, target, said) else missed


def _missed(row: Indicator, actual: float, target: float, within: float) -> tuple[Rag, ...]:
    printed = number(row.target.percent) if row.target else None
    if printed is None and not target:
        return (Rag.AMBER, Rag.RED)  # no per cent of nought
    off = abs(printed) if printed is not None else abs(actual - target) / abs(target) * 100
    return (Rag.AMBER,) if off <= within else (Rag.RED,)


def _is_met(actual: float, target: float, said: Way) -> bool:
    return actual >= target if said is Way.MORE else actual <= target


def _signed(text: str) -> Way | None:
    more, less = _MORE.search(text), _LESS.search(text)
    if bool(more) == bool(less):
        return None
    return Way.MORE if more else Way.LESS


def _lead(name: str) -> str:
    """Give the target that a name begins with: ``≥85% of``, ``<44 cases``, ``Zero cases``, ``Care - ≥90%``."""
    signed = re.search(r"[≥≤<>]=?\s*\d+%?", name)
    if signed and signed.start() <= len(name) // 2:
        return name[signed.start() :][:12]
    return name if _LEADS.match(name) and name.lower().startswith("zero") else ""
