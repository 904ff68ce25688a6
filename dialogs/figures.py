"""How a figure of the papers is said: as it is printed, with what it is compared with, and the lights beside it."""

import re
from collections.abc import Sequence

from board import lights as rules
from board.messages import Fact
from board.packs.entries import Comparison, Indicator, Rag, Tile

Figure = Indicator | Tile

# “Are we hitting the target?”, and the same asked the other way round.
_MEETS = re.compile(
    r"\b(?:meet|meets|met|meeting|hit|hits|hitting|reach\w*|achiev\w*|on (?:target|track|course|plan)|within|"
    r"up to (?:target|standard)|good enough|made|making|make)\b",
    re.IGNORECASE,
)
_MISSES = re.compile(
    r"\b(?:miss|misses|missed|missing|behind|off (?:target|track)|short of|fail\w*|below (?:the |our |its )?target|"
    r"not (?:meet|met|meeting|hit|hitting|reach\w*))\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    r"^\W*(?:(?:and|so|but|well|ok|hi|please|tell me|do you know)\W+)*(?:if |whether )?"
    r"(?:are|is|was|were|have|has|had|did|do|does|isn't|aren't|didn't|haven't)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\b(?:targets?|limit|goal|plan|threshold|ceiling|standard|track|course)\b", re.IGNORECASE)
_WAY = re.compile(
    r"\b(?:up|down|ris\w+|rose|f[ae]ll\w*|increas\w*|decreas\w*|grow\w*|grew|drop\w*|higher|lower|more|fewer|less|"
    r"chang\w*|mov\w+|trend|direction|heading)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(r"\b(?:better|worse|improv\w*|worsen\w*|deteriorat\w*)\b", re.IGNORECASE)


def bare(figure: Figure) -> str:
    """Give the figure alone, as two tables may print it: 16% and 16."""
    said = figure.actual if isinstance(figure, Indicator) else figure.value
    return (said or "").strip(" %")


def printed(figure: Figure) -> str:
    """Give the figure as printed with its period, for a line that sets two beside each other."""
    if isinstance(figure, Tile):
        return figure.value
    return (figure.actual or "an empty cell") + (f" ({figure.period})" if figure.period else "")


def sentence(figure: Figure, *, target: bool, before: bool) -> str:
    """Say a figure with what it is compared with; of a question about one of these, that one only."""
    if isinstance(figure, Tile):
        return _tile(figure, target=target and not before)
    period = f" ({figure.period})" if figure.period else ""
    said = f"{figure.actual}{period}." if figure.actual else f"the cell is empty{period}."
    whole = target == before
    if (whole and figure.previous) or before:
        said += f" {_compared(figure.previous, 'the year before')}"
    if figure.target and _is_blank(figure):
        said += f" The table prints {figure.target.value} as the target."
    elif (whole and figure.target) or target:
        said += f" {_compared(figure.target, 'a target')}"
    return said + (f" Note: {figure.note}" if figure.note and whole else "")


def _is_blank(figure: Indicator) -> bool:
    """Tell noughts in place of a target: none is to be reached, and no difference from it was worked out."""
    if figure.target is None or rules.target_of(figure) is not None:
        return False
    return rules.number(figure.target.value) == 0


def opening(words: str, figure: Figure, *, met: bool | None, tiles: Sequence[Tile] = ()) -> str:
    """Give what a question about one figure is answered with first: yes, no, up, down; '' where the paper says neither.

    ``met`` tells whether the figure meets its target, None where the paper does not say.
    """
    misses = _MISSES.search(words) is not None
    if met is not None and _YES_NO.match(words) and (misses or (_MEETS.search(words) and _TARGET.search(words))):
        return ("Yes" if met is not misses else "No") + ", by the printed figures. "
    change = moved(figure)
    if change is None:
        return ""
    if _BETTER.search(words) and (way := rules.way(figure, tiles)) is not None and change:
        return ("Better" if (change > 0) is (way is rules.Way.MORE) else "Worse") + " than the year before. "
    if _WAY.search(words) or _BETTER.search(words):
        return "Up. " if change > 0 else "Down. " if change < 0 else "Unchanged. "
    return ""


def moved(figure: Figure) -> float | None:
    """Give the difference from the year before, from the two printed figures."""
    if isinstance(figure, Tile):
        before = figure.compared if "target" not in (figure.compared or "target").lower() else None
        now, then = rules.number(figure.value), rules.number((before or "").rpartition("=")[2])
    else:
        now, then = rules.number(figure.actual), rules.number(figure.previous.value if figure.previous else None)
    return None if now is None or then is None else now - then


def _tile(figure: Tile, *, target: bool) -> str:
    """Say a headline figure; asked for a target alone, what is printed of one, and never the figure in its place."""
    if target and "target" not in (figure.compared or "").lower():
        return "No target is printed beside this headline figure."
    if target:
        return f"{figure.compared}."
    return f"{figure.value}" + (f" ({figure.compared})." if figure.compared else ".")


def _compared(one: Comparison | None, what: str) -> str:
    if one is None or one.value is None:
        return f"The paper prints no figure for {what}."
    change = ", ".join(part for part in (one.change, one.percent) if part)
    return f"{one.against}: {one.value}" + (f" (difference {change})." if change else ".")


def lights(figure: Indicator) -> list[tuple[str, Rag]]:
    """Give the lights that the paper prints beside a row, and against what each is."""
    beside = [("", figure.rag)] if figure.rag else []
    return beside + [(one.against, one.rag) for one in (figure.previous, figure.target) if one and one.rag]


def light_said(figure: Figure) -> str:
    """Say the lights that the paper prints beside a figure, or that none could be read."""
    beside = lights(figure) if isinstance(figure, Indicator) else []
    if not beside:
        return "No light could be read beside it, and I work none out."
    each = (f"{rag.value}{f' against {against}' if against else ''}" for against, rag in beside)
    return f"Its light: {'; '.join(each)}."


def fact(one: Figure) -> Fact:
    """Say a figure in a line, with its place."""
    return Fact(one.name, sentence(one, target=False, before=False), one.source.cite())
