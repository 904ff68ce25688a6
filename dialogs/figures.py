"""How a figure of the papers is said: as it is printed, with what it is compared with, and the lights beside it."""

from board.messages import Fact
from board.packs.entries import Comparison, Indicator, Rag, Tile

Figure = Indicator | Tile


def bare(figure: Figure) -> str:
    """Give the figure alone, as two tables may print it: 16% and 16."""
    said = figure.actual if isinstance(figure, Indicator) else figure.value
    return (said or "").strip(" %")


def sentence(figure: Figure, *, target: bool, before: bool) -> str:
    """Say a figure with what it is compared with; of a question about one of these, that one only."""
    if isinstance(figure, Tile):
        return _tile(figure, target=target and not before)
    period = f" ({figure.period})" if figure.period else ""
    said = f"{figure.actual}{period}." if figure.actual else f"the cell is empty{period}."
    whole = target == before
    if (whole and figure.previous) or before:
        said += f" {_compared(figure.previous, 'the year before')}"
    if (whole and figure.target) or target:
        said += f" {_compared(figure.target, 'a target')}"
    return said + (f" Note: {figure.note}" if figure.note and whole else "")


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
    printed = [("", figure.rag)] if figure.rag else []
    return printed + [(one.against, one.rag) for one in (figure.previous, figure.target) if one and one.rag]


def light_said(figure: Figure) -> str:
    """Say the lights that the paper prints beside a figure, or that none could be read."""
    printed = lights(figure) if isinstance(figure, Indicator) else []
    if not printed:
        return "No light could be read beside it, and I work none out."
    each = (f"{rag.value}{f' against {against}' if against else ''}" for against, rag in printed)
    return f"Its light: {'; '.join(each)}."


def fact(one: Indicator) -> Fact:
    """Say a row of the table in a line, with its place."""
    return Fact(one.name, sentence(one, target=False, before=False), one.source.cite())
