"""Whom the procedure names: the people to notify, who is in a group, and who is told within which time."""

from collections.abc import Sequence

from board import contents
from board.messages import Fact
from board.packs.entries import Group, Procedure, Table
from dialogs import telling
from dialogs.exchange import Exchange, Said
from dialogs.telling import One
from dialogs.understanding import Intent

GROUP = frozenset({"group", "groups", "team", "member", "members", "part", "sits", "attends"})
_SOON = frozenset({"quickly", "soon", "fast", "long", "within", "when", "hours"})
_WHO = frozenset({"who", "whom", "contact", "who to tell"})


def groups(
    exchange: Exchange, every: Sequence[One[Procedure]], cues: frozenset[str], framing: frozenset[str]
) -> Said | None:
    """List whom the procedure names under one sentence: whom to notify, or who is in a group."""
    stems = {contents.stem(word) for word in cues}
    wants = telling.wanted(exchange, framing | GROUP | {"steering"})
    for one in every:
        found = [group for group in one.value.groups if not stems or stems & contents.forms(group.title)]
        if not stems:
            found = [group for group in found if _names(exchange, group, framing)]
        found = [group for group in found if all(contents.holds([want], _all_of(group)) for want in wants)]
        if len(found) == 1:
            group = found[0]
            facts = [Fact(str(at), entry, None) for at, entry in enumerate(group.entries, 1)]
            body = f"{group.title.rstrip(': ')} ({group.source.cite()}):"
            return telling.listed(exchange, Intent.PROCEDURE, body, "Whom the procedure names", facts)
        if found:
            facts = [Fact(group.title.rstrip(": "), "; ".join(group.entries), group.source.cite()) for group in found]
            return telling.listed(exchange, Intent.PROCEDURE, "The procedure names:", "Whom it names", facts)
    return None


def _names(exchange: Exchange, group: Group, framing: frozenset[str]) -> bool:
    """Tell whether a question about a group names this one: *who is in the operational group?*."""
    if not exchange.lows & {"group", "groups", "team"}:
        return False
    own = contents.terms(exchange.words, framing | GROUP)
    return bool(own) and contents.holds(own, group.title)


def _all_of(group: Group) -> str:
    return " ".join((group.title, *group.entries))


async def timed(exchange: Exchange, framing: frozenset[str]) -> Said | None:
    """List who is told from a table with a column for it, where no sentence lists them."""
    wants = telling.wanted(exchange, framing | _SOON)
    for papers in await telling.papers_of(exchange, Table):
        for kept in papers.entries:
            table = kept.value
            only = [row for row in table.rows if row and wants and contents.holds(wants, row[0])]
            if table.columns and table.columns[0].casefold() in _WHO:
                facts = [Fact(row[0], _beside(table, row)) for row in only or table.rows if row]
                body = f"{table.title.rstrip(':')} ({table.source.cite()}):"
                return telling.listed(exchange, Intent.PROCEDURE, body, "Who is told", facts)
    return None


def _beside(table: Table, row: Sequence[str]) -> str:
    return "; ".join(f"{name}: {cell}" for name, cell in zip(table.columns[1:], row[1:], strict=False) if cell)
